"""The screens with the filter before them and the details of what is chosen beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from metarr_desktop.ui.detail.pane import DetailPane
from metarr_desktop.ui.library.page import LibraryPage
from metarr_desktop.ui.shell.content import Content
from metarr_desktop.ui.theme import metrics
from metarr_desktop.ui.widgets.labels import rule

if TYPE_CHECKING:
    from metarr_desktop.ui.desk import Desk
    from metarr_desktop.ui.filter.panel import FilterPanel

_ROOM_NEEDED = 1200 - metrics.WIDTH_SIDEBAR
"""Narrower, the details come on demand only."""
_LIST_LEAST = 320
_CHIPS_LEAST = 400
"""A list with chips of what is filtered by."""


class Beside(QSplitter):
    """Shows the details beside lists unless the person put them away, and beside pages where they were called for.

    The filter stands before lists while it is open; it is loaded and made when it first is.
    """

    settled = Signal(bool)
    """Whether the details are shown now."""
    filter_made = Signal(object)
    """The `FilterPanel`, once."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.content = Content(desk)
        self.details = DetailPane(desk)
        self.wants_by_lists = True
        self.wants_by_pages = False
        self._is_called = False
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.filter: FilterPanel | None = None
        self.wants_filter = False
        self._desk = desk
        self._screens = self._with_room_for_filter()
        self.addWidget(self._screens)
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

    def _with_room_for_filter(self) -> QWidget:
        screens = QWidget()
        self._before = QHBoxLayout(screens)
        self._before.setContentsMargins(0, 0, 0, 0)
        self._before.setSpacing(0)
        self._edge = rule(vertical=True)
        self._edge.hide()
        self._before.addWidget(self._edge)
        self._before.addWidget(self.content, 1)
        return screens

    def set_filter_shown(self, is_shown: bool) -> None:
        """Open the filter before lists, or close it."""
        self.wants_filter = is_shown
        if is_shown and self.filter is None:
            from metarr_desktop.ui.filter.panel import FilterPanel  # most windows are used without

            self.filter = FilterPanel(self._desk)
            self._before.insertWidget(0, self.filter)
            self.filter_made.emit(self.filter)
        self.settle()

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
        has_filter = self.wants_filter and self.content.list_view is not None
        if self.filter is not None:
            self.filter.setVisible(has_filter)
        self._edge.setVisible(has_filter)
        has_room = self.width() >= self._room_needed(has_filter=has_filter) or self._is_called
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

    def _room_needed(self, *, has_filter: bool) -> int:
        """Larger text takes more, and so does a filter before the list."""
        before = self.filter.width() + _CHIPS_LEAST if self.filter is not None and has_filter else _LIST_LEAST
        return max(_ROOM_NEEDED, before + self.details.least_width())

    def _open_form(self) -> None:
        self.set_shown(True)
        self.details.enter_form()

    def _give_room(self, width_px: int) -> None:
        if not self.details.isHidden():
            others = self._screens.minimumSizeHint().width()
            width = min(width_px, max(self.width() - others, _LIST_LEAST))
            self.setSizes([self.width() - width, width])
