"""Jellyfin's paths: as its server's system writes them, without a separator at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator

_OF_WINDOWS = re.compile(r"[A-Za-z]:[\\/]|\\\\")


def plain(path: str) -> str:
    """A path without a separator at its end."""
    return path.rstrip("/\\")


def key(path: str) -> str:
    """The same for all spellings of one place: to Windows, capitals and the kind of separator are no difference."""
    path = plain(path)
    return path.replace("/", "\\").casefold() if _OF_WINDOWS.match(path) else path


def is_within(path: str, folder: str) -> bool:
    """Whether a path is a folder or lies below it."""
    path, folder = key(path), key(folder)
    return path == folder or (path.startswith(folder) and path[len(folder)] in "/\\")


def folders_above(path: str) -> Iterator[str]:
    """The folders that hold a path, from the nearest."""
    while (end := max(path.rfind("/"), path.rfind("\\"))) > 0:
        path = path[:end]
        yield path


def is_speakable(path: str) -> bool:
    """Whether a path can be said to Jellyfin: its paths are text, and a name that is not UTF-8 is none."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True
