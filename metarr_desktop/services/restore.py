"""Restoring a backup: prepared in a folder of its own, put in place at the next start before anything is open.

`stage` unpacks and checks everything; a small plan, written last, makes it count. `apply_staged` does what the plan
says while nothing else works on the data directory. Whenever it is cut short, the next start goes on: the library is
the old one, whole, until one rename makes it the restored one. What stood there before becomes a backup of its own,
or, where it is damaged, lies in `damaged/` byte for byte.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from metarr_desktop.domain.backups import Backup, BackupKind, Restored, RestorePreview, Tally, name_for
from metarr_desktop.domain.errors import BadFile, DamagedLibrary, MetarrError, NewerLibrary, printable
from metarr_desktop.files import archives
from metarr_desktop.files.cache import Cache
from metarr_desktop.files.lock import DirectoryLock, make_data_dir
from metarr_desktop.files.write import cannot_write, flush_folder, write_atomically
from metarr_desktop.services import backup_folder
from metarr_desktop.services.data_dir import LIBRARY, STAGE
from metarr_desktop.store import copies
from metarr_desktop.store.migrate import known_revisions

log = logging.getLogger(__name__)

_PLAN = "plan.json"
_DONE = "restored.json"
_BESIDE = ("-wal", "-shm", "-journal")


def preview(data_dir: str, word: str) -> RestorePreview:
    """What restoring a backup (its name, or a path) would change. Raises NotFound, BadFile, NewerLibrary."""
    backup = _usable(data_dir, word)
    library = Path(data_dir) / LIBRARY
    if not library.exists():
        return RestorePreview(backup, Tally())
    look = os.path.join(os.path.abspath(data_dir), f"{STAGE}.look")
    archives.make_empty(look)
    try:
        database = backup.path
        if backup.name.endswith(".zip"):
            database = os.path.join(look, LIBRARY)
            with archives.opened(backup.path) as archive:
                archive.unpack(archives.DATABASE, database)
        count, lost = copies.edits_since(library, Path(database))
        return RestorePreview(backup, copies.tally_of(library), count, lost)
    except DamagedLibrary:
        return RestorePreview(backup, Tally())  # nothing that could be counted is there now
    finally:
        shutil.rmtree(look, ignore_errors=True)


def _usable(data_dir: str, word: str) -> Backup:
    """The backup that is meant. Raises NotFound, BadFile, NewerLibrary."""
    backup = backup_folder.found(data_dir, word)
    if backup.problem:
        raise BadFile(backup.path, f"it cannot be restored: {backup.problem}")
    if backup.schema not in known_revisions():
        raise NewerLibrary(
            f"{printable(backup.path)} was made by a newer Metarr (schema {backup.schema}, this program knows "
            f"{known_revisions()[-1]}). Nothing was changed; restore it with the newer program."
        )
    return backup


def stage(data_dir: str, word: str, now: datetime | None = None) -> Backup:
    """Prepare a backup (its name, or a path) for the next start; it takes the place of one prepared before.

    Raises NotFound, NewerLibrary, BadFile and DamagedLibrary for one that is not whole, CannotWrite: then nothing is
    prepared and the library is as it was.
    """
    backup = _usable(data_dir, word)
    folder = _begin_stage(data_dir)
    _take_database(backup, os.path.join(folder, LIBRARY))
    if backup.name.endswith(".zip"):
        with archives.opened(backup.path) as archive:
            for path in archive.pictures:
                archive.unpack(f"{archives.PICTURES}{path}", os.path.join(folder, "pictures", *path.split("/")))
    _finish_stage(data_dir, backup.name, backup.at, now)
    return backup


def _take_database(backup: Backup, target: str) -> None:
    """The database of a backup as a file, checked. Raises BadFile, DamagedLibrary, CannotWrite."""
    if backup.name.endswith(".zip"):
        with archives.opened(backup.path) as archive:
            archive.unpack(archives.DATABASE, target)
        copies.check(Path(target))
    else:
        copies.copy_verified(Path(backup.path), Path(target))


def stage_library(data_dir: str, database: str, name: str, now: datetime | None = None) -> None:
    """Prepare a database that was made in another way, and is checked, in the place of a backup's."""
    folder = _begin_stage(data_dir)
    try:
        os.replace(database, os.path.join(folder, LIBRARY))
    except OSError as error:
        raise cannot_write(folder, error) from error
    _finish_stage(data_dir, name, "", now)


def _begin_stage(data_dir: str) -> str:
    unstage(data_dir)
    folder = os.path.join(os.path.abspath(data_dir), STAGE)
    archives.make_empty(folder)
    return folder


def _finish_stage(data_dir: str, name: str, at: str, now: datetime | None) -> None:
    """Write the plan: from now on it counts. What the old library is kept as is settled here, so that an apply that
    is cut short goes on with the same names."""
    backups = backup_folder.folder_of(data_dir)
    taken = os.listdir(backups) if os.path.isdir(backups) else []
    aside = name_for(BackupKind.REPLACED, now or datetime.now(UTC), taken)
    plan = {"name": name, "at": at, "aside": aside}
    folder = os.path.join(os.path.abspath(data_dir), STAGE)
    flush_folder(folder)
    write_atomically(os.path.join(folder, _PLAN), json.dumps(plan).encode())


def staged(data_dir: str) -> str:
    """The name of the backup that is put in place at the next start, "" where none is."""
    plan = _plan(data_dir)
    return plan["name"] if plan else ""


