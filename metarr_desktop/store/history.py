"""What was changed, by whom, and taking it back.

Undo is a batch of its own: it puts back value and lock as they were before, adds no lock, and can itself be undone.
What others changed since is left alone and named, unless forced.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from metarr_desktop.domain.assets import ASSET
from metarr_desktop.domain.disk import Published
from metarr_desktop.domain.edits import BatchStory, Changes, Forced, GoingBack, HistoryEntry, Lineage, Origin, UndoPlan
from metarr_desktop.domain.errors import BadInput, NotFound
from metarr_desktop.domain.fields import FIELD, VOCABULARIES
from metarr_desktop.domain.kinds import Actor, BatchId, FileId, ItemId, LibraryId, RootId
from metarr_desktop.domain.values import Value
from metarr_desktop.store import (
    beside,
    collections,
    pictures,
    presence,
    published,
    renames,
    suggestions,
    tombstones,
    vocabulary,
)
from metarr_desktop.store.changes import FOLDER, FieldChange, changes_from_json, creation_as_json, told_by
from metarr_desktop.store.door import Batch, Door, ItemState
from metarr_desktop.store.engine import Lanes
from metarr_desktop.store.files import items_only_in
from metarr_desktop.store.libraries import LibraryWriter
from metarr_desktop.store.plural import chunks, marks

# The newest undo of a batch decides, if that undo still stands itself. What a batch had caused by then went with it.
_IS_UNDONE = """
WITH RECURSIVE line(batch, ancestor) AS (
    SELECT id, id FROM batch WHERE id IN ({ids})
    UNION ALL SELECT line.batch, b.parent_id FROM line JOIN batch b ON b.id = line.ancestor
    WHERE b.parent_id IS NOT NULL
), chain(batch, first, last, depth) AS (
    SELECT line.batch, u.id, u.id, 1 FROM line
    JOIN batch u ON u.id = (SELECT max(n.id) FROM batch n WHERE n.undoes_id = line.ancestor) AND u.id > line.batch
    UNION ALL SELECT chain.batch, chain.first, u.id, chain.depth + 1 FROM chain
    JOIN batch u ON u.id = (SELECT max(n.id) FROM batch n WHERE n.undoes_id = chain.last)
) SELECT batch FROM chain GROUP BY batch, first HAVING max(depth) % 2 = 1
"""
# What batches caused, over all generations, but for more of their own verb: a run has a batch a source.
_CAUSED = """
WITH RECURSIVE tree(batch, id) AS (
    SELECT id, id FROM batch WHERE id IN ({ids})
    UNION SELECT tree.batch, b.id FROM tree JOIN batch b ON b.parent_id = tree.id
) SELECT tree.batch, b.verb, b.actor FROM tree JOIN batch b ON b.id = tree.id JOIN batch r ON r.id = tree.batch
WHERE b.verb <> r.verb ORDER BY tree.batch, b.id
"""
# Every undo of batches or of what caused them, the newest last.
_UNDONE_BY = """
WITH RECURSIVE line(batch, ancestor) AS (
    SELECT id, id FROM batch WHERE id IN ({ids})
    UNION ALL SELECT line.batch, b.parent_id FROM line JOIN batch b ON b.id = line.ancestor
    WHERE b.parent_id IS NOT NULL
) SELECT line.batch, line.batch = line.ancestor, a.verb, u.at FROM line JOIN batch a ON a.id = line.ancestor
JOIN batch u ON u.undoes_id = line.ancestor AND u.id > line.batch ORDER BY line.batch, u.id
"""
_ON_WORDS = "SELECT batch_id FROM change WHERE item_id IS NULL AND file_id IS NULL AND library_id IS NULL"
_PORTION = 2000
#: What an undo that nobody was asked about takes back of what was changed since.
NOTHING_FORCED = Forced()
NOTHING_MORE: Mapping[str, object] = {}
#: The state of a library that is one of its folders: a path where it has the folder, None where not.
ROOT = "root"
#: The state of a library that is where one of its folders lies.
ROOT_PATH = "root_path"


@dataclass(frozen=True, slots=True)
class BatchView:
    """One batch as a line: who did what, when, to how many items."""

    id: BatchId
    actor: Actor
    verb: str
    source: str
    at: str
    items: int
    is_undone: bool


@dataclass(frozen=True, slots=True)
class _Recorded:
    """One row of the history: of an item, a file or a library."""

    batch: BatchId
    item: ItemId | None
    file: FileId | None
    library: LibraryId | None
    is_creation: int
    fields: str


class History:
    """Reading side of the history."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes

    def of_item(self, item: ItemId) -> list[HistoryEntry]:
        """Every recorded change of an item, newest first. One made with its NFO was created by both batches."""
        with self._lanes.read() as connection:
            rows = connection.exec_driver_sql(
                "SELECT b.id, b.actor, b.source, b.verb, b.at, c.is_creation, c.fields FROM change c "
                "JOIN batch b ON b.id = c.batch_id WHERE c.item_id = ? ORDER BY c.id DESC",
                (item,),
            ).all()
            told = [batch for row in rows if row[5] and (batch := told_by(row[6]))]
            tellers = _tellers(connection, told) if told else []
            undone = _undone(connection, [row[0] for row in (*rows, *tellers)])
            renamed = renames.of_item(connection, {row[0] for row in rows if renames.is_noted(row[6])}, item)
        entries: list[HistoryEntry] = []
        for row in rows:
            head = (row[0], Actor(row[1]), row[2], row[3], row[4])
            if row[5]:
                entries += [HistoryEntry(*one, "", None, None, False, False, one[0] in undone) for one in tellers]
                entries.append(HistoryEntry(*head, "", None, None, False, False, row[0] in undone))
            if files := published.in_row(item, row[6]):
                entries.append(HistoryEntry(*head, "", None, None, False, False, row[0] in undone, files))
            if row[0] in renamed:
                steps = renamed[row[0]]
                entries.append(HistoryEntry(*head, "", None, None, False, False, row[0] in undone, renamed=steps))
            entries.extend(
                HistoryEntry(*head, one.kind, one.old, one.new, False, False, row[0] in undone, subject=one.subject)
                for one in beside.in_row(row[6])
            )
            entries.extend(
                HistoryEntry(*head, c.field, c.old, c.new, c.was_locked, c.is_locked, row[0] in undone)
                for c in changes_from_json(item, row[6], row[0])
            )
        return entries

    def latest(self, count: int = 50) -> list[BatchView]:
        """The newest batches that changed something."""
        with self._lanes.read() as connection:
            rows = connection.exec_driver_sql(
                "SELECT b.id, b.actor, b.verb, b.source, b.at, "
                "(SELECT count(*) FROM change c WHERE c.batch_id = b.id) FROM batch b "
                "WHERE EXISTS (SELECT 1 FROM change c WHERE c.batch_id = b.id) OR b.undoes_id IS NOT NULL "
                "OR EXISTS (SELECT 1 FROM file_move m WHERE m.batch_id = b.id) "
                "ORDER BY b.id DESC LIMIT ?",
                (count,),
            ).all()
            undone = _undone(connection, [row[0] for row in rows])
            on_words = set(connection.exec_driver_sql(_ON_WORDS).scalars())  # a row of these names no item
        return [
            BatchView(id, Actor(actor), verb, source, at, count - (id in on_words), id in undone)
            for id, actor, verb, source, at, count in rows
        ]

    def newest_change(self) -> int:
        """The number of the last change that was recorded; 0 before the first."""
        with self._lanes.read() as connection:
            return int(connection.exec_driver_sql("SELECT coalesce(max(id), 0) FROM change").scalar_one())

    def last_of_person(self) -> BatchId:
        """The newest batch a person made that still stands: what a bare undo takes back. Raises NotFound.

        What a returning title got back in the person's name is not of their making.
        """
        with self._lanes.read() as connection:
            rows = connection.exec_driver_sql(
                "SELECT id FROM batch WHERE actor = 'person' AND verb <> 'return' ORDER BY id DESC LIMIT 500"
            ).scalars()
            ids = [BatchId(row) for row in rows]
            undone = _undone(connection, ids)
        for batch in ids:
            if batch not in undone:
                return batch
        raise NotFound("There is nothing left to undo.")

    def last_undo(self) -> BatchId:
        """The newest undo that still stands: what a redo takes back. Raises NotFound."""
        with self._lanes.read() as connection:
            row = connection.exec_driver_sql(
                "SELECT id, actor FROM batch WHERE actor IN ('person', 'undo') AND verb <> 'return' "
                "ORDER BY id DESC LIMIT 1"
            ).one_or_none()
            if row and row[1] == Actor.UNDO and not _undone(connection, [row[0]]):
                undoes = connection.exec_driver_sql(
                    "SELECT b.id, b.actor FROM batch u JOIN batch b ON b.id = u.undoes_id WHERE u.id = ?", (row[0],)
                ).one_or_none()
                if undoes and (undoes[1] == Actor.PERSON or published.of_batches(connection, [undoes[0]])):
                    return BatchId(row[0])
        raise NotFound("There is nothing to redo.")

    def stories(self, batches: Sequence[BatchId]) -> dict[BatchId, BatchStory]:
        """What batches led to and what became of them; an unknown one is left out."""
        found: dict[BatchId, BatchStory] = {}
        with self._lanes.read() as connection:
            for some in chunks(batches):
                ids = marks(len(some))
                counts = connection.exec_driver_sql(
                    "SELECT b.id, (SELECT count(DISTINCT c.item_id) FROM change c WHERE c.batch_id = b.id) "
                    f"FROM batch b WHERE b.id IN ({ids})",
                    some,
                )
                found |= {BatchId(batch): BatchStory(items) for batch, items in counts.all()}
                for batch, verb, actor in connection.exec_driver_sql(_CAUSED.format(ids=ids), some).all():
                    story = found[batch]
                    if (verb, Actor(actor)) not in story.caused:
                        found[batch] = replace(story, caused=(*story.caused, (verb, Actor(actor))))
                undone = _undone(connection, some)
                for batch, is_own, verb, at in connection.exec_driver_sql(_UNDONE_BY.format(ids=ids), some).all():
                    if batch in undone:  # the newest comes last
                        found[batch] = replace(found[batch], undone_at=at, undone_with="" if is_own else verb)
        return found

    def items_of(self, batch: BatchId) -> list[ItemId]:
        """The items that a batch and what it caused have changed."""
        with self._lanes.read() as connection:
            family = _family(connection, batch)
            rows = connection.exec_driver_sql(
                f"SELECT DISTINCT item_id FROM change WHERE item_id IS NOT NULL AND batch_id IN ({marks(len(family))})",
                tuple(family),
            ).scalars()
            return [ItemId(row) for row in rows]

    def published_by(self, batches: Sequence[BatchId]) -> list[Published]:
        """What batches that published did on the disk, the newest first; nothing for other batches."""
        with self._lanes.read() as connection:
            return published.of_batches(connection, batches)

    def published_since(self, batches: Sequence[BatchId], items: Collection[ItemId]) -> set[str]:
        """The paths of items that others have published to since these batches did, and stand so."""
        with self._lanes.read() as connection:
            since = published.published_since(connection, batches, items)
            undone = _undone(connection, list(set(since.values())))
        return {path for path, batch in since.items() if batch not in undone}

    def stands(self, batch: BatchId) -> bool:
        """Whether that batch, or one it caused, changed something or moved files, and it was not taken back."""
        with self._lanes.read() as connection:
            if _undone(connection, [batch]):
                return False
            family = tuple(_family(connection, batch))
            found = connection.exec_driver_sql(
                f"SELECT EXISTS (SELECT 1 FROM change WHERE batch_id IN ({marks(len(family))})) "
                f"OR EXISTS (SELECT 1 FROM file_move WHERE state = 'done' AND batch_id IN ({marks(len(family))}))",
                family * 2,
            )
            return bool(found.scalar_one())

    def newest_publish(self, batches: Sequence[BatchId]) -> BatchId | None:
        """The newest of those batches that wrote files: a publish, or a repair."""
        with self._lanes.read() as connection:
            newest = published.newest(connection, batches)
            return None if newest is None else BatchId(newest)

    def is_published_by_flow(self, batch: BatchId) -> bool:
        """Whether what began the flow that a batch is part of had files published, and that stands."""
        with self._lanes.read() as connection:
            family = _family(connection, _first(connection, batch))
            rows = connection.exec_driver_sql(
                "SELECT id FROM batch WHERE verb = 'publish' AND parent_id IS NOT NULL "
                f"AND id IN ({marks(len(family))})",
                tuple(family),
            )
            publishes = [BatchId(row) for row in rows.scalars()]
            return bool(set(publishes) - _undone(connection, publishes))

    def verbs_of(self, batch: BatchId) -> set[str]:
        """The verbs of a batch and of everything it caused."""
        with self._lanes.read() as connection:
            family = _family(connection, batch)
            rows = connection.exec_driver_sql(
                f"SELECT DISTINCT verb FROM batch WHERE id IN ({marks(len(family))})", tuple(family)
            )
            return set(rows.scalars())


