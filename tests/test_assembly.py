"""The engine put together: each part once and when it is asked for, and nothing unasked before it begins."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from metarr_desktop.app import open_engine
from metarr_desktop.domain.errors import DamagedLibrary
from metarr_desktop.domain.jobs import JobStatus
from metarr_desktop.services.check_up import check_job
from metarr_desktop.services.data_dir import LIBRARY

_PAGE = 4096


@pytest.fixture
def data_dir(tmp_path: Path) -> str:
    """A library in which one table has many pages."""
    data_dir = tmp_path / "data"
    with open_engine(str(data_dir)):
        pass
    with closing(sqlite3.connect(data_dir / LIBRARY)) as database, database:
        database.executemany(
            "INSERT INTO batch (actor, verb, source, at) VALUES ('person', 'edit', ?, '2026-01-01 00:00:00')",
            [("zebra" * 100,)] * 200,
        )
    return str(data_dir)


def damage(data_dir: str) -> bytes:
    """Spoil a page in the middle of that table; the bytes from before."""
    path = Path(data_dir) / LIBRARY
    before = path.read_bytes()
    pages = [at for at in range(0, len(before), _PAGE) if b"zebrazebra" in before[at : at + _PAGE]]
    spoilt = pages[len(pages) // 2]
    path.write_bytes(before[:spoilt] + b"\x55" * _PAGE + before[spoilt + _PAGE :])
    return before


def test_a_part_is_made_once_whoever_asks_for_it_first(data_dir: str) -> None:
    with open_engine(data_dir, begins=False) as engine, ThreadPoolExecutor(8) as threads:
        made = {id(one) for one in threads.map(lambda _: engine.publish, range(8))}

    assert len(made) == 1


def test_jobs_wait_until_the_engine_begins(data_dir: str) -> None:
    with open_engine(data_dir, begins=False) as engine:
        queued = engine.jobs.enqueue(check_job())
        waiting = engine.browse.jobs(JobStatus.WAITING)

        engine.begin()
        (done,) = engine.jobs.run_until_idle(queued)

    assert [job.id for job in waiting] == queued
    assert done.status is JobStatus.DONE


def test_what_a_crash_left_half_moved_is_seen_to_before_anybody_looks(data_dir: str) -> None:
    with closing(sqlite3.connect(Path(data_dir) / LIBRARY)) as database, database:
        database.execute(
            "INSERT INTO file_move (batch_id, verb, source, target, state) VALUES (1, 'recycle', ?, ?, 'planned')",
            (b"/gone/film.mkv", b"/gone/.metarr-recycle/film.mkv"),
        )

    with open_engine(data_dir, begins=False) as engine:
        jobs = engine.browse.jobs()

    assert "move_files" in {job.type for job in jobs}


def test_damage_that_is_found_when_the_page_is_live_keeps_work_from_beginning_and_the_next_start_shut(
    data_dir: str,
) -> None:
    sound = damage(data_dir)
    with open_engine(data_dir, begins=False) as engine:
        with pytest.raises(DamagedLibrary, match="rescue"):
            engine.begin()
        assert engine.browse.jobs() == []

    with pytest.raises(DamagedLibrary, match="rescue"), open_engine(data_dir, begins=False):
        pass

    (Path(data_dir) / LIBRARY).write_bytes(sound)
    for _ in range(2):
        with open_engine(data_dir) as engine:
            assert engine.browse.libraries() == []


def test_a_command_finds_the_same_damage_before_it_does_anything(data_dir: str) -> None:
    damage(data_dir)

    with pytest.raises(DamagedLibrary, match="rescue"), open_engine(data_dir):
        pass
