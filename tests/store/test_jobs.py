"""Jobs as rows: claiming, leases, dependencies, schedules."""

import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from metarr_desktop.domain.errors import BadInput, NotFound
from metarr_desktop.domain.jobs import Job, JobResult, JobStatus, NewJob, Phrase, Priority, Schedule
from metarr_desktop.domain.kinds import JobId
from metarr_desktop.store.library import Store
from tests.hand_clock import HandClock

WORKER = "engine/1"
LEASE_S = 60


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def store(tmp_path: Path, clock: HandClock) -> Iterator[Store]:
    store = Store(tmp_path / "library.db", clock)
    yield store
    store.close()


def queued(store: Store, type: str = "scan", **facts: object) -> JobId:
    payload = facts.pop("payload", {})
    with store.write() as unit:
        return unit.jobs.enqueue(NewJob(type, payload, **facts))  # type: ignore[arg-type]


def claimed(store: Store, worker: str = WORKER, up_to: int = Priority.BACKGROUND) -> Job | None:
    with store.write() as unit:
        return unit.jobs.claim(worker, LEASE_S, up_to=up_to)


def failed(store: Store, job: JobId, *, can_try_again: bool = False) -> None:
    claimed(store)
    with store.write() as unit:
        assert unit.jobs.fail(job, WORKER, "Kodi does not answer.", can_try_again=can_try_again)


def finished(store: Store, job: JobId, result: JobResult | None = None) -> None:
    claimed(store)
    with store.write() as unit:
        assert unit.jobs.finish(job, WORKER, result or JobResult())


def status(store: Store, job: JobId) -> JobStatus:
    return store.jobs.get(job).status


# --- queueing ---------------------------------------------------------------------------------------------------------


def test_a_queued_job_waits_with_what_it_was_given(store: Store) -> None:
    job = store.jobs.get(queued(store, payload={"library": 3, "path": "/films/\udcff"}))

    assert job.status is JobStatus.WAITING
    assert job.payload == {"library": 3, "path": "/films/\udcff"}
    assert job.created_at == "2026-05-04 12:00:00"


def test_queueing_what_already_waits_joins_it_and_keeps_the_stronger_priority(store: Store) -> None:
    first = queued(store, payload={"library": 1, "deep": True}, priority=Priority.BACKGROUND)

    second = queued(store, payload={"deep": True, "library": 1}, priority=Priority.PERSON)

    assert second == first
    assert store.jobs.get(first).priority == Priority.PERSON


def test_what_already_runs_is_queued_again_but_never_runs_side_by_side(store: Store) -> None:
    first = queued(store)
    claimed(store)

    second = queued(store)

    assert second != first
    assert claimed(store, "engine/2") is None
    finished(store, first)
    assert claimed(store, "engine/2") == store.jobs.get(second)


def test_parts_of_the_same_work_gather_in_the_job_that_waits(store: Store) -> None:
    first = queued(store, payload={"library": 1, "below": ["/a", "/c"]}, gathers=True)

    second = queued(store, payload={"library": 1, "below": ["/b", "/c"], "tops": ["/"]}, gathers=True)
    other = queued(store, payload={"library": 2, "below": ["/b"]}, gathers=True)

    assert second == first != other
    assert store.jobs.get(first).payload == {"library": 1, "below": ["/a", "/b", "/c"], "tops": ["/"]}


def test_a_waiting_job_that_does_all_covers_a_part_but_not_the_other_way_round(store: Store) -> None:
    part = queued(store, payload={"library": 1, "below": ["/a"]}, gathers=True)
    whole = queued(store, payload={"library": 1}, gathers=True, priority=Priority.BACKGROUND)
    claimed(store)  # the part runs

    again = queued(store, payload={"library": 1, "is_watched": True, "below": ["/b"]}, gathers=True)

    assert len({part, whole}) == 2
    assert again == whole
    assert store.jobs.get(whole).payload == {"library": 1}
    assert store.jobs.get(whole).priority == Priority.NORMAL


