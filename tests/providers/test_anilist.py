"""AniList: what it is asked, and what is made of its answers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.provider import Ask, Candidate, PictureOffer, Rate, Record, Wanted
from metarr_desktop.domain.values import Credit, Rating
from metarr_desktop.providers.anilist import SPEC, AniList
from tests.providers.recorded import by_name
from tests.providers.shapes import Told, assert_candidate_sound, assert_sound, damaged
from tests.providers.specified import specification
from tests.replay import Replay, a_service, replaying

ASK = Ask(languages=("en",))
OWN = ExternalId("anilist", "4711")

MEDIA: dict[str, Any] = {
    "id": 4711,
    "idMal": 1174,
    "format": "TV",
    "status": "FINISHED",
    "episodes": 13,
    "duration": 24,
    "countryOfOrigin": "JP",
    "synonyms": ["The Lights", "Harbour Lights"],
    "popularity": 5150,
    "title": {"romaji": "Minato no Hi", "english": "Harbour Lights", "native": "港の灯"},
    "startDate": {"year": 2011, "month": 4, "day": None},
    "endDate": {"year": 2011, "month": 6, "day": 24},
    "description": "Lights go out &amp; <i>nobody</i> asks.<br><br>\n~!The keeper did it.!~(Source: Nobody)",
    "coverImage": {
        "extraLarge": "https://s4.example/large.jpg",
        "large": "https://s4.example/medium.jpg",
        "medium": "https://s4.example/small.jpg",
    },
    "bannerImage": "https://s4.example/banner.jpg",
    "averageScore": 81,
    "genres": ["Drama", "Mystery"],
    "tags": [
        {"name": "Lighthouse", "rank": 70, "isGeneralSpoiler": False, "isMediaSpoiler": False, "isAdult": False},
        {"name": "Seaside", "rank": 90, "isGeneralSpoiler": False, "isMediaSpoiler": False, "isAdult": False},
        {"name": "Twist", "rank": 95, "isGeneralSpoiler": False, "isMediaSpoiler": True, "isAdult": False},
    ],
    "studios": {
        "edges": [
            {"isMain": True, "node": {"name": "Rook Animation"}},
            {"isMain": False, "node": {"name": "Stone Publishing"}},
        ]
    },
    "trailer": {"id": "abcdef12345", "site": "youtube"},
    "characters": {
        "edges": [
            {
                "node": {"name": {"full": "Keeper"}},
                "voiceActors": [
                    {"id": 5, "name": {"full": "Mika Arai"}, "image": {"large": "https://s4.example/5.jpg"}}
                ],
            },
            {"node": {"name": {"full": "Silent Boy"}}, "voiceActors": []},
        ]
    },
    "staff": {
        "edges": [
            {"role": "Director", "node": {"id": 6, "name": {"full": "Ada Stone"}}},
            {"role": "Script (eps 1-4)", "node": {"id": 7, "name": {"full": "Ben Rook"}}},
            {"role": "Music", "node": {"id": 8, "name": {"full": "Cy Light"}}},
            {"role": "Key Animation (ep 3)", "node": {"id": 9, "name": {"full": "Di Low"}}},
        ]
    },
}


@pytest.fixture
def replay() -> Iterator[Replay]:
    with replaying() as replay:
        yield replay


@pytest.fixture
def anilist(replay: Replay) -> Iterator[AniList]:
    with a_service(SPEC, replay) as web:
        yield AniList(web, {})


def _tell(replay: Replay, data: Any, path: str = "/") -> None:
    replay.tell(path, {"data": data}, method="POST")


def _fetched(anilist: AniList, replay: Replay, media: Any = MEDIA, kind: Kind = Kind.SERIES) -> Record:
    _tell(replay, {"Media": media})
    record = anilist.fetch(kind, [OWN], ASK)
    assert record is not None
    return record


def _variables(replay: Replay) -> list[dict[str, Any]]:
    return [one.body["variables"] for one in replay.asked]


def test_it_is_asked_at_most_thirty_times_a_minute() -> None:
    assert SPEC.rate == Rate(30, 60.0)


def test_a_search_asks_by_title_and_year(anilist: AniList, replay: Replay) -> None:
    _tell(replay, {"Page": {"media": [MEDIA]}})
    found = anilist.search(Wanted(Kind.SERIES, "Harbour Lights", 2011), ASK)
    assert found == [
        Candidate(
            provider="anilist",
            kind=Kind.SERIES,
            title="Harbour Lights",
            ids=(OWN, ExternalId("mal", "1174")),
            year=2011,
            original_title="港の灯",
            titles=("Minato no Hi", "港の灯", "The Lights"),
            runtime_min=24,
            countries=("Japan",),
            language="ja",
            overview="Lights go out & nobody asks.\n(Source: Nobody)",
            note="TV",
            picture_url="https://s4.example/medium.jpg",
            popularity=5150,
            episode_count=13,
        )
    ]
    assert _variables(replay) == [
        {
            "search": "Harbour Lights",
            "formats": ["TV", "TV_SHORT", "ONA", "OVA", "SPECIAL"],
            "after": 20109999,
            "before": 20120000,
        }
    ]


def test_a_search_that_finds_nothing_drops_the_year_and_then_tries_other_titles(
    anilist: AniList, replay: Replay
) -> None:
    _tell(replay, {"Page": {"media": []}})
    assert anilist.search(Wanted(Kind.MOVIE, "Lights", 2011, titles=("Minato",)), ASK) == ()
    assert [(one["search"], "after" in one, one["formats"]) for one in _variables(replay)] == [
        ("Lights", True, ["MOVIE"]),
        ("Lights", False, ["MOVIE"]),
        ("Minato", True, ["MOVIE"]),
        ("Minato", False, ["MOVIE"]),
    ]


@pytest.mark.parametrize(("id", "variables"), [(OWN, {"id": 4711}), (ExternalId("mal", "1174"), {"mal": 1174})])
def test_resolving_an_id_and_then_fetching_asks_once(
    anilist: AniList, replay: Replay, id: ExternalId, variables: dict[str, int]
) -> None:
    _tell(replay, {"Media": MEDIA})
    found = anilist.resolve(Kind.SERIES, id, ASK)
    assert found is not None
    assert found.ids == (OWN, ExternalId("mal", "1174"))
    assert anilist.fetch(Kind.SERIES, [id], ASK) is not None
    assert _variables(replay) == [variables]


def test_its_own_id_is_asked_by_before_that_of_mal(anilist: AniList, replay: Replay) -> None:
    _tell(replay, {"Media": MEDIA})
    anilist.fetch(Kind.SERIES, [ExternalId("mal", "1174"), OWN], ASK)
    assert _variables(replay) == [{"id": 4711}]


def test_an_unknown_id_is_nothing(anilist: AniList, replay: Replay) -> None:
    replay.tell("/", {"errors": [{"message": "Not Found.", "status": 404}], "data": {"Media": None}}, status=404)
    assert anilist.resolve(Kind.SERIES, OWN, ASK) is None
    assert anilist.fetch(Kind.SERIES, [OWN], ASK) is None


@pytest.mark.parametrize("value", ["", "x", "1}", "-1", "9" * 30])
def test_an_id_that_is_no_number_is_not_asked_for(anilist: AniList, replay: Replay, value: str) -> None:
    assert anilist.fetch(Kind.SERIES, [ExternalId("anilist", value), ExternalId("tvdb", "1")], ASK) is None
    assert replay.asked == []


@pytest.mark.parametrize(
    ("form", "kind", "is_known"),
    [
        ("TV", Kind.SERIES, True),
        ("TV", Kind.MOVIE, False),
        ("MOVIE", Kind.MOVIE, True),
        ("MOVIE", Kind.SERIES, False),
        ("OVA", Kind.MOVIE, True),
        ("OVA", Kind.SERIES, True),
    ],
)
def test_an_entry_of_the_other_kind_is_unknown(
    anilist: AniList, replay: Replay, form: str, kind: Kind, is_known: bool
) -> None:
    _tell(replay, {"Media": {**MEDIA, "format": form}})
    assert (anilist.fetch(kind, [OWN], ASK) is not None) is is_known


def test_a_series_in_the_words_of_our_fields(anilist: AniList, replay: Replay) -> None:
    record = _fetched(anilist, replay)
    assert record.ids == (OWN, ExternalId("mal", "1174"))
    assert record.values == {
        "title": "Harbour Lights",
        "original_title": "港の灯",
        "alternative_titles": ("Minato no Hi", "港の灯", "The Lights"),
        "plot": "Lights go out & nobody asks.\n(Source: Nobody)",
        "year": 2011,
        "premiered": "2011-04",
        "end_date": "2011-06-24",
        "runtime": 24,
        "series_status": "Ended",
        "original_language": "ja",
        "countries": ("Japan",),
        "genres": ("Drama", "Mystery"),
        "keywords": ("Seaside", "Lighthouse"),
        "studios": ("Rook Animation",),
        "trailers": ("https://www.youtube.com/watch?v=abcdef12345",),
        "ratings": (Rating("anilist", 81.0, 100.0),),
        "cast": (Credit("Mika Arai", "Keeper", "https://s4.example/5.jpg", (("anilist", "5"),)),),
        "directors": (Credit("Ada Stone", "", "", (("anilist", "6"),)),),
        "writers": (Credit("Ben Rook", "Script (eps 1-4)", "", (("anilist", "7"),)),),
        "composers": (Credit("Cy Light", "Music", "", (("anilist", "8"),)),),
    }
    assert record.texts == {
        "title": {"en": "Harbour Lights", "ja-Latn": "Minato no Hi", "ja": "港の灯"},
        "plot": {"en": record.values["plot"]},
    }
    assert record.pictures == (
        PictureOffer("poster", "https://s4.example/large.jpg", "https://s4.example/small.jpg"),
        PictureOffer("banner", "https://s4.example/banner.jpg"),
    )
    assert record.ended is True
    assert record.children == ()
    assert_sound(record, SPEC)


def test_a_film_has_nothing_that_only_series_have(anilist: AniList, replay: Replay) -> None:
    record = _fetched(anilist, replay, {**MEDIA, "format": "MOVIE"}, Kind.MOVIE)
    assert record.ended is None
    assert record.values.keys() & {"series_status", "end_date"} == set()
    assert_sound(record, SPEC)


@pytest.mark.parametrize(
    ("languages", "title"),
    [
        (("ja",), "港の灯"),
        (("ja-Latn", "en"), "Minato no Hi"),
        (("de", "en"), "Harbour Lights"),
        (("de",), "Harbour Lights"),
    ],
)
def test_the_title_in_the_best_language(
    anilist: AniList, replay: Replay, languages: tuple[str, ...], title: str
) -> None:
    _tell(replay, {"Media": MEDIA})
    record = anilist.fetch(Kind.SERIES, [OWN], Ask(languages=languages))
    assert record is not None
    assert record.values["title"] == title


def test_it_does_not_tell_what_changed(anilist: AniList, replay: Replay) -> None:
    assert not SPEC.has_changes
    assert anilist.changed_since(0, ASK) is None
    assert replay.asked == []


def test_the_test_asks_for_one_anime(anilist: AniList, replay: Replay) -> None:
    _tell(replay, {"Media": MEDIA})
    anilist.test(ASK)
    assert _variables(replay) == [{"id": 1}]


@given(damaged(MEDIA), damaged({"data": {"Page": {"media": [MEDIA]}, "Media": MEDIA}}))
def test_whatever_it_sends_a_record_is_sound(media: Any, answer: Any) -> None:
    for told in ({"data": {"Media": media, "Page": {"media": [media]}}}, answer):
        anilist = AniList(Told(lambda path, query, told=told: told), {})
        try:
            for kind in (Kind.SERIES, Kind.MOVIE):
                assert_sound(anilist.fetch(kind, [OWN], ASK), SPEC)
                assert_candidate_sound(anilist.resolve(kind, OWN, ASK), SPEC)
                for one in anilist.search(Wanted(kind, "Harbour Lights", 2011), ASK):
                    assert_candidate_sound(one, SPEC)
        except BadInput:
            pass


# --- recorded answers ---------------------------------------------------------------------------------------------


def test_a_recorded_search_is_read(anilist: AniList, replay: Replay) -> None:
    by_name("anilist")["search_page"].serve(replay, "/")
    found = anilist.search(Wanted(Kind.SERIES, "cowboy bebop"), ASK)
    assert [(one.title, one.year, one.ids[0].value) for one in found] == [
        ("Cowboy Bebop", 1998, "1"),
        ("Cowboy Bebop: The Movie", 2001, "5"),
    ]


def test_recorded_entries_are_read(anilist: AniList, replay: Replay) -> None:
    held = by_name("anilist")
    held["media_by_mal_id"].serve(replay, "/")
    record = anilist.fetch(Kind.SERIES, [ExternalId("mal", "20")], ASK)
    assert_sound(record, SPEC)
    assert record is not None
    assert (record.values["title"], record.values["premiered"]) == ("Naruto", "2002-10-03")
    _tell(replay, {"Media": held["catalogue_media"].data})
    assert_sound(anilist.fetch(Kind.SERIES, [ExternalId("anilist", "1")], ASK), SPEC)


def test_recorded_errors(anilist: AniList, replay: Replay) -> None:
    held = by_name("anilist")
    held["not_found__404"].serve(replay, "/")
    assert anilist.fetch(Kind.SERIES, [ExternalId("anilist", "999999999")], ASK) is None
    held["validation_error__400"].serve(replay, "/")
    with pytest.raises(BadInput):
        anilist.fetch(Kind.SERIES, [OWN], ASK)


def test_what_is_asked_stands_in_the_specification(anilist: AniList, replay: Replay) -> None:
    types = {
        one["name"]: one for one in json.loads(specification("anilist-introspection.json"))["data"]["__schema"]["types"]
    }
    _tell(replay, {})
    anilist.search(Wanted(Kind.SERIES, "x", 2011), ASK)
    anilist.fetch(Kind.SERIES, [OWN], ASK)
    assert len(replay.asked) >= 2
    for one in replay.asked:
        words = re.findall(r"[A-Za-z_]+|[(){}:]|\$\w+", one.body["query"])
        start = words.index("{")
        assert _walk(words, start + 1, "Query", types) == len(words)
        declared = re.findall(r"\$(\w+): ", one.body["query"].partition("{")[0])
        assert set(one.body["variables"]) <= set(declared)


def _walk(words: list[str], at: int, type_name: str, types: dict[str, Any]) -> int:
    """Check a selection of fields and their arguments against a type; the place behind its closing brace."""
    fields = {one["name"]: one for one in types[type_name]["fields"]}
    name = ""
    while (word := words[at]) != "}":
        if word == "(":
            close = words.index(")", at)
            arguments = {one["name"] for one in fields[name]["args"]}
            asked = {words[place - 1] for place in range(at, close) if words[place] == ":"}
            assert asked <= arguments, (type_name, name, asked - arguments)
            at = close + 1
        elif word == "{":
            at = _walk(words, at + 1, _named(fields[name]["type"]), types)
        else:
            assert word in fields, f"{type_name}.{word}"
            name, at = word, at + 1
    return at + 1


def _named(type: dict[str, Any]) -> str:
    """The name of a type that may be in a list or not null."""
    return type["name"] or _named(type["ofType"])
