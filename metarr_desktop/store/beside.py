"""What is decided beside the fields: suggestions dismissed, titles passed over, pictures refused, links that are dead,
and which title a file belongs to.

Each is one state under one key. A change of it goes into the history of its item like that of a field, so that undo
finds it, and is left alone where it was changed again since.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from metarr_desktop.store import pins, suggestions
from metarr_desktop.store.changes import BESIDE

if TYPE_CHECKING:
    from metarr_desktop.domain.edits import Forced
    from metarr_desktop.domain.kinds import ItemId
    from metarr_desktop.store.batch import Batch
    from metarr_desktop.store.connection import Connection
    from metarr_desktop.store.door import Door

Key = tuple[Any, ...]


class _Kind(Protocol):
    """Where a state is kept."""

    def read(self, connection: Connection, key: Key) -> tuple[bool, str | None]:
        """Whether there can be such a state under that key, and what it is."""

    def write(self, connection: Connection, key: Key, value: str | None, now: str) -> None:
        """Make it that."""

    def can_be(self, connection: Connection, value: str | None) -> bool:
        """Whether it still can be that: what it names may be gone for good."""


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the row with that key. `is_presence`: the row's being there is the state."""

    table: str
    column: str
    key: tuple[str, ...]
    is_presence: bool = False

    def read(self, connection: Connection, key: Key) -> tuple[bool, str | None]:
        row = connection.execute(f"SELECT {self.column} FROM {self.table} WHERE {self._where}", key).first()
        return self.is_presence or row is not None, row[0] if row is not None else None

    def write(self, connection: Connection, key: Key, value: str | None, now: str) -> None:
        if self.is_presence:
            connection.execute(f"DELETE FROM {self.table} WHERE {self._where}", key)
            if value is not None:
                names = ", ".join((*self.key, self.column))
                marks = ",".join("?" * (len(key) + 1))
                connection.execute(f"INSERT INTO {self.table} ({names}) VALUES ({marks})", (*key, value))
            return
        connection.execute(f"UPDATE {self.table} SET {self.column} = ? WHERE {self._where}", (value, *key))

    def can_be(self, connection: Connection, value: str | None) -> bool:
        return True

    @property
    def _where(self) -> str:
        return " AND ".join(f"{name} = ?" for name in self.key)


_KINDS: Mapping[str, _Kind] = {
    "dismissed": _Column("suggestion", "dismissed_at", ("item_id", "field", "source")),
    "review": _Column("review", "state", ("item_id",)),
    "offer": _Column("image_candidate", "state", ("item_id", "art", "url")),
    "dead_link": _Column("dead_link", "at", ("url",), is_presence=True),
    "offered": suggestions.Offered(),
    "file": pins.FilePlace(),
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
        is_there, old = _KINDS[kind].read(connection, key)
        if old != value and is_there:
            _KINDS[kind].write(connection, key, value, door.now)
            changed.setdefault(item, []).append(Changed(kind, key, old, value))
    for item, some in changed.items():
        connection.execute(
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
    _, now = _KINDS[kind].read(connection, key)
    if now == old:
        return None
    if not _KINDS[kind].can_be(connection, old) or (now != new and not forced.covers(item, kind)):
        return Undone(now, is_back=False)
    put(connection, door, undoing, [State(item, kind, key, old)])
    return Undone(now, is_back=True)
