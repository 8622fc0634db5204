"""Whether items are there: missing at once when their files are, back when a file is, in the trash after two scans.

A show, season, artist or album is as present as what is below it. RULES 3.11, RELIABILITY 4.5.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from metarr_desktop.domain.kinds import ItemId, LibraryId
from metarr_desktop.store.plural import chunks, marks

if TYPE_CHECKING:
    from metarr_desktop.store.connection import Connection

_LEAVES = "('movie', 'episode', 'track')"
_HAS_FILE = (
    "EXISTS (SELECT 1 FROM file_link l JOIN file f ON f.id = l.file_id "
    "WHERE l.item_id = item.id AND f.missing_since IS NULL AND NOT f.is_ignored "
    "AND f.role IN ('video', 'audio', 'disc'))"
)
_HAS_ANYTHING = (
    "EXISTS (SELECT 1 FROM file_link l JOIN file f ON f.id = l.file_id "
    "WHERE l.item_id = item.id AND f.missing_since IS NULL)"
)
# Its file may be another item's by now, so that nothing but its history tells that it had one.
_CAME_FROM_DISK = (
    "(EXISTS (SELECT 1 FROM change c JOIN batch b ON b.id = c.batch_id "
    "WHERE c.item_id = item.id AND c.is_creation AND b.actor IN ('scan', 'tags')) "
    "OR EXISTS (SELECT 1 FROM file_link l WHERE l.item_id = item.id AND l.is_pinned))"
)


def settle(connection: Connection, library: LibraryId, now: str) -> tuple[list[ItemId], list[ItemId]]:
    """Bring `missing_since` of a library's items into line with their files: (newly missing, back again).

    An item that never had a file (a disc on the shelf) is not missing.
    """
    gone = _ids(
        connection,
        f"SELECT id FROM item WHERE library_id = ? AND kind IN {_LEAVES} AND missing_since IS NULL "
        f"AND NOT {_HAS_FILE} AND {_CAME_FROM_DISK}",
        library,
    )
    back = _ids(
        connection,
        f"SELECT id FROM item WHERE library_id = ? AND kind IN {_LEAVES} AND missing_since IS NOT NULL AND {_HAS_FILE}",
        library,
    )
    _set(connection, gone, now)
    _set(connection, back, None)
    for kind in ("season", "series", "album", "artist"):
        children = "EXISTS (SELECT 1 FROM item c WHERE c.parent_id = item.id)"
        below = "EXISTS (SELECT 1 FROM item c WHERE c.parent_id = item.id AND c.missing_since IS NULL)"
        empty = _ids(
            connection,
            f"SELECT id FROM item WHERE library_id = ? AND kind = '{kind}' AND missing_since IS NULL "
            f"AND NOT {below} AND ({children} OR (NOT {_HAS_ANYTHING} AND {_CAME_FROM_DISK}))",
            library,
        )
        filled = _ids(
            connection,
            f"SELECT id FROM item WHERE library_id = ? AND kind = '{kind}' AND missing_since IS NOT NULL AND {below}",
            library,
        )
        _set(connection, empty, now)
        _set(connection, filled, None)
        gone += empty
        back += filled
    return gone, back


def settle_films(connection: Connection, items: Collection[ItemId], now: str) -> None:
    """The same for some films whose files were given to others, or back."""
    for some in chunks(items):
        there = set(_ids(connection, f"SELECT id FROM item WHERE id IN ({marks(len(some))}) AND {_HAS_FILE}", *some))
        gone = _ids(
            connection,
            f"SELECT id FROM item WHERE id IN ({marks(len(some))}) AND missing_since IS NULL AND NOT {_HAS_FILE} "
            f"AND {_CAME_FROM_DISK}",
            *some,
        )
        _set(connection, there, None)
        _set(connection, gone, now)


def note_absent(connection: Connection, library: LibraryId, now: str) -> None:
    """A scan of everything has just missed what is missing: remember its moment where it is the first."""
    connection.execute(
        "UPDATE item SET absent_at = ? WHERE +library_id = ? AND missing_since IS NOT NULL AND absent_at IS NULL",
        (now, library),  # +: by the index of what is missing
    )


def overdue(connection: Connection, library: LibraryId, before: str) -> list[ItemId]:
    """Items that a scan of everything missed before that moment already, and that are not in the trash yet."""
    return _ids(
        connection,
        "SELECT id FROM item WHERE +library_id = ? AND missing_since IS NOT NULL AND deleted_at IS NULL "
        "AND absent_at <= ?",  # +: by the index of what is missing
        library,
        before,
    )


def count_anew(connection: Connection, items: Collection[ItemId]) -> None:
    """What a person wants back waits for two more scans before it goes for want of files."""
    connection.execute("UPDATE item SET absent_at = NULL WHERE id = ?", [(item,) for item in items])


def trashed_by_scan(connection: Connection, items: Collection[ItemId]) -> list[ItemId]:
    """Those of the items that went into the trash for want of files: by a scan, or with the folder they lay in.

    The newest word counts; what a person put there by name stays.
    """
    found: list[ItemId] = []
    for some in chunks(items):
        rows = connection.execute(
            "SELECT i.id, (SELECT CASE b.verb WHEN 'remove_root' THEN 'scan' ELSE b.actor END "
            "FROM change c JOIN batch b ON b.id = c.batch_id WHERE c.item_id = i.id "
            "AND json_type(c.fields, '$.deleted_at') IS NOT NULL ORDER BY c.id DESC LIMIT 1) FROM item i "
            f"WHERE i.deleted_at IS NOT NULL AND i.id IN ({marks(len(some))})",
            some,
        )
        found.extend(row[0] for row in rows if row[1] in ("scan", "system"))
    return found


def _ids(connection: Connection, statement: str, *values: object) -> list[ItemId]:
    return [ItemId(row) for row in connection.execute(statement, values).scalars()]


def _set(connection: Connection, items: Collection[ItemId], moment: str | None) -> None:
    if items:
        connection.execute(
            "UPDATE item SET missing_since = ?, absent_at = NULL WHERE id = ?", [(moment, item) for item in items]
        )
