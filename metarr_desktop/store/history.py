"""What was changed, by whom, and taking it back.

Undo is a batch of its own: it puts back value and lock as they were before, adds no lock, and can itself be undone.
What others changed since is left alone and named, unless forced.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from metarr_desktop.domain.edits import Changes, HistoryEntry
from metarr_desktop.domain.errors import NotFound
from metarr_desktop.domain.kinds import Actor, BatchId, ItemId
from metarr_desktop.domain.values import Value
from metarr_desktop.store.door import Batch, Door, FieldChange, changes_from_json
from metarr_desktop.store.engine import Lanes
from metarr_desktop.store.plural import marks

_IS_UNDONE = """
WITH RECURSIVE chain(batch, depth, last) AS (
    SELECT id, 0, id FROM batch WHERE id IN ({ids})
    UNION ALL SELECT chain.batch, chain.depth + 1, b.id FROM chain JOIN batch b ON b.undoes_id = chain.last
) SELECT batch, max(depth) % 2 FROM chain GROUP BY batch
"""


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


class History:
    """Reading side of the history."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes

    def of_item(self, item: ItemId) -> list[HistoryEntry]:
        """Every recorded change of an item, newest first."""
        with self._lanes.read() as connection:
            rows = connection.exec_driver_sql(
                "SELECT b.id, b.actor, b.source, b.verb, b.at, c.is_creation, c.fields FROM change c "
                "JOIN batch b ON b.id = c.batch_id WHERE c.item_id = ? ORDER BY c.id DESC",
                (item,),
            ).all()
            undone = _undone(connection, [row[0] for row in rows])
        entries: list[HistoryEntry] = []
        for row in rows:
            head = (row[0], Actor(row[1]), row[2], row[3], row[4])
            if row[5]:
                entries.append(HistoryEntry(*head, "", None, None, False, False, row[0] in undone))
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
                "(SELECT count(*) FROM change c WHERE c.batch_id = b.id) FROM batch b ORDER BY b.id DESC LIMIT ?",
                (count,),
            ).all()
            undone = _undone(connection, [row[0] for row in rows])
        return [BatchView(row[0], Actor(row[1]), row[2], row[3], row[4], row[5], row[0] in undone) for row in rows]

    def last_of_person(self) -> BatchId:
        """The newest batch a person made that still stands: what a bare undo takes back. Raises NotFound."""
        with self._lanes.read() as connection:
            rows = connection.exec_driver_sql(
                "SELECT id FROM batch WHERE actor = 'person' ORDER BY id DESC LIMIT 500"
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
                "SELECT id, actor FROM batch WHERE actor IN ('person', 'undo') ORDER BY id DESC LIMIT 1"
            ).one_or_none()
            if row and row[1] == Actor.UNDO and not _undone(connection, [row[0]]):
                undoes = connection.exec_driver_sql(
                    "SELECT b.actor FROM batch u JOIN batch b ON b.id = u.undoes_id WHERE u.id = ?", (row[0],)
                ).scalar_one_or_none()
                if undoes == Actor.PERSON:
                    return BatchId(row[0])
        raise NotFound("There is nothing to redo.")

    def items_of(self, batch: BatchId) -> list[ItemId]:
        """The items that a batch and what it caused have changed."""
        with self._lanes.read() as connection:
            family = _family(connection, batch)
            rows = connection.exec_driver_sql(
                f"SELECT DISTINCT item_id FROM change WHERE item_id IS NOT NULL AND batch_id IN ({marks(len(family))})",
                tuple(family),
            ).scalars()
            return [ItemId(row) for row in rows]

    def verbs_of(self, batch: BatchId) -> set[str]:
        """The verbs of a batch and of everything it caused."""
        with self._lanes.read() as connection:
            family = _family(connection, batch)
            rows = connection.exec_driver_sql(
                f"SELECT DISTINCT verb FROM batch WHERE id IN ({marks(len(family))})", tuple(family)
            )
            return set(rows.scalars())


