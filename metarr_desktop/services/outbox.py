"""Outbox: what players have still to be told. It waits there until each player of a group is on and shows it.

What is to be shown is queued by `unit.outbox.show` in the transaction of the change itself; a removal needs what names
its item to a player, which is gathered before the item goes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import TYPE_CHECKING

from metarr_desktop.domain.kinds import BatchId, ItemId, Kind, LibraryId
from metarr_desktop.domain.player import Action, Delivery
from metarr_desktop.services import delivery

if TYPE_CHECKING:
    from metarr_desktop.store.library import Store
    from metarr_desktop.store.unit import Unit


class Outbox:
    """Where services put what changed; `services.sync` empties it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def departing(self, items: Collection[ItemId]) -> list[Delivery]:
        """Where items are shown now, with all that is needed to name them to a player when they are gone."""
        return delivery.deliveries(self._store, list(items), Action.REMOVE)

    def remove(self, unit: Unit, gone: Collection[Delivery]) -> None:
        """Queue the removal of items from just those places, in that transaction.

        What still waits to be removed from an earlier place waits on.
        """
        made = delivery.by_item(gone)
        groups = self._store.players.groups() if made else []
        holding = self._by_library(made) if groups else {}
        for group in groups:
            own = [item for library in group.libraries for item in holding.get(library, ())]
            waiting = self._store.outbox.departing(group.id) if own else {}
            details = {}
            for item in own:
                parts = [*delivery.from_detail(waiting.get(item, ())), *made[item]]
                details[item] = delivery.as_detail(list(dict.fromkeys(parts)))
            unit.outbox.remove(group.id, details)

    def give(self, unit: Unit, batch: BatchId, trashed: Collection[ItemId]) -> None:
        """Queue what follows where a batch put titles into the trash, or gave files to others, in its transaction.

        A file that is played as another title's by now stays where it is: it is only shown as that.
        """
        given = unit.files.given(batch)
        played = {one.path for one in given if one.is_played}
        left = {one.path for one in given if not one.is_played}
        leaving = self.departing(list({*trashed, *(item for one in given for item in one.before)}))
        self.remove(
            unit,
            [one for one in leaving if one.file in left or (one.item in trashed and one.file not in played)],
        )
        unit.outbox.show(list(dict.fromkeys(item for one in given for item in one.after)))

    def queue(self, shown: Collection[ItemId] = (), gone: Collection[Delivery] = ()) -> None:
        """Queue what changed in a transaction that is over."""
        if shown or gone:
            with self._store.write() as unit:
                self.remove(unit, gone)
                unit.outbox.show(shown)

    def _by_library(self, items: Collection[ItemId]) -> dict[LibraryId, list[ItemId]]:
        by_library: dict[LibraryId, list[ItemId]] = defaultdict(list)
        for row in self._store.items.rows(list(items)):
            # A set of films belongs to no library: those of its films show it.
            holding = self._store.items.libraries_of(row.id) if row.kind is Kind.COLLECTION else [row.library]
            for library in holding:
                if library is not None:
                    by_library[library].append(row.id)
        return by_library
