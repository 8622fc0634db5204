"""Taking back what was changed.

Undo is a batch of its own: it puts back value and lock as they were before, adds no lock, and can itself be undone.
What others changed since is left alone and named, unless forced.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from metarr_desktop.domain.assets import ASSET
from metarr_desktop.domain.edits import Changes, Forced, GoingBack, Lineage, Origin, UndoPlan
from metarr_desktop.domain.errors import BadInput, NotFound
from metarr_desktop.domain.fields import FIELD, VOCABULARIES
from metarr_desktop.domain.kinds import Actor, BatchId, FileId, ItemId, LibraryId, RootId
from metarr_desktop.store import (
    beside,
    collections,
    pictures,
    presence,
    published,
    saved_views,
    suggestions,
    tombstones,
    vocabulary,
)
from metarr_desktop.store.batch import Batch
from metarr_desktop.store.changes import FOLDER, FieldChange, changes_from_json, creation_as_json
from metarr_desktop.store.files import items_only_in
from metarr_desktop.store.history import family_of, record_state, undone_of
from metarr_desktop.store.libraries import LibraryWriter
from metarr_desktop.store.plural import chunks, marks

if TYPE_CHECKING:
    from metarr_desktop.domain.values import Value
    from metarr_desktop.store.connection import Connection
    from metarr_desktop.store.door import Door, ItemState

_PORTION = 2000
#: What an undo that nobody was asked about takes back of what was changed since.
NOTHING_FORCED = Forced()
#: The state of a library that is one of its folders: a path where it has the folder, None where not.
ROOT = "root"
#: The state of a library that is where one of its folders lies.
ROOT_PATH = "root_path"


@dataclass(frozen=True, slots=True)
class _Recorded:
    """One row of the history: of an item, a file or a library."""

    batch: BatchId
    item: ItemId | None
    file: FileId | None
    library: LibraryId | None
    is_creation: int
    fields: str


def lineage(connection: Connection, batch: BatchId) -> Lineage:
    """Where an undo of that batch leads."""
    is_again = False
    while True:
        undoes = connection.execute("SELECT undoes_id FROM batch WHERE id = ?", (batch,)).scalar()
        if undoes is None:
            break
        batch, is_again = BatchId(undoes), not is_again
    family = tuple(sorted(family_of(connection, batch)))
    verbs = connection.execute(f"SELECT DISTINCT verb FROM batch WHERE id IN ({marks(len(family))})", family)
    return Lineage(batch, is_again, family, frozenset(verbs.scalars()))


def undo(connection: Connection, door: Door, batch: BatchId, forced: Forced = NOTHING_FORCED) -> Changes:
    """Take back a batch and what it caused, newest change first.

    Raises NotFound for an unknown batch or one that is already undone, and BadInput for one with whose values items
    were made: they have none to go back to. `skipped` names the fields that somebody changed since; they stay as they
    are unless forced. `lost` names those whose pictures are not in the cache any more; they stay in any case.
    """
    return _undo(connection, door, batch, forced).changes()


def plan_undo(connection: Connection, door: Door, batch: BatchId) -> tuple[UndoPlan, Changes]:
    """What the undo of a batch would do, found out by doing it: the transaction has to be rolled back. Raises as it."""
    before = connection.execute("SELECT coalesce(max(id), 0) FROM change").scalar_one()
    run = _undo(connection, door, batch, NOTHING_FORCED)
    since = _since(connection, {one.item for one in run.kept.values()}, before)
    in_the_way = [replace(one, since=since.get((one.item, one.field))) for one in run.kept.values()]
    return UndoPlan(batch, tuple(run.going.values()), tuple(in_the_way)), run.changes()


def _since(connection: Connection, items: Collection[ItemId], up_to: int) -> dict[tuple[ItemId, str], Origin]:
    """Who changed each field of those items last, leaving out changes after that one."""
    found: dict[tuple[ItemId, str], Origin] = {}
    for some in chunks(items):
        rows = connection.execute(
            "SELECT c.item_id, c.fields, b.actor, b.source, b.at FROM change c JOIN batch b ON b.id = c.batch_id "
            f"WHERE c.item_id IN ({marks(len(some))}) AND c.id <= ? ORDER BY c.id DESC",
            (*some, up_to),
        )
        for item, fields, actor, source, at in rows.all():
            names = [*json.loads(fields), *(one.kind for one in beside.in_row(fields))]
            for name in names:
                found.setdefault((item, name), Origin(Actor(actor), source, at))
    return found


class _Run:
    """One undo as it goes: what goes back, and what is kept. A field that several batches changed is one."""

    def __init__(self, connection: Connection, door: Door, batch: Batch, forced: Forced) -> None:
        self.connection, self.door, self.batch, self.forced = connection, door, batch, forced
        self.going: dict[tuple[ItemId, str], GoingBack] = {}
        self.kept: dict[tuple[ItemId, str], GoingBack] = {}
        self.lost: dict[ItemId, tuple[str, ...]] = {}

    def go(self, one: GoingBack) -> None:
        """Note that a field goes back."""
        _note(self.going, one)

    def keep(self, one: GoingBack) -> None:
        """Note that a field stays as it is."""
        _note(self.kept, one)

    def changes(self) -> Changes:
        """What came of it."""
        changed: dict[ItemId, tuple[str, ...]] = {}
        skipped: dict[ItemId, tuple[str, ...]] = {}
        locks: dict[ItemId, dict[str, bool]] = {}
        for item, name in self.going:
            changed[item] = (*changed.get(item, ()), name)
        for item, name in self.kept:
            skipped[item] = (*skipped.get(item, ()), name)
        for (item, name), one in self.going.items():
            if name in FIELD and one.now == one.back:
                locks.setdefault(item, {})[name] = one.was_locked
        return Changes(self.batch.id, changed, {}, skipped, locks=locks, lost=self.lost)


def _note(into: dict[tuple[ItemId, str], GoingBack], one: GoingBack) -> None:
    """The newest change says what stands there now, the oldest what comes back."""
    first = into.get((one.item, one.field))
    if first is not None:
        one = replace(one, now=first.now, is_locked=first.is_locked, is_open=first.is_open and one.is_open)
    into[one.item, one.field] = one


def _undo(connection: Connection, door: Door, batch: BatchId, forced: Forced) -> _Run:
    family = family_of(connection, batch)
    if not family:
        raise NotFound(f"There is no batch {batch}.")
    if batch in undone_of(connection, [batch]):
        raise NotFound(f"Batch {batch} is already undone.")
    if (maker := _made_with(connection, batch)) is not None:
        raise BadInput(f"Batch {batch} came with the titles that batch {maker} made. Undo batch {maker} to undo both.")
    run = _Run(connection, door, Batch(Actor.UNDO, "undo", undoes=batch), forced)
    rows = connection.execute(
        "SELECT batch_id, item_id, file_id, library_id, is_creation, fields FROM change "
        f"WHERE batch_id IN ({marks(len(family))}) "
        # Which words are aliases comes first: it says how the words of items are written.
        "ORDER BY coalesce(item_id, file_id, library_id) IS NOT NULL, id DESC",
        tuple(family),
    ).all()
    for portion in _portions(_Recorded(*row) for row in rows):
        if portion[0].item is None:
            _undo_row(connection, door, run.batch, portion[0], forced.is_all)
            continue
        _undo_beside(run, portion)
        back = _undo_items(run, portion)
        door.write(run.batch, back)
        suggestions.bring_back(connection, _settling(portion, back))
    door.begin(run.batch)  # also where nothing could be taken back: the batch counts as undone all the same
    return run


def _undo_beside(run: _Run, rows: Sequence[_Recorded]) -> None:
    for row in rows:
        for changed in beside.in_row(row.fields) if row.item is not None else ():
            one = beside.undo(run.connection, run.door, run.batch, row.item or ItemId(0), changed, run.forced)
            if one is not None:
                (run.go if one.is_back else run.keep)(
                    GoingBack(row.item or ItemId(0), changed.kind, one.now, changed.old, False, False)
                )


def _made_with(connection: Connection, batch: BatchId) -> BatchId | None:
    """The batch that made items with values of this one, if one did."""
    found: BatchId | None = connection.execute(
        "SELECT c.batch_id FROM batch b JOIN change c ON c.batch_id = b.parent_id "
        "WHERE b.id = ? AND c.is_creation AND c.fields = ? LIMIT 1",
        (batch, creation_as_json(batch)),
    ).scalar()
    return found


def _settling(portion: Sequence[_Recorded], back: Sequence[FieldChange]) -> Iterator[FieldChange]:
    """The recorded changes that were taken back and had settled suggestions for a field that is locked again."""
    locked = {(change.item, change.field) for change in back if change.is_locked}
    for row in portion:
        for change in changes_from_json(row.item or ItemId(0), row.fields, row.batch):
            if change.settled and (change.item, change.field) in locked:
                yield change


def _portions(rows: Iterable[_Recorded]) -> Iterator[list[_Recorded]]:
    """Runs of rows that can be taken back together: an item once in each, files and libraries by themselves."""
    portion: list[_Recorded] = []
    items: set[ItemId | None] = {None}
    for row in rows:
        if portion and (row.item in items or portion[0].item is None or row.is_creation or len(portion) == _PORTION):
            yield portion
            portion, items = [], {None}
        portion.append(row)
        items.add(row.item)
    if portion:
        yield portion


def _undo_items(run: _Run, rows: Sequence[_Recorded]) -> list[FieldChange]:
    """The changes that put back what those rows changed, an item once in each."""
    recorded = {row.item: changes_from_json(row.item, row.fields, row.batch) for row in rows if row.item is not None}
    names = {change.field for changes in recorded.values() for change in changes}
    states = run.door.states(list(recorded), names | {"deleted_at"})
    back: list[FieldChange] = []
    creations = {row.item for row in rows if row.is_creation}
    aliases = vocabulary.aliases(run.connection) if VOCABULARIES & names else {}
    for item, changes in recorded.items():
        if item not in states:  # purged since
            continue
        if item in creations:
            back += _undo_creation(run, item, states[item])
        else:
            back += _undo_fields(run, changes, states[item], aliases)
    return back


def _undo_creation(run: _Run, item: ItemId, state: ItemState) -> list[FieldChange]:
    """What was created goes into the trash, unless others have put something below it or into it since."""
    if state.values.get("deleted_at") is not None:
        return []
    if not run.forced.covers(item, "") and _holds_others(run.connection, item):
        run.keep(GoingBack(item, "", None, run.door.now, False, False))
        return []
    below = run.door.states(_below(run.connection, item), {"deleted_at"})
    alive = [one for one, its in below.items() if its.values.get("deleted_at") is None]
    for one in alive:
        run.go(GoingBack(one, "deleted_at", None, run.door.now, False, False))
    return [FieldChange(one, "deleted_at", None, run.door.now, False, False, None, None) for one in alive]


def _holds_others(connection: Connection, item: ItemId) -> bool:
    child = connection.execute(
        "SELECT 1 FROM item WHERE parent_id = ? AND deleted_at IS NULL LIMIT 1", (item,)
    ).one_or_none()
    return child is not None or collections.in_use(connection, item)


def _below(connection: Connection, item: ItemId) -> list[ItemId]:
    rows = connection.execute(
        "WITH RECURSIVE tree(id) AS (SELECT ? UNION SELECT i.id FROM item i JOIN tree t ON i.parent_id = t.id) "
        "SELECT id FROM tree",
        (item,),
    ).scalars()
    return [ItemId(row) for row in rows]


def _undo_fields(
    run: _Run, recorded: Sequence[FieldChange], state: ItemState, aliases: Mapping[tuple[str, str], str]
) -> list[FieldChange]:
    back: list[FieldChange] = []
    for change in recorded:
        value, is_locked = state.values.get(change.field, change.empty), change.field in state.locks
        old, new = (_present(run.connection, aliases, change.field, one) for one in (change.old, change.new))
        if value == old and is_locked == change.was_locked:
            continue
        if change.field in ASSET and change.old and not old:
            run.lost[change.item] = (*run.lost.get(change.item, ()), change.field)
            continue
        one = GoingBack(change.item, change.field, value, old, is_locked, change.was_locked)
        is_changed_since = value not in (change.new, new) or is_locked != change.is_locked
        if change.field == "deleted_at" and change.old is None and place_is_taken(run.connection, change.item):
            run.keep(replace(one, is_open=False))
            continue
        if is_changed_since and not run.forced.covers(change.item, change.field):
            run.keep(one)
            continue
        run.go(one)
        origin = state.origins.get(change.field)
        back.append(
            FieldChange(change.item, change.field, value, old, is_locked, change.was_locked, origin, change.old_origin)
        )
    return back


def _present(connection: Connection, aliases: Mapping[tuple[str, str], str], name: str, value: Value) -> Value:
    """The value as it reads now.

    A collection may have been given another title since, a word another spelling, and pictures may have been pruned.
    """
    if name == "collection" and isinstance(value, str):
        return collections.present_title(connection, value)
    if name in ASSET and isinstance(value, tuple):
        uuids = [uuid for uuid in value if isinstance(uuid, str)]
        there = pictures.there(connection, uuids)
        return tuple(uuid for uuid in uuids if uuid in there)
    return vocabulary.as_now(aliases, name, value)


def place_is_taken(connection: Connection, item: ItemId) -> bool:
    """Whether another season or episode, not in the trash, has this one's number."""
    row = connection.execute(
        "SELECT 1 FROM item i JOIN item o ON o.parent_id = i.parent_id AND o.kind = i.kind AND o.id <> i.id "
        "AND ((o.kind = 'season' AND o.season = i.season) OR (o.kind = 'episode' AND o.episode = i.episode)) "
        "WHERE i.id = ? AND o.deleted_at IS NULL LIMIT 1",
        (item,),
    ).one_or_none()
    return row is not None


