"""What stands in a Plex library: its sections, and their items as values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum
from types import MappingProxyType

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.kinds import Kind, LibraryType, Scheme
from metarr_desktop.domain.player import Watched
from metarr_desktop.players.plex.answer import Node, first, flag, nodes, number, text, whole
from metarr_desktop.players.plex.paths import is_within


class Media(IntEnum):
    """Plex's numbers for its kinds (`type=` in a query), named as its items name them."""

    MOVIE = 1
    SHOW = 2
    SEASON = 3
    EPISODE = 4
    ARTIST = 8
    ALBUM = 9
    TRACK = 10


MEDIA: Mapping[Kind, Media] = MappingProxyType(
    {
        Kind.MOVIE: Media.MOVIE,
        Kind.SERIES: Media.SHOW,
        Kind.SEASON: Media.SEASON,
        Kind.EPISODE: Media.EPISODE,
        Kind.ARTIST: Media.ARTIST,
        Kind.ALBUM: Media.ALBUM,
        Kind.TRACK: Media.TRACK,
    }
)

#: Plex's word for a section of that type.
SECTION_TYPE: Mapping[LibraryType, str] = MappingProxyType(
    {LibraryType.MOVIE: "movie", LibraryType.TV: "show", LibraryType.MUSIC: "artist"}
)
#: The items of a section that are files.
LEAVES: Mapping[str, Media] = MappingProxyType({"movie": Media.MOVIE, "show": Media.EPISODE, "artist": Media.TRACK})

_OF_TITLES = {
    "original_title": "originalTitle",
    "sort_title": "titleSort",
    "tagline": "tagline",
    "premiered": "originallyAvailableAt",
}
#: Our field -> Plex's, of those that are compared beside title, year and plot. Of genres and people a listing has the
#: first few only; certificates are written otherwise there, and restrict what children see; so both are left to Plex.
TEXTS: Mapping[Media, Mapping[str, str]] = MappingProxyType(
    {
        Media.MOVIE: _OF_TITLES,
        Media.SHOW: _OF_TITLES,
        Media.EPISODE: {"aired": "originallyAvailableAt"},
    }
)

_SECTION_OF = {
    Media.MOVIE: "movie",
    **dict.fromkeys((Media.SHOW, Media.SEASON, Media.EPISODE), "show"),
    **dict.fromkeys((Media.ARTIST, Media.ALBUM, Media.TRACK), "artist"),
}

_SCHEMES = {"imdb": Scheme.IMDB, "tmdb": Scheme.TMDB, "tvdb": Scheme.TVDB, "mbid": Scheme.MB_ARTIST}
#: Agents before 2020 have no Guid list but one id in `guid`; of an episode it is its show's.
_OLD_GUID = re.compile(r"com\.plexapp\.agents\.(imdb|themoviedb|thetvdb)://([^/?]+)(?:\?|$)")
_OLD_SCHEMES = {"imdb": Scheme.IMDB, "themoviedb": Scheme.TMDB, "thetvdb": Scheme.TVDB}


_NEVER = Watched()


@dataclass(frozen=True, slots=True)
class Section:
    """A library of Plex: its folders in Plex's paths, and whether it is being scanned now."""

    key: str
    type: str
    title: str
    folders: tuple[str, ...]
    is_refreshing: bool = False

    def holds(self, media: Media, place: str) -> bool:
        """Whether items of that kind that lie there are this section's."""
        return self.type == _SECTION_OF[media] and any(is_within(place, folder) for folder in self.folders)


@dataclass(frozen=True, slots=True)
class Item:
    """One item. `thumb` and `art` are addresses of pictures below the server's, "" without one.

    `parent` and `grandparent` are keys of its season and show, or album and artist. `added` is Unix time, 0 = unknown.
    `texts` are its other texts by Plex's names, those of `TEXTS`. `folders` are a show's or artist's own, where Plex
    says them. `is_readable` is None where Plex was not asked.
    """

    key: str
    media: Media
    title: str
    year: int | None = None
    summary: str = ""
    ids: frozenset[tuple[str, str]] = frozenset()
    files: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    thumb: str = ""
    art: str = ""
    parent: str = ""
    grandparent: str = ""
    number: int | None = None
    parent_number: int | None = None
    texts: tuple[tuple[str, str], ...] = ()
    watched: Watched = _NEVER
    added: int = 0
    tags: tuple[str, ...] = ()
    is_readable: bool | None = None


