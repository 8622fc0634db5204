"""Something is dragged onto a widget and let go there."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def drag_over(widget: QWidget, place: QPoint, data: QMimeData) -> bool:
    """Come in and hold still; whether it may fall there."""
    action = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    QApplication.sendEvent(widget, QDragEnterEvent(place, action, data, _LEFT, _NONE))
    move = QDragMoveEvent(place, action, data, _LEFT, _NONE)
    QApplication.sendEvent(widget, move)
    return move.isAccepted()


def drop(widget: QWidget, place: QPoint, data: QMimeData) -> None:
    """Come in, hold still and let go."""
    drag_over(widget, place, data)
    event = QDropEvent(QPointF(place), Qt.DropAction.CopyAction, data, _LEFT, _NONE)
    QApplication.sendEvent(widget, event)
