"""How an installation stands, as values: what was looked at, what is wrong with it, and how grave that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from metarr_desktop.domain.settings import LogLevel


class Level(StrEnum):
    """How grave a finding is."""

    OK = "ok"
    NOTICE = "notice"  # worth knowing; nothing needs to be done
    WARNING = "warning"  # something does not work, or may be lost if more goes wrong
    ERROR = "error"  # something is damaged or lost


class Ailment(StrEnum):
    """What a finding is about. Doors have words for each: what is so, and what to do."""

    DATABASE_DAMAGED = "database_damaged"
    DATABASE_SOUND = "database_sound"
    SQLITE_FAULT = "sqlite_fault"
    DISK_FULL = "disk_full"
    ROOT_FULL = "root_full"
    CACHE_AWAY = "cache_away"
    CACHE_MISSING = "cache_missing"
    CACHE_UNKNOWN = "cache_unknown"
    CACHE_UNUSED = "cache_unused"
    THUMBS_LEFT = "thumbs_left"
    ORIGINALS_MISSING = "originals_missing"
    ORIGINALS_UNKNOWN = "originals_unknown"
    KEYRING_NONE = "keyring_none"
    KEYRING_FAILING = "keyring_failing"
    SECRETS_DAMAGED = "secrets_damaged"
    NO_BACKUP = "no_backup"
    LIBRARY_LOST = "library_lost"
    BACKUP_OLD = "backup_old"
    NO_SECOND_PLACE = "no_second_place"
    MEDIA_UNREADABLE = "media_unreadable"
    LIBRARIES_MISSING = "libraries_missing"
    ROOT_OFFLINE = "root_offline"
    WATCH_UNWELL = "watch_unwell"
    PLAYER_ERROR = "player_error"
    JOBS_FAILED = "jobs_failed"
    JOBS_UNFINISHED = "jobs_unfinished"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `args` are numbers, names and paths that stand in its words."""

    ailment: Ailment
    level: Level
    args: Mapping[str, str | int] = field(default_factory=dict)


class KeyringState(StrEnum):
    """Where passwords and keys go."""

    KEYRING = "keyring"
    FILE = "file"  # the system has no keyring
    FAILING = "failing"  # it has one that is locked or broken; the file is used meanwhile
    DAMAGED = "damaged"  # the file is there and cannot be read: what lies in the keyring is not asked for either


class Room(StrEnum):
    """What takes room in the data directory."""

    DATABASE = "database"
    WAL = "wal"
    CACHE = "cache"
    THUMBS = "thumbs"
    ORIGINALS = "originals"
    BACKUPS = "backups"
    LOG = "log"


@dataclass(frozen=True, slots=True)
class Sizes:
    """Bytes by what they are of, at a moment (UTC text)."""

    at: str
    bytes: Mapping[Room, int]

    @property
    def total(self) -> int:
        return sum(self.bytes.values())


@dataclass(frozen=True, slots=True)
class Orphans:
    """Files and records that do not fit together. Paths of the cache are within it, those of originals names.

    `unknown` and `thumbs` are on disk and nothing knows them; `missing` are known and not on disk.
    """

    unknown: Mapping[str, int] = field(default_factory=dict)  # path -> bytes, of those older than a day
    missing: tuple[str, ...] = ()
    thumbs: Mapping[str, int] = field(default_factory=dict)
    unknown_originals: tuple[str, ...] = ()
    missing_originals: tuple[str, ...] = ()
    is_cache_away: bool = False


@dataclass(frozen=True, slots=True)
class CheckUp:
    """What a look into the database and at the files of the data directory found. `faults` are SQLite's own words."""

    at: str
    is_full: bool
    faults: tuple[str, ...]
    orphans: Orphans


@dataclass(frozen=True, slots=True)
class BackupStanding:
    """What lies in the folder of backups: when the newest was made, and where and when one was copied elsewhere.

    Times are UTC text, "" where there was none.
    """

    newest_at: str = ""
    count: int = 0
    second_place: str = ""
    second_at: str = ""


@dataclass(frozen=True, slots=True)
class UnusedFile:
    """A file of the cache to which nothing points. `is_own`: it can be fetched from nowhere."""

    uuid: str
    path: str
    art: str
    size: int
    since: str  # UTC text: when that was first found
    is_own: bool


@dataclass(frozen=True, slots=True)
class PrunePlan:
    """What pruning would remove: unused files, and what nothing knows, path within cache or thumbs -> bytes.

    `kept` is how many unused files stay: too young, or the person's own.
    """

    files: tuple[UnusedFile, ...]
    unknown: Mapping[str, int]
    thumbs: Mapping[str, int]
    kept: int

    @property
    def count(self) -> int:
        return len(self.files) + len(self.unknown) + len(self.thumbs)

    @property
    def bytes(self) -> int:
        return sum(one.size for one in self.files) + sum(self.unknown.values()) + sum(self.thumbs.values())


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One record of the log; `text` may have several lines, a traceback for instance. `at` is local time as written."""

    at: str
    level: LogLevel
    logger: str
    text: str
