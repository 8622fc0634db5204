"""The judges notice what they are there for, and the table says what was run."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from pathlib import Path

import pytest

from tests.builders import a_movie, a_store
from tests.soak import report
from tests.soak.oracles import faults_of_database, temporaries, torn_files
from tests.soak.outcome import Outcome, Skip
from tests.soak.report import Line, Run
from tests.soak.running import run_row
from tests.soak.table import Row


@pytest.fixture
def library(tmp_path: Path) -> Path:
    store = a_store(tmp_path)
    a_movie(store)
    store.close()
    return store.path


def execute(path: Path, statement: str) -> None:
    with contextlib.closing(sqlite3.connect(path)) as database, database:
        database.execute(statement)


def test_a_sound_library_has_no_faults(library: Path) -> None:
    assert faults_of_database(library) == []


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("INSERT INTO field_lock (item_id, field) VALUES (4711, 'plot')", "without their owner"),
        ("DELETE FROM search", "the index alone"),
    ],
)
def test_an_orphan_and_a_title_that_is_not_found_are_noticed(library: Path, damage: str, said: str) -> None:
    execute(library, damage)

    assert said in "".join(faults_of_database(library))


def test_a_damaged_page_is_noticed(library: Path) -> None:
    whole = library.read_bytes()
    library.write_bytes(whole[:4096] + b"\xff" * 4096 + whole[8192:])

    assert faults_of_database(library) != []


def test_half_an_nfo_and_half_a_picture_are_noticed(tmp_path: Path) -> None:
    poster = b"\xff\xd8 a poster"
    known = {hashlib.sha256(poster).hexdigest(): "poster.jpg"}
    (tmp_path / "whole.nfo").write_text("<movie><title>Heat</title></movie>\n")
    (tmp_path / "whole.jpg").write_bytes(poster)
    (tmp_path / "half.nfo").write_text("<movie><title>Heat</ti")
    (tmp_path / "half.jpg").write_bytes(poster[:5])

    assert torn_files(tmp_path, known) == ["half.jpg is torn (5 bytes)", "half.nfo is torn (22 bytes)"]


def test_an_unfinished_file_is_noticed(tmp_path: Path) -> None:
    (tmp_path / ".metarr-0123456789abcdef.tmp").touch()

    assert temporaries(tmp_path) == [".metarr-0123456789abcdef.tmp was left behind"]


def a_row(outcome: Outcome | Skip | Exception) -> Row:
    def function(count: int, seed: int, folder: Path) -> Outcome | Skip:
        (folder / "evidence").touch()
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    return Row(1, "a fault", function, 1, 1)


def test_the_folder_of_a_row_that_failed_is_kept_and_others_are_not(tmp_path: Path) -> None:
    failed = run_row(a_row(Outcome(1, ["lost"])), 1, 0, tmp_path / "failed", with_named=False)
    held = run_row(a_row(Outcome(1)), 1, 0, tmp_path / "held", with_named=False)

    assert (failed.kept, held.kept) == (tmp_path / "failed", None)
    assert [path.name for path in tmp_path.iterdir()] == ["failed"]


def test_a_row_whose_own_code_fails_has_failed(tmp_path: Path) -> None:
    ran = run_row(a_row(OSError("no space")), 1, 0, tmp_path / "row", with_named=False)

    assert isinstance(ran.outcome, Outcome)
    assert ran.outcome.failures == ["OSError: no space"]


def test_the_page_gets_a_new_table_in_the_place_of_the_old_one(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"# Head\n\n{report._BEGIN}\nold\n{report._END}\nfoot\n")
    lines = [
        Line("1", "kill", 500, 0, "9 edits", 12.4),
        Line("2", "kill | trap", 10, 1, "1 lost", 3.0),
        Line("3", "strace", skipped="strace is missing"),
    ]

    report.write(page, Run("2026-11-28", "python3 bootstrap.py soak", 7, 90.0, 2), lines)

    text = page.read_text()
    assert text.startswith("# Head\n")
    assert text.endswith("foot\n")
    assert "old" not in text
    assert "seed 7" in text
    assert "3 rows, 1 held, 1 failed, 1 skipped" in text
    assert "| 1 | kill | 500 | 0 | 9 edits | 12 s |" in text
    assert "| 3 | strace | SKIP | | strace is missing | |" in text


def test_a_page_without_a_place_for_results_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("by hand")

    with pytest.raises(ValueError, match="no place"):
        report.write(page, Run("", "", 1, 1.0, 1), [])
