"""Where the keyboard is when a person comes to a page: in its list, not on the first button of its head."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget


class Entrance(QObject):
    """A page's own: the list that one comes to it for. One that is still read takes the keyboard when it is shown."""

    def __init__(self, page: QWidget, first: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._first = first
        first.installEventFilter(self)

    def enter(self) -> None:
        """Bring the keyboard to the list; until there is one, to the page, whose keys hold."""
        (self._first if self._first.isVisible() else self._page).setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list is there now: unless the person went elsewhere meanwhile, it has the keyboard."""
        if event.type() == QEvent.Type.Show and QApplication.focusWidget() is self._page:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)
        return super().eventFilter(watched, event)


def lead_in(page: QWidget, last: QWidget | None) -> None:
    """Bring the keyboard to where it was in the page (`last`), else to its list; a page without one stays as it is."""
    entrance = page.findChild(Entrance, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if last is not None and last is not page and last.isVisible():
        last.setFocus(Qt.FocusReason.OtherFocusReason)
    elif isinstance(entrance, Entrance):
        entrance.enter()
