"""Bringing a database to this program's schema: never newer than us, never without a verified copy, never half.

Foreign keys are switched off outside the transaction (Alembic's table rebuild would fire ON DELETE CASCADE and empty
the children without a word, DEPENDENCIES 1.7) and checked before it is committed.
"""

from __future__ import annotations

import contextlib
import logging
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from metarr_desktop import shipped
from metarr_desktop.domain.errors import DamagedLibrary, NewerLibrary
from metarr_desktop.store.engine import Lanes

log = logging.getLogger(__name__)

_KEPT = 5  # copies made before upgrades


def known_revisions() -> tuple[str, ...]:
    """The revisions this program ships, oldest first (their file names begin with them)."""
    return tuple(sorted(path.name[:4] for path in (shipped.migrations() / "versions").glob("[0-9]*.py")))


def revision_of(path: Path) -> str | None:
    """The schema revision of a database file, None for a new one. Opened read-only: the file is not touched.

    Raises DamagedLibrary when the file is no database.
    """
    if not path.exists() or path.stat().st_size == 0:
        return None
    try:
        connection = sqlite3.connect(_read_only(path), uri=True)
        try:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        finally:
            connection.close()
    except sqlite3.OperationalError as error:
        if "no such table" in str(error):
            return None
        raise DamagedLibrary(f"{path} cannot be opened ({error}); it was not touched.") from error
    except sqlite3.DatabaseError as error:
        raise DamagedLibrary(f"{path} is not a readable library ({error}); it was not touched.") from error
    return row[0] if row else None


def _read_only(path: Path) -> str:
    # Without a log to read, "immutable" keeps SQLite from leaving a -wal and -shm beside a library we then refuse.
    has_log = Path(f"{path}-wal").exists()
    return f"{path.absolute().as_uri()}?mode=ro{'' if has_log else '&immutable=1'}"


def bring_up_to_date(lanes: Lanes, backups: Path) -> None:
    """Upgrade the database if it is older than the program, after a verified copy into `backups`.

    Raises NewerLibrary when a newer program made it (the file stays byte for byte as it is), DamagedLibrary when the
    copy does not pass its check or the upgraded data would not be sound; then the old database is in place.
    """
    revisions = known_revisions()
    present = revision_of(lanes.path)
    if present == revisions[-1]:
        return
    if present is not None and present not in revisions:
        raise NewerLibrary(
            f"{lanes.path} was made by a newer Metarr (schema {present}, this program knows {revisions[-1]}). "
            "It was not touched; start the newer program, or restore a copy from its backups folder."
        )
    if present is not None:
        copy_verified(lanes, backups / f"before-{revisions[-1]}-from-{present}.db")
        _keep_newest(backups, _KEPT)
    _upgrade(lanes)


def copy_verified(lanes: Lanes, target: Path) -> None:
    """Copy the database with SQLite's online backup and open the copy again to check it; only then it counts.

    Raises DamagedLibrary when the copy's integrity check fails; no copy is left then.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_suffix(".partial")
    partial.unlink(missing_ok=True)  # left by a copy that was cut short
    try:
        with lanes.read() as connection:
            expected = _row_counts(connection)
        with contextlib.closing(sqlite3.connect(partial)) as copy:
            lanes.copy_into(copy)
        with contextlib.closing(sqlite3.connect(partial)) as copy:
            verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
            is_sound = verdict == "ok" and _copied_counts(copy, expected) == expected
    except (sqlite3.DatabaseError, DatabaseError) as error:
        partial.unlink(missing_ok=True)
        raise DamagedLibrary(f"{lanes.path} cannot be copied ({error}); nothing was changed.") from error
    if not is_sound:
        partial.unlink()
        raise DamagedLibrary(f"A sound copy of {lanes.path} could not be made ({verdict}); nothing was changed.")
    partial.replace(target)
    log.info("Copied the library to %s", target)


def _row_counts(connection: Connection) -> dict[str, int]:
    names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars()
    return {name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one() for name in names.all()}


def _copied_counts(copy: sqlite3.Connection, names: Iterable[str]) -> dict[str, int]:
    return {name: copy.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


def _keep_newest(folder: Path, count: int) -> None:
    copies = sorted(folder.glob("before-*.db"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in copies[count:]:
        old.unlink()


def _upgrade(lanes: Lanes) -> None:
    # Alembic costs 0.4 s to import; it is needed only on the day of an upgrade.
    from alembic import command
    from alembic.config import Config

    logging.getLogger("alembic").setLevel(logging.WARNING)
    config = Config()
    config.set_main_option("script_location", str(shipped.migrations()).replace("%", "%%"))
    with lanes.without_references() as connection:
        config.attributes["connection"] = connection
        sequences = _sequences(connection)
        command.upgrade(config, "head")
        _keep_sequences(connection, sequences)
        _check_references(connection, lanes.path)


def _sequences(connection: Connection) -> dict[str, int]:
    """Table -> the highest id it ever gave."""
    tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE name = 'sqlite_sequence'").first()
    if tables is None:
        return {}
    return {row[0]: row[1] for row in connection.exec_driver_sql("SELECT name, seq FROM sqlite_sequence")}


def _keep_sequences(connection: Connection, before: dict[str, int]) -> None:
    """Rebuilding a table forgets which ids it gave; an id that came back would carry another item's history."""
    after = _sequences(connection)
    for name, highest in before.items():
        connection.exec_driver_sql("DELETE FROM sqlite_sequence WHERE name = ?", (name,))
        connection.exec_driver_sql(
            "INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (name, max(highest, after.get(name, 0)))
        )


def _check_references(connection: Connection, path: Path) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise DamagedLibrary(f"The upgrade of {path} would leave a row of “{broken[0]}” without its owner; undone.")
