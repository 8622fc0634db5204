"""What lies outside the database and goes back with an undone batch: files that it published, folders, moves.

Each kind is one class with one method and its place in the list that `app` hands to the engine. What they do is queued
as jobs in the transaction of the undo, so that a crash loses neither half. The list is the order in which things happen
when something is done again, and the reverse of the order in which they are taken back; each waits for those before it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from metarr_desktop.domain.disk import Before
from metarr_desktop.services.errands import move_files_job, publish_again_job, publish_job, scan_job, take_back_job
from metarr_desktop.services.rename import rename_job

if TYPE_CHECKING:
    from metarr_desktop.domain.edits import Changes, Lineage
    from metarr_desktop.domain.jobs import NewJob
    from metarr_desktop.domain.kinds import BatchId, ItemId, JobId
    from metarr_desktop.store.library import Store
    from metarr_desktop.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Undone:
    """A batch that is being taken back, and what came of that in the database."""

    batch: BatchId
    lineage: Lineage
    changes: Changes


class Outside(Protocol):
    """One kind of thing outside the database that batches change."""

    def follow(self, unit: Unit, undone: Undone) -> Iterable[NewJob]:
        """The jobs that bring it to where the database is then.

        Called within the transaction of the undo: what `unit` writes becomes true with it; readers of the store still
        see what was before. No disk is touched here.
        """


def follow(outside: Sequence[Outside], unit: Unit, batch: BatchId, changes: Changes) -> tuple[JobId, ...]:
    """Queue what follows the undo of a batch outside the database, one kind after another."""
    queued: list[JobId] = []
    for some in _jobs(outside, unit, batch, changes):
        queued += [unit.jobs.enqueue(replace(job, needs=(*job.needs, *queued))) for job in some]
    return tuple(queued)


def _jobs(outside: Sequence[Outside], unit: Unit, batch: BatchId, changes: Changes) -> Iterator[list[NewJob]]:
    """What each kind has done, in the order in which it has to happen."""
    undone = Undone(batch, unit.lineage(batch), changes)
    for one in outside if undone.lineage.is_again else reversed(outside):
        yield list(one.follow(unit, undone))


class Foresight:
    """What would follow the undo of a batch on the disk, found out within a transaction that is rolled back."""

    def __init__(self, outside: Sequence[Outside]) -> None:
        self._outside = outside
        #: Where everything would go that is moved or renamed, in order: (source, target).
        self.ways: list[tuple[str, str]] = []
        #: The batches of which the published files would be taken back.
        self.taken_back: list[BatchId] = []
        #: The items that would be published afterwards.
        self.published: list[ItemId] = []

    def see(self, unit: Unit, batch: BatchId, changes: Changes) -> None:
        """Look ahead; stands where `follow` does."""
        for job in (job for some in _jobs(self._outside, unit, batch, changes) for job in some):
            self.taken_back += job.payload.get("taken_back", ())
            if job.type == "publish":
                self.published += job.payload.get("items", ())
        self.ways = unit.renames.ways(changes.batch) if changes.batch else []


class PublishedFiles:
    """Files that were published: by a person, with the batch itself, or because of what it changed."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def follow(self, unit: Unit, undone: Undone) -> Iterator[NewJob]:
        """Take back what the batch and all that it caused had published, or publish that again.

        What was ours before is published as the values are now, and so is what another step of the same flow had
        published of the items that were changed.
        """
        lineage, cause = undone.lineage, undone.changes.batch
        files = self._store.history.published_by(lineage.family)
        items = list(dict.fromkeys(one.item for one in files))
        if items and lineage.is_again and "repair" in lineage.verbs:
            yield publish_job(items=items, cause=cause)  # its undo has made their files strangers
            return
        if lineage.is_again:
            newest = self._store.history.newest_publish(lineage.family)
            if items and newest is not None:
                yield publish_again_job(newest, items)
            return
        own = {one.path for one in files if one.before is Before.NOTHING or one.backup}
        again = {one.item for one in files if one.path not in own}  # ours was written over or removed: no copy is kept
        renewed = []
        if undone.changes.changed:
            renewed = list(dict.fromkeys([*again, *self._ours_but_for(own, items)]))
        if self._store.history.is_published_by_flow(lineage.root):
            renewed += self._ours_but_for(own, [item for item in undone.changes.changed if item not in set(items)])
        if files:
            yield take_back_job(*lineage.family, renewed=renewed, cause=cause)
        elif renewed:
            yield publish_job(items=renewed, cause=cause)

    def _ours_but_for(self, paths: Collection[str], items: Sequence[ItemId]) -> list[ItemId]:
        """The items that have files of ours at other paths."""
        written = self._store.pictures.written(items)
        return [item for item in items if any(one.path not in paths for one in written.get(item, ()))]


class Folders:
    """Folders of libraries: one that an undo gives back is scanned."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def follow(self, unit: Unit, undone: Undone) -> Iterator[NewJob]:
        """A library that comes back as a whole knows its files, and so does one that had the folder before."""
        before = {library.id: {root.path for root in library.roots} for library in self._store.libraries.all()}
        for library, path in unit.libraries.folders():
            if path not in before.get(library, {path}):
                yield scan_job(library, below=path)


class RenamedFiles:
    """Names of files and folders."""

    def follow(self, unit: Unit, undone: Undone) -> Iterator[NewJob]:
        """Give them back. Raises BadInput for names that were changed too long ago."""
        batch = undone.changes.batch
        if batch is not None and unit.renames.plan_back(undone.batch, batch):
            yield rename_job(batch, is_back=True)


class RecycledFiles:
    """Files that were moved into the recycle folder, or out of it."""

    def follow(self, unit: Unit, undone: Undone) -> Iterator[NewJob]:
        """Move them back. Raises BadInput for a batch that did nothing else, and they were purged since."""
        batch = undone.changes.batch
        if batch is not None and unit.recycling.plan_back(undone.batch, batch):
            yield move_files_job(batch)
