"""The journal of renames, and the paths that go along: what was moved on the disk is found there by all that knew it.

A batch's steps are written down before the first of them is done. Recorded in the history by a row without a field.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.kinds import BatchId, ItemId, RootId
from metarr_desktop.domain.moves import MoveState, MoveStep, way_on
from metarr_desktop.store import published
from metarr_desktop.store.changes import MOVED
from metarr_desktop.store.plural import chunks, marks

if TYPE_CHECKING:
    from metarr_desktop.store.connection import Connection
    from metarr_desktop.store.engine import Lanes

_STEP = "coalesce(item_id, 0), source, target, id, batch_id, state"
_RELATIVE = ("file", "folder", "item_folder")
_ABSOLUTE = ("library_file", "finding", "original_file")
#: Some items with all below them, those in the trash too: their files may come back into a folder that was renamed.
_BELOW = (
    "WITH RECURSIVE below(id) AS (SELECT value FROM json_each(?) "
    "UNION SELECT i.id FROM item i JOIN below b ON i.parent_id = b.id)"
)


class Renames:
    """Reading side."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes

    def steps(self, batch: BatchId) -> list[MoveStep]:
        """The steps of a batch in the order in which they are done; none for a batch that renamed nothing."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                f"SELECT {_STEP} FROM file_move WHERE batch_id = ? AND verb = 'rename' ORDER BY id", (batch,)
            )
            return [_step(row) for row in rows]

    def unfinished(self) -> list[BatchId]:
        """The batches of which steps are still to be done."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                "SELECT DISTINCT batch_id FROM file_move WHERE state = 'planned' AND verb = 'rename' ORDER BY batch_id"
            ).scalars()
            return [BatchId(row) for row in rows]


def _step(row: Any) -> MoveStep:
    return MoveStep(row[0], os.fsdecode(row[1]), os.fsdecode(row[2]), row[3], row[4], MoveState(row[5]))


def is_noted(fields: str) -> bool:
    """Whether a row of the history says that files of its item were renamed."""
    return MOVED in json.loads(fields)