def unstage(data_dir: str) -> bool:
    """Leave the library as it is at the next start; whether anything was prepared. Raises CannotWrite."""
    folder = os.path.join(os.path.abspath(data_dir), STAGE)
    plan = os.path.join(folder, _PLAN)
    was_staged = os.path.exists(plan)
    try:
        with suppress(FileNotFoundError):
            os.unlink(plan)  # first, and for good: half a folder must not count
        flush_folder(folder)
    except OSError as error:
        raise cannot_write(plan, error) from error
    shutil.rmtree(folder, ignore_errors=True)
    return was_staged


def _plan(data_dir: str) -> dict[str, str] | None:
    path = os.path.join(data_dir, STAGE, _PLAN)
    try:
        with open(path, "rb") as file:
            said = json.load(file)
        return {name: str(said[name]) for name in ("name", "at", "aside")}
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadFile(path, "it cannot be read; remove the folder it lies in to start without restoring") from error


# --- putting in place -------------------------------------------------------------------------------------------------


def apply_staged(data_dir: str) -> Restored | None:
    """Put in place what was prepared; None where nothing was. The lock of the data directory has to be held.

    Raises CannotWrite where the disk refuses: the library is the old one or the restored one, whole, and the next
    start goes on.
    """
    plan = _plan(data_dir)
    if plan is None:
        shutil.rmtree(os.path.join(data_dir, STAGE), ignore_errors=True)  # one that was never whole
        return None
    folder = os.path.join(data_dir, STAGE)
    if os.path.exists(os.path.join(folder, LIBRARY)):
        _give_pictures(data_dir, os.path.join(folder, "pictures"))
        _put_aside(data_dir, plan["aside"])
        try:
            os.replace(os.path.join(folder, LIBRARY), os.path.join(data_dir, LIBRARY))
        except OSError as error:
            raise cannot_write(os.path.join(data_dir, LIBRARY), error) from error
        flush_folder(data_dir)
    done = Restored(plan["name"], plan["at"], _kept_aside(data_dir, plan["aside"]))
    write_atomically(os.path.join(data_dir, _DONE), json.dumps(asdict(done)).encode())
    unstage(data_dir)
    log.info("Restored %s; what was there before: %s", done.name, done.kept_aside or "nothing")
    return done


def take_restored(data_dir: str) -> Restored | None:
    """What was restored since this was last asked; what follows from it has to be queued before `forget_restored`."""
    try:
        with open(os.path.join(data_dir, _DONE), "rb") as file:
            return Restored(**json.load(file))
    except (OSError, ValueError, TypeError):
        return None


def forget_restored(data_dir: str) -> None:
    """What follows from a restore is queued."""
    with suppress(OSError):
        os.unlink(os.path.join(data_dir, _DONE))


def _give_pictures(data_dir: str, folder: str) -> None:
    """Put the person's own pictures back into the cache, where they are not there any more."""
    cache = Cache(data_dir)
    for at, _, names in os.walk(folder):
        for name in names:
            source = os.path.join(at, name)
            relative = os.path.relpath(source, folder).replace(os.sep, "/")
            try:
                cache.put_back(relative, source)
            except MetarrError as error:  # the cache's disk is away: they are in the backup, and asked for again
                log.warning("A picture of yours was not put back: %s", error)


def _put_aside(data_dir: str, name: str) -> None:
    """Keep the library that is to be replaced: as a backup where it is sound, else as it is, byte for byte."""
    library = Path(data_dir) / LIBRARY
    if not library.exists():
        return
    target = Path(backup_folder.folder_of(data_dir)) / name
    if not target.exists():
        try:
            copies.copy_verified(library, target)
        except DamagedLibrary as error:
            log.warning("The library that is replaced is damaged: %s", error)
            _move_away(data_dir, Path(name).stem)
            return
    for ending in _BESIDE:  # an old log would be played into the new library
        with suppress(FileNotFoundError):
            os.unlink(f"{library}{ending}")
    flush_folder(data_dir)


def _move_away(data_dir: str, name: str) -> None:
    folder = os.path.join(data_dir, "damaged", name)
    try:
        os.makedirs(folder, exist_ok=True)
        for ending in (*_BESIDE, ""):
            with suppress(FileNotFoundError):
                os.replace(os.path.join(data_dir, f"{LIBRARY}{ending}"), os.path.join(folder, f"{LIBRARY}{ending}"))
    except OSError as error:
        raise cannot_write(folder, error) from error
    flush_folder(folder)
    flush_folder(data_dir)


def _kept_aside(data_dir: str, name: str) -> str:
    for path in (
        os.path.join(backup_folder.folder_of(data_dir), name),
        os.path.join(os.path.abspath(data_dir), "damaged", Path(name).stem),
    ):
        if os.path.exists(path):
            return path
    return ""


def restore_now(data_dir: str, word: str, *, wait_s: float = 0.0) -> Restored:
    """Restore a backup into a data directory that nobody works on; it is made where it is missing.

    Raises InUse, and what `stage` and `apply_staged` raise.
    """
    make_data_dir(data_dir)
    with DirectoryLock(data_dir).acquire(wait_s):
        stage(data_dir, word)
        return _applied(data_dir)


def _applied(data_dir: str) -> Restored:
    restored = apply_staged(data_dir)
    if restored is None:
        raise BadFile(data_dir, "nothing was prepared to be restored")
    return restored
