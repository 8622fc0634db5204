"""What was changed, and by whom, when and why."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from metarr_desktop.domain.edits import BatchStory, BatchView, HistoryEntry
from metarr_desktop.domain.errors import NotFound
from metarr_desktop.domain.kinds import Actor, BatchId, ItemId
from metarr_desktop.store import beside, published, renames
from metarr_desktop.store.changes import FieldChange, changes_from_json, told_by
from metarr_desktop.store.plural import chunks, marks

if TYPE_CHECKING:
    from metarr_desktop.domain.disk import Published
    from metarr_desktop.domain.values import Value
    from metarr_desktop.store.batch import Batch
    from metarr_desktop.store.connection import Connection
    from metarr_desktop.store.door import Door
    from metarr_desktop.store.engine import Lanes

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
NOTHING_MORE: Mapping[str, object] = {}


class History:
    """Reading side of the history."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes

    def of_item(self, item: ItemId) -> list[HistoryEntry]:
        """Every recorded change of an item, newest first. One made with its NFO was created by both batches."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                "SELECT b.id, b.actor, b.source, b.verb, b.at, c.is_creation, c.fields FROM change c "
                "JOIN batch b ON b.id = c.batch_id WHERE c.item_id = ? ORDER BY c.id DESC",
                (item,),
            ).all()
            told = [batch for row in rows if row[5] and (batch := told_by(row[6]))]
            tellers = _tellers(connection, told) if told else []
            undone = undone_of(connection, [row[0] for row in (*rows, *tellers)])
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
            rows = connection.execute(
                "SELECT b.id, b.actor, b.verb, b.source, b.at, "
                "(SELECT count(*) FROM change c WHERE c.batch_id = b.id) FROM batch b "
                "WHERE EXISTS (SELECT 1 FROM change c WHERE c.batch_id = b.id) OR b.undoes_id IS NOT NULL "
                "OR EXISTS (SELECT 1 FROM file_move m WHERE m.batch_id = b.id) "
                "ORDER BY b.id DESC LIMIT ?",
                (count,),
            ).all()
            undone = undone_of(connection, [row[0] for row in rows])
            on_words = set(connection.execute(_ON_WORDS).scalars())  # a row of these names no item
        return [
            BatchView(id, Actor(actor), verb, source, at, count - (id in on_words), id in undone)
            for id, actor, verb, source, at, count in rows
        ]

    def newest_change(self) -> int:
        """The number of the last change that was recorded; 0 before the first."""
        with self._lanes.read() as connection:
            return int(connection.execute("SELECT coalesce(max(id), 0) FROM change").scalar_one())

    def last_of_person(self) -> BatchId:
        """The newest batch a person made that still stands: what a bare undo takes back. Raises NotFound.

        What a returning title got back in the person's name is not of their making.
        """
        with self._lanes.read() as connection:
            rows = connection.execute(
                "SELECT id FROM batch WHERE actor = 'person' AND verb <> 'return' ORDER BY id DESC LIMIT 500"
            ).scalars()
            ids = [BatchId(row) for row in rows]
            undone = undone_of(connection, ids)
        for batch in ids:
            if batch not in undone:
                return batch
        raise NotFound("There is no edit left to undo. What was published is taken back in the history.")

    def last_undo(self) -> BatchId:
        """The newest undo that still stands: what a redo takes back. Raises NotFound."""
        with self._lanes.read() as connection:
            row = connection.execute(
                "SELECT id, actor FROM batch WHERE actor IN ('person', 'undo') AND verb <> 'return' "
                "ORDER BY id DESC LIMIT 1"
            ).one_or_none()
            if row and row[1] == Actor.UNDO and not undone_of(connection, [row[0]]):
                undoes = connection.execute(
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
                counts = connection.execute(
                    "SELECT b.id, (SELECT count(DISTINCT c.item_id) FROM change c WHERE c.batch_id = b.id) "
                    f"FROM batch b WHERE b.id IN ({ids})",
                    some,
                )
                found |= {BatchId(batch): BatchStory(items) for batch, items in counts.all()}
                for batch, verb, actor in connection.execute(_CAUSED.format(ids=ids), some).all():
                    story = found[batch]
                    if (verb, Actor(actor)) not in story.caused:
                        found[batch] = replace(story, caused=(*story.caused, (verb, Actor(actor))))
                undone = undone_of(connection, some)
                for batch, is_own, verb, at in connection.execute(_UNDONE_BY.format(ids=ids), some).all():
                    if batch in undone:  # the newest comes last
                        found[batch] = replace(found[batch], undone_at=at, undone_with="" if is_own else verb)
        return found

    def items_of(self, batch: BatchId) -> list[ItemId]:
        """The items that a batch and what it caused have changed."""
        with self._lanes.read() as connection:
            family = family_of(connection, batch)
            rows = connection.execute(
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
            undone = undone_of(connection, list(set(since.values())))
        return {path for path, batch in since.items() if batch not in undone}

    def stands(self, batch: BatchId) -> bool:
        """Whether that batch, or one it caused, changed something or moved files, and it was not taken back."""
        with self._lanes.read() as connection:
            if undone_of(connection, [batch]):
                return False
            doers = tuple(doers_of(connection, batch))
            found = connection.execute(
                f"SELECT EXISTS (SELECT 1 FROM change WHERE batch_id IN ({marks(len(doers))})) "
                f"OR EXISTS (SELECT 1 FROM file_move WHERE state = 'done' AND batch_id IN ({marks(len(doers))}))",
                doers * 2,
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
            family = family_of(connection, _first(connection, batch))
            rows = connection.execute(
                "SELECT id FROM batch WHERE verb = 'publish' AND parent_id IS NOT NULL "
                f"AND id IN ({marks(len(family))})",
                tuple(family),
            )
            publishes = [BatchId(row) for row in rows.scalars()]
            return bool(set(publishes) - undone_of(connection, publishes))

    def verbs_of(self, batch: BatchId) -> set[str]:
        """The verbs of a batch and of everything it caused."""
        with self._lanes.read() as connection:
            family = family_of(connection, batch)
            rows = connection.execute(
                f"SELECT DISTINCT verb FROM batch WHERE id IN ({marks(len(family))})", tuple(family)
            )
            return set(rows.scalars())


def _tellers(connection: Connection, batches: Sequence[BatchId]) -> list[tuple[BatchId, Actor, str, str, str]]:
    """Id, actor, source, verb and time of the batches that a new item's other first values came from."""
    rows = connection.execute(
        f"SELECT id, actor, source, verb, at FROM batch WHERE id IN ({marks(len(batches))})", tuple(batches)
    )
    return [(row[0], Actor(row[1]), row[2], row[3], row[4]) for row in rows]


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
    connection.execute(
        f"INSERT INTO change (batch_id, {table}_id, fields) VALUES (?,?,?)",
        (door.begin(batch), key, fields),
    )


