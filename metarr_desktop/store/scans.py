"""The log of scans, and the files that each found something of."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from metarr_desktop.domain.kinds import ItemId, LibraryId, ScanId
from metarr_desktop.domain.scans import (
    HELD,
    KEEP_DAYS,
    MOST_FILES,
    ScanCause,
    ScanEntry,
    ScanFile,
    ScanOutcome,
    Trouble,
)
from metarr_desktop.store.clock import Clock, stamp
from metarr_desktop.store.plural import marks

if TYPE_CHECKING:
    from metarr_desktop.store.connection import Connection
    from metarr_desktop.store.engine import Lanes

_COLUMNS = "id, library_id, cause, depth, started_at, ended_at, is_part, is_stopped, counts"
_PORTION = 500  # paths in one statement


class Scans:
    """Reading side of the log."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes

    def latest(self, library: LibraryId, count: int) -> list[ScanEntry]:
        """The newest scans of a library, newest first."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                f"SELECT {_COLUMNS} FROM scan_log WHERE library_id = ? ORDER BY started_at DESC, id DESC LIMIT ?",
                (library, count),
            ).all()
        return [_entry(row) for row in rows]

    def files(self, scan: ScanId) -> list[ScanFile]:
        """The files that were kept of a scan, by outcome and path, each with the item it belongs to now."""
        with self._lanes.read() as connection:
            rows = connection.execute(
                "SELECT outcome, path, detail FROM scan_file WHERE scan_id = ? ORDER BY path, id", (scan,)
            ).all()
            items = _items(connection, {row[1] for row in rows})
        found = [ScanFile(ScanOutcome(row[0]), os.fsdecode(row[1]), row[2], items.get(row[1])) for row in rows]
        order = list(ScanOutcome)
        return sorted(found, key=lambda one: order.index(one.outcome))

    def held(self, library: LibraryId, root: str, count: int) -> list[str]:
        """Some of the files under a root that the newest scan which missed too many left as they were."""
        beginning = os.fsencode(os.path.join(root, ""))
        with self._lanes.read() as connection:
            rows = connection.execute(
                "SELECT path FROM scan_file WHERE detail = ?3 AND substr(path, 1, ?1) = ?2 AND scan_id = "
                "(SELECT max(f.scan_id) FROM scan_file f JOIN scan_log s ON s.id = f.scan_id WHERE s.library_id = ?4 "
                "AND f.detail = ?3 AND substr(f.path, 1, ?1) = ?2) ORDER BY path LIMIT ?5",
                (len(beginning), beginning, HELD, library, count),
            ).scalars()
            return [os.fsdecode(row) for row in rows]


def _entry(row: Any) -> ScanEntry:
    counts = json.loads(row[8])
    files = {ScanOutcome(name): count for name, count in counts.get("files", {}).items()}
    return ScanEntry(
        id=row[0],
        library=row[1],
        cause=ScanCause(row[2]),
        depth=row[3],
        started_at=row[4],
        ended_at=row[5],
        is_part=bool(row[6]),
        is_stopped=bool(row[7]),
        titles=counts.get("titles", {}),
        files=files,
    )


def _items(connection: Connection, paths: Collection[bytes]) -> dict[bytes, ItemId]:
    """Absolute path -> an item outside the trash that the file there belongs to; those without one are left out."""
    found: dict[bytes, ItemId] = {}
    for root, top in connection.execute("SELECT id, path FROM root").all():
        beginning = top.rstrip(b"/") + b"/"
        inside = [path[len(beginning) :] for path in paths if path.startswith(beginning)]
        for start in range(0, len(inside), _PORTION):
            some = inside[start : start + _PORTION]
            rows = connection.execute(
                "SELECT f.path, min(l.item_id) FROM file f JOIN file_link l ON l.file_id = f.id "
                "JOIN item i ON i.id = l.item_id WHERE f.root_id = ? AND i.deleted_at IS NULL "
                f"AND f.path IN ({marks(len(some))}) GROUP BY f.id",
                (root, *some),
            )
            found.update((beginning + path, ItemId(item)) for path, item in rows)
    return found


class ScanWriter:
    """Writing side, within one transaction."""

    def __init__(self, connection: Connection, now: str, clock: Clock) -> None:
        self._connection = connection
        self._now = now
        self._clock = clock

    def begin(self, library: LibraryId, started_at: str, cause: ScanCause, depth: str, *, is_part: bool) -> ScanId:
        """Enter a scan into the log."""
        cursor = self._connection.execute(
            "INSERT INTO scan_log (library_id, started_at, cause, depth, is_part) VALUES (?,?,?,?,?)",
            (library, started_at, cause.value, depth, int(is_part)),
        )
        return ScanId(cursor.lastrowid)

    def add_files(self, scan: ScanId, files: Collection[ScanFile]) -> None:
        """Keep files of a scan."""
        if files:
            self._connection.execute(
                "INSERT INTO scan_file (scan_id, outcome, path, detail) VALUES (?,?,?,?)",
                [(scan, one.outcome.value, os.fsencode(one.path), one.detail) for one in files],
            )

    def set_counts(self, scan: ScanId, titles: Mapping[str, int], files: Mapping[ScanOutcome, int]) -> None:
        """How many titles and files were found so far."""
        text = json.dumps({"titles": dict(titles), "files": dict(files)})
        self._connection.execute("UPDATE scan_log SET counts = ? WHERE id = ?", (text, scan))

    def end(self, scan: ScanId, *, is_stopped: bool) -> None:
        """The scan is over, or was stopped before its end."""
        self._connection.execute(
            "UPDATE scan_log SET ended_at = ?, is_stopped = ? WHERE id = ?", (self._now, int(is_stopped), scan)
        )

    def add_failures(self, scan: ScanId, failures: Sequence[Trouble]) -> None:
        """Count files that could not be taken in after a scan found them; kept as far as there is room."""
        row = self._connection.execute("SELECT counts FROM scan_log WHERE id = ?", (scan,)).one_or_none()
        if row is None:
            return
        counts = json.loads(row[0])
        before = counts["files"].get(ScanOutcome.FAILED, 0)
        counts["files"][ScanOutcome.FAILED] = before + len(failures)
        kept = failures[: max(0, MOST_FILES - before)]
        self.add_files(scan, [ScanFile(ScanOutcome.FAILED, one.path, one.reason) for one in kept])
        self.set_counts(scan, counts["titles"], counts["files"])

    def purge(self) -> int:
        """Forget scans that began more than 90 days ago, with their files; how many went."""
        limit = stamp(self._clock() - timedelta(days=KEEP_DAYS))
        return self._connection.execute("DELETE FROM scan_log WHERE started_at < ?", (limit,)).rowcount
