"""What managers told, as a table model: newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Qt

from metarr_desktop.domain.hooks import HookEventId, Kept
from metarr_desktop.ui.hook_words import state_sign, state_words
from metarr_desktop.ui.models.rows_table import RowsTable
from metarr_desktop.ui.moments import ago
from metarr_desktop.ui.theme.icons import themed_icon

if TYPE_CHECKING:
    from metarr_desktop.ui.index import Index

translate = QCoreApplication.translate

STATE = 4


class EventsModel(RowsTable[Kept]):
    """Columns: when, who, what, about what, how it stands."""

    def __init__(self, parent: QObject | None = None) -> None:
        titles = (
            translate("EventsModel", "Received"),
            translate("EventsModel", "Sender"),
            translate("EventsModel", "Event"),
            translate("EventsModel", "About"),
            translate("EventsModel", "State"),
        )
        super().__init__(titles, parent)

    def row_of(self, event: HookEventId) -> int | None:
        return next((row for row, one in enumerate(self._rows) if one.id == event), None)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        event = self.row_at(index.row())
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
