"""What was to be published while its disk was away: it is when the disk is back."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from metarr_desktop.domain.kinds import ItemId, LibraryId

if TYPE_CHECKING:
    from metarr_desktop.store.connection import Connection


def keep(connection: Connection, asked: Collection[ItemId], waiting: Collection[ItemId]) -> None:
    """Of what was asked for, remember what waits and forget the rest."""
    if asked:
        connection.execute("DELETE FROM publish_wait WHERE item_id = ?", [(item,) for item in asked])
    if waiting:
        connection.execute(  # but for what was purged meanwhile
            "INSERT OR IGNORE INTO publish_wait (item_id) SELECT id FROM item WHERE id = ?",
            [(item,) for item in waiting],
        )


def ready(connection: Connection, library: LibraryId) -> list[ItemId]:
    """The items of a library that wait, and whose disks are all there."""
    rows = connection.execute(
        "SELECT w.item_id FROM publish_wait w JOIN item i ON i.id = w.item_id WHERE i.library_id = ? "
        "AND i.deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM file_link l JOIN file f ON f.id = l.file_id "
        "JOIN root r ON r.id = f.root_id WHERE l.item_id = i.id AND r.is_offline) "
        "AND NOT EXISTS (SELECT 1 FROM item_folder d JOIN root r ON r.id = d.root_id "
        "WHERE d.item_id = i.id AND r.is_offline) ORDER BY w.item_id",
        (library,),
    )
    return [ItemId(row) for row in rows.scalars()]
