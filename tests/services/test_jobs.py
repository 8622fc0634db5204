"""The queue at work: order, retries, pauses, cancelling, stopping."""

import contextlib
import logging
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from metarr_desktop.domain.errors import BadInput, Cancelled, Paused, Unavailable
from metarr_desktop.domain.job_log import Tone
from metarr_desktop.domain.jobs import Job, JobResult, JobStatus, NewJob, Payload, Priority, Progress, Schedule
from metarr_desktop.domain.kinds import ItemId, JobId
from metarr_desktop.domain.provider import Heard
from metarr_desktop.services.job_log import JobLogs
from metarr_desktop.services.jobs import Handler, JobEvent, JobRunner
from metarr_desktop.store.library import Store
from tests.hand_clock import HandClock

PATIENCE_S = 30  # only a failing test waits so long


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def store(tmp_path: Path, clock: HandClock) -> Iterator[Store]:
    store = Store(tmp_path / "library.db", clock)
    yield store
    store.close()


@pytest.fixture
def started(store: Store) -> Iterator[Callable[..., JobRunner]]:
    runners: list[JobRunner] = []

    def start(workers: int = 2, **handlers: Handler) -> JobRunner:
        runner = JobRunner(store, handlers.get, workers=workers)
        runners.append(runner)
        runner.start()
        return runner

    yield start
    for runner in runners:
        runner.stop(PATIENCE_S)


Started = Callable[..., JobRunner]


