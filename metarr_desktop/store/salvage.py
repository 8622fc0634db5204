"""Saving what can still be read of a damaged database, row by row, into a new one of the same schema.

The damaged file is only read. Rows that lie on unreadable pages are passed over; what then refers to nothing is
removed or cut loose, as the schema says for a row that is deleted. The full-text index is made anew.
"""

from __future__ import annotations

import contextlib
import logging
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from metarr_desktop.domain.errors import DamagedLibrary, printable
from metarr_desktop.domain.kinds import ItemId
from metarr_desktop.store import copies, search
from metarr_desktop.store.engine import Lanes
from metarr_desktop.store.migrate import known_revisions, make_new, revision_of

log = logging.getLogger(__name__)

_ROWS_AT_ONCE = 1000
_MOST_HOLES = 10_000  # a table with more is given up from there on
_HIGHEST = 2**62


def salvage(damaged: Path, target: Path) -> int:
    """Save what can be read of a database into a new file; in how many places something could not be read.

    The new one passes its full check. Raises DamagedLibrary when not even the list of tables can be read.
    """
    make_new(target, _revision(damaged))
    holes = 0
    try:
        with copies.reading(damaged) as source, contextlib.closing(sqlite3.connect(target)) as new:
            source.text_factory = lambda text: text.decode("utf-8", "replace")
            readable = {row[0] for row in source.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            for table in _tables(new):
                if table in readable:
                    holes += _copy_table(source, new, table)
            _keep_sequences(new)
            _cut_loose(new)
    except sqlite3.DatabaseError as error:
        raise copies.for_people(damaged, error) from error
    _index_anew(target)
    copies.check(target)
    return holes


def _revision(damaged: Path) -> str:
    """The schema that the damaged database has; where that cannot be read, the present one is the best guess."""
    try:
        found = revision_of(damaged)
    except DamagedLibrary:
        found = None
    if found is not None and found not in known_revisions():
        raise DamagedLibrary(f"{printable(str(damaged))} was made by a newer Metarr, which has to save it.")
    return found or known_revisions()[-1]


def _tables(new: sqlite3.Connection) -> list[str]:
    """Tables whose rows are ours to copy: not SQLite's own, and not those that hold the full-text index."""
    rows = new.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' "
        "AND name NOT LIKE 'search%' AND name <> 'alembic_version'"
    )
    return [row[0] for row in rows.fetchall()]


def _copy_table(source: sqlite3.Connection, new: sqlite3.Connection, table: str) -> int:
    """Copy the rows that can be read; the number of places that cannot."""
    ours = new.execute(f'PRAGMA table_info("{table}")').fetchall()
    theirs = {row[1] for row in source.execute(f'PRAGMA table_info("{table}")').fetchall()}
    columns = [row[1] for row in ours if row[1] in theirs]
    keys = [row[1] for row in sorted(ours, key=lambda row: row[5]) if row[5]]
    is_rowid = _has_rowid(new, table)
    rows = _Rows(source, table, columns)
    found = rows.by_number() if is_rowid else rows.by_key(keys)
    listed = ", ".join(f'"{name}"' for name in (["rowid", *columns] if is_rowid else columns))
    marks = ", ".join("?" * (len(columns) + is_rowid))
    with new:
        for some in _portions(found):
            new.executemany(f'INSERT OR IGNORE INTO "{table}" ({listed}) VALUES ({marks})', some)
    if rows.holes:
        log.warning("Table %s cannot be read in %d places", table, rows.holes)
    return rows.holes


def _has_rowid(new: sqlite3.Connection, table: str) -> bool:
    try:
        new.execute(f'SELECT rowid FROM "{table}" LIMIT 0')
    except sqlite3.OperationalError:
        return False
    return True


def _portions(rows: Iterator[Sequence[Any]]) -> Iterator[list[Sequence[Any]]]:
    some: list[Sequence[Any]] = []
    for row in rows:
        some.append(row)
        if len(some) == _ROWS_AT_ONCE:
            yield some
            some = []
    yield some


