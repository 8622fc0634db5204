"""Works: what a provider told that a person had a part in, kept so that it is there while nobody can be asked.

One row a person: they are read as a whole, a few hundred at most, and nothing searches in them. Which of them are in
the library is asked of the library as it is.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.domain.works import Part, ToldWorks, Work

if TYPE_CHECKING:
    from metarr_desktop.store.connection import Connection
    from metarr_desktop.store.engine import Lanes

#: The item is still the person who was told of.
_IS_SAME = (
    "EXISTS (SELECT 1 FROM json_each(w.ids) j JOIN external_id x ON x.item_id = w.person_id AND x.scheme = j.key "
    "AND x.value = j.value)"
)


class Works:
    """Reading side."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes

    def of(self, person: ItemId) -> ToldWorks | None:
        """What was told of a person; None where nothing was, or it was told of somebody with other ids."""
        with self._lanes.read() as connection:
            row = connection.execute(
                f"SELECT w.provider, w.ids, w.works, w.at FROM told_works w WHERE w.person_id = ? AND {_IS_SAME}",
                (person,),
            ).one_or_none()
        if row is None:
            return None
        ids = tuple(ExternalId(*one) for one in json.loads(row[1]).items())
        return ToldWorks(row[0], ids, tuple(_work(one) for one in json.loads(row[2])), row[3])


class WorksWriter:
    """Writing side, within one transaction."""

    def __init__(self, connection: Connection, now: str) -> None:
        self._connection = connection
        self._now = now

    def put(self, person: ItemId, told: ToldWorks) -> None:
        """Keep what was told of a person now, in place of what was before."""
        works = [
            [one.kind.value, one.title, dict(one.ids), one.date, [list(part) for part in one.parts], one.episodes]
            for one in told.works
        ]
        self._connection.execute(
            "INSERT OR REPLACE INTO told_works (person_id, provider, ids, works, at) VALUES (?,?,?,?,?)",
            (person, told.provider, json.dumps(dict(told.ids)), json.dumps(works, ensure_ascii=False), self._now),
        )


def _work(told: list[object]) -> Work:
    kind, title, ids, date, parts, episodes = told
    assert isinstance(ids, dict)
    assert isinstance(parts, list)
    return Work(
        Kind(str(kind)),
        str(title),
        tuple(ExternalId(*one) for one in ids.items()),
        str(date),
        tuple(Part(*one) for one in parts),
        episodes if isinstance(episodes, int) else None,
    )
