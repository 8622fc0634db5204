"""A reading in the form of the tree cases of `../shared/corpora`; `metarr read DIR --json` prints it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from metarr_desktop.domain.found import FileRole, Found, FoundFile, Reading
from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.formats.names.discs import is_of_bluray
from metarr_desktop.formats.names.traits import read_traits

Json = dict[str, Any]


def as_tree_case(reading: Reading, library: LibraryType) -> Json:
    """`{"items": [...], "unknown": [...], "ignored": [...]}`: movies, shows or albums with their files by role."""
    match library:
        case LibraryType.MOVIE:
            items = [_movie(item) for item in reading.items]
        case LibraryType.TV:
            items = [_show(item) for item in reading.items]
        case LibraryType.MUSIC:
            items = [album for item in reading.items for album in _albums(item)]
    return {"items": items, "unknown": list(reading.unknown), "ignored": list(reading.ignored)}


def _movie(item: Found) -> Json:
    versions: dict[str, Json] = {}
    for file in item.files:
        if file.role.is_main:
            versions.setdefault(file.version, _version(item, file))["files"].append(file.path)
    return {
        "type": "movie",
        "title": item.guess.title,
        "year": item.guess.year,
        "versions": list(versions.values()),
        **_sidecars(item.files),
    }


def _version(item: Found, file: FoundFile) -> Json:
    version: Json = {"files": []}
    if file.role is FileRole.DISC:
        version |= {"folder": item.folder, "disc": "bdmv" if is_of_bluray(file.path) else "dvd"}
    if file.version:
        said = read_traits(file.version)
        version |= {"label": file.version}
        version |= {
            key: value for key, value in (("resolution", said.resolution), ("edition", " ".join(said.edition))) if value
        }
    return version


def _show(item: Found) -> Json:
    episodes: dict[tuple[str, ...], Json] = {}
    collected = _sidecars(item.files)
    for season in item.children:
        _add(collected, _sidecars(season.files, season=season.guess.season))
        for episode in season.children:
            numbers = episode.guess.episodes or episode.guess.absolute
            _add(collected, _sidecars(episode.files, season=season.guess.season, episode=min(numbers, default=None)))
            for files in _versions(episode):
                entry = episodes.setdefault(files, {"files": list(files)})
                _add_numbers(entry, episode)
    return {
        "type": "show",
        "title": item.guess.title,
        "year": item.guess.year,
        "episodes": list(episodes.values()),
        **collected,
    }


def _versions(episode: Found) -> Iterator[tuple[str, ...]]:
    """The paths of each version's parts."""
    by_version: dict[str, list[str]] = {}
    for file in episode.files:
        if file.role.is_main:
            by_version.setdefault(file.version, []).append(file.path)
    for paths in by_version.values():
        yield tuple(paths)


def _add_numbers(entry: Json, episode: Found) -> None:
    guess = episode.guess
    if guess.air_date:
        entry["air_date"] = guess.air_date
    elif guess.absolute:
        entry.setdefault("absolute", []).extend(guess.absolute)
    else:
        entry["season"] = guess.season
        entry.setdefault("episodes", []).extend(guess.episodes)


def _albums(artist: Found) -> Iterator[Json]:
    for album in artist.children:
        tracks = [_track(track, file) for track in album.children for file in track.files if file.role.is_main]
        discs = {track["disc"] for track in tracks}
        others = (file for track in album.children for file in track.files)
        yield {
            "type": "album",
            "artist": artist.guess.title,
            "album": album.guess.title,
            "year": album.guess.year,
            "discs": len(discs),
            "tracks": tracks,
            **_sidecars((*album.files, *others), is_album=True),
        }
    if artist.files:
        yield {"type": "artist", "artist": artist.guess.title, **_sidecars(artist.files)}


def _track(track: Found, file: FoundFile) -> Json:
    guess = track.guess
    return {
        "disc": guess.disc or 1,
        "track": guess.track,
        "title": guess.title,
        "artist": guess.artist,
        "path": file.path,
    }


def _sidecars(
    files: Iterable[FoundFile], *, season: int | None = None, episode: int | None = None, is_album: bool = False
) -> dict[str, list[Any]]:
    """The files that are no versions, by the keys of a case; empty keys are left out."""
    found: dict[str, list[Any]] = {"nfo": [], "artwork": [], "subtitles": [], "extras": []}
    place = {key: value for key, value in (("season", season), ("episode", episode)) if value is not None}
    for file in files:
        match file.role:
            case FileRole.NFO:
                found["nfo"].append(file.path)
            case FileRole.PICTURE:
                art = "cover" if is_album and file.art == "thumb" else file.art
                found["artwork"].append({"path": file.path, "art": art, **place})
            case FileRole.SUBTITLE:
                found["subtitles"].append(_subtitle(file))
            case FileRole.TRAILER | FileRole.EXTRA | FileRole.THEME:
                extra_type = file.extra_type or ("themesong" if file.role is FileRole.THEME else "other")
                found["extras"].append({"path": file.path, "extra_type": extra_type})
    return {key: values for key, values in found.items() if values}


def _subtitle(file: FoundFile) -> Json:
    flags = (
        ("language", file.language),
        ("part", file.part),
        ("forced", file.is_forced),
        ("hearing_impaired", file.is_hearing_impaired),
        ("default", file.is_default),
    )
    return {"path": file.path, **{key: value for key, value in flags if value}}


def _add(collected: dict[str, list[Any]], more: dict[str, list[Any]]) -> None:
    """Joins two sets of sidecars; what a multi-episode file shares appears once."""
    for key, values in more.items():
        known = collected.setdefault(key, [])
        paths = {one if isinstance(one, str) else one["path"] for one in known}
        known.extend(one for one in values if (one if isinstance(one, str) else one["path"]) not in paths)
