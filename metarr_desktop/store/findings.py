"""What the check of the disk reads and what it found: published files by the thousand, and the table of findings."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from metarr_desktop.domain.disk import WrittenFile
from metarr_desktop.domain.found import FileRole
from metarr_desktop.domain.kinds import ItemId, Kind, LibraryId
from metarr_desktop.domain.plan import ContentKind
from metarr_desktop.domain.verify import Finding, State
from metarr_desktop.store.plural import chunks, marks

if TYPE_CHECKING:
    from metarr_desktop.store.connection import Connection
    from metarr_desktop.store.engine import Lanes

#: A published file as it was written: id, path as the disk's bytes, size, mtime_ns.
PublishedRow = tuple[int, bytes, int, int]


@dataclass(frozen=True, slots=True)
class Scope:
    """What is checked: those items, a library, or everything."""

    items: tuple[ItemId, ...] | None = None
    library: LibraryId | None = None


class PublishedFile(NamedTuple):
    """What we wrote, with what is known of its item. An item that `is_away` has no place for its files now."""

    written: WrittenFile
    kind: Kind
    library: LibraryId | None
    is_away: bool


class CachedFile(NamedTuple):
    """A row of the cache; `path` is within it."""

    id: int
    item: ItemId
    art: str
    path: str
    sha256: str
    size: int
    type: str
    url: str


class BesideFile(NamedTuple):
    """A file of an item as the last scan left it; `missing_since` is UTC text."""

    path: str
    role: FileRole
    part: int | None
    missing_since: str | None


class Findings:
    """Reading side."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes

    # --- what is looked at ------------------------------------------------------------------------------------------

    def published(self, scope: Scope, after: int, count: int) -> list[PublishedRow]:
        """The next published files of a scope, by id: bare tuples, as there are a hundred thousand."""
        condition, values = _within("w.item_id", scope)
        with self._lanes.read() as connection:
            rows = connection.execute(
                f"SELECT w.id, w.path, w.size, w.mtime_ns FROM library_file w WHERE w.id > ?{condition} "
                "ORDER BY w.id LIMIT ?",
                (after, *values, count),
            )
            return list(rows.tuples())

    def count_published(self, scope: Scope) -> int:
        condition, values = _within("w.item_id", scope)
        with self._lanes.read() as connection:
            found = connection.execute(f"SELECT count(*) FROM library_file w WHERE 1{condition}", values)
            return int(found.scalar_one())

    def count_published_below(self, folder: str) -> int:
        """How many files we published in a folder and below it."""
        beginning = os.fsencode(os.path.join(folder, ""))
        with self._lanes.read() as connection:
            found = connection.execute(
                "SELECT count(*) FROM library_file WHERE path >= ? AND path < ?",
                (beginning, beginning[:-1] + bytes([beginning[-1] + 1])),
            )
            return int(found.scalar_one())

    def records(self, ids: Collection[int]) -> list[PublishedFile]:
        """Those published files with their items, by id."""
        return self._published_files("w.id", ids)

    def records_of(self, items: Collection[ItemId]) -> list[PublishedFile]:
        """Everything that we published of those items."""
        return self._published_files("w.item_id", items)

    def _published_files(self, column: str, ids: Collection[int]) -> list[PublishedFile]:
        found: list[PublishedFile] = []
        with self._lanes.read() as connection:
            for some in chunks(ids):
                rows = connection.execute(
                    "SELECT w.item_id, w.path, w.content, w.sha256, w.size, w.mtime_ns, w.art, w.position, w.text, "
                    "i.kind, i.library_id, i.deleted_at IS NOT NULL OR i.missing_since IS NOT NULL "
                    f"FROM library_file w JOIN item i ON i.id = w.item_id WHERE {column} IN ({marks(len(some))}) "
                    "ORDER BY w.id",
                    some,
                )
                found.extend(
                    PublishedFile(
                        WrittenFile(row[0], os.fsdecode(row[1]), *row[2:9]), Kind(row[9]), row[10], bool(row[11])
                    )
                    for row in rows
                )
        return found

    def unsettled(self, scope: Scope) -> list[ItemId]:
        """Films and episodes of which we published something, and which have changed since."""
        condition, values = _within("i.id", scope)
        with self._lanes.read() as connection:
            rows = connection.execute(
                "SELECT i.id FROM item i WHERE i.needs_publish AND i.deleted_at IS NULL "
                f"AND i.kind IN ('movie', 'episode'){condition} "
                "AND EXISTS (SELECT 1 FROM library_file w WHERE w.item_id = i.id)",
                values,
            )
            return [ItemId(row) for row in rows.scalars()]

    def with_files_of_ours(self, items: Collection[ItemId]) -> list[ItemId]:
        """Those of the items of which we published something, or keep something that lay beside them."""
        found: list[ItemId] = []
        with self._lanes.read() as connection:
            for some in chunks(items):
                rows = connection.execute(
                    f"SELECT id FROM item WHERE id IN ({marks(len(some))}) "
                    "AND (EXISTS (SELECT 1 FROM library_file w WHERE w.item_id = item.id) "
                    "OR EXISTS (SELECT 1 FROM sidecar s WHERE s.item_id = item.id))",
                    some,
                )
                found.extend(ItemId(row) for row in rows.scalars())
        return found

    def beside(self, items: Collection[ItemId]) -> dict[ItemId, list[BesideFile]]:
        """Every file of those items that the library knows, missing ones too; each list by path."""
        found: dict[ItemId, list[BesideFile]] = {item: [] for item in items}
        with self._lanes.read() as connection:
            for some in chunks(items):
                rows = connection.execute(
                    "SELECT l.item_id, r.path, f.path, f.role, l.part, f.missing_since FROM file_link l "
                    "JOIN file f ON f.id = l.file_id JOIN root r ON r.id = f.root_id "
                    f"WHERE l.item_id IN ({marks(len(some))}) AND NOT f.is_ignored ORDER BY l.item_id, f.path",
                    some,
                )
                for item, root, path, role, part, missing in rows:
                    whole = os.path.join(os.fsdecode(root), os.fsdecode(path))
                    found[item].append(BesideFile(whole, FileRole(role), part, missing))
        return found

    def cached(self, scope: Scope, after: int, count: int) -> list[tuple[int, str]]:
        """(id, path within the cache) of the next files that the cache should hold, by id."""
        condition, values = _within("c.item_id", scope)
        with self._lanes.read() as connection:
            rows = connection.execute(
                f"SELECT c.id, c.path FROM cache_file c WHERE c.id > ?{condition} ORDER BY c.id LIMIT ?",
                (after, *values, count),
            )
            return list(rows.tuples())

    def cache_files(self, ids: Collection[int]) -> list[CachedFile]:
        """Those files of the cache."""
        return self._cache_files("id", ids)

    def cache_files_of(self, items: Collection[ItemId]) -> list[CachedFile]:
        """Every file that the cache should hold of those items."""
        return self._cache_files("item_id", items)

    def _cache_files(self, column: str, ids: Collection[int]) -> list[CachedFile]:
        with self._lanes.read() as connection:
            return [
                CachedFile(*row)
                for some in chunks(ids)
                for row in connection.execute(
                    "SELECT id, item_id, art, path, sha256, size, type, url FROM cache_file "
                    f"WHERE {column} IN ({marks(len(some))}) ORDER BY id",
                    some,
                )
            ]

    # --- what was found ---------------------------------------------------------------------------------------------

    def all(
        self, *, scope: Scope | None = None, ids: Collection[int] | None = None, state: State | None = None
    ) -> list[Finding]:
        """The findings that nobody has decided on, by path; only those of a scope, of some ids, or of a state."""
        condition, values = _within("item_id", scope or Scope())
        with self._lanes.read() as connection:
            rows = connection.execute(
                f"SELECT {_FINDING} FROM finding WHERE accepted_at IS NULL{condition} ORDER BY path", values
            ).all()
        found = map(_finding, rows)
        wanted = None if ids is None else set(ids)
        return [one for one in found if (wanted is None or one.id in wanted) and (state is None or one.state is state)]

    def paths(self, scope: Scope) -> set[bytes]:
        """Where something was found in a scope, whatever the person said of it."""
        condition, values = _within("item_id", scope)
        with self._lanes.read() as connection:
            rows = connection.execute(f"SELECT path FROM finding WHERE 1{condition}", values)
            return set(rows.scalars())

    def count(self) -> int:
        """How many findings are open."""
        with self._lanes.read() as connection:
            found = connection.execute("SELECT count(*) FROM finding WHERE accepted_at IS NULL")
            return int(found.scalar_one())


