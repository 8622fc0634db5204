"""What a publish that a person asked for does to which paths, noted in its batch before it begins: undo reads it.

The note is a row of the history without a field. Publishing that another batch caused needs none: what undoes that
batch publishes what was before.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection

from metarr_desktop.domain.disk import Before, Published
from metarr_desktop.domain.kinds import BatchId, ItemId
from metarr_desktop.store.changes import FILES
from metarr_desktop.store.pictures import first_originals_after, newest_original


def note(connection: Connection, batch: BatchId, files: Iterable[Published]) -> None:
    """Note in a batch what is about to be done."""
    by_item: dict[ItemId, list[tuple[str, str]]] = defaultdict(list)
    for one in files:
        by_item[one.item].append((one.path, one.before.value))
    newest = newest_original(connection)
    connection.exec_driver_sql(
        "INSERT INTO change (batch_id, item_id, fields) VALUES (?,?,?)",
        [
            (batch, item, json.dumps({FILES: {"newest_original": newest, "paths": paths}}))
            for item, paths in by_item.items()
        ],
    )


def in_row(item: ItemId, fields: str) -> tuple[Published, ...]:
    """What a row of the history notes of its item, without the names of copies."""
    noted = json.loads(fields).get(FILES)
    return tuple(Published(item, path, Before(before)) for path, before in noted["paths"]) if noted else ()


def of_batch(connection: Connection, batch: BatchId) -> list[Published]:
    """What a batch noted, with the copies that it made then."""
    found: list[Published] = []
    rows = connection.exec_driver_sql(
        "SELECT item_id, fields FROM change WHERE batch_id = ? AND item_id IS NOT NULL ORDER BY id", (batch,)
    )
    for item, fields in rows.all():
        noted = json.loads(fields).get(FILES)
        if noted is None:
            continue
        backups = first_originals_after(connection, noted["newest_original"], [path for path, _ in noted["paths"]])
        found.extend(Published(item, path, Before(before), backups.get(path, "")) for path, before in noted["paths"])
    return found
