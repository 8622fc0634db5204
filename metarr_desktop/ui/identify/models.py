"""The list of titles that wait."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, Qt

from metarr_desktop.domain.errors import printable
from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.ui.index import ROOT, Index
from metarr_desktop.ui.roles import Role, TwoLines
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.words import percent_text

if TYPE_CHECKING:
    from metarr_desktop.ui.identify.reading import Entry


_ICONS = {Kind.MOVIE: Icon.FILM, Kind.SERIES: Icon.TV, Kind.ARTIST: Icon.ARTIST, Kind.ALBUM: Icon.DISC}


class QueueModel(QAbstractListModel):
    """A title a row, its file below it, at the end how sure its best candidate is."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []

    def show(self, entries: Sequence[Entry]) -> None:
        """Show these."""
        if list(entries) == self._entries:
            return
        if [one.row.id for one in entries] == [one.row.id for one in self._entries]:
            self._entries = list(entries)
            self.dataChanged.emit(self.index(0), self.index(len(self._entries) - 1))
            return
        self.beginResetModel()
        self._entries = list(entries)
        self.endResetModel()

    def drop(self, item: ItemId) -> None:
        """It was decided on."""
        row = self.row_of(item)
        if row is not None:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._entries[row]
            self.endRemoveRows()

    def entry(self, row: int) -> Entry | None:
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def row_of(self, item: ItemId | None) -> int | None:
        return next((row for row, one in enumerate(self._entries) if one.row.id == item), None)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entry(index.row())
        if entry is None:
            return None
        match role:
            case Role.LINES:
                return entry_lines(entry)
            case Role.ITEM:
                return entry.row.id
            case Qt.ItemDataRole.DisplayRole:
                return entry.row.title
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return entry_lines(entry).spoken
        return None


def entry_lines(entry: Entry) -> TwoLines:
    """A row of the list in words."""
    note = ""
    if entry.confidence is not None:
        none = QCoreApplication.translate("Match", "none")
        note = percent_text(entry.confidence) if entry.confidence else none
    name = printable(os.path.basename(entry.row.path.rstrip(os.sep))) or entry.row.artist
    return TwoLines(_ICONS.get(entry.row.kind, Icon.FILE), Ink.TEXT2, entry.row.title, note, name)
