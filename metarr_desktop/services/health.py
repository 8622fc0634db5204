"""How everything stands, as one value, and what there is to say about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from metarr_desktop.domain.errors import printable
from metarr_desktop.domain.health import (
    Ailment,
    BackupStanding,
    CheckUp,
    Finding,
    KeyringState,
    Level,
    Room,
    Sizes,
    UnusedFile,
)
from metarr_desktop.store.clock import moment

if TYPE_CHECKING:
    from metarr_desktop.domain.player_views import PlayerView
    from metarr_desktop.domain.watch import RootWatch
    from metarr_desktop.services.sources import SourceView

_LOW_BYTES = 1024**3
_LOW_ON_ROOT = 200_000_000
_BACKUP_DAYS = 8


@dataclass(frozen=True, slots=True)
class RootHealth:
    """One folder of a library as it stands now. `free_bytes` is None where it cannot be told."""

    library: str
    path: str
    is_online: bool
    watch: RootWatch
    free_bytes: int | None = None


@dataclass(frozen=True, slots=True)
class Health:
    """Everything that is looked at. `missing_libraries` are files that the system lacks for window or media facts.

    `earlier` is what everything took a week ago, or when it was first noted; None before the first night.
    """

    data_dir: str
    free_bytes: int
    schema: str
    newest_schema: str
    python: str
    sqlite: str
    has_wal_reset_fault: bool
    keyring: KeyringState
    keeps_secrets_in_file: bool
    reads_media: bool
    missing_libraries: tuple[str, ...]
    unfinished_jobs: int
    failed_jobs: int
    roots: tuple[RootHealth, ...]
    players: tuple[PlayerView, ...]
    sources: tuple[SourceView, ...]
    is_offline: bool
    had_library: bool
    check: CheckUp
    sizes: Sizes
    earlier: Sizes | None
    unused: tuple[UnusedFile, ...]
    keep_days: int
    cache_dir: str
    cache_free_bytes: int
    cache_floor_bytes: int
    backup: BackupStanding

    def growth(self, room: Room) -> int | None:
        """By how many bytes something grew since the earlier look."""
        return self.sizes.bytes[room] - self.earlier.bytes.get(room, 0) if self.earlier is not None else None


def findings(health: Health) -> list[Finding]:
    """What there is to say, the gravest first."""
    found = [
        *_of_database(health),
        *_of_cache(health),
        *_of_backups(health),
        *_of_system(health),
        *_of_roots(health),
        *_of_work(health),
    ]
    order = [Level.ERROR, Level.WARNING, Level.NOTICE, Level.OK]
    return sorted(found, key=lambda one: order.index(one.level))


def _of_database(health: Health) -> Iterator[Finding]:
    faults = health.check.faults
    if faults:
        yield _finding(Ailment.DATABASE_DAMAGED, Level.ERROR, count=len(faults), first=faults[0])
    else:
        yield _finding(Ailment.DATABASE_SOUND, Level.OK, is_full=int(health.check.is_full))
    if health.has_wal_reset_fault:
        yield _finding(Ailment.SQLITE_FAULT, Level.WARNING, version=health.sqlite)
    if health.free_bytes < _LOW_BYTES:
        yield _finding(Ailment.DISK_FULL, Level.WARNING, path=printable(health.data_dir), bytes=health.free_bytes)


def _of_cache(health: Health) -> Iterator[Finding]:
    orphans, place = health.check.orphans, printable(health.cache_dir)
    if orphans.is_cache_away:
        yield _finding(Ailment.CACHE_AWAY, Level.WARNING, path=place)
    elif health.cache_free_bytes < health.cache_floor_bytes:
        yield _finding(Ailment.DISK_FULL, Level.WARNING, path=place, bytes=health.cache_free_bytes)
    if orphans.missing:
        yield _finding(Ailment.CACHE_MISSING, Level.WARNING, count=len(orphans.missing))
    for ailment, files in ((Ailment.CACHE_UNKNOWN, orphans.unknown), (Ailment.THUMBS_LEFT, orphans.thumbs)):
        if files:
            yield _finding(ailment, Level.NOTICE, count=len(files), bytes=sum(files.values()))
    if health.unused:
        yield _finding(
            Ailment.CACHE_UNUSED,
            Level.NOTICE,
            count=len(health.unused),
            bytes=sum(one.size for one in health.unused),
            own=sum(one.is_own for one in health.unused),
            days=health.keep_days,
        )
    gone, unknown = orphans.missing_originals, orphans.unknown_originals
    if gone:
        yield _finding(Ailment.ORIGINALS_MISSING, Level.WARNING, count=len(gone), first=printable(gone[0]))
    if unknown:
        yield _finding(Ailment.ORIGINALS_UNKNOWN, Level.NOTICE, count=len(unknown))


def _of_backups(health: Health) -> Iterator[Finding]:
    backup = health.backup
    if not health.roots:  # nothing that would be worth it
        if health.had_library:
            yield _finding(Ailment.LIBRARY_LOST, Level.WARNING)
        return
    if not backup.newest_at:
        yield _finding(Ailment.NO_BACKUP, Level.WARNING)
        return
    age = moment(health.sizes.at) - moment(backup.newest_at)
    if age > timedelta(days=_BACKUP_DAYS):
        yield _finding(Ailment.BACKUP_OLD, Level.WARNING, at=backup.newest_at[:10], days=age.days)
    if not backup.second_at:
        yield _finding(Ailment.NO_SECOND_PLACE, Level.NOTICE)


def _of_system(health: Health) -> Iterator[Finding]:
    if health.keyring is KeyringState.DAMAGED:
        yield _finding(Ailment.SECRETS_DAMAGED, Level.ERROR)
    elif health.keyring is KeyringState.FAILING:
        yield _finding(Ailment.KEYRING_FAILING, Level.WARNING)
    elif health.keyring is KeyringState.FILE:
        yield _finding(Ailment.KEYRING_NONE, Level.NOTICE)
    if not health.reads_media:
        yield _finding(Ailment.MEDIA_UNREADABLE, Level.WARNING)
    if health.missing_libraries:
        yield _finding(Ailment.LIBRARIES_MISSING, Level.WARNING, names=", ".join(health.missing_libraries))


def _of_roots(health: Health) -> Iterator[Finding]:
    for root in health.roots:
        path = printable(root.path)
        if not root.is_online:
            yield _finding(Ailment.ROOT_OFFLINE, Level.WARNING, path=path, library=root.library)
            continue
        if root.watch.is_unwell:
            yield _finding(
                Ailment.WATCH_UNWELL,
                Level.WARNING,
                path=path,
                library=root.library,
                watched=root.watch.watched,
                folders=root.watch.folders,
                error=root.watch.error,
            )
        if root.free_bytes is not None and root.free_bytes < _LOW_ON_ROOT:
            yield _finding(Ailment.ROOT_FULL, Level.NOTICE, path=path, library=root.library, bytes=root.free_bytes)


def _of_work(health: Health) -> Iterator[Finding]:
    for player in health.players:
        if player.is_enabled and player.error:
            yield _finding(Ailment.PLAYER_ERROR, Level.WARNING, name=player.name, error=player.error)
    if health.failed_jobs:
        yield _finding(Ailment.JOBS_FAILED, Level.NOTICE, count=health.failed_jobs)
    if health.unfinished_jobs:
        yield _finding(Ailment.JOBS_UNFINISHED, Level.OK, count=health.unfinished_jobs)


def _finding(ailment: Ailment, level: Level, **args: str | int) -> Finding:
    return Finding(ailment, level, args)
