"""Database files as wholes: copying one soundly, checking it, and saying what it holds.

Everything here takes a path and opens it by itself, read-only: the library may be running, be damaged, or lie in a
backup. A raw copy of a library in use is never made: SQLite's online backup sees one moment of it.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from metarr_desktop.domain.errors import Cancelled, CannotWrite, DamagedLibrary, MetarrError, printable

if TYPE_CHECKING:
    from metarr_desktop.domain.backups import LostEdit, Tally

log = logging.getLogger(__name__)

_SHOWN_EDITS = 50
_STEPS_A_LOOK = 20_000  # of SQLite's machine, between two looks at the clock
_PAGES_A_STEP = 4096  # the transaction that is read in holds its moment over all steps
_DAY_S = 86_400
_ROWS_AT_ONCE = 1_000

_TALLY = (
    "SELECT (SELECT count(*) FROM library WHERE deleted_at IS NULL), "
    "(SELECT count(*) FROM item WHERE kind IN ('movie','series','artist') AND deleted_at IS NULL), "
    "(SELECT count(*) FROM batch WHERE actor = 'person'), (SELECT count(*) FROM field_lock), "
    "(SELECT count(*) FROM artwork)"
)


#: Raises Cancelled when the work should stop.
Stop = Callable[[], object]


def _never() -> None:
    """Nobody stops the work."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that a library names. `is_own` is a person's upload: it is nowhere else. `path` is in the cache."""

    uuid: str
    item: int
    art: str
    path: str
    sha256: str
    size: int
    url: str
    is_own: bool


@contextlib.contextmanager
def reading(path: Path, *, is_quiet: bool = False, stop: Stop = _never) -> Iterator[sqlite3.Connection]:
    """A read-only connection. Nothing is left beside a file that `is_quiet`: nobody writes to it.

    Raises DamagedLibrary for whatever SQLite cannot make sense of, and what `stop` raises while it works.
    """
    try:
        with contextlib.closing(sqlite3.connect(read_only(path, is_quiet=is_quiet), uri=True)) as connection:
            connection.isolation_level = None
            connection.execute("PRAGMA busy_timeout = 5000")
            if stop is not _never:
                connection.set_progress_handler(lambda: _wants(stop), _STEPS_A_LOOK)
            yield connection
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:  # a text that a bit was flipped in
        stop()  # it is what ended the work, where it raises
        raise for_people(path, error) from error


def _wants(stop: Stop) -> bool:
    try:
        stop()
    except Cancelled:
        return True
    return False


def read_only(path: Path, *, is_quiet: bool = False) -> str:
    """The address by which SQLite opens a file without changing it."""
    # Without a log to read, "immutable" keeps SQLite from leaving a -wal and -shm beside it.
    has_log = not is_quiet and Path(f"{path}-wal").exists()
    return f"{path.absolute().as_uri()}?mode=ro{'' if has_log else '&immutable=1'}"


def for_people(path: Path, error: Exception) -> MetarrError:
    """What SQLite said of a file as a sentence."""
    if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL:
        return CannotWrite(str(path), "the disk is full")
    return DamagedLibrary(f"{printable(str(path))} cannot be read ({error}); it was not touched.")


# --- copying ----------------------------------------------------------------------------------------------------------


def copy_verified(source: Path, target: Path, stop: Stop = _never) -> None:
    """Copy a database, even one that is being written to, and open the copy again to check it; only then it counts.

    The copy holds one moment of the source: the rows are counted in the transaction that it is read in. Raises
    DamagedLibrary when the source cannot be read or the copy is not sound, CannotWrite, and what `stop` raises; no copy
    is left then.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_suffix(".partial")
    _forget(partial)  # left by a copy that was cut short
    try:
        with reading(source, stop=stop) as connection:
            connection.execute("BEGIN")
            expected = row_counts(connection)
            with contextlib.closing(sqlite3.connect(partial)) as copy:
                connection.backup(copy, pages=_PAGES_A_STEP, progress=lambda *_: stop())
        if check(partial, stop) != expected:
            raise DamagedLibrary(f"A copy of {printable(str(source))} lacks rows; it does not count.")
        partial.replace(target)
    except BaseException:
        _forget(partial)
        raise
    _flush(target.parent)
    log.info("Copied the library to %s", target)


def check(path: Path, stop: Stop = _never) -> dict[str, int]:
    """The rows of every table of a database that nobody writes to, after a full check of its integrity.

    SQLite's own check does not look whether texts are UTF-8; a bit flipped in one would end whoever reads it.
    Raises DamagedLibrary, and what `stop` raises.
    """
    with reading(path, is_quiet=True, stop=stop) as connection:
        verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if verdict != "ok":
            raise DamagedLibrary(f"{printable(str(path))} did not pass its check ({verdict}); it was not touched.")
        read_texts(connection)
        return row_counts(connection)


def read_texts(connection: sqlite3.Connection) -> None:
    """Read every text of every table. Raises sqlite3.OperationalError for one that cannot be decoded."""
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    ).fetchall()
    for (table,) in tables:
        columns = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
        texts = ", ".join(f'"{row[1]}"' for row in columns if row[2] == "TEXT")
        if texts:
            cursor = connection.execute(f'SELECT {texts} FROM "{table}"')
            while cursor.fetchmany(_ROWS_AT_ONCE):
                pass


def row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Table -> how many rows it has."""
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


