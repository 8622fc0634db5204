"""Players, their groups and what they disagree about, as doors are shown them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import GroupId, ItemId, LibraryId, PlayerId
    from metarr_desktop.domain.marks import Conflict, Direction
    from metarr_desktop.domain.paths import PathMapping
    from metarr_desktop.domain.player import Moment, PlayerType


@dataclass(frozen=True, slots=True)
class GroupView:
    """A group of players that show the same libraries through the same path mappings."""

    id: GroupId
    name: str
    type: PlayerType
    database: str  # shared, own
    moment: Moment
    watched: Direction
    libraries: tuple[LibraryId, ...]
    mappings: tuple[PathMapping, ...]


@dataclass(frozen=True, slots=True)
class PlayerView:
    """A player as last met; its password is in the keyring, not here. `status`: unknown, connected, off, refused."""

    id: PlayerId
    group: GroupId
    name: str
    host: str
    port: int | None
    ws_port: int | None
    url: str
    user: str
    is_enabled: bool
    status: str
    version: str
    error: str
    connected_at: str | None
    certificate: str
    account: str
    adopted_at: str | None
    watched_at: str | None
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class SnapshotView:
    """What people had done in a player at a moment: of how many titles."""

    id: int
    at: str
    count: int


@dataclass(frozen=True, slots=True)
class OpenConflict:
    """A conflict that nobody settled yet, noticed at that time (UTC)."""

    id: int
    item: ItemId
    conflict: Conflict
    at: str
