"""`metarr library root`, markers, and `metarr scan --confirm`: what a person says about folders."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Metarr


@pytest.fixture
def many(metarr: Metarr, tmp_path: Path) -> Path:
    """A library of ten films, scanned; its folder."""
    root = tmp_path / "many"
    for number in range(10):
        name = f"Film {number} (2001)"
        (root / name).mkdir(parents=True)
        (root / name / f"{name}.mkv").write_bytes(b"%d" % number * 9)
    metarr("library", "add", str(root), "--type", "movie", "--name", "Many")
    metarr("scan", "Many")
    return root


def root_of(metarr: Metarr) -> dict[str, Any]:
    (library,) = metarr.json("library", "list")
    (root,) = library["roots"]
    return dict(root)


def test_a_marker_is_written_and_taken_away_as_asked(metarr: Metarr, many: Path) -> None:
    metarr.json("library", "set", "Many", "marker=true")
    written = (many / ".metarr-root").exists(), root_of(metarr)["marker"]
    metarr.json("library", "set", "Many", "marker=false")
    said = metarr("library", "set", "Many", "marker=maybe")

    assert written == (True, True)
    assert ((many / ".metarr-root").exists(), root_of(metarr)["marker"]) == (False, False)
    assert (said.status, said.err.strip()) == (1, "marker is true or false.")


def test_what_is_held_is_said_and_gone_when_it_is_confirmed(metarr: Metarr, many: Path) -> None:
    for number in range(6):
        shutil.rmtree(many / f"Film {number} (2001)")

    said = metarr("scan", "Many")
    held = root_of(metarr)
    refused = metarr("scan", "--confirm")
    metarr("scan", "--confirm", "Many")

    assert "6 titles are not where they were" in said.err
    assert (held["held_missing"], held["offline"]) == (6, False)
    assert "scan --confirm" not in refused.out
    assert (refused.status, "the one library" in refused.err) == (2, True)
    assert root_of(metarr)["held_missing"] is None
    assert sum(row["missing"] for row in metarr.items("--library", "Many")) == 6
    assert "waits to be confirmed" in metarr("scan", "--confirm", "Many").err


def test_another_disk_is_a_question_and_may_be_accepted(metarr: Metarr, many: Path, tmp_path: Path) -> None:
    os.rename(many, tmp_path / "mine")
    (many / "Stranger (2010)").mkdir(parents=True)
    (many / "Stranger (2010)" / "Stranger (2010).mkv").write_bytes(b"stranger")

    said = metarr("scan", "Many")
    replaced = root_of(metarr)["trouble"]
    listed = metarr("library", "list").out
    metarr.json("library", "root", "accept", "Many", str(many))

    assert "as if it were another disk" in said.err
    assert "`metarr library root accept`" in said.err
    assert replaced == "replaced"
    assert "another disk or new content" in listed
    assert root_of(metarr)["trouble"] is None
    assert {row["title"] for row in metarr.items("--library", "Many") if not row["missing"]} == {"Stranger"}


def test_a_folder_is_looked_for_elsewhere_after_a_preview_and_one_undo_takes_it_back(
    metarr: Metarr, many: Path, tmp_path: Path
) -> None:
    new = tmp_path / "new disk"
    shutil.copytree(many, new)
    os.rename(new / "Film 1 (2001)", new / "One")

    preview = metarr("library", "root", "move", "Many", str(many), str(new), "--dry-run")
    untouched = root_of(metarr)["path"]
    moved = metarr.json("library", "root", "move", "Many", str(many), str(new))
    there = root_of(metarr)["path"]
    metarr("undo", str(moved["batch"]))

    assert "Of 10 files found by name: 9, by content: 1, not found: 0. Nothing was changed." in preview.out
    assert untouched == str(many)
    assert (moved["by_name"], moved["by_content"], moved["lost"]) == (9, 1, [])
    assert there == str(new)
    assert root_of(metarr)["path"] == str(many)
    assert not any(row["missing"] for row in metarr.items("--library", "Many"))
