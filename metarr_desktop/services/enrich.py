"""Enrich: gather what providers know of identified titles, each field from the source whose word counts for it.

Fill gaps, never erase; a lock holds and what it held back waits as a suggestion; what looks like another title is not
taken at all but suggested. Everything goes through the one door, one batch a provider, so that every value says whose
it is. Only the items that were given are touched, and what is below them.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from metarr_desktop.domain.edits import Changes, Proposal
from metarr_desktop.domain.errors import Cancelled, MetarrError, NotFound, Refused, Unavailable
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.jobs import Progress
from metarr_desktop.domain.kinds import PARENT_KIND, Actor, BatchId, ItemId, Kind, LibraryId, Scheme, Status
from metarr_desktop.domain.provider import Ask, Child, Provider, Record
from metarr_desktop.domain.refresh import next_refresh
from metarr_desktop.domain.sources import (
    LocalChild,
    Order,
    best_of,
    gathered_ids,
    gathered_ratings,
    gathered_titles,
    is_another_now,
    looks_like_another,
    matched_children,
)
from metarr_desktop.domain.values import Rating, Value
from metarr_desktop.domain.views import ItemRow
from metarr_desktop.services.batches import BatchesBySource
from metarr_desktop.services.changes import Aspect, Newsroom
from metarr_desktop.services.crowd import answered
from metarr_desktop.services.sources import Sources
from metarr_desktop.store.clock import moment, stamp
from metarr_desktop.store.door import Batch
from metarr_desktop.store.library import Store, Unit

log = logging.getLogger(__name__)

#: The kinds that providers are asked about; the others come with the one above them.
ENRICHED = (Kind.MOVIE, Kind.SERIES, Kind.ARTIST, Kind.ALBUM, Kind.COLLECTION)
_ITEMS_A_TRANSACTION = 40
_FIRST_FEED_S = 86_400.0  # how far back change feeds are read for the first time


@dataclass(slots=True)
class EnrichReport:
    """Items enriched, those held for a person because the answer looks like another title, and what went wrong.

    `collections` came along with their films.
    """

    enriched: list[ItemId] = field(default_factory=list)
    held: list[ItemId] = field(default_factory=list)
    unknown: list[ItemId] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    touched: set[ItemId] = field(default_factory=set)
    collections: list[ItemId] = field(default_factory=list)
    batch: BatchId | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """A title to be asked about, and which items may be touched by the answer: itself, or only some below it."""

    row: ItemRow
    ids: tuple[ExternalId, ...]
    allowed: frozenset[ItemId]


@dataclass(frozen=True, slots=True)
class _Gathered:
    """What the providers said of a subject, in their order."""

    records: tuple[Record, ...]
    problems: tuple[str, ...]


class Enrich:
    """The verb. Handed the store and the sources."""

    def __init__(self, store: Store, sources: Sources, newsroom: Newsroom) -> None:
        self._store = store
        self._sources = sources
        self._newsroom = newsroom

    def items(
        self, items: Sequence[ItemId], progress: Progress, *, is_fresh: bool = False, caused_by: BatchId | None = None
    ) -> EnrichReport:
        """Enrich those items, with what is below them, and collections that are new with them.

        Raises Cancelled; what was stored until then is kept.
        """
        report = EnrichReport()
        ask = self._sources.ask(is_fresh=is_fresh, is_cancelled=lambda: progress.is_cancelled)
        batches = BatchesBySource("enrich", caused_by)
        rested: set[str] = set()
        self._ask_about(self._subjects(items), ask, batches, rested, progress, report)
        report.collections = self._new_collections(items, batches)
        self._ask_about(self._subjects(report.collections), ask, batches, rested, progress, report)
        report.batch = batches.whole.id
        return report

    def _new_collections(self, films: Sequence[ItemId], batches: BatchesBySource) -> list[ItemId]:
        """The collections of films that nobody was asked about yet; their ids are those that the films tell."""
        found = self._store.enriched.collections_to_ask_about(films)
        if found:
            ids = [Proposal(item, {"external_ids": (ExternalId(Scheme.TMDB_SET, id),)}) for item, id in found.items()]
            with self._store.write(durable=False) as unit:
                unit.apply(batches.of(unit, "tmdb"), ids)
        return list(found)

    def _ask_about(
        self,
        subjects: Sequence[Subject],
        ask: Ask,
        batches: BatchesBySource,
        rested: set[str],
        progress: Progress,
        report: EnrichReport,
    ) -> None:
        providers = {kind: self._sources.active(kind) for kind in {one.row.kind for one in subjects}}
        gathered: list[tuple[Subject, _Gathered]] = []

        def gather(subject: Subject) -> _Gathered:
            return _gather(subject, providers[subject.row.kind], ask, rested)

        try:
            for number, answer in enumerate(answered(gather, subjects, is_cancelled=ask.is_cancelled), 1):
                gathered.append(answer)
                if len(gathered) >= _ITEMS_A_TRANSACTION:
                    self._store_portion(gathered, ask, batches, report)
                    gathered = []
                progress.report(number, len(subjects), "enrich")
        finally:
            self._store_portion(gathered, ask, batches, report)

    def _subjects(self, items: Sequence[ItemId]) -> list[Subject]:
        """The titles to ask about: each item that providers know as such, and for the others the one above them."""
        rows = {row.id: row for row in self._store.items.rows(items)}
        allowed: dict[ItemId, set[ItemId]] = {}
        for row in rows.values():
            if row.kind in ENRICHED:
                below = [row.id] if row.kind is Kind.ARTIST else self._store.items.subtree([row.id])
                allowed.setdefault(row.id, set()).update(below)
            elif (top := self._top(row)) is not None:
                allowed.setdefault(top, set()).update(self._store.items.subtree([row.id]))
        tops = {row.id: row for row in self._store.items.rows(list(allowed))}
        values = self._store.items.values(list(allowed))
        return [
            Subject(tops[item], _ids(values.get(item, {})), frozenset(some))
            for item, some in allowed.items()
            if item in tops
        ]

    def _top(self, row: ItemRow) -> ItemId | None:
        """What is asked about instead of a season, an episode or a track."""
        while row.kind not in ENRICHED:
            if row.parent is None or row.kind not in PARENT_KIND:
                return None
            (row,) = self._store.items.rows([row.parent])
        return row.id

    # --- storing ----------------------------------------------------------------------------------------------------

    def _store_portion(
        self,
        gathered: Sequence[tuple[Subject, _Gathered]],
        ask: Ask,
        batches: BatchesBySource,
        report: EnrichReport,
    ) -> None:
        if not gathered:
            return
        for _, answer in gathered:
            report.problems += [one for one in answer.problems if one not in report.problems]
        known = [(subject, answer.records) for subject, answer in gathered if answer.records]
        report.unknown += [subject.row.id for subject, answer in gathered if not answer.records and not answer.problems]
        writer = _Portion(self._store, self._sources, ask, known)
        proposals = list(writer.proposals())
        with self._store.write(durable=False) as unit:
            still = _still_meant(unit, known)
            if len(still) < len(known):  # a person was faster
                known = still
                writer = _Portion(self._store, self._sources, ask, known)
                proposals = list(writer.proposals())
            for source, some in _by_source(proposals, writer.general):
                changes = unit.apply(batches.of(unit, source), some)
                report.touched |= changes.changed.keys()
            writer.keep_beside(unit)
            done = [subject.row.id for subject, _ in known if subject.row.id in subject.allowed]
            fresh = [item for item in done if item not in writer.held]
            if fresh:
                unit.decide(batches.whole, {item: {"status": Status.ENRICHED.value} for item in fresh})
                unit.enriched.set_enriched(writer.refresh_dates(stamp(self._store.clock())))
        report.enriched += fresh
        report.held += sorted(writer.held)
        self._newsroom.tell(Aspect.VALUES, Aspect.STATE, items=[*report.touched, *done])

    # --- what there is to do ----------------------------------------------------------------------------------------

    def to_enrich(self, library: LibraryId | None, *, is_all: bool) -> list[ItemId]:
        """Identified items: those that were never enriched, or all."""
        return self._store.enriched.to_enrich(library, ENRICHED, is_all=is_all)

    def due(self, count: int) -> list[ItemId]:
        """The items whose providers are to be asked again by now."""
        return self._store.enriched.due(stamp(self._store.clock()), ENRICHED, count)

    def changed(self) -> list[ItemId]:
        """The items of which providers' change feeds say that something is new since they were last read."""
        now = self._store.clock()
        since = self._store.settings.text("providers.changes_read_at")
        since_s = moment(since).timestamp() if since else now.timestamp() - _FIRST_FEED_S
        ids: set[ExternalId] = set()
        for provider in {one.spec.name: one for kind in ENRICHED for one in self._sources.active(kind)}.values():
            if not provider.spec.has_changes:
                continue
            try:
                ids |= provider.changed_since(since_s, self._sources.ask(is_fresh=True)) or frozenset()
            except MetarrError as error:
                log.info("%s; its titles are asked about when they are due", error)
        with self._store.write() as unit:
            unit.put_setting("providers.changes_read_at", stamp(now))
        return self._store.enriched.having(ids, ENRICHED)

    def set_first(self, items: Sequence[ItemId], is_first: bool = True) -> None:
        """Have items enriched before all others."""
        with self._store.write() as unit:
            unit.enriched.set_first(items, is_first)

    def monitored(self, items: Collection[ItemId]) -> set[ItemId]:
        """Those of the items whose artwork is looked after automatically."""
        return self._store.enriched.monitored(items)

    def forget_trailer(self, item: ItemId, address: str) -> Changes:
        """A trailer leads nowhere: take it off, and remember that, so that no provider brings it back.

        Raises NotFound where the item has no such trailer.
        """
        trailers = self._store.items.values([item]).get(item, {}).get("trailers")
        if address not in _tuple(trailers):
            raise NotFound(f"Item {item} has no trailer {address}.")
        left = tuple(one for one in _tuple(trailers) if isinstance(one, str) and one != address)
        is_locked = "trailers" in self._store.enriched.locks([item]).get(item, ())
        with self._store.write() as unit:
            unit.enriched.mark_dead([address])
            batch = Batch(Actor.PERSON, "dead_link")
            changes = unit.apply(batch, [Proposal(item, {"trailers": left}, {"trailers": is_locked})])
        self._newsroom.tell(Aspect.VALUES, items=[item])
        return changes

    def set_monitored(self, items: Sequence[ItemId], is_monitored: bool) -> None:
        """Whether artwork of items is looked after automatically (RULES 3.9.7)."""
        with self._store.write() as unit:
            unit.enriched.set_monitored(items, is_monitored)
        self._newsroom.tell(Aspect.STATE, items=items)


