"""The jobs as a list model, kept in step with what the engine tells."""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, QTimer, Signal

from metarr_desktop.domain.jobs import Job, JobsNow, JobStatus
from metarr_desktop.domain.schedules import Task
from metarr_desktop.services.changes import Aspect, News
from metarr_desktop.ui.activity.entries import (
    EVERYTHING,
    LATELY,
    Entry,
    Foot,
    Line,
    Outcome,
    Section,
    Sieve,
    Surroundings,
    View,
    day_lines,
    entry_of,
    failed_lines,
    last_foot,
    present,
    present_lines,
    reading_foot,
)
from metarr_desktop.ui.activity.pace import Pace
from metarr_desktop.ui.activity.past import Past
from metarr_desktop.ui.activity.planned import Coming
from metarr_desktop.ui.index import ROOT, Index
from metarr_desktop.ui.models.common_ends import common_ends
from metarr_desktop.ui.models.requests import Latest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from metarr_desktop.domain.kinds import JobId, LibraryId
    from metarr_desktop.domain.schedules import Scheduled
    from metarr_desktop.domain.views import LibraryView
    from metarr_desktop.services.jobs import JobEvent
    from metarr_desktop.ui.desk import Desk

_MOST = 300  # of what is over, under what goes on
_TASKS = frozenset(Task)  # the types of jobs that come by themselves
_REST_MS = 200  # between two layings out: webhooks may bring jobs by the hundred a second


class JobRole(IntEnum):
    """What the delegate asks for."""

    LINE = Qt.ItemDataRole.UserRole + 1


