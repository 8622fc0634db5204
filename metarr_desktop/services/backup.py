"""Backup: making backups by night and on demand, and what can be done with those that are there."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import TYPE_CHECKING

from metarr_desktop.domain.backups import Backup, BackupKind, RestorePreview, SecondPlace
from metarr_desktop.domain.errors import printable
from metarr_desktop.domain.job_log import Tone
from metarr_desktop.domain.jobs import JobResult, NewJob, Payload, Phrase, Priority, Progress, Schedule
from metarr_desktop.domain.sentences import sentence
from metarr_desktop.services import backup_folder, restore
from metarr_desktop.services.changes import Aspect, Newsroom
from metarr_desktop.services.second_place import Second

if TYPE_CHECKING:
    from metarr_desktop.files.cache import Cache
    from metarr_desktop.services.jobs import Handler
    from metarr_desktop.store.library import Store

#: Every night; what a night missed is made up for at the next start.
NIGHTLY = Schedule("backup", {}, 24 * 3600, hour=3)


class Backups:
    """The verb, while a library is open. Thread-safe; one backup is made at a time."""

    def __init__(self, store: Store, cache: Cache, newsroom: Newsroom, version: str) -> None:
        self._store = store
        self._cache = cache
        self._data_dir = cache.data_dir
        self._newsroom = newsroom
        self._version = version
        self._second = Second(self._data_dir)
        self._turn = threading.Lock()

    @property
    def handlers(self) -> Mapping[str, Handler]:
        """Job type -> what does it."""
        return {"backup": self.run}

    def run(self, payload: Payload, progress: Progress) -> JobResult:
        """Make a backup and copy it to the second place: of the night, or one that the person asked for."""
        is_own = bool(payload.get("is_own"))
        if not is_own and not (self._store.settings.flag("backup.daily") and self._store.libraries.all()):
            return JobResult()
        folder = self._store.settings.text("backup.second_dir")
        with self._turn:
            kind = BackupKind.OWN if is_own else BackupKind.DAILY
            made = backup_folder.make(self._data_dir, self._cache, kind, self._store.clock(), self._version, progress)
            progress.say(sentence(f"{printable(made.path)}: written."))
            backup_folder.prune(backup_folder.folder_of(self._data_dir), self.all(), progress)
            problem = self._second.copy(made, folder, progress) if folder else ""
            if problem:
                progress.say(problem, Tone.TROUBLE)
        self._newsroom.tell(Aspect.BACKUPS)
        counts = {"titles": made.tally.titles, "pictures": made.own_pictures, "bytes": made.size}
        return JobResult(
            counts=counts,
            problems=(problem,) if problem else (),
            summary=(Phrase("backup_done", {"name": made.name, **counts}),),
        )

    def all(self) -> list[Backup]:
        """Every backup there is, newest first."""
        return backup_folder.listed(self._data_dir)

    def remove(self, name: str) -> None:
        """Remove a backup for good. Raises NotFound, CannotWrite."""
        backup_folder.remove(self._data_dir, name)
        self._newsroom.tell(Aspect.BACKUPS)

    def second_place(self) -> SecondPlace:
        """How the second place stands."""
        return self._second.standing(self._store.settings.text("backup.second_dir"))

    # --- restoring --------------------------------------------------------------------------------------------------

    def preview(self, word: str) -> RestorePreview:
        """What restoring a backup (its name, or a path) would change. Raises NotFound, BadFile, NewerLibrary."""
        return restore.preview(self._data_dir, word)

    def stage(self, word: str) -> Backup:
        """Have a backup put in place at the next start (see `services.restore.stage`)."""
        with self._turn:
            backup = restore.stage(self._data_dir, word)
        self._newsroom.tell(Aspect.BACKUPS)
        return backup

    def staged(self) -> str:
        """The name of the backup that is put in place at the next start, "" where none is."""
        return restore.staged(self._data_dir)

    def unstage(self) -> bool:
        """Put none in place after all; whether one was to be. Raises CannotWrite."""
        with self._turn:
            was_staged = restore.unstage(self._data_dir)
        self._newsroom.tell(Aspect.BACKUPS)
        return was_staged


def backup_job() -> NewJob:
    """A backup that a person asked for; it stays until the person removes it."""
    return NewJob("backup", {"is_own": True}, Priority.PERSON)
