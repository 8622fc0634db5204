"""Artwork: which of the pictures on offer a title gets, fetched in order of rank until one can be used.

Automation fills empty slots alone, one portion at a time; what is locked, what lies beside the files and what was
chosen before stays. A picture that is not there any more, or is none, is remembered and never asked for again; so is
one that the person rejected. Nothing is fetched when the disk has less room than the settings leave free.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from metarr_desktop.domain.artwork import (
    Look,
    Offered,
    Ranked,
    Taste,
    folded,
    languages_of,
    ranked,
    shape_of,
    similarity,
    weights_of,
)
from metarr_desktop.domain.assets import ASSET
from metarr_desktop.domain.disk import CachedPicture, OfferState, PictureCandidate
from metarr_desktop.domain.edits import Changes, Proposal
from metarr_desktop.domain.errors import BadInput, Cancelled, CannotWrite, MetarrError, NotFound
from metarr_desktop.domain.jobs import Progress
from metarr_desktop.domain.kinds import Actor, BatchId, ItemId, Kind
from metarr_desktop.domain.provider import Downloads, PictureOffer
from metarr_desktop.domain.values import Value, is_empty
from metarr_desktop.domain.views import ItemRow
from metarr_desktop.files.cache import Cache, CacheType
from metarr_desktop.files.images import BadImage, ImageFacts, inspect
from metarr_desktop.services.changes import Aspect, Newsroom
from metarr_desktop.services.crowd import answered
from metarr_desktop.services.sources import Sources
from metarr_desktop.services.take_in import cached_picture
from metarr_desktop.store.door import Batch
from metarr_desktop.store.library import Store

log = logging.getLogger(__name__)

_ITEMS_A_TRANSACTION = 20
_THREADS = 8
#: What a picture takes up on average, in bytes: for the estimate before a large run.
_TYPICAL_BYTES = {"poster": 700_000, "fanart": 600_000, "thumb": 250_000}
_OTHER_BYTES = 300_000


def _never() -> bool:
    return False


def _placed(uuid: str, chosen: Value, limit: int, *, is_added: bool) -> tuple[str, ...]:
    """The pictures of a slot once one more is chosen: as many as before, or one more."""
    now = [str(one) for one in chosen] if isinstance(chosen, tuple) else []
    rest = [one for one in now if one != uuid]
    if is_added:
        return (*rest[: limit - 1], uuid)
    return (uuid, *(rest if uuid in now else rest[1:]))


@dataclass(slots=True)
class ArtworkReport:
    """Pictures fetched, pictures that turned out to be gone or none, and what went wrong."""

    fetched: int = 0
    dead: int = 0
    problems: list[str] = field(default_factory=list)
    touched: set[ItemId] = field(default_factory=set)
    batch: BatchId | None = None


@dataclass(frozen=True, slots=True)
class Shelf:
    """What is on offer for a slot: looks, best first, and the addresses that the person never wants to see again.

    `taken` says which of the pictures on offer lie in the cache already: address -> uuid. `has_others` says that
    something is on offer for another slot of the item.
    """

    looks: tuple[Look, ...] = ()
    rejected: tuple[str, ...] = ()
    taken: Mapping[str, str] = field(default_factory=dict)
    has_others: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """A slot to be filled: so many of those pictures, best first."""

    item: ItemId
    kind: Kind
    art: str
    count: int
    offers: tuple[PictureCandidate, ...]


@dataclass(frozen=True, slots=True)
class _Fetched:
    candidate: PictureCandidate
    data: bytes
    facts: ImageFacts


@dataclass(slots=True)
class _Filled:
    """What came of the wishes for one item."""

    pictures: list[_Fetched] = field(default_factory=list)
    dead: list[PictureCandidate] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


class Artwork:
    """The verb. Handed the store, the cache, the sources and the way to pictures."""

    def __init__(
        self,
        store: Store,
        cache: Cache,
        sources: Sources,
        downloads: Downloads,
        newsroom: Newsroom,
        free_bytes: Callable[[], int],
    ) -> None:
        self._store = store
        self._cache = cache
        self._sources = sources
        self._downloads = downloads
        self._newsroom = newsroom
        self._free_bytes = free_bytes

    # --- by itself --------------------------------------------------------------------------------------------------

    def hunt(self, items: Sequence[ItemId], progress: Progress, *, caused_by: BatchId | None = None) -> ArtworkReport:
        """Fill the empty slots of those items and of what is below them. Raises Cancelled; what was fetched is kept."""
        report = ArtworkReport()
        wishes = self._wishes(items)
        batches: dict[str, Batch] = {}
        whole = Batch(Actor.PROVIDER, "artwork", parent=caused_by)
        done: list[tuple[ItemId, _Filled]] = []

        def fill(item: ItemId) -> _Filled:
            return self._fill(wishes[item], lambda: progress.is_cancelled)

        try:
            filled = answered(fill, wishes, is_cancelled=lambda: progress.is_cancelled, threads=_THREADS)
            for number, answer in enumerate(filled, 1):
                done.append(answer)
                if len(done) >= _ITEMS_A_TRANSACTION:
                    self._keep(done, whole, batches, report)
                    done = []
                progress.report(number, len(wishes), "artwork")
        finally:
            self._keep(done, whole, batches, report)
        report.batch = whole.id
        return report

    def estimate(self, items: Sequence[ItemId]) -> tuple[int, int]:
        """(pictures, bytes) that a hunt for those items would about fetch."""
        wishes = [wish for some in self._wishes(items).values() for wish in some]
        counts = [(wish.art, min(wish.count, len(wish.offers))) for wish in wishes]
        return sum(count for _, count in counts), sum(_TYPICAL_BYTES.get(art, _OTHER_BYTES) * n for art, n in counts)

    def _wishes(self, items: Sequence[ItemId]) -> dict[ItemId, list[Wish]]:
        tree = self._store.items.subtree(items)
        offers = self._store.enriched.offers(tree)
        rows = {row.id: row for row in self._store.items.rows(list(offers))}
        values = self._store.items.values(list(offers))
        monitored = self._store.enriched.monitored(list(offers))
        wishes: dict[ItemId, list[Wish]] = {}
        for item, some in offers.items():
            row = rows.get(item)
            if row is None or item not in monitored:
                continue
            mine = [
                self._wish(row, art, values.get(item, {}), some) for art in dict.fromkeys(o.offer.art for o in some)
            ]
            if wanted := [one for one in mine if one is not None]:
                wishes[item] = wanted
        return wishes

    def _wish(
        self, row: ItemRow, art: str, values: Mapping[str, Value], offers: Sequence[PictureCandidate]
    ) -> Wish | None:
        count = self._limit(art) if art in ASSET and row.kind in ASSET[art].kinds else 0
        if not count or art in row.locked or not is_empty(values.get(art)):
            return None
        usable = [one for one in offers if one.offer.art == art and one.state is OfferState.OFFERED]
        by_url = {one.offer.url: one for one in usable}
        places = ranked(art, [Offered(one.provider, one.offer) for one in usable], self.taste(row, values))
        best = tuple(by_url[one.offer.url] for one in places if one.score.is_large_enough)
        return Wish(row.id, row.kind, art, count, best) if best else None

    def _fill(self, wishes: Sequence[Wish], is_cancelled: Callable[[], bool]) -> _Filled:
        filled = _Filled()
        for wish in wishes:
            chosen: list[_Fetched] = []
            for candidate in wish.offers:
                if len(chosen) == wish.count:
                    break
                if not self._has_room():
                    filled.problems.append(
                        "The disk has less room left than the settings keep free; no more is fetched."
                    )
                    return filled
                fetched = self._fetched(candidate, wish.kind, filled, is_cancelled)
                if fetched is not None and not self._is_repeated(fetched, chosen):
                    chosen.append(fetched)
            filled.pictures += chosen
        return filled

    def _fetched(
        self, candidate: PictureCandidate, kind: Kind, filled: _Filled, is_cancelled: Callable[[], bool]
    ) -> _Fetched | None:
        """The picture, or why not: gone and unusable ones are remembered, one that does not come now is not."""
        try:
            data = self._downloads.fetch(candidate.offer.url, is_cancelled=is_cancelled)
            facts = inspect(data)
        except Cancelled:
            raise
        except (NotFound, BadInput) as error:
            log.debug("A picture on offer is of no use: %s", error)
            filled.dead.append(candidate)
            return None
        except MetarrError as error:
            if str(error) not in filled.problems:
                filled.problems.append(str(error))
            return None
        if shape_of(candidate.offer.art, kind).needs_alpha and not facts.has_alpha:
            filled.dead.append(candidate)
            return None
        return _Fetched(candidate, data, facts)

    def _is_repeated(self, one: _Fetched, chosen: Sequence[_Fetched]) -> bool:
        least = int(self._store.settings.get("artwork.similarity")) / 100
        return any(
            one.candidate.offer.language == other.candidate.offer.language
            and similarity(one.facts.phash, other.facts.phash) >= least
            for other in chosen
        )

    def _keep(
        self,
        done: Sequence[tuple[ItemId, _Filled]],
        whole: Batch,
        batches: dict[str, Batch],
        report: ArtworkReport,
    ) -> None:
        if not done:
            return
        new: list[CachedPicture] = []
        slots: dict[tuple[ItemId, str], list[tuple[str, str]]] = defaultdict(list)
        for item, filled in done:
            report.problems += [one for one in filled.problems if one not in report.problems]
            for one in filled.pictures:
                try:
                    picture = self._cached(item, one)
                except CannotWrite as error:
                    report.problems.append(str(error))
                    continue
                new.append(picture)
                slots[item, picture.art].append((one.candidate.provider, picture.uuid))
        dead = [one.id for _, filled in done for one in filled.dead]
        looks = {one.candidate.id: f"{one.facts.phash:016x}" for _, filled in done for one in filled.pictures}
        with self._store.write(durable=False) as unit:
            unit.enriched.set_offer_states(dead, OfferState.DEAD)
            unit.enriched.set_fingerprints(looks)
            unit.pictures.add(new)
            by_source: dict[str, list[Proposal]] = defaultdict(list)
            for (item, art), pictures in slots.items():
                by_source[pictures[0][0]].append(Proposal(item, {art: tuple(uuid for _, uuid in pictures)}))
            for source, proposals in by_source.items():
                if source not in batches:
                    batches[source] = Batch(Actor.PROVIDER, "artwork", source, parent=unit.door.begin(whole))
                report.touched |= unit.apply(batches[source], proposals).changed.keys()
        report.fetched += len(new)
        report.dead += len(dead)
        if slots:
            self._newsroom.tell(Aspect.VALUES, items=[item for item, _ in slots])

    # --- by a person ------------------------------------------------------------------------------------------------

    def looks(self, item: ItemId, art: str) -> list[Look]:
        """What is on offer for a slot, best first, the same pictures put together as far as they were seen."""
        return list(self.shelf(item, art).looks)

    def shelf(self, item: ItemId, art: str) -> Shelf:
        """The same with what a person has to know beside it."""
        row = self._row(item)
        all_offers = self._store.enriched.offers([item]).get(item, [])
        offers = [one for one in all_offers if one.offer.art == art]
        usable = [one for one in offers if one.state is OfferState.OFFERED]
        values = self._store.items.values([item]).get(item, {})
        places = ranked(art, [Offered(one.provider, one.offer) for one in usable], self.taste(row, values))
        hashes = {one.offer.url: int(one.phash, 16) for one in usable if one.phash}
        uuids = {phash: uuid for uuid, phash in self._store.pictures.fingerprints(item, art).items()}
        return Shelf(
            folded(places, hashes, int(self._store.settings.get("artwork.similarity"))),
            tuple(one.offer.url for one in offers if one.state is OfferState.REJECTED),
            {one.offer.url: uuids[one.phash] for one in usable if one.phash in uuids},
            len(all_offers) > len(offers),
        )

    def score_of(self, item: ItemId, art: str, url: str) -> Ranked | None:
        """How a picture on offer ranks, chosen or not; None when it is not on offer."""
        for look in self.looks(item, art):
            for one in (look.face, *look.others):
                if one.offer.url == url:
                    return one
        return None

    def choose(
        self,
        item: ItemId,
        art: str,
        url: str,
        *,
        is_added: bool = False,
        is_cancelled: Callable[[], bool] = _never,
    ) -> Changes:
        """Fetch a picture from an address, one on offer or a person's own, and choose it, which locks the slot.

        It takes the place of the first that is chosen; `is_added` puts it behind those that are, where there is room.
        Raises NotFound, Unavailable, BadImage, BadInput, CannotWrite, Cancelled.
        """
        row = self._row(item)
        if art not in ASSET or row.kind not in ASSET[art].kinds:
            raise BadInput(f"A {row.kind} has no “{art}”.")
        offers = self._store.enriched.offers([item], art).get(item, [])
        candidate = next((one for one in offers if one.offer.url == url), None)
        if candidate is None:
            candidate = PictureCandidate(0, item, "you", PictureOffer(art, url))
        try:
            data = self._downloads.fetch(url, is_cancelled=is_cancelled)
            facts = inspect(data)
        except (NotFound, BadImage):
            if candidate.id:
                with self._store.write() as unit:
                    unit.enriched.set_offer_states([candidate.id], OfferState.DEAD)
            raise
        known = self._store.pictures.known([item]).get((item, art, facts.sha256))
        values = self._store.items.values([item]).get(item, {})
        picture = None if known else self._cached(item, _Fetched(candidate, data, facts))
        with self._store.write() as unit:
            unit.pictures.add([picture] if picture else [])
            if candidate.id:
                unit.enriched.set_offer_states([candidate.id], OfferState.OFFERED)
                unit.enriched.set_fingerprints({candidate.id: f"{facts.phash:016x}"})
            uuid = known or (picture.uuid if picture else "")
            chosen = _placed(uuid, values.get(art), ASSET[art].limit, is_added=is_added)
            changes = unit.apply(Batch(Actor.PERSON, "choose_picture"), [Proposal(item, {art: chosen})])
        self._newsroom.tell(Aspect.VALUES, Aspect.STATE, items=[item])
        return changes

    def reject(self, item: ItemId, art: str, urls: Collection[str], *, is_rejected: bool = True) -> None:
        """Never offer those pictures again; or do so after all."""
        offers = self._store.enriched.offers([item], art).get(item, [])
        ids = [one.id for one in offers if one.offer.url in urls]
        with self._store.write() as unit:
            unit.enriched.set_offer_states(ids, OfferState.REJECTED if is_rejected else OfferState.OFFERED)
        self._newsroom.tell(Aspect.VALUES, items=[item])

    def offer(self, offers: Sequence[tuple[ItemId, str, PictureOffer]]) -> None:
        """Keep pictures that sources (item, source, offer) have, beside those that are on offer already."""
        with self._store.write() as unit:
            unit.enriched.put_offers(offers)
        self._newsroom.tell(Aspect.VALUES, items=[item for item, _, _ in offers])

    def preview(self, item: ItemId, offer: PictureOffer, *, is_cancelled: Callable[[], bool] = _never) -> bytes:
        """A small form of a picture on offer; what it looks like is remembered. Raises MetarrError."""
        data = self._downloads.fetch(offer.preview_url or offer.url, is_cancelled=is_cancelled)
        facts = inspect(data)
        candidates = self._store.enriched.offers([item], offer.art).get(item, [])
        seen = {one.id: f"{facts.phash:016x}" for one in candidates if one.offer.url == offer.url and not one.phash}
        if seen:
            with self._store.write(durable=False) as unit:
                unit.enriched.set_fingerprints(seen)
        return data

    def glimpse(self, url: str, *, is_cancelled: Callable[[], bool] = _never) -> bytes:
        """The picture of a candidate for identifying, to be looked at and forgotten. Raises MetarrError."""
        data = self._downloads.fetch(url, is_cancelled=is_cancelled)
        inspect(data)
        return data

    # --- common -----------------------------------------------------------------------------------------------------

    def taste(self, row: ItemRow, values: Mapping[str, Value]) -> Taste:
        """What is wanted for an item, by the person's settings and its own language."""
        settings = self._store.settings
        languages = languages_of(settings.text("artwork.languages")) or self._sources.ask().languages
        original = values.get("original_language")
        return Taste(
            row.kind,
            languages,
            original if isinstance(original, str) else "",
            weights_of(settings.all()),
            self._sources.order(row.library).general,
        )

    def _limit(self, art: str) -> int:
        """How many pictures of a kind are chosen automatically."""
        return int(self._store.settings.get(f"artwork.limit_{art}"))

    def _has_room(self) -> bool:
        return self._free_bytes() > int(self._store.settings.get("artwork.free_space_mb")) * 1_000_000

    def _row(self, item: ItemId) -> ItemRow:
        rows = self._store.items.rows([item])
        if not rows:
            raise NotFound(f"There is no item {item}.")
        return rows[0]

    def _cached(self, item: ItemId, one: _Fetched) -> CachedPicture:
        art = one.candidate.offer.art
        path = self._cache.put(
            one.data, type=CacheType.IMAGE, kind=art, item_id=item, extension=one.facts.format.value, is_durable=False
        )
        return cached_picture(path, item, art, one.facts, one.candidate.provider)
