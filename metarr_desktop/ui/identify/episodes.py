"""Which episode of the provider each of ours is, by an order of episodes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from metarr_desktop.domain.provider import Child
from metarr_desktop.domain.sources import LocalChild
from metarr_desktop.ui.theme import metrics

Index = QModelIndex | QPersistentModelIndex
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

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._pairs)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
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
            return _number(ours.place.season, ours.place.episode, ours.absolute)
        if theirs is None:
            return self.tr("no such episode") if index.column() == TITLE else "\N{EN DASH}"
        if index.column() == AIRED:
            return _number(theirs.place.season, theirs.place.episode, None)
        return str(theirs.values.get("title") or "")


class EpisodeTable(QTableView):
    """The table; nothing is changed in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = EpisodesModel(self)
        self.setModel(self.rows)
        self.setAccessibleName(self.tr("Which episode each of yours is"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setFixedHeight(_HEIGHT)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(metrics.ROW_TABLE)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.setColumnWidth(OURS, _WIDTH_NUMBER)
        self.setColumnWidth(AIRED, _WIDTH_NUMBER)
        head.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        self.hide()


def _number(season: int | None, episode: int | None, absolute: int | None) -> str:
    if season is None or episode is None:
        return f"#{absolute}" if absolute is not None else ""
    return f"S{season:02}E{episode:02}"
