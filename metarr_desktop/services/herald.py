"""Herald: looks after players by itself - who is on, what plays there, and whether what waits may be told now.

It never tells a player anything: where something is due, it queues the job that does.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from metarr_desktop.domain.errors import MetarrError
from metarr_desktop.services.changes import Aspect, Newsroom
from metarr_desktop.services.telling import due_sync_job
from metarr_desktop.services.watched_turn import WatchedTurn

if TYPE_CHECKING:
    from metarr_desktop.domain.jobs import NewJob
    from metarr_desktop.domain.player_views import PlayerView
    from metarr_desktop.services.contacts import Contacts
    from metarr_desktop.services.sync import Sync
    from metarr_desktop.store.library import Store

log = logging.getLogger(__name__)

#: How often players are asked how they are; and how often one that plays while something waits for it.
HEALTH_S = 30.0
PLAYBACK_S = 3.0


class Herald:
    """`start` and `stop` it with the engine; `look` does all that is due, and tests call it themselves."""

    def __init__(
        self, store: Store, enqueue: Callable[[NewJob], object], newsroom: Newsroom, contacts: Contacts, sync: Sync
    ) -> None:
        self._store = store
        self._enqueue = enqueue
        self._newsroom = newsroom
        self._contacts = contacts
        self._sync = sync
        self._watched = WatchedTurn(store, contacts)
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to look after players."""
        if self._thread is None:
            self._stopping.clear()
            self._thread = threading.Thread(target=self._keep, name="herald", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """End it, without waiting for a player that does not answer."""
        self._stopping.set()
        self._thread = None

    def _keep(self) -> None:
        pause = HEALTH_S
        while not self._stopping.wait(pause):
            try:
                pause = self.look()
            except Exception:
                if self._stopping.is_set():  # the library was closed while a player was waited for
                    return
                log.exception("Players could not be looked after; it is tried again")
                pause = HEALTH_S

    def look(self) -> float:
        """Ask players how they are and what they play, and queue what is due; in how many seconds to look again."""
        before = self._seen()
        pause = HEALTH_S
        for group, player in self._contacts.served():
            if self._contacts.is_busy(player):
                continue
            waits = self._sync.due(player)
            plays = self._ask(player)
            if plays is None:
                self._watched.missed(player)
                continue
            self._watched.met(group, player)
            if plays and waits:
                pause = PLAYBACK_S
            if waits and self._sync.may_tell(group, player):
                self._enqueue(due_sync_job(group.name))
        if (merging := self._watched.job()) is not None:
            self._enqueue(merging)
        if self._seen() != before:
            self._newsroom.tell(Aspect.PLAYERS)
        return pause

    def _ask(self, player: PlayerView) -> bool | None:
        """Whether it plays something; None where it does not answer."""
        try:
            with self._contacts.talk(player) as connected:
                if player.status != "connected":
                    self._contacts.greet(player, connected)
                return bool(self._contacts.playing(player, connected))
        except MetarrError as error:
            log.debug("%s: %s", player.name, error)
            return None

    def _seen(self) -> object:
        """What the window shows of it."""
        return [(one.id, one.status, one.error) for one in self._store.players.all()], self._store.players.playing()
