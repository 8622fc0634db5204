"""Ids in plain text: the addresses that scrapers and people leave in an NFO, alone or behind its XML."""

from __future__ import annotations

import os
import re

from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind, Scheme

_UUID = r"([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})"

# Address -> who issued the id in it, and what it is the id of where the address says so.
_ADDRESSES: tuple[tuple[re.Pattern[str], Scheme, Kind | None], ...] = (
    (re.compile(r"\b(tt\d{7,10})\b"), Scheme.IMDB, None),
    (re.compile(r"themoviedb\.org/movie/(\d{1,9})"), Scheme.TMDB, Kind.MOVIE),
    (re.compile(r"themoviedb\.org/tv/(\d{1,9})"), Scheme.TMDB, Kind.SERIES),
    (re.compile(r"themoviedb\.org/collection/(\d{1,9})"), Scheme.TMDB_SET, Kind.COLLECTION),
    (re.compile(r"thetvdb\.com/(?:dereferrer/)?series/(\d{1,9})\b"), Scheme.TVDB, Kind.SERIES),
    (re.compile(r"thetvdb\.com/[^\s<>]{0,200}?[?&](?:series)?id=(\d{1,9})"), Scheme.TVDB, Kind.SERIES),
    (re.compile(r"thetvdb\.com/(?:dereferrer/)?movies?/(\d{1,9})\b"), Scheme.TVDB, Kind.MOVIE),
    (re.compile(r"tvmaze\.com/shows/(\d{1,9})"), Scheme.TVMAZE, Kind.SERIES),
    (re.compile(rf"musicbrainz\.org/artist/{_UUID}"), Scheme.MB_ARTIST, Kind.ARTIST),
    (re.compile(rf"musicbrainz\.org/release/{_UUID}"), Scheme.MB_RELEASE, Kind.ALBUM),
    (re.compile(rf"musicbrainz\.org/release-group/{_UUID}"), Scheme.MB_RELEASE_GROUP, Kind.ALBUM),
)
_PERSON_ADDRESSES = (
    (re.compile(r"\b(nm\d{7,10})\b"), Scheme.IMDB),
    (re.compile(r"themoviedb\.org/person/(\d{1,9})"), Scheme.TMDB),
    (re.compile(r"thetvdb\.com/people/(\d{1,9})"), Scheme.TVDB),
)
_KIND_BY_NAME = {
    "tvshow.nfo": Kind.SERIES,
    "season.nfo": Kind.SEASON,
    "set.nfo": Kind.COLLECTION,
    "artist.nfo": Kind.ARTIST,
    "album.nfo": Kind.ALBUM,
}
# Addresses stand alone or at an end; ripping groups' NFOs with pages of ornaments are longer, and still short.
_LONGEST_TEXT = 100_000


def ids_in_text(text: str) -> tuple[tuple[ExternalId, ...], Kind | None]:
    """The ids that the text names, the first of each scheme, and what they are ids of where an address tells."""
    text = text[:_LONGEST_TEXT]
    found: dict[str, ExternalId] = {}
    told: Kind | None = None
    for pattern, scheme, kind in _ADDRESSES:
        match = pattern.search(text)
        if match and scheme.value not in found:
            found[scheme.value] = ExternalId(scheme.value, match[1])
            told = told or kind
    return tuple(found.values()), told


def person_id(address: str) -> tuple[str, str] | None:
    """`(scheme, id)` of the person whose page it is."""
    for pattern, scheme in _PERSON_ADDRESSES:
        if match := pattern.search(address):
            return scheme.value, match[1]
    return None


def kind_by_name(path: str) -> Kind:
    """What an NFO of that name is about when its text does not say: a film, unless the name belongs to another kind."""
    return _KIND_BY_NAME.get(os.path.basename(path).lower(), Kind.MOVIE)
