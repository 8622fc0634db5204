"""Files that were moved into our recycle folder and out of it: each move is written down before it is begun.

A move that is done stands until the file is moved on; where a file lies now is the target of the move that stands.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.kinds import BatchId, ItemId
from metarr_desktop.domain.trash import FileMove, MoveState, MoveVerb
from metarr_desktop.store.history import doers_of
from metarr_desktop.store.plural import chunks, marks

if TYPE_CHECKING:
    from metarr_desktop.store.connection import Connection
    from metarr_desktop.store.engine import Lanes

_MOVE = "m.item_id, m.verb, m.source, m.target, m.size, m.id, m.batch_id"
_OURS = "m.verb IN ('recycle', 'restore')"


class Recycling:
    """Reading side."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes

    def planned(self, batch: BatchId) -> list[FileMove]:
        """The moves of a batch that were not begun yet, or of which nobody knows whether they were."""
        return self._moves(f"m.batch_id = ? AND m.state = 'planned' AND {_OURS} ORDER BY m.id", (batch,))

    def unfinished(self) -> list[BatchId]:
        """The batches with moves that were written down and not done."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                f"SELECT DISTINCT m.batch_id FROM file_move m WHERE m.state = 'planned' AND {_OURS} ORDER BY m.batch_id"
            )
            return [BatchId(row) for row in rows.scalars()]

    def of_items(self, items: Collection[ItemId]) -> list[FileMove]:
        """How the files of those items came into the recycle folder that lie there now."""
        found: list[FileMove] = []
        for some in chunks(items):
            found += self._moves(
                f"m.item_id IN ({marks(len(some))}) AND m.verb = 'recycle' AND m.state = 'done' ORDER BY m.id", some
            )
        return found

    def taken_from(self, paths: Collection[str]) -> set[str]:
        """Those of the paths whose files a person took away; they lie in the recycle folder now."""
        if not paths:
            return set()
        with self._lanes.read() as connection:
            rows = connection.execute(
                "SELECT m.source FROM file_move m INDEXED BY ix_file_move_standing "
                "WHERE m.state = 'done' AND m.verb = 'recycle'"
            ).scalars()
            return set(paths).intersection(os.fsdecode(row) for row in rows)

    def standing(self, moves: Collection[int]) -> list[FileMove]:
        """Those of the moves into the recycle folder whose files lie there now."""
        found: list[FileMove] = []
        for some in chunks(moves):
            found += self._moves(
                f"m.id IN ({marks(len(some))}) AND m.verb = 'recycle' AND m.state = 'done' ORDER BY m.id", some
            )
        return found

    def is_wanted_back(self, move: FileMove) -> bool:
        """Whether a file that was moved into the recycle folder is on its way out again, or has left it."""
        with self._lanes.read() as connection:
            row = connection.execute(
                "SELECT m.state <> 'done' OR EXISTS (SELECT 1 FROM file_move w INDEXED BY ix_file_move_unfinished "
                "WHERE w.state = 'planned' AND w.source = m.target) FROM file_move m WHERE m.id = ?",
                (move.id,),
            ).scalar()
        return bool(row)

    def loose(self) -> list[tuple[FileMove, str, int | None]]:
        """Files that lie in the recycle folder without their title: (move, when, on how many days announced)."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                f"SELECT {_MOVE}, b.at, n.days FROM file_move m INDEXED BY ix_file_move_standing "
                "JOIN batch b ON b.id = m.batch_id LEFT JOIN purge_notice n ON n.move_id = m.id "
                f"WHERE m.state = 'done' AND {LOOSE} ORDER BY m.id DESC"
            ).all()
        return [(_move(row), row[7], row[8]) for row in rows]

    def _moves(self, condition: str, values: Sequence[object]) -> list[FileMove]:
        with self._lanes.read() as connection:
            rows = connection.execute(f"SELECT {_MOVE} FROM file_move m WHERE {condition}", tuple(values)).all()
        return [_move(row) for row in rows]


#: A move into the recycle folder of a file whose title, if it has one, is not in the trash, and that is not on its way
#: back.
LOOSE = (
    "m.verb = 'recycle' AND NOT EXISTS (SELECT 1 FROM item i WHERE i.id = m.item_id AND i.deleted_at IS NOT NULL) "
    "AND NOT EXISTS (SELECT 1 FROM file_move w WHERE w.state = 'planned' AND w.source = m.target)"
)


