"""Pictures in the cache and files we published: what lies where, and what it looked like when we put it there."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from metarr_desktop.domain.disk import CachedPicture, WrittenFile
from metarr_desktop.domain.errors import NotFound
from metarr_desktop.store.plural import chunks, marks

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import BatchId, ItemId
    from metarr_desktop.store.connection import Connection
    from metarr_desktop.store.engine import Lanes

_NOTHING_LATER = 2**62  # above every number of a change


class Pictures:
    """Reading side of the cache's and the published files' records."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes

    def known(self, items: Collection[ItemId]) -> dict[tuple[ItemId, str, str], str]:
        """(item, art, sha256) -> uuid of every picture those items have in the cache."""
        with self._lanes.read() as connection:
            return known(connection, items)

    def fingerprints(self, item: ItemId, art: str) -> dict[str, str]:
        """uuid -> what a picture looks like (16 hex digits), of those in the cache for a slot that were looked at."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                "SELECT uuid, phash FROM cache_file WHERE item_id = ? AND art = ? AND phash IS NOT NULL ORDER BY id",
                (item, art),
            )
            return {row[0]: row[1] for row in rows}

    def chosen(self) -> list[CachedPicture]:
        """Every picture that some item shows, once."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                "SELECT uuid, item_id, art, path, sha256, coalesce(phash, ''), coalesce(width, 0), "
                "coalesce(height, 0), size, source, url FROM cache_file c "
                "WHERE EXISTS (SELECT 1 FROM artwork a WHERE a.cache_file_id = c.id) ORDER BY c.id"
            )
            return [CachedPicture(*row) for row in rows]

    def path(self, uuid: str) -> str:
        """Where a picture lies within the cache. Raises NotFound."""
        with self._lanes.read() as connection:
            row = connection.execute("SELECT path FROM cache_file WHERE uuid = ?", (uuid,)).one_or_none()
        if row is None:
            raise NotFound(f"There is no picture {uuid}.")
        return str(row[0])

    def written(self, items: Collection[ItemId]) -> dict[ItemId, list[WrittenFile]]:
        """What we published of those items."""
        found: dict[ItemId, list[WrittenFile]] = defaultdict(list)
        with self._lanes.read() as connection:
            for some in chunks(items):
                for row in connection.execute(
                    f"SELECT {_WRITTEN} FROM library_file WHERE item_id IN ({marks(len(some))}) ORDER BY path", some
                ):
                    found[row[0]].append(_written(row))
        return found

    def written_at(self, paths: Collection[str]) -> dict[str, WrittenFile]:
        """What we published at those paths."""
        found: dict[str, WrittenFile] = {}
        listed = [os.fsencode(path) for path in paths]
        with self._lanes.read() as connection:
            for start in range(0, len(listed), 500):
                some = tuple(listed[start : start + 500])
                for row in connection.execute(
                    f"SELECT {_WRITTEN} FROM library_file WHERE path IN ({marks(len(some))})", some
                ):
                    one = _written(row)
                    found[one.path] = one
        return found

    def has_original(self, path: str) -> bool:
        """Whether the person's own file at that path was put aside before we first wrote there."""
        return path in self.originals([path])

    def originals(self, paths: Collection[str]) -> dict[str, str]:
        """Path -> the name of the copy of the person's own file that stood there before we first wrote.

        What other programs put there later was kept aside too, but is not what undo gives back.
        """
        found: dict[str, str] = {}
        listed = [os.fsencode(path) for path in paths]
        with self._lanes.read() as connection:
            for start in range(0, len(listed), 500):
                some = tuple(listed[start : start + 500])
                for path, backup in connection.execute(
                    f"SELECT path, backup FROM original_file WHERE path IN ({marks(len(some))}) ORDER BY id", some
                ):
                    found.setdefault(os.fsdecode(path), backup)
        return found


def newest_original(connection: Connection) -> int:
    """The number of the file that was put aside last; 0 where none was."""
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM original_file").scalar_one())


def first_originals_after(connection: Connection, number: int, paths: Sequence[str]) -> dict[str, str]:
    """Path -> the name of the copy of what was first put aside there after that number."""
    found: dict[str, str] = {}
    listed = [os.fsencode(path) for path in paths]
    for start in range(0, len(listed), 500):
        some = tuple(listed[start : start + 500])
        for path, backup in connection.execute(
            f"SELECT path, backup FROM original_file WHERE path IN ({marks(len(some))}) AND id > ? ORDER BY id",
            (*some, number),
        ):
            found.setdefault(os.fsdecode(path), backup)
    return found


def known(connection: Connection, items: Collection[ItemId]) -> dict[tuple[ItemId, str, str], str]:
    """(item, art, sha256) -> uuid of every picture those items have in the cache."""
    return {
        (row[0], row[1], row[2]): row[3]
        for some in chunks(items)
        for row in connection.execute(
            f"SELECT item_id, art, sha256, uuid FROM cache_file WHERE item_id IN ({marks(len(some))})", some
        )
    }


def cached(connection: Connection, item: ItemId) -> set[str]:
    """The names (uuid) of the pictures that an item has in the cache."""
    return set(connection.execute("SELECT uuid FROM cache_file WHERE item_id = ?", (item,)).scalars())


