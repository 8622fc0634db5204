"""When watched state is merged by itself: once an hour, when a player comes back, when something was played to its end
or its middle, and when a person says something of it here."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from metarr_desktop.domain.marks import Direction
from metarr_desktop.domain.paths import to_ours
from metarr_desktop.services.watched import watched_job

if TYPE_CHECKING:
    from metarr_desktop.domain.jobs import NewJob
    from metarr_desktop.domain.kinds import ItemId, PlayerId
    from metarr_desktop.domain.player_views import GroupView, PlayerView
    from metarr_desktop.services.contacts import Contacts
    from metarr_desktop.store.library import Store

_EVERY = timedelta(hours=1)


class WatchedTurn:
    """Hears of each player that was looked after, and says at the end of the round what is to be merged."""

    def __init__(self, store: Store, contacts: Contacts) -> None:
        self._store = store
        self._contacts = contacts
        self._asked: dict[PlayerId, datetime] = {}
        self._ended: dict[PlayerId, list[str]] = {}
        self._is_whole = False
        self._items: set[ItemId] = set()

    def missed(self, player: PlayerView) -> None:
        """It does not answer: when it does again, it is asked about everything."""
        self._asked.pop(player.id, None)

    def met(self, group: GroupView, player: PlayerView) -> None:
        """It answered."""
        ended = self._contacts.take_ended(player)
        if group.watched is Direction.OFF:
            self._asked.pop(player.id, None)
            return
        now = self._store.clock()
        if player.id not in self._asked or now - self._asked[player.id] >= _EVERY:
            self._asked[player.id] = now
            self._is_whole = True
        # A player writes what was watched a moment after the end: it is asked in the next round.
        for path in self._ended.pop(player.id, []):
            ours = to_ours(path, group.mappings)
            found = self._store.files.items_at(ours) if ours else []
            self._items.update(found)
            self._is_whole |= not found
        self._ended[player.id] = ended

    def job(self) -> NewJob | None:
        """What is to be merged now; None for nothing. Asked once a round."""
        items, is_whole = self._items | set(self._store.watched.due()), self._is_whole
        self._items, self._is_whole = set(), False
        if is_whole:
            return watched_job()
        return watched_job(items=items) if items else None
