"""Artwork: which of the pictures on offer a title gets, fetched in order of rank until one can be used.

Automation fills empty slots alone, one portion at a time; what is locked, what lies beside the files and what was
chosen before stays. A picture that is not there any more, or is none, is remembered and never asked for again; so is
one that the person rejected. Where nobody offers anything and nothing is there, the file itself shows its cover or a
frame, until something better turns up. Nothing is fetched when the disk has less room than the settings leave free.
"""

from __future__ import annotations

import os
import queue
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from metarr_desktop.domain.artwork import Look, Offered, Score, Taste, folded, ranked, score
from metarr_desktop.domain.assets import ASSET
from metarr_desktop.domain.disk import CachedPicture, OfferState, PictureCandidate
from metarr_desktop.domain.edits import Changes, Proposal
from metarr_desktop.domain.errors import BadInput, NotFound, printable
from metarr_desktop.domain.job_log import Tone
from metarr_desktop.domain.kinds import Actor, BatchId, ItemId
from metarr_desktop.domain.sentences import sentence
from metarr_desktop.domain.values import Value, elements
from metarr_desktop.files.frames import can_grab
from metarr_desktop.services.batches import BatchesBySource
from metarr_desktop.services.changes import Aspect, Newsroom
from metarr_desktop.services.crowd import answered
from metarr_desktop.services.fetching import Fetched, Fetching
from metarr_desktop.services.hunting import Filled, Hunting, Wanting, put_into, rules_of
from metarr_desktop.services.last_resort import LastResort
from metarr_desktop.store.batch import Batch
from metarr_desktop.store.beside import State

if TYPE_CHECKING:
    from metarr_desktop.domain.disk import WrittenFile
    from metarr_desktop.domain.jobs import Progress
    from metarr_desktop.domain.provider import Downloads, PictureOffer
    from metarr_desktop.domain.views import ItemRow
    from metarr_desktop.files.cache import Cache
    from metarr_desktop.files.pool import WorkerPool
    from metarr_desktop.services.sources import Sources
    from metarr_desktop.store.library import Store
    from metarr_desktop.store.unit import Unit

_ITEMS_A_TRANSACTION = 20
_THREADS = 8
#: What a picture takes up on average, in bytes: for the estimate before a large run.
_TYPICAL_BYTES = {"poster": 700_000, "fanart": 600_000, "thumb": 250_000}
_OTHER_BYTES = 300_000
_FROM_FILES = "file"


def _never() -> bool:
    return False


def _placed(uuid: str, chosen: Value, limit: int, *, is_added: bool) -> tuple[str, ...]:
    """The pictures of a slot once one more is chosen: as many as before, or one more."""
    now = elements(chosen, str)
    rest = [one for one in now if one != uuid]
    if is_added:
        return (*rest[: limit - 1], uuid)
    return (uuid, *(rest if uuid in now else rest[1:]))


@dataclass(slots=True)
class ArtworkReport:
    """Pictures fetched, pictures that turned out to be gone or none, and what went wrong, each sentence once."""

    fetched: int = 0
    dead: int = 0
    problems: dict[str, None] = field(default_factory=dict)
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


class DiskState(StrEnum):
    """How a published picture stands on the disk."""

    SAME = "same"  # the bytes that are chosen
    FORMER = "former"  # as it was published; another is chosen since
    CHANGED = "changed"  # by another program
    GONE = "gone"
    AWAY = "away"  # its disk is


_WORST_FIRST = (DiskState.GONE, DiskState.CHANGED, DiskState.FORMER, DiskState.SAME)


@dataclass(frozen=True, slots=True)
class OnDisk:
    """The names of the files that stand so; of several states that which a person has to know first."""

    names: tuple[str, ...]
    state: DiskState


@dataclass(frozen=True, slots=True)
class Standing:
    """A picture on offer, rejected or dead, and how it would rank. `uuid` is the item's own that it became, or ""."""

    candidate: PictureCandidate
    score: Score
    uuid: str = ""


