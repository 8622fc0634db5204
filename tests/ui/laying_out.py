"""Whether a widget comes to rest: one that asks to be laid out whenever it was keeps a core busy for nothing."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

_ROUNDS = 20


class Requests(QObject):
    """Counts how often a widget is asked to lay out anew."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count, and keep nothing back."""
        self.count += event.type() is QEvent.Type.LayoutRequest
        return False


def go_round() -> None:
    """Some rounds of the event loop: more than what is under way takes."""
    for _ in range(_ROUNDS):
        QApplication.processEvents()


def requests_at_rest(widget: QWidget) -> int:
    """How often a widget still asks when all should have been said."""
    go_round()
    requests = Requests(widget)
    go_round()
    return requests.count
