"""Saved views by command."""

from pathlib import Path

import pytest

from metarr_desktop.cli.playlist_words import LEFT_OUT, refusal_words
from metarr_desktop.domain.playlists import LeftOut, Refusal, Why
from tests.cli.conftest import Metarr


def test_a_search_is_kept_listed_and_shown(library: Metarr) -> None:
    saved = library.json("views", "save", "Old ones", "--where", "year<2000", "--kind", "movie", "--sort", "year")
    shown = library("views", "show", "old ONES")

    assert saved == {
        "name": "Old ones",
        "query": "year<2000",
        "kind": "movie",
        "library": None,
        "sort": "year",
        "descending": False,
        "table": False,
        "items": 2,
    }
    assert library.json("views", "list") == [saved]
    assert shown.out == "Old ones\n  finds: kind:movie year<2000\n  shown as a wall, by year\n  2 titles\n"


def test_the_titles_of_a_view_are_listed_in_its_order_and_can_be_searched(library: Metarr) -> None:
    library("views", "save", "Films", "--library", "Films", "--kind", "movie", "--sort", "year", "--descending")

    assert [one["year"] for one in library.items("--view", "films")] == [2001, 1998, 1995]
    assert [one["title"] for one in library.items("--view", "Films", "--where", "genre:crime OR genre:none")] == [
        "Heat"
    ]


def test_a_view_is_renamed_moved_removed_and_brought_back(library: Metarr) -> None:
    for name in ("One", "Two"):
        library("views", "save", name, "--where", "watched")

    library("views", "rename", "One", "First")
    library("views", "move", "Two", "1")
    assert [one["name"] for one in library.json("views", "list")] == ["Two", "First"]

    batch = library.json("views", "remove", "First")["batch"]
    assert [one["name"] for one in library.json("views", "list")] == ["Two"]
    library("undo", str(batch))
    assert [one["name"] for one in library.json("views", "list")] == ["Two", "First"]


def test_a_view_gets_other_words_only_where_that_is_said(library: Metarr) -> None:
    library("views", "save", "Mine", "--where", "watched")

    refused = library("views", "save", "mine", "--where", "unwatched")
    replaced = library.json("views", "save", "mine", "--where", "unwatched", "--table", "--replace")

    assert (refused.status, refused.err) == (1, "A view called “mine” is already there.\n")
    assert (replaced["name"], replaced["query"], replaced["table"]) == ("Mine", "unwatched", True)


def test_what_makes_no_sense_is_wrong_usage(library: Metarr) -> None:
    library("views", "save", "Mine", "--where", "watched")

    assert library("views", "save", "Bad", "--where", "year>soon").status == 2
    assert library("views", "save", "Bad", "--where", "watched", "--sort", "colour").status == 2
    assert library("items", "--view", "Mine", "--kind", "movie").status == 2
    assert library("items", "--view", "Nobody's").err == "There is no view “Nobody's”; `metarr views list` shows all.\n"


def test_a_view_becomes_a_list_of_its_files(library: Metarr, tmp_path: Path) -> None:
    library("views", "save", "Films: all", "--kind", "movie", "--sort", "year")

    said = library.json("views", "export", "films: all", "--as", "m3u", "--to", str(tmp_path / "films.m3u8"))
    lines = (tmp_path / "films.m3u8").read_text(encoding="utf-8").splitlines()

    assert said == {
        "file": str(tmp_path / "films.m3u8"),
        "tracks": 2,
        "left_out": {"unwritable": 1},  # its name is not UTF-8
        "refused": [],
    }
    assert lines[:2] == ["#EXTM3U", "#PLAYLIST:Films: all"]
    assert [line.rpartition("/")[2] for line in lines if not line.startswith("#")] == [
        "Heat (1995).mp4",
        "Ronin (1998).mp4",
    ]


def test_a_list_lies_here_under_the_views_name_and_in_a_groups_paths(
    library: Metarr, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    films = library.json("library", "list")[0]["roots"][0]["path"]
    library("player", "group", "add", "Living room", "--type", "kodi")
    library("player", "map", "Living room", films, "smb://nas/films")
    library("views", "save", "1/2: Heat?", "--where", "title:heat", "--kind", "movie")
    monkeypatch.chdir(tmp_path)

    said = library("views", "export", "1/2: Heat?", "--as", "m3u", "--group", "living room")

    assert said.out == f"Written: {tmp_path}/1 2 Heat.m3u8, 1 file\n"
    assert (tmp_path / "1 2 Heat.m3u8").read_text().endswith("\nsmb://nas/films/Heat (1995)/Heat (1995).mp4\n")


def test_a_view_becomes_a_smart_playlist(library: Metarr, tmp_path: Path) -> None:
    library("views", "save", "Crime", "--where", "genre:crime", "--kind", "movie")

    said = library("views", "export", "Crime", "--as", "xsp", "--to", str(tmp_path / "crime.xsp"))

    assert said.out.startswith(f"Written: {tmp_path}/crime.xsp\n  Kodi finds it in its userdata folder")
    assert '<rule field="genre" operator="is">' in (tmp_path / "crime.xsp").read_text()


def test_what_kodi_cannot_say_is_named_and_nothing_is_written(library: Metarr, tmp_path: Path) -> None:
    library("views", "save", "Heat", "--where", "heat genre:crime missing:plot", "--kind", "movie")

    said = library("views", "export", "Heat", "--as", "xsp", "--to", str(tmp_path / "heat.xsp"))

    assert (said.status, said.out) == (1, "")
    assert said.err == (
        "“Heat” was not written: Kodi's rules cannot say all of it.\n"
        "  heat: plain words look in titles, people and file names at once\n"
        "  missing:plot: only Metarr knows that\n"
        "A list of files shows the same titles: --as m3u\n"
    )
    assert not (tmp_path / "heat.xsp").exists()


def test_everything_that_can_be_left_out_or_refused_has_words() -> None:
    assert set(LEFT_OUT) == set(LeftOut)
    assert len({refusal_words(Refusal(why, "", 2)) for why in Why}) == len(Why)
