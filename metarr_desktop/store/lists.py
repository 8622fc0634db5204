"""Lists: which items stand in a list and in which order, as ids and nothing else.

An index gives 100,000 in some 20 ms; what a page shows is fetched by id (`store.rows`). No OFFSET, no ORM.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from metarr_desktop.domain.query_tree import Query, Word, query_of
from metarr_desktop.domain.titles import letter, sort_key
from metarr_desktop.domain.views import Listing, Scope, Sort
from metarr_desktop.store import query_sql, search
from metarr_desktop.store.orders import order_of

if TYPE_CHECKING:
    from metarr_desktop.store.connection import Connection

_FEW = 2000
"""So many titles are fetched and sorted faster than all of them are gone through in order."""

#: A list as two texts: its ids in order, and the first characters of its titles in that order, one each. A hundred
#: thousand rows handed to Python one by one take four times as long, most of it with the interpreter held. SQLite keeps
#: the order of what is selected from for this aggregate.
_PACKED = "SELECT group_concat(id), group_concat(first, '') FROM ({listing})"
_PACKED_IDS = "SELECT group_concat(id) FROM ({listing})"


def found(
    connection: Connection, scope: Scope, query: Query, sort: Sort, now: datetime, most: int | None = None
) -> Listing:
    """All ids of a list in order, or its first `most`; letters only when sorted by title, ascending."""
    if sort == Sort() and query.has_words:
        ids = _ranked(connection, scope, query, now, most)
        return Listing(ids, is_ranked=True, is_whole=most is None or len(ids) < most)
    where, values = condition(scope, query, now)
    by_title = sort.by == "title" and not sort.is_descending
    has_index = by_title and most is None and scope.kind is not None and not (scope.where.parts or query.parts)
    first = "" if has_index else ", substr(i.sort_key || ' ', 1, 1) AS first"
    order, compared = order_of(sort)
    listing = f"SELECT i.id AS id{first} FROM item i WHERE {where} ORDER BY {order}{_limit(most)}"
    packed = _PACKED_IDS if has_index else _PACKED
    listed, *firsts = connection.execute(packed.format(listing=listing), (*values, *compared)).one()
    ids = array("q", json.loads(f"[{listed or ''}]"))
    if has_index:
        letters = _beginnings(connection, where, values, ids)
    else:
        letters = _letters(firsts[0] or "") if by_title else {}
    return Listing(ids, letters, is_whole=most is None or len(ids) < most)


def _letters(firsts: str) -> dict[str, int]:
    """Where each letter begins, by the first characters of a list of titles in order."""
    letters: dict[str, int] = {}
    for first in dict.fromkeys(firsts):
        letters.setdefault(letter(first), firsts.index(first))
    return letters


def _beginnings(connection: Connection, where: str, values: tuple[Any, ...], ids: array[int]) -> dict[str, int]:
    """The same of a list that an index has in order: it is asked for the first of each letter, and not for each title.

    `ids` is that list.
    """
    letters: dict[str, int] = {}
    row, after = 0, ""
    while True:
        first = connection.execute(
            f"SELECT i.id, i.sort_key FROM item i WHERE {where} AND i.sort_key >= ? ORDER BY i.sort_key, i.id LIMIT 1",
            (*values, after),
        ).one_or_none()
        if first is None:
            return letters
        id, key = first
        row = ids.index(id, row)
        letters.setdefault(letter(key[:1] or " "), row)
        after = max(key, key[:1] + "\U0010ffff") + "\0" if key else "\0"


def _limit(most: int | None) -> str:
    return "" if most is None else f" LIMIT {most:d}"


def _ranked(connection: Connection, scope: Scope, query: Query, now: datetime, most: int | None) -> array[int]:
    """What is called so or begins so, then whose titles have the words, then the people of it; each by title.

    The index of titles answers each question in order, so that the first page of 80,000 takes no sorting of them all;
    where few have the words, those are looked up instead of going through all titles.
    """
    words = [part for part in query.parts if isinstance(part, Word)]
    rest = query_of(part for part in query.parts if not isinstance(part, Word))
    in_list, beside_words = condition(scope, query, now), condition(scope, rest, now)
    key = sort_key(" ".join(word.text for word in words))
    # A blank sorts right before "!", and nothing that a key has is in between: the key itself, and it with more words.
    called: query_sql.Condition = ("i.sort_key >= ? AND i.sort_key < ?", (key, f"{key}!"))
    titled = query_sql.words(words, "titles")
    have_words, have_titles = _some(connection, words), _some(connection, words, "titles")
    questions = [(have_words, [in_list, called])]
    if have_titles:  # whose titles have the words has them
        questions.append((have_titles, [beside_words, _not(called), titled]))
    if have_words:
        questions.append((have_words, [in_list, _not(called), *([_not(titled)] if have_titles else [])]))
    ids: array[int] = array("q")
    for some, conditions in questions:
        left = None if most is None else most - len(ids)
        if left == 0:
            break
        hint = "NOT INDEXED" if some <= _FEW else ""  # else SQLite would go through all titles in order
        where = " AND ".join(f"({text})" for text, _ in conditions)
        statement = f"SELECT i.id FROM item i {hint} WHERE {where} ORDER BY i.sort_key, i.id{_limit(left)}"
        values = tuple(value for _, these in conditions for value in these)
        ids.extend(connection.execute(statement, values).scalars())
    return ids


def _not(condition: query_sql.Condition) -> query_sql.Condition:
    text, values = condition
    return f"NOT ({text})", values


def _some(connection: Connection, words: Sequence[Word], column: str = "") -> int:
    """How many items have those words, as far as it matters: no more than one above what is few."""
    expression = search.match(words, column)
    if not expression:
        return 0
    return int(
        connection.execute(
            f"SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT {_FEW + 1})", (expression,)
        ).scalar_one()
    )


def condition(scope: Scope, query: Query, now: datetime) -> query_sql.Condition:
    """What an item (`i`) of the list meets, as SQL with its values."""
    parts = []
    if scope.in_trash:
        parts.append("i.deleted_at IS NOT NULL")
    elif not query.mentions("in"):  # who asks for the trash says what of it
        parts.append("i.deleted_at IS NULL")
    values: list[Any] = []
    for column, value in (("library_id", scope.library), ("kind", scope.kind), ("parent_id", scope.parent)):
        if value is not None:
            parts.append(f"i.{column} = ?")
            values.append(value)
    if scope.in_trash and scope.kind is None and scope.parent is None:  # what lies there below another is not named
        parts.append("NOT EXISTS (SELECT 1 FROM item p WHERE p.id = i.parent_id AND p.deleted_at IS NOT NULL)")
    if not scope.in_trash and scope.library is None and scope.kind is None and scope.parent is None:
        parts.append("i.kind <> 'person'")  # nobody's title: they are reached by the titles that credit them
    for asked in (scope.where, query):
        text, more = query_sql.condition(asked, now)
        if text:
            parts.append(text)
            values.extend(more)
    return " AND ".join(parts) or "1", tuple(values)
