"""The demo as a list of files: where each one lies, and how its bytes are made.

A file's name says what it is, as it does for the scan that will read it: `…-poster.jpg` is a poster, `tvshow.nfo` the
NFO of a show, `….de.srt` a German subtitle.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from metarr_desktop.services.demo import art, media, nfo

if TYPE_CHECKING:
    from metarr_desktop.services.demo.art import Art
    from metarr_desktop.services.demo.catalogue import Album, Artist, Catalogue, Episode, Movie, Season, Show, Track

MOVIES, TV, ARCHIVE, MUSIC = "Movies", "TV", "TV Archive", "Music"

_PICTURES: dict[str, Callable[[str, Art], bytes]] = {
    "poster": art.poster,
    "fanart": art.fanart,
    "landscape": art.landscape,
    "banner": art.banner,
    "clearlogo": art.clearlogo,
    "discart": art.disc,
    "folder": art.cover,
    "cover": art.cover,
}
_ARTIST_SIZE = (600, 600)


@dataclass(frozen=True, slots=True)
class DemoFile:
    """One file; `path` is relative to the demo's folder, `make` gives its bytes and is slow for pictures."""

    path: str
    make: Callable[[], bytes]


def files_of(catalogue: Catalogue) -> tuple[DemoFile, ...]:
    """Every file of the demo, root by root, in the order of the tables."""
    return (
        *(file for movie in catalogue.movies for file in _movie_files(movie)),
        *(file for show in catalogue.shows for file in _show_files(show)),
        *(file for artist in catalogue.artists for file in _artist_files(artist)),
    )


def _movie_files(movie: Movie) -> Iterator[DemoFile]:
    for name in movie.files:
        path = os.path.join(MOVIES, movie.folder, *name.split("/"))
        if name in movie.empty:
            yield DemoFile(path, bytes)
        elif name in movie.torn:
            yield DemoFile(path, partial(_torn, _movie_file(movie, path)))
        else:
            yield DemoFile(path, _movie_file(movie, path))


def _movie_file(movie: Movie, path: str) -> Callable[[], bytes]:
    if path.endswith(".nfo"):
        year = {} if movie.year is None else {"year": movie.year}
        return partial(_nfo, "movie", {"title": movie.title, **year, **movie.facts})
    if os.path.basename(path) == "movieset-poster.jpg":
        return partial(art.poster, movie.facts["set"]["name"], movie.art)
    return _picture(movie.title, movie.art, path) or partial(media.content, path)


def _show_files(show: Show) -> Iterator[DemoFile]:
    for name in show.files:
        path = os.path.join(TV, show.folder, *name.split("/"))
        if name == "tvshow.nfo":
            yield DemoFile(path, partial(_nfo, "tvshow", {"title": show.title, "year": show.year, **show.facts}))
        else:
            yield DemoFile(path, _picture(show.title, show.art, path) or partial(media.content, path))
    for season in show.seasons:
        yield from _season_files(show, season)


def _season_files(show: Show, season: Season) -> Iterator[DemoFile]:
    root = ARCHIVE if season.is_archived else TV
    shared: dict[str, list[Episode]] = {}
    for episode in season.episodes:
        shared.setdefault(episode.file, []).append(episode)
    for name, episodes in shared.items():
        base = os.path.join(root, show.folder, season.folder, name)
        yield DemoFile(base + show.extension, partial(media.content, base + show.extension))
        for ending in show.beside:
            yield DemoFile(base + ending, _beside(episodes, base + ending))


def _beside(episodes: list[Episode], path: str) -> Callable[[], bytes]:
    """What accompanies a video: its NFO with one block an episode, its still, or a subtitle."""
    if path.endswith(".nfo"):
        return partial(nfo.document, *(_episode_block(episode) for episode in episodes))
    if path.endswith("-thumb.jpg"):
        return partial(art.still, episodes[0].title, episodes[0].art)
    return partial(media.content, path)


def _episode_block(episode: Episode) -> str:
    aired = {} if episode.aired is None else {"aired": episode.aired.isoformat()}
    facts = {"title": episode.title, "season": episode.season, "episode": episode.number, "plot": episode.plot}
    dvd = {} if episode.dvd is None else {"dvd_season": episode.season, "dvd_episode": episode.dvd}
    return nfo.block("episodedetails", {**facts, **aired, **dvd})


def _artist_files(artist: Artist) -> Iterator[DemoFile]:
    folder = os.path.join(MUSIC, artist.name)
    for name in artist.files:
        path = os.path.join(folder, name)
        if name == "artist.nfo":
            mbid = nfo.invented_mbid("artist", artist.name)
            yield DemoFile(
                path, partial(_nfo, "artist", {"name": artist.name, "musicBrainzArtistID": mbid, **artist.facts})
            )
        elif name == "folder.jpg":
            yield DemoFile(path, partial(art.portrait, artist.name, _ARTIST_SIZE))
        else:
            yield DemoFile(path, _picture(artist.name, artist.art, path) or partial(media.content, path))
    for album in artist.albums:
        yield from _album_files(album, os.path.join(folder, f"{album.title} ({album.year})"))


def _album_files(album: Album, folder: str) -> Iterator[DemoFile]:
    for name in album.files:
        path = os.path.join(folder, name)
        if name == "album.nfo":
            yield DemoFile(path, partial(_nfo, "album", _album_facts(album)))
        else:
            yield DemoFile(path, _picture(album.title, album.art, path) or partial(media.content, path))
    for track in album.tracks:
        disc = f"CD{track.disc}" if album.discs > 1 else ""
        player = f"{track.artist} - " if album.is_compilation else ""
        title = track.title.replace(":", " -")
        path = os.path.join(folder, disc, f"{track.number:02} - {player}{title}{album.extension}")
        yield DemoFile(path, partial(_track, album, track))


def _album_facts(album: Album) -> nfo.Facts:
    return {
        "title": album.title,
        "musicbrainzalbumid": nfo.invented_mbid("release", album.artist, album.title),
        "musicbrainzreleasegroupid": nfo.invented_mbid("release-group", album.artist, album.title),
        "artistdesc": album.artist,
        "genre": album.genre,
        "albumArtistCredits": {
            "artist": album.artist,
            "musicBrainzArtistID": nfo.invented_mbid("artist", album.artist),
        },
        "year": album.year,
        **album.facts,
    }


def _track(album: Album, track: Track) -> bytes:
    cover = art.cover(album.title, album.art) if album.has_embedded_cover else None
    return media.track(album, track, cover)


def _picture(title: str, look: Art, path: str) -> Callable[[], bytes] | None:
    """How to draw the picture of that name, or None if the name is not a picture's."""
    stem, extension = os.path.splitext(os.path.basename(path))
    if extension not in (".jpg", ".png"):
        return None
    if os.path.basename(os.path.dirname(path)) == ".actors":
        return partial(art.portrait, stem.replace("_", " "))
    if stem.startswith("season"):
        number = stem.removeprefix("season").removesuffix("-poster")
        return partial(art.season_poster, title, look, int(number) if number.isdecimal() else 0)
    return partial(_PICTURES[stem.rpartition("-")[2]], title, look)


def _nfo(root: str, facts: nfo.Facts) -> bytes:
    return nfo.document(nfo.block(root, facts))


def _torn(make: Callable[[], bytes]) -> bytes:
    """The first half, as after a copy that broke off."""
    whole = make()
    return whole[: len(whole) // 2]
