"""A library that is damaged: noticed before anything is opened, never written over, and the ways out of it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from metarr_desktop.domain.errors import BadFile, BadInput, DamagedLibrary, NotFound, printable
from metarr_desktop.files import archives
from metarr_desktop.files.lock import DirectoryLock
from metarr_desktop.services import backup_folder, keepsakes, restore
from metarr_desktop.services.data_dir import LIBRARY
from metarr_desktop.store import copies
from metarr_desktop.store.salvage import salvage

if TYPE_CHECKING:
    from metarr_desktop.domain.backups import Backup, Restored, Tally

#: What a restored library is called that was saved row by row.
SALVAGED = "salvaged"


@dataclass(frozen=True, slots=True)
class Damage:
    """What is wrong ("" = nothing was found), and the newest backup that nothing is known against.

    `is_blank` where nothing is in the library: the file was gone, and whatever opened it first began a new one.
    """

    sentence: str
    newest: Backup | None
    is_blank: bool = False


@dataclass(frozen=True, slots=True)
class Remains:
    """What tells of a library whose file is gone: the newest backup, and how many libraries the sidecar knows."""

    newest: Backup | None
    libraries: int

    def __bool__(self) -> bool:
        return self.newest is not None or self.libraries > 0


@dataclass(frozen=True, slots=True)
class Saved:
    """What was saved: what the library holds now, in how many places the old one could not be read, where that lies."""

    tally: Tally
    holes: int
    kept_aside: str


def ways_out(data_dir: str) -> str:
    """What can be done, in words for a person at a command line; the window has buttons for the same."""
    newest = newest_good(data_dir)
    if newest is None:
        return "There is no backup; `metarr backup rescue --salvage` saves what can still be read."
    return (
        f"The newest backup is {newest.name} of {newest.at} UTC. `metarr backup rescue --newest` restores it, "
        "`metarr backup rescue --salvage` saves what can still be read; both keep the damaged file."
    )


def ways_back(data_dir: str) -> str:
    """What brings back a library whose file is gone, in the same words; "" where nothing tells of one."""
    there = remains(data_dir)
    ways = []
    if newest := there.newest:
        ways.append(f"`metarr backup restore newest` brings back {newest.name} of {newest.at} UTC.")
    if there.libraries:
        ways.append("`metarr backup rebuild` builds it anew, from its folders, their NFO files and what you decided.")
    return " ".join(ways)


def remains(data_dir: str) -> Remains:
    """What is left of a library whose file is gone. Reads files."""
    return Remains(newest_good(data_dir), len(keepsakes.household(data_dir).get("libraries", ())))


def newest_good(data_dir: str) -> Backup | None:
    """The newest backup that nothing is known against."""
    try:
        return next((one for one in backup_folder.listed(data_dir) if not one.problem), None)
    except BadFile:
        return None


def examine(data_dir: str) -> Damage:
    """Check all of a library that nobody works on. Raises NotFound where there is none, InUse."""
    library = Path(data_dir) / LIBRARY
    if not library.exists():
        raise NotFound(f"There is no library in {printable(data_dir)}. {ways_back(data_dir)}".rstrip())
    with DirectoryLock(data_dir).acquire():
        sentence = _what_is_wrong(library)
        return Damage(sentence, newest_good(data_dir), is_blank=not sentence and _is_blank(library))


def _what_is_wrong(library: Path) -> str:
    try:
        with copies.reading(library) as connection:
            verdict = str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
            copies.row_counts(connection)
    except DamagedLibrary as error:
        return str(error)
    return "" if verdict == "ok" else f"{printable(str(library))} did not pass its check ({verdict})."


def _is_blank(library: Path) -> bool:
    with copies.reading(library) as connection:
        counts = copies.row_counts(connection)
    return not (counts.get("library") or counts.get("item"))


def restore_newest(data_dir: str) -> Restored:
    """Put the newest backup that turns out to be whole in the place of the library, which is kept aside.

    Raises NotFound where none is whole, InUse, CannotWrite.
    """
    with DirectoryLock(data_dir).acquire():
        for one in backup_folder.listed(data_dir):
            try:
                restore.stage(data_dir, one.name)
            except (BadFile, BadInput, DamagedLibrary):
                continue
            restored = restore.apply_staged(data_dir)
            if restored is not None:
                return restored
    raise NotFound("There is no backup that is whole; `metarr backup rescue --salvage` saves what can still be read.")


def save(data_dir: str) -> Saved:
    """Put what can still be read of a damaged library in its place; the damaged file is kept aside.

    Raises BadInput for a library that is sound, DamagedLibrary when nothing can be read of it, InUse, CannotWrite.
    """
    library = Path(data_dir) / LIBRARY
    if not library.exists():
        raise NotFound(f"There is no library in {printable(data_dir)}.")
    with DirectoryLock(data_dir).acquire():
        if not _what_is_wrong(library):
            raise BadInput("The library passes its check; there is nothing to save it from.")
        making = os.path.join(os.path.abspath(data_dir), "salvage")
        archives.make_empty(making)
        target = Path(making) / LIBRARY
        holes = salvage(library, target)
        tally = copies.tally_of(target, is_quiet=True)
        restore.stage_library(data_dir, str(target), SALVAGED)
        restored = restore.apply_staged(data_dir)
        os.rmdir(making)
        return Saved(tally, holes, restored.kept_aside if restored else "")
