"""Absent: the episodes of a show that providers know and the library does not have, missing or still to come.

Nothing of it is stored and nobody is asked: it is what providers said when the show was enriched last, as their answers
are kept, held against the library as it is now. A show that was never enriched has none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from metarr_desktop.domain.errors import MetarrError
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.domain.provider import Child, NotKept, Record
from metarr_desktop.domain.sources import matched_children
from metarr_desktop.domain.values import elements

if TYPE_CHECKING:
    from metarr_desktop.services.sources import Sources
    from metarr_desktop.store.library import Store


@dataclass(frozen=True, slots=True)
class AbsentEpisode:
    """An episode that is not here. `air_date` is `YYYY-MM-DD` or ""; `is_coming`: it was not shown yet."""

    season: int
    episode: int
    title: str
    air_date: str
    is_coming: bool


class Absent:
    """The question. For workers: it reads what is kept, and no server is asked."""

    def __init__(self, store: Store, sources: Sources) -> None:
        self._store = store
        self._sources = sources

    def of(self, series: ItemId) -> tuple[AbsentEpisode, ...]:
        """The episodes of a show that are not in the library, by season and number, in the show's own order."""
        values = self._store.items.values([series], ("external_ids", "episode_order")).get(series, {})
        record = self._kept(elements(values.get("external_ids"), ExternalId))
        if record is None:
            return ()
        ordering = next((one for one in record.orderings if one.name == values.get("episode_order")), None)
        own_scheme = record.ids[0].scheme if record.ids else ""
        local = self._store.enriched.children([series]).get(series, [])
        here = {id(child) for _, child in matched_children(local, record.children, own_scheme, ordering)}
        places = ordering.places if ordering else None
        absent: list[tuple[int, int, Child]] = []
        for child in record.children:
            own = next((one.value for one in child.ids if one.scheme == own_scheme), "")
            place = (child.place.season, child.place.episode) if places is None else places.get(own, (None, None))
            if child.kind is Kind.EPISODE and id(child) not in here and None not in place:
                absent.append((place[0] or 0, place[1] or 0, child))
        return _dated(absent, self._store.clock().astimezone().date().isoformat())

    def _kept(self, ids: Sequence[ExternalId]) -> Record | None:
        """What the first provider in the person's order said that told of episodes."""
        ask = replace(self._sources.ask(), only_kept=True, is_any_age=True)
        for provider in self._sources.active(Kind.SERIES):
            schemes = provider.spec.schemes.get(Kind.SERIES, ())
            if not any(one.scheme in schemes for one in ids):
                continue
            try:
                record = provider.fetch(Kind.SERIES, ids, ask)
            except (NotKept, MetarrError):
                continue
            if record is not None and any(child.kind is Kind.EPISODE for child in record.children):
                return record
        return None


def _dated(absent: Sequence[tuple[int, int, Child]], today: str) -> tuple[AbsentEpisode, ...]:
    """What has no date yet is to come, unless a later episode was shown already."""
    found: list[AbsentEpisode] = []
    was_shown: dict[int, bool] = {}
    for season, episode, child in sorted(absent, key=lambda one: one[:2], reverse=True):
        date = str(child.values.get("aired") or "")
        is_coming = date > today if date else not was_shown.get(season, False)
        was_shown[season] = was_shown.get(season, False) or not is_coming
        found.append(AbsentEpisode(season, episode, str(child.values.get("title") or ""), date, is_coming))
    return tuple(reversed(found))
