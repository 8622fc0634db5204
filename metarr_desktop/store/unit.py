"""What can be changed within one transaction of the store."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from metarr_desktop.domain.edits import Changes, Forced, Lineage, NewItem, Proposal, UndoPlan
from metarr_desktop.domain.errors import BadInput, NotFound
from metarr_desktop.domain.kinds import Actor, BatchId, FileId, ItemId, LibraryId, Status
from metarr_desktop.domain.trash import ANNOUNCED_DAYS
from metarr_desktop.store import (
    answers,
    beside,
    foreign,
    history,
    pins,
    presence,
    published,
    search,
    settings,
    suggestions,
    tombstones,
    undoing,
    waiting,
)
from metarr_desktop.store.cache_use import CacheUseWriter
from metarr_desktop.store.clock import Clock, stamp
from metarr_desktop.store.door import Door
from metarr_desktop.store.enriched import EnrichedWriter
from metarr_desktop.store.files import FileWriter
from metarr_desktop.store.findings import FindingWriter
from metarr_desktop.store.hooks import HookWriter
from metarr_desktop.store.jobs import JobWriter
from metarr_desktop.store.libraries import LibraryWriter
from metarr_desktop.store.notices import NoticeWriter
from metarr_desktop.store.outbox import OutboxWriter
from metarr_desktop.store.people import PeopleWriter
from metarr_desktop.store.pictures import PictureWriter
from metarr_desktop.store.players import PlayerWriter
from metarr_desktop.store.plural import chunks, marks
from metarr_desktop.store.providers import ProviderWriter
from metarr_desktop.store.purging import PurgingWriter
from metarr_desktop.store.recycling import RecyclingWriter
from metarr_desktop.store.renames import RenameWriter
from metarr_desktop.store.reviews import ReviewWriter
from metarr_desktop.store.saved_views import SavedViewWriter
from metarr_desktop.store.scans import ScanWriter
from metarr_desktop.store.sidecars import SidecarWriter
from metarr_desktop.store.told import ToldWriter
from metarr_desktop.store.vocabulary import VocabularyWriter
from metarr_desktop.store.watched import WatchedWriter

if TYPE_CHECKING:
    from metarr_desktop.domain.disk import Published
    from metarr_desktop.domain.settings import SettingValue
    from metarr_desktop.domain.values import Value
    from metarr_desktop.domain.versions import FileTurn
    from metarr_desktop.domain.views import RootView
    from metarr_desktop.store.batch import Batch
    from metarr_desktop.store.connection import Connection
from metarr_desktop.store.works import WorksWriter


class Unit:
    """What can be changed within one transaction. Obtained from `Store.write()`, never kept."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock
        self.now = stamp(clock())
        self.door = Door(connection, self.now)
        self.libraries = LibraryWriter(connection, self.now)
        self.files = FileWriter(connection, self.now)
        self.pictures = PictureWriter(connection, self.now)
        self.findings = FindingWriter(connection, self.now)
        self.sidecars = SidecarWriter(connection)
        self.players = PlayerWriter(connection, self.now)
        self.outbox = OutboxWriter(connection, self.now)
        self.watched = WatchedWriter(connection, self.now)
        self.jobs = JobWriter(connection, self.now, clock)
        self.scans = ScanWriter(connection, self.now, clock)
        self.notices = NoticeWriter(connection, clock)
        self.providers = ProviderWriter(connection)
        self.renames = RenameWriter(connection)
        self.reviews = ReviewWriter(connection, self.now)
        self.enriched = EnrichedWriter(connection, self.now)
        self.told = ToldWriter(connection)
        self.works = WorksWriter(connection, self.now)
        self.vocabulary = VocabularyWriter(connection, self.door)
        self.saved_views = SavedViewWriter(connection, self.door)
        self.people = PeopleWriter(connection)
        self.recycling = RecyclingWriter(connection)
        self.purging = PurgingWriter(connection, self.now)
        self.cache_use = CacheUseWriter(connection, self.now)
        self.hooks = HookWriter(connection, self.now, clock)

    def apply(self, batch: Batch, proposals: Sequence[Proposal]) -> Changes:
        """Put proposals through the one door (see `store.door`)."""
        return self.door.apply(batch, proposals)

    def create(self, batch: Batch, items: Sequence[NewItem], teller: Batch | None = None) -> list[ItemId]:
        """Create items through the one door."""
        return self.door.create(batch, items, teller)

    def note_published(self, batch: Batch, files: Collection[Published]) -> None:
        """Note in a batch what is about to be published (see `store.published`)."""
        if files:
            published.note(self._connection, self.door.begin(batch), files)

    def undo(self, batch: BatchId, forced: Forced = undoing.NOTHING_FORCED) -> Changes:
        """Take back a batch and what it caused (see `store.undoing`)."""
        self.recycling.refuse_purged(batch)
        return undoing.undo(self._connection, self.door, batch, forced)

    def plan_undo(self, batch: BatchId) -> tuple[UndoPlan, Changes]:
        """What `undo` would do, found out by doing it; the transaction has to be rolled back. Raises as it."""
        self.recycling.refuse_purged(batch)
        return undoing.plan_undo(self._connection, self.door, batch)

    def decide_beside(self, batch: Batch, states: Iterable[beside.State]) -> None:
        """Change what is decided beside the fields (see `store.beside`): undo gives it back."""
        beside.put(self._connection, self.door, batch, states)

    def pin(
        self,
        batch: Batch,
        turns: Collection[FileTurn],
        into: ItemId,
        left: Collection[FileTurn] = (),
        *,
        told: ItemId | None = None,
    ) -> None:
        """Give files to a title because a person says so: no scan changes that (see `store.pins`); some to none.

        It stands in the history of the title, or of the one that is `told`.
        """
        turned = [*turns, *left]
        values = [pins.pinned(self._connection, one, one.target or into) for one in turns]
        values += [pins.left(self._connection, one) for one in left]
        self.decide_beside(
            batch,
            [
                beside.State(told or into, "file", (one.file, one.path), value)
                for one, value in zip(turned, values, strict=True)
            ],
        )

    def pin_episodes(
        self,
        batch: Batch,
        turns: Collection[FileTurn],
        left: Collection[FileTurn],
        series: ItemId,
        made: Collection[ItemId],
    ) -> None:
        """The same for files that hold episodes of a show, each in the history of the first episode that it holds then.

        An episode that is `made` by the batch has none yet: the one that had the file, or the show, tells it.
        """
        states = []
        for one in turns:
            target = one.target or series
            told = one.source or series if target in made else target
            states.append(beside.State(told, "file", (one.file, one.path), pins.pinned(self._connection, one, target)))
        for one in left:
            told = one.source or series
            states.append(beside.State(told, "file", (one.file, one.path), pins.left(self._connection, one)))
        self.decide_beside(batch, states)

    def offer(self, batch: Batch, item: ItemId, offered: Mapping[str, Value], source: str) -> None:
        """Have values wait for a person to decide, as that source's suggestions: undo takes them away again."""
        self.decide_beside(
            batch,
            [
                beside.State(item, "offered", (item, name, source), suggestions.offered(value, batch.actor, self.now))
                for name, value in offered.items()
            ],
        )

    def lineage(self, batch: BatchId) -> Lineage:
        """Where an undo of that batch leads."""
        return undoing.lineage(self._connection, batch)

    def recognize_returned(self) -> None:
        """Give titles that return after a purge back what a person had decided of them (see `store.tombstones`).

        Done at the end of every unit of work in which items were made, got ids or had the bytes of their files seen;
        without tombstones it costs one look.
        """
        items, files = self.door.recognizable(), self.files.hashed()
        if not (items or files) or not tombstones.are_there(self._connection):
            return
        for some in chunks(files):
            rows = self._connection.execute(
                f"SELECT item_id FROM file_link WHERE file_id IN ({marks(len(some))})", some
            )
            items.update(rows.scalars())
        if items:
            tombstones.give_back(self._connection, self.door, self.pictures, self._all_below(items))

    def trash(self, batch: Batch, items: Collection[ItemId]) -> None:
        """Put items, with everything below them, into the trash; nothing on disk is touched."""
        states = self.door.states(self._below(items), {"deleted_at"})
        alive = [item for item, state in states.items() if state.values.get("deleted_at") is None]
        self.door.set_state(batch, "deleted_at", dict.fromkeys(alive, self.now))

    def trash_emptied(self, batch: Batch, items: Collection[ItemId]) -> None:
        """Put what held those items, now in the trash, there too: seasons, shows … with nothing left and no folder."""
        undoing.trash_emptied(self._connection, self.door, batch, items)

    def restore(self, batch: Batch, items: Collection[ItemId]) -> None:
        """Take items, everything below them, and what they hang below, out of the trash.

        Raises BadInput when a season or episode of the same number has taken an item's place; nothing is restored then.
        """
        wanted = [*self._above(items), *self._below(items)]
        try:
            self.door.set_state(batch, "deleted_at", dict.fromkeys(wanted))
        except sqlite3.IntegrityError as error:
            raise BadInput("Another season or episode has that number now; put it into the trash first.") from error
        presence.count_anew(self._connection, wanted)

    def purge(self, items: Collection[ItemId]) -> set[str]:
        """Remove items in the trash and what lies there below them, with all that is known of them, for good.

        What is not in the trash stays, and so does what it hangs below. What a person decided of them is left in
        tombstones; gives the paths within the cache of the pictures that those keep. A title whose files went into
        another leaves none, and what lay beside them stays known: neither is to come back as a word on the other.
        """
        if not items:
            return set()
        below = self._below(items)
        states = self.door.states(below, {"deleted_at"})
        alive = [item for item, state in states.items() if state.values.get("deleted_at") is None]
        spared = {*alive, *self._above(alive)}
        gone = [item for item in reversed(below) if item not in spared]  # children first
        absorbed = set(pins.absorbed(self._connection, gone))
        kept = tombstones.leave(self._connection, self.door, [one for one in gone if one not in absorbed], self.now)
        search.forget(self._connection, gone)
        if gone:
            files = self.files.of_items([one for one in gone if one not in absorbed])
            self._connection.execute("DELETE FROM item WHERE id = ?", [(item,) for item in gone])
            self.files.forget_unlinked(files)
        return kept

    def remove_library(self, batch: Batch, library: LibraryId) -> None:
        """Put a library and all its items into the trash as one batch. Raises NotFound when it is not there."""
        present = self._connection.execute(
            "SELECT 1 FROM library WHERE id = ? AND deleted_at IS NULL", (library,)
        ).one_or_none()
        if present is None:
            raise NotFound(f"There is no library {library}.")
        items = self._connection.execute(
            "SELECT id FROM item WHERE library_id = ? AND deleted_at IS NULL", (library,)
        ).scalars()
        self.door.set_state(batch, "deleted_at", {ItemId(item): self.now for item in items.all()})
        self._connection.execute("UPDATE library SET deleted_at = ? WHERE id = ?", (self.now, library))
        history.record_state(self._connection, self.door, batch, "library", library, "deleted_at", None, self.now)

    def add_root(self, batch: Batch, library: LibraryId, path: str) -> None:
        """Add a folder to a library; its undo takes it out again, with what was found in it. Raises BadInput."""
        self.libraries.add_root(library, path)
        history.record_state(self._connection, self.door, batch, "library", library, undoing.ROOT, None, path)

    def remove_root(self, batch: Batch, library: LibraryId, root: RootView) -> None:
        """Take a folder and what lies in it alone out of a library; its undo brings it back, with the next scan."""
        undoing.remove_root(self._connection, self.door, batch, library, root.id, root.path)

    def move_root(self, batch: Batch, library: LibraryId, old: str, new: str) -> None:
        """Look for a root in another folder from now on. Raises BadInput when another root lies there."""
        self.libraries.move_root(library, old, new)
        published.move(self._connection, old, new)
        tombstones.move(self._connection, old, new)
        history.record_state(self._connection, self.door, batch, "library", library, undoing.ROOT_PATH, old, new)

    def restore_library(self, batch: Batch, library: LibraryId) -> None:
        """Bring a removed library back, without the items that nobody asked for: they stay in the trash."""
        removed = self._connection.execute("SELECT deleted_at FROM library WHERE id = ?", (library,)).scalar_one()
        self._connection.execute("UPDATE library SET deleted_at = NULL WHERE id = ?", (library,))
        history.record_state(self._connection, self.door, batch, "library", library, "deleted_at", removed, None)

    def set_ignored(self, batch: Batch, files: Collection[FileId], is_ignored: bool) -> None:
        """Ignore files (or no longer); the items they belonged to lose them at the next scan."""
        for file in files:
            cursor = self._connection.execute(
                "UPDATE file SET is_ignored = ?1 WHERE id = ?2 AND is_ignored <> ?1", (int(is_ignored), file)
            )
            if cursor.rowcount:
                history.record_state(
                    self._connection, self.door, batch, "file", file, "is_ignored", int(not is_ignored), int(is_ignored)
                )
                undoing.forget_folders(self._connection, file)

    def set_status(self, items: Collection[ItemId], status: Status, *, confidence: float, matched_by: Actor) -> None:
        """How far items are identified, how surely, and by whom; only a person overrules a person's word."""
        if not items:
            return
        self._connection.execute(
            "UPDATE item SET status = ?1, confidence = ?2, matched_by = ?3 "
            "WHERE id = ?4 AND (coalesce(matched_by, '') <> 'person' OR ?3 = 'person')",
            [(status.value, confidence, matched_by.value, item) for item in items],
        )

    def decide(self, batch: Batch, states: Mapping[ItemId, Mapping[str, Value]]) -> None:
        """Change recorded states of items (`status`, `confidence`, `matched_by`, `is_own`): undo gives them back."""
        self.door.set_states(batch, states)

    def purge_answers(self) -> int:
        """Forget answers of providers that are too old to be kept at all; how many went."""
        return answers.purge(self._connection, self._clock)

    def set_confidence(self, confidences: Mapping[ItemId, float]) -> None:
        """How sure the names of items are that nothing else has identified meanwhile."""
        if confidences:
            self._connection.execute(
                "UPDATE item SET confidence = ? WHERE id = ? AND status = 'unidentified'",
                [(confidence, item) for item, confidence in confidences.items()],
            )

    def rekey(self, keys: Mapping[ItemId, str]) -> None:
        """What later scans find those items by."""
        if not keys:
            return
        self._connection.execute(
            "UPDATE item SET folder_key = ? WHERE id = ?", [(key, item) for item, key in keys.items()]
        )

    def renumber(self, item: ItemId, *, parent: ItemId, season: int | None, episode: int | None) -> None:
        """Move an episode or track to where its renamed file says it belongs. Raises BadInput when one is there."""
        try:
            self._connection.execute(
                "UPDATE item SET parent_id = ?, season = ?, episode = ?, needs_publish = 1 WHERE id = ?",
                (parent, season, episode, item),
            )
        except sqlite3.IntegrityError as error:
            raise BadInput(f"There is an episode {episode} already.") from error

    def mark_unpublished(self, items: Collection[ItemId]) -> None:
        """What stands on the disk for those items is no longer what should."""
        if items:
            self._connection.execute("UPDATE item SET needs_publish = 1 WHERE id = ?", [(i,) for i in items])

    def set_waiting(self, items: Collection[ItemId], waiting_items: Collection[ItemId]) -> None:
        """Of those items, which were to be published just now, these wait for their disk."""
        waiting.keep(self._connection, items, waiting_items)

    def set_foreign(self, elements: Mapping[ItemId, Collection[str]]) -> None:
        """Keep what other programs wrote into those items' NFO files."""
        foreign.save(self._connection, elements)

    def collection_texts(self, overviews: Mapping[ItemId, str]) -> list[Proposal]:
        """What films' NFO files say of the collections they are in, as proposals for those collections."""
        proposals = []
        for item, text in overviews.items():
            row = self._connection.execute("SELECT collection_id FROM item WHERE id = ?", (item,)).one()
            if row[0] is not None:
                proposals.append(Proposal(ItemId(row[0]), {"plot": text}))
        return proposals

    def settle_presence(self, library: LibraryId) -> tuple[list[ItemId], list[ItemId]]:
        """Bring items' presence into line with their files: (newly missing, back again)."""
        return presence.settle(self._connection, library, self.now)

    def restore_returned(self, batch: Batch, items: Collection[ItemId]) -> None:
        """Take out of the trash what a scan put there and whose files are back."""
        returned = presence.trashed_by_scan(self._connection, items)
        if returned:
            self.restore(batch, returned)

    def note_absent(self, library: LibraryId) -> None:
        """A scan has just looked at everything in a library: what is missing was missed by it."""
        presence.note_absent(self._connection, library, self.now)

    def overdue(self, library: LibraryId) -> list[ItemId]:
        """Items of a library that were missing a day ago already, when a scan looked at everything."""
        return presence.overdue(self._connection, library, stamp(self._clock() - timedelta(days=1)))

    def expired(self, days: int) -> tuple[list[ItemId], list[int]]:
        """Announce what is near its end, and give what has lain in the trash for that many days and was announced.

        Items, and the moves of files whose titles are not in the trash (see `store.purging`).
        """
        now = self._clock()
        self.purging.announce(stamp(now - timedelta(days=max(0, days - ANNOUNCED_DAYS))))
        limit = stamp(now - timedelta(days=days))
        return self.purging.expired_items(limit), self.purging.expired_files(limit)

    def purge_renames(self, days: int) -> None:
        """Forget how files were called before renames that are so many days old."""
        self.renames.purge(stamp(self._clock() - timedelta(days=days)))

    def dismiss(self, batch: Batch, suggestions: Collection[int]) -> None:
        """The person does not want those; they stay away until their source says something new."""
        states: list[beside.State] = []
        for some in chunks(suggestions):
            rows = self._connection.execute(
                f"SELECT item_id, field, source FROM suggestion WHERE id IN ({marks(len(some))})", some
            )
            states += [beside.State(row[0], "dismissed", tuple(row), self.now) for row in rows.all()]
        self.decide_beside(batch, states)

    def put_setting(self, name: str, value: SettingValue) -> None:
        """Keep a setting. Raises NotFound, BadInput."""
        settings.put(self._connection, name, value)

    def _below(self, items: Collection[ItemId]) -> list[ItemId]:
        found = self._all_below(items)
        if not found:
            raise NotFound("There is no such item.")
        return found

    def _all_below(self, items: Collection[ItemId]) -> list[ItemId]:
        found: dict[ItemId, None] = {}
        for some in chunks(items):
            rows = self._connection.execute(
                f"WITH RECURSIVE tree(id) AS (SELECT id FROM item WHERE id IN ({marks(len(some))}) "
                "UNION SELECT i.id FROM item i JOIN tree t ON i.parent_id = t.id) SELECT id FROM tree",
                some,
            )
            found.update((ItemId(row), None) for row in rows.scalars())
        return list(found)

    def _above(self, items: Collection[ItemId]) -> list[ItemId]:
        found: list[ItemId] = []
        for some in chunks(items):
            rows = self._connection.execute(
                f"WITH RECURSIVE line(id) AS (SELECT parent_id FROM item WHERE id IN ({marks(len(some))}) "
                "UNION SELECT i.parent_id FROM item i JOIN line l ON i.id = l.id) "
                "SELECT id FROM line WHERE id IS NOT NULL",
                some,
            )
            found.extend(ItemId(row) for row in rows.scalars())
        return found
