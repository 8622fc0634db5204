"""The menu bar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.library.view import LIBRARY_ICON
from metarr_desktop.ui.shell.actions import dressed
from metarr_desktop.ui.shell.side_rows import player_sign
from metarr_desktop.ui.theme.icons import Icon, themed_icon

if TYPE_CHECKING:
    from metarr_desktop.domain.views import LibraryView
    from metarr_desktop.ui.shell.actions import Actions
    from metarr_desktop.ui.shell.player_verbs import Deed, PlayerVerbs

translate = QCoreApplication.translate


class ScanMenu(QMenu):
    """Scan all libraries or one of them; what scans found."""

    scan_wanted = Signal(int)

    def __init__(self, all_libraries: QAction, found: QAction, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._all = all_libraries
        self._found = found
        dressed(self)
        self.set_libraries(())

    def set_libraries(self, libraries: Sequence[LibraryView]) -> None:
        """These are there now."""
        self.clear()
        self.addAction(self._all)
        if libraries:
            self.addSeparator()
        for library in libraries:
            action = self.addAction(themed_icon(LIBRARY_ICON[library.type]), library.name.replace("&", "&&"))
            action.triggered.connect(lambda _=False, wanted=library.id: self.scan_wanted.emit(wanted))
        self.addSeparator()
        self.addAction(self._found)


class PlayersMenu(QMenu):
    """All players, and each group with its players below; those are looked up when the menu is about to be shown."""

    def __init__(self, actions: Actions, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._fixed = (actions.players, actions.add_player, actions.sync_players)
        self._verbs: PlayerVerbs | None = None
        self.aboutToShow.connect(self._fill)
        dressed(self)
        self._fill()

    def set_verbs(self, verbs: PlayerVerbs) -> None:
        """Ask this one for groups and players."""
        self._verbs = verbs

    def _fill(self) -> None:
        for menu in self.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
            menu.deleteLater()
        self.clear()
        self.addActions(list(self._fixed))
        if self._verbs is None:
            return
        for group in self._verbs.groups:
            self.addSeparator()
            of_group = dressed(self.addMenu(group.name.replace("&", "&&")))
            add_deeds(of_group, self._verbs.of_group(group))
            for player in self._verbs.members(group.id):
                of_player = dressed(self.addMenu(player.name.replace("&", "&&")))
                of_player.menuAction().setProperty("icon_name", player_sign(player)[0].value)
                add_deeds(of_player, self._verbs.of_player(player))


def add_deeds(menu: QMenu, deeds: Sequence[Deed]) -> None:
    """Entries for what can be done with a group or a player."""
    for deed in deeds:
        action = menu.addAction(deed.text)
        action.setProperty("icon_name", deed.icon.value)
        action.triggered.connect(lambda _=False, do=deed.do: do())


class DeedsMenu(QMenu):
    """The menu of a player in the sidebar."""

    def __init__(self, deeds: Sequence[Deed], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dressed(self)
        add_deeds(self, deeds)


def fill_menu_bar(bar: QMenuBar, actions: Actions, item: QMenu, scan: ScanMenu) -> PlayersMenu:
    """All menus; `item` and `scan` are made elsewhere. Gives the one that wants to know the players."""
    ends = (None, actions.close_window, actions.quit)
    _menu(bar, translate("MenuBar", "&File"), (actions.add_folder, actions.first_run, *ends))
    finding = (actions.find, actions.filter, actions.keep_view, actions.commands)
    _menu(bar, translate("MenuBar", "&Edit"), (actions.undo, actions.redo, None, *finding))
    looks = (actions.wall, actions.table, None, actions.larger, actions.smaller)
    panes = (None, actions.sidebar, actions.details, actions.full_screen, None, actions.back, actions.forward)
    _menu(bar, translate("MenuBar", "&View"), (*looks, *panes, None, actions.statistics))
    bar.addMenu(item)
    library = _menu(bar, translate("MenuBar", "&Library"), (actions.add_folder, actions.add_title))
    library.addMenu(scan)
    library.addSeparator()
    library.addAction(actions.identify_new)
    library.addAction(actions.enrich_all)
    library.addSeparator()
    library.addAction(actions.publish_all)
    library.addAction(actions.rename_all)
    players = PlayersMenu(actions, translate("MenuBar", "&Players"), bar)
    bar.addMenu(players)
    tools = (
        actions.identify,
        actions.suggestions,
        actions.verify,
        actions.activity,
        actions.notices,
        actions.trash,
        None,
        actions.diagnostics,
        actions.settings,
    )
    _menu(bar, translate("MenuBar", "&Tools"), tools)
    _menu(bar, translate("MenuBar", "&Help"), (actions.search_help, actions.keys, None, actions.about))
    return players


class LibraryMenu(QMenu):
    """The menu of a library in the sidebar."""

    scan_wanted = Signal()
    scans_wanted = Signal()
    settings_wanted = Signal()
    folder_wanted = Signal(str)

    def __init__(self, library: LibraryView, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        text = self.tr("Scan “{library}”").format(library=isolated(library.name.replace("&", "&&")))
        self.addAction(themed_icon(Icon.REFRESH), text).triggered.connect(self.scan_wanted)
        self.addAction(themed_icon(Icon.HISTORY), self.tr("What scans found")).triggered.connect(self.scans_wanted)
        for root in library.roots:
            text = self.tr("Open folder") if len(library.roots) == 1 else self.tr("Open {path}")
            action = self.addAction(themed_icon(Icon.FOLDER), text.format(path=isolated(root.path.replace("&", "&&"))))
            action.triggered.connect(lambda _=False, path=root.path: self.folder_wanted.emit(path))
        self.addAction(themed_icon(Icon.SETTINGS), self.tr("Library settings")).triggered.connect(self.settings_wanted)


def _menu(bar: QMenuBar, title: str, actions: Sequence[QAction | None]) -> QMenu:
    """A menu of actions; None draws a line."""
    menu = dressed(bar.addMenu(title))
    for action in actions:
        if action is None:
            menu.addSeparator()
        else:
            menu.addAction(action)
    return menu
