"""Judges: what is wrong with a library or a disk after a fault, as sentences; nothing wrong is an empty list."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path

from metarr_desktop.formats import nfo

#: Path below the folder -> (size, hash).
Inventory = dict[str, tuple[int, str]]


def faults_of_database(path: Path) -> list[str]:
    """What SQLite finds wrong: its pages, its references, its full-text index. The file is opened for writing."""
    try:
        with contextlib.closing(sqlite3.connect(path)) as database:
            pages = [str(row[0]) for row in database.execute("PRAGMA integrity_check")]
            orphans = database.execute("PRAGMA foreign_key_check").fetchall()
            database.execute("INSERT INTO search(search, rank) VALUES ('integrity-check', 0)")
            rows, indexed = (
                {row[0] for row in database.execute(f"SELECT {column} FROM {table}")}
                for column, table in (("id", "item"), ("rowid", "search"))
            )
    except sqlite3.DatabaseError as error:
        return [f"{path.name}: {error}"]
    faults = [f"{path.name}: {one}" for one in pages if one != "ok"]
    if orphans:
        faults.append(f"{path.name}: {len(orphans)} rows without their owner, the first in {orphans[0][0]}")
    if rows != indexed:
        faults.append(f"{path.name}: {len(rows ^ indexed)} items are in the table or the index alone")
    return faults


def row_counts(path: Path) -> dict[str, int]:
    """Table -> how many rows."""
    with contextlib.closing(sqlite3.connect(path)) as database:
        names = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


def inventory(folder: Path) -> Inventory:
    """Every file below a folder, hidden ones too."""
    return {
        str(path.relative_to(folder)): (path.stat().st_size, hashlib.sha256(path.read_bytes()).hexdigest())
        for path in _files(folder)
    }


def torn_files(folder: Path, pictures: Mapping[str, str]) -> list[str]:
    """NFO files that are not whole, and pictures whose bytes (by hash: name) nobody ever made."""
    faults = []
    for path in _files(folder):
        data = path.read_bytes()
        is_torn_nfo = path.suffix == ".nfo" and not _is_whole(data)
        if is_torn_nfo or (path.suffix in (".jpg", ".png") and hashlib.sha256(data).hexdigest() not in pictures):
            faults.append(f"{path.name} is torn ({len(data)} bytes)")
    return faults


def temporaries(folder: Path) -> list[str]:
    """What unfinished writes left behind."""
    return [f"{path.name} was left behind" for path in _files(folder) if path.name.startswith(".metarr-")]


def holders_of(path: Path, processes: list[int]) -> list[int]:
    """Which of those processes have a file open (Linux)."""
    return [pid for pid in processes if str(path) in _open_files(pid)]


def _open_files(pid: int) -> set[str]:
    folder = f"/proc/{pid}/fd"
    found = set()
    with contextlib.suppress(OSError):
        for name in os.listdir(folder):
            with contextlib.suppress(OSError):
                found.add(os.readlink(os.path.join(folder, name)))
    return found


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _is_whole(data: bytes) -> bool:
    if not data.rstrip().endswith((b"</movie>", b"</tvshow>")):
        return False
    try:
        return bool(nfo.read(data))
    except ValueError:
        return False
