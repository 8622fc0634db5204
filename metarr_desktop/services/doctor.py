"""Doctor: how the installation, the data directory, libraries and players stand. Changes nothing."""

from __future__ import annotations

import ctypes
import os
import platform
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from metarr_desktop.domain.watch import RootWatch
from metarr_desktop.files.roots import RootState, root_state
from metarr_desktop.services.engine import Engine
from metarr_desktop.services.sources import SourceView
from metarr_desktop.store import sqlite_release
from metarr_desktop.store.migrate import known_revisions, revision_of
from metarr_desktop.store.players import PlayerView

#: What PySide6's wheels expect of a Linux system.
_QT_LIBRARIES = (
    "libGL.so.1",
    "libEGL.so.1",
    "libxkbcommon.so.0",
    "libdbus-1.so.3",
    "libfontconfig.so.1",
    "libglib-2.0.so.0",
    "libxcb-cursor.so.0",
)


@dataclass(frozen=True, slots=True)
class RootHealth:
    """One folder of a library as it stands now."""

    library: str
    path: str
    is_online: bool
    watch: RootWatch


@dataclass(frozen=True, slots=True)
class Health:
    """Everything that is looked at. `missing_libraries` are files that the system lacks for window or media facts."""

    data_dir: str
    free_bytes: int
    schema: str
    newest_schema: str
    python: str
    sqlite: str
    has_wal_reset_fault: bool
    keeps_secrets_in_file: bool
    reads_media: bool
    missing_libraries: tuple[str, ...]
    unfinished_jobs: int
    roots: tuple[RootHealth, ...]
    players: tuple[PlayerView, ...]
    sources: tuple[SourceView, ...]
    is_offline: bool


def examine(engine: Engine) -> Health:
    """Look at everything; asks no player and no provider."""
    libraries = engine.browse.libraries()
    watched = {one.root: one for one in engine.watch.health()}
    return Health(
        data_dir=engine.data_dir,
        free_bytes=shutil.disk_usage(engine.data_dir).free,
        schema=revision_of(Path(engine.data_dir) / "library.db") or "",
        newest_schema=known_revisions()[-1],
        python=platform.python_version(),
        sqlite=sqlite_release.version(),
        has_wal_reset_fault=sqlite_release.has_wal_reset_fault(),
        keeps_secrets_in_file=engine.players.keeps_secrets_in_file,
        reads_media=_reads_media(),
        missing_libraries=tuple(name for name in _expected_libraries() if not _is_there(name)),
        unfinished_jobs=engine.browse.counts().unfinished_jobs,
        roots=tuple(
            RootHealth(
                library.name,
                root.path,
                root_state(root.path) is not RootState.OFFLINE and not root.is_offline,
                watched[root.id],
            )
            for library in libraries
            for root in library.roots
            if root.id in watched
        ),
        players=tuple(engine.browse.players()),
        sources=tuple(engine.sources.all()),
        is_offline=engine.sources.is_offline,
    )


def _reads_media() -> bool:
    from pymediainfo import MediaInfo

    return bool(MediaInfo.can_parse())


def _expected_libraries() -> tuple[str, ...]:
    return _QT_LIBRARIES if sys.platform.startswith("linux") and os.name == "posix" else ()


def _is_there(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
