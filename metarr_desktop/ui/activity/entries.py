"""What the list of jobs says, line by line: sections, and under each its jobs in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from metarr_desktop.domain.jobs import KEEP_DONE_DAYS, KEEP_FAILED_DAYS, Job, JobResult, JobStatus, Priority
from metarr_desktop.domain.titles import folded
from metarr_desktop.ui.activity.planned import Coming, coming_lines
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.job_words import is_take_back, job_sentence, job_title, phrase_words
from metarr_desktop.ui.moments import ago, clock, day, local, span
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.translated import translated

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import JobId, LibraryId
    from metarr_desktop.domain.schedules import Scheduled
    from metarr_desktop.ui.activity.pace import Pace

translate = QCoreApplication.translate

#: What ended within this time is still listed under what goes on.
LATELY = timedelta(hours=1)
_MOST_LISTED = 300  # of a section; its heading counts all

_ICONS = {
    "scan": Icon.SEARCH,
    "nfo": Icon.FILE,
    "pictures": Icon.IMAGE,
    "media": Icon.FILM,
    "names": Icon.QUESTION,
    "publish": Icon.UPLOAD,
    "sync": Icon.PAPER_PLANE,
    "compare": Icon.PLAYER,
    "tidy": Icon.TRASH,
    "move_files": Icon.TRASH,
    "identify": Icon.QUESTION,
    "enrich": Icon.DOWNLOAD,
    "artwork": Icon.IMAGE,
    "refresh": Icon.CLOCK,
    "recall": Icon.CLOCK,
    "verify": Icon.SHIELD,
    "decide": Icon.SHIELD,
    "sidecars": Icon.FILE,
    "hook": Icon.DOWNLOAD,
    "given": Icon.QUESTION,
}


class View(StrEnum):
    """Which jobs are listed."""

    NOW = "now"
    FAILED = "failed"
    HISTORY = "history"


class Outcome(StrEnum):
    """Of the history, how jobs ended."""

    ANY = "any"
    TROUBLE = "trouble"
    CANCELLED = "cancelled"
    FAILED = "failed"

    @property
    def statuses(self) -> tuple[JobStatus, ...]:
        """The statuses that such jobs have; none means any."""
        return {Outcome.CANCELLED: (JobStatus.CANCELLED,), Outcome.FAILED: (JobStatus.FAILED,)}.get(self, ())


#: Beside the views of jobs: what managers told.
EVENTS = "events"


@dataclass(frozen=True, slots=True)
class Entry:
    """A job in words. `share` is how far it is, 0 to 1; None where that is not known or it does not run."""

    job: Job
    title: str
    note: str
    sentence: str
    icon: Icon
    ink: Ink
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Sieve:
    """What a person looks for in the history: how it ended, and words of what is said of it."""

    outcome: Outcome = Outcome.ANY
    words: str = ""

    def takes(self, entry: Entry) -> bool:
        """Whether a job stays; every word has to stand somewhere, problems among them."""
        if not self._takes_end_of(entry.job):
            return False
        problems = entry.job.result.problems if entry.job.result else ()
        text = folded(" ".join((entry.title, entry.sentence, *map(translated, problems))))
        return all(word in text for word in folded(self.words).split())

    def _takes_end_of(self, job: Job) -> bool:
        if self.outcome is Outcome.TROUBLE:
            return job.status is JobStatus.FAILED or bool(job.result and job.result.problems)
        return not self.outcome.statuses or job.status in self.outcome.statuses


EVERYTHING = Sieve()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading between jobs. `key` tells it from the others also when what it counts changes."""

    title: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Foot:
    """What is said below the last job: that more is looked for, or that this is all there is."""

    text: str


