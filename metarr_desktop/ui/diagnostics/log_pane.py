"""The log: narrowed by level and words, followed while it is written, the chosen record at length below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from metarr_desktop.domain.settings import LogLevel
from metarr_desktop.ui.diagnostics.log_model import LogModel, as_text
from metarr_desktop.ui.models.requests import Latest
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.buttons import Button
from metarr_desktop.ui.widgets.empty_state import EmptyState
from metarr_desktop.ui.widgets.plain_table import PlainTable
from metarr_desktop.ui.widgets.search_box import SearchBox
from metarr_desktop.ui.widgets.segmented_control import Segment, SegmentedControl
from metarr_desktop.ui.widgets.toast import Notice

if TYPE_CHECKING:
    from metarr_desktop.domain.errors import MetarrError
    from metarr_desktop.domain.health import LogEntry
    from metarr_desktop.ui.desk import Desk

_LOOK_MS = 1000
_SEARCH_WIDTH = 280
_WIDTHS = (160, 104, 184)


class LogPane(QWidget):
    """Ctrl+C copies the selected records, or all that are listed. The log is read beside the GUI thread only."""

    read = Signal()
    """The log was read, as it stood."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tail = desk.engine.support.log()
        self._latest = Latest(desk.bridge, self)
        self._is_asking = False
        self._was_read = False
        self.levels = SegmentedControl(
            [
                Segment(LogLevel.DEBUG, self.tr("Everything")),
                Segment(LogLevel.WARNING, self.tr("Warnings")),
                Segment(LogLevel.ERROR, self.tr("Errors")),
            ],
            name=self.tr("Which records"),
            small=True,
        )
        self.levels.chosen.connect(lambda _key: self._narrow())
        self.search = SearchBox(self.tr("Search the log"), placeholder=self.tr("Search the log"))
        self.search.setProperty("small", True)
        self.search.setMaximumWidth(_SEARCH_WIDTH)
        self.search.searched.connect(lambda _words: self._narrow())
        self.follow = Button(self.tr("Follow"), icon=Icon.ARROW_DOWN, small=True)
        self.follow.setToolTip(self.tr("Show what is written to the log as it comes"))
        self.follow.setCheckable(True)
        self.follow.setChecked(True)
        self.follow.toggled.connect(self._dress_follow)
        self.copy = Button(self.tr("Copy"), icon=Icon.COPY, small=True)
        desk.commands.show_tip(self.copy, self.tr("Copy the selected records, or all listed"), "log.copy")
        self.copy.clicked.connect(self.copy_records)
        self.folder = Button(self.tr("Open folder"), icon=Icon.FOLDER, small=True)
        self.folder.clicked.connect(self.open_folder)
        self.model = LogModel(self)
        self.table = self._make_table()
        self.whole = QPlainTextEdit()
        self.whole.setReadOnly(True)
        fonts.wear_fixed(self.whole)
        self.whole.setAccessibleName(self.tr("The chosen record"))
        self.whole.setTabChangesFocus(True)
        self.empty = EmptyState()
        self.stack = QStackedWidget()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._lay_out()
        desk.commands.on(self.table, "log.copy", self.copy_records, Qt.ShortcutContext.WidgetShortcut)
        self._say_state()

    # --- parts ------------------------------------------------------------------------------------------------------

    def _make_table(self) -> QTableView:
        table = PlainTable(self.tr("Records of the log"), self.model, row_px=metrics.ROW_SIDEBAR)
        table.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        head = table.horizontalHeader()
        table.set_widths(_WIDTHS)
        head.setSectionResizeMode(len(_WIDTHS), QHeaderView.ResizeMode.Stretch)
        table.selectionModel().currentRowChanged.connect(lambda *_: self._show_whole())
        return table

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE, metrics.SPACE_PANE, metrics.SPACE)
        head.setSpacing(metrics.SPACE)
        head.addWidget(self.levels)
        head.addWidget(self.search, 1)
        head.addStretch()
        for button in (self.follow, self.copy, self.folder):
            head.addWidget(button)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.table)
        splitter.addWidget(self.whole)
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([10_000, 120])
        self._splitter = splitter
        self.stack.addWidget(splitter)
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.stack, 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Read it, and look for more from now on."""
        super().showEvent(event)
        self._look()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: look for nothing."""
        super().hideEvent(event)
        self._timer.stop()

    # --- reading ----------------------------------------------------------------------------------------------------

    def _look(self) -> None:
        if self._is_asking or (self._was_read and not self.follow.isChecked()):
            return
        self._is_asking = True
        if self._was_read:
            self._latest.ask(self._tail.more, self._take_more, self._fail)
        else:
            self._latest.ask(self._tail.read, self._take, self._fail)

    def _take(self, entries: Sequence[LogEntry]) -> None:
        self._is_asking, self._was_read = False, True
        self.model.show(entries)
        self._say_state()
        self._go_to_end()
        self.read.emit()

    def _take_more(self, entries: Sequence[LogEntry] | None) -> None:
        self._is_asking = False
        if entries is None:  # the file was rotated
            self._was_read = False
            self._look()
        elif entries:
            self.model.add(entries)
            self._say_state()
            self._go_to_end()

    def _fail(self, error: MetarrError) -> None:
        self._is_asking = False
        self.empty.show_message(Icon.OCTAGON, self.tr("The log cannot be read"), translated(error), ink=Ink.ERROR)
        self.stack.setCurrentWidget(self.empty)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def _narrow(self) -> None:
        self.model.narrow(LogLevel(self.levels.current()), self.search.text())
        self._say_state()
        self._go_to_end()

    def _go_to_end(self) -> None:
        """Be at the newest while it is followed; who reads an older record is left there."""
        if self.follow.isChecked() and self.model.rowCount():
            self.table.scrollToBottom()
            if not self.table.selectionModel().hasSelection():
                self._show_whole()

    def _dress_follow(self, is_on: bool) -> None:
        if is_on:
            self._look()
            self._go_to_end()

    def _show_whole(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            self.whole.setPlainText(as_text(self.model.entry(index.row())))
        else:
            self.whole.clear()
            self.whole.setPlaceholderText(self.tr("Choose a record to read all of it."))

    def _say_state(self) -> None:
        """The records; or that there are none, or none that fit."""
        has_some = self.model.rowCount() > 0
        self.copy.setEnabled(has_some)
        if has_some:
            self.stack.setCurrentWidget(self._splitter)
            return
        if not self._was_read:
            self.empty.show_message(Icon.HOURGLASS, self.tr("Reading the log"), self.tr("This takes a moment."))
        elif self.model.is_empty:
            self.empty.show_message(
                Icon.LIST,
                self.tr("The log is empty"),
                self.tr("What Metarr does, and what fails, is written down here."),
            )
        else:
            self.empty.show_message(
                Icon.SEARCH, self.tr("No record fits"), self.tr("Other words, or everything, show more.")
            )
        self.stack.setCurrentWidget(self.empty)

    # --- what is done -----------------------------------------------------------------------------------------------

    def copy_records(self) -> None:
        """Copy the selected records; all that are listed where none is."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        chosen = [self.model.entry(row) for row in rows] if rows else self.model.entries()
        if chosen:
            QGuiApplication.clipboard().setText("\n".join(map(as_text, chosen)))
            count = self.locale().toString(len(chosen))
            self._desk.stage.said.emit(Notice(self.tr("Records copied: {count}").format(count=count), Icon.COPY))

    def open_folder(self) -> None:
        """Show the files of the log in the system's own program."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._desk.engine.support.log_folder))
