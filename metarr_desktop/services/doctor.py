"""Doctor: how the installation, the data directory, libraries and players stand. Changes nothing."""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import platform
import shutil
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from metarr_desktop.domain.health import BackupStanding, CheckUp, Sizes
from metarr_desktop.domain.jobs import JobStatus, Progress
from metarr_desktop.files.orphans import names_in
from metarr_desktop.files.roots import RootState, root_state
from metarr_desktop.services import rescue
from metarr_desktop.services.health import Health, RootHealth
from metarr_desktop.store import sqlite_release
from metarr_desktop.store.clock import moment, stamp
from metarr_desktop.store.migrate import known_revisions, revision_of

if TYPE_CHECKING:
    from metarr_desktop.services.engine import Engine

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
_A_DAY, _A_WEEK = timedelta(days=1), timedelta(days=7)


def examine(engine: Engine, progress: Progress | None = None, check: CheckUp | None = None) -> Health:
    """Look at everything; asks no player and no provider. `check` is one made just now, else a quick one is made.

    Raises Cancelled.
    """
    sources = tuple(engine.sources.all())  # asks the keyring for keys, so that it is known whether it works
    return Health(
        data_dir=engine.data_dir,
        free_bytes=shutil.disk_usage(engine.data_dir).free,
        schema=revision_of(Path(engine.data_dir) / "library.db") or "",
        newest_schema=known_revisions()[-1],
        python=platform.python_version(),
        sqlite=sqlite_release.version(),
        has_wal_reset_fault=sqlite_release.has_wal_reset_fault(),
        keyring=engine.players.keyring,
        keeps_secrets_in_file=engine.players.keeps_secrets_in_file,
        reads_media=_reads_media(),
        missing_libraries=tuple(name for name in _expected_libraries() if not _is_there(name)),
        unfinished_jobs=engine.browse.counts().unfinished_jobs,
        failed_jobs=len(engine.browse.jobs(JobStatus.FAILED)),
        roots=tuple(_roots(engine)),
        players=tuple(engine.browse.players()),
        sources=sources,
        is_offline=engine.sources.is_offline,
        had_library=bool(rescue.remains(engine.data_dir)),
        check=check or engine.check_ups.look(progress),
        sizes=(sizes := engine.check_ups.sizes(progress)),
        earlier=_earlier(engine.check_ups.noted(), sizes),
        unused=tuple(engine.cache_keep.unused(progress)),
        keep_days=engine.cache_keep.days,
        cache_dir=engine.cache_move.folder(),
        cache_free_bytes=engine.artwork.free_bytes(),
        cache_floor_bytes=int(engine.browse.setting("artwork.free_space_mb")) * 1_000_000,
        backup=_backups(engine.data_dir),
    )


def _roots(engine: Engine) -> Iterator[RootHealth]:
    watched = {one.root: one for one in engine.watch.health()}
    for library in engine.browse.libraries():
        for root in library.roots:
            if root.id in watched:
                is_online = not root.is_offline and root_state(root.path) is not RootState.OFFLINE
                free = _free_bytes(root.path) if is_online else None
                yield RootHealth(library.name, root.path, is_online, watched[root.id], free)


def _free_bytes(path: str) -> int | None:
    try:
        return shutil.disk_usage(path).free
    except OSError:
        return None


def _earlier(noted: Sequence[Sizes], now: Sizes) -> Sizes | None:
    """What was noted last at least a week ago, else what was noted first; None before there is a day between."""
    before = [one for one in noted if moment(now.at) - moment(one.at) >= _A_DAY]
    long_ago = [one for one in before if moment(now.at) - moment(one.at) >= _A_WEEK]
    return long_ago[-1] if long_ago else next(iter(before), None)


def _backups(data_dir: str) -> BackupStanding:
    """What can be seen in the folder of backups."""
    folder = os.path.join(data_dir, "backups")
    times = []
    for name in names_in(folder):
        if name.endswith((".zip", ".db")) and not name.startswith("."):
            with contextlib.suppress(OSError):
                times.append(os.stat(os.path.join(folder, name)).st_mtime)
    if not times:
        return BackupStanding()
    second_place = second_at = ""
    with (
        contextlib.suppress(OSError, ValueError, KeyError, TypeError),
        open(os.path.join(folder, "second.json")) as file,
    ):
        said = json.load(file)
        second_place, second_at = str(said["folder"]), str(said["reached_at"])
    return BackupStanding(stamp(datetime.fromtimestamp(max(times), UTC)), len(times), second_place, second_at)


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
