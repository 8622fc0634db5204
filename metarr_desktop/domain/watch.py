"""Watching as values and pure rules: what a person wants of a root, how it stands, and when a look is due.

RELIABILITY 4.12: events only mark folders dirty; looking decides. Seconds are of any one steady clock.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from metarr_desktop.domain.root_state import WatchState

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import LibraryId, RootId
    from metarr_desktop.domain.root_state import WatchMode

QUIET_S = 1.0  # no event for so long: whoever copies or moves is done with that bit
PATIENCE_S = 10.0  # or so long after the first event, however busy the folder is
SETTLED_S = 10.0  # a file of which size and time stood for so long is no longer being written (RULES 3.11)
_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 1.0, 600.0


@dataclass(frozen=True, slots=True)
class RootWatch:
    """The health of watching one root.

    `watched` of `folders` tell of changes by themselves; `share` is the file system of a root from which no events
    come ("" for a local one); `error` is the system's word where something failed, `lost_at` when more happened than
    it could tell. Times are UTC; `next_sweep_at` is None where none is planned, `last_swept_at` where the root was
    never looked at as a whole.
    """

    root: RootId
    library: LibraryId
    path: str
    mode: WatchMode
    state: WatchState
    folders: int = 0
    watched: int = 0
    share: str = ""
    error: str = ""
    lost_at: datetime | None = None
    last_swept_at: datetime | None = None
    next_sweep_at: datetime | None = None

    @property
    def is_unwell(self) -> bool:
        """Whether events were to come and do not: a person may want to do something about it."""
        return self.state in (WatchState.PARTLY, WatchState.BROKEN)


@dataclass(frozen=True, slots=True)
class QuietHours:
    """Hours of the local day, from `start` up to `end` (0 to 23), in which nothing heavy begins by itself.

    The same hour at both ends: there are none.
    """

    start: int = 0
    end: int = 0

    def holds(self, local: datetime) -> bool:
        """Whether that moment lies in them."""
        return (local.hour - self.start) % 24 < (self.end - self.start) % 24

    def after(self, local: datetime) -> datetime:
        """The first moment from then on that lies outside."""
        if not self.holds(local):
            return local
        whole = local.replace(minute=0, second=0, microsecond=0)
        return whole + timedelta(hours=(self.end - local.hour) % 24)


def pause_after(failures: int) -> float:
    """Seconds until what ended begins again: 1, 2, 4 … ten minutes at most."""
    return min(_LONGEST_PAUSE_S, _FIRST_PAUSE_S * float(2 ** min(failures - 1, 20)))


@dataclass(slots=True)
class _Dirt:
    first_s: float
    last_s: float
    folders: set[str] = field(default_factory=set)
    tops: set[str] = field(default_factory=set)

    @property
    def due_s(self) -> float:
        return min(self.last_s + QUIET_S, self.first_s + PATIENCE_S)


@dataclass(frozen=True, slots=True)
class DirtyFolders:
    """What of a library is to be looked at: folders with all below them, and roots only for the files right in them."""

    library: LibraryId
    folders: frozenset[str]
    tops: frozenset[str]


class Debounce:
    """Folders that changed, held back until it is quiet. Not for several threads at once."""

    def __init__(self) -> None:
        self._dirt: dict[LibraryId, _Dirt] = {}

    def mark(
        self, library: LibraryId, now_s: float, *, folders: Collection[str] = (), tops: Collection[str] = ()
    ) -> bool:
        """Those folders of a library changed now; whether nothing of it was held before."""
        is_first = library not in self._dirt
        dirt = self._dirt.setdefault(library, _Dirt(now_s, now_s))
        dirt.last_s = now_s
        dirt.folders.update(folders)
        dirt.tops.update(tops)
        return is_first

    def take_due(self, now_s: float) -> list[DirtyFolders]:
        """What may be looked at now; it is no longer held."""
        due = [library for library, dirt in self._dirt.items() if dirt.due_s <= now_s]
        taken = [(library, self._dirt.pop(library)) for library in due]
        return [DirtyFolders(library, frozenset(dirt.folders), frozenset(dirt.tops)) for library, dirt in taken]

    def due_s(self) -> float | None:
        """When the next of it is due; None: nothing is held."""
        return min((dirt.due_s for dirt in self._dirt.values()), default=None)
