"""Which items of Plex's library are the one we mean: by file, which has to agree with our ids, else by an id.

Every section that holds the folder has items of its own. Plex has no query by path or by foreign id, so sections are
listed; where a delivery was found once is remembered, and asked for alone the next time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from metarr_desktop.domain.kinds import ItemId
from metarr_desktop.domain.player import Action, Delivery
from metarr_desktop.players.plex.library import LEAVES, MEDIA, Item, Media, Section
from metarr_desktop.players.plex.listing import all_items, details
from metarr_desktop.players.plex.paths import parents, same
from metarr_desktop.players.plex.server import Server


@dataclass(frozen=True, slots=True)
class Place:
    """A delivery in one section that has to show it."""

    section: Section
    item: Item | None = None

    @property
    def name(self) -> str:
        return self.section.title


#: A section's key, our item, and where it lies.
_Spot = tuple[str, ItemId, str]

#: More items than that are listed sooner than asked for by their keys.
MOST_BY_KEY = 1000

#: For each delivery its places; none where no section holds its folder.
Found = list[tuple[Place, ...]]


class Finder:
    """Finds items, and remembers where. Lives as long as the player."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._keys: dict[_Spot, str] = {}

    def find(self, sections: Sequence[Section], deliveries: Sequence[Delivery]) -> Found:
        """The items of each delivery in every section that holds it, in the same order."""
        asked = [
            (at, section)
            for at, delivery in enumerate(deliveries)
            for section in sections
            if (media := MEDIA.get(delivery.kind)) and section.holds(media, delivery.file or delivery.folder)
        ]
        remembered = self._remembered(deliveries, asked)
        by_section: dict[Section, list[int]] = defaultdict(list)
        for at, section in asked:
            if (at, section.key) not in remembered:
                by_section[section].append(at)
        listed: dict[tuple[int, str], Item] = {}
        for section, indexes in by_section.items():
            rows = _match(_Shelf(self._server, section), [deliveries[at] for at in indexes])
            listed |= {(at, section.key): row for at, row in zip(indexes, rows, strict=True) if row}
        self._remember(deliveries, listed)
        places: dict[int, list[Place]] = defaultdict(list)
        for at, section in asked:
            places[at].append(Place(section, remembered.get((at, section.key)) or listed.get((at, section.key))))
        return [tuple(places[at]) for at in range(len(deliveries))]

    def _remembered(
        self, deliveries: Sequence[Delivery], asked: Sequence[tuple[int, Section]]
    ) -> dict[tuple[int, str], Item]:
        keys = {
            (at, section.key): key
            for at, section in asked
            if _can_be_remembered(deliveries[at]) and (key := self._keys.get(_spot(section.key, deliveries[at])))
        }
        if len(keys) > MOST_BY_KEY:
            return {}
        rows = details(self._server, keys.values())
        return {
            (at, section): rows[key]
            for (at, section), key in keys.items()
            if key in rows and _is_still(rows[key], deliveries[at])
        }

    def _remember(self, deliveries: Sequence[Delivery], listed: dict[tuple[int, str], Item]) -> None:
        for (at, section), item in listed.items():
            self._keys[_spot(section, deliveries[at])] = item.key


def has_file(item: Item, file: str) -> bool:
    """Whether that file is one of the item's."""
    return same(file) in map(same, item.files)


def _spot(section: str, delivery: Delivery) -> _Spot:
    return section, delivery.item, same(delivery.file or delivery.folder)


def _can_be_remembered(delivery: Delivery) -> bool:
    """Whether a show, artist or album has left its folder only a new listing tells."""
    return delivery.action is Action.SHOW or bool(delivery.file)


def _is_still(item: Item, delivery: Delivery) -> bool:
    """Whether a remembered item is there as it was: a file may have gone to another item since."""
    return has_file(item, delivery.file) if delivery.file else item.media == MEDIA[delivery.kind]


