"""The disk as the library remembers it: files, folders' signatures, what each file is to which item."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from metarr_desktop.domain.disk import KnownFile, KnownFolder, Link, NewFile, Node, ToRead
from metarr_desktop.domain.found import FileRole
from metarr_desktop.domain.item_views import FileView
from metarr_desktop.domain.kinds import BatchId, FileId, ItemId, Kind, LibraryId, RootId
from metarr_desktop.store import pins, streams
from metarr_desktop.store.plural import chunks, marks
from metarr_desktop.store.query_sql import CODEC

if TYPE_CHECKING:
    from metarr_desktop.domain.streams import MediaFacts
    from metarr_desktop.store.connection import Connection
    from metarr_desktop.store.engine import Lanes
    from metarr_desktop.store.pins import Given, Pin

_FILE = "id, root_id, path, role, size, mtime_ns, quick_hash, missing_since, is_ignored"


def _known(row: Any) -> KnownFile:
    return KnownFile(
        row[0], row[1], os.fsdecode(row[2]), FileRole(row[3]), row[4], row[5], row[6], row[7] is not None, bool(row[8])
    )


_TO_READ = (
    "SELECT f.id, f.root_id, r.path, f.path, f.role, f.size, f.mtime_ns, l.item_id, i.kind, l.art, l.position, "
    "i.season, i.episode"
)


def _to_read(row: Any) -> ToRead:
    return ToRead(
        file=row[0],
        root=row[1],
        path=os.path.join(os.fsdecode(row[2]), os.fsdecode(row[3])),
        role=FileRole(row[4]),
        size=row[5],
        mtime_ns=row[6],
        item=row[7],
        kind=Kind(row[8]),
        art=row[9],
        position=row[10],
        season=row[11],
        episode=row[12],
    )


def items_only_in(connection: Connection, root: RootId) -> list[ItemId]:
    """Items that have files under a root and nowhere else."""
    rows = connection.execute(
        "SELECT l.item_id FROM file_link l JOIN file f ON f.id = l.file_id "
        "WHERE f.role IN ('video', 'audio', 'disc') AND l.item_id IN "
        "(SELECT m.item_id FROM file_link m JOIN file g ON g.id = m.file_id WHERE g.root_id = ?) "
        "GROUP BY l.item_id HAVING min(f.root_id) = ? AND max(f.root_id) = ?",
        (root, root, root),
    )
    return [ItemId(row) for row in rows.scalars()]


class Files:
    """Reading side of the files."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes

    def main_paths(self, libraries: Collection[LibraryId]) -> list[str]:
        """The whole paths of all that can be played in those libraries and is there, in order."""
        found: list[str] = []
        with self._lanes.read() as connection:
            for library in libraries:
                rows = connection.execute(
                    "SELECT r.path, f.path FROM root r JOIN file f ON f.root_id = r.id WHERE r.library_id = ? "
                    "AND f.missing_since IS NULL AND f.is_ignored = 0 AND f.role IN ('video', 'audio')",
                    (library,),
                )
                found += [os.path.join(os.fsdecode(root), os.fsdecode(path)) for root, path in rows.tuples()]
        return sorted(found)

    def of_root(self, root: RootId) -> dict[str, KnownFile]:
        """Every file known under a root, missing ones too, by relative path."""
        with self._lanes.read() as connection:
            rows = connection.execute(f"SELECT {_FILE} FROM file WHERE root_id = ?", (root,))
            return {known.path: known for known in map(_known, rows)}

    def of_group(self, root: RootId, group: str) -> dict[str, KnownFile]:
        """Every file known in a top folder of a root ("" = directly in it), missing ones too, by path."""
        condition = "path >= ? AND path < ?" if group else "instr(path, x'2F') = 0"
        values = _below(group) if group else ()
        with self._lanes.read() as connection:
            rows = connection.execute(f"SELECT {_FILE} FROM file WHERE root_id = ? AND {condition}", (root, *values))
            return {known.path: known for known in map(_known, rows)}

    def has_known(self, root: RootId) -> bool:
        """Whether anything is known of what lies under a root."""
        with self._lanes.read() as connection:
            return connection.execute("SELECT 1 FROM file WHERE root_id = ? LIMIT 1", (root,)).first() is not None

    def tops(self, root: RootId) -> frozenset[str]:
        """The names right in a root in which something was at the last scan."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                "SELECT DISTINCT CASE WHEN instr(path, x'2F') THEN substr(path, 1, instr(path, x'2F') - 1) "
                "ELSE path END FROM file WHERE root_id = ? AND missing_since IS NULL",
                (root,),
            )
            return frozenset(map(os.fsdecode, rows.scalars()))

    def count_titles(self, root: RootId) -> int:
        """How many films, episodes or tracks have a file under a root that was there at the last scan."""
        with self._lanes.read() as connection:
            return int(
                connection.execute(
                    "SELECT count(DISTINCT l.item_id) FROM file f JOIN file_link l ON l.file_id = f.id "
                    "WHERE f.root_id = ? AND f.missing_since IS NULL AND f.role IN ('video', 'audio', 'disc')",
                    (root,),
                ).scalar_one()
            )

    def present(self, root: RootId, roles: Collection[FileRole]) -> Iterator[tuple[bytes, int, int]]:
        """(path as the disk's bytes, size, mtime_ns) of each file of those roles that was there at the last scan."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                f"SELECT path, size, mtime_ns FROM file WHERE root_id = ? AND missing_since IS NULL "
                f"AND role IN ({marks(len(roles))})",
                (root, *(role.value for role in roles)),
            )
            yield from rows.tuples()

    def missing(self, roots: Collection[RootId]) -> list[KnownFile]:
        """The files of those roots that are missing since an earlier scan and could be found again by their bytes."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                f"SELECT {_FILE} FROM file WHERE missing_since IS NOT NULL AND quick_hash IS NOT NULL "
                f"AND +root_id IN ({marks(len(roots))})",  # +: by the index of what is missing
                tuple(roots),
            )
            return sorted(map(_known, rows))

    def folders(self, root: RootId) -> dict[str, KnownFolder]:
        """The folders of a root as the last scan left them."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                "SELECT path, signature, mtime_ns FROM folder WHERE root_id = ? ORDER BY path", (root,)
            )
            return {os.fsdecode(path): KnownFolder(signature, mtime_ns) for path, signature, mtime_ns in rows.tuples()}

    def to_read(self, library: LibraryId, roles: Collection[FileRole], after: FileId, count: int) -> list[ToRead]:
        """The next files of those roles whose content was not taken in yet, by id, at most `count` files."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                f"{_TO_READ} FROM (SELECT id, root_id, path, role, size, mtime_ns FROM file "
                "WHERE needs_reading = 1 AND missing_since IS NULL AND NOT is_ignored AND id > ? "
                "AND root_id IN (SELECT id FROM root WHERE library_id = ? AND NOT is_offline) "
                f"AND role IN ({marks(len(roles))}) ORDER BY id LIMIT ?) f JOIN root r ON r.id = f.root_id "
                "JOIN file_link l ON l.file_id = f.id JOIN item i ON i.id = l.item_id ORDER BY f.id, l.item_id",
                (after, library, *(role.value for role in roles), count),
            ).all()
        return [_to_read(row) for row in rows]

    def pictures_to_read(self, library: LibraryId, after: ItemId, count: int) -> list[ToRead]:
        """All pictures beside the next `count` items of which one was not taken in yet; items by id."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                f"{_TO_READ} FROM (SELECT DISTINCT l.item_id AS id FROM file_link l JOIN file f ON f.id = l.file_id "
                "JOIN root r ON r.id = f.root_id WHERE r.library_id = ? AND NOT r.is_offline AND f.role = 'picture' "
                "AND f.needs_reading = 1 AND f.missing_since IS NULL AND NOT f.is_ignored AND l.item_id > ? "
                "ORDER BY l.item_id LIMIT ?) wanted JOIN item i ON i.id = wanted.id "
                "JOIN file_link l ON l.item_id = i.id JOIN file f ON f.id = l.file_id JOIN root r ON r.id = f.root_id "
                "WHERE f.role = 'picture' AND f.missing_since IS NULL AND NOT f.is_ignored ORDER BY i.id, f.id",
                (library, after, count),
            ).all()
        return [_to_read(row) for row in rows]

    def count_to_read(self, library: LibraryId, roles: Collection[FileRole]) -> int:
        """How many files of those roles wait to be taken in."""
        with self._lanes.read() as connection:
            return int(
                connection.execute(
                    "SELECT count(*) FROM file WHERE needs_reading = 1 AND missing_since IS NULL AND NOT is_ignored "
                    "AND root_id IN (SELECT id FROM root WHERE library_id = ? AND NOT is_offline) "
                    f"AND role IN ({marks(len(roles))})",
                    (library, *(role.value for role in roles)),
                ).scalar_one()
            )

    def unknown(self, library: LibraryId) -> list[KnownFile]:
        """Files in a library's folders that nothing could be made of."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                f"SELECT {_FILE} FROM file WHERE role = 'unknown' AND missing_since IS NULL "
                "AND root_id IN (SELECT id FROM root WHERE library_id = ?) ORDER BY path",
                (library,),
            )
            return [_known(row) for row in rows]

    def ignored(self, library: LibraryId) -> list[KnownFile]:
        """Files that the person told us to leave alone."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                f"SELECT {_FILE} FROM file WHERE is_ignored AND missing_since IS NULL "
                "AND root_id IN (SELECT id FROM root WHERE library_id = ?) ORDER BY path",
                (library,),
            )
            return [_known(row) for row in rows]

    def last_read(self, paths: Collection[str]) -> dict[str, tuple[int, int]]:
        """Path (absolute) -> size and time of a file when its content was taken in; those that wait are left out."""
        found: dict[str, tuple[int, int]] = {}
        with self._lanes.read() as connection:
            roots = [(row[0], os.fsdecode(row[1])) for row in connection.execute("SELECT id, path FROM root")]
            for path in paths:
                for root, above in roots:
                    if path.startswith(beginning := os.path.join(above, "")):
                        row = connection.execute(
                            "SELECT size, mtime_ns FROM file WHERE root_id = ? AND path = ? AND NOT needs_reading",
                            (root, os.fsencode(path.removeprefix(beginning))),
                        ).one_or_none()
                        if row is not None:
                            found[path] = (row[0], row[1])
        return found

    def items_only_in(self, root: RootId) -> list[ItemId]:
        """Items that have files under a root and nowhere else."""
        with self._lanes.read() as connection:
            return items_only_in(connection, root)

    def problems(self, library: LibraryId) -> list[tuple[str, str]]:
        """(absolute path, sentence) of every file that could not be read, where its root is there."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                "SELECT r.path, f.path, f.problem FROM file f JOIN root r ON r.id = f.root_id "
                "WHERE f.problem <> '' AND f.missing_since IS NULL AND NOT r.is_offline AND r.library_id = ? "
                "ORDER BY f.path",
                (library,),
            )
            return [(os.path.join(os.fsdecode(root), os.fsdecode(path)), problem) for root, path, problem in rows]

    def hashed(self, sizes: Collection[int]) -> list[KnownFile]:
        """Files of those sizes with a quick hash that are missing, or could be: candidates for having moved."""
        found: list[KnownFile] = []
        with self._lanes.read() as connection:
            for some in chunks(sizes):
                rows = connection.execute(
                    f"SELECT {_FILE} FROM file WHERE quick_hash IS NOT NULL AND size IN ({marks(len(some))})", some
                )
                found.extend(map(_known, rows))
        return found

    def facts_by_hash(self, hashes: Collection[str]) -> dict[str, MediaFacts]:
        """What probes found in files of those quick hashes: the same bytes are not probed twice."""
        found: dict[str, MediaFacts] = {}
        with self._lanes.read() as connection:
            for some in _text_chunks(hashes):
                rows = connection.execute(
                    "SELECT id, quick_hash FROM file WHERE container IS NOT NULL "
                    f"AND quick_hash IN ({marks(len(some))})",
                    some,
                )
                files: dict[int, str] = {row[0]: row[1] for row in rows}
                found.update({files[file]: facts for file, facts in streams.load(connection, files).items()})
        return found

    def spoken(self, type: str, most: int) -> list[str]:
        """The codes of the languages of the `audio` or `subtitle` streams that came first, the commonest first.

        No index has them: of a library of a hundred thousand, the `most` streams that are looked at tell as much.
        """
        with self._lanes.read() as connection:
            rows = connection.execute(
                "SELECT language FROM (SELECT language FROM stream_detail WHERE type = ? AND language <> '' LIMIT ?) "
                "GROUP BY 1 ORDER BY count(*) DESC, 1",
                (type, most),
            )
            return list(rows.scalars())

    def codecs(self, most: int) -> list[str]:
        """What pictures and sound of the `most` streams that came first are coded as, the commonest first."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                f"SELECT codec FROM (SELECT {CODEC} AS codec FROM stream_detail s "
                "WHERE s.type IN ('video', 'audio') LIMIT ?) WHERE codec <> '' GROUP BY 1 ORDER BY count(*) DESC, 1",
                (most,),
            )
            return list(rows.scalars())

    def found_by(self, library: LibraryId, kind: Kind, keys: Collection[str]) -> list[ItemId]:
        """The items of a kind that go by one of those folder keys."""
        found: list[ItemId] = []
        with self._lanes.read() as connection:
            for some in _text_chunks(keys):
                found.extend(
                    connection.execute(
                        "SELECT id FROM item WHERE library_id = ? AND kind = ? AND folder_key <> '' "
                        f"AND folder_key IN ({marks(len(some))}) ORDER BY id",
                        (library, kind.value, *some),
                    ).scalars()
                )
        return found

    def families(self, items: Collection[ItemId]) -> list[Node]:
        """Those items, everything they hang below, and everything below that: whole shows, whole artists."""
        found: dict[ItemId, Node] = {}
        with self._lanes.read() as connection:
            for some in chunks(items):
                rows = connection.execute(
                    "WITH RECURSIVE line(id, parent_id) AS ("
                    f"SELECT id, parent_id FROM item WHERE id IN ({marks(len(some))}) "
                    "UNION SELECT i.id, i.parent_id FROM item i JOIN line l ON i.id = l.parent_id), "
                    "family(id) AS (SELECT id FROM line WHERE parent_id IS NULL "
                    "UNION SELECT i.id FROM item i JOIN family f ON i.parent_id = f.id) "
                    "SELECT i.id, i.kind, i.parent_id, i.season, i.episode, i.absolute, i.aired, i.disc, i.track, "
                    "i.folder_key, i.missing_since FROM family JOIN item i ON i.id = family.id ORDER BY i.id",
                    some,
                )
                found.update((row[0], _node(row)) for row in rows)
        return list(found.values())

    def main_files(self, items: Collection[ItemId]) -> list[tuple[ItemId, FileId, bool]]:
        """(item, file, whether it is there) for what a person watches or hears of those items."""
        found: list[tuple[ItemId, FileId, bool]] = []
        with self._lanes.read() as connection:
            for some in chunks(items):
                rows = connection.execute(
                    "SELECT l.item_id, f.id, f.missing_since IS NULL FROM file_link l JOIN file f ON f.id = l.file_id "
                    f"WHERE f.role IN ('video', 'audio', 'disc') AND l.item_id IN ({marks(len(some))})",
                    some,
                )
                found.extend((item, file, bool(is_there)) for item, file, is_there in rows)
        return found

    def with_several(self, items: Collection[ItemId], role: FileRole) -> list[ItemId]:
        """Those of the items that have more than one file of a role."""
        found: list[ItemId] = []
        with self._lanes.read() as connection:
            for some in chunks(items):
                rows = connection.execute(
                    "SELECT l.item_id FROM file_link l JOIN file f ON f.id = l.file_id WHERE f.role = ? "
                    f"AND l.item_id IN ({marks(len(some))}) GROUP BY l.item_id HAVING count(*) > 1",
                    (role.value, *some),
                )
                found.extend(ItemId(row) for row in rows.scalars())
        return found

    def folder_items(self, root: RootId, folders: Collection[str]) -> dict[str, list[ItemId]]:
        """Folder (relative) -> the items whose own folder it is, of those folders."""
        found: dict[str, list[ItemId]] = defaultdict(list)
        with self._lanes.read() as connection:
            for some in _text_chunks(folders):
                for path, item in connection.execute(
                    "SELECT path, item_id FROM item_folder WHERE root_id = ? "
                    f"AND path IN ({marks(len(some))}) ORDER BY item_id",
                    (root, *map(os.fsencode, some)),
                ):
                    found[os.fsdecode(path)].append(item)
        return found

    def items_at(self, path: str) -> list[ItemId]:
        """The items that the file at that absolute path is linked to."""
        with self._lanes.read() as connection:
            for root, folder in connection.execute("SELECT id, path FROM root").all():
                if path.startswith(os.path.join(os.fsdecode(folder), "")):
                    rows = connection.execute(
                        "SELECT l.item_id FROM file f JOIN file_link l ON l.file_id = f.id "
                        "WHERE f.root_id = ? AND f.path = ? ORDER BY l.item_id",
                        (root, os.fsencode(os.path.relpath(path, os.fsdecode(folder)))),
                    )
                    return [ItemId(row) for row in rows.scalars()]
        return []

    def at(self, path: str) -> tuple[LibraryId, FileView] | None:
        """The file at that absolute path with its library, whether it belongs to an item or not."""
        with self._lanes.read() as connection:
            for root, library, folder in connection.execute("SELECT id, library_id, path FROM root").all():
                if path.startswith(os.path.join(os.fsdecode(folder), "")):
                    row = connection.execute(
                        f"SELECT {_FILE} FROM file WHERE root_id = ? AND path = ?",
                        (root, os.fsencode(os.path.relpath(path, os.fsdecode(folder)))),
                    ).one_or_none()
                    if row is not None:
                        return LibraryId(library), _view(_known(row), path)
        return None

    def found_again(self, path: str, quick_hash: str) -> tuple[LibraryId, FileView] | None:
        """The file that lies at a path, else the only one of those bytes; with its library."""
        found = self.at(path)
        if (found is not None and not found[1].is_missing) or not quick_hash:
            return found
        with self._lanes.read() as connection:
            rows = connection.execute(
                "SELECT r.path, f.path FROM file f JOIN root r ON r.id = f.root_id "
                "WHERE f.quick_hash = ? AND f.missing_since IS NULL",
                (quick_hash,),
            ).all()
        places = [os.path.join(os.fsdecode(root), os.fsdecode(one)) for root, one in rows]
        return self.at(places[0]) if len(places) == 1 else found

    def pinned(self, files: Collection[FileId]) -> set[FileId]:
        """Those of the files that a person gave to a title."""
        with self._lanes.read() as connection:
            return set(pins.of_files(connection, files))

    def absorbed_by(self, items: Collection[ItemId]) -> list[ItemId]:
        """Titles in the trash whose files a person gave to those items, and of which something is published still."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                "SELECT DISTINCT i.id, c.item_id FROM item i INDEXED BY ix_item_trash CROSS JOIN change d "
                "ON d.item_id = i.id CROSS JOIN change c ON c.batch_id = d.batch_id WHERE i.deleted_at IS NOT NULL "
                "AND EXISTS (SELECT 1 FROM library_file f WHERE f.item_id = i.id) "
                f"AND json_type(d.fields, '$.deleted_at') IS NOT NULL AND c.{pins.ABOUT_FILES}"
            ).all()
        wanted = set(items) if rows else set()
        return list(dict.fromkeys(ItemId(gone) for gone, into in rows if into in wanted))

    def items_of(self, files: Collection[FileId]) -> dict[FileId, list[ItemId]]:
        """The items each file is linked to."""
        found: dict[FileId, list[ItemId]] = defaultdict(list)
        with self._lanes.read() as connection:
            for some in chunks(files):
                for file, item in connection.execute(
                    f"SELECT file_id, item_id FROM file_link WHERE file_id IN ({marks(len(some))}) ORDER BY item_id",
                    some,
                ):
                    found[file].append(item)
        return found


def _view(one: KnownFile, path: str) -> FileView:
    return FileView(one.id, one.root, path, one.role, one.size, is_missing=one.is_missing, is_ignored=one.is_ignored)


def _node(row: Any) -> Node:
    item, kind, parent, season, episode, absolute, aired, disc, track, key, missing_since = row
    return Node(
        item, Kind(kind), parent, season, episode, absolute, aired or "", disc, track, key, missing_since is not None
    )


def _below(folder: str) -> tuple[bytes, bytes]:
    """The first path below a folder and the first beyond: `/` and the sign after it."""
    path = os.fsencode(folder)
    return path + b"/", path + b"0"


def _text_chunks(texts: Collection[str]) -> Iterable[tuple[str, ...]]:
    listed = tuple(texts)
    for start in range(0, len(listed), 500):
        yield listed[start : start + 500]


class FileWriter:
    """Writing side of the files, within one transaction."""

    def __init__(self, connection: Connection, now: str) -> None:
        self._connection = connection
        self._now = now
        self._hashed: set[FileId] = set()

    def add(self, files: Sequence[NewFile]) -> list[FileId]:
        """Enter files that were not known; their content waits to be read."""
        if not files:
            return []
        first = self._connection.execute("SELECT coalesce(max(id), 0) + 1 FROM file").scalar_one()
        ids = [FileId(first + offset) for offset in range(len(files))]
        self._connection.execute(
            "INSERT INTO file (id, root_id, path, role, size, mtime_ns, added_at) VALUES (?,?,?,?,?,?,?)",
            [
                (file, new.root, os.fsencode(new.path), new.role.value, new.size, new.mtime_ns, self._now)
                for file, new in zip(ids, files, strict=True)
            ],
        )
        return ids

    def update(self, changed: Collection[tuple[FileId, int, int]]) -> None:
        """(file, size, mtime_ns) of files whose bytes changed: what was read of them is read again."""
        if changed:
            self._connection.execute(
                "UPDATE file SET size = ?, mtime_ns = ?, quick_hash = NULL, needs_reading = 1, problem = '', "
                "missing_since = NULL, container = NULL WHERE id = ?",
                [(size, mtime_ns, file) for file, size, mtime_ns in changed],
            )

    def move(self, moves: Collection[tuple[FileId, RootId, str, int]]) -> None:
        """(file, root, path, mtime_ns) of files that were found again elsewhere; they keep what they are to items."""
        if moves:
            self._connection.execute(
                "UPDATE file SET root_id = ?, path = ?, mtime_ns = ?, missing_since = NULL WHERE id = ?",
                [(root, os.fsencode(path), mtime_ns, file) for file, root, path, mtime_ns in moves],
            )

    def set_roles(self, roles: Mapping[FileId, FileRole]) -> None:
        """What files are by their names; what a person said of one stands."""
        if roles:
            self._connection.execute(
                "UPDATE file SET role = ?1 WHERE id = ?2 AND role <> ?1 "
                "AND NOT EXISTS (SELECT 1 FROM file_link l WHERE l.file_id = file.id AND l.is_pinned)",
                [(role.value, file) for file, role in roles.items()],
            )

    def mark_missing(self, files: Collection[FileId]) -> None:
        if files:
            self._connection.execute(
                "UPDATE file SET missing_since = ? WHERE id = ? AND missing_since IS NULL",
                [(self._now, file) for file in files],
            )

    def mark_present(self, files: Collection[FileId]) -> None:
        if files:
            self._connection.execute("UPDATE file SET missing_since = NULL WHERE id = ?", [(file,) for file in files])

    def set_folders(self, root: RootId, folders: Mapping[str, KnownFolder], gone: Collection[str] = ()) -> None:
        """Remember folders as they were read; forget folders that are gone."""
        if folders:
            self._connection.execute(
                "INSERT INTO folder (root_id, path, signature, mtime_ns) VALUES (?,?,?,?) ON CONFLICT (root_id, path) "
                "DO UPDATE SET signature = excluded.signature, mtime_ns = excluded.mtime_ns",
                [(root, os.fsencode(path), *folder) for path, folder in folders.items()],
            )
        if gone:
            self._connection.execute(
                "DELETE FROM folder WHERE root_id = ? AND path = ?", [(root, os.fsencode(path)) for path in gone]
            )

    def link(self, links: Collection[Link], files: Collection[FileId]) -> None:
        """Make those links the only ones of those files, beside what a person pinned."""
        if files:
            self._connection.execute(
                "DELETE FROM file_link WHERE file_id = ? AND NOT is_pinned", [(file,) for file in files]
            )
        rows = {one[:2]: one for one in links}  # a file is one thing to an item: the last word counts
        if rows:
            self._connection.execute(
                "INSERT INTO file_link (item_id, file_id, version, part, language, is_forced, "
                "is_hearing_impaired, is_default, art, position, extra_type) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
                list(rows.values()),
            )

    def pins(self, files: Collection[FileId]) -> dict[FileId, Pin]:
        """What a person said of those of the files that they put to a title (see `store.pins`)."""
        return pins.of_files(self._connection, files)

    def given(self, batch: BatchId) -> list[Given]:
        """The files that a batch gave to other titles, or made something else of the same."""
        return pins.given(self._connection, batch)

    def forget_item_folders(self, root: RootId, groups: Collection[str]) -> None:
        """No item has its own folder in those top folders of a root any more."""
        if groups:
            self._connection.execute(
                "DELETE FROM item_folder WHERE root_id = ? AND (path = ? OR (path >= ? AND path < ?))",
                [(root, os.fsencode(group), *_below(group)) for group in groups],
            )

    def add_item_folders(self, folders: Collection[tuple[ItemId, RootId, str]]) -> None:
        """(item, root, folder) of folders that are items' own."""
        if folders:
            self._connection.execute(
                "INSERT OR IGNORE INTO item_folder (item_id, root_id, path) VALUES (?,?,?)",
                [(item, root, os.fsencode(path)) for item, root, path in folders],
            )

    def mark_read(self, files: Mapping[FileId, str], hashes: Mapping[FileId, str] | None = None) -> None:
        """Those files were taken in; the text is the sentence of what went wrong, "" when nothing did.

        `hashes` are the quick hashes of those of them whose bytes were seen.
        """
        if files:
            known = hashes or {}
            self._hashed.update(known)
            self._connection.execute(
                "UPDATE file SET needs_reading = 0, problem = ?, quick_hash = coalesce(?, quick_hash) WHERE id = ?",
                [(problem, known.get(file), file) for file, problem in files.items()],
            )

    def hashed(self) -> set[FileId]:
        """The files whose bytes were seen since this was asked last."""
        found, self._hashed = self._hashed, set()
        return found

    def mark_missing_at(self, paths: Collection[str], is_missing: bool) -> None:
        """Files at those absolute paths were moved away by us, or brought back.

        The next scan reads the folders anew that they left: whoever puts them back there, times and all, is heard.
        """
        rows = self._connection.execute("SELECT id, path FROM root")
        roots = [(root, os.fsdecode(path)) for root, path in rows]
        places = [
            (root, os.fsencode(os.path.relpath(path, folder)))
            for path in paths
            for root, folder in roots
            if path.startswith(os.path.join(folder, ""))
        ]
        if places:
            self._connection.execute(
                "UPDATE file SET missing_since = ? WHERE root_id = ? AND path = ?",
                [(self._now if is_missing else None, *place) for place in places],
            )
        if places and is_missing:
            self._connection.execute(
                "DELETE FROM folder WHERE root_id = ? AND path = ?",
                [(root, os.path.dirname(path)) for root, path in dict.fromkeys(places)],
            )

    def save_facts(self, facts: Mapping[FileId, MediaFacts]) -> None:
        """What a probe found."""
        if facts:
            streams.save(self._connection, facts)

    def settle_unlinked(self, library: LibraryId, role: FileRole) -> None:
        """Files of that role that belong to no item wait no longer."""
        self._connection.execute(
            "UPDATE file SET needs_reading = 0 WHERE needs_reading = 1 AND missing_since IS NULL AND role = ? "
            "AND root_id IN (SELECT id FROM root WHERE library_id = ?) "
            "AND NOT EXISTS (SELECT 1 FROM file_link l WHERE l.file_id = file.id)",
            (role.value, library),
        )

    def of_items(self, items: Collection[ItemId]) -> list[FileId]:
        """The files that are linked to those items."""
        found: list[FileId] = []
        for some in chunks(items):
            rows = self._connection.execute(
                f"SELECT file_id FROM file_link WHERE item_id IN ({marks(len(some))})", some
            )
            found.extend(rows.scalars())
        return found

    def forget_unlinked(self, files: Collection[FileId]) -> None:
        """Forget those of the files that belong to no item any more: should they turn up again, they are read anew.

        What the person told us to ignore stays ignored.
        """
        if files:
            self._connection.execute(
                "DELETE FROM file WHERE id = ? AND NOT is_ignored "
                "AND NOT EXISTS (SELECT 1 FROM file_link l WHERE l.file_id = file.id)",
                [(file,) for file in files],
            )

    def read_again(self, items: Collection[ItemId]) -> None:
        """Take in NFO and pictures of those items once more, though they did not change."""
        if items:
            self._connection.execute(
                "UPDATE file SET needs_reading = 1 WHERE role IN ('nfo', 'picture') "
                "AND id IN (SELECT file_id FROM file_link WHERE item_id = ?)",
                [(item,) for item in items],
            )
