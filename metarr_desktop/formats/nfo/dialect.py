"""The words of NFO files: root elements, and how other programs spell what our fields carry.

Kodi's own spelling of a field is in `domain.fields`. Sources: Kodi wiki *NFO files*; the NFO savers of Jellyfin, Emby,
tinyMediaManager, MediaElch, Radarr and Sonarr; RULES 3.4 and 3.6. All words here are lower-case: reading ignores case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from types import MappingProxyType

from metarr_desktop.domain.fields import FIELDS
from metarr_desktop.domain.kinds import Kind, Scheme

ROOTS = MappingProxyType(
    {
        Kind.MOVIE: "movie",
        Kind.SERIES: "tvshow",
        Kind.SEASON: "season",
        Kind.EPISODE: "episodedetails",
        Kind.COLLECTION: "set",
        Kind.ARTIST: "artist",
        Kind.ALBUM: "album",
    }
)
KIND_OF_ROOT = MappingProxyType({root: kind for kind, root in ROOTS.items()})

#: Roots that only hold the blocks of a double episode.
WRAPPERS = frozenset({"kodimultiepisode", "xbmcmultiepisode"})

#: Elements that are read and never put back: the media file itself is their source.
DERIVED = ("fileinfo",)

#: (field, kind or None for all) -> other elements that carry it, best first; they count where Kodi's own is missing.
_OTHER_NAMES: dict[tuple[str, Kind | None], tuple[str, ...]] = {
    ("title", None): ("title", "name"),
    ("title", Kind.SERIES): ("showtitle", "name"),
    ("title", Kind.SEASON): ("seasonname", "name"),
    ("sort_title", None): ("sorttitle", "sortname"),
    ("certification", None): ("certification",),
    ("original_language", None): ("original_language",),
    ("plot", None): ("plot", "overview"),
    ("biography", None): ("plot", "overview"),
    ("premiered", None): ("firstaired", "aired", "releasedate"),
    ("premiered", Kind.MOVIE): ("aired", "released"),
    ("release_date", Kind.ALBUM): ("premiered",),
    ("aired", None): ("premiered", "firstaired", "releasedate", "year"),
    ("end_date", None): ("ended",),
    ("display_season", None): ("airsbefore_season",),
    ("display_episode", None): ("airsbefore_episode",),
    ("display_after_season", None): ("airsafter_season",),
    ("writers", None): ("writer",),
    ("artists", None): ("albumartist", "artist"),
    ("labels", None): ("recordlabel",),
}


def other_names(field_name: str, kind: Kind) -> tuple[str, ...]:
    """The elements that other programs use for the field in this kind's NFO, best first."""
    return _OTHER_NAMES.get((field_name, kind)) or _OTHER_NAMES.get((field_name, None), ())


#: Integers that Kodi and others write as 0 when they do not know.
ZERO_SAYS_NOTHING = frozenset({"year", "runtime", "user_rating", "top250", "budget", "revenue"})

#: Dates that players take only in full; of a partial one the year alone is written.
FULL_DATES_ONLY = frozenset({(Kind.MOVIE, "premiered"), (Kind.MOVIE, "release_date")}) | {
    (kind, row.name) for row in FIELDS for kind in row.kinds if row.name in ("premiered", "aired")
}

_SAYS_UTC = re.compile(r"<lockdata\b", re.IGNORECASE)


def is_utc(unknown: Iterable[str]) -> bool:
    """Whether a file with those elements beside ours tells time as Jellyfin does (`moments`)."""
    return any(_SAYS_UTC.match(element) for element in unknown)


_SCHEME_WORDS = {
    "themoviedb": Scheme.TMDB,
    "moviedb": Scheme.TMDB,
    "thetvdb": Scheme.TVDB,
    "tv_maze": Scheme.TVMAZE,
    "trakttv": Scheme.TRAKT,
    "myanimelist": Scheme.MAL,
    "theaudiodb": Scheme.AUDIODB,
    "audiodbartist": Scheme.AUDIODB,
    "audiodbalbum": Scheme.AUDIODB,
    "tmdbset": Scheme.TMDB_SET,
    "tmdbcol": Scheme.TMDB_SET,
    "tmdbcollection": Scheme.TMDB_SET,
    "musicbrainzartist": Scheme.MB_ARTIST,
    "musicbrainzalbum": Scheme.MB_RELEASE,
    "musicbrainzrelease": Scheme.MB_RELEASE,
    "musicbrainzreleasegroup": Scheme.MB_RELEASE_GROUP,
    "musicbrainzrecording": Scheme.MB_RECORDING,
    "musicbrainztrack": Scheme.MB_TRACK,
}
_SCHEMES: dict[str, str] = {scheme.value: scheme.value for scheme in Scheme} | {
    word: scheme.value for word, scheme in _SCHEME_WORDS.items()
}


def scheme(word: str) -> str:
    """Our word for who issued an id (`TheTVDB` gives `tvdb`); a word that we do not know stays as it is."""
    return _SCHEMES.get(word) or _SCHEMES.get(word.lower(), word)


#: Elements of other programs that hold one id each (`tmdbid`, `imdb_id`, `collectionnumber`) -> scheme.
ID_ELEMENTS = MappingProxyType(
    {f"{word}{ending}": known for word, known in _SCHEMES.items() for ending in ("id", "_id")}
    | {"collectionnumber": Scheme.TMDB_SET.value}
)

#: Ids that Kodi's music NFOs carry in elements of their own, with capitals that matter to it.
MUSIC_ID_ELEMENTS = MappingProxyType(
    {
        Kind.ARTIST: {Scheme.MB_ARTIST.value: "musicBrainzArtistID"},
        Kind.ALBUM: {
            Scheme.MB_RELEASE.value: "musicbrainzalbumid",
            Scheme.MB_RELEASE_GROUP.value: "musicbrainzreleasegroupid",
        },
    }
)

#: The ids of a person that other programs read from `<actor>`; all further ones stand in `<uniqueid>`.
PERSON_ID_ELEMENTS = MappingProxyType({Scheme.TMDB.value: "tmdbid", Scheme.IMDB.value: "imdbid"})

#: Kodi's names for rating sources that we call otherwise.
SOURCE_TO_KODI = MappingProxyType({"tmdb": "themoviedb"})
SOURCE_FROM_OTHERS = MappingProxyType({"themoviedb": "tmdb", "thetvdb": "tvdb"})

#: Sources that count to 100, for the files that leave `max` out.
OUT_OF_HUNDRED = frozenset({"metacritic", "tomatometerallcritics", "tomatometerallaudience", "critic"})

#: What Jellyfin and Emby put into `<actor><type>` for people who are not cast -> our field.
FIELD_OF_JOB = MappingProxyType(
    {"director": "directors", "writer": "writers", "producer": "producers", "composer": "composers"}
)
