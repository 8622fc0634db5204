"""Following a job that was just queued, to its last word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from metarr_desktop.domain.jobs import Job
    from metarr_desktop.domain.kinds import JobId
    from metarr_desktop.services.engine import Engine
    from metarr_desktop.services.job_try import JobEvent
    from metarr_desktop.ui.desk import Desk


class JobWatch(QObject):
    """Follows one job at a time."""

    moved = Signal(object)
    """`JobEvent`: the job moved on."""
    ended = Signal(object)
    """`Job` that is over."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.job: JobId | None = None
        """What is followed; None when it is over."""
        desk.bridge.job_event.connect(self._hear)

    def follow(self, job: JobId) -> None:
        """Follow this job. It may be over already: its last event came before its number was known here."""
        self.job = job
        self._desk.bridge.ask(self, lambda: _job(self._desk.engine, job), self._settle)

    def _hear(self, event: JobEvent) -> None:
        if self.job is not None and event.job.id == self.job:
            self.moved.emit(event)
            self._settle(event.job)

    def _settle(self, job: Job | None) -> None:
        if job is not None and job.id == self.job and job.status.is_over:
            self.job = None
            self.ended.emit(job)


def _job(engine: Engine, wanted: JobId) -> Job | None:
    return next((job for job in engine.browse.jobs() if job.id == wanted), None)
