"""What is dropped on an item of a list: a picture file, or other items."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView

PICTURE_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".tbn")


class DropOnItem(QObject):
    """Lets something fall on the items of a view, and on nothing else; what it is not passes on to the window.

    `read` says what of a drag it is, something false for anything else; `takes` whether a row does.
    """

    dropped = Signal(int, object)
    """The row it fell on, and what was read."""

    def __init__(
        self, view: QAbstractItemView, read: Callable[[QMimeData], object], takes: Callable[[int], bool] | None = None
    ) -> None:
        super().__init__(view)
        self._view = view
        self._read = read
        self._takes = takes or (lambda _row: True)
        view.viewport().setAcceptDrops(True)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is over an item."""
        if not isinstance(event, QDropEvent):
            return False
        found = self._read(event.mimeData())
        if not found:
            return False
        index = self._view.indexAt(event.position().toPoint())
        is_entering = event.type() == QEvent.Type.DragEnter  # the pointer may still come to an item
        if not is_entering and not (index.isValid() and self._takes(index.row())):
            event.ignore()
            return True
        event.acceptProposedAction()
        if not isinstance(event, QDragMoveEvent):
            self.dropped.emit(index.row(), found)
        return True


def picture_file(data: QMimeData) -> str:
    """The first picture file of what is dragged, "" for none."""
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return next((path for path in paths if path.lower().endswith(PICTURE_ENDINGS)), "")
