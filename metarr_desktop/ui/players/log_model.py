"""What was done with a group of players, job by job, as lines. Asks for nothing itself."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QObject, Qt

from metarr_desktop.domain.jobs import Job, JobStatus
from metarr_desktop.ui.job_words import job_sentence
from metarr_desktop.ui.moments import ago
from metarr_desktop.ui.roles import Role, TwoLines
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.translated import translated

if TYPE_CHECKING:
    from metarr_desktop.ui.index import Index

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class LogLine:
    """A job that is over, and of its problems those that have to do with the group."""

    job: Job
    problems: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What it was, and that it was about all groups where it was."""
        words = {
            "sync": translate("Players", "Sync"),
            "compare": translate("Players", "Comparison"),
            "watched": translate("Players", "Watched marks"),
        }
        word = words.get(self.job.type, self.job.type)
        if self.job.payload.get("group"):
            return word
        return translate("Players", "{what} of all groups").format(what=word)

    @property
    def sign(self) -> tuple[Icon, Ink]:
        """How it ended."""
        match self.job.status:
            case JobStatus.FAILED:
                return Icon.OCTAGON, Ink.ERROR
            case JobStatus.CANCELLED:
                return Icon.CLOSE, Ink.TEXT2
        return (Icon.WARNING, Ink.WARN) if self.problems else (Icon.CHECK, Ink.OK)

    @property
    def sentence(self) -> str:
        """The first thing to know of it: what went wrong, else what came of it."""
        return translated(self.problems[0]) if self.problems else job_sentence(self.job)

    @property
    def text(self) -> str:
        """All of it, as it is copied."""
        head = f"{self.title}, {ago(self.job.ended_at or '')}"
        return "\n".join(one for one in (head, job_sentence(self.job), *map(translated, self.problems)) if one)


def log_lines(jobs: Sequence[Job], others: Collection[str]) -> list[LogLine]:
    """Lines of a group from the jobs of it and of all groups; `others` are the players of other groups."""
    strange = tuple(f"{name}: " for name in others)
    return [
        LogLine(job, tuple(one for one in (job.result.problems if job.result else ()) if not one.startswith(strange)))
        for job in jobs
    ]


class GroupLogModel(QAbstractListModel):
    """The newest first; `Role.LINES` is what is drawn."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[LogLine] = []

    def show(self, lines: Sequence[LogLine]) -> None:
        """List these instead."""
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def lines(self) -> list[LogLine]:
        """What is listed."""
        return list(self._lines)

    def line_at(self, row: int) -> LogLine | None:
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line_at(index.row())
        if line is None:
            return None
        lines = TwoLines(*line.sign, line.title, ago(line.job.ended_at or ""), line.sentence)
        match role:
            case Role.LINES:
                return lines
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return lines.spoken
            case Qt.ItemDataRole.ToolTipRole:
                return line.text
        return None
