"""The tool bar: sidebar, back and forward, search and filter, wall or table, undo and redo, scan, publish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from metarr_desktop.ui.library.look import Mode
from metarr_desktop.ui.theme import metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind, ToolButton
from metarr_desktop.ui.widgets.labels import rule
from metarr_desktop.ui.widgets.search_box import SearchBox
from metarr_desktop.ui.widgets.segmented_control import Segment, SegmentedControl

if TYPE_CHECKING:
    from metarr_desktop.ui.commands import Commands
    from metarr_desktop.ui.shell.actions import Actions

_SEARCH_WIDTH = 520
_PAUSE_MS = 40  # the first page of a search is there sooner than the next key


class ToolBar(QFrame):
    """Controls of the window. Its buttons trigger the same actions as the menus."""

    mode_chosen = Signal(str)
    """`Mode` as its plain value."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "win")
        self.setFixedHeight(metrics.HEIGHT_TOOL_BAR)
        self.search = SearchBox(
            self.tr("Search"),
            placeholder=self.tr("Search titles, people, or missing:poster year>2010"),
            pause_ms=_PAUSE_MS,
        )
        self.search.setMaximumWidth(_SEARCH_WIDTH)
        self.mode = SegmentedControl(
            [Segment(Mode.WALL, self.tr("Wall"), Icon.GRID), Segment(Mode.TABLE, self.tr("Table"), Icon.TABLE)],
            name=self.tr("Wall or table"),
        )
        self.mode.chosen.connect(self.mode_chosen)
        self.scan = Button(self.tr("Scan"), icon=Icon.REFRESH)
        self.publish = Button(self.tr("Publish"), icon=Icon.UPLOAD, kind=ButtonKind.PRIMARY)
        self.publish.clicked.connect(actions.publish_all.trigger)
        self.publish.setToolTip(self.tr("Show what publishing would write"))
        self._buttons = {
            "sidebar": _button(actions.sidebar, Icon.SIDEBAR),
            "back": _button(actions.back, Icon.ARROW_LEFT),
            "forward": _button(actions.forward, Icon.ARROW_RIGHT),
            "filter": _switch(actions.filter, Icon.FILTER),
            "undo": _button(actions.undo, Icon.UNDO),
            "redo": _button(actions.redo, Icon.REDO),
        }
        self._lay_out()

    def set_scan_menu(self, menu: QMenu) -> None:
        """What the Scan button opens."""
        self.scan.set_menu(menu)

    def show_keys(self, commands: Commands) -> None:
        """Say by which keys the same is done."""
        self.search.show_keys(commands.keys_text("window.find"))
        for name, button in self._buttons.items():
            keys = commands.keys_text(f"window.{name}")
            button.setToolTip(f"{button.accessibleName()} ({keys})" if keys else button.accessibleName())

    def show_modes(self, are_shown: bool) -> None:
        """Offer wall and table, or not where a screen is neither."""
        self.mode.setVisible(are_shown)
        self._beside_mode.setVisible(are_shown)

    def event(self, event: QEvent) -> bool:
        """Where there is no room for their words, Scan and Publish are their icons."""
        is_done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit()
        return is_done

    def _fit(self) -> None:
        row = self.layout()
        if row is None:
            return
        worded = (self.scan, self.publish)
        gone = sum(button.width_with_words() - button.sizeHint().width() for button in worded)
        is_short = row.minimumSize().width() + gone > self.width()
        for button in worded:
            button.set_short(is_short)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(metrics.SPACE_ROW, 0, metrics.SPACE_ROW, 0)
        row.setSpacing(metrics.SPACE)
        for name in ("sidebar", "back", "forward"):
            row.addWidget(self._buttons[name])
        row.addSpacing(metrics.SPACE_GROUP)
        row.addWidget(self.search, 10)
        row.addWidget(self._buttons["filter"])
        row.addStretch(4)
        row.addWidget(self.mode)
        self._beside_mode = _upright()
        row.addWidget(self._beside_mode)
        for name in ("undo", "redo"):
            row.addWidget(self._buttons[name])
        row.addWidget(_upright())
        row.addWidget(self.scan)
        row.addWidget(self.publish)


def _button(action: QAction, icon: Icon) -> ToolButton:
    """A button for an action: goes on and off with it."""
    button = ToolButton(icon, action.text().replace("&", ""))
    button.clicked.connect(action.trigger)
    button.setEnabled(action.isEnabled())
    action.enabledChanged.connect(button.setEnabled)
    return button


def _switch(action: QAction, icon: Icon) -> ToolButton:
    """The same for what can be on: it is down meanwhile."""
    button = _button(action, icon)
    button.setCheckable(True)
    button.setChecked(action.isChecked())
    action.toggled.connect(button.setChecked)
    return button


def _upright() -> QWidget:
    line = rule(vertical=True)
    line.setFixedHeight(metrics.SPACE_SECTION)
    return line