def _undo_row(connection: Connection, door: Door, undoing: Batch, row: _Recorded, is_forced: bool) -> None:
    """Files and libraries: their recorded states (ignored, removed, a folder of a library) have no locks.

    A row of neither says which words are aliases, or what views are.
    """
    if row.file is None and row.library is None:
        vocabulary.undo(connection, door, undoing, row.fields, is_forced=is_forced)
        saved_views.undo(connection, door, undoing, row.fields, is_forced=is_forced)
        return
    table, key = ("file", row.file) if row.file is not None else ("library", row.library or 0)
    for change in changes_from_json(ItemId(0), row.fields, row.batch):
        if change.field == ROOT:
            _undo_root(connection, door, undoing, LibraryId(key), row.fields, change)
            continue
        if change.field == ROOT_PATH:
            LibraryWriter(connection, door.now).move_root(LibraryId(key), str(change.new), str(change.old))
            published.move(connection, str(change.new), str(change.old))
            tombstones.move(connection, str(change.new), str(change.old))
        else:
            connection.execute(f'UPDATE {table} SET "{change.field}" = ? WHERE id = ?', (change.old, key))
        record_state(connection, door, undoing, table, key, change.field, change.new, change.old)
    if row.file is not None:
        forget_folders(connection, row.file)


def _undo_root(
    connection: Connection, door: Door, undoing: Batch, library: LibraryId, recorded: str, change: FieldChange
) -> None:
    """Give a library a folder back, or take it out again. Raises BadInput when it is part of another one by now."""
    libraries = LibraryWriter(connection, door.now)
    if change.old is None:
        root = libraries.root_at(library, str(change.new))
        if root is not None:
            remove_root(connection, door, undoing, library, root, str(change.new))
    elif libraries.root_at(library, str(change.old)) is None:
        libraries.bring_back_root(library, str(change.old), json.loads(recorded).get(FOLDER))
        record_state(connection, door, undoing, "library", library, ROOT, None, change.old)


