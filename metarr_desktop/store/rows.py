"""Rows of lists: what a card or a table line shows of an item, fetched for a page at once."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from metarr_desktop.domain.assets import main_picture
from metarr_desktop.domain.fields import COLUMNS, percent_complete, weighted
from metarr_desktop.domain.kinds import ItemId, Kind, Status
from metarr_desktop.domain.quality import HdrKind, definition
from metarr_desktop.domain.views import ItemRow
from metarr_desktop.store.plural import chunks, marks

if TYPE_CHECKING:
    from metarr_desktop.store.connection import Connection

#: The score out of ten that stands for item `i`: its default rating, or its first.
SCORE = "SELECT value * 10 / maximum FROM rating r WHERE r.item_id = i.id ORDER BY is_default DESC, position LIMIT 1"

_SUGGESTED = "EXISTS (SELECT 1 FROM suggestion s WHERE s.item_id = i.id AND s.dismissed_at IS NULL)"
_TO_IDENTIFY = (
    "i.status = 'unidentified' AND NOT i.is_own "
    "AND EXISTS (SELECT 1 FROM review w WHERE w.item_id = i.id AND w.state <> 'left')"
)
#: Whether item `i` waits for a person.
WAITS = f"({_SUGGESTED} OR {_TO_IDENTIFY})"

_ROW = f"""
SELECT i.id, i.kind, i.title, i.year, i.library_id, i.parent_id, i.status, i.confidence, i.season, i.episode,
       i.absolute, i.aired, i.disc, i.track, i.missing_since, i.needs_publish, i.watched, i.runtime, i.date_added,
       i.deleted_at, p.title, p.kind, g.title, g.kind,
       (SELECT count(*) FROM item c WHERE c.parent_id = i.id AND c.deleted_at IS NULL),
       ({SCORE}),
       {_SUGGESTED},
       {_TO_IDENTIFY}
