"""Moving the cache of pictures to a folder that the person names, as a job."""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping
from typing import TYPE_CHECKING

from metarr_desktop.domain.errors import BadInput, printable
from metarr_desktop.domain.jobs import JobResult, NewJob, Payload, Phrase, Priority, Progress
from metarr_desktop.domain.sentences import sentence
from metarr_desktop.files.cache_move import check_target, move

if TYPE_CHECKING:
    from metarr_desktop.files.cache import Cache
    from metarr_desktop.services.jobs import Handler
    from metarr_desktop.store.library import Store


_LINES = 10


class CacheMove:
    """The verb. Thread-safe; one move at a time."""

    def __init__(self, store: Store, cache: Cache) -> None:
        self._store = store
        self._cache = cache
        self._turn = threading.Lock()

    @property
    def handlers(self) -> Mapping[str, Handler]:
        """Job type -> what does it."""
        return {"move_cache": self.move}

    def folder(self) -> str:
        """Where pictures lie now."""
        return self._cache.folder

    def check(self, folder: str) -> None:
        """Raise BadInput for a folder that cannot be the cache: known before a job is queued. "" goes back."""
        check_target(self._cache, folder)
        for root in (root.path for library in self._store.libraries.all() for root in library.roots):
            one, other = os.path.join(os.path.realpath(folder or root), ""), os.path.join(os.path.realpath(root), "")
            if folder and (one.startswith(other) or other.startswith(one)):
                raise BadInput(f"{printable(folder)} and the library folder {printable(root)} lie within each other.")

    def move(self, payload: Payload, progress: Progress) -> JobResult:
        """Move the cache to `to`; done again after a crash or a stop, it goes on where it stood."""
        floor_bytes = int(self._store.settings.get("artwork.free_space_mb")) * 1_000_000
        with self._turn:
            self.check(str(payload["to"]))
            count = move(
                self._cache,
                str(payload["to"]),
                floor_bytes,
                _Steps(progress),
                progress.check,
            )
        progress.say(sentence(f"Pictures lie in {printable(self._cache.folder)} now: {count}."), count=0)
        return JobResult(
            counts={"files": count},
            summary=(Phrase("cache_moved", {"files": count, "folder": printable(self._cache.folder)}),),
        )


class _Steps:
    """Reports each file that is there, and says so ten times on the way."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._said = 0

    def __call__(self, done: int, total: int) -> None:
        self._progress.report(done, total, "cache")
        if done * _LINES // total > self._said * _LINES // total:
            self._progress.say(sentence(f"Pictures copied: {done} of {total}."), count=done - self._said)
            self._said = done


def move_cache_job(folder: str) -> NewJob:
    """Moving that a person asked for: to an absolute path, or "" for the data directory."""
    return NewJob("move_cache", {"to": folder}, Priority.PERSON)
