"""Something is dragged onto a widget and let go there."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
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
