"""One change of one field, and its form in the history."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, NamedTuple

from metarr_desktop.domain.fields import FIELD, Field
from metarr_desktop.domain.kinds import BatchId, ItemId
from metarr_desktop.domain.values import FieldType, Value, empty_of, from_json, to_json

#: Structure and states that are recorded and undone like fields, though no form shows them.
STATES = ("deleted_at", "status", "confidence", "matched_by", "is_own", "is_monitored", "is_first")

#: Not a field: what a batch published (see `store.published`). It is undone on the disk.
FILES = "files"
#: Not a field: how many files and folders of its item a batch renamed (see `store.renames`). Undone on the disk too.
MOVED = "moved"
#: Not a field: which aliases of words a batch changed (see `store.vocabulary`), in a row that names no item.
ALIASES = "aliases"
#: Not a field: which saved views a batch changed (see `store.saved_views`), in a row that names no item either.
VIEWS = "views"


#: Not a field: states that a batch changed beside the fields (see `store.beside`).
BESIDE = "beside"
#: Not a field: what went with a folder that a batch took out of its library (see `store.library_folders`).
FOLDER = "folder"
#: Not a field either: beside the creation of an item, the batch that its other first values come from.
TOLD = "told"


#: A suggestion that a change settled, as its row: value in JSON, actor, source, at, dismissed_at.
Settled = tuple[str, str, str, str, str | None]


class FieldChange(NamedTuple):
    """One field of one item before and after. `origin` is the batch that set the value.

    `settled` are suggestions for the field that became pointless by it: undo brings them back.
    """

    item: ItemId
    field: str
    old: Value
    new: Value
    was_locked: bool
    is_locked: bool
    old_origin: BatchId | None
    new_origin: BatchId | None
    settled: tuple[Settled, ...] = ()

    @property
    def empty(self) -> Value:
        """What the field is where nothing stands."""
        return empty_of(_type_of(self.field))

    def as_json(self) -> str:
        """The change as the history keeps it."""
        return as_json([self])


def as_json(changes: Iterable[FieldChange]) -> str:
    """Changes of one item in one batch as the history keeps them."""
    return json.dumps(
        {
            c.field: [
                to_json(c.old),
                to_json(c.new),
                int(c.was_locked),
                int(c.is_locked),
                c.old_origin,
                *([c.settled] if c.settled else []),
            ]
            for c in changes
        }
    )


def changes_from_json(item: ItemId, text: str, batch: BatchId) -> list[FieldChange]:
    """The recorded changes of one item in one batch, as they were written."""
    changes = []
    for name, (old, new, was_locked, is_locked, old_origin, *settled) in _fields(text):
        field_type = _type_of(name)
        changes.append(
            FieldChange(
                item,
                name,
                from_json(field_type, old),
                from_json(field_type, new),
                bool(was_locked),
                bool(is_locked),
                old_origin,
                batch,
                tuple((value, actor, source, at, dismissed) for value, actor, source, at, dismissed in chain(*settled)),
            )
        )
    return changes


_OTHERS = frozenset({FILES, MOVED, TOLD, ALIASES, VIEWS, BESIDE, FOLDER})


def _fields(text: str) -> Iterator[tuple[str, list[Any]]]:
    return ((name, recorded) for name, recorded in json.loads(text).items() if name not in _OTHERS)


def creation_as_json(told_by: BatchId | None) -> str:
    """An item's creation as the history keeps it."""
    return "{}" if told_by is None else json.dumps({TOLD: told_by})


def told_by(text: str) -> BatchId | None:
    """The batch that a created item's other first values come from, in what `creation_as_json` made."""
    found = json.loads(text).get(TOLD)
    return None if found is None else BatchId(found)


def _type_of(name: str) -> FieldType:
    field: Field | None = FIELD.get(name)
    return field.type if field else FieldType.TEXT
