"""`metarr library` and `metarr scan`."""

import os
import shutil
import threading
from pathlib import Path
from typing import Any

import pytest

from metarr_desktop import app
from metarr_desktop.cli.program import Program
from metarr_desktop.services.changes import Aspect
from tests.cli.conftest import Metarr, lay_out_media


def test_a_library_is_added_listed_renamed_and_given_patterns(metarr: Metarr, tmp_path: Path) -> None:
    (tmp_path / "Films").mkdir()

    metarr.json("library", "add", str(tmp_path / "Films"), "--type", "movie", "--name", "Films")
    metarr.json("library", "set", "Films", "name=Cinema", "patterns=*.bak; Kids/*")

    (library,) = metarr.json("library", "list")
    assert (library["name"], library["type"], library["patterns"]) == ("Cinema", "movie", ["*.bak", "Kids/*"])
    assert "Cinema" in metarr("library", "list").out


def test_without_a_name_the_type_gives_one(metarr: Metarr, tmp_path: Path) -> None:
    said = metarr("library", "add", str(tmp_path), "--type", "tv")

    assert said.out == f"Added “Series”: {tmp_path}\n"


def test_a_folder_is_in_one_library_whatever_link_leads_to_it(metarr: Metarr, tmp_path: Path) -> None:
    (tmp_path / "films" / "new").mkdir(parents=True)
    (tmp_path / "link").symlink_to("films")
    metarr("library", "add", str(tmp_path / "films"), "--type", "movie")

    for folder in ("link", "link/new", "films/new"):
        said = metarr("library", "add", str(tmp_path / folder), "--type", "movie", "--name", folder)
        assert (said.status, "belongs to the library “Movies”" in said.err) == (1, True)


def test_a_file_named_to_a_scan_is_looked_at_with_its_folder(own_library: Metarr, tmp_path: Path) -> None:
    counted = own_library.json("scan", "--path", str(tmp_path / "media/Films/Ronin (1998)/Ronin (1998).mp4"))

    assert counted["libraries"][0]["missing"] == 0
    assert own_library.item("Ronin")["missing"] is False


def test_what_a_library_has_not_cannot_be_set(metarr: Metarr, tmp_path: Path) -> None:
    metarr("library", "add", str(tmp_path), "--type", "tv")

    said = metarr("library", "set", "Series", "colour=red")

    assert (said.status, "colour" in said.err) == (1, True)


@pytest.mark.parametrize("refused", ["colour=red", "watch=always", "sweep_hours=9999", "naming=", "publish=perhaps"])
def test_nothing_is_set_where_one_of_several_values_is_refused(metarr: Metarr, tmp_path: Path, refused: str) -> None:
    before = metarr.json("library", "add", str(tmp_path), "--type", "movie", "--name", "Films")

    said = metarr("library", "set", "Films", "name=Cinema", "patterns=*.bak", "marker=true", "enrich=ask", refused)

    (library,) = metarr.json("library", "list")
    assert said.status == 1
    assert {**library, "roots": None} == {**before, "roots": None}
    assert library["roots"][0]["marker"] is False


def test_a_scan_finds_all_three_kinds_with_what_lies_beside_them(library: Metarr) -> None:
    kinds = sorted(one["kind"] for one in library.items())

    assert kinds == ["album", "artist", "episode", "movie", "movie", "movie", "season", "series", "track"]
    assert library.json("show", "Heat")["plot"] == "A thief."


def test_a_scan_says_what_it_found_a_library(metarr: Metarr, tmp_path: Path) -> None:
    lay_out_media(tmp_path)
    metarr("library", "add", str(tmp_path / "Films"), "--type", "movie", "--name", "Films")

    first = metarr.json("scan")
    second = metarr("scan", "Films")

    (of_library,) = first["libraries"]
    assert (of_library["library"], of_library["added"], of_library["status"]) == ("Films", 3, "done")
    assert second.out == "Films: 0 new, 0 changed, 0 missing, 0 back, 0 could not be read\n"


def test_a_scan_counts_titles_by_what_changed_in_or_beside_their_files(own_library: Metarr, tmp_path: Path) -> None:
    films = tmp_path / "media/Films"
    nfo = films / "Heat (1995)/Heat (1995).nfo"
    nfo.write_text(nfo.read_text().replace("A thief.", "Two thieves."))
    nfo.with_name("fanart.jpg").write_bytes((films / "Heat (1995)/poster.jpg").read_bytes())
    (films / "Ronin (1998)/Ronin (1998).nfo").write_text("<movie><plot>Masterless.</plot></movie>")
    with (films / "Ronin (1998)/Ronin (1998).mp4").open("ab") as film:
        film.write(b"\0")

    counted = own_library.json("scan", "Films")["libraries"][0]

    assert (counted["added"], counted["changed"]) == (0, 2)
    assert "0 new, 0 changed" in own_library("scan", "Films").out


