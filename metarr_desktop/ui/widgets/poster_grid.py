"""The wall: cards in lines over any item model, asking only for the rows that are seen."""

from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QWidget

from metarr_desktop.ui.theme import metrics
from metarr_desktop.ui.theme.palette import current_palette
from metarr_desktop.ui.widgets.grid_view import MARGIN, GridView
from metarr_desktop.ui.widgets.poster_card import CardStyle, PosterDelegate
from metarr_desktop.ui.widgets.rubber_band import RubberBand

Finder = Callable[[str], int | None]

_BAND_SCROLL_MS = 30
"""How often the wall moves on while a rubber band is held beyond its edge."""


class PosterGrid(GridView):
    """Posters, albums or candidates over a flat model (column 0).

    Selects with click, Ctrl, Shift (in reading order), Ctrl+A, a rubber band from empty room, arrows and letters.
    Qt's `activated` tells of Enter and double click. The selection stays with its rows while pages arrive.
    """

    context_requested = Signal(QPoint)
    """Global place where a menu for the selection is wanted, by mouse or key."""

    def __init__(self, name: str, style: CardStyle | None = None, parent: QWidget | None = None) -> None:
        self._cards = PosterDelegate(style)
        super().__init__(self._cards.style.cell, parent)
        self.setAccessibleName(name)
        self._finder: Finder | None = None
        self._hovered = QPersistentModelIndex()
        self._band: RubberBand | None = None
        self._band_timer = QTimer(self, interval=_BAND_SCROLL_MS)
        self._band_timer.timeout.connect(self._scroll_band)
        self._next_frame = QTimer(self, singleShot=True, interval=0)
        self._next_frame.timeout.connect(self.viewport().update)
        self.setItemDelegate(self._cards)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    # what it shows

    @property
    def card_style(self) -> CardStyle:
        """The shape of its cards."""
        return self._cards.style

    @property
    def is_painted(self) -> bool:
        """Whether no card on screen waits for another frame."""
        return not self._next_frame.isActive() and not self._cards.is_behind

    def set_card_style(self, style: CardStyle) -> None:
        """Another shape or size; what the person looks at stays on screen."""
        self._cards.style = style
        self.set_cell(style.cell)

    def set_card_width(self, width_px: int) -> None:
        """The slider's size, kept within 96 to 200 px."""
        width = min(max(width_px, metrics.CARD_WIDTH_LEAST), metrics.CARD_WIDTH_MOST)
        old = self.card_style
        self.set_card_style(CardStyle(width, old.aspect, old.detail_lines, old.has_text))

    def set_finder(self, finder: Finder | None) -> None:
        """Who answers typed letters: gives the row of the first title that begins so, or None (then or for good).

        Without one Qt searches the model itself, which fits a few hundred rows only.
        """
        self._finder = finder

    def choose(self, row: int) -> None:
        """Select one row alone, make it current and scroll to it."""
        index = self.index_of(row)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def selected_rows(self) -> tuple[int, ...]:
        """The selected rows in order."""
        spans = self.selectionModel().selection()
        ranges = (spans.at(place) for place in range(spans.size()))
        return tuple(sorted(row for span in ranges for row in range(span.top(), span.bottom() + 1)))

    # keys

    def moveCursor(self, cursor_action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Where a key leads from the current card."""
        places = self.places()
        if not places.count:
            return QModelIndex()
        row = self.currentIndex().row()
        if row < 0:
            return self.index_of(0)
        actions = QAbstractItemView.CursorAction
        forward = -1 if self.isRightToLeft() else 1
        page = max(1, self.viewport().height() // self.card_style.cell.height()) * places.columns
        steps = {
            actions.MoveLeft: -forward,
            actions.MoveRight: forward,
            actions.MovePrevious: -1,
            actions.MoveNext: 1,
            actions.MoveUp: -places.columns,
            actions.MoveDown: places.columns,
            actions.MovePageUp: -page,
            actions.MovePageDown: page,
            actions.MoveHome: -places.count,
            actions.MoveEnd: places.count,
        }
        target = row + steps[cursor_action]
        if cursor_action == actions.MoveUp and target < 0:
            target = row
        return self.index_of(min(max(target, 0), places.count - 1))

    def keyboardSearch(self, search: str) -> None:
        """Letters lead to the first title that begins so."""
        if self._finder is None:
            super().keyboardSearch(search)
            return
        row = self._finder(search)
        if row is not None:
            self.choose(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives the selection up; the rest is Qt's."""
        if event.key() == Qt.Key.Key_Escape and self.selectionModel() and self.selectionModel().hasSelection():
            self.clearSelection()
            return
        super().keyPressEvent(event)

    # selection

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Qt's two corners: a run in reading order for Shift, all that is touched while dragging."""
        offset = QPoint(0, self.verticalOffset())
        places = self.places()
        if self.state() == QAbstractItemView.State.DragSelectingState:
            selection = self._touched(rect.normalized().translated(offset))
        else:
            start = places.nearest_row(rect.topLeft() + offset)
            end = places.nearest_row(QPoint(rect.right(), rect.bottom()) + offset)
            selection = QItemSelection()
            if start is not None and end is not None:
                selection.select(self.index_of(min(start, end)), self.index_of(max(start, end)))
        self.selectionModel().select(selection, command)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """From empty room a rubber band begins."""
        QAbstractItemView.mousePressEvent(self, event)
        point = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and not self.indexAt(point).isValid() and self.model():
            adds = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
            before = self.selectionModel().selection() if adds else QItemSelection()
            self._band = RubberBand(point + QPoint(0, self.verticalOffset()), before)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Stretch the band, or light the card under the pointer."""
        if self._band is None:
            QAbstractItemView.mouseMoveEvent(self, event)
            self._hover(self.indexAt(event.position().toPoint()))
            return
        self._band.pointer = event.position().toPoint()
        outside = not self.viewport().rect().contains(self._band.pointer)
        if outside and not self._band_timer.isActive():
            self._band_timer.start()
        self._stretch_band()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the band go."""
        if self._band is not None:
            self._band = None
            self._band_timer.stop()
            self.viewport().update()
        QAbstractItemView.mouseReleaseEvent(self, event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A menu at the pointer, or at the current card where a key asked for it."""
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self.currentIndex().isValid():
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        self.context_requested.emit(place)
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        """Forget the card under the pointer when the pointer leaves."""
        if event.type() == QEvent.Type.Leave:
            self._hover(QModelIndex())
        return super().viewportEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take new fonts and colours."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._cards.refresh()
            if self.card_style.cell != self.cell:
                self.set_cell(self.card_style.cell)
            self.viewport().update()

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cards of the lines that the event touches; what takes too long is left to another frame."""
        painter = QPainter(self.viewport())
        offset = self.verticalOffset()
        places = self.places()
        area = event.rect()
        painter.fillRect(area, current_palette().base)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        selection = self.selectionModel()
        self._cards.begin(self.viewport().size(), self.devicePixelRatioF())
        for row in places.rows_between(area.top() + offset - MARGIN, area.bottom() + offset + MARGIN):
            index = self.index_of(row)
            option.rect = places.rect(row).translated(0, -offset)
            option.state = self._state_of(index, selection)
            self._cards.paint(painter, option, index)
        if self._cards.is_behind:
            self._next_frame.start()
        if self._band is not None:
            self._band.paint(painter, offset)

    def _state_of(self, index: QModelIndex, selection: QItemSelectionModel) -> QStyle.StateFlag:
        state = QStyle.StateFlag.State_Enabled
        if selection.isSelected(index):
            state |= QStyle.StateFlag.State_Selected
        if index == selection.currentIndex() and self.hasFocus():
            state |= QStyle.StateFlag.State_HasFocus
        if self._hovered.isValid() and index.row() == self._hovered.row():
            state |= QStyle.StateFlag.State_MouseOver
        return state

    # parts

    def _hover(self, index: QModelIndex) -> None:
        if index.isValid() == self._hovered.isValid() and index.row() == self._hovered.row():
            return
        for stale in (QModelIndex(self._hovered), index):  # type: ignore[call-overload]
            self.viewport().update(self.visualRect(stale))
        self._hovered = QPersistentModelIndex(index)

    def _touched(self, area: QRect) -> QItemSelection:
        selection = QItemSelection()
        for run in self.places().runs_in(area):
            selection.select(self.index_of(run.start), self.index_of(run.stop - 1))
        return selection

    def _stretch_band(self) -> None:
        if self._band is None:
            return
        selection = QItemSelection(self._band.before)
        area = self._band.area(self.verticalOffset())
        flags = QItemSelectionModel.SelectionFlag
        selection.merge(self._touched(area), flags.Select)
        self.selectionModel().select(selection, flags.ClearAndSelect)
        self.viewport().update()

    def _scroll_band(self) -> None:
        step = self._band.overshoot(self.viewport().height()) if self._band else 0
        if not step:
            self._band_timer.stop()
            return
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + step)
        self._stretch_band()
