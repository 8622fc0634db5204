"""Linux's inotify, as thin as can be: add a folder, read events, be told when its table is full or its queue ran over.

Why not watchdog here: it swallows ENOSPC (DEPENDENCIES 1.8) and walks the tree to start, seven times as long as
adding the folders that the library knows (PERFORMANCE 1). `files.watch_folders` has the thread and the bookkeeping.
"""

from __future__ import annotations

import ctypes
import errno
import os
import select
import struct
from collections.abc import Iterator
from typing import NamedTuple

CREATE, DELETE, MOVED_FROM, MOVED_TO, CLOSE_WRITE, MOVE_SELF = 0x100, 0x200, 0x40, 0x80, 0x8, 0x800
OVERFLOW, IGNORED, IS_FOLDER = 0x4000, 0x8000, 0x40000000
_ONLY_FOLDERS, _NO_DEAD_FILES = 0x01000000, 0x04000000  # IN_ONLYDIR, IN_EXCL_UNLINK

# Neither opening nor reading a file is of interest: a mask that holds them has every scan fill the queue.
_MASK = CREATE | DELETE | MOVED_FROM | MOVED_TO | CLOSE_WRITE | _ONLY_FOLDERS | _NO_DEAD_FILES

_HEADER = struct.Struct("iIII")
_BUFFER_BYTES = 1 << 18


class Event(NamedTuple):
    """`watch` is what `add` gave (-1 for an overflow), `name` the entry in its folder ("" for the folder itself)."""

    watch: int
    mask: int
    name: bytes


class Inotify:
    """One queue of events. `add` and `read` may be called from two threads; `wake` ends a `read` that waits.

    A folder that is no longer watched - removed, deleted, unmounted - says so by a last event, IGNORED.

    Raises OSError when the system gives no queue (EMFILE: too many of them, ENOSYS: none at all).
    """

    def __init__(self) -> None:
        libc = ctypes.CDLL(None, use_errno=True)
        if not hasattr(libc, "inotify_init1"):
            raise OSError(errno.ENOSYS, "this system has no inotify")
        self._add = libc.inotify_add_watch
        self._add.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_uint32)
        self._remove = libc.inotify_rm_watch
        self._remove.argtypes = (ctypes.c_int, ctypes.c_int)
        self._queue = libc.inotify_init1(os.O_CLOEXEC | os.O_NONBLOCK)
        if self._queue < 0:
            raise _error()
        self._woken, self._waker = os.pipe()
        self._poll = select.poll()
        self._poll.register(self._queue, select.POLLIN)
        self._poll.register(self._woken, select.POLLIN)

    def add(self, folder: bytes, more: int = 0) -> int:
        """Have changes in a folder told; the number its events carry. Raises OSError (ENOSPC: the table is full).

        `more` is added to what is told: MOVE_SELF.
        """
        watch: int = self._add(self._queue, folder, _MASK | more)
        if watch < 0:
            raise _error(os.fsdecode(folder))
        return watch

    def remove(self, watch: int) -> None:
        """No longer tell of that folder; one that is gone already is nobody's fault."""
        self._remove(self._queue, watch)

    def read(self) -> list[Event]:
        """Wait for events; empty once `wake` was called. Raises OSError."""
        ready = dict(self._poll.poll())
        if self._woken in ready or self._queue not in ready:
            return []
        return list(_events(os.read(self._queue, _BUFFER_BYTES)))

    def wake(self) -> None:
        """Have the `read` that waits, and every later one, come back at once."""
        os.write(self._waker, b"\0")

    def close(self) -> None:
        """Give everything back; no method may be called afterwards."""
        for descriptor in (self._queue, self._woken, self._waker):
            os.close(descriptor)


def _events(data: bytes) -> Iterator[Event]:
    at = 0
    while at < len(data):
        watch, mask, _cookie, length = _HEADER.unpack_from(data, at)
        at += _HEADER.size
        yield Event(watch, mask, data[at : at + length].rstrip(b"\0"))
        at += length


def _error(path: str = "") -> OSError:
    number = ctypes.get_errno()
    return OSError(number, os.strerror(number), path) if path else OSError(number, os.strerror(number))
