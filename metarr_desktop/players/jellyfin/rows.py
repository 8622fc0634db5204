"""What Jellyfin has, read into values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from metarr_desktop.domain.kinds import Kind, Scheme
from metarr_desktop.players.jellyfin.api import IDS_A_CALL, Api, documented

TICKS_A_SECOND = 10_000_000
#: What tells items apart, and all that is compared of those that are meant.
_FIELDS = "Path,ProviderIds,Etag,ParentId"
_WHOLE = f"{_FIELDS},Overview,OriginalTitle,Taglines,Genres,Studios,ProductionLocations,People"
_FORM = "%Y-%m-%d %H:%M:%S"


class Media(StrEnum):
    """Jellyfin's words for the kinds of items that have files of ours."""

    MOVIE = "Movie"
    SERIES = "Series"
    SEASON = "Season"
    EPISODE = "Episode"
    ARTIST = "MusicArtist"
    ALBUM = "MusicAlbum"
    TRACK = "Audio"


#: Sets (its collections) and people are Jellyfin's own: no file of ours says what it shows of them.
MEDIA = {
    Kind.MOVIE: Media.MOVIE,
    Kind.SERIES: Media.SERIES,
    Kind.SEASON: Media.SEASON,
    Kind.EPISODE: Media.EPISODE,
    Kind.ARTIST: Media.ARTIST,
    Kind.ALBUM: Media.ALBUM,
    Kind.TRACK: Media.TRACK,
}

#: Its names of ids, in lower case: it takes a type of an NFO as it is written there.
_SCHEMES = {
    "imdb": Scheme.IMDB,
    "tmdb": Scheme.TMDB,
    "tvdb": Scheme.TVDB,
    "tvmaze": Scheme.TVMAZE,
    "musicbrainzartist": Scheme.MB_ARTIST,
    "musicbrainzalbumartist": Scheme.MB_ARTIST,
    "musicbrainzalbum": Scheme.MB_RELEASE,
    "musicbrainzreleasegroup": Scheme.MB_RELEASE_GROUP,
}


