"""The kinds of things that have a name, and the kinds of libraries that hold them."""

from __future__ import annotations

from enum import StrEnum
from typing import NewType

ItemId = NewType("ItemId", int)
LibraryId = NewType("LibraryId", int)
RootId = NewType("RootId", int)
FileId = NewType("FileId", int)
BatchId = NewType("BatchId", int)
JobId = NewType("JobId", int)
GroupId = NewType("GroupId", int)
PlayerId = NewType("PlayerId", int)
ScanId = NewType("ScanId", int)
ViewId = NewType("ViewId", int)


class Kind(StrEnum):
    """What an item is. `collection` and `person` belong to no library."""

    MOVIE = "movie"
    SERIES = "series"
    SEASON = "season"
    EPISODE = "episode"
    ARTIST = "artist"
    ALBUM = "album"
    TRACK = "track"
    COLLECTION = "collection"
    PERSON = "person"

    @property
    def plural(self) -> str:
        """The word in a sentence about several: "albums", "series"."""
        return "people" if self is Kind.PERSON else self.value.removesuffix("s") + "s"


class LibraryType(StrEnum):
    MOVIE = "movie"
    TV = "tv"
    MUSIC = "music"

    @property
    def top_kind(self) -> Kind:
        """The kind that a wall of this library shows."""
        return _TOP_KIND[self]


_TOP_KIND = {
    LibraryType.MOVIE: Kind.MOVIE,
    LibraryType.TV: Kind.SERIES,
    LibraryType.MUSIC: Kind.ARTIST,
}

#: A child's kind -> its parent's kind.
PARENT_KIND = {
    Kind.SEASON: Kind.SERIES,
    Kind.EPISODE: Kind.SEASON,
    Kind.ALBUM: Kind.ARTIST,
    Kind.TRACK: Kind.ALBUM,
}

#: The kinds that stand on a disk as files of their own (leaves of the trees above).
PLAYABLE = frozenset({Kind.MOVIE, Kind.EPISODE, Kind.TRACK})
#: The kinds that are told apart by asking providers; what is below them comes with them.
IDENTIFIED = (Kind.MOVIE, Kind.SERIES, Kind.ARTIST, Kind.ALBUM)


class Naming(StrEnum):
    """Whose names published files get; a library may have several at once."""

    KODI = "kodi"
    JELLYFIN = "jellyfin"
    PLEX = "plex"


class NfoDialect(StrEnum):
    """For whom an NFO is written; the others read it too."""

    KODI = "kodi"
    JELLYFIN = "jellyfin"  # with its locks and numbers, without addresses of pictures


class Status(StrEnum):
    """How far an item has come in the flow."""

    UNIDENTIFIED = "unidentified"
    IDENTIFIED = "identified"
    ENRICHED = "enriched"


class Scheme(StrEnum):
    """Who issued an external id. A new source of ids is one more word here."""

    IMDB = "imdb"
    TMDB = "tmdb"
    TVDB = "tvdb"
    TVMAZE = "tvmaze"
    TRAKT = "trakt"
    LETTERBOXD = "letterboxd"
    WIKIDATA = "wikidata"
    MAL = "mal"
    KITSU = "kitsu"
    ANILIST = "anilist"
    ANIDB = "anidb"
    AUDIODB = "audiodb"
    DISCOGS = "discogs"
    TMDB_SET = "tmdb_set"
    MB_ARTIST = "musicbrainz_artist"
    MB_RELEASE = "musicbrainz_release"
    MB_RELEASE_GROUP = "musicbrainz_release_group"
    MB_RECORDING = "musicbrainz_recording"
    MB_TRACK = "musicbrainz_track"


class Actor(StrEnum):
    """Who causes a change. The one door decides by it what a lock forbids."""

    PERSON = "person"
    UNDO = "undo"
    SCAN = "scan"
    TAGS = "tags"
    NFO = "nfo"
    PROVIDER = "provider"
    WEBHOOK = "webhook"
    PLAYER = "player"
    SYSTEM = "system"

    @property
    def is_automatic(self) -> bool:
        """Whether a lock stops it: everyone but a person and undo."""
        return self not in _WITH_A_WILL


_WITH_A_WILL = frozenset({Actor.PERSON, Actor.UNDO})