FROM item i LEFT JOIN item p ON p.id = i.parent_id LEFT JOIN item g ON g.id = p.parent_id
WHERE i.id IN ({{ids}})
"""


#: The versions of a title with the one before the others that a person chose; then by name, parts in their order.
VERSION_ORDER = "CASE WHEN f.role IN ('video', 'audio', 'disc') THEN l.position ELSE 0 END, l.version, l.part"


def rows_of(connection: Connection, ids: Sequence[ItemId]) -> list[ItemRow]:
    """Rows of those items in the order asked."""
    found: dict[ItemId, ItemRow] = {}
    for some in chunks(ids):
        raw = connection.execute(_ROW.format(ids=marks(len(some))), some).all()
        extras = _RowExtras(connection, some, {row[0]: Kind(row[1]) for row in raw})
        for row in raw:
            found[row[0]] = _row(row, extras)
    return [found[item] for item in ids if item in found]


class _RowExtras:
    """What a row needs from other tables, fetched for a page at once."""

    def __init__(self, connection: Connection, ids: Sequence[ItemId], kinds: Mapping[ItemId, Kind]) -> None:
        self.locks: dict[ItemId, list[str]] = defaultdict(list)
        for item, field in connection.execute(
            f"SELECT item_id, field FROM field_lock WHERE item_id IN ({marks(len(ids))}) ORDER BY field", ids
        ):
            self.locks[item].append(field)
        self.pictures = _main_pictures(connection, ids, kinds)
        self.paths, self.offline = _paths(connection, ids)
        self.streams = _best_streams(connection, ids)
        self.completeness = _completeness(connection, ids, kinds)


def _row(row: Any, extras: _RowExtras) -> ItemRow:
    item, kind = row[0], Kind(row[1])
    streams = extras.streams.get(item)
    names = {row[21]: row[20], row[23]: row[22]}  # parent's and grandparent's kind -> title
    return ItemRow(
        id=item,
        kind=kind,
        title=row[2] or "",
        year=row[3],
        library=row[4],
        parent=row[5],
        status=Status(row[6]),
        confidence=row[7],
        season=row[8],
        episode=row[9],
        absolute=row[10],
        air_date=row[11] or "",
        artist=names.get(Kind.ARTIST, ""),
        album=names.get(Kind.ALBUM, ""),
        series=names.get(Kind.SERIES, ""),
        disc=row[12],
        track=row[13],
        path=extras.paths.get(item, ""),
        locked=tuple(extras.locks.get(item, ())),
        is_missing=row[14] is not None,
        is_offline=item in extras.offline,
        needs_publish=bool(row[15]),
        has_suggestions=bool(row[26]),
        is_waiting=bool(row[27]),
        is_watched=bool(row[16]),
        picture=extras.pictures.get(item, ""),
        runtime=row[17],
        rating=row[25],
        quality=streams[0] if streams else "",
        hdr=streams[1] if streams else "",
        audio=streams[2] if streams else (),
        completeness=extras.completeness.get(item, 0),
        date_added=row[18] or "",
        deleted_at=row[19] or "",
        children=row[24],
    )


def _main_pictures(connection: Connection, ids: Sequence[ItemId], kinds: Mapping[ItemId, Kind]) -> dict[ItemId, str]:
    rows = connection.execute(
        "SELECT a.item_id, a.art, c.path FROM artwork a JOIN cache_file c ON c.id = a.cache_file_id "
        f"WHERE a.position = 0 AND a.art IN ('poster', 'thumb') AND a.item_id IN ({marks(len(ids))})",
        ids,
    )
    return {item: path for item, art, path in rows if item in kinds and art == main_picture(kinds[item])}


def _paths(connection: Connection, ids: Sequence[ItemId]) -> tuple[dict[ItemId, str], set[ItemId]]:
    """The path that stands for each item, and the items whose root is away."""
    paths: dict[ItemId, str] = {}
    offline: set[ItemId] = set()
    found_file: set[ItemId] = set()
    statements = (
        "SELECT l.item_id, r.path, f.path, r.is_offline FROM file_link l JOIN file f ON f.id = l.file_id "
        "JOIN root r ON r.id = f.root_id WHERE f.role IN ('video', 'audio', 'disc') AND l.item_id IN ({ids}) "
        f"ORDER BY l.item_id, f.missing_since IS NOT NULL, {VERSION_ORDER}, f.path",
        "SELECT d.item_id, r.path, d.path, r.is_offline FROM item_folder d JOIN root r ON r.id = d.root_id "
        "WHERE d.item_id IN ({ids}) ORDER BY d.item_id, d.root_id, d.path",
    )
    for statement in statements:
        for item, root, path, is_away in connection.execute(statement.format(ids=marks(len(ids))), ids):
            if item not in found_file:
                found_file.add(item)
                paths[item] = os.path.join(os.fsdecode(root), os.fsdecode(path)) if path else os.fsdecode(root)
                if is_away:
                    offline.add(item)
    return paths, offline


def _best_streams(connection: Connection, ids: Sequence[ItemId]) -> dict[ItemId, tuple[str, str, tuple[str, ...]]]:
    """Quality badge, HDR badge and audio languages of each item's best version."""
    best: dict[ItemId, tuple[int, str, str]] = {}
    languages: dict[ItemId, dict[str, None]] = defaultdict(dict)
    for item, kind, width, height, hdr, language in connection.execute(
        "SELECT l.item_id, s.type, s.width, s.height, s.hdr, s.language FROM file_link l "
        "JOIN file f ON f.id = l.file_id JOIN stream_detail s ON s.file_id = f.id "
        f"WHERE l.item_id IN ({marks(len(ids))}) AND f.role IN ('video', 'disc') AND s.type IN ('video', 'audio') "
        "ORDER BY l.item_id, s.position",
        ids,
    ):
        if kind == "audio":
            if language:
                languages[item][language] = None
        elif item not in best or (width or 0) * (height or 0) > best[item][0]:
            label = definition(width, height).value if width and height else ""
            best[item] = ((width or 0) * (height or 0), label, _HDR_BADGE.get(hdr, ""))
    return {item: (quality, hdr, tuple(languages[item])) for item, (_, quality, hdr) in best.items()}


_HDR_BADGE: dict[str, str] = {
    HdrKind.DOLBY_VISION: "DV",
    HdrKind.HDR10: "HDR",
    HdrKind.HDR10_PLUS: "HDR10+",
    HdrKind.HLG: "HLG",
}


def _completeness(connection: Connection, ids: Sequence[ItemId], kinds: Mapping[ItemId, Kind]) -> dict[ItemId, int]:
    """Per cent of the weighted fields of each kind that have a value."""
    counted = [row for row in COLUMNS if row.weight]
    columns = ", ".join(f'"{row.name}" IS NOT NULL' for row in counted)
    got: dict[ItemId, set[str]] = {}
    for row in connection.execute(f"SELECT id, {columns} FROM item WHERE id IN ({marks(len(ids))})", ids):
        got[row[0]] = {field.name for field, has in zip(counted, row[1:], strict=True) if has}
    for statement in (
        "SELECT item_id, vocabulary FROM item_term WHERE position = 0 AND item_id IN ({ids})",
        "SELECT item_id, job FROM credit WHERE position = 0 AND item_id IN ({ids})",
        "SELECT item_id, art FROM artwork WHERE position = 0 AND item_id IN ({ids})",
        "SELECT item_id, 'ratings' FROM rating WHERE position = 0 AND item_id IN ({ids})",
        "SELECT item_id, 'external_ids' FROM external_id WHERE position = 0 AND item_id IN ({ids})",
    ):
        for item, name in connection.execute(statement.format(ids=marks(len(ids))), ids):
            got[item].add(name)
    result = {}
    for item, names in got.items():
        fields = weighted(kinds[item])
        has = sum(row.weight for row in fields if row.name in names)
        result[item] = percent_complete(has, sum(row.weight for row in fields))
    return result
