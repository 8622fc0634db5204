"""What locks held back: kept for the person to decide, settled when the field says so or is open again."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection

from metarr_desktop.domain.edits import Suggestion
from metarr_desktop.domain.fields import FIELD
from metarr_desktop.domain.kinds import Actor, ItemId
from metarr_desktop.domain.values import Value, from_json, to_json
from metarr_desktop.store.plural import chunks, marks


def load(connection: Connection, ids: Collection[ItemId] | None) -> list[Suggestion]:
    """Open suggestions of those items, or of all that are not in the trash."""
    statement = (
        "SELECT s.id, s.item_id, s.field, s.value, s.actor, s.source, s.at FROM suggestion s{more} "
        "AND s.dismissed_at IS NULL ORDER BY s.item_id, s.field, s.source"
    )
    rows: list[Any] = []
    if ids is None:
        alive = " JOIN item i ON i.id = s.item_id WHERE i.deleted_at IS NULL"
        rows = list(connection.exec_driver_sql(statement.format(more=alive)).all())
    else:
        for some in chunks(ids):
            more = f" WHERE s.item_id IN ({marks(len(some))})"
            rows.extend(connection.exec_driver_sql(statement.format(more=more), some).all())
    return [
        Suggestion(row[0], row[1], row[2], from_json(FIELD[row[2]].type, json.loads(row[3])), Actor(row[4]), *row[5:])
        for row in rows
    ]


def keep(
    connection: Connection, held: Sequence[tuple[ItemId, str, Value]], actor: Actor, source: str, now: str
) -> None:
    """Keep what a lock held back. A suggestion that was dismissed stays so until the source says something new."""
    rows = [(item, name, _json(value), actor.value, source, now) for item, name, value in held]
    if rows:
        connection.exec_driver_sql(
            "INSERT INTO suggestion (item_id, field, value, actor, source, at) VALUES (?,?,?,?,?,?) "
            "ON CONFLICT (item_id, field, source) DO UPDATE SET "
            "at = CASE WHEN value = excluded.value THEN at ELSE excluded.at END, "
            "dismissed_at = CASE WHEN value = excluded.value THEN dismissed_at END, "
            "value = excluded.value, actor = excluded.actor",
            rows,
        )


def settle(connection: Connection, now_standing: Sequence[tuple[ItemId, str, Value, bool]]) -> None:
    """(item, field, value, is locked): what suggested just that value is done, and all is where the lock is gone."""
    items = {item for item, *_ in now_standing}
    open_of = {
        item
        for some in chunks(items)
        for item in connection.exec_driver_sql(
            f"SELECT item_id FROM suggestion WHERE item_id IN ({marks(len(some))})", some
        ).scalars()
    }
    rows = [(item, name, _json(value), int(locked)) for item, name, value, locked in now_standing if item in open_of]
    if rows:
        connection.exec_driver_sql(
            "DELETE FROM suggestion WHERE item_id = ?1 AND field = ?2 AND (value = ?3 OR NOT ?4)", rows
        )


def withdraw(connection: Connection, agreed: Sequence[tuple[ItemId, str]], source: str) -> None:
    """The source now says what stands there: what it suggested before is void."""
    rows = [(item, name, source) for item, name in agreed]
    if rows:
        connection.exec_driver_sql("DELETE FROM suggestion WHERE item_id = ? AND field = ? AND source = ?", rows)


def _json(value: Value) -> str:
    return json.dumps(to_json(value))
