"""Backups, restores and rescues under faults, a few times each (RELIABILITY 5, rows 5, 65, 67, 68, 70 and 72)."""

import sys
from pathlib import Path

import pytest

from tests.soak_parts import backup

SEED = 1


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    backup.a_household(tmp_path / "data", 200)
    return tmp_path / "data"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL and no fork")
def test_a_kill_while_backing_up_leaves_no_half_backup_and_takes_no_older_one(data_dir: Path) -> None:
    assert backup.killed_while_backing_up(data_dir, 6, SEED) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL and no fork")
def test_a_kill_while_restoring_leaves_the_old_library_or_the_restored_one(data_dir: Path) -> None:
    assert backup.killed_while_restoring(data_dir, 8, SEED) == []


def test_an_archive_that_wants_out_of_its_folder_is_refused_whole(tmp_path: Path) -> None:
    assert backup.hostile_archives(tmp_path, 40, SEED) == []


def test_backups_made_while_edits_stream_are_sound_and_lack_none_acknowledged_before(data_dir: Path) -> None:
    assert backup.under_load(data_dir, 6) == []


def test_damage_is_noticed_kept_and_mended(data_dir: Path) -> None:
    wrong, told = backup.damaged(data_dir, 24, SEED)

    assert wrong == []
    assert told["at the start"] > 12


def test_a_lost_library_has_all_titles_and_all_locked_fields_again(tmp_path: Path) -> None:
    wrong, found = backup.lost(tmp_path, 60, SEED)

    assert wrong == []
    assert found == {"titles": 60, "locked": 40}


def test_a_library_of_every_schema_keeps_every_row_and_can_go_back(tmp_path: Path) -> None:
    assert backup.old_schemas(tmp_path, 50) == []
