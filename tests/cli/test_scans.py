"""`metarr scans`: the log of scans, as a table, with files, as JSON."""

import shutil
from pathlib import Path

from tests.cli.conftest import Metarr


def test_the_newest_scan_comes_first_with_its_cause_and_counts(own_library: Metarr, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "media/Films/Ronin (1998)")
    own_library("scan", "Films")

    newest, first = own_library.json("scans", "Films")

    assert (newest["library"], newest["cause"], newest["depth"], newest["is_part"]) == (
        "Films",
        "asked",
        "known",
        False,
    )
    assert newest["counts"] == {"added": 0, "returned": 0, "moved": 0, "changed": 0, "missing": 1, "failed": 0}
    assert newest["titles"]["missing"] == 1
    assert first["counts"]["added"] == 5
    assert "files" not in first


def test_the_files_of_each_scan_are_listed_where_they_are_wanted(own_library: Metarr, tmp_path: Path) -> None:
    nfo = tmp_path / "media/Films/Ronin (1998)/Ronin (1998).nfo"
    nfo.touch()
    own_library("scan", "Films", "--path", str(nfo))

    (scan,) = own_library.json("scans", "Films", "--last", "1", "--files")
    said = own_library("scans", "Films", "--last", "1", "--files").out

    assert scan["is_part"]
    assert [(one["outcome"], one["path"], one["detail"]) for one in scan["files"]] == [
        ("added", str(nfo), ""),
        ("failed", str(nfo), "is empty"),
    ]
    assert scan["files"][0]["item"] == own_library.item("Ronin")["id"]
    assert f"  failed    {nfo} (is empty)\n" in said


def test_all_libraries_stand_in_one_table(library: Metarr) -> None:
    lines = library("scans").out.splitlines()

    assert lines[0].split() == ["ID", "Library", "Began", "(UTC)", "Why", "Files"]
    assert {line.split()[1] for line in lines[1:]} == {"Films", "Shows", "Music"}
    assert all("asked for" in line and "added" in line for line in lines[1:])
    assert len(library.json("scans", "--last", "2")) == 2


def test_without_scans_that_is_said(metarr: Metarr) -> None:
    assert metarr("scans").out == "No scan of the last 90 days found anything.\n"
    assert metarr.json("scans") == []


def test_a_library_that_is_not_there_fails(library: Metarr) -> None:
    said = library("scans", "Books")

    assert (said.status, said.err) == (1, "There is no library “Books”; `metarr library list` shows all.\n")
