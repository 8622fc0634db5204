"""Episodes: which episodes of a show a file holds, because a person says so.

Names are read wrongly, or number episodes in another way than the providers do. A file is then given to other episodes,
to two at once or to one of two, or made an extra of the show. That is planned first and carried out as one batch that
undo takes back; what a person said is pinned to the file, and scans keep to it (`store.pins`, `services.pinned`). Only
files are given to other episodes: each episode keeps its values, locks and marks, also where it is left without a file.
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from metarr_desktop.domain.edits import NewItem
from metarr_desktop.domain.episodes import (
    EXTRA,
    EpisodeFile,
    EpisodePlace,
    EpisodeTurn,
    MappingPlan,
    Order,
    Slot,
    read_date,
    read_slots,
)
from metarr_desktop.domain.errors import BadInput, NotFound, printable
from metarr_desktop.domain.found import FileRole
from metarr_desktop.domain.item_views import FileView
from metarr_desktop.domain.kinds import Actor, BatchId, FileId, ItemId, Kind
from metarr_desktop.domain.versions import EXTRA_TYPES, FileTurn, file_state
from metarr_desktop.domain.views import ItemRow, Scope
from metarr_desktop.formats.names.files import VIDEO, split_extension
from metarr_desktop.services.changes import Aspect, Newsroom
from metarr_desktop.services.first_values import season_title
from metarr_desktop.services.pinned import bears_name
from metarr_desktop.services.versions import left_behind
from metarr_desktop.store.batch import Batch

if TYPE_CHECKING:
    from metarr_desktop.domain.edits import HistoryEntry
    from metarr_desktop.domain.item_views import FileView
    from metarr_desktop.domain.values import Value
    from metarr_desktop.services.outbox import Outbox
    from metarr_desktop.store.library import Store
    from metarr_desktop.store.unit import Unit

_VIDEOS = frozenset({FileRole.VIDEO, FileRole.DISC, FileRole.EXTRA, FileRole.TRAILER, FileRole.UNKNOWN})


class Episodes:
    """The verb. `map` is one batch that one undo takes back."""

    def __init__(self, store: Store, newsroom: Newsroom, outbox: Outbox) -> None:
        self._store = store
        self._newsroom = newsroom
        self._outbox = outbox

    # --- what is so -------------------------------------------------------------------------------------------------

    def files(self, series: ItemId) -> list[EpisodeFile]:
        """The videos of a show with the episodes that they hold, in the order of those; then what is of none.

        Raises NotFound, BadInput where it is no show.
        """
        return list(_Show(self._store, series).files.values())

    # --- mapping ----------------------------------------------------------------------------------------------------

    def plan(self, series: ItemId, wishes: Mapping[str, str], order: Order = Order.AIRED) -> MappingPlan:
        """What having files hold other episodes would do. Touches nothing.

        `wishes` are by the files' paths, as a person writes episodes ("S01E01-E02", a date, `EXTRA`); those that are so
        already change nothing. Numbers by DVD or absolute are looked up in the fields of the show's episodes. Raises
        BadInput, NotFound.
        """
        return _Show(self._store, series).plan(wishes, order)

    def try_plan(
        self, series: ItemId, wishes: Mapping[str, str], order: Order = Order.AIRED
    ) -> tuple[MappingPlan, dict[str, str]]:
        """The plan of those wishes that can be read, and by path why the others cannot. Raises NotFound."""
        show = _Show(self._store, series)
        good: dict[str, str] = {}
        problems: dict[str, str] = {}
        for path, text in wishes.items():
            try:
                show.plan({path: text}, order)
            except BadInput as error:
                problems[path] = str(error)
            else:
                good[path] = text
        return show.plan(good, order), problems

    def map(self, series: ItemId, wishes: Mapping[str, str], order: Order = Order.AIRED) -> BatchId:
        """Have files hold other episodes. Raises as the plan, and BadInput where all of it is so already."""
        show = _Show(self._store, series)
        plan = show.plan(wishes, order)
        if not plan.turns:
            raise BadInput("It is so already.")
        batch = Batch(Actor.PERSON, "map_episodes")
        with self._store.write() as unit:
            made = show.carry_out(unit, batch, plan)
            assert batch.id is not None  # there were turns
            self._outbox.give(unit, batch.id, ())
        touched = {one.item for turn in plan.turns for one in (*turn.before, *turn.after) if one.item is not None}
        self._newsroom.tell(Aspect.LIST, Aspect.VALUES, Aspect.STATE, items=[series, *touched, *made])
        return batch.id


def map_again(store: Store, batch: Batch, series: ItemId, wishes: Mapping[str, str]) -> None:
    """Have files hold, in a library built anew, what a person said in the one that was lost. Raises BadInput."""
    show = _Show(store, series)
    plan = show.plan(wishes, Order.AIRED)
    with store.write() as unit:
        show.carry_out(unit, batch, plan)


def with_episodes(store: Store, entries: Sequence[HistoryEntry]) -> list[HistoryEntry]:
    """What a history says, with the episodes that files of shows held before and after."""
    states = {
        one: (_items_in(one.old), _items_in(one.new)) for one in entries if one.field == "file" and not one.is_creation
    }
    items = {item for before, after in states.values() for item in (*before, *after)}
    rows = {row.id: row for row in store.items.rows(list(items))} if items else {}

    def places(items: Sequence[ItemId]) -> tuple[EpisodePlace, ...]:
        known = (rows[item] for item in items if item in rows)
        return tuple(sorted((_place(row) for row in known if row.kind is Kind.EPISODE), key=_rank))

    def told(entry: HistoryEntry) -> HistoryEntry:
        before, after = states.get(entry, ((), ()))
        is_of_show = any(rows[item].kind in (Kind.EPISODE, Kind.SERIES) for item in (*before, *after) if item in rows)
        return replace(entry, episodes=(places(before), places(after))) if is_of_show else entry

    return [told(one) for one in entries]


def _items_in(state: Value) -> tuple[ItemId, ...]:
    return file_state(state).items if isinstance(state, str) else ()


class _Show:
    """A show as it is now: its seasons by number, its episodes by place, its videos by path."""

    def __init__(self, store: Store, series: ItemId) -> None:
        rows = store.items.rows([series])
        if not rows:
            raise NotFound(f"There is no item {series}.")
        self.row = rows[0]
        if self.row.kind is not Kind.SERIES:
            raise BadInput(f"“{self.row.title}” is no show; only the files of shows hold episodes.")
        if self.row.deleted_at:
            raise BadInput(f"“{self.row.title}” is in the trash; restore it first.")
        self._store = store
        below = store.items.rows(store.items.subtree([series]))
        self.seasons = {row.season: row.id for row in below if row.kind is Kind.SEASON}
        self.episodes = {row.id: row for row in below if row.kind is Kind.EPISODE}
        self._views = store.items.files([series, *self.seasons.values(), *self.episodes])
        self.files = {one.path: one for one in self._read_files()}

    def _read_files(self) -> list[EpisodeFile]:
        held: dict[FileId, list[ItemId]] = defaultdict(list)
        views: dict[FileId, FileView] = {}
        for item, own in self._views.items():
            for one in own:
                if one.role in _VIDEOS and not one.is_missing and not one.is_ignored:
                    views.setdefault(one.id, one)
                    if item in self.episodes:
                        held[one.id].append(item)
        found = [
            EpisodeFile(one.id, one.path, one.role, self._in_order(held[one.id]), one.is_pinned)
            for one in views.values()
        ]
        found.sort(key=lambda one: (not one.places, [_rank(place) for place in one.places], one.path))
        return [*found, *self._loose()]

    def _loose(self) -> list[EpisodeFile]:
        """Videos in the show's folders that nothing could be made of."""
        folders = [os.path.join(one, "") for one in self._store.items.folders([self.row.id]).get(self.row.id, ())]
        if self.row.library is None or not folders:
            return []
        roots = {root.id: root.path for root in self._store.libraries.get(self.row.library).roots}
        unknown = self._store.files.unknown(self.row.library)
        paths = [(one, os.path.join(roots[one.root], one.path)) for one in unknown if not one.is_ignored]
        return [
            EpisodeFile(one.id, path, one.role)
            for one, path in paths
            if split_extension(path)[1] in VIDEO and any(path.startswith(here) for here in folders)
        ]

    def _in_order(self, items: Sequence[ItemId]) -> tuple[EpisodePlace, ...]:
        return tuple(sorted((_place(self.episodes[item]) for item in items), key=_rank))

    # --- what a person wrote ----------------------------------------------------------------------------------------

    def plan(self, wishes: Mapping[str, str], order: Order) -> MappingPlan:
        """As `Episodes.plan`."""
        turns = [turn for path, text in wishes.items() if (turn := self._turn(path, text, order)) is not None]
        return MappingPlan(
            self.row.id,
            tuple(turns),
            self._emptied(turns),
            self._shared(turns),
            tuple(self._along(turns)),
            self._left(turns),
        )

    def _turn(self, path: str, text: str, order: Order) -> EpisodeTurn | None:
        one = self.file_at(path)
        if text.strip().lower() != EXTRA:
            after = self.places(text, order)
            role = one.role if one.role.is_main else FileRole.VIDEO
            is_so = {place.item for place in one.places} == {place.item for place in after}
            return None if is_so else EpisodeTurn(one.file, one.path, one.places, after, role)
        if one.role is FileRole.DISC:
            raise BadInput("A disc cannot be an extra.")
        return None if one.text == EXTRA else EpisodeTurn(one.file, one.path, one.places, (), FileRole.EXTRA)

    def file_at(self, path: str) -> EpisodeFile:
        """A video of the show. Raises BadInput."""
        if path not in self.files:
            raise BadInput(f"{printable(os.path.basename(path))} is no video of “{self.row.title}”.")
        return self.files[path]

    def places(self, text: str, order: Order) -> tuple[EpisodePlace, ...]:
        """The episodes that a person wrote. Raises BadInput."""
        if date := read_date(text):
            aired = [row for row in self.episodes.values() if row.air_date == date]
            if len(aired) != 1:
                count = "No episode" if not aired else "More than one episode"
                raise BadInput(f"{count} of “{self.row.title}” was shown on {date}.")
            return (_place(aired[0]),)
        slots = read_slots(text, order)
        if order is Order.AIRED:
            return tuple(self._aired(slot) for slot in slots)
        return tuple(self._looked_up(slot, order) for slot in slots)

    def _aired(self, slot: Slot) -> EpisodePlace:
        """The episode of that place: one that is here, else one that waits in the trash, else one that is made."""
        here = (row for row in self.episodes.values() if (row.season, row.episode) == (slot.season, slot.number))
        row = next(here, None) or self.trashed.get(slot)
        return EpisodePlace(None, slot) if row is None else _place(row)

    @cached_property
    def trashed(self) -> dict[Slot, ItemRow]:
        """The show's episodes in the trash; of several of one place the last."""
        rows = {kind: self._in_trash(kind) for kind in (Kind.SEASON, Kind.EPISODE)}
        seasons = {*self.seasons.values(), *(row.id for row in rows[Kind.SEASON] if row.parent == self.row.id)}
        return {
            Slot(row.season, row.episode): row
            for row in sorted(rows[Kind.EPISODE], key=lambda row: row.id)
            if row.parent in seasons and row.episode is not None
        }

    def _in_trash(self, kind: Kind) -> list[ItemRow]:
        listing = self._store.items.listing(Scope(kind, self.row.library, in_trash=True))
        return self._store.items.rows([ItemId(one) for one in listing.ids])

    def _looked_up(self, slot: Slot, order: Order) -> EpisodePlace:
        names = ("absolute",) if order is Order.ABSOLUTE else ("dvd_season", "dvd_episode")
        values = self._store.items.values(list(self.episodes), names)
        wanted = (slot.number,) if order is Order.ABSOLUTE else (slot.season, slot.number)
        found = [item for item, own in values.items() if tuple(own.get(name) for name in names) == wanted]
        if len(found) != 1:
            what = f"the absolute number {slot}" if order is Order.ABSOLUTE else f"the DVD number {slot}"
            count = "No episode" if not found else "More than one episode"
            raise BadInput(f"{count} of “{self.row.title}” has {what}; enriching it may tell.")
        return _place(self.episodes[found[0]])

    # --- what follows -----------------------------------------------------------------------------------------------

    def _left(self, turns: Sequence[EpisodeTurn]) -> tuple[FileTurn, ...]:
        """NFO and pictures that speak of an episode which their file leaves."""
        leaving = [
            FileTurn(turn.file, turn.path, place.item, None, turn.role)
            for turn in turns
            for place in turn.before
            if place.item not in {one.item for one in turn.after}
        ]
        return tuple({one.file: one for one in left_behind(self._store, leaving, ())}.values())

    def _emptied(self, turns: Sequence[EpisodeTurn]) -> tuple[EpisodePlace, ...]:
        turned = {turn.file for turn in turns}
        filled = {place.item for turn in turns for place in turn.after}
        filled |= {place.item for one in self.files.values() if one.file not in turned for place in one.places}
        before = {place for turn in turns for place in turn.before if place.item not in filled}
        return tuple(sorted(before, key=_rank))

    def _shared(self, turns: Sequence[EpisodeTurn]) -> tuple[EpisodePlace, ...]:
        turned = {turn.file for turn in turns}
        stay = [place for one in self.files.values() if one.file not in turned for place in one.places]
        coming = [place for turn in turns for place in turn.after]
        counts = Counter([*coming, *stay])
        return tuple(sorted({place for place in coming if counts[place] > 1}, key=_rank))

    def _along(self, turns: Sequence[EpisodeTurn]) -> list[FileTurn]:
        """Subtitles that bear the names of files which go: they go with them."""
        found: dict[FileId, FileTurn] = {}
        for turn in turns:
            for place in turn.before:
                for one in self._views.get(place.item, ()) if place.item is not None else ():
                    if one.role is FileRole.SUBTITLE and bears_name(one.path, [turn.path]):
                        found[one.id] = FileTurn(one.id, one.path, place.item, None, one.role, one.version, one.part)
        return list(found.values())

    # --- carrying out -----------------------------------------------------------------------------------------------

    def carry_out(self, unit: Unit, batch: Batch, plan: MappingPlan) -> list[ItemId]:
        """Do what a plan says; the seasons and episodes that were made."""
        in_trash = {row.id for row in self.trashed.values()}
        wanted = {place.item for turn in plan.turns for place in turn.after if place.item is not None}
        if returning := wanted & in_trash:
            unit.restore(batch, returning)
        seasons, made = self._make(unit, batch, plan.made)
        turns = [_file_turn(one, plan.series, made) for one in plan.turns]
        with_them = [
            replace(one, target=turn.target, also=turn.also)
            for turn in turns
            for one in plan.along
            if bears_name(one.path, [turn.path])
        ]
        unit.pin_episodes(batch, [*turns, *with_them], plan.left, plan.series, made.values())
        return [*seasons, *made.values()]

    def _make(self, unit: Unit, batch: Batch, slots: Sequence[Slot]) -> tuple[list[ItemId], dict[Slot, ItemId]]:
        """Make episodes, and the seasons that they need."""
        numbers = list(dict.fromkeys(slot.season for slot in slots if slot.season not in self.seasons))
        library, series = self.row.library, self.row.id
        new = [NewItem(Kind.SEASON, {"title": season_title(one)}, library, series, season=one) for one in numbers]
        seasons = unit.create(batch, new)
        parents = {**self.seasons, **dict(zip(numbers, seasons, strict=True))}
        episodes = [
            NewItem(
                Kind.EPISODE,
                {"title": f"{slot.season}x{slot.number:02}"},
                library,
                parents[slot.season],
                season=slot.season,
                episode=slot.number,
            )
            for slot in slots
        ]
        return seasons, dict(zip(slots, unit.create(batch, episodes), strict=True))


def _place(row: ItemRow) -> EpisodePlace:
    slot = Slot(row.season, row.episode) if row.season is not None and row.episode is not None else None
    if slot is None and row.absolute is not None:
        slot = Slot(None, row.absolute)
    return EpisodePlace(row.id, slot, row.title, row.air_date)


def _rank(place: EpisodePlace) -> tuple[int, int, str]:
    slot = place.slot or Slot(None, 0)
    return (slot.season if slot.season is not None else 1_000_000, slot.number, place.air_date)


def _file_turn(turn: EpisodeTurn, series: ItemId, made: Mapping[Slot, ItemId]) -> FileTurn:
    source = next((one.item for one in turn.before), None)
    known = [one.item for one in turn.after if one.item is not None]
    items = [*known, *(made[one.slot] for one in turn.after if one.item is None and one.slot is not None)]
    if not items:
        return FileTurn(turn.file, turn.path, source, series, turn.role, extra_type=EXTRA_TYPES[0])
    return FileTurn(turn.file, turn.path, source, items[0], turn.role, also=tuple(items[1:]))
