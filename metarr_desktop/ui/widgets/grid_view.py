"""A flat item view of equal cells whose places are computed, so that 100,000 rows cost no more than those seen."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAccessible, QAccessibleEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from metarr_desktop.ui.theme import metrics
from metarr_desktop.ui.widgets.grid_places import GridPlaces

MARGIN = metrics.CARD_GAP // 2


class GridView(QListView):
    """Geometry, scrolling and what screen readers see; what a cell shows and how it is chosen is the subclass's.

    A QListView by name only, as Qt shows no other flat view to screen readers: its layout, which visits every row,
    is passed over in favour of QAbstractItemView's.
    """

    visible_rows_changed = Signal(int, int)
    """First and last row on screen, after every scroll or resize; (-1, -1) when there is none."""

    def __init__(self, cell: QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cell = cell
        self._shown = (-1, -1)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def cell(self) -> QSize:
        """The room of a cell now."""
        return self._cell

    def places(self) -> GridPlaces:
        """Where the cells stand now."""
        model = self.model()
        count = model.rowCount(self.rootIndex()) if model is not None else 0
        return GridPlaces(count, self.viewport().width(), self._cell, MARGIN, self.isRightToLeft())

    def index_of(self, row: int) -> QModelIndex:
        """The model's index of a row."""
        return self.model().index(row, 0, self.rootIndex())

    def set_cell(self, cell: QSize) -> None:
        """Another size; the current row stays on screen if it was, else the first that was."""
        first, last = self._shown
        current = self.currentIndex().row()
        anchor = current if first <= current <= last else first
        self._cell = cell
        self.doItemsLayout()
        if anchor >= 0:
            self.reveal(anchor, hint=QAbstractItemView.ScrollHint.PositionAtTop)

    def reveal(
        self, row: int, *, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Scroll to a row without selecting it."""
        self.scrollTo(self.index_of(row), hint)

    def visible_rows(self) -> tuple[int, int]:
        """First and last row on screen, (-1, -1) when there is none."""
        top = self.verticalOffset()
        rows = self.places().rows_between(top, top + self.viewport().height() - 1)
        return (rows[0], rows[-1]) if rows else (-1, -1)

    # what QAbstractItemView asks for

    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        """The cell of an index in viewport coordinates."""
        if not index.isValid():
            return QRect()
        return self.places().rect(index.row()).translated(0, -self.verticalOffset())

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The card under a point of the viewport; the gap around the picture counts, the rest does not."""
        row = self.places().row_at(point + QPoint(0, self.verticalOffset()))
        return QModelIndex() if row is None else self.index_of(row)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a card on screen as the hint says."""
        if not index.isValid():
            return
        cell = self.places().rect(index.row())
        height = self.viewport().height()
        value = self.verticalOffset()
        hints = QAbstractItemView.ScrollHint
        if hint == hints.PositionAtTop:
            value = cell.top() - MARGIN
        elif hint == hints.PositionAtBottom:
            value = cell.bottom() + MARGIN - height
        elif hint == hints.PositionAtCenter:
            value = cell.center().y() - height // 2
        elif cell.top() - MARGIN < value:
            value = cell.top() - MARGIN
        elif cell.bottom() + MARGIN > value + height:
            value = cell.bottom() + MARGIN - height
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

    def doItemsLayout(self) -> None:
        """Nothing to lay out: places are computed."""
        QAbstractItemView.doItemsLayout(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the lines to the new width."""
        QAbstractItemView.resizeEvent(self, event)
        self.updateGeometries()

    def dataChanged(
        self,
        topLeft: QModelIndex | QPersistentModelIndex,
        bottomRight: QModelIndex | QPersistentModelIndex,
        roles: Sequence[int] = (),
    ) -> None:
        """Repaint the cards of a page that arrived."""
        QAbstractItemView.dataChanged(self, topLeft, bottomRight, roles)

    def updateGeometries(self) -> None:
        """Fit the scroll bar to the rows."""
        QAbstractItemView.updateGeometries(self)
        bar = self.verticalScrollBar()
        height = self.viewport().height()
        bar.setRange(0, max(0, self.places().height - height))
        bar.setPageStep(height)
        bar.setSingleStep(self._cell.height() // 4)
        self._tell_visible_rows()

    def rowsInserted(self, parent: QModelIndex | QPersistentModelIndex, start: int, end: int) -> None:
        """Make room for new rows."""
        QAbstractItemView.rowsInserted(self, parent, start, end)
        self.scheduleDelayedItemsLayout()

    def rowsAboutToBeRemoved(self, parent: QModelIndex | QPersistentModelIndex, start: int, end: int) -> None:
        """Close up once they are gone."""
        QAbstractItemView.rowsAboutToBeRemoved(self, parent, start, end)
        self.scheduleDelayedItemsLayout()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is painted and paint only what comes in."""
        self.viewport().scroll(dx, dy)
        self._tell_visible_rows()

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Tell screen readers which card the keys have reached."""
        QAbstractItemView.currentChanged(self, current, previous)
        self.viewport().update()
        if QAccessible.isActive() and current.isValid():
            event = QAccessibleEvent(self, QAccessible.Event.Focus)
            event.setChild(current.row())
            QAccessible.updateAccessibility(event)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Repaint what changed."""
        QAbstractItemView.selectionChanged(self, selected, deselected)

    def selectAll(self) -> None:
        """All rows as one run. Qt's list view makes a run of each, as it can hide rows: two seconds for 100,000."""
        places = self.places()
        if places.count and self.selectionMode() is QAbstractItemView.SelectionMode.ExtendedSelection:
            every = QItemSelection(self.index_of(0), self.index_of(places.count - 1))
            self.selectionModel().select(every, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        elif places.count:
            super().selectAll()

    def _tell_visible_rows(self) -> None:
        shown = self.visible_rows()
        if shown != self._shown:
            self._shown = shown
            self.visible_rows_changed.emit(*shown)
