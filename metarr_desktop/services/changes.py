"""News: which items changed in which aspect, told to whoever shows them. Plain callbacks, no Qt."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum

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


class Newsroom:
    """Where services say what changed. Listeners are called in the thread that made the change and must not block."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._listeners: list[Callable[[News], None]] = []

    def subscribe(self, listener: Callable[[News], None]) -> None:
        with self._lock:
            self._listeners.append(listener)

    def tell(self, *aspects: Aspect, items: Collection[ItemId] = ()) -> None:
        """Tell every listener. A listener that fails is logged and does not keep the others from hearing."""
        news = News(frozenset(aspects), frozenset(items))
        with self._lock:
            listeners = list(self._listeners)
        for listener in listeners:
            try:
                listener(news)
            except Exception:
                log.exception("A listener failed over %s", news.aspects)
