"""What the demo holds, read from the three tables in `resources/demo`: films, shows and music.

The tables are ours and checked by tests, so a mistake in them surfaces as the plain error of the conversion.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from metarr_desktop.services.demo.art import Art, varied
from metarr_desktop.services.demo.lettering import Lettering
from metarr_desktop.shipped import resources

if TYPE_CHECKING:
    from metarr_desktop.services.demo.nfo import Facts

_MOVIE_FILES = ("{}.mkv", "{}.nfo", "{}-poster.jpg", "{}-fanart.jpg")


@dataclass(frozen=True, slots=True)
class Movie:
    """A film; `files` are its paths below `folder`, those in `empty` and `torn` are damaged on purpose."""

    title: str
    year: int | None
    folder: str
    art: Art
    files: tuple[str, ...]
    empty: frozenset[str]
    torn: frozenset[str]
    facts: Facts


@dataclass(frozen=True, slots=True)
class Episode:
    """An episode; `file` is a name without extension, shared by episodes that lie in one file."""

    season: int
    number: int
    file: str
    title: str
    plot: str
    aired: date | None
    dvd: int | None
    art: Art


@dataclass(frozen=True, slots=True)
class Season:
    """A folder below the show's own ("" for none), in the second root if `is_archived`."""

    folder: str
    is_archived: bool
    episodes: tuple[Episode, ...]


@dataclass(frozen=True, slots=True)
class Show:
    """A show; `beside` are the endings of the files that go with each episode, `extension` that of its videos."""

    title: str
    year: int
    folder: str
    art: Art
    files: tuple[str, ...]
    beside: tuple[str, ...]
    extension: str
    seasons: tuple[Season, ...]
    facts: Facts


@dataclass(frozen=True, slots=True)
class Track:
    """A track; `disc` and `number` count from 1."""

    disc: int
    number: int
    title: str
    artist: str


@dataclass(frozen=True, slots=True)
class Album:
    """An album of `artist`; `extension` is that of its tracks, with the dot."""

    artist: str
    title: str
    year: int
    art: Art
    files: tuple[str, ...]
    extension: str
    genre: str
    composer: str
    is_tagged: bool
    is_compilation: bool
    has_embedded_cover: bool
    discs: int
    tracks: tuple[Track, ...]
    facts: Facts


@dataclass(frozen=True, slots=True)
class Artist:
    """Who stands on the covers; `albums` are in the order of the table."""

    name: str
    art: Art
    files: tuple[str, ...]
    albums: tuple[Album, ...]
    facts: Facts


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that the demo lays out."""

    movies: tuple[Movie, ...]
    shows: tuple[Show, ...]
    artists: tuple[Artist, ...]


def read_catalogue() -> Catalogue:
    """The shipped tables as values; reads three small files each time it is called."""
    return Catalogue(
        movies=tuple(_movie(row) for row in _table("movies")["movie"]),
        shows=tuple(_show(row) for row in _table("shows")["show"]),
        artists=tuple(_artist(row) for row in _table("music")["artist"]),
    )


def _table(name: str) -> dict[str, Any]:
    with (resources() / "demo" / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def _movie(row: Mapping[str, Any]) -> Movie:
    title, year = row["title"], row.get("year")
    base = row.get("folder", f"{title} ({year})")
    named = {key: tuple(name.replace("{}", base) for name in row.get(key, ())) for key in ("empty", "torn")}
    return Movie(
        title=title,
        year=year,
        folder="" if row.get("loose") else base,
        art=_look(row["look"]),
        files=tuple(name.replace("{}", base) for name in row.get("files", _MOVIE_FILES)),
        empty=frozenset(named["empty"]),
        torn=frozenset(named["torn"]),
        facts=row.get("nfo", {}),
    )


def _show(row: Mapping[str, Any]) -> Show:
    return Show(
        title=row["title"],
        year=row["year"],
        folder=row.get("folder", f"{row['title']} ({row['year']})"),
        art=_look(row["look"]),
        files=tuple(row["files"]),
        beside=tuple(row.get("beside", ())),
        extension=row.get("extension", ".mkv"),
        seasons=tuple(_season(season) for season in row["season"]),
        facts=row.get("nfo", {}),
    )


def _season(row: Mapping[str, Any]) -> Season:
    episodes = tuple(_episode(row["number"], one) for one in row["episodes"])
    return Season(row["folder"], row.get("archive", False), episodes)


def _episode(season: int, row: Mapping[str, Any]) -> Episode:
    return Episode(
        season=season,
        number=row["number"],
        file=row["file"],
        title=row["title"],
        plot=row.get("plot", ""),
        aired=row.get("aired"),
        dvd=row.get("dvd"),
        art=_look(row["look"]) if "look" in row else varied(season * 10 + row["number"]),
    )


def _artist(row: Mapping[str, Any]) -> Artist:
    albums = tuple(_album(row["name"], album) for album in row["album"])
    return Artist(row["name"], _look(row["look"]), tuple(row["files"]), albums, row.get("nfo", {}))


def _album(artist: str, row: Mapping[str, Any]) -> Album:
    return Album(
        artist=artist,
        title=row["title"],
        year=row["year"],
        art=_look(row["look"]),
        files=tuple(row["files"]),
        extension=f".{row.get('format', 'flac')}",
        genre=row.get("genre", ""),
        composer=row.get("composer", ""),
        is_tagged=row.get("tagged", True),
        is_compilation=row.get("compilation", False),
        has_embedded_cover=row.get("embedded", False),
        discs=len(row["discs"]),
        tracks=tuple(
            _track(artist, disc, number, line)
            for disc, lines in enumerate(row["discs"], start=1)
            for number, line in enumerate(lines, start=1)
            if line
        ),
        facts=row.get("nfo", {}),
    )


def _track(artist: str, disc: int, number: int, line: str) -> Track:
    player, dash, title = line.rpartition(" — ")
    return Track(disc, number, title, player if dash else artist)


def _look(words: str) -> Art:
    """`"motif palette [lettering] [below]"` as a value."""
    motif, palette, *rest = words.split()
    below = rest[-1:] == ["below"]
    hand = rest[0] if rest and rest[0] != "below" else Lettering.CAPS
    return Art(motif, palette, Lettering(hand), below)
