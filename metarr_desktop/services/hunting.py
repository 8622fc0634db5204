"""What a hunt for pictures does: which slots of which items are to be filled, and filling them in order of rank."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from metarr_desktop.domain.artwork import (
    Offered,
    Taste,
    Weights,
    are_alike,
    folded,
    is_large_enough,
    languages_of,
    ranked,
    shape_of,
    weights_of,
)
from metarr_desktop.domain.assets import ASSET, assets_of
from metarr_desktop.domain.disk import CachedPicture, OfferState, PictureCandidate
from metarr_desktop.domain.errors import BadInput, Cancelled, CannotWrite, MetarrError, NotFound
from metarr_desktop.domain.kinds import Actor, ItemId, Kind
from metarr_desktop.domain.provider import PictureOffer
from metarr_desktop.domain.values import Value, is_empty
from metarr_desktop.files.cache import Cache, CacheType
from metarr_desktop.services.crowd import portions
from metarr_desktop.services.take_in import cached_picture

if TYPE_CHECKING:
    from metarr_desktop.domain.views import ItemRow
    from metarr_desktop.services.fetching import Fetched, Fetching
    from metarr_desktop.services.last_resort import LastResort
    from metarr_desktop.services.sources import Sources
    from metarr_desktop.store.library import Store

log = logging.getLogger(__name__)

#: Kinds whose items have a file of their own that can show something.
_WITH_VIDEO = (Kind.MOVIE, Kind.EPISODE)


@dataclass(frozen=True, slots=True)
class Rules:
    """The settings that a hunt goes by, read once. `percent` is from where pictures are alike."""

    limits: Mapping[str, int]
    weights: Weights
    languages: tuple[str, ...]
    providers: tuple[str, ...]
    percent: int
    floor_mb: int
    takes_from_files: bool

    def taste(self, row: ItemRow, values: Mapping[str, Value]) -> Taste:
        """What is wanted for an item, by the person's settings and its own language."""
        original = values.get("original_language")
        return Taste(
            row.kind, self.languages, original if isinstance(original, str) else "", self.weights, self.providers
        )


def rules_of(store: Store, sources: Sources) -> Rules:
    """The rules as they stand."""
    settings = store.settings.all()
    return Rules(
        limits={art: int(settings[f"artwork.limit_{art}"]) for art in ASSET},
        weights=weights_of(settings),
        languages=languages_of(str(settings["artwork.languages"])) or sources.ask().languages,
        providers=sources.order(None).general,
        percent=int(settings["artwork.similarity"]),
        floor_mb=int(settings["artwork.free_space_mb"]),
        takes_from_files=bool(settings["artwork.from_files"]),
    )


@dataclass(frozen=True, slots=True)
class Wish:
    """A slot to be filled: so many of those pictures, by this taste. `present` is what stands in it now."""

    art: str
    count: int
    offers: tuple[PictureCandidate, ...]
    present: Value
    taste: Taste


@dataclass(frozen=True, slots=True)
class Wanting:
    """An item and what it wants; `place` is how many of the items hunted for come up to it.

    `from_file`: nobody offers anything and nothing is there, so its own file is asked.
    """

    place: int
    row: ItemRow
    wishes: tuple[Wish, ...]
    from_file: bool = False


@dataclass(frozen=True, slots=True)
class Chosen:
    """A picture that is to be shown; `new` is its record where the cache has not had it before."""

    source: str
    uuid: str
    new: CachedPicture | None