class _Portion:
    """What some subjects' records come to."""

    def __init__(
        self, store: Store, sources: Sources, ask: Ask, known: Sequence[tuple[Subject, tuple[Record, ...]]]
    ) -> None:
        self._ask = ask
        self._known = known
        self._rating_order = store.settings.text("ratings.order").split()
        tops = [subject.row.id for subject, _ in known]
        self._children = store.enriched.children([s.row.id for s, _ in known if s.row.kind is not Kind.ARTIST])
        items = [*tops, *(child.item for some in self._children.values() for child in some)]
        self._values = store.items.values(items)
        self._holders = store.enriched.holders(items)
        self._locks = store.enriched.locks(items)
        self._orders = {library: sources.order(library) for library in {s.row.library for s, _ in known}}
        trailers = {url for _, records in known for one in records for url in _tuple(one.values.get("trailers"))}
        self._dead = store.enriched.dead_links([url for url in trailers if isinstance(url, str)])
        self.general = next((one.general for one in self._orders.values()), ())
        self._matched: dict[ItemId, list[tuple[str, LocalChild, Child]]] = {}
        self.held: set[ItemId] = set()

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
        names += [one for one in _tuple(mine.get("alternative_titles")) if isinstance(one, str)]
        theirs: list[object] = [record.values.get("title"), record.values.get("original_title")]
        theirs += [*_tuple(record.values.get("alternative_titles")), *record.texts.get("title", {}).values()]
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
        local = self._children.get(subject.row.id, [])
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

    # --- beside the fields ------------------------------------------------------------------------------------------

    def keep_beside(self, unit: Unit) -> None:
        """Texts in other languages, pictures on offer, parts of collections."""
        offers = []
        for subject, records in self._known:
            item = subject.row.id
            if item in self.held:
                continue
            for record in records:
                if item in subject.allowed:
                    unit.enriched.put_texts(item, record.texts, record.provider)
                    offers += [(item, record.provider, one) for one in record.pictures]
                    if record.parts:
                        unit.enriched.put_parts(item, record.parts)
            for provider, ours, theirs in self._matched.get(item, ()):
                if ours.item in subject.allowed:
                    unit.enriched.put_texts(ours.item, theirs.texts, provider)
                    offers += [(ours.item, provider, one) for one in theirs.pictures]
        unit.enriched.put_offers(offers)

    def refresh_dates(self, now: str) -> dict[ItemId, str | None]:
        """When each subject is to be asked about again."""
        return {
            subject.row.id: next_refresh(subject.row.kind, records, now)
            for subject, records in self._known
            if subject.row.id in subject.allowed and subject.row.id not in self.held
        }