class JobsModel(QAbstractListModel):
    """Sections and jobs of one view. What stays in the list keeps its row, so that nobody loses their place.

    What goes on is held whole; what is over is read as far back as somebody looks (`Past`).
    """

    relining = Signal()
    """Lines are about to come or go."""
    relined = Signal()
    """Lines came or went: a choice has to be made again."""
    counted = Signal(int, int)
    """How many jobs run or wait, and how many failed."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view = View.NOW
        self._sieve = EVERYTHING
        self._jobs: dict[JobId, Job] = {}
        self._needs: Mapping[JobId, Sequence[JobId]] = {}
        self._counts: Mapping[JobStatus, int] = {}
        self._planned: Sequence[Scheduled] = ()
        self._libraries: dict[LibraryId, str] = {}
        self._paces: dict[JobId, Pace] = {}
        self._lines: list[Line] = []
        self._past = Past(desk, self)
        self._past.grown.connect(self._reline)
        self._counting = Latest(desk.bridge, self)
        self._planning = Latest(desk.bridge, self)
        self._is_old = False
        self.is_laying = False
        """Whether rows just come or go: what is current meanwhile is nobody's choice."""
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._reline_if_old)
        desk.bridge.job_event.connect(self.hear)
        desk.bridge.news.connect(self._hear_news)
        self.reload()

    def reload(self) -> None:
        """Ask for everything anew."""
        browse, schedules = self._desk.engine.browse, self._desk.engine.schedules
        self._desk.bridge.ask(
            self, lambda: (browse.jobs_now(LATELY, _MOST), browse.libraries(), schedules.all()), self._take
        )

    def show_view(self, view: View) -> None:
        """List other jobs."""
        self._view = view
        self._begin_past()
        self._reline()

    def sift(self, sieve: Sieve) -> None:
        """Of the history, list what fits."""
        self._sieve = sieve
        self._begin_past()
        self._reline()

    def _begin_past(self) -> None:
        if self._view is not View.NOW:
            self._past.begin(self._sieve if self._view is View.HISTORY else Sieve(Outcome.FAILED), self.around())

    @property
    def is_sifted(self) -> bool:
        """Whether something of the history may be left out."""
        return self._sieve != EVERYTHING

    @property
    def is_reading(self) -> bool:
        """Whether what is listed is still being read."""
        return self._view is not View.NOW and self._past.is_reading

    def line(self, row: int) -> Line:
        return self._lines[row]

    def entry(self, row: int) -> Entry | None:
        """The job of a row; None for a section, or a row that is none."""
        line = self._lines[row] if 0 <= row < len(self._lines) else None
        return line if isinstance(line, Entry) else None

    def coming(self, row: int) -> Coming | None:
        """The planned work of a row; None for any other."""
        line = self._lines[row] if 0 <= row < len(self._lines) else None
        return line if isinstance(line, Coming) else None

    def can_be_chosen(self, row: int) -> bool:
        """Whether a row is a job, or work that is planned."""
        return self.entry(row) is not None or self.coming(row) is not None

    def row_of(self, key: JobId | tuple[str, LibraryId | None]) -> int | None:
        """Where a job, or planned work by its key, stands in the list."""
        return next((row for row, line in enumerate(self._lines) if _key(line) == key), None)

    def pace_of(self, job: JobId) -> Pace | None:
        """How fast a job is, if it was heard of since the window opened."""
        return self._paces.get(job)

    def note_time(self, job: JobId) -> None:
        """That a running job did nothing for a while is part of how fast it is."""
        known = self._jobs.get(job)
        if known is not None and known.status is JobStatus.RUNNING and job in self._paces:
            self._paces[job].note(known.done)

    def around(self) -> Surroundings:
        """What words about a job need beside it."""
        jobs = self._desk.engine.jobs
        return Surroundings(
            self._libraries,
            self._paces,
            present(),
            self._jobs,
            self._needs,
            self._counts,
            jobs.workers,
            jobs.is_paused,
            self._planned,
        )

    # --- what is heard ----------------------------------------------------------------------------------------------

    def _take(self, known: tuple[JobsNow, list[LibraryView], Sequence[Scheduled]]) -> None:
        now, libraries, planned = known
        self._jobs = {job.id: job for job in now.jobs}
        names = {library.id: library.name for library in libraries}
        self._take_counts(now.needs, now.counts)
        self._take_planned(planned, names)
        if names != self._libraries:
            self._libraries = names
            self._begin_past()
        self._reline()

    def _take_counts(self, needs: Mapping[JobId, Sequence[JobId]], counts: Mapping[JobStatus, int]) -> None:
        self._needs, self._counts = needs, counts
        unfinished = counts.get(JobStatus.RUNNING, 0) + counts.get(JobStatus.WAITING, 0)
        self.counted.emit(unfinished, counts.get(JobStatus.FAILED, 0))

    def _take_planned(self, planned: Sequence[Scheduled], libraries: Mapping[LibraryId, str]) -> None:
        """Where there is no library yet, what comes by itself has nothing to do."""
        self._planned = planned if libraries else ()

    def _hear_news(self, news: News) -> None:
        if Aspect.LIBRARIES in news.aspects:
            self.reload()
        elif Aspect.SETTINGS in news.aspects:
            self._reline()  # work may be paused, or go on
            self._ask_planned()

    def _ask_planned(self) -> None:
        """What comes by itself may have other hours, or just came."""

        def take(planned: Sequence[Scheduled]) -> None:
            self._take_planned(planned, self._libraries)
            self._reline()

        self._planning.ask(self._desk.engine.schedules.all, take)

    def hear(self, event: JobEvent) -> None:
        """A job began, moved on or ended."""
        job = event.job
        known = self._jobs.get(job.id)
        self._jobs[job.id] = job
        if known is None and job.type in _TASKS:
            self._ask_planned()
        if job.status is JobStatus.RUNNING:
            self._paces.setdefault(job.id, Pace()).note(job.done)
        if known is None or _standing(known) != _standing(job):
            if self._view is not View.NOW:
                self._past.hear(job, self.around())
            self._is_old = True
            if not self._rest.isActive():
                self._reline_if_old()
            return
        row = self.row_of(job.id)
        if row is not None and not job.status.is_over:
            self._lines[row] = entry_of(job, self.around())
            self.dataChanged.emit(self.index(row), self.index(row))

    def _reline_if_old(self) -> None:
        """Lay the lines out for all that was heard since, and not again for a moment."""
        if self._is_old:
            self._forget_oldest()
            self._reline()
            self._rest.start()
            self._count_anew()

    def _count_anew(self) -> None:
        browse = self._desk.engine.browse

        def take(answer: tuple[Mapping[JobId, Sequence[JobId]], Mapping[JobStatus, int]]) -> None:
            self._take_counts(*answer)
            self._reline()

        self._counting.ask(lambda: (browse.job_needs(), browse.job_counts()), take)

    def _forget_oldest(self) -> None:
        """The jobs that are over and beyond what a new look would bring."""
        ended = [job.id for job in self._jobs.values() if job.status.is_over]
        for job in sorted(ended)[:-_MOST]:
            del self._jobs[job]
            self._paces.pop(job, None)

    # --- the lines --------------------------------------------------------------------------------------------------

    def _reline(self) -> None:
        self._is_old = False
        self.relining.emit()
        self.is_laying = True
        self._put(self._wanted_lines())
        self.is_laying = False
        self.relined.emit()

    def _wanted_lines(self) -> list[Line]:
        if self._view is View.NOW:
            return present_lines(self._jobs.values(), self.around())
        past = self._past
        if self._view is View.FAILED:
            wanted = failed_lines(past.entries, self._counts.get(JobStatus.FAILED, 0))
        else:
            wanted = day_lines(past.entries)
        if past.is_reading:
            wanted.append(reading_foot(past.looked_at))
        elif past.is_whole and wanted:
            wanted.append(last_foot())
        return wanted

    def _put(self, lines: list[Line]) -> None:
        """List these: rows that are the same at the beginning and at the end stay, those between them go and come."""
        before, after = [_key(line) for line in self._lines], [_key(line) for line in lines]
        head, tail = common_ends(before, after)
        if len(before) > head + tail:
            self.beginRemoveRows(QModelIndex(), head, len(before) - tail - 1)
            del self._lines[head : len(before) - tail]
            self.endRemoveRows()
        if len(after) > head + tail:
            self.beginInsertRows(QModelIndex(), head, len(after) - tail - 1)
            self._lines[head:head] = lines[head : len(after) - tail]
            self.endInsertRows()
        changed = [row for row, line in enumerate(lines) if self._lines[row] != line]
        self._lines = lines
        for row in changed:
            self.dataChanged.emit(self.index(row), self.index(row))

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there is more behind the last line."""
        is_past = self._view is not View.NOW and not parent.isValid()
        return is_past and not (self._past.is_whole or self._past.is_reading)

    def fetchMore(self, parent: Index) -> None:
        """Somebody scrolled to the end."""
        if self.canFetchMore(parent):
            self._past.more(self.around())
            self._reline()

    # --- Qt's questions ---------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not self.can_be_chosen(index.row()):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == JobRole.LINE:
            return line
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.sentence if isinstance(line, Entry | Coming) else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if isinstance(line, Entry | Coming):
                return ". ".join(part for part in (line.title, line.note, line.sentence) if part)
            return line.text if isinstance(line, Foot) else line.title
        return None


def _key(line: Line) -> object:
    """What makes a line the same one, whatever it says now."""
    match line:
        case Entry():
            return line.job.id
        case Coming():
            return line.key
        case Section():
            return line.key or line.title
        case _:
            return Foot


def _standing(job: Job) -> Job:
    """What of a job decides where it is listed and what is said of it, without how far it is."""
    return replace(job, done=0, total=0)
