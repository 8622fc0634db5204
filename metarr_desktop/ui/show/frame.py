"""What stands over and under the episodes of a season: its head with the switch of the order, and the foot."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from metarr_desktop.domain.episodes import Order
from metarr_desktop.ui.show.orders import order_word
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, Tone
from metarr_desktop.ui.widgets.chip import Chip, ChipValue
from metarr_desktop.ui.widgets.labels import IconLabel, Label
from metarr_desktop.ui.widgets.segmented_control import Segment, SegmentedControl

if TYPE_CHECKING:
    from metarr_desktop.ui.widgets.labels import ElidedLabel

_NOTE_LEAST = 160


class OrderSwitch(QWidget):
    """The orders in which a show is known, one of them chosen; hidden where there is but one that nobody pinned."""

    chosen = Signal(object)
    """`Order`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._orders: tuple[tuple[Order, ...], str] = ((), "")
        self.bar: SegmentedControl | None = None
        self.pinned = Chip(ChipValue("pinned", self.tr("pinned by you"), Icon.LOCK, Tone.ACCENT, False), small=True)
        self.pinned.setToolTip(self.tr("You said in which order the files of this series are numbered"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(metrics.SPACE)
        self._row.addWidget(Label(self.tr("Order"), ink=Ink.TEXT2))
        self._row.addWidget(self.pinned)
        self.hide()

    def show_orders(self, orders: tuple[Order, ...], order: Order, own: str, *, is_pinned: bool) -> None:
        """Offer those orders, with one of them down; `own` is what that of the files is called, "" as aired."""
        if (orders, own) != self._orders:
            self._orders = (orders, own)
            self._make_bar(orders, own)
        if self.bar is not None:
            self.bar.set_current(order.value)
        self.pinned.setVisible(is_pinned)
        self.setVisible(len(orders) > 1 or is_pinned)

    def focusables(self) -> list[QWidget]:
        """What the keyboard goes through, in order."""
        return [] if self.bar is None or self.isHidden() else [self.bar.button(one.value) for one in self._orders[0]]

    def _make_bar(self, orders: Sequence[Order], own: str) -> None:
        if self.bar is not None:
            self._row.removeWidget(self.bar)
            self.bar.hide()
            self.bar.deleteLater()
        segments = [Segment(one.value, order_word(one, own)) for one in orders]
        self.bar = SegmentedControl(segments, name=self.tr("Order of the episodes"), small=True)
        self.bar.chosen.connect(lambda key: self.chosen.emit(Order(key)))
        self._row.insertWidget(1, self.bar)


class ShowHead(QWidget):
    """The season's title and note, the orders and the tools in one line; where that is too long, the orders below."""

    def __init__(
        self,
        title: Label,
        note: ElidedLabel,
        orders: OrderSwitch,
        tools: Sequence[QWidget],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title, self._note, self._orders, self._tools = title, note, orders, tuple(tools)
        self._line = QHBoxLayout()
        self._line.setSpacing(metrics.SPACE_ROW)
        self._line.addWidget(title)
        self._line.addWidget(note, 1)
        for tool in tools:
            self._line.addWidget(tool)
        self._below = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE_ROW, metrics.SPACE_PANE, metrics.SPACE_ROW)
        column.setSpacing(metrics.SPACE)
        column.addLayout(self._line)
        column.addLayout(self._below)
        self._is_below = True
        self._below.addWidget(orders)
        self._below.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        """With the orders below the rest: where there is less room, that is where they go."""
        tools = sum(one.minimumSizeHint().width() + metrics.SPACE_ROW for one in self._tools if not one.isHidden())
        line = self._title.minimumSizeHint().width() + tools + self._note.minimumSizeHint().width() + metrics.SPACE_ROW
        orders = 0 if self._orders.isHidden() else self._orders.minimumSizeHint().width()
        return QSize(max(line, orders) + 2 * metrics.SPACE_PANE, super().minimumSizeHint().height())

    def give_room(self) -> None:
        """Put the orders where they have room, and let the keyboard follow the eye."""
        beside = [self._title, self._orders, *(tool for tool in self._tools if not tool.isHidden())]
        needed = sum(one.sizeHint().width() + metrics.SPACE_ROW for one in beside) + fonts.grown(_NOTE_LEAST)
        is_below = needed > self.width() - 2 * metrics.SPACE_PANE
        if is_below != self._is_below:
            self._is_below = is_below
            if is_below:
                self._line.removeWidget(self._orders)
                self._below.insertWidget(0, self._orders)
            else:
                self._below.removeWidget(self._orders)
                self._line.insertWidget(2, self._orders)
        switch = self._orders.focusables()
        for one, next_one in pairwise([*self._tools, *switch] if is_below else [*switch, *self._tools]):
            QWidget.setTabOrder(one, next_one)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wider or narrower."""
        super().resizeEvent(event)
        self.give_room()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.give_room()


class ShowFoot(QFrame):
    """A sentence on the season, and the button that opens the mapping table."""

    def __init__(self, mapping: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "alt")
        self.sentence = Label(wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE_ROW, metrics.SPACE_PANE, metrics.SPACE_ROW)
        row.setSpacing(metrics.SPACE_ROW)
        self._icon = IconLabel(Icon.INFO, ink=Ink.ACCENT)
        row.addWidget(self._icon)
        row.addWidget(self.sentence, 1)
        row.addWidget(mapping)

    def say(self, text: str) -> None:
        """Say a sentence; "" leaves the button alone."""
        self.sentence.setText(text)
        self._icon.setVisible(bool(text))
