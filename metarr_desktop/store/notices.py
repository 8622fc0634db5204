"""Notices that were told or wait for the end of quiet hours, the outgoing webhooks, and what is still to go to them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from metarr_desktop.domain.errors import BadInput, NotFound
from metarr_desktop.domain.jobs import Phrase
from metarr_desktop.domain.notices import Delivery, Event, Form, Notice, Part, Receipt, Shown, Target, Told
from metarr_desktop.store.clock import Clock, stamp

if TYPE_CHECKING:
    from metarr_desktop.store.connection import Connection
    from metarr_desktop.store.engine import Lanes

KEEP_DAYS = 90


class Notices:
    """Reading side."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes

    def latest(self, count: int) -> list[Told]:
        """The newest notices, newest first, with where each went."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                "SELECT id, at, parts, is_summary, is_held, shown FROM notice ORDER BY id DESC LIMIT ?", (count,)
            ).all()
            receipts: dict[int, list[Receipt]] = defaultdict(list)
            for notice, target, error, next_at_s in connection.execute(
                "SELECT d.notice_id, t.name, d.error, CASE WHEN NOT d.is_over THEN d.next_at_s END "
                "FROM notice_delivery d JOIN notice_target t ON t.id = d.target_id WHERE d.notice_id >= ? "
                "ORDER BY t.name COLLATE NOCASE",
                (rows[-1][0] if rows else 0,),
            ):
                due = stamp(datetime.fromtimestamp(next_at_s, UTC)) if next_at_s is not None else None
                receipts[notice].append(Receipt(target, error, due))
        return [
            Told(at, _notice(parts, is_summary), bool(is_held), Shown(shown), tuple(receipts[id]), id)
            for id, at, parts, is_summary, is_held, shown in rows
        ]

    def sentences_after(self, id: int) -> int:
        """How many sentences were told after that notice; what a summary says counts with the summary."""
        with self._lanes.read() as connection:
            return int(
                connection.execute(
                    "SELECT coalesce(sum(json_array_length(parts)), 0) FROM notice "
                    "WHERE id > ? AND NOT is_held AND shown <> ?",
                    (id, Shown.SUMMARY.value),
                ).scalar_one()
            )

    def one(self, id: int) -> tuple[str, Notice]:
        """A notice with when it came about. Raises NotFound."""
        with self._lanes.read() as connection:
            row = connection.execute("SELECT at, parts, is_summary FROM notice WHERE id = ?", (id,)).one_or_none()
        if row is None:
            raise NotFound(f"There is no notice {id}.")
        return row[0], _notice(row[1], row[2])

    def held(self) -> list[Notice]:
        """What waits for the end of quiet hours, oldest first."""
        with self._lanes.read() as connection:
            rows = connection.execute("SELECT parts FROM notice WHERE is_held ORDER BY id").scalars()
            return [_notice(parts, False) for parts in rows]

    def targets(self) -> list[Target]:
        """The outgoing webhooks, by name."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                "SELECT id, name, form, host, is_enabled, error, sent_at, "
                "(SELECT count(*) FROM notice_delivery d WHERE d.target_id = t.id AND NOT d.is_over) "
                "FROM notice_target t ORDER BY name COLLATE NOCASE"
            ).all()
        return [Target(row[0], row[1], Form(row[2]), row[3], bool(row[4]), *row[5:]) for row in rows]

    def deliveries(self) -> list[Delivery]:
        """What is still to go out, the next first."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                "SELECT d.notice_id, d.target_id, d.attempts, d.next_at_s FROM notice_delivery d "
                "JOIN notice_target t ON t.id = d.target_id WHERE t.is_enabled AND NOT d.is_over "
                "ORDER BY d.next_at_s, d.notice_id"
            ).all()
        return [Delivery(row[0], row[1], row[2], datetime.fromtimestamp(row[3], UTC)) for row in rows]


class NoticeWriter:
    """Changes, within one transaction."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    def add(self, notice: Notice, *, is_held: bool, shown: Shown = Shown.NOWHERE) -> int:
        """Keep a notice; held ones are told when the quiet hours end."""
        self._connection.execute("DELETE FROM notice WHERE at < ? AND NOT is_held", (self._before(KEEP_DAYS),))
        cursor = self._connection.execute(
            "INSERT INTO notice (at, parts, is_summary, is_held, shown) VALUES (?,?,?,?,?)",
            (stamp(self._clock()), _text(notice), int(notice.is_summary), int(is_held), shown.value),
        )
        return int(cursor.lastrowid)

    def release(self) -> None:
        """What was held is told now, in one."""
        self._connection.execute("UPDATE notice SET is_held = 0, shown = ? WHERE is_held", (Shown.SUMMARY.value,))

    def address(self, notice: int, target: int) -> None:
        """A notice is to go to a target, at once."""
        self._connection.execute(
            "INSERT OR IGNORE INTO notice_delivery (notice_id, target_id, next_at_s) VALUES (?,?,?)",
            (notice, target, self._clock().timestamp()),
        )

    def put_off(self, one: Delivery, pause_s: float, error: str) -> None:
        """It did not arrive; it is sent again after that pause."""
        self._connection.execute(
            "UPDATE notice_delivery SET attempts = attempts + 1, next_at_s = ?, error = ? "
            "WHERE notice_id = ? AND target_id = ?",
            (self._clock().timestamp() + pause_s, error, one.notice, one.target),
        )
        self._note(one.target, error)

    def settle(self, one: Delivery, error: str = "") -> None:
        """It arrived, or is given up with that error."""
        self._connection.execute(
            "UPDATE notice_delivery SET is_over = 1, error = ? WHERE notice_id = ? AND target_id = ?",
            (error, one.notice, one.target),
        )
        self._note(one.target, error)

    def withdraw(self, one: Delivery) -> None:
        """It is not to go there any more: nothing of it is told on that way now."""
        self._connection.execute(
            "DELETE FROM notice_delivery WHERE notice_id = ? AND target_id = ?", (one.notice, one.target)
        )

    def _note(self, target: int, error: str) -> None:
        self._connection.execute(
            "UPDATE notice_target SET error = ?1, sent_at = CASE WHEN ?1 = '' THEN ?2 ELSE sent_at END WHERE id = ?3",
            (error, stamp(self._clock()), target),
        )

    def note_test(self, target: int, error: str) -> None:
        """What came of a message to try a target."""
        self._note(target, error)

    def add_target(self, name: str, form: Form, host: str) -> int:
        """Make a target. Raises BadInput when the name is taken."""
        if self._connection.execute("SELECT 1 FROM notice_target WHERE name = ?", (name,)).first():
            raise BadInput(f"A webhook called “{name}” is already there.")
        cursor = self._connection.execute(
            "INSERT INTO notice_target (name, form, host) VALUES (?,?,?)", (name, form.value, host)
        )
        return int(cursor.lastrowid)

    def set_enabled(self, target: int, is_enabled: bool) -> None:
        """Whether messages go to a target; what waits for one that is switched off is dropped."""
        self._connection.execute("UPDATE notice_target SET is_enabled = ? WHERE id = ?", (int(is_enabled), target))
        if not is_enabled:
            self._connection.execute("DELETE FROM notice_delivery WHERE target_id = ? AND NOT is_over", (target,))

    def remove_target(self, target: int) -> None:
        """Forget a target, and what waits for it."""
        self._connection.execute("DELETE FROM notice_target WHERE id = ?", (target,))

    def _before(self, days: int) -> str:
        return stamp(self._clock() - timedelta(days=days))


def _text(notice: Notice) -> str:
    parts = [{"event": one.event, "code": one.phrase.code, "args": dict(one.phrase.args)} for one in notice.parts]
    return json.dumps(parts)


def _notice(text: str, is_summary: bool) -> Notice:
    return Notice(tuple(map(_part, json.loads(text))), bool(is_summary))


def _part(kept: Mapping[str, Any]) -> Part:
    return Part(Event(kept["event"]), Phrase(kept["code"], kept["args"]))
