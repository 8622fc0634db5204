"""TheAudioDB v1: artists and albums with biographies in many languages, pictures, moods and styles.

https://www.theaudiodb.com/free_music_api - the key is part of the path; 123 is public, with fewer results and 30
requests a minute. What is unknown is 200 with null, a malformed id an empty body. All values are texts or null.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from metarr_desktop.domain.errors import NotFound
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind, Scheme
from metarr_desktop.domain.provider import (
    Ask,
    Candidate,
    KeyNeed,
    PictureOffer,
    ProviderSpec,
    Rate,
    Record,
    Source,
    Wanted,
    Web,
    WebAddress,
)
from metarr_desktop.domain.values import Credit, Rating, Value
from metarr_desktop.providers import reading
from metarr_desktop.providers.reading import address, at, items, number, text, uuid, whole

_PUBLIC_KEY = "123"
_AN_ARTIST = "111239"

#: The endings of its members with texts -> language tags. Some are countries.
_LANGUAGES = {
    **{code.upper(): code for code in ("en", "de", "fr", "it", "ru", "es", "pt", "nl", "hu", "no", "pl")},
    "CN": "zh",
    "JP": "ja",
    "SE": "sv",
    "IL": "he",
}
#: Its members with pictures -> art, the better of two first.
_PICTURES = {
    Kind.ARTIST: {
        "strArtistThumb": "thumb",
        "strArtistFanart": "fanart",
        "strArtistFanart2": "fanart",
        "strArtistFanart3": "fanart",
        "strArtistFanart4": "fanart",
        "strArtistWideThumb": "landscape",
        "strArtistBanner": "banner",
        "strArtistLogo": "clearlogo",
        "strArtistClearart": "clearart",
    },
    Kind.ALBUM: {
        "strAlbumThumbHQ": "thumb",
        "strAlbumThumb": "thumb",
        "strAlbumThumbBack": "back",
        "strAlbumBack": "back",
        "strAlbumCDart": "discart",
        "strAlbumSpine": "spine",
    },
}
#: (kind, scheme) -> the page to ask, the parameter for the id, the list in the answer.
_LOOKUPS = {
    (Kind.ARTIST, Scheme.AUDIODB): ("artist.php", "i", "artists"),
    (Kind.ARTIST, Scheme.MB_ARTIST): ("artist-mb.php", "i", "artists"),
    (Kind.ALBUM, Scheme.AUDIODB): ("album.php", "m", "album"),  # with "i" it lists all of an artist's
    (Kind.ALBUM, Scheme.MB_RELEASE_GROUP): ("album-mb.php", "i", "album"),
}
_ARTIST_FIELDS = "title genres styles moods gender formed disbanded born died biography alternative_titles"
_ALBUM_FIELDS = "title year plot genres styles moods themes labels album_type artists ratings"

SPEC = ProviderSpec(
    name="audiodb",
    label="TheAudioDB",
    kinds=frozenset({Kind.ARTIST, Kind.ALBUM}),
    fields={Kind.ARTIST: frozenset(_ARTIST_FIELDS.split()), Kind.ALBUM: frozenset(_ALBUM_FIELDS.split())},
    pictures={kind: frozenset(arts.values()) for kind, arts in _PICTURES.items()},
    schemes={
        Kind.ARTIST: (Scheme.AUDIODB, Scheme.MB_ARTIST),
        Kind.ALBUM: (Scheme.AUDIODB, Scheme.MB_RELEASE_GROUP),
    },
    searches=frozenset({Kind.ARTIST, Kind.ALBUM}),
    base_url="https://www.theaudiodb.com/api/v1/json",
    rate=Rate(30, 60.0),
    website="https://www.theaudiodb.com",
    terms_url="https://www.theaudiodb.com/docs_terms_of_use.php",
    attribution="Artist and album information and pictures from TheAudioDB.",
    key=KeyNeed.OPTIONAL,
    key_url="https://www.theaudiodb.com/pricing",
    secrets=("api_key",),
    translates=True,
    addresses=(
        WebAddress(re.compile(r"theaudiodb\.com/artist/(?P<id>\d+)"), Scheme.AUDIODB, Kind.ARTIST),
        WebAddress(re.compile(r"theaudiodb\.com/album/(?P<id>\d+)"), Scheme.AUDIODB, Kind.ALBUM),
    ),
)


class AudioDb:
    """See `domain.provider.Provider`."""

    spec = SPEC

    def __init__(self, web: Web, secrets: Mapping[str, str]) -> None:
        self._web = web
        self._key = secrets.get("api_key", "").strip() or _PUBLIC_KEY

    def search(self, wanted: Wanted, ask: Ask) -> Sequence[Candidate]:
        """It finds whole names only; an album only together with its artist."""
        for title in (wanted.title, *wanted.titles):
            if wanted.kind is Kind.ARTIST and title:
                found = items(self._get("search.php", {"s": title}, ask), "artists")
            elif wanted.kind is Kind.ALBUM and title and wanted.artist:
                found = items(self._get("searchalbum.php", {"s": wanted.artist, "a": title}, ask), "album")
            else:
                return ()
            if candidates := [one for data in found if (one := _candidate(wanted.kind, data))]:
                return candidates
        return ()

    def resolve(self, kind: Kind, id: ExternalId, ask: Ask) -> Candidate | None:
        return _candidate(kind, self._lookup(kind, id, ask))

    def fetch(self, kind: Kind, ids: Sequence[ExternalId], ask: Ask) -> Record | None:
        for scheme in SPEC.schemes.get(kind, ()):
            for id in ids:
                data = self._lookup(kind, id, ask) if id.scheme == scheme else None
                if text(data, *_NAME.get(kind, ())) and _ids(kind, data):
                    return _record(kind, data, ask)
        return None

    def changed_since(self, since_s: float, ask: Ask) -> frozenset[ExternalId] | None:
        return None

    def test(self, ask: Ask) -> None:
        self._get("artist.php", {"i": _AN_ARTIST}, ask)

    def _lookup(self, kind: Kind, id: ExternalId, ask: Ask) -> Any:
        """What it has under that id; None for nothing. An id that cannot be one of its own is not asked for."""
        is_own = id.scheme == Scheme.AUDIODB
        value = id.value.strip() if is_own else uuid(id.value)
        if (kind, id.scheme) not in _LOOKUPS or not value or (is_own and not value.isdecimal()):
            return None
        page, parameter, member = _LOOKUPS[kind, Scheme(id.scheme)]
        return at(self._get(page, {parameter: value}, ask), member, 0)

    def _get(self, page: str, params: Mapping[str, str], ask: Ask) -> Any:
        try:
            return self._web.get(f"{{api_key}}/{page}", params, ask=ask, secret={"api_key": self._key})
        except NotFound:
            return None


_NAME = {Kind.ARTIST: ("strArtist",), Kind.ALBUM: ("strAlbum",)}


def _candidate(kind: Kind, data: Any) -> Candidate | None:
    ids = _ids(kind, data)
    title = text(data, *_NAME.get(kind, ("",)))
    if not title or not ids or ids[0].scheme != Scheme.AUDIODB:
        return None
    if kind is Kind.ARTIST:
        other = text(data, "strArtistAlternate")
        return Candidate(
            SPEC.name,
            kind,
            title,
            ids,
            year=whole(data, "intFormedYear") or whole(data, "intBornYear"),
            titles=(other,) if other else (),
            overview=text(data, "strBiographyEN"),
            note=text(data, "strGenre"),
            picture_url=address(data, "strArtistThumb"),
        )
    return Candidate(
        SPEC.name,
        kind,
        title,
        ids,
        year=whole(data, "intYearReleased") or None,
        artist=text(data, "strArtist"),
        overview=text(data, "strDescriptionEN"),
        note=text(data, "strReleaseFormat"),
        picture_url=address(data, "strAlbumThumb"),
    )


def _ids(kind: Kind, data: Any) -> tuple[ExternalId, ...]:
    is_artist = kind is Kind.ARTIST
    return reading.ids(
        (Scheme.AUDIODB, text(data, "idArtist" if is_artist else "idAlbum")),
        (Scheme.MB_ARTIST if is_artist else Scheme.MB_RELEASE_GROUP, uuid(text(data, "strMusicBrainzID"))),
        (Scheme.WIKIDATA, text(data, "strWikidataID")),
        (Scheme.DISCOGS, text(data, "strDiscogsID")),
    )


def _record(kind: Kind, data: Any, ask: Ask) -> Record:
    is_artist = kind is Kind.ARTIST
    field, stem = ("biography", "strBiography") if is_artist else ("plot", "strDescription")
    texts = {tag: found for code, tag in _LANGUAGES.items() if (found := text(data, f"{stem}{code}"))}
    values = _artist_values(data) if is_artist else _album_values(data)
    # Albums have one text without a language behind it, which is English.
    values[field] = reading.best(texts, (*ask.languages, "en")) or text(data, stem)
    pictures = [
        PictureOffer(art, url, preview_url=f"{url}/medium")
        for member, art in _PICTURES[kind].items()
        if (url := address(data, member))
    ]
    return Record(
        SPEC.name,
        kind,
        _ids(kind, data),
        reading.filled(values),
        texts={field: texts} if texts else {},
        pictures=tuple(pictures),
    )


def _artist_values(data: Any) -> dict[str, Value]:
    # Groups have years of birth and death too: those of the group. A person's own "formed" is not a field of ours.
    members, formed = whole(data, "intMembers"), reading.date(data, "intFormedYear")
    begin, end = reading.date(data, "intBornYear"), reading.date(data, "intDiedYear")
    is_group = bool(formed and not begin) if members is None else members > 1
    is_group |= text(data, "strDisbanded").lower() == "yes"
    dates = {"formed": formed or begin, "disbanded": end} if is_group else {"born": begin, "died": end}
    return {
        "title": text(data, "strArtist"),
        "alternative_titles": (text(data, "strArtistAlternate"),),
        "gender": "" if is_group else text(data, "strGender"),
        **dates,
        **_words(data),
    }


def _album_values(data: Any) -> dict[str, Value]:
    ids = reading.ids(
        (Scheme.MB_ARTIST, uuid(text(data, "strMusicBrainzArtistID"))), (Scheme.AUDIODB, text(data, "idArtist"))
    )
    score, votes = number(data, "intScore"), whole(data, "intScoreVotes")
    has_score = score is not None and 0 < score <= 10
    return {
        "title": text(data, "strAlbum"),
        "year": whole(data, "intYearReleased") or None,
        "artists": (Credit(text(data, "strArtist"), ids=tuple(ids)),),
        "labels": (text(data, "strLabel"),),
        "album_type": text(data, "strReleaseFormat"),
        "themes": (text(data, "strTheme"),),
        "ratings": (Rating(SPEC.name, score, 10.0, votes),) if score is not None and has_score else (),
        **_words(data),
    }


def _words(data: Any) -> dict[str, Value]:
    return {
        "genres": (text(data, "strGenre"),),
        "styles": (text(data, "strStyle"),),
        "moods": (text(data, "strMood"),),
    }


SOURCE = Source(SPEC, AudioDb)