class _Shelf:
    """A section's items by kind, listed when they are first needed."""

    def __init__(self, server: Server, section: Section) -> None:
        self._server = server
        self._section = section
        self._rows: dict[Media, list[Item]] = {}

    def rows(self, media: Media) -> list[Item]:
        if media not in self._rows:
            self._rows[media] = list(all_items(self._server, self._section, media))
        return self._rows[media]

    def below(self, folders: Iterable[str]) -> dict[str, list[Item]]:
        """The files' items in each of the folders and below; what is not a file has no path of its own in a list."""
        wanted = {same(folder) for folder in folders}
        found: dict[str, list[Item]] = defaultdict(list)
        for leaf in self.rows(LEAVES[self._section.type]):
            for folder in {above for file in leaf.files for above in parents(file)} & wanted:
                found[folder].append(leaf)
        return found


def _match(shelf: _Shelf, deliveries: Sequence[Delivery]) -> list[Item | None]:
    found: list[Item | None] = [None] * len(deliveries)
    by_media: dict[Media, list[int]] = defaultdict(list)
    for at, delivery in enumerate(deliveries):
        by_media[MEDIA[delivery.kind]].append(at)
    for media, indexes in by_media.items():
        rows = _MATCHERS[media](shelf, media, [deliveries[at] for at in indexes])
        for at, row in zip(indexes, rows, strict=True):
            found[at] = row
    return found


def _leaves(shelf: _Shelf, media: Media, deliveries: Sequence[Delivery]) -> list[Item | None]:
    by_file: dict[str, list[Item]] = defaultdict(list)
    by_id: dict[tuple[str, str], Item] = {}
    for row in shelf.rows(media):
        for file in row.files:
            by_file[same(file)].append(row)
        by_id |= dict.fromkeys(row.ids, row)
    return [_best(_numbered(by_file[same(one.file)], one), one) or _by_id(by_id, one) for one in deliveries]


def _numbered(rows: Sequence[Item], delivery: Delivery) -> Sequence[Item]:
    """Of the episodes of one file the one with our number; where Plex counts otherwise, all of them."""
    exact = [row for row in rows if (row.parent_number, row.number) == (delivery.season, delivery.episode)]
    return exact or rows


def _owners(shelf: _Shelf, media: Media, deliveries: Sequence[Delivery]) -> list[Item | None]:
    """Shows, artists and albums: whatever owns the files below the folder; a show or artist else by its ids."""
    below = shelf.below(one.folder for one in deliveries)
    rows = {row.key: row for row in shelf.rows(media)}
    by_id = {id_: row for row in rows.values() for id_ in row.ids}
    found = []
    for one in deliveries:
        keys = [leaf.parent if media is Media.ALBUM else leaf.grandparent for leaf in below[same(one.folder)]]
        there = [rows[key] for key in dict.fromkeys(keys) if key in rows]
        found.append(_best(there, one) or _by_id(by_id, one))
    return found


def _seasons(shelf: _Shelf, media: Media, deliveries: Sequence[Delivery]) -> list[Item | None]:
    below = shelf.below(one.series_folder for one in deliveries)
    by_show = {(row.parent, row.number): row for row in shelf.rows(media)}
    found = []
    for one in deliveries:
        shows = dict.fromkeys(leaf.grandparent for leaf in below[same(one.series_folder)])
        found.append(next((by_show[show, one.season] for show in shows if (show, one.season) in by_show), None))
    return found


def _best(rows: Sequence[Item], delivery: Delivery) -> Item | None:
    """Of several items the one with an id of ours, else with our title, else the first."""
    ours = set(_ids(delivery))
    by_rank = sorted(rows, key=lambda row: (not ours & row.ids, row.title != delivery.title))
    return by_rank[0] if by_rank else None


def _by_id(by_id: dict[tuple[str, str], Item], delivery: Delivery) -> Item | None:
    """What has an id of ours wherever it lies; what is to go is only what lies where it was."""
    if delivery.action is Action.REMOVE:
        return None
    return next((by_id[id_] for id_ in _ids(delivery) if id_ in by_id), None)


def _ids(delivery: Delivery) -> list[tuple[str, str]]:
    return [(id_.scheme, id_.value) for id_ in delivery.ids]


_MATCHERS: dict[Media, Callable[[_Shelf, Media, Sequence[Delivery]], list[Item | None]]] = {
    Media.MOVIE: _leaves,
    Media.SHOW: _owners,
    Media.SEASON: _seasons,
    Media.EPISODE: _leaves,
    Media.ARTIST: _owners,
    Media.ALBUM: _owners,
    Media.TRACK: _leaves,
}
