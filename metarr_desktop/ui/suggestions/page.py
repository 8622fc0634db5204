"""The page: accept or dismiss what was held back, one by one or in bulk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from metarr_desktop.ui.entrance import Entrance
from metarr_desktop.ui.suggestions.model import SuggestionsModel
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, current_palette
from metarr_desktop.ui.widgets.button_menu import offer_buttons
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.empty_state import EmptyState
from metarr_desktop.ui.widgets.section_header import SectionHeader
from metarr_desktop.ui.widgets.table_cells import TitleCell
from metarr_desktop.ui.widgets.toast import Notice

if TYPE_CHECKING:
    from metarr_desktop.domain.edits import Changes
    from metarr_desktop.ui.desk import Desk
    from metarr_desktop.ui.index import Index

_WIDTHS = (260, 280, 300, 130)
_FIELD_COLUMN, _NOW_COLUMN, _SUGGESTED_COLUMN = 0, 1, 2


class SuggestionsPage(QWidget):
    """Ctrl+Enter accepts and Delete dismisses what is selected; nothing selected means all. Enter shows the title."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setProperty("surface", "base")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = SuggestionsModel(desk, self)
        self.model.set_ratio(self.devicePixelRatioF())
        self.tree = self._make_tree()
        self.accept = Button("", icon=Icon.CHECK, kind=ButtonKind.PRIMARY)
        self.accept.clicked.connect(self.accept_chosen)
        self.dismiss = Button("", icon=Icon.CLOSE)
        self.dismiss.clicked.connect(self.dismiss_chosen)
        self._header = SectionHeader(self.tr("Suggestions"), size=fonts.Size.HERO)
        self._empty = EmptyState()
        self._empty.show_message(
            Icon.CHECK,
            self.tr("Nothing is suggested"),
            self.tr(
                "When an NFO file or another source disagrees with a field that you locked, what it says waits here."
            ),
            ink=Ink.OK,
        )
        self._stack = QStackedWidget()
        self._lay_out()
        self.model.listed.connect(self._show_count)
        self.tree.selectionModel().selectionChanged.connect(lambda *_: self._name_buttons())
        self.tree.activated.connect(self._show_item)
        offer_buttons(self.tree, (self.accept, self.dismiss))
        self._add_keys()
        Entrance(self, self.tree)
        self._show_count(0)

    def _make_tree(self) -> QTreeView:
        tree = QTreeView()
        tree.setModel(self.model)
        tree.setItemDelegateForColumn(0, _NameCell(tree))
        tree.setItemDelegateForColumn(_NOW_COLUMN, _QuietCell(tree))
        tree.setAccessibleName(self.tr("Suggestions by title"))
        tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        tree.setUniformRowHeights(True)
        tree.setRootIsDecorated(True)
        tree.setIndentation(metrics.SPACE_SECTION)
        head = tree.header()
        head.setStretchLastSection(True)
        head.setSectionsMovable(False)
        for column, width in enumerate(_WIDTHS):
            tree.setColumnWidth(column, width)
        head.setSectionResizeMode(_SUGGESTED_COLUMN, QHeaderView.ResizeMode.Stretch)
        return tree

    def _lay_out(self) -> None:
        self._header.add_control(self.dismiss)
        self._header.add_control(self.accept)
        head = QHBoxLayout()
        head.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE_ROW, metrics.SPACE_PANE, metrics.SPACE_ROW)
        head.addWidget(self._header)
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    def _add_keys(self) -> None:
        self._desk.commands.on(self, "suggestions.accept", self.accept_chosen)
        self._desk.commands.on(self, "suggestions.dismiss", self.dismiss_chosen)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def _show_count(self, count: int) -> None:
        self._stack.setCurrentWidget(self.tree if count else self._empty)
        for row in range(self.model.rowCount()):
            self.tree.setFirstColumnSpanned(row, QModelIndex(), True)
        self.tree.expandAll()
        note = self.tr("held back by locks: {count}").format(count=self.locale().toString(count))
        self._header.set_note(note if count else "")
        for button in (self.accept, self.dismiss):
            button.setVisible(bool(count))
        self._name_buttons()

    def _name_buttons(self) -> None:
        if not self.tree.selectionModel().hasSelection():
            self.accept.setText(self.tr("Accept all"))
            self.dismiss.setText(self.tr("Dismiss all"))
            return
        number = self.locale().toString(len(self.chosen()))
        self.accept.setText(self.tr("Accept {count}").format(count=number))
        self.dismiss.setText(self.tr("Dismiss {count}").format(count=number))

    def chosen(self) -> list[int]:
        """The suggestions selected, all where none is; an item's row stands for all of its own."""
        rows = self.tree.selectionModel().selectedRows()
        ids = [one for index in rows for one in self.model.suggestions_at(index)]
        return list(dict.fromkeys(ids)) if rows else self.model.all_suggestions()

    def _show_item(self, index: QModelIndex) -> None:
        item = self.model.item_at(index)
        if item is not None:
            self._desk.stage.item_wanted.emit(item)

    # --- what is done -----------------------------------------------------------------------------------------------

    def accept_chosen(self) -> None:
        """Take the selected values; the fields stay locked. One undo takes all of them back."""
        ids = self.chosen()
        if ids:
            self._desk.bridge.change(self, lambda: self._desk.engine.edit.accept(ids), self._say_accepted)

    def _say_accepted(self, changes: Changes) -> None:
        count = sum(len(fields) for fields in changes.changed.values())
        text = self.tr("Accepted: {count}").format(count=self.locale().toString(count))
        self._desk.stage.said.emit(Notice(text, Icon.CHECK, self.tr("Undo"), is_undo=True))

    def dismiss_chosen(self) -> None:
        """Refuse the selected values until their source says something new."""
        ids = self.chosen()
        if not ids:
            return
        text = self.tr("Dismissed: {count}").format(count=self.locale().toString(len(ids)))
        self._desk.bridge.change(
            self,
            lambda: self._desk.engine.edit.dismiss(ids),
            lambda _batch: self._desk.stage.said.emit(Notice(text, Icon.CLOSE, self.tr("Undo"), is_undo=True)),
        )


class _NameCell(TitleCell):
    """An item with its picture; a field's name without one."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the rows of every table."""
        return QSize(super().sizeHint(option, index).width(), metrics.ROW_TABLE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Leave fields to the style."""
        if index.parent().isValid():
            QStyledItemDelegate.paint(self, painter, option, index)
        else:
            super().paint(painter, option, index)


class _QuietCell(QStyledItemDelegate):
    """What stands now steps back behind what is suggested."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Write it in the second ink."""
        super().initStyleOption(option, index)
        option.palette.setColor(option.palette.ColorRole.Text, current_palette().text2)
