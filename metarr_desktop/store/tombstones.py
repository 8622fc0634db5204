"""What a purge leaves of a title: enough to know it by, should it return, and what a person had decided about it.

A title is known by its ids, by the bytes of its files, and by its place below what is known so; where it has neither
ids nor files by its name, year and path. What it gets back goes through the one door in the person's name, in a batch
of its own, and the tombstone goes.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from metarr_desktop.domain.assets import ASSET
from metarr_desktop.domain.disk import CachedPicture
from metarr_desktop.domain.edits import Proposal
from metarr_desktop.domain.errors import printable
from metarr_desktop.domain.fields import FIELD
from metarr_desktop.domain.kinds import Actor, ItemId, Kind
from metarr_desktop.domain.marks import MARK_FIELDS
from metarr_desktop.domain.titles import folded
from metarr_desktop.domain.values import Value, empty_of, from_json, to_json
from metarr_desktop.store.batch import Batch
from metarr_desktop.store.plural import chunks, marks

if TYPE_CHECKING:
    from metarr_desktop.store.connection import Connection
    from metarr_desktop.store.door import Door
    from metarr_desktop.store.engine import Lanes
    from metarr_desktop.store.pictures import PictureWriter

_PICTURE = ("uuid", "art", "path", "sha256", "phash", "width", "height", "size", "source")


class Tombstones:
    """Reading side."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes

    def count(self) -> int:
        """How many there are."""
        with self._lanes.read() as connection:
            return int(connection.execute("SELECT count(*) FROM tombstone").scalar_one())

    def pictures(self) -> set[str]:
        """The paths within the cache of the pictures that are kept for titles that may return."""
        with self._lanes.read() as connection:
            texts = connection.execute("SELECT facts FROM tombstone").scalars().all()
        return {one["path"] for text in texts for one in _pictures_in(json.loads(text))}


def leave(connection: Connection, door: Door, items: Collection[ItemId], now: str) -> set[str]:
    """Leave tombstones of those items, about to be purged, that a person decided anything about.

    Gives the paths within the cache of the pictures that are kept for them.
    """
    facts = _decided(connection, door, items)
    if not facts:
        return set()
    heads = {
        row[0]: row
        for some in chunks(facts)
        for row in connection.execute(
            f"SELECT id, kind, coalesce(title, '') FROM item WHERE id IN ({marks(len(some))})", some
        )
    }
    known_by = keys_of(connection, facts)
    for item, its in facts.items():
        keys = known_by.get(item, ())
        sure = [key for key in keys if "|file|" not in key]
        stone = connection.execute(
            "INSERT INTO tombstone (kind, title, at, facts) VALUES (?,?,?,?)",
            (heads[item][1], heads[item][2], now, json.dumps(its)),
        ).lastrowid
        rows = [(key, stone) for key in sure or keys]
        connection.execute("INSERT OR IGNORE INTO tombstone_key (key, tombstone_id) VALUES (?,?)", rows)
    return {one["path"] for its in facts.values() for one in _pictures_in(its)}


def _decided(connection: Connection, door: Door, items: Collection[ItemId]) -> dict[ItemId, dict[str, Any]]:
    """Item -> its locked values, chosen pictures and marks, of those that have any."""
    locks: dict[ItemId, set[str]] = defaultdict(set)
    for some in chunks(items):
        for item, name in connection.execute(
            f"SELECT item_id, field FROM field_lock WHERE item_id IN ({marks(len(some))})", some
        ):
            locks[item].add(name)
    found: dict[ItemId, dict[str, Any]] = defaultdict(dict)
    states = door.states(list(locks), {name for some in locks.values() for name in some})
    for item, names in locks.items():
        values = {name: states[item].values.get(name, empty_of(FIELD[name].type)) for name in sorted(names)}
        found[item]["locked"] = {name: to_json(value) for name, value in values.items() if name not in ASSET}
        found[item]["pictures"] = {
            name: _chosen(connection, item, value) for name, value in values.items() if name in ASSET
        }
    for item, values in _marks(connection, items).items():
        if left := {name: value for name, value in values.items() if name not in locks.get(item, ())}:
            found[item]["marks"] = left
    return dict(found)


