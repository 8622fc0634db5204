"""What stands in Kodi's library: its tables, and their rows as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import unquote

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.kinds import Kind, Scheme


class Media(StrEnum):
    """Kodi's words for its kinds, as its ids and notifications spell them."""

    MOVIE = "movie"
    SHOW = "tvshow"
    SEASON = "season"
    EPISODE = "episode"
    SET = "set"
    ARTIST = "artist"
    ALBUM = "album"
    SONG = "song"

    @property
    def id_key(self) -> str:
        return f"{self}id"


MEDIA = {
    Kind.MOVIE: Media.MOVIE,
    Kind.SERIES: Media.SHOW,
    Kind.SEASON: Media.SEASON,
    Kind.EPISODE: Media.EPISODE,
    Kind.COLLECTION: Media.SET,
    Kind.ARTIST: Media.ARTIST,
    Kind.ALBUM: Media.ALBUM,
    Kind.TRACK: Media.SONG,
}

MUSIC = frozenset({Media.ARTIST, Media.ALBUM, Media.SONG})


@dataclass(frozen=True, slots=True)
class Table:
    """One kind's methods, the key of its rows in an answer, and what to ask of each row."""

    get: str
    rows: str
    set_details: str
    properties: tuple[str, ...]
    refresh: str = ""
    remove: str = ""
    get_one: str = ""


#: A piece of art that no screen shows: a row that has it waits for its NFO to be read again.
MARK = "metarr.refresh"
#: Our names of texts that are compared word by word, and what Kodi calls them, in answers and in Set…Details.
_OF_ALL = {"original_title": "originaltitle", "cast": "cast"}
_OF_SHOWS = {"sort_title": "sorttitle", "genres": "genre", "studios": "studio", "certification": "mpaa"}
_OF_FILMS = {"directors": "director", "writers": "writer"}
TEXTS: Mapping[Media, Mapping[str, str]] = {
    Media.MOVIE: {
        **_OF_ALL,
        **_OF_SHOWS,
        **_OF_FILMS,
        "tagline": "tagline",
        "outline": "plotoutline",
        "premiered": "premiered",
        "countries": "country",
        "collection": "set",
    },
    Media.SHOW: {**_OF_ALL, **_OF_SHOWS, "premiered": "premiered"},
    Media.EPISODE: {**_OF_ALL, **_OF_FILMS, "aired": "firstaired"},
}
_WATCHED = ("playcount", "lastplayed", "userrating", "dateadded")

TABLES: Mapping[Media, Table] = {
    Media.MOVIE: Table(
        "VideoLibrary.GetMovies",
        "movies",
        "VideoLibrary.SetMovieDetails",
        ("title", "year", "plot", "uniqueid", "file", "art", "tag", "resume", *_WATCHED, *TEXTS[Media.MOVIE].values()),
        "VideoLibrary.RefreshMovie",
        "VideoLibrary.RemoveMovie",
    ),
    Media.SHOW: Table(
        "VideoLibrary.GetTVShows",
        "tvshows",
        "VideoLibrary.SetTVShowDetails",
        ("title", "year", "plot", "uniqueid", "file", "art", "tag", *_WATCHED, *TEXTS[Media.SHOW].values()),
        "VideoLibrary.RefreshTVShow",
        "VideoLibrary.RemoveTVShow",
    ),
    Media.SEASON: Table(
        "VideoLibrary.GetSeasons",
        "seasons",
        "VideoLibrary.SetSeasonDetails",
        ("title", "season", "art", "tvshowid"),
    ),
    Media.EPISODE: Table(
        "VideoLibrary.GetEpisodes",
        "episodes",
        "VideoLibrary.SetEpisodeDetails",
        (
            *("title", "plot", "uniqueid", "file", "art", "resume", "season", "episode", "tvshowid"),
            *_WATCHED,
            *TEXTS[Media.EPISODE].values(),
        ),
        "VideoLibrary.RefreshEpisode",
        "VideoLibrary.RemoveEpisode",
    ),
    Media.SET: Table("VideoLibrary.GetMovieSets", "sets", "VideoLibrary.SetMovieSetDetails", ("title", "plot", "art")),
    Media.ARTIST: Table(
        "AudioLibrary.GetArtists",
        "artists",
        "AudioLibrary.SetArtistDetails",
        ("description", "genre", "musicbrainzartistid", "art"),
        get_one="AudioLibrary.GetArtistDetails",
    ),
    Media.ALBUM: Table(
        "AudioLibrary.GetAlbums",
        "albums",
        "AudioLibrary.SetAlbumDetails",
        ("title", "year", "description", "genre", "musicbrainzalbumid", "musicbrainzreleasegroupid", "art"),
        get_one="AudioLibrary.GetAlbumDetails",
    ),
    Media.SONG: Table(
        "AudioLibrary.GetSongs",
        "songs",
        "AudioLibrary.SetSongDetails",
        (
            *("title", "year", "genre", "musicbrainztrackid", "file", "art", "albumid", "albumartistid", "artistid"),
            *_WATCHED,
        ),
    ),
}

