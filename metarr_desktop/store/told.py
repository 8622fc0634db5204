"""Told: the episodes that a provider told of a show, and which of them are not in the library.

They are kept as the show was enriched last. Whether one is here is asked of the library as it is: by the provider's own
id where ours has one, else by its place, and where ours has no season by its absolute number, just as episodes are
matched when a show is enriched (`domain.sources.matched_children`).
"""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import TYPE_CHECKING

from metarr_desktop.domain.episodes import AbsentEpisode, Numbers, ToldShow
from metarr_desktop.domain.kinds import ItemId

if TYPE_CHECKING:
    from metarr_desktop.store.connection import Connection
    from metarr_desktop.store.engine import Lanes

_BELOW = "item p JOIN item e ON e.parent_id = p.id AND (e.deleted_at IS NULL) = (i.deleted_at IS NULL)"
_IS_OTHERS = "EXISTS (SELECT 1 FROM external_id o WHERE o.item_id = e.id AND o.scheme = s.scheme)"
#: What it takes that an episode `t` that was told of the show `s` is not here; `i` is the show's item.
_IS_ABSENT = (
    "NOT EXISTS (SELECT 1 FROM external_id x JOIN item e ON e.id = x.item_id JOIN item p ON p.id = e.parent_id "
    "WHERE x.value = t.own_id AND x.scheme = s.scheme AND e.kind = 'episode' AND p.parent_id = i.id "
    "AND (e.deleted_at IS NULL) = (i.deleted_at IS NULL)) "
    f"AND NOT EXISTS (SELECT 1 FROM {_BELOW} WHERE p.parent_id = i.id AND p.season = t.season "
    f"AND e.season = t.season AND e.episode = t.episode AND NOT {_IS_OTHERS}) "
    f"AND NOT EXISTS (SELECT 1 FROM {_BELOW} WHERE p.parent_id = i.id AND e.season IS NULL "
    f"AND e.absolute = t.absolute AND NOT {_IS_OTHERS})"
)
#: The item is still the show that was told of.
_IS_SAME = (
    "EXISTS (SELECT 1 FROM json_each(s.ids) j JOIN external_id x ON x.item_id = i.id AND x.scheme = j.key "
    "AND x.value = j.value)"
)
#: It was shown by a day, which is bound twice. What has no date was if a later one of its season was.
_IS_SHOWN = (
    "CASE WHEN t.air_date <> '' THEN t.air_date <= ? ELSE EXISTS (SELECT 1 FROM told_episode n "
    "WHERE n.series_id = t.series_id AND n.season = t.season AND n.episode > t.episode "
    "AND n.air_date BETWEEN '0' AND ?) END"
)
#: A show `i` of which an episode was shown by a day, bound twice, that is not in the library. Specials do not count.
LACKS_TOLD = (
    f"EXISTS (SELECT 1 FROM told_show s JOIN told_episode t ON t.series_id = s.series_id WHERE s.series_id = i.id "
    f"AND {_IS_SAME} AND t.season > 0 AND {_IS_SHOWN} AND {_IS_ABSENT})"
)


class Told:
    """Reading side."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes

    def absent(self, series: ItemId, today: str) -> tuple[AbsentEpisode, ...]:
        """The episodes of a show that are not in the library, by season and number; today is `YYYY-MM-DD`."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                f"SELECT t.season, t.episode, t.title, t.air_date, {_IS_SHOWN}, t.absolute, t.dvd_season, "
                "t.dvd_episode FROM item i JOIN told_show s ON s.series_id = i.id "
                "JOIN told_episode t ON t.series_id = i.id "
                f"WHERE i.id = ? AND {_IS_SAME} AND {_IS_ABSENT} ORDER BY t.season, t.episode",
                (today, today, series),
            ).all()
        return tuple(AbsentEpisode(row[0], row[1], row[2], row[3], not row[4], Numbers(*row[5:])) for row in rows)

    def not_told_of(self) -> list[ItemId]:
        """The enriched shows of which nobody told any episode."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                "SELECT i.id FROM item i WHERE i.kind = 'series' AND i.deleted_at IS NULL "
                "AND i.enriched_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM told_show s WHERE s.series_id = i.id)"
            )
            return [ItemId(row) for row in rows.scalars()]


class ToldWriter:
    """Writing side, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, series: ItemId, told: ToldShow, resting: Collection[str] = ()) -> None:
        """Keep what was told of a show instead of what was before, unless that is of another provider, who rests."""
        before = self._connection.execute("SELECT provider FROM told_show WHERE series_id = ?", (series,)).one_or_none()
        if before is not None and before[0] != told.provider and before[0] in resting:
            return
        self._connection.execute("DELETE FROM told_episode WHERE series_id = ?", (series,))
        self._connection.execute(
            "INSERT OR REPLACE INTO told_show (series_id, provider, scheme, ids) VALUES (?,?,?,?)",
            (series, told.provider, told.scheme, json.dumps(dict(told.ids))),
        )
        rows = [
            (
                series,
                one.season,
                one.episode,
                one.own_id,
                one.title,
                one.air_date,
                one.numbers.absolute,
                one.numbers.dvd_season,
                one.numbers.dvd_episode,
            )
            for one in told.episodes
        ]
        if rows:
            self._connection.execute(
                "INSERT INTO told_episode (series_id, season, episode, own_id, title, air_date, absolute, dvd_season, "
                "dvd_episode) VALUES (?,?,?,?,?,?,?,?,?)",
                rows,
            )