class _Rows:
    """The rows of a table as far as they can be read; `holes` counts where they cannot."""

    def __init__(self, source: sqlite3.Connection, table: str, columns: Sequence[str]) -> None:
        self._source = source
        self._table = table
        self._columns = ", ".join(f'"{name}"' for name in columns)
        self.holes = 0

    def by_number(self) -> Iterator[Sequence[Any]]:
        """(rowid, columns …) in order of the rowid; what lies on an unreadable page is passed over."""
        after = -_HIGHEST
        while True:
            try:
                sql = f'SELECT rowid, {self._columns} FROM "{self._table}" WHERE rowid > ? ORDER BY rowid'
                for row in self._source.execute(sql, (after,)):
                    yield row
                    after = row[0]
                return
            except sqlite3.DatabaseError:
                self.holes += 1
                beyond = self._beyond(max(after, 0)) if self.holes < _MOST_HOLES else None
                if beyond is None:
                    return
                after = beyond

    def _beyond(self, after: int) -> int | None:
        """The smallest number behind which there are readable rows again; None where there are none."""
        step = 1
        while not self._is_readable(after + step):
            step *= 2
            if step > _HIGHEST:
                return None
        low = step // 2
        while step - low > 1:
            middle = (low + step) // 2
            low, step = (low, middle) if self._is_readable(after + middle) else (middle, step)
        return after + step

    def _is_readable(self, after: int) -> bool:
        sql = f'SELECT rowid, {self._columns} FROM "{self._table}" WHERE rowid > ? ORDER BY rowid LIMIT 1'
        try:
            self._source.execute(sql, (after,)).fetchone()
        except sqlite3.DatabaseError:
            return False
        return True

    def by_key(self, keys: Sequence[str]) -> Iterator[Sequence[Any]]:
        """Rows of a table that goes by its key: from the front up to the damage, and from the back."""
        for direction in ("ASC", "DESC"):
            order = ", ".join(f'"{key}" {direction}' for key in keys)
            try:
                yield from self._source.execute(f'SELECT {self._columns} FROM "{self._table}" ORDER BY {order}')
                return
            except sqlite3.DatabaseError:
                self.holes += 1


def _keep_sequences(new: sqlite3.Connection) -> None:
    """No id is given again; a change of history may name one whose row could not be read."""
    highest = "max(coalesce((SELECT max(id) FROM item), 0), coalesce((SELECT max(item_id) FROM change), 0))"
    with new:
        new.execute("DELETE FROM sqlite_sequence WHERE name = 'item'")
        new.execute(f"INSERT INTO sqlite_sequence (name, seq) SELECT 'item', {highest}")


def _cut_loose(new: sqlite3.Connection) -> None:
    """Do with rows whose owner is lost what the schema says for an owner that is deleted, until all is sound."""
    with new:
        while new.execute("PRAGMA foreign_key_check").fetchone() is not None:
            for table in _tables(new):
                for _, _, owner, column, key, _, on_delete, _ in new.execute(f'PRAGMA foreign_key_list("{table}")'):
                    orphan = (
                        f'"{column}" IS NOT NULL AND NOT EXISTS '
                        f'(SELECT 1 FROM "{owner}" o WHERE o."{key or "id"}" = "{table}"."{column}")'
                    )
                    if on_delete == "SET NULL":
                        new.execute(f'UPDATE "{table}" SET "{column}" = NULL WHERE {orphan}')
                    else:
                        new.execute(f'DELETE FROM "{table}" WHERE {orphan}')


def _index_anew(target: Path) -> None:
    lanes = Lanes(target)
    try:
        with lanes.write() as connection:
            items = connection.execute("SELECT id FROM item").scalars().all()
            search.refresh(connection, [ItemId(item) for item in items])
    finally:
        lanes.close()
