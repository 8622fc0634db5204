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
from metarr_desktop.ui.theme.icons import Icon, themed_icon

if TYPE_CHECKING:
    from metarr_desktop.domain.views import LibraryView
    from metarr_desktop.ui.shell.actions import Actions

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


def fill_menu_bar(bar: QMenuBar, actions: Actions, item: QMenu, scan: ScanMenu) -> None:
    """All menus; `item` and `scan` are made elsewhere."""
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
    tools = (
        actions.identify,
        actions.suggestions,
        actions.verify,
        actions.activity,
        actions.players,
        actions.trash,
        None,
        actions.diagnostics,
        actions.settings,
    )
    _menu(bar, translate("MenuBar", "&Tools"), tools)
    _menu(bar, translate("MenuBar", "&Help"), (actions.search_help, actions.keys, None, actions.about))


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