_FINDING = "id, item_id, path, state, detail, sha256, found_at, accepted_at"


def _finding(row: Any) -> Finding:
    detail = json.loads(row[4])
    return Finding(
        item=row[1],
        path=os.fsdecode(row[2]),
        state=State(row[3]),
        content=ContentKind(detail["content"]),
        art=detail["art"],
        position=detail["position"],
        target=detail["target"],
        sha256=row[5],
        can_repair=detail["can_repair"],
        id=row[0],
        found_at=row[6],
        accepted_at=row[7],
    )


def _detail(one: Finding) -> str:
    """What has no column of its own. A path that is no UTF-8 travels as the escapes that Python gives it."""
    return json.dumps(
        {
            "content": one.content.value,
            "art": one.art,
            "position": one.position,
            "target": one.target,
            "can_repair": one.can_repair,
        }
    )


def _within(column: str, scope: Scope) -> tuple[str, tuple[int, ...]]:
    if scope.items is not None:
        return f" AND {column} IN (SELECT value FROM json_each(?))", (json.dumps(list(scope.items)),)  # type: ignore[return-value]
    if scope.library is not None:
        return f" AND {column} IN (SELECT id FROM item WHERE library_id = ?)", (scope.library,)
    return "", ()


class FindingWriter:
    """Writing side, within one transaction."""

    def __init__(self, connection: Connection, now: str) -> None:
        self._connection = connection
        self._now = now

    def replace(self, scope: Scope, findings: Sequence[Finding], kept: Collection[str] = ()) -> None:
        """Make those the findings of a scope, but for paths below folders that could not be looked at (`kept`).

        What was found before keeps its time, and what the person accepted stays accepted until it changes again.
        """
        condition, values = _within("item_id", scope)
        paths = {os.fsencode(one.path) for one in findings}
        away = tuple(os.fsencode(os.path.join(folder, "")) for folder in kept)
        known = self._connection.execute(f"SELECT id, path FROM finding WHERE 1{condition}", values).all()
        gone = [(row[0],) for row in known if row[1] not in paths and not row[1].startswith(away or (b"\0",))]
        if gone:
            self._connection.execute("DELETE FROM finding WHERE id = ?", gone)
        if findings:
            self._connection.execute(
                "INSERT INTO finding (item_id, path, state, detail, sha256, found_at) VALUES (?,?,?,?,?,?) "
                "ON CONFLICT (path) DO UPDATE SET item_id = excluded.item_id, detail = excluded.detail, "
                "found_at = CASE WHEN state = excluded.state AND sha256 = excluded.sha256 THEN found_at "
                "ELSE excluded.found_at END, "
                "accepted_at = CASE WHEN state = excluded.state AND sha256 = excluded.sha256 THEN accepted_at END, "
                "state = excluded.state, sha256 = excluded.sha256",
                [
                    (one.item, os.fsencode(one.path), one.state.value, _detail(one), one.sha256, self._now)
                    for one in findings
                ],
            )

    def accept(self, ids: Collection[int]) -> None:
        """The person says that those are right as they are."""
        if ids:
            self._connection.execute(
                "UPDATE finding SET accepted_at = ? WHERE id = ?", [(self._now, one) for one in ids]
            )

    def reopen(self, ids: Collection[int]) -> None:
        """The person takes that back."""
        if ids:
            self._connection.execute("UPDATE finding SET accepted_at = NULL WHERE id = ?", [(one,) for one in ids])

    def forget(self, paths: Collection[str]) -> None:
        """Those files are as they should be now."""
        if paths:
            self._connection.execute("DELETE FROM finding WHERE path = ?", [(os.fsencode(path),) for path in paths])

    def replace_cached(self, id: int, path: str) -> None:
        """A file of the cache lies elsewhere within it now."""
        self._connection.execute("UPDATE cache_file SET path = ? WHERE id = ?", (path, id))

    def add_moves(self, batch: int, moves: Sequence[tuple[ItemId, str, str]]) -> None:
        """(item, from, to) of files of ours that were renamed after their video, as part of a batch."""
        if moves:
            self._connection.execute(
                "INSERT INTO file_move (batch_id, item_id, verb, source, target, state) "
                "VALUES (?,?,'rebase',?,?,'done')",
                [(batch, item, os.fsencode(source), os.fsencode(target)) for item, source, target in moves],
            )

    def moves_of(self, batch: int) -> Iterator[tuple[int, ItemId, str, str]]:
        """(id, item, from, to) of the files that a batch renamed and that were not taken back yet."""
        rows = self._connection.execute(
            "SELECT id, item_id, source, target FROM file_move "
            "WHERE batch_id = ? AND verb = 'rebase' AND state = 'done' ORDER BY id DESC",
            (batch,),
        )
        for id, item, source, target in rows.all():
            yield id, item, os.fsdecode(source), os.fsdecode(target)

    def mark_move_undone(self, id: int) -> None:
        self._connection.execute("UPDATE file_move SET state = 'undone' WHERE id = ?", (id,))
