"""`metarr merge`, `split`, `extra` and `version`: which film a file belongs to, said on the command line."""

from pathlib import Path

import pytest

from tests.cli.conftest import Metarr
from tests.disk import a_film


@pytest.fixture
def films(metarr: Metarr, tmp_path: Path) -> Path:
    """A library of one film that lies there twice, and a film about it."""
    root = tmp_path / "media"
    a_film(root, "Heat (1995)", base="Heat (1995) 1080p")
    a_film(root, "Hitze (1995)", base="Hitze (1995) 2160p")
    a_film(root, "The Making of Heat (2005)")
    metarr.json("library", "add", str(root), "--type", "movie")
    assert metarr("scan").status == 0
    return root


def titles(metarr: Metarr) -> list[str]:
    return sorted(one["title"] for one in metarr.items("--kind", "movie"))


def test_a_merge_is_shown_before_and_done_and_taken_back(metarr: Metarr, films: Path) -> None:
    plan = metarr.json("merge", "Hitze", "Heat", "--dry-run")
    before = titles(metarr)
    done = metarr.json("merge", "Hitze", "Heat")
    after = titles(metarr)
    metarr.json("undo", str(done["batch"]))

    assert [(one["name"], one["version"]) for one in plan["files"]] == [
        ("Heat (1995) 1080p.mkv", "1080p"),
        ("Hitze (1995) 2160p.mkv", "2160p"),
    ]
    assert before == titles(metarr) == ["Heat", "Hitze", "The Making of Heat"]
    assert after == ["Heat", "The Making of Heat"]


def test_a_dry_run_says_what_goes_and_what_waits(metarr: Metarr, films: Path) -> None:
    metarr.json("set", "Hitze", "plot=Of the other.")

    said = metarr("merge", "Hitze", "Heat", "--dry-run").out

    assert "would go into the trash, without its files" in said
    assert "has locked plot; it would be suggested: Of the other." in said


def test_a_film_becomes_an_extra_and_a_film_again(metarr: Metarr, films: Path) -> None:
    path = str(films / "The Making of Heat (2005)" / "The Making of Heat (2005).mkv")

    metarr.json("extra", path, "Heat", "--type", "behindthescenes")
    as_extra = titles(metarr)
    metarr.json("split", path, "--title", "Making Heat")

    assert as_extra == ["Heat", "Hitze"]
    assert titles(metarr) == ["Heat", "Hitze", "Making Heat"]


def test_a_version_is_named_and_plays_first(metarr: Metarr, films: Path) -> None:
    path = str(films / "Hitze (1995)" / "Hitze (1995) 2160p.mkv")

    metarr.json("version", path, "Heat")
    metarr.json("version", path, "--name", "Restored")
    metarr.json("version", path, "--first")

    assert metarr.json("show", "Heat")["path"] == path


def test_the_history_says_what_a_file_became(metarr: Metarr, films: Path) -> None:
    metarr.json("merge", "Hitze", "Heat")

    assert "Hitze (1995) 2160p.mkv: version of 2 → version 2160p of 1" in metarr("history", "Heat").out


def test_a_version_without_a_film_a_name_or_first_is_refused(metarr: Metarr, films: Path) -> None:
    path = str(films / "Hitze (1995)" / "Hitze (1995) 2160p.mkv")

    assert metarr("version", path).status == 1
    assert metarr("version", path, "Heat", "--first").status == 1
