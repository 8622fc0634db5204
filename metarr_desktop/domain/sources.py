"""Whose word counts: the order of providers, in general and for single fields, and the merge of what they say.

Fill gaps, never erase: a provider's word replaces another's only where it stands before it in the order, and never an
NFO's, a tag's or a person's unless the one door lets it (`domain.merge`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from metarr_desktop.domain.episodes import Numbers, ToldEpisode, ToldShow
from metarr_desktop.domain.fields import FIELD
from metarr_desktop.domain.kinds import ItemId, Kind, Scheme
from metarr_desktop.domain.provider import Child, Ordering, Place, Rate
from metarr_desktop.domain.titles import folded
from metarr_desktop.domain.values import GATHERED, Rating, Value, is_empty

if TYPE_CHECKING:
    from metarr_desktop.domain.ids import ExternalId
    from metarr_desktop.domain.provider import Record

FieldOrder = tuple[str, ...]

#: What the person's own files say, among the names of providers.
LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person says of a provider; None and "" leave it to the provider's spec."""

    is_enabled: bool | None = None
    base_url: str = ""
    rate: Rate | None = None
    position: int | None = None


@dataclass(frozen=True, slots=True)
class LocalChild:
    """A season, episode, album or track of the library: where it stands below its title, and its ids.

    `absolute` is the number of an episode that counts through all seasons, as anime files are named.
    """

    item: ItemId
    kind: Kind
    place: Place
    title: str
    ids: tuple[ExternalId, ...] = ()
    absolute: int | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """The providers in the person's order, and for some fields another one."""

    general: tuple[str, ...]
    by_field: Mapping[str, FieldOrder]

    def of(self, field: str) -> tuple[str, ...]:
        """The providers whose word counts for a field, best first; those it does not name follow in general order."""
        first = self.by_field.get(field, ())
        return (*first, *(name for name in self.general if name not in first))

    def is_over_local(self, field: str, provider: str) -> bool:
        """Whether a provider's word counts more for a field than that of the person's own files."""
        return LOCAL in self.general and self.rank(field, provider) < self.rank(field, LOCAL)

    def rank(self, field: str, provider: str) -> int:
        """Where a provider stands for a field; 0 is best."""
        order = self.of(field)
        return order.index(provider) if provider in order else len(order)


def best_of(
    said: Mapping[str, Mapping[str, Value]], held: Mapping[str, str], order: Order
) -> dict[str, dict[str, Value]]:
    """Provider -> the fields of an item for which its word counts.

    `said` is provider -> field -> value; `held` names the provider of whom a field's present value is, where it is of
    one: a worse one does not replace it, even where the better one was not asked this time.
    """
    won: dict[str, dict[str, Value]] = {}
    fields = {name for values in said.values() for name, value in values.items() if not is_empty(value)}
    for field in fields:
        speakers = [one for one in order.of(field) if not is_empty(said.get(one, {}).get(field))]
        if not speakers or FIELD[field].type in GATHERED:
            continue
        best = speakers[0]
        holder = held.get(field, "")
        if holder and holder != best and order.rank(field, holder) < order.rank(field, best):
            continue
        won.setdefault(best, {})[field] = said[best][field]
    return won


def gathered_ids(current: Sequence[ExternalId], more: Sequence[ExternalId]) -> tuple[ExternalId, ...]:
    """The ids an item has, and those of other schemes that sources add.

    The first stands for the item in its NFO: any other id comes before that of Wikidata, which no player asks by.
    """
    known = {one.scheme for one in current}
    added: dict[str, ExternalId] = {}
    for one in more:
        if one.scheme not in known:
            added.setdefault(one.scheme, one)
    ids = (*current, *added.values())
    return tuple(sorted(ids, key=lambda one: one.scheme == Scheme.WIKIDATA)) if added else ids


def is_another_now(asked: Sequence[ExternalId], now: Sequence[ExternalId], told: Sequence[ExternalId]) -> bool:
    """Whether an item was taken for another title since it was asked about by the ids `asked`.

    One of those is gone, or one that came contradicts what was `told` of the title.
    """
    if set(asked) - set(now):
        return True
    added = dict(set(now) - set(asked))
    return any(added.get(one.scheme, one.value) != one.value for one in told)


def gathered_ratings(current: Sequence[Rating], more: Sequence[Rating], first: Sequence[str]) -> tuple[Rating, ...]:
    """Every source's rating side by side, the newest word of each, the one to be shown as default first in `first`."""
    by_source = {one.source: one for one in current}
    by_source.update({one.source: one for one in more})
    shown = next((name for name in first if name in by_source), next(iter(by_source), ""))
    return tuple(replace(one, is_default=one.source == shown) for one in by_source.values())


def gathered_titles(current: Sequence[str], more: Sequence[str], own: Sequence[str]) -> tuple[str, ...]:
    """Other names of an item: those it has, and of more each once however it is written, without the `own` titles."""
    seen = {folded(one) for one in (*own, *current) if one}
    found = list(current)
    for title in more:
        key = folded(title) or title
        if key not in seen:
            seen.add(key)
            found.append(title)
    return tuple(found)


