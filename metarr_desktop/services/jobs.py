"""Runs the store's queue on plain threads: takes turns, reports progress, tries again, stops when asked.

Threads: one worker is kept for what a person or a webhook starts, the others take any job; a keeper writes progress,
extends leases, and wakes the workers for retries and schedules. Nothing polls: workers wait until they are told.
"""

from __future__ import annotations

import dataclasses
import logging
import os
import threading
import time
from collections.abc import Callable, Collection
from types import TracebackType
from typing import TYPE_CHECKING, Self

from metarr_desktop.domain.errors import Cancelled, CannotWrite, DamagedLibrary, MetarrError, Paused
from metarr_desktop.domain.jobs import Job, JobStatus, NewJob, Priority
from metarr_desktop.services.automation import is_quiet
from metarr_desktop.services.job_log import JobLogs
from metarr_desktop.services.job_try import Handler, JobEvent, Outcome, Reporter, try_job

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import JobId
    from metarr_desktop.store.library import Store

__all__ = ["Handler", "JobEvent", "JobRunner"]

log = logging.getLogger(__name__)

_LEASE_S = 60.0
_BEAT_S = 20.0
_TICK_S = 0.2  # progress reaches the store, and time is looked at, no more often than this
_DAY_S = 86_400.0
_PAUSED = "automation.paused"


