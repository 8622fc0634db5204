"""Notifications as values and pure rules: what of a run is worth a word, on which way, and what quiet hours make of it.

A run is what one cause set off: a scan with all that follows from it. It is told once, when all of it is over, and not
at all where nothing changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from metarr_desktop.domain.jobs import Job, JobStatus, Phrase

if TYPE_CHECKING:
    from metarr_desktop.domain.views import LibraryView


class Event(StrEnum):
    """What can be told, in the order in which it is listed."""

    SCAN_FINISHED = "scan_finished"
    NEEDS_YOU = "needs_you"
    PLAYER_UNREACHABLE = "player_unreachable"
    JOB_FAILED = "job_failed"
    BACKUP_FAILED = "backup_failed"
    PURGE_ANNOUNCED = "purge_announced"

    @property
    def is_trouble(self) -> bool:
        """Whether something went wrong."""
        return self in (Event.PLAYER_UNREACHABLE, Event.JOB_FAILED, Event.BACKUP_FAILED)


class Channel(StrEnum):
    """The ways on which it is told."""

    DESKTOP = "desktop"  # the tray, where there is a window
    OUT = "out"  # outgoing webhooks


def setting_of(event: Event, channel: Channel) -> str:
    """The setting that says whether an event is told on a way."""
    return f"notify.{event.value}" if channel is Channel.DESKTOP else f"notify.{event.value}_out"


Rules = Mapping[tuple[Event, Channel], bool]


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is told."""

    event: Event
    phrase: Phrase


@dataclass(frozen=True, slots=True)
class Notice:
    """What is told at once, never without a part. `is_summary`: of what came about in quiet hours."""

    parts: tuple[Part, ...]
    is_summary: bool = False

    @property
    def event(self) -> Event:
        """What it is foremost: trouble, else the first thing that it tells."""
        return next((part.event for part in self.parts if part.event.is_trouble), self.parts[0].event)

    def on(self, channel: Channel, rules: Rules) -> Notice | None:
        """What of it is told on a way; None: nothing."""
        parts = tuple(part for part in self.parts if rules[part.event, channel])
        return Notice(parts, self.is_summary) if parts else None


def told(
    jobs: Iterable[Job], libraries: Collection[LibraryView], since: str, away: Iterable[str] = ()
) -> Notice | None:
    """What is to be told of jobs of one run that are over, oldest first; None where nothing changed and nothing failed.

    `since` (the store's UTC text) is when the run began: roots that were held before are known already. `away` are
    sentences on players that do not answer, and that were not told before.
    """
    ended = list(jobs)
    done = [job for job in ended if job.status is JobStatus.DONE and job.result is not None]
    parts = [*_found(done), *_waiting(done), *_held(done, libraries, since)]
    parts += [Part(Event.PLAYER_UNREACHABLE, Phrase("notice_player", {"problem": one})) for one in away]
    parts += _failed(ended)
    parts += [Part(Event.PURGE_ANNOUNCED, one) for one in _phrases(done, "tidy", "purge_announced")]
    return Notice(tuple(parts)) if parts else None


def summary_of(notices: Sequence[Notice]) -> Notice | None:
    """One notice of all that were held back: equal sentences once, with their numbers added up."""
    sums: dict[tuple[object, ...], list[Part]] = defaultdict(list)
    for part in (part for notice in notices for part in notice.parts):
        texts = tuple(sorted((name, value) for name, value in part.phrase.args.items() if isinstance(value, str)))
        is_sum = part.event in (Event.SCAN_FINISHED, Event.NEEDS_YOU)
        sums[part.event, part.phrase.code, texts if is_sum or part.event.is_trouble else ()].append(part)
    parts = [_added_up(some) for some in sums.values()]
    return Notice(tuple(parts), is_summary=True) if parts else None


def _added_up(parts: Sequence[Part]) -> Part:
    """One part for those; of announcements the last one counts."""
    last = parts[-1]
    if last.event not in (Event.SCAN_FINISHED, Event.NEEDS_YOU):
        return last
    args = dict(last.phrase.args)
    for name, value in args.items():
        if isinstance(value, int):
            args[name] = sum(int(part.phrase.args.get(name, 0)) for part in parts)
    return Part(last.event, replace(last.phrase, args=args))


_SCANNED = ("added", "changed", "missing", "returned")
#: What followed from a scan -> the counts that make it worth a word.
_FOLLOWED = {"identify_done": ("taken",), "publish_done": ("written", "replaced", "removed")}


