"""Edit: what a person does to items - values, locks, pictures, suggestions, undo. All of it through the one door."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from metarr_desktop.domain.assets import ASSET
from metarr_desktop.domain.edits import Changes, Forced, NewItem, Proposal, UndoPlan
from metarr_desktop.domain.errors import BadFile, BadInput, InTheWay, NotFound
from metarr_desktop.domain.fields import FIELD, FIELDS, fields_of
from metarr_desktop.domain.kinds import Actor, BatchId, FileId, ItemId, JobId, LibraryId
from metarr_desktop.domain.marks import completed
from metarr_desktop.domain.values import FieldType, Value, empty_of, parse_text
from metarr_desktop.files.cache import Cache, CacheType
from metarr_desktop.files.images import BadImage, inspect
from metarr_desktop.services.changes import Aspect, Newsroom
from metarr_desktop.services.people import publish_anew_with
from metarr_desktop.services.take_in import cached_picture
from metarr_desktop.store.batch import Batch

if TYPE_CHECKING:
    from metarr_desktop.domain.trash import FileMove
    from metarr_desktop.services.outbox import Outbox
    from metarr_desktop.store.library import Store
    from metarr_desktop.store.unit import Unit

_PEOPLE = frozenset(row.name for row in FIELDS if row.type is FieldType.PEOPLE)
_NAMELESS = "A title needs a name."
_LARGEST_PICTURE = 40 * 1024 * 1024


class Edit:
    """The verb. Every call is one batch that one undo takes back; it is on disk when the call returns."""

    def __init__(self, store: Store, cache: Cache, newsroom: Newsroom, outbox: Outbox) -> None:
        self._store = store
        self._cache = cache
        self._newsroom = newsroom
        self._outbox = outbox

    # --- values and locks -------------------------------------------------------------------------------------------

    def put(
        self, proposals: Sequence[Proposal], verb: str = "edit", seen: Mapping[str, Value] | None = None
    ) -> Changes:
        """Put different values and locks onto different items as one batch: one undo takes all of it back.

        A value locks its field unless the proposal's locks say otherwise or it is a mark. `seen` are the values that
        the person had before them: their word stands also over what a job wrote since, but `overtaken` of the answer
        says what that was, so that nothing is replaced in silence. Raises NotFound, BadInput, that also for a title
        that would have no name: nobody would find it again.
        """
        if any(not str(one.values["title"] or "").strip() for one in proposals if "title" in one.values):
            raise BadInput(_NAMELESS)
        marked = [one.item for one in proposals if one.values.keys() & {"watched", "play_count"}]
        plays = {item: standing.watched.plays for item, (_, standing) in self._store.watched.standings(marked).items()}
        whole = [replace(one, values=completed(one.values, plays.get(one.item, 0))) for one in proposals]
        with self._store.write() as unit:
            unseen = _unseen(unit, whole, seen or {})
            changes = unit.apply(Batch(Actor.PERSON, verb), whole)
            _link_people(unit, changes)
        self._newsroom.tell(Aspect.VALUES, Aspect.STATE, items=changes.changed)
        return replace(changes, overtaken=unseen)

    def set_values(
        self, items: Collection[ItemId], values: Mapping[str, Value], seen: Mapping[str, Value] | None = None
    ) -> Changes:
        """Give items those values, and lock them as `put` does. An empty value is locked as empty."""
        return self.put([Proposal(item, values) for item in items], seen=seen)

    def set_texts(self, items: Collection[ItemId], texts: Mapping[str, str]) -> Changes:
        """The same from what a person typed (see `domain.values.parse_text`). Raises NotFound, BadInput."""
        values: dict[str, Value] = {}
        for name, text in texts.items():
            if name not in FIELD:
                raise BadInput(f"There is no field “{name}”.")
            values[name] = parse_text(FIELD[name].type, text)
        return self.set_values(items, values)

    def set_locks(self, items: Collection[ItemId], fields: Collection[str], is_locked: bool) -> Changes:
        """Lock or unlock fields without touching their values."""
        verb = "lock" if is_locked else "unlock"
        return self.put([Proposal(item, {}, dict.fromkeys(fields, is_locked)) for item in items], verb)

    def arrange_collection(self, title: str, new: Sequence[ItemId], order: Sequence[ItemId] = ()) -> Changes:
        """Put new films into the collection of that title, and its films (none named: as they are) into this order.

        One batch. Raises NotFound, BadInput.
        """
        places = {film: place for place, film in enumerate(order, start=1)}
        values: dict[ItemId, dict[str, Value]] = {film: {"collection_order": places[film]} for film in order}
        for film in new:
            values.setdefault(film, {})["collection"] = title
        return self.put([Proposal(film, own) for film, own in values.items()])

    def add_title(self, library: LibraryId, title: str, year: int | None = None) -> tuple[ItemId, BatchId]:
        """Add a title that has no file, such as a disc on the shelf; it is never missing. Raises BadInput, NotFound.

        Gives the item and the batch whose undo takes it away again.
        """
        if not title.strip():
            raise BadInput(_NAMELESS)
        kind = self._store.libraries.get(library).type.top_kind
        values: dict[str, Value] = {"title": title.strip()}
        if year is not None and "year" in {row.name for row in fields_of(kind)}:
            FIELD["year"].refuse_odd(year)
            values["year"] = year
        batch = Batch(Actor.PERSON, "add")
        with self._store.write() as unit:
            (item,) = unit.create(batch, [NewItem(kind, values, library)])
        self._newsroom.tell(Aspect.LIST, Aspect.LIBRARIES, items=[item])
        return item, batch.id or BatchId(0)

    # --- suggestions ------------------------------------------------------------------------------------------------

    def accept(self, suggestions: Collection[int]) -> Changes:
        """Take what was suggested; the fields stay locked, with the new values. Raises NotFound."""
        wanted = [one for one in self._store.items.suggestions() if one.id in set(suggestions)]
        if not wanted:
            raise NotFound("There is no such suggestion any more.")
        return self.put([Proposal(one.item, {one.field: one.value}) for one in wanted], "accept")

    def dismiss(self, suggestions: Collection[int]) -> BatchId | None:
        """Refuse what was suggested, until its source says something new."""
        batch = Batch(Actor.PERSON, "dismiss")
        with self._store.write() as unit:
            unit.dismiss(batch, suggestions)
        self._newsroom.tell(Aspect.VALUES)
        return batch.id

    # --- pictures ---------------------------------------------------------------------------------------------------

    def add_picture(self, item: ItemId, art: str, path: str) -> Changes:
        """Take a picture from a file into the cache and choose it. Raises BadFile, BadInput, NotFound."""
        try:
            with open(path, "rb") as file:
                data = file.read(_LARGEST_PICTURE + 1)
        except OSError as error:
            raise BadFile(path, error.strerror or "it cannot be read") from error
        try:
            return self.add_picture_data(item, art, data, os.path.basename(path))
        except BadImage as error:
            raise BadFile(path, error.reason) from error

    def add_picture_data(self, item: ItemId, art: str, data: bytes, source: str) -> Changes:
        """The same for bytes (a drop, the clipboard). `source` is what is shown as the picture's origin.

        Raises BadImage for what is no usable picture, BadInput for an item that has no such picture, NotFound.
        """
        row = self._store.items.rows([item])
        if not row:
            raise NotFound(f"There is no item {item}.")
        if art not in ASSET or row[0].kind not in ASSET[art].kinds:
            raise BadInput(f"{row[0].kind.plural.capitalize()} have no “{art}”.")
        facts = inspect(data)
        known = self._store.pictures.known([item]).get((item, art, facts.sha256))
        if known is None:
            path = self._cache.put(
                data, type=CacheType.IMAGE, kind=art, item_id=item, extension=facts.format.value, is_durable=True
            )
            picture = cached_picture(path, item, art, facts, source)
            with self._store.write() as unit:
                unit.pictures.add([picture])
            known = picture.uuid
        return self.choose_pictures(item, art, [known])

    def choose_pictures(self, item: ItemId, art: str, uuids: Sequence[str]) -> Changes:
        """Choose pictures out of the item's candidates, best first; none clears the slot. Locks it."""
        changes = self.put([Proposal(item, {art: tuple(uuids)})], "choose_picture")
        publish_anew_with(self._store, changes.changed)
        return changes

    # --- files ------------------------------------------------------------------------------------------------------

    def set_ignored(self, files: Collection[FileId], is_ignored: bool) -> BatchId | None:
        """Leave files alone, or no longer; the next scan acts on it.

        An item that is left without any file goes into the trash with the last one, and comes back with the first.
        """
        batch = Batch(Actor.PERSON, "ignore" if is_ignored else "unignore")
        items = {item for some in self._store.files.items_of(files).values() for item in some}
        if is_ignored:
            items = {item for item in items if not self._other_files(item, set(files))}
        gone = self._outbox.departing(items) if is_ignored else []
        with self._store.write() as unit:
            unit.set_ignored(batch, files, is_ignored)
            if items:
                (unit.trash if is_ignored else unit.restore)(batch, items)
            self._outbox.remove(unit, gone)
            unit.outbox.show(() if is_ignored else items)
        self._newsroom.tell(Aspect.LIST, Aspect.STATE)
        return batch.id

    def _other_files(self, item: ItemId, ignored: set[FileId]) -> bool:
        """Whether an item has main files beside those."""
        own = self._store.items.files([item]).get(item, ())
        return any(
            one.role.is_main and not one.is_missing and not one.is_ignored and one.id not in ignored for one in own
        )

    # --- trash ------------------------------------------------------------------------------------------------------

    def trash(self, items: Collection[ItemId]) -> BatchId | None:
        """Put items and what is below them into the trash; files on disk stay."""
        batch = Batch(Actor.PERSON, "trash")
        gone = self._outbox.departing(self._store.items.subtree(items))
        with self._store.write() as unit:
            unit.trash(batch, items)
            self._outbox.remove(unit, gone)
        self._newsroom.tell(Aspect.LIST, items=items)
        return batch.id

    def restore(self, items: Collection[ItemId], moves: Sequence[FileMove] = ()) -> BatchId | None:
        """Take items out of the trash, with everything that was known of them, and a removed library of theirs.

        `moves` are written down with it; `services.trash` carries them out. Raises BadInput, see `Unit.restore`.
        """
        batch = Batch(Actor.PERSON, "restore")
        there = {library.id for library in self._store.libraries.all()}
        holding = {row.library for row in self._store.items.rows(list(items)) if row.library is not None}
        with self._store.write() as unit:
            unit.restore(batch, items)
            for library in holding - there:
                unit.restore_library(batch, library)
            unit.recycling.call_off(self._store.items.subtree(items))
            if moves:
                unit.recycling.plan(unit.door.begin(batch), moves)
            unit.outbox.show(self._store.items.subtree(items))
        self._newsroom.tell(Aspect.LIST, Aspect.LIBRARIES, items=items)
        return batch.id

    def purge(self, items: Collection[ItemId]) -> None:
        """Forget items in the trash for good, with their pictures in the cache. Cannot be undone.

        What a person had decided of them comes back should they return (see `store.tombstones`), with the pictures
        that were chosen and locked.
        """
        below = self._store.items.subtree_in_trash(items)
        if not below:
            return
        paths = [cached.path for cached in self._store.findings.cache_files_of(below)]
        with self._store.write() as unit:
            kept = unit.purge(below)
        kept |= {cached.path for cached in self._store.findings.cache_files_of(below)}  # of what was restored meanwhile
        for path in paths:
            if path in kept:
                continue
            self._cache.remove(path)
        self._newsroom.tell(Aspect.LIST)

    # --- undo -------------------------------------------------------------------------------------------------------

    def last_of_person(self) -> BatchId:
        """The batch that an undo without words takes back. Raises NotFound."""
        return self._store.history.last_of_person()

    def plan_undo(
        self,
        batch: BatchId | None = None,
        foresee: Callable[[Unit, BatchId, Changes], None] = lambda *_: None,
    ) -> UndoPlan:
        """What the undo of a batch, or of the last that a person made, would do. Raises NotFound, BadInput.

        `foresee` stands where `then` of `undo` does; what it writes is rolled back.
        """
        wanted = batch or self.last_of_person()
        return self._store.plan_undo(wanted, lambda unit, changes: foresee(unit, wanted, changes))

    def undo(
        self,
        batch: BatchId | None = None,
        *,
        is_forced: bool = False,
        forced: Collection[tuple[ItemId, str]] = (),
        is_careful: bool = False,
        then: Callable[[Unit, BatchId, Changes], tuple[JobId, ...]] = lambda *_: (),
    ) -> Changes:
        """Take back a batch and what it caused; without one, the last that a person made.

        `skipped` of the answer names what somebody changed since; it stays as it is unless all is forced, or that field
        of that item. `jobs` are those that `then` queues in the same transaction. Raises NotFound, BadInput, and with
        `is_careful` InTheWay where anything would be skipped: nothing is changed then.
        """
        wanted = batch or self.last_of_person()
        with self._store.write() as unit:
            changes = unit.undo(wanted, Forced(is_forced, frozenset(forced)))
            if is_careful and changes.skipped:
                raise InTheWay(wanted)
            _link_people(unit, changes)
            changes = replace(changes, jobs=then(unit, wanted, changes))
            moved = [item for item, names in changes.changed.items() if "deleted_at" in names]
            states = unit.door.states(moved, {"deleted_at"})
            trashed = [item for item, state in states.items() if state.values.get("deleted_at") is not None]
            self._outbox.give(unit, changes.batch or wanted, trashed)
            unit.outbox.show(moved)
        self._newsroom.tell(Aspect.LIST, Aspect.VALUES, Aspect.STATE, Aspect.LIBRARIES)
        return changes

    def last_undo(self) -> BatchId:
        """The undo that a redo takes back. Raises NotFound where something was changed since."""
        return self._store.history.last_undo()


def _unseen(unit: Unit, proposals: Sequence[Proposal], seen: Mapping[str, Value]) -> dict[ItemId, Mapping[str, Value]]:
    """What stands now where a proposal puts something else, and where its maker saw another value."""
    if not seen:
        return {}
    states = unit.door.states([one.item for one in proposals], seen.keys())
    found: dict[ItemId, Mapping[str, Value]] = {}
    for one in (one for one in proposals if one.item in states):
        now = {name: states[one.item].values.get(name, empty_of(FIELD[name].type)) for name in seen}
        news = {name: value for name, value in now.items() if value not in (seen[name], one.values.get(name, value))}
        if news:
            found[one.item] = news
    return found


def _link_people(unit: Unit, changes: Changes) -> None:
    """Credits that were written anew have their persons at once: whoever edits a cast looks at its faces."""
    unit.people.link([item for item, names in changes.changed.items() if not _PEOPLE.isdisjoint(names)])
