"""Outbox: what players have still to be told. It waits there until the player is on and shows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from metarr_desktop.domain.kinds import ItemId, LibraryId, PlayerId
from metarr_desktop.domain.player import Action
from metarr_desktop.services import delivery
from metarr_desktop.store.library import Store
from metarr_desktop.store.players import GroupView


class Outbox:
    """Where services put what changed; `services.sync` empties it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def queue(self, items: Collection[ItemId], action: Action) -> int:
        """Put items into the outbox of every player that shows their library; how many lines were queued.

        A removal is queued with all that is needed to name the item to the player later.
        """
        by_library: dict[LibraryId, list[ItemId]] = defaultdict(list)
        for row in self._store.items.rows(list(items)):
            if row.library is not None:
                by_library[row.library].append(row.id)
        queued = 0
        for library, own in by_library.items():
            players = self._players_of(library)
            if not players:
                continue
            made = delivery.by_item(delivery.deliveries(self._store, own, action))
            with self._store.write() as unit:
                for item, parts in made.items():
                    detail = delivery.as_detail(parts) if action is Action.REMOVE else "[]"
                    unit.players.queue([item], action, players, detail)
                    queued += len(players)
        return queued

    def queue_published(self, group: GroupView) -> int:
        """Queue everything of the group's libraries that was published: after linking or mapping."""
        items = self._store.players.published_items(group.libraries)
        players = [player.id for player in self._store.players.all() if player.group == group.id]
        with self._store.write() as unit:
            unit.players.queue(items, Action.SHOW, players, "[]")
        return len(items) * len(players)

    def _players_of(self, library: LibraryId) -> list[PlayerId]:
        groups = {group.id for group in self._store.players.groups() if library in group.libraries}
        return [player.id for player in self._store.players.all() if player.group in groups]
