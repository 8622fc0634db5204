"""Something is dragged onto a widget and let go there."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QWidget

_EITHER = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def drag_over(widget: QWidget, place: QPoint, data: QMimeData, actions: Qt.DropAction = _EITHER) -> bool:
    """Come in and hold still; whether it may fall there. `actions` are those that the source allows."""
    QApplication.sendEvent(widget, QDragEnterEvent(place, actions, data, _LEFT, _NONE))
    move = QDragMoveEvent(place, actions, data, _LEFT, _NONE)
    QApplication.sendEvent(widget, move)
    return move.isAccepted()


def drop(widget: QWidget, place: QPoint, data: QMimeData, actions: Qt.DropAction = _EITHER) -> None:
    """Come in, hold still and let go."""
    drag_over(widget, place, data, actions)
    event = QDropEvent(QPointF(place), actions, data, _LEFT, _NONE)
    QApplication.sendEvent(widget, event)


def picture_data(folder: Path) -> QMimeData:
    """A picture file, written there, on its way."""
    image, path = QImage(200, 300, QImage.Format.Format_RGB32), str(folder / "teal.png")
    image.fill(QColor("teal"))
    assert image.save(path)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path)])
    return data
