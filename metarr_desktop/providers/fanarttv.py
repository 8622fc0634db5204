"""fanart.tv (v3): pictures of films, series, artists and albums.

* One request a title: `movies/{TMDB or IMDb id}`, `tv/{TVDB id}`, `music/{artist}`, `music/albums/{release group}`.
* Each kind of picture is a member of the answer; one without pictures is missing. Pictures of seasons stand beside
  those of the series with a `season`. All values are texts. Sizes are told of discs alone.
* `lang` "00" or "" is textless, "cz" is Czech; musical pictures have no `lang`. `likes` are votes.
* 404 means that nobody gave a picture yet.
* A project's key goes as `api-key`; a person's own as `client-key` beside it, or as `api-key` where there is none of a
  project. New pictures show after some days, sooner with a person's own key.

Source: fanart.tv/api-docs and the contract notes of July 2026.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from metarr_desktop.domain.errors import BadInput, NotFound, Refused
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind, Scheme
from metarr_desktop.domain.provider import (
    Ask,
    Candidate,
    Child,
    KeyNeed,
    PictureOffer,
    Place,
    ProviderSpec,
    Rate,
    Record,
    Source,
    Wanted,
    Web,
    WebAddress,
)
from metarr_desktop.providers import reading
from metarr_desktop.providers.id_forms import askable, is_well_formed

#: Kind -> its members of an answer, the larger form of a picture first -> our art.
_ART: Mapping[Kind, Mapping[str, str]] = {
    Kind.MOVIE: {
        "movieposter": "poster",
        "movie4kbackground": "fanart",
        "moviebackground": "fanart",
        "moviethumb": "landscape",
        "moviebanner": "banner",
        "hdmovielogo": "clearlogo",
        "movielogo": "clearlogo",
        "hdmovieclearart": "clearart",
        "movieart": "clearart",
        "moviedisc": "discart",
    },
    Kind.SERIES: {
        "tvposter": "poster",
        "showbackground": "fanart",
        "tvthumb": "landscape",
        "tvbanner": "banner",
        "hdtvlogo": "clearlogo",
        "clearlogo": "clearlogo",
        "hdclearart": "clearart",
        "clearart": "clearart",
        "characterart": "characterart",
    },
    Kind.SEASON: {
        "seasonposter": "poster",
        "showbackground": "fanart",
        "seasonthumb": "landscape",
        "seasonbanner": "banner",
    },
    Kind.ARTIST: {
        "artistthumb": "thumb",
        "artistbackground": "fanart",
        "musicbanner": "banner",
        "hdmusiclogo": "clearlogo",
        "musiclogo": "clearlogo",
    },
    Kind.ALBUM: {"albumcover": "thumb", "cdart": "discart"},
}
_PICTURES = {kind: frozenset(members.values()) for kind, members in _ART.items()}
_PATHS = {Kind.MOVIE: "movies", Kind.SERIES: "tv", Kind.ARTIST: "music", Kind.ALBUM: "music/albums"}

#: Kind -> scheme -> the member of the answer that repeats the id; "" where none does.
_IDS: Mapping[Kind, Mapping[str, str]] = {
    Kind.MOVIE: {Scheme.TMDB: "tmdb_id", Scheme.IMDB: "imdb_id"},
    Kind.SERIES: {Scheme.TVDB: "thetvdb_id"},
    Kind.ARTIST: {Scheme.MB_ARTIST: "mbid_id"},
    Kind.ALBUM: {Scheme.MB_RELEASE_GROUP: ""},
}
_TEXTLESS = frozenset({"00", ""})
_OWN_CODES = {"cz": "cs"}
_SEASON = re.compile(r"[0-9]{1,4}")
_DAY_S = 86_400.0
_TEST_PATH = "movies/120"

SPEC = ProviderSpec(
    name="fanarttv",
    label="fanart.tv",
    kinds=frozenset(_ART),
    fields=MappingProxyType({}),
    pictures=MappingProxyType(_PICTURES),
    schemes=MappingProxyType({kind: tuple(members) for kind, members in _IDS.items()}),
    base_url="https://webservice.fanart.tv/v3",
    rate=Rate(3),
    website="https://fanart.tv",
    terms_url="https://fanart.tv/terms-and-conditions/",
    attribution="Pictures by the community of fanart.tv.",
    key=KeyNeed.REQUIRED,
    key_url="https://fanart.tv/get-an-api-key/",
    secrets=("api_key", "client_key"),
    lifetime_s=_DAY_S,
    addresses=(
        WebAddress(re.compile(r"fanart\.tv/movie/(?P<id>[1-9][0-9]{0,9})"), Scheme.TMDB, Kind.MOVIE),
        WebAddress(re.compile(r"fanart\.tv/series/(?P<id>[1-9][0-9]{0,9})"), Scheme.TVDB, Kind.SERIES),
        WebAddress(re.compile(r"fanart\.tv/artist/(?P<id>[0-9a-f-]{36})"), Scheme.MB_ARTIST, Kind.ARTIST),
    ),
)


class FanartTv:
    """fanart.tv as a provider: pictures by id."""

    def __init__(self, web: Web, secrets: Mapping[str, str]) -> None:
        self._web = web
        project, person = (secrets.get(name, "").strip() for name in SPEC.secrets)
        self._headers = {"api-key": project or person}
        if project and person:
            self._headers["client-key"] = person
        self._is_usable = bool(project or person) and all(
            key.isascii() and key.isprintable() for key in self._headers.values()
        )

    @property
    def spec(self) -> ProviderSpec:
        return SPEC

    def search(self, wanted: Wanted, ask: Ask) -> Sequence[Candidate]:
        return ()  # it can be asked by id alone

    def resolve(self, kind: Kind, id: ExternalId, ask: Ask) -> Candidate | None:
        found = self._title(kind, [id], ask)
        if found is None or not (name := reading.text(found[1], "name")) or kind is Kind.ALBUM:
            return None  # of an album only the artist's name is told
        return Candidate(provider="fanarttv", kind=kind, title=name, ids=_ids(kind, *found))

    def fetch(self, kind: Kind, ids: Sequence[ExternalId], ask: Ask) -> Record | None:
        found = self._title(kind, ids, ask)
        if found is None:
            return None
        id, data = found
        children: tuple[Child, ...] = ()
        pictures = _offers(kind, data)
        if kind is Kind.SERIES:
            children = _seasons(data)
        elif kind is Kind.ARTIST:
            children = _albums(data)
        elif kind is Kind.ALBUM:
            pictures = next((offers for group, offers in _album_pictures(data) if group == id.value), ())
        return Record(provider="fanarttv", kind=kind, ids=_ids(kind, id, data), pictures=pictures, children=children)

    def changed_since(self, since_s: float, ask: Ask) -> frozenset[ExternalId] | None:
        return None

    def test(self, ask: Ask) -> None:
        self._asked(_TEST_PATH, replace(ask, is_fresh=True))

    def _title(self, kind: Kind, ids: Sequence[ExternalId], ask: Ask) -> tuple[ExternalId, dict[str, Any]] | None:
        """The answer for the first of the ids that it knows, and that id. Raises BadInput for another title's."""
        for id in askable(ids, SPEC.schemes.get(kind, ())):
            data = self._asked(f"{_PATHS[kind]}/{id.value}", ask)
            if data is None:
                continue
            if reading.text(data, _IDS[kind][id.scheme]) not in ("", id.value):
                raise BadInput("fanart.tv answered with another title than the one that was asked for.")
            return id, data
        return None

    def _asked(self, path: str, ask: Ask) -> dict[str, Any] | None:
        if not self._is_usable:
            raise Refused("fanart.tv needs a key; enter yours in the settings under Sources. It was not asked.")
        try:
            data = self._web.get(path, ask=ask, headers=self._headers)
        except NotFound:
            return None
        if not isinstance(data, dict):
            raise BadInput("fanart.tv answered with something else than what was asked for; nothing was taken.")
        return data


