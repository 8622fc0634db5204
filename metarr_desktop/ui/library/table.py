"""The table: the rows of an `ItemsModel` in columns that the person picks, orders and sorts by.

Keys act on the current cell, which has a ring; how it is edited, `inline_edit` says.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QMenu, QStyle, QWidget

from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.views import Sort
from metarr_desktop.ui.library.letters import Letters, TypedTitle
from metarr_desktop.ui.library.look import ColumnLook
from metarr_desktop.ui.models.columns import COLUMNS
from metarr_desktop.ui.models.selection import rows_of, selection_of
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.palette import current_palette
from metarr_desktop.ui.widgets.plain_table import PlainTable
from metarr_desktop.ui.widgets.table_cells import FieldCell, LocksCell, PercentCell, StateCell, TitleCell, lock_place

if TYPE_CHECKING:
    from metarr_desktop.ui.models.columns import Column
    from metarr_desktop.ui.models.items import ItemsModel

_CELLS = {"title": TitleCell, "state": StateCell, "complete": PercentCell, "locks": LocksCell} | {
    column.name: FieldCell for column in COLUMNS if column.field and column.name != "title"
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_THUMB = QSize(18, 27)
_NUMBER = {column.name: number for number, column in enumerate(COLUMNS)}
_OWN = {Kind.PERSON: ("born", "died")}
"""Columns that only a kind has at first."""
_SETTLE_MS = 300
_REACH = 4
"""How far around a padlock a click still means it, in logical pixels."""
_TITLE_LEAST = 136
_LETTERS = 20


class Table(PlainTable):
    """Selects whole rows. Column widths, order and choice are told by `columns_changed` once they rest."""

    chosen_changed = Signal()
    opened = Signal(int)
    menu_wanted = Signal(QPoint)
    columns_changed = Signal()
    sort_wanted = Signal(object)
    """`Sort` that a click on a heading asks for."""
    edit_wanted = Signal(QModelIndex)
    """The person wants to edit this cell, by Enter or a double click."""
    lock_wanted = Signal(QModelIndex)
    """The person clicked the padlock of this cell."""
    moved = Signal()
    """Cells stand elsewhere now, or are as large no more."""

    def __init__(self, model: ItemsModel, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("Table", "Titles"), model, parent)
        self._model = model
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda at: self.menu_wanted.emit(self.viewport().mapToGlobal(at)))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._cells = {name: cell(self) for name, cell in _CELLS.items()}
        for name, delegate in self._cells.items():
            self.setItemDelegateForColumn(_NUMBER[name], delegate)
        self._kind: Kind | None = None
        self._typed = TypedTitle(model)
        self._text_percent = fonts.grown(100)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self.columns_changed)
        self._prepare_header()
        self.activated.connect(lambda index: self.opened.emit(index.row()))
        self.setMouseTracking(True)
        self.selectionModel().selectionChanged.connect(self.chosen_changed)
        self._column = _NUMBER["title"]
        self.selectionModel().currentChanged.connect(self._note_column)

    def _prepare_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setSortIndicatorShown(True)
        header.setSectionsClickable(True)
        # A click sorts and chooses nothing; and with the table's selection it would ask every row at each painting.
        header.sectionPressed.disconnect()
        header.setSelectionModel(QItemSelectionModel(self._model, header))
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(48)
        header.setFixedHeight(metrics.ROW_SIDEBAR + 1)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(lambda at: self.columns_menu().popup(header.mapToGlobal(at)))
        header.sectionClicked.connect(self._sort_by)
        self.set_columns(())
        header.sectionMoved.connect(lambda *_: self._settle.start())
        header.sectionResized.connect(lambda *_: self._settle.start())
        header.geometriesChanged.connect(self.moved)
        header.sectionMoved.connect(self.moved)
        header.sectionResized.connect(self.moved)
        header.sectionResized.connect(lambda number, *_: None if number == _NUMBER["title"] else self._fit_title())

    # --- columns ----------------------------------------------------------------------------------------------------

    def columns(self) -> tuple[ColumnLook, ...]:
        """The columns as they stand, from the reading side."""
        header = self.horizontalHeader()
        numbers = [header.logicalIndex(place) for place in range(header.count())]
        return tuple(
            ColumnLook(COLUMNS[number].name, self._width_of(number), not header.isSectionHidden(number))
            for number in numbers
        )

    def set_kind(self, kind: Kind | None) -> None:
        """What is listed, None for several kinds: which columns there are at first, and are offered."""
        self._kind = kind

    def settle_columns(self) -> None:
        """Tell of a change of the columns at once, if one has not been told of yet."""
        if self._settle.isActive():
            self._settle.stop()
            self.columns_changed.emit()

    def set_columns(self, looks: Sequence[ColumnLook]) -> None:
        """Take order, widths and choice; names that are not known are passed over, empty is as we draw it.

        Widths are told and taken as for text as large as usual.
        """
        header = self.horizontalHeader()
        known = [look for look in looks or _as_drawn(self._kind) if look.name in _NUMBER]
        for place, look in enumerate(known):
            number = _NUMBER[look.name]
            header.moveSection(header.visualIndex(number), place)
            header.resizeSection(number, fonts.grown(look.width))
            header.setSectionHidden(number, not look.is_shown and look.name != "title")
        self._read_what_is_shown()
        self._fit_title()
        self._settle.stop()  # it is known to whoever sets them

    def changeEvent(self, event: QEvent) -> None:
        """Columns grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and fonts.grown(100) != self._text_percent:
            looks = self.columns()
            self._text_percent = fonts.grown(100)
            self.set_columns(looks)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The title takes what the others leave."""
        super().resizeEvent(event)
        self._fit_title()
        self.moved.emit()

    def least_width(self) -> int:
        """What its columns need beside each other, in pixels."""
        header, title = self.horizontalHeader(), _NUMBER["title"]
        return _TITLE_LEAST + sum(header.sectionSize(number) for number in range(header.count()) if number != title)

    def _fit_title(self) -> None:
        """Where the others leave too little for a title to be read, the table scrolls sideways instead."""
        header, title = self.horizontalHeader(), _NUMBER["title"]
        has_room = self.viewport().width() >= self.least_width()
        mode = QHeaderView.ResizeMode.Stretch if has_room else QHeaderView.ResizeMode.Fixed
        if header.sectionResizeMode(title) != mode:
            header.setSectionResizeMode(title, mode)
        if not has_room and header.sectionSize(title) != _TITLE_LEAST:
            header.resizeSection(title, _TITLE_LEAST)

    def columns_menu(self) -> QMenu:
        """A menu that shows and hides columns, those that what is listed can have; the title always stands."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, column in enumerate(COLUMNS):
            is_hidden = self.isColumnHidden(number)
            if column.name == "title" or (is_hidden and not column.can_say_of(self._kind)):
                continue
            action = menu.addAction(column.name_for(self._kind))
            action.setCheckable(True)
            action.setChecked(not is_hidden)
            action.toggled.connect(lambda shown, at=number: self._show_column(at, shown))
        menu.addSeparator()
        menu.addAction(QCoreApplication.translate("Table", "As at the beginning")).triggered.connect(
            self._reset_columns
        )
        return menu

    def _reset_columns(self) -> None:
        self.set_columns(())
        self._settle.start()

    def _show_column(self, number: int, is_shown: bool) -> None:
        self.setColumnHidden(number, not is_shown)
        self._read_what_is_shown()
        self._fit_title()
        self._settle.start()

    def _read_what_is_shown(self) -> None:
        self._model.read_apart([column.name for at, column in enumerate(COLUMNS) if not self.isColumnHidden(at)])

    def _width_of(self, number: int) -> int:
        if self.isColumnHidden(number):
            return COLUMNS[number].width
        return round(self.columnWidth(number) * 100 / self._text_percent)

    # --- order ------------------------------------------------------------------------------------------------------

    def show_sort(self, sort: Sort) -> None:
        """Draw the arrow of the order the list has."""
        header = self.horizontalHeader()
        number = next((at for at, column in enumerate(COLUMNS) if column.sort == sort.by), -1)
        order = Qt.SortOrder.DescendingOrder if sort.is_descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(number, order)

    def _sort_by(self, number: int) -> None:
        """A heading turns its own order round; one that cannot be sorted by leaves the list alone."""
        key = COLUMNS[number].sort
        now = self._model.sort_order
        if key:
            self.sort_wanted.emit(Sort(key, key == now.by and not now.is_descending))
        self.show_sort(now)

    # --- cells ------------------------------------------------------------------------------------------------------

    def cell(self, row: int, column: str) -> QModelIndex:
        """The cell of a row in a column."""
        return self._model.index(row, _NUMBER[column])

    def editable_columns(self, row: int) -> list[int]:
        """The columns in which that row has a field, from the reading side."""
        header = self.horizontalHeader()
        shown = [header.logicalIndex(place) for place in range(header.count())]
        cells = [self._model.index(row, number) for number in shown if not header.isSectionHidden(number)]
        return [cell.column() for cell in cells if self._model.field_at(cell) is not None]

    def make_current(self, index: QModelIndex) -> None:
        """Have the keys act on a cell; its row is chosen, and on screen."""
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ring the cell that keys act on."""
        super().paintEvent(event)
        current = self.currentIndex()
        if not (self.hasFocus() and current.isValid() and self._model.field_at(current) is not None):
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(current_palette().accent, metrics.RING))
        place = QRectF(self.visualRect(current)).adjusted(2, 2, -2, -2)
        painter.drawRoundedRect(place, metrics.RADIUS_CONTROL, metrics.RADIUS_CONTROL)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """What lies over a cell goes with it."""
        super().scrollContentsBy(dx, dy)
        self.moved.emit()

    def keyboardSearch(self, search: str) -> None:
        """Letters lead to the first title that begins so; Qt would look through all rows, and have them all read."""
        row = self._typed.find(search)
        if row is not None:
            self.choose_rows((row,))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits the current cell of a film; what has a screen of its own is opened."""
        if event.key() in _ENTER and not event.modifiers() and self._is_edited_at_once(self.currentIndex()):
            self.edit_wanted.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a padlock is for it alone. Chosen rows can be dragged; from any other row, dragging chooses."""
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and self._is_lock(index, event.position().toPoint()):
            self.lock_wanted.emit(index)
            return
        self.setDragEnabled(index.isValid() and self.selectionModel().isSelected(index))
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click edits; on the name of what has a screen of its own it opens that."""
        index = self.indexAt(event.position().toPoint())
        if self._is_lock(index, event.position().toPoint()):
            return
        if event.button() is Qt.MouseButton.LeftButton and self._is_edited_at_once(index):
            self.edit_wanted.emit(index)
        else:
            super().mouseDoubleClickEvent(event)

    def _is_lock(self, index: QModelIndex, place: QPoint) -> bool:
        if self._model.field_at(index) is None:
            return False
        cell = self.visualRect(index)
        inner = cell.adjusted(metrics.SPACE, 0, -metrics.SPACE, 0)
        lock = QStyle.visualRect(self.layoutDirection(), cell, lock_place(inner, COLUMNS[index.column()].alignment))
        return lock.adjusted(-_REACH, -_REACH, _REACH, _REACH).contains(place)

    def _is_edited_at_once(self, index: QModelIndex) -> bool:
        if self._model.field_at(index) is None:
            return False
        row = self._model.known_row(index.row())
        return COLUMNS[index.column()].name != "title" or (row is not None and row.kind is Kind.MOVIE)

    def _note_column(self, index: QModelIndex) -> None:
        """A list that comes anew has no current cell at first: the keys then stay in the column they were in."""
        if index.isValid():
            self._column = index.column()

    # --- choice -----------------------------------------------------------------------------------------------------

    def show_thumbs(self) -> None:
        """Have the model cut its pictures for the title column."""
        self._model.set_picture_size(_THUMB, self.devicePixelRatioF())

    def chosen_rows(self) -> tuple[int, ...]:
        """The selected rows, in order."""
        return rows_of(self.selectionModel().selection())

    def choose_rows(self, rows: tuple[int, ...]) -> None:
        """Select those rows and bring the first on screen."""
        selection = selection_of(self._model, rows, self._model.columnCount() - 1)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(selection, flags.ClearAndSelect)
        if rows:
            current = self._model.index(rows[0], self._column)
            self.selectionModel().setCurrentIndex(current, flags.NoUpdate)
            self.scrollTo(current)


