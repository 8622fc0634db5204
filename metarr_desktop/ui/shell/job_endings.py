"""What came of asking providers and players and of checking the disk, said when it is over, with the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from metarr_desktop.domain.jobs import JobStatus, Priority
from metarr_desktop.ui.job_words import batch_of, job_sentence
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.widgets.toast import Notice

if TYPE_CHECKING:
    from metarr_desktop.services.jobs import JobEvent
    from metarr_desktop.ui.desk import Desk

_ICONS = {"identify": Icon.QUESTION, "enrich": Icon.DOWNLOAD, "artwork": Icon.IMAGE}
_ICONS |= {"verify": Icon.SHIELD, "decide": Icon.SHIELD, "compare": Icon.PLAYER}


class JobEndings(QObject):
    """Says it of jobs that a person asked for; what follows from them, or from a choice, is in the job bar."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        desk.bridge.job_event.connect(self._hear)

    def _hear(self, event: JobEvent) -> None:
        job = event.job
        is_asked_for = job.priority == Priority.PERSON and "cause" not in job.payload
        if job.type not in _ICONS or not is_asked_for or job.status is not JobStatus.DONE:
            return
        batch = batch_of(job)
        undo = self.tr("Undo") if batch is not None else ""
        self._desk.stage.said.emit(Notice(job_sentence(job), _ICONS[job.type], undo, undoes=batch))
