"""The files of a show with the episodes that they hold, what a person writes beside them, and what comes of that."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QBrush, QColor

from metarr_desktop.domain.episodes import EXTRA, EpisodeFile, EpisodePlace, EpisodeTurn
from metarr_desktop.domain.errors import printable
from metarr_desktop.ui.models.rows_table import RowsTable
from metarr_desktop.ui.theme import fonts
from metarr_desktop.ui.theme.palette import current_palette

if TYPE_CHECKING:
    from metarr_desktop.ui.index import Index

FILE, NOW, THEN, BECOMES = range(4)


class MappingModel(RowsTable[EpisodeFile]):
    """A row a file. What is written in the third column is a wish until it is carried out."""

    wished = Signal()
    """A person wrote something else."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self._titles = (self.tr("File"), self.tr("Holds now"), self.tr("Holds then"), self.tr("What that is"))
        self._wishes: dict[str, str] = {}
        self._turns: dict[str, EpisodeTurn] = {}
        self._problems: Mapping[str, str] = {}

    def wishes(self) -> dict[str, str]:
        """What was written, by the files' paths; without what says what is so already."""
        return dict(self._wishes)

    def wish(self, row: int, text: str) -> None:
        """Write something beside a file."""
        one = self._rows[row]
        text = text.strip()
        if text == self.text_at(row):
            return
        if text and text != one.text:
            self._wishes[one.path] = text
        else:
            self._wishes.pop(one.path, None)
        self._redraw()
        self.wished.emit()

    def take_back(self, rows: Sequence[int]) -> None:
        """Wish nothing of those files any more."""
        for row in rows:
            self._wishes.pop(self._rows[row].path, None)
        self._redraw()
        self.wished.emit()

    def text_at(self, row: int) -> str:
        """What stands beside a file by now: the wish, else what is so."""
        one = self._rows[row]
        return self._wishes.get(one.path, one.text)

    def show_plan(self, turns: Sequence[EpisodeTurn], problems: Mapping[str, str]) -> None:
        """Say what comes of the wishes, and why some cannot be."""
        self._turns = {one.path: one for one in turns}
        self._problems = problems
        self._redraw()

    def _redraw(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, BECOMES))

    # --- Qt's questions ---------------------------------------------------------------------------------------------

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() and index.column() == THEN else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or index.column() != THEN:
            return False
        self.wish(index.row(), str(value))
        return True

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self.row_at(index.row()) if index.isValid() else None
        if one is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(index.row(), index.column(), one)
        if role == Qt.ItemDataRole.ToolTipRole:
            return printable(one.path) if index.column() == FILE else self._text(index.row(), index.column(), one)
        if role == Qt.ItemDataRole.ForegroundRole:
            return QBrush(self._ink(index.column(), one))
        if role == Qt.ItemDataRole.FontRole and index.column() == THEN and one.path in self._wishes:
            return fonts.font(weight=fonts.Weight.STRONG)
        return None

    def _text(self, row: int, column: int, one: EpisodeFile) -> str:
        match column:
            case 0:
                return printable(os.path.basename(one.path))
            case 1:
                return self._said(one.text) or self.tr("no episode")
            case 2:
                return self.text_at(row)
        if one.path in self._problems:
            return self._problems[one.path]
        turn = self._turns.get(one.path)
        if turn is None:
            return _titles(one.places)
        return _titles(turn.after) if turn.after else self.tr("an extra of the show")

    def _said(self, text: str) -> str:
        return self.tr("extra") if text == EXTRA else text

    def _ink(self, column: int, one: EpisodeFile) -> QColor:
        palette = current_palette()
        if column == BECOMES and one.path in self._problems:
            return palette.error
        is_wished = one.path in self._wishes
        if column == THEN:
            return palette.accent if is_wished else palette.text
        return palette.text2 if column in (NOW, BECOMES) and not is_wished else palette.text


def _titles(places: Sequence[EpisodePlace]) -> str:
    return " + ".join(one.title or one.label for one in places)
