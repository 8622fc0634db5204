"""Whether the database is sound: SQLite's own checks, quick or full, that can be stopped."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from metarr_desktop.domain.errors import Cancelled
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
            at(0, 3)
            faults = _ask(connection, f"PRAGMA integrity_check({_MOST_FAULTS})", is_cancelled)
            at(1, 3)
            with _stoppable(connection, is_cancelled):
                rows = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(_MOST_FAULTS)
            broken = tuple(f"row {row[1]} of {row[0]} refers to a {row[2]} that is not there" for row in rows)
        at(2, 3)
        found = (*faults, *broken, *self._of_search())
        at(3, 3)
        return found

    def schema(self) -> list[str]:
        """The statements that the database is made of."""
        with self._lanes.read() as connection:
            rows = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
            return [str(row) for row in rows.scalars()]

    def row_counts(self) -> dict[str, int]:
        """How many rows each table has."""
        with self._lanes.read() as connection:
            tables = connection.exec_driver_sql(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
            ).scalars()
            return {
                name: int(connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one())
                for name in tables.all()
            }

    def names(self) -> set[str]:
        """Titles, names of people and libraries, and names of files and folders: what a log may tell of a person."""
        with self._lanes.read() as connection:
            found = set(
                connection.exec_driver_sql(
                    "SELECT title FROM item UNION SELECT original_title FROM item UNION SELECT text FROM item_title "
                    "UNION SELECT name FROM credit UNION SELECT name FROM library UNION SELECT name FROM saved_view"
                ).scalars()
            )
            for path in connection.exec_driver_sql("SELECT path FROM file").scalars():
                parts = os.fsdecode(path).split("/")
                found.update(parts)
                found.add(os.path.splitext(parts[-1])[0])
        return {one for one in found if one and one.strip()}

    def _of_search(self) -> tuple[str, ...]:
        """FTS5 is asked by an INSERT that inserts nothing, so on the write lane."""
        try:
            with self._lanes.write(durable=False) as connection:
                connection.exec_driver_sql("INSERT INTO search(search) VALUES ('integrity-check')")
        except DatabaseError as error:
            return (f"the search index: {error.orig}",)
        return ()


def _ask(connection: Connection, check: str, is_cancelled: Callable[[], bool]) -> tuple[str, ...]:
    with _stoppable(connection, is_cancelled):
        said = connection.exec_driver_sql(check).scalars().all()
    return tuple(line for line in said if line != "ok")


@contextmanager
def _stoppable(connection: Connection, is_cancelled: Callable[[], bool]) -> Iterator[None]:
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        raise TypeError("the reader is not connected to SQLite")
    driver.set_progress_handler(is_cancelled, _STEPS)
    try:
        yield
    except DatabaseError as error:
        if getattr(error.orig, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT:
            raise Cancelled("The check was stopped.") from error
        raise
    finally:
        driver.set_progress_handler(None, 0)