def family_of(connection: Connection, batch: BatchId) -> list[BatchId]:
    """The batch and all that it caused; none where there is no such batch."""
    rows = connection.execute(
        "WITH RECURSIVE family(id) AS (SELECT id FROM batch WHERE id = ? "
        "UNION SELECT b.id FROM batch b JOIN family f ON b.parent_id = f.id) SELECT id FROM family",
        (batch,),
    ).scalars()
    return [BatchId(row) for row in rows]


def doers_of(connection: Connection, batch: BatchId) -> list[BatchId]:
    """The batch, what it did again or what did it again by an undo of its undo, and all that those caused."""
    rows = connection.execute(
        "WITH RECURSIVE doer(id) AS (SELECT id FROM batch WHERE id = ? "
        "UNION SELECT b.id FROM doer d JOIN batch b ON b.parent_id = d.id "
        "UNION SELECT a.id FROM doer d JOIN batch u ON u.undoes_id = d.id JOIN batch a ON a.undoes_id = u.id "
        "UNION SELECT u.undoes_id FROM doer d JOIN batch a ON a.id = d.id JOIN batch u ON u.id = a.undoes_id "
        "WHERE u.undoes_id IS NOT NULL) SELECT id FROM doer",
        (batch,),
    ).scalars()
    return [BatchId(row) for row in rows]


def _first(connection: Connection, batch: BatchId) -> BatchId:
    """The batch that began what a batch is part of; itself where nothing caused it."""
    rows = connection.execute(
        "WITH RECURSIVE line(id, depth) AS (SELECT ?, 0 UNION ALL SELECT b.parent_id, depth + 1 FROM line "
        "JOIN batch b ON b.id = line.id WHERE b.parent_id IS NOT NULL) SELECT id FROM line ORDER BY depth DESC LIMIT 1",
        (batch,),
    )
    return BatchId(rows.scalar_one())


def undone_of(connection: Connection, batches: Sequence[BatchId]) -> set[BatchId]:
    """Which of those batches are undone now."""
    if not batches:
        return set()
    rows = connection.execute(_IS_UNDONE.format(ids=marks(len(batches))), tuple(batches))
    return set(rows.scalars())
