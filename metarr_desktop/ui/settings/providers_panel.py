"""All providers in the order in which they are asked; the order is changed by dragging, or by keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from metarr_desktop.ui.settings.provider_row import ProviderRow
from metarr_desktop.ui.widgets.panel import Panel

if TYPE_CHECKING:
    from metarr_desktop.services.sources import SourceView
    from metarr_desktop.ui.desk import Desk

_REST_S = 2


class ProvidersPanel(Panel):
    """A row a provider. `outdated` asks to be shown anew: a provider that rests is ready again by itself."""

    outdated = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self.setAccessibleName(self.tr("Order of the providers"))
        self.rows: dict[str, ProviderRow] = {}
        self._held: ProviderRow | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.add_part(self._list)
        self._again = QTimer(self, singleShot=True, interval=_REST_S * 1000)
        self._again.timeout.connect(self.outdated)

    def show_providers(self, views: Sequence[SourceView], *, is_offline: bool) -> None:
        """Show them as they are now; while one is dragged the person's order stands."""
        for view in views:
            row = self.rows.get(view.spec.name)
            if row is None:
                row = self.rows[view.spec.name] = self._make_row(view)
            row.show_view(view, is_offline=is_offline)
        if self._held is None:
            for place, view in enumerate(views):
                self._put(self.rows[view.spec.name], place)
        if any(view.closed_for_s > 0 for view in views):
            self._again.start()

    def order(self) -> list[str]:
        """The names of the providers, from the top."""
        return [row.spec.name for row in self._in_order()]

    def mark(self, word: str) -> int:
        """Mark a word; in how many rows it stands. The others are not shown."""
        found = {row: row.mark(word) for row in self.rows.values()}
        for row, is_found in found.items():
            row.setVisible(is_found)
        return sum(found.values())

    # --- parts ------------------------------------------------------------------------------------------------------

    def _make_row(self, view: SourceView) -> ProviderRow:
        row = ProviderRow(self._desk, view)
        row.handle.stepped.connect(lambda step: self._step(row, step))
        row.handle.held_over.connect(lambda place: self._hold(row, place))
        row.handle.let_go.connect(self._let_go)
        self._list.addWidget(row)
        return row

    def _in_order(self) -> list[ProviderRow]:
        items = (self._list.itemAt(place) for place in range(self._list.count()))
        return [widget for item in items if item is not None and isinstance(widget := item.widget(), ProviderRow)]

    def _put(self, row: ProviderRow, place: int) -> None:
        if self._list.indexOf(row) != place:
            self._list.removeWidget(row)
            self._list.insertWidget(place, row)
        for number, one in enumerate(self._in_order()):
            one.line.setVisible(number > 0)

    def _step(self, row: ProviderRow, step: int) -> None:
        target = self._list.indexOf(row) + step
        if 0 <= target < self._list.count():
            self._put(row, target)
            self._keep()

    def _hold(self, row: ProviderRow, place: QPoint) -> None:
        """Take the place of the row under the pointer."""
        self._held = row
        y = self.mapFromGlobal(place).y()
        for number, other in enumerate(self._in_order()):
            if other is not row and other.geometry().top() <= y <= other.geometry().bottom():
                self._put(row, number)
                return

    def _let_go(self) -> None:
        if self._held is not None:
            self._held = None
            self._keep()

    def _keep(self) -> None:
        names = self.order()
        self._desk.bridge.change(self, lambda: self._desk.engine.sources.set_order(names), lambda _none: None)
