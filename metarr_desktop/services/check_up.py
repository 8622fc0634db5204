"""The look into the database, the cache and the originals that takes its time: as a job, or at once."""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from metarr_desktop.domain.health import CheckUp, Orphans, Sizes
from metarr_desktop.domain.jobs import JobResult, NewJob, Payload, Phrase, Priority, Progress, Unwatched
from metarr_desktop.files.orphans import measured, names_in, unknown_in
from metarr_desktop.store.cache_use import noted_as_text
from metarr_desktop.store.clock import moment, stamp

if TYPE_CHECKING:
    from metarr_desktop.files.cache import Cache
    from metarr_desktop.services.jobs import Handler
    from metarr_desktop.store.library import Store

_NOTED = 60
_BETWEEN = timedelta(hours=20)


class CheckUps:
    """The verb. Thread-safe. Repairs nothing."""

    def __init__(self, store: Store, cache: Cache, data_dir: str) -> None:
        self._store = store
        self._cache = cache
        self._data_dir = data_dir
        self._lock = threading.Lock()
        self._last_full: CheckUp | None = None

    @property
    def handlers(self) -> Mapping[str, Handler]:
        """Job type -> what does it."""
        return {"check_up": self.check_up}

    @property
    def last_full(self) -> CheckUp | None:
        """The last full one since the engine was opened."""
        with self._lock:
            return self._last_full

    def look(self, progress: Progress | None = None, *, is_full: bool = False) -> CheckUp:
        """Check the database, quickly or fully, and what lies in the cache and beside it. Raises Cancelled.

        A quick look does not forget what the last full one of this run found.
        """
        watched = progress or Unwatched()

        def is_cancelled() -> bool:
            return watched.is_cancelled

        if is_full:
            faults = self._store.check.full(is_cancelled, lambda done, total: watched.report(done, total, "database"))
        else:
            faults = self._store.check.quick(is_cancelled)
        found = CheckUp(stamp(self._store.clock()), is_full, faults, self.orphans(watched))
        if is_full:
            with self._lock:
                self._last_full = found
            return found
        last = self.last_full
        return found if last is None else replace(found, is_full=True, faults=found.faults or last.faults)

    def orphans(self, progress: Progress) -> Orphans:
        """What lies in the cache and among the originals without a record, and what there is only a record of."""

        def tick(seen: int) -> None:
            progress.check()
            progress.report(seen, 0, "cache")

        kept, beside = self._store.cache_use.originals(), names_in(os.path.join(self._data_dir, "originals"))
        originals = Orphans(
            unknown_originals=tuple(sorted(beside - kept)), missing_originals=tuple(sorted(kept - beside))
        )
        if not self._cache.is_there():
            return replace(originals, is_cache_away=True)
        named = self._store.cache_use.named_in_tombstones()
        now_s = self._store.clock().timestamp()
        known = self._store.cache_use.paths()
        unknown, there = unknown_in(
            self._cache.folder, known, now_s, tick, lambda path: os.path.splitext(os.path.basename(path))[0] in named
        )
        # Asked again: what was pruned while the folder was listed is not missing.
        missing = tuple(sorted((known - there) & self._store.cache_use.paths()))
        thumbs, _ = unknown_in(self._cache.thumbnails, known, now_s, tick)
        return replace(originals, unknown=unknown, missing=missing, thumbs=thumbs)

    def check_up(self, payload: Payload, progress: Progress) -> JobResult:
        """The full one, as a job."""
        found = self.look(progress, is_full=True)
        counts = {"faults": len(found.faults), "orphans": len(found.orphans.unknown) + len(found.orphans.missing)}
        return JobResult(counts=counts, problems=found.faults, summary=(Phrase("checked", counts),))

    # --- room -------------------------------------------------------------------------------------------------------

    def sizes(self, progress: Progress | None = None) -> Sizes:
        """How much room everything takes now. Raises Cancelled."""
        watched = progress or Unwatched()
        bytes = measured(self._data_dir, self._cache.folder, lambda seen: watched.check())
        return Sizes(stamp(self._store.clock()), bytes)

    def noted(self) -> list[Sizes]:
        """What was noted each night, oldest first; two months at most."""
        return self._store.cache_use.sizes_noted()

    def note_sizes(self, progress: Progress) -> None:
        """Note what everything takes, once a day."""
        before, now = self.noted(), self._store.clock()
        if before and abs(now - moment(before[-1].at)) < _BETWEEN:
            return
        after = [*before, self.sizes(progress)][-_NOTED:]
        with self._store.write(durable=False) as unit:
            unit.put_setting("doctor.sizes", noted_as_text(after))


def check_job() -> NewJob:
    """The full check that a person asked for."""
    return NewJob("check_up", {}, Priority.PERSON)
