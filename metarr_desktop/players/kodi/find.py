"""Which row of Kodi's library is the item we mean: by path, else by unique id, never by title alone.

(A film set has nothing but its title.) Many items are asked for in one call: a filter that is an `or` of their paths.
Kodi's `is` and `startswith` ignore case and take `_` and `%` for wildcards, so what they find is compared once more.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from metarr_desktop.domain.kinds import Scheme
from metarr_desktop.domain.player import Delivery
from metarr_desktop.players.kodi.library import MEDIA, TABLES, Media, Shown, read_details, read_rows
from metarr_desktop.players.kodi.rpc import Call, Rpc

#: SQLite allows an expression 1,000 terms deep; a hundred paths a call is quick already.
PATHS_PER_CALL = 100
#: Of more places than that the whole table is read: Kodi walks it once a call, whatever it is asked for.
_MOST_PLACES = 1_000
#: Rows a call: some kilobytes each, and Kodi holds the answer in memory twice.
_ROWS_A_CALL = 2_000

_IN_DISC = re.compile(r"[\\/](?:BDMV|VIDEO_TS)[\\/]", re.IGNORECASE)

Found = list[Shown | None]


def find(rpc: Rpc, deliveries: Sequence[Delivery]) -> Found:
    """Kodi's row for each delivery, in the same order; None where Kodi does not have it."""
    by_media: dict[Media, list[int]] = defaultdict(list)
    for index, delivery in enumerate(deliveries):
        if media := MEDIA.get(delivery.kind):
            by_media[media].append(index)
    found: Found = [None] * len(deliveries)
    for media, indexes in by_media.items():
        rows = _FINDERS[media](rpc, [deliveries[index] for index in indexes])
        for index, row in zip(indexes, rows, strict=True):
            found[index] = row
    return found


def episodes_of(rpc: Rpc, show_id: int) -> list[Shown]:
    """All episodes that Kodi has of a show."""
    properties = list(TABLES[Media.EPISODE].properties)
    return read_rows(Media.EPISODE, rpc.call(TABLES[Media.EPISODE].get, tvshowid=show_id, properties=properties))


def all_rows(rpc: Rpc, media: Media) -> list[Shown]:
    """All that Kodi has of one kind."""
    table = TABLES[media]
    rows: list[Shown] = []
    while True:
        limits = {"start": len(rows), "end": len(rows) + _ROWS_A_CALL}
        some = read_rows(media, rpc.call(table.get, properties=list(table.properties), limits=limits))
        rows += some
        if len(some) < _ROWS_A_CALL:
            return rows


def folder_of(path: str) -> str:
    """The path up to its last separator of either kind, that included."""
    return path[: max(path.rfind("/"), path.rfind("\\")) + 1]


def is_within(path: str, folder: str) -> bool:
    """Whether a path lies below a folder that ends with its separator."""
    return path.startswith(folder)


def _rows_at(rpc: Rpc, media: Media, places: Iterable[tuple[str, str]]) -> list[Shown]:
    """The rows that lie at one of the places, each an operator (`is`, `startswith`) and a path; others may be there."""
    unique = list(dict.fromkeys(places))
    if len(unique) > _MOST_PLACES:
        return all_rows(rpc, media)
    rows: dict[int, Shown] = {}
    for start in range(0, len(unique), PATHS_PER_CALL):
        some = unique[start : start + PATHS_PER_CALL]
        rules = [{"field": "path", "operator": operator, "value": path} for operator, path in some]
        properties = list(TABLES[media].properties)
        answer = rpc.call(TABLES[media].get, properties=properties, filter={"or": rules})
        rows |= {row.id: row for row in read_rows(media, answer)}
    return list(rows.values())


def _movies(rpc: Rpc, deliveries: Sequence[Delivery]) -> Found:
    rows = _rows_at(rpc, Media.MOVIE, map(_movie_place, deliveries))
    by_file = {file: row for row in rows for file in row.files}
    by_folder: dict[str, list[Shown]] = defaultdict(list)
    for row in rows:
        folder = folder_of(row.first_file)
        while folder:
            by_folder[folder].append(row)
            folder = folder_of(folder[:-1])
    return [by_file.get(one.file) or _disc(by_folder[one.folder], one) for one in deliveries]


def _movie_place(delivery: Delivery) -> tuple[str, str]:
    if delivery.folder == delivery.source:
        return "is", folder_of(delivery.file)
    return "startswith", delivery.folder


def _disc(rows: Sequence[Shown], delivery: Delivery) -> Shown | None:
    """The one disc of a folder of its own: Kodi may name it by another of its files than we do."""
    discs = [row for row in rows if _IN_DISC.search(row.first_file)]
    is_ours_alone = len(discs) == 1 and delivery.folder != delivery.source
    return discs[0] if is_ours_alone and _IN_DISC.search(delivery.file) else None


def _episodes(rpc: Rpc, deliveries: Sequence[Delivery]) -> Found:
    rows = _rows_at(rpc, Media.EPISODE, (("is", folder_of(one.file)) for one in deliveries))
    places = {(row.first_file, row.season, row.episode): row for row in rows}
    return [places.get((one.file, one.season, one.episode)) for one in deliveries]


