"""A table over a short `ItemsModel`: the episodes of a season, the tracks of an album."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QWidget

from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.widgets.plain_table import PlainTable
from metarr_desktop.ui.widgets.table_cells import LocksCell, StateCell

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import ItemId
    from metarr_desktop.domain.views import Scope
    from metarr_desktop.ui.models.columns import Column
    from metarr_desktop.ui.models.items import ItemsModel

_TITLE_LEAST = 240
_YIELDING = ("locks", "quality", "artist", "aired", "other", "length")
"""Columns in the order in which they are left out."""


class RowTable(PlainTable):
    """Selects whole rows; the column of the title takes the room that is left. Its order is that of the list."""

    chosen_changed = Signal()
    opened = Signal(int)
    menu_wanted = Signal(QPoint)

    def __init__(
        self, name: str, model: ItemsModel, columns: Sequence[Column], row_px: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, model, parent, row_px=row_px)
        self._model = model
        self._cells: list[QStyledItemDelegate] = []
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda at: self.menu_wanted.emit(self.viewport().mapToGlobal(at)))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setFixedHeight(metrics.ROW_SIDEBAR + 1)
        self._columns = columns
        self._off: set[int] = set()
        self._yielding = sorted(
            (number for number, column in enumerate(columns) if column.name in _YIELDING),
            key=lambda number: _YIELDING.index(columns[number].name),
        )
        for number, column in enumerate(columns):
            if column.name == "state":
                self.set_cell(number, StateCell(self))
            elif column.name == "locks":
                self.set_cell(number, LocksCell(self))
        self._grow()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.moveSection(0, 1)  # the number stands before the title
        self.activated.connect(lambda index: self.opened.emit(index.row()))
        self.selectionModel().selectionChanged.connect(self.chosen_changed)
        self._before: tuple[ItemId, ...] = ()
        self._left_at: int | None = None
        self._listed: Scope | None = None
        model.modelAboutToBeReset.connect(self._remember_choice)
        model.modelReset.connect(self._choose_again)

    def set_cell(self, column: int, cell: QStyledItemDelegate) -> None:
        """Draw a column by another cell; Qt does not keep it alive."""
        self._cells.append(cell)
        self.setItemDelegateForColumn(column, cell)

    def show_column(self, name: str, is_shown: bool) -> None:
        """Show a column where there is room for it, or not at all."""
        number = next(at for at, column in enumerate(self._columns) if column.name == name)
        (self._off.discard if is_shown else self._off.add)(number)
        self.setColumnHidden(number, not is_shown)
        self._grow()
        self._give_way()

    def changeEvent(self, event: QEvent) -> None:
        """Columns grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._grow()
            self._give_way()

    def _grow(self) -> None:
        head = self.horizontalHeader()
        head.ensurePolished()
        self._widths = [
            max(fonts.grown(column.width), head.sectionSizeHint(number)) for number, column in enumerate(self._columns)
        ]
        for number, width in enumerate(self._widths):
            head.resizeSection(number, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room beside the title, what matters less gives way first."""
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        shown = [width for number, width in enumerate(self._widths) if number and number not in self._off]
        room = self.viewport().width() - _TITLE_LEAST - sum(shown)
        for number in self._yielding:
            if number in self._off:
                continue
            self.setColumnHidden(number, room < 0)
            room += self._widths[number] if room < 0 else 0

    def chosen(self) -> list[ItemId]:
        """The chosen items, in order."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self._model.item_at(row) for row in rows]

    def _remember_choice(self) -> None:
        self._before = tuple(self.chosen())
        row = self._model.place_of(self._before[0]) if self._before else None
        self._left_at = row if self._listed == self._model.scope and self.hasFocus() else None

    def _choose_again(self) -> None:
        """What was chosen, in a list that came anew; where it left it, as by Delete, what has moved up to its place.

        The latter not while the keyboard is elsewhere: a form would turn to another item under the fingers.
        """
        self._listed = self._model.scope
        rows = self._model.places_of(self._before)
        if not rows and self._left_at is not None:
            count = self._model.rowCount()
            near = (*range(self._left_at, count), *range(min(self._left_at, count) - 1, -1, -1))
            rows = tuple(row for row in near if self._can_be_chosen(row))[:1]
        flags = QItemSelectionModel.SelectionFlag
        for row in rows:
            self.selectionModel().select(self._model.index(row, 0), flags.Select | flags.Rows)
        if rows:
            self.selectionModel().setCurrentIndex(self._model.index(rows[0], 0), flags.NoUpdate)

    def _can_be_chosen(self, row: int) -> bool:
        return bool(self._model.flags(self._model.index(row, 0)) & Qt.ItemFlag.ItemIsSelectable)

    def choose(self, item: ItemId) -> None:
        """Choose one item and bring it on screen; nothing happens where it is not listed."""
        row = self._model.place_of(item)
        if row is not None:
            self.selectRow(row)
            self.scrollTo(self._model.index(row, 0))
