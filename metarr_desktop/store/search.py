"""The full-text index over names and people: SQLite's FTS5, the one module whose SQL is not portable."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection

from metarr_desktop.domain.kinds import ItemId
from metarr_desktop.domain.titles import folded

#: A change of one of these changes what an item is found by.
FIELDS = frozenset(
    {"title", "original_title", "sort_title", "alternative_titles", "cast", "directors", "writers", "artists"}
)


def refresh(connection: Connection, ids: Collection[ItemId]) -> None:
    """Index those items anew."""
    if not ids:
        return
    rows = [(item,) for item in ids]
    connection.exec_driver_sql("DELETE FROM search WHERE rowid = ?", rows)
    connection.exec_driver_sql(
        "INSERT INTO search (rowid, titles, people) SELECT i.id, "
        "coalesce(i.title, '') || ' ' || coalesce(i.original_title, '') || ' ' || coalesce(i.sort_title, '') || ' ' || "
        "coalesce((SELECT group_concat(text, ' ') FROM item_title WHERE item_id = i.id), ''), "
        "(SELECT group_concat(name, ' ') FROM credit WHERE item_id = i.id) FROM item i WHERE i.id = ?",
        rows,
    )


def match_words(text: str) -> str:
    """An FTS5 expression that finds every word of the text by its beginning; "" when there is no word in it.

    Whatever a person types is text: quotes and operators have no meaning here.
    """
    return " ".join(f'"{word}"*' for word in folded(text).split())
