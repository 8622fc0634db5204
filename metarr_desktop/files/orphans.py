"""Files of the data directory that no record knows, records whose file is gone, and how much room everything takes."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping

from metarr_desktop.domain.health import Room
from metarr_desktop.files.cache import Cache
from metarr_desktop.files.log import log_files

#: A younger file may be one that is being taken in: its record is written after it.
_GRACE_S = 24 * 3600.0

Tick = Callable[[int], None]
"""Hears how many files were looked at; may raise Cancelled."""


def unknown_in(
    folder: str, known: Collection[str], now_s: float, tick: Tick, is_named: Callable[[str], bool] = lambda path: False
) -> tuple[dict[str, int], set[str]]:
    """(path within -> bytes of the cache's files that are not known and older than a day, all that are there).

    `is_named` spares files that something else speaks of.
    """
    unknown: dict[str, int] = {}
    there: set[str] = set()
    for relative, entry in _files(folder, tick):
        there.add(relative)
        if relative in known or is_named(relative) or not Cache.is_of_cache(relative):
            continue
        state = entry.stat(follow_symlinks=False)
        if now_s - state.st_mtime > _GRACE_S:
            unknown[relative] = state.st_size
    return unknown, there


def left_thumbs(folder: str, known: Collection[str], now_s: float, tick: Tick) -> dict[str, int]:
    """Path -> bytes of small forms of pictures that are gone."""
    return unknown_in(folder, known, now_s, tick)[0]


def names_in(folder: str) -> set[str]:
    """The files right in a folder; none where it is not there."""
    try:
        with os.scandir(folder) as entries:
            return {entry.name for entry in entries if entry.is_file(follow_symlinks=False)}
    except OSError:
        return set()


def measured(data_dir: str, cache_dir: str, tick: Tick) -> Mapping[Room, int]:
    """How many bytes each kind of thing takes."""
    database = os.path.join(data_dir, "library.db")
    return {
        Room.DATABASE: _size(database),
        Room.WAL: _size(f"{database}-wal"),
        Room.CACHE: _below(cache_dir, tick),
        Room.THUMBS: _below(os.path.join(data_dir, "thumbs"), tick),
        Room.ORIGINALS: _below(os.path.join(data_dir, "originals"), tick),
        Room.BACKUPS: _below(os.path.join(data_dir, "backups"), tick),
        Room.LOG: sum(map(_size, log_files(data_dir))),
    }


def _below(folder: str, tick: Tick) -> int:
    total = 0
    for _, entry in _files(folder, tick):
        try:
            total += entry.stat(follow_symlinks=False).st_size
        except OSError:  # it went meanwhile
            continue
    return total


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0


def _files(folder: str, tick: Tick) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every file below a folder with its path within it, written with `/`; what cannot be listed holds none."""
    waiting, seen = [("", folder)], 0
    while waiting:
        within, path = waiting.pop()
        try:
            with os.scandir(path) as listed:
                entries = list(listed)
        except OSError:
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                waiting.append((f"{within}{entry.name}/", entry.path))
            elif entry.is_file(follow_symlinks=False):
                yield f"{within}{entry.name}", entry
        seen += len(entries)
        tick(seen)
