"""People: one item for whoever has an external id, shared by all titles that credit them.

A person is made with the first credit that names an id, as a word is with its first use: the history knows only the
credit. Whoever a credit names without an id is no item, as two people may have one name. A person belongs to no
library and is never deleted with a title. Enriching makes thirty persons a title, hence one statement for many rows.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection

from metarr_desktop.domain.kinds import ItemId
from metarr_desktop.domain.values import Credit
from metarr_desktop.store.item_ids import next_item_id

#: (scheme, value), of which each is one person's.
PersonId = tuple[str, str]
Ids = tuple[PersonId, ...]

_FIND = (
    "SELECT x.value, x.item_id, EXISTS (SELECT 1 FROM image_candidate o WHERE o.item_id = i.id AND o.art = 'thumb' "
    "AND o.state = 'offered') FROM json_each(?) j CROSS JOIN external_id x ON x.value = j.value AND x.scheme = ? "
    "CROSS JOIN item i ON i.id = x.item_id WHERE i.kind = 'person'"
)
# Without a sort key: nothing lists persons by it, and an index that is written in its order takes half the time.
_MAKE = (
    "INSERT INTO item (id, kind, title, status, needs_publish) "
    "SELECT j.value ->> 0, 'person', j.value ->> 1, 'identified', 0 FROM json_each(?) j"
)
_KNOW = (
    "INSERT OR IGNORE INTO external_id (item_id, position, scheme, value) "
    "SELECT j.value ->> 0, j.value ->> 1, j.value ->> 2, j.value ->> 3 FROM json_each(?) j"
)
_OFFER = (
    "INSERT OR IGNORE INTO image_candidate (item_id, art, url, provider) "
    "SELECT j.value ->> 0, 'thumb', j.value ->> 1, j.value ->> 2 FROM json_each(?) j"
)


def find(connection: Connection, ids: Iterable[PersonId]) -> dict[PersonId, tuple[ItemId, bool]]:
    """The persons of those ids, as far as they are known, each with whether it has a picture on offer."""
    by_scheme: dict[str, list[str]] = defaultdict(list)
    for scheme, value in ids:
        by_scheme[scheme].append(value)
    return {
        (scheme, value): (person, bool(is_offered))
        for scheme, values in by_scheme.items()
        for value, person, is_offered in connection.exec_driver_sql(_FIND, (json.dumps(values), scheme))
    }


def enter(connection: Connection, credits: Iterable[Credit]) -> Mapping[Ids, ItemId]:
    """The persons that the ids of those credits name, made where they are new, with their picture put on offer.

    Of a credit with several ids the first that is known says who it is; the others are that person's from now on.
    """
    by_ids: dict[Ids, Credit] = {}
    for one in credits:
        ids = one.ids
        if ids and (ids not in by_ids or not by_ids[ids].thumb):
            by_ids[ids] = one
    if not by_ids:
        return {}
    known = find(connection, {pair for ids in by_ids for pair in ids})
    next_id = next_item_id(connection)
    persons: dict[Ids, ItemId] = {}
    new: list[tuple[int, str]] = []
    more: list[tuple[int, int, str, str]] = []
    pictures: list[tuple[int, str, str]] = []
    for ids, one in by_ids.items():
        who = _first(known, ids)
        if who is None:
            who = (ItemId(next_id + len(new)), False)
            new.append((who[0], one.name))
        person, is_offered = who
        for position, pair in enumerate(ids):
            if pair not in known:
                known[pair] = (person, True)
                more.append((person, position, *pair))
        if not is_offered and one.thumb.startswith("http"):
            pictures.append((person, one.thumb, ids[0][0]))
        persons[ids] = person
    for statement, rows in ((_MAKE, new), (_KNOW, more), (_OFFER, pictures)):
        if rows:
            connection.exec_driver_sql(statement, (json.dumps(rows),))
    return persons


def _first(known: Mapping[PersonId, tuple[ItemId, bool]], ids: Ids) -> tuple[ItemId, bool] | None:
    for pair in ids:
        if pair in known:
            return known[pair]
    return None
