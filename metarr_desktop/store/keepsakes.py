"""What of the library would be hard to come by again: the person's word, and which titles items were taken for.

Read for the private sidecar (`services.keepsakes`); finding items again by it when a library is built anew.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from metarr_desktop.domain.disk import CachedPicture
from metarr_desktop.domain.fields import FIELD
from metarr_desktop.domain.found import MAIN, FileRole
from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.domain.values import FieldType, Value
from metarr_desktop.store import pins
from metarr_desktop.store.parts import values_of
from metarr_desktop.store.plural import chunks, marks

if TYPE_CHECKING:
    from metarr_desktop.store.connection import Connection
    from metarr_desktop.store.engine import Lanes

_ROLES = ", ".join(f"'{role.value}'" for role in MAIN)
_BY_PERSON = "SELECT id FROM batch WHERE actor IN ('person', 'undo', 'player')"  # what they did in players is theirs
_WORTH_KEEPING = (
    "(EXISTS (SELECT 1 FROM field_lock l WHERE l.item_id = i.id) OR i.matched_by IS NOT NULL "
    "OR i.deleted_at IS NOT NULL OR i.play_count IS NOT NULL OR i.watched IS NOT NULL OR i.user_rating IS NOT NULL "
    "OR EXISTS (SELECT 1 FROM file_link k WHERE k.item_id = i.id AND k.is_pinned))"
)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What an item is found again by.

    `files` are (absolute path, quick hash or "") of its main files, `folders` absolute paths of its own; `top` is the
    title of the show or artist that it is below, `top_folders` that one's folders.
    """

    kind: Kind
    library: str
    title: str
    year: int | None = None
    season: int | None = None
    episode: int | None = None
    files: tuple[tuple[str, str], ...] = ()
    folders: tuple[str, ...] = ()
    top: str = ""
    top_folders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that a person gave to an item: where it lay, its quick hash or "", and what it is there."""

    path: str
    quick_hash: str
    role: FileRole
    version: str = ""
    part: int | None = None
    order: int = 0
    extra_type: str = ""


@dataclass(frozen=True, slots=True)
class Keepsake:
    """An item as the sidecar keeps it: locked values and those that a person set, and the pictures of such slots.

    `given` are the files that a person gave to it.
    """

    item: ItemId
    where: Whereabouts
    values: Mapping[str, Value] = field(default_factory=dict)
    locks: tuple[str, ...] = ()
    pictures: tuple[CachedPicture, ...] = ()
    is_trashed: bool = False
    given: tuple[KeptFile, ...] = ()


class Keepsakes:
    """Reading side."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes

    def newest(self) -> tuple[str, int]:
        """(when this library's history began, the number of its newest change): it is told by the first."""
        with self._lanes.read() as connection:
            born = connection.execute("SELECT at FROM batch ORDER BY id LIMIT 1").scalar_one_or_none()
            newest = connection.execute("SELECT coalesce(max(id), 0) FROM change").scalar_one()
            return str(born or ""), int(newest)

    def touched(self, after: int, up_to: int) -> list[ItemId]:
        """Items with something to keep among those of the changes behind one number, up to another."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                "SELECT DISTINCT c.item_id FROM change c JOIN item i ON i.id = c.item_id "
                f"WHERE c.id > ? AND c.id <= ? AND ({_WORTH_KEEPING} OR c.batch_id IN ({_BY_PERSON}))",
                (after, up_to),
            )
            touched = {ItemId(row): None for row in rows.scalars()}
            moved = connection.execute(
                f"SELECT fields FROM change WHERE id > ? AND id <= ? AND {pins.ABOUT_FILES}", (after, up_to)
            )
            for one in pins.given_in(moved.scalars()):
                touched.update(dict.fromkeys(one.before | one.after))
            return list(touched)

    def all(self) -> list[ItemId]:
        """Every item with something to keep."""
        with self._lanes.read() as connection:
            rows = connection.execute(f"SELECT i.id FROM item i WHERE {_WORTH_KEEPING}")
            return [ItemId(row) for row in rows.scalars()]

    def of(self, items: Collection[ItemId]) -> list[Keepsake]:
        """What is to be kept of those items; of some hundreds at once."""
        with self._lanes.read() as connection:
            return [one for some in chunks(items) for one in _of(connection, some)]


def _of(connection: Connection, some: tuple[int, ...]) -> list[Keepsake]:
    listed = marks(len(some))
    ids = [ItemId(one) for one in some]
    locks: dict[int, list[str]] = defaultdict(list)
    for item, name in connection.execute(
        f"SELECT item_id, field FROM field_lock WHERE item_id IN ({listed}) ORDER BY field", some
    ):
        locks[item].append(name)
    values = values_of(connection, ids)
    own = _set_by_person(connection, some)
    pictures = _pictures(connection, some)
    given = _given(connection, some)
    found = []
    for item, where, deleted_at, matched_by in _whereabouts(connection, some):
        names = {*locks[item], *own[item], *(("external_ids",) if matched_by else ())}
        kept = {name: values.get(item, {}).get(name) for name in sorted(names) if name in FIELD}
        arts = {name for name in kept if FIELD[name].type is FieldType.PICTURES}
        shown = tuple(one for one in pictures[item] if one.art in arts)
        is_trashed, files = deleted_at is not None, tuple(given[item])
        found.append(Keepsake(item, where, kept, tuple(locks[item]), shown, is_trashed, files))
    return found


def _given(connection: Connection, some: tuple[int, ...]) -> dict[int, list[KeptFile]]:
    """Item -> the files that a person gave to it."""
    found: dict[int, list[KeptFile]] = defaultdict(list)
    for item, root, path, quick_hash, role, *rest in connection.execute(
        "SELECT k.item_id, r.path, f.path, coalesce(f.quick_hash, ''), f.role, k.version, k.part, k.position, "
        "k.extra_type FROM file_link k JOIN file f ON f.id = k.file_id JOIN root r ON r.id = f.root_id "
        f"WHERE k.is_pinned AND k.item_id IN ({marks(len(some))}) ORDER BY k.item_id, f.id",
        some,
    ):
        whole = os.path.join(os.fsdecode(root), os.fsdecode(path))
        found[item].append(KeptFile(whole, quick_hash, FileRole(role), *rest))
    return found


def _set_by_person(connection: Connection, some: tuple[int, ...]) -> dict[int, set[str]]:
    """Item -> the fields whose value a person set."""
    by_person = set(connection.execute(_BY_PERSON).scalars())
    found: dict[int, set[str]] = defaultdict(set)
    for item, origins in connection.execute(f"SELECT id, origins FROM item WHERE id IN ({marks(len(some))})", some):
        found[item] = {name for name, batch in json.loads(origins).items() if batch in by_person}
    return found


def _pictures(connection: Connection, some: tuple[int, ...]) -> dict[int, list[CachedPicture]]:
    found: dict[int, list[CachedPicture]] = defaultdict(list)
    for row in connection.execute(
        "SELECT c.uuid, c.item_id, c.art, c.path, c.sha256, coalesce(c.phash, ''), coalesce(c.width, 0), "
        "coalesce(c.height, 0), c.size, c.source, c.url FROM artwork a JOIN cache_file c ON c.id = a.cache_file_id "
        f"WHERE a.item_id IN ({marks(len(some))}) ORDER BY a.item_id, a.art, a.position",
        some,
    ):
        found[row[1]].append(CachedPicture(*row))
    return found


def _whereabouts(connection: Connection, some: tuple[int, ...]) -> list[tuple[ItemId, Whereabouts, Any, Any]]:
    rows = connection.execute(
        "SELECT i.id, i.kind, coalesce(l.name, ''), coalesce(i.title, ''), i.year, i.season, i.episode, "
        "coalesce(g.title, p.title, ''), coalesce(g.id, p.id, 0), i.deleted_at, i.matched_by FROM item i "
        "LEFT JOIN library l ON l.id = i.library_id LEFT JOIN item p ON p.id = i.parent_id "
        f"LEFT JOIN item g ON g.id = p.parent_id WHERE i.id IN ({marks(len(some))})",
        some,
    ).all()
    files: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for item, root, path, quick_hash in connection.execute(
        "SELECT k.item_id, r.path, f.path, coalesce(f.quick_hash, '') FROM file_link k JOIN file f ON f.id = k.file_id "
        f"JOIN root r ON r.id = f.root_id WHERE f.role IN ({_ROLES}) AND k.item_id IN ({marks(len(some))})",
        some,
    ):
        files[item].append((os.path.join(os.fsdecode(root), os.fsdecode(path)), quick_hash))
    folders = _folders(connection, {*some, *(row[8] for row in rows)})
    return [
        (
            row[0],
            Whereabouts(
                Kind(row[1]),
                library=row[2],
                title=row[3],
                year=row[4],
                season=row[5],
                episode=row[6],
                files=tuple(files[row[0]]),
                folders=folders[row[0]],
                top=row[7],
                top_folders=folders[row[8]],
            ),
            row[9],
            row[10],
        )
        for row in rows
    ]


def _folders(connection: Connection, items: Collection[int]) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = defaultdict(tuple)
    for some in chunks([ItemId(one) for one in items]):
        for item, root, path in connection.execute(
            "SELECT f.item_id, r.path, f.path FROM item_folder f JOIN root r ON r.id = f.root_id "
            f"WHERE f.item_id IN ({marks(len(some))}) ORDER BY f.item_id, f.path",
            some,
        ):
            found[item] += (os.path.join(os.fsdecode(root), os.fsdecode(path)),)
    return found


class Finder:
    """Finds items of a library again by their whereabouts. Reads what it needs of the whole library once."""

    def __init__(self, lanes: Lanes) -> None:
        with lanes.read() as connection:
            ids = connection.execute("SELECT id FROM item WHERE kind <> 'person' ORDER BY id").scalars().all()
            self._by_file: dict[str, list[ItemId]] = defaultdict(list)
            self._by_hash: dict[str, list[ItemId]] = defaultdict(list)
            self._by_folder: dict[str, list[ItemId]] = defaultdict(list)
            self._by_name: dict[tuple[Any, ...], list[ItemId]] = defaultdict(list)
            self._where: dict[ItemId, Whereabouts] = {}
            for some in chunks(ids):
                for item, where, _, _ in _whereabouts(connection, some):
                    self._enter(item, where)

    def _enter(self, item: ItemId, where: Whereabouts) -> None:
        self._where[item] = where
        for path, quick_hash in where.files:
            self._by_file[path].append(item)
            if quick_hash:
                self._by_hash[quick_hash].append(item)
        for folder in where.folders:
            self._by_folder[folder].append(item)
        for folder in where.top_folders:
            self._by_folder[f"{folder}\0{where.kind}\0{where.season}"].append(item)
        self._by_name[_name(where)].append(item)

    def find(self, where: Whereabouts) -> ItemId | None:
        """The one item that is meant: by a file's path, its content, its folder, its place below one, or its name."""
        nests = [f"{folder}\0{where.kind}\0{where.season}" for folder in where.top_folders]
        for found in (
            [item for path, _ in where.files for item in self._by_file.get(path, ())],
            [item for _, quick_hash in where.files if quick_hash for item in self._by_hash.get(quick_hash, ())],
            [item for folder in where.folders for item in self._by_folder.get(folder, ())],
            [item for nest in nests for item in self._by_folder.get(nest, ())],
            self._by_name.get(_name(where), ()),
        ):
            fits = {item for item in found if self._fits(item, where)}
            if len(fits) == 1:
                return fits.pop()
        return None

    def _fits(self, item: ItemId, where: Whereabouts) -> bool:
        own = self._where[item]
        return (own.kind, own.season, own.episode) == (where.kind, where.season, where.episode)


def _name(where: Whereabouts) -> tuple[Any, ...]:
    title = "" if where.kind in (Kind.SEASON, Kind.EPISODE) else where.title.casefold()
    return where.kind, where.top.casefold(), title, where.year, where.season, where.episode