def remove_root(connection: Connection, door: Door, batch: Batch, library: LibraryId, root: RootId, path: str) -> None:
    """Take a folder out of a library, and items that have files there and nowhere else into the trash.

    What the person had decided about the folder and its files is kept for the undo.
    """
    libraries = LibraryWriter(connection, door.now)
    kept = libraries.decisions_of_root(root)
    items = items_only_in(connection, root)
    alive = [one for one, its in door.states(items, {"deleted_at"}).items() if its.values.get("deleted_at") is None]
    door.set_state(batch, "deleted_at", dict.fromkeys(alive, door.now))
    libraries.remove_root(root)
    record_state(connection, door, batch, "library", library, ROOT, path, None, {FOLDER: kept})
    trash_emptied(connection, door, batch, items)
    presence.settle(connection, library, door.now)


def trash_emptied(connection: Connection, door: Door, batch: Batch, items: Collection[ItemId]) -> None:
    """Put what held those items, now in the trash, there too: seasons, shows … with nothing left and no folder."""
    while items:
        emptied: list[ItemId] = []
        for some in chunks(items):
            rows = connection.execute(
                "SELECT id FROM item WHERE deleted_at IS NULL "
                f"AND id IN (SELECT parent_id FROM item WHERE id IN ({marks(len(some))})) "
                "AND NOT EXISTS (SELECT 1 FROM item c WHERE c.parent_id = item.id AND c.deleted_at IS NULL) "
                "AND NOT EXISTS (SELECT 1 FROM item_folder f WHERE f.item_id = item.id)",
                some,
            )
            emptied.extend(ItemId(row) for row in rows.scalars())
        door.set_state(batch, "deleted_at", dict.fromkeys(emptied, door.now))
        items = emptied


def forget_folders(connection: Connection, file: FileId) -> None:
    """Have the next scan read a file's root anew, though nothing in it changed."""
    connection.execute("DELETE FROM folder WHERE root_id = (SELECT root_id FROM file WHERE id = ?)", (file,))
