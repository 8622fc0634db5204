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
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QWidget

from metarr_desktop.ui.theme import metrics
from metarr_desktop.ui.theme.palette import current_palette
from metarr_desktop.ui.widgets.grid_places import GridPlaces
from metarr_desktop.ui.widgets.poster_card import CardStyle, PosterDelegate
from metarr_desktop.ui.widgets.rubber_band import RubberBand

Finder = Callable[[str], int | None]

_MARGIN = metrics.CARD_GAP // 2
_BAND_SCROLL_MS = 30
"""How often the wall moves on while a rubber band is held beyond its edge."""


class PosterGrid(QAbstractItemView):
    """Posters, albums or candidates over a flat model (column 0).

    Selects with click, Ctrl, Shift (in reading order), Ctrl+A, a rubber band from empty room, arrows and letters.
    Qt's `activated` tells of Enter and double click. The selection stays with its rows while pages arrive.
    """

    context_requested = Signal(QPoint)
    """Global place where a menu for the selection is wanted, by mouse or key."""
    visible_rows_changed = Signal(int, int)
    """First and last row on screen, after every scroll or resize; (-1, -1) when there is none."""

    def __init__(self, name: str, style: CardStyle | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._cards = PosterDelegate(style)
        self._finder: Finder | None = None
        self._hovered = QPersistentModelIndex()
        self._band: RubberBand | None = None
        self._shown = (-1, -1)
        self._band_timer = QTimer(self, interval=_BAND_SCROLL_MS)
        self._band_timer.timeout.connect(self._scroll_band)
        self.setItemDelegate(self._cards)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    # what it shows

    @property
    def card_style(self) -> CardStyle:
        """The shape of its cards."""
        return self._cards.style

    def set_card_style(self, style: CardStyle) -> None:
        """Another shape or size; the current card stays on screen, else the first that was."""
        first, last = self._shown
        current = self.currentIndex().row()
        anchor = current if first <= current <= last else first
        self._cards.style = style
        self.doItemsLayout()
        if anchor >= 0:
            self.reveal(anchor, hint=QAbstractItemView.ScrollHint.PositionAtTop)

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

    def reveal(
        self, row: int, *, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Scroll to a row without selecting it."""
        self.scrollTo(self._index(row), hint)

    def choose(self, row: int) -> None:
        """Select one row alone, make it current and scroll to it."""
        index = self._index(row)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def selected_rows(self) -> tuple[int, ...]:
        """The selected rows in order."""
        spans = self.selectionModel().selection()
        ranges = (spans.at(place) for place in range(spans.size()))
        return tuple(sorted(row for span in ranges for row in range(span.top(), span.bottom() + 1)))

    def visible_rows(self) -> tuple[int, int]:
        """First and last row on screen, (-1, -1) when there is none."""
        top = self.verticalOffset()
        rows = self._places().rows_between(top, top + self.viewport().height() - 1)
        return (rows[0], rows[-1]) if rows else (-1, -1)

    # geometry that QAbstractItemView asks for

    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        """The cell of an index in viewport coordinates."""
        if not index.isValid():
            return QRect()
        return self._places().rect(index.row()).translated(0, -self.verticalOffset())

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The card under a point of the viewport; the gap around the picture counts, the rest does not."""
        row = self._places().row_at(point + QPoint(0, self.verticalOffset()))
        return QModelIndex() if row is None else self._index(row)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a card on screen as the hint says."""
        if not index.isValid():
            return
        cell = self._places().rect(index.row())
        height = self.viewport().height()
        value = self.verticalOffset()
        hints = QAbstractItemView.ScrollHint
        if hint == hints.PositionAtTop:
            value = cell.top() - _MARGIN
        elif hint == hints.PositionAtBottom:
            value = cell.bottom() + _MARGIN - height
        elif hint == hints.PositionAtCenter:
            value = cell.center().y() - height // 2
        elif cell.top() - _MARGIN < value:
            value = cell.top() - _MARGIN
        elif cell.bottom() + _MARGIN > value + height:
            value = cell.bottom() + _MARGIN - height
        self.verticalScrollBar().setValue(value)

    def horizontalOffset(self) -> int:
        """Never scrolled sideways."""
        return 0

    def verticalOffset(self) -> int:
        """How far it is scrolled, in pixels."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        """No card is hidden."""
        return False

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """What is repainted when a selection changes: the viewport, as rings reach beyond cells."""
        return QRegion(self.viewport().rect())

    def updateGeometries(self) -> None:
        """Fit the scroll bar to the rows."""
        super().updateGeometries()
        bar = self.verticalScrollBar()
        height = self.viewport().height()
        bar.setRange(0, max(0, self._places().height - height))
        bar.setPageStep(height)
        bar.setSingleStep(self.card_style.cell.height() // 4)
        self._tell_visible_rows()

    def rowsInserted(self, parent: QModelIndex | QPersistentModelIndex, start: int, end: int) -> None:
        """Make room for new rows."""
        super().rowsInserted(parent, start, end)
        self.scheduleDelayedItemsLayout()

    def rowsAboutToBeRemoved(self, parent: QModelIndex | QPersistentModelIndex, start: int, end: int) -> None:
        """Close up once they are gone."""
        super().rowsAboutToBeRemoved(parent, start, end)
        self.scheduleDelayedItemsLayout()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is painted and paint only what comes in."""
        self.viewport().scroll(dx, dy)
        self._tell_visible_rows()

    # keys

    def moveCursor(self, cursor_action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Where a key leads from the current card."""
        places = self._places()
        if not places.count:
            return QModelIndex()
        row = self.currentIndex().row()
        if row < 0:
            return self._index(0)
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
        return self._index(min(max(target, 0), places.count - 1))

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
        places = self._places()
        if self.state() == QAbstractItemView.State.DragSelectingState:
            selection = self._touched(rect.normalized().translated(offset))
        else:
            start = places.nearest_row(rect.topLeft() + offset)
            end = places.nearest_row(QPoint(rect.right(), rect.bottom()) + offset)
            selection = QItemSelection()
            if start is not None and end is not None:
                selection.select(self._index(min(start, end)), self._index(max(start, end)))
        self.selectionModel().select(selection, command)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """From empty room a rubber band begins."""
        super().mousePressEvent(event)
        point = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and not self.indexAt(point).isValid() and self.model():
            adds = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
            before = self.selectionModel().selection() if adds else QItemSelection()
            self._band = RubberBand(point + QPoint(0, self.verticalOffset()), before)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Stretch the band, or light the card under the pointer."""
        if self._band is None:
            super().mouseMoveEvent(event)
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
        super().mouseReleaseEvent(event)

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
            self.viewport().update()

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cards of the lines that the event touches."""
        painter = QPainter(self.viewport())
        offset = self.verticalOffset()
        places = self._places()
        area = event.rect()
        painter.fillRect(area, current_palette().base)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        selection = self.selectionModel()
        for row in places.rows_between(area.top() + offset - _MARGIN, area.bottom() + offset + _MARGIN):
            index = self._index(row)
            option.rect = places.rect(row).translated(0, -offset)
            option.state = self._state_of(index, selection)
            self._cards.paint(painter, option, index)
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

    def _places(self) -> GridPlaces:
        model = self.model()
        count = model.rowCount(self.rootIndex()) if model is not None else 0
        cell: QSize = self.card_style.cell
        return GridPlaces(count, self.viewport().width(), cell, _MARGIN, self.isRightToLeft())

    def _index(self, row: int) -> QModelIndex:
        return self.model().index(row, 0, self.rootIndex())

    def _hover(self, index: QModelIndex) -> None:
        if index.isValid() == self._hovered.isValid() and index.row() == self._hovered.row():
            return
        for stale in (QModelIndex(self._hovered), index):  # type: ignore[call-overload]
            self.viewport().update(self.visualRect(stale))
        self._hovered = QPersistentModelIndex(index)

    def _tell_visible_rows(self) -> None:
        shown = self.visible_rows()
        if shown != self._shown:
            self._shown = shown
            self.visible_rows_changed.emit(*shown)

    def _touched(self, area: QRect) -> QItemSelection:
        selection = QItemSelection()
        for run in self._places().runs_in(area):
            selection.select(self._index(run.start), self._index(run.stop - 1))
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
