"""Paths in Plex's vocabulary: a Windows server's compare without case and with either separator, others exactly."""

from __future__ import annotations

import re

_WINDOWS = re.compile(r"[A-Za-z]:[\\/]|\\\\")


def same(path: str) -> str:
    """The form in which two spellings of one path are equal; without a separator at its end."""
    if _WINDOWS.match(path):
        return path.replace("/", "\\").rstrip("\\").casefold()
    return path.rstrip("/") or path[:1]


def is_within(path: str, folder: str) -> bool:
    """Whether a path is that folder or lies below it (/data/movies-4k does not lie in /data/movies)."""
    inner, outer = same(path), same(folder)
    separator = "\\" if _WINDOWS.match(folder) else "/"
    return inner == outer or inner.startswith(outer if outer.endswith(separator) else outer + separator)


def folder_of(path: str) -> str:
    """The folder that a path lies in, without a separator at its end; "" for none."""
    return path[: max(path.rfind("/"), path.rfind("\\"), 0)]


def parents(path: str) -> list[str]:
    """All folders above a path, nearest first, as `same` writes them."""
    found, rest = [], same(path)
    while (at := max(rest.rfind("/"), rest.rfind("\\"))) > 0:
        rest = rest[:at]
        found.append(rest)
    return found
