"""Keeping the cache clean: which files nothing points to any more, since when, and removing them once that is wanted.

By itself nothing goes but what the person allowed (`cache.prune`), and never before it was unused for as long as
`cache.keep_unused_days` says, nor what can be fetched from nowhere. What an undo of as many days could bring back
counts as in use.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

from metarr_desktop.domain.errors import MetarrError
from metarr_desktop.domain.health import PrunePlan, UnusedFile
from metarr_desktop.domain.jobs import JobResult, NewJob, Payload, Phrase, Priority, Progress, Unwatched
from metarr_desktop.files.orphans import unknown_in
from metarr_desktop.store.clock import stamp

if TYPE_CHECKING:
    from metarr_desktop.files.cache import Cache
    from metarr_desktop.services.jobs import Handler
    from metarr_desktop.store.library import Store

_STEP = 200


class CacheKeep:
    """The verb. Thread-safe."""

    def __init__(self, store: Store, cache: Cache) -> None:
        self._store = store
        self._cache = cache

    @property
    def handlers(self) -> Mapping[str, Handler]:
        """Job type -> what does it."""
        return {"prune_cache": self.prune}

    @property
    def days(self) -> int:
        """How long unused files are kept."""
        return int(self._store.settings.get("cache.keep_unused_days"))

    def unused(self, progress: Progress | None = None) -> list[UnusedFile]:
        """The files that nothing points to, longest unused first. Changes nothing."""
        now = self._store.clock()
        undo_from = stamp(now - timedelta(days=self.days))
        return self._store.cache_use.unused(stamp(now), undo_from, (progress or Unwatched()).check)

    def plan(
        self, *, older_than: int | None = None, with_own: bool = False, progress: Progress | None = None
    ) -> PrunePlan:
        """What pruning would remove now: unused for so many days (None: as the setting says), and what nothing knows.

        `with_own`: also the person's own pictures, which can be fetched from nowhere.
        """
        watched = progress or Unwatched()
        days = self.days if older_than is None else older_than
        until = stamp(self._store.clock() - timedelta(days=days))
        unused = self.unused(watched)
        going = tuple(one for one in unused if one.since <= until and (with_own or not one.is_own))
        if not self._cache.is_there():
            return PrunePlan((), {}, {}, len(unused))
        unknown, thumbs = self._unknown(watched)
        return PrunePlan(going, unknown, thumbs, len(unused) - len(going))

    def _unknown(self, progress: Progress) -> tuple[dict[str, int], dict[str, int]]:
        """Files of the cache, and small forms, that there is no record of."""
        named = self._store.cache_use.named_in_tombstones()
        now_s = self._store.clock().timestamp()

        def tick(seen: int) -> None:
            progress.check()
            progress.report(seen, 0, "cache")

        def is_named(path: str) -> bool:
            return os.path.splitext(os.path.basename(path))[0] in named

        known = self._store.cache_use.paths()
        unknown, _ = unknown_in(self._cache.folder, known, now_s, tick, is_named)
        thumbs, _ = unknown_in(self._cache.thumbnails, known, now_s, tick, is_named)
        return unknown, thumbs

    def apply(self, plan: PrunePlan, progress: Progress) -> JobResult:
        """Remove what a plan names, as far as nothing shows it meanwhile.

        The record goes first: cut short, a file is left that nothing knows, and the next pruning takes it.
        """
        problems: list[str] = []
        gone = size = done = 0
        for start in range(0, len(plan.files), _STEP):
            progress.check()
            with self._store.write() as unit:
                forgotten = unit.cache_use.forget(plan.files[start : start + _STEP])
            for one in forgotten:
                gone, size = gone + self._remove(one.path, problems), size + one.size
            done += len(plan.files[start : start + _STEP])
            progress.report(done, plan.count, "cache")
        for paths, remove in ((plan.unknown, self._cache.remove), (plan.thumbs, self._cache.remove_thumbnail)):
            for path, bytes in paths.items():
                if done % _STEP == 0:
                    progress.check()
                    progress.report(done, plan.count, "cache")
                done += 1
                try:
                    remove(path)
                    gone, size = gone + 1, size + bytes
                except MetarrError as error:
                    problems.append(str(error))
        counts = {"files": gone, "bytes": size, "kept": plan.kept}
        said = {"files": gone, "mb": round(size / 1_000_000), "kept": plan.kept}
        return JobResult(counts=counts, problems=tuple(problems), summary=(Phrase("cache_pruned", said),))

    def _remove(self, path: str, problems: list[str]) -> int:
        try:
            self._cache.remove(path)
        except MetarrError as error:
            problems.append(str(error))
            return 0
        return 1

    def prune(self, payload: Payload, progress: Progress) -> JobResult:
        """Remove what has been unused long enough, and what nothing knows."""
        older_than = payload.get("older_than")
        plan = self.plan(
            older_than=None if older_than is None else int(older_than),
            with_own=bool(payload.get("with_own")),
            progress=progress,
        )
        return self.apply(plan, progress)

    def mark(self, progress: Progress) -> list[NewJob]:
        """Note since when files are unused; what follows if the person wants the old ones gone."""
        unused = self.unused(progress)
        with self._store.write(durable=False) as unit:
            unit.cache_use.mark(unused)
        if not self._store.settings.flag("cache.prune"):
            return []
        return [NewJob("prune_cache", {}, Priority.BACKGROUND)]


def prune_job(*, older_than: int | None = None, with_own: bool = False) -> NewJob:
    """Pruning that a person asked for."""
    payload: dict[str, int | bool] = {}
    if older_than is not None:
        payload["older_than"] = older_than
    if with_own:
        payload["with_own"] = True
    return NewJob("prune_cache", payload, Priority.PERSON)
