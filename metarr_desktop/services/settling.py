"""Settling: files that are still being written wait until their size and time have stood for ten seconds.

Only for what the watcher found; a person who asks for a scan gets files as they are (RULES 3.11). A file that waits is
looked at again by itself: one `stat` every ten seconds, however long its copying takes.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from metarr_desktop.domain.watch import SETTLED_S

if TYPE_CHECKING:
    from metarr_desktop.domain.disk import KnownFile
    from metarr_desktop.files.walk import FileEntry, FolderListing
    from metarr_desktop.store.clock import Clock


@dataclass(slots=True)
class _Waiting:
    size: int
    mtime_ns: int
    since_s: float  # of the steady clock: unchanged since then
    is_told: bool = False  # that it may be looked at


class Settling:
    """What waits. Scans ask from their threads, the watch from its own."""

    def __init__(self, clock: Clock, steady: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._steady = steady
        self._lock = threading.Lock()
        self._waiting: dict[str, _Waiting] = {}

    def without_growing(
        self, root: str, listings: Iterable[FolderListing], known: Callable[[str], KnownFile | None]
    ) -> Iterator[FolderListing]:
        """The listings of a root as if files that are being written were not there, or still as they are known.

        A listing that lost one has no time, so that nobody takes the folder for unchanged later.
        """
        now_ns = int(self._clock().timestamp() * 1e9)
        for listing in listings:
            files = []
            for entry in listing.files:
                path = os.path.join(listing.path, entry.name)
                if not self._holds(path, entry, now_ns):
                    files.append(entry)
                    continue
                before = known(os.path.relpath(path, root).replace(os.sep, "/"))
                if before is not None and not before.is_missing:
                    files.append(entry._replace(size=before.size, mtime_ns=before.mtime_ns))
            is_whole = all(kept is entry for kept, entry in zip(files, listing.files, strict=False))
            if is_whole and len(files) == len(listing.files):
                yield listing
            else:
                yield replace(listing, files=tuple(files), mtime_ns=0)

    def _holds(self, path: str, entry: FileEntry, now_ns: int) -> bool:
        age_s = (now_ns - entry.mtime_ns) / 1e9
        if path not in self._waiting and age_s >= SETTLED_S:
            return False
        now_s = self._steady()
        with self._lock:
            one = self._waiting.get(path)
            if one is None or (one.size, one.mtime_ns) != (entry.size, entry.mtime_ns):
                # A time that lies ahead is another clock's: then only our own looking counts.
                since_s = now_s - age_s if one is None and age_s > 0 else now_s
                self._waiting[path] = _Waiting(entry.size, entry.mtime_ns, since_s)
                return True
            if now_s - one.since_s < SETTLED_S:
                return True
            del self._waiting[path]
            return False

    def take_settled(self) -> list[str]:
        """Files that stand still since the last look at them, or are gone: their folders can be looked at now."""
        now_s = self._steady()
        with self._lock:
            due = [path for path, one in self._waiting.items() if not one.is_told and one.since_s + SETTLED_S <= now_s]
        return [path for path in due if self._has_settled(path, now_s)]

    def _has_settled(self, path: str, now_s: float) -> bool:
        try:
            state = os.stat(path)
        except OSError:
            with self._lock:
                self._waiting.pop(path, None)
            return True
        with self._lock:
            one = self._waiting.get(path)
            if one is None:
                return False
            if (one.size, one.mtime_ns) != (state.st_size, state.st_mtime_ns):
                self._waiting[path] = _Waiting(state.st_size, state.st_mtime_ns, now_s)
                return False
            one.is_told = True
            return True

    def due_s(self) -> float | None:
        """When the next file is to be looked at again (steady clock); None: none waits."""
        with self._lock:
            return min((one.since_s + SETTLED_S for one in self._waiting.values() if not one.is_told), default=None)
