"""What lies beside media files: subtitles, extras, trailers and theme music, bound to what they belong to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from metarr_desktop.domain.found import FileRole, FoundFile
from metarr_desktop.formats.names.extras import subtitle_words
from metarr_desktop.formats.names.folders import Entry
from metarr_desktop.formats.names.patterns import pattern

_T = TypeVar("_T")
SUBTITLE_FOLDERS = frozenset({"subs", "sub", "subtitles", "subtitle", "untertitel"})
_BOUNDARY = pattern(r"[-._ \[(]")


def as_extra(entry: Entry, extra_type: str, *, version: str = "") -> FoundFile:
    """The file as an extra of its item; a trailer and theme music have roles of their own."""
    role = {"trailer": FileRole.TRAILER, "themesong": FileRole.THEME}.get(extra_type, FileRole.EXTRA)
    return FoundFile(entry.path, role, version=version, extra_type=extra_type)


def is_theme(entry: Entry) -> bool:
    """Whether it is the theme music of the folder it lies in."""
    return entry.is_audio and entry.stem.lower() == "theme"


def bind(stem: str, bases: Mapping[str, _T]) -> tuple[_T, str] | None:
    """The longest of the given bases (case-folded) that a sidecar's stem begins with, and what follows it.

    A base must end where a word ends: "Heat 2.en" hangs on "Heat 2", never on "Hea". Cost: the length of the stem,
    whatever the number of bases.
    """
    whole = bases.get(stem.casefold())
    if whole is not None:
        return whole, ""
    for match in reversed(list(_BOUNDARY.finditer(stem))):
        found = bases.get(stem[: match.start()].casefold())
        if found is not None:
            return found, stem[match.start() :]
    return None


def as_subtitle(entry: Entry, words: str, *, version: str = "", part: int | None = None) -> FoundFile:
    """The file as a subtitle; `words` is what its name says beyond the video's."""
    said = subtitle_words(words)
    return FoundFile(
        entry.path,
        FileRole.SUBTITLE,
        version=version,
        part=part,
        language=said.language,
        is_forced=said.is_forced,
        is_hearing_impaired=said.is_hearing_impaired,
        is_default=said.is_default,
    )
