"""New libraries for tests, copied from one that the migrations made: those take a fifth of a second, so many times.

The first of a run is made as the program makes it. What is upgraded, or has migrations of a test's own, always is.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from metarr_desktop import shipped
from metarr_desktop.store import migrate
from metarr_desktop.store.engine import Lanes

_by_migrations = migrate._upgrade
_own_folder = shipped.migrations


class Template:
    """Makes libraries in the place of `migrate._upgrade`."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def upgrade(self, lanes: Lanes, revision: str = "head") -> None:
        """Copy the template where the library is new, and today's whole schema is wanted."""
        is_own = shipped.migrations is not _own_folder
        if revision != "head" or is_own or not _is_empty(lanes):
            _by_migrations(lanes, revision)
            return
        if not self._path.exists():
            made = Lanes(self._path)
            _by_migrations(made)
            made.close()
        with closing(sqlite3.connect(self._path)) as template, lanes.without_references() as driver:
            template.backup(driver)


def _is_empty(lanes: Lanes) -> bool:
    with lanes.read() as connection:
        return connection.execute("SELECT 1 FROM sqlite_master").first() is None