def test_what_a_person_asked_for_is_not_gathered(store: Store) -> None:
    watched = queued(store, payload={"library": 1, "below": ["/a"]}, gathers=True)

    assert queued(store, payload={"library": 1, "below": ["/b"]}) != watched


def test_two_jobs_of_a_type_never_run_on_one_library_side_by_side(store: Store) -> None:
    first = queued(store, payload={"library": 1, "below": ["/a"]})
    second = queued(store, payload={"library": 1, "below": ["/b"]})
    elsewhere = queued(store, payload={"library": 2})
    nowhere = queued(store, "sync")

    running = [claimed(store), claimed(store), claimed(store), claimed(store)]

    assert [job.id if job else None for job in running] == [first, elsewhere, nowhere, None]
    with store.write() as unit:
        unit.jobs.finish(first, WORKER, JobResult())
    assert claimed(store).id == second  # type: ignore[union-attr]


def test_an_equal_job_that_must_wait_for_more_is_a_job_of_its_own(store: Store) -> None:
    publish = queued(store, "publish")
    scan = queued(store, "scan")

    later = queued(store, "publish", needs=(scan,))

    assert later != publish


def test_jobs_queued_in_a_unit_of_work_that_fails_never_were(store: Store) -> None:
    def scan_what_is_not_there() -> None:
        with store.write() as unit:
            unit.jobs.enqueue(NewJob("scan"))
            raise NotFound("There is no such library.")

    with pytest.raises(NotFound):
        scan_what_is_not_there()

    assert store.jobs.page() == []


def test_needing_an_unknown_job_is_refused(store: Store) -> None:
    with pytest.raises(NotFound):
        queued(store, needs=(JobId(99),))


# --- taking turns -----------------------------------------------------------------------------------------------------


def test_the_stronger_priority_goes_first_then_the_older(store: Store) -> None:
    normal = queued(store, "a")
    background = queued(store, "b", priority=Priority.BACKGROUND)
    person = queued(store, "c", priority=Priority.PERSON)
    later = queued(store, "d")

    order = [job.id for job in iter(lambda: claimed(store), None) if job]

    assert order == [person, normal, later, background]


def test_whoever_waited_long_goes_before_a_newcomer_of_stronger_priority(store: Store, clock: HandClock) -> None:
    background = queued(store, "a", priority=Priority.BACKGROUND)
    clock.turn(hours=1)
    queued(store, "b", priority=Priority.PERSON)

    job = claimed(store)

    assert job is not None
    assert job.id == background


def test_a_reserved_worker_takes_only_what_is_urgent_however_long_the_rest_waited(
    store: Store, clock: HandClock
) -> None:
    queued(store, "a")
    clock.turn(days=1)

    assert claimed(store, up_to=Priority.PERSON) is None


def test_a_job_waits_until_everything_it_needs_is_done(store: Store) -> None:
    scan, art = queued(store, "scan"), queued(store, "artwork")
    publish = queued(store, "publish", needs=(scan, art), priority=Priority.WEBHOOK)

    finished(store, scan)
    assert status(store, publish) is JobStatus.WAITING
    finished(store, art)

    job = claimed(store)
    assert job is not None
    assert job.id == publish


def test_what_needs_a_failed_job_fails_with_it_and_says_why(store: Store) -> None:
    scan = queued(store, "scan")
    publish = queued(store, "publish", needs=(scan,))
    sync = queued(store, "sync", needs=(publish,))

    failed(store, scan)

    assert status(store, sync) is JobStatus.FAILED
    assert store.jobs.get(publish).error == f"It needed job {scan}, which failed."


def test_needing_a_job_that_has_failed_fails_at_once(store: Store) -> None:
    scan = queued(store, "scan")
    failed(store, scan)

    assert status(store, queued(store, "publish", needs=(scan,))) is JobStatus.FAILED


# --- settling ---------------------------------------------------------------------------------------------------------


