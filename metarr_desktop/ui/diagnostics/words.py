"""What the findings of a look are called: what is so, what to do, and the one verb that helps."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QLocale

from metarr_desktop.domain.health import Ailment, Finding, Level, Room
from metarr_desktop.domain.settings import LogLevel
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.translated import translated

translate = QCoreApplication.translate

SIGNS = {
    Level.ERROR: (Icon.OCTAGON, Ink.ERROR),
    Level.WARNING: (Icon.WARNING, Ink.WARN),
    Level.NOTICE: (Icon.INFO, Ink.ACCENT),
    Level.OK: (Icon.CHECK, Ink.OK),
}


class Verb(StrEnum):
    """What a finding's button does."""

    FULL_CHECK = "full-check"
    CLEAN_UP = "clean-up"
    OPEN_FOLDER = "open-folder"
    OPEN_ORIGINALS = "open-originals"
    ACTIVITY = "activity"
    PLAYERS = "players"
    LIBRARIES = "libraries"
    WATCHING = "watching"
    BACKUP = "backup"
    VERIFY = "verify"


#: The one verb of a finding, where the window has one.
VERBS: dict[Ailment, Verb] = {
    Ailment.DATABASE_DAMAGED: Verb.FULL_CHECK,
    Ailment.DISK_FULL: Verb.OPEN_FOLDER,
    Ailment.ROOT_FULL: Verb.OPEN_FOLDER,
    Ailment.CACHE_MISSING: Verb.VERIFY,
    Ailment.CACHE_UNKNOWN: Verb.CLEAN_UP,
    Ailment.CACHE_UNUSED: Verb.CLEAN_UP,
    Ailment.THUMBS_LEFT: Verb.CLEAN_UP,
    Ailment.ORIGINALS_MISSING: Verb.OPEN_ORIGINALS,
    Ailment.ORIGINALS_UNKNOWN: Verb.OPEN_ORIGINALS,
    Ailment.NO_BACKUP: Verb.BACKUP,
    Ailment.BACKUP_OLD: Verb.BACKUP,
    Ailment.NO_SECOND_PLACE: Verb.BACKUP,
    Ailment.LIBRARY_LOST: Verb.BACKUP,
    Ailment.ROOT_OFFLINE: Verb.LIBRARIES,
    Ailment.WATCH_UNWELL: Verb.WATCHING,
    Ailment.PLAYER_ERROR: Verb.PLAYERS,
    Ailment.JOBS_FAILED: Verb.ACTIVITY,
    Ailment.JOBS_UNFINISHED: Verb.ACTIVITY,
}


def verb_word(verb: Verb) -> str:
    """What stands on a finding's button."""
    return {
        Verb.FULL_CHECK: translate("Diagnostics", "Full check"),
        Verb.CLEAN_UP: translate("Diagnostics", "Clean up…"),
        Verb.OPEN_FOLDER: translate("Diagnostics", "Open folder"),
        Verb.OPEN_ORIGINALS: translate("Diagnostics", "Open folder"),
        Verb.ACTIVITY: translate("Diagnostics", "Show jobs"),
        Verb.PLAYERS: translate("Diagnostics", "Show players"),
        Verb.LIBRARIES: translate("Diagnostics", "Libraries"),
        Verb.WATCHING: translate("Diagnostics", "Settings"),
        Verb.BACKUP: translate("Diagnostics", "Backups"),
        Verb.VERIFY: translate("Diagnostics", "Verify"),
    }[verb]


def level_word(level: Level) -> str:
    """How grave it is, for who does not see the sign."""
    return {
        Level.ERROR: translate("Diagnostics", "Error"),
        Level.WARNING: translate("Diagnostics", "Warning"),
        Level.NOTICE: translate("Diagnostics", "Notice"),
        Level.OK: translate("Diagnostics", "In order"),
    }[level]


def log_level_word(level: LogLevel) -> str:
    """A level of the log."""
    return {
        LogLevel.DEBUG: translate("Diagnostics", "Detail"),
        LogLevel.INFO: translate("Diagnostics", "Info"),
        LogLevel.WARNING: translate("Diagnostics", "Warning"),
        LogLevel.ERROR: translate("Diagnostics", "Error"),
    }[level]


def room_word(room: Room) -> str:
    """What takes room."""
    return {
        Room.DATABASE: translate("Diagnostics", "Library"),
        Room.WAL: translate("Diagnostics", "Its journal"),
        Room.CACHE: translate("Diagnostics", "Pictures"),
        Room.THUMBS: translate("Diagnostics", "Small pictures"),
        Room.ORIGINALS: translate("Diagnostics", "Your originals"),
        Room.BACKUPS: translate("Diagnostics", "Backups"),
        Room.LOG: translate("Diagnostics", "Log"),
    }[room]