class Artwork:
    """The verb. Handed the store, the cache, the worker pool, the sources and the way to pictures.

    `free_bytes` is the room on the cache's disk.
    """

    def __init__(
        self,
        store: Store,
        cache: Cache,
        workers: WorkerPool,
        sources: Sources,
        downloads: Downloads,
        newsroom: Newsroom,
        free_bytes: Callable[[], int],
    ) -> None:
        self._store = store
        self._cache = cache
        self._sources = sources
        self._fetching = Fetching(downloads, workers)
        self._last_resort = LastResort(workers, self._fetching)
        self._newsroom = newsroom
        self._free_bytes = free_bytes

    # --- by itself --------------------------------------------------------------------------------------------------

    def hunt(self, items: Sequence[ItemId], progress: Progress, *, caused_by: BatchId | None = None) -> ArtworkReport:
        """Fill the empty slots of those items and of what is below them. Raises Cancelled; what was fetched is kept."""
        report = ArtworkReport()
        hunting = self._hunting()
        batches = BatchesBySource("artwork", caused_by)
        tree = self._store.items.subtree(items)
        reached = 0
        # Not through what `answered` gives: when it is stopped, what the last ones fetched is to be kept, too.
        ready: queue.SimpleQueue[Filled] = queue.SimpleQueue()

        def fill(wanting: Wanting) -> None:
            filled = hunting.fill(wanting, lambda: progress.is_cancelled)
            ready.put(filled)
            title = wanting.row.title
            if fetched := sum(map(len, filled.slots.values())):
                progress.say(sentence(f"{title}: pictures fetched: {fetched}."))
            for problem in filled.problems:
                progress.say(f"{title}: {problem}", Tone.TROUBLE)

        try:
            for wanting, _ in answered(
                fill, hunting.wanting(tree), is_cancelled=lambda: progress.is_cancelled, threads=_THREADS
            ):
                if ready.qsize() >= _ITEMS_A_TRANSACTION:
                    self._keep(_drained(ready), batches, report)
                reached = max(reached, wanting.place)
                progress.report(reached, len(tree), "artwork")
        finally:
            self._keep(_drained(ready), batches, report)
        report.batch = batches.whole.id
        return report

    def estimate(self, items: Sequence[ItemId]) -> tuple[int, int]:
        """(pictures, bytes) that a hunt for those items would about fetch."""
        pictures = size = 0
        for wanting in self._hunting().wanting(self._store.items.subtree(items)):
            for wish in wanting.wishes:
                count = min(wish.count, len(wish.offers))
                pictures += count
                size += count * _TYPICAL_BYTES.get(wish.art, _OTHER_BYTES)
        return pictures, size

    def free_bytes(self) -> int:
        """The room on the disk that keeps pictures."""
        return self._free_bytes()

    def _hunting(self) -> Hunting:
        rules = rules_of(self._store, self._sources)
        return Hunting(self._store, self._cache, self._fetching, self._last_resort, rules, self._free_bytes)

    def _keep(self, done: Sequence[Filled], batches: BatchesBySource, report: ArtworkReport) -> None:
        """Enter what was fetched, all of those items in one transaction."""
        report.problems.update((problem, None) for one in done for problem in one.problems)
        if not done:
            return
        kept = {one.new.path for filled in done for some in filled.slots.values() for one in some if one.new}
        with self._store.write(durable=False) as unit:
            unit.enriched.set_offer_states([id for one in done for id in one.dead], OfferState.DEAD)
            unit.enriched.set_fingerprints({id: look for one in done for id, look in one.looks.items()})
            unit.enriched.set_sizes({id: size for one in done for id, size in one.sizes.items()})
            free = _still_free(unit, done)
            new = [one.new for filled in free for some in filled.slots.values() for one in some if one.new]
            unit.pictures.add(new)
            by_source: dict[tuple[Actor, str], list[Proposal]] = defaultdict(list)
            for filled in free:
                for art, some in filled.slots.items():
                    value = {art: tuple(one.uuid for one in some)}
                    source = some[0].source if filled.actor is Actor.PROVIDER else _FROM_FILES
                    by_source[filled.actor, source].append(Proposal(filled.item, value))
            changed = {
                item
                for (actor, source), proposals in by_source.items()
                for item in unit.apply(batches.of(unit, source, actor), proposals).changed
            }
        for path in kept - {one.path for one in new}:  # their slots were filled, or their titles purged
            self._cache.remove(path)
        report.fetched += len(new)
        report.dead += sum(len(one.dead) for one in done)
        report.touched |= changed
        if changed:
            self._newsroom.tell(Aspect.VALUES, Aspect.STATE, items=changed)

    # --- by a person ------------------------------------------------------------------------------------------------

    def standings(self, item: ItemId, art: str = "") -> list[Standing]:
        """Everything that providers offer for an item, of one kind or all, rejected and dead ones too; best first."""
        row = self._row(item)
        taste = self._taste(row, self._store.items.values([item]).get(item, {}))
        kinds = list(ASSET)
        offers = [one for one in self._store.enriched.offers([item], art).get(item, []) if one.offer.art in ASSET]
        uuids = {kind: self._uuids(item, kind) for kind in {one.offer.art for one in offers}}
        found = [
            Standing(
                one,
                score(one.offer.art, one.offer, one.provider, taste),
                uuids[one.offer.art].get(one.phash or "", ""),
            )
            for one in offers
        ]
        return sorted(found, key=lambda one: (kinds.index(one.candidate.offer.art), -one.score.total, one.candidate.id))

    def shelf(self, item: ItemId, art: str) -> Shelf:
        """What is on offer for a slot, like pictures put together where they were seen. Raises NotFound, BadInput."""
        row = self._row(item, art)
        all_offers = self._store.enriched.offers([item]).get(item, [])
        offers = [one for one in all_offers if one.offer.art == art]
        usable = [one for one in offers if one.state is OfferState.OFFERED]
        values = self._store.items.values([item]).get(item, {})
        places = ranked(art, [Offered(one.provider, one.offer) for one in usable], self._taste(row, values))
        hashes = {one.offer.url: int(one.phash, 16) for one in usable if one.phash}
        uuids = self._uuids(item, art)
        return Shelf(
            folded(places, hashes, int(self._store.settings.get("artwork.similarity"))),
            tuple(one.offer.url for one in offers if one.state is OfferState.REJECTED),
            {one.offer.url: uuids[one.phash] for one in usable if one.phash in uuids},
            len(all_offers) > len(offers),
        )

    def on_disk(self, item: ItemId, art: str) -> OnDisk | None:
        """How what was published of a slot's first picture stands; None where nothing was. Looks at the disk."""
        from metarr_desktop.services.publish_plan import digest_on_disk  # brings along all that publishing needs

        written = self._store.pictures.written([item]).get(item, ())
        files = [one for one in written if one.art == art and not one.position and not one.is_announced]
        if not files:
            return None
        if self._row(item).is_offline:
            return OnDisk(_names(files), DiskState.AWAY)
        chosen = self._store.items.chosen_pictures([item]).get(item, ())
        now = next((one.sha256 for one in chosen if one.art == art and not one.position), "")
        states: dict[DiskState, list[WrittenFile]] = defaultdict(list)
        for one in files:
            found = digest_on_disk(one.path, one)
            if found is None:
                states[DiskState.GONE].append(one)
            elif found != one.sha256:
                states[DiskState.CHANGED].append(one)
            else:
                states[DiskState.SAME if found == now else DiskState.FORMER].append(one)
        worst = next(state for state in _WORST_FIRST if states[state])
        return OnDisk(_names(states[worst]), worst)

    def _uuids(self, item: ItemId, art: str) -> dict[str, str]:
        """What a picture looks like -> its uuid, of those that the item has for a slot."""
        return {phash: uuid for uuid, phash in self._store.pictures.fingerprints(item, art).items()}

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
        Raises NotFound, Unavailable, BadInput, CannotWrite, Cancelled.
        """
        self._row(item, art)
        offers = self._store.enriched.offers([item], art).get(item, [])
        candidate = next((one for one in offers if one.offer.url == url), None)
        try:
            fetched = self._fetching.fetch(url, is_cancelled)
        except (NotFound, BadInput):
            if candidate:
                with self._store.write() as unit:
                    unit.enriched.set_offer_states([candidate.id], OfferState.DEAD)
            raise
        source = candidate.provider if candidate else urlsplit(url).hostname or "you"
        return self._keep_choice(item, art, fetched, source, url, candidate, is_added=is_added)

    @property
    def can_grab(self) -> bool:
        """Whether frames of films can be had here."""
        return can_grab()

    def grab(self, item: ItemId, art: str, share: float, *, is_cancelled: Callable[[], bool] = _never) -> Changes:
        """Choose a frame of the item's film, at a share (0 to 1) of its length, in the place of the first picture.

        That locks the slot. Raises NotFound, BadInput where no frame can be had, CannotWrite, Cancelled.
        """
        row = self._row(item, art)
        found = self._last_resort.frame(self._store.items.detail(item).files, share, is_cancelled)
        if found is None:
            raise BadInput(
                f"No frame of “{row.title}” can be had: its file is away, is no film, or shows nothing there."
            )
        source, fetched = found
        return self._keep_choice(item, art, fetched, source)

    def _keep_choice(
        self,
        item: ItemId,
        art: str,
        picture: Fetched,
        source: str,
        url: str = "",
        candidate: PictureCandidate | None = None,
        *,
        is_added: bool = False,
    ) -> Changes:
        """Put a chosen picture into the cache and its slot. Raises NotFound for an item purged meanwhile."""
        new = put_into(self._cache, item, art, picture, source, url, is_durable=True)
        is_kept = False
        try:
            with self._store.write() as unit:
                changes, is_kept = _chosen(unit, self._store, new, candidate, is_added=is_added)
        finally:
            if not is_kept:
                self._cache.remove(new.path)
        self._newsroom.tell(Aspect.VALUES, Aspect.STATE, items=[item])
        return changes

    def reject(self, item: ItemId, art: str, urls: Collection[str], *, is_rejected: bool = True) -> BatchId | None:
        """Never offer those pictures again; or do so after all."""
        batch = Batch(Actor.PERSON, "reject" if is_rejected else "not_reject")
        state = OfferState.REJECTED if is_rejected else OfferState.OFFERED
        with self._store.write() as unit:
            unit.decide_beside(batch, [State(item, "offer", (item, art, url), state.value) for url in urls])
        self._newsroom.tell(Aspect.VALUES, items=[item])
        return batch.id

    def offer(self, offers: Sequence[tuple[ItemId, str, PictureOffer]]) -> None:
        """Keep pictures that sources (item, source, offer) have, beside those that are on offer already."""
        with self._store.write() as unit:
            unit.enriched.put_offers(offers)
        self._newsroom.tell(Aspect.VALUES, items=[item for item, _, _ in offers])

    def preview(self, item: ItemId, offer: PictureOffer, *, is_cancelled: Callable[[], bool] = _never) -> bytes:
        """A small form of a picture on offer; what it looks like is remembered. Raises MetarrError."""
        fetched = self._fetching.fetch(offer.preview_url or offer.url, is_cancelled)
        candidates = self._store.enriched.offers([item], offer.art).get(item, [])
        look = f"{fetched.facts.phash:016x}"
        seen = {one.id: look for one in candidates if one.offer.url == offer.url and not one.phash}
        if seen:
            with self._store.write(durable=False) as unit:
                unit.enriched.set_fingerprints(seen)
        return fetched.data

    def glimpse(self, url: str, *, is_cancelled: Callable[[], bool] = _never) -> bytes:
        """The picture of a candidate for identifying, to be looked at and forgotten. Raises MetarrError."""
        return self._fetching.fetch(url, is_cancelled).data

    # --- common -----------------------------------------------------------------------------------------------------

    def _taste(self, row: ItemRow, values: Mapping[str, Value]) -> Taste:
        """What is wanted for an item, by the person's settings and its own language."""
        return rules_of(self._store, self._sources).taste(row, values)

    def _row(self, item: ItemId, art: str = "") -> ItemRow:
        """The item, which has to be one that can have such a picture. Raises NotFound, BadInput."""
        rows = self._store.items.rows([item])
        if not rows:
            raise NotFound(f"There is no item {item}.")
        if art and (art not in ASSET or rows[0].kind not in ASSET[art].kinds):
            raise BadInput(f"{rows[0].kind.plural.capitalize()} have no “{art}”.")
        return rows[0]


