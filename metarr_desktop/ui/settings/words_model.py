"""The words of a field as rows of a table: the word, how many titles have it, what else means it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from metarr_desktop.domain.titles import folded
from metarr_desktop.ui.index import ROOT, Index
from metarr_desktop.ui.words import number_text

if TYPE_CHECKING:
    from metarr_desktop.domain.item_views import Word

NAME, COUNT, ALIASES = range(3)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class WordsModel(QAbstractTableModel):
    """The words that fit what is searched for; an alias leads to its word."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Word, ...] = ()
        self._shown: tuple[Word, ...] = ()
        self._search = ""

    def show(self, words: Sequence[Word], search: str) -> None:
        """Show those of the words that fit."""
        if (tuple(words), search) == (self._all, self._search):
            return
        self.beginResetModel()
        self._all, self._search = tuple(words), search
        wanted = folded(search)
        self._shown = tuple(one for one in words if any(wanted in folded(name) for name in (one.name, *one.aliases)))
        self.endResetModel()

    @property
    def words(self) -> tuple[Word, ...]:
        """All of them, whatever is searched for."""
        return self._all

    def word_at(self, row: int) -> Word | None:
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, name: str) -> int | None:
        """The row of a word, where it is shown."""
        return next((row for row, one in enumerate(self._shown) if one.name == name), None)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Word"), self.tr("Titles"), self.tr("Also said"))[section]
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section == COUNT else _LEFT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        word = self.word_at(index.row())
        if word is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return (word.name, number_text(word.items), ", ".join(word.aliases))[index.column()]
            case Qt.ItemDataRole.TextAlignmentRole if index.column() == COUNT:
                return _RIGHT
            case Qt.ItemDataRole.ToolTipRole if index.column() == ALIASES:
                return ", ".join(word.aliases)
        return None
