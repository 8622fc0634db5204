"""Identify: which title of which provider an item is. Known id, then kept answers, then a search; reasons for all.

What is sure enough is taken, by the one door; the rest waits for a person, the most certain first. A person's choice
locks the ids. Nothing but the items that were given is touched.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from metarr_desktop.domain.edits import Changes, Proposal
from metarr_desktop.domain.errors import BadInput, Cancelled, MetarrError, NotFound, Refused, Unavailable
from metarr_desktop.domain.fields import FIELD, fields_of
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.job_log import Tone
from metarr_desktop.domain.kinds import IDENTIFIED, Actor, BatchId, ItemId, Kind, LibraryId, Status
from metarr_desktop.domain.matching import Match, Verdict, from_json, rank, to_json, with_details
from metarr_desktop.domain.provider import Ask, Candidate, Wanted
from metarr_desktop.domain.references import parse_reference
from metarr_desktop.domain.review import Decision, Queue, Review, ReviewState
from metarr_desktop.domain.sentences import sentence
from metarr_desktop.domain.sources import LocalChild, Numbering, gathered_ids, numbered
from metarr_desktop.domain.values import Value, elements, empty_of
from metarr_desktop.services.batches import BatchesBySource
from metarr_desktop.services.changes import Aspect, Newsroom
from metarr_desktop.services.crowd import answered, portions
from metarr_desktop.services.finding import Found, find_out
from metarr_desktop.services.looked_for import wanted
from metarr_desktop.store.batch import Batch
from metarr_desktop.store.beside import State
from metarr_desktop.store.clock import stamp

if TYPE_CHECKING:
    from metarr_desktop.domain.jobs import Progress
    from metarr_desktop.services.sources import Sources
    from metarr_desktop.store.door import ItemState
    from metarr_desktop.store.library import Store
    from metarr_desktop.store.unit import Unit

log = logging.getLogger(__name__)

_ITEMS_A_TRANSACTION = 40
_KEPT_CANDIDATES = 20


@dataclass(slots=True)
class IdentifyReport:
    """What came of it: items taken, those that wait for a person, those nobody knows; each problem's sentence once.

    `unasked` are those about which no provider could be asked; they are as they were.
    """

    taken: list[ItemId] = field(default_factory=list)
    waiting: list[ItemId] = field(default_factory=list)
    unknown: list[ItemId] = field(default_factory=list)
    unasked: list[ItemId] = field(default_factory=list)
    problems: dict[str, None] = field(default_factory=dict)
    batch: BatchId | None = None


@dataclass(slots=True)
class GivenReport:
    """Which items are now what a manager said, and which stay what a person decided."""

    taken: list[ItemId] = field(default_factory=list)
    refused: list[ItemId] = field(default_factory=list)
    batch: BatchId | None = None


@dataclass(frozen=True, slots=True)
class _Told:
    item: ItemId
    question: Wanted
    found: Found


class Identify:
    """The verb. Handed the store and the sources."""

    def __init__(self, store: Store, sources: Sources, newsroom: Newsroom) -> None:
        self._store = store
        self._sources = sources
        self._newsroom = newsroom

    # --- by itself --------------------------------------------------------------------------------------------------

    def items(
        self, items: Sequence[ItemId], progress: Progress, *, is_fresh: bool = False, caused_by: BatchId | None = None
    ) -> IdentifyReport:
        """Find out what those items are. Raises Cancelled; what was found until then is kept."""
        ask = self._sources.ask(is_fresh=is_fresh, is_cancelled=lambda: progress.is_cancelled, hear=progress.hear)
        providers = self._sources.active_by_kind(IDENTIFIED)
        kinds = self._store.items.kinds(items)
        asked = [item for item in items if providers.get(kinds.get(item, Kind.SEASON))]
        report = IdentifyReport()
        for kind in sorted(kind for kind in {*kinds.values()} if kind in IDENTIFIED and not providers[kind]):
            report.problems[f"No provider that knows {kind.plural} is switched on."] = None
        threshold = self._threshold()
        rested: set[str] = set()
        batches = BatchesBySource("identify", caused_by)
        told: list[_Told] = []

        def find(question: tuple[ItemId, Wanted]) -> Found:
            return find_out(question[1], providers[question[1].kind], ask, threshold, rested)

        try:
            questions = answered(find, self._questions(asked), is_cancelled=ask.is_cancelled)
            for number, ((item, question), found) in enumerate(questions, 1):
                told.append(_Told(item, question, found))
                progress.say(*_line(question, found))
                if len(told) >= _ITEMS_A_TRANSACTION:
                    self._keep(told, batches, report)
                    told = []
                progress.report(number, len(asked), "identify")
        finally:
            self._keep(told, batches, report)
        report.batch = batches.whole.id
        return report

    def _questions(self, items: Sequence[ItemId]) -> Iterator[tuple[ItemId, Wanted]]:
        """What is asked of each item, looked up as it is needed: a library may have a hundred thousand."""
        for some in portions(items):
            yield from wanted(self._store, some).items()

    def _keep(self, told: Sequence[_Told], batches: BatchesBySource, report: IdentifyReport) -> None:
        if not told:
            return
        report.problems.update((problem, None) for one in told for problem in one.found.problems)
        report.unasked += [one.item for one in told if not one.found.is_asked]
        reviews: list[Review] = []
        with self._store.write(durable=False) as unit:
            for one in _still_asked(unit, [one for one in told if one.found.is_asked]):
                item, matches = one.item, one.found.matches
                is_taken = one.found.verdict is Verdict.TAKE
                state = ReviewState.TAKEN if is_taken else ReviewState.WAITING
                best = matches[0].confidence if matches else 0.0
                reviews.append(Review(item, state, best, to_json(matches[:_KEPT_CANDIDATES])))
                if not is_taken:
                    (report.waiting if matches else report.unknown).append(item)
                    continue
                report.taken.append(item)
                self._take(unit, batches.of(unit, matches[0].candidate.provider), one)
            unit.reviews.put(reviews)
        if reviews:
            self._newsroom.tell(Aspect.VALUES, Aspect.STATE, Aspect.LIST, items=[one.item for one in reviews])

    def _take(self, unit: Unit, batch: Batch, told: _Told) -> None:
        match = told.found.matches[0]
        ids = gathered_ids(told.question.ids, match.candidate.ids)
        unit.apply(batch, [Proposal(told.item, {"external_ids": ids})])
        unit.decide(batch, {told.item: _identified(match.confidence, Actor.PROVIDER)})

    # --- by a manager -----------------------------------------------------------------------------------------------

    def give(
        self, given: Mapping[ItemId, Sequence[ExternalId]], source: str, caused_by: BatchId | None = None
    ) -> GivenReport:
        """Take a download manager's word for which titles items are: it has put them there.

        A person's word counts more: where they locked the ids, or said that the item is their own, nothing is taken.
        Where the item was taken for another title, what providers said of that one goes, as in `choose`.
        """
        batch = Batch(Actor.WEBHOOK, "identify", source, parent=caused_by)
        report = GivenReport()
        with self._store.write() as unit:
            states = unit.door.states(list(given), ("external_ids", "is_own", "status"))
            for item, state in states.items():
                if "external_ids" in state.locks or state.values["is_own"]:
                    report.refused.append(item)
                elif self._give(unit, batch, item, state, given[item]):
                    report.taken.append(item)
        report.batch = batch.id
        if report.taken:
            self._newsroom.tell(Aspect.VALUES, Aspect.STATE, Aspect.LIST, items=report.taken)
        return report

    def _give(self, unit: Unit, batch: Batch, item: ItemId, state: ItemState, told: Sequence[ExternalId]) -> bool:
        """Whether that was news: an upgrade tells again what the title is."""
        known = _ids_of(state)
        is_another = _contradict(known, told)
        is_news = is_another or state.values["status"] == Status.UNIDENTIFIED.value
        full = gathered_ids(tuple(told), () if is_another else known)
        if is_another:
            self._clear(unit, batch, item)
        if is_news or set(full) != set(known):
            unit.apply(batch, [Proposal(item, {"external_ids": full}, over_local=frozenset({"external_ids"}))])
        if is_news:
            unit.decide(batch, {item: _identified(1.0, Actor.WEBHOOK)})
            unit.reviews.put([Review(item, ReviewState.TAKEN, 1.0, to_json([]))])
        return is_news

    # --- by a person ------------------------------------------------------------------------------------------------

    def search(self, item: ItemId, words: str = "", year: int | None = None, provider: str = "") -> list[Match]:
        """Candidates for an item, for its own words or others; a pasted id or address gives just that title.

        Raises NotFound, Unavailable where nobody could be asked, Refused.
        """
        question = self._question(item)
        if words.strip():
            reference = parse_reference(words, self._sources.specs())
            if reference is not None:
                found = self._resolved(reference.kind or question.kind, reference.id, self._sources.ask())
                return rank(question, [found]) if found else []
            question = Wanted(
                question.kind, words.strip(), year, artist=question.artist, runtime_min=question.runtime_min
            )
        known = [one for one in self._sources.active(question.kind) if provider in ("", one.spec.name)]
        if not known:
            raise Unavailable(f"No provider that knows {question.kind.plural} is switched on.")
        candidates: list[Candidate] = []
        problems: list[MetarrError] = []
        for one in known:
            try:
                if question.kind in one.spec.searches:
                    candidates += one.search(question, self._sources.ask())
            except Cancelled:
                raise
            except MetarrError as error:
                problems.append(error)
        if problems and not candidates:
            raise problems[0]
        return rank(question, candidates)

    def matches(self, item: ItemId) -> list[Match]:
        """The candidates that were found before, best first; none where nobody asked."""
        return self.matches_of([item]).get(item, [])

    def matches_of(self, items: Collection[ItemId]) -> dict[ItemId, list[Match]]:
        """The same of many; those that nobody asked about are left out."""
        return {item: from_json(review.matches) for item, review in self._store.reviews.of(items).items()}

    def choose(self, item: ItemId, ids: Sequence[ExternalId]) -> Changes:
        """Say that an item is the title with those ids: a person's word, which locks them.

        Where it was another title before, everything that providers said of that one goes, but what is locked.
        Raises NotFound for an item, or a title that its own provider does not know.
        """
        return self.put_choice(item, ids, self.look_up(item, ids))

    def look_up(
        self, item: ItemId, ids: Sequence[ExternalId], *, is_cancelled: Callable[[], bool] = lambda: False
    ) -> Candidate | None:
        """The first half of `choose`, which asks the network: the title with all its ids.

        None where its provider cannot be asked now, or the asking was cancelled. Raises NotFound.
        """
        return self._known_title(self._question(item).kind, ids, self._sources.ask(is_cancelled=is_cancelled))

    def put_choice(self, item: ItemId, ids: Sequence[ExternalId], candidate: Candidate | None) -> Changes:
        """The second half, which only writes. `candidate` is what `look_up` gave. Raises NotFound for the item."""
        self._question(item)  # of another kind nothing is said
        full = gathered_ids(tuple(ids), candidate.ids if candidate else ())
        batch = Batch(Actor.PERSON, "identify")
        with self._store.write() as unit:
            present = unit.door.states([item], ("external_ids",))
            if any(_contradict(_ids_of(state), full) for state in present.values()):
                self._clear(unit, batch, item)
            changes = unit.apply(batch, [Proposal(item, {"external_ids": full})])
            unit.decide(batch, {item: {**_identified(1.0, Actor.PERSON), "is_own": 0}})
            if not self._store.reviews.of([item]):
                unit.reviews.put([Review(item, ReviewState.TAKEN, 1.0, to_json([]))])
            unit.decide_beside(batch, [State(item, "review", (item,), ReviewState.TAKEN.value)])
        self._newsroom.tell(Aspect.VALUES, Aspect.STATE, Aspect.LIST, items=[item])
        return Changes(batch.id, changes.changed or {item: ("status",)})

    def choose_reference(self, item: ItemId, text: str) -> Changes:
        """The same for a pasted id or address. Raises BadInput where it is none, NotFound."""
        reference = parse_reference(text, self._sources.specs())
        if reference is None:
            raise BadInput(f"“{text}” is no id or address of a provider; write tmdb:603 or paste a title's address.")
        kind = self._question(item).kind
        if reference.kind is not None and reference.kind is not kind:
            raise BadInput(f"“{text}” is an id of {reference.kind.plural}, and this item is none of them.")
        return self.choose(item, [reference.id])

    def set_own(self, items: Collection[ItemId], is_own: bool) -> BatchId | None:
        """Say that no provider has those items, for they are the person's own: nobody is asked about them again."""
        batch = Batch(Actor.PERSON, "own" if is_own else "not_own")
        with self._store.write() as unit:
            unit.decide(batch, {item: {"is_own": int(is_own)} for item in items})
        self._newsroom.tell(Aspect.STATE, Aspect.LIST, items=items)
        return batch.id

    def leave(self, items: Collection[ItemId], is_left: bool = True) -> BatchId | None:
        """Leave items unidentified for now, or no longer; when somebody asks about them again they wait again."""
        batch = Batch(Actor.PERSON, "leave" if is_left else "not_leave")
        state = ReviewState.LEFT if is_left else ReviewState.WAITING
        with self._store.write() as unit:
            unit.decide_beside(batch, [State(item, "review", (item,), state.value) for item in items])
        self._newsroom.tell(Aspect.STATE, items=items)
        return batch.id

    # --- what there is to do ----------------------------------------------------------------------------------------

    def waiting(self) -> list[ItemId]:
        """The items that wait for a person, the most certain first."""
        return self._store.reviews.waiting()

    def queue(self) -> Queue:
        """What waits, what was done today, and what is left."""
        midnight = self._store.clock().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
        reviews = self._store.reviews
        return Queue(
            tuple(reviews.queue()),
            reviews.count_decided(stamp(midnight)),
            reviews.count_unidentified(IDENTIFIED),
            reviews.count_left(),
        )

    def decision(self, item: ItemId) -> Decision:
        """Who said which title an item is. Raises NotFound."""
        decision = self._store.reviews.decision(item)
        if decision is None:
            raise NotFound("This title is no longer in the library.")
        return decision

    def orderings(self, item: ItemId, ids: Sequence[ExternalId] = ()) -> list[Numbering]:
        """The ways to number the episodes of the series with those ids, else of what the item is taken for.

        Each name once, of the first provider that has it, with what our episodes are by it. Raises NotFound, and
        MetarrError where nobody tells any.
        """
        question = self._question(item)
        if question.kind is not Kind.SERIES:
            return []
        found: dict[str, Numbering] = {}
        problems: list[MetarrError] = []
        known = tuple(ids) or question.ids
        pinned, free = self._episodes(item)
        current = str(self._store.items.values([item]).get(item, {}).get("episode_order") or "")
        for provider in self._sources.active(Kind.SERIES):
            schemes = provider.spec.schemes.get(Kind.SERIES, ())
            if any(one.scheme in schemes for one in known):
                try:
                    record = provider.fetch(Kind.SERIES, known, self._sources.ask())
                except MetarrError as error:
                    problems.append(error)
                    continue
                if record is None:
                    continue
                own_scheme = record.ids[0].scheme if record.ids else ""
                for one in (None, *record.orderings) if record.children else record.orderings:
                    name = one.name if one else ""
                    if name not in found:
                        ours = pinned if name == current else free
                        found[name] = numbered(ours, record.children, own_scheme, one)
        if problems and not found:
            raise problems[0]
        return list(found.values())

    def _episodes(self, series: ItemId) -> tuple[list[LocalChild], list[LocalChild]]:
        """Its episodes with the ids that pin them, and as another order finds them: only what is locked stays."""
        below = self._store.enriched.children([series]).get(series, [])
        pinned = [one for one in below if one.kind is Kind.EPISODE]
        locks = self._store.enriched.locks([one.item for one in pinned])
        free = [one if "external_ids" in locks.get(one.item, ()) else replace(one, ids=()) for one in pinned]
        return pinned, free

    def keep(self, matches: Mapping[ItemId, Sequence[Match]]) -> None:
        """Have items wait for a person with candidates that were found elsewhere."""
        with self._store.write() as unit:
            unit.reviews.put(
                [
                    Review(item, ReviewState.WAITING, some[0].confidence if some else 0.0, to_json(some))
                    for item, some in matches.items()
                ]
            )
        self._newsroom.tell(Aspect.STATE, items=list(matches))

    def unidentified(self, library: LibraryId | None = None) -> list[ItemId]:
        """The items that nobody has identified yet."""
        return self._store.reviews.unidentified(library, IDENTIFIED)

    # --- inside -----------------------------------------------------------------------------------------------------

    def _threshold(self) -> float:
        return int(self._store.settings.get("identify.threshold")) / 100

    def _question(self, item: ItemId) -> Wanted:
        question = wanted(self._store, [item]).get(item)
        if question is None:
            raise NotFound("Only movies, series, artists and albums are identified; what is below them comes along.")
        return question

    def _known_title(self, kind: Kind, ids: Sequence[ExternalId], ask: Ask) -> Candidate | None:
        """The title behind ids, with all its other ids; None where its provider cannot be asked now."""
        try:
            return self._resolved(kind, ids[0], ask) if ids else None
        except (Unavailable, Refused, BadInput, Cancelled) as error:
            log.info("%s; the id is taken as it is", error)
            return None

    def _resolved(self, kind: Kind, id: ExternalId, ask: Ask) -> Candidate | None:
        """The title behind an id, of the first provider that tells it.

        Raises NotFound when the id's own provider knows none, and the first problem where nobody could be asked.
        """
        problems: list[MetarrError] = []
        able = [one for one in self._sources.active(kind) if id.scheme in one.spec.schemes.get(kind, ())]
        for provider in able:
            try:
                found = provider.resolve(kind, id, ask)
                if found is not None:
                    record = provider.fetch(kind, found.ids, ask)
                    return with_details(found, record) if record else found
            except (Unavailable, Refused, BadInput) as error:
                problems.append(error)
                continue
            if id.scheme == provider.spec.schemes[kind][0]:
                raise NotFound(f"{provider.spec.label} knows no {kind} “{id.value}”.")
        if problems:
            raise problems[0]
        if able:
            raise NotFound(f"No provider knows a {kind} with the id {id.scheme}:{id.value}.")
        return None

    def _clear(self, unit: Unit, batch: Batch, item: ItemId) -> None:
        """Drop what providers said of the title that an item was taken for, there and below it (RULES 3.9.8)."""
        tree = self._store.items.subtree([item])
        kinds = self._store.items.kinds(tree)
        holders = self._store.enriched.holders(tree)
        locks = self._store.enriched.locks(tree)
        proposals = []
        for one in tree:
            known = {row.name for row in fields_of(kinds[one])}
            names = [name for name in holders.get(one, {}) if name in known and name not in locks.get(one, ())]
            empty: dict[str, Value] = {name: empty_of(FIELD[name].type) for name in names if name != "title"}
            proposals.append(Proposal(one, empty, dict.fromkeys(empty, False)))
        unit.apply(batch, proposals)
        unit.enriched.drop_offers(tree)


