"""Guessing what kind of library a folder is, by the names in it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.files.skipping import SkipRules
from metarr_desktop.formats.names import parse

_VIDEO = (".mkv", ".mp4", ".avi", ".m4v", ".ts", ".mov", ".wmv", ".iso", ".m2ts", ".mpg", ".webm")
_AUDIO = (".mp3", ".flac", ".ogg", ".opus", ".m4a", ".wma", ".ape", ".wav", ".dsf")
_LOOKED_AT = 2000  # files are enough to tell what a folder holds


@dataclass(frozen=True, slots=True)
class FolderGuess:
    """What a folder seems to hold; `type` is None when it says nothing. The counts are the reason."""

    type: LibraryType | None
    films: int = 0
    episodes: int = 0
    tracks: int = 0
    example: str = ""


@dataclass(slots=True)
class _Tally:
    films: list[str] = field(default_factory=list)
    episodes: list[str] = field(default_factory=list)
    tracks: list[str] = field(default_factory=list)


def guess_type(path: str) -> FolderGuess:
    """What a folder seems to hold, by its first files' names. Looks at the disk; never raises."""
    tally = _Tally()
    rules = SkipRules()
    seen = 0
    for folder, folders, files in os.walk(path):
        folders[:] = [one for one in folders if not rules.skips_folder(one, one)]
        for file in files:
            _count(tally, os.path.relpath(os.path.join(folder, file), path))
            seen += 1
        if seen > _LOOKED_AT:
            break
    films, episodes, tracks = len(tally.films), len(tally.episodes), len(tally.tracks)
    if not films + episodes + tracks:
        return FolderGuess(None)
    if tracks > films + episodes:
        return FolderGuess(LibraryType.MUSIC, films, episodes, tracks, tally.tracks[0])
    if episodes > films:
        return FolderGuess(LibraryType.TV, films, episodes, tracks, tally.episodes[0])
    return FolderGuess(LibraryType.MOVIE, films, episodes, tracks, tally.films[0])


def _count(tally: _Tally, path: str) -> None:
    ending = os.path.splitext(path)[1].lower()
    if ending in _AUDIO:
        tally.tracks.append(path)
    elif ending in _VIDEO:
        guess = parse(path)
        is_episode = bool(guess.episodes or guess.air_date or guess.season is not None)
        (tally.episodes if is_episode else tally.films).append(path)
