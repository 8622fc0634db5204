"""Connections to the one SQLite file: a single write lane and any number of readers.

SQLite before 3.51.3 can corrupt a WAL when two connections write or checkpoint at once, and a deferred BEGIN loses
writes however long it waits. So one connection owns every write and every checkpoint, always begins IMMEDIATE, and
readers are `query_only` and never checkpoint (DEPENDENCIES 1.6 and 1.7).
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection, ExceptionContext
from sqlalchemy.pool import QueuePool, StaticPool

from metarr_desktop.domain.errors import CannotWrite, DamagedLibrary, MetarrError, printable
from metarr_desktop.domain.titles import folded

_BUSY_MS = 5000
_CACHE_KB = 32_000


class Lanes:
    """The write lane and the readers of one database file. Thread-safe."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._writing = threading.Lock()
        self._writer = _engine(path, writes=True)
        self._readers = _engine(path, writes=False)

    @contextlib.contextmanager
    def write(self, *, durable: bool = True) -> Iterator[Connection]:
        """One transaction on the write lane: committed when the block ends, rolled back when it raises.

        `durable` waits until the disk has it (a person's edit is acknowledged only then); bulk work that can be done
        again does not. Blocks while another thread writes; blocks must stay short and must not nest.
        """
        with self._writing, self._writer.connect() as connection:
            _driver(connection).execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            with connection.begin():
                yield connection

    @contextlib.contextmanager
    def read(self) -> Iterator[Connection]:
        """A snapshot to query; nothing can be changed through it."""
        with self._readers.connect() as connection:
            yield connection

    @contextlib.contextmanager
    def without_references(self) -> Iterator[Connection]:
        """A transaction on the write lane in which foreign keys are not enforced: for migrations alone."""
        with self._writing, self._writer.connect() as connection:
            driver = _driver(connection)
            driver.execute("PRAGMA foreign_keys = OFF")
            try:
                with connection.begin():
                    yield connection
            finally:
                driver.execute("PRAGMA foreign_keys = ON")

    def close(self) -> None:
        """Close every connection; the last one checkpoints. Call it when no thread uses the store any more."""
        with self._writing:
            self._readers.dispose()
            self._writer.dispose()


def _driver(connection: Connection) -> sqlite3.Connection:
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        raise TypeError("the write lane is not connected to SQLite")
    return driver


def _for_people(path: Path, error: BaseException) -> MetarrError | None:
    """What a person can do something about, in a sentence; None for all else that SQLite says."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the rest tells where in SQLite it was
    match code:
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return DamagedLibrary(
                f"{printable(str(path))} is damaged ({error}). Backups are in "
                f"{printable(str(path.parent / 'backups'))}; end Metarr, and `metarr backup rescue` "
                "says what can be done."
            )
        case sqlite3.SQLITE_FULL:
            return CannotWrite(str(path), "the disk is full")
        case sqlite3.SQLITE_IOERR:
            return CannotWrite(str(path), "its disk failed")
        case sqlite3.SQLITE_CANTOPEN:
            return CannotWrite(str(path), "it cannot be opened")
    return None


def _engine(path: Path, *, writes: bool) -> Engine:
    pool: dict[str, Any] = (
        {"poolclass": StaticPool} if writes else {"poolclass": QueuePool, "pool_size": 8, "max_overflow": 24}
    )
    url = URL.create("sqlite", database=str(path))  # a folder may be called "what?"
    engine = create_engine(url, connect_args={"check_same_thread": False}, **pool)

    @event.listens_for(engine, "connect")
    def _prepare(connection: DBAPIConnection, _record: object) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves
        connection.create_function("folded", 1, folded, deterministic=True)  # names compare as domain.titles says
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA temp_store = MEMORY")
        cursor.execute("PRAGMA mmap_size = 268435456")
        if writes:
            cursor.execute("PRAGMA journal_mode = WAL")
            cursor.execute("PRAGMA wal_autocheckpoint = 4000")
            cursor.execute(f"PRAGMA cache_size = -{_CACHE_KB}")  # else a large transaction spills in the middle
        else:
            cursor.execute("PRAGMA query_only = ON")
            cursor.execute("PRAGMA wal_autocheckpoint = 0")
        cursor.close()

    @event.listens_for(engine, "handle_error")
    def _translate(context: ExceptionContext) -> BaseException | None:
        return _for_people(path, context.original_exception)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
