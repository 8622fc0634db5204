"""Background work as values: what is to be done, how it stands, what came of it; and the rules of taking turns.

A job's type is the name of its handler, its payload plain JSON that says what to work on (never a secret: payloads
are stored, listed and logged).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Any, Protocol

from metarr_desktop.domain.errors import BadInput, Cancelled, NotFound, Refused
from metarr_desktop.domain.job_log import Tone
from metarr_desktop.domain.kinds import BatchId, ItemId, JobId

if TYPE_CHECKING:
    from metarr_desktop.domain.provider import Heard

Payload = Mapping[str, Any]

MAX_TRIES = 3
KEEP_DONE_DAYS = 30  # cancelled jobs too
KEEP_FAILED_DAYS = 90

_FIRST_PAUSE_S = 5.0
_AGING_S = 300.0
_DAY_S = 86_400
#: No pause between tries is longer; a moment further ahead than this was written before the clock was set back.
LONGEST_PAUSE_S = _FIRST_PAUSE_S * 2 ** (MAX_TRIES - 2)


class Priority(IntEnum):
    """Who goes first; the numbers between are free to use, 1 to 10."""

    WEBHOOK = 1
    PERSON = 2
    NORMAL = 5
    BACKGROUND = 10


class JobStatus(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_over(self) -> bool:
        """Whether nothing more happens to the job by itself."""
        return self not in (JobStatus.WAITING, JobStatus.RUNNING)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A part of what `ui` and `cli` say about a result: the code of a sentence and what stands in it."""

    code: str
    args: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NewJob:
    """Work to be queued. `needs` are jobs that must be done before; `batch` is the change that caused it.

    `gathers`: the lists in the payload say which parts are worked on, none of them means all; a waiting job that is
    equal but for its lists takes them in, one that does all anyway covers them.
    """

    type: str
    payload: Payload = field(default_factory=dict)
    priority: int = Priority.NORMAL
    needs: tuple[JobId, ...] = ()
    batch: BatchId | None = None
    gathers: bool = False


@dataclass(frozen=True, slots=True)
class JobResult:
    """What came of a job.

    `counts` are numbers by name ("added": 3), `problems` one sentence for each thing that could not be dealt with
    while the rest went on, `summary` what to tell the person. `follow_ups` are queued in the same transaction in which
    the job is marked done, so a crash neither loses nor doubles them. `items` are told to the run's observers and not
    kept: the history has them.
    """

    counts: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    summary: tuple[Phrase, ...] = ()
    items: tuple[ItemId, ...] = ()
    follow_ups: tuple[NewJob, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """One job as it stands.

    `error` is a sentence, kept also while the job waits for its next try. `attempts` counts the tries begun. `done` of
    `total` steps are finished (0 of 0: not known). `is_cancelled`: the person asked a running job to stop. `parent` is
    the job that queued this one. `is_held`: a person paused it, and it waits until they let it go on. `next_at_s` is
    when it is tried again, in UNIX seconds. Times are UTC text, `YYYY-MM-DD HH:MM:SS`.
    """

    id: JobId
    type: str
    priority: int
    status: JobStatus
    payload: Payload
    created_at: str
    result: JobResult | None = None
    error: str = ""
    attempts: int = 0
    done: int = 0
    total: int = 0
    is_cancelled: bool = False
    started_at: str | None = None
    ended_at: str | None = None
    batch: BatchId | None = None
    parent: JobId | None = None
    is_held: bool = False
    next_at_s: float | None = None


@dataclass(frozen=True, slots=True)
class JobsNow:
    """What goes on: jobs that run or wait, the newest that failed, and the newest that ended lately.

    `needs` are, of those that wait, the jobs that have to be done before and are not. `counts` are of all jobs, by
    status, whether they are named here or not.
    """

    jobs: tuple[Job, ...]
    needs: Mapping[JobId, tuple[JobId, ...]]
    counts: Mapping[JobStatus, int]


@dataclass(frozen=True, slots=True)
class Schedule:
    """Work that is queued again and again, `every_s` seconds apart; with an `hour`, after whole days, from that hour.

    The hour is of the local day. What was missed while nothing ran, or in quiet hours, comes once.
    """

    type: str
    payload: Payload
    every_s: int
    hour: int | None = None

    def next_after(self, now: datetime) -> datetime:
        """When it is due next, if it is done at that moment."""
        if self.hour is None:
            return now + timedelta(seconds=self.every_s)
        return _days_later(self.first_after(now), self.every_s // _DAY_S - 1)

    def first_after(self, now: datetime) -> datetime:
        """When it is due for the first time, if a person wants it at that moment."""
        if self.hour is None:
            return now + timedelta(seconds=self.every_s)
        local = now.astimezone()
        due = local.replace(hour=self.hour, minute=0, second=0, microsecond=0, fold=0)
        while due <= local:
            due = _days_later(due, 1)
        return due


def _days_later(local: datetime, days: int) -> datetime:
    """The same hour so many days later; a day may have 23 or 25 hours."""
    return (local.replace(tzinfo=None) + timedelta(days=days)).astimezone() if days > 0 else local


@dataclass(frozen=True, slots=True)
class Planned:
    """A schedule as it stands: when it is due next (UTC), and whether a person chose its hours."""

    schedule: Schedule
    next_at: datetime
    is_own: bool


class Progress(Protocol):
    """A handler's line to the outside. Safe to use from the handler's own threads."""

    @property
    def job(self) -> JobId | None:
        """The job being done: the parent of what the handler queues. None outside the queue."""

    @property
    def is_cancelled(self) -> bool:
        """Whether the work should stop; ask often enough to stop within a second."""

    def report(self, done: int, total: int, label: str = "") -> None:
        """Say that `done` of `total` steps are finished (total 0: not known yet); `label` names the present one."""

    def say(self, text: str, tone: Tone = Tone.WELL, count: int = 1) -> None:
        """Add a sentence to the job's log, which whoever watches it can read; `count` is of how many things it tells.

        Work on many files says a line a portion, so that nobody's watching makes it slower.
        """

    def hear(self, provider: str, how: Heard) -> None:
        """A provider was asked for the job, and this is how it answered."""

    def check(self) -> None:
        """Raise Cancelled if the work should stop."""


class Unwatched:
    """Progress of work that nobody watches or stops."""

    job: JobId | None = None
    is_cancelled: bool = False

    def report(self, done: int, total: int, label: str = "") -> None:
        """Nobody listens."""

    def say(self, text: str, tone: Tone = Tone.WELL, count: int = 1) -> None:
        """Nobody listens."""

    def hear(self, provider: str, how: Heard) -> None:
        """Nobody counts."""

    def check(self) -> None:
        """Never raises."""


def cause_in(payload: Payload) -> BatchId | None:
    """The batch that what a job changes belongs to; None where it is the first."""
    cause = payload.get("cause")
    return BatchId(cause) if cause is not None else None


def can_try_again(error: Exception) -> bool:
    """Whether the same work may succeed later: not after a no, nor where input is bad or the thing is gone."""
    return not isinstance(error, BadInput | NotFound | Refused | Cancelled)


def pause_s(attempts: int) -> float:
    """Seconds until the next try after that many: 5, 10, 20 …"""
    return float(_FIRST_PAUSE_S * 2 ** (attempts - 1))


def aged(priority: int, waited_s: float) -> int:
    """The priority after waiting: one step better every five minutes, so that nothing waits for ever."""
    return max(Priority.WEBHOOK.value, priority - int(max(0.0, waited_s) // _AGING_S))