def _marks(connection: Connection, items: Collection[ItemId]) -> dict[ItemId, dict[str, Any]]:
    columns = ", ".join(MARK_FIELDS)
    found: dict[ItemId, dict[str, Any]] = {}
    for some in chunks(items):
        for item, *values in connection.execute(
            f"SELECT id, {columns} FROM item WHERE id IN ({marks(len(some))})", some
        ):
            if said := {name: value for name, value in zip(MARK_FIELDS, values, strict=True) if value}:
                found[item] = said
    return found


def _chosen(connection: Connection, item: ItemId, uuids: Value) -> list[dict[str, Any]]:
    rows = connection.execute(f"SELECT {', '.join(_PICTURE)} FROM cache_file WHERE item_id = ?", (item,)).all()
    by_uuid = {row[0]: dict(zip(_PICTURE, row, strict=True)) for row in rows}
    return [by_uuid[uuid] for uuid in (uuids if isinstance(uuids, tuple) else ()) if uuid in by_uuid]


def _pictures_in(facts: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [one for pictures in facts.get("pictures", {}).values() for one in pictures]


# --- what a title is known by -----------------------------------------------------------------------------------------


def keys_of(connection: Connection, items: Collection[ItemId]) -> dict[ItemId, list[str]]:
    """What those items are known by: `movie|tmdb|603`, `movie|hash|…`, `series|tvdb|81189/s1/e2`, `movie|file|…`."""
    nodes = _with_what_they_hang_below(connection, items)
    own = _own_keys(connection, nodes)
    found: dict[ItemId, list[str]] = {}

    def keys(item: ItemId) -> list[str]:
        if item not in found:
            parent = nodes[item]["parent_id"]
            place = _place(nodes[item])
            above = keys(parent) if parent in nodes and place else []
            found[item] = [*own.get(item, ()), *(f"{key}/{place}" for key in above)]
        return found[item]

    return {item: keys(item) for item in items if item in nodes}


def _with_what_they_hang_below(connection: Connection, items: Collection[ItemId]) -> dict[ItemId, dict[str, Any]]:
    columns = (
        *("id", "kind", "parent_id", "season", "episode", "absolute", "aired", "title", "year", "disc", "track"),
        "folder_key",
    )
    nodes: dict[ItemId, dict[str, Any]] = {}
    wanted = set(items)
    while wanted:
        for some in chunks(wanted):
            rows = connection.execute(f"SELECT {', '.join(columns)} FROM item WHERE id IN ({marks(len(some))})", some)
            nodes.update({row[0]: dict(zip(columns, row, strict=True)) for row in rows})
        wanted = {node["parent_id"] for node in nodes.values() if node["parent_id"] is not None} - nodes.keys()
    return nodes


def _place(node: Mapping[str, Any]) -> str:
    """Where an item stands below its parent; "" where that says nothing."""
    match Kind(node["kind"]):
        case Kind.SEASON:
            return f"s{node['season']}"
        case Kind.EPISODE if node["episode"] is not None:
            return f"e{node['episode']}"
        case Kind.EPISODE if node["absolute"] is not None:
            return f"a{node['absolute']}"
        case Kind.EPISODE:
            return f"d{node['aired']}" if node["aired"] else ""
        case Kind.ALBUM:
            return folded(node["title"] or "")
        case Kind.TRACK:
            return f"{node['disc'] or 1}.{node['track']}" if node["track"] is not None else folded(node["title"] or "")
    return ""


def _own_keys(connection: Connection, nodes: Mapping[ItemId, Mapping[str, Any]]) -> dict[ItemId, list[str]]:
    found: dict[ItemId, list[str]] = defaultdict(list)
    for some in chunks(nodes):
        listed = marks(len(some))
        for item, scheme, value in connection.execute(
            f"SELECT item_id, scheme, value FROM external_id WHERE item_id IN ({listed})", some
        ):
            found[item].append(f"{nodes[item]['kind']}|{scheme}|{value}")
        files = connection.execute(
            "SELECT l.item_id, f.quick_hash, r.path, f.path FROM file_link l JOIN file f ON f.id = l.file_id "
            f"JOIN root r ON r.id = f.root_id WHERE l.item_id IN ({listed}) AND f.role IN ('video', 'audio', 'disc') "
            "ORDER BY f.path",
            some,
        ).all()
        places = {item: os.path.join(root, path) for item, _, root, path in reversed(files)}
        for item, quick_hash, _, _ in files:
            if quick_hash:
                # A double episode's file belongs to two of them.
                number = f"/{_place(nodes[item])}" if nodes[item]["kind"] == Kind.EPISODE else ""
                found[item].append(f"{nodes[item]['kind']}|hash|{quick_hash}{number}")
        folders = connection.execute(
            "SELECT d.item_id, r.path, d.path FROM item_folder d JOIN root r ON r.id = d.root_id "
            f"WHERE d.item_id IN ({listed}) ORDER BY d.path DESC",
            some,
        )
        places.update({item: os.path.join(root, path) for item, root, path in folders})
        for item in some:
            if nodes[item]["parent_id"] is None:
                node, place = nodes[item], printable(os.fsdecode(places.get(item, b"")))
                found[item].append(f"{node['kind']}|file|{folded(node['title'] or '')}|{node['year'] or ''}|{place}")
    return found


def move(connection: Connection, old: str, new: str) -> None:
    """Titles known by a path below one folder are known by the same path below another."""
    before, after = (f"|{printable(path.rstrip('/'))}/" for path in (old, new))
    connection.execute(
        "UPDATE OR IGNORE tombstone_key SET key = replace(key, ?1, ?2) "
        "WHERE key LIKE '%|file|%' AND instr(key, ?1) > 0",
        (before, after),
    )


# --- giving back ------------------------------------------------------------------------------------------------------


def are_there(connection: Connection) -> bool:
    """Whether any title left a tombstone."""
    return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM tombstone)").scalar_one())


