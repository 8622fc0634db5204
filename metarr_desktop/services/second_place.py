"""The second place of backups: a folder on another disk, so that a disk that breaks does not take them along."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from metarr_desktop.domain.backups import Backup, SecondPlace, SecondState
from metarr_desktop.domain.errors import BadFile, CannotWrite, printable
from metarr_desktop.domain.sentences import sentence
from metarr_desktop.files import archives
from metarr_desktop.files.write import write_atomically
from metarr_desktop.services import backup_folder

if TYPE_CHECKING:
    from metarr_desktop.domain.jobs import Progress

_NOTE = "second.json"


class Second:
    """The second place of one data directory.

    When it was last reached is noted in a file beside the backups, not in the library: a restored one must not tell it.
    """

    def __init__(self, data_dir: str) -> None:
        self._data_dir = data_dir
        self._note = os.path.join(backup_folder.folder_of(data_dir), _NOTE)

    def standing(self, folder: str) -> SecondPlace:
        """How that folder stands as the second place; "" = none is named."""
        if not folder:
            return SecondPlace(SecondState.NONE)
        reached_at, was_elsewhere = self._noted(folder)
        try:
            is_same = archives.is_on(folder, self._data_dir)
        except CannotWrite:
            return SecondPlace(SecondState.AWAY, folder, reached_at)
        if is_same:  # once it was another disk: then this is the mount point that the disk left behind
            return SecondPlace(SecondState.AWAY if was_elsewhere else SecondState.SAME_DISK, folder, reached_at)
        return SecondPlace(SecondState.GOOD if reached_at else SecondState.WAITING, folder, reached_at)

    def copy(self, backup: Backup, folder: str, progress: Progress) -> str:
        """Copy a backup there and read it back; the sentence that says why it is not there, "" when it is.

        Raises Cancelled.
        """
        state = self.standing(folder).state
        if state is SecondState.AWAY:
            return sentence(f"The second place of backups, {printable(folder)}, is not there; connect its disk.")
        try:
            path = os.path.join(folder, backup.name)
            archives.copy_archive(backup.path, path, progress.check)
            backup_folder.prune(folder, backup_folder.names_in(folder), progress)
            self._write_note(folder, backup.at, is_elsewhere=state is not SecondState.SAME_DISK)
            progress.say(sentence(f"{printable(path)}: written."))
        except (BadFile, CannotWrite) as error:
            return sentence(f"The backup could not be copied to the second place: {error}")
        return ""

    def _noted(self, folder: str) -> tuple[str, bool]:
        with suppress(OSError, ValueError, KeyError, TypeError), open(self._note, "rb") as file:
            said = json.load(file)
            if said["folder"] == folder:
                return str(said["reached_at"]), bool(said["is_elsewhere"])
        return "", False

    def _write_note(self, folder: str, at: str, *, is_elsewhere: bool) -> None:
        said = {"folder": folder, "reached_at": at, "is_elsewhere": is_elsewhere}
        write_atomically(self._note, json.dumps(said).encode())