def _identified(confidence: float, by: Actor) -> dict[str, Value]:
    return {"status": Status.IDENTIFIED.value, "confidence": round(confidence, 4), "matched_by": by.value}


def _line(question: Wanted, found: Found) -> tuple[str, Tone]:
    """What is said of an item that providers were asked about."""
    title = question.title
    if not found.is_asked:
        why = found.problems[0] if found.problems else sentence("Nobody could be asked.")
        return f"{title}: {why}", Tone.TROUBLE if found.problems else Tone.LEFT
    if not found.matches:
        return sentence(f"{title}: known to nobody."), Tone.LEFT
    best = found.matches[0]
    if found.verdict is not Verdict.TAKE:
        return sentence(f"{title}: waits for you; candidates: {len(found.matches)}."), Tone.LEFT
    told = f"{best.candidate.title} ({best.candidate.year})" if best.candidate.year else best.candidate.title
    return sentence(f"{title}: it is {told}; sure to {round(100 * best.confidence)} %."), Tone.WELL


def _still_asked(unit: Unit, told: Sequence[_Told]) -> list[_Told]:
    """Those of which a person has not said meanwhile what they are, or that they are gone or the person's own."""
    states = unit.door.states([one.item for one in told], ("external_ids", "is_own"))
    return [
        one
        for one in told
        if (state := states.get(one.item)) is not None
        and not state.values["is_own"]
        and set(_ids_of(state)) == set(one.question.ids)
    ]


def _ids_of(state: ItemState) -> tuple[ExternalId, ...]:
    return elements(state.values.get("external_ids"), ExternalId)


def _contradict(ours: Sequence[ExternalId], theirs: Sequence[ExternalId]) -> bool:
    known = dict(ours)
    return any(known.get(one.scheme, one.value) != one.value for one in theirs)
