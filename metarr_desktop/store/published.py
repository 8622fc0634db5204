"""What a publish does to which paths, noted in its batch before it begins: undo reads it.

The note is a row of the history without a field. It is there whether a person asked for the publishing or another batch
caused it: the undo of either takes away what was written where nothing of ours had stood.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from metarr_desktop.domain.disk import Before, Published
from metarr_desktop.domain.moves import way_on
from metarr_desktop.store.changes import FILES
from metarr_desktop.store.pictures import first_originals_after, newest_original
from metarr_desktop.store.plural import chunks, marks

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import BatchId, ItemId
    from metarr_desktop.store.connection import Connection

# A family, and what undos of its members, and undos of those …, have done.
_AROUND = """
WITH RECURSIVE around(id) AS (
    SELECT id FROM batch WHERE id IN ({ids})
    UNION SELECT b.id FROM batch b JOIN around a ON b.parent_id = a.id OR b.undoes_id = a.id
) SELECT id FROM around
"""


def note(connection: Connection, batch: BatchId, files: Iterable[Published]) -> None:
    """Note in a batch what is about to be done. What it noted of the same items before stays, but for the same paths.

    A batch notes twice where its undo was undone: then it publishes again. Of an item that was purged meanwhile
    nothing is noted.
    """
    by_item: dict[ItemId, list[Published]] = defaultdict(list)
    for one in files:
        by_item[one.item].append(one)
    before = _noted_before(connection, batch, list(by_item))
    newest = newest_original(connection)
    rows = []
    for item, of_item in by_item.items():
        paths = {path: (path, word, after) for path, word, after in before.get(item, ())}
        paths |= {one.path: (one.path, one.before.value, newest) for one in of_item}
        rows.append((batch, item, json.dumps({FILES: {"newest_original": newest, "paths": list(paths.values())}})))
    connection.execute(
        "INSERT INTO change (batch_id, item_id, fields) "
        "SELECT ?1,?2,?3 WHERE EXISTS (SELECT 1 FROM item WHERE id = ?2)",
        rows,
    )


def _noted_before(
    connection: Connection, batch: BatchId, items: Collection[ItemId]
) -> dict[ItemId, list[tuple[str, str, int]]]:
    """What a batch noted of items, taken out of it: the new note has it all."""
    found: dict[ItemId, list[tuple[str, str, int]]] = {}
    for some in chunks(items):
        rows = connection.execute(
            f"SELECT id, item_id, fields FROM change WHERE batch_id = ? AND item_id IN ({marks(len(some))})",
            (batch, *some),
        ).all()
        for id, item, fields in rows:
            if FILES in json.loads(fields):
                found.setdefault(item, []).extend(_paths(fields))
                connection.execute("DELETE FROM change WHERE id = ?", (id,))
    return found


def move(connection: Connection, old: str, new: str) -> None:
    """What was noted of paths below one folder is noted of the same paths below another."""
    rows = connection.execute(
        "SELECT id, fields FROM change WHERE item_id IS NOT NULL AND json_type(fields, ?) IS NOT NULL", (f"$.{FILES}",)
    ).all()
    moves = [(old.rstrip("/"), new.rstrip("/"))]
    _rewrite(connection, rows, lambda path: way_on(path, moves))


def follow(connection: Connection, items: Collection[ItemId], way: Callable[[str], str]) -> None:
    """What was noted of paths of those items is noted of where they are now: `way` tells."""
    for some in chunks(items):
        rows = connection.execute(
            f"SELECT id, fields FROM change WHERE item_id IN ({marks(len(some))}) AND fields LIKE '{{\"{FILES}\":%'",
            some,
        ).all()
        _rewrite(connection, rows, way)


def _rewrite(connection: Connection, rows: Iterable[Any], way: Callable[[str], str]) -> None:
    for row, text in rows:
        fields = json.loads(text)
        paths = fields[FILES]["paths"]
        fields[FILES]["paths"] = [[way(path), *rest] for path, *rest in paths]
        if fields[FILES]["paths"] != paths:
            connection.execute("UPDATE change SET fields = ? WHERE id = ?", (json.dumps(fields), row))


def in_row(item: ItemId, fields: str) -> tuple[Published, ...]:
    """What a row of the history notes of its item, without the names of copies."""
    return tuple(Published(item, path, Before(before)) for path, before, _ in _paths(fields))


def _paths(fields: str) -> Iterator[tuple[str, str, int]]:
    """Path, what stood there, and the number of the last file that had been put aside by then."""
    noted: dict[str, Any] | None = json.loads(fields).get(FILES)
    if noted is not None:
        for path, before, *after in noted["paths"]:
            yield path, before, after[0] if after else noted["newest_original"]


def newest(connection: Connection, batches: Sequence[BatchId]) -> int | None:
    """The newest of those batches that noted anything."""
    row = connection.execute(
        f"SELECT max(batch_id) FROM change WHERE batch_id IN ({marks(len(batches))}) AND fields LIKE '{{\"{FILES}\":%'",
        tuple(batches),
    )
    found: int | None = row.scalar_one()
    return found


def of_batches(connection: Connection, batches: Sequence[BatchId]) -> list[Published]:
    """What batches noted, the newest note first, with the copies that they made then."""
    found: list[Published] = []
    rows = connection.execute(
        f"SELECT item_id, fields FROM change WHERE batch_id IN ({marks(len(batches))}) AND item_id IS NOT NULL "
        f"AND fields LIKE '{{\"{FILES}\":%' ORDER BY id DESC",
        tuple(batches),
    )
    for item, fields in rows.all():
        after: dict[int, list[str]] = defaultdict(list)
        for path, _, number in _paths(fields):
            after[number].append(path)
        backups = {
            path: backup
            for number, paths in after.items()
            for path, backup in first_originals_after(connection, number, paths).items()
        }
        found.extend(Published(item, path, Before(before), backups.get(path, "")) for path, before, _ in _paths(fields))
    return found


def published_since(
    connection: Connection, batches: Sequence[BatchId], items: Collection[ItemId]
) -> dict[str, BatchId]:
    """Path -> the batch, of others, that published there last since these batches did."""
    ids = marks(len(batches))
    around = set(connection.execute(_AROUND.format(ids=ids), tuple(batches)).scalars())
    first = connection.execute(
        f"SELECT min(id) FROM change WHERE batch_id IN ({ids}) AND fields LIKE '{{\"{FILES}\":%'", tuple(batches)
    ).scalar()
    latest: dict[str, BatchId] = {}
    for some in chunks(items) if first is not None else ():
        rows = connection.execute(
            f"SELECT batch_id, fields FROM change WHERE item_id IN ({marks(len(some))}) AND id > ? "
            f"AND fields LIKE '{{\"{FILES}\":%' ORDER BY id",
            (*some, first),
        )
        for batch, fields in rows.all():
            latest.update((path, batch) for path, *_ in _paths(fields))
    return {path: batch for path, batch in latest.items() if batch not in around}
