"""Enrich: gather what providers know of identified titles, each field from the source whose word counts for it.

Fill gaps, never erase; a lock holds and what it held back waits as a suggestion; what looks like another title is not
taken at all but suggested. Everything goes through the one door, one batch a provider, so that every value says whose
it is. Only the items that were given are touched, and what is below them.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from metarr_desktop.domain.edits import Changes, Proposal
from metarr_desktop.domain.errors import MetarrError, NotFound
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.job_log import Tone
from metarr_desktop.domain.kinds import Actor, BatchId, ItemId, Kind, LibraryId, Scheme, Status
from metarr_desktop.domain.provider import Ask, Heard, NotKept, Record
from metarr_desktop.domain.refresh import next_refresh, next_try
from metarr_desktop.domain.sentences import sentence
from metarr_desktop.domain.sources import is_another_now
from metarr_desktop.domain.values import elements
from metarr_desktop.services.batches import BatchesBySource
from metarr_desktop.services.changes import Aspect, Newsroom
from metarr_desktop.services.crowd import answered, portions
from metarr_desktop.services.gathering import Gathered, Subject, gather
from metarr_desktop.services.weighing import Portion
from metarr_desktop.store.batch import Batch
from metarr_desktop.store.beside import State
from metarr_desktop.store.clock import moment, stamp

if TYPE_CHECKING:
    from metarr_desktop.domain.jobs import Progress
    from metarr_desktop.domain.works import ToldWorks
    from metarr_desktop.services.sources import Sources
    from metarr_desktop.services.works import Telling
    from metarr_desktop.store.library import Store
    from metarr_desktop.store.unit import Unit

log = logging.getLogger(__name__)

#: The kinds that providers are asked about; the others come with the one above them.
ENRICHED = (Kind.MOVIE, Kind.SERIES, Kind.ARTIST, Kind.ALBUM, Kind.COLLECTION)
_ASKED_BY_NAME = (*ENRICHED, Kind.PERSON)  # of a hundred thousand people, those that somebody wants to know more of
#: So that nobody who edits meanwhile waits for long; a series may have hundreds of episodes.
_TITLES_A_TRANSACTION = 40
_CHILDREN_A_TRANSACTION = 400
_FIRST_FEED_S = 86_400.0  # how far back change feeds are read for the first time


@dataclass(slots=True)
class EnrichReport:
    """Items enriched, those held for a person because the answer looks like another title, and what went wrong.

    `problems` are sentences, each once; `collections` came along with their films.
    """

    enriched: list[ItemId] = field(default_factory=list)
    held: list[ItemId] = field(default_factory=list)
    unknown: list[ItemId] = field(default_factory=list)
    problems: dict[str, None] = field(default_factory=dict)
    touched: set[ItemId] = field(default_factory=set)
    collections: list[ItemId] = field(default_factory=list)
    batch: BatchId | None = None


@dataclass(slots=True)
class _Run:
    """One run of the verb. `rested` are providers that refused or rest, and are not asked again in it."""

    ask: Ask
    progress: Progress
    batches: BatchesBySource
    report: EnrichReport = field(default_factory=EnrichReport)
    rested: set[str] = field(default_factory=set)
    done: int = 0
    total: int = 0


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
        ask = self._sources.ask(is_fresh=is_fresh, is_cancelled=lambda: progress.is_cancelled, hear=progress.hear)
        run = _Run(ask, progress, BatchesBySource("enrich", caused_by))
        self._ask_about(self._store.enriched.tops(items, _ASKED_BY_NAME), run)
        run.report.collections = self._new_collections(items, run.batches)
        self._ask_about({one: [one] for one in run.report.collections}, run)
        run.report.batch = run.batches.whole.id
        return run.report

    def _new_collections(self, films: Sequence[ItemId], batches: BatchesBySource) -> list[ItemId]:
        """The collections of films that nobody was asked about yet; their ids are those that the films tell."""
        found = self._store.enriched.collections_to_ask_about(films)
        if not found:
            return []
        with self._store.write(durable=False) as unit:
            there = self._store.items.kinds(found)
            ids = [Proposal(item, {"external_ids": (ExternalId(Scheme.TMDB_SET, found[item]),)}) for item in there]
            unit.apply(batches.of(unit, "tmdb"), ids)
        return list(there)

    def _ask_about(self, tops: Mapping[ItemId, Sequence[ItemId]], run: _Run) -> None:
        """Ask about titles, for the items below each that are named (or itself), and store what comes of it."""
        run.total += len(tops)
        providers = self._sources.active_by_kind(_ASKED_BY_NAME)
        gathered: list[tuple[Subject, Gathered]] = []

        def ask(subject: Subject) -> Gathered:
            return gather(subject, providers[subject.row.kind], run.ask, run.rested)

        def at_hand(subject: Subject) -> Gathered | None:
            if run.ask.is_fresh:
                return None
            heard: list[tuple[str, Heard]] = []  # told of only if it is all: else the same is read once more
            kept = replace(run.ask, only_kept=True, hear=lambda *one: heard.append(one))
            try:
                found = gather(subject, providers[subject.row.kind], kept, run.rested)
            except NotKept:
                return None
            for one in heard:
                run.ask.hear(*one)
            return found

        try:
            subjects = self._subjects(tops)
            for answer in answered(ask, subjects, is_cancelled=run.ask.is_cancelled, at_hand=at_hand):
                gathered.append(answer)
                if len(gathered) >= _TITLES_A_TRANSACTION or _children_in(gathered) >= _CHILDREN_A_TRANSACTION:
                    self._store_portion(gathered, run)
                    gathered = []
                run.done += 1
                run.progress.report(run.done, run.total, "enrich")
        finally:
            self._store_portion(gathered, run)

    def _subjects(self, tops: Mapping[ItemId, Sequence[ItemId]]) -> Iterator[Subject]:
        """The titles to be asked about, looked up as they are needed: a library may have a hundred thousand."""
        for some in portions(list(tops)):
            rows = self._store.items.rows(some)
            values = self._store.items.values(some)
            named = [item for row in rows if row.kind is not Kind.ARTIST for item in tops[row.id]]
            below = self._store.enriched.children(named)
            for row in rows:
                allowed = {child.item for item in tops[row.id] for child in below.get(item, ())}
                ids = elements(values.get(row.id, {}).get("external_ids"), ExternalId)
                yield Subject(row, ids, frozenset(allowed.union(tops[row.id])))

    # --- storing ----------------------------------------------------------------------------------------------------

    def _store_portion(self, gathered: Sequence[tuple[Subject, Gathered]], run: _Run) -> None:
        if not gathered:
            return
        report = run.report
        for subject, answer in gathered:
            report.problems.update(dict.fromkeys(answer.problems))
            if answer.is_unknown:
                report.unknown.append(subject.row.id)
        known = [(subject, answer.records) for subject, answer in gathered if answer.records]
        portion = Portion(self._store, self._sources, run.ask, known)
        proposals = list(portion.proposals())
        with self._store.write(durable=False) as unit:
            still = _still_meant(unit, known)
            if len(still) < len(known) or len(self._store.items.kinds(portion.items)) < len(portion.items):
                # A person was faster. What stands now is read again, and stays so until this is over.
                known = still
                portion = Portion(self._store, self._sources, run.ask, known)
                proposals = list(portion.proposals())
            changes = [
                unit.apply(run.batches.of(unit, source), some).changed
                for source, some in _by_source(proposals, portion.general)
            ]
            changed = {item for one in changes for item in one}
            portion.keep_beside(unit, run.rested)
            done = [subject.row.id for subject, _ in known if subject.row.id in subject.allowed]
            fresh = [item for item in done if item not in portion.held]
            if told_of := [*fresh, *portion.children_told_of()]:
                unit.decide(run.batches.whole, {item: {"status": Status.ENRICHED.value} for item in told_of})
            if fresh:
                unit.enriched.set_enriched(portion.refresh_dates(unit.now))
            unit.enriched.put_off(_later(gathered, unit.now, without=fresh))
        report.touched |= changed
        report.enriched += fresh
        report.held += sorted(portion.held)
        if told := changed.union(done):
            self._newsroom.tell(Aspect.VALUES, Aspect.STATE, items=told)
        fields: Counter[ItemId] = Counter()
        for one in changes:
            fields.update({portion.top_of(item): len(names) for item, names in one.items()})
        for subject, answer in gathered:
            run.progress.say(*_line(subject, answer, fields[subject.row.id], is_held=subject.row.id in portion.held))

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
        active = self._sources.active_by_kind(ENRICHED)
        for provider in {one.spec.name: one for some in active.values() for one in some}.values():
            if not provider.spec.has_changes:
                continue
            try:
                ids |= provider.changed_since(since_s, self._sources.ask(is_fresh=True)) or frozenset()
            except MetarrError as error:
                log.info("%s; its titles are asked about when they are due", error)
        with self._store.write() as unit:
            unit.put_setting("providers.changes_read_at", stamp(now))
        return self._store.enriched.having(ids, ENRICHED)

    def telling(self, person: ItemId) -> Telling:
        """Whether somebody can be asked what else a person is in."""
        from metarr_desktop.services.works import telling  # a start shows nobody

        return telling(self._store, self._sources, person)

    def keep_works(self, person: ItemId, told: ToldWorks) -> None:
        """Keep what a source tells that a person is in, in place of what was told before."""
        with self._store.write() as unit:
            unit.works.put(person, told)
        self._newsroom.tell(Aspect.VALUES, items=[person])

    def set_first(self, items: Sequence[ItemId], is_first: bool = True) -> BatchId | None:
        """Have items enriched before all others."""
        batch = Batch(Actor.PERSON, "first" if is_first else "not_first")
        with self._store.write() as unit:
            unit.decide(batch, {item: {"is_first": int(is_first)} for item in items})
        return batch.id

    def monitored(self, items: Collection[ItemId]) -> set[ItemId]:
        """Those of the items whose artwork is looked after automatically."""
        return self._store.enriched.monitored(items)

    def forget_trailer(self, item: ItemId, address: str) -> Changes:
        """A trailer leads nowhere: take it off, and remember that, so that no provider brings it back.

        Raises NotFound where the item has no such trailer.
        """
        trailers = elements(self._store.items.values([item]).get(item, {}).get("trailers"), str)
        if address not in trailers:
            raise NotFound(f"Item {item} has no trailer {address}.")
        left = tuple(one for one in trailers if one != address)
        is_locked = "trailers" in self._store.enriched.locks([item]).get(item, ())
        with self._store.write() as unit:
            batch = Batch(Actor.PERSON, "dead_link")
            unit.decide_beside(batch, [State(item, "dead_link", (address,), unit.now)])
            changes = unit.apply(batch, [Proposal(item, {"trailers": left}, {"trailers": is_locked})])
        self._newsroom.tell(Aspect.VALUES, items=[item])
        return changes

    def set_monitored(self, items: Sequence[ItemId], is_monitored: bool) -> BatchId | None:
        """Whether artwork of items is looked after automatically (RULES 3.9.7)."""
        batch = Batch(Actor.PERSON, "monitor" if is_monitored else "not_monitor")
        with self._store.write() as unit:
            unit.decide(batch, {item: {"is_monitored": int(is_monitored)} for item in items})
        self._newsroom.tell(Aspect.STATE, items=items)
        return batch.id


def _line(subject: Subject, answer: Gathered, fields: int, *, is_held: bool) -> tuple[str, Tone]:
    """What is said of a title that providers were asked about."""
    title = subject.row.title
    if is_held:
        return sentence(f"{title}: held back, as it looks like another title."), Tone.LEFT
    if answer.problems:
        return f"{title}: {answer.problems[0]}", Tone.TROUBLE
    if answer.is_unknown:
        return sentence(f"{title}: known to nobody."), Tone.LEFT
    if not answer.records:
        return sentence(f"{title}: nobody could be asked."), Tone.LEFT
    pictures = sum(len(record.pictures) for record in answer.records)
    if not fields:
        return sentence(f"{title}: unchanged; pictures on offer: {pictures}."), Tone.SAME
    return sentence(f"{title}: fields changed: {fields}; pictures on offer: {pictures}."), Tone.WELL


def _still_meant(
    unit: Unit, known: Sequence[tuple[Subject, tuple[Record, ...]]]
) -> list[tuple[Subject, tuple[Record, ...]]]:
    """Those that are there, and still the titles that providers were asked about."""
    states = unit.door.states([subject.row.id for subject, _ in known], ("external_ids",))
    now = {item: elements(state.values.get("external_ids"), ExternalId) for item, state in states.items()}
    return [
        (subject, records)
        for subject, records in known
        if subject.row.id in now
        and not is_another_now(subject.ids, now[subject.row.id], [id for record in records for id in record.ids])
    ]


def _later(gathered: Sequence[tuple[Subject, Gathered]], now: str, *, without: Collection[ItemId]) -> dict[ItemId, str]:
    """When those that got nothing are asked about again, lest they are due for ever and keep others from their turn."""
    later: dict[ItemId, str] = {}
    for subject, answer in gathered:
        item = subject.row.id
        if item in subject.allowed and item not in without:
            if answer.records or answer.is_unknown:
                later[item] = next_refresh(subject.row.kind, answer.records, now)
            elif answer.problems:
                later[item] = next_try(now)
    return later


def _children_in(gathered: Sequence[tuple[Subject, Gathered]]) -> int:
    return sum(max((len(one.children) for one in answer.records), default=0) for _, answer in gathered)


def _by_source(proposals: Sequence[tuple[str, Proposal]], order: Sequence[str]) -> Iterator[tuple[str, list[Proposal]]]:
    """The proposals of each provider together, in their order: what is gathered builds on those before."""
    found: dict[str, list[Proposal]] = {}
    for source, proposal in proposals:
        found.setdefault(source, []).append(proposal)
    for source in sorted(found, key=order.index):
        yield source, found[source]