class Gate:
    """A handler that says when it began and works until it is let go or stopped."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.opened = threading.Event()

    def __call__(self, payload: Payload, progress: Progress) -> JobResult:
        self.begun.set()
        while not self.opened.wait(0.01):
            progress.check()
        return JobResult()


class Story:
    """Collects events and lets a test wait for one."""

    def __init__(self, runner: JobRunner) -> None:
        self.events: list[JobEvent] = []
        self._told = threading.Condition()
        self.unsubscribe = runner.subscribe(self)

    def __call__(self, event: JobEvent) -> None:
        with self._told:
            self.events.append(event)
            self._told.notify_all()

    def wait_for(self, job: JobId, status: JobStatus, *, attempts: int = 0, is_held: bool = False) -> Job:
        def found() -> Job | None:
            for event in self.events:
                is_it = (event.job.id, event.job.status, event.job.is_held) == (job, status, is_held)
                if is_it and event.job.attempts >= attempts:
                    return event.job
            return None

        with self._told:
            told = self._told.wait_for(found, PATIENCE_S)
        assert told is not None, f"job {job} was never {status}"
        return told


def nothing(payload: Payload, progress: Progress) -> JobResult:
    return JobResult()


def test_queued_work_is_done_with_its_payload_and_its_result_kept(started: Started, store: Store) -> None:
    def scan(payload: Payload, progress: Progress) -> JobResult:
        return JobResult({"added": len(payload["path"])})

    runner = started(scan=scan)

    (done,) = runner.run_until_idle(runner.enqueue(NewJob("scan", {"path": "/films"})))

    assert done.status is JobStatus.DONE
    assert done.result == JobResult({"added": 6})


def test_waiting_for_a_job_waits_for_everything_it_leads_to(started: Started, store: Store) -> None:
    def scan(payload: Payload, progress: Progress) -> JobResult:
        return JobResult(follow_ups=(NewJob("publish"),))

    def publish(payload: Payload, progress: Progress) -> JobResult:
        with store.write() as unit:
            unit.jobs.enqueue(NewJob("sync"), parent=progress.job)
        return JobResult()

    runner = started(scan=scan, publish=publish, sync=nothing)

    runner.run_until_idle(runner.enqueue(NewJob("scan")))

    assert [(job.type, job.status) for job in store.jobs.page()] == [
        ("sync", JobStatus.DONE),
        ("publish", JobStatus.DONE),
        ("scan", JobStatus.DONE),
    ]


def test_what_a_person_starts_does_not_wait_for_long_work(started: Started) -> None:
    sweep, other = Gate(), Gate()
    runner = started(sweep=sweep, other=other, edit=nothing)
    runner.enqueue(NewJob("sweep"), NewJob("other"))
    assert sweep.begun.wait(PATIENCE_S)

    (edit,) = runner.run_until_idle(runner.enqueue(NewJob("edit", priority=Priority.PERSON)))

    assert edit.status is JobStatus.DONE
    assert not other.begun.is_set()


def test_a_silent_player_is_asked_again_when_the_pause_is_over(
    started: Started, store: Store, clock: HandClock
) -> None:
    answers = iter([Unavailable("Kodi does not answer."), None])

    def sync(payload: Payload, progress: Progress) -> JobResult:
        if error := next(answers):
            raise error
        return JobResult()

    runner = started(sync=sync)
    story = Story(runner)
    (job,) = runner.enqueue(NewJob("sync"))
    assert story.wait_for(job, JobStatus.WAITING, attempts=1).error == "Kodi does not answer."

    clock.turn(seconds=5)
    runner.wake()

    assert story.wait_for(job, JobStatus.DONE).attempts == 2
    assert store.jobs.get(job).error == ""


def test_a_bad_input_fails_at_once_with_its_sentence(started: Started) -> None:
    def scan(payload: Payload, progress: Progress) -> JobResult:
        raise BadInput("/films is no folder.")

    runner = started(scan=scan)

    (job,) = runner.run_until_idle(runner.enqueue(NewJob("scan")))

    assert (job.status, job.error, job.attempts) == (JobStatus.FAILED, "/films is no folder.", 1)


def test_an_unforeseen_error_goes_to_the_log_and_only_a_clear_sentence_to_the_person(
    started: Started, caplog: pytest.LogCaptureFixture
) -> None:
    def scan(payload: Payload, progress: Progress) -> JobResult:
        raise ZeroDivisionError("token=canary")

    runner = started(scan=scan, other=nothing)
    story = Story(runner)

    (job,) = runner.enqueue(NewJob("scan"))

    error = story.wait_for(job, JobStatus.WAITING, attempts=1).error
    assert "ZeroDivisionError" in error
    assert "canary" not in error
    assert "Traceback" in caplog.text
    (other,) = runner.run_until_idle(runner.enqueue(NewJob("other")))
    assert other.status is JobStatus.DONE


def test_a_job_type_nobody_knows_fails_and_says_so(started: Started) -> None:
    runner = started()

    (job,) = runner.run_until_idle(runner.enqueue(NewJob("teleport")))

    assert job.status is JobStatus.FAILED
    assert "teleport" in job.error


def test_a_follow_up_that_cannot_be_queued_fails_the_job_instead_of_losing_it(started: Started) -> None:
    def scan(payload: Payload, progress: Progress) -> JobResult:
        return JobResult(follow_ups=(NewJob("publish", needs=(JobId(99),)),))

    runner = started(scan=scan)

    (job,) = runner.run_until_idle(runner.enqueue(NewJob("scan")))

    assert (job.status, job.error) == (JobStatus.FAILED, "There is no job 99.")


def test_cancelling_stops_running_work_for_good(started: Started, store: Store) -> None:
    scan = Gate()
    runner = started(scan=scan)
    story = Story(runner)
    (job,) = runner.enqueue(NewJob("scan"))
    assert scan.begun.wait(PATIENCE_S)

    runner.cancel(job)

    story.wait_for(job, JobStatus.CANCELLED)
    assert store.jobs.get(job).status is JobStatus.CANCELLED


def test_work_cancelled_in_the_store_alone_stops_too(started: Started, store: Store) -> None:
    told = threading.Event()

    def scan(payload: Payload, progress: Progress) -> JobResult:
        while not progress.is_cancelled:
            progress.report(1, 2)
            told.set()
        raise Cancelled("stopped")

    runner = started(scan=scan)
    (job,) = runner.enqueue(NewJob("scan"))
    assert told.wait(PATIENCE_S)

    with store.write() as unit:
        unit.jobs.cancel(job)

    (stopped,) = runner.run_until_idle([job])
    assert stopped.status is JobStatus.CANCELLED


def test_a_cancelled_job_can_be_retried(started: Started) -> None:
    scan = Gate()
    runner = started(scan=scan)
    (job,) = runner.enqueue(NewJob("scan"))
    assert scan.begun.wait(PATIENCE_S)
    runner.cancel(job)
    runner.run_until_idle([job])
    scan.opened.set()

    runner.retry(job)

    (again,) = runner.run_until_idle([job])
    assert again.status is JobStatus.DONE


def test_a_job_moved_forward_is_done_before_the_others(started: Started) -> None:
    order: list[str] = []

    def note(payload: Payload, progress: Progress) -> JobResult:
        order.append(payload["name"])
        return JobResult()

    runner = started(1, note=note)
    runner.pause()
    jobs = runner.enqueue(*(NewJob("note", {"name": name}) for name in ("first", "second")))
    runner.set_priority(jobs[1], Priority.PERSON)

    runner.resume()

    runner.run_until_idle(jobs)
    assert order == ["second", "first"]


def test_a_runner_that_never_began_can_be_stopped(store: Store) -> None:
    assert JobRunner(store, {}.get).stop()


def test_observers_hear_of_every_step_and_of_the_items_changed(started: Started, store: Store) -> None:
    def scan(payload: Payload, progress: Progress) -> JobResult:
        for step in (1, 2, 3):
            progress.report(step, 3, f"film {step}")
        return JobResult(items=(ItemId(5),))

    runner = started(scan=scan)
    story = Story(runner)

    (job,) = runner.enqueue(NewJob("scan"))

    done = story.wait_for(job, JobStatus.DONE)
    steps = [(event.job.done, event.job.total, event.label) for event in story.events if event.label]
    assert steps == [(1, 3, "film 1"), (2, 3, "film 2"), (3, 3, "film 3")]
    assert done.result is not None
    assert done.result.items == (ItemId(5),)
    assert (store.jobs.get(job).done, store.jobs.get(job).total) == (3, 3)


def test_observers_hear_of_what_is_given_up_with_a_failed_job(started: Started) -> None:
    def scan(payload: Payload, progress: Progress) -> JobResult:
        raise BadInput("/films is no folder.")

    runner = started(scan=scan)
    runner.pause()
    story = Story(runner)
    (scan_job,) = runner.enqueue(NewJob("scan"))
    (publish,) = runner.enqueue(NewJob("publish", needs=(scan_job,)))

    runner.resume()

    assert story.wait_for(publish, JobStatus.FAILED).error == f"It needed job {scan_job}, which failed."


def test_progress_can_be_reported_from_within_a_unit_of_work(started: Started, store: Store) -> None:
    def scan(payload: Payload, progress: Progress) -> JobResult:
        with store.write() as unit:
            progress.report(1, 1)
            unit.jobs.purge()
        return JobResult()

    runner = started(scan=scan)

    (job,) = runner.run_until_idle(runner.enqueue(NewJob("scan")))

    assert job.status is JobStatus.DONE


def test_an_observer_that_fails_harms_neither_the_job_nor_the_other_observers(started: Started) -> None:
    runner = started(scan=nothing)

    def fail(event: JobEvent) -> None:
        raise RuntimeError("the window is gone")

    runner.subscribe(fail)
    story = Story(runner)
    (job,) = runner.enqueue(NewJob("scan"))

    story.wait_for(job, JobStatus.DONE)


def test_who_unsubscribed_hears_nothing_more(started: Started) -> None:
    runner = started(scan=nothing)
    story = Story(runner)
    story.unsubscribe()

    runner.run_until_idle(runner.enqueue(NewJob("scan")))

    assert story.events == []


def test_while_paused_nothing_begins(started: Started, store: Store) -> None:
    runner = started(scan=nothing)
    runner.pause()
    (job,) = runner.enqueue(NewJob("scan"))
    assert runner.is_paused
    assert store.jobs.get(job).status is JobStatus.WAITING

    runner.resume()

    (done,) = runner.run_until_idle([job])
    assert done.status is JobStatus.DONE


def test_work_stays_paused_over_a_restart(started: Started, store: Store) -> None:
    first = started(scan=nothing)
    first.pause()
    (job,) = first.enqueue(NewJob("scan"))
    first.stop(PATIENCE_S)

    second = started(scan=nothing)

    assert second.is_paused
    assert store.jobs.get(job).status is JobStatus.WAITING
    second.resume()
    (done,) = second.run_until_idle([job])
    assert done.status is JobStatus.DONE


def test_pausing_puts_running_work_off_and_resuming_takes_it_up_again(started: Started) -> None:
    scan = Gate()
    runner = started(scan=scan)
    story = Story(runner)
    (job,) = runner.enqueue(NewJob("scan", priority=Priority.PERSON))
    assert scan.begun.wait(PATIENCE_S)

    runner.pause()

    put_off = story.wait_for(job, JobStatus.WAITING, attempts=0)
    assert put_off.error == ""
    scan.opened.set()
    runner.resume()
    done = story.wait_for(job, JobStatus.DONE)
    assert done.attempts == 1


def test_one_job_is_paused_while_the_others_go_on(started: Started, store: Store) -> None:
    gate = Gate()
    runner = started(scan=gate, nfo=nothing)
    story = Story(runner)
    (scan,) = runner.enqueue(NewJob("scan"))
    assert gate.begun.wait(PATIENCE_S)

    runner.hold(scan)
    assert story.wait_for(scan, JobStatus.WAITING, is_held=True).attempts == 0
    assert store.jobs.count_held() == 1
    runner.run_until_idle(runner.enqueue(NewJob("nfo")))

    gate.opened.set()
    runner.let_go(scan)
    (done,) = runner.run_until_idle([scan])
    assert (done.status, done.is_held) == (JobStatus.DONE, False)
    assert store.jobs.count_held() == 0


def test_what_a_job_says_and_hears_can_be_read_while_it_runs_and_holds_no_secret(
    started: Started, store: Store
) -> None:
    def work(payload: Payload, progress: Progress) -> JobResult:
        progress.say("Heat: 3 fields, key abc123.")
        progress.say("Ran: known to nobody.", Tone.LEFT)
        for how in (Heard.ASKED, Heard.KEPT, Heard.KEPT):
            progress.hear("tmdb", how)
        return JobResult()

    runner = JobRunner(store, {"enrich": work}.get, redact=lambda text: text.replace("abc123", "***"))
    with runner:
        (job,) = runner.enqueue(NewJob("enrich"))
        runner.run_until_idle([job])

    log = runner.logs.of(job)
    assert [(line.text, line.tone) for line in log.lines] == [
        ("Heat: 3 fields, key ***.", Tone.WELL),
        ("Ran: known to nobody.", Tone.LEFT),
    ]
    assert {line.at for line in log.lines} == {"2026-05-04 12:00:00"}
    assert log.tones == {Tone.WELL: 1, Tone.LEFT: 1}
    assert log.answers == {"tmdb": {Heard.ASKED: 1, Heard.KEPT: 2}}


def test_a_line_of_a_portion_counts_its_things_and_a_log_of_an_earlier_start_is_not_kept(store: Store) -> None:
    def work(payload: Payload, progress: Progress) -> JobResult:
        progress.say("A … B: new titles: 250.", count=250)
        progress.say("C … D: new titles: 50.", count=50)
        return JobResult()

    first = JobRunner(store, {"scan": work, "tidy": lambda _payload, _progress: JobResult()}.get)
    with first:
        loud, silent = first.enqueue(NewJob("scan"), NewJob("tidy"))
        first.run_until_idle([loud, silent])
    second = JobRunner(store, {}.get)

    assert first.logs.of(loud).tones == {Tone.WELL: 300}
    assert (first.logs.of(loud).is_kept, first.logs.of(silent).is_kept) == (True, True)
    assert (second.logs.of(loud).is_kept, second.logs.of(silent).is_kept) == (False, False)


def test_of_very_many_jobs_the_logs_of_the_first_are_let_go() -> None:
    logs = JobLogs(HandClock(), lambda text: text)
    for number in range(51):
        logs.begin(JobId(number))
        logs.say(JobId(number), "Heat: fine.", Tone.WELL)

    assert not logs.of(JobId(0)).is_kept
    assert logs.of(JobId(1)).is_kept


def test_who_waits_for_paused_work_is_told_what_lets_it_go_on(started: Started) -> None:
    runner = started(scan=nothing)
    runner.pause()
    jobs = runner.enqueue(NewJob("scan"))

    with pytest.raises(Paused, match="`metarr resume` lets it go on"):
        runner.run_until_idle(jobs)


def test_a_pause_that_is_set_as_a_setting_holds_once_it_is_read(started: Started, store: Store) -> None:
    runner = started(scan=nothing)
    with store.write() as unit:
        unit.put_setting("automation.paused", True)

    runner.read_pause()

    assert runner.is_paused


def test_stopping_puts_running_work_back_without_counting_the_try(started: Started, store: Store) -> None:
    scan = Gate()
    runner = started(scan=scan)
    (job,) = runner.enqueue(NewJob("scan"))
    assert scan.begun.wait(PATIENCE_S)

    assert runner.stop(PATIENCE_S)

    assert store.jobs.get(job).status is JobStatus.WAITING
    assert store.jobs.get(job).attempts == 0


def test_work_that_does_not_stop_is_put_back_and_its_late_end_is_not_counted(started: Started, store: Store) -> None:
    begun, let_go, ended = threading.Event(), threading.Event(), threading.Event()

    def scan(payload: Payload, progress: Progress) -> JobResult:
        begun.set()
        let_go.wait(PATIENCE_S)
        return JobResult({"added": 1})

    runner = started(scan=scan)
    runner.subscribe(lambda event: ended.set() if let_go.is_set() else None)
    (job,) = runner.enqueue(NewJob("scan"))
    assert begun.wait(PATIENCE_S)

    assert not runner.stop(timeout_s=0)

    let_go.set()
    assert ended.wait(PATIENCE_S)
    assert store.jobs.get(job).status is JobStatus.WAITING
    assert store.jobs.get(job).result is None


def test_whoever_waits_for_work_learns_that_it_was_put_off(started: Started) -> None:
    scan = Gate()
    runner = started(scan=scan)
    jobs = runner.enqueue(NewJob("scan"))
    assert scan.begun.wait(PATIENCE_S)
    threading.Thread(target=runner.stop).start()

    with pytest.raises(Cancelled):
        runner.run_until_idle(jobs)


def test_a_new_engine_goes_on_with_what_a_dead_one_left(started: Started, store: Store) -> None:
    with store.write() as unit:
        job = unit.jobs.enqueue(NewJob("scan"))
        unit.jobs.claim("dead/0", 60)

    runner = started(scan=nothing)

    (done,) = runner.run_until_idle([job])
    assert (done.status, done.attempts) == (JobStatus.DONE, 2)


LIFE = """
import sys, threading
from pathlib import Path
from metarr_desktop.domain.jobs import NewJob
from metarr_desktop.services.jobs import JobRunner
from metarr_desktop.store.library import Store

