"""`metarr verify`: it tells, and it mends only what it is told to."""

from pathlib import Path

import pytest

from tests.cli.conftest import Metarr

NFO = "media/Films/Heat (1995)/Heat (1995).nfo"


@pytest.fixture
def published(own_library: Metarr) -> Metarr:
    own_library("set", "Heat", "plot=Mine")
    assert own_library("publish", "--all").status == 0
    return own_library


def test_what_stands_as_it_was_published_is_said_to(published: Metarr) -> None:
    said = published("verify")

    assert (said.status, said.err) == (0, "")
    assert said.out.startswith("Files looked at: ")
    assert "Not as they were published: 0" in said.out


def test_what_is_missing_is_named_with_its_state_and_not_touched(published: Metarr, tmp_path: Path) -> None:
    (tmp_path / NFO).unlink()

    said = published("verify")
    answer = published.json("verify", "--library", "Films")

    assert said.out.splitlines()[0] == f"missing   {tmp_path / NFO}  (published, and gone)"
    assert [(one["state"], one["choices"]) for one in answer["findings"]] == [("missing", ["ours", "leave"])]
    assert not (tmp_path / NFO).exists()


def test_a_repair_puts_it_back_its_undo_takes_it_away_and_that_can_be_undone(published: Metarr, tmp_path: Path) -> None:
    before = (tmp_path / NFO).read_bytes()
    (tmp_path / NFO).unlink()

    answer = published.json("verify", "Heat", "--repair")

    assert (answer["put_back"], answer["findings"]) == (1, [])
    assert (tmp_path / NFO).read_bytes() == before
    undone = published.json("undo", str(answer["batch"]))
    assert not (tmp_path / NFO).exists()
    assert published("undo", str(undone["batch"])).status == 0
    assert (tmp_path / NFO).read_bytes() == before


def test_a_replaced_file_is_repaired_only_by_name(published: Metarr, tmp_path: Path) -> None:
    (tmp_path / NFO).write_text("<movie><title>Heat</title><plot>Theirs</plot></movie>")

    assert published.json("verify", "--repair")["put_back"] == 0
    assert "Theirs" in (tmp_path / NFO).read_text()

    assert published.json("verify", "--repair", "--only", "replaced")["put_back"] == 1
    assert "Mine" in (tmp_path / NFO).read_text()


def test_theirs_is_taken_and_what_is_left_is_left(published: Metarr, tmp_path: Path) -> None:
    (tmp_path / NFO).write_text("<movie><title>Heat</title><tagline>Theirs</tagline></movie>")

    assert len(published.json("verify")["findings"]) == 1
    assert published.json("verify", "--leave")["findings"] == []
    assert published.json("verify")["findings"] == []

    (tmp_path / NFO).write_text("<movie><title>Heat</title><tagline>Theirs again</tagline></movie>")
    assert published.json("verify", "Heat", "--take")["findings"] == []
    assert "Theirs again" in published("show", "Heat").out


def test_wrong_words_are_said_to_be_wrong(published: Metarr) -> None:
    assert published("verify", "--only", "odd").status == 2
    both = published("verify", "--repair", "--leave")

    assert (both.status, both.err) == (2, "Name items or --library, and one of --repair, --take, --leave.\n")
