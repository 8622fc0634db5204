"""Which windows a piece of code showed, if only for a moment."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget


class _Watch(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


@contextmanager
def windows_shown(app: QApplication) -> Iterator[list[str]]:
    """The classes of what became a window until the block ends: a part that is shown before it has a place is one."""
    watch = _Watch()
    app.installEventFilter(watch)
    try:
        yield watch.shown
    finally:
        app.removeEventFilter(watch)