def _found(done: Sequence[Job]) -> list[Part]:
    """What scans found, library by library, and what was made of it."""
    sums: dict[str, dict[str, int]] = {}
    for job in done:
        # What the watch sees change is mostly what other programs rewrite; that alone is no news.
        counted = [name for name in _SCANNED if name != "changed" or not job.payload.get("is_watched")]
        for phrase in _phrases([job], "scan", "scan_done"):
            if any(phrase.args.get(name) for name in counted):
                into = sums.setdefault(str(phrase.args["library"]), defaultdict(int))
                for name, value in phrase.args.items():
                    if isinstance(value, int):
                        into[name] += value
    if not sums:
        return []
    phrases = [Phrase("scan_done", {"library": library, **counts}) for library, counts in sums.items()]
    for job in done:
        for phrase in job.result.summary if job.result else ():
            if any(phrase.args.get(name) for name in _FOLLOWED.get(phrase.code, ())):
                phrases.append(phrase)
    return [Part(Event.SCAN_FINISHED, phrase) for phrase in phrases]


def _waiting(done: Sequence[Job]) -> list[Part]:
    """What a person is to decide."""
    reviews = sum(_count(job, "waiting") for job in done if job.type == "identify")
    files = sum(_count(job, "undecided") for job in done if job.type == "publish")
    parts = [Part(Event.NEEDS_YOU, Phrase("notice_reviews", {"count": reviews}))] if reviews else []
    return [*parts, Part(Event.NEEDS_YOU, Phrase("notice_undecided", {"count": files}))] if files else parts


def _held(done: Sequence[Job], libraries: Collection[LibraryView], since: str) -> list[Part]:
    """Roots of which so much was gone that nothing is done before a person confirms it."""
    scanned = {job.payload.get("library") for job in done if job.type == "scan"}
    return [
        Part(Event.NEEDS_YOU, Phrase("notice_held", {"path": root.path, "count": root.held_missing}))
        for library in libraries
        if library.id in scanned
        for root in library.roots
        if root.held_missing and (root.held_at or "") >= since
    ]


def _failed(ended: Sequence[Job]) -> list[Part]:
    """What could not be done; what was given up with it was never begun, and is not told."""
    parts = []
    for job in ended:
        if job.type == "backup":
            second = job.result.problems if job.result is not None else ()
            if error := job.error if job.status is JobStatus.FAILED else next(iter(second), ""):
                parts.append(Part(Event.BACKUP_FAILED, Phrase("notice_backup", {"error": error})))
        elif job.status is JobStatus.FAILED and job.attempts:
            parts.append(Part(Event.JOB_FAILED, Phrase("notice_failed", {"type": job.type, "error": job.error})))
    return parts


def _phrases(jobs: Iterable[Job], type: str, code: str) -> list[Phrase]:
    return [
        phrase
        for job in jobs
        if job.type == type and job.result is not None
        for phrase in job.result.summary
        if phrase.code == code
    ]


def _count(job: Job, name: str) -> int:
    return job.result.counts.get(name, 0) if job.result is not None else 0


# --- ways out -------------------------------------------------------------------------------------------------------


_PAUSES_S = (10.0, 60.0, 300.0, 1800.0, 7200.0, 21_600.0)


class Form(StrEnum):
    """What an outgoing webhook's other side understands."""

    NTFY = "ntfy"
    DISCORD = "discord"
    GOTIFY = "gotify"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Post:
    """One message as it goes out; the address may hold a token, so it is never shown. `label` names the other side."""

    label: str
    url: str = field(repr=False)
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Target:
    """An outgoing webhook; `host` is what may be shown of its address. `error` is what the last sending met."""

    id: int
    name: str
    form: Form
    host: str
    is_enabled: bool = True
    error: str = ""
    sent_at: str | None = None
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Delivery:
    """A notice that is to go to a target."""

    notice: int
    target: int
    attempts: int
    at: datetime

    def is_due(self, now: datetime) -> bool:
        """Whether it may be sent; a moment further ahead than any pause was written before the clock was set back."""
        return self.at <= now or self.at > now + timedelta(seconds=_PAUSES_S[-1])


class Shown(StrEnum):
    """Where a notice was shown besides webhooks."""

    NOWHERE = ""
    DESKTOP = "desktop"
    SUMMARY = "summary"  # within the one that followed after quiet hours


@dataclass(frozen=True, slots=True)
class Receipt:
    """How the webhook of that name took a notice; `error` is what the last sending met.

    It is sent again at `due_at` (UTC text); None: it arrived, or where there is an error was given up.
    """

    target: str
    error: str = ""
    due_at: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A notice as it was told `at` (UTC text), or is held back by quiet hours, and where it went."""

    at: str
    notice: Notice
    is_held: bool = False
    shown: Shown = Shown.NOWHERE
    receipts: tuple[Receipt, ...] = ()
    id: int = 0

    @property
    def is_of_its_own(self) -> bool:
        """Whether it was told itself, not within a summary that follows, or has followed."""
        return not self.is_held and self.shown is not Shown.SUMMARY


def pause_after(attempts: int) -> float | None:
    """Seconds until a message is sent again that did not arrive so many times; None: it is given up."""
    return _PAUSES_S[attempts - 1] if attempts <= len(_PAUSES_S) else None