def _forget(path: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        Path(f"{path}{ending}").unlink(missing_ok=True)


def _flush(folder: Path) -> None:
    """Make the new name survive a power cut; where folders cannot be flushed it is left out."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


# --- looking ----------------------------------------------------------------------------------------------------------


def look_over(path: Path) -> None:
    """Look whether a database can be read at all: the header, the schema and the first row of every table.

    Raises DamagedLibrary; nothing is written.
    """
    with reading(path) as connection:
        for name in _tables(connection):
            connection.execute(f'SELECT * FROM "{name}" LIMIT 1').fetchone()


def look_into(path: Path, budget_s: float) -> None:
    """Check one table after another until the time is up, each day from another one on: in some days all are.

    All of it is checked with every backup. Raises DamagedLibrary; nothing is written.
    """
    with reading(path) as connection:
        tables = _tables(connection)
        deadline = time.monotonic() + budget_s
        connection.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS_A_LOOK)
        first = int(time.time() // _DAY_S) % len(tables) if tables else 0
        for name in tables[first:] + tables[:first]:
            try:
                verdict = connection.execute(f'PRAGMA quick_check("{name}")').fetchone()[0]
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                    return
                raise
            if verdict != "ok":
                raise DamagedLibrary(f"{printable(str(path))} did not pass its check ({verdict}); it was not touched.")


def _tables(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    )
    return [row[0] for row in rows]


def tally_of(path: Path, *, is_quiet: bool = False) -> Tally:
    """What a database holds. Raises DamagedLibrary."""
    with reading(path, is_quiet=is_quiet) as connection:
        from metarr_desktop.domain.backups import Tally

        return Tally(*connection.execute(_TALLY).fetchone())


def edits_since(path: Path, backup: Path) -> tuple[int, tuple[LostEdit, ...]]:
    """How many edits of a person a library has that a backup of it has not, and the newest of them, newest first.

    Batches are told by number and moment: two libraries that parted at some point have numbers in common after it.
    """
    with reading(path) as now, reading(backup, is_quiet=True) as then:
        known = dict(then.execute("SELECT id, at FROM batch WHERE actor = 'person'").fetchall())
        rows = now.execute("SELECT id, at, verb FROM batch WHERE actor = 'person' ORDER BY id DESC").fetchall()
        lost = [row for row in rows if known.get(row[0]) != row[1]]
        from metarr_desktop.domain.backups import LostEdit

        shown = tuple(LostEdit(at, verb, _items_of(now, batch)) for batch, at, verb in lost[:_SHOWN_EDITS])
    return len(lost), shown


def _items_of(connection: sqlite3.Connection, batch: int) -> int:
    sql = "SELECT count(DISTINCT item_id) FROM change WHERE batch_id = ?"
    return int(connection.execute(sql, (batch,)).fetchone()[0])


def pictures_of(path: Path) -> list[Picture]:
    """The pictures of a copied library that a backup has to do with: the person's own, and what is chosen.

    A picture without an address is the person's own when a person chose it, or when no file of the library has the
    name that it came from; else a scan takes it from there again. Libraries from before addresses were kept name none.
    """
    with reading(path, is_quiet=True) as connection:
        if "url" not in {row[1] for row in connection.execute("PRAGMA table_info(cache_file)")}:
            return []
        names = {os.path.basename(os.fsdecode(row[0])) for row in connection.execute("SELECT path FROM file")}
        by_person = {row[0] for row in connection.execute("SELECT id FROM batch WHERE actor = 'person'")}
        rows = connection.execute(
            "SELECT c.uuid, c.item_id, c.art, c.path, c.sha256, c.size, c.url, c.source, "
            "json_extract(i.origins, '$.' || c.art), EXISTS (SELECT 1 FROM artwork a WHERE a.cache_file_id = c.id) "
            "FROM cache_file c JOIN item i ON i.id = c.item_id WHERE c.type = 'image' ORDER BY c.id"
        )
        found = []
        for uuid, item, art, at, sha256, size, url, source, origin, is_chosen in rows:
            is_own = not url and (source not in names or bool(is_chosen and origin in by_person))
            if is_own or (url and is_chosen):
                found.append(Picture(uuid, item, art, at, sha256, size, url, is_own))
        return found
