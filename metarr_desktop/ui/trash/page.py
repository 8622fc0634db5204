"""The page: what was removed, when it will be purged, and the way back."""

from __future__ import annotations

from array import array

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from metarr_desktop.domain.kinds import ItemId
from metarr_desktop.domain.views import Listing
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.trash.model import TrashModel
from metarr_desktop.ui.widgets.asking import AskingDialog
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.empty_state import EmptyState
from metarr_desktop.ui.widgets.plain_table import PlainTable
from metarr_desktop.ui.widgets.section_header import SectionHeader
from metarr_desktop.ui.widgets.table_cells import TitleCell
from metarr_desktop.ui.widgets.toast import Notice

_THUMB = QSize(18, 27)


class TrashPage(QWidget):
    """Enter restores what is selected, Delete purges it after a question. Nothing selected means everything."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setProperty("surface", "base")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = TrashModel(desk, self)
        self.table = self._make_table()
        self.restore = Button("", icon=Icon.UNDO)
        self.restore.clicked.connect(self.restore_chosen)
        self.purge = Button("", icon=Icon.TRASH, kind=ButtonKind.DANGER)
        self.purge.clicked.connect(self.purge_chosen)
        self._header = SectionHeader(self.tr("Trash"), size=fonts.Size.HERO)
        self._empty = EmptyState()
        self._empty.show_message(
            Icon.TRASH,
            self.tr("The trash is empty"),
            self.tr(
                "Titles that you remove wait here, with all your edits and pictures, until they are purged. "
                "Their media files are never touched."
            ),
        )
        self._stack = QStackedWidget()
        self._lay_out()
        self.model.listed.connect(self._show_listing)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._name_buttons())
        self.table.activated.connect(lambda _index: self.restore_chosen())
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self)
        delete.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        delete.activated.connect(self.purge_chosen)
        self._show_listing(Listing(array("q")))

    def _make_table(self) -> QTableView:
        table = PlainTable(self.tr("Titles in the trash"), self.model)
        self.model.set_picture_size(_THUMB, self.devicePixelRatioF())
        table.setItemDelegateForColumn(0, TitleCell(table))
        head = table.horizontalHeader()
        for column, width in enumerate(self.model.widths()):
            table.setColumnWidth(column, width)
        head.setSectionResizeMode(self.model.columnCount() - 1, QHeaderView.ResizeMode.Stretch)
        return table

    def _lay_out(self) -> None:
        self._header.add_control(self.restore)
        self._header.add_control(self.purge)
        head = QHBoxLayout()
        head.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE_ROW, metrics.SPACE_PANE, metrics.SPACE_ROW)
        head.addWidget(self._header)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def _show_listing(self, listing: Listing) -> None:
        count = len(listing)
        self._stack.setCurrentWidget(self.table if count else self._empty)
        self._header.set_note(self._note(count))
        for button in (self.restore, self.purge):
            button.setVisible(bool(count))
        self._name_buttons()

    def _note(self, count: int) -> str:
        if not count:
            return ""
        return self.tr("{count} titles · each stays {days} days").format(
            count=self.locale().toString(count), days=self.locale().toString(self.model.days)
        )

    def _name_buttons(self) -> None:
        count = len(self.chosen())
        if not self.table.selectionModel().hasSelection():
            self.restore.setText(self.tr("Restore all"))
            self.purge.setText(self.tr("Empty the trash…"))
            return
        number = self.locale().toString(count)
        self.restore.setText(self.tr("Restore {count}").format(count=number))
        self.purge.setText(self.tr("Purge {count}…").format(count=number))

    def chosen(self) -> list[ItemId]:
        """The selected items, all where none is selected."""
        rows = [index.row() for index in self.table.selectionModel().selectedRows()]
        return [self.model.item_at(row) for row in rows] if rows else self.model.all_items()

    # --- what is done -----------------------------------------------------------------------------------------------

    def restore_chosen(self) -> None:
        """Take what is selected out of the trash; one undo puts it back."""
        items = self.chosen()
        if items:
            self._desk.bridge.change(
                self, lambda: self._desk.engine.edit.restore(items), lambda _batch: self._say_restored(len(items))
            )

    def _say_restored(self, count: int) -> None:
        text = self.tr("Restored: {count}").format(count=self.locale().toString(count))
        self._desk.stage.said.emit(Notice(text, Icon.UNDO, self.tr("Undo"), is_undo=True))

    def purge_chosen(self) -> None:
        """Forget what is selected for good, once the person has said so."""
        items = self.chosen()
        if not items:
            return
        number = self.locale().toString(len(items))
        dialog = AskingDialog(
            self.tr("Forget {count} in the trash for good?").format(count=number),
            self.tr(
                "Your edits, locks, history and chosen pictures of these titles are deleted and cannot come back. "
                "The media files, and what was published beside them, stay on disk."
            ),
            keep=self.tr("Keep"),
            go=self.tr("Forget {count}").format(count=number),
            parent=self,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._purge(items))
        dialog.open()

    def _purge(self, items: list[ItemId]) -> None:
        number = self.locale().toString(len(items))
        said = Notice(self.tr("Purged for good: {count}").format(count=number), Icon.TRASH)
        self._desk.bridge.change(
            self, lambda: self._desk.engine.edit.purge(items), lambda _none: self._desk.stage.said.emit(said)
        )
