"""Which item of Jellyfin is the one we mean: by its path; of several in a folder the one with our ids.

Jellyfin has no filter for paths or ids, so its lists are walked anew for every question: what it calls an item may
change, and a map of it would grow stale unseen. What is at the top (films, shows, albums) is walked; what lies below a
show or an album is asked for there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.player import Action, Delivery
from metarr_desktop.players.jellyfin.api import Api
from metarr_desktop.players.jellyfin.paths import folders_above, is_within, key, plain
from metarr_desktop.players.jellyfin.rows import MEDIA, Media, Row, all_rows, rows_of

_BELOW = {Media.SEASON: Media.SERIES, Media.EPISODE: Media.SERIES, Media.TRACK: Media.ALBUM}
_IN_DISC = re.compile(r"[\\/](?:BDMV|VIDEO_TS)(?:[\\/].*)?$", re.IGNORECASE)
#: Above this many shows or albums, one walk over all of Jellyfin is quicker than a question for each.
_MOST_PARENTS = 40

Found = list[Row | None]


def find(api: Api, deliveries: Sequence[Delivery]) -> Found:
    """Jellyfin's row for each delivery, whole and in the same order; None where it does not have it."""
    return whole(api, look(api, deliveries).match(deliveries))


def whole(api: Api, rows: Found) -> Found:
    """The same rows with all that is compared of them; None for those that went meanwhile."""
    details = rows_of(api, list(dict.fromkeys(row.id for row in rows if row is not None)))
    return [None if row is None else details.get(row.id) for row in rows]


@dataclass(slots=True)
class Shelf:
    """What Jellyfin has in some folders."""

    rows: dict[str, Row] = field(default_factory=dict)
    _by_path: dict[tuple[Media, str], Row] = field(default_factory=dict)
    _films_below: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))

    def put(self, row: Row) -> None:
        """Add one row."""
        self.rows[row.id] = row
        if row.path:
            self._by_path[row.media, key(row.path)] = row
            if row.media is Media.MOVIE:
                for folder in folders_above(key(row.path)):
                    self._films_below[folder].append(row)

    def at(self, media: Media, path: str) -> Row | None:
        """The row at exactly that path."""
        return self._by_path.get((media, key(path)))

    def match(self, deliveries: Sequence[Delivery]) -> Found:
        """The row of each delivery."""
        seasons = {(row.series_id, row.number): row for row in self.rows.values() if row.media is Media.SEASON}
        return [self._match(one, seasons) for one in deliveries]

    def _match(self, delivery: Delivery, seasons: dict[tuple[str, int | None], Row]) -> Row | None:
        media = MEDIA.get(delivery.kind)
        if media is None:
            return None
        if media is Media.SEASON:
            series = self.at(Media.SERIES, delivery.series_folder)
            return seasons.get((series.id, delivery.season)) if series else None
        row = self.at(media, delivery.file or delivery.folder)
        if media is Media.MOVIE and row is None:
            return self._film_in(delivery)
        return row if media is not Media.EPISODE or (row and _holds(row, delivery)) else None

    def _film_in(self, delivery: Delivery) -> Row | None:
        """A disc, which is known by its folder, or another version, which hides behind the first of its folder.

        That is the one with our ids; where we have none, with our title. What goes is just the file that it was.
        """
        disc = self.at(Media.MOVIE, delivery.folder) or self.at(Media.MOVIE, _IN_DISC.sub("", delivery.file))
        if disc is not None or delivery.folder == delivery.source or delivery.action is Action.REMOVE:
            return disc
        ours = {(id_.scheme, id_.value) for id_ in delivery.ids}
        below = self._films_below.get(key(delivery.folder), ())
        here = [row for row in below if (row.ids & ours if ours else row.title == delivery.title)]
        return here[0] if len(here) == 1 else None


def look(api: Api, deliveries: Sequence[Delivery], user: str = "") -> Shelf:
    """What Jellyfin has of these titles, with the shows and albums that hold them."""
    wanted = {media for one in deliveries if (media := MEDIA.get(one.kind))}
    tops = {_BELOW.get(media, media) for media in wanted}
    if tops & {Media.ARTIST, Media.ALBUM}:
        tops |= {Media.ARTIST, Media.ALBUM}  # a new album is found by a look into its artist's folder
    places = _places(deliveries)
    shelf = Shelf()
    if tops:
        _fill(shelf, all_rows(api, sorted(tops), user=user), places)
    for top in (Media.SERIES, Media.ALBUM):
        below = sorted(media for media in wanted if _BELOW.get(media) is top)
        parents = [row.id for row in shelf.rows.values() if row.media is top]
        if not below or not parents:
            continue
        if len(parents) > _MOST_PARENTS:
            _fill(shelf, all_rows(api, below, user=user), places)
        else:
            for parent in parents:
                _fill(shelf, all_rows(api, below, user=user, parent=parent), places)
    return shelf


def title_folder(delivery: Delivery) -> str:
    """The folder of the whole title (a film's, a show's, an artist's), else the file itself; as `plain` gives it."""
    if delivery.kind in (Kind.SEASON, Kind.EPISODE):
        return plain(delivery.series_folder or delivery.folder)
    folder, source = plain(delivery.folder), plain(delivery.source)
    if folder == source:
        return plain(delivery.file or delivery.folder)
    if delivery.kind in (Kind.ARTIST, Kind.ALBUM, Kind.TRACK) and source and is_within(folder, source):
        first = re.split(r"[\\/]", folder[len(source) + 1 :])[0]
        return folder[: len(source) + 1] + first
    return folder


def _places(deliveries: Iterable[Delivery]) -> frozenset[str]:
    return frozenset(
        key(place)
        for one in deliveries
        for place in (title_folder(one), one.folder if one.folder != one.source else one.file, one.series_folder)
        if place
    )


def _fill(shelf: Shelf, rows: Iterable[Row], places: frozenset[str]) -> None:
    """Only what lies where it can be meant; seasons may have no folder, and belong to their show."""
    for row in rows:
        if row.media is Media.SEASON:
            if row.series_id in shelf.rows:
                shelf.put(row)
        elif (path := key(row.path)) in places or any(folder in places for folder in folders_above(path)):
            shelf.put(row)


def _holds(row: Row, delivery: Delivery) -> bool:
    """A file of several episodes is one row that says from which to which. What has no number yet is ours by path."""
    if row.number is None or delivery.episode is None:
        return True
    return row.number <= delivery.episode <= (row.last_number or row.number)