class RenameWriter:
    """Writing side, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def plan(self, batch: BatchId, steps: Sequence[MoveStep]) -> None:
        """Write down what is about to be done, and note it in the history of each item."""
        self._connection.execute(
            "INSERT INTO file_move (batch_id, item_id, verb, source, target, state) "
            "VALUES (?,?,'rename',?,?,'planned')",
            [(batch, step.item, os.fsencode(step.source), os.fsencode(step.target)) for step in steps],
        )
        by_item: dict[ItemId, int] = {}
        for step in steps:
            by_item[step.item] = by_item.get(step.item, 0) + 1
        self._connection.execute(
            "INSERT INTO change (batch_id, item_id, fields) VALUES (?,?,?)",
            [(batch, item, json.dumps({MOVED: count})) for item, count in by_item.items()],
        )

    def plan_back(self, batch: BatchId, undoing: BatchId) -> bool:
        """Write down the way back of a batch's names for the batch that undoes it; whether there is one.

        Raises BadInput while its names are still being changed, and for names that were changed so long ago that nobody
        knows them any more.
        """
        rows = self._connection.execute(
            f"SELECT {_STEP} FROM file_move WHERE batch_id = ? AND verb = 'rename' ORDER BY id DESC", (batch,)
        ).all()
        if any(row[5] == MoveState.PLANNED for row in rows):
            raise BadInput("These files are still being renamed; it can be taken back when that is done, or cancelled.")
        steps = [_step(row).reversed for row in rows if row[5] == MoveState.DONE]
        if steps:
            self.plan(undoing, steps)
        elif not rows and self._has_renamed(batch):
            raise BadInput("These names were changed too long ago to be taken back; the files can be renamed anew.")
        return bool(steps)

    def ways(self, batch: BatchId) -> list[tuple[str, str]]:
        """All that a batch is about to move, into the trash and out of it too: (source, target), in their order."""
        rows = self._connection.execute(
            "SELECT source, target FROM file_move WHERE batch_id = ? AND state = 'planned' ORDER BY id", (batch,)
        )
        return [(os.fsdecode(source), os.fsdecode(target)) for source, target in rows.all()]

    def _has_renamed(self, batch: BatchId) -> bool:
        rows = self._connection.execute("SELECT fields FROM change WHERE batch_id = ?", (batch,)).scalars()
        return any(is_noted(fields) for fields in rows)

    def mark(self, steps: Iterable[MoveStep], state: MoveState, error: str = "") -> None:
        """How those steps stand now."""
        rows = [(state.value, error, step.id) for step in steps]
        if rows:
            self._connection.execute("UPDATE file_move SET state = ?, error = ? WHERE id = ?", rows)

    def give_up(self, batch: BatchId, error: str) -> None:
        """What of a batch is still to be done will not be."""
        self._connection.execute(
            "UPDATE file_move SET state = 'failed', error = ? WHERE batch_id = ? AND state = 'planned'", (error, batch)
        )

    def take_along(self, steps: Sequence[MoveStep], roots: Collection[tuple[RootId, str]]) -> None:
        """What those steps moved within a root is known at its new place by everything that knew it, or what is in it.

        Files' own times do not change with their name, so that the next scan finds them as they were. What was on
        record as missing at the new place is so no longer.
        """
        moves = [(step.source, step.target) for step in steps]
        absolute = [(os.fsencode(source), os.fsencode(target)) for source, target in moves]
        relative = [
            (root, os.fsencode(source[len(above) :]), os.fsencode(target[len(above) :]))
            for source, target in moves
            for root, above in ((one, os.path.join(path, "")) for one, path in roots)
            if source.startswith(above)
        ]
        self._forget_targets(absolute)
        for table in _ABSOLUTE:
            self._rewrite(table, [((), old, new) for old, new in absolute])
        for table in _RELATIVE:
            self._rewrite(table, [((root,), old, new) for root, old, new in relative])
        if below := self._below({step.item for step in steps}):
            self._take_notes_along(below, lambda path: way_on(path, moves))

    def follow(self, items: Collection[ItemId], moves: Mapping[str, str]) -> None:
        """Files of ours of those items that somebody else moved, old path -> new: what undo needs knows them there."""
        if moves:
            encoded = [(os.fsencode(target), os.fsencode(source)) for source, target in moves.items()]
            self._connection.execute("UPDATE original_file SET path = ? WHERE path = ?", encoded)
            self._take_notes_along(items, lambda path: moves.get(path, path))

    def _below(self, items: Collection[ItemId]) -> list[ItemId]:
        rows = self._connection.execute(f"{_BELOW} SELECT id FROM below", (json.dumps(list(items)),))
        return [ItemId(row) for row in rows.scalars()]

    def _take_notes_along(self, items: Collection[ItemId], way: Callable[[str], str]) -> None:
        """What a publish noted, lies in the recycle folder, or followed its video, has its place where that is now."""
        published.follow(self._connection, items, way)
        for some in chunks(items):
            rows = self._connection.execute(
                f"SELECT id, source, target FROM file_move WHERE item_id IN ({marks(len(some))}) "
                "AND verb <> 'rename' AND state IN ('planned','done')",
                some,
            ).all()
            for id, *before in rows:
                now = [os.fsencode(way(os.fsdecode(path))) for path in before]
                if now != before:
                    self._connection.execute("UPDATE file_move SET source = ?, target = ? WHERE id = ?", (*now, id))

    def _forget_targets(self, moves: Sequence[tuple[bytes, bytes]]) -> None:
        """Findings that say where a file belongs say so no longer: the next look does."""
        self._connection.execute(
            "DELETE FROM finding WHERE path >= ? AND path < ? AND (length(path) = ? OR substr(path, ?, 1) = x'2F') "
            "AND json_extract(detail, '$.target') <> ''",
            [(old, old + b"0", len(old), len(old) + 1) for old, _ in moves],
        )

    def _rewrite(self, table: str, moves: Sequence[tuple[tuple[int, ...], bytes, bytes]]) -> None:
        """Give paths, and those below them, another beginning; one after another, as a folder goes before its files."""
        if moves:
            within = "root_id = ? AND " if moves[0][0] else ""
            self._connection.execute(
                f"UPDATE OR REPLACE {table} SET path = CAST(? || substr(path, ?) AS BLOB) "
                # What only begins alike is passed over.
                f"WHERE {within}path >= ? AND path < ? AND (length(path) = ? OR substr(path, ?, 1) = x'2F')",
                [(new, len(old) + 1, *root, old, old + b"0", len(old), len(old) + 1) for root, old, new in moves],
            )

    def purge(self, before: str) -> None:
        """Forget the journal of batches from before that time: their names stay as they are."""
        self._connection.execute(
            "DELETE FROM file_move WHERE verb = 'rename' AND state <> 'planned' "
            "AND batch_id IN (SELECT id FROM batch WHERE at < ?)",
            (before,),
        )


def of_item(connection: Connection, batches: Collection[BatchId], item: ItemId) -> dict[BatchId, tuple[MoveStep, ...]]:
    """Batch -> what it did with an item's files, done or taken back."""
    found: dict[BatchId, list[MoveStep]] = {}
    for some in chunks(batches):
        for row in connection.execute(
            f"SELECT {_STEP} FROM file_move WHERE item_id = ? AND verb = 'rename' "
            f"AND batch_id IN ({','.join('?' * len(some))}) AND state IN ('done','undone') ORDER BY id",
            (item, *some),
        ):
            found.setdefault(BatchId(row[4]), []).append(_step(row))
    return {batch: tuple(steps) for batch, steps in found.items()}