def undo(connection: Connection, door: Door, batch: BatchId, *, is_forced: bool = False) -> Changes:
    """Take back a batch and what it caused, newest change first.

    Raises NotFound for an unknown batch or one that is already undone. `skipped` names the fields that somebody changed
    since; they stay as they are unless forced.
    """
    family = _family(connection, batch)
    if not family:
        raise NotFound(f"There is no batch {batch}.")
    if batch in _undone(connection, [batch]):
        raise NotFound(f"Batch {batch} is already undone.")
    undoing = Batch(Actor.UNDO, "undo", undoes=batch)
    changed: dict[ItemId, tuple[str, ...]] = {}
    skipped: dict[ItemId, tuple[str, ...]] = {}
    for row in connection.exec_driver_sql(
        "SELECT batch_id, item_id, file_id, library_id, is_creation, fields FROM change "
        f"WHERE batch_id IN ({marks(len(family))}) ORDER BY id DESC",
        tuple(family),
    ).all():
        batch_id, item, file, library, is_creation, fields = row
        if file is not None or library is not None:
            _undo_row(connection, door, undoing, "file" if file is not None else "library", file or library, fields)
            continue
        back, kept = _undo_item(door, item, batch_id, bool(is_creation), fields, is_forced)
        door.write(undoing, back)
        if back:
            changed[item] = (*changed.get(item, ()), *(change.field for change in back))
        if kept:
            skipped[item] = (*skipped.get(item, ()), *kept)
    if undoing.id is None:
        door.begin(undoing)  # nothing could be taken back: the batch counts as undone all the same
    return Changes(undoing.id, changed, {}, skipped)


def _undo_item(
    door: Door, item: ItemId, batch: BatchId, is_creation: bool, fields: str, is_forced: bool
) -> tuple[list[FieldChange], list[str]]:
    recorded = changes_from_json(item, fields, batch)
    names = {"deleted_at"} if is_creation else {change.field for change in recorded}
    state = door.states([item], names).get(item)
    if state is None:
        return [], []
    if is_creation:
        is_gone = state.values.get("deleted_at") is not None
        gone = FieldChange(item, "deleted_at", None, door.now, False, False, None, None)
        return ([] if is_gone else [gone]), []
    back: list[FieldChange] = []
    kept: list[str] = []
    for change in recorded:
        value, is_locked = state.values.get(change.field, change.empty), change.field in state.locks
        if not is_forced and (value != change.new or is_locked != change.is_locked):
            if value != change.old or is_locked != change.was_locked:
                kept.append(change.field)
            continue
        origin = state.origins.get(change.field)
        back.append(
            FieldChange(item, change.field, value, change.old, is_locked, change.was_locked, origin, change.old_origin)
        )
    return back, kept


def _undo_row(connection: Connection, door: Door, undoing: Batch, table: str, key: int, fields: str) -> None:
    """Files and libraries: their recorded states (ignored, removed) have no locks."""
    for change in changes_from_json(ItemId(0), fields, BatchId(0)):
        connection.exec_driver_sql(f'UPDATE {table} SET "{change.field}" = ? WHERE id = ?', (change.old, key))
        record_state(connection, door, undoing, table, key, change.field, change.new, change.old)


def record_state(
    connection: Connection,
    door: Door,
    batch: Batch,
    table: str,
    key: int,
    name: str,
    old: Value,
    new: Value,
) -> None:
    """Enter the change of a file's or library's state into the history, so that undo finds it."""
    change = FieldChange(ItemId(0), name, old, new, False, False, None, None)
    connection.exec_driver_sql(
        f"INSERT INTO change (batch_id, {table}_id, fields) VALUES (?,?,?)",
        (door.begin(batch), key, change.as_json()),
    )


def _family(connection: Connection, batch: BatchId) -> list[BatchId]:
    rows = connection.exec_driver_sql(
        "WITH RECURSIVE family(id) AS (SELECT id FROM batch WHERE id = ? "
        "UNION SELECT b.id FROM batch b JOIN family f ON b.parent_id = f.id) SELECT id FROM family",
        (batch,),
    ).scalars()
    return [BatchId(row) for row in rows]


def _undone(connection: Connection, batches: Sequence[BatchId]) -> set[BatchId]:
    if not batches:
        return set()
    rows = connection.exec_driver_sql(_IS_UNDONE.format(ids=marks(len(batches))), tuple(batches))
    return {row[0] for row in rows if row[1]}