def _shows(rpc: Rpc, deliveries: Sequence[Delivery]) -> Found:
    """A show in several folders is one row at one of them in Kodi; its ids find it from the others."""
    by_folder = {row.file: row for row in _rows_at(rpc, Media.SHOW, (("is", one.folder) for one in deliveries))}
    if all(one.folder in by_folder for one in deliveries):
        return [by_folder[one.folder] for one in deliveries]
    every = read_rows(Media.SHOW, rpc.call(TABLES[Media.SHOW].get, properties=list(TABLES[Media.SHOW].properties)))
    by_id = {pair: row for row in every for pair in row.ids}
    return [by_folder.get(one.folder) or _by_any_id(by_id, one) for one in deliveries]


def _by_any_id(by_id: dict[tuple[str, str], Shown], delivery: Delivery) -> Shown | None:
    rows = [by_id[id_.scheme, id_.value] for id_ in delivery.ids if (id_.scheme, id_.value) in by_id]
    return rows[0] if rows else None


def _seasons(rpc: Rpc, deliveries: Sequence[Delivery]) -> Found:
    folders = dict.fromkeys(one.series_folder for one in deliveries)
    rows = _rows_at(rpc, Media.SHOW, (("is", folder) for folder in folders))
    shows = {row.file: row for row in rows if row.file in folders}
    table = TABLES[Media.SEASON]
    calls = [Call(table.get, {"tvshowid": row.id, "properties": list(table.properties)}) for row in shows.values()]
    seasons = {
        (folder, season.season): season
        for folder, answer in zip(shows, rpc.batch(calls), strict=True)
        for season in read_rows(Media.SEASON, answer.result or {})
    }
    return [seasons.get((one.series_folder, one.season)) for one in deliveries]


def _sets(rpc: Rpc, deliveries: Sequence[Delivery]) -> Found:
    table = TABLES[Media.SET]
    by_title = {row.title: row for row in read_rows(Media.SET, rpc.call(table.get, properties=list(table.properties)))}
    return [by_title.get(one.title) for one in deliveries]


def _songs(rpc: Rpc, deliveries: Sequence[Delivery]) -> Found:
    by_file = {row.file: row for row in _rows_at(rpc, Media.SONG, (("is", folder_of(one.file)) for one in deliveries))}
    return [by_file.get(one.file) for one in deliveries]


def _albums(rpc: Rpc, deliveries: Sequence[Delivery]) -> Found:
    songs = _songs_below(rpc, deliveries)
    owners = [tuple(dict.fromkeys(song.album_id for song in some if song.album_id)) for some in songs]
    return _choose(rpc, Media.ALBUM, deliveries, owners, Scheme.MB_RELEASE)


def _artists(rpc: Rpc, deliveries: Sequence[Delivery]) -> Found:
    songs = _songs_below(rpc, deliveries)
    owners = [tuple(dict.fromkeys(artist for song in some for artist in song.artist_ids)) for some in songs]
    return _choose(rpc, Media.ARTIST, deliveries, owners, Scheme.MB_ARTIST)


def _songs_below(rpc: Rpc, deliveries: Sequence[Delivery]) -> list[list[Shown]]:
    """Albums and artists have no path in Kodi: their songs lead to them."""
    folders = {one.folder for one in deliveries}
    below: dict[str, list[Shown]] = defaultdict(list)
    for song in _rows_at(rpc, Media.SONG, (("startswith", folder) for folder in folders)):
        folder = folder_of(song.file)
        while folder:
            if folder in folders:
                below[folder].append(song)
            folder = folder_of(folder[:-1])
    return [below[one.folder] for one in deliveries]


def _choose(
    rpc: Rpc, media: Media, deliveries: Sequence[Delivery], owners: Sequence[tuple[int, ...]], scheme: Scheme
) -> Found:
    """Of the rows that own songs in its folder, the one with our MusicBrainz id, else our title, else the first."""
    wanted = list(dict.fromkeys(number for some in owners for number in some))
    table = TABLES[media]
    calls = [Call(table.get_one, {media.id_key: number, "properties": list(table.properties)}) for number in wanted]
    rows = {
        number: read_details(media, answer.result)
        for number, answer in zip(wanted, rpc.batch(calls), strict=True)
        if not answer.error
    }
    return [
        _best([rows[number] for number in some if number in rows], one, scheme)
        for one, some in zip(deliveries, owners, strict=True)
    ]


def _best(rows: Sequence[Shown], delivery: Delivery, scheme: Scheme) -> Shown | None:
    ours = {(id_.scheme, id_.value) for id_ in delivery.ids if id_.scheme == scheme}
    for row in rows:
        if ours & row.ids:
            return row
    for row in rows:
        if row.title == delivery.title:
            return row
    return rows[0] if rows else None


_FINDERS: dict[Media, Callable[[Rpc, Sequence[Delivery]], Found]] = {
    Media.MOVIE: _movies,
    Media.SHOW: _shows,
    Media.SEASON: _seasons,
    Media.EPISODE: _episodes,
    Media.SET: _sets,
    Media.ARTIST: _artists,
    Media.ALBUM: _albums,
    Media.SONG: _songs,
}
