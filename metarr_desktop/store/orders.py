"""What a list is sorted by, as SQL over an item `i`; conditions and values as in `query_sql`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from metarr_desktop.domain.fields import FIELD, weighted
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.values import FieldType
from metarr_desktop.store import query_sql
from metarr_desktop.store.query_sql import MAIN_ROLES, Condition
from metarr_desktop.store.rows import SCORE, WAITS

if TYPE_CHECKING:
    from metarr_desktop.domain.views import Sort

#: Sorted by columns of the item, empty ones before all others; an index may have them in order.
_COLUMNS = {
    "title": ("i.sort_key",),
    "year": ("i.year",),
    "added": ("i.date_added",),
    "runtime": ("i.runtime",),
    "number": ("i.season", "i.episode", "i.disc", "i.track"),
    "rating": (f"({SCORE})",),
}


def order_of(sort: Sort) -> Condition:
    """What stands after ORDER BY. What is equal is told apart by title."""
    way = " DESC" if sort.is_descending else ""
    if sort.by == "title":
        return f"i.sort_key{way}, i.id{way}", ()
    if sort.by in _COLUMNS:
        parts = [f"{part}{way}" for part in _COLUMNS[sort.by]]
        return ", ".join([*parts, "i.sort_key", "i.id"]), ()
    text, values = _expression(sort.by)
    return f"{text}{way} NULLS LAST, i.sort_key, i.id", values


def _expression(by: str) -> Condition:
    """What titles are compared by; NULL for those that have nothing of it."""
    match by:
        case "state":
            return _state()
        case "complete":
            return _complete()
        case "locks":
            return "(SELECT nullif(count(*), 0) FROM field_lock l WHERE l.item_id = i.id)", ()
        case "quality":
            return (
                "(SELECT max(s.width * s.height) FROM file_link l JOIN file f ON f.id = l.file_id "
                f"JOIN stream_detail s ON s.file_id = f.id WHERE l.item_id = i.id AND f.role IN {MAIN_ROLES} "
                "AND s.type = 'video')",
                (),
            )
        case "collection":
            return "(SELECT c.sort_key FROM item c WHERE c.id = i.collection_id)", ()
    field = FIELD[by]
    if field.type is FieldType.LIST:
        first = (
            "(SELECT t.folded FROM item_term l JOIN term t ON t.id = l.term_id "
            "WHERE l.item_id = i.id AND l.vocabulary = ? ORDER BY l.position LIMIT 1)"
        )
        return first, (by,)
    collation = " COLLATE NOCASE" if field.type is FieldType.TEXT else ""
    return f'i."{by}"{collation}', ()


def _state() -> Condition:
    """What needs a person first, then what is gone, what is away, what is to be published, and what is in step."""
    return (
        f"CASE WHEN {query_sql.OFFLINE} THEN 2 WHEN i.missing_since IS NOT NULL THEN 1 WHEN {WAITS} THEN 0 "
        "WHEN i.needs_publish THEN 3 ELSE 4 END",
        (),
    )


def _complete() -> Condition:
    """The share of its kind's weights that a title has."""
    cases, values = [], []
    for kind in Kind:
        fields = weighted(kind)
        whole = sum(field.weight for field in fields)
        if not whole:
            continue
        has = [query_sql.has(field) for field in fields]
        weight = " + ".join(f"{field.weight} * ({text})" for field, (text, _) in zip(fields, has, strict=True))
        cases.append(f"WHEN ? THEN ({weight}) * 100 / {whole}")
        values += [kind, *(value for _, these in has for value in these)]
    return f"CASE i.kind {' '.join(cases)} END", tuple(values)
