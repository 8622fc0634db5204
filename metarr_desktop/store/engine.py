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

from metarr_desktop.domain.errors import CannotWrite, DamagedLibrary, MetarrError, printable
from metarr_desktop.domain.titles import folded
from metarr_desktop.store.connection import Connection

_BUSY_MS = 5000
_CACHE_KB = 32_000
_READERS_KEPT = 8  # more are opened where more threads read at once, and closed after it


class Lanes:
    """The write lane and the readers of one database file. Thread-safe."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._writing = threading.Lock()
        self._writer: sqlite3.Connection | None = None
        self._readers: list[sqlite3.Connection] = []  # those that nobody reads with; the last one has the warmest cache

    @contextlib.contextmanager
    def write(self, *, durable: bool = True) -> Iterator[Connection]:
        """One transaction on the write lane: committed when the block ends, rolled back when it raises.

        `durable` waits until the disk has it (a person's edit is acknowledged only then); bulk work that can be done
        again does not. Blocks while another thread writes; blocks must stay short and must not nest.
        """
        with self._writing, self._for_people():
            writer = self._own_writer()
            writer.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            writer.execute("BEGIN IMMEDIATE")
            try:
                yield Connection(writer)
                writer.execute("COMMIT")
            finally:
                _roll_back(writer)

    @contextlib.contextmanager
    def read(self) -> Iterator[Connection]:
        """A snapshot to query; nothing can be changed through it."""
        with self._for_people():
            try:
                reader = self._readers.pop()
            except IndexError:
                reader = _reader(self.path)
            try:
                reader.execute("BEGIN")
                yield Connection(reader)
            finally:
                _roll_back(reader)
                if len(self._readers) < _READERS_KEPT:
                    self._readers.append(reader)
                else:
                    reader.close()

    @contextlib.contextmanager
    def without_references(self) -> Iterator[sqlite3.Connection]:
        """The write lane without a transaction, and foreign keys not enforced: for migrations alone."""
        with self._writing, self._for_people():
            writer = self._own_writer()
            writer.execute("PRAGMA foreign_keys = OFF")
            try:
                yield writer
            finally:
                writer.execute("PRAGMA foreign_keys = ON")

    def close(self) -> None:
        """Close every connection; the last one checkpoints. Call it when no thread uses the store any more."""
        with self._writing:
            while self._readers:
                self._readers.pop().close()
            if self._writer is not None:
                self._writer.close()
                self._writer = None

    def _own_writer(self) -> sqlite3.Connection:
        if self._writer is None:
            self._writer = _writer(self.path)
        return self._writer

    @contextlib.contextmanager
    def _for_people(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            if (told := _sentence(self.path, error)) is not None:
                raise told from error
            raise


def _roll_back(connection: sqlite3.Connection) -> None:
    """End a transaction that was not committed, if SQLite did not do so itself (as on a full or failing disk)."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def _sentence(path: Path, error: sqlite3.Error) -> MetarrError | None:
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


def _connect(path: Path) -> sqlite3.Connection:
    """A connection of any thread's, in which we say BEGIN ourselves."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    connection.create_function("folded", 1, folded, deterministic=True)  # names compare as domain.titles says
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA mmap_size = 268435456")
    return connection


def _writer(path: Path) -> sqlite3.Connection:
    connection = _connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA wal_autocheckpoint = 4000")
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KB}")  # else a large transaction spills in the middle
    return connection


def _reader(path: Path) -> sqlite3.Connection:
    connection = _connect(path)
    connection.execute("PRAGMA query_only = ON")
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    return connection
