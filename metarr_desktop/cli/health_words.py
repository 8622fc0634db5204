"""The English of what doctor finds: what is so, and what to do about it."""

from __future__ import annotations

from metarr_desktop.cli.sentences import megabytes
from metarr_desktop.domain.health import Ailment, Finding, Room

#: Ailment -> (what is so, what to do; "" = nothing).
WORDS: dict[Ailment, tuple[str, str]] = {
    Ailment.DATABASE_DAMAGED: (
        "The library's database is damaged: {first} (faults found: {count}).",
        "Close Metarr and restore the newest backup that is sound; keep library.db aside until that works.",
    ),
    Ailment.DATABASE_SOUND: ("The library's database is sound ({look}).", ""),
    Ailment.SQLITE_FAULT: (
        "SQLite {version} has the WAL-reset fault (fixed in 3.51.3, 3.50.7 and 3.44.6). Metarr keeps away from it.",
        "Do not open library.db with another program while Metarr runs.",
    ),
    Ailment.DISK_FULL: ("The disk of {path} is nearly full: {size} are free.", "Make room there."),
    Ailment.ROOT_FULL: (
        "The disk of {path} (“{library}”) is nearly full: {size} are free.",
        "Make room there; NFO files and pictures may not fit.",
    ),
    Ailment.CACHE_AWAY: (
        "The folder of the pictures, {path}, is not there; nothing is lost.",
        "Connect its disk, or bring the pictures back with `metarr cache move --back`.",
    ),
    Ailment.CACHE_MISSING: (
        "Pictures that the library knows and the cache lost: {count}.",
        "`metarr verify` takes them back from your library folders; `metarr art --fetch` fetches others.",
    ),
    Ailment.CACHE_UNKNOWN: (
        "Files in the cache that nothing knows: {count}, {size}.",
        "`metarr cache prune` removes them.",
    ),
    Ailment.CACHE_UNUSED: (
        "Pictures that nothing shows any more: {count}, {size}, of them your own: {own}. They are kept {days} days.",
        "`metarr cache unused` lists them, `metarr cache prune` removes the old ones.",
    ),
    Ailment.THUMBS_LEFT: (
        "Small forms of pictures that are gone: {count}, {size}.",
        "`metarr cache prune` removes them.",
    ),
    Ailment.ORIGINALS_MISSING: (
        "Files of yours that were put aside before Metarr wrote over them and are gone now: {count}, {first} first.",
        "Take them back from a backup of the data directory's folder originals, if there is one.",
    ),
    Ailment.ORIGINALS_UNKNOWN: (
        "Files in the folder originals that the library knows nothing of: {count}.",
        "They stay; look into the folder if you miss a file of yours.",
    ),
    Ailment.KEYRING_NONE: (
        "The system has no keyring: passwords and keys lie in secrets.json, which only you can read.",
        "Install a keyring (on Linux a Secret Service, such as GNOME Keyring) and enter them again.",
    ),
    Ailment.KEYRING_FAILING: (
        "The system's keyring is locked or does not work: new passwords and keys go to secrets.json, which only you "
        "can read.",
        "Unlock the keyring and start Metarr again.",
    ),
    Ailment.SECRETS_DAMAGED: (
        "secrets.json, which holds passwords and keys, cannot be read.",
        "Restore it; or remove it and enter them again.",
    ),
    Ailment.LIBRARY_LOST: (
        "There is no library here, but what is left of an earlier one.",
        "`metarr backup restore newest` brings back a backup; without one, `metarr backup rebuild` builds it anew.",
    ),
    Ailment.NO_BACKUP: ("There is no backup of the library.", "Make one: `metarr backup create`."),
    Ailment.BACKUP_OLD: (
        "The newest backup of the library is of {at}, {days} days old.",
        "Make one: `metarr backup create`; the log says why none was made by itself.",
    ),
    Ailment.NO_SECOND_PLACE: (
        "Backups lie on the same disk as the library only.",
        "Name a folder on another disk: `metarr settings set backup.second_dir=DIR`.",
    ),
    Ailment.MEDIA_UNREADABLE: (
        "MediaInfo's library cannot be loaded: nothing is known of what is inside media files.",
        "Install Metarr again, or libmediainfo by the system's packages.",
    ),
    Ailment.LIBRARIES_MISSING: (
        "The window may miss libraries of the system: {names}.",
        "Install them by the system's packages.",
    ),
    Ailment.ROOT_OFFLINE: (
        "{path} of “{library}” is offline; what is known of it stays as it is.",
        "Connect its disk or share; `metarr library root --help` says what to do where it lies elsewhere now.",
    ),
    Ailment.WATCH_UNWELL: (
        "{path} of “{library}”: only {watched} of {folders} folders are watched ({error}).",
        "Sweeps find what events do not tell; on Linux raise fs.inotify.max_user_watches.",
    ),
    Ailment.PLAYER_ERROR: ("{name}: {error}", "`metarr player test` asks it again."),
    Ailment.JOBS_FAILED: ("Jobs that failed and wait for you: {count}.", "`metarr jobs list` shows them."),
    Ailment.JOBS_UNFINISHED: ("Jobs waiting or running: {count}.", ""),
}

ROOMS: dict[Room, str] = {
    Room.DATABASE: "database",
    Room.WAL: "its journal",
    Room.CACHE: "pictures",
    Room.THUMBS: "small pictures",
    Room.ORIGINALS: "originals",
    Room.BACKUPS: "backups",
    Room.LOG: "log",
}


def finding_words(finding: Finding) -> tuple[str, str]:
    """What is so, and what to do ("" = nothing)."""
    said, do = WORDS[finding.ailment]
    args = dict(finding.args)
    if "bytes" in args:
        args["size"] = megabytes(int(args["bytes"]))
    if "is_full" in args:
        args["look"] = "full check" if args["is_full"] else "quick look"
    return said.format(**args), do
