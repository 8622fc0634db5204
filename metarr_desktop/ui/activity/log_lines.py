"""The log of one job: what it said of itself, between when it was asked for and how it ended, the newest line first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QLocale, QModelIndex, QObject, Qt, QTime

from metarr_desktop.domain.job_log import Tone
from metarr_desktop.domain.jobs import Job, JobStatus
from metarr_desktop.ui.index import ROOT, Index
from metarr_desktop.ui.models.common_ends import common_ends
from metarr_desktop.ui.moments import local
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.translated import translated

if TYPE_CHECKING:
    from metarr_desktop.domain.job_log import JobLog

translate = QCoreApplication.translate


class LogRole(IntEnum):
    """What the delegate asks for."""

    LINE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Said:
    """A line in words: the time of day, what was said, and its sign with the word that means the same."""

    clock: str
    text: str
    icon: Icon
    ink: Ink
    sign: str

    @property
    def plain(self) -> str:
        """As text: "18:42:07 Heat: known to nobody."."""
        return f"{self.clock} {self.text}".strip()


def said_of(job: Job, log: JobLog) -> list[Said]:
    """The log of a job: how it ended, what it could not deal with, what it said while it ran, when it began."""
    known = {line.text for line in log.lines}
    ended = job.ended_at or ""
    lines = [_end(job)] if job.status.is_over else []
    if job.error and job.status is JobStatus.WAITING:
        lines.append(_said("", translated(job.error), Tone.TROUBLE))
    problems = job.result.problems if job.result else ()
    lines += [_said(ended, translated(one), Tone.TROUBLE) for one in problems if one not in known]
    lines += [_said(line.at, translated(line.text), line.tone) for line in reversed(log.lines)]
    if job.started_at and not log.is_kept:
        text = translate("JobLog", "What it said line by line is no longer kept: that lasts until the program ends.")
        lines.append(_mark("", text, Icon.INFO))
    if job.started_at:
        tries = translate("JobLog", "Begun, try {number}").format(number=QLocale().toString(job.attempts))
        lines.append(_mark(job.started_at, tries if job.attempts > 1 else translate("JobLog", "Begun"), Icon.PLAY))
    lines.append(_mark(job.created_at, translate("JobLog", "Asked for"), Icon.CLOCK))
    return lines


def _end(job: Job) -> Said:
    ended = job.ended_at or ""
    if job.status is JobStatus.FAILED:
        return Said(_clock(ended), translated(job.error), Icon.OCTAGON, Ink.ERROR, translate("JobLog", "failed"))
    if job.status is JobStatus.CANCELLED:
        text = translated(job.error) if job.error else translate("JobLog", "Cancelled")
        return _mark(ended, text, Icon.STOP)
    return _said(ended, translate("JobLog", "Done"), Tone.WELL)


def _said(at: str, text: str, tone: Tone) -> Said:
    icon, ink = {
        Tone.WELL: (Icon.CHECK, Ink.OK),
        Tone.SAME: (Icon.EQUALS, Ink.TEXT3),
        Tone.LEFT: (Icon.QUESTION, Ink.ACCENT),
        Tone.TROUBLE: (Icon.WARNING, Ink.WARN),
    }[tone]
    return Said(_clock(at), text, icon, ink, tone_word(tone))


def tone_word(tone: Tone) -> str:
    """What a line comes to, in a word."""
    return {
        Tone.WELL: translate("JobLog", "done"),
        Tone.SAME: translate("JobLog", "as before"),
        Tone.LEFT: translate("JobLog", "left open"),
        Tone.TROUBLE: translate("JobLog", "problem"),
    }[tone]


def _mark(at: str, text: str, icon: Icon) -> Said:
    return Said(_clock(at), text, icon, Ink.TEXT3, "")


def _clock(at: str) -> str:
    moment = local(at)
    return QLocale().toString(QTime(moment.hour, moment.minute, moment.second), "HH:mm:ss") if moment else ""


class LogLinesModel(QAbstractListModel):
    """What is new comes in at the top; what stands there stays in place."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Said] = []

    @property
    def lines(self) -> Sequence[Said]:
        """What is shown."""
        return self._lines

    def show(self, lines: Sequence[Said]) -> None:
        """Show these instead."""
        if self._lines and self._lines[0] in lines:
            self._insert(0, lines[: lines.index(self._lines[0])])
        head, tail = common_ends(self._lines, lines)
        if len(self._lines) > head + tail:  # the oldest are kept no longer
            self.beginRemoveRows(QModelIndex(), head, len(self._lines) - tail - 1)
            del self._lines[head : len(self._lines) - tail]
            self.endRemoveRows()
        self._insert(head, lines[head : len(lines) - tail])

    def _insert(self, row: int, lines: Sequence[Said]) -> None:
        if lines:
            self.beginInsertRows(QModelIndex(), row, row + len(lines) - 1)
            self._lines[row:row] = lines
            self.endInsertRows()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        match role:
            case LogRole.LINE:
                return line
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return line.plain
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(part for part in (line.sign, line.plain) if part)
        return None
