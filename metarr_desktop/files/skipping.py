"""Which folders and files a walk passes over: what systems, downloaders, players and Metarr leave behind."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

#: A folder that holds one of these is passed over, with everything below it (Kodi's word and Jellyfin's).
MARKERS = frozenset({".nomedia", ".ignore"})

_FOLDERS = frozenset(
    {
        "@eadir",
        ".@__thumb",
        "$recycle.bin",
        "system volume information",
        "lost+found",
        "lost.dir",
        "#recycle",
        "@recycle",
        "plex versions",
        ".actors",
        "extrafanart",
        "extrathumbs",
        ".deletedbytmm",
    }
)
# Directly under a root these are titles: "Proof" is a series and a film.
_FOLDERS_INSIDE_TITLES = frozenset({"sample", "samples", "proof"})
_FILES = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
_FILE_BEGINNINGS = ("._", ".metarr-")
_FILE_ENDINGS = (".!qb", ".part")


@dataclass(frozen=True, slots=True)
class SkipRules:
    """The rules of one library: the built-in ones and the person's `patterns`.

    A pattern is a shell pattern (`*`, `?`, `[…]`), of no case. One without a slash is held against the name of every
    file and folder; one with a slash against the path below the root, written with `/` (`Kids/*.avi`, `*/Extras/*`).
    """

    patterns: tuple[str, ...] = ()
    _names: re.Pattern[str] | None = field(init=False, repr=False, compare=False)
    _paths: re.Pattern[str] | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        names = [pattern for pattern in self.patterns if "/" not in pattern]
        paths = [pattern.lstrip("/") for pattern in self.patterns if "/" in pattern]
        object.__setattr__(self, "_names", _any_of(names))
        object.__setattr__(self, "_paths", _any_of(paths))

    def skips_file(self, name: str, path_below_root: str) -> bool:
        """Whether a file is passed over; `path_below_root` is its path from the root, with `/`, the name included."""
        plain = name.lower()
        return (
            plain in _FILES
            or plain.startswith(_FILE_BEGINNINGS)
            or plain.endswith(_FILE_ENDINGS)
            or self._is_unwanted(name, path_below_root)
        )

    def skips_folder(self, name: str, path_below_root: str) -> bool:
        """Whether a folder is passed over with all that it holds."""
        plain = name.lower()
        return (
            (name.startswith(".") and not name.startswith(".."))  # "...And Justice for All" is a title
            or plain in _FOLDERS
            or (plain in _FOLDERS_INSIDE_TITLES and "/" in path_below_root)
            or self._is_unwanted(name, path_below_root)
            or self._is_unwanted(name, f"{path_below_root}/")
        )

    def _is_unwanted(self, name: str, path_below_root: str) -> bool:
        return bool((self._names and self._names.match(name)) or (self._paths and self._paths.match(path_below_root)))


def _any_of(patterns: Iterable[str]) -> re.Pattern[str] | None:
    alternatives = "|".join(fnmatch.translate(pattern) for pattern in patterns)
    return re.compile(alternatives, re.IGNORECASE) if alternatives else None
