"""What lies outside the database and goes back with an undone batch: files that it published, folders, moves.

Each kind is one class with one method and its place in the list that `app` hands to the engine. What they do is queued
as jobs in the transaction of the undo, so that a crash loses neither half. The list is the order in which things happen
when something is done again, and the reverse of the order in which they are taken back; each waits for those before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from metarr_desktop.domain.edits import Changes, Lineage
from metarr_desktop.domain.jobs import NewJob
from metarr_desktop.domain.kinds import BatchId, ItemId, JobId
from metarr_desktop.services.flow import publish_job, scan_job, take_back_job
from metarr_desktop.store.library import Store, Unit


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
    undone = Undone(batch, unit.lineage(batch), changes)
    queued: list[JobId] = []
    for one in outside if undone.lineage.is_again else reversed(outside):
        jobs = [replace(job, needs=(*job.needs, *queued)) for job in one.follow(unit, undone)]
        queued += [unit.jobs.enqueue(job) for job in jobs]
    return tuple(queued)


class PublishedFiles:
    """Files that were published: by a person, with the batch itself, or because of what it changed."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def follow(self, unit: Unit, undone: Undone) -> Iterator[NewJob]:
        """Publish what was before where the batch had caused publishing; take back what a person had published."""
        items: list[ItemId] = list(undone.changes.changed)
        if items and "publish" in self._store.history.verbs_of(undone.batch):
            yield publish_job(items=items)
        files = self._store.history.published_by(undone.lineage.root)
        if files and undone.lineage.is_again:
            yield publish_job(items=list(dict.fromkeys(one.item for one in files)))
        elif files:
            yield take_back_job(undone.lineage.root)


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
