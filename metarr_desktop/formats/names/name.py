"""One name or path -> what it says."""

from __future__ import annotations

from dataclasses import replace

from metarr_desktop.domain.guess import Guess
from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.formats.names import second_opinion
from metarr_desktop.formats.names.files import AUDIO, split_extension
from metarr_desktop.formats.names.regular import read_regular
from metarr_desktop.formats.names.seasons import season_folder
from metarr_desktop.formats.names.songs import album_name, track_name
from metarr_desktop.formats.names.titles import readable

#: Above this many characters no pattern is tried: no disk gives such names, and patterns may take long on them.
LONGEST_NAME = 512


def parse(path: str, *, library: LibraryType | None = None) -> Guess:
    """What a file's or folder's name suggests, with the folders before it where the name says too little.

    `library` settles what a name alone leaves open ("2026-11-20" is a date in a TV library). Regular names take a few
    microseconds; the others go through guessit (some milliseconds, remembered). Any text gives an answer; the
    `confidence` of a name that was only cleaned is low.
    """
    folder, _, name = readable(path).replace("\\", "/").rstrip("/").rpartition("/")
    stem, container = split_extension(name)
    if len(stem) > LONGEST_NAME:
        return replace(second_opinion.plain(stem), container=container)
    if library is LibraryType.MUSIC:
        return _music(stem, container)
    guess = read_regular(stem, library) or second_opinion.ask(stem, library)
    if folder and not guess.title:
        guess = _with_folder(guess, folder, library)
    return replace(guess, container=container) if container else guess


def _music(stem: str, container: str) -> Guess:
    """A track's name when it has an audio extension, else an album folder's."""
    return replace(track_name(stem), container=container) if container in AUDIO else album_name(stem)


def _with_folder(guess: Guess, folder: str, library: LibraryType | None) -> Guess:
    """A name without a title takes that of the nearest folder that has one, and its season on the way there."""
    for name in reversed(folder.split("/")):
        season = season_folder(name)
        if season is not None:
            guess = replace(guess, season=season.number if guess.season is None else guess.season)
        above = Guess(title=season.title, year=season.year) if season else parse(name, library=library)
        if above.title:
            return replace(guess, title=above.title, year=guess.year or above.year, ids=guess.ids or above.ids)
    return guess
