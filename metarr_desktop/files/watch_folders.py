"""Hearing of changes on Linux: each folder that the library knows has a watch of its own.

So what is not watched is known, and can be said.
"""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import threading
from collections.abc import Iterable, Sequence

from metarr_desktop.domain.sentences import sentence
from metarr_desktop.files.inotify import (
    CREATE,
    IGNORED,
    IS_FOLDER,
    MOVE_SELF,
    MOVED_FROM,
    MOVED_TO,
    OVERFLOW,
    Event,
    Inotify,
)
from metarr_desktop.files.listening import Coverage, Listener, Loss
from metarr_desktop.files.skipping import SkipRules

log = logging.getLogger(__name__)

_STOPPED_S = 1.0  # longer than a reader needs to come back


class InotifyWatching:
    """A watch for each folder. New folders are watched as they come, with everything in them."""

    def __init__(self, root: str, skip: SkipRules, listener: Listener, queue: Inotify) -> None:
        self._root = root
        self._skip = skip
        self._listener = listener
        self._queue = queue
        self._lock = threading.Lock()  # over the three below
        self._numbers: dict[str, int] = {}
        self._folders: dict[int, str] = {}
        self._inside: dict[str, set[str]] = {}
        self._left_out: set[str] = set()
        self._error = ""
        self._is_stopping = False
        try:
            self._add(root, MOVE_SELF)
        except OSError:
            queue.close()
            raise
        self._thread = threading.Thread(target=self._listen, name=f"watch-{os.path.basename(root)}", daemon=True)
        self._thread.start()

    def cover(self, folders: Iterable[str], changed_since_s: float | None = None) -> Coverage:
        """See RootWatching."""
        added = []
        with self._lock:
            wanted = [*self._left_out, *(folder for folder in folders if folder not in self._numbers)]
            self._left_out.clear()
            self._error = ""
            for place, folder in enumerate(wanted):
                if self._try_to_add(folder):
                    added.append(folder)
                elif self._error:
                    self._left_out.update(wanted[place + 1 :])
                    break
        if changed_since_s is not None:
            for folder in added:
                if _changed_s(folder) >= changed_since_s:
                    self._listener.changed(folder)
        return self.coverage

    @property
    def coverage(self) -> Coverage:
        with self._lock:
            watched = len(self._numbers)
            return Coverage(watched + len(self._left_out), watched, self._error)

    @property
    def is_alive(self) -> bool:
        return self._thread.is_alive() and not self._is_stopping

    def stop(self) -> None:
        """See RootWatching."""
        self._is_stopping = True
        self._queue.wake()
        if self._thread is not threading.current_thread():
            self._thread.join(_STOPPED_S)
        if not self._thread.is_alive():
            self._queue.close()

    # --- which folders ----------------------------------------------------------------------------------------------

    def _add(self, folder: str, more: int = 0) -> None:
        number = self._queue.add(os.fsencode(folder), more)
        self._numbers[folder] = number
        self._folders[number] = folder
        self._inside.setdefault(folder.rpartition(os.sep)[0], set()).add(folder)

    def _try_to_add(self, folder: str) -> bool:
        """Watch a folder; whether it is. One that is gone is nobody's fault, for any other the error is kept."""
        try:
            self._add(folder)
        except OSError as error:
            if error.errno not in (errno.ENOENT, errno.ENOTDIR):
                self._left_out.add(folder)
                # A folder that may not be read is passed over by scans too; a full table is what has to be said.
                self._error = error.strerror or str(error) if error.errno != errno.EACCES else self._error
            return False
        return True

    def _add_tree(self, top: str) -> None:
        """Watch a folder that came, and all in it: what was put there before the watch stood gave no event."""
        waiting = [top]
        while waiting:
            folder = waiting.pop()
            self._try_to_add(folder)
            with contextlib.suppress(OSError), os.scandir(folder) as entries:
                waiting += [
                    entry.path
                    for entry in entries
                    if entry.is_dir(follow_symlinks=False)
                    and not self._skip.skips_folder(entry.name, self._below_root(entry.path))
                ]

    def _forget_tree(self, top: str) -> None:
        """A folder was moved away: what happens below it has another path, or is none of ours."""
        waiting = [top]
        while waiting:
            folder = waiting.pop()
            waiting += self._inside.get(folder, ())
            if (number := self._numbers.get(folder)) is not None:
                self._queue.remove(number)
                self._forget(number)

    def _forget(self, number: int) -> None:
        folder = self._folders.pop(number)
        if self._numbers.get(folder) == number:
            del self._numbers[folder]
            self._inside.get(folder.rpartition(os.sep)[0], set()).discard(folder)

    def _below_root(self, path: str) -> str:
        return path[len(self._root) :].strip(os.sep)

    # --- listening --------------------------------------------------------------------------------------------------

    def _listen(self) -> None:
        try:
            while not self._is_stopping and self._take(self._queue.read()):
                pass
        except Exception as error:
            # Whatever it was: nothing is heard any more, and that must not stay unsaid.
            log.exception("Listening to changes ended")
            self._end(str(error))

    def _take(self, events: Sequence[Event]) -> bool:
        """Tell what those events mean; whether there is more to listen to."""
        changed: dict[str, None] = {}
        with self._lock:
            error_before = self._error
            gone = [event for event in events if not self._take_one(event, changed)]
            is_full = bool(self._error) and not error_before
        for folder in changed:
            self._listener.changed(folder)
        if any(event.mask & OVERFLOW for event in events):
            self._listener.lost(Loss.OVERFLOW)
        if is_full:
            self._listener.lost(Loss.FULL, self._error)
        if gone:
            self._end(sentence("the folder was moved, removed or unmounted"))
        return not gone

    def _take_one(self, event: Event, changed: dict[str, None]) -> bool:
        """Add what changed; False when the root itself is gone."""
        folder = self._folders.get(event.watch)
        if folder is None:
            return True
        if event.mask & IGNORED:
            self._forget(event.watch)
            return folder != self._root
        if event.mask & MOVE_SELF:
            return folder != self._root
        name = os.fsdecode(event.name)
        path = os.path.join(folder, name)
        if event.mask & IS_FOLDER:
            if not self._skip.skips_folder(name, self._below_root(path)):
                self._take_folder(path, event.mask)
                changed[path] = None
        elif not self._skip.skips_file(name, self._below_root(path)):
            # A link to a folder is no folder to inotify.
            changed[path if folder == self._root and os.path.isdir(path) else folder] = None
        return True

    def _take_folder(self, path: str, mask: int) -> None:
        if mask & MOVED_FROM:
            self._forget_tree(path)
        elif mask & (CREATE | MOVED_TO):
            self._add_tree(path)

    def _end(self, error: str) -> None:
        if not self._is_stopping:
            self._is_stopping = True
            self._listener.lost(Loss.ENDED, error)


def _changed_s(folder: str) -> float:
    """When a folder's entries last changed. Its own time can be set back, as rsync does; that of its inode cannot."""
    try:
        state = os.stat(folder)
    except OSError:
        return 0.0
    return max(state.st_mtime, state.st_ctime)