Line = Entry | Coming | Section | Foot


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What words about a job need beside the job itself.

    `jobs` are those that others may be said to follow, `needs` those that a waiting one waits for, `counts` of all jobs
    by status. `workers` is how many jobs can run at once; `is_paused` that none begins. `planned` comes by itself.
    """

    libraries: Mapping[LibraryId, str]
    paces: Mapping[JobId, Pace]
    now: datetime
    jobs: Mapping[JobId, Job] = field(default_factory=dict)
    needs: Mapping[JobId, Sequence[JobId]] = field(default_factory=dict)
    counts: Mapping[JobStatus, int] = field(default_factory=dict)
    workers: int = 0
    is_paused: bool = False
    planned: Sequence[Scheduled] = ()

    def title_of(self, job: JobId | None) -> str:
        """What a job is called that is known; "" for any other."""
        known = self.jobs.get(job) if job is not None else None
        return job_title(known, self.libraries) if known is not None else ""


# --- the lines ------------------------------------------------------------------------------------------------------


def present_lines(jobs: Iterable[Job], around: Surroundings) -> list[Line]:
    """What runs, waits, failed, is planned and ended lately, each under its heading; what is empty is left out.

    At most 300 of each. Planned is what comes at its hour, and what is tried again at a moment that is known.
    """
    newest = sorted(jobs, key=lambda job: job.id, reverse=True)
    running = [job for job in newest if job.status is JobStatus.RUNNING]
    waiting = [job for job in newest if job.status is JobStatus.WAITING and not is_put_off(job, around.now)]
    again = [job for job in newest if job.status is JobStatus.WAITING and is_put_off(job, around.now)]
    again.sort(key=lambda job: job.next_at_s or 0.0)
    waiting.sort(key=lambda job: (job.is_held, job.priority, job.id))
    failed = [job for job in newest if job.status is JobStatus.FAILED]
    done = [job for job in newest if job.status in (JobStatus.DONE, JobStatus.CANCELLED)]
    done = [job for job in done if _is_recent(job, around.now)]
    planned: list[Line] = [
        *(entry_of(job, around) for job in again[:_MOST_LISTED]),
        *coming_lines(around.planned, around.libraries, around.now),
    ]
    waits = max(len(waiting), around.counts.get(JobStatus.WAITING, 0) - len(again))
    made: list[Line] = []
    for key, title, own in (
        ("running", _running_title(len(running), around.workers), _entries(running, around)),
        ("waiting", _counted(translate("Activity", "Waiting"), waits), _entries(waiting, around)),
        (
            "failed",
            _counted(translate("Activity", "Needs a look"), _all(failed, JobStatus.FAILED, around)),
            _entries(failed, around),
        ),
        ("planned", _counted(translate("Activity", "Planned"), len(planned)), planned),
        ("done", translate("Activity", "Done · last hour"), _entries(done, around)),
    ):
        if own:
            made.extend((Section(title, key), *own))
    if planned and not (running or waiting or failed):
        made.insert(0, Foot(translate("Activity", "Nothing is going on just now.")))
    return made


def is_put_off(job: Job, now: datetime) -> bool:
    """Whether a waiting job is tried again at a moment that is known."""
    return job.next_at_s is not None and job.next_at_s > now.timestamp() and not job.is_held


def _entries(jobs: Sequence[Job], around: Surroundings) -> list[Line]:
    return [entry_of(job, around) for job in jobs[:_MOST_LISTED]]


def _running_title(running: int, workers: int) -> str:
    """How many of those that can run do so, and whether a place is left."""
    number = QLocale().toString
    if not workers:
        return _counted(translate("Activity", "Running"), running)
    text = translate("Activity", "Running · {count} of {workers} workers")
    if running < workers > 1:
        text = translate("Activity", "Running · {count} of {workers} workers, one is kept free for you")
    return text.format(count=number(running), workers=number(workers))


def _all(listed: Sequence[Job], status: JobStatus, around: Surroundings) -> int:
    """How many there are, listed or not."""
    return max(len(listed), around.counts.get(status, 0))


def failed_lines(entries: Sequence[Entry], count: int) -> list[Line]:
    """What failed, under one heading that counts all, whether they were read or not."""
    title = _counted(translate("Activity", "Needs a look"), max(count, len(entries)))
    return [Section(title, "failed"), *entries] if entries else []


def day_lines(entries: Iterable[Entry]) -> list[Line]:
    """What is over, day by day."""
    made: list[Line] = []
    heading = ""
    for entry in entries:
        moment = local(entry.job.ended_at or "")
        title = day(moment) if moment is not None else ""
        if title and title != heading:
            made.append(Section(title))
            heading = title
        made.append(entry)
    return made


def reading_foot(looked_at: int) -> Foot:
    """While more of what is over is read."""
    if not looked_at:
        return Foot(translate("Activity", "Reading…"))
    text = translate("Activity", "Reading further back… {count} looked at so far")
    return Foot(text.format(count=QLocale().toString(looked_at)))


def last_foot() -> Foot:
    """Below the oldest job."""
    text = translate("Activity", "This is all: jobs are kept for {days} days, failed ones for {failed_days}.")
    return Foot(text.format(days=KEEP_DONE_DAYS, failed_days=KEEP_FAILED_DAYS))


def _is_recent(job: Job, now: datetime) -> bool:
    ended = local(job.ended_at or "")
    return ended is not None and now - ended < LATELY


def _counted(title: str, count: int) -> str:
    return f"{title} · {QLocale().toString(count)}"


# --- one job --------------------------------------------------------------------------------------------------------


def entry_of(job: Job, around: Surroundings) -> Entry:
    """A job in words."""
    icon, ink = _sign(job)
    is_running = job.status is JobStatus.RUNNING
    return Entry(
        job=job,
        title=job_title(job, around.libraries),
        note=progress_words(job) if is_running else _note(job, around),
        sentence=running_words(job, around.paces.get(job.id)) if is_running else outcome_words(job, around),
        icon=icon,
        ink=ink,
        share=job.done / job.total if is_running and job.total else None,
    )


def _sign(job: Job) -> tuple[Icon, Ink]:
    match job.status:
        case JobStatus.FAILED:
            return Icon.OCTAGON, Ink.ERROR
        case JobStatus.CANCELLED:
            return Icon.STOP, Ink.TEXT3
        case JobStatus.DONE:
            return (Icon.WARNING, Ink.WARN) if job.result and job.result.problems else (Icon.CHECK, Ink.OK)
        case JobStatus.RUNNING:
            return _ICONS.get(job.type, Icon.REFRESH), Ink.ACCENT
    if job.is_held:
        return Icon.PAUSE, Ink.WARN
    return _ICONS.get(job.type, Icon.HOURGLASS), Ink.TEXT2


def progress_words(job: Job) -> str:
    """How far a running job is: "1,204 of 8,310"."""
    number = QLocale().toString
    if job.total:
        return translate("Activity", "{done} of {total}").format(done=number(job.done), total=number(job.total))
    return translate("Activity", "{done} so far").format(done=number(job.done)) if job.done else ""


def running_words(job: Job, pace: Pace | None) -> str:
    """How fast a running job is and how long it will take."""
    if job.is_cancelled:
        return translate("Activity", "Stopping; what is done stays.")
    parts = []
    if pace is not None and (rate := pace.per_second):
        parts.append(translate("Activity", "{rate} a second").format(rate=rate_words(rate)))
        parts.append(left_words(job, pace))
    return " · ".join(filter(None, parts)) or translate("Activity", "Started {when}").format(
        when=ago(job.started_at or job.created_at)
    )


def rate_words(rate: float) -> str:
    """A number of steps a second: whole, and below one with a tenth."""
    return QLocale().toString(round(rate)) if rate >= 1 or not rate else QLocale().toString(rate, "f", 1)


def left_words(job: Job, pace: Pace | None) -> str:
    """How long a running job will still take: "3 min left"; "" where that cannot be told."""
    left = pace.seconds_left(job) if pace is not None else None
    return translate("Activity", "{span} left").format(span=span(left)) if left is not None else ""


def _note(job: Job, around: Surroundings) -> str:
    """What stands at the end of a line: what a job waits for, or when it ended and how long it took."""
    if not job.status.is_over:
        return _waiting_note(job, around)
    ended, started = local(job.ended_at or ""), local(job.started_at or "")
    if ended is None:
        return ""
    seconds = (ended - started).total_seconds() if started else 0.0
    took = span(seconds) if seconds >= 1 else ""
    return " · ".join(part for part in (clock(ended), took) if part)


def _waiting_note(job: Job, around: Surroundings) -> str:
    """What a job waits for: a person, another job, a moment, or its turn."""
    if job.is_held or around.is_paused:
        return translate("Activity", "paused")
    if title := next(filter(None, map(around.title_of, around.needs.get(job.id, ()))), ""):
        return translate("Activity", "after “{job}”").format(job=title)
    if job.next_at_s is not None and job.next_at_s > around.now.timestamp():
        again = datetime.fromtimestamp(job.next_at_s, UTC).astimezone()
        return translate("Activity", "again at {clock}").format(clock=clock(again))
    moment = local(job.created_at)
    return translate("Activity", "since {when}").format(when=clock(moment)) if moment is not None else ""


def follows_words(job: Job, around: Surroundings) -> str:
    """Which job led to it: "follows “Scanning Movies”"; "" where that is not known."""
    title = around.title_of(job.parent)
    return translate("Activity", "follows “{job}”").format(job=isolated(title)) if title else ""


def outcome_words(job: Job, around: Surroundings) -> str:
    """How a job ended, or why it waits, in a sentence."""
    if job.status is JobStatus.WAITING:
        if job.is_held:
            return translate("Activity", "You paused it; what was done is kept.")
        if job.error:
            return translate("Activity", "{error} It is tried again by itself.").format(error=translated(job.error))
        priority = translate("Activity", "Priority {priority}").format(priority=priority_word(job.priority))
        return " · ".join(filter(None, (priority, follows_words(job, around))))
    if job.status is JobStatus.DONE and job.result is not None:
        return _result_words(job, job.result)
    return job_sentence(job)


def _result_words(job: Job, result: JobResult) -> str:
    """What came of a job; what it could not deal with stands beside the list and is only counted here."""
    said = [text for phrase in result.summary if (text := phrase_words(phrase))] or [_counts(result)]
    if result.problems:
        text = translate("Activity", "Could not be used: {count}.")
        if job.type in ("sync", "compare", "identify", "enrich", "artwork"):
            text = translate("Activity", "Problems: {count}.")
        if is_take_back(job):
            text = translate("Activity", "Some files stay as they are.")
        said.append(text.format(count=QLocale().toString(len(result.problems))))
    return " ".join(text for text in said if text)


def _counts(result: JobResult) -> str:
    number = QLocale().toString
    if purged := result.counts.get("purged"):
        return translate("Activity", "{count} purged from the trash.").format(count=number(purged))
    if taken := result.counts.get("taken"):
        return translate("Activity", "{count} read.").format(count=number(taken))
    if due := result.counts.get("due"):
        return translate("Activity", "{count} to be asked about again.").format(count=number(due))
    return "" if result.problems else translate("Activity", "Nothing to do.")


def priority_word(priority: int) -> str:
    """A priority in a word."""
    if priority <= Priority.PERSON:
        return translate("Activity", "first")
    return translate("Activity", "normal") if priority <= Priority.NORMAL else translate("Activity", "background")


def present() -> datetime:
    """Now, to be told from past moments."""
    return datetime.now(UTC)
