"""Absent: the episodes of a show that providers know and the library does not have, missing or still to come.

Nobody is asked: it is what a provider told when the show was enriched last, held against the library as it is now. A
show that was never enriched has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from metarr_desktop.domain.errors import MetarrError
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.jobs import JobResult, Payload, Progress
from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.domain.provider import Ask, NotKept, Record
from metarr_desktop.domain.sources import first_with_episodes, told_show
from metarr_desktop.domain.values import elements
from metarr_desktop.services.changes import Aspect, Newsroom
from metarr_desktop.services.crowd import portions

if TYPE_CHECKING:
    from metarr_desktop.domain.episodes import AbsentEpisode
    from metarr_desktop.domain.provider import Provider
    from metarr_desktop.services.jobs import Handler
    from metarr_desktop.services.sources import Sources
    from metarr_desktop.store.library import Store


class Absent:
    """The question, and the job that a library is given once which was enriched before answers were held against it."""

    def __init__(self, store: Store, sources: Sources, newsroom: Newsroom) -> None:
        self._store = store
        self._sources = sources
        self._newsroom = newsroom

    def of(self, series: ItemId) -> tuple[AbsentEpisode, ...]:
        """The episodes of a show that are not in the library, by season and number, in the show's own order."""
        return self._store.told.absent(series, self._store.clock().astimezone().date().isoformat())

    # --- what an earlier version had asked ----------------------------------------------------------------------------

    @property
    def handlers(self) -> Mapping[str, Handler]:
        """Job type -> what does it."""
        return {"recall": self.recall}

    def recall(self, payload: Payload, progress: Progress) -> JobResult:
        """Note which episodes shows have that were enriched before that was noted, as far as answers are kept."""
        ask = replace(self._sources.ask(), only_kept=True, is_any_age=True)
        providers = self._sources.active(Kind.SERIES)
        shows = self._store.told.not_told_of()
        noted: list[ItemId] = []
        for number, (series, ids, order) in enumerate(self._questions(shows), 1):
            progress.check()
            record = first_with_episodes(_kept(providers, ids, ask))
            if record is not None:
                with self._store.write(durable=False) as unit:
                    unit.told.put(series, told_show(record, ids, order))
                noted.append(series)
            progress.report(number, len(shows), "recall")
        if noted:
            self._newsroom.tell(Aspect.VALUES, items=noted)
        return JobResult(counts={"noted": len(noted)})

    def _questions(self, shows: Sequence[ItemId]) -> Iterator[tuple[ItemId, tuple[ExternalId, ...], str]]:
        """Shows with their ids and orders, looked up some hundreds at a time."""
        for some in portions(shows):
            values = self._store.items.values(some, ("external_ids", "episode_order"))
            for series in some:
                own = values.get(series, {})
                yield series, elements(own.get("external_ids"), ExternalId), str(own.get("episode_order") or "")


def _kept(providers: Sequence[Provider], ids: Sequence[ExternalId], ask: Ask) -> list[Record]:
    """What is kept of what those providers said of a show, in their order."""
    found: list[Record] = []
    for provider in providers:
        schemes = provider.spec.schemes.get(Kind.SERIES, ())
        if any(one.scheme in schemes for one in ids):
            try:
                record = provider.fetch(Kind.SERIES, ids, ask)
            except (NotKept, MetarrError):
                continue
            if record is not None:
                found.append(record)
    return found
