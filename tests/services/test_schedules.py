"""Schedules and quiet hours: what is done by itself, at hours that a person chose, and never in quiet ones."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from metarr_desktop.domain.errors import BadInput, NotFound
from metarr_desktop.domain.jobs import JobResult, JobStatus, NewJob, Payload, Priority, Progress, Schedule
from metarr_desktop.domain.kinds import LibraryId, LibraryType
from metarr_desktop.domain.schedules import Rhythm, Task, rhythm_of
from metarr_desktop.services.jobs import JobRunner
from metarr_desktop.services.schedules import Schedules
from tests.services.desk import Desk

PATIENCE_S = 30
DAY_S = 86_400


class Runs:
    """A handler that counts how often it ran, and lets a test wait for the next time."""

    def __init__(self) -> None:
        self.payloads: list[Payload] = []
        self.semaphore = threading.Semaphore(0)

    def __call__(self, payload: Payload, progress: Progress) -> JobResult:
        self.payloads.append(payload)
        self.semaphore.release()
        return JobResult()

    def wait(self) -> bool:
        return self.semaphore.acquire(timeout=PATIENCE_S)


@pytest.fixture
def films(desk: Desk, tmp_path: Path) -> LibraryId:
    return desk.add(tmp_path / "films", LibraryType.MOVIE)


@pytest.fixture
def schedules(desk: Desk) -> Schedules:
    return Schedules(desk.store, JobRunner(desk.store, {}.get), desk.newsroom)


Started = Callable[..., JobRunner]


@pytest.fixture
def started(desk: Desk) -> Iterator[Started]:
    runners: list[JobRunner] = []

    def start(**handlers: Runs) -> JobRunner:
        runners.append(JobRunner(desk.store, handlers.get))
        runners[-1].start()
        return runners[-1]

    yield start
    for runner in runners:
        runner.stop(PATIENCE_S)


def at_hour(desk: Desk, hour: int) -> None:
    """Turn the clock to that hour of the local day."""
    local = desk.clock().astimezone()
    desk.clock.now = local.replace(hour=hour, minute=0, second=0, microsecond=0).astimezone(desk.clock.now.tzinfo)


def quiet(desk: Desk, start: int, end: int) -> None:
    desk.libraries.put_setting("automation.quiet_from", start)
    desk.libraries.put_setting("automation.quiet_until", end)


def due_now(desk: Desk) -> list[str]:
    with desk.store.write() as unit:
        jobs = unit.jobs.enqueue_due()
    return [desk.store.jobs.get(job).type for job in jobs]


# --- the hours that a person chooses --------------------------------------------------------------------------------


def test_a_library_is_scanned_at_the_hour_that_was_chosen_and_every_so_many_days(
    desk: Desk, films: LibraryId, schedules: Schedules
) -> None:
    at_hour(desk, 12)
    schedules.set(Task.SCAN, Rhythm(7 * DAY_S, 4), films)

    (row,) = schedules.all()
    first = row.next_at
    assert first is not None
    desk.clock.now = first
    with desk.store.write() as unit:
        (job,) = unit.jobs.enqueue_due()
    (again,) = schedules.all()

    assert first.astimezone().hour == 4
    assert desk.store.jobs.get(job).payload == {"library": films, "is_watched": True}
    assert again.next_at is not None
    assert again.next_at.astimezone().replace(tzinfo=None) - first.astimezone().replace(tzinfo=None) == timedelta(
        days=7
    )


def test_what_is_planned_is_done_at_once_by_a_person_s_wish_and_comes_at_its_hour_all_the_same(
    desk: Desk, films: LibraryId, schedules: Schedules
) -> None:
    schedules.set(Task.SCAN, Rhythm(7 * DAY_S, 4), films)
    before = schedules.all()

    job = desk.store.jobs.get(schedules.do_now(Task.SCAN, films))

    assert (job.type, job.priority) == ("scan", Priority.PERSON)
    assert job.payload == {"library": films, "is_watched": True}
    assert schedules.all() == before
    with pytest.raises(BadInput):
        schedules.do_now(Task.BACKUP, films)


def test_other_hours_hold_at_once_instead_of_the_old_ones(desk: Desk, films: LibraryId, schedules: Schedules) -> None:
    at_hour(desk, 1)
    schedules.set(Task.SCAN, Rhythm(DAY_S, 3), films)

    schedules.set(Task.SCAN, Rhythm(DAY_S, 5), films)

    (row,) = schedules.all()
    assert row.next_at is not None
    assert row.next_at.astimezone().hour == 5


def test_what_a_person_chose_outlives_the_defaults_of_the_next_start(desk: Desk, schedules: Schedules) -> None:
    nightly = Schedule("backup", {}, DAY_S, hour=3)
    with desk.store.write() as unit:
        unit.jobs.schedule(nightly)
    schedules.set(Task.BACKUP, Rhythm(DAY_S, 13))

    with desk.store.write() as unit:
        unit.jobs.schedule(nightly)

    (row,) = schedules.all()
    assert (row.rhythm.hour, row.is_own) == (13, True)


def test_switching_nightly_work_off_and_on_is_the_setting_of_its_own(desk: Desk, schedules: Schedules) -> None:
    with desk.store.write() as unit:
        unit.jobs.schedule(Schedule("backup", {}, DAY_S, hour=3))

    schedules.off(Task.BACKUP)
    (off,) = schedules.all()
    is_kept = desk.store.settings.flag("backup.daily")
    schedules.set(Task.BACKUP, Rhythm(DAY_S, 5))

    assert (off.is_on, off.next_at, is_kept) == (False, None, False)
    assert desk.store.settings.flag("backup.daily")


def test_a_library_that_was_removed_is_not_scanned_until_it_is_back(
    desk: Desk, films: LibraryId, schedules: Schedules
) -> None:
    schedules.set(Task.SCAN, Rhythm(3600), films)
    removal = desk.libraries.remove(films)
    desk.clock.turn(hours=2)

    while_gone = due_now(desk)
    shown = schedules.all()
    desk.undo(removal)

    assert (while_gone, shown) == ([], [])
    assert due_now(desk) == ["scan"]


@pytest.mark.parametrize(
    ("task", "library", "sentence"),
    [
        (Task.SCAN, None, "--library NAME"),
        (Task.BACKUP, LibraryId(1), "of all libraries"),
    ],
)
def test_what_cannot_be_scheduled_is_refused_in_a_sentence(
    schedules: Schedules, films: LibraryId, task: Task, library: LibraryId | None, sentence: str
) -> None:
    with pytest.raises(BadInput, match=sentence):
        schedules.set(task, Rhythm(3600), library)


def test_tidying_stays_and_what_is_not_scheduled_cannot_be_switched_off(schedules: Schedules, films: LibraryId) -> None:
    with pytest.raises(BadInput, match="for ever"):
        schedules.off(Task.TIDY)
    with pytest.raises(NotFound):
        schedules.off(Task.SCAN, films)


@pytest.mark.parametrize(
    ("every", "hour", "rhythm"),
    [
        ("6h", None, Rhythm(6 * 3600)),
        ("1d", 4, Rhythm(DAY_S, 4)),
        ("", 4, Rhythm(DAY_S, 4)),
        ("7D", 0, Rhythm(7 * DAY_S, 0)),
        ("2d", None, Rhythm(2 * DAY_S)),
    ],
)
def test_words_say_how_often(every: str, hour: int | None, rhythm: Rhythm) -> None:
    assert rhythm_of(every, hour) == rhythm


@pytest.mark.parametrize(("every", "hour"), [("", None), ("soon", None), ("0h", None), ("6h", 4), ("400d", 4)])
def test_words_that_say_no_time_are_refused(every: str, hour: int | None) -> None:
    with pytest.raises(BadInput):
        rhythm_of(every, hour)


# --- quiet hours ----------------------------------------------------------------------------------------------------


def test_what_is_due_in_quiet_hours_comes_once_after_them(desk: Desk, started: Started) -> None:
    at_hour(desk, 23)
    quiet(desk, 22, 7)
    backup = Runs()
    runner = started(backup=backup, asked=(asked := Runs()))
    with desk.store.write() as unit:
        unit.jobs.schedule(Schedule("backup", {}, 3600))
    desk.clock.turn(hours=3)
    runner.wake()
    runner.run_until_idle(runner.enqueue(NewJob("asked", priority=Priority.PERSON)))
    held = list(backup.payloads)

    at_hour(desk, 7)
    desk.clock.turn(days=1)
    runner.wake()

    assert asked.wait()
    assert held == []
    assert backup.wait()
    runner.stop(PATIENCE_S)
    assert len(backup.payloads) == 1


def test_in_quiet_hours_the_work_of_the_background_waits_and_a_persons_does_not(desk: Desk) -> None:
    with desk.store.write() as unit:
        chore = unit.jobs.enqueue(NewJob("sweep", priority=Priority.BACKGROUND))
        event = unit.jobs.enqueue(NewJob("watched", priority=Priority.NORMAL))
        asked = unit.jobs.enqueue(NewJob("asked", priority=Priority.PERSON))

        begun = [unit.jobs.claim("e/0", 60, is_quiet=True) for _ in range(3)]

    assert [one.id for one in begun if one] == [asked, event]
    assert desk.store.jobs.get(chore).status is JobStatus.WAITING


def test_in_quiet_hours_what_follows_from_a_persons_work_is_done_to_its_end(desk: Desk) -> None:
    follow = NewJob("names", priority=Priority.BACKGROUND)
    with desk.store.write() as unit:
        unit.jobs.enqueue(NewJob("scan", priority=Priority.PERSON))
        scan = unit.jobs.claim("e/0", 60, is_quiet=True)
        assert scan is not None
        unit.jobs.finish(scan.id, "e/0", JobResult(follow_ups=(follow,)))

        last = unit.jobs.claim("e/0", 60, is_quiet=True)

    assert last is not None
    assert last.type == "names"