def give_back(connection: Connection, door: Door, pictures: PictureWriter, items: Collection[ItemId]) -> None:
    """Give those of the items back what a person had decided of them that turn out to be titles of tombstones."""
    found = _matches(connection, items)
    if not found:
        return
    facts = {
        row[0]: json.loads(row[1])
        for some in chunks(set(found.values()))
        for row in connection.execute(f"SELECT id, facts FROM tombstone WHERE id IN ({marks(len(some))})", some)
    }
    proposals = []
    for item, stone in found.items():
        choice = _enter_pictures(connection, pictures, item, facts[stone].get("pictures", {}))
        proposals.append(_proposal(door, item, facts[stone], choice))
    door.apply(Batch(Actor.PERSON, "return"), proposals)
    connection.execute("DELETE FROM tombstone WHERE id = ?", [(stone,) for stone in set(found.values())])


def _matches(connection: Connection, items: Collection[ItemId]) -> dict[ItemId, int]:
    """Item -> its tombstone, of those that have one; a tombstone is of one item only."""
    by_key: dict[str, ItemId] = {}
    for item, keys in keys_of(connection, items).items():
        for key in keys:
            by_key.setdefault(key, item)
    found: dict[ItemId, int] = {}
    taken: set[int] = set()
    for some in chunks(by_key):
        for key, stone in connection.execute(
            f"SELECT key, tombstone_id FROM tombstone_key WHERE key IN ({marks(len(some))}) ORDER BY tombstone_id DESC",
            some,
        ):
            if stone not in taken and by_key[key] not in found:
                found[by_key[key]] = stone
                taken.add(stone)
    return found


def _enter_pictures(
    connection: Connection, pictures: PictureWriter, item: ItemId, kept: Mapping[str, Iterable[Mapping[str, Any]]]
) -> dict[str, tuple[str, ...]]:
    """Enter the kept pictures as the item's; slot -> their names. One that it has by now goes by the name it has."""
    pictures.add(
        [
            CachedPicture(
                one["uuid"],
                item,
                art,
                *(one[name] for name in ("path", "sha256", "phash", "width", "height", "size", "source")),
            )
            for art, some in kept.items()
            for one in some
        ]
    )
    rows = connection.execute("SELECT art, sha256, uuid FROM cache_file WHERE item_id = ?", (item,))
    known = {(art, sha256): uuid for art, sha256, uuid in rows}
    return {art: tuple(known[art, one["sha256"]] for one in some) for art, some in kept.items()}


def _proposal(door: Door, item: ItemId, facts: Mapping[str, Any], choice: Mapping[str, tuple[str, ...]]) -> Proposal:
    """What an item gets back. What a person has locked of it since stays as it is."""
    locked = {name: from_json(FIELD[name].type, value) for name, value in facts.get("locked", {}).items()}
    kept = {name: from_json(FIELD[name].type, value) for name, value in facts.get("marks", {}).items()}
    values: dict[str, Value] = {**kept, **locked, **choice}
    standing = door.states([item], set(values))[item].locks
    return Proposal(
        item,
        {name: value for name, value in values.items() if name not in standing},
        {name: name not in kept for name in values if name not in standing},
    )
