"""A list of items for the wall and the table: all ids at once, rows in pages when they are looked at.

`rowCount` is the known total, `data` answers from pages that are there and never waits; a missing page is asked for
once and arrives as `dataChanged`. Sorting and filtering happen in the store.
"""

from __future__ import annotations

import os
from array import array
from collections import OrderedDict
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QMimeData,
    QModelIndex,
    QObject,
    QSize,
    Qt,
    QTimer,
    Signal,
)

from metarr_desktop.domain.fields import FIELD, Field
from metarr_desktop.domain.kinds import ItemId
from metarr_desktop.domain.values import FieldType, Value, empty_of
from metarr_desktop.domain.views import ItemRow, Listing, Scope, Sort
from metarr_desktop.services.changes import Aspect, News
from metarr_desktop.ui.index import ROOT, Index
from metarr_desktop.ui.models.cards import card_of, spoken_of, state_of
from metarr_desktop.ui.models.columns import COLUMNS, Column, apart_text
from metarr_desktop.ui.models.requests import Latest
from metarr_desktop.ui.roles import Card, Role
from metarr_desktop.ui.theme import metrics

if TYPE_CHECKING:
    from metarr_desktop.domain.errors import MetarrError
    from metarr_desktop.ui.bridge import Request
    from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.widgets.item_drag import mime_of_items

_PAGE = 200
_PAGES_KEPT = 50
_NEWS_REST_MS = 500
"""How long news that change the list are gathered before it is asked for again."""

_Values = dict[ItemId, dict[str, Value]]