def test_a_done_job_keeps_its_counts_problems_and_summary(store: Store) -> None:
    job = queued(store)
    result = JobResult({"added": 3}, ("a.nfo: is no XML",), (Phrase("scan.added", {"count": 3}),))

    finished(store, job, result)

    assert store.jobs.get(job).result == result
    assert store.jobs.get(job).ended_at == "2026-05-04 12:00:00"


def test_follow_ups_are_queued_with_the_end_of_their_parent_and_counted_as_its_family(store: Store) -> None:
    scan = queued(store)

    finished(store, scan, JobResult(follow_ups=(NewJob("publish"),)))

    (publish,) = store.jobs.unfinished([scan])
    assert store.jobs.get(publish).parent == scan


def test_a_failed_try_waits_five_then_ten_seconds_and_the_third_is_the_last(store: Store, clock: HandClock) -> None:
    job = queued(store)
    for pause in (5, 10):
        failed(store, job, can_try_again=True)
        assert status(store, job) is JobStatus.WAITING
        clock.turn(seconds=pause - 1)
        assert claimed(store) is None
        assert store.jobs.next_due_s(clock.now.timestamp()) == clock.now.timestamp() + 1
        clock.turn(seconds=1)

    failed(store, job, can_try_again=True)

    assert store.jobs.get(job).status is JobStatus.FAILED
    assert store.jobs.get(job).attempts == 3
    assert store.jobs.get(job).error == "Kodi does not answer."


def test_a_clock_set_back_does_not_keep_a_job_from_its_next_try(store: Store, clock: HandClock) -> None:
    job = queued(store)
    failed(store, job, can_try_again=True)

    clock.turn(days=-2)

    again = claimed(store)
    assert again is not None
    assert again.id == job


def test_a_worker_that_lost_its_job_cannot_settle_it(store: Store) -> None:
    job = queued(store)
    claimed(store, "old/1")
    with store.write() as unit:
        unit.jobs.recover("engine")
    claimed(store)

    with store.write() as unit:
        assert not unit.jobs.finish(job, "old/1", JobResult(follow_ups=(NewJob("publish"),)))
        assert not unit.jobs.fail(job, "old/1", "late", can_try_again=True)
        assert not unit.jobs.stopped(job, "old/1")
        assert not unit.jobs.release(job, "old/1")
        assert not unit.jobs.report(job, "old/1", 1, 2)

    assert status(store, job) is JobStatus.RUNNING
    assert len(store.jobs.page()) == 1


# --- crashes ----------------------------------------------------------------------------------------------------------


def test_the_jobs_of_a_dead_engine_return_to_the_queue_with_the_try_counted_once(store: Store) -> None:
    job = queued(store)
    claimed(store, "dead/1")

    with store.write() as unit:
        assert unit.jobs.recover("engine") == [job]

    assert status(store, job) is JobStatus.WAITING
    assert store.jobs.get(job).attempts == 1


def test_a_living_engine_keeps_its_jobs_while_its_heart_beats(store: Store, clock: HandClock) -> None:
    job = queued(store)
    claimed(store)
    clock.turn(seconds=LEASE_S - 1)
    with store.write() as unit:
        unit.jobs.heartbeat("engine", LEASE_S)
    clock.turn(seconds=LEASE_S - 1)

    with store.write() as unit:
        assert unit.jobs.recover("engine") == []
    clock.turn(seconds=2)
    with store.write() as unit:
        assert unit.jobs.recover("engine") == [job]


def test_a_job_that_ended_the_program_three_times_is_not_tried_a_fourth_time(store: Store) -> None:
    job = queued(store)

    for life in ("first", "second", "third"):
        claimed(store, f"{life}/1")
        with store.write() as unit:
            unit.jobs.recover("engine")

    assert store.jobs.get(job).status is JobStatus.FAILED
    assert store.jobs.get(job).error == "The program ended 3 times while doing this."