def there(connection: Connection, uuids: Collection[str]) -> set[str]:
    """Those of the names (uuid) under which there is a picture in the cache."""
    found: set[str] = set()
    for some in chunks(uuids):
        rows = connection.execute(f"SELECT uuid FROM cache_file WHERE uuid IN ({marks(len(some))})", some)
        found.update(rows.scalars())
    return found


_WRITTEN = "item_id, path, content, sha256, size, mtime_ns, art, position, text, contested, coalesce(contested_at, '')"


def _written(row: Any) -> WrittenFile:
    return WrittenFile(row[0], os.fsdecode(row[1]), *row[2:11])


class PictureWriter:
    """Writing side, within one transaction."""

    def __init__(self, connection: Connection, now: str) -> None:
        self._connection = connection
        self._now = now

    def known(self, items: Collection[ItemId]) -> dict[tuple[ItemId, str, str], str]:
        """As `Pictures.known`, with what was entered in this transaction."""
        return known(self._connection, items)

    def add(self, pictures: Sequence[CachedPicture]) -> None:
        """Enter pictures that lie in the cache. An item's equal bytes of one kind are entered once."""
        if pictures:
            self._connection.execute(
                "INSERT INTO cache_file (uuid, item_id, art, path, sha256, phash, width, height, size, source, url, "
                "added_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING",
                [
                    (
                        one.uuid,
                        one.item,
                        one.art,
                        one.path,
                        one.sha256,
                        one.phash,
                        one.width,
                        one.height,
                        one.size,
                        one.source,
                        one.url,
                        self._now,
                    )
                    for one in pictures
                ],
            )

    def set_bytes(self, pictures: Sequence[CachedPicture]) -> None:
        """Those pictures, known by their uuid, hold other bytes than before: they were fetched again."""
        if pictures:
            self._connection.execute(
                "UPDATE OR IGNORE cache_file SET sha256 = ?, phash = ?, width = ?, height = ?, size = ? WHERE uuid = ?",
                [(one.sha256, one.phash, one.width, one.height, one.size, one.uuid) for one in pictures],
            )

    def record_written(self, files: Sequence[WrittenFile]) -> None:
        """Remember what was published as it was written. An item that was purged meanwhile is passed over."""
        if files:
            self._connection.execute(
                "INSERT INTO library_file (item_id, path, content, sha256, size, mtime_ns, art, position, text, "
                "written_at) SELECT ?1,?2,?3,?4,?5,?6,?7,?8,?9,?10 WHERE EXISTS (SELECT 1 FROM item WHERE id = ?1) "
                "ON CONFLICT (path) DO UPDATE SET item_id = excluded.item_id, "
                "content = excluded.content, sha256 = excluded.sha256, size = excluded.size, "
                "mtime_ns = excluded.mtime_ns, art = excluded.art, position = excluded.position, "
                "text = excluded.text, written_at = excluded.written_at",
                [
                    (
                        one.item,
                        os.fsencode(one.path),
                        one.content,
                        one.sha256,
                        one.size,
                        one.mtime_ns,
                        one.art,
                        one.position,
                        one.text,
                        self._now,
                    )
                    for one in files
                ],
            )

    def note_contest(self, paths: Collection[str], since: str) -> None:
        """We wrote over what another program wrote there; contests before `since` (UTC) no longer count."""
        if paths:
            self._connection.execute(
                "UPDATE library_file SET contested = CASE WHEN contested_at >= ?1 THEN contested + 1 ELSE 1 END, "
                "contested_at = ?2 WHERE path = ?3",
                [(since, self._now, os.fsencode(path)) for path in paths],
            )

    def end_contest(self, paths: Collection[str]) -> None:
        """The person has decided about those files."""
        if paths:
            self._connection.execute(
                "UPDATE library_file SET contested = 0, contested_at = NULL WHERE path = ?",
                [(os.fsencode(path),) for path in paths],
            )

    def forget_written(self, paths: Collection[str]) -> None:
        """Those files are no longer ours."""
        if paths:
            self._connection.execute(
                "DELETE FROM library_file WHERE path = ?", [(os.fsencode(path),) for path in paths]
            )

    def record_original(self, path: str, backup: str, sha256: str) -> None:
        """A file of somebody else was put aside, for ever: the person's own the first time, later ones after it."""
        self._connection.execute(
            "INSERT INTO original_file (path, backup, sha256, at) VALUES (?,?,?,?)",
            (os.fsencode(path), backup, sha256, self._now),
        )

    def mark_published(
        self, items: Collection[ItemId], planned_at: int = _NOTHING_LATER, batch: BatchId | None = None
    ) -> list[ItemId]:
        """Those items stand on the disk as they stand in the library; which of them did not before.

        What anybody but that batch changed after the change `planned_at` is not in the plan that was done: such items
        stay unpublished.
        """
        new: list[ItemId] = []
        for some in chunks(items):
            rows = self._connection.execute(
                f"SELECT id FROM item WHERE needs_publish AND id IN ({marks(len(some))}) AND NOT EXISTS "
                "(SELECT 1 FROM change c WHERE c.item_id = item.id AND c.id > ? AND c.batch_id IS NOT ?)",
                (*some, planned_at, batch),
            )
            new.extend(rows.scalars())
        if new:
            self._connection.execute(
                "UPDATE item SET needs_publish = 0, published_at = ? WHERE id = ?", [(self._now, item) for item in new]
            )
        return new
