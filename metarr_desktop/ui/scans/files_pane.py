"""One scan at length: what came of it, and its files to look through."""

from __future__ import annotations

import os
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QListView, QMenu, QStackedWidget, QVBoxLayout, QWidget

from metarr_desktop.domain.errors import BadFile, printable
from metarr_desktop.domain.scans import ScanEntry, ScanFile
from metarr_desktop.domain.views import LibraryView
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.models.requests import Latest
from metarr_desktop.ui.scans.models import FilesModel
from metarr_desktop.ui.scans.words import Group, count_in, group_word, more_words, scan_facts, scan_sentence, scan_title
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon, themed_icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.buttons import Button
from metarr_desktop.ui.widgets.empty_state import EmptyState
from metarr_desktop.ui.widgets.labels import ElidedLabel, Label
from metarr_desktop.ui.widgets.search_box import SearchBox
from metarr_desktop.ui.widgets.segmented_control import Segment, SegmentedControl
from metarr_desktop.ui.widgets.toast import Notice
from metarr_desktop.ui.widgets.two_line_cell import TwoLineCell

_SEARCH_WIDTH = 240


class FilesPane(QWidget):
    """Enter shows the title that a file belongs to, Ctrl+Shift+O opens its folder, Ctrl+C copies the chosen paths."""

    listed = Signal()
    """The files of the scan that is shown are there."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._latest = Latest(desk.bridge, self)
        self._entry: ScanEntry | None = None
        self._title = ElidedLabel(size=fonts.Size.TITLE, weight=fonts.Weight.STRONG)
        self._facts = ElidedLabel(size=fonts.Size.SMALL, ink=Ink.TEXT2)
        self._sentence = Label(wrap=True)
        segments = [Segment(group, group_word(group)) for group in Group]
        self.groups = SegmentedControl(segments, name=self.tr("Which files"), small=True)
        self.groups.chosen.connect(lambda _key: self._narrow())
        self.search = SearchBox(self.tr("Search these files"), placeholder=self.tr("Search these files"))
        self.search.setProperty("small", True)
        self.search.setMaximumWidth(_SEARCH_WIDTH)
        self.search.searched.connect(lambda _words: self._narrow())
        self.model = FilesModel(self)
        self.list = self._make_list()
        self._empty = EmptyState()
        self._stack = QStackedWidget()
        self.more = Label(size=fonts.Size.SMALL, ink=Ink.TEXT2)
        self.title_button = Button(self.tr("Show title"), icon=Icon.EYE, small=True)
        self.title_button.setToolTip(self.tr("Show the title that this file belongs to (Enter)"))
        self.title_button.clicked.connect(self.show_title)
        self.folder_button = Button(self.tr("Open folder"), icon=Icon.FOLDER, small=True)
        tip = self.tr("Open the folder that this file lies in")
        desk.commands.show_tip(self.folder_button, tip, "scans.folder")
        self.folder_button.clicked.connect(self.open_folder)
        self.copy_button = Button(self.tr("Copy list"), icon=Icon.COPY, small=True)
        tip = self.tr("Copy the paths of the selected files, or of all listed")
        desk.commands.show_tip(self.copy_button, tip, "scans.copy")
        self.copy_button.clicked.connect(self.copy_paths)
        self._lay_out()
        self._add_keys()

    def show_scan(self, entry: ScanEntry, library: LibraryView, *, is_running: bool) -> None:
        """Show a scan of a library; its files follow as soon as they are read."""
        is_other = self._entry is None or self._entry.id != entry.id
        is_same = self._entry == entry
        self._entry = entry
        self._title.setText(scan_title(entry))
        self._facts.setText(scan_facts(entry))
        self._sentence.setText(scan_sentence(entry, is_running=is_running))
        self._sentence.setVisible(bool(self._sentence.text()))
        self._name_groups(entry)
        roots = [root.path for root in library.roots]
        if is_other:
            self.groups.set_current(Group.ALL)
            self.search.set_text("")
            self.model.narrow(Group.ALL, "")
            self._take((), roots, is_read=False)
        if not is_same or is_other:
            browse = self._desk.engine.browse
            self._latest.ask(lambda: browse.scan_files(entry.id), lambda files: self._take(files, roots))

    # --- parts ------------------------------------------------------------------------------------------------------

    def _make_list(self) -> QListView:
        view = QListView()
        view.setModel(self.model)
        view.setItemDelegate(TwoLineCell(view))
        view.setAccessibleName(self.tr("Files of the scan"))
        view.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._show_menu)
        view.activated.connect(self._activate)
        view.selectionModel().selectionChanged.connect(lambda *_: self._dress_buttons())
        view.selectionModel().currentChanged.connect(lambda *_: self._dress_buttons())
        return view

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(metrics.SPACE)
        filters.addWidget(self.groups)
        filters.addStretch()
        filters.addWidget(self.search, 1)
        head = QVBoxLayout()
        head.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE_PANE, metrics.SPACE_PANE, metrics.SPACE)
        head.setSpacing(metrics.SPACE_GROUP)
        head.addWidget(self._title)
        head.addWidget(self._facts)
        head.addWidget(self._sentence)
        head.addSpacing(metrics.SPACE)
        head.addLayout(filters)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        middle = QVBoxLayout()
        middle.setContentsMargins(metrics.SPACE, 0, metrics.SPACE, 0)
        middle.addWidget(self._stack)
        foot = QHBoxLayout()
        foot.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE, metrics.SPACE_PANE, metrics.SPACE)
        foot.setSpacing(metrics.SPACE)
        foot.addWidget(self.more)
        foot.addStretch()
        for button in (self.title_button, self.folder_button, self.copy_button):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(middle, 1)
        column.addLayout(foot)

    def _add_keys(self) -> None:
        commands, here = self._desk.commands, Qt.ShortcutContext.WidgetShortcut
        commands.on(self.list, "scans.folder", self.open_folder, here)
        commands.on(self.list, "scans.copy", self.copy_paths, here)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def _take(self, files: Sequence[ScanFile], roots: Sequence[str], *, is_read: bool = True) -> None:
        self.model.show(files, roots)
        self._show_state(is_read=is_read)
        if is_read:
            self.listed.emit()

    def _name_groups(self, entry: ScanEntry) -> None:
        for group in Group:
            count = count_in(entry, group)
            number = f" {self.locale().toString(count)}" if count else ""
            self.groups.set_name(group, f"{group_word(group)}{number}")
            self.groups.button(group).setEnabled(bool(count) or group is Group.ALL)

    def _narrow(self) -> None:
        self.model.narrow(Group(self.groups.current()), self.search.text())
        self._show_state()

    def _show_state(self, *, is_read: bool = True) -> None:
        """The files; or that there are none, or none that fit."""
        entry, group = self._entry, Group(self.groups.current())
        has_files = self.model.rowCount() > 0
        is_narrowed = bool(self.search.text()) or group is not Group.ALL
        if is_narrowed:
            self._empty.show_message(
                Icon.SEARCH, self.tr("No file fits"), self.tr("Other words, or all files, show more.")
            )
        else:
            self._empty.show_message(
                Icon.CHECK, self.tr("Nothing new"), self.tr("This scan found every file as it was."), ink=Ink.OK
            )
        self._stack.setCurrentWidget(self.list if has_files or not is_read else self._empty)
        kept = self.model.kept(group)
        self.more.setText(more_words(entry, group, kept) if entry is not None and is_read else "")
        if has_files:
            self.list.setCurrentIndex(self.model.index(0))
        self._dress_buttons()

    def _dress_buttons(self) -> None:
        file = self.current()
        self.title_button.setEnabled(file is not None and file.item is not None)
        self.folder_button.setEnabled(file is not None and bool(file.path))
        self.copy_button.setEnabled(self.model.rowCount() > 0)
        is_some = len(self.list.selectionModel().selectedIndexes()) > 1
        self.copy_button.setText(self.tr("Copy paths") if is_some else self.tr("Copy list"))

    def current(self) -> ScanFile | None:
        """The file that the keyboard is at."""
        index = self.list.currentIndex()
        return self.model.file(index.row()) if index.isValid() else None

    # --- what is done -----------------------------------------------------------------------------------------------

    def _activate(self, _index: QModelIndex) -> None:
        file = self.current()
        if file is not None and file.item is not None:
            self.show_title()
        else:
            self.open_folder()

    def show_title(self) -> None:
        """Go to the title that the file belongs to."""
        file = self.current()
        if file is not None and file.item is not None:
            self._desk.stage.item_wanted.emit(file.item)

    def open_folder(self) -> None:
        """Open the folder that the file lies in, or lay in: the nearest that is there."""
        file = self.current()
        if file is not None and file.path:
            self._desk.bridge.ask(self, lambda: _nearest_folder(file.path), self._hand_over)

    def _hand_over(self, folder: str) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(folder)):
            reason = self.tr("this system has no program that opens it. The path can be copied instead.")
            self._desk.stage.error.emit(BadFile(folder, reason))

    def copy_paths(self) -> None:
        """Copy the paths of the selected files; of all that are listed where no more than one is."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        files = [self.model.file(row) for row in rows] if len(rows) > 1 else self.model.files()
        if files:
            QGuiApplication.clipboard().setText("\n".join(printable(one.path) for one in files if one.path))
            count = self.locale().toString(len(files))
            self._desk.stage.said.emit(Notice(self.tr("Paths copied: {count}").format(count=count), Icon.COPY))

    def _show_menu(self, at: QPoint) -> None:
        file = self.current()
        if file is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for icon, button, act in (
            (Icon.EYE, self.title_button, self.show_title),
            (Icon.FOLDER, self.folder_button, self.open_folder),
            (Icon.COPY, self.copy_button, self.copy_paths),
        ):
            action = menu.addAction(themed_icon(icon), button.text())
            action.setEnabled(button.isEnabled())
            action.triggered.connect(act)
        menu.popup(self.list.viewport().mapToGlobal(at))


def _nearest_folder(path: str) -> str:
    """The folder that holds a path, or the nearest above it that is there. Asks the disk, so not in the GUI thread."""
    folder = os.path.dirname(path)
    while not os.path.isdir(folder) and os.path.dirname(folder) != folder:
        folder = os.path.dirname(folder)
    return folder