def test_a_quick_scan_leaves_rewritten_files_to_others(metarr: Metarr, tmp_path: Path) -> None:
    film = tmp_path / "Films" / "Heat (1995)"
    film.mkdir(parents=True)
    (film / "Heat (1995).mkv").write_bytes(b"one")
    os.utime(film, (1_700_000_000, 1_700_000_000))
    metarr("library", "add", str(tmp_path / "Films"), "--type", "movie")
    metarr("scan", "--discover-only")
    (film / "Heat (1995).mkv").write_bytes(b"another")

    quick = metarr.json("scan", "--discover-only", "--quick")
    usual = metarr.json("scan", "--discover-only")
    full = metarr.json("scan", "--discover-only", "--full")

    assert [answer["libraries"][0]["changed"] for answer in (quick, usual, full)] == [0, 1, 0]
    both = metarr("scan", "--quick", "--full")
    assert (both.status, "leave out one" in both.err) == (2, True)


def test_discover_only_leaves_contents_to_later_jobs(metarr: Metarr, tmp_path: Path) -> None:
    lay_out_media(tmp_path)
    metarr("library", "add", str(tmp_path / "Films"), "--type", "movie")

    metarr("scan", "--discover-only")

    assert metarr.json("show", "Heat")["plot"] is None
    by_themselves = {"tidy", "refresh"}  # each first start of a day
    assert {job["type"] for job in metarr.json("jobs", "list")} - by_themselves == {"scan"}


def test_a_disabled_library_is_left_alone_and_refused_by_name(library: Metarr) -> None:
    library("library", "disable", "Films")

    unnamed = library.json("scan")
    named = library("scan", "Films")

    assert [one["library"] for one in unnamed["libraries"]] == ["Shows", "Music"]
    assert (named.status, named.out) == (1, "")
    assert "is disabled" in named.err
    library("library", "enable", "Films")
    assert library("scan", "Films").status == 0


def test_only_a_folder_is_scanned_and_one_that_is_in_no_library_is_refused(library: Metarr, master: Path) -> None:
    below = library.json("scan", "--path", str(master / "media/Shows/Lost Hours"))
    nowhere = library("scan", "--path", "/nosuch")

    assert [one["library"] for one in below["libraries"]] == ["Shows"]
    assert (nowhere.status, nowhere.out) == (1, "")
    assert "/nosuch" in nowhere.err


def test_files_that_cannot_be_read_are_notices_and_fail_nothing(metarr: Metarr, tmp_path: Path) -> None:
    lay_out_media(tmp_path)
    nfo = tmp_path / "Films/Heat (1995)/Heat (1995).nfo"
    nfo.write_text("<movie><title>Cut")
    (tmp_path / "Films/Empty (1990).mkv").touch()
    metarr("library", "add", str(tmp_path / "Films"), "--type", "movie")

    said = metarr("scan")

    assert said.status == 0
    assert "Empty (1990).mkv" in said.err


def test_with_nothing_to_scan_that_is_said(metarr: Metarr) -> None:
    said = metarr("scan")

    assert said.status == 0
    assert "no enabled library" in said.err


def test_a_library_has_several_folders_and_one_that_is_away_is_offline(own_library: Metarr, tmp_path: Path) -> None:
    more = tmp_path / "more"
    shutil.copytree(tmp_path / "media/Films/Ronin (1998)", more / "Spartan (2004)")
    own_library.json("library", "root", "add", "Films", str(more))
    own_library("scan", "Films")
    shutil.move(tmp_path / "media/Films", tmp_path / "unplugged")

    said = own_library("scan", "Films")

    assert said.status == 0
    assert "cannot be reached" in said.err
    states = {root["path"]: root["offline"] for root in own_library.json("library", "list")[0]["roots"]}
    assert states == {str(tmp_path / "media/Films"): True, str(more): False}
    assert own_library.item("Heat")["missing"] is False


def test_a_scan_says_nothing_of_damaged_files_in_a_folder_that_is_away(own_library: Metarr, tmp_path: Path) -> None:
    damaged = tmp_path / "media/Films/Orchard (2011)/Orchard (2011).mp4"
    damaged.parent.mkdir()
    damaged.write_bytes(b"x")
    assert str(damaged) in own_library("scan", "Films").err
    shutil.move(tmp_path / "media/Films", tmp_path / "unplugged")

    said = own_library("scan", "Films")

    assert said.err.splitlines() == [
        f"{tmp_path / 'media/Films'} cannot be reached; nothing in it was changed in the library."
    ]
    assert "0 could not be read" in said.out


def test_a_folder_taken_out_of_a_library_takes_its_titles_along(own_library: Metarr, tmp_path: Path) -> None:
    taken = own_library.json("library", "root", "remove", "Films", str(tmp_path / "media/Films"))

    assert taken["library"] == "Films"
    assert own_library.items("--library", "Films") == []
    assert {row["title"] for row in own_library.json("trash", "list")} >= {"Heat", "Ronin"}