def _tellers(connection: Connection, batches: Sequence[BatchId]) -> list[tuple[BatchId, Actor, str, str, str]]:
    """Id, actor, source, verb and time of the batches that a new item's other first values came from."""
    rows = connection.exec_driver_sql(
        f"SELECT id, actor, source, verb, at FROM batch WHERE id IN ({marks(len(batches))})", tuple(batches)
    )
    return [(row[0], Actor(row[1]), row[2], row[3], row[4]) for row in rows]


def lineage(connection: Connection, batch: BatchId) -> Lineage:
    """Where an undo of that batch leads."""
    is_again = False
    while True:
        undoes = connection.exec_driver_sql("SELECT undoes_id FROM batch WHERE id = ?", (batch,)).scalar()
        if undoes is None:
            break
        batch, is_again = BatchId(undoes), not is_again
    family = tuple(sorted(_family(connection, batch)))
    verbs = connection.exec_driver_sql(f"SELECT DISTINCT verb FROM batch WHERE id IN ({marks(len(family))})", family)
    return Lineage(batch, is_again, family, frozenset(verbs.scalars()))


def undo(connection: Connection, door: Door, batch: BatchId, forced: Forced = NOTHING_FORCED) -> Changes:
    """Take back a batch and what it caused, newest change first.

    Raises NotFound for an unknown batch or one that is already undone, and BadInput for one with whose values items
    were made: they have none to go back to. `skipped` names the fields that somebody changed since; they stay as they
    are unless forced. `lost` names those whose pictures are not in the cache any more; they stay in any case.
    """
    return _undo(connection, door, batch, forced).changes()


