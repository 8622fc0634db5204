"""What Kodi shows otherwise than we do, in words."""

from __future__ import annotations

from metarr_desktop.domain.kinds import Kind, Scheme
from metarr_desktop.domain.player import Delivery
from metarr_desktop.players.kodi.library import Shown

#: Kodi has a year for these alone; an episode has a date, an artist none.
_WITH_YEAR = frozenset({Kind.MOVIE, Kind.SERIES, Kind.ALBUM, Kind.TRACK})
_WITH_PLOT = frozenset({Kind.MOVIE, Kind.SERIES, Kind.EPISODE, Kind.ARTIST, Kind.ALBUM, Kind.COLLECTION})

#: The ids for which Kodi's music tables have a column; film sets and seasons have none at all.
_IDS_OF = {
    Kind.ARTIST: frozenset({Scheme.MB_ARTIST}),
    Kind.ALBUM: frozenset({Scheme.MB_RELEASE, Scheme.MB_RELEASE_GROUP}),
    Kind.TRACK: frozenset({Scheme.MB_RECORDING}),
    Kind.SEASON: frozenset[Scheme](),
    Kind.COLLECTION: frozenset[Scheme](),
}


def text_differences(delivery: Delivery, shown: Shown) -> tuple[str, ...]:
    """Title, year, plot (white space does not count) and ids that are ours to say and that Kodi shows otherwise."""
    found = []
    if delivery.title and _plain(delivery.title) != _plain(shown.title):
        found.append(f"title: “{shown.title}” instead of “{delivery.title}”")
    if delivery.kind in _WITH_YEAR and delivery.year and delivery.year != shown.year:
        found.append(f"year: {shown.year or 'none'} instead of {delivery.year}")
    if delivery.kind in _WITH_PLOT and delivery.plot and _plain(delivery.plot) != _plain(shown.plot):
        found.append(f"plot: “{_begin(shown.plot)}” instead of “{_begin(delivery.plot)}”")
    theirs = dict(shown.ids)
    for scheme, value in sorted(wanted_ids(delivery)):
        if (scheme, value) not in shown.ids:
            found.append(f"{scheme} id: {theirs.get(scheme) or 'none'} instead of {value}")
    return tuple(found)


def wanted_ids(delivery: Delivery) -> frozenset[tuple[str, str]]:
    """Our ids, as far as Kodi has a place for them."""
    columns = _IDS_OF.get(delivery.kind)
    return frozenset((id_.scheme, id_.value) for id_ in delivery.ids if columns is None or id_.scheme in columns)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _begin(text: str) -> str:
    plain = _plain(text)
    return plain if len(plain) <= 60 else plain[:59] + "…"
