"""One try of one job: how it reports while it runs, and what came of it."""

from __future__ import annotations

import dataclasses
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from metarr_desktop.domain.errors import BadInput, Cancelled, MetarrError
from metarr_desktop.domain.job_log import Tone
from metarr_desktop.domain.jobs import Job, JobResult, JobStatus, Payload, Progress, can_try_again

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import JobId
    from metarr_desktop.domain.provider import Heard
    from metarr_desktop.services.job_log import JobLogs
    from metarr_desktop.store.jobs import JobWriter

log = logging.getLogger(__name__)

Handler = Callable[[Payload, Progress], JobResult]


@dataclass(frozen=True, slots=True)
class JobEvent:
    """A job as it stands after something happened to it; `label` names the step a running one is at."""

    job: Job
    label: str = ""


class Reporter:
    """The Progress of one try.

    Reporting never touches the store, so a handler may report from within a unit of work; `keep` writes what was said
    last, in another thread's time.
    """

    def __init__(
        self,
        job: Job,
        worker: str,
        stopping: threading.Event,
        tell: Callable[[JobEvent], None],
        said: threading.Event,
        logs: JobLogs,
    ) -> None:
        self._job = job
        self._logs = logs
        logs.begin(job.id)
        self.worker = worker
        self._stopping = stopping
        self._tell = tell
        self._said = said
        self._asked = threading.Event()
        self._put_off = threading.Event()
        self._held = threading.Event()
        self._unkept: tuple[int, int] | None = None
        self.reached = (0, 0)  # done, total

    @property
    def job(self) -> JobId:
        return self._job.id

    @property
    def is_cancelled(self) -> bool:
        return self._asked.is_set() or self._stopping.is_set() or self._put_off.is_set()

    @property
    def is_put_off(self) -> bool:
        """Whether the work only stops to go on later: the engine ends, or it is paused, alone or with all other."""
        return self.is_cancelled and not self._asked.is_set()

    @property
    def is_held(self) -> bool:
        """Whether it goes on only when a person says so."""
        return self.is_put_off and self._held.is_set()

    def check(self) -> None:
        if self.is_cancelled:
            raise Cancelled("The work was stopped.")

    def report(self, done: int, total: int, label: str = "") -> None:
        self.reached = self._unkept = (done, total)
        self._said.set()
        self._tell(JobEvent(dataclasses.replace(self._job, done=done, total=total), label))

    def say(self, text: str, tone: Tone = Tone.WELL, count: int = 1) -> None:
        self._logs.say(self.job, text, tone, count)

    def hear(self, provider: str, how: Heard) -> None:
        self._logs.hear(self.job, provider, how)

    def ask_to_stop(self) -> None:
        """The person wants no more of it."""
        self._asked.set()

    def put_off(self) -> None:
        """All work is paused: stop, and go on with it later."""
        self._put_off.set()

    def hold(self) -> None:
        """This job is paused: stop, and wait until a person lets it go on."""
        self._held.set()
        self._put_off.set()

    def keep(self, jobs: JobWriter) -> None:
        """Write the progress reported last; learn whether somebody else's unit of work cancelled the job."""
        unkept, self._unkept = self._unkept, None
        if unkept is not None and not jobs.report(self.job, self.worker, *unkept):
            self.ask_to_stop()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a try. `status` is WAITING where the job was only put off, `is_held` where a person did that."""

    job: JobId
    type: str
    worker: str
    seconds: float
    reached: tuple[int, int]
    status: JobStatus
    result: JobResult | None = None
    error: str = ""
    can_try_again: bool = False
    is_held: bool = False

    def write(self, jobs: JobWriter) -> bool:
        """Settle the job; False when the worker does not hold it any more.

        Raises NotFound when a follow-up needs a job that does not exist.
        """
        jobs.report(self.job, self.worker, *self.reached)
        if self.status is JobStatus.CANCELLED:
            return jobs.stopped(self.job, self.worker)
        if self.status is JobStatus.WAITING:
            return jobs.release(self.job, self.worker, is_held=self.is_held)
        if self.result is None:
            return jobs.fail(self.job, self.worker, self.error, can_try_again=self.can_try_again)
        return jobs.finish(self.job, self.worker, self.result)

    def told(self, redact: Callable[[str], str]) -> Outcome:
        """The same with its sentences as `redact` gives them."""
        result = self.result
        if result is not None and result.problems:
            result = dataclasses.replace(result, problems=tuple(map(redact, result.problems)))
        return dataclasses.replace(self, result=result, error=redact(self.error))

    def failed(self, error: MetarrError) -> Outcome:
        """The same try, its result being unusable."""
        return dataclasses.replace(self, status=JobStatus.FAILED, result=None, error=str(error))


def try_job(job: Job, handler: Handler | None, reporter: Reporter) -> Outcome:
    """Do the work, and turn whatever comes of it into an outcome."""
    began = time.monotonic()

    def outcome(
        status: JobStatus, result: JobResult | None = None, error: str = "", can_try_again: bool = False
    ) -> Outcome:
        seconds = time.monotonic() - began
        tried = Outcome(job.id, job.type, reporter.worker, seconds, reporter.reached, status)
        return dataclasses.replace(tried, result=result, error=error, can_try_again=can_try_again)

    try:
        if handler is None:
            raise BadInput(f"This Metarr does not know jobs of the type “{job.type}”.")
        return outcome(JobStatus.DONE, handler(job.payload, reporter))
    except Cancelled:
        if reporter.is_put_off:
            return dataclasses.replace(outcome(JobStatus.WAITING), is_held=reporter.is_held)
        return outcome(JobStatus.CANCELLED)
    except MetarrError as error:
        log.warning("Job %d (%s): %s", job.id, job.type, error, exc_info=error.__cause__)
        return outcome(JobStatus.FAILED, error=str(error), can_try_again=can_try_again(error))
    except Exception as error:
        # A fault of ours ends this try, not the thread. The error's own text may hold anything, so only the log has it.
        log.exception("Job %d (%s) met an unforeseen error", job.id, job.type)
        sentence = f"An unforeseen error ({type(error).__name__}) stopped this; the log says where."
        return outcome(JobStatus.FAILED, error=sentence, can_try_again=True)
