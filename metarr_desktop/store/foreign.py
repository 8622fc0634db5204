"""What other programs wrote into an NFO and we have no field for: kept for the day the file is written again."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from metarr_desktop.store.plural import chunks, marks

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import ItemId
    from metarr_desktop.store.connection import Connection


def load(connection: Connection, items: Collection[ItemId]) -> dict[ItemId, tuple[str, ...]]:
    """The elements of those items, each as its XML text."""
    return {
        row[0]: tuple(json.loads(row[1]))
        for some in chunks(items)
        for row in connection.execute(
            f"SELECT item_id, elements FROM foreign_nfo WHERE item_id IN ({marks(len(some))})", some
        )
    }


def save(connection: Connection, elements: Mapping[ItemId, Collection[str]]) -> None:
    """Put those elements in the place of what was kept."""
    if elements:
        connection.execute("DELETE FROM foreign_nfo WHERE item_id = ?", [(item,) for item in elements])
    rows = [(item, json.dumps(list(texts))) for item, texts in elements.items() if texts]
    if rows:
        connection.execute("INSERT INTO foreign_nfo (item_id, elements) VALUES (?,?)", rows)
