"""The screens with the details of what is chosen beside them, each side as wide as the person made it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from metarr_desktop.ui.detail.pane import DetailPane
from metarr_desktop.ui.library.page import LibraryPage
from metarr_desktop.ui.shell.content import Content
from metarr_desktop.ui.theme import metrics

if TYPE_CHECKING:
    from metarr_desktop.ui.desk import Desk

_ROOM_NEEDED = 1200 - metrics.WIDTH_SIDEBAR
"""Narrower, the details come on demand only."""
_LIST_LEAST = 320


class Beside(QSplitter):
    """Shows the details beside lists unless the person put them away, and beside pages where they were called for."""

    settled = Signal(bool)
    """Whether the details are shown now."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.content = Content(desk)
        self.details = DetailPane(desk)
        self.wants_by_lists = True
        self.wants_by_pages = False
        self._is_called = False
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.addWidget(self.content)
        self.addWidget(self.details)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.content.setMinimumWidth(_LIST_LEAST)
        self.content.shown.connect(self.settle)
        self.details.width_wanted.connect(self._give_room)
        self.splitterMoved.connect(lambda *_: self.details.remember_width(self.details.width()))
        desk.stage.items_chosen.connect(self.details.show_items)
        desk.stage.edit_wanted.connect(self._open_form)
        desk.stage.details_wanted.connect(lambda: self.set_shown(not self.details.isVisible()))

    def set_shown(self, is_shown: bool) -> None:
        """Show or put away the details beside what is on screen now."""
        if isinstance(self.content.currentWidget(), LibraryPage):
            self.wants_by_lists = is_shown
        else:
            self.wants_by_pages = is_shown
        self._is_called = is_shown
        self.settle()

    def settle(self) -> None:
        """Show the details where they belong beside the screen and have room."""
        by_list = isinstance(self.content.currentWidget(), LibraryPage)
        wanted = self.wants_by_lists if by_list else self.wants_by_pages
        has_room = self.width() >= _ROOM_NEEDED or self._is_called
        is_shown = self.content.has_choice and wanted and has_room
        if is_shown and self.details.isHidden():
            self.details.show()
            self._give_room(self.details.wanted_width())
        self.details.setVisible(is_shown)
        self.settled.emit(is_shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list takes what comes and goes; below a width the details go."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._give_room(self.details.wanted_width())
            self.settle()

    def _open_form(self) -> None:
        self.set_shown(True)
        self.details.enter_form()

    def _give_room(self, width_px: int) -> None:
        if not self.details.isHidden():
            width = min(width_px, max(self.width() - _LIST_LEAST, _LIST_LEAST))
            self.setSizes([self.width() - width, width])
