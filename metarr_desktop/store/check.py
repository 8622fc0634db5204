"""Whether the database is sound: SQLite's own checks, quick or full, that can be stopped."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from metarr_desktop.domain.errors import Cancelled, DamagedLibrary
from metarr_desktop.store import copies

if TYPE_CHECKING:
    from metarr_desktop.store.connection import Connection
    from metarr_desktop.store.engine import Lanes

#: Virtual machine steps of SQLite between two looks at whether the check should stop; some milliseconds.
_STEPS = 200_000
_MOST_FAULTS = 100


class Check:
    """The checks of one database."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes

    def quick(self, is_cancelled: Callable[[], bool] = lambda: False) -> tuple[str, ...]:
        """What is wrong with the pages of the database, in SQLite's words. Raises Cancelled."""
        with self._lanes.read() as connection:
            return _ask(connection, f"PRAGMA quick_check({_MOST_FAULTS})", is_cancelled)

    def full(self, is_cancelled: Callable[[], bool], at: Callable[[int, int], None]) -> tuple[str, ...]:
        """The same, and of indexes, references and the search index. `at` hears the steps. Raises Cancelled."""
        with self._lanes.read() as connection:
            at(0, 4)
            faults = _ask(connection, f"PRAGMA integrity_check({_MOST_FAULTS})", is_cancelled)
            at(1, 4)
            with _told_as_fault() as unread, _stoppable(connection, is_cancelled) as driver:
                copies.read_texts(driver)
            at(2, 4)
            with _told_as_fault() as worse, _stoppable(connection, is_cancelled):
                rows = connection.execute("PRAGMA foreign_key_check").fetchmany(_MOST_FAULTS)
                worse += [_broken(*row[:3]) for row in rows]
        at(3, 4)
        found = (*faults, *unread, *worse, *self._of_search())
        at(4, 4)
        return found

    def schema(self) -> list[str]:
        """The statements that the database is made of."""
        with self._lanes.read() as connection:
            rows = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
            return [str(row) for row in rows.scalars()]

    def row_counts(self) -> dict[str, int]:
        """How many rows each table has."""
        with self._lanes.read() as connection:
            tables = connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
            ).scalars()
            return {
                name: int(connection.execute(f'SELECT count(*) FROM "{name}"').scalar_one()) for name in tables.all()
            }

    def names(self) -> set[str]:
        """Titles, names of people and libraries, and names of files and folders: what a log may tell of a person."""
        with self._lanes.read() as connection:
            found = set(
                connection.execute(
                    "SELECT title FROM item UNION SELECT original_title FROM item UNION SELECT text FROM item_title "
                    "UNION SELECT name FROM credit UNION SELECT name FROM library UNION SELECT name FROM saved_view"
                ).scalars()
            )
            for path in connection.execute("SELECT path FROM file").scalars():
                parts = os.fsdecode(path).split("/")
                found.update(parts)
                found.add(os.path.splitext(parts[-1])[0])
        return {one for one in found if one and one.strip()}

    def _of_search(self) -> tuple[str, ...]:
        """FTS5 is asked by an INSERT that inserts nothing, so on the write lane."""
        with _told_as_fault() as faults, self._lanes.write(durable=False) as connection:
            connection.execute("INSERT INTO search(search) VALUES ('integrity-check')")
        return tuple(f"the search index: {one}" for one in faults)


def _broken(table: str, row: int | None, target: str) -> str:
    """What a line of the foreign key check says; tables without row numbers have none."""
    return f"{table} refers to a {target} that is not there{f' (row {row})' if row is not None else ''}"


def _ask(connection: Connection, check: str, is_cancelled: Callable[[], bool]) -> tuple[str, ...]:
    with _told_as_fault() as faults, _stoppable(connection, is_cancelled):
        faults += [line for line in connection.execute(check).scalars() if line != "ok"]
    return tuple(faults)


@contextmanager
def _told_as_fault() -> Iterator[list[str]]:
    """Gives a list for faults; that the check itself breaks off at the damage is one of them."""
    faults: list[str] = []
    try:
        yield faults
    except (DamagedLibrary, sqlite3.DatabaseError) as error:
        faults.append(str(error.__cause__ or error))


@contextmanager
def _stoppable(connection: Connection, is_cancelled: Callable[[], bool]) -> Iterator[sqlite3.Connection]:
    driver = connection.driver
    driver.set_progress_handler(is_cancelled, _STEPS)
    try:
        yield driver
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT:
            raise Cancelled("The check was stopped.") from error
        raise
    finally:
        driver.set_progress_handler(None, 0)
