"""One engine a data directory: whoever holds its lock file runs it, everybody else talks to that one.

The lock belongs to the open file, not to its presence: the system frees it when its owner ends, however it ends, so
there are no stale locks. The owner's process id is written inside for the sentence that others show.
"""

from __future__ import annotations

import os
import sys
import time
from types import TracebackType
from typing import Self

from metarr_desktop.domain.errors import CannotWrite, InUse, UnfitDataDirectory, printable
from metarr_desktop.files.shares import share_at
from metarr_desktop.files.write import cannot_write, make_folders

LOCK_NAME = "metarr.lock"
_RETRY_S = 0.05

if sys.platform == "win32":
    import msvcrt

    # Windows hides locked bytes from readers; the one far behind the text leaves the process id readable.
    _LOCKED_BYTE = 1 << 30

    def _try_to_lock(descriptor: int) -> bool:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try_to_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


class DataDirectoryInUse(InUse):
    """Another Metarr runs on this data directory; `pid` is its process, None where it could not be read."""

    def __init__(self, data_dir: str, pid: int | None) -> None:
        who = f"process {pid}" if pid else "another process"
        super().__init__(f"{printable(data_dir)} is in use by another Metarr ({who}).")
        self.data_dir = data_dir
        self.pid = pid


def make_data_dir(data_dir: str) -> None:
    """Make the data directory where it is missing. Raises UnfitDataDirectory, also when it lies on a network share."""
    share = share_at(data_dir)
    if share:
        reason = f"it is on a network share, {share}, where a database gets damaged; media may well lie there"
        raise UnfitDataDirectory(data_dir, reason)
    try:
        make_folders(data_dir)
    except CannotWrite as error:
        where = "" if error.path == data_dir else f" at {printable(error.path)}"
        raise UnfitDataDirectory(data_dir, f"{error.reason}{where}") from error


class DirectoryLock:
    """The lock of one data directory; hold it with `with DirectoryLock(path).acquire(wait_s=30):`."""

    def __init__(self, data_dir: str) -> None:
        self._data_dir = data_dir
        self._path = os.path.join(data_dir, LOCK_NAME)
        self._descriptor: int | None = None

    def acquire(self, wait_s: float = 0.0) -> Self:
        """Take the lock, waiting up to `wait_s` seconds for its owner to end.

        Raises DataDirectoryInUse when it does not, and UnfitDataDirectory when the directory is missing or not ours.
        """
        descriptor = self._open()
        deadline = time.monotonic() + wait_s
        while not self._try(descriptor):
            if time.monotonic() >= deadline:
                os.close(descriptor)
                raise DataDirectoryInUse(self._data_dir, owner(self._data_dir))
            time.sleep(_RETRY_S)
        self._descriptor = descriptor
        _sign(descriptor)
        return self

    def release(self) -> None:
        """Let the next one in. The file stays: removing it would let two processes lock two files of one name."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def _open(self) -> int:
        try:
            return os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise UnfitDataDirectory(self._data_dir, cannot_write(self._path, error).reason) from error

    def _try(self, descriptor: int) -> bool:
        try:
            return _try_to_lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            raise UnfitDataDirectory(self._data_dir, "this disk cannot lock files") from error


def owner(data_dir: str) -> int | None:
    """The process that last took this directory's lock; None where nobody did. It may have ended since."""
    try:
        with open(os.path.join(data_dir, LOCK_NAME), "rb") as file:
            return int(file.read(20))
    except (OSError, ValueError):
        return None


def _sign(descriptor: int) -> None:
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.truncate(descriptor, 0)
    os.write(descriptor, f"{os.getpid()}\n".encode())
