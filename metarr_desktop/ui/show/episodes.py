"""The episodes of a season with those that are not here: only providers know them, so they cannot be chosen."""

from __future__ import annotations

from array import array
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Qt

from metarr_desktop.domain.episodes import Numbers, Order
from metarr_desktop.domain.kinds import ItemId, Kind, Status
from metarr_desktop.domain.views import ItemRow, Listing, Scope, Sort
from metarr_desktop.ui.models.columns import EPISODE_COLUMNS
from metarr_desktop.ui.models.items import ItemsModel
from metarr_desktop.ui.roles import Role, RowState
from metarr_desktop.ui.show.orders import column_word, is_elsewhere, number_by, order_word, rank_by
from metarr_desktop.ui.widgets.table_cells import state_word

if TYPE_CHECKING:
    from metarr_desktop.domain.episodes import AbsentEpisode
    from metarr_desktop.ui.desk import Desk
    from metarr_desktop.ui.index import Index
    from metarr_desktop.ui.show.reading import Season

_ELSEWHERE = "\N{UP DOWN ARROW}\N{VARIATION SELECTOR-15}"


class EpisodesModel(ItemsModel):
    """A list of one season. An episode that is not here has an id below 0, and stands where its number belongs."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent, columns=EPISODE_COLUMNS)
        self._season: Season | None = None
        self.with_absent = True
        self.order = Order.AIRED
        self._other: Order | None = None
        self._own_order = ""
        self._absent: dict[int, AbsentEpisode] = {}
        self._numbers: dict[ItemId, int] = {}
        self._others: dict[ItemId, Numbers] = {}

    def show_season(self, season: Season) -> None:
        """Show the episodes of a season, or what changed in it."""
        before, self._season = self._season, season
        if before is None or before.row.id != season.row.id:
            self.set_notes({})
            self.show(Scope(parent=season.row.id), "", Sort("number"))
        elif (before.absent, before.numbers, before.others) != (season.absent, season.numbers, season.others):
            self.reload()

    def show_absent(self, is_shown: bool) -> None:
        """Show what is not here as well, or only what is."""
        is_other, self.with_absent = is_shown != self.with_absent, is_shown
        if is_other and self._season is not None:
            self.reload()

    def show_order(self, order: Order, other: Order | None, own: str) -> None:
        """Number and arrange the episodes by an order, with the numbers of another beside it.

        `own` is what the order of the files is called, "" for that of airing.
        """
        is_another = order is not self.order
        self.order, self._other, self._own_order = order, other, own
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
        if is_another and self._season is not None:
            self.reload()
        elif rows := self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(rows - 1, self.columnCount() - 1))

    def here(self) -> list[ItemId]:
        """The episodes of the list that are in the library."""
        return [item for item in self.all_items() if item >= 0]

    def _take(self, listing: Listing) -> None:
        absent = self._season.absent if self._season is not None and self.with_absent else ()
        self._absent = {-1 - number: one for number, one in enumerate(absent)}
        self._numbers = dict(self._season.numbers) if self._season is not None else {}
        self._others = dict(self._season.others) if self._season is not None else {}
        super()._take(replace(listing, ids=self._merged(listing.ids)))

    def _merged(self, ids: array[int]) -> array[int]:
        """Those episodes with the absent ones where their numbers belong; what has no number stays where it is."""
        if self.order is not Order.AIRED:
            return array("q", sorted([*ids, *self._absent], key=self._rank))
        waiting = sorted(self._absent, key=lambda id: self._absent[id].episode)
        merged: array[int] = array("q")
        for item in ids:
            while waiting and self._absent[waiting[0]].episode < self._numbers.get(ItemId(item), 0):
                merged.append(waiting.pop(0))
            merged.append(item)
        merged.extend(waiting)
        return merged

    def _rank(self, item: int) -> tuple[float, float, float]:
        one = self._absent.get(item)
        episode = one.episode if one is not None else self._numbers.get(ItemId(item))
        return rank_by(self.order, episode, self._numbers_of(item))

    def _numbers_of(self, item: int) -> Numbers:
        """What an episode is called by the other orders."""
        if (one := self._absent.get(item)) is not None:
            return one.numbers
        return self._others.get(ItemId(item), Numbers())

    def _take_page(self, generation: int, page: int, ids: list[ItemId], rows: list[ItemRow]) -> None:
        here = [self._row_of(item) for item in ids if item in self._absent]
        super()._take_page(generation, page, ids, [*rows, *here])

    def _row_of(self, item: ItemId) -> ItemRow:
        one = self._absent[item]
        return ItemRow(
            item,
            Kind.EPISODE,
            one.title,
            None,
            None,
            None,
            Status.UNIDENTIFIED,
            season=one.season,
            episode=one.episode,
            air_date=one.air_date,
        )

    # --- Qt's questions ---------------------------------------------------------------------------------------------

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The columns of numbers are called by their orders, where there are several."""
        is_head = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        if is_head and self._other is not None and 0 <= section < len(EPISODE_COLUMNS):
            name = EPISODE_COLUMNS[section].name
            if name == "number":
                return order_word(self.order, self._own_order)
            if name == "other":
                return column_word(self._other, self._own_order)
        return super().headerData(section, orientation, role)

    def _text(self, index: Index, row: ItemRow) -> str:
        name = EPISODE_COLUMNS[index.column()].name
        if name == "number" and self.order is not Order.AIRED:
            return number_by(self.order, row.season, row.episode, self._numbers_of(row.id))
        if name == "other" and self._other is not None:
            text = number_by(self._other, row.season, row.episode, self._numbers_of(row.id))
            return f"{text} {_ELSEWHERE}" if self._is_elsewhere(row) else text
        return super()._text(index, row)

    def _spoken(self, index: Index, row: ItemRow) -> str:
        text = super()._spoken(index, row)
        if EPISODE_COLUMNS[index.column()].name != "other" or not self._is_elsewhere(row):
            return text
        said = QCoreApplication.translate("Show", "{number}, another number")
        return said.format(number=text.removesuffix(_ELSEWHERE).strip())

    def _is_elsewhere(self, row: ItemRow) -> bool:
        pair = (self.order, self._other)
        return Order.DVD in pair and is_elsewhere(Order.DVD, row.season, row.episode, self._numbers_of(row.id))

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        is_absent = index.isValid() and self._ids[index.row()] in self._absent
        return flags & ~Qt.ItemFlag.ItemIsSelectable if is_absent else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self._absent.get(self._ids[index.row()]) if index.isValid() else None
        if one is None:
            return super().data(index, role)
        state = RowState.COMING if one.is_coming else RowState.ABSENT
        if role == Role.STATE:
            return state
        words = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if role in words and EPISODE_COLUMNS[index.column()].name == "state":
            return state_word(state)
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return f"{one.title}, {state_word(state)}"
        return super().data(index, role)