def looks_like_another(
    kind: Kind, ours: Sequence[str], year: int | None, theirs: Sequence[str], their_year: int | None
) -> bool:
    """Whether what a provider says now is of another title: neither a name nor the year fits (RELIABILITY 39).

    `ours` and `theirs` are all names known on either side. Without a year on both sides the names decide alone.
    """
    if kind not in (Kind.MOVIE, Kind.SERIES, Kind.ALBUM):
        return False
    names = {folded(one) for one in ours if one}
    if not names or not theirs or names & {folded(one) for one in theirs if one}:
        return False
    return year is not None and their_year is not None and abs(year - their_year) > 1


@dataclass(frozen=True, slots=True)
class Numbering:
    """A way to number a series' episodes ("" is the provider's own, as aired), and which of ours is which by it.

    `episodes` are ours in their order, each with the provider's; None where it has none of that number.
    """

    name: str
    label: str
    episodes: tuple[tuple[LocalChild, Child | None], ...]


def numbered(
    local: Sequence[LocalChild], theirs: Sequence[Child], own_scheme: str, ordering: Ordering | None
) -> Numbering:
    """What our episodes are by an ordering, or by the provider's own numbers; see `matched_children`."""
    found = {ours.item: child for ours, child in matched_children(local, theirs, own_scheme, ordering)}
    in_order = sorted(local, key=lambda one: (one.place.season or 0, one.place.episode or one.absolute or 0))
    episodes = tuple((one, found.get(one.item)) for one in in_order)
    return Numbering(ordering.name, ordering.label, episodes) if ordering else Numbering("", "", episodes)


def matched_children(
    local: Sequence[LocalChild], theirs: Sequence[Child], own_scheme: str, ordering: Ordering | None = None
) -> list[tuple[LocalChild, Child]]:
    """Which of a provider's children is which of ours: by the provider's own id where ours has one, else by place.

    An id pins an episode: however the provider renumbers, it stays with its file. `ordering` numbers episodes in
    another way than the provider's own. An episode without a season is found by its absolute number.
    """
    places = ordering.places if ordering else {}
    by_id: dict[tuple[Kind, str], Child] = {}
    by_place: dict[tuple[Kind, Place], Child] = {}
    for child in theirs:
        own = next((one.value for one in child.ids if one.scheme == own_scheme), "")
        if own:
            by_id[child.kind, own] = child
        place = child.place
        if ordering and child.kind is Kind.EPISODE:
            if own not in places:
                continue
            place = Place(*places[own])
        by_place.setdefault((child.kind, place), child)
    by_absolute = _by_absolute(theirs)
    found = []
    for ours in local:
        own = next((one.value for one in ours.ids if one.scheme == own_scheme), "")
        if own:
            match = by_id.get((ours.kind, own))
        elif ours.kind is Kind.EPISODE and ours.place.season is None and ours.absolute is not None:
            match = by_absolute.get(ours.absolute)
        else:
            match = by_place.get((ours.kind, _placed(ours)))
        if match is not None:
            found.append((ours, match))
    return found


def first_with_episodes(records: Iterable[Record]) -> Record | None:
    """The first of those that tells of episodes."""
    return next((one for one in records if any(child.kind is Kind.EPISODE for child in one.children)), None)


def told_show(record: Record, ids: Iterable[ExternalId], order: str) -> ToldShow:
    """The episodes of a record at their places by the order of that name ("": as the provider has them).

    Those without a place in it are left out. `ids` are more ids of the show, those by which it was asked about.
    """
    ordering = next((one for one in record.orderings if one.name == order), None)
    scheme = record.ids[0].scheme if record.ids else ""
    absolute = {id(child): number for number, child in _by_absolute(record.children).items()}
    told: dict[tuple[int, int], ToldEpisode] = {}
    for child in record.children:
        own = next((one.value for one in child.ids if one.scheme == scheme), "")
        place = ordering.places.get(own) if ordering else (child.place.season, child.place.episode)
        if child.kind is not Kind.EPISODE or place is None or place[0] is None or place[1] is None:
            continue
        title, aired = (str(child.values.get(name) or "") for name in ("title", "aired"))
        dvd_season, dvd_episode = child.values.get("dvd_season"), child.values.get("dvd_episode")
        numbers = Numbers(
            absolute.get(id(child)),
            dvd_season if isinstance(dvd_season, int) else None,
            dvd_episode if isinstance(dvd_episode, int | float) else None,
        )
        told.setdefault((place[0], place[1]), ToldEpisode(place[0], place[1], own, title, aired, numbers))
    return ToldShow(record.provider, scheme, tuple(dict.fromkeys([*record.ids, *ids])), tuple(told.values()))


def _by_absolute(theirs: Sequence[Child]) -> dict[int, Child]:
    """Episodes by the absolute number that the provider gives them; where it gives none, they are counted through.

    Specials (season 0) have no such number, so they are not counted.
    """
    episodes = [one for one in theirs if one.kind is Kind.EPISODE and one.place.season and one.place.episode]
    said = {number: one for one in episodes if isinstance(number := one.values.get("absolute"), int)}
    ordered = sorted(episodes, key=lambda one: (one.place.season or 0, one.place.episode or 0))
    return said or dict(enumerate(ordered, 1))


def _placed(ours: LocalChild) -> Place:
    """Where a child stands, with only what tells it apart; a track of an album with one disc may not name it."""
    place = ours.place
    if ours.kind is Kind.TRACK:
        return Place(disc=place.disc or 1, track=place.track)
    return Place(season=place.season, episode=place.episode)
