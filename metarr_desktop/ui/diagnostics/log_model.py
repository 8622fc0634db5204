"""The records of the log as a table that can be narrowed. Asks for nothing itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from metarr_desktop.domain.health import Level, LogEntry
from metarr_desktop.domain.settings import LogLevel
from metarr_desktop.ui.diagnostics.words import SIGNS, log_level_word
from metarr_desktop.ui.index import ROOT, Index
from metarr_desktop.ui.theme import fonts
from metarr_desktop.ui.theme.icons import themed_icon
from metarr_desktop.ui.theme.palette import current_palette

#: The newest are kept: so many can be filtered within the time of one frame or two.
MOST = 50_000
AT, LEVEL, LOGGER, TEXT = range(4)

_RANKS = {level: level.rank for level in LogLevel}
_GRAVE = {LogLevel.WARNING: Level.WARNING, LogLevel.ERROR: Level.ERROR}


class LogModel(QAbstractTableModel):
    """Records in the order of time, the newest last."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[LogEntry] = []
        self._folded: dict[int, str] = {}  # id of an entry in `_all` -> what is searched in; made when first searched
        self._shown: list[LogEntry] = []
        self._least, self._words = LogLevel.DEBUG, ""

    def show(self, entries: Sequence[LogEntry]) -> None:
        """List other records."""
        self._all = list(entries[-MOST:])
        self._folded.clear()
        self._filter()

    def _filter(self) -> None:
        self.beginResetModel()
        least = _RANKS[self._least]
        fitting = self._all if not least else [one for one in self._all if _RANKS[one.level] >= least]
        self._shown = [one for one in fitting if self._words in self._text_of(one)] if self._words else list(fitting)
        self.endResetModel()

    def _text_of(self, entry: LogEntry) -> str:
        text = self._folded.get(id(entry))
        if text is None:
            text = self._folded[id(entry)] = f"{entry.logger}\n{entry.text}".casefold()
        return text

    def add(self, entries: Sequence[LogEntry]) -> None:
        """List these too, at the end."""
        if len(self._all) + len(entries) > MOST:
            self.show([*self._all, *entries])
            return
        self._all += entries
        fitting = [one for one in entries if self._fits(one)]
        if fitting:
            self.beginInsertRows(QModelIndex(), len(self._shown), len(self._shown) + len(fitting) - 1)
            self._shown += fitting
            self.endInsertRows()

    def narrow(self, least: LogLevel, words: str) -> None:
        """List those at least so grave in which the words occur."""
        self._least, self._words = least, words.strip().casefold()
        self._filter()

    def _fits(self, entry: LogEntry) -> bool:
        if _RANKS[entry.level] < _RANKS[self._least]:
            return False
        return self._words in self._text_of(entry)

    @property
    def is_empty(self) -> bool:
        """Whether there is no record at all, however it is narrowed."""
        return not self._all

    def entry(self, row: int) -> LogEntry:
        """The record of a row."""
        return self._shown[row]

    def entries(self) -> list[LogEntry]:
        """The records listed, in order."""
        return list(self._shown)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if side is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Time"), self.tr("Level"), self.tr("From"), self.tr("What happened"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry, column = self._shown[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _cell(entry, column)
            case Qt.ItemDataRole.DecorationRole if column == LEVEL and entry.level in _GRAVE:
                return themed_icon(*SIGNS[_GRAVE[entry.level]])
            case Qt.ItemDataRole.ForegroundRole if column in (AT, LOGGER):
                return current_palette().text2
            case Qt.ItemDataRole.FontRole if column == TEXT:
                return fonts.fixed_font()
        return None


def _cell(entry: LogEntry, column: int) -> str:
    match column:
        case 0:
            return entry.at
        case 1:
            return log_level_word(entry.level)
        case 2:
            return entry.logger.removeprefix("metarr_desktop.")
    first, *more = entry.text.split("\n", 1)
    return f"{first} …" if more else first


def as_text(entry: LogEntry) -> str:
    """A record as the log file has it, for the clipboard."""
    return f"{entry.at} {entry.level.value.upper()} {entry.logger}: {entry.text}"
