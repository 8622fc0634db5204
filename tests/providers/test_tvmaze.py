"""TVmaze: what it is asked, and what is made of its answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
import time_machine
from hypothesis import given

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.provider import Ask, Candidate, Child, PictureOffer, Place, Record, Wanted
from metarr_desktop.domain.values import Credit, Rating
from metarr_desktop.providers.tvmaze import SPEC, TvMaze
from tests.providers.recorded import by_name
from tests.providers.shapes import Told, assert_candidate_sound, assert_sound, damaged
from tests.providers.specified import operation_for, operations, specification
from tests.replay import Replay, Reply, a_service, replaying

ASK = Ask()
OWN = ExternalId("tvmaze", "4711")


def _picture(name: str) -> dict[str, str]:
    return {"medium": f"http://static.example/medium/{name}.jpg", "original": f"http://static.example/{name}.jpg"}


SHOW: dict[str, Any] = {
    "id": 4711,
    "name": "Harbour Lights",
    "type": "Scripted",
    "language": "Japanese",
    "genres": ["Drama", "Mystery", "Drama"],
    "status": "Ended",
    "runtime": None,
    "averageRuntime": 43,
    "premiered": "2011-03-04",
    "ended": "2013-05-17",
    "rating": {"average": 8.1},
    "weight": 77,
    "network": {"id": 1, "name": "Channel Nine", "country": {"name": "Japan", "code": "JP"}},
    "webChannel": None,
    "externals": {"tvrage": None, "thetvdb": 998877, "imdb": "tt7654321"},
    "image": _picture("show"),
    "summary": "<p>Lights go out in <b>a harbour</b> &amp; nobody asks.</p><p>Almost nobody.</p>",
    "_embedded": {
        "episodeswithspecials": [
            {
                "id": 1,
                "name": "Low Tide",
                "season": 1,
                "number": 1,
                "airdate": "2011-03-04",
                "runtime": 45,
                "rating": {"average": 7.5},
                "image": _picture("low-tide"),
                "summary": "<p>It begins.</p>",
            },
            {"id": 2, "name": "Second Look Back", "season": 2, "number": None, "airdate": "2012-12-24"},
            {"id": 3, "name": "Look Back", "season": 1, "number": None, "airdate": "2011-12-24"},
            {
                "id": 4,
                "name": "High Tide",
                "season": 2,
                "number": 1,
                "airdate": "2012-03-04",
                "rating": {"average": None},
            },
        ],
        "seasons": [
            {"id": 11, "number": 1, "name": "", "premiereDate": "2011-03-04", "image": _picture("s1"), "summary": None},
            {
                "id": 12,
                "number": 2,
                "name": "The Return",
                "premiereDate": None,
                "image": None,
                "summary": "<p>Again.</p>",
            },
        ],
        "cast": [
            {
                "person": {"id": 5, "name": "Mika Arai", "image": _picture("mika")},
                "character": {"id": 6, "name": "Keeper"},
                "self": False,
            },
            {"person": {"id": 7, "name": "Old Host", "image": None}, "character": {"name": "Old Host"}, "self": True},
        ],
        "crew": [
            {"type": "Creator", "person": {"id": 8, "name": "Ada Stone"}},
            {"type": "Executive Producer", "person": {"id": 9, "name": "Ben Rook"}},
            {"type": "Gaffer", "person": {"id": 10, "name": "Cy Light"}},
        ],
        "akas": [{"name": "Minato no Hi", "country": {"name": "Japan"}}, {"name": "Hafenlichter", "country": None}],
        "images": [
            {
                "type": "poster",
                "main": False,
                "resolutions": {"original": {"url": "http://static.example/p2.jpg", "width": 680, "height": 1000}},
            },
            {
                "type": "poster",
                "main": True,
                "resolutions": {
                    "original": {"url": "http://static.example/show.jpg", "width": 1000, "height": 1500},
                    "medium": {"url": "http://static.example/medium/show.jpg", "width": 210, "height": 295},
                },
            },
            {"type": "background", "main": False, "resolutions": {"original": {"url": "https://static.example/b.jpg"}}},
            {"type": "typography", "main": False, "resolutions": {"original": {"url": "https://static.example/t.png"}}},
            {"type": None, "main": False, "resolutions": {"original": {"url": "https://static.example/x.jpg"}}},
        ],
    },
}


@pytest.fixture
def replay() -> Iterator[Replay]:
    with replaying() as replay:
        yield replay


@pytest.fixture
def tvmaze(replay: Replay) -> Iterator[TvMaze]:
    with a_service(SPEC, replay) as web:
        yield TvMaze(web, {})


def _fetched(tvmaze: TvMaze, replay: Replay, show: Any = SHOW) -> Record:
    replay.tell("/shows/4711", show)
    record = tvmaze.fetch(Kind.SERIES, [OWN], ASK)
    assert record is not None
    return record


def _child(record: Record, season: int, episode: int | None = None) -> Child:
    return next(one for one in record.children if one.place == Place(season=season, episode=episode))


def test_everything_of_a_show_is_one_request(tvmaze: TvMaze, replay: Replay) -> None:
    _fetched(tvmaze, replay)
    assert replay.paths == ["/shows/4711"]


def test_what_belongs_to_a_show_is_asked_for_with_it() -> None:
    asked: list[Any] = []

    class Listens(Told):
        def get(self, path: str, params: Any = None, **more: Any) -> Any:
            asked.append((path, params))
            return SHOW

    TvMaze(Listens(lambda path, query: SHOW), {}).fetch(Kind.SERIES, [OWN], ASK)
    embedded = ("episodeswithspecials", "seasons", "cast", "crew", "akas", "images")
    assert asked == [("shows/4711", {"embed[]": embedded})]


def test_resolving_an_own_id_and_then_fetching_asks_once(tvmaze: TvMaze, replay: Replay) -> None:
    replay.tell("/shows/4711", SHOW)
    found = tvmaze.resolve(Kind.SERIES, OWN, ASK)
    assert found is not None
    assert (found.episode_count, found.season_count) == (2, 2)
    tvmaze.fetch(Kind.SERIES, [OWN], ASK)
    assert replay.paths == ["/shows/4711"]


def test_a_search_asks_by_title_alone(tvmaze: TvMaze, replay: Replay) -> None:
    bare = {name: value for name, value in SHOW.items() if name != "_embedded"}
    replay.tell("/search/shows", [{"score": 0.9, "show": bare}, {"score": 0.1, "show": {"id": 5, "name": "Harbour"}}])
    found = tvmaze.search(Wanted(Kind.SERIES, "Harbour Lights", 2011, titles=("Hafenlichter",)), ASK)
    assert [(one.path, one.query) for one in replay.asked] == [("/search/shows", {"q": "Harbour Lights"})]
    assert found[0] == Candidate(
        provider="tvmaze",
        kind=Kind.SERIES,
        title="Harbour Lights",
        ids=(OWN, ExternalId("tvdb", "998877"), ExternalId("imdb", "tt7654321")),
        year=2011,
        runtime_min=43,
        countries=("Japan",),
        language="ja",
        overview="Lights go out in a harbour & nobody asks.\nAlmost nobody.",
        note="Channel Nine",
        picture_url="https://static.example/medium/show.jpg",
        popularity=77,
    )
    assert [one.title for one in found] == ["Harbour Lights", "Harbour"]


def test_other_titles_are_searched_only_where_the_first_finds_nothing(tvmaze: TvMaze, replay: Replay) -> None:
    replay.tell("/search/shows", [])
    replay.tell("/search/shows", [{"show": SHOW}], q="Hafenlichter")
    found = tvmaze.search(Wanted(Kind.SERIES, "Unheard Of", titles=("Hafenlichter", "Third")), ASK)
    assert [one.ids[0] for one in found] == [OWN]
    assert [one.query["q"] for one in replay.asked] == ["Unheard Of", "Hafenlichter"]


@pytest.mark.parametrize(("scheme", "value", "member"), [("tvdb", "998877", "thetvdb"), ("imdb", "tt7654321", "imdb")])
def test_a_foreign_id_is_looked_up_where_it_sends_us_on(
    tvmaze: TvMaze, replay: Replay, scheme: str, value: str, member: str
) -> None:
    replay.answer("/lookup/shows", Reply(301, b"", {"Location": f"{replay.url}/shows/4711"}), **{member: value})
    replay.tell("/shows/4711", SHOW)
    found = tvmaze.resolve(Kind.SERIES, ExternalId(scheme, value), ASK)
    assert found is not None
    assert found.ids[0] == OWN
    record = tvmaze.fetch(Kind.SERIES, [ExternalId(scheme, value)], ASK)
    assert record is not None
    assert replay.asked[0].query == {member: value}
    assert replay.paths == ["/lookup/shows", "/shows/4711", "/shows/4711"]


def test_an_unknown_id_is_nothing(tvmaze: TvMaze, replay: Replay) -> None:
    assert tvmaze.resolve(Kind.SERIES, OWN, ASK) is None
    assert tvmaze.fetch(Kind.SERIES, [OWN, ExternalId("imdb", "tt7654321")], ASK) is None


@pytest.mark.parametrize("value", ["../people/1", "1?x=2", "", "12a"])
def test_an_id_that_is_no_number_is_not_asked_for(tvmaze: TvMaze, replay: Replay, value: str) -> None:
    assert tvmaze.fetch(Kind.SERIES, [ExternalId("tvmaze", value), ExternalId("imdb", value)], ASK) is None
    assert replay.asked == []


def test_films_are_none_of_its_business(tvmaze: TvMaze, replay: Replay) -> None:
    assert tvmaze.search(Wanted(Kind.MOVIE, "Harbour Lights"), ASK) == ()
    assert tvmaze.resolve(Kind.MOVIE, OWN, ASK) is None
    assert replay.asked == []


def test_a_show_in_the_words_of_our_fields(tvmaze: TvMaze, replay: Replay) -> None:
    record = _fetched(tvmaze, replay)
    assert record.values == {
        "title": "Harbour Lights",
        "alternative_titles": ("Minato no Hi", "Hafenlichter"),
        "plot": "Lights go out in a harbour & nobody asks.\nAlmost nobody.",
        "year": 2011,
        "premiered": "2011-03-04",
        "end_date": "2013-05-17",
        "runtime": 43,
        "series_status": "Ended",
        "show_type": "Scripted",
        "original_language": "ja",
        "countries": ("Japan",),
        "genres": ("Drama", "Mystery"),
        "networks": ("Channel Nine",),
        "ratings": (Rating("tvmaze", 8.1, 10.0),),
        "cast": (
            Credit("Mika Arai", "Keeper", "https://static.example/mika.jpg", (("tvmaze", "5"),)),
            Credit("Old Host", "Self", "", (("tvmaze", "7"),)),
        ),
        "writers": (Credit("Ada Stone", "Creator", "", (("tvmaze", "8"),)),),
        "producers": (Credit("Ben Rook", "Executive Producer", "", (("tvmaze", "9"),)),),
    }
    assert record.texts == {"plot": {"en": record.values["plot"]}}
    assert record.ended is True
    assert_sound(record, SPEC)


@pytest.mark.parametrize(
    ("status", "word", "ended"),
    [
        ("Running", "Continuing", False),
        ("To Be Determined", "Continuing", False),
        ("In Development", "Upcoming", False),
        ("Ended", "Ended", True),
        (None, None, None),
    ],
)
def test_its_status_in_kodis_words(
    tvmaze: TvMaze, replay: Replay, status: str | None, word: str | None, ended: bool | None
) -> None:
    record = _fetched(tvmaze, replay, {**SHOW, "status": status})
    assert record.values.get("series_status") == word
    assert record.ended is ended


def test_pictures_by_their_sort_the_main_one_first(tvmaze: TvMaze, replay: Replay) -> None:
    record = _fetched(tvmaze, replay)
    assert record.pictures == (
        PictureOffer(
            "poster", "https://static.example/show.jpg", "https://static.example/medium/show.jpg", None, 1000, 1500
        ),
        PictureOffer("poster", "https://static.example/p2.jpg", "", None, 680, 1000),
        PictureOffer("fanart", "https://static.example/b.jpg", "", ""),
        PictureOffer("clearlogo", "https://static.example/t.png", "", None),
    )


def test_the_picture_of_the_page_is_offered_where_the_list_lacks_it(tvmaze: TvMaze, replay: Replay) -> None:
    record = _fetched(tvmaze, replay, {**SHOW, "_embedded": {}})
    assert record.pictures == (
        PictureOffer("poster", "https://static.example/show.jpg", "https://static.example/medium/show.jpg"),
    )


def test_a_size_that_no_picture_can_have_is_not_known(tvmaze: TvMaze, replay: Replay) -> None:
    upload = {"url": "https://static.example/b.jpg", "width": -1, "height": 0}
    images = [{"type": "background", "main": False, "resolutions": {"original": upload}}]
    record = _fetched(tvmaze, replay, {**SHOW, "image": None, "_embedded": {"images": images}})
    assert record.pictures == (PictureOffer("fanart", "https://static.example/b.jpg", "", ""),)


def test_seasons_and_episodes(tvmaze: TvMaze, replay: Replay) -> None:
    record = _fetched(tvmaze, replay)
    assert _child(record, 1) == Child(
        Kind.SEASON,
        Place(season=1),
        (ExternalId("tvmaze", "11"),),
        {"year": 2011, "premiered": "2011-03-04"},
        {},
        (PictureOffer("poster", "https://static.example/s1.jpg", "https://static.example/medium/s1.jpg"),),
    )
    assert _child(record, 2).values == {"title": "The Return", "plot": "Again."}
    assert _child(record, 1, 1) == Child(
        Kind.EPISODE,
        Place(season=1, episode=1),
        (ExternalId("tvmaze", "1"),),
        {
            "title": "Low Tide",
            "plot": "It begins.",
            "aired": "2011-03-04",
            "runtime": 45,
            "ratings": (Rating("tvmaze", 7.5, 10.0),),
        },
        {"plot": {"en": "It begins."}},
        (PictureOffer("thumb", "https://static.example/low-tide.jpg", "https://static.example/medium/low-tide.jpg"),),
    )
    assert _child(record, 2, 1).values == {"title": "High Tide", "aired": "2012-03-04"}


def test_specials_are_season_0_in_the_order_of_their_dates(tvmaze: TvMaze, replay: Replay) -> None:
    record = _fetched(tvmaze, replay)
    assert _child(record, 0, 1).values["title"] == "Look Back"
    assert _child(record, 0, 2).values["title"] == "Second Look Back"


@pytest.mark.parametrize(
    ("hours", "query"), [(5, {"since": "day"}), (50, {"since": "week"}), (400, {"since": "month"}), (2000, {})]
)
def test_changes_are_asked_for_no_further_back_than_needed(
    tvmaze: TvMaze, replay: Replay, hours: int, query: dict[str, str]
) -> None:
    now = 1_780_000_000
    replay.tell("/updates/shows", {"81": now - hours * 3600 - 10, "240": now - hours * 3600 + 10, "x": now, "7": None})
    with time_machine.travel(now, tick=False):
        changed = tvmaze.changed_since(now - hours * 3600, ASK)
    assert changed == {ExternalId("tvmaze", "240")}
    assert replay.asked[0].query == query


def test_the_test_asks_for_one_show(tvmaze: TvMaze, replay: Replay) -> None:
    replay.tell("/shows/1", {"id": 1, "name": "First"})
    tvmaze.test(ASK)
    assert replay.paths == ["/shows/1"]


@given(damaged(SHOW))
def test_whatever_it_sends_a_record_is_sound(show: Any) -> None:
    tvmaze = TvMaze(Told(lambda path, query: [{"show": show}] if path.startswith("search") else show), {})
    try:
        assert_sound(tvmaze.fetch(Kind.SERIES, [OWN], ASK), SPEC)
        assert_candidate_sound(tvmaze.resolve(Kind.SERIES, OWN, ASK), SPEC)
        for one in tvmaze.search(Wanted(Kind.SERIES, "Harbour Lights"), ASK):
            assert_candidate_sound(one, SPEC)
    except BadInput:
        pass


# --- recorded answers ---------------------------------------------------------------------------------------------


def test_recorded_shows_are_read(tvmaze: TvMaze, replay: Replay) -> None:
    shows = [one for one in by_name("tvmaze").values() if isinstance(one.data, dict) and "premiered" in one.data]
    assert len(shows) > 8
    for one in shows:
        id = str(one.data["id"])
        replay.tell(f"/shows/{id}", one.data)
        record = tvmaze.fetch(Kind.SERIES, [ExternalId("tvmaze", id)], Ask(is_fresh=True))
        assert_sound(record, SPEC)
        assert record is not None
        assert record.values["title"] == one.data["name"]
        assert len(record.children) == len(one.data.get("_embedded", {}).get("seasons", ()))


def test_the_recorded_parts_of_a_show_are_read_together(tvmaze: TvMaze, replay: Replay) -> None:
    held = by_name("tvmaze")
    parts = {
        "episodeswithspecials": held["catalogue_get-show-episodes"].data,
        "seasons": held["catalogue_get-show-seasons"].data,
        "cast": held["catalogue_get-show-cast"].data,
    }
    show = {**held["catalogue_get-show"].data, "_embedded": parts}
    replay.tell("/shows/1", show)
    record = tvmaze.fetch(Kind.SERIES, [ExternalId("tvmaze", "1")], ASK)
    assert_sound(record, SPEC)
    assert record is not None
    assert _child(record, 1, 2).values["title"] == "The Fire"
    assert [one.name for one in record.values["cast"]] == ["Mike Vogel", "Rachelle Lefevre"]  # type: ignore[union-attr]


def test_a_recorded_search_and_recorded_changes_are_read(tvmaze: TvMaze, replay: Replay) -> None:
    held = by_name("tvmaze")
    held["catalogue_search-shows"].serve(replay, "/search/shows")
    found = tvmaze.search(Wanted(Kind.SERIES, "girls"), ASK)
    assert [(one.title, one.year) for one in found] == [("Girls", 2012), ("GIRLS", 2018)]
    held["catalogue_get-show-updates"].serve(replay, "/updates/shows")
    assert len(tvmaze.changed_since(0, ASK)) == 5


def test_a_recorded_lookup_without_a_match_is_nothing(tvmaze: TvMaze, replay: Replay) -> None:
    by_name("tvmaze")["lookup_shows_thetvdb__404"].serve(replay, "/lookup/shows")
    assert tvmaze.resolve(Kind.SERIES, ExternalId("tvdb", "999999999"), ASK) is None


def test_what_is_asked_stands_in_the_specification(tvmaze: TvMaze, replay: Replay) -> None:
    described = operations(specification("tvmaze-public-openapi.yml"))
    replay.when(lambda asked: None)
    replay.tell("/search/shows", [])
    replay.tell("/updates/shows", {})
    tvmaze.search(Wanted(Kind.SERIES, "x"), ASK)
    for scheme, value in (("tvmaze", "1"), ("tvdb", "1"), ("imdb", "tt0000001")):
        tvmaze.resolve(Kind.SERIES, ExternalId(scheme, value), ASK)
    tvmaze.changed_since(0, ASK)
    assert len(replay.asked) == 5
    for one in replay.asked:
        operation = operation_for(urlsplit(one.path).path, described)
        for name in one.query:
            assert f"name: {name.removesuffix('[]')}\n" in operation
