"""Who may tell us what happened to files, and what they told: the events, with their payloads, for 90 days."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from metarr_desktop.domain.errors import BadInput, NotFound
from metarr_desktop.domain.hooks import (
    KEEP_EVENTS_DAYS,
    SAME_DOWNLOAD_WITHIN_S,
    SAME_WITHIN_S,
    HookEvent,
    HookEventId,
    HookNote,
    HookSource,
    HookSourceId,
    HookState,
    HookType,
    Kept,
    Wish,
)
from metarr_desktop.domain.paths import PathMapping
from metarr_desktop.store.clock import Clock, stamp
from metarr_desktop.store.plural import marks

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import JobId
    from metarr_desktop.store.connection import Connection
    from metarr_desktop.store.engine import Lanes

_KEPT = (
    "SELECT e.id, e.source_id, s.name, e.name, e.title, e.wish, e.state, e.note, e.detail, e.received_at, "
    "e.settled_at, e.repeats FROM hook_event e JOIN hook_source s ON s.id = e.source_id"
)
_EXPECTED = "state = 'received' AND scan_id IS NOT NULL"


@dataclass(frozen=True, slots=True)
class Told:
    """An event as it came. `scan` is the job that looks at what it tells of, None where none was queued yet."""

    id: HookEventId
    source: HookSourceId
    payload: bytes
    scan: JobId | None


def _kept(row: Any) -> Kept:
    return Kept(
        id=row[0],
        source=row[1],
        source_name=row[2],
        name=row[3],
        title=row[4],
        wish=Wish(row[5]),
        state=HookState(row[6]),
        note=HookNote(row[7]),
        detail=row[8],
        received_at=row[9],
        settled_at=row[10],
        repeats=row[11],
    )


class Hooks:
    """Reading side."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes

    def sources(self) -> list[HookSource]:
        """Every source, in the order of making."""
        with self._lanes.read() as connection:
            mappings: dict[int, list[PathMapping]] = defaultdict(list)
            for source, theirs, ours in connection.execute(
                "SELECT source_id, theirs, ours FROM hook_mapping ORDER BY theirs"
            ):
                mappings[source].append(PathMapping(ours, theirs))
            rows = connection.execute("SELECT id, name, type, address, asked_at FROM hook_source ORDER BY id")
            return [
                HookSource(row[0], row[1], HookType(row[2]), tuple(mappings[row[0]]), row[3], row[4]) for row in rows
            ]

    def source(self, source: HookSourceId) -> HookSource:
        """The source of that id. Raises NotFound."""
        for one in self.sources():
            if one.id == source:
                return one
        raise NotFound(f"There is no webhook source {source}.")

    def named(self, name: str) -> HookSource:
        """The source of that name. Raises NotFound."""
        for one in self.sources():
            if one.name.casefold() == name.casefold():
                return one
        raise NotFound(f"There is no webhook source “{name}”; `metarr hook list` shows all.")

    def events(
        self, *, before: HookEventId | None = None, limit: int = 200, states: Collection[HookState] = ()
    ) -> list[Kept]:
        """Events of those states (none named: all), newest first, `limit` at most, older than `before`."""
        tests: list[str] = []
        values: list[Any] = []
        if states:
            tests.append(f"e.state IN ({marks(len(states))})")
            values += [str(state) for state in states]
        if before is not None:
            tests.append("e.id < ?")
            values.append(before)
        where = f"WHERE {' AND '.join(tests)} " if tests else ""
        with self._lanes.read() as connection:
            rows = connection.execute(f"{_KEPT} {where}ORDER BY e.id DESC LIMIT ?", (*values, limit))
            return [_kept(row) for row in rows]

    def event(self, event: HookEventId) -> Kept:
        """One event. Raises NotFound."""
        with self._lanes.read() as connection:
            row = connection.execute(f"{_KEPT} WHERE e.id = ?", (event,)).one_or_none()
        if row is None:
            raise NotFound(f"There is no webhook event {event}.")
        return _kept(row)

    def told(self, event: HookEventId) -> Told:
        """One event as it came. Raises NotFound."""
        with self._lanes.read() as connection:
            row = connection.execute(
                "SELECT id, source_id, payload, scan_id FROM hook_event WHERE id = ?", (event,)
            ).one_or_none()
        if row is None:
            raise NotFound(f"There is no webhook event {event}.")
        return Told(*row)

    def are_expected(self) -> bool:
        """Whether any event waits for a scan to see what it tells of."""
        with self._lanes.read() as connection:
            row = connection.execute(f"SELECT 1 FROM hook_event WHERE {_EXPECTED} LIMIT 1").one_or_none()
        return row is not None

    def expected(self) -> list[Told]:
        """The events that wait for a scan to see what they tell of, oldest first."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                f"SELECT id, source_id, payload, scan_id FROM hook_event WHERE {_EXPECTED} ORDER BY id"
            )
            return [Told(*row) for row in rows]

    def files_told(self, source: HookSourceId, since: str) -> set[str]:
        """The files, as the source names them, that it told of since then."""
        return self._paths("files", source, since)

    def gone_told(self, source: HookSourceId, since: str) -> set[str]:
        """What a source took away since then, as it names it."""
        return self._paths("gone", source, since)

    def _paths(self, column: str, source: HookSourceId, since: str) -> set[str]:
        with self._lanes.read() as connection:
            rows = connection.execute(
                f"SELECT {column} FROM hook_event WHERE received_at >= ? AND source_id = ? AND {column} <> '[]'",
                (since, source),
            ).scalars()
            return {path for text in rows for path in json.loads(text)}


class HookWriter:
    """Writing side, within one transaction."""

    def __init__(self, connection: Connection, now: str, clock: Clock) -> None:
        self._connection = connection
        self._now = now
        self._clock = clock

    # --- sources ----------------------------------------------------------------------------------------------------

    def sources(self) -> set[HookSourceId]:
        """Every source that is there now."""
        return set(map(HookSourceId, self._connection.execute("SELECT id FROM hook_source").scalars()))

    def add_source(self, name: str, type: HookType) -> HookSourceId:
        """Make a source. Raises BadInput when its name is blank or taken."""
        try:
            cursor = self._connection.execute(
                "INSERT INTO hook_source (name, type) VALUES (?,?)", (_good_name(name), type.value)
            )
        except sqlite3.IntegrityError as error:
            raise BadInput(f"There is a webhook source “{name.strip()}” already.") from error
        return HookSourceId(cursor.lastrowid)

    def rename_source(self, source: HookSourceId, name: str) -> None:
        """Call a source otherwise. Raises BadInput when the name is blank or taken."""
        try:
            self._connection.execute("UPDATE hook_source SET name = ? WHERE id = ?", (_good_name(name), source))
        except sqlite3.IntegrityError as error:
            raise BadInput(f"There is a webhook source “{name.strip()}” already.") from error

    def remove_source(self, source: HookSourceId) -> None:
        """Forget a source with all that it told."""
        self._connection.execute("DELETE FROM hook_source WHERE id = ?", (source,))

    def set_mappings(self, source: HookSourceId, mappings: Sequence[PathMapping]) -> None:
        """Where a source's folders lie here, in place of what was said before."""
        self._connection.execute("DELETE FROM hook_mapping WHERE source_id = ?", (source,))
        if mappings:
            self._connection.execute(
                "INSERT OR REPLACE INTO hook_mapping (source_id, theirs, ours) VALUES (?,?,?)",
                [(source, one.theirs, one.ours) for one in mappings],
            )

    def set_address(self, source: HookSourceId, address: str) -> None:
        """Where the sender itself answers; "": nowhere that we know."""
        self._connection.execute("UPDATE hook_source SET address = ? WHERE id = ?", (address, source))

    def note_asked(self, source: HookSourceId, at: str) -> None:
        """Up to that moment a source's history is known."""
        self._connection.execute("UPDATE hook_source SET asked_at = ? WHERE id = ?", (at, source))

    # --- events -----------------------------------------------------------------------------------------------------

    def same(self, key: str) -> HookEventId | None:
        """The event of that key that was received in the last five minutes."""
        row = self._connection.execute(
            "SELECT id FROM hook_event WHERE key = ? AND received_at > ? AND received_at <= ? ORDER BY id DESC LIMIT 1",
            (key, self._ago(SAME_WITHIN_S), self._now),
        ).scalar_one_or_none()
        return None if row is None else HookEventId(row)

    def repeat(self, event: HookEventId) -> None:
        """It was told again."""
        self._connection.execute("UPDATE hook_event SET repeats = repeats + 1 WHERE id = ?", (event,))

    def files_of_download(self, source: HookSourceId, download: str) -> set[str]:
        """The files of a download that were told of in the last hour, by events that did not fail."""
        rows = self._connection.execute(
            "SELECT files FROM hook_event WHERE download = ? AND download <> '' AND source_id = ? "
            "AND received_at > ? AND received_at <= ? AND state IN ('received', 'done')",
            (download, source, self._ago(SAME_DOWNLOAD_WITHIN_S), self._now),
        ).scalars()
        return {path for text in rows for path in json.loads(text)}

    def add(
        self, source: HookSourceId, event: HookEvent, key: str, payload: bytes, state: HookState, note: HookNote
    ) -> HookEventId:
        """Keep an event."""
        cursor = self._connection.execute(
            "INSERT INTO hook_event (source_id, name, title, wish, state, note, key, download, files, gone, "
            "payload, received_at, settled_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                source,
                event.name,
                event.title,
                event.wish.value,
                state.value,
                note.value,
                key,
                event.download_id,
                json.dumps(event.files),
                json.dumps(event.gone),
                payload,
                self._now,
                None if state is HookState.RECEIVED else self._now,
            ),
        )
        return HookEventId(cursor.lastrowid)

    def expect(self, event: HookEventId, scan: JobId) -> None:
        """That job looks at what an event tells of."""
        self._connection.execute("UPDATE hook_event SET scan_id = ? WHERE id = ?", (scan, event))

    def settle(self, event: HookEventId, state: HookState, note: HookNote = HookNote.NONE, detail: str = "") -> None:
        """How an event stands now."""
        at = None if state is HookState.RECEIVED else self._now
        self._connection.execute(
            "UPDATE hook_event SET state = ?, note = ?, detail = ?, settled_at = ? WHERE id = ?",
            (state.value, note.value, detail, at, event),
        )

    def begin_again(self, event: HookEventId) -> None:
        """An event is to be dealt with once more."""
        self.settle(event, HookState.RECEIVED)
        self._connection.execute("UPDATE hook_event SET scan_id = NULL WHERE id = ?", (event,))

    def purge(self) -> int:
        """Forget events that came more than 90 days ago; how many went."""
        limit = stamp(self._clock() - timedelta(days=KEEP_EVENTS_DAYS))
        return self._connection.execute("DELETE FROM hook_event WHERE received_at < ?", (limit,)).rowcount

    def _ago(self, seconds: float) -> str:
        return stamp(self._clock() - timedelta(seconds=seconds))


def _good_name(name: str) -> str:
    name = name.strip()
    if not name:
        raise BadInput("A webhook source needs a name.")
    return name