def test_a_folder_taken_out_of_a_library_comes_back_with_one_undo(own_library: Metarr, tmp_path: Path) -> None:
    folder = str(tmp_path / "media/Shows")
    own_library("set", "Lost Hours", "plot=Mine")
    before = own_library.items("--library", "Shows")
    taken = own_library.json("library", "root", "remove", "Shows", folder)
    assert own_library.items("--library", "Shows") == []
    assert {one["kind"] for one in own_library.json("trash", "list")} == {"series"}  # with all below it

    undone = own_library.json("undo", str(taken["batch"]))

    assert own_library.items("--library", "Shows") == before
    assert own_library.json("trash", "list") == []
    (shows,) = [one for one in own_library.json("library", "list") if one["name"] == "Shows"]
    assert [root["path"] for root in shows["roots"]] == [folder]

    own_library.json("undo", str(undone["batch"]))

    assert own_library.items("--library", "Shows") == []
    assert own_library.json("library", "list")[1]["roots"] == []


def test_a_folder_that_went_to_another_library_does_not_come_back(own_library: Metarr, tmp_path: Path) -> None:
    folder = str(tmp_path / "media/Films")
    taken = own_library.json("library", "root", "remove", "Films", folder)
    own_library.json("library", "add", folder, "--type", "movie", "--name", "Other")

    said = own_library("undo", str(taken["batch"]))

    assert (said.status, said.out) == (1, "")
    assert "belongs to the library “Other”" in said.err
    assert own_library.items("--library", "Films") == []


def test_a_removed_library_comes_back_with_one_undo(library: Metarr) -> None:
    before = library.items()
    batch = library.json("library", "remove", "Films")["batch"]
    assert [one["name"] for one in library.json("library", "list")] == ["Shows", "Music"]

    library.json("undo", str(batch))

    assert library.items() == before


# watching


def root_of(metarr: Metarr) -> dict[str, Any]:
    (library,) = metarr.json("library", "list")
    (root,) = library["roots"]
    return dict(root)


def test_how_folders_are_watched_is_set_for_all_or_for_one(metarr: Metarr, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    metarr("library", "add", str(tmp_path / "a"), "--type", "movie", "--name", "Films")
    metarr("library", "root", "add", "Films", str(tmp_path / "b"))

    metarr.json("library", "set", "Films", "watch=sweep", "sweep_hours=12")
    changed = metarr.json("library", "set", "Films", "watch=asked", "sweep_hours=0", "--root", str(tmp_path / "b"))

    assert [(root["watch"], root["sweep_hours"]) for root in changed["roots"]] == [("sweep", 12), ("asked", None)]


@pytest.mark.parametrize("word", ["watch=always", "sweep_hours=often", "sweep_hours=9999", "watch="])
def test_what_watching_cannot_be_is_said(metarr: Metarr, tmp_path: Path, word: str) -> None:
    metarr("library", "add", str(tmp_path), "--type", "movie", "--name", "Films")

    said = metarr("library", "set", "Films", word)

    assert (said.status, said.err.count("\n")) == (1, 1)
    assert root_of(metarr)["watch"] == "auto"


def test_a_folder_of_another_library_is_not_set(metarr: Metarr, tmp_path: Path) -> None:
    metarr("library", "add", str(tmp_path), "--type", "movie", "--name", "Films")

    said = metarr("library", "set", "Films", "watch=asked", "--root", "/elsewhere")

    assert (said.status, said.err) == (1, "/elsewhere is not a folder of “Films”.\n")


def test_the_health_of_watching_is_listed_and_looked_over(metarr: Metarr, tmp_path: Path) -> None:
    (tmp_path / "Films").mkdir()
    metarr("library", "add", str(tmp_path / "Films"), "--type", "movie", "--name", "Films")
    assert root_of(metarr)["health"]["state"] == "off"

    metarr("library", "set", "Films", "watch=asked")

    assert root_of(metarr)["health"] == {
        "state": "asked",
        "folders": 0,
        "watched": 0,
        "share": "",
        "swept_at": None,
        "next_sweep_at": None,
        "says": "looked at only when asked",
    }
    seen = metarr("doctor").out
    assert "(online" in seen
    assert "looked at only when asked\n" in seen
    assert metarr.json("doctor")["roots"][0]["watch"]["state"] == "asked"


def test_a_running_engine_says_how_its_watch_stands(metarr: Metarr, tmp_path: Path) -> None:
    (tmp_path / "Films").mkdir()
    metarr("library", "add", str(tmp_path / "Films"), "--type", "movie", "--name", "Films")
    told = threading.Event()
    with app.open_engine(metarr.data_dir) as engine:
        engine.newsroom.subscribe(lambda news: told.set() if Aspect.WATCH in news.aspects else None)
        with app.serving(engine, Program(metarr.host).answering(engine), lambda: False):
            engine.watch.start()
            assert told.wait(30)
            health = root_of(metarr)["health"]

    assert (health["state"], health["watched"]) == ("watched", 1)
    assert health["says"].startswith("1 folder watched; all of it is looked at ")
