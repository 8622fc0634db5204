"""Where the paths of managers lie here: in which library, and what is looked at for them.

A path is believed within the folders of libraries only, when every link in it is resolved (RELIABILITY 65).
"""

from __future__ import annotations

import os
import stat
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from metarr_desktop.domain.hooks import HOOK_PRIORITY, HookEvent
from metarr_desktop.domain.kinds import LibraryId
from metarr_desktop.domain.paths import PathMapping, to_ours
from metarr_desktop.services.errands import watched_scan_job

if TYPE_CHECKING:
    from metarr_desktop.domain.jobs import NewJob

#: A library and the path of one of its roots.
Root = tuple[LibraryId, str]


@dataclass(frozen=True, slots=True)
class Place:
    """A path of a sender as it lies here, in the library's own spelling. `is_folder` None: nothing lies there.

    `changed_s` is when what lies there was last written to (UNIX seconds).
    """

    library: LibraryId
    root: str
    path: str
    is_folder: bool | None = True
    changed_s: float = 0.0

    @property
    def is_root(self) -> bool:
        return self.path == self.root


#: By the sender's path; None: in no library.
Places = Mapping[str, Place | None]


def placed(path: str, mappings: Sequence[PathMapping], roots: Collection[Root]) -> Place | None:
    """Where a sender's path lies; None where that is in no root. Asks the disk."""
    ours = to_ours(path, mappings)
    if not ours or not os.path.isabs(ours):
        return None
    plain, real = os.path.normpath(ours), os.path.realpath(ours)
    for library, root in sorted(roots, key=lambda one: -len(one[1])):
        real_root = os.path.realpath(root)
        if _is_in(real, real_root):
            inside = os.path.normpath(os.path.join(root, os.path.relpath(real, real_root)))
            return _standing(Place(library, root, plain if _is_in(plain, root) else inside), real)
    return None


def _standing(place: Place, path: str) -> Place:
    try:
        state = os.stat(path)
    except OSError:
        return replace(place, is_folder=None)
    return replace(place, is_folder=stat.S_ISDIR(state.st_mode), changed_s=state.st_mtime)


def own_places(folders: Collection[str], roots: Collection[Root]) -> dict[str, Place | None]:
    """Where folders lie that the library itself named."""
    return {
        folder: next((Place(library, root, folder) for library, root in roots if _is_in(folder, root)), None)
        for folder in folders
    }


def scans_of(event: HookEvent, places: Places, announced: Places = MappingProxyType({})) -> list[NewJob]:
    """The looks at libraries that an event asks for. `announced` is what was taken away, by it and shortly before."""
    parts: dict[LibraryId, _Part] = defaultdict(_Part)
    for path, place in places.items():
        if place is not None:
            parts[place.library].add(place, is_named=path != event.folder)
    for place in announced.values():
        if place is not None and place.library in parts and not place.is_root:
            parts[place.library].gone.add(place.path)
    return [part.job(library) for library, part in parts.items()]


@dataclass(slots=True)
class _Part:
    """What of a library is looked at, and what was taken out of it on purpose."""

    below: set[str] = field(default_factory=set)
    tops: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)

    def add(self, place: Place, *, is_named: bool) -> None:
        """A root is looked at as a whole only where it was named itself, never as the folder of a title."""
        if place.is_root:
            (self.below if is_named else self.tops).add(place.root)
            return
        parent = os.path.dirname(place.path)
        if place.is_folder is not True and parent == place.root:
            self.tops.add(parent)
        if place.is_folder is not False:
            self.below.add(place.path)
        elif parent != place.root:
            self.below.add(parent)

    def job(self, library: LibraryId) -> NewJob:
        below = {path for path in self.below if not any(_is_in(os.path.dirname(path), one) for one in self.below)}
        return replace(watched_scan_job(library, below, self.tops, self.gone), priority=HOOK_PRIORITY)


def _is_in(path: str, folder: str) -> bool:
    """Whether a path is a folder or lies in it."""
    path, folder = os.path.normcase(path), os.path.normcase(folder)
    return path == folder or path.startswith(os.path.join(folder, ""))