def test_a_released_job_has_lost_no_try(store: Store) -> None:
    job = queued(store)
    claimed(store)

    with store.write() as unit:
        assert unit.jobs.release(job, WORKER)

    assert store.jobs.get(job).status is JobStatus.WAITING
    assert store.jobs.get(job).attempts == 0


# --- what the person asks for -----------------------------------------------------------------------------------------


def test_cancelling_takes_a_waiting_job_and_what_needs_it_out_of_the_queue(store: Store) -> None:
    scan = queued(store, "scan")
    publish = queued(store, "publish", needs=(scan,))

    with store.write() as unit:
        assert unit.jobs.cancel(scan) is JobStatus.CANCELLED

    assert status(store, publish) is JobStatus.CANCELLED


def test_cancelling_a_running_job_asks_it_to_stop(store: Store) -> None:
    job = queued(store)
    claimed(store)
    with store.write() as unit:
        assert unit.jobs.report(job, WORKER, 1, 10)

    with store.write() as unit:
        assert unit.jobs.cancel(job) is JobStatus.RUNNING

    with store.write() as unit:
        assert not unit.jobs.report(job, WORKER, 2, 10)
        assert unit.jobs.heartbeat("engine", LEASE_S) == [job]
        assert unit.jobs.stopped(job, WORKER)
    assert store.jobs.get(job).status is JobStatus.CANCELLED
    assert (store.jobs.get(job).done, store.jobs.get(job).total) == (2, 10)


def test_a_cancelled_job_does_not_rise_again_after_a_crash(store: Store) -> None:
    job = queued(store)
    claimed(store, "dead/1")
    with store.write() as unit:
        unit.jobs.cancel(job)

    with store.write() as unit:
        unit.jobs.recover("engine")

    assert status(store, job) is JobStatus.CANCELLED


def test_retrying_brings_back_what_was_given_up_because_of_it(store: Store) -> None:
    scan = queued(store, "scan")
    publish = queued(store, "publish", needs=(scan,))
    failed(store, scan)

    with store.write() as unit:
        unit.jobs.retry(publish)
        assert sorted(unit.jobs.queued) == [scan, publish]

    assert [status(store, job) for job in (scan, publish)] == [JobStatus.WAITING] * 2
    assert store.jobs.get(scan).attempts == 0


def test_what_is_done_or_running_cannot_be_retried(store: Store) -> None:
    done, running = queued(store, "a"), queued(store, "b")
    finished(store, done)
    claimed(store)

    for job in (done, running):
        with pytest.raises(BadInput), store.write() as unit:
            unit.jobs.retry(job)


def test_a_raised_priority_changes_the_turn(store: Store) -> None:
    queued(store, "a")
    second = queued(store, "b")

    with store.write() as unit:
        unit.jobs.set_priority(second, Priority.PERSON)

    job = claimed(store)
    assert job is not None
    assert job.id == second


def test_a_priority_out_of_range_is_refused(store: Store) -> None:
    job = queued(store)

    with pytest.raises(BadInput), store.write() as unit:
        unit.jobs.set_priority(job, 11)


def test_unknown_jobs_are_named(store: Store) -> None:
    with pytest.raises(NotFound, match="no job 7"):
        store.jobs.get(JobId(7))
    with pytest.raises(NotFound, match="no job 7"), store.write() as unit:
        unit.jobs.cancel(JobId(7))


# --- time -------------------------------------------------------------------------------------------------------------


def test_a_schedule_is_due_at_once_and_then_every_so_often(store: Store, clock: HandClock) -> None:
    with store.write() as unit:
        unit.jobs.schedule(Schedule("sweep", {"library": 1}, 3600))
        (job,) = unit.jobs.enqueue_due()
        assert unit.jobs.enqueue_due() == []

    assert store.jobs.get(job).payload == {"library": 1}
    assert store.jobs.get(job).priority == Priority.BACKGROUND
    assert store.jobs.next_due_s(clock.now.timestamp()) == clock.now.timestamp() + 3600