class TableWithLetters(QWidget):
    """A table, and at its side the letters of its titles, where its columns leave room for them."""

    def __init__(self, table: Table, model: ItemsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self.letters = Letters(model, self)
        self.letters.setFixedWidth(_LETTERS)
        self.letters.row_chosen.connect(self._jump)
        table.moved.connect(self._follow)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(table, 1)
        row.addWidget(self.letters)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow()

    def _follow(self) -> None:
        table = self.table
        room = self.width() - _LETTERS - table.verticalScrollBar().sizeHint().width()
        self.letters.set_room(has_room=table.least_width() <= room)
        self.letters.follow(max(table.rowAt(0), 0))

    def _jump(self, row: int) -> None:
        self.table.scrollTo(self.table.model().index(row, 0), Table.ScrollHint.PositionAtTop)


def _as_drawn(kind: Kind | None) -> tuple[ColumnLook, ...]:
    """The columns of a list of a kind, of several where it is None, before anybody chose others."""
    first = ("state", "title")
    usual = [column for name in first for column in COLUMNS if column.name == name]
    return tuple(
        ColumnLook(column.name, column.width, _is_drawn(column, kind))
        for column in (*usual, *(column for column in COLUMNS if column.name not in first))
    )


def _is_drawn(column: Column, kind: Kind | None) -> bool:
    is_usual = not (column.is_apart or column.name == "added")
    return column.can_say_of(kind) and (is_usual or (kind is not None and column.name in _OWN.get(kind, ())))