class JobRunner:
    """Runs jobs while it is started. Every method may be called from any thread.

    `handler_of` gives what does the work of a job type: it gets the payload and a Progress, and returns a JobResult or
    raises. It may be run again after a crash, so doing the same work twice must give the same result.
    """

    def __init__(
        self,
        store: Store,
        handler_of: Callable[[str], Handler | None],
        *,
        workers: int = 2,
        redact: Callable[[str], str] = lambda text: text,
        on_pause: Callable[[], None] = lambda: None,
    ) -> None:
        """`redact` gives a sentence without secrets: what is kept of a job and shown goes through it.

        `on_pause` is called when all work was paused, or goes on again.
        """
        self._store = store
        self._redact = redact
        self._on_pause = on_pause
        self._handler_of = handler_of
        self._engine = os.urandom(8).hex()
        self._turn = threading.Condition()
        self._news = 0  # counts what may give a worker or a waiting caller something to do; guarded by _turn
        self._is_paused = store.settings.flag(_PAUSED)
        self._running: dict[JobId, Reporter] = {}
        self._to_hold: set[JobId] = set()  # what is to be put off as soon as it runs; guarded by _turn
        self.workers = workers
        """How many jobs can run at once; one of several is kept for what a person starts."""
        self.logs = JobLogs(store.clock, redact)
        """What jobs say of themselves."""
        self._stopping = threading.Event()
        self._tick_wanted = threading.Event()
        self._observers: tuple[Callable[[JobEvent], None], ...] = ()
        self._unsettled: list[Outcome] = []
        self._looked_s = 0.0
        self._beaten_s = self._purged_s = float("-inf")
        # Daemons: a handler that does not stop must not keep the process from ending; its job is put back.
        self._threads = [threading.Thread(target=self._keep_time, name="jobs-keeper", daemon=True)]
        for number in range(workers):
            up_to = Priority.PERSON if number == 0 and workers > 1 else Priority.BACKGROUND
            name = f"{self._engine}/{number}"
            self._threads.append(
                threading.Thread(target=self._work, args=(name, up_to), name=f"jobs-{number}", daemon=True)
            )

    # --- life -------------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Put back what a dead engine left running, and begin. Requires the lock of the data directory."""
        with self._store.write() as unit:
            recovered = unit.jobs.recover(self._engine)
        if recovered:
            log.info("%d jobs were cut off when the program last ended", len(recovered))
        for thread in self._threads:
            thread.start()

    def stop(self, timeout_s: float = 10.0) -> bool:
        """Ask what runs to stop and put it back for the next start; whether everything stopped in time."""
        self._stopping.set()
        self.wake()
        deadline = time.monotonic() + timeout_s
        for thread in self._threads:
            if thread.ident is not None:
                thread.join(max(0.0, deadline - time.monotonic()))
        self._settle_again()
        with self._turn:
            stuck = list(self._running.values())
        if stuck:
            log.warning("%d jobs did not stop within %g s", len(stuck), timeout_s)
            with self._store.write() as unit:
                for reporter in stuck:
                    unit.jobs.release(reporter.job, reporter.worker)
        return not stuck

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def pause(self) -> None:
        """Begin no more jobs until `resume`, also after a restart.

        What runs stops at its next safe point and waits, as when the program ends; the try does not count. Whoever
        pauses wants the disk or the line now, and a first scan takes an hour; every job can be cut off there anyway.
        """
        self._keep_paused(True)

    def resume(self) -> None:
        """Begin jobs again; what was put off goes on."""
        self._keep_paused(False)

    def read_pause(self) -> None:
        """Do as the setting says, which somebody may have changed."""
        is_paused = self._store.settings.flag(_PAUSED)
        with self._turn:
            if is_paused == self._is_paused:
                return
            self._is_paused = is_paused
            running = list(self._running.values()) if is_paused else []
        for reporter in running:
            reporter.put_off()
        self.wake()
        self._on_pause()

    def _keep_paused(self, is_paused: bool) -> None:
        with self._store.write() as unit:
            unit.put_setting(_PAUSED, is_paused)
        self.read_pause()

    @property
    def is_paused(self) -> bool:
        return self._is_paused

    # --- what is asked of it ----------------------------------------------------------------------------------------

    def enqueue(self, *new: NewJob) -> list[JobId]:
        """Queue work in one transaction and begin it as soon as its turn comes."""
        with self._store.write() as unit:
            jobs = [unit.jobs.enqueue(one) for one in new]
        self._changed(jobs)
        return jobs

    def announce(self, jobs: Collection[JobId]) -> None:
        """Tell of jobs that a unit of work queued by itself, and begin them as soon as their turn comes."""
        if jobs:
            self._changed(jobs)

    def cancel(self, job: JobId) -> None:
        """Take a waiting job out, ask a running one to stop. Raises NotFound."""
        with self._store.write() as unit:
            unit.jobs.cancel(job)
            given_up = unit.jobs.given_up
        with self._turn:
            reporter = self._running.get(job)
        if reporter is not None:
            reporter.ask_to_stop()
        self._changed([job, *given_up])

    def hold(self, job: JobId) -> None:
        """Pause one job: it stops at its next safe point and waits until `let_go`. Raises NotFound."""
        with self._store.write() as unit:
            status = unit.jobs.hold(job)
        if status is JobStatus.RUNNING:
            with self._turn:
                self._to_hold.add(job)
                reporter = self._running.get(job)
            if reporter is not None:
                reporter.hold()
        self._changed([job])

    def let_go(self, job: JobId) -> None:
        """Let a paused job take its turn again. Raises NotFound."""
        self._forget_to_hold(job)
        with self._store.write() as unit:
            unit.jobs.let_go(job)
        self._changed([job])

    def _forget_to_hold(self, job: JobId) -> None:
        with self._turn:
            self._to_hold.discard(job)

    def retry(self, job: JobId) -> None:
        """Queue a failed or cancelled job again (see JobWriter.retry). Raises NotFound, BadInput."""
        self._forget_to_hold(job)
        with self._store.write() as unit:
            unit.jobs.retry(job)
            queued = unit.jobs.queued
        self._changed(queued)

    def set_priority(self, job: JobId, priority: int) -> None:
        """Have a waiting job take another turn. Raises NotFound, BadInput."""
        with self._store.write() as unit:
            unit.jobs.set_priority(job, priority)
        self._changed([job])

    def wake(self) -> None:
        """Look at the queue and the clock: call it after a unit of work queued jobs by itself."""
        self._tick_wanted.set()
        self._tell_workers()

    def run_until_idle(self, jobs: Collection[JobId]) -> list[Job]:
        """Wait until those jobs, and whatever they queued, are over; gives all of them as they ended, oldest first.

        Raises Cancelled when the runner is stopped meanwhile, and Paused when some of them wait until work goes on.
        """
        while not self._stopping.is_set():
            with self._turn:
                seen = self._news
            unfinished = self._store.jobs.unfinished(jobs)
            if not unfinished:
                return self._store.jobs.family(jobs)
            if self._is_paused:
                raise Paused(unfinished)
            self._wait_for_news(seen)
        raise Cancelled("The work was stopped; it goes on at the next start.")

    def subscribe(self, observer: Callable[[JobEvent], None]) -> Callable[[], None]:
        """Have every event told, in the thread where it happens; the function returned ends that."""
        with self._turn:
            self._observers = (*self._observers, observer)

        def unsubscribe() -> None:
            with self._turn:
                self._observers = tuple(one for one in self._observers if one is not observer)

        return unsubscribe

    def _tell(self, event: JobEvent) -> None:
        for observer in self._observers:
            try:
                observer(event)
            except Exception:
                # Its fault is not the job's.
                log.exception("An observer of the jobs failed")

    def _changed(self, jobs: Collection[JobId]) -> None:
        for job in jobs:
            self._tell(JobEvent(self._store.jobs.get(job)))
        self.wake()

    def _wait_for_news(self, seen: int) -> None:
        with self._turn:
            self._turn.wait_for(lambda: self._stopping.is_set() or self._news != seen)

    def _tell_workers(self) -> None:
        with self._turn:
            self._news += 1
            self._turn.notify_all()

    # --- the keeper -------------------------------------------------------------------------------------------------

    def _keep_time(self) -> None:
        while not self._stopping.wait(_TICK_S):
            self._tick_wanted.clear()
            pause_s = _BEAT_S
            try:
                pause_s = self._tick()
            except Exception:
                # A full or failing disk: the work waits until it is well again.
                log.exception("The queue could not be kept")
            if not self._stopping.is_set():  # it may have been, just before the wish was cleared
                self._tick_wanted.wait(pause_s)

    def _tick(self) -> float:
        """Do what is due; gives the seconds until something is due again."""
        self._settle_again()
        now_s = self._store.clock().timestamp()
        # Distances, not order: the clock may be set back.
        is_beat = abs(now_s - self._beaten_s) >= _BEAT_S
        is_new_day = abs(now_s - self._purged_s) >= _DAY_S
        with self._turn:
            running = list(self._running.values())
        with self._store.write(durable=False) as unit:
            for reporter in running:
                reporter.keep(unit.jobs)
            asked = unit.jobs.heartbeat(self._engine, _LEASE_S) if is_beat else []
            if is_new_day:
                unit.jobs.purge()
            scheduled = [] if is_quiet(self._store) else unit.jobs.enqueue_due()
        for reporter in running:
            if reporter.job in asked:
                reporter.ask_to_stop()
        for job in scheduled:
            self._tell(JobEvent(self._store.jobs.get(job)))
        self._beaten_s = now_s if is_beat else self._beaten_s
        self._purged_s = now_s if is_new_day else self._purged_s
        return self._look_at_clock(now_s, is_news=is_beat or bool(scheduled))

    def _look_at_clock(self, now_s: float, *, is_news: bool) -> float:
        """Wake the workers if anything came due since the last look; gives the seconds until the next."""
        due_s = self._store.jobs.next_due_s(self._looked_s)
        if is_news or now_s < self._looked_s or (due_s is not None and due_s <= now_s):
            self._tell_workers()
        self._looked_s = now_s
        due_s = self._store.jobs.next_due_s(now_s)
        return _BEAT_S if due_s is None else min(_BEAT_S, due_s - now_s)

    def _settle_again(self) -> None:
        with self._turn:
            outcomes, self._unsettled = self._unsettled, []
        for outcome in outcomes:
            self._settle(outcome)

    # --- the workers ------------------------------------------------------------------------------------------------

    def _work(self, worker: str, up_to: int) -> None:
        seen = -1
        while not self._stopping.is_set():
            seen = self._wait_for_turn(seen)
            while (job := self._claim(worker, up_to)) is not None:
                self._run(job, worker)

    def _wait_for_turn(self, seen: int) -> int:
        with self._turn:
            self._turn.wait_for(lambda: self._stopping.is_set() or (not self._is_paused and self._news != seen))
            return self._news

    def _claim(self, worker: str, up_to: int) -> Job | None:
        if self._stopping.is_set():
            return None
        try:
            with self._store.write() as unit:
                # Asked here, for whoever pauses and then queues work must not see it begin: writing goes one by one.
                if self._is_paused:
                    return None
                return unit.jobs.claim(worker, _LEASE_S, up_to=up_to, is_quiet=is_quiet(self._store))
        except Exception:
            # A full or failing disk; the keeper's next beat has it tried again.
            log.exception("No job could be taken from the queue")
            return None

    def _run(self, job: Job, worker: str) -> None:
        reporter = Reporter(job, worker, self._stopping, self._tell, self._tick_wanted, self.logs)
        with self._turn:
            self._running[job.id] = reporter
            if self._is_paused:  # since it was taken
                reporter.put_off()
            if job.id in self._to_hold:
                reporter.hold()
        self._tell(JobEvent(job))
        outcome = try_job(job, self._handler_of(job.type), reporter)
        self._settle(outcome.told(self._redact))
        with self._turn:
            del self._running[job.id]
            self._to_hold.discard(job.id)

    def _settle(self, outcome: Outcome) -> None:
        try:
            others = self._written(outcome)
            self._tell_settled(outcome, others)
        except Exception:
            # A full or failing disk: the keeper settles it when it is well again.
            with self._turn:
                self._unsettled.append(outcome)
            log.exception("The outcome of job %d could not be kept yet", outcome.job)

    def _written(self, outcome: Outcome) -> list[JobId]:
        """Write the outcome; gives the other jobs it changed: queued, or given up with this one."""
        try:
            with self._store.write() as unit:
                if not outcome.write(unit.jobs):
                    log.warning("Job %d (%s) was taken from its worker", outcome.job, outcome.type)
                return unit.jobs.queued + unit.jobs.given_up
        except (CannotWrite, DamagedLibrary):
            raise  # nothing can be written down now, that failure neither
        except MetarrError as error:
            return self._written(outcome.failed(error))

    def _tell_settled(self, outcome: Outcome, others: Collection[JobId]) -> None:
        job = self._store.jobs.get(outcome.job)
        counts = dict(outcome.result.counts) if outcome.result else {}
        log.info("Job %d (%s) %s after %.1f s %s", job.id, job.type, job.status, outcome.seconds, counts or "")
        self._tell(JobEvent(dataclasses.replace(job, result=outcome.result) if outcome.result else job))
        self._changed(others)
