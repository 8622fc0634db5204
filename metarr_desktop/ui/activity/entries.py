"""What the list of jobs says, line by line: sections, and under each its jobs in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from metarr_desktop.domain.jobs import Job, JobResult, JobStatus, Priority
from metarr_desktop.domain.titles import folded
from metarr_desktop.ui.job_words import is_take_back, job_sentence, job_title, phrase_words
from metarr_desktop.ui.moments import ago, clock, day, local, span
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.translated import translated

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import JobId, LibraryId
    from metarr_desktop.ui.activity.pace import Pace

translate = QCoreApplication.translate

_LATELY = timedelta(hours=1)
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
        match self.outcome:
            case Outcome.TROUBLE:
                return job.status is JobStatus.FAILED or bool(job.result and job.result.problems)
            case Outcome.CANCELLED:
                return job.status is JobStatus.CANCELLED
        return True


EVERYTHING = Sieve()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading between jobs."""

    title: str


Line = Entry | Section


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What words about a job need beside the job itself."""

    libraries: Mapping[LibraryId, str]
    paces: Mapping[JobId, Pace]
    now: datetime


def lines(view: View, jobs: Iterable[Job], around: Surroundings, sieve: Sieve = EVERYTHING) -> list[Line]:
    """The list that a view shows, newest first within each section, 300 of it; one without jobs is left out."""
    newest = sorted(jobs, key=lambda job: job.id, reverse=True)
    made: list[Line] = []
    for title, own in _sections(view, newest, around.now):
        known = (entry_of(job, around) for job in own)
        if taken := list(islice(filter(sieve.takes, known), _MOST_LISTED)):
            made.append(Section(title))
            made.extend(taken)
    return made


def _sections(view: View, newest: list[Job], now: datetime) -> list[tuple[str, list[Job]]]:
    match view:
        case View.NOW:
            return _present_sections(newest, now)
        case View.FAILED:
            return (
                [(_counted(translate("Activity", "Needs a look"), failed), failed)]
                if (failed := needing_a_look(newest))
                else []
            )
        case View.HISTORY:
            return _days(newest)


def _present_sections(newest: list[Job], now: datetime) -> list[tuple[str, list[Job]]]:
    running = [job for job in newest if job.status is JobStatus.RUNNING]
    waiting = [job for job in newest if job.status is JobStatus.WAITING]
    waiting.sort(key=lambda job: (job.priority, job.id))
    failed = needing_a_look(newest)
    done = [job for job in newest if job.status in (JobStatus.DONE, JobStatus.CANCELLED) and _is_recent(job, now)]
    return [
        (_counted(translate("Activity", "Running"), running), running),
        (_counted(translate("Activity", "Waiting"), waiting), waiting),
        (_counted(translate("Activity", "Needs a look"), failed), failed),
        (translate("Activity", "Done · last hour"), done),
    ]


def needing_a_look(jobs: Iterable[Job]) -> list[Job]:
    """The jobs that failed for good."""
    return [job for job in jobs if job.status is JobStatus.FAILED]


def _days(newest: list[Job]) -> list[tuple[str, list[Job]]]:
    by_day: dict[str, list[Job]] = {}
    for job in newest:
        moment = local(job.ended_at or "") if job.status.is_over else None
        if moment is not None:
            by_day.setdefault(day(moment), []).append(job)
    return list(by_day.items())


def _is_recent(job: Job, now: datetime) -> bool:
    ended = local(job.ended_at or "")
    return ended is not None and now - ended < _LATELY


def _counted(title: str, jobs: list[Job]) -> str:
    return f"{title} · {QLocale().toString(len(jobs))}"


# --- one job --------------------------------------------------------------------------------------------------------


def entry_of(job: Job, around: Surroundings) -> Entry:
    """A job in words."""
    icon, ink = _sign(job)
    is_running = job.status is JobStatus.RUNNING
    return Entry(
        job=job,
        title=job_title(job, around.libraries),
        note=progress_words(job) if is_running else _note(job),
        sentence=running_words(job, around.paces.get(job.id)) if is_running else outcome_words(job, around.now),
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
        parts.append(
            translate("Activity", "{rate} a second").format(
                rate=QLocale().toString(round(rate)) if rate >= 1 else f"{rate:.1f}"
            )
        )
        if (left := pace.seconds_left(job)) is not None:
            parts.append(translate("Activity", "{span} left").format(span=span(left)))
    return " · ".join(parts) or translate("Activity", "Started {when}").format(
        when=ago(job.started_at or job.created_at)
    )


def _note(job: Job) -> str:
    """What stands at the end of a line: since when a job waits, or when it ended and how long it took."""
    if not job.status.is_over:
        return (
            translate("Activity", "since {when}").format(when=clock(moment))
            if (moment := local(job.created_at))
            else ""
        )
    ended, started = local(job.ended_at or ""), local(job.started_at or "")
    if ended is None:
        return ""
    seconds = (ended - started).total_seconds() if started else 0.0
    took = span(seconds) if seconds >= 1 else ""
    return " · ".join(part for part in (clock(ended), took) if part)


def outcome_words(job: Job, now: datetime | None = None) -> str:
    """How a job ended, or why it waits, in a sentence."""
    if job.status is JobStatus.WAITING:
        if job.error:
            return translate("Activity", "{error} It is tried again by itself.").format(error=translated(job.error))
        return translate("Activity", "Priority {priority}").format(priority=priority_word(job.priority))
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
