"""Collections of films: items of their own, which a film names and which are made where the name is new.

A collection keeps the key it was made with, so that an NFO's old name still finds it after a person renamed it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from metarr_desktop.domain.titles import folded

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import ItemId
    from metarr_desktop.store.connection import Connection


@dataclass(frozen=True, slots=True)
class Found:
    """The collection that a name means."""

    id: ItemId
    title: str
    is_trashed: bool


def key_of(name: str) -> str:
    """What two spellings of one collection's name have in common; never empty for a name."""
    return folded(name) or name.casefold()


def find(connection: Connection, name: str) -> Found | None:
    """The collection of that name, by the key it was made with or else by its present title."""
    row = connection.execute(
        "SELECT id, title, deleted_at FROM item WHERE library_id IS NULL AND kind = 'collection' AND folder_key = ? "
        "AND folder_key <> '' ORDER BY deleted_at IS NOT NULL, id LIMIT 1",
        (key_of(name),),
    ).one_or_none()
    if row is None:
        row = connection.execute(
            "SELECT id, title, deleted_at FROM item WHERE kind = 'collection' AND deleted_at IS NULL "
            "AND title = ? COLLATE NOCASE ORDER BY id LIMIT 1",
            (name,),
        ).one_or_none()
    return Found(row[0], row[1] or "", row[2] is not None) if row else None


def present_title(connection: Connection, name: str) -> str:
    """The title, as it is now, of the collection that a name means; the name itself where there is none."""
    found = find(connection, name)
    return found.title or name if found else name


def in_use(connection: Connection, collection: ItemId) -> bool:
    """Whether a film that is not in the trash belongs to it."""
    row = connection.execute(
        "SELECT 1 FROM item WHERE collection_id = ? AND deleted_at IS NULL LIMIT 1", (collection,)
    ).one_or_none()
    return row is not None
