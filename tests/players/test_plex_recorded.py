"""Answers of real Plex servers, as they were recorded, are read as what they say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from metarr_desktop.domain.errors import Refused
from metarr_desktop.domain.player import Address, Watched
from metarr_desktop.players.plex import Plex
from metarr_desktop.players.plex.answer import Node, items, nodes, read
from metarr_desktop.players.plex.library import Item, Media, Section, read_item, read_section

RECORDED = Path(__file__).parents[3] / "shared" / "contracts" / "recorded" / "plex"

if not RECORDED.is_dir():
    pytest.skip("the recorded answers are not beside this checkout (../shared/contracts)", allow_module_level=True)


def response(name: str) -> dict[str, Any]:
    return json.loads((RECORDED / f"{name}.json").read_text(encoding="utf-8"))["response"]


def body(name: str) -> tuple[str, bytes]:
    said = response(name)
    text = said["text"] if "text" in said else json.dumps(said["json"])
    return said["headers"]["content-type"], text.encode()


def container(name: str) -> Node:
    return read(*body(name))


def listed(name: str) -> list[Item]:
    return [item for one in items(container(name)) if (item := read_item(one))]


@pytest.mark.parametrize(
    ("name", "sections"),
    [
        (
            "library_sections_json",
            [
                Section("1", "movie", "Movies", ("/data/movies",)),
                Section("2", "show", "TV Shows", ("/data/tv", "/data/tv2")),
            ],
        ),
        (
            "library_sections_xml",
            [
                Section("1", "movie", "Movies", ("/storage/movies",)),
                Section("2", "show", "TV Shows", ("/storage/tvshows",)),
                Section("3", "artist", "Music", ("/storage/music",)),
            ],
        ),
    ],
)
def test_sections_are_read_from_both_forms(name: str, sections: list[Section]) -> None:
    assert [read_section(one) for one in nodes(container(name), "Directory")] == sections


def test_films_of_an_old_agent_have_the_id_of_their_guid() -> None:
    films = listed("server_media_movie_library")

    assert [(one.title, one.year, one.files) for one in films][:2] == [
        ("Big Buck Bunny", 2008, ("/data/Movies/Big Buck Bunny (2008).mkv",)),
        ("Elephants Dream", 2006, ("/data/Movies/Elephants Dream (2006).mkv",)),
    ]
    assert films[0].ids == {("imdb", "tt1254207")}
    assert films[0].thumb == "/library/metadata/55/thumb/1579514152"


def test_shows_seasons_and_episodes_know_their_parents() -> None:
    show, season, episode = (listed(f"server_media_tv_{name}")[0] for name in ("library", "seasons", "episodes"))

    assert (show.media, show.title, show.ids) == (Media.SHOW, "The 100", {("tvdb", "268592")})
    assert (season.media, season.parent, season.number) == (Media.SEASON, show.key, 1)
    assert (episode.parent, episode.grandparent) == (season.key, show.key)
    assert (episode.parent_number, episode.number, episode.title) == (1, 1, "Pilot")
    assert episode.ids == frozenset()


def test_artists_are_read() -> None:
    assert [(one.media, one.title) for one in listed("server_media_music_library")] == [
        (Media.ARTIST, "Skrillex"),
        (Media.ARTIST, "System of a Down"),
    ]


def test_what_was_watched_is_read() -> None:
    (film,) = listed("transcode_metadata_1036")

    assert film.watched == Watched(plays=1, last_played="2013-05-19 21:23:23", total_s=6118.122)


def plex_that_answers(server: HTTPServer, path: str, name: str) -> Plex:
    said = response(name)
    form, text = body(name)
    server.expect_request(path).respond_with_data(text, said["status"], content_type=form)
    return Plex(Address(server.host, server.port, secret="token"))


def test_a_session_in_xml_is_read(httpserver: HTTPServer) -> None:
    (one,) = plex_that_answers(httpserver, "/status/sessions", "status_sessions_xml").playing()

    assert (one.session, one.title, one.who) == ("1/1", "Movie 1", "User 1, SHIELD Android TV")
    assert (one.file, one.total_s, one.is_paused) == ("Movie 1 (2000) - Extended.mp4", 9000.0, False)


def test_an_idle_server_plays_nothing(httpserver: HTTPServer) -> None:
    assert plex_that_answers(httpserver, "/status/sessions", "status_sessions_empty").playing() == []


def test_a_wrong_token_is_refused_after_the_identity_was_told(httpserver: HTTPServer) -> None:
    plex = plex_that_answers(httpserver, "/identity", "identity")
    said = response("unauthorized__401")
    httpserver.expect_request("/status/sessions").respond_with_data(said["text"], 401, content_type="text/html")

    with pytest.raises(Refused, match="token"):
        plex.test()
