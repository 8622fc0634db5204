"""What is over, newest first: read in portions as far back as somebody scrolls or searches, and what ended since.

The words that are searched are those of the window, so they are made and looked through here, in a worker; the store
sieves by how jobs ended.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from metarr_desktop.ui.activity.entries import EVERYTHING, Entry, Outcome, Sieve, Surroundings, entry_of
from metarr_desktop.ui.models.requests import Latest

if TYPE_CHECKING:
    from metarr_desktop.domain.jobs import Job
    from metarr_desktop.domain.kinds import JobId
    from metarr_desktop.services.browse import Browse
    from metarr_desktop.ui.desk import Desk

PORTION = 200  # read at once
_PAGE = 60  # as many more are wanted by who scrolls to the end


@dataclass(frozen=True, slots=True)
class _Portion:
    """What fits of the jobs that were read, the last one of all, and how many they were."""

    entries: list[Entry]
    last: Job | None
    count: int


def _read(browse: Browse, sieve: Sieve, around: Surroundings, before: Job | None) -> _Portion:
    outcome = sieve.outcome
    jobs = browse.past_jobs(outcome.statuses, is_troubled=outcome is Outcome.TROUBLE, before=before, count=PORTION)
    fitting = [entry for job in jobs if sieve.takes(entry := entry_of(job, around))]
    return _Portion(fitting, jobs[-1] if jobs else before, len(jobs))


class Past(QObject):
    """Lists nothing before `begin`."""

    grown = Signal()
    """More was read, or it is known that there is no more."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asking = Latest(desk.bridge, self)
        self._sieve = EVERYTHING
        self._last: Job | None = None
        self._wanted = 0
        self.entries: list[Entry] = []
        self.looked_at = 0
        self.is_reading = False
        self.is_whole = False
        """Whether everything there is was read."""

    def begin(self, sieve: Sieve, around: Surroundings) -> None:
        """List what fits, from the newest on."""
        self._asking.drop()
        self._sieve = sieve
        self._last = None
        self.entries = []
        self.looked_at = 0
        self.is_reading = self.is_whole = False
        self.more(around)

    def more(self, around: Surroundings) -> None:
        """Read on, until there is a page more of what fits."""
        if not (self.is_reading or self.is_whole):
            self._wanted = len(self.entries) + _PAGE
            self._ask(around)

    def _ask(self, around: Surroundings) -> None:
        self.is_reading = True
        browse, sieve, last = self._desk.engine.browse, self._sieve, self._last
        self._asking.ask(lambda: _read(browse, sieve, around, last), lambda portion: self._take(portion, around))

    def _take(self, portion: _Portion, around: Surroundings) -> None:
        known = {entry.job.id for entry in self.entries}  # what ended meanwhile was heard of
        self.entries += [entry for entry in portion.entries if entry.job.id not in known]
        self._last = portion.last
        self.looked_at += portion.count
        self.is_whole = portion.count < PORTION
        self.is_reading = False
        if not self.is_whole and len(self.entries) < self._wanted:
            self._ask(around)
        self.grown.emit()

    def hear(self, job: Job, around: Surroundings) -> None:
        """A job ended, or one that was over is queued again."""
        self.entries = [entry for entry in self.entries if entry.job.id != job.id]
        if job.status.is_over and self._sieve.takes(entry := entry_of(job, around)):
            place = next((n for n, one in enumerate(self.entries) if _ended(one.job) < _ended(job)), len(self.entries))
            self.entries.insert(place, entry)


def _ended(job: Job) -> tuple[str, JobId]:
    return job.ended_at or "", job.id