def _move(row: Any) -> FileMove:
    return FileMove(row[0], MoveVerb(row[1]), os.fsdecode(row[2]), os.fsdecode(row[3]), row[4], row[5], row[6])


class RecyclingWriter:
    """Writing side, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def plan(self, batch: BatchId, moves: Sequence[FileMove]) -> None:
        """Write down what is about to be moved."""
        if moves:
            self._connection.execute(
                "INSERT INTO file_move (batch_id, item_id, verb, source, target, size, state) VALUES (?,?,?,?,?,?,?)",
                [
                    (
                        *(batch, one.item, one.verb.value, os.fsencode(one.source), os.fsencode(one.target)),
                        *(one.size, MoveState.PLANNED.value),
                    )
                    for one in moves
                ],
            )

    def call_off(self, items: Collection[ItemId]) -> None:
        """The files of those items are to stay where they are, as far as they were not moved yet."""
        for some in chunks(items):
            self._connection.execute(
                f"UPDATE file_move SET state = 'undone' WHERE item_id IN ({marks(len(some))}) "
                "AND state = 'planned' AND verb = 'recycle'",
                some,
            )

    def plan_back(self, batch: BatchId, undoing: BatchId) -> bool:
        """Write down the ways back of what a batch and those it caused moved, as far as that lies where they put it.

        It may lie there since an undo of their undo moved it again. Gives whether there are any.
        """
        doers = tuple(doers_of(self._connection, batch))
        rows = self._connection.execute(
            f"SELECT {_MOVE} FROM file_move m WHERE m.batch_id IN ({marks(len(doers))}) "
            f"AND m.state = 'done' AND {_OURS} ORDER BY m.id DESC",
            doers,
        ).all()
        self._connection.execute(
            f"UPDATE file_move SET state = 'undone' WHERE batch_id IN ({marks(len(doers))}) "
            "AND state = 'planned' AND verb IN ('recycle', 'restore')",
            doers,
        )
        standing = [_move(row) for row in rows]
        back = [replace(one, verb=one.verb.opposite, source=one.target, target=one.source) for one in standing]
        self.plan(undoing, back)
        return bool(back)

    def refuse_purged(self, batch: BatchId) -> None:
        """Raise BadInput for a batch that only moved files, and they were deleted for good since."""
        doers = tuple(doers_of(self._connection, batch))
        states = self._connection.execute(
            f"SELECT DISTINCT state FROM file_move WHERE batch_id IN ({marks(len(doers))})", doers
        )
        found = set(states.scalars())
        if MoveState.PURGED not in found or found & {MoveState.PLANNED, MoveState.DONE}:
            return
        has_more = self._connection.execute(
            f"SELECT EXISTS (SELECT 1 FROM change WHERE batch_id IN ({marks(len(doers))}))", doers
        )
        if not has_more.scalar_one():
            raise BadInput(f"The files that batch {batch} moved to the trash were purged; they cannot come back.")

    def done(self, moves: Sequence[FileMove]) -> None:
        """Those moves were carried out; the moves that had brought the files there stand no longer."""
        if moves:
            self._connection.execute(
                "UPDATE file_move SET state = 'undone' WHERE target = ? AND state = 'done' "
                "AND verb IN ('recycle', 'restore')",
                [(os.fsencode(one.source),) for one in moves],
            )
            self._connection.execute(
                "UPDATE file_move SET state = 'done', target = ? WHERE id = ?",
                [(os.fsencode(one.target), one.id) for one in moves],
            )

    def failed(self, errors: Collection[tuple[FileMove, str]]) -> None:
        """Those moves could not be carried out; the files are where they were."""
        if errors:
            self._connection.execute(
                "UPDATE file_move SET state = 'failed', error = ? WHERE id = ?", [(why, one.id) for one, why in errors]
            )

    def purged(self, moves: Collection[FileMove]) -> None:
        """Those files were deleted for good."""
        if moves:
            self._connection.execute("UPDATE file_move SET state = 'purged' WHERE id = ?", [(one.id,) for one in moves])