def scan(payload, progress):
    print("begun", flush=True)
    threading.Event().wait()

runner = JobRunner(Store(Path(sys.argv[1])), {"scan": scan}.get)
runner.start()
runner.run_until_idle(runner.enqueue(NewJob("scan")))
"""


def test_work_cut_off_by_a_kill_is_done_at_the_next_start(started: Started, store: Store) -> None:
    life = subprocess.Popen([sys.executable, "-c", LIFE, str(store.path)], stdout=subprocess.PIPE)
    with life:
        assert life.stdout is not None
        assert life.stdout.readline().strip() == b"begun"
        life.kill()
    (cut_off,) = store.jobs.page()
    assert cut_off.status is JobStatus.RUNNING

    runner = started(scan=nothing)

    (done,) = runner.run_until_idle([cut_off.id])
    assert (done.status, done.attempts) == (JobStatus.DONE, 2)


def test_scheduled_work_comes_when_its_time_has_come(started: Started, store: Store, clock: HandClock) -> None:
    with store.write() as unit:
        unit.jobs.schedule(Schedule("sweep", {}, 3600))
        unit.jobs.enqueue_due()
    runs = threading.Semaphore(0)

    def sweep(payload: Payload, progress: Progress) -> JobResult:
        runs.release()
        return JobResult()

    runner = started(sweep=sweep)
    assert runs.acquire(timeout=PATIENCE_S)

    clock.turn(hours=1)
    runner.wake()

    assert runs.acquire(timeout=PATIENCE_S)


def test_jobs_queued_from_many_threads_are_each_done_once(started: Started, store: Store) -> None:
    lock = threading.Lock()
    done: list[int] = []

    def count(payload: Payload, progress: Progress) -> JobResult:
        with lock:
            done.append(payload["number"])
        return JobResult()

    runner = started(4, count=count)
    threads = [
        threading.Thread(
            target=lambda start=start: runner.run_until_idle(
                runner.enqueue(*(NewJob("count", {"number": number}) for number in range(start, start + 10)))
            )
        )
        for start in range(0, 40, 10)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE_S)

    assert sorted(done) == list(range(40))
    assert store.jobs.counts()[JobStatus.DONE] == 40


def test_a_result_that_the_disk_refuses_is_kept_when_the_disk_takes_it_again(
    started: Started, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    refused, ran = threading.Event(), threading.Semaphore(0)

    def scan(payload: Payload, progress: Progress) -> JobResult:
        with contextlib.closing(sqlite3.connect(store.path)) as disk:
            disk.execute("CREATE TRIGGER full BEFORE UPDATE ON job BEGIN SELECT raise(ABORT, 'disk is full'); END")
        ran.release()
        return JobResult({"added": 1})

    class Refusal(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            refused.set()

    logging.getLogger("metarr_desktop.services.jobs").addHandler(handler := Refusal(logging.ERROR))
    runner = started(scan=scan)
    jobs = runner.enqueue(NewJob("scan"))
    assert refused.wait(PATIENCE_S)
    logging.getLogger("metarr_desktop.services.jobs").removeHandler(handler)

    with contextlib.closing(sqlite3.connect(store.path, timeout=PATIENCE_S)) as disk:
        disk.execute("DROP TRIGGER full")
    runner.wake()

    (done,) = runner.run_until_idle(jobs)
    assert done.result == JobResult({"added": 1})
    assert ran.acquire(timeout=PATIENCE_S)
    assert not ran.acquire(blocking=False)


def test_a_result_that_a_full_disk_cannot_take_is_kept_until_there_is_room(started: Started, store: Store) -> None:
    refused, result = threading.Event(), JobResult(problems=("x" * 200_000,))

    def limit_to(pages: int) -> None:
        with store._lanes.write() as connection:
            connection.execute(f"PRAGMA max_page_count = {pages}")  # beyond it SQLite calls the disk full

    def scan(payload: Payload, progress: Progress) -> JobResult:
        limit_to(1)
        return result

    class Refusal(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            refused.set()

    logging.getLogger("metarr_desktop.services.jobs").addHandler(handler := Refusal(logging.ERROR))
    runner = started(scan=scan)
    jobs = runner.enqueue(NewJob("scan"))
    assert refused.wait(PATIENCE_S)
    logging.getLogger("metarr_desktop.services.jobs").removeHandler(handler)

    limit_to(1_000_000)
    runner.wake()

    (done,) = runner.run_until_idle(jobs)
    assert done.result == result
