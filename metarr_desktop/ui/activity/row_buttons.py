"""The buttons of the chosen row: real widgets over its end, which keep to it wherever it goes.

Qt's own widgets of rows do not survive that rows come and go around them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QStyle, QWidget

from metarr_desktop.ui.theme import metrics
from metarr_desktop.ui.widgets.buttons import ToolButton

if TYPE_CHECKING:
    from metarr_desktop.ui.index import Index
    from metarr_desktop.ui.theme.icons import Icon

_ABOVE = 6
_FOLLOWED = (QEvent.Type.Paint, QEvent.Type.Resize, QEvent.Type.LayoutDirectionChange)


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be done with a row; `command` is the command that does the same, "" for none."""

    command: str
    icon: Icon
    text: str
    act: Callable[[], None]


class RowButtons(QWidget):
    """Lies over a view, at the end of one row."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view.viewport())
        self._view = view
        self._row = QPersistentModelIndex()
        self._shown: list[tuple[str, str]] = []
        self.setProperty("floats", True)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(metrics.SPACE_GROUP)
        self.hide()
        view.viewport().installEventFilter(self)

    def show_on(self, row: Index, offers: Sequence[Offer], named: Callable[[str, str], str]) -> None:
        """Offer that on a row; `named` gives a text with the keys of a command."""
        self._row = QPersistentModelIndex(row)
        names = [(one.icon.value, named(one.text, one.command) if one.command else one.text) for one in offers]
        if names != self._shown:
            self._shown = names
            self._fill(offers)
        self._follow()

    def _fill(self, offers: Sequence[Offer]) -> None:
        while (item := self._line.takeAt(0)) is not None:
            if (before := item.widget()) is not None:
                before.hide()
                before.deleteLater()
        for offer, (_, name) in zip(offers, self._shown, strict=True):
            button = ToolButton(offer.icon, name, small=True)
            button.clicked.connect(offer.act)
            self._line.addWidget(button)
        self.resize(self.sizeHint())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go where the row goes."""
        if event.type() in _FOLLOWED:
            self._follow()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        if not (self._row.isValid() and self._shown):
            self.hide()
            return
        row = self._view.visualRect(self._row)
        size = self.sizeHint()
        place = QRect(row.right() + 1 - metrics.SPACE - size.width(), row.top() + _ABOVE, size.width(), size.height())
        if self._view.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            place = QStyle.visualRect(Qt.LayoutDirection.RightToLeft, row, place)
        if place != self.geometry():
            self.setGeometry(place)
        self.setVisible(row.isValid())
