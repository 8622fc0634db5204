"""The episodes of a season with those that are not here: only providers know them, so they cannot be chosen."""

from __future__ import annotations

from array import array
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt

from metarr_desktop.domain.kinds import ItemId, Kind, Status
from metarr_desktop.domain.views import ItemRow, Listing, Scope, Sort
from metarr_desktop.ui.models.columns import EPISODE_COLUMNS
from metarr_desktop.ui.models.items import ItemsModel
from metarr_desktop.ui.roles import Role, RowState
from metarr_desktop.ui.widgets.table_cells import state_word

if TYPE_CHECKING:
    from metarr_desktop.domain.episodes import AbsentEpisode
    from metarr_desktop.ui.desk import Desk
    from metarr_desktop.ui.index import Index
    from metarr_desktop.ui.show.reading import Season


class EpisodesModel(ItemsModel):
    """A list of one season. An episode that is not here has an id below 0, and stands where its number belongs."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent, columns=EPISODE_COLUMNS)
        self._season: Season | None = None
        self.with_absent = True
        self._absent: dict[int, AbsentEpisode] = {}

    def show_season(self, season: Season) -> None:
        """Show the episodes of a season, or what changed in it."""
        before, self._season = self._season, season
        if before is None or before.row.id != season.row.id:
            self.set_notes({})
            self.show(Scope(parent=season.row.id), "", Sort("number"))
        elif (before.absent, before.numbers) != (season.absent, season.numbers):
            self.reload()

    def show_absent(self, is_shown: bool) -> None:
        """Show what is not here as well, or only what is."""
        is_other, self.with_absent = is_shown != self.with_absent, is_shown
        if is_other and self._season is not None:
            self.reload()

    def here(self) -> list[ItemId]:
        """The episodes of the list that are in the library."""
        return [item for item in self.all_items() if item >= 0]

    def _take(self, listing: Listing) -> None:
        absent = self._season.absent if self._season is not None and self.with_absent else ()
        self._absent = {-1 - number: one for number, one in enumerate(absent)}
        super()._take(replace(listing, ids=self._merged(listing.ids)))

    def _merged(self, ids: array[int]) -> array[int]:
        """Those episodes with the absent ones before the next higher number; what has none comes first."""
        numbers = dict(self._season.numbers) if self._season is not None else {}
        waiting = sorted(self._absent, key=lambda id: self._absent[id].episode)
        merged: array[int] = array("q")
        for item in ids:
            while waiting and self._absent[waiting[0]].episode < numbers.get(ItemId(item), 0):
                merged.append(waiting.pop(0))
            merged.append(item)
        merged.extend(waiting)
        return merged

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
