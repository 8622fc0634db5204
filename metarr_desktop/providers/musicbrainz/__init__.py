"""MusicBrainz: artists, albums and their tracks, with names in many languages and the ids of other sources.

https://musicbrainz.org/doc/MusicBrainz_API - JSON by `fmt=json`; one request a second; an unknown `inc` is 400,
so is an id that is no UUID. Ids that were merged are answered with the id they became. A *release group* is the album
as people speak of it; a *release* is one edition of it, which alone has tracks, labels and a status. So an album is
known by both ids, and has tracks here only where its release is known: those of another edition would be wrong.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from metarr_desktop.domain.errors import NotFound
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind, Scheme
from metarr_desktop.domain.provider import Ask, Candidate, ProviderSpec, Rate, Record, Source, Wanted, Web, WebAddress
from metarr_desktop.providers.musicbrainz.mapping import (
    NAME,
    album_record,
    albums_of,
    artist_candidate,
    artist_record,
    group_candidate,
    release_candidate,
)
from metarr_desktop.providers.reading import at, items, text, uuid

_PAGE = 25
#: Scheme -> the path of such ids, and what is to be told along; blanks are sent as the "+" that it wants.
_LOOKUPS = {
    Scheme.MB_ARTIST: ("artist", "aliases genres release-groups url-rels"),
    Scheme.MB_RELEASE_GROUP: ("release-group", "aliases artist-credits genres ratings url-rels"),
    Scheme.MB_RELEASE: (
        "release",
        "aliases artist-credits genres labels media ratings recordings release-groups release-group-level-rels "
        "url-rels",
    ),
}
_SPECIAL = re.compile(r'([+\-!(){}\[\]^"~*?:\\/&|])')
_VARIOUS_ARTISTS = "89ad4ac3-39f7-470e-963a-56509c546377"
_ARTIST_FIELDS = (
    "title sort_title artist_type gender disambiguation genres alternative_titles born died formed disbanded"
)
_ALBUM_FIELDS = (
    "title alternative_titles artists year release_date original_release_date album_type release_status compilation "
    "labels genres ratings"
)
_ID = r"(?P<id>[0-9a-fA-F-]{36})"

SPEC = ProviderSpec(
    name=NAME,
    label="MusicBrainz",
    kinds=frozenset({Kind.ARTIST, Kind.ALBUM, Kind.TRACK}),
    fields={
        Kind.ARTIST: frozenset(_ARTIST_FIELDS.split()),
        Kind.ALBUM: frozenset(_ALBUM_FIELDS.split()),
        Kind.TRACK: frozenset({"title", "artists", "disc", "track"}),
    },
    schemes={Kind.ARTIST: (Scheme.MB_ARTIST,), Kind.ALBUM: (Scheme.MB_RELEASE_GROUP, Scheme.MB_RELEASE)},
    searches=frozenset({Kind.ARTIST, Kind.ALBUM}),
    base_url="https://musicbrainz.org/ws/2",
    rate=Rate(1),
    website="https://musicbrainz.org",
    terms_url="https://musicbrainz.org/doc/About/Data_License",
    attribution="Music information from MusicBrainz; core data CC0, tags and ratings CC BY-NC-SA 3.0.",
    translates=True,
    addresses=(
        WebAddress(re.compile(rf"musicbrainz\.org/artist/{_ID}"), Scheme.MB_ARTIST, Kind.ARTIST),
        WebAddress(re.compile(rf"musicbrainz\.org/release-group/{_ID}"), Scheme.MB_RELEASE_GROUP, Kind.ALBUM),
        WebAddress(re.compile(rf"musicbrainz\.org/release/{_ID}"), Scheme.MB_RELEASE, Kind.ALBUM),
    ),
)


class MusicBrainz:
    """See `domain.provider.Provider`."""

    spec = SPEC

    def __init__(self, web: Web, secrets: Mapping[str, str]) -> None:
        self._web = web

    def search(self, wanted: Wanted, ask: Ask) -> Sequence[Candidate]:
        if wanted.kind not in SPEC.searches:
            return ()
        ask_for = self._artists if wanted.kind is Kind.ARTIST else self._albums
        for title in (wanted.title, *wanted.titles):
            if title.strip() and (found := ask_for(title, wanted, ask)):
                return found
        return ()

    def resolve(self, kind: Kind, id: ExternalId, ask: Ask) -> Candidate | None:
        data = self._lookup(kind, id, ask)
        if data is None:
            return None
        if kind is Kind.ARTIST:
            return artist_candidate(data)
        return release_candidate(data) if id.scheme == Scheme.MB_RELEASE else group_candidate(data)

    def fetch(self, kind: Kind, ids: Sequence[ExternalId], ask: Ask) -> Record | None:
        """A release tells of its group too, so it is asked first, and the group where the release is gone."""
        for scheme in (Scheme.MB_ARTIST, Scheme.MB_RELEASE, Scheme.MB_RELEASE_GROUP):
            for id in ids:
                data = self._lookup(kind, id, ask) if id.scheme == scheme else None
                if data is None:
                    continue
                if kind is Kind.ARTIST:
                    return artist_record(data, ask)
                is_release = scheme == Scheme.MB_RELEASE
                return album_record(
                    at(data, "release-group") if is_release else data, data if is_release else None, ask
                )
        return None

    def changed_since(self, since_s: float, ask: Ask) -> frozenset[ExternalId] | None:
        return None

    def test(self, ask: Ask) -> None:
        self._web.get(f"artist/{_VARIOUS_ARTISTS}", {"fmt": "json"}, ask=ask)

    # --- questions --------------------------------------------------------------------------------------------------

    def _lookup(self, kind: Kind, id: ExternalId, ask: Ask) -> Any:
        """The artist, group or release with that id; None where there is none."""
        value = uuid(id.value) if id.scheme in SPEC.schemes.get(kind, ()) else ""
        if not value:
            return None
        path, inc = _LOOKUPS[Scheme(id.scheme)]
        try:
            data = self._web.get(f"{path}/{value}", {"inc": inc, "fmt": "json"}, ask=ask)
        except NotFound:
            return None
        return data if uuid(text(data, "id")) else None

    def _artists(self, name: str, wanted: Wanted, ask: Ask) -> list[Candidate]:
        phrase = _phrase(name)
        found = self._search("artist", f"artist:{phrase} OR alias:{phrase} OR sortname:{phrase}", ask)
        return [one for data in items(found, "artists") if (one := artist_candidate(data))]

    def _albums(self, title: str, wanted: Wanted, ask: Ask) -> list[Candidate]:
        """One candidate a release group: with the year first, then whatever the year."""
        query = f"release:{_phrase(title)}"
        by = [uuid(id.value) for id in wanted.ids if id.scheme == Scheme.MB_ARTIST]
        if by and by[0]:
            query += f" AND arid:{by[0]}"
        elif wanted.artist.strip():
            query += f" AND artist:{_phrase(wanted.artist)}"
        for asked in (f"{query} AND date:{wanted.year}", query) if wanted.year else (query,):
            if found := albums_of(items(self._search("release", asked, ask), "releases"), wanted):
                return found
        return []

    def _search(self, path: str, query: str, ask: Ask) -> Any:
        return self._web.get(path, {"query": query, "limit": _PAGE, "fmt": "json"}, ask=ask)


def _phrase(words: str) -> str:
    """Words as a phrase of Lucene, nothing in which means anything to it."""
    escaped = _SPECIAL.sub(r"\\\1", " ".join(words.split()))
    return f'"{escaped}"'


SOURCE = Source(SPEC, MusicBrainz)
