"""What screens, the command line and services read: frozen values that the store's named queries give."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from metarr_desktop.domain.kinds import ItemId, Kind, LibraryId, LibraryType, Naming, NfoDialect, RootId, Status
from metarr_desktop.domain.query_tree import Query
from metarr_desktop.domain.root_state import WatchMode

if TYPE_CHECKING:
    from metarr_desktop.domain.automation import HandOver
    from metarr_desktop.domain.root_state import RootTrouble


@dataclass(frozen=True, slots=True)
class RootView:
    """A folder of a library; `sweep_hours` None: as the settings say; `swept_at` when all of it was last looked at.

    `trouble` says why it is offline. `marker` is the token of the file that tells it from other disks, "" where the
    person wants none; `volume` the share it was last seen on. `held_missing` titles are not where they were, so many
    that nothing is done until a person confirms it.
    """

    id: RootId
    path: str
    is_offline: bool
    watch: WatchMode = WatchMode.AUTO
    sweep_hours: int | None = None
    swept_at: str | None = None
    trouble: RootTrouble | None = None
    marker: str = ""
    volume: str = ""
    held_missing: int | None = None
    held_at: str | None = None


@dataclass(frozen=True, slots=True)
class LibraryView:
    """A library with its roots; `patterns` are the person's ignore patterns; `count` its top items not in the trash.

    `naming` is whose names published files get, `nfo` for whom NFO files are written. `hand_overs` are the steps
    that it does by itself, or asks about, other than the settings say.
    """

    id: LibraryId
    name: str
    type: LibraryType
    is_enabled: bool
    roots: tuple[RootView, ...]
    patterns: tuple[str, ...] = ()
    scanned_at: str | None = None
    count: int = 0
    naming: tuple[Naming, ...] = (Naming.KODI,)
    nfo: NfoDialect = NfoDialect.KODI
    hand_overs: Mapping[HandOver, bool] = field(default_factory=dict)

    @property
    def has_trouble(self) -> bool:
        """Whether something has to be said or asked of a root."""
        return any(root.trouble or root.held_missing for root in self.roots)


@dataclass(frozen=True, slots=True)
class Scope:
    """Which items a list shows before any search: None = not limited by it.

    `where` holds whatever a person searches for in it: no OR and no bracket of theirs leads out of it.
    """

    kind: Kind | None = None
    library: LibraryId | None = None
    parent: ItemId | None = None
    in_trash: bool = False
    where: Query = field(default_factory=Query)


@dataclass(frozen=True, slots=True)
class Sort:
    """The order of a list: a column of `ItemRow` that is sortable, see `SORTS`."""

    by: str = "title"
    is_descending: bool = False


#: What a list can be sorted by.
SORTS = (
    *("title", "year", "added", "runtime", "number", "rating"),
    *("state", "quality", "complete", "locks"),
    *("original_title", "tagline", "premiered", "born", "died", "certification", "user_rating"),
    *("genres", "tags", "studios", "countries", "collection"),
)


@dataclass(frozen=True, slots=True)
class Listing:
    """The ids of a list in order, and where each letter begins (letter -> row) when sorted by title.

    `is_ranked`: what fits the words best comes first. `is_whole` False: only its beginning. `corrected` is the search
    that found it where the one that was asked found nothing, for a slip of the keyboard.
    """

    ids: array[int]
    letters: Mapping[str, int] = field(default_factory=dict)
    is_ranked: bool = False
    is_whole: bool = True
    corrected: str = ""

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One row or card of a list.

    `path` is the first main file of a film, episode or track, the folder of the others ("" = on no disk);
    `picture` the main picture's path within the cache; `quality` the best version's badge ("4K", "1080p" ...), `hdr`
    its kind ("HDR", "DV" ...); `completeness` in per cent; `children` counts what is directly below;
    `is_waiting` for a person to say which title it is.
    """

    id: ItemId
    kind: Kind
    title: str
    year: int | None
    library: LibraryId | None
    parent: ItemId | None
    status: Status
    confidence: float | None = None
    season: int | None = None
    episode: int | None = None
    absolute: int | None = None
    air_date: str = ""
    artist: str = ""
    album: str = ""
    series: str = ""
    disc: int | None = None
    track: int | None = None
    path: str = ""
    locked: tuple[str, ...] = ()
    is_missing: bool = False
    is_offline: bool = False
    needs_publish: bool = False
    has_suggestions: bool = False
    is_waiting: bool = False
    is_watched: bool = False
    picture: str = ""
    runtime: int | None = None
    rating: float | None = None
    quality: str = ""
    hdr: str = ""
    audio: tuple[str, ...] = ()
    completeness: int = 0
    date_added: str = ""
    deleted_at: str = ""
    children: int = 0
