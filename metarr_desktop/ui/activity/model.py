"""The jobs as a list model, kept in step with what the engine tells."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QObject, Qt, QTimer, Signal

from metarr_desktop.domain.jobs import Job, JobStatus
from metarr_desktop.services.changes import Aspect, News
from metarr_desktop.ui.activity.entries import (
    EVERYTHING,
    Entry,
    Line,
    Sieve,
    Surroundings,
    View,
    entry_of,
    lines,
    needing_a_look,
    present,
)
from metarr_desktop.ui.activity.pace import Pace
from metarr_desktop.ui.index import ROOT, Index

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import JobId, LibraryId
    from metarr_desktop.domain.views import LibraryView
    from metarr_desktop.services.jobs import JobEvent
    from metarr_desktop.ui.desk import Desk

_MOST = 500
_REST_MS = 200  # between two layings out: webhooks may bring jobs by the hundred a second


class JobRole(IntEnum):
    """What the delegate asks for."""

    LINE = Qt.ItemDataRole.UserRole + 1


class JobsModel(QAbstractListModel):
    """Sections and jobs of one view. Progress changes a row; everything else lays the list out anew."""

    relined = Signal()
    """The lines were laid out anew: a choice has to be made again."""
    counted = Signal(int, int)
    """How many jobs run or wait, and how many failed."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view = View.NOW
        self._sieve = EVERYTHING
        self._jobs: dict[JobId, Job] = {}
        self._libraries: dict[LibraryId, str] = {}
        self._paces: dict[JobId, Pace] = {}
        self._lines: list[Line] = []
        self._is_old = False
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._reline_if_old)
        desk.bridge.job_event.connect(self._hear)
        desk.bridge.news.connect(self._hear_news)
        self.reload()

    def reload(self) -> None:
        """Ask for everything anew."""
        browse = self._desk.engine.browse
        self._desk.bridge.ask(self, lambda: (browse.jobs(count=_MOST), browse.libraries()), self._take)

    def show_view(self, view: View) -> None:
        """List other jobs."""
        self._view = view
        self._reline()

    def sift(self, sieve: Sieve) -> None:
        """Of the history, list what fits."""
        self._sieve = sieve
        self._reline()

    @property
    def is_sifted(self) -> bool:
        """Whether something of the history may be left out."""
        return self._sieve != EVERYTHING

    def line(self, row: int) -> Line:
        return self._lines[row]

    def entry(self, row: int) -> Entry | None:
        """The job of a row; None for a section, or a row that is none."""
        line = self._lines[row] if 0 <= row < len(self._lines) else None
        return line if isinstance(line, Entry) else None

    def row_of(self, job: JobId) -> int | None:
        """Where a job stands in the list."""
        for row, line in enumerate(self._lines):
            if isinstance(line, Entry) and line.job.id == job:
                return row
        return None

    def pace_of(self, job: JobId) -> Pace | None:
        """How fast a job is, if it was heard of since the window opened."""
        return self._paces.get(job)

    # --- what is heard ----------------------------------------------------------------------------------------------

    def _take(self, known: tuple[list[Job], list[LibraryView]]) -> None:
        jobs, libraries = known
        self._jobs = {job.id: job for job in jobs}
        self._libraries = {library.id: library.name for library in libraries}
        self._reline()

    def _hear_news(self, news: News) -> None:
        if Aspect.LIBRARIES in news.aspects:
            self.reload()

    def _hear(self, event: JobEvent) -> None:
        job = event.job
        known = self._jobs.get(job.id)
        self._jobs[job.id] = job
        if job.status is JobStatus.RUNNING:
            self._paces.setdefault(job.id, Pace()).note(job.done)
        if known is None or (known.status, known.priority, known.error) != (job.status, job.priority, job.error):
            self._is_old = True
            if not self._rest.isActive():
                self._reline_if_old()
            return
        row = self.row_of(job.id)
        if row is not None:
            self._lines[row] = entry_of(job, self._around())
            self.dataChanged.emit(self.index(row), self.index(row))

    def _reline_if_old(self) -> None:
        """Lay the lines out for all that was heard since, and not again for a moment."""
        if self._is_old:
            self._forget_oldest()
            self._reline()
            self._rest.start()

    def _forget_oldest(self) -> None:
        """The jobs that are over and beyond what a new look would bring."""
        ended = [job.id for job in self._jobs.values() if job.status.is_over]
        for job in sorted(ended)[:-_MOST]:
            del self._jobs[job]
            self._paces.pop(job, None)

    def _reline(self) -> None:
        self._is_old = False
        self.beginResetModel()
        sieve = self._sieve if self._view is View.HISTORY else EVERYTHING
        self._lines = lines(self._view, self._jobs.values(), self._around(), sieve)
        self.endResetModel()
        self.relined.emit()
        unfinished = sum(1 for job in self._jobs.values() if not job.status.is_over)
        self.counted.emit(unfinished, len(needing_a_look(self._jobs.values())))

    def _around(self) -> Surroundings:
        return Surroundings(self._libraries, self._paces, present())

    # --- Qt's questions ---------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.entry(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == JobRole.LINE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if isinstance(line, Entry):
                return ". ".join(part for part in (line.title, line.note, line.sentence) if part)
            return line.title
        return None
