"""The ids that items get: never one that an item had before, even if that is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from metarr_desktop.domain.kinds import ItemId

if TYPE_CHECKING:
    from metarr_desktop.store.connection import Connection


def next_item_id(connection: Connection) -> ItemId:
    """The id for the next item, and so on by one for those after it in the same transaction."""
    return ItemId(
        connection.execute(
            "SELECT 1 + max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'item'), 0), "
            "coalesce((SELECT max(id) FROM item), 0))"
        ).scalar_one()
    )
