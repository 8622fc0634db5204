"""Everything the window can be told to do, each with its key; menus and bars are made of these.

An action knows the name of its icon; what draws it is the menu that shows it, so that a start draws none.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from metarr_desktop.ui.theme.icons import Icon, themed_icon

_Keys = QKeySequence.StandardKey
Keys = str | QKeySequence.StandardKey


class Actions(QObject):
    """The actions, made for one window. Who does what is connected by the window and its parts."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.add_folder = self._make(self.tr("&Add a folder…"), "Ctrl+O", Icon.FOLDER_ADD)
        self.first_run = self._make(self.tr("&First steps…"))
        self.close_window = self._make(self.tr("&Close the window"), "Ctrl+W")
        self.quit = self._make(self.tr("&Quit"), "Ctrl+Q")

        self.undo = self._make(self.tr("&Undo"), _Keys.Undo, Icon.UNDO)
        self.redo = self._make(self.tr("&Redo"), "Ctrl+Shift+Z", Icon.REDO)
        self.find = self._make(self.tr("&Find"), _Keys.Find, Icon.SEARCH)
        self.keep_view = self._make(self.tr("&Keep as a view…"), "Ctrl+S", Icon.SAVE)
        self.filter = self._switch(self.tr("Fi&lter"), "F3", Icon.FILTER)
        self.commands = self._make(self.tr("&Commands…"), "Ctrl+K", Icon.COMMAND)

        self.wall = self._make(self.tr("&Wall"), "Ctrl+1", Icon.GRID)
        self.table = self._make(self.tr("&Table"), "Ctrl+2", Icon.TABLE)
        self.sidebar = self._switch(self.tr("&Sidebar"), "F9", Icon.SIDEBAR)
        self.details = self._switch(self.tr("&Details"), "Ctrl+I", Icon.PANE_RIGHT)
        self.back = self._make(self.tr("&Back"), "Alt+Left", Icon.ARROW_LEFT)
        self.forward = self._make(self.tr("&Forward"), "Alt+Right", Icon.ARROW_RIGHT)
        self.larger = self._make(self.tr("&Larger cards"), _Keys.ZoomIn)
        self.smaller = self._make(self.tr("S&maller cards"), _Keys.ZoomOut)
        self.full_screen = self._switch(self.tr("F&ull screen"), "F11")

        self.scan_all = self._make(self.tr("&Scan all libraries"), "F5", Icon.REFRESH)
        self.scans = self._make(self.tr("&What scans found"), "Shift+F5", Icon.HISTORY)
        self.publish_all = self._make(self.tr("&Publish everything unpublished…"), "Ctrl+Shift+P", Icon.UPLOAD)

        self.rename_all = self._make(self.tr("Rena&me everything…"), "Ctrl+Shift+F2", Icon.EDIT)

        self.add_title = self._make(self.tr("Add a &title without a file…"), icon=Icon.DISC)
        self.identify_new = self._make(self.tr("&Identify new titles"), "F6", Icon.QUESTION)
        self.enrich_all = self._make(self.tr("&Enrich everything"), "Shift+F6", Icon.DOWNLOAD)

        self.identify = self._make(self.tr("&Identify"), "Ctrl+Shift+I", Icon.QUESTION)
        self.suggestions = self._make(self.tr("&Suggestions"), "Ctrl+Shift+S", Icon.BULB)
        self.verify = self._make(self.tr("&Verify"), "Ctrl+Shift+V", Icon.SHIELD)
        self.activity = self._make(self.tr("&Activity"), "Ctrl+Shift+A", Icon.LIST)
        self.notices = self._make(self.tr("&Notifications"), "Ctrl+Shift+Y", Icon.BELL)
        self.players = self._make(self.tr("All &players"), "Ctrl+Shift+K", Icon.PLAYER)
        self.add_player = self._make(self.tr("&Add a player…"), "Ctrl+Alt+K", Icon.PLUS)
        self.sync_players = self._make(self.tr("&Sync all players now"), "Ctrl+F5", Icon.REFRESH)
        self.trash = self._make(self.tr("&Trash"), "Ctrl+Shift+T", Icon.TRASH)
        self.statistics = self._make(self.tr("St&atistics"), "Ctrl+Shift+B", Icon.CHART)
        self.diagnostics = self._make(self.tr("&Diagnostics"), "Ctrl+Shift+H", Icon.PULSE)
        self.settings = self._make(self.tr("S&ettings"), "Ctrl+,", Icon.SETTINGS)

        self.search_help = self._make(self.tr("&Words to search with"), "F1", Icon.HELP)
        self.keys = self._make(self.tr("&Keys"), "Ctrl+F1", Icon.KEYBOARD)
        self.about = self._make(self.tr("&About Metarr Desktop"))

    def all(self) -> list[QAction]:
        """Every action, in the order of the menus."""
        return list(self.named().values())

    def named(self) -> dict[str, QAction]:
        """The same, by what they are called here: the second half of a command's id."""
        return named_actions(self)

    def _switch(self, text: str, keys: Keys, icon: Icon | None = None) -> QAction:
        action = self._make(text, keys, icon)
        action.setCheckable(True)
        return action

    def _make(self, text: str, keys: Keys = "", icon: Icon | None = None) -> QAction:
        action = make_action(self._window, text, keys, icon)
        self._window.addAction(action)
        return action


def make_action(
    owner: QObject, text: str, keys: Keys = "", icon: Icon | None = None, do: Callable[[], object] | None = None
) -> QAction:
    """An action that holds in its window."""
    action = QAction(text, owner)
    if keys:
        action.setShortcut(QKeySequence(keys))
    action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    if icon is not None:
        action.setProperty("icon_name", icon.value)
    if do is not None:
        action.triggered.connect(lambda: do())
    return action


def named_actions(holder: QObject) -> dict[str, QAction]:
    """The actions that an object holds, by their names, as they were made."""
    return {name: value for name, value in vars(holder).items() if isinstance(value, QAction)}


def dressed(menu: QMenu) -> QMenu:
    """The menu, which has the icons of its actions drawn when it is about to be shown, in the colours of that day."""
    menu.aboutToShow.connect(lambda: _dress(menu))
    return menu


def _dress(menu: QMenu) -> None:
    for action in menu.actions():
        if name := action.property("icon_name"):
            action.setIcon(themed_icon(Icon(name)))
