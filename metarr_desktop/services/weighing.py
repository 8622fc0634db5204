"""Weighing: what providers' records come to, against what stands in the library, as proposals for the one door."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from metarr_desktop.domain.edits import Proposal
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.domain.refresh import next_refresh
from metarr_desktop.domain.sources import (
    LocalChild,
    Order,
    best_of,
    first_with_episodes,
    gathered_ids,
    gathered_ratings,
    gathered_titles,
    looks_like_another,
    matched_children,
    told_show,
)
from metarr_desktop.domain.values import Rating, Value, elements
from metarr_desktop.domain.works import ToldWorks

if TYPE_CHECKING:
    from metarr_desktop.domain.episodes import ToldShow
    from metarr_desktop.domain.provider import Ask, Child, Record
    from metarr_desktop.domain.views import ItemRow
    from metarr_desktop.services.gathering import Subject
    from metarr_desktop.services.sources import Sources
    from metarr_desktop.store.library import Store
    from metarr_desktop.store.unit import Unit


class Portion:
    """What some subjects' records come to.

    `items` are those whose values were looked at, `held` the suspicious, `general` the providers in their order.
    """

    def __init__(
        self, store: Store, sources: Sources, ask: Ask, known: Sequence[tuple[Subject, tuple[Record, ...]]]
    ) -> None:
        self._ask = ask
        self._known = known
        self._rating_order = store.settings.text("ratings.order").split()
        tops = [subject.row.id for subject, _ in known]
        self._children = store.enriched.children([s.row.id for s, _ in known if s.row.kind is not Kind.ARTIST])
        self._tops = {child.item: top for top, some in self._children.items() for child in some}
        self.items = items = [*tops, *(child.item for some in self._children.values() for child in some)]
        self._values = store.items.values(items)
        self._holders = store.enriched.holders(items)
        self._locks = store.enriched.locks(items)
        self._orders = {library: sources.order(library) for library in {s.row.library for s, _ in known}}
        trailers = {url for _, records in known for one in records for url in elements(one.values.get("trailers"), str)}
        self._dead = store.enriched.dead_links(trailers)
        self._set_by = store.enriched.set_by(items, ("episode_order", "external_ids"))
        self.general = next((one.general for one in self._orders.values()), ())
        self._matched: dict[ItemId, list[tuple[str, LocalChild, Child]]] = {}
        self.held: set[ItemId] = set()

    def top_of(self, item: ItemId) -> ItemId:
        """The title that was asked about, of which an item is a child; itself where it is that."""
        return self._tops.get(item, item)

    def proposals(self) -> Iterator[tuple[str, Proposal]]:
        """(provider, what is proposed in its name)."""
        for subject, records in self._known:
            order = self._orders[subject.row.library]
            item = subject.row.id
            mine = self._values.get(item, {})
            others = [one for one in records if self._is_another(subject.row, mine, one)]
            if others:
                self.held.add(item)
                yield from self._suspicions(item, others)
                continue
            said = {one.provider: _said(one, self._ask, self._dead) for one in records}
            if item in subject.allowed:
                yield from self._of_item(item, said, {one.provider: one.ids for one in records}, order)
            yield from self._of_children(subject, records, order)

    def _is_another(self, row: ItemRow, mine: Mapping[str, Value], record: Record) -> bool:
        names = [one for one in (mine.get("title"), mine.get("original_title")) if isinstance(one, str)]
        names += elements(mine.get("alternative_titles"), str)
        theirs: list[object] = [record.values.get("title"), record.values.get("original_title")]
        theirs += [*elements(record.values.get("alternative_titles"), str), *record.texts.get("title", {}).values()]
        year, their_year = row.year, record.values.get("year")
        is_settled = "title" in self._holders.get(row.id, {}) or "title" in self._locks.get(row.id, ())
        return is_settled and looks_like_another(
            row.kind,
            names,
            year,
            [one for one in theirs if isinstance(one, str)],
            their_year if isinstance(their_year, int) else None,
        )

    def _suspicions(self, item: ItemId, records: Sequence[Record]) -> Iterator[tuple[str, Proposal]]:
        """Title and year of what looks like another title: they wait as suggestions, nothing is taken."""
        for record in records:
            values = {name: record.values[name] for name in ("title", "year") if name in record.values}
            yield record.provider, Proposal(item, values, is_suggestion=True)

    def _of_item(
        self,
        item: ItemId,
        said: Mapping[str, Mapping[str, Value]],
        ids: Mapping[str, tuple[ExternalId, ...]],
        order: Order,
    ) -> Iterator[tuple[str, Proposal]]:
        won = best_of(said, self._holders.get(item, {}), order)
        mine, locks = self._values.get(item, {}), self._locks.get(item, set())
        running = dict(mine)
        for source in [one for one in order.general if one in said]:
            values = dict(won.get(source, {}))
            values.update(_gathered_values(running, said[source], ids.get(source, ()), self._rating_order))
            if "external_ids" in locks:
                values.pop("external_ids", None)  # what the person said it is has these ids and no others
            running.update(values)
            if values:
                over = frozenset(name for name in values if order.is_over_local(name, source))
                yield source, Proposal(item, values, over_local=over)

    def _of_children(self, subject: Subject, records: Sequence[Record], order: Order) -> Iterator[tuple[str, Proposal]]:
        local = [self._as_numbered_now(subject.row.id, one) for one in self._children.get(subject.row.id, [])]
        said: dict[ItemId, dict[str, Mapping[str, Value]]] = {}
        ids: dict[ItemId, dict[str, tuple[ExternalId, ...]]] = {}
        wanted_order = self._values.get(subject.row.id, {}).get("episode_order")
        for record in records:
            ordering = next((one for one in record.orderings if one.name == wanted_order), None)
            own_scheme = record.ids[0].scheme if record.ids else ""
            for ours, theirs in matched_children(local, record.children, own_scheme, ordering):
                self._matched.setdefault(subject.row.id, []).append((record.provider, ours, theirs))
                said.setdefault(ours.item, {})[record.provider] = theirs.values
                ids.setdefault(ours.item, {})[record.provider] = theirs.ids
        for item, by_provider in said.items():
            if item in subject.allowed:
                yield from self._of_item(item, by_provider, ids[item], order)

    def _as_numbered_now(self, series: ItemId, child: LocalChild) -> LocalChild:
        """An episode without its ids where the series was given another order since they were found: they go anew."""
        ordered = self._set_by.get(series, {}).get("episode_order", 0)
        pinned = self._set_by.get(child.item, {}).get("external_ids", 0)
        is_free = "external_ids" not in self._locks.get(child.item, ())
        if child.kind is not Kind.EPISODE or ordered <= pinned or not is_free:
            return child
        self._values[child.item] = {**self._values.get(child.item, {}), "external_ids": ()}
        return replace(child, ids=())

    def children_told_of(self) -> list[ItemId]:
        """The seasons, episodes and tracks that may be touched and of which somebody said something."""
        return list(
            dict.fromkeys(
                ours.item
                for subject, _ in self._known
                for _, ours, _ in self._matched.get(subject.row.id, ())
                if ours.item in subject.allowed
            )
        )

    # --- beside the fields ------------------------------------------------------------------------------------------

    def keep_beside(self, unit: Unit, resting: Collection[str]) -> None:
        """Texts in other languages, pictures on offer, parts of collections, episodes of shows, works of people.

        `resting` are the providers that could not be asked this time.
        """
        offers = []
        for subject, records in self._known:
            item = subject.row.id
            if item in self.held:
                continue
            for record in records:
                if item in subject.allowed:
                    unit.enriched.put_texts(item, record.texts, record.provider)
                    offers += [(item, record.provider, one) for one in record.pictures]
                    if record.works is not None:
                        unit.works.put(item, ToldWorks(record.provider, record.ids, record.works))
                    if record.parts:
                        unit.enriched.put_parts(item, record.parts)
            if item in subject.allowed and (told := self._told(subject, records)) is not None:
                unit.told.put(item, told, resting)
            for provider, ours, theirs in self._matched.get(item, ()):
                if ours.item in subject.allowed:
                    unit.enriched.put_texts(ours.item, theirs.texts, provider)
                    offers += [(ours.item, provider, one) for one in theirs.pictures]
        unit.enriched.put_offers(offers)

    def _told(self, subject: Subject, records: Sequence[Record]) -> ToldShow | None:
        """What the first of those says that told of episodes."""
        record = first_with_episodes(records) if subject.row.kind is Kind.SERIES else None
        order = self._values.get(subject.row.id, {}).get("episode_order")
        return None if record is None else told_show(record, subject.ids, str(order or ""))

    def refresh_dates(self, now: str) -> dict[ItemId, str | None]:
        """When each subject is to be asked about again."""
        return {
            subject.row.id: next_refresh(subject.row.kind, records, now)
            for subject, records in self._known
            if subject.row.id in subject.allowed and subject.row.id not in self.held
        }


def _said(record: Record, ask: Ask, dead: Collection[str]) -> dict[str, Value]:
    """A record's values, with the certificate of the person's country, of the US, or the first there is.

    Trailers that are known to lead nowhere are left out.
    """
    values = dict(record.values)
    if dead and (trailers := record.values.get("trailers")):
        values["trailers"] = tuple(one for one in elements(trailers, str) if one not in dead)
    marks = record.certifications
    mark = marks.get(ask.country) or marks.get("US") or next(iter(marks.values()), "")
    if mark:
        values["certification"] = mark
    return values


def _gathered_values(
    mine: Mapping[str, Value], theirs: Mapping[str, Value], ids: Sequence[ExternalId], rating_order: Sequence[str]
) -> dict[str, Value]:
    """The fields to which every source adds, as they are with this source's word."""
    values: dict[str, Value] = {}
    if ids:
        values["external_ids"] = gathered_ids(elements(mine.get("external_ids"), ExternalId), ids)
    if ratings := elements(theirs.get("ratings"), Rating):
        values["ratings"] = gathered_ratings(elements(mine.get("ratings"), Rating), ratings, rating_order)
    if titles := elements(theirs.get("alternative_titles"), str):
        own = [str(source.get(name) or "") for source in (mine, theirs) for name in ("title", "original_title")]
        values["alternative_titles"] = gathered_titles(elements(mine.get("alternative_titles"), str), titles, own)
    return values