class ItemsModel(QAbstractTableModel):
    """One list. Column 0 serves the wall by `Role.CARD` and `Role.PICTURE`, every column the table."""

    listed = Signal(object)
    """`Listing` that is shown now: its length and letters."""
    refused = Signal(object)
    """The error that says why the words could not be searched with."""

    def __init__(
        self, desk: Desk, parent: QObject | None = None, *, columns: tuple[Column, ...] = COLUMNS, art: float = 1.5
    ) -> None:
        """`columns` begin with the title; `art` is the height of pictures as a share of their width."""
        super().__init__(parent)
        self._desk = desk
        self._columns = columns
        self._scope = Scope()
        self._words = ""
        self._sort = Sort()
        self._ids: array[int] = array("q")
        self.listing = Listing(self._ids)
        """What `listed` told last."""
        self._pages: OrderedDict[int, list[ItemRow | None]] = OrderedDict()
        self._cards: dict[int, list[Card | None]] = {}
        self._values: dict[int, _Values] = {}
        self._apart: frozenset[str] = frozenset()
        self._stale: set[int] = set()
        self._asked: dict[int, Request] = {}
        self._generation = 0
        self._latest = Latest(desk.bridge, self)
        self._is_behind = False
        self._news_rest = QTimer(self, singleShot=True, interval=_NEWS_REST_MS)
        self._news_rest.timeout.connect(self._catch_up)
        self._picture_size = QSize(metrics.CARD_WIDTH, round(metrics.CARD_WIDTH * art))
        self._ratio = 1.0
        self._radius: float = metrics.RADIUS_PANEL
        self._waiting_for: dict[str, set[int]] = {}
        self._notes: dict[ItemId, str] = {}
        desk.bridge.news.connect(self._hear)
        desk.pictures.arrived.connect(self._picture_arrived)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show(self, scope: Scope, words: str = "", sort: Sort | None = None) -> None:
        """Show another list; the old one stays until the new one is known. Of a search the first page comes first."""
        is_search = bool(words) and words != self._words
        self._scope, self._words, self._sort = scope, words, sort or self._sort
        if is_search:
            self._ask(_PAGE)
        else:
            self.reload()

    def reload(self) -> None:
        """Ask for the list anew."""
        self._ask(None)

    def _ask(self, most: int | None) -> None:
        scope, words, sort = self._scope, self._words, self._sort
        self._latest.ask(
            lambda: self._desk.engine.browse.listing(scope, words, sort, most=most), self._take, self._refuse
        )

    def sort_by(self, sort: Sort) -> None:
        """The same list in another order."""
        self._sort = sort
        self.reload()

    @property
    def sort_order(self) -> Sort:
        return self._sort

    @property
    def scope(self) -> Scope:
        return self._scope

    @property
    def words(self) -> str:
        return self._words

    def set_picture_size(self, size: QSize, ratio: float, radius: float = metrics.RADIUS_PANEL) -> None:
        """What pictures are cut to from now on, in logical pixels."""
        if (size, ratio, radius) != (self._picture_size, self._ratio, self._radius):
            self._picture_size, self._ratio, self._radius = size, ratio, radius
            self._waiting_for.clear()

    def set_notes(self, notes: Mapping[ItemId, str]) -> None:
        """What `Role.NOTE` says of items beside their values: what only their details know."""
        self._notes = dict(notes)
        if len(self._ids):
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(self._columns) - 1))

    def read_apart(self, columns: Collection[str]) -> None:
        """Read the fields of those columns, which rows do not hold, beside them from now on."""
        wanted = frozenset(column.field for column in self._columns if column.is_apart and column.name in columns)
        is_more = not wanted <= self._apart
        self._apart = wanted
        if is_more:
            self._forget_pages(())

    def field_at(self, index: Index) -> Field | None:
        """The field that a cell shows, where its item has it and is here."""
        field = FIELD.get(self._columns[index.column()].field) if index.isValid() else None
        row = self.known_row(index.row()) if field is not None else None
        return field if field is not None and row is not None and row.kind in field.kinds else None

    def value_at(self, index: Index) -> Value:
        """What the field of a cell holds, as far as it is known here."""
        field, row = self.field_at(index), self.known_row(index.row())
        if field is None or row is None:
            return None
        if self._columns[index.column()].is_apart:
            own = self._values.get(index.row() // _PAGE, {}).get(row.id, {})
            return own.get(field.name, empty_of(field.type))
        return getattr(row, field.name) or None

    def item_at(self, row: int) -> ItemId:
        return ItemId(self._ids[row])

    def items_at(self, rows: Sequence[int]) -> list[ItemId]:
        """The items of those rows, in their order."""
        ids = self._ids
        return [ItemId(ids[row]) for row in rows] if len(rows) < len(ids) else self.all_items()

    def row_at(self, row: int) -> ItemRow | None:
        """The row's values; None while its page is under way."""
        number = row // _PAGE
        page = self._pages.get(number)
        if page is None or number in self._stale:
            self._ask_for_page(number)
        if page is None:
            return None
        self._pages.move_to_end(number)
        offset = row % _PAGE
        return page[offset] if offset < len(page) else None

    def known_row(self, row: int) -> ItemRow | None:
        """The row's values if they are already here; asks for nothing."""
        page = self._pages.get(row // _PAGE)
        return page[row % _PAGE] if page is not None and row % _PAGE < len(page) else None

    def place_of(self, item: ItemId) -> int | None:
        """The row an item stands in. Looks through the list: for many ask `places_of`."""
        try:
            return self._ids.index(item)
        except ValueError:
            return None

    def places_of(self, items: Collection[ItemId]) -> tuple[int, ...]:
        """The rows that those items stand in, in order; without those that are not here."""
        if len(items) == 1:
            row = self.place_of(next(iter(items)))
            return () if row is None else (row,)
        wanted = frozenset(items)
        return tuple(row for row, item in enumerate(self._ids) if item in wanted) if wanted else ()

    def all_items(self) -> list[ItemId]:
        """Every item of the list, in order."""
        return cast("list[ItemId]", self._ids.tolist())

    def _take(self, listing: Listing) -> None:
        if not len(listing) and not listing.is_whole:  # a slip may be forgiven: nothing is found only when all is said
            self.reload()
            return
        if listing.ids == self._ids:  # selection and scroll position stay, only the rows are looked at anew
            self._forget_pages(())
            self._tell(listing)
            return
        if len(self._ids) == _PAGE and listing.ids[:_PAGE] == self._ids:  # the rest of what is begun
            self.beginInsertRows(QModelIndex(), _PAGE, len(listing) - 1)
            self._ids = listing.ids
            self.endInsertRows()
            self._tell(listing)
            return
        self._generation += 1
        self.beginResetModel()
        self._ids = listing.ids
        self._pages.clear()
        self._values.clear()
        self._cards.clear()
        self._stale.clear()
        self._asked.clear()
        self._waiting_for.clear()
        self.endResetModel()
        self._tell(listing)

    def _tell(self, listing: Listing) -> None:
        self.listing = listing
        self.listed.emit(listing)
        if not listing.is_whole:
            self.reload()

    def _refuse(self, error: MetarrError) -> None:
        self.refused.emit(error)

    # --- pages ------------------------------------------------------------------------------------------------------

    def _ask_for_page(self, page: int) -> None:
        if page in self._asked:
            return
        first = page * _PAGE
        ids = [ItemId(item) for item in self._ids[first : first + _PAGE]]
        generation, apart = self._generation, self._apart
        browse = self._desk.engine.browse
        self._asked[page] = self._desk.bridge.ask(
            self,
            lambda: (browse.rows(ids), browse.values(ids, apart) if apart else {}),
            lambda answer: self._take_answer(generation, page, ids, *answer),
        )

    def _take_answer(self, generation: int, page: int, ids: list[ItemId], rows: list[ItemRow], values: _Values) -> None:
        if generation == self._generation:
            self._values[page] = values
            self._take_page(generation, page, ids, rows)

    def _take_page(self, generation: int, page: int, ids: list[ItemId], rows: list[ItemRow]) -> None:
        if generation != self._generation:
            return
        self._asked.pop(page, None)
        self._stale.discard(page)
        by_id = {row.id: row for row in rows}
        self._pages[page] = [by_id.get(item) for item in ids]
        self._cards[page] = [None] * len(ids)
        self._pages.move_to_end(page)
        while len(self._pages) > _PAGES_KEPT:
            gone, _ = self._pages.popitem(last=False)
            self._cards.pop(gone, None)
            self._values.pop(gone, None)
        first = page * _PAGE
        last = min(first + _PAGE, len(self._ids)) - 1
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._columns) - 1))

    def _hear(self, news: News) -> None:
        """Bring the list into line with what changed."""
        if Aspect.LIST in news.aspects or (self._words and Aspect.VALUES in news.aspects):
            self._reload_in_turn()
        if news.aspects & {Aspect.VALUES, Aspect.STATE}:
            self._forget_pages(news.items)

    def _reload_in_turn(self) -> None:
        """The first news at once, what comes while they rest together: a scan tells of every portion it brings in."""
        if self._news_rest.isActive():
            self._is_behind = True
            return
        self._is_behind = False
        self._news_rest.start()
        self.reload()

    def _catch_up(self) -> None:
        if self._is_behind:
            self._reload_in_turn()

    def _forget_pages(self, items: Collection[ItemId]) -> None:
        """Fetch again, once they are looked at, the pages that show those items (none named: all that are kept)."""
        named = frozenset(items)
        for page in self._pages.keys() | self._asked.keys():
            if named and named.isdisjoint(self._ids[page * _PAGE : (page + 1) * _PAGE]):
                continue
            if page in self._pages:
                self._stale.add(page)
            if (request := self._asked.pop(page, None)) is not None:
                request.drop()  # what it read may be from before the change
            first, last = page * _PAGE, min((page + 1) * _PAGE, len(self._ids)) - 1
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._columns) - 1))

    def _card(self, number: int, row: ItemRow) -> Card:
        """The row's card, made once: it is asked for at every painting."""
        page, offset = divmod(number, _PAGE)
        cards = self._cards[page]
        card = cards[offset]
        if card is None:
            card = cards[offset] = card_of(row)
        return card

    # --- pictures ---------------------------------------------------------------------------------------------------

    def _picture(self, number: int, row: ItemRow) -> object:
        picture = self._desk.pictures.get(row.picture, self._picture_size, self._ratio, self._radius)
        if picture is None and row.picture:
            self._waiting_for.setdefault(row.picture, set()).add(number)
        return picture

    def _picture_arrived(self, path: str) -> None:
        for number in self._waiting_for.pop(path, ()):
            if number < len(self._ids):
                index = self.index(number, 0)
                self.dataChanged.emit(index, index, [int(Role.PICTURE)])

    # --- Qt's questions ---------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.name_for(self.scope.kind)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.alignment
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Role.ITEM:
            return self._ids[index.row()]
        row = self.row_at(index.row())
        if row is None:
            return None
        column = self._columns[index.column()]
        match role:
            case Role.CARD:
                return self._card(index.row(), row)
            case Role.PICTURE:
                return self._picture(index.row(), row)
            case Role.STATE:
                return state_of(row)
            case Role.PERCENT:
                return row.completeness
            case Role.NOTE:
                return self._notes.get(row.id, "")
            case Role.LOCKS:
                return len(row.locked)
            case Role.LOCK:
                field = self.field_at(index)
                return None if field is None else field.name in row.locked
            case Qt.ItemDataRole.DisplayRole:
                return self._text(index, row)
            case Qt.ItemDataRole.EditRole:
                return self._whole_text(index, row)
            case Qt.ItemDataRole.TextAlignmentRole:
                return column.alignment
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken_of(row) if index.column() == 0 else self._spoken(index, row)
        return None

    def _spoken(self, index: Index, row: ItemRow) -> str:
        """What a cell says, with its lock: that is drawn as a sign alone."""
        text = self._text(index, row)
        is_locked = index.data(Role.LOCK)
        return QCoreApplication.translate("Columns", "{text}, locked").format(text=text) if is_locked else text

    def _text(self, index: Index, row: ItemRow) -> str:
        column = self._columns[index.column()]
        return apart_text(column.field, self.value_at(index)) if column.is_apart else column.text(row)

    def _whole_text(self, index: Index, row: ItemRow) -> str:
        """What a cell stands for; of a long text it shows the beginning alone."""
        field = self.field_at(index)
        is_long = field is not None and field.type is FieldType.LONG_TEXT
        return str(self.value_at(index) or "") if is_long else self._text(index, row)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Titles can be dragged."""
        drags = Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | drags

    def supportedDragActions(self) -> Qt.DropAction:
        """They are copied: what is dragged stays in its list."""
        return Qt.DropAction.CopyAction

    def supportedDropActions(self) -> Qt.DropAction:
        """Nothing falls into a list by Qt's own ways (see `DropOnItem`, `ItemDrop`): folders are the window's."""
        return Qt.DropAction.IgnoreAction

    def mimeTypes(self) -> list[str]:
        """Items, and files."""
        return mime_of_items([], [os.sep]).formats()

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The titles of those rows, and the files or folders of those that are known by now and there."""
        numbers = sorted({index.row() for index in indexes})
        known = (self.known_row(number) for number in numbers)
        paths = [
            row.path for row in known if row is not None and row.path and not row.is_missing and not row.is_offline
        ]
        return mime_of_items(self.items_at(numbers), paths)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort in the store; a column that cannot be sorted by is left alone."""
        key = self._columns[column].sort
        if key:
            self.sort_by(Sort(key, order is Qt.SortOrder.DescendingOrder))
