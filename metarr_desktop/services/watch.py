"""Watch: keep libraries up to date without being asked.

Events only mark folders dirty; when it has been quiet for a second, a scan of just those folders decides (RELIABILITY
4.12). What events cannot tell, sweeps find: at the start of watching, when events were lost, and every so many hours,
outside the quiet hours. A root that wants to be looked at only when asked is never touched.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from metarr_desktop.domain.root_state import WatchMode, WatchState
from metarr_desktop.domain.watch import Debounce, QuietHours, RootWatch
from metarr_desktop.files.listening import Loss
from metarr_desktop.files.mounts import share_of
from metarr_desktop.files.watch import MakeWatching, watch_root
from metarr_desktop.services import automation
from metarr_desktop.services.changes import Aspect, News, Newsroom
from metarr_desktop.services.errands import sweep_job, watched_scan_job
from metarr_desktop.services.flow import part_of
from metarr_desktop.services.watched_root import WatchedRoot, moment

if TYPE_CHECKING:
    from metarr_desktop.domain.jobs import Job, NewJob
    from metarr_desktop.domain.kinds import LibraryId, RootId
    from metarr_desktop.domain.views import LibraryView, RootView
    from metarr_desktop.services.jobs import JobEvent, JobRunner
    from metarr_desktop.services.settling import Settling
    from metarr_desktop.store.library import Store

log = logging.getLogger(__name__)

_LONGEST_PAUSE_S = 60.0
_STOPPED_S = 0.8
_MOST_FOLDERS = 500  # of one root in one job; more are the whole root


@dataclass(frozen=True, slots=True)
class _Rules:
    """What the settings say."""

    is_on: bool
    hours: int
    hours_without_events: int
    quiet: QuietHours


class Watch:
    """The verb. `start` and `stop` it with the engine; every method may be called from any thread.

    `tick` does all that is due; a thread calls it while the watch runs, and tests with a clock of their own.
    """

    def __init__(
        self,
        store: Store,
        jobs: JobRunner,
        newsroom: Newsroom,
        settling: Settling,
        *,
        make: MakeWatching = watch_root,
        share: Callable[[str], str] = share_of,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store = store
        self._jobs = jobs
        self._newsroom = newsroom
        self._settling = settling
        self._make = make
        self._share = share
        self._steady = steady
        self._tending = threading.Lock()  # one tick at a time, and none beside a stop
        self._roots: dict[RootId, WatchedRoot] = {}  # changed within a tick only
        self._rules = self._read_rules()
        self._heard = threading.Lock()  # over the four below
        self._debounce = Debounce()
        self._losses: list[tuple[RootId, Loss, str]] = []
        self._scanned: list[Job] = []
        self._is_plan_old = True
        self._told: dict[RootId, tuple[WatchState, int, str]] = {}
        self._is_running = False
        self._is_forced = False
        self._stopping = threading.Event()
        self._wake = threading.Event()
        self._thread: threading.Thread | None = None
        newsroom.subscribe(self._hear_news)
        jobs.subscribe(self._hear_job)

    # --- life -------------------------------------------------------------------------------------------------------

    def start(self, *, is_forced: bool = False) -> None:
        """Begin, as far as the setting says so; `is_forced`: whatever it says."""
        self.begin(is_forced=is_forced)
        if self._thread is None:
            self._thread = threading.Thread(target=self._keep, name="watch", daemon=True)
            self._thread.start()

    def begin(self, *, is_forced: bool = False) -> None:
        """From now on a `tick` watches; `start` has a thread do that."""
        self._is_running = True
        self._is_forced = self._is_forced or is_forced
        self._replan()

    def stop(self) -> None:
        """Hear and do no more. Takes less than a second."""
        self._stopping.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join(_STOPPED_S)
        if self._tending.acquire(timeout=_STOPPED_S):  # a share that does not answer may hold a tick up: let it
            try:
                self._is_running = False
                for one in self._roots.values():
                    one.stop()
                self._roots.clear()
            finally:
                self._tending.release()

    def _keep(self) -> None:
        while not self._stopping.is_set():
            self._wake.clear()
            pause_s = _LONGEST_PAUSE_S
            try:
                pause_s = self.tick()
            except Exception:
                # Nobody else would look after folders again.
                log.exception("Folders could not be looked after")
            if not self._stopping.is_set():  # it may have been, just before the wake was cleared
                self._wake.wait(pause_s)

    # --- what is heard ----------------------------------------------------------------------------------------------

    def changed(self, root: RootId, folder: str) -> None:
        """See `watched_root.Ear`."""
        one = self._roots.get(root)
        if one is not None:
            self._mark(one, folder)

    def lost(self, root: RootId, loss: Loss, error: str) -> None:
        """See `watched_root.Ear`."""
        with self._heard:
            self._losses.append((root, loss, error))
        self._wake.set()

    def _mark(self, one: WatchedRoot, folder: str) -> None:
        where = {"tops": (folder,)} if folder == one.root.path else {"folders": (folder,)}
        with self._heard:
            is_first = self._debounce.mark(one.library.id, self._steady(), **where)
        if is_first:
            self._wake.set()

    def _hear_news(self, news: News) -> None:
        if news.aspects & {Aspect.LIBRARIES, Aspect.SETTINGS}:
            self._replan()

    def _hear_job(self, event: JobEvent) -> None:
        job = event.job
        if job.type == "scan" and job.status.is_over:
            with self._heard:
                self._scanned.append(job)
            self._wake.set()

    def _replan(self) -> None:
        with self._heard:
            self._is_plan_old = True
        self._wake.set()

    # --- what is done -----------------------------------------------------------------------------------------------

    def tick(self) -> float:
        """Do all that is due; gives the seconds until something is due again."""
        with self._tending:
            if not self._is_running or self._stopping.is_set():
                return _LONGEST_PAUSE_S
            try:
                self._do_what_is_due()
            except Exception:
                # A full or failing disk: a look at everything makes up for what was not queued.
                for one in self._roots.values():
                    one.is_sweep_wanted = True
                with self._heard:
                    self._is_plan_old = True
                raise
            return self._pause_s()

    def _do_what_is_due(self) -> None:
        self._plan()
        self._take_losses()
        for one in self._roots.values():
            one.tend(self._steady(), self._make, self, partial(self._folders, one.root))
        self._cover_what_was_scanned()
        self._mark_settled()
        jobs = [*self._dirty_jobs(), *self._sweep_jobs()]
        if jobs:
            self._jobs.enqueue(*jobs)
        self._tell_health()

    def _plan(self) -> None:
        """Bring what is watched into line with libraries and settings."""
        with self._heard:
            is_old, self._is_plan_old = self._is_plan_old, False
        if not is_old:
            return
        self._rules = self._read_rules()
        wanted = {root.id: (library, root) for library, root in self._wanted()}
        for id, one in list(self._roots.items()):
            if id not in wanted or not one.is_same(*wanted[id]):
                one.stop()
                del self._roots[id]
        for id, (library, root) in wanted.items():
            if id in self._roots:
                self._roots[id].library, self._roots[id].root = library, root
            else:
                self._roots[id] = self._new(library, root)

    def _wanted(self) -> list[tuple[LibraryView, RootView]]:
        if not self._rules.is_on and not self._is_forced:
            return []
        return [
            (library, root)
            for library in self._store.libraries.all()
            if library.is_enabled
            for root in library.roots
            if root.watch is not WatchMode.ASKED
        ]

    def _new(self, library: LibraryView, root: RootView) -> WatchedRoot:
        share = self._share(root.path)
        # Nobody has heard what happened before; where nobody ever hears, a share is looked at at every start.
        return WatchedRoot(library, root, share, is_sweep_wanted=bool(share) or root.watch is WatchMode.AUTO)

    def _read_rules(self) -> _Rules:
        settings = self._store.settings
        return _Rules(
            is_on=settings.flag("watch.enabled"),
            hours=int(settings.get("watch.sweep_hours")),
            hours_without_events=int(settings.get("watch.sweep_hours_without_events")),
            quiet=automation.quiet_hours(self._store),
        )

    def _take_losses(self) -> None:
        with self._heard:
            losses, self._losses = self._losses, []
        for root, loss, error in losses:
            one = self._roots.get(root)
            if one is None:
                continue
            if loss is Loss.ENDED:
                if one.listening is not None and not one.listening.is_alive:
                    one.end(self._steady(), error)
            elif loss is Loss.OVERFLOW:
                log.warning("More happened in %s than could be told; all of it is looked at", one.root.path)
                one.is_sweep_wanted, one.lost_at = True, self._store.clock()
            elif one.listening is not None:
                one.coverage = one.listening.coverage

    def _cover_what_was_scanned(self) -> None:
        """A scan of everything may have met folders that nobody listens to yet."""
        with self._heard:
            scanned, self._scanned = self._scanned, []
        for job in scanned:
            began = moment(job.started_at)
            for one in self._roots.values():
                if one.library.id == job.payload["library"] and part_of(job.payload).groups(one.root.path) is None:
                    # To the second, as the store has it.
                    one.cover(self._folders(one.root), began.timestamp() - 1 if began else None)

    def _folders(self, root: RootView) -> list[str]:
        return [os.path.join(root.path, path) if path else root.path for path in self._store.files.folders(root.id)]

    def _mark_settled(self) -> None:
        """Files that have been written to their end: their folders can be looked at."""
        for path in self._settling.take_settled():
            for one in self._roots.values():
                if path.startswith(os.path.join(one.root.path, "")):
                    self._mark(one, os.path.dirname(path))

    def _dirty_jobs(self) -> list[NewJob]:
        with self._heard:
            dirty = self._debounce.take_due(self._steady())
        jobs = []
        for some in dirty:
            folders = set(some.folders)
            for one in self._roots.values():
                inside = {folder for folder in folders if folder.startswith(os.path.join(one.root.path, ""))}
                if len(inside) > _MOST_FOLDERS:
                    folders = folders - inside | {one.root.path}
            jobs.append(watched_scan_job(some.library, folders, some.tops))
        return jobs

    def _sweep_jobs(self) -> list[NewJob]:
        now = self._store.clock()
        due: dict[LibraryId, list[WatchedRoot]] = defaultdict(list)
        for one in self._roots.values():
            if self._sweep_at(one, now) <= now:
                one.is_sweep_wanted, one.asked_at = False, now
                due[one.library.id].append(one)
        return [
            sweep_job(library, [one.root.path for one in ones] if len(ones) < len(ones[0].library.roots) else ())
            for library, ones in due.items()
        ]

    def _sweep_at(self, one: WatchedRoot, now: datetime) -> datetime:
        hours = self._rules.hours if one.hears_all or not one.wants_events else self._rules.hours_without_events
        if one.share:
            hours = self._rules.hours_without_events
        return one.sweep_at(now, hours, self._rules.quiet)

    def _pause_s(self) -> float:
        now_s, now = self._steady(), self._store.clock()
        with self._heard:
            due = [self._debounce.due_s(), self._settling.due_s()]
        pauses = [due_s - now_s for due_s in due if due_s is not None]
        for one in self._roots.values():
            pauses += [one.due_s() - now_s, (self._sweep_at(one, now) - now).total_seconds()]
        return max(0.0, min([_LONGEST_PAUSE_S, *pauses]))

    # --- health -----------------------------------------------------------------------------------------------------

    def health(self) -> list[RootWatch]:
        """How watching each folder of each library stands."""
        now = self._store.clock()
        watched = dict(self._roots)
        found = []
        for library in self._store.libraries.all():
            for root in library.roots:
                one = watched.get(root.id)
                found.append(one.health(self._sweep_at(one, now)) if one else _unwatched(library, root))
        return found

    def _tell_health(self) -> None:
        now = {id: one.health(None) for id, one in self._roots.items()}
        told = {id: (health.state, health.watched, health.error) for id, health in now.items()}
        if told != self._told:
            self._told = told
            self._newsroom.tell(Aspect.WATCH)


def _unwatched(library: LibraryView, root: RootView) -> RootWatch:
    state = WatchState.ASKED if root.watch is WatchMode.ASKED else WatchState.OFF
    if root.is_offline:
        state = WatchState.OFFLINE
    return RootWatch(root.id, library.id, root.path, root.watch, state, last_swept_at=moment(root.swept_at))
