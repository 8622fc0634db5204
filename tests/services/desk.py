"""The services of one data directory on a table: put together as `app` does, with a clock that tests turn by hand.

Jobs are done one after another in the calling thread, so that a test says when, and an error reaches it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType

from metarr_desktop.domain.edits import Changes
from metarr_desktop.domain.item_views import ItemDetail
from metarr_desktop.domain.jobs import JobResult, NewJob, Progress, Unwatched
from metarr_desktop.domain.kinds import BatchId, ItemId, Kind, LibraryId, LibraryType
from metarr_desktop.domain.plan import Plan, Step, Verb
from metarr_desktop.domain.player import PlayerFactory, PlayerType
from metarr_desktop.domain.provider import Source
from metarr_desktop.domain.values import Value
from metarr_desktop.domain.views import ItemRow, Scope
from metarr_desktop.files.cache import Cache
from metarr_desktop.files.patience import Patience
from metarr_desktop.files.pool import WorkerPool
from metarr_desktop.services.absent import Absent
from metarr_desktop.services.adoption import Adoption
from metarr_desktop.services.artwork import Artwork
from metarr_desktop.services.asking import Asking
from metarr_desktop.services.browse import Browse
from metarr_desktop.services.cache_keep import CacheKeep
from metarr_desktop.services.changes import Newsroom
from metarr_desktop.services.check_up import CheckUps
from metarr_desktop.services.contacts import Contacts
from metarr_desktop.services.edit import Edit
from metarr_desktop.services.enrich import Enrich
from metarr_desktop.services.episodes import Episodes
from metarr_desktop.services.errands import publish_job, scan_job
from metarr_desktop.services.flow import Flow
from metarr_desktop.services.herald import Herald
from metarr_desktop.services.hooks import HookAdmin
from metarr_desktop.services.identify import Identify
from metarr_desktop.services.intake import Intake
from metarr_desktop.services.keep_beside import KeepBeside
from metarr_desktop.services.libraries import Libraries
from metarr_desktop.services.outbox import Outbox
from metarr_desktop.services.outside import Folders, PublishedFiles, RecycledFiles, RenamedFiles, follow
from metarr_desktop.services.players import PlayerAdmin
from metarr_desktop.services.publish import Publish
from metarr_desktop.services.rename import Rename
from metarr_desktop.services.repair import Repair
from metarr_desktop.services.roots import Roots
from metarr_desktop.services.scan import Scan
from metarr_desktop.services.second_look import SecondLook
from metarr_desktop.services.settling import Settling
from metarr_desktop.services.sources import Connect, Sources
from metarr_desktop.services.sync import Sync
from metarr_desktop.services.take_in import TakeIn
from metarr_desktop.services.telling import Telling
from metarr_desktop.services.trash import Trash
from metarr_desktop.services.turns import Turns
from metarr_desktop.services.verify import Verify
from metarr_desktop.services.verifying import Verifying
from metarr_desktop.services.versions import Versions
from metarr_desktop.services.watched import WatchedState
from metarr_desktop.store.library import Store
from metarr_desktop.store.secrets import Secrets
from tests.fakes import FakeDownloads, FakeProvider, your_files
from tests.fakes import connect as no_network
from tests.hand_clock import HandClock


class Desk:
    """One data directory with everything that works on it, and short words for what tests ask of it."""

    def __init__(
        self,
        folder: Path,
        workers: WorkerPool,
        players: Mapping[PlayerType, PlayerFactory] = MappingProxyType({}),
        providers: Sequence[FakeProvider | Source] = (),
        connect: Connect = no_network,
    ) -> None:
        self.folder = folder
        self.clock = HandClock()
        self.store = Store(folder / "library.db", self.clock)
        self.cache = Cache(str(folder))
        self.newsroom = newsroom = Newsroom()
        self.outbox = Outbox(self.store)
        self.settling = Settling(self.clock, self.steady)
        secrets = Secrets(str(folder))
        self.edit = Edit(self.store, self.cache, newsroom, self.outbox)
        self.trash = Trash(self.store, self.edit, newsroom, self.outbox)
        self.versions = Versions(self.store, newsroom, self.outbox)
        self.episodes = Episodes(self.store, newsroom, self.outbox)
        self.publisher = Publish(self.store, self.cache, str(folder))
        self.turns = Turns()
        self.rename = Rename(self.store, newsroom, self.outbox, self.turns, wait=lambda seconds: None)
        self.contacts = Contacts(self.store, secrets, players)
        self.adoption = Adoption(self.store, self.contacts)
        self.sync = Sync(self.store, self.contacts, self.adoption)
        self.watched = WatchedState(self.store, self.contacts, self.adoption, self.edit, newsroom)
        self.downloads = FakeDownloads()
        verify = Verify(self.store, self.cache, self.publisher)
        repair = Repair(self.store, self.cache, self.publisher, verify, self.edit, self.downloads)
        keep_beside = KeepBeside(self.store, self.cache)
        self.verifying = Verifying(
            self.store, newsroom, self.outbox, verify=verify, repair=repair, keep_beside=keep_beside
        )
        self.cache_keep = CacheKeep(self.store, self.cache)
        self.check_ups = CheckUps(self.store, self.cache, str(folder))
        self.flow = Flow(
            self.store,
            newsroom,
            self.outbox,
            self.turns,
            trash=self.trash,
            scan=Scan(self.store, workers, self.settling, Patience(120, self.steady)),
            take_in=TakeIn(self.store, self.cache, workers),
            second_look=SecondLook(self.store, workers),
            publish=self.publisher,
            keep_beside=keep_beside,
            repair=repair,
            cache_keep=self.cache_keep,
            check_ups=self.check_ups,
        )
        listed = [your_files(), *(one.source if isinstance(one, FakeProvider) else one for one in providers)]
        self.sources = Sources(self.store, secrets, listed, connect, newsroom, lambda secret: None)
        self.identify = Identify(self.store, self.sources, newsroom)
        self.enrich = Enrich(self.store, self.sources, newsroom)
        self.absent = Absent(self.store, self.sources, newsroom)
        self.free_bytes = 100_000_000_000
        self.artwork = Artwork(
            self.store, self.cache, workers, self.sources, self.downloads, newsroom, lambda: self.free_bytes
        )
        self.asking = Asking(self.store, self.identify, self.enrich, self.artwork)
        self.hooks = HookAdmin(self.store, secrets, newsroom)
        self.intake = Intake(self.store, self.identify, self.asking, newsroom)
        self.handlers = {
            **self.flow.handlers,
            **Telling(newsroom, self.sync, self.adoption).handlers,
            **self.watched.handlers,
            **self.rename.handlers,
            **self.asking.handlers,
            **self.verifying.handlers,
            **self.cache_keep.handlers,
            **self.absent.handlers,
            **self.check_ups.handlers,
            **self.intake.handlers,
        }
        self.libraries = Libraries(self.store, newsroom)
        self.roots = Roots(self.store, newsroom, self.turns)
        self.players = PlayerAdmin(self.store, secrets, self.contacts, newsroom)
        self.browse = Browse(self.store, self.cache)

    def steady(self) -> float:
        """The clock as one that only goes forward."""
        return self.clock().timestamp()

    def herald(self, enqueue: Callable[[NewJob], object]) -> Herald:
        """Who looks after players, and queues jobs with that."""
        return Herald(self.store, enqueue, self.newsroom, self.contacts, self.sync)

    # --- doing ------------------------------------------------------------------------------------------------------

    def add(self, path: Path, type: LibraryType, *more: Path) -> LibraryId:
        path.mkdir(parents=True, exist_ok=True)
        library = self.libraries.add(str(path), type).id
        for root in more:
            root.mkdir(parents=True, exist_ok=True)
            self.libraries.add_root(library, str(root))
        return library

    def run(self, job: NewJob, progress: Progress | None = None) -> list[JobResult]:
        """Do a job and all that follows from it."""
        results: list[JobResult] = []
        waiting = [job]
        while waiting:
            one = waiting.pop(0)
            results.append(self.handlers[one.type](one.payload, progress or Unwatched()))
            waiting += results[-1].follow_ups
        return results

    def scan(self, library: LibraryId, below: Path | None = None) -> tuple[str, ...]:
        """Scan with all that follows; what was named on the way."""
        job = scan_job(library, below=str(below) if below else "")
        return tuple(problem for result in self.run(job) for problem in result.problems)

    def publish(self, *items: ItemId) -> tuple[str, ...]:
        """Publish those items, or everything; what was named on the way."""
        return tuple(problem for result in self.run(publish_job(items=items)) for problem in result.problems)

    def plan(self, *items: ItemId) -> Plan:
        """What publishing those items, or everything, would do."""
        return self.publisher.plan(self.flow.items_to_publish(publish_job(items=items).payload))

    def undo(self, batch: BatchId | None = None, *, is_forced: bool = False) -> Changes:
        """Take back a batch as the engine does, with all that follows on the disk."""
        outside = (PublishedFiles(self.store), Folders(self.store), RecycledFiles(), RenamedFiles())
        changes = self.edit.undo(batch, is_forced=is_forced, then=partial(follow, outside))
        for job in changes.jobs:
            one = self.store.jobs.get(job)
            self.run(NewJob(one.type, one.payload))
        return changes

    # --- asking -----------------------------------------------------------------------------------------------------

    def rows(self, kind: Kind, *, in_trash: bool = False) -> list[ItemRow]:
        """Every item of a kind, by title."""
        return self.browse.rows([ItemId(one) for one in self.browse.listing(Scope(kind=kind, in_trash=in_trash)).ids])

    def titles(self, kind: Kind, *, in_trash: bool = False) -> list[str]:
        return [row.title for row in self.rows(kind, in_trash=in_trash)]

    def one(self, kind: Kind, title: str = "") -> ItemId:
        """The only item of a kind, or the only one of that title."""
        (item,) = [row.id for row in self.rows(kind) if title in ("", row.title)]
        return item

    def detail(self, item: ItemId) -> ItemDetail:
        return self.browse.detail(item)

    def value(self, item: ItemId, field: str) -> Value:
        return self.browse.detail(item).values.get(field)

    def picture(self, item: ItemId, art: str = "poster", position: int = 0) -> str:
        """Where the picture that an item shows lies; fails when there is none."""
        (path,) = [one.path for one in self.detail(item).pictures if (one.art, one.position) == (art, position)]
        return self.cache.path(path)

    def changes(self) -> int:
        """How many changes the history holds."""
        return sum(batch.items for batch in self.browse.batches(100_000))


def verbs(plan: Plan) -> dict[Verb, int]:
    """Verb -> how many steps, for verbs that occur."""
    return {verb: count for verb in Verb if (count := plan.count(verb))}


def step_at(plan: Plan, path: Path) -> Step:
    """The one step of a plan at a path."""
    (step,) = [step for step in plan.steps if step.path == str(path)]
    return step


def snapshot(*folders: Path) -> dict[str, tuple[int, int]]:
    """Every file below, with size and time: what must not change."""
    return {
        os.path.join(folder, name): (state.st_size, state.st_mtime_ns)
        for top in folders
        for folder, _, names in os.walk(top)
        for name in names
        for state in [os.stat(os.path.join(folder, name))]
    }


MakeDesk = Callable[..., Desk]


#: Lays desks on which some providers work (see the fixture `laid`).
Laid = Callable[..., Desk]