def _ids(kind: Kind, asked: ExternalId, data: Any) -> tuple[ExternalId, ...]:
    """The id that was asked by, and the others that the answer tells."""
    told = [ExternalId(scheme, reading.text(data, name)) for scheme, name in _IDS[kind].items() if name]
    fitting = [id for id in told if id.scheme != asked.scheme and is_well_formed(id.scheme, id.value)]
    return (asked, *fitting)


def _offers(kind: Kind, data: Any) -> tuple[PictureOffer, ...]:
    """The pictures of a title itself: one that names a season is not."""
    return tuple(
        offer
        for member, art in _ART[kind].items()
        for one in reading.items(data, member)
        if not _SEASON.fullmatch(reading.text(one, "season")) and (offer := _offer(art, one))
    )


def _seasons(data: Any) -> tuple[Child, ...]:
    """Seasons with their pictures; those for "all" seasons belong to none of them."""
    found: dict[int, list[PictureOffer]] = {}
    for member, art in _ART[Kind.SEASON].items():
        for one in reading.items(data, member):
            season = reading.text(one, "season")
            if _SEASON.fullmatch(season) and (offer := _offer(art, one)):
                found.setdefault(int(season), []).append(offer)
    return tuple(
        Child(Kind.SEASON, Place(season=season), pictures=tuple(offers)) for season, offers in sorted(found.items())
    )


def _albums(data: Any) -> tuple[Child, ...]:
    return tuple(
        Child(Kind.ALBUM, Place(), (ExternalId(Scheme.MB_RELEASE_GROUP, group),), pictures=offers)
        for group, offers in _album_pictures(data)
        if offers
    )


def _album_pictures(data: Any) -> list[tuple[str, tuple[PictureOffer, ...]]]:
    """Release group and its pictures, of each album in the answer."""
    albums = reading.at(data, "albums")
    if not isinstance(albums, dict):
        return []
    return [
        (group, _offers(Kind.ALBUM, album))
        for group, album in albums.items()
        if is_well_formed(Scheme.MB_RELEASE_GROUP, group)
    ]


def _offer(art: str, one: Any) -> PictureOffer | None:
    url = reading.address(one, "url")
    if not url:
        return None
    likes = reading.whole(one, "likes")
    size = reading.whole(one, "size")
    size = size if size is not None and 0 < size < 100_000 else None
    return PictureOffer(
        art=art,
        url=url,
        preview_url=url.replace("/fanart/", "/preview/", 1),
        language=_language(one),
        width=size,
        height=size,
        votes=likes if likes is not None and likes >= 0 else None,
    )


def _language(one: Any) -> str | None:
    """The language of the text in a picture, "" where it has none, None where that is not said."""
    code = reading.at(one, "lang")
    if not isinstance(code, str):
        return None
    code = code.strip().lower()
    return "" if code in _TEXTLESS else (_OWN_CODES.get(code) or reading.tag(code) or None)


SOURCE = Source(SPEC, FanartTv)
