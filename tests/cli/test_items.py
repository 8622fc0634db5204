"""`metarr items` and `metarr show`."""

import json
import os
import re

import pytest

from metarr_desktop.domain.fields import fields_of
from metarr_desktop.domain.kinds import Kind
from tests.cli.conftest import Metarr

EVERY = {"id", "kind", "title", "year", "parent_id", "library", "path", "status", "confidence", "locked"}
OF_KIND = {
    "season": {"season"},
    "episode": {"season", "episode", "absolute", "air_date"},
    "album": {"artist"},
    "track": {"artist", "album", "disc", "track"},
}


def test_an_item_has_the_keys_of_the_contract(library: Metarr) -> None:
    for item in library.items():
        assert EVERY | OF_KIND.get(item["kind"], set()) <= item.keys()


def test_an_episode_says_where_it_belongs(library: Metarr) -> None:
    (episode,) = library.items("--kind", "episode")

    assert (episode["season"], episode["episode"], episode["series"], episode["library"]) == (
        1,
        2,
        "Lost Hours",
        "Shows",
    )
    assert episode["path"].endswith("Lost Hours S01E02.mp4")


def test_a_query_has_the_whole_language_of_the_window(library: Metarr) -> None:
    asked = ("--kind", "movie", "--where")

    assert [one["title"] for one in library.items(*asked, 'year<1998 OR "no such title"')] == ["Heat"]
    assert "Heat" not in [one["title"] for one in library.items(*asked, "-(heat year<1998)")]


def test_everyday_words_are_searched_for_as_the_terms_that_are_said(library: Metarr) -> None:
    done = library("items", "--plain", "german movies from the 90s")

    assert done.err.splitlines() == [
        "Searching for: audio:de kind:movie decade:1990",
        "It may also mean: language:de kind:movie decade:1990",
    ]
    assert [one["title"] for one in library.items("--plain", "movies from before 1998")] == ["Heat"]
    assert library.items("--plain", "movies from before 1998", "--where", "-heat") == []


def test_words_in_which_nothing_is_understood_are_searched_for_themselves(library: Metarr) -> None:
    done = library("items", "--plain", "heat")

    assert "no condition was understood" in done.err
    assert [json.loads(line)["title"] for line in done.out.splitlines()] == ["Heat"]


def test_a_slip_is_named_and_programs_get_nothing_that_they_did_not_ask_for(library: Metarr) -> None:
    done = library("items", "--where", "haet")

    assert (done.status, done.out) == (0, "")
    assert "“heat” would find something" in done.err


def test_a_query_that_makes_no_sense_is_explained(library: Metarr) -> None:
    done = library("items", "--where", "yeer>2000")

    assert done.status != 0
    assert "Did you mean “year>2000”?" in done.err


def test_items_are_limited_by_kind_library_query_and_number(library: Metarr) -> None:
    assert [one["title"] for one in library.items("--kind", "movie", "--where", "year<1998")] == ["Heat"]
    assert {one["kind"] for one in library.items("--library", "Music")} == {"artist", "album", "track"}
    assert len(library.items("--limit", "2")) == 2


def test_a_path_that_is_not_utf8_keeps_its_bytes_in_json_and_is_spelt_out_in_text(library: Metarr) -> None:
    (film,) = library.items("--where", "year:2001")

    assert os.fsencode(film["path"]).endswith(b"/Caf\xe9 (2001).mp4")
    assert json.loads(library("show", str(film["id"]), "--json").out)["path"] == film["path"]
    assert r"Caf\xe9 (2001).mp4" in library("show", str(film["id"])).out


@pytest.mark.parametrize("kind", ["movie", "series", "season", "episode", "artist", "album", "track"])
def test_show_names_every_field_of_the_kind_at_the_top(library: Metarr, kind: str) -> None:
    item = library.items("--kind", kind)[0]

    shown = library.json("show", str(item["id"]))

    assert {field.name for field in fields_of(Kind(kind))} <= shown.keys()
    assert {key: shown[key] for key in ("id", "kind", "title", "locked")} == {
        key: item[key] for key in ("id", "kind", "title", "locked")
    }


def test_show_says_what_the_nfo_said(library: Metarr) -> None:
    shown = library.json("show", "Heat")

    assert shown["external_ids"] == {"imdb": "tt0113277"}
    assert shown["genres"] == ["Crime"]
    assert shown["cast"] == [{"name": "Al P.", "role": "Hanna"}]
    assert len(shown["poster"]) == 1
    assert shown["files"][0]["media"]["video"][0]["codec"] == "h264"


def test_show_as_text_has_the_fields_that_say_something(library: Metarr) -> None:
    said = library("show", "heat")

    assert "  plot: A thief.\n" in said.out
    assert "  cast: Al P. (Hanna)\n" in said.out
    assert "  tagline:" not in said.out
    assert "missing: tagline, " in said.out


def test_show_as_text_says_who_said_which_title_it_is(library: Metarr) -> None:
    assert "  identified by its NFO: imdb:tt0113277\n" in library("show", "Heat").out
    assert "  not identified: named by the name of its file or folder" in library("show", "Ronin").out


def test_show_as_text_says_of_a_picture_where_it_came_from(library: Metarr) -> None:
    shown = library("show", "Heat").out

    assert library.json("show", "Heat")["poster"][0] not in shown
    assert re.search(r"^  poster: \S+\.\w+, \d+ × \d+$", shown, re.MULTILINE)


def test_a_title_that_several_have_is_answered_with_their_numbers(library: Metarr) -> None:
    first, second = (library.item(title)["id"] for title in ("Heat", "Ronin"))
    library("set", str(second), "title=Heat")

    said = library("show", "Heat")

    assert (said.status, said.out) == (1, "")
    assert f"({first}, {second})" in said.err


def test_a_title_that_nothing_has_is_named(library: Metarr) -> None:
    said = library("show", "Alien")

    assert (said.status, said.out) == (1, "")
    assert "Alien" in said.err
