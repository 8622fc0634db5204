"""The store as its users see it: named readers, and one unit of work for writing (`store.unit`)."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from metarr_desktop.store import migrate
from metarr_desktop.store.clock import Clock, system_clock
from metarr_desktop.store.engine import Lanes

if TYPE_CHECKING:
    from metarr_desktop.domain.edits import Changes, UndoPlan
    from metarr_desktop.domain.kinds import BatchId, ItemId, LibraryId
    from metarr_desktop.store.answers import AnswerTable
    from metarr_desktop.store.cache_use import CacheUse
    from metarr_desktop.store.check import Check
    from metarr_desktop.store.enriched import Enriched
    from metarr_desktop.store.files import Files
    from metarr_desktop.store.findings import Findings
    from metarr_desktop.store.history import History
    from metarr_desktop.store.hooks import Hooks
    from metarr_desktop.store.items import Items
    from metarr_desktop.store.jobs import Jobs
    from metarr_desktop.store.keepsakes import Finder, Keepsakes
    from metarr_desktop.store.libraries import Libraries
    from metarr_desktop.store.many import Many
    from metarr_desktop.store.notices import Notices
    from metarr_desktop.store.outbox import Outboxes
    from metarr_desktop.store.pictures import Pictures
    from metarr_desktop.store.players import Players
    from metarr_desktop.store.playlists import Playlists
    from metarr_desktop.store.providers import Providers
    from metarr_desktop.store.purging import Purging
    from metarr_desktop.store.recycling import Recycling
    from metarr_desktop.store.renames import Renames
    from metarr_desktop.store.reviews import Reviews
    from metarr_desktop.store.saved_views import SavedViews
    from metarr_desktop.store.scans import Scans
    from metarr_desktop.store.settings import Settings
    from metarr_desktop.store.sidecars import Sidecars
    from metarr_desktop.store.stats import Stats
    from metarr_desktop.store.told import Told
    from metarr_desktop.store.tombstones import Tombstones
    from metarr_desktop.store.unit import Unit
    from metarr_desktop.store.vocabulary import Vocabulary
    from metarr_desktop.store.watched import WatchedMarks
    from metarr_desktop.store.works import Works


class Store:
    """One library database. Readers may be used from any thread; `write()` gives one thread at a time its turn."""

    def __init__(self, path: Path, clock: Clock = system_clock) -> None:
        """Open the database, making or upgrading it first. Raises NewerLibrary, DamagedLibrary."""
        migrate.revision_of(path)  # a damaged file is refused before anything is opened for writing
        self.path = path
        self.clock = clock
        self._lanes = Lanes(path)
        try:
            migrate.bring_up_to_date(self._lanes, path.parent / "backups")
        except BaseException:
            self._lanes.close()
            raise

    # --- reading: each when it is first asked for, as a start asks for a handful ------------------------------------

    @cached_property
    def items(self) -> Items:
        from metarr_desktop.store.items import Items

        return Items(self._lanes, self.clock)

    @cached_property
    def many(self) -> Many:
        from metarr_desktop.store.many import Many

        return Many(self._lanes)

    @cached_property
    def libraries(self) -> Libraries:
        from metarr_desktop.store.libraries import Libraries

        return Libraries(self._lanes)

    @cached_property
    def files(self) -> Files:
        from metarr_desktop.store.files import Files

        return Files(self._lanes)

    @cached_property
    def pictures(self) -> Pictures:
        from metarr_desktop.store.pictures import Pictures

        return Pictures(self._lanes)

    @cached_property
    def findings(self) -> Findings:
        from metarr_desktop.store.findings import Findings

        return Findings(self._lanes)

    @cached_property
    def sidecars(self) -> Sidecars:
        from metarr_desktop.store.sidecars import Sidecars

        return Sidecars(self._lanes)

    @cached_property
    def history(self) -> History:
        from metarr_desktop.store.history import History

        return History(self._lanes)

    @cached_property
    def players(self) -> Players:
        from metarr_desktop.store.players import Players

        return Players(self._lanes)

    @cached_property
    def outbox(self) -> Outboxes:
        from metarr_desktop.store.outbox import Outboxes

        return Outboxes(self._lanes)

    @cached_property
    def jobs(self) -> Jobs:
        from metarr_desktop.store.jobs import Jobs

        return Jobs(self._lanes)

    @cached_property
    def scans(self) -> Scans:
        from metarr_desktop.store.scans import Scans

        return Scans(self._lanes)

    @cached_property
    def notices(self) -> Notices:
        from metarr_desktop.store.notices import Notices

        return Notices(self._lanes)

    @cached_property
    def answers(self) -> AnswerTable:
        from metarr_desktop.store.answers import AnswerTable

        return AnswerTable(self._lanes)

    @cached_property
    def providers(self) -> Providers:
        from metarr_desktop.store.providers import Providers

        return Providers(self._lanes)

    @cached_property
    def renames(self) -> Renames:
        from metarr_desktop.store.renames import Renames

        return Renames(self._lanes)

    @cached_property
    def told(self) -> Told:
        from metarr_desktop.store.told import Told

        return Told(self._lanes)

    @cached_property
    def works(self) -> Works:
        from metarr_desktop.store.works import Works

        return Works(self._lanes)

    @cached_property
    def reviews(self) -> Reviews:
        from metarr_desktop.store.reviews import Reviews

        return Reviews(self._lanes)

    @cached_property
    def enriched(self) -> Enriched:
        from metarr_desktop.store.enriched import Enriched

        return Enriched(self._lanes)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        from metarr_desktop.store.vocabulary import Vocabulary

        return Vocabulary(self._lanes)

    @cached_property
    def saved_views(self) -> SavedViews:
        from metarr_desktop.store.saved_views import SavedViews

        return SavedViews(self._lanes)

    @cached_property
    def playlists(self) -> Playlists:
        from metarr_desktop.store.playlists import Playlists

        return Playlists(self._lanes)

    @cached_property
    def recycling(self) -> Recycling:
        from metarr_desktop.store.recycling import Recycling

        return Recycling(self._lanes)

    @cached_property
    def purging(self) -> Purging:
        from metarr_desktop.store.purging import Purging

        return Purging(self._lanes)

    @cached_property
    def tombstones(self) -> Tombstones:
        from metarr_desktop.store.tombstones import Tombstones

        return Tombstones(self._lanes)

    @cached_property
    def settings(self) -> Settings:
        from metarr_desktop.store.settings import Settings

        return Settings(self._lanes)

    @cached_property
    def keepsakes(self) -> Keepsakes:
        from metarr_desktop.store.keepsakes import Keepsakes

        return Keepsakes(self._lanes)

    @cached_property
    def cache_use(self) -> CacheUse:
        from metarr_desktop.store.cache_use import CacheUse

        return CacheUse(self._lanes)

    @cached_property
    def check(self) -> Check:
        from metarr_desktop.store.check import Check

        return Check(self._lanes)

    @cached_property
    def hooks(self) -> Hooks:
        from metarr_desktop.store.hooks import Hooks

        return Hooks(self._lanes)

    @cached_property
    def watched(self) -> WatchedMarks:
        from metarr_desktop.store.watched import WatchedMarks

        return WatchedMarks(self._lanes)

    @cached_property
    def stats(self) -> Stats:
        from metarr_desktop.store.stats import Stats

        return Stats(self._lanes)

    def has_moves_begun(self) -> bool:
        """Whether files were to be moved, and nobody knows yet whether they were."""
        with self._lanes.read() as connection:
            rows = connection.execute("SELECT EXISTS (SELECT 1 FROM file_move WHERE state = 'planned')")
            return bool(rows.scalar())

    # --- writing, and the rest --------------------------------------------------------------------------------------

    @contextlib.contextmanager
    def write(self, *, durable: bool = True) -> Iterator[Unit]:
        """A unit of work: everything in the block becomes true together when it ends, or nothing when it raises.

        `durable` as in `Lanes.write`: a person's edit is, bulk work that can be done again need not be.
        """
        from metarr_desktop.store.unit import Unit

        unit: Unit | None = None
        try:
            with self._lanes.write(durable=durable) as connection:
                unit = Unit(connection, self.clock)
                yield unit
                unit.recognize_returned()
        except BaseException:
            if unit is not None:
                unit.door.forget()
            raise

    def plan_undo(self, batch: BatchId, foresee: Callable[[Unit, Changes], None] = lambda *_: None) -> UndoPlan:
        """What the undo of a batch would do; nothing is changed. Raises as the undo itself.

        `foresee` may look at what would be true then, and do more that is rolled back as well.
        """
        from metarr_desktop.store.unit import Unit

        plan: list[UndoPlan] = []
        with contextlib.suppress(_RolledBackError), self._lanes.write(durable=False) as connection:
            unit = Unit(connection, self.clock)
            found, changes = unit.plan_undo(batch)
            foresee(unit, changes)
            plan.append(found)
            raise _RolledBackError
        return plan[0]

    def foreign_elements(self, items: Collection[ItemId]) -> dict[ItemId, tuple[str, ...]]:
        """What other programs wrote into those items' NFO files and we keep."""
        from metarr_desktop.store import foreign

        with self._lanes.read() as connection:
            return foreign.load(connection, items)

    def waiting_to_publish(self, library: LibraryId) -> list[ItemId]:
        """What was to be published while its disk was away, of which no disk is away any more."""
        from metarr_desktop.store import waiting

        with self._lanes.read() as connection:
            return waiting.ready(connection, library)

    def finder(self) -> Finder:
        """Finds items again by where they were (see `store.keepsakes`)."""
        from metarr_desktop.store.keepsakes import Finder

        return Finder(self._lanes)

    def close(self) -> None:
        self._lanes.close()


class _RolledBackError(Exception):
    """Ends a transaction that was only to find something out."""
