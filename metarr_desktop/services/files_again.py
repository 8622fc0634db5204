"""Files again: in a library built anew, give titles the files that a person had given to them in the one that was lost.

What a scan made of those files by their names is put right before anything else is given back: it says which title is
which, and which episodes a file holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from metarr_desktop.domain.edits import NewItem
from metarr_desktop.domain.episodes import EXTRA, Slot
from metarr_desktop.domain.found import MAIN, FileRole
from metarr_desktop.domain.item_views import FileView
from metarr_desktop.domain.kinds import FileId, ItemId, Kind, LibraryId
from metarr_desktop.domain.versions import FileTurn
from metarr_desktop.services.episodes import map_again
from metarr_desktop.services.versions import left_behind

if TYPE_CHECKING:
    from metarr_desktop.domain.values import Value
    from metarr_desktop.store.batch import Batch
    from metarr_desktop.store.keepsakes import Keepsake, KeptFile
    from metarr_desktop.store.library import Store
from metarr_desktop.store.keepsakes import Whereabouts

_Again = tuple[LibraryId, FileView]


class FilesAgain:
    """Gives files to titles of one library, as its part of one batch."""

    def __init__(self, store: Store, batch: Batch) -> None:
        self._store = store
        self._batch = batch
        self._homes: dict[ItemId, Keepsake] = {}
        self._given: set[FileId] = set()

    def give(self, found: Sequence[Keepsake]) -> Mapping[ItemId, Keepsake]:
        """Put the files of those keepsakes where they were; the titles that got some.

        What a person has given to a title since stays there.
        """
        for one in sorted((one for one in found if one.given), key=lambda one: one.item):
            again = self._again(one.given)
            if again and one.where.kind is Kind.MOVIE:
                self._give(one, again)
        self._map([one for one in found if one.given and one.where.kind in (Kind.SERIES, Kind.EPISODE)])
        return self._homes

    def _map(self, found: Sequence[Keepsake]) -> None:
        """Have files of shows hold the episodes that they held; those known by a date alone are left to their names."""
        wishes: dict[ItemId, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for one in found:
            for kept, (_, file) in self._again(one.given):
                series = self._series(one, file.id)
                if series is not None and kept.role in MAIN and one.where.episode is not None:
                    wishes[series][file.path].append(str(Slot(one.where.season or 0, one.where.episode)))
                elif series is not None and kept.role is FileRole.EXTRA:
                    wishes[series][file.path].append(EXTRA)
        for series, own in wishes.items():
            map_again(self._store, self._batch, series, {path: ", ".join(sorted(said)) for path, said in own.items()})

    def _series(self, one: Keepsake, file: FileId) -> ItemId | None:
        """The show that such a file is of now, else the one of the folders where it was."""
        for owner in self._store.files.items_of([file]).get(file, []):
            detail = self._store.items.detail(owner)
            for row in (*detail.parents, detail.row):
                if row.kind is Kind.SERIES:
                    return row.id
        where = one.where
        return self._store.finder().find(Whereabouts(Kind.SERIES, where.library, where.top, folders=where.top_folders))

    def _again(self, kept: Sequence[KeptFile]) -> list[tuple[KeptFile, _Again]]:
        found = [(one, self._store.files.found_again(one.path, one.quick_hash)) for one in kept]
        there = [(one, again) for one, again in found if again is not None]
        taken = self._given | self._store.files.pinned([again[1].id for _, again in there])
        return [(one, again) for one, again in there if again[1].id not in taken]

    def _give(self, one: Keepsake, again: Sequence[tuple[KeptFile, _Again]]) -> None:
        owners = self._store.files.items_of([file.id for _, (_, file) in again])
        home = self._home(one, again, owners)
        sources = {owner for some in owners.values() for owner in some}
        with self._store.write() as unit:
            if home is None:
                (home,) = unit.create(self._batch, [_anew(one, again[0][1][0])])
            turns = [_turn(kept, file, next(iter(owners.get(file.id, ())), None), home) for kept, (_, file) in again]
            unit.pin(self._batch, turns, home, left_behind(self._store, turns, ()))
            gone = [item for item in sources - {home} - self._homes.keys() if self._is_emptied(item, turns)]
            if gone:
                unit.trash(self._batch, gone)
        self._homes[home] = one
        self._given |= {turn.file for turn in turns}

    def _home(
        self,
        one: Keepsake,
        again: Sequence[tuple[KeptFile, _Again]],
        owners: Mapping[FileId, Sequence[ItemId]],
    ) -> ItemId | None:
        """The title that a scan made of those files, or of some, and of no others; the one of that name first."""
        own = {found[1].id for path, known in one.where.files if (found := self._store.files.found_again(path, known))}
        mains = [file for kept, (_, file) in again if kept.role in MAIN]
        if not mains:  # only extras: the film itself is found as always
            return self._store.finder().find(one.where)
        having = dict.fromkeys(owner for file in mains for owner in owners.get(file.id, ()))
        free = [item for item in having if item not in self._homes and self._mains(item) <= own]
        rows = {row.id: row for row in self._store.items.rows(free)}
        same = [item for item in free if (rows[item].title, rows[item].year) == (one.where.title, one.where.year)]
        return next(iter([*same, *free]), None)

    def _mains(self, item: ItemId) -> set[FileId]:
        return {file for _, file, _ in self._store.files.main_files([item])}

    def _is_emptied(self, item: ItemId, turns: Sequence[FileTurn]) -> bool:
        mains = self._mains(item)
        return bool(mains) and mains <= self._given | {turn.file for turn in turns}


def _turn(kept: KeptFile, file: FileView, source: ItemId | None, home: ItemId) -> FileTurn:
    return FileTurn(file.id, file.path, source, home, kept.role, kept.version, kept.part, kept.order, kept.extra_type)


def _anew(one: Keepsake, library: LibraryId) -> NewItem:
    """A film that was split off: no scan makes it."""
    values: dict[str, Value] = {"title": one.where.title}
    if one.where.year is not None:
        values["year"] = one.where.year
    return NewItem(one.where.kind, values, library)
