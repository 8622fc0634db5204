"""A picture file dropped on an item of a list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView

PICTURE_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".tbn")


class PictureDrop(QObject):
    """Lets pictures fall on the items of a view, and on nothing else; what is no picture passes on to the window."""

    dropped = Signal(int, str)
    """The row it fell on, and the file."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        view.viewport().setAcceptDrops(True)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a picture that is over an item."""
        if not isinstance(event, QDropEvent):
            return False
        file = picture_file(event.mimeData())
        if not file:
            return False
        index = self._view.indexAt(event.position().toPoint())
        is_entering = event.type() == QEvent.Type.DragEnter  # the pointer may still come to an item
        if not index.isValid() and not is_entering:
            event.ignore()
            return True
        event.acceptProposedAction()
        if not isinstance(event, QDragMoveEvent):
            self.dropped.emit(index.row(), file)
        return True


def picture_file(data: QMimeData) -> str:
    """The first picture file of what is dragged, "" for none."""
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return next((path for path in paths if path.lower().endswith(PICTURE_ENDINGS)), "")
