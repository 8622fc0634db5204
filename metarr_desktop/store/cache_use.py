"""What points to the files of the cache, and which of them nothing points to any more.

A file is in use while a title shows it or keeps it as a sidecar, a tombstone names it, a suggestion offers it, or an
undo of a change of the last so many days would bring it back. Tombstones, suggestions and the history name files by
their uuid within JSON, tombstones by the hash of their bytes as well.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from metarr_desktop.domain.health import Room, Sizes, UnusedFile
from metarr_desktop.store.plural import chunks, marks

if TYPE_CHECKING:
    from metarr_desktop.store.connection import Connection
    from metarr_desktop.store.engine import Lanes

_NAME = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b[0-9a-f]{64}\b")
_LOOSE = (
    "NOT EXISTS (SELECT 1 FROM artwork a WHERE a.cache_file_id = cache_file.id) "
    "AND NOT EXISTS (SELECT 1 FROM sidecar s WHERE s.cache_file_id = cache_file.id)"
)
_STEP = 2000


class CacheUse:
    """Reading side."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes

    def unused(self, now: str, undo_from: str, check: Callable[[], None]) -> list[UnusedFile]:
        """The files that nothing points to, longest unused first; `since` is `now` for those found only now.

        `undo_from` (UTC text): changes made since then can still be taken back. `check` is called now and then.
        """
        with self._lanes.read() as connection:
            loose = connection.execute(
                f"SELECT uuid, path, art, size, coalesce(unused_since, ?), url, sha256 FROM cache_file WHERE {_LOOSE} "
                "ORDER BY coalesce(unused_since, ?), id",
                (now, now),
            ).all()
            named = _named(connection, undo_from, check) if loose else set()
        return [
            UnusedFile(uuid, path, art, size, since, not url)
            for uuid, path, art, size, since, url, sha256 in loose
            if uuid not in named and sha256 not in named
        ]

    def paths(self) -> set[str]:
        """The path within the cache of every file that there is a record of."""
        with self._lanes.read() as connection:
            return set(connection.execute("SELECT path FROM cache_file").scalars())

    def named_in_tombstones(self) -> set[str]:
        """The names (uuid, hash) of files that tombstones speak of: those have no record any more."""
        with self._lanes.read() as connection:
            return set(_names_in(connection, "SELECT facts FROM tombstone", (), lambda: None))

    def originals(self) -> set[str]:
        """The names of the copies of the person's own files that were put aside."""
        with self._lanes.read() as connection:
            return set(connection.execute("SELECT backup FROM original_file").scalars())

    def sizes_noted(self) -> list[Sizes]:
        """What was noted of sizes, oldest first."""
        with self._lanes.read() as connection:
            text = connection.execute("SELECT value FROM setting WHERE name = 'doctor.sizes'").scalar()
        noted = json.loads(json.loads(text)) if text else []
        return [Sizes(at, {Room(name): size for name, size in bytes.items()}) for at, bytes in noted]


class CacheUseWriter:
    """Writing side, within one transaction."""

    def __init__(self, connection: Connection, now: str) -> None:
        self._connection = connection
        self._now = now

    def mark(self, unused: Collection[UnusedFile]) -> None:
        """Note since when those files are unused, and that all others are in use."""
        wanted = {one.uuid for one in unused}
        marked = set(self._connection.execute("SELECT uuid FROM cache_file WHERE unused_since IS NOT NULL").scalars())
        self._set(sorted(wanted - marked), self._now)
        self._set(sorted(marked - wanted), None)

    def _set(self, uuids: Sequence[str], since: str | None) -> None:
        if uuids:
            self._connection.execute(
                "UPDATE cache_file SET unused_since = ? WHERE uuid = ?", [(since, uuid) for uuid in uuids]
            )

    def forget(self, files: Sequence[UnusedFile]) -> list[UnusedFile]:
        """Forget files, but for those that something shows again by now; which were forgotten."""
        gone: list[UnusedFile] = []
        for some in chunks(files):
            uuids = tuple(one.uuid for one in some)
            rows = self._connection.execute(
                f"DELETE FROM cache_file WHERE uuid IN ({marks(len(uuids))}) AND {_LOOSE} RETURNING uuid", uuids
            )
            deleted = set(rows.scalars())
            gone.extend(one for one in some if one.uuid in deleted)
        return gone


def noted_as_text(sizes: Sequence[Sizes]) -> str:
    """Sizes as they are kept in the setting `doctor.sizes`."""
    return json.dumps([[one.at, one.bytes] for one in sizes])


def _named(connection: Connection, undo_from: str, check: Callable[[], None]) -> set[str]:
    """The names of all files that tombstones and suggestions speak of, and changes that can still be taken back."""
    first = connection.execute("SELECT min(id) FROM batch WHERE at >= ?", (undo_from,)).scalar()
    named = set(_names_in(connection, "SELECT facts FROM tombstone", (), check))
    named.update(_names_in(connection, "SELECT value FROM suggestion", (), check))
    if first is not None:
        changes = "SELECT fields FROM change WHERE batch_id >= ? AND fields LIKE '%-____-____-____-%'"
        named.update(_names_in(connection, changes, (first,), check))
    return named


def _names_in(connection: Connection, query: str, values: tuple[Any, ...], check: Callable[[], None]) -> Iterator[str]:
    rows = connection.execute(query, values)
    while some := rows.fetchmany(_STEP):
        check()
        for row in some:
            yield from _NAME.findall(row[0])
