"""Bringing a database to this program's schema: never newer than us, never without a verified copy, never half.

Foreign keys are switched off outside the transaction (Alembic's table rebuild would fire ON DELETE CASCADE and empty
the children without a word, DEPENDENCIES 1.7) and checked before it is committed.
"""

from __future__ import annotations

import logging
import sqlite3
from pathlib import Path

from metarr_desktop import shipped
from metarr_desktop.domain.errors import DamagedLibrary, NewerLibrary
from metarr_desktop.store import copies
from metarr_desktop.store.connection import Connection
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
        connection = sqlite3.connect(copies.read_only(path), uri=True)
        try:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        finally:
            connection.close()
    except sqlite3.OperationalError as error:
        if "no such table" in str(error):
            return None
        raise DamagedLibrary(f"{path} cannot be opened ({error}); it was not touched.") from error
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise DamagedLibrary(f"{path} is not a readable library ({error}); it was not touched.") from error
    return row[0] if row else None


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
        copies.copy_verified(lanes.path, backups / f"before-{revisions[-1]}-from-{present}.db")
        _keep_newest(backups, _KEPT)
    _upgrade(lanes)


def _keep_newest(folder: Path, count: int) -> None:
    newest_first = sorted(folder.glob("before-*.db"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in newest_first[count:]:
        old.unlink()


def make_new(path: Path, revision: str) -> None:
    """Make an empty database with the schema of a revision that this program ships."""
    lanes = Lanes(path)
    try:
        _upgrade(lanes, revision)
    finally:
        lanes.close()


def _upgrade(lanes: Lanes, revision: str = "head") -> None:
    # Alembic and SQLAlchemy cost 0.6 s to import; they are needed only on the day of an upgrade.
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import StaticPool, create_engine, event

    logging.getLogger("alembic").setLevel(logging.WARNING)
    config = Config()
    config.set_main_option("script_location", str(shipped.migrations()).replace("%", "%%"))
    with lanes.without_references() as driver:
        engine = create_engine("sqlite://", creator=lambda: driver, poolclass=StaticPool)
        event.listen(engine, "begin", lambda began: began.exec_driver_sql("BEGIN IMMEDIATE"))
        with engine.begin() as transaction:
            connection = Connection(driver)
            config.attributes["connection"] = transaction
            sequences = _sequences(connection)
            command.upgrade(config, revision)
            _keep_sequences(connection, sequences)
            _check_references(connection, lanes.path)


def _sequences(connection: Connection) -> dict[str, int]:
    """Table -> the highest id it ever gave."""
    tables = connection.execute("SELECT name FROM sqlite_master WHERE name = 'sqlite_sequence'").first()
    if tables is None:
        return {}
    return {row[0]: row[1] for row in connection.execute("SELECT name, seq FROM sqlite_sequence")}


def _keep_sequences(connection: Connection, before: dict[str, int]) -> None:
    """Rebuilding a table forgets which ids it gave; an id that came back would carry another item's history."""
    after = _sequences(connection)
    for name, highest in before.items():
        connection.execute("DELETE FROM sqlite_sequence WHERE name = ?", (name,))
        connection.execute(
            "INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (name, max(highest, after.get(name, 0)))
        )


def _check_references(connection: Connection, path: Path) -> None:
    broken = connection.execute("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise DamagedLibrary(f"The upgrade of {path} would leave a row of “{broken[0]}” without its owner; undone.")
