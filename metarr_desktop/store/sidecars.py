"""What lies beside videos besides pictures, and is in the cache as well: subtitles, trailers, theme music."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

from metarr_desktop.domain.found import FileRole
from metarr_desktop.store.plural import chunks, marks

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import FileId, ItemId, LibraryId
    from metarr_desktop.store.connection import Connection
    from metarr_desktop.store.engine import Lanes


class ToKeep(NamedTuple):
    """A file that is not in the cache as it is now; `path` is absolute."""

    file: FileId
    item: ItemId
    path: str
    role: FileRole
    size: int


class Sidecar(NamedTuple):
    """A kept file. `tail` is what follows the video's base in its name, or with `is_whole` its path from the video's
    folder on; `cached` is its path within the cache."""

    item: ItemId
    role: FileRole
    tail: str
    is_whole: bool
    cached: str
    sha256: str
    size: int


class NewSidecar(NamedTuple):
    """A file that was just copied into the cache; `type` is the first folder of its path there."""

    item: ItemId
    role: FileRole
    tail: str
    is_whole: bool
    uuid: str
    cached: str
    sha256: str
    size: int
    type: str
    source: str


class Sidecars:
    """Reading side."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes

    def to_keep(self, library: LibraryId, role: FileRole, largest: int, after: FileId, count: int) -> list[ToKeep]:
        """The next files of a role to be kept, by id, of at most so many bytes each.

        A trailer is read when it is probed, so what is kept of it is told by its size.
        """
        with self._lanes.read() as connection:
            rows = connection.execute(
                "SELECT f.id, l.item_id, r.path, f.path, f.role, f.size FROM file f JOIN root r ON r.id = f.root_id "
                "JOIN file_link l ON l.file_id = f.id "
                f"WHERE {_IS_NEW[role is FileRole.TRAILER]} AND f.missing_since IS NULL AND f.id > ? AND f.role = ? "
                "AND f.size <= ? AND r.library_id = ? AND NOT r.is_offline AND NOT f.is_ignored ORDER BY f.id LIMIT ?",
                (after, role.value, largest, library, count),
            ).all()
        return [
            ToKeep(row[0], row[1], os.path.join(os.fsdecode(row[2]), os.fsdecode(row[3])), FileRole(row[4]), row[5])
            for row in rows
        ]

    def of(self, items: Collection[ItemId]) -> dict[ItemId, list[Sidecar]]:
        """What is kept of those items."""
        found: dict[ItemId, list[Sidecar]] = defaultdict(list)
        with self._lanes.read() as connection:
            for some in chunks(items):
                for row in connection.execute(
                    "SELECT s.item_id, s.role, s.tail, s.is_whole, c.path, c.sha256, c.size FROM sidecar s "
                    f"JOIN cache_file c ON c.id = s.cache_file_id WHERE s.item_id IN ({marks(len(some))}) "
                    "ORDER BY s.item_id, s.role, s.tail",
                    some,
                ):
                    tail = os.fsdecode(os.fsencode(row[2]))
                    found[row[0]].append(Sidecar(row[0], FileRole(row[1]), tail, bool(row[3]), *row[4:]))
        return found


_IS_NEW = {
    False: "f.needs_reading = 1",
    True: (
        "NOT EXISTS (SELECT 1 FROM sidecar s JOIN cache_file c ON c.id = s.cache_file_id "
        "WHERE s.item_id = l.item_id AND s.role = f.role AND c.size = f.size)"
    ),
}


class SidecarWriter:
    """Writing side, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, kept: Sequence[NewSidecar], now: str) -> None:
        """Enter copies that lie in the cache. A file of the same name before them is no longer the one that counts."""
        for one in kept:
            self._connection.execute(
                "INSERT INTO cache_file (uuid, item_id, art, path, sha256, size, source, added_at, type) "
                "VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING",
                (one.uuid, one.item, one.role.value, one.cached, one.sha256, one.size, one.source, now, one.type),
            )
            self._connection.execute(
                "INSERT INTO sidecar (item_id, cache_file_id, role, tail, is_whole) "
                "SELECT item_id, id, art, ?, ? FROM cache_file WHERE item_id = ? AND art = ? AND sha256 = ? "
                "ON CONFLICT (item_id, role, tail) DO UPDATE SET cache_file_id = excluded.cache_file_id",
                (one.tail, int(one.is_whole), one.item, one.role.value, one.sha256),
            )
