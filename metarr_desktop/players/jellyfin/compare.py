"""What Jellyfin shows otherwise than we do, in words."""

from __future__ import annotations

from metarr_desktop.domain.kinds import Kind, Scheme
from metarr_desktop.domain.player import Delivery
from metarr_desktop.players.jellyfin.rows import Row

#: A season has no NFO of ours; of a track, Jellyfin reads the tags.
_WITH_TITLE = frozenset({Kind.MOVIE, Kind.SERIES, Kind.EPISODE, Kind.ARTIST, Kind.ALBUM, Kind.TRACK})
_WITH_YEAR = frozenset({Kind.MOVIE, Kind.SERIES, Kind.ALBUM, Kind.TRACK})
_WITH_PLOT = frozenset({Kind.MOVIE, Kind.SERIES, Kind.EPISODE, Kind.ARTIST, Kind.ALBUM})

_VIDEO = frozenset({Scheme.IMDB, Scheme.TMDB, Scheme.TVDB, Scheme.TVMAZE})
#: The ids that Jellyfin has a place for, whatever else an NFO names.
_IDS_OF = {
    Kind.MOVIE: _VIDEO,
    Kind.SERIES: _VIDEO,
    Kind.EPISODE: _VIDEO,
    Kind.ARTIST: frozenset({Scheme.MB_ARTIST}),
    Kind.ALBUM: frozenset({Scheme.MB_RELEASE, Scheme.MB_RELEASE_GROUP}),
}


def text_differences(delivery: Delivery, row: Row) -> tuple[str, ...]:
    """Title, year, plot (white space does not count) and ids that are ours to say and that Jellyfin shows otherwise.

    A file of several episodes is one item there, whose title and plot are theirs joined with " / ".
    """
    is_joined = row.last_number is not None and row.last_number != row.number
    found = []
    if delivery.kind in _WITH_TITLE and not _says(row.title, delivery.title, is_joined):
        found.append(f"title: “{row.title}” instead of “{delivery.title}”")
    if delivery.kind in _WITH_YEAR and delivery.year and delivery.year != row.year:
        found.append(f"year: {row.year or 'none'} instead of {delivery.year}")
    if delivery.kind in _WITH_PLOT and not _says(row.plot, delivery.plot, is_joined):
        found.append(f"plot: “{_begin(row.plot)}” instead of “{_begin(delivery.plot)}”")
    if is_joined and delivery.episode != row.number:
        return tuple(found)  # its ids are those of its first episode
    theirs = dict(row.ids)
    for scheme, value in sorted(wanted_ids(delivery)):
        if (scheme, value) not in row.ids:
            found.append(f"{scheme} id: {theirs.get(scheme) or 'none'} instead of {value}")
    return tuple(found)


def wanted_ids(delivery: Delivery) -> frozenset[tuple[str, str]]:
    """Our ids, as far as Jellyfin has a place for them."""
    known = _IDS_OF.get(delivery.kind, frozenset())
    return frozenset((id_.scheme, id_.value) for id_ in delivery.ids if id_.scheme in known)


def _says(theirs: str, ours: str, is_joined: bool) -> bool:
    theirs, ours = _plain(theirs), _plain(ours)
    return not ours or theirs == ours or (is_joined and f" / {ours} / " in f" / {theirs} / ")


def _plain(text: str) -> str:
    return " ".join(text.split())


def _begin(text: str) -> str:
    plain = _plain(text)
    return plain if len(plain) <= 60 else plain[:59] + "…"