def plan_undo(connection: Connection, door: Door, batch: BatchId) -> UndoPlan:
    """What the undo of a batch would do, found out by doing it: the transaction has to be rolled back. Raises as it."""
    before = connection.exec_driver_sql("SELECT coalesce(max(id), 0) FROM change").scalar_one()
    run = _undo(connection, door, batch, NOTHING_FORCED)
    since = _since(connection, {one.item for one in run.kept.values()}, before)
    in_the_way = [replace(one, since=since.get((one.item, one.field))) for one in run.kept.values()]
    return UndoPlan(batch, tuple(run.going.values()), tuple(in_the_way))


def _since(connection: Connection, items: Collection[ItemId], up_to: int) -> dict[tuple[ItemId, str], Origin]:
    """Who changed each field of those items last, leaving out changes after that one."""
    found: dict[tuple[ItemId, str], Origin] = {}
    for some in chunks(items):
        rows = connection.exec_driver_sql(
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
    family = _family(connection, batch)
    if not family:
        raise NotFound(f"There is no batch {batch}.")
    if batch in _undone(connection, [batch]):
        raise NotFound(f"Batch {batch} is already undone.")
    if (maker := _made_with(connection, batch)) is not None:
        raise BadInput(f"Batch {batch} came with the titles that batch {maker} made. Undo batch {maker} to undo both.")
    run = _Run(connection, door, Batch(Actor.UNDO, "undo", undoes=batch), forced)
    rows = connection.exec_driver_sql(
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
    return connection.exec_driver_sql(
        "SELECT c.batch_id FROM batch b JOIN change c ON c.batch_id = b.parent_id "
        "WHERE b.id = ? AND c.is_creation AND c.fields = ? LIMIT 1",
        (batch, creation_as_json(batch)),
    ).scalar()


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
    child = connection.exec_driver_sql(
        "SELECT 1 FROM item WHERE parent_id = ? AND deleted_at IS NULL LIMIT 1", (item,)
    ).one_or_none()
    return child is not None or collections.in_use(connection, item)


def _below(connection: Connection, item: ItemId) -> list[ItemId]:
    rows = connection.exec_driver_sql(
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
    row = connection.exec_driver_sql(
        "SELECT 1 FROM item i JOIN item o ON o.parent_id = i.parent_id AND o.kind = i.kind AND o.id <> i.id "
        "AND ((o.kind = 'season' AND o.season = i.season) OR (o.kind = 'episode' AND o.episode = i.episode)) "
        "WHERE i.id = ? AND o.deleted_at IS NULL LIMIT 1",
        (item,),
    ).one_or_none()
    return row is not None


def _undo_row(connection: Connection, door: Door, undoing: Batch, row: _Recorded, is_forced: bool) -> None:
    """Files and libraries: their recorded states (ignored, removed, a folder of a library) have no locks."""
    if row.file is None and row.library is None:
        vocabulary.undo(connection, door, undoing, row.fields, is_forced=is_forced)
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
            connection.exec_driver_sql(f'UPDATE {table} SET "{change.field}" = ? WHERE id = ?', (change.old, key))
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
            rows = connection.exec_driver_sql(
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
    connection.exec_driver_sql("DELETE FROM folder WHERE root_id = (SELECT root_id FROM file WHERE id = ?)", (file,))


def record_state(
    connection: Connection,
    door: Door,
    batch: Batch,
    table: str,
    key: int,
    name: str,
    old: Value,
    new: Value,
    more: Mapping[str, object] = NOTHING_MORE,
) -> None:
    """Enter the change of a file's or library's state into the history, so that undo finds it."""
    change = FieldChange(ItemId(0), name, old, new, False, False, None, None)
    fields = json.dumps(json.loads(change.as_json()) | dict(more))
    connection.exec_driver_sql(
        f"INSERT INTO change (batch_id, {table}_id, fields) VALUES (?,?,?)",
        (door.begin(batch), key, fields),
    )


def _family(connection: Connection, batch: BatchId) -> list[BatchId]:
    rows = connection.exec_driver_sql(
        "WITH RECURSIVE family(id) AS (SELECT id FROM batch WHERE id = ? "
        "UNION SELECT b.id FROM batch b JOIN family f ON b.parent_id = f.id) SELECT id FROM family",
        (batch,),
    ).scalars()
    return [BatchId(row) for row in rows]


def _first(connection: Connection, batch: BatchId) -> BatchId:
    """The batch that began what a batch is part of; itself where nothing caused it."""
    rows = connection.exec_driver_sql(
        "WITH RECURSIVE line(id, depth) AS (SELECT ?, 0 UNION ALL SELECT b.parent_id, depth + 1 FROM line "
        "JOIN batch b ON b.id = line.id WHERE b.parent_id IS NOT NULL) SELECT id FROM line ORDER BY depth DESC LIMIT 1",
        (batch,),
    )
    return BatchId(rows.scalar_one())


def _undone(connection: Connection, batches: Sequence[BatchId]) -> set[BatchId]:
    if not batches:
        return set()
    rows = connection.exec_driver_sql(_IS_UNDONE.format(ids=marks(len(batches))), tuple(batches))
    return set(rows.scalars())
