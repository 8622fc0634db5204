"""List fields: words, people, ratings, ids, titles and pictures, read and written in bulk.

Every function takes many items at once; a list is always stored as a whole, keeping its order.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from json.encoder import encode_basestring_ascii as quoted
from typing import TYPE_CHECKING, Any, TypeVar

from metarr_desktop.domain.fields import FIELD
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import ItemId
from metarr_desktop.domain.titles import folded
from metarr_desktop.domain.values import Credit, FieldType, Rating, Value

if TYPE_CHECKING:
    from metarr_desktop.store.connection import Connection

Lists = dict[ItemId, dict[str, Value]]

Id = TypeVar("Id")

_CHUNK = 500  # below every SQLite's limit of bound variables


def chunks(ids: Collection[Id]) -> Iterable[tuple[Id, ...]]:
    """The ids in portions that fit into one statement."""
    listed = tuple(ids)
    for start in range(0, len(listed), _CHUNK):
        yield listed[start : start + _CHUNK]


def marks(count: int) -> str:
    """`?,?,?` for an IN list."""
    return ",".join("?" * count)


def load(connection: Connection, ids: Collection[ItemId], names: Collection[str]) -> Lists:
    """The values of those list fields. Items and fields without a value are left out."""
    wanted: dict[FieldType, list[str]] = defaultdict(list)
    for name in names:
        wanted[FIELD[name].type].append(name)
    found: dict[ItemId, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for some in chunks(ids):
        for field_type, fields in wanted.items():
            sql, element = _READERS[field_type]
            keys = tuple(fields) if "{names}" in sql else ()
            statement = sql.format(ids=marks(len(some)), names=marks(len(fields)))
            for row in connection.execute(statement, some + keys):
                found[row[0]][row[1]].append(element(row))
    return {item: {name: tuple(values) for name, values in lists.items()} for item, lists in found.items()}


def _credit(row: Any) -> Credit:
    return Credit(row[2], row[3], row[4], tuple(json.loads(row[5]).items()))


_READERS: dict[FieldType, tuple[str, Callable[[Any], Any]]] = {
    FieldType.LIST: (
        "SELECT it.item_id, it.vocabulary, t.name FROM item_term it JOIN term t ON t.id = it.term_id "
        "WHERE it.item_id IN ({ids}) AND it.vocabulary IN ({names}) ORDER BY it.item_id, it.vocabulary, it.position",
        lambda row: row[2],
    ),
    FieldType.TITLES: (
        "SELECT item_id, 'alternative_titles', text FROM item_title WHERE item_id IN ({ids}) "
        "ORDER BY item_id, position",
        lambda row: row[2],
    ),
    FieldType.PEOPLE: (
        "SELECT item_id, job, name, role, thumb, ids FROM credit "
        "WHERE item_id IN ({ids}) AND job IN ({names}) ORDER BY item_id, job, position",
        _credit,
    ),
    FieldType.RATINGS: (
        "SELECT item_id, 'ratings', source, value, maximum, votes, is_default FROM rating "
        "WHERE item_id IN ({ids}) ORDER BY item_id, position",
        lambda row: Rating(row[2], row[3], row[4], row[5], bool(row[6])),
    ),
    FieldType.IDS: (
        "SELECT item_id, 'external_ids', scheme, value FROM external_id "
        "WHERE item_id IN ({ids}) ORDER BY item_id, position",
        lambda row: ExternalId(row[2], row[3]),
    ),
    FieldType.PICTURES: (
        "SELECT a.item_id, a.art, c.uuid FROM artwork a JOIN cache_file c ON c.id = a.cache_file_id "
        "WHERE a.item_id IN ({ids}) AND a.art IN ({names}) ORDER BY a.item_id, a.art, a.position",
        lambda row: row[2],
    ),
}


Entries = list[tuple[ItemId, str, tuple[Any, ...]]]


def enter(connection: Connection, lists: Mapping[ItemId, Mapping[str, Value]]) -> None:
    """Store those lists, in whose place nothing may stand (see `clear`)."""
    by_type: dict[FieldType, Entries] = defaultdict(list)
    for item, fields in lists.items():
        for name, value in fields.items():
            if isinstance(value, tuple):
                by_type[FIELD[name].type].append((item, name, value))
    for field_type, entries in by_type.items():
        _WRITERS[field_type](connection, entries)


def clear(connection: Connection, fields: Iterable[tuple[ItemId, str]]) -> None:
    """Empty those list fields, given as (item, field)."""
    by_type: dict[FieldType, list[tuple[ItemId, str]]] = defaultdict(list)
    for item, name in fields:
        by_type[FIELD[name].type].append((item, name))
    for field_type, some in by_type.items():
        table, column = _TABLES[field_type]
        condition = f" AND {column} = ?" if column else ""
        keys: list[tuple[Any, ...]] = list(some) if column else [(item,) for item, _ in some]
        connection.execute(f"DELETE FROM {table} WHERE item_id = ?{condition}", keys)


#: Where the lists of a type stand, and the column that tells its fields apart where it has several.
_TABLES = {
    FieldType.LIST: ("item_term", "vocabulary"),
    FieldType.TITLES: ("item_title", ""),
    FieldType.PEOPLE: ("credit", "job"),
    FieldType.RATINGS: ("rating", ""),
    FieldType.IDS: ("external_id", ""),
    FieldType.PICTURES: ("artwork", "art"),
}


def _many(connection: Connection, statement: str, rows: list[tuple[Any, ...]]) -> None:
    if rows:
        connection.execute(statement, rows)


def _save_words(connection: Connection, entries: Entries) -> None:
    words = {(name, word) for _, name, elements in entries for word in elements}
    terms = _terms(connection, words)
    rows = [
        (item, name, position, terms[name, word])
        for item, name, elements in entries
        for position, word in enumerate(elements)
    ]
    _many(connection, "INSERT INTO item_term (item_id, vocabulary, position, term_id) VALUES (?,?,?,?)", rows)


def _terms(connection: Connection, words: Collection[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """The ids of those (vocabulary, word) pairs, made where they are new; no alias is among them."""
    found = _known_terms(connection, words)
    new = [pair for pair in words if pair not in found]
    _many(
        connection,
        "INSERT INTO term (vocabulary, name, folded) VALUES (?,?,?)",
        [(vocabulary, word, folded(word)) for vocabulary, word in new],
    )
    return found | _known_terms(connection, new)


def _known_terms(connection: Connection, words: Collection[tuple[str, str]]) -> dict[tuple[str, str], int]:
    by_vocabulary: dict[str, list[str]] = defaultdict(list)
    for vocabulary, word in words:
        by_vocabulary[vocabulary].append(word)
    found: dict[tuple[str, str], int] = {}
    for vocabulary, names in by_vocabulary.items():
        for start in range(0, len(names), _CHUNK):
            some = names[start : start + _CHUNK]
            for name, term in connection.execute(
                f"SELECT name, id FROM term WHERE vocabulary = ? AND name IN ({marks(len(some))})",
                (vocabulary, *some),
            ):
                found[vocabulary, name] = term
    return found


def _save_titles(connection: Connection, entries: Entries) -> None:
    rows = [(item, position, title) for item, _, titles in entries for position, title in enumerate(titles)]
    _many(connection, "INSERT INTO item_title (item_id, position, text) VALUES (?,?,?)", rows)


def _save_people(connection: Connection, entries: Entries) -> None:
    rows = [
        (item, job, position, one.name, one.role, one.thumb, _object(one.ids))
        for item, job, people in entries
        for position, one in enumerate(people)
    ]
    _many(
        connection, "INSERT INTO credit (item_id, job, position, name, role, thumb, ids) VALUES (?,?,?,?,?,?,?)", rows
    )


def _object(pairs: Iterable[tuple[str, str]]) -> str:
    """Texts by their names as a JSON object; `json.dumps` takes four times as long, and a film has dozens of people."""
    return "{" + ", ".join([f"{quoted(name)}: {quoted(value)}" for name, value in pairs]) + "}"


def _save_ratings(connection: Connection, entries: Entries) -> None:
    rows = [
        (item, position, one.source, one.value, one.maximum, one.votes, int(one.is_default))
        for item, _, ratings in entries
        for position, one in enumerate(ratings)
    ]
    _many(
        connection,
        "INSERT INTO rating (item_id, position, source, value, maximum, votes, is_default) VALUES (?,?,?,?,?,?,?)",
        rows,
    )


def _save_ids(connection: Connection, entries: Entries) -> None:
    rows = [(item, position, one.scheme, one.value) for item, _, ids in entries for position, one in enumerate(ids)]
    _many(connection, "INSERT INTO external_id (item_id, position, scheme, value) VALUES (?,?,?,?)", rows)


def _save_pictures(connection: Connection, entries: Entries) -> None:
    rows = [(item, art, position, uuid) for item, art, uuids in entries for position, uuid in enumerate(uuids)]
    _many(
        connection,
        "INSERT INTO artwork (item_id, art, position, cache_file_id) SELECT ?, ?, ?, id FROM cache_file WHERE uuid = ?",
        rows,
    )


_WRITERS = {
    FieldType.LIST: _save_words,
    FieldType.TITLES: _save_titles,
    FieldType.PEOPLE: _save_people,
    FieldType.RATINGS: _save_ratings,
    FieldType.IDS: _save_ids,
    FieldType.PICTURES: _save_pictures,
}
