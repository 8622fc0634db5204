"""News: which items changed in which aspect, told to whoever shows them. Plain callbacks, no Qt."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import ItemId

log = logging.getLogger(__name__)


class Aspect(StrEnum):
    """What about items changed."""

    LIST = "list"  # items came or went, or their order did
    VALUES = "values"  # fields, locks, pictures
    STATE = "state"  # missing, published, proved
    LIBRARIES = "libraries"
    PLAYERS = "players"
    SETTINGS = "settings"
    WATCH = "watch"  # how well folders are watched
    HOOKS = "hooks"  # which managers may tell us what they did, and whether anybody listens
    EVENTS = "events"  # what they told
    VIEWS = "views"  # which searches are kept, and how they are shown
    BACKUPS = "backups"  # which there are, and which is to be restored


@dataclass(frozen=True, slots=True)
class News:
    """`items` empty means: any."""

    aspects: frozenset[Aspect]
    items: frozenset[ItemId] = frozenset()


Told = TypeVar("Told")


class Listeners(Generic[Told]):
    """Who wants to hear of something. They are called in the thread that tells, and must not block."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._listeners: list[Callable[[Told], None]] = []

    def subscribe(self, listener: Callable[[Told], None]) -> None:
        with self._lock:
            self._listeners.append(listener)

    @property
    def are_there(self) -> bool:
        return bool(self._listeners)

    def tell_all(self, message: Told) -> None:
        """Tell every listener. A listener that fails is logged and does not keep the others from hearing."""
        with self._lock:
            listeners = list(self._listeners)
        for listener in listeners:
            try:
                listener(message)
            except Exception:
                log.exception("A listener failed over %s", message)


class Newsroom(Listeners[News]):
    """Where services say what changed."""

    def tell(self, *aspects: Aspect, items: Collection[ItemId] = ()) -> None:
        """Tell that those items (none named: any) changed in those aspects."""
        self.tell_all(News(frozenset(aspects), frozenset(items)))