@dataclass(slots=True)
class Filled:
    """What came of an item's wishes. `slots` and `present` are by art; `looks` and `sizes` by candidate.

    `actor` is whose word it is: what a file shows of itself gives way to anything that anybody offers.
    """

    item: ItemId
    actor: Actor = Actor.PROVIDER
    slots: dict[str, list[Chosen]] = field(default_factory=dict)
    present: dict[str, Value] = field(default_factory=dict)
    dead: list[int] = field(default_factory=list)
    looks: dict[int, str] = field(default_factory=dict)
    sizes: dict[int, tuple[int, int]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Held:
    offer: PictureOffer
    source: str
    fetched: Fetched


class Hunting:
    """One hunt. `free_bytes` is the room on the cache's disk."""

    def __init__(
        self,
        store: Store,
        cache: Cache,
        fetching: Fetching,
        last_resort: LastResort,
        rules: Rules,
        free_bytes: Callable[[], int],
    ) -> None:
        self._store = store
        self._cache = cache
        self._fetching = fetching
        self._last_resort = last_resort
        self._rules = rules
        self._free_bytes = free_bytes

    # --- what is wanted ---------------------------------------------------------------------------------------------

    def wanting(self, tree: Sequence[ItemId]) -> Iterator[Wanting]:
        """The items among those that want something, looked up as they are needed: a library may offer millions."""
        place = 0
        for some in portions(tree):
            places = {item: place for place, item in enumerate(some, place + 1)}
            place += len(some)
            offers = self._store.enriched.offers(some)
            values = self._store.items.values(some)
            monitored = self._store.enriched.monitored(some)
            stopgaps = self._store.enriched.stopgaps(some)
            for row in self._store.items.rows(some):
                if row.deleted_at or row.id not in monitored:
                    continue
                own = values.get(row.id, {})
                wishes = self._wishes(row, own, offers.get(row.id, []), stopgaps.get(row.id, set()))
                from_file = self._asks_file(row, own, offers.get(row.id, []))
                if wishes or from_file:
                    yield Wanting(places[row.id], row, wishes, from_file)

    def _wishes(
        self, row: ItemRow, values: Mapping[str, Value], offers: Sequence[PictureCandidate], stopgaps: set[str]
    ) -> tuple[Wish, ...]:
        by_art: dict[str, list[PictureCandidate]] = defaultdict(list)
        for one in offers:
            if one.state is OfferState.OFFERED and one.offer.art in ASSET:
                by_art[one.offer.art].append(one)
        taste = self._rules.taste(row, values)
        wishes = []
        for art, some in by_art.items():
            count, present = self._rules.limits[art], values.get(art)
            is_free = art not in row.locked and (is_empty(present) or art in stopgaps)
            if not count or not is_free or row.kind not in ASSET[art].kinds:
                continue
            if usable := tuple(
                one for one in some if is_large_enough(art, row.kind, one.offer.width, one.offer.height)
            ):
                wishes.append(Wish(art, count, usable, present, taste))
        return tuple(wishes)

    def _asks_file(self, row: ItemRow, values: Mapping[str, Value], offers: Sequence[PictureCandidate]) -> bool:
        return (
            self._rules.takes_from_files
            and row.kind in _WITH_VIDEO
            and bool(row.path)
            and not row.is_missing
            and not row.is_offline
            and all(one.state is not OfferState.OFFERED for one in offers)
            and all(is_empty(values.get(asset.name)) for asset in assets_of(row.kind))
            and not self._store.items.pictures(row.id)
        )

    # --- filling ----------------------------------------------------------------------------------------------------

    def fill(self, wanting: Wanting, is_cancelled: Callable[[], bool]) -> Filled:
        """Fetch what an item wants and put it into the cache. When cancelled, what was fetched until then is given."""
        filled = Filled(wanting.row.id)
        held: dict[str, list[_Held]] = {}
        try:
            for wish in wanting.wishes:
                filled.present[wish.art] = wish.present
                held[wish.art] = []
                if not self._choose(wish, wanting.row.kind, held[wish.art], filled, is_cancelled):
                    break
            if wanting.from_file and self._has_room(filled):
                self._ask_file(wanting.row, held, filled, is_cancelled)
        except Cancelled:
            log.debug("Stopped while item %d got its pictures", wanting.row.id)
        self._cache_all(held, filled)
        return filled

    def _choose(
        self, wish: Wish, kind: Kind, held: list[_Held], filled: Filled, is_cancelled: Callable[[], bool]
    ) -> bool:
        """Gather pictures for a slot in `held`; False where the disk has no room for more."""
        for candidate in self._best_first(wish):
            if len(held) == wish.count:
                break
            if not self._has_room(filled):
                return False
            fetched = self._usable(candidate, kind, filled, is_cancelled)
            if fetched is not None:
                self._join(held, _Held(candidate.offer, candidate.provider, fetched))
        return True

    def _best_first(self, wish: Wish) -> list[PictureCandidate]:
        """In order of rank; of those that are known to look the same the largest comes before the others."""
        by_url = {one.offer.url: one for one in wish.offers}
        hashes = {one.offer.url: int(one.phash, 16) for one in wish.offers if one.phash}
        places = ranked(wish.art, [Offered(one.provider, one.offer) for one in wish.offers], wish.taste)
        looks = folded(places, hashes, self._rules.percent)
        return [by_url[one.offer.url] for look in looks for one in (look.face, *look.others)]

    def _has_room(self, filled: Filled) -> bool:
        if self._free_bytes() >= self._rules.floor_mb * 1_000_000:
            return True
        filled.problems.append(
            f"The disk that keeps pictures has less than {self._rules.floor_mb:,} MB free, so no more are fetched; "
            "those that came are kept. Make room, or lower the setting artwork.free_space_mb."
        )
        return False

    def _usable(
        self, candidate: PictureCandidate, kind: Kind, filled: Filled, is_cancelled: Callable[[], bool]
    ) -> Fetched | None:
        """The picture, if it can be used. Gone and bad ones are remembered, one that does not come now is not."""
        art = candidate.offer.art
        try:
            fetched = self._fetching.fetch(candidate.offer.url, is_cancelled)
        except Cancelled:
            raise
        except (NotFound, BadInput) as error:
            log.debug("A picture on offer is of no use: %s", error)
            filled.dead.append(candidate.id)
            return None
        except MetarrError as error:
            if str(error) not in filled.problems:
                filled.problems.append(str(error))
            return None
        facts = fetched.facts
        if shape_of(art, kind).needs_alpha and not facts.has_alpha:
            filled.dead.append(candidate.id)
            return None
        filled.looks[candidate.id] = f"{facts.phash:016x}"
        filled.sizes[candidate.id] = (facts.width, facts.height)  # a person may choose a small one, and sees its size
        return fetched if is_large_enough(art, kind, facts.width, facts.height) else None

    def _ask_file(
        self, row: ItemRow, held: dict[str, list[_Held]], filled: Filled, is_cancelled: Callable[[], bool]
    ) -> None:
        arts = [one.name for one in assets_of(row.kind) if one.name not in row.locked and self._rules.limits[one.name]]
        found = self._last_resort.picture(
            row.kind, self._store.items.files([row.id]).get(row.id, ()), arts, is_cancelled
        )
        if found is not None:
            art, source, fetched = found
            filled.actor = Actor.SYSTEM
            held[art] = [_Held(PictureOffer(art, ""), source, fetched)]

    def _join(self, held: list[_Held], new: _Held) -> None:
        """Add a picture, unless it looks like one that is there: then the larger of the two has the place."""
        for place, old in enumerate(held):
            facts, others = new.fetched.facts, old.fetched.facts
            if are_alike(new.offer, facts.phash, old.offer, others.phash, self._rules.percent):
                if facts.width * facts.height > others.width * others.height:
                    held[place] = new
                return
        held.append(new)

    def _cache_all(self, held: Mapping[str, Sequence[_Held]], filled: Filled) -> None:
        if not any(held.values()):
            return
        known = self._store.pictures.known([filled.item])
        for art, pictures in held.items():
            for one in pictures:
                source = one.source
                uuid = known.get((filled.item, art, one.fetched.facts.sha256))
                try:
                    new = None if uuid else put_into(self._cache, filled.item, art, one.fetched, source, one.offer.url)
                except CannotWrite as error:
                    filled.problems.append(str(error))
                    continue
                chosen = Chosen(source, uuid or (new.uuid if new else ""), new)
                filled.slots.setdefault(art, []).append(chosen)


def put_into(
    cache: Cache, item: ItemId, art: str, picture: Fetched, source: str, url: str, *, is_durable: bool = False
) -> CachedPicture:
    """Keep a picture and its small form; gives the record to be entered. Raises CannotWrite.

    `url` is where it was fetched, "" where that was nowhere.
    """
    facts = picture.facts
    path = cache.put(
        picture.data,
        type=CacheType.IMAGE,
        kind=art,
        item_id=item,
        extension=facts.format.value,
        is_durable=is_durable,
    )
    if picture.thumbnail:
        try:
            cache.keep_thumbnail(path, picture.thumbnail)
        except CannotWrite as error:
            log.info("A small form was not kept; it is made when it is wanted: %s", error)
    return cached_picture(path, item, art, facts, source, url)
