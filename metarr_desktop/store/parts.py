"""The parts of items: values with their origins, folders, files with streams, pictures, what they stand below."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from metarr_desktop.domain.fields import COLUMNS, FIELD
from metarr_desktop.domain.found import FileRole
from metarr_desktop.domain.kinds import PARENT_KIND, Actor, ItemId
from metarr_desktop.domain.values import FieldType, Value
from metarr_desktop.store import plural
from metarr_desktop.store.plural import chunks, marks
from metarr_desktop.store.rows import VERSION_ORDER, rows_of

if TYPE_CHECKING:
    from metarr_desktop.domain.edits import Origin
    from metarr_desktop.domain.item_views import FileView, PictureView
    from metarr_desktop.domain.views import ItemRow
    from metarr_desktop.store.connection import Connection


def values_of(
    connection: Connection, ids: Collection[ItemId], names: Collection[str] | None = None
) -> dict[ItemId, dict[str, Value]]:
    """The values of those items, of those fields or (None) of all, without the empty ones."""
    wanted = FIELD if names is None else {name: FIELD[name] for name in names}
    scalars = [row for row in COLUMNS if row.name in wanted]
    columns = "".join(f', i."{row.name}"' for row in scalars)
    values: dict[ItemId, dict[str, Value]] = {}
    for some in chunks(ids):
        for row in connection.execute(
            f"SELECT i.id, c.title{columns} FROM item i LEFT JOIN item c ON c.id = i.collection_id "
            f"WHERE i.id IN ({marks(len(some))})",
            some,
        ):
            own: dict[str, Value] = {"collection": row[1]} if row[1] and "collection" in wanted else {}
            for field, value in zip(scalars, row[2:], strict=True):
                if value is not None:
                    own[field.name] = bool(value) if field.type is FieldType.FLAG else value
            values[row[0]] = own
    lists = [name for name, field in wanted.items() if field.is_plural]
    for item, more in plural.load(connection, ids, lists).items():
        values[item].update(more)
    return values


def origins_of(connection: Connection, item: ItemId) -> dict[str, Origin]:
    """Where each value of an item comes from."""
    from metarr_desktop.domain.edits import Origin  # lists tell of none

    text = connection.execute("SELECT origins FROM item WHERE id = ?", (item,)).scalar_one()
    by_field = json.loads(text)
    batches: dict[int, Origin] = {}
    for some in chunks(set(by_field.values())):
        for row in connection.execute(
            f"SELECT id, actor, source, at FROM batch WHERE id IN ({marks(len(some))})", some
        ):
            batches[row[0]] = Origin(Actor(row[1]), row[2], row[3])
    return {field: batches[batch] for field, batch in by_field.items() if batch in batches}


def folders_of(connection: Connection, ids: Collection[ItemId]) -> dict[ItemId, list[str]]:
    """The folders (absolute) that are those items' own."""
    found: dict[ItemId, list[str]] = defaultdict(list)
    for some in chunks(ids):
        for item, root, path in connection.execute(
            "SELECT d.item_id, r.path, d.path FROM item_folder d JOIN root r ON r.id = d.root_id "
            f"WHERE d.item_id IN ({marks(len(some))}) ORDER BY d.item_id, d.root_id, d.path",
            some,
        ):
            found[item].append(os.path.join(os.fsdecode(root), os.fsdecode(path)).rstrip("/"))
    return found


def files_of(connection: Connection, ids: Collection[ItemId]) -> dict[ItemId, list[FileView]]:
    """The files of those items with their streams."""
    from metarr_desktop.domain.item_views import FileView
    from metarr_desktop.store import streams

    raw: list[Any] = []
    for some in chunks(ids):
        raw.extend(
            connection.execute(
                "SELECT l.item_id, f.id, f.root_id, r.path, f.path, f.role, f.size, l.version, l.part, l.language, "
                "l.is_forced, l.is_hearing_impaired, l.art, l.position, l.extra_type, f.missing_since, f.is_ignored, "
                "f.problem, l.is_pinned FROM file_link l JOIN file f ON f.id = l.file_id "
                f"JOIN root r ON r.id = f.root_id WHERE l.item_id IN ({marks(len(some))}) "
                f"ORDER BY l.item_id, f.role NOT IN ('video', 'audio', 'disc'), {VERSION_ORDER}, f.path",
                some,
            ).all()
        )
    media = streams.load(connection, {row[1] for row in raw})
    found: dict[ItemId, list[FileView]] = defaultdict(list)
    for row in raw:
        found[row[0]].append(
            FileView(
                id=row[1],
                root=row[2],
                path=os.path.join(os.fsdecode(row[3]), os.fsdecode(row[4])),
                role=FileRole(row[5]),
                size=row[6],
                version=row[7],
                part=row[8],
                language=row[9],
                is_forced=bool(row[10]),
                is_hearing_impaired=bool(row[11]),
                art=row[12],
                position=row[13],
                extra_type=row[14],
                is_missing=row[15] is not None,
                is_ignored=bool(row[16]),
                problem=row[17],
                is_pinned=bool(row[18]),
                media=media.get(row[1]),
            )
        )
    return found


def pictures_of(connection: Connection, item: ItemId) -> list[PictureView]:
    """The pictures of an item in the cache, those that were chosen first."""
    from metarr_desktop.domain.item_views import PictureView

    rows = connection.execute(
        "SELECT c.uuid, c.art, c.path, c.width, c.height, c.size, c.source, c.sha256, a.position FROM cache_file c "
        "LEFT JOIN artwork a ON a.cache_file_id = c.id AND a.item_id = c.item_id AND a.art = c.art "
        "WHERE c.item_id = ? AND c.type = 'image' ORDER BY c.art, a.position IS NULL, a.position, c.id",
        (item,),
    )
    return [PictureView(*row) for row in rows]


def ancestors_of(connection: Connection, row: ItemRow) -> list[ItemRow]:
    """What a row stands below, the outermost first."""
    chain: list[ItemRow] = []
    while row.parent is not None and row.kind in PARENT_KIND:
        row = rows_of(connection, [row.parent])[0]
        chain.append(row)
    return chain[::-1]