def _names(files: Sequence[WrittenFile]) -> tuple[str, ...]:
    return tuple(sorted({printable(os.path.basename(one.path)) for one in files}))


def _drained(ready: queue.SimpleQueue[Filled]) -> list[Filled]:
    return [ready.get() for _ in range(ready.qsize())]


def _chosen(
    unit: Unit, store: Store, new: CachedPicture, candidate: PictureCandidate | None, *, is_added: bool
) -> tuple[Changes, bool]:
    """Choose a picture, or its twin where the cache has one already; whether it is new. Raises NotFound."""
    state = unit.door.states([new.item], (new.art,)).get(new.item)
    if state is None:
        raise NotFound("This title is no longer in the library.")
    known = store.pictures.known([new.item]).get((new.item, new.art, new.sha256))
    unit.pictures.add([] if known else [new])
    batch = Batch(Actor.PERSON, "choose_picture")
    if candidate:
        key = (new.item, candidate.offer.art, candidate.offer.url)
        unit.decide_beside(batch, [State(new.item, "offer", key, OfferState.OFFERED.value)])
        unit.enriched.set_fingerprints({candidate.id: new.phash})
        unit.enriched.set_sizes({candidate.id: (new.width, new.height)})
    slot = _placed(known or new.uuid, state.values.get(new.art), ASSET[new.art].limit, is_added=is_added)
    return unit.apply(batch, [Proposal(new.item, {new.art: slot})]), known is None


def _still_free(unit: Unit, done: Sequence[Filled]) -> list[Filled]:
    """Those with the slots that stand as they stood when the hunt looked: a person may have been there meanwhile."""
    states = unit.door.states([one.item for one in done], {art for one in done for art in one.slots})
    left = []
    for one in done:
        state = states.get(one.item)
        if state is None:  # purged
            continue
        one.slots = {
            art: some
            for art, some in one.slots.items()
            if art not in state.locks and (state.values.get(art) or ()) == (one.present.get(art) or ())
        }
        left.append(one)
    return left
