"""The window's frame: menu bar, tool bar, sidebar, and room for the screens and the job bar."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from metarr_desktop.ui.shell.actions import Actions
    from metarr_desktop.ui.shell.error_bar import ErrorBar
    from metarr_desktop.ui.shell.menus import ScanMenu
    from metarr_desktop.ui.shell.opening import Opening
    from metarr_desktop.ui.shell.sidebar import Sidebar
    from metarr_desktop.ui.shell.tool_bar import ToolBar

_FIRST_SIZE = QSize(1440, 900)
_LEAST_SIZE = QSize(720, 480)
_NARROW_BELOW = 900


class Frame(QMainWindow):
    """What is on screen before there is a library. Nothing of it can be used until `set_usable`.

    It is bare at first, so that it can be painted before anything is loaded; `furnish` puts its parts in.
    """

    verbs: Actions
    scan_menu: ScanMenu
    tool_bar: ToolBar
    sidebar: Sidebar
    screens: QStackedWidget
    opening_made = Signal(object)
    """The `Opening`, once."""
    _is_furnished = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Metarr Desktop"))
        self.setMinimumSize(_LEAST_SIZE)
        screen = QGuiApplication.primaryScreen()
        self.resize(_FIRST_SIZE.boundedTo(screen.availableSize()) if screen is not None else _FIRST_SIZE)

    @property
    def is_furnished(self) -> bool:
        """Whether its parts are there."""
        return self._is_furnished

    def furnish(self) -> None:
        """Make the bars. Once."""
        # Here, as the window is painted before these are loaded (`ui.front`).
        from metarr_desktop.ui.shell.actions import Actions
        from metarr_desktop.ui.shell.menus import ScanMenu
        from metarr_desktop.ui.shell.side_rows import lasting_rows
        from metarr_desktop.ui.shell.sidebar import Sidebar
        from metarr_desktop.ui.shell.tool_bar import ToolBar

        self._is_furnished = True
        self.verbs = Actions(self)
        self.scan_menu = ScanMenu(self.verbs.scan_all, self.verbs.scans, self.tr("&Scan"), self)
        self.tool_bar = ToolBar(self.verbs)
        self.tool_bar.set_scan_menu(self.scan_menu)
        self.sidebar = Sidebar()
        self.sidebar.make_room_for(lasting_rows())
        self._lay_out()
        self.set_usable(False)
        self.sidebar.set_narrow(self.width() < _NARROW_BELOW)

    @cached_property
    def opening(self) -> Opening:
        """The page that says how opening goes: most starts show the last view instead, and never this."""
        from metarr_desktop.ui.shell.opening import Opening

        opening = Opening()
        self.screens.addWidget(opening)
        self.screens.setCurrentWidget(opening)
        self.opening_made.emit(opening)
        return opening

    @cached_property
    def error_bar(self) -> ErrorBar:
        """What went wrong is said in it; made for the first error."""
        from metarr_desktop.ui.shell.error_bar import ErrorBar

        bar = ErrorBar()
        self._banner.addWidget(bar)
        return bar

    @property
    def has_error(self) -> bool:
        """Whether an error is said that nobody put away yet."""
        return "error_bar" in vars(self) and self.error_bar.isVisible()

    def set_screens(self, screens: QWidget, job_bar: QWidget) -> None:
        """Put the screens into the middle, and the job bar at the foot."""
        self.screens.addWidget(screens)
        self.screens.setCurrentWidget(screens)
        self._foot.addWidget(job_bar)
        self.setTabOrder(self.tool_bar, self.sidebar)
        self.setTabOrder(self.sidebar, screens)

    def _lay_out(self) -> None:
        from metarr_desktop.ui.theme import metrics
        from metarr_desktop.ui.widgets.labels import rule

        self.screens = QStackedWidget()
        self.screens.setProperty("surface", "base")
        self._banner = banner = QVBoxLayout()
        banner.setContentsMargins(metrics.SPACE, 0, metrics.SPACE, 0)
        main = QVBoxLayout()
        main.setSpacing(0)
        main.addLayout(banner)
        main.addWidget(self.screens, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.sidebar)
        middle.addWidget(rule(vertical=True))
        middle.addLayout(main, 1)
        self._foot = QVBoxLayout()
        self._foot.setSpacing(0)
        self._foot.addWidget(rule())
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tool_bar)
        column.addWidget(rule())
        column.addLayout(middle, 1)
        column.addLayout(self._foot)
        self.setCentralWidget(centre)

    def set_usable(self, is_usable: bool) -> None:
        """What needs a library waits until there is one."""
        self.tool_bar.setEnabled(is_usable)
        self.sidebar.setEnabled(is_usable)
        for action in self.verbs.all():
            action.setEnabled(is_usable or action in (self.verbs.quit, self.verbs.close_window))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow windows keep the icons of the sidebar only."""
        super().resizeEvent(event)
        if self._is_furnished:
            self.sidebar.set_narrow(event.size().width() < _NARROW_BELOW)