def size_words(size: int) -> str:
    """Bytes as people say them: "12.3 MB"."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def finding_words(finding: Finding) -> tuple[str, str]:
    """What is so, and what to do ("" = nothing)."""
    said, do = _FORMS[finding.ailment](finding)
    args = {
        name: QLocale().toString(value) if isinstance(value, int) else value for name, value in finding.args.items()
    }
    if "error" in finding.args:
        args["error"] = translated(str(finding.args["error"]))
    if "bytes" in finding.args:
        args["size"] = size_words(int(finding.args["bytes"]))
    return said.format(**args), do.format(**args)


def _of_database(finding: Finding) -> tuple[str, str]:
    if finding.args.get("is_full"):
        return translate("Diagnostics", "The library's database passed the full check."), ""
    return (
        translate("Diagnostics", "The library's database is sound."),
        translate("Diagnostics", "That is what a quick look says; a full check also looks at indexes and references."),
    )


_FORMS: dict[Ailment, Callable[[Finding], tuple[str, str]]] = {
    Ailment.DATABASE_DAMAGED: lambda _: (
        translate("Diagnostics", "The library's database is damaged: {first}"),
        translate("Diagnostics", "Restore the newest backup that is sound. Faults found: {count}."),
    ),
    Ailment.DATABASE_SOUND: _of_database,
    Ailment.SQLITE_FAULT: lambda _: (
        translate("Diagnostics", "SQLite {version} has the WAL-reset fault, which Metarr keeps away from."),
        translate("Diagnostics", "Do not open library.db with another program while Metarr runs."),
    ),
    Ailment.DISK_FULL: lambda _: (
        translate("Diagnostics", "The disk of {path} is nearly full: {size} are free."),
        translate("Diagnostics", "Make room there; what is written last would not fit."),
    ),
    Ailment.ROOT_FULL: lambda _: (
        translate("Diagnostics", "The disk of {path} (“{library}”) is nearly full: {size} are free."),
        translate("Diagnostics", "NFO files and pictures may not fit there."),
    ),
    Ailment.CACHE_AWAY: lambda _: (
        translate("Diagnostics", "The folder of the pictures is not there: {path}"),
        translate("Diagnostics", "Nothing is lost. Connect its disk."),
    ),
    Ailment.CACHE_MISSING: lambda _: (
        translate("Diagnostics", "Pictures that the library knows and the cache lost: {count}."),
        translate("Diagnostics", "Verify takes them back from your library folders, where they were published."),
    ),
    Ailment.CACHE_UNKNOWN: lambda _: (
        translate("Diagnostics", "Files in the cache that nothing knows: {count}, {size}."),
        translate("Diagnostics", "Work that was cut short leaves such files; cleaning up removes them."),
    ),
    Ailment.CACHE_UNUSED: lambda _: (
        translate("Diagnostics", "Pictures that are shown nowhere any more: {count}, {size}."),
        translate("Diagnostics", "They are kept {days} days. Your own among them, {own}, stay."),
    ),
    Ailment.THUMBS_LEFT: lambda _: (
        translate("Diagnostics", "Small forms of pictures that are gone: {count}, {size}."),
        translate("Diagnostics", "Cleaning up removes them."),
    ),
    Ailment.ORIGINALS_MISSING: lambda _: (
        translate("Diagnostics", "Files of yours that were put aside and are gone: {count}, {first} first."),
        translate("Diagnostics", "Take them back from a backup of the folder, if there is one."),
    ),
    Ailment.ORIGINALS_UNKNOWN: lambda _: (
        translate("Diagnostics", "Files among your originals that nothing knows: {count}."),
        translate("Diagnostics", "They stay. Look there if you miss a file of yours."),
    ),
    Ailment.KEYRING_NONE: lambda _: (
        translate("Diagnostics", "Passwords and keys lie in a file that only you can read."),
        translate("Diagnostics", "The system has no keyring. With one installed, enter them again."),
    ),
    Ailment.KEYRING_FAILING: lambda _: (
        translate("Diagnostics", "The system's keyring is locked or does not work."),
        translate("Diagnostics", "New passwords go to a file that only you can read. Unlock it and start again."),
    ),
    Ailment.SECRETS_DAMAGED: lambda _: (
        translate("Diagnostics", "The file that holds passwords and keys cannot be read."),
        translate("Diagnostics", "Restore secrets.json; or remove it and enter them again."),
    ),
    Ailment.NO_BACKUP: lambda _: (
        translate("Diagnostics", "There is no backup of the library."),
        translate("Diagnostics", "One is made each day while Metarr runs."),
    ),
    Ailment.LIBRARY_LOST: lambda _: (
        translate("Diagnostics", "There is no library here, but what is left of an earlier one."),
        translate("Diagnostics", "A backup can be restored."),
    ),
    Ailment.BACKUP_OLD: lambda _: (
        translate("Diagnostics", "The newest backup is {days} days old."),
        translate("Diagnostics", "The log says why none was made by itself."),
    ),
    Ailment.NO_SECOND_PLACE: lambda _: (
        translate("Diagnostics", "Backups lie on this disk only."),
        translate("Diagnostics", "A folder on another disk keeps them when this one breaks."),
    ),
    Ailment.MEDIA_UNREADABLE: lambda _: (
        translate("Diagnostics", "MediaInfo's library cannot be loaded."),
        translate("Diagnostics", "Nothing is known of what is inside media files until it is installed."),
    ),
    Ailment.LIBRARIES_MISSING: lambda _: (
        translate("Diagnostics", "The system lacks libraries that the window may need: {names}"),
        translate("Diagnostics", "Install them by the system's packages."),
    ),
    Ailment.ROOT_OFFLINE: lambda _: (
        translate("Diagnostics", "{path} (“{library}”) is offline."),
        translate("Diagnostics", "What is known of it stays as it is. Connect its disk or share."),
    ),
    Ailment.WATCH_UNWELL: lambda _: (
        translate("Diagnostics", "Only {watched} of {folders} folders of {path} are watched."),
        translate("Diagnostics", "Sweeps find the rest. The system says: {error}"),
    ),
    Ailment.PLAYER_ERROR: lambda _: (
        translate("Diagnostics", "{name} cannot be reached."),
        "{error}",
    ),
    Ailment.JOBS_FAILED: lambda _: (
        translate("Diagnostics", "Jobs that failed and wait for you: {count}."),
        translate("Diagnostics", "They can be tried again."),
    ),
    Ailment.JOBS_UNFINISHED: lambda _: (translate("Diagnostics", "Jobs waiting or running: {count}."), ""),
}
