"""Refetch: pictures that a library shows and the cache has not, as after a restore on another machine.

The person's own come out of a backup, all others from where they were fetched before.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from metarr_desktop.domain.errors import BadFile, CannotWrite, MetarrError, NotFound
from metarr_desktop.domain.jobs import JobResult, NewJob, Payload, Phrase, Priority, Progress
from metarr_desktop.files import archives
from metarr_desktop.services import backup_folder
from metarr_desktop.services.changes import Aspect, Newsroom
from metarr_desktop.services.crowd import answered
from metarr_desktop.services.fetching import Fetched, Fetching

if TYPE_CHECKING:
    from metarr_desktop.domain.disk import CachedPicture
    from metarr_desktop.domain.provider import Downloads
    from metarr_desktop.files.cache import Cache
    from metarr_desktop.files.pool import WorkerPool
    from metarr_desktop.services.jobs import Handler
    from metarr_desktop.store.library import Store

_THREADS = 8


class Refetch:
    """The verb."""

    def __init__(
        self, store: Store, cache: Cache, workers: WorkerPool, downloads: Downloads, newsroom: Newsroom
    ) -> None:
        self._store = store
        self._cache = cache
        self._fetching = Fetching(downloads, workers)
        self._newsroom = newsroom

    @property
    def handlers(self) -> Mapping[str, Handler]:
        """Job type -> what does it."""
        return {"refetch": self.run}

    def missing(self) -> list[CachedPicture]:
        """The pictures that are shown somewhere and are not in the cache."""
        return [one for one in self._store.pictures.chosen() if not self._cache.has(one.path)]

    def run(self, payload: Payload, progress: Progress) -> JobResult:
        """Bring back what is missing, as far as it can be had."""
        missing = self.missing()
        own = self._unpack([one for one in missing if not one.url], progress)
        fetched, problems = self._fetch([one for one in missing if one.url], progress)
        back = own + fetched
        if back:
            self._newsroom.tell(Aspect.VALUES, items={one.item for one in back})
        counts = {"back": len(back), "missing": len(missing) - len(back)}
        return JobResult(
            counts=counts,
            problems=tuple(problems),
            summary=(Phrase("refetch_done", counts),) if missing else (),
            items=tuple({one.item for one in back}),
        )

    def _unpack(self, wanted: Sequence[CachedPicture], progress: Progress) -> list[CachedPicture]:
        """Take the person's own pictures out of the newest backup that has them."""
        left = {one.path: one for one in wanted}
        found: list[CachedPicture] = []
        for backup in backup_folder.listed(self._cache.data_dir) if left else ():
            progress.check()
            if backup.problem or not backup.own_pictures:
                continue
            with archives.opened(backup.path) as archive, tempfile.TemporaryDirectory() as folder:
                for path in left.keys() & set(archive.pictures):
                    copy = os.path.join(folder, os.path.basename(path))
                    try:
                        archive.unpack(f"{archives.PICTURES}{path}", copy)
                        self._cache.put_back(path, copy)
                    except (BadFile, CannotWrite):
                        continue
                    found.append(left.pop(path))
        return found

    def _fetch(self, wanted: Sequence[CachedPicture], progress: Progress) -> tuple[list[CachedPicture], list[str]]:
        """Fetch pictures from where they came; those that came, and what went wrong, each sentence once."""
        found: list[CachedPicture] = []
        problems: dict[str, None] = {}

        def fetch(one: CachedPicture) -> Fetched | MetarrError:
            try:
                return self._fetching.fetch(one.url, lambda: progress.is_cancelled)
            except NotFound:
                return NotFound(f"A picture is not at {one.url} any more.")
            except MetarrError as error:
                return error

        ended = answered(fetch, wanted, is_cancelled=lambda: progress.is_cancelled, threads=_THREADS)
        for number, (one, came) in enumerate(ended, 1):
            progress.report(number, len(wanted), "refetch")
            if isinstance(came, MetarrError):
                problems[str(came)] = None
                continue
            self._keep(one, came)
            found.append(one)
        return found, list(problems)

    def _keep(self, one: CachedPicture, came: Fetched) -> None:
        """Put the bytes where the picture lay; what it looks like may have changed a little since."""
        with tempfile.TemporaryDirectory() as folder:
            copy = os.path.join(folder, "picture")
            with open(copy, "wb") as file:
                file.write(came.data)
            self._cache.put_back(one.path, copy)
        facts = came.facts
        if facts.sha256 != one.sha256:
            new = replace(
                one,
                sha256=facts.sha256,
                phash=f"{facts.phash:016x}",
                width=facts.width,
                height=facts.height,
                size=facts.size,
            )
            with self._store.write(durable=False) as unit:
                unit.pictures.set_bytes([new])


def refetch_job() -> NewJob:
    """Bringing back pictures that are missing in the cache."""
    return NewJob("refetch", {}, Priority.NORMAL)
