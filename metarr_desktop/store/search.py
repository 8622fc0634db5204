"""The full-text index over names and people: SQLite's FTS5, the one module whose SQL is not portable."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from metarr_desktop.domain.fields import FIELDS as FIELDS_OF_ALL
from metarr_desktop.domain.titles import folded
from metarr_desktop.domain.values import Credit, FieldType, Value
from metarr_desktop.store.plural import chunks, marks

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import ItemId
    from metarr_desktop.domain.query_tree import Word
    from metarr_desktop.store.connection import Connection

#: A change of one of these changes what an item is found by.
FIELDS = frozenset({"title", "original_title", "sort_title", "alternative_titles"}) | {
    row.name for row in FIELDS_OF_ALL if row.type is FieldType.PEOPLE
}

_MOST_WORDS = 64  # FTS5 gives up on deep expressions; nobody types that many words


def refresh(connection: Connection, ids: Collection[ItemId]) -> None:
    """Index those items anew, in the folded form that is also searched by."""
    for some in chunks(ids):
        rows = connection.execute(
            "SELECT i.id, coalesce(i.title, '') || ' ' || coalesce(i.original_title, '') || ' ' || "
            "coalesce(i.sort_title, '') || ' ' || "
            "coalesce((SELECT group_concat(text, ' ') FROM item_title WHERE item_id = i.id), ''), "
            "coalesce((SELECT group_concat(name, ' ') FROM credit WHERE item_id = i.id), '') "
            f"FROM item i WHERE i.id IN ({marks(len(some))})",
            some,
        ).all()
        forget(connection, some)
        enter(connection, [(item, titles, people) for item, titles, people in rows])


def enter(connection: Connection, items: Collection[tuple[ItemId, str, str]]) -> None:
    """Index items that were not in it: (item, all its titles, all its people)."""
    if items:
        connection.execute(
            "INSERT INTO search (rowid, titles, people) VALUES (?,?,?)",
            [(item, folded(titles), folded(people)) for item, titles, people in items],
        )


def words_of(values: Mapping[str, Value]) -> tuple[str, str]:
    """All titles and all people among the values of one item: what `refresh` finds of it in the tables."""
    titles = [str(values.get(name) or "") for name in ("title", "original_title", "sort_title")]
    people: list[str] = []
    for name, value in values.items():
        if isinstance(value, tuple) and name in FIELDS:
            titles += [one for one in value if isinstance(one, str)]
            people += [one.name for one in value if isinstance(one, Credit)]
    return " ".join(titles), " ".join(people)


def forget(connection: Connection, ids: Collection[ItemId]) -> None:
    """Take those items out of the index."""
    if ids:
        connection.execute("DELETE FROM search WHERE rowid = ?", [(item,) for item in ids])


def match_words(text: str, column: str = "") -> str:
    """An FTS5 expression that finds every word of the text by its beginning; "" when there is no word in it.

    `column` limits it to `titles` or `people`. Whatever a person types is text: quotes and operators mean nothing.
    """
    words = list(dict.fromkeys(folded(text).split()))[:_MOST_WORDS]
    expression = " AND ".join(f'"{word}"*' for word in words)
    return f"{column} : ({expression})" if column and words else expression


def match(words: Sequence[Word], column: str = "") -> str:
    """An FTS5 expression that finds all of them: plain words by their beginnings, exact ones whole and in a row.

    `column` as in `match_words`.
    """
    parts: dict[str, None] = {}
    for word in words:
        found = folded(word.text).split()[:_MOST_WORDS]
        if word.is_exact and found:
            parts[f'"{" ".join(found)}"'] = None
        else:
            parts.update((f'"{one}"*', None) for one in found)
    expression = " AND ".join(list(parts)[:_MOST_WORDS])
    return f"{column} : ({expression})" if column and expression else expression
