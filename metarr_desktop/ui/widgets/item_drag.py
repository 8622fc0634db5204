"""Items of the library that are dragged: within the window, and as their files out of it; where they fall in a wall."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QUrl, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFrame

from metarr_desktop.ui.theme import metrics

if TYPE_CHECKING:
    from metarr_desktop.ui.widgets.poster_grid import PosterGrid

_FORMAT = "application/x-metarr-items"


def mime_of_items(items: Sequence[int], paths: Sequence[str] = ()) -> QMimeData:
    """What a drag of those items carries: `paths` are their files, for whoever takes them outside of the window."""
    data = QMimeData()
    data.setData(_FORMAT, json.dumps(list(items)).encode())
    if paths:
        data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    return data


def items_of_mime(data: QMimeData) -> list[int]:
    """The items that are dragged; none where something else is."""
    return [int(one) for one in json.loads(bytes(data.data(_FORMAT).data()))] if data.hasFormat(_FORMAT) else []


class ItemDrop(QObject):
    """Lets items fall between the cards of a wall; a line stands where they would."""

    dropped = Signal(list, int)
    """The items, and the row before which they fell."""

    def __init__(self, grid: PosterGrid) -> None:
        super().__init__(grid)
        self._grid = grid
        self._line = QFrame(grid.viewport())
        self._line.setProperty("dropLine", True)
        self._line.hide()
        grid.viewport().setAcceptDrops(True)
        grid.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take items; what else is dragged is somebody else's."""
        if event.type() == QEvent.Type.DragLeave:
            self._line.hide()
            return False
        if not isinstance(event, QDropEvent) or not (items := items_of_mime(event.mimeData())):
            return False
        row = self.row_before(event.position().toPoint())
        event.acceptProposedAction()
        if isinstance(event, QDragMoveEvent):
            self._show_line(row)
        else:
            self._line.hide()
            self.dropped.emit(items, row)
        return True

    def row_before(self, point: QPoint) -> int:
        """The row before which what falls there stands: a card's first half is before it, its second after it."""
        count = self._grid.model().rowCount()
        for row in range(count):
            cell = self._grid.visualRect(self._grid.index_of(row))
            if point.y() > cell.bottom():
                continue
            middle = cell.center().x()
            if point.x() > middle if self._grid.isRightToLeft() else point.x() < middle:
                return row
            if row + 1 == count or self._grid.visualRect(self._grid.index_of(row + 1)).top() > cell.top():
                return row + 1
        return count

    def _show_line(self, row: int) -> None:
        count = self._grid.model().rowCount()
        if not count:
            return
        cell = self._grid.visualRect(self._grid.index_of(min(row, count - 1)))
        is_after = (row >= count) != self._grid.isRightToLeft()
        left = cell.right() if is_after else cell.left()
        self._line.setGeometry(left - metrics.RING // 2, cell.top(), metrics.RING, cell.height())
        self._line.show()
