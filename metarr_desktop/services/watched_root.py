"""One root under watch: beginning to listen, noticing that nothing is heard any more, beginning again."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from metarr_desktop.domain.errors import printable
from metarr_desktop.domain.kinds import LibraryId, RootId
from metarr_desktop.domain.root_state import WatchMode, WatchState
from metarr_desktop.domain.sentences import sentence
from metarr_desktop.domain.watch import QuietHours, RootWatch, pause_after
from metarr_desktop.files.listening import Coverage, Loss, RootWatching
from metarr_desktop.files.roots import RootState, root_state
from metarr_desktop.files.skipping import SkipRules

if TYPE_CHECKING:
    from metarr_desktop.domain.views import LibraryView, RootView
    from metarr_desktop.files.watch import MakeWatching

log = logging.getLogger(__name__)

_LOOKED_AFTER_S = 60.0  # how often it is looked whether the root is still the same folder
_NOTHING = Coverage(0, 0)


class Ear(Protocol):
    """Who hears of a root. Called in the thread that listens."""

    def changed(self, root: RootId, folder: str) -> None: ...
    def lost(self, root: RootId, loss: Loss, error: str) -> None: ...


@dataclass(frozen=True, slots=True)
class _Listener:
    root: RootId
    ear: Ear

    def changed(self, folder: str) -> None:
        self.ear.changed(self.root, folder)

    def lost(self, loss: Loss, error: str = "") -> None:
        self.ear.lost(self.root, loss, error)


@dataclass(slots=True)
class WatchedRoot:
    """A root that is looked after without being asked. Used by the watch's own thread; seconds are steady.

    `is_sweep_wanted`: events were not heard for a while, so that only a look at everything tells what happened.
    """

    library: LibraryView
    root: RootView
    share: str
    is_sweep_wanted: bool
    listening: RootWatching | None = None
    coverage: Coverage = _NOTHING
    failures: int = 0
    error: str = ""
    is_away: bool = False
    asked_at: datetime | None = None  # when a sweep was asked for last
    lost_at: datetime | None = None
    _identity: tuple[int, int] | None = field(default=None, repr=False)
    _looked_s: float = 0.0
    _retry_s: float = 0.0

    @property
    def wants_events(self) -> bool:
        return self.root.watch is WatchMode.AUTO and not self.share

    @property
    def hears_all(self) -> bool:
        return self.listening is not None and not self.coverage.error

    def is_same(self, library: LibraryView, root: RootView) -> bool:
        """Whether it can go on as it is with these views."""
        mine = (self.root.path, self.root.watch, self.library.patterns)
        return mine == (root.path, root.watch, library.patterns)

    # --- listening --------------------------------------------------------------------------------------------------

    def tend(self, now_s: float, make: MakeWatching, ear: Ear, folders: Callable[[], Iterable[str]]) -> None:
        """Begin to listen where nothing is heard and it is time to; find out that nothing is heard."""
        if not self.wants_events:
            return
        if self.listening is None:
            if now_s >= self._retry_s:
                self._begin(now_s, make, ear, folders)
        elif now_s - self._looked_s >= _LOOKED_AFTER_S:
            self._look_after(now_s, folders)

    def _begin(self, now_s: float, make: MakeWatching, ear: Ear, folders: Callable[[], Iterable[str]]) -> None:
        try:
            self._identity = _identity(self.root.path)
            self.listening = make(self.root.path, SkipRules(self.library.patterns), _Listener(self.root.id, ear))
            self.coverage = self.listening.cover(folders())
        except OSError as error:
            self.end(now_s, error.strerror or str(error))
            return
        self.error, self.is_away = "", False
        self.is_sweep_wanted = True
        self._looked_s = now_s
        log.info("Watching %d folders of %s", self.coverage.watched, printable(self.root.path))

    def _look_after(self, now_s: float, folders: Callable[[], Iterable[str]]) -> None:
        self._looked_s = now_s
        try:
            is_same_folder = _identity(self.root.path) == self._identity
        except OSError:
            is_same_folder = False
        if self.listening is None or not self.listening.is_alive or not is_same_folder:
            self.end(
                now_s,
                sentence("another folder lies there now") if not is_same_folder else sentence("the listener ended"),
            )
            return
        self.failures = 0
        if self.coverage.error:
            self.cover(folders())  # the table may have been made larger

    def cover(self, folders: Iterable[str], changed_since_s: float | None = None) -> None:
        """Listen to those folders too (see `RootWatching.cover`)."""
        if self.listening is not None:
            self.coverage = self.listening.cover(folders, changed_since_s)

    def end(self, now_s: float, error: str) -> None:
        """Nothing is heard any more: begin again after a pause that grows with every time."""
        self.stop()
        self.failures += 1
        self._retry_s = now_s + pause_after(self.failures)
        self.error = error
        self.is_away = root_state(self.root.path) is RootState.OFFLINE
        self.is_sweep_wanted = self.is_sweep_wanted or self.failures == 1
        log.warning(
            "%s is not watched (%s); tried again in %g s", printable(self.root.path), error, self.due_s() - now_s
        )

    def stop(self) -> None:
        """Listen no more."""
        if self.listening is not None:
            self.listening.stop()
        self.listening, self.coverage = None, _NOTHING

    def due_s(self) -> float:
        """When `tend` has something to do again."""
        if not self.wants_events:
            return float("inf")
        return self._retry_s if self.listening is None else self._looked_s + _LOOKED_AFTER_S

    # --- sweeps and health ------------------------------------------------------------------------------------------

    def sweep_at(self, now: datetime, hours: int, quiet: QuietHours) -> datetime:
        """When the root is to be swept next, never in quiet hours."""
        if self.is_sweep_wanted:
            due = now
        else:
            looks = [at for at in (self.asked_at, moment(self.root.swept_at)) if at is not None]
            due = max(now, max(looks) + timedelta(hours=self.root.sweep_hours or hours)) if looks else now
        return quiet.after(due.astimezone())

    def health(self, next_sweep_at: datetime | None) -> RootWatch:
        """How watching it stands."""
        return RootWatch(
            root=self.root.id,
            library=LibraryId(self.library.id),
            path=self.root.path,
            mode=self.root.watch,
            state=self._state(),
            folders=self.coverage.folders,
            watched=self.coverage.watched,
            share=self.share,
            error=self.error or self.coverage.error,
            lost_at=self.lost_at,
            last_swept_at=moment(self.root.swept_at),
            next_sweep_at=next_sweep_at,
        )

    def _state(self) -> WatchState:
        if self.is_away or self.root.is_offline:
            return WatchState.OFFLINE
        if not self.wants_events:
            return WatchState.SWEPT
        if self.listening is None:
            return WatchState.BROKEN
        return WatchState.PARTLY if self.coverage.error else WatchState.WATCHED


def moment(stamp: str | None) -> datetime | None:
    """The store's text as a moment."""
    return datetime.fromisoformat(f"{stamp}+00:00") if stamp else None


def _identity(path: str) -> tuple[int, int]:
    state = os.stat(path)
    return state.st_dev, state.st_ino
