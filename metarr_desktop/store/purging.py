"""What is about to be purged: announced on seven days on which Metarr ran, a day once. RELIABILITY 5, row 58."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple

from metarr_desktop.domain.kinds import Actor, ItemId
from metarr_desktop.domain.trash import ANNOUNCED_DAYS
from metarr_desktop.store.plural import chunks, marks
from metarr_desktop.store.recycling import LOOSE

if TYPE_CHECKING:
    from metarr_desktop.store.connection import Connection
    from metarr_desktop.store.engine import Lanes


class Buried(NamedTuple):
    """An item in the trash: who put it there and how, since when (UTC text), and the days of its announcement."""

    item: ItemId
    actor: Actor
    verb: str
    source: str
    at: str
    announced_days: int | None


class Purging:
    """Reading side."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes

    def buried(self, items: Collection[ItemId]) -> list[Buried]:
        """Those of the items that lie in the trash, each with the batch that put it there last."""
        found: list[Buried] = []
        with self._lanes.read() as connection:
            for some in chunks(items):
                rows = connection.execute(
                    "SELECT i.id, b.actor, b.verb, b.source, i.deleted_at, n.days FROM item i "
                    "LEFT JOIN batch b ON b.id = (SELECT c.batch_id FROM change c WHERE c.item_id = i.id "
                    "AND json_type(c.fields, '$.deleted_at') IS NOT NULL ORDER BY c.id DESC LIMIT 1) "
                    "LEFT JOIN purge_notice n ON n.item_id = i.id AND n.since = i.deleted_at "
                    f"WHERE i.deleted_at IS NOT NULL AND i.id IN ({marks(len(some))})",
                    some,
                )
                found += [
                    Buried(row[0], Actor(row[1] or Actor.SYSTEM), row[2] or "", row[3] or "", row[4], row[5])
                    for row in rows
                ]
        return found

    def announced(self) -> tuple[list[tuple[ItemId, str, int]], list[tuple[int, str, int]]]:
        """What was announced: (item, since, days), and (move of a file, since, days).

        What goes with the item that it hangs below is not named.
        """
        with self._lanes.read() as connection:
            rows = connection.execute(
                "SELECT n.item_id, n.move_id, n.since, n.days FROM purge_notice n "
                "LEFT JOIN item i ON i.id = n.item_id LEFT JOIN item p ON p.id = i.parent_id "
                "WHERE p.deleted_at IS NULL"
            ).all()
        items = [(ItemId(row[0]), row[2], row[3]) for row in rows if row[0] is not None]
        return items, [(row[1], row[2], row[3]) for row in rows if row[1] is not None]


class PurgingWriter:
    """Writing side, within one transaction. Moments are UTC text."""

    def __init__(self, connection: Connection, now: str) -> None:
        self._connection = connection
        self._today = now[:10]

    def announce(self, before: str) -> None:
        """Announce what went into the trash before that moment; what was announced on an earlier day counts one more.

        What left the trash meanwhile, or went there again, begins anew.
        """
        run = self._connection.execute
        run(
            "DELETE FROM purge_notice WHERE item_id IS NOT NULL AND NOT EXISTS "
            "(SELECT 1 FROM item i WHERE i.id = item_id AND i.deleted_at = since AND since <= ?)",
            (before,),
        )
        run(
            "DELETE FROM purge_notice WHERE move_id IS NOT NULL AND (since > ? OR NOT EXISTS "
            f"(SELECT 1 FROM file_move m WHERE m.id = move_id AND m.state = 'done' AND {LOOSE}))",
            (before,),
        )
        run("UPDATE purge_notice SET days = days + 1, seen_on = ?1 WHERE seen_on <> ?1", (self._today,))
        run(
            "INSERT INTO purge_notice (item_id, since, seen_on) SELECT id, deleted_at, ? FROM item "
            "WHERE deleted_at <= ? AND NOT EXISTS (SELECT 1 FROM purge_notice n WHERE n.item_id = item.id)",
            (self._today, before),
        )
        run(
            "INSERT INTO purge_notice (move_id, since, seen_on) SELECT m.id, b.at, ? "
            "FROM file_move m INDEXED BY ix_file_move_standing JOIN batch b ON b.id = m.batch_id "
            f"WHERE m.state = 'done' AND b.at <= ? AND {LOOSE} "
            "AND NOT EXISTS (SELECT 1 FROM purge_notice n WHERE n.move_id = m.id)",
            (self._today, before),
        )

    def expired_items(self, before: str) -> list[ItemId]:
        """Items that went into the trash before that moment and were announced long enough."""
        rows = self._connection.execute(
            "SELECT i.id FROM purge_notice n JOIN item i ON i.id = n.item_id "
            "WHERE n.days >= ? AND i.deleted_at = n.since AND n.since <= ?",
            (ANNOUNCED_DAYS, before),
        )
        return [ItemId(row) for row in rows.scalars()]

    def expired_files(self, before: str) -> list[int]:
        """The moves of files without their titles that were recycled before that moment and announced long enough."""
        rows = self._connection.execute(
            "SELECT n.move_id FROM purge_notice n WHERE n.move_id IS NOT NULL AND n.days >= ? AND n.since <= ?",
            (ANNOUNCED_DAYS, before),
        )
        return list(rows.scalars())
