"""The trash as values: what is taken away from the disk and where it goes, why something lies there and how long yet.

RELIABILITY 4.5, RULES 3.10.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import Actor, BatchId, ItemId

#: A purge is announced on so many days before it is done. A day counts once, however far the clock jumps.
ANNOUNCED_DAYS = 7


class MoveVerb(StrEnum):
    """Which way a file goes."""

    RECYCLE = "recycle"  # into the recycle folder
    RESTORE = "restore"  # out of it

    @property
    def opposite(self) -> MoveVerb:
        return MoveVerb.RESTORE if self is MoveVerb.RECYCLE else MoveVerb.RECYCLE


class MoveState(StrEnum):
    """What became of a move that was written down before it was begun."""

    PLANNED = "planned"
    DONE = "done"
    UNDONE = "undone"  # the file was moved on since, or the move was never begun
    FAILED = "failed"
    PURGED = "purged"  # the file was deleted for good


class KeptBecause(StrEnum):
    """Why a file of a title that goes into the trash stays where it is."""

    SHARED = "shared"  # it belongs to another title too
    AWAY = "away"  # it cannot be reached


@dataclass(frozen=True, slots=True)
class FileMove:
    """One file's way. Paths are absolute; `size` in bytes."""

    item: ItemId | None
    verb: MoveVerb
    source: str
    target: str
    size: int = 0
    id: int = 0
    batch: BatchId | None = None

    @property
    def path(self) -> str:
        """Where the file belongs, whichever way it goes."""
        return self.source if self.verb is MoveVerb.RECYCLE else self.target


@dataclass(frozen=True, slots=True)
class TrashPlan:
    """What moving titles to the trash with their files would do, or single files."""

    items: tuple[ItemId, ...]
    moves: tuple[FileMove, ...] = ()
    kept: tuple[tuple[str, KeptBecause], ...] = ()

    @property
    def size(self) -> int:
        """Bytes of the files that would be moved."""
        return sum(move.size for move in self.moves)


class Waiting:
    """The rule by which what lies in the trash is purged.

    After `days` in it, and not before it was announced on seven days on which Metarr ran: what the clock says alone is
    not enough, as clocks jump (RELIABILITY 5, row 58).
    """

    def __init__(self, days: int) -> None:
        self.days = days

    def purge_date(self, since: str, announced_days: int | None, now: datetime) -> date:
        """When something is purged that went into the trash at `since` (UTC text); a local date.

        `announced_days` counts the days of its announcement since the first one; None: it was not announced yet.
        """
        removed = datetime.fromisoformat(since).replace(tzinfo=now.tzinfo)
        left = ANNOUNCED_DAYS - (announced_days or 0)
        earliest = now + timedelta(days=left) if self._is_near(removed, now) else now
        return max(removed + timedelta(days=self.days), earliest).astimezone().date()

    def _is_near(self, removed: datetime, now: datetime) -> bool:
        return removed + timedelta(days=self.days - ANNOUNCED_DAYS) <= now


@dataclass(frozen=True, slots=True)
class TrashEntry:
    """Why an item lies in the trash and what lies there with it.

    `verb` and `source` are those of the batch that put it there, `at` (UTC text) says when; `files` of it lie in the
    recycle folder, `size` bytes of them.
    """

    item: ItemId
    actor: Actor
    verb: str
    source: str
    at: str
    purge_on: date
    is_announced: bool = False
    files: int = 0
    size: int = 0


@dataclass(frozen=True, slots=True)
class RecycledFile:
    """A file in the recycle folder whose title is not in the trash. `path` is where it belongs, `at` UTC text."""

    move: int
    item: ItemId | None
    path: str
    size: int
    at: str
    purge_on: date
    is_announced: bool = False