@pytest.mark.parametrize("days", [3, 15000, -2])
def test_whatever_the_clock_did_meanwhile_the_schedule_catches_up_once(
    store: Store, clock: HandClock, days: int
) -> None:
    with store.write() as unit:
        unit.jobs.schedule(Schedule("sweep", {}, 3600))
        (job,) = unit.jobs.enqueue_due()
    finished(store, job)

    clock.turn(days=days)

    with store.write() as unit:
        assert len(unit.jobs.enqueue_due()) == 1
        assert unit.jobs.enqueue_due() == []


def test_scheduling_again_takes_the_new_interval_without_starting_anew(store: Store, clock: HandClock) -> None:
    with store.write() as unit:
        unit.jobs.schedule(Schedule("sweep", {}, 3600))
        unit.jobs.enqueue_due()

    with store.write() as unit:
        unit.jobs.schedule(Schedule("sweep", {}, 600))
        assert unit.jobs.enqueue_due() == []

    assert store.jobs.schedules() == [Schedule("sweep", {}, 600)]
    assert store.jobs.next_due_s(clock.now.timestamp()) == clock.now.timestamp() + 600


def test_nightly_work_comes_at_its_hour_and_what_was_missed_comes_once(store: Store, clock: HandClock) -> None:
    with store.write() as unit:
        unit.jobs.schedule(Schedule("check", {}, 24 * 3600, hour=3))
        unit.jobs.enqueue_due()
    due = store.jobs.next_due_s(clock.now.timestamp())
    assert due is not None

    hour = datetime.fromtimestamp(due).astimezone()
    clock.turn(days=3.5)
    with store.write() as unit:
        missed = unit.jobs.enqueue_due()
        again = unit.jobs.enqueue_due()

    assert (hour.hour, hour.minute) == (3, 0)
    assert (len(missed), again) == (1, [])


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC"])
@pytest.mark.parametrize("day", ["2026-03-28", "2026-03-29", "2026-10-24", "2026-10-25", "2026-11-01", "2026-03-08"])
def test_the_hour_is_that_of_the_local_day_when_clocks_change(
    monkeypatch: pytest.MonkeyPatch, zone: str, day: str
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        now = datetime.fromisoformat(f"{day}T12:00:00").astimezone()
        due = Schedule("check", {}, 24 * 3600, hour=3).next_after(now)

        assert due > now
        assert (due.hour, due.day) == (3, (now.replace(tzinfo=None) + timedelta(days=1)).day)
    finally:
        monkeypatch.undo()
        time.tzset()


def test_what_is_no_longer_scheduled_never_comes(store: Store) -> None:
    with store.write() as unit:
        unit.jobs.schedule(Schedule("sweep", {}, 3600))
        unit.jobs.unschedule("sweep", {})
        assert unit.jobs.enqueue_due() == []

    assert store.jobs.schedules() == []


def test_done_jobs_are_forgotten_after_a_month_and_failed_ones_after_three(store: Store, clock: HandClock) -> None:
    done, bad = queued(store, "a"), queued(store, "b")
    finished(store, done)
    failed(store, bad)
    waiting = queued(store, "c")

    def kept_after(days: int) -> list[JobId]:
        clock.turn(days=days)
        with store.write() as unit:
            unit.jobs.purge()
        return [job.id for job in store.jobs.page()]

    assert kept_after(30) == [waiting, bad, done]
    assert kept_after(1) == [waiting, bad]
    assert kept_after(60) == [waiting]


# --- reading ----------------------------------------------------------------------------------------------------------


def test_a_page_shows_the_newest_first_and_can_be_narrowed_and_continued(store: Store) -> None:
    scan, sync, other = queued(store, "scan"), queued(store, "sync"), queued(store, "scan", payload={"library": 2})
    finished(store, scan)

    assert [job.id for job in store.jobs.page(limit=2)] == [other, sync]
    assert [job.id for job in store.jobs.page(before=sync)] == [scan]
    assert [job.id for job in store.jobs.page(types=["scan"], statuses=[JobStatus.WAITING])] == [other]


def test_counts_name_every_status(store: Store) -> None:
    queued(store)

    assert store.jobs.counts() == {**dict.fromkeys(JobStatus, 0), JobStatus.WAITING: 1}


def test_family_reaches_grandchildren(store: Store) -> None:
    scan = queued(store, "scan")
    finished(store, scan, JobResult(follow_ups=(NewJob("publish"),)))
    (publish,) = store.jobs.unfinished([scan])

    finished(store, publish, JobResult(follow_ups=(NewJob("sync"),)))

    (sync,) = store.jobs.unfinished([scan])
    assert store.jobs.get(sync).type == "sync"


# --- pausing one of them ----------------------------------------------------------------------------------------------


def held(store: Store, job: JobId) -> JobStatus:
    with store.write() as unit:
        return unit.jobs.hold(job)


def test_a_job_that_a_person_paused_waits_until_they_let_it_go_on(store: Store) -> None:
    paused, other = queued(store, "scan"), queued(store, "nfo")

    assert held(store, paused) is JobStatus.WAITING
    assert store.jobs.get(paused).is_held
    first = claimed(store)
    assert first is not None
    assert first.id == other
    assert claimed(store) is None

    with store.write() as unit:
        unit.jobs.let_go(paused)
    next_one = claimed(store)
    assert next_one is not None
    assert (next_one.id, next_one.is_held) == (paused, False)


def test_a_running_job_is_put_back_paused_and_its_try_does_not_count(store: Store) -> None:
    job = queued(store)
    claimed(store)

    assert held(store, job) is JobStatus.RUNNING
    with store.write() as unit:
        assert unit.jobs.release(job, WORKER, is_held=True)

    paused = store.jobs.get(job)
    assert (paused.status, paused.is_held, paused.attempts) == (JobStatus.WAITING, True, 0)


@pytest.mark.parametrize(("priority", "is_held"), [(Priority.PERSON, False), (Priority.NORMAL, True)])
def test_who_asks_for_paused_work_again_lets_it_go_on(store: Store, priority: int, is_held: bool) -> None:
    job = queued(store)
    held(store, job)

    assert queued(store, priority=priority) == job
    assert store.jobs.get(job).is_held is is_held


# --- what is over -----------------------------------------------------------------------------------------------------


def test_what_is_over_is_read_page_by_page_and_none_is_left_out_or_comes_twice(store: Store, clock: HandClock) -> None:
    done = []
    for number in range(7):
        clock.turn(seconds=30 * (number % 2))  # some end within the same second
        done.append(queued(store, payload={"library": number}))
        finished(store, done[-1])
    queued(store, "nfo")

    read = store.jobs.past(limit=3)
    while page := store.jobs.past(limit=3, before=(read[-1].ended_at or "", read[-1].id)):
        read += page
    assert [job.id for job in read] == done[::-1]


def test_of_what_is_over_only_what_had_trouble_or_ended_so_or_lately(store: Store, clock: HandClock) -> None:
    well = queued(store, "nfo")
    finished(store, well)
    clock.turn(hours=1)
    troubled, broken = queued(store, "media"), queued(store, "scan")
    finished(store, troubled, JobResult(problems=("Heat.mkv is empty.",)))
    failed(store, broken)

    def ids(**wanted: object) -> list[JobId]:
        return [job.id for job in store.jobs.past(**wanted)]  # type: ignore[arg-type]

    assert ids(is_troubled=True) == [broken, troubled]
    assert ids(statuses=[JobStatus.FAILED]) == [broken]
    assert ids(statuses=[JobStatus.CANCELLED]) == []
    assert ids(since="2026-05-04 12:30:00") == [broken, troubled]
    assert ids() == [broken, troubled, well]


def test_what_a_waiting_job_waits_for_is_told_while_it_is_not_over(store: Store) -> None:
    first = queued(store, "scan")
    second = queued(store, "nfo", needs=(first,))

    assert store.jobs.needs() == {second: (first,)}
    finished(store, first)
    assert store.jobs.needs() == {}