def read_section(node: Node) -> Section:
    """A section. Raises BadInput where it has no key or type."""
    if not text(node, "key") or not text(node, "type"):
        raise BadInput("Plex's list of libraries is not in the form it documents.")
    folders = tuple(path for one in nodes(node, "Location") if (path := text(one, "path")))
    is_refreshing = flag(node.get("refreshing")) is True
    return Section(text(node, "key"), text(node, "type"), text(node, "title"), folders, is_refreshing)


def read_item(node: Node) -> Item | None:
    """An item; None for one of another kind (clips, collections, photos). Raises BadInput without a key."""
    key, kind = text(node, "ratingKey"), text(node, "type").upper()
    if not key:
        raise BadInput("An item of Plex's library is not in the form it documents.")
    if kind not in Media.__members__:
        return None
    media = Media[kind]
    parts = [part for one in nodes(node, "Media") for part in nodes(one, "Part")]
    return Item(
        key,
        media,
        title=text(node, "title"),
        year=whole(node, "year"),
        summary=text(node, "summary"),
        ids=_ids(node, media),
        files=tuple(file for part in parts if (file := text(part, "file"))),
        folders=tuple(text(one, "path") for one in nodes(node, "Location")),
        thumb=text(node, "thumb"),
        art=text(node, "art"),
        parent=text(node, "parentRatingKey"),
        grandparent=text(node, "grandparentRatingKey"),
        number=whole(node, "index"),
        parent_number=whole(node, "parentIndex"),
        texts=tuple((name, text(node, name)) for name in dict.fromkeys(TEXTS.get(media, {}).values())),
        watched=_watched(node),
        added=whole(node, "addedAt") or 0,
        tags=tuple(text(one, "tag") for one in nodes(node, "Label")),
        is_readable=_is_readable(parts),
    )


def _ids(node: Node, media: Media) -> frozenset[tuple[str, str]]:
    """What Plex says of whose ids a MusicBrainz id of an album or track is, it does not say; an artist has one kind."""
    found = {text(one, "id").partition("://")[::2] for one in nodes(node, "Guid")}
    ids = {(str(_SCHEMES[scheme]), value) for scheme, value in found if scheme in _SCHEMES and value}
    if media in (Media.ALBUM, Media.TRACK):
        return frozenset()
    if not ids and media is not Media.EPISODE and (old := _OLD_GUID.match(text(node, "guid"))):
        ids.add((str(_OLD_SCHEMES[old[1]]), old[2]))
    return frozenset(ids)


def _watched(node: Node) -> Watched:
    return Watched(
        plays=whole(node, "viewCount") or 0,
        last_played=moment(whole(node, "lastViewedAt") or 0),
        resume_s=number(node, "viewOffset") / 1000,
        total_s=number(node, "duration") / 1000,
        rating=round(number(node, "userRating")),
        own_id=text(node, "ratingKey"),
    )


def moment(unix_s: int) -> str:
    """Unix time as `Watched` writes it; "" for none."""
    try:
        return datetime.fromtimestamp(unix_s, UTC).strftime("%Y-%m-%d %H:%M:%S") if unix_s > 0 else ""
    except (OverflowError, ValueError, OSError):
        return ""


def _is_readable(parts: list[Node]) -> bool | None:
    """Whether Plex could open a file of it just now; it says so only where it was asked to look (`checkFiles`)."""
    told = [flag(part["accessible"]) for part in parts if "accessible" in part]
    return any(told) if told else None


def label(node: Node, name: str) -> str:
    """The title of a child such as Player or User."""
    return text(first(node, name), "title")
