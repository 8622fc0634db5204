"""People: one item for whoever has an external id, shared by all titles that credit them.

A credit that names an id is given its person once the title is stored (`services.people` says when): thirty new persons
a title would slow enriching by a quarter. A person comes with the first such credit, as a word does with its first use:
the history knows the credit alone. Whoever a credit names without an id is no item, as two people may have one name. A
person belongs to no library and stays when its titles are purged.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from metarr_desktop.domain.kinds import ItemId
from metarr_desktop.domain.titles import sort_key
from metarr_desktop.store.item_ids import next_item_id
from metarr_desktop.store.plural import chunks, marks

if TYPE_CHECKING:
    from metarr_desktop.domain.item_views import Face
    from metarr_desktop.store.connection import Connection

#: (scheme, value), of which each is one person's.
PersonId = tuple[str, str]

_LAST = "\U0010ffff"  # after every letter: the end of all that begins with something
_FIND = (
    "SELECT x.value, x.item_id FROM json_each(?) j CROSS JOIN external_id x ON x.value = j.value AND x.scheme = ? "
    "CROSS JOIN item i ON i.id = x.item_id WHERE i.kind = 'person'"
)
# One statement for all: where each has its own, SQLite writes the counter of ids anew each time.
_MAKE = (
    "INSERT INTO item (id, kind, title, sort_key, status, needs_publish) "
    "SELECT j.value ->> 0, 'person', j.value ->> 1, j.value ->> 2, 'identified', 0 FROM json_each(?) j"
)
_KNOW = "INSERT OR IGNORE INTO external_id (item_id, position, scheme, value) VALUES (?,?,?,?)"
_OFFER = "INSERT OR IGNORE INTO image_candidate (item_id, art, url, provider) VALUES (?,'thumb',?,?)"
_LINK = "UPDATE credit SET person_id = ? WHERE item_id = ? AND job = ? AND position = ?"


class _Unlinked(NamedTuple):
    """A credit with ids (JSON, scheme -> value) that has no person yet."""

    item: ItemId
    job: str
    position: int
    name: str
    thumb: str
    ids: str


def find(connection: Connection, ids: Iterable[PersonId]) -> dict[PersonId, ItemId]:
    """The persons of those ids, as far as they are known."""
    by_scheme: dict[str, list[str]] = defaultdict(list)
    for scheme, value in ids:
        by_scheme[scheme].append(value)
    return {
        (scheme, value): person
        for scheme, values in by_scheme.items()
        for value, person in connection.execute(_FIND, (json.dumps(values), scheme))
    }


def faces_of(connection: Connection, persons: Collection[ItemId]) -> list[Face]:
    """Those persons with their pictures and ids, by name."""
    from metarr_desktop.domain.item_views import Face

    found: list[Face] = []
    for some in chunks(persons):
        ids: dict[ItemId, list[PersonId]] = defaultdict(list)
        for person, scheme, value in connection.execute(
            "SELECT item_id, scheme, value FROM external_id "
            f"WHERE item_id IN ({marks(len(some))}) ORDER BY item_id, position",
            some,
        ):
            ids[person].append((scheme, value))
        rows = connection.execute(
            "SELECT i.id, coalesce(i.title, ''), coalesce(c.path, '') FROM item i "
            "LEFT JOIN artwork a ON a.item_id = i.id AND a.art = 'thumb' AND a.position = 0 "
            f"LEFT JOIN cache_file c ON c.id = a.cache_file_id WHERE i.id IN ({marks(len(some))}) "
            "ORDER BY i.sort_key, i.id",
            some,
        )
        found += [Face(title, ItemId(person), path, tuple(ids[person])) for person, title, path in rows]
    return found


def named(connection: Connection, words: str, count: int) -> list[Face]:
    """The first persons whose names begin so, whatever their case and accents."""
    key = sort_key(words)
    if not key or count <= 0:
        return []
    persons = connection.execute(
        "SELECT id FROM item WHERE kind = 'person' AND deleted_at IS NULL AND sort_key >= ? AND sort_key < ? "
        "ORDER BY sort_key, id LIMIT ?",
        (key, f"{key}{_LAST}", count),
    ).scalars()
    return faces_of(connection, [ItemId(person) for person in persons])


def names_of_nobody(connection: Connection, words: str, count: int) -> list[str]:
    """The first names that credits give to nobody that is known, that begin so or so with a capital letter."""
    if not words or count <= 0:
        return []
    names: dict[str, None] = {}
    for begin in dict.fromkeys((words, words[0].upper() + words[1:])):
        rows = connection.execute(
            "SELECT DISTINCT name FROM credit WHERE name >= ? AND name < ? AND person_id IS NULL ORDER BY name LIMIT ?",
            (begin, f"{begin}{_LAST}", count),
        )
        names.update(dict.fromkeys(rows.scalars()))
    return list(names)[:count]


class PeopleWriter:
    """Writing side, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def link(self, items: Collection[ItemId]) -> None:
        """Give the credits of those items their persons, made where they are new, with their pictures on offer."""
        credits: list[_Unlinked] = []
        for some in chunks(items):
            rows = self._connection.execute(
                "SELECT item_id, job, position, name, thumb, ids FROM credit "
                f"WHERE item_id IN ({marks(len(some))}) AND person_id IS NULL AND ids <> '{{}}'",
                some,
            )
            credits += [_Unlinked(*row) for row in rows]
        if not credits:
            return
        ids = {text: list(json.loads(text).items()) for text in dict.fromkeys(one.ids for one in credits)}
        persons = self._persons(credits, ids)
        self._offer(credits, ids, persons)
        self._connection.execute(_LINK, [(persons[one.ids], one.item, one.job, one.position) for one in credits])

    def _persons(self, credits: Sequence[_Unlinked], told: Mapping[str, list[PersonId]]) -> dict[str, ItemId]:
        """The ids of credits -> the person.

        Of several ids the first that is known says who it is; the others are that person's from now on. Credits with
        the most ids come first, so that those with one of them alone find it known.
        """
        names = {one.ids: one.name for one in credits}
        pairs = dict(sorted(told.items(), key=lambda one: -len(one[1])))
        known = find(self._connection, {pair for some in pairs.values() for pair in some})
        next_id = next_item_id(self._connection)
        persons: dict[str, ItemId] = {}
        new: list[tuple[ItemId, str, str]] = []
        more: list[tuple[ItemId, int, str, str]] = []
        for ids, some in pairs.items():
            person = next((known[pair] for pair in some if pair in known), None)
            if person is None:
                person = ItemId(next_id + len(new))
                new.append((person, names[ids], sort_key(names[ids])))
            for position, pair in enumerate(some):
                if pair not in known:
                    known[pair] = person
                    more.append((person, position, *pair))
            persons[ids] = person
        if new:
            self._connection.execute(_MAKE, (json.dumps(new),))
        if more:
            self._connection.execute(_KNOW, more)
        return persons

    def _offer(
        self, credits: Sequence[_Unlinked], told: Mapping[str, list[PersonId]], persons: Mapping[str, ItemId]
    ) -> None:
        """Have the pictures of credits on offer for their persons, in the name of who gave the first id."""
        rows = {
            (persons[one.ids], one.thumb): told[one.ids][0][0]
            for one in credits
            if one.thumb.startswith(("https://", "http://"))
        }
        if rows:
            self._connection.execute(_OFFER, [(person, url, who) for (person, url), who in rows.items()])
