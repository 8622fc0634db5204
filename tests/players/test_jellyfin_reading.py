"""What Jellyfin says, read and compared: recorded answers, texts, and what it has to be told."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from metarr_desktop.domain.errors import BadInput, Refused, Unavailable
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import ItemId, Kind, LibraryType
from metarr_desktop.domain.player import Action, Address, Delivery, PlayerInfo, Playing, PublishedPicture
from metarr_desktop.players.jellyfin import Jellyfin
from metarr_desktop.players.jellyfin.api import authorization
from metarr_desktop.players.jellyfin.compare import text_differences
from metarr_desktop.players.jellyfin.find import Shelf, title_folder
from metarr_desktop.players.jellyfin.hearing import News, read_message
from metarr_desktop.players.jellyfin.marks import as_watched
from metarr_desktop.players.jellyfin.paths import is_within
from metarr_desktop.players.jellyfin.rows import Marks, Media, Row, moment, read_marks, read_moment, read_row
from metarr_desktop.players.jellyfin.telling import Plan, plan

RECORDED = Path(__file__).resolve().parents[3] / "shared/contracts/recorded/jellyfin"
recorded = pytest.mark.skipif(not RECORDED.is_dir(), reason="no ../shared/contracts here")


def record(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((RECORDED / f"{name}.json").read_text("utf-8"))
    return found


def answering(httpserver: HTTPServer, *names: str) -> Jellyfin:
    """A Jellyfin that gives recorded answers."""
    for name in names:
        exchange = record(name)
        request, response = exchange["request"], exchange["response"]
        path = request["url"].removeprefix("http://jellyfin.example:8096").partition("?")[0]
        body = json.dumps(response["json"]) if "json" in response else response["text"]
        httpserver.expect_request(path, method=request["method"]).respond_with_data(
            body, status=response["status"], content_type=response["headers"]["content-type"]
        )
    return Jellyfin(Address(httpserver.host, httpserver.port, secret="k"))


def a_film(kind: Kind = Kind.MOVIE, **values: Any) -> Delivery:
    place = {"source": "/m/", "folder": "/m/Heat/", "file": "/m/Heat/Heat.mkv"}
    return Delivery(**{"item": ItemId(1), "kind": kind, "action": Action.SHOW, **place, **values})


def an_episode(number: int = 1, **values: Any) -> Delivery:
    return Delivery(
        ItemId(9),
        Kind.EPISODE,
        values.pop("action", Action.SHOW),
        "/tv/",
        "/tv/Fargo/Season 01/",
        f"/tv/Fargo/Season 01/{number}.mkv",
        series_folder="/tv/Fargo/",
        season=1,
        episode=number,
        **values,
    )


def a_shelf(*rows: Row) -> Shelf:
    shelf = Shelf()
    for row in rows:
        shelf.put(row)
    return shelf


# --- recorded answers ---------------------------------------------------------------------------------------------


@recorded
def test_a_recorded_server_says_who_it_is(httpserver: HTTPServer) -> None:
    assert answering(httpserver, "System_Info_Public", "System_Info").test() == PlayerInfo("media", "10.11.11")


@recorded
def test_a_recorded_refusal_and_a_recorded_start(httpserver: HTTPServer) -> None:
    film = a_film()
    with pytest.raises(Refused):
        answering(httpserver, "unauthorized__401").prove([film])
    with pytest.raises(Unavailable):
        answering(httpserver, "starting__503").test()


@recorded
def test_a_recorded_item_is_read() -> None:
    (item,) = record("Items_search")["response"]["json"]["Items"]

    row = read_row(item)

    assert (row.media, row.title, row.year) == (Media.MOVIE, "The Matrix", 1999)
    assert row.path == "/data/movies/The Matrix (1999)/The Matrix (1999).mkv"
    assert row.ids == {("tmdb", "603"), ("imdb", "tt0133093")}
    assert row.marks == Marks(plays=1, position_s=2527.25)
    assert row.runtime_s == 8178.0
    assert as_watched(row).plays == 0


@recorded
def test_recorded_marks_are_read() -> None:
    assert read_marks(record("UserPlayedItems")["response"]["json"]) == Marks(2, True, "2026-01-02 20:00:00")


@recorded
def test_recorded_sessions_are_read(httpserver: HTTPServer) -> None:
    (one,) = answering(httpserver, "Sessions").playing()

    assert one == Playing(
        "6bd7f0b4d9b64a5d9c2d9c2f9a3b1c11",
        "The Matrix",
        "/data/movies/The Matrix (1999)/The Matrix (1999).mkv",
        "Firefox (REDACTED)",
        2527.25,
        8178.0,
    )


@recorded
def test_recorded_libraries_have_no_obstacles(httpserver: HTTPServer) -> None:
    jellyfin = answering(httpserver, "Library_VirtualFolders")

    assert jellyfin.obstacles([("/data/movies/", LibraryType.MOVIE)]) == []


@recorded
def test_recorded_announcements_are_heard() -> None:
    def heard(name: str) -> News | None:
        return read_message(json.dumps(record(name)["payload"]))[0]

    assert heard("ws_LibraryChanged") == News("LibraryChanged", has_more=True)
    assert heard("ws_RefreshProgress") == News("RefreshProgress")
    assert read_message(json.dumps(record("ws_ForceKeepAlive")["payload"])) == (None, 60)


@pytest.mark.parametrize("message", ["", "[]", "5", b"\xff", '{"MessageType": 5}', '{"MessageType": "Sessions"}'])
def test_an_announcement_in_another_form_is_passed_over(message: str | bytes) -> None:
    assert read_message(message) == (None, None)


# --- words --------------------------------------------------------------------------------------------------------


def test_the_header_has_its_values_percent_encoded() -> None:
    header = authorization('a"b, c=ü')

    assert header.startswith('MediaBrowser Client="Metarr", Device="')
    assert header.endswith('Token="a%22b%2C%20c%3D%C3%BC"')


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2026-01-02T20:00:00Z", "2026-01-02 20:00:00"),
        ("2026-01-02T20:00:00.1234567Z", "2026-01-02 20:00:00"),
        ("2026-01-02T20:00:00.1234567", "2026-01-02 20:00:00"),
        ("0001-01-01T00:00:00.0000000Z", ""),
        (None, ""),
        ("", ""),
    ],
)
def test_moments_are_read(text: str | None, found: str) -> None:
    assert read_moment(text) == found
    assert not found or read_moment(moment(found)) == found


def test_white_space_is_no_difference_and_neither_is_what_we_do_not_say() -> None:
    row = Row("1", Media.MOVIE, "Heat", year=1995, plot="A  thief.\n\nA cop.", ids=frozenset({("imdb", "tt1")}))

    assert text_differences(a_film(title="Heat ", plot="A thief. A cop."), row) == ()
    assert text_differences(a_film(), row) == ()


def test_each_difference_is_told_in_words() -> None:
    row = Row("1", Media.MOVIE, "Hot", plot="x" * 80, ids=frozenset({("imdb", "tt2")}))
    ids = (ExternalId("imdb", "tt1"), ExternalId("tmdb", "949"), ExternalId("wikidata", "Q1"))

    assert text_differences(a_film(title="Heat", year=1995, plot="A thief.", ids=ids), row) == (
        "title: “Hot” instead of “Heat”",
        "year: none instead of 1995",
        f"plot: “{'x' * 59}…” instead of “A thief.”",
        "imdb id: tt2 instead of tt1",
        "tmdb id: none instead of 949",
    )


def test_only_what_jellyfin_has_a_place_for_is_asked_of_it() -> None:
    season = a_film(Kind.SEASON, title="The first", plot="A year.", year=1995)
    track = a_film(Kind.TRACK, title="Air", plot="A song.", ids=(ExternalId("musicbrainz_recording", "1"),))

    assert text_differences(season, Row("1", Media.SEASON, "Season 1")) == ()
    assert text_differences(track, Row("1", Media.TRACK, "Air")) == ()


def test_ids_are_read_whatever_their_case_and_their_nulls() -> None:
    row = read_row(
        {
            "Id": "F27CAA37-E514-2225-CCEDED48F6553502",
            "Type": "Movie",
            "ProviderIds": {"IMDB": "tt1", "Tmdb": None, "X": "1"},
        }
    )

    assert row.ids == {("imdb", "tt1")}
    assert row.id == "f27caa37e5142225cceded48f6553502"


@pytest.mark.parametrize(
    ("path", "folder", "is_so"),
    [
        ("/m/Heat", "/m", True),
        ("/m/Heat", "/m/", True),
        ("/m", "/m", True),
        ("/m4k/Heat", "/m", False),
        ("/M/Heat", "/m", False),
        ("d:/films/Heat", "D:\\Films", True),
        ("\\\\NAS\\films\\Heat", "\\\\nas\\Films\\", True),
        ("D:\\Films 4K\\Heat", "D:\\Films", False),
    ],
)
def test_a_folder_holds_what_lies_below_it_as_its_system_sees_it(path: str, folder: str, is_so: bool) -> None:
    assert is_within(path, folder) is is_so


def test_on_windows_an_item_is_found_however_its_path_is_spelt() -> None:
    shelf = a_shelf(Row("1", Media.MOVIE, "Heat", path="D:\\Films\\Heat\\heat.mkv"))

    assert shelf.at(Media.MOVIE, "d:/films/Heat/Heat.MKV") is not None
    assert shelf.at(Media.MOVIE, "d:/films/Heat/Heat 4K.mkv") is None


def test_another_version_without_ids_is_known_by_folder_and_title() -> None:
    shelf = a_shelf(Row("1", Media.MOVIE, "Heat", path="/m/Heat/Heat.mkv"))
    version = a_film(title="Heat", file="/m/Heat/Heat 4K.mkv")

    assert [row and row.id for row in shelf.match([version, replace(version, title="Hot")])] == ["1", None]


# --- what it is told ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("delivery", "folder"),
    [
        (a_film(), "/m/Heat"),
        (a_film(folder="/m/"), "/m/Heat/Heat.mkv"),
        (an_episode(), "/tv/Fargo"),
        (a_film(Kind.SERIES, folder="/m/Fargo/", file=""), "/m/Fargo"),
        (a_film(Kind.ALBUM, folder="/m/Air/Moon Safari/", file=""), "/m/Air"),
        (a_film(Kind.TRACK, folder="/m/Air/Moon Safari/", file="/m/Air/Moon Safari/1.mp3"), "/m/Air"),
        (a_film(source="D:\\Films\\", folder="D:\\Films\\Heat\\", file="D:\\Films\\Heat\\h.mkv"), "D:\\Films\\Heat"),
        (a_film(Kind.ALBUM, source="\\\\nas\\m\\", folder="\\\\nas\\m\\Air\\Moon\\", file=""), "\\\\nas\\m\\Air"),
    ],
)
def test_a_title_has_one_folder(delivery: Delivery, folder: str) -> None:
    assert title_folder(delivery) == folder


def test_of_a_show_and_its_parts_the_show_alone_is_read_anew() -> None:
    series = Row("s", Media.SERIES, path="/tv/Fargo")
    season = Row("1", Media.SEASON, path="/tv/Fargo/Season 01", number=1, series_id="s", above=frozenset({"s"}))
    episode = Row("e", Media.EPISODE, path="/tv/Fargo/Season 01/1.mkv", above=frozenset({"1"}))
    show = a_film(Kind.SERIES, folder="/tv/Fargo/", file="")
    deliveries = [an_episode(), show]
    shelf = a_shelf(series, season, episode)

    assert plan(deliveries, [episode, series], [True, True], shelf) == Plan(anew=("s",))
    assert plan(deliveries, [episode, series], [True, False], shelf) == Plan(anew=("e",))
    assert plan([*deliveries, an_episode(2)], [episode, series, None], [False, True, False], shelf) == Plan(anew=("s",))


def test_what_is_new_in_a_known_show_is_looked_for_there_and_what_goes_with_its_show_is_reported() -> None:
    series = Row("s", Media.SERIES, path="/tv/Fargo")
    show = a_film(Kind.SERIES, source="/tv/", folder="/tv/Fargo/", file="", action=Action.REMOVE)
    episode = Row("e", Media.EPISODE, path="/tv/Fargo/Season 01/1.mkv", above=frozenset({"s"}))

    assert plan([an_episode(2), an_episode(3)], [None, None], [False, False], a_shelf(series)) == Plan(into=("s",))
    assert plan(
        [show, an_episode(action=Action.REMOVE)], [series, episode], [False, False], a_shelf(series, episode)
    ) == Plan(reports=("/tv/Fargo",))


def test_folders_within_reported_ones_are_not_reported() -> None:
    films = [a_film(folder=f"/m/{name}/", file=f"/m/{name}/x.mkv") for name in ("Box/Heat", "Box", "Boxer")]

    assert plan(films, [None] * 3, [False] * 3, Shelf()).reports == ("/m/Box", "/m/Boxer")


# --- nonsense -----------------------------------------------------------------------------------------------------

_ITEM = {"Id": "1" * 32, "Type": "Movie", "Path": "/m/Heat/Heat.mkv"}


@pytest.mark.parametrize(
    "answer",
    [
        *(None, 5, "x", [], {}, [None], [5], [[]], [{}], {"Items": None}, {"Items": [None]}, {"Items": [{}]}),
        {"Items": [{**_ITEM, "Id": 5}]},
        {"Items": [{**_ITEM, "ProviderIds": [1]}]},
        {"Items": [{**_ITEM, "UserData": 5}]},
        {"Items": [{**_ITEM, "UserData": {"LastPlayedDate": "yesterday"}}]},
        {"Items": [{**_ITEM, "RunTimeTicks": "long"}]},
        {"Items": [{**_ITEM, "People": [5], "Studios": ["x"]}]},
        [{"Id": "1", "NowPlayingItem": 5}],
        [{"Id": "1", "NowPlayingItem": {"RunTimeTicks": "long"}, "PlayState": []}],
        [{"Id": "1", "Name": 5, "Policy": 5}],
        [{"Name": "Movies", "Locations": 5}],
        [{"Name": "Movies", "Locations": ["/m"], "LibraryOptions": []}],
        [{"ImageType": "Primary", "ImageIndex": "first"}],
    ],
)
def test_nonsense_is_bad_input_and_nothing_else(httpserver: HTTPServer, answer: object) -> None:
    httpserver.expect_request(re.compile(".*")).respond_with_json(answer)
    jellyfin = Jellyfin(Address(httpserver.host, httpserver.port, secret="k"))
    film = a_film(title="Heat", pictures=(PublishedPicture("poster", "/m/Heat/poster.jpg", 0.0, "0" * 64, 1),))
    questions: list[Callable[[], object]] = [
        jellyfin.test,
        jellyfin.playing,
        jellyfin.remember,
        lambda: jellyfin.prove([film]),
        lambda: jellyfin.watched([film]),
        lambda: jellyfin.obstacles([("/m/", LibraryType.MOVIE)]),
        lambda: jellyfin.resume([Playing("1", "Heat", "/m/Heat/Heat.mkv")]),
        lambda: jellyfin.put_back([]),
        lambda: jellyfin.deliver([replace(film, action=Action.REMOVE)], lambda done, total: None, lambda: False),
    ]

    for ask in questions:
        with suppress(BadInput):
            ask()
    jellyfin.close()