def _gather(subject: Subject, providers: Sequence[Provider], ask: Ask, rested: set[str]) -> _Gathered:
    """Ask every provider that can be asked by an id that is known: from the start, or since another one told it."""
    records: list[Record] = []
    problems: list[str] = []
    ids = subject.ids
    left = [one for one in providers if one.spec.name not in rested]
    is_new = True
    while left and is_new:
        is_new = False
        for provider in list(left):
            known = {one.scheme for one in ids}
            if not known.intersection(provider.spec.schemes.get(subject.row.kind, ())):
                continue
            left.remove(provider)
            try:
                record = provider.fetch(subject.row.kind, ids, ask)
            except Cancelled:
                raise
            except MetarrError as error:
                problems.append(str(error))
                if isinstance(error, Refused | Unavailable):
                    rested.add(provider.spec.name)
                continue
            if record is not None:
                records.append(record)
                ids = gathered_ids(ids, record.ids)
                is_new = True
    by_name = {one.spec.name: number for number, one in enumerate(providers)}
    records.sort(key=lambda one: by_name[one.provider])
    return _Gathered(tuple(records), tuple(problems))


def _still_meant(
    unit: Unit, known: Sequence[tuple[Subject, tuple[Record, ...]]]
) -> list[tuple[Subject, tuple[Record, ...]]]:
    """Those that are there, and still the titles that providers were asked about."""
    states = unit.door.states([subject.row.id for subject, _ in known], ("external_ids",))
    return [
        (subject, records)
        for subject, records in known
        if (state := states.get(subject.row.id)) is not None
        and not is_another_now(subject.ids, _ids(state.values), [id for record in records for id in record.ids])
    ]


