"""What is decided beside the fields: suggestions dismissed, titles passed over, pictures refused, links that are dead.

Each is one state under one key. A change of it goes into the history of its item like that of a field, so that undo
finds it, and is left alone where it was changed again since.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection

from metarr_desktop.domain.edits import Forced
from metarr_desktop.domain.kinds import ItemId
from metarr_desktop.store.changes import BESIDE
from metarr_desktop.store.door import Batch, Door

Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class _Kind:
    """Where a state is kept: a column of the row with that key. `is_presence`: the row's being there is the state."""

    table: str
    column: str
    key: tuple[str, ...]
    is_presence: bool = False


_KINDS = {
    "dismissed": _Kind("suggestion", "dismissed_at", ("item_id", "field", "source")),
    "review": _Kind("review", "state", ("item_id",)),
    "offer": _Kind("image_candidate", "state", ("item_id", "art", "url")),
    "dead_link": _Kind("dead_link", "at", ("url",), is_presence=True),
}


class State(NamedTuple):
    """A state that is to be: of which kind, under which key (the columns of its kind in order)."""

    item: ItemId
    kind: str
    key: Key
    value: str | None


class Changed(NamedTuple):
    """A state before and after."""

    kind: str
    key: Key
    old: str | None
    new: str | None

    @property
    def subject(self) -> str:
        """What it is of, beside the item: a field, the address of a picture …"""
        return str(self.key[1] if len(self.key) > 1 else self.key[0]) if self.kind != "review" else ""


def put(connection: Connection, door: Door, batch: Batch, states: Iterable[State]) -> None:
    """Change states, and record what that changed. What has no row is passed over, unless its being there is it."""
    changed: dict[ItemId, list[Changed]] = {}
    for item, kind, key, value in states:
        is_there, old = _read(connection, _KINDS[kind], key)
        if old != value and (is_there or _KINDS[kind].is_presence):
            _write(connection, _KINDS[kind], key, value)
            changed.setdefault(item, []).append(Changed(kind, key, old, value))
    for item, some in changed.items():
        connection.exec_driver_sql(
            "INSERT INTO change (batch_id, item_id, fields) VALUES (?,?,?)",
            (door.begin(batch), item, json.dumps({BESIDE: some})),
        )


def in_row(fields: str) -> Iterator[Changed]:
    """The states that a row of the history changed."""
    for kind, key, old, new in json.loads(fields).get(BESIDE, ()):
        yield Changed(kind, tuple(key), old, new)


class Undone(NamedTuple):
    """What became of a state: what it was by then, and whether it went back."""

    now: str | None
    is_back: bool


def undo(
    connection: Connection, door: Door, undoing: Batch, item: ItemId, changed: Changed, forced: Forced
) -> Undone | None:
    """Put a state back as it was, unless it was changed since; None where it is so already."""
    kind, key, old, new = changed
    _, now = _read(connection, _KINDS[kind], key)
    if now == old:
        return None
    if now != new and not forced.covers(item, kind):
        return Undone(now, is_back=False)
    put(connection, door, undoing, [State(item, kind, key, old)])
    return Undone(now, is_back=True)


def _read(connection: Connection, kind: _Kind, key: Key) -> tuple[bool, str | None]:
    row = connection.exec_driver_sql(f"SELECT {kind.column} FROM {kind.table} WHERE {_where(kind)}", key).one_or_none()
    return row is not None, row[0] if row is not None else None


def _write(connection: Connection, kind: _Kind, key: Key, value: str | None) -> None:
    if kind.is_presence:
        connection.exec_driver_sql(f"DELETE FROM {kind.table} WHERE {_where(kind)}", key)
        if value is not None:
            names = ", ".join((*kind.key, kind.column))
            marks = ",".join("?" * (len(key) + 1))
            connection.exec_driver_sql(f"INSERT INTO {kind.table} ({names}) VALUES ({marks})", (*key, value))
        return
    connection.exec_driver_sql(
        f"UPDATE {kind.table} SET {kind.column} = ? WHERE {_where(kind)}",
        (value, *key),
    )


def _where(kind: _Kind) -> str:
    return " AND ".join(f"{name} = ?" for name in kind.key)
