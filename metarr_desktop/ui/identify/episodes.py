"""Which episode of the provider each of ours is, by an order of episodes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from metarr_desktop.domain.provider import Child
from metarr_desktop.domain.sources import LocalChild
from metarr_desktop.ui.index import ROOT, Index
from metarr_desktop.ui.widgets.plain_table import PlainTable

Pair = tuple[LocalChild, Child | None]
OURS, AIRED, TITLE = range(3)
_WIDTH_NUMBER = 84
_HEIGHT = 240


class EpisodesModel(QAbstractTableModel):
    """A row an episode of ours: its number, the provider's own number of it, and its title there."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pairs: tuple[Pair, ...] = ()

    def show(self, pairs: Sequence[Pair]) -> None:
        """Show these."""
        self.beginResetModel()
        self._pairs = tuple(pairs)
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._pairs)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Yours"), self.tr("Aired as"), self.tr("Title"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        ours, theirs = self._pairs[index.row()]
        if index.column() == OURS:
            return ours.place.episode_code or (f"#{ours.absolute}" if ours.absolute is not None else "")
        if theirs is None:
            return self.tr("no such episode") if index.column() == TITLE else "\N{EN DASH}"
        if index.column() == AIRED:
            return theirs.place.episode_code
        return str(theirs.values.get("title") or "")


class EpisodeTable(PlainTable):
    """The table; nothing is changed in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        rows, name = EpisodesModel(), QCoreApplication.translate("EpisodeTable", "Which episode each of yours is")
        super().__init__(name, rows, parent)
        self.rows = rows
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setFixedHeight(_HEIGHT)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.setColumnWidth(OURS, _WIDTH_NUMBER)
        self.setColumnWidth(AIRED, _WIDTH_NUMBER)
        head.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        self.hide()
