"""What managers told, as a table model: newest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from metarr_desktop.domain.hooks import HookEventId, Kept
from metarr_desktop.ui.hook_words import state_sign, state_words
from metarr_desktop.ui.moments import ago
from metarr_desktop.ui.theme.icons import themed_icon

Index = QModelIndex | QPersistentModelIndex

STATE = 4


class EventsModel(QAbstractTableModel):
    """Columns: when, who, what, about what, how it stands."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._events: list[Kept] = []
        self._titles = (self.tr("Received"), self.tr("Sender"), self.tr("Event"), self.tr("About"), self.tr("State"))

    def show(self, events: Sequence[Kept]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._events = list(events)
        self.endResetModel()

    def event_at(self, row: int) -> Kept | None:
        return self._events[row] if 0 <= row < len(self._events) else None

    def row_of(self, event: HookEventId) -> int | None:
        return next((row for row, one in enumerate(self._events) if one.id == event), None)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._events)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        event = self.event_at(index.row())
        if event is None:
            return None
        if role == Qt.ItemDataRole.DecorationRole and index.column() == STATE:
            icon, ink = state_sign(event.state)
            return themed_icon(icon, ink)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._words(event)[index.column()]
        return None

    def _words(self, event: Kept) -> tuple[str, ...]:
        name = event.name or self.tr("(no name)")
        again = self.tr("{name} ({count} more times)").format(name=name, count=event.repeats)
        return (
            ago(event.received_at),
            event.source_name,
            again if event.repeats else name,
            event.title,
            state_words(event),
        )