#: Music rows have no `uniqueid`; these are the ids that they do have. What Kodi calls a track's id is the recording's.
MUSIC_IDS = {
    "musicbrainzartistid": Scheme.MB_ARTIST,
    "musicbrainzalbumid": Scheme.MB_RELEASE,
    "musicbrainzreleasegroupid": Scheme.MB_RELEASE_GROUP,
    "musicbrainztrackid": Scheme.MB_RECORDING,
}


@dataclass(frozen=True, slots=True)
class Kept:
    """What the person did in Kodi, which a refresh must not lose. Moments as Kodi writes them, "" = never."""

    playcount: int = 0
    last_played: str = ""
    user_rating: int = 0
    date_added: str = ""
    tags: tuple[str, ...] = ()
    resume_s: tuple[float, float] = (0.0, 0.0)  # position, total


@dataclass(frozen=True, slots=True)
class Shown:
    """One row of Kodi's library. `file` is a show's folder; `file`, `plot`, `year` are empty where Kodi has none.

    `texts` has its other texts by our names, those of `TEXTS`. `art` maps art types to `image://` addresses, those of
    parents ("tvshow.poster") among them.
    """

    media: Media
    id: int
    title: str
    file: str = ""
    year: int | None = None
    plot: str = ""
    ids: frozenset[tuple[str, str]] = frozenset()
    genres: tuple[str, ...] = ()
    art: tuple[tuple[str, str], ...] = ()
    kept: Kept = Kept()
    season: int | None = None
    episode: int | None = None
    show_id: int | None = None
    album_id: int | None = None
    artist_ids: tuple[int, ...] = ()
    texts: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def picture(self, art: str) -> str:
        """The `image://` address of its own picture of that type, "" without one."""
        return dict(self.art).get(art, "")

    @property
    def files(self) -> tuple[str, ...]:
        """Its file, or those of a film in several parts (`stack://a , b`)."""
        if not self.file.startswith("stack://"):
            return (self.file,)
        # Kodi doubles the commas of a part's name, so that " , " separates.
        parts = self.file.removeprefix("stack://").split(" , ")
        return tuple(part.replace(",,", ",") for part in parts)

    @property
    def first_file(self) -> str:
        """Its file; of a film in several parts the first one."""
        return self.files[0]


def picture_path(address: str) -> str:
    """The file behind an `image://` address; addresses of other kinds (embedded, default icons) are given as are."""
    inner = address.removeprefix("image://").removesuffix("/")
    return unquote(inner, errors="surrogateescape") if address.startswith("image://") else address


def read_rows(media: Media, result: Any) -> list[Shown]:
    """The rows of a Get… answer. Raises BadInput when it has another shape than Kodi's."""
    rows = result.get(TABLES[media].rows, []) if isinstance(result, dict) else None
    if not isinstance(rows, list):
        raise BadInput(f"Kodi's list of {TABLES[media].rows} is not in the form it documents.")
    return [read_row(media, row) for row in rows]


def read_details(media: Media, result: Any) -> Shown:
    """The row of a Get…Details answer. Raises BadInput when it has another shape than Kodi's."""
    return read_row(media, result.get(f"{media}details") if isinstance(result, dict) else None)


def read_row(media: Media, row: Any) -> Shown:
    """One row. Raises BadInput when it has another shape than Kodi's."""
    try:
        return _row(media, row)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadInput(f"A row of Kodi's {TABLES[media].rows} is not in the form it documents.") from error


def _row(media: Media, row: Mapping[str, Any]) -> Shown:
    return Shown(
        media,
        int(row[media.id_key]),
        title=str(row.get("title") or row.get("label") or ""),
        file=str(row.get("file", "")),
        year=int(row["year"]) if row.get("year") else None,
        plot=str(row.get("plot", row.get("description", ""))),
        ids=_ids(row),
        genres=tuple(row.get("genre", ())),
        art=tuple(sorted(row.get("art", {}).items())),
        kept=_kept(row),
        season=row.get("season"),
        episode=row.get("episode"),
        show_id=row.get("tvshowid"),
        album_id=row.get("albumid"),
        artist_ids=tuple(dict.fromkeys((*row.get("albumartistid", ()), *row.get("artistid", ()))))
        if media is Media.SONG
        else (),
        texts=tuple((name, _words(row.get(key))) for name, key in TEXTS.get(media, {}).items()),
    )


def _words(value: Any) -> tuple[str, ...]:
    """One text or several, or the names of a cast."""
    if isinstance(value, str):
        return (value,) if value else ()
    return tuple(dict.fromkeys(str(one["name"]) if isinstance(one, dict) else str(one) for one in value or ()))


def _ids(row: Mapping[str, Any]) -> frozenset[tuple[str, str]]:
    ids = {(scheme, str(value)) for scheme, value in row.get("uniqueid", {}).items()}
    for key, scheme in MUSIC_IDS.items():
        found = row.get(key) or ()
        ids |= {(str(scheme), value) for value in ((found,) if isinstance(found, str) else found) if value}
    return frozenset(ids)


def _kept(row: Mapping[str, Any]) -> Kept:
    resume = row.get("resume", {})
    return Kept(
        playcount=int(row.get("playcount", 0)),
        last_played=str(row.get("lastplayed", "")),
        user_rating=int(row.get("userrating", 0)),
        date_added=str(row.get("dateadded", "")),
        tags=tuple(row.get("tag", ())),
        resume_s=(float(resume.get("position", 0)), float(resume.get("total", 0))),
    )
