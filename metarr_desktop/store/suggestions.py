"""What locks held back: kept for the person to decide, settled when the field says so or is open again."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from metarr_desktop.domain.fields import FIELD
from metarr_desktop.domain.kinds import Actor, ItemId
from metarr_desktop.domain.values import Value, from_json, to_json
from metarr_desktop.store.plural import chunks, marks

if TYPE_CHECKING:
    from metarr_desktop.domain.edits import Suggestion
    from metarr_desktop.store.changes import FieldChange, Settled
    from metarr_desktop.store.connection import Connection


def load(connection: Connection, ids: Collection[ItemId] | None) -> list[Suggestion]:
    """Open suggestions of those items, or of all that are not in the trash."""
    from metarr_desktop.domain.edits import Suggestion  # counting them needs none

    statement = (
        "SELECT s.id, s.item_id, s.field, s.value, s.actor, s.source, s.at FROM suggestion s{more} "
        "AND s.dismissed_at IS NULL ORDER BY s.item_id, s.field, s.source"
    )
    rows: list[Any] = []
    if ids is None:
        alive = " JOIN item i ON i.id = s.item_id WHERE i.deleted_at IS NULL"
        rows = list(connection.execute(statement.format(more=alive)).all())
    else:
        for some in chunks(ids):
            more = f" WHERE s.item_id IN ({marks(len(some))})"
            rows.extend(connection.execute(statement.format(more=more), some).all())
    return [
        Suggestion(row[0], row[1], row[2], from_json(FIELD[row[2]].type, json.loads(row[3])), Actor(row[4]), *row[5:])
        for row in rows
    ]


def count(connection: Connection) -> int:
    """How many are open, of all items that are not in the trash."""
    counted = connection.execute(
        "SELECT count(*) FROM suggestion s JOIN item i ON i.id = s.item_id "
        "WHERE i.deleted_at IS NULL AND s.dismissed_at IS NULL"
    )
    return int(counted.scalar_one())


def keep(
    connection: Connection, held: Sequence[tuple[ItemId, str, Value]], actor: Actor, source: str, now: str
) -> None:
    """Keep what a lock held back. A suggestion that was dismissed stays so until the source says something new."""
    rows = [(item, name, _json(value), actor.value, source, now) for item, name, value in held]
    if rows:
        connection.execute(
            "INSERT INTO suggestion (item_id, field, value, actor, source, at) VALUES (?,?,?,?,?,?) "
            "ON CONFLICT (item_id, field, source) DO UPDATE SET "
            "at = CASE WHEN value = excluded.value THEN at ELSE excluded.at END, "
            "dismissed_at = CASE WHEN value = excluded.value THEN dismissed_at END, "
            "value = excluded.value, actor = excluded.actor",
            rows,
        )


def settle(connection: Connection, changes: Sequence[FieldChange]) -> list[FieldChange]:
    """What suggested just the new value is done, and all is where the lock is gone.

    Gives the changes with what they settled.
    """
    rows: list[Any] = []
    for some in chunks({change.item for change in changes}):
        rows += connection.execute(
            "SELECT id, item_id, field, value, actor, source, at, dismissed_at FROM suggestion "
            f"WHERE item_id IN ({marks(len(some))})",
            some,
        ).all()
    if not rows:
        return list(changes)
    having = {row[1] for row in rows}
    standing = {
        (c.item, c.field): (_json(c.new), c.is_locked) for c in changes if c.item in having and c.field in FIELD
    }
    gone: dict[tuple[ItemId, str], list[Settled]] = defaultdict(list)
    ids: list[tuple[int]] = []
    for row in rows:
        value, is_locked = standing.get((row[1], row[2]), ("", True))
        if row[3] == value or not is_locked:
            gone[row[1], row[2]].append((row[3], row[4], row[5], row[6], row[7]))
            ids.append((row[0],))
    if not ids:
        return list(changes)
    connection.execute("DELETE FROM suggestion WHERE id = ?", ids)
    return [change._replace(settled=tuple(gone.get((change.item, change.field), ()))) for change in changes]


def bring_back(connection: Connection, changes: Iterable[FieldChange]) -> None:
    """Keep again what those changes had settled, unless its source has said something since."""
    rows = [(change.item, change.field, *one) for change in changes for one in change.settled]
    if rows:
        connection.execute(
            "INSERT INTO suggestion (item_id, field, value, actor, source, at, dismissed_at) VALUES (?,?,?,?,?,?,?) "
            "ON CONFLICT (item_id, field, source) DO NOTHING",
            rows,
        )


def withdraw(connection: Connection, agreed: Sequence[tuple[ItemId, str]], source: str) -> None:
    """The source now says what stands there: what it suggested before is void."""
    rows = [(item, name, source) for item, name in agreed]
    if rows:
        connection.execute("DELETE FROM suggestion WHERE item_id = ? AND field = ? AND source = ?", rows)


class Offered:
    """That a suggestion is there, as a state under (item, field, source): what else its row says, as JSON."""

    def read(self, connection: Connection, key: tuple[Any, ...]) -> tuple[bool, str | None]:
        """Always possible; None where there is none."""
        row = connection.execute(
            "SELECT value, actor, at, dismissed_at FROM suggestion WHERE item_id = ? AND field = ? AND source = ?", key
        ).one_or_none()
        return True, None if row is None else json.dumps(list(row))

    def write(self, connection: Connection, key: tuple[Any, ...], value: str | None, now: str) -> None:
        """Put it there, or take it away."""
        connection.execute("DELETE FROM suggestion WHERE item_id = ? AND field = ? AND source = ?", key)
        if value is not None:
            connection.execute(
                "INSERT INTO suggestion (item_id, field, source, value, actor, at, dismissed_at) "
                "VALUES (?,?,?,?,?,?,?)",
                (*key, *json.loads(value)),
            )

    def can_be(self, connection: Connection, value: str | None) -> bool:
        """Always."""
        return True


def offered(value: Value, actor: Actor, now: str) -> str:
    """A new suggestion as such a state."""
    return json.dumps([_json(value), actor.value, now, None])


def _json(value: Value) -> str:
    return json.dumps(to_json(value))
