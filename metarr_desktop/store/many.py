"""What many items have in common, field by field: aggregates that SQL makes, so that a hundred thousand items cost
the time of reading them and the memory of the answer.

The ids go in as one JSON array. `IN` walks it in order, so lists group without being sorted, each in its own order.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from metarr_desktop.domain.item_views import Held, Shared, Spread, Word
from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.domain.values import FieldType, Value, empty_of
from metarr_desktop.store import plural
from metarr_desktop.store.plural import chunks, marks

if TYPE_CHECKING:
    from metarr_desktop.domain.fields import Field
    from metarr_desktop.store.connection import Connection
    from metarr_desktop.store.engine import Lanes

_CHOSEN = "(SELECT value FROM json_each(?))"
_IS_LOCKED = "EXISTS (SELECT 1 FROM field_lock k WHERE k.item_id = {item} AND k.field = ?)"


class Many:
    """Reading side. Every call opens its own snapshot; items that are gone are not counted."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes

    def kinds(self, ids: Collection[ItemId]) -> dict[Kind, int]:
        """How many of those items are of which kind."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                f"SELECT i.kind, count(*) FROM item i WHERE i.id IN {_CHOSEN} GROUP BY i.kind", (_json(ids),)
            )
            return {Kind(kind): count for kind, count in rows}

    def locks(self, ids: Collection[ItemId]) -> dict[str, int]:
        """How many of those items have which field locked."""
        with self._lanes.read() as connection:
            return _locked(connection, _json(ids))

    def shared(self, ids: Collection[ItemId], fields: Collection[Field]) -> dict[str, Shared]:
        """What those items have in each of those fields. Fields that stand in one table are read together."""
        chosen = _json(ids)
        with self._lanes.read() as connection:
            found = _of_columns(connection, chosen, [field for field in fields if field.is_column])
            for place in _PLACES:
                found |= _of_lists(connection, chosen, place, [field for field in fields if field.type is place.type])
            result = {}
            for field in fields:
                has, distinct, example = found.get(field.name, (0, 0, None))
                common = empty_of(field.type)
                if example is not None and distinct == 1:
                    common = _values(connection, [example], field)[example]
                result[field.name] = Shared(has, distinct, common)
            return result

    def spread(self, ids: Collection[ItemId], field: Field) -> Iterator[Spread]:
        """Each value that those items have in a field, with how many have it; the empty one too, where some have none.

        Read while it is gone through: a text of its own for each of a hundred thousand is never held as a whole.
        """
        chosen = _json(ids)
        with self._lanes.read() as connection:
            if field.is_column:
                rows = connection.execute(
                    f"SELECT {_column(field)}, count(*), sum({_IS_LOCKED.format(item='i.id')}) FROM item i "
                    f"WHERE i.id IN {_CHOSEN} GROUP BY 1",
                    (field.name, chosen),
                )
                for value, items, locked in rows:
                    yield Spread(_as_value(field, value), items, locked)
                return
            yield from _spread_of_list(connection, chosen, field)

    def held(self, ids: Collection[ItemId], field: Field) -> list[Held]:
        """What each of those items has in a field, in the order asked; ask for a page or a portion."""
        with self._lanes.read() as connection:
            values = _values(connection, ids, field)
            titles: dict[ItemId, tuple[str, bool]] = {}
            for some in chunks(ids):
                for item, title, is_locked in connection.execute(
                    f"SELECT i.id, i.title, {_IS_LOCKED.format(item='i.id')} FROM item i "
                    f"WHERE i.id IN ({marks(len(some))})",
                    (field.name, *some),
                ):
                    titles[item] = (title or "", bool(is_locked))
        return [
            Held(item, titles[item][0], values.get(item, empty_of(field.type)), titles[item][1])
            for item in ids
            if item in titles
        ]

    def words(self, ids: Collection[ItemId], field: Field, most: int) -> list[Word]:
        """The words that most of those items have in a list of shared words, the commonest first."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                "SELECT (SELECT t.name FROM term t WHERE t.id = it.term_id), count(*) FROM item_term it "
                f"WHERE it.item_id IN {_CHOSEN} AND it.vocabulary = ? GROUP BY it.term_id ORDER BY 2 DESC LIMIT ?",
                (_json(ids), field.name, most),
            )
            return [Word(name, items) for name, items in rows]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where lists of a type stand: the column that tells fields apart ("" = there is one), and an element as text."""

    type: FieldType
    table: str
    key: str
    element: str


def _joined(*columns: str) -> str:
    """Columns as one text that two different rows never share: char(0) stands in no text that is stored."""
    return " || char(0) || ".join(f"coalesce({column}, '')" for column in columns)


_PLACES = (
    _Place(FieldType.LIST, "item_term", "vocabulary", "term_id"),
    _Place(FieldType.PEOPLE, "credit", "job", _joined("name", "role", "thumb", "ids")),
    _Place(FieldType.TITLES, "item_title", "", "text"),
    _Place(FieldType.RATINGS, "rating", "", _joined("source", "value", "maximum", "votes", "is_default")),
)

_Found = dict[str, tuple[int, int, ItemId | None]]  # how many have it, how many values, one that has it


def _json(ids: Collection[ItemId]) -> str:
    return str(list(ids))  # a list of integers reads as JSON, and is written ten times faster so


def _column(field: Field) -> str:
    if field.name == "collection":
        return "(SELECT c.title FROM item c WHERE c.id = i.collection_id)"
    return f'i."{field.name}"'


def _as_value(field: Field, value: Any) -> Value:
    if value is None:
        return empty_of(field.type)
    found: Value = bool(value) if field.type is FieldType.FLAG else value
    return found


def _of_columns(connection: Connection, chosen: str, fields: Collection[Field]) -> _Found:
    if not fields:
        return {}
    # A collection is counted by its number: its title is looked up only where all have the same.
    columns = ["i.collection_id" if field.name == "collection" else _column(field) for field in fields]
    facts = ", ".join(f"count({column}), count(DISTINCT {column})" for column in columns)
    row = connection.execute(f"SELECT {facts} FROM item i WHERE i.id IN {_CHOSEN}", (chosen,)).one()
    found: _Found = {}
    for field, column, has, distinct in zip(fields, columns, row[::2], row[1::2], strict=True):
        example = None
        if distinct == 1:
            example = connection.execute(
                f"SELECT i.id FROM item i WHERE i.id IN {_CHOSEN} AND {column} IS NOT NULL LIMIT 1", (chosen,)
            ).scalar_one()
        found[field.name] = (has, distinct, example)
    return found


def _of_lists(connection: Connection, chosen: str, place: _Place, fields: Collection[Field]) -> _Found:
    if not fields:
        return {}
    lists, values = _lists(place, fields)
    rows = connection.execute(
        f"SELECT name, count(*), count(DISTINCT list), min(item_id) FROM ({lists}) GROUP BY name", (chosen, *values)
    )
    only = next(iter(fields)).name
    return {name or only: (has, distinct, example) for name, has, distinct, example in rows}


def _lists(place: _Place, fields: Collection[Field]) -> tuple[str, tuple[str, ...]]:
    """(item_id, name, list) of each list, as text that is equal where the lists are; "" is the name of the only one."""
    names = tuple(field.name for field in fields) if place.key else ()
    condition = f" AND x.{place.key} IN ({marks(len(names))})" if names else ""
    name = f"x.{place.key}" if place.key else "''"
    return (
        f"SELECT x.item_id, {name} AS name, group_concat({place.element}, char(0)) AS list FROM {place.table} x "
        f"WHERE x.item_id IN {_CHOSEN}{condition} GROUP BY x.item_id, {name}",
        names,
    )


def _spread_of_list(connection: Connection, chosen: str, field: Field) -> Iterator[Spread]:
    place = next(one for one in _PLACES if one.type is field.type)
    lists, values = _lists(place, [field])
    rows = connection.execute(
        f"SELECT min(l.item_id), count(*), sum({_IS_LOCKED.format(item='l.item_id')}) FROM ({lists}) l GROUP BY l.list",
        (field.name, chosen, *values),
    ).all()
    for some in chunks(rows):
        known = _values(connection, [row[0] for row in some], field)
        for example, items, locked in some:
            yield Spread(known[example], items, locked)
    count = connection.execute(f"SELECT count(*) FROM item i WHERE i.id IN {_CHOSEN}", (chosen,)).scalar_one()
    bare = count - sum(row[1] for row in rows)
    if bare:
        locked = _locked(connection, chosen).get(field.name, 0)
        yield Spread(empty_of(field.type), bare, locked - sum(row[2] for row in rows))


def _locked(connection: Connection, chosen: str) -> dict[str, int]:
    rows = connection.execute(
        f"SELECT k.field, count(*) FROM field_lock k WHERE k.item_id IN {_CHOSEN} GROUP BY k.field", (chosen,)
    )
    return {row[0]: row[1] for row in rows}


def _values(connection: Connection, ids: Collection[ItemId], field: Field) -> Mapping[ItemId, Value]:
    if not field.is_column:
        return {item: own[field.name] for item, own in plural.load(connection, ids, [field.name]).items()}
    found: dict[ItemId, Value] = {}
    for some in chunks(ids):
        for item, value in connection.execute(
            f"SELECT i.id, {_column(field)} FROM item i WHERE i.id IN ({marks(len(some))})", some
        ):
            found[item] = _as_value(field, value)
    return found