def _said(record: Record, ask: Ask, dead: Collection[str]) -> dict[str, Value]:
    """A record's values, with the certificate of the person's country, of the US, or the first there is.

    Trailers that are known to lead nowhere are left out.
    """
    values = dict(record.values)
    if dead and (trailers := record.values.get("trailers")):
        values["trailers"] = tuple(one for one in _tuple(trailers) if isinstance(one, str) and one not in dead)
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
        values["external_ids"] = gathered_ids(_ids(mine), ids)
    ratings = [one for one in _tuple(theirs.get("ratings")) if isinstance(one, Rating)]
    if ratings:
        have = [one for one in _tuple(mine.get("ratings")) if isinstance(one, Rating)]
        values["ratings"] = gathered_ratings(have, ratings, rating_order)
    titles = [one for one in _tuple(theirs.get("alternative_titles")) if isinstance(one, str)]
    if titles:
        have_titles = [one for one in _tuple(mine.get("alternative_titles")) if isinstance(one, str)]
        own = [str(source.get(name) or "") for source in (mine, theirs) for name in ("title", "original_title")]
        values["alternative_titles"] = gathered_titles(have_titles, titles, own)
    return values


def _by_source(proposals: Sequence[tuple[str, Proposal]], order: Sequence[str]) -> Iterator[tuple[str, list[Proposal]]]:
    """The proposals of each provider together, in their order: what is gathered builds on those before."""
    found: dict[str, list[Proposal]] = {}
    for source, proposal in proposals:
        found.setdefault(source, []).append(proposal)
    for source in sorted(found, key=order.index):
        yield source, found[source]


def _ids(values: Mapping[str, Value]) -> tuple[ExternalId, ...]:
    return tuple(one for one in _tuple(values.get("external_ids")) if isinstance(one, ExternalId))


def _tuple(value: Value) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()
