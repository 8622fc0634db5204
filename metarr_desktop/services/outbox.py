"""Outbox: what players have still to be told. It waits there until the player is on and shows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from metarr_desktop.domain.kinds import ItemId, Kind, LibraryId, PlayerId
from metarr_desktop.domain.player import Action, Delivery
from metarr_desktop.services import delivery
from metarr_desktop.store.library import Store
from metarr_desktop.store.players import GroupView


class Outbox:
    """Where services put what changed; `services.sync` empties it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def queue(self, items: Collection[ItemId], action: Action) -> int:
        """Put items into the outbox of every player that shows their library; how many lines were queued.

        A removal is queued with all that is needed to name the item to the player later. What is missing or in the
        trash is not to be shown.
        """
        if action is Action.REMOVE:
            return self.queue_departed(delivery.deliveries(self._store, list(items), action))
        queued = 0
        for library, own in self._by_library(items, action).items():
            players = self._players_of(library)
            if players:
                with self._store.write() as unit:
                    unit.players.queue(own, action, players)
                queued += len(players) * len(own)
        return queued

    def queue_departed(self, gone: Collection[Delivery]) -> int:
        """Queue the removal of items from just those places; how many lines were queued.

        What still waits to be removed from an earlier place waits on.
        """
        made = delivery.by_item(gone)
        queued = 0
        for library, own in self._by_library(made, Action.REMOVE).items():
            for player in self._players_of(library):
                waiting = {
                    parcel.item: delivery.from_detail(parcel.detail)
                    for parcel in self._store.players.outbox(player)
                    if parcel.action is Action.REMOVE
                }
                with self._store.write() as unit:
                    for item in own:
                        parts = [*waiting.get(item, ()), *made[item]]
                        detail = delivery.as_detail(list(dict.fromkeys(parts)))
                        unit.players.queue([item], Action.REMOVE, [player], detail)
                queued += len(own)
        return queued

    def _by_library(self, items: Collection[ItemId], action: Action) -> dict[LibraryId, list[ItemId]]:
        by_library: dict[LibraryId, list[ItemId]] = defaultdict(list)
        for row in self._store.items.rows(list(items)):
            is_away = row.is_missing or row.deleted_at
            if is_away and action is Action.SHOW:
                continue
            # A set of films belongs to no library: those of its films show it.
            holding = self._store.items.libraries_of(row.id) if row.kind is Kind.COLLECTION else [row.library]
            for library in holding:
                if library is not None:
                    by_library[library].append(row.id)
        return by_library

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