@dataclass(frozen=True, slots=True)
class Marks:
    """What one person did with an item, in Jellyfin's own terms; `last_played` is UTC as `domain` writes it.

    `plays` counts beginnings, whether they came to an end or not; `is_played` says that one did.
    """

    plays: int = 0
    is_played: bool = False
    last_played: str = ""
    position_s: float = 0.0
    rating: float | None = None
    is_favorite: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One item. `path` has no separator at its end; `etag` changes whenever Jellyfin saves the item.

    `above` are the ids of what holds it, as far as it says so. `plot` and `texts` (by our names, as in a delivery) are
    there where it is whole, see `rows_of`.
    """

    id: str
    media: Media
    title: str = ""
    path: str = ""
    year: int | None = None
    plot: str = ""
    ids: frozenset[tuple[str, str]] = frozenset()
    etag: str = ""
    number: int | None = None
    last_number: int | None = None
    season: int | None = None
    series_id: str = ""
    above: frozenset[str] = frozenset()
    runtime_s: float = 0.0
    marks: Marks = Marks()
    date_added: str = ""
    tags: tuple[str, ...] = ()
    texts: tuple[tuple[str, tuple[str, ...]], ...] = ()


def all_rows(
    api: Api, media: Iterable[Media], *, user: str = "", parent: str = "", more_fields: str = ""
) -> Iterator[Row]:
    """Every item of some kinds, below one of them where `parent` is given; `user` adds what that person did."""
    params = {"includeItemTypes": ",".join(media), "recursive": "true", "fields": _FIELDS + more_fields}
    params |= {"sortBy": "SortName", "sortOrder": "Ascending"}  # pages need an order
    yield from _read_all(api.rows("/Items", **params, **_of(user), **({"parentId": parent} if parent else {})))


def rows_of(api: Api, ids: Sequence[str], *, user: str = "") -> dict[str, Row]:
    """The items with these ids; those that are gone are left out.

    For a person with what that person did, for nobody whole: with all that is compared.
    """
    found: dict[str, Row] = {}
    fields = _FIELDS if user else _WHOLE
    for start in range(0, len(ids), IDS_A_CALL):
        some = ",".join(ids[start : start + IDS_A_CALL])
        found.update((row.id, row) for row in _read_all(api.rows("/Items", ids=some, fields=fields, **_of(user))))
    return found


def _of(user: str) -> dict[str, str]:
    """Without a person there are no marks; with one, collections would take the place of their films."""
    return {"userId": user, "collapseBoxSetItems": "false"} if user else {"enableUserData": "false"}


def _read_all(rows: Iterable[Mapping[str, Any]]) -> Iterator[Row]:
    known = frozenset(Media)
    with documented("list of what it has"):
        yield from (read_row(row) for row in rows if row["Type"] in known)


def read_row(row: Mapping[str, Any]) -> Row:
    """One BaseItemDto; members that are null may be left out."""
    above = (row.get(name) for name in ("SeriesId", "SeasonId", "AlbumId", "ParentId"))
    ids = ((_SCHEMES.get(name.lower()), value) for name, value in (row.get("ProviderIds") or {}).items())
    return Row(
        id=plain_id(row["Id"]),
        media=Media(row["Type"]),
        title=row.get("Name") or "",
        path=str(row.get("Path") or "").rstrip("/\\"),
        year=row.get("ProductionYear"),
        plot=row.get("Overview") or "",
        ids=frozenset((str(scheme), str(value)) for scheme, value in ids if scheme and value),
        etag=row.get("Etag") or "",
        number=row.get("IndexNumber"),
        last_number=row.get("IndexNumberEnd"),
        season=row.get("ParentIndexNumber"),
        series_id=plain_id(row.get("SeriesId") or ""),
        above=frozenset(plain_id(one) for one in above if one),
        runtime_s=seconds(row.get("RunTimeTicks")),
        marks=read_marks(row.get("UserData") or {}),
        date_added=read_moment(row.get("DateCreated")),
        tags=tuple(row.get("Tags") or ()),
        texts=tuple((name, tuple(one for one in words if one)) for name, words in _texts(row).items()),
    )


def _texts(row: Mapping[str, Any]) -> dict[str, list[str]]:
    day, people = str(row.get("PremiereDate") or "")[:10], row.get("People") or ()

    def named(*types: str) -> list[str]:
        return [one.get("Name") or "" for one in people if one.get("Type") in types]

    return {
        "original_title": [row.get("OriginalTitle") or ""],
        "tagline": list(row.get("Taglines") or ())[:1],
        "premiered": [day],
        "aired": [day],
        "certification": [row.get("OfficialRating") or ""],
        "genres": list(row.get("Genres") or ()),
        "studios": [one.get("Name") or "" for one in row.get("Studios") or ()],
        "countries": list(row.get("ProductionLocations") or ()),
        "directors": named("Director"),
        "writers": named("Writer"),
        "cast": named("Actor", "GuestStar"),
    }


def read_marks(data: Mapping[str, Any]) -> Marks:
    """One UserItemDataDto."""
    return Marks(
        plays=data.get("PlayCount") or 0,
        is_played=data.get("Played") is True,
        last_played=read_moment(data.get("LastPlayedDate")),
        position_s=seconds(data.get("PlaybackPositionTicks")),
        rating=data.get("Rating"),
        is_favorite=data.get("IsFavorite") is True,
    )


def plain_id(text: str) -> str:
    """An id as Jellyfin's answers have it: without dashes."""
    return text.replace("-", "").lower()


def seconds(ticks: Any) -> float:
    """Seconds of a number of ticks (100 ns); None is none."""
    return float(ticks or 0) / TICKS_A_SECOND


def ticks(seconds: float) -> int:
    """A time in ticks."""
    return round(seconds * TICKS_A_SECOND)


def read_moment(text: Any) -> str:
    """A moment as `domain` writes it; "" where there is none. Jellyfin has seven digits of a second, and Z or none."""
    if not isinstance(text, str) or not text:
        return ""
    moment = datetime.fromisoformat(text[:19])
    return "" if moment.year <= 1 else moment.replace(tzinfo=UTC).strftime(_FORM)


def moment(text: str) -> str:
    """A moment of ours as Jellyfin takes it."""
    return datetime.strptime(text, _FORM).strftime("%Y-%m-%dT%H:%M:%S.0000000Z")
