"""What there is to say of changes below a root, and who says it to whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Loss(StrEnum):
    """Why there may have been changes of which nothing was heard."""

    OVERFLOW = "overflow"  # more happened at once than the system keeps
    FULL = "full"  # a new folder found no place in the system's table of watches
    ENDED = "ended"  # nothing more is heard: the root went away, or reading events failed


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of how many folders changes are heard. `error` says why not of all, in the system's words."""

    folders: int
    watched: int
    error: str = ""


class Listener(Protocol):
    """Who is told. Called in the watch's own thread; must not block."""

    def changed(self, folder: str) -> None:
        """Something in that folder changed, or the folder itself came or went. Absolute."""

    def lost(self, loss: Loss, error: str = "") -> None:
        """What the library knows below the root may be out of date."""


class RootWatching(Protocol):
    """One root being listened to, from its making until `stop`."""

    def cover(self, folders: Iterable[str], changed_since_s: float | None = None) -> Coverage:
        """Listen to those folders too (absolute). Those new to it with a time after that moment count as changed."""

    @property
    def coverage(self) -> Coverage: ...

    @property
    def is_alive(self) -> bool:
        """Whether anything is heard at all."""

    def stop(self) -> None:
        """Listen no more. Takes less than a second."""
