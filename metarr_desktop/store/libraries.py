"""Libraries and their roots."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from metarr_desktop.domain.automation import HandOver
from metarr_desktop.domain.errors import BadInput, NotFound
from metarr_desktop.domain.kinds import BatchId, LibraryId, LibraryType, Naming, NfoDialect, RootId
from metarr_desktop.domain.paths import overlaps
from metarr_desktop.domain.root_state import RootTrouble, WatchMode
from metarr_desktop.domain.views import LibraryView, RootView
from metarr_desktop.store import pins

if TYPE_CHECKING:
    from metarr_desktop.store.connection import Connection
    from metarr_desktop.store.engine import Lanes

#: What is written down with its whole path, and would be lost with a root that lies elsewhere now.
_ABSOLUTE = (
    ("library_file", "path"),
    ("original_file", "path"),
    ("finding", "path"),
    ("file_move", "source"),
    ("file_move", "target"),
)


class Libraries:
    """Reading side of the libraries."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes

    def all(self) -> list[LibraryView]:
        """Every library that was not removed, in the order of making."""
        with self._lanes.read() as connection:
            return _views(connection)

    def named(self, name: str) -> LibraryView:
        """The library of that name or number. Raises NotFound."""
        for one in self.all():
            if one.name.casefold() == name.casefold() or str(one.id) == name:
                return one
        raise NotFound(f"There is no library “{name}”; `metarr library list` shows all.")

    def get(self, library: LibraryId) -> LibraryView:
        """The library of that id. Raises NotFound."""
        for one in self.all():
            if one.id == library:
                return one
        raise NotFound(f"There is no library {library}.")

    def is_settled(self, library: LibraryId) -> bool:
        """Whether the presence of a library's items agrees with what is known of its files."""
        with self._lanes.read() as connection:
            row = connection.execute("SELECT is_settled FROM library WHERE id = ?", (library,))
            return bool(row.scalar_one())

    def of_path(self, path: str) -> tuple[LibraryView, RootView]:
        """The library and root that hold a path. Raises NotFound."""
        for library in self.all():
            for root in library.roots:
                if path == root.path or path.startswith(root.path.rstrip(os.sep) + os.sep):
                    return library, root
        raise NotFound(f"{path} is in no library.")

    def hand_overs(self) -> dict[LibraryId, dict[HandOver, bool]]:
        """What libraries do by themselves, or ask about, other than the settings say."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                "SELECT id, json_extract(options, '$.hand_overs') FROM library WHERE deleted_at IS NULL"
            ).all()
        return {LibraryId(id): _hand_overs(json.loads(kept)) for id, kept in rows if kept is not None}

    def removal_of(self, path: str, type: LibraryType) -> tuple[LibraryId, BatchId] | None:
        """The removed library of that type whose only folder this is, and the batch that removed it."""
        with self._lanes.read() as connection:
            row = connection.execute(
                "SELECT l.id, (SELECT max(c.batch_id) FROM change c JOIN batch b ON b.id = c.batch_id "
                "WHERE c.library_id = l.id AND b.verb = 'remove_library') "
                "FROM root r JOIN library l ON l.id = r.library_id "
                "WHERE r.path = ? AND l.deleted_at IS NOT NULL AND l.type = ? "
                "AND NOT EXISTS (SELECT 1 FROM root o WHERE o.library_id = l.id AND o.id <> r.id)",
                (os.fsencode(path), type.value),
            ).first()
        return (LibraryId(row[0]), BatchId(row[1])) if row is not None and row[1] is not None else None

    def away(self) -> tuple[str, ...]:
        """The paths of the roots that are offline."""
        with self._lanes.read() as connection:
            rows = connection.execute("SELECT path FROM root WHERE is_offline").scalars()
            return tuple(map(os.fsdecode, rows))


def _views(connection: Connection) -> list[LibraryView]:
    roots: dict[int, list[RootView]] = defaultdict(list)
    for row in connection.execute(
        "SELECT library_id, id, path, is_offline, watch, sweep_hours, swept_at, trouble, marker, volume, "
        "held_missing, held_at FROM root ORDER BY id"
    ):
        trouble = RootTrouble(row[7]) if row[7] else None
        view = RootView(row[1], os.fsdecode(row[2]), bool(row[3]), WatchMode(row[4]), row[5], row[6], trouble, *row[8:])
        roots[row[0]].append(view)
    views = []
    for row in connection.execute(
        "SELECT id, name, type, is_enabled, options, scanned_at FROM library WHERE deleted_at IS NULL ORDER BY id"
    ).all():
        kind = LibraryType(row[2]).top_kind
        count = connection.execute(
            "SELECT count(*) FROM item i WHERE i.library_id = ? AND i.kind = ? AND i.deleted_at IS NULL",
            (row[0], kind.value),
        ).scalar_one()
        options = json.loads(row[4])
        views.append(
            LibraryView(
                row[0],
                row[1],
                LibraryType(row[2]),
                bool(row[3]),
                tuple(roots[row[0]]),
                tuple(options.get("patterns", ())),
                row[5],
                count,
                tuple(Naming(word) for word in options.get("naming", (Naming.KODI,))),
                NfoDialect(options.get("nfo", NfoDialect.KODI)),
                _hand_overs(options.get("hand_overs", {})),
            )
        )
    return views


def _hand_overs(kept: Mapping[str, bool]) -> dict[HandOver, bool]:
    return {HandOver(step): does for step, does in kept.items()}


#: What outlives a root that is taken out and brought back.
_KEPT_OF_ROOT = ("watch", "sweep_hours", "marker", "volume")


class LibraryWriter:
    """Writing side, within one transaction."""

    def __init__(self, connection: Connection, now: str) -> None:
        self._connection = connection
        self._now = now

    def add(self, name: str, type: LibraryType, paths: Collection[str]) -> LibraryId:
        """Make a library. Raises BadInput when the name or a folder is already taken."""
        self._refuse_taken(name)
        cursor = self._connection.execute(
            "INSERT INTO library (name, type, is_settled) VALUES (?,?,1)", (name, type.value)
        )
        library = LibraryId(cursor.lastrowid)
        for path in paths:
            self.add_root(library, path)
        return library

    def _refuse_taken(self, name: str, but: LibraryId | None = None) -> None:
        if not name.strip():
            raise BadInput("A library needs a name.")
        taken = self._connection.execute(
            "SELECT deleted_at FROM library WHERE name = ? COLLATE NOCASE AND id IS NOT ?", (name, but)
        ).first()
        if taken is not None:
            state = "is in the trash (undo its removal or choose another name)" if taken[0] else "is already there"
            raise BadInput(f"A library called “{name}” {state}.")

    def add_root(self, library: LibraryId, path: str) -> RootId:
        """Add a folder to a library. Raises BadInput when it, a part of it or its parent is a root already."""
        self._refuse_overlap(path)
        self._connection.execute(
            "DELETE FROM root WHERE path = ? AND library_id IN (SELECT id FROM library WHERE deleted_at IS NOT NULL)",
            (os.fsencode(path),),
        )
        cursor = self._connection.execute(
            "INSERT INTO root (library_id, path, seen_at) VALUES (?,?,?)", (library, os.fsencode(path), self._now)
        )
        return RootId(cursor.lastrowid)

    def _refuse_overlap(self, path: str, but: str = "") -> None:
        for other, name in self._connection.execute(
            "SELECT r.path, l.name FROM root r JOIN library l ON l.id = r.library_id WHERE l.deleted_at IS NULL"
        ).all():
            known = os.fsdecode(other)
            if known != but and overlaps(known, path):
                raise BadInput(f"{path} overlaps {known}, which belongs to the library “{name}”.")

    def remove_root(self, root: RootId) -> None:
        """Forget a root with everything that was known of its files."""
        self._connection.execute("DELETE FROM root WHERE id = ?", (root,))

    def decisions_of_root(self, root: RootId) -> dict[str, Any]:
        """What a person said of a root and its files, and what the root is known by; for `bring_back_root`."""
        columns = ", ".join(_KEPT_OF_ROOT)
        row = self._connection.execute(f"SELECT {columns} FROM root WHERE id = ?", (root,)).one()
        ignored = self._connection.execute(
            "SELECT path, role, size, mtime_ns FROM file WHERE root_id = ? AND is_ignored", (root,)
        )
        files = [(os.fsdecode(path), *rest) for path, *rest in ignored.all()]
        return {"root": dict(zip(_KEPT_OF_ROOT, row, strict=True)), "ignored": files, "pinned": self._pinned_in(root)}

    def _pinned_in(self, root: RootId) -> list[Any]:
        """(path, role, size, mtime_ns, link …) of each file of a root that a person gave to a title."""
        rows = self._connection.execute(
            f"SELECT f.path, f.role, f.size, f.mtime_ns, {pins.COLUMNS} FROM file_link JOIN file f ON f.id = file_id "
            "WHERE f.root_id = ? AND is_pinned AND NOT f.is_ignored",
            (root,),
        )
        return [(os.fsdecode(path), *rest) for path, *rest in rows.all()]

    def bring_back_root(self, library: LibraryId, path: str, decisions: Mapping[str, Any] | None) -> None:
        """Add a folder that was taken out, as it was; an older history tells no more than its path. Raises BadInput."""
        root = self.add_root(library, path)
        if decisions is None:
            return
        for column in _KEPT_OF_ROOT:
            self._connection.execute(
                f"UPDATE root SET {column} = ? WHERE id = ?", (decisions["root"].get(column), root)
            )
        if decisions["ignored"]:
            self._connection.execute(
                "INSERT INTO file (root_id, path, role, size, mtime_ns, is_ignored, needs_reading, added_at) "
                "VALUES (?,?,?,?,?,1,0,?)",
                [(root, os.fsencode(name), *rest, self._now) for name, *rest in decisions["ignored"]],
            )
        for name, role, size, mtime_ns, *link in decisions.get("pinned", ()):  # an older history does not know of it
            file = self._connection.execute(
                "INSERT INTO file (root_id, path, role, size, mtime_ns, added_at) VALUES (?,?,?,?,?,?)",
                (root, os.fsencode(name), role, size, mtime_ns, self._now),
            ).lastrowid
            self._connection.execute(
                f"INSERT INTO file_link (file_id, {pins.COLUMNS}) SELECT ?,{','.join('?' * len(link))} "
                "WHERE EXISTS (SELECT 1 FROM item WHERE id = ?)",
                (file, *link, link[0]),
            )

    def root_at(self, library: LibraryId, path: str) -> RootId | None:
        """The library's root that is that very folder."""
        found = self._connection.execute(
            "SELECT id FROM root WHERE library_id = ? AND path = ?", (library, os.fsencode(path))
        ).scalar()
        return None if found is None else RootId(found)

    def folders(self) -> list[tuple[LibraryId, str]]:
        """Every root of a library that is there and enabled, with its library."""
        rows = self._connection.execute(
            "SELECT r.library_id, r.path FROM root r JOIN library l ON l.id = r.library_id "
            "WHERE l.deleted_at IS NULL AND l.is_enabled ORDER BY r.id"
        )
        return [(LibraryId(library), os.fsdecode(path)) for library, path in rows.all()]

    def set_enabled(self, library: LibraryId, is_enabled: bool) -> None:
        self._connection.execute("UPDATE library SET is_enabled = ? WHERE id = ?", (int(is_enabled), library))

    def rename(self, library: LibraryId, name: str) -> None:
        """Give a library another name. Raises BadInput when another one has it."""
        self._refuse_taken(name, library)
        self._connection.execute("UPDATE library SET name = ? WHERE id = ?", (name, library))

    def set_patterns(self, library: LibraryId, patterns: Collection[str]) -> None:
        """Put the person's ignore patterns in the place of the old; folders are read anew at the next scan."""
        self._connection.execute(
            "UPDATE library SET options = json_set(options, '$.patterns', json(?)) WHERE id = ?",
            (json.dumps(list(patterns)), library),
        )
        self._connection.execute(
            "DELETE FROM folder WHERE root_id IN (SELECT id FROM root WHERE library_id = ?)", (library,)
        )

    def set_naming(self, library: LibraryId, naming: Collection[Naming], nfo: NfoDialect) -> None:
        """Whose names published files get; all of the library's items are to be published anew."""
        self._connection.execute(
            "UPDATE library SET options = json_set(options, '$.naming', json(?), '$.nfo', ?) WHERE id = ?",
            (json.dumps([one.value for one in naming]), nfo.value, library),
        )
        self._connection.execute("UPDATE item SET needs_publish = 1 WHERE library_id = ?", (library,))

    def set_hand_over(self, library: LibraryId, step: HandOver, does: bool | None) -> None:
        """What a library does by itself, or asks about, other than the settings say; None: it does not differ."""
        where = f"$.hand_overs.{step.value}"
        if does is None:
            self._connection.execute(
                "UPDATE library SET options = json_remove(options, ?) WHERE id = ?", (where, library)
            )
            return
        self._connection.execute(
            "UPDATE library SET options = json_set(json_set(options, '$.hand_overs', "
            "coalesce(json_extract(options, '$.hand_overs'), json('{}'))), ?, json(?)) WHERE id = ?",
            (where, json.dumps(does), library),
        )

    def set_trouble(self, root: RootId, trouble: RootTrouble | None) -> None:
        """Why a root is offline; None: it is there."""
        self._connection.execute(
            "UPDATE root SET is_offline = ?1, trouble = ?2, seen_at = CASE WHEN ?1 THEN seen_at ELSE ?3 END "
            "WHERE id = ?4",
            (int(trouble is not None), trouble or "", self._now, root),
        )

    def set_volume(self, root: RootId, volume: str) -> None:
        """What the share is called that a root lies on."""
        self._connection.execute("UPDATE root SET volume = ? WHERE id = ?", (volume, root))

    def set_marker(self, root: RootId, token: str) -> None:
        """What the file says that tells a root from other disks; "" where there is none."""
        self._connection.execute("UPDATE root SET marker = ? WHERE id = ?", (token, root))

    def hold(self, root: RootId, count: int | None) -> None:
        """So many titles of a root wait for a person's word; None: nothing does."""
        self._connection.execute(
            "UPDATE root SET held_missing = ?1, held_at = CASE WHEN ?1 IS NULL THEN NULL ELSE coalesce(held_at, ?2) "
            "END WHERE id = ?3",
            (count, self._now, root),
        )

    def move_root(self, library: LibraryId, old: str, new: str) -> None:
        """Look for a root in another folder from now on, with all that is known of it.

        Raises BadInput when another root lies there. Files are known by their paths below the root; what is written
        down with its whole path is written down anew.
        """
        self._refuse_overlap(new, but=old)
        before, after = os.fsencode(old), os.fsencode(new)
        self._connection.execute(
            "UPDATE root SET path = ?, volume = '' WHERE library_id = ? AND path = ?", (after, library, before)
        )
        self._connection.execute(  # where files belong, the next look says
            "DELETE FROM finding WHERE substr(path, 1, ?) = ? AND json_extract(detail, '$.target') <> ''",
            (len(before) + 1, before + b"/"),
        )
        for table, column in _ABSOLUTE:
            self._connection.execute(
                f"UPDATE {table} SET {column} = CAST(?1 || substr({column}, ?2) AS BLOB) "
                f"WHERE substr({column}, 1, ?3) = ?4",
                (after, len(before) + 1, len(before) + 1, before + b"/"),
            )

    def set_watch(self, root: RootId, mode: WatchMode) -> None:
        """What the person wants of a root."""
        self._connection.execute("UPDATE root SET watch = ? WHERE id = ?", (mode.value, root))

    def set_sweep_hours(self, root: RootId, hours: int | None) -> None:
        """How often a root is swept; None: as the settings say."""
        self._connection.execute("UPDATE root SET sweep_hours = ? WHERE id = ?", (hours, root))

    def mark_swept(self, roots: Collection[RootId]) -> None:
        """Those roots have been looked at as a whole, or were found to be away."""
        if roots:
            self._connection.execute("UPDATE root SET swept_at = ? WHERE id = ?", [(self._now, root) for root in roots])

    def set_settled(self, library: LibraryId, is_settled: bool) -> None:
        """Whether the presence of items agrees with the files: false from a scan's first change until its end."""
        self._connection.execute(
            "UPDATE library SET is_settled = ?1 WHERE id = ?2 AND is_settled <> ?1", (int(is_settled), library)
        )

    def mark_scanned(self, library: LibraryId) -> None:
        self._connection.execute("UPDATE library SET scanned_at = ? WHERE id = ?", (self._now, library))
