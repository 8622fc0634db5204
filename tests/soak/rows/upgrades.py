"""Rows 4 and 69: an upgrade is killed at every statement; a library of a newer program is left alone."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import sqlite3
from pathlib import Path

from sqlalchemy import Engine, event

from metarr_desktop.domain.errors import NewerLibrary
from metarr_desktop.store import migrate
from metarr_desktop.store.engine import Lanes
from metarr_desktop.store.library import Store
from tests.soak.lives import Life, Tell
from tests.soak.oracles import faults_of_database, inventory, row_counts
from tests.soak.outcome import Outcome

_FEW = 20
Held = tuple[dict[str, int], list[tuple[object, ...]]]

#: Rows of tables that every release had; `:n` is the number of the row.
_ROWS = (
    "INSERT INTO item (id, kind, library_id, title, plot, year) VALUES (:n, 'movie', 1, 'Film ' || :n, 'Plot', 1990)",
    "INSERT INTO search (rowid, titles, people) VALUES (:n, 'film ' || :n, '')",
    "INSERT INTO field_lock (item_id, field, batch_id) VALUES (:n, 'plot', 1)",
    "INSERT INTO change (batch_id, item_id, fields) VALUES (1, :n, '{}')",
    "INSERT INTO external_id (item_id, scheme, position, value) VALUES (:n, 'imdb', 0, 'tt' || :n)",
    "INSERT INTO file (id, root_id, path, role, size, mtime_ns, added_at) "
    "VALUES (:n, 1, CAST('film ' || :n AS BLOB), 'video', 1, 1, '2026-01-01 00:00:00')",
)


def an_old_library(path: Path, revision: str, films: int) -> None:
    """A library as the program of that revision made it, with that many films in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    migrate.make_new(path, revision)
    with contextlib.closing(sqlite3.connect(path)) as database, database:
        database.execute("INSERT INTO library (id, name, type) VALUES (1, 'Films', 'movie')")
        database.execute("INSERT INTO root (id, library_id, path) VALUES (1, 1, ?)", (b"/films",))
        database.execute("INSERT INTO batch (id, actor, verb, at) VALUES (1, 'person', 'edit', '2026-01-01 00:00:00')")
        for row in _ROWS:
            database.executemany(row, [{"n": number} for number in range(1, films + 1)])


def _held(path: Path) -> Held:
    """How many rows each table has, and every locked value."""
    with contextlib.closing(sqlite3.connect(path)) as database:
        locked = "SELECT i.id, i.title, i.plot, l.field FROM item i JOIN field_lock l ON l.item_id = i.id ORDER BY 1"
        return row_counts(path), database.execute(locked).fetchall()


def _lost(before: Held, path: Path) -> list[str]:
    counts, locked = _held(path)
    faults = [
        f"{table} had {rows} rows, has {counts.get(table)}"
        for table, rows in before[0].items()
        if counts.get(table) != rows and not table.startswith("sqlite_")  # its own notes on numbers given
    ]
    return faults + ([] if locked == before[1] else ["locked values differ"]) + faults_of_database(path)


def upgrade_and_die(tell: Tell, path: str, statement: int) -> int:
    """Upgrade, and be killed before the n-th statement; 0 where there are fewer."""
    lanes, sent = Lanes(Path(path)), 0

    def count(*_: object) -> None:
        nonlocal sent
        sent += 1
        if sent == statement:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", count)
    tell("began")
    migrate.bring_up_to_date(lanes, Path(path).parent / "backups")
    lanes.close()
    return 0


def row_4(count: int, seed: int, folder: Path) -> Outcome:
    """Each migration killed before each statement; `count` of them, spread evenly, where there are more."""
    outcome, statements = Outcome(), 0
    for revision in migrate.known_revisions()[:-1]:
        first = folder / revision / "library.db"
        an_old_library(first, revision, _FEW)
        before = _held(first)
        total = _statements(first, folder / f"count-{revision}")
        statements += total
        every = max(1, total * (len(migrate.known_revisions()) - 1) // count)
        for statement in range(1 + random.Random(seed).randrange(every), total + 1, every):
            outcome.judge(f"from {revision}, statement {statement}", _killed_at(statement, first, before, folder))
    outcome.figure = f"{outcome.trials} of {statements} statements, {len(outcome.failures)} losses"
    return outcome


def _statements(library: Path, folder: Path) -> int:
    """How many statements its upgrade sends."""
    shutil.copytree(library.parent, folder)
    lanes, sent = Lanes(folder / library.name), 0

    def count(*_: object) -> None:
        nonlocal sent
        sent += 1

    event.listen(Engine, "before_cursor_execute", count)
    migrate.bring_up_to_date(lanes, folder / "backups")
    event.remove(Engine, "before_cursor_execute", count)
    lanes.close()
    return sent


def _killed_at(statement: int, first: Path, before: Held, folder: Path) -> list[str]:
    trial = folder / "trial"
    shutil.rmtree(trial, ignore_errors=True)
    shutil.copytree(first.parent, trial)
    with Life(upgrade_and_die, folder, str(trial / first.name), statement) as life:
        status = life.ended()
    faults = [] if status == -signal.SIGKILL else [f"it was not killed: {status}"]
    Store(trial / first.name).close()
    return faults + _lost(before, trial / first.name)


def row_69(count: int, seed: int, folder: Path) -> Outcome:
    """A library of a newer program is refused, and not a byte of it changes."""
    outcome = Outcome()
    path = folder / "library.db"
    Store(path).close()
    with contextlib.closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    before = inventory(folder)
    for trial in range(count):
        try:
            Store(path).close()
            faults = ["it was opened"]
        except NewerLibrary:
            faults = []
        outcome.judge(f"start {trial + 1}", faults + ([] if inventory(folder) == before else ["it was touched"]))
    outcome.figure = "the folder's hashes are unchanged"
    return outcome
