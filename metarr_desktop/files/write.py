"""The one door through which files reach a person's disk, and nothing half written ever stands there.

A write goes to a hidden temporary file in the same folder, is flushed, and then takes the place of the old file in one
step; a crash leaves the old file or the new one. Temporary files that a crash left behind are removed by
`sweep_temporaries` at the next start.
"""

from __future__ import annotations

import errno
import logging
import os
import re
import stat
from collections.abc import Callable, Iterable
from contextlib import suppress
from enum import StrEnum

from metarr_desktop.domain.errors import CannotWrite, DiskRefuses, FileInUse
from metarr_desktop.files.copying import copy_bytes, same_bytes, write_all

_log = logging.getLogger(__name__)

_TEMPORARY = re.compile(r"\.metarr-[0-9a-f]{16}\.tmp")
_PERMISSION_BITS = 0o777
_EXECUTE_BITS = 0o111

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EFBIG: "the file is too large for this disk",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "no permission",
    errno.EPERM: "no permission",
    errno.ENAMETOOLONG: "the name is too long for this disk",
    errno.ENOENT: "its folder does not exist",
    errno.ENOTDIR: "its folder is a file",
    errno.EISDIR: "a folder of that name is in the way",
    errno.EEXIST: "something of that name is in the way",
    errno.EBUSY: "another program has it in use",
    errno.ETXTBSY: "another program has it in use",
}
_OF_THE_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})
_OF_ANOTHER_PROGRAM = frozenset({errno.EBUSY, errno.ETXTBSY})
#: Windows says "access denied" also of a file that is open elsewhere, and has two errors of sharing.
_DENIED_OR_SHARED = frozenset({5, 32, 33})


class Written(StrEnum):
    """What a write did to the disk."""

    WRITTEN = "written"  # a new file
    REPLACED = "replaced"  # an older file's place was taken
    UNCHANGED = "unchanged"  # the same bytes stood there already: nothing was touched, its time least of all


def write_atomically(path: str, data: bytes, *, owner_like: str | None = None) -> Written:
    """Make `path` hold exactly `data`.

    A replaced file keeps its owner and mode. A new one takes those of the file `owner_like` (the video it belongs to)
    without the execute bits, so that another account's player can read it; without one, the process's defaults. An
    owner that the system does not let us give stays ours. A symbolic link is replaced, never written through.

    Raises CannotWrite (disk full, read-only, no permission, name too long …); then the old file is as it was.
    """

    def is_same(old: int) -> bool:
        return os.fstat(old).st_size == len(data) and same_bytes(old, data)

    return _put(path, lambda new: write_all(new, data), is_same, owner_like)


def copy_atomically(source: str, path: str, *, owner_like: str | None = None) -> Written:
    """Make `path` hold exactly the bytes of the file `source`; otherwise as `write_atomically`.

    Meant for what is too large for memory. The kernel copies where it can. Raises CannotWrite.
    """
    try:
        origin = os.open(source, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise CannotWrite(path, f"its source cannot be read: {error.strerror}") from error
    try:

        def is_same(old: int) -> bool:
            return os.fstat(old).st_size == os.fstat(origin).st_size and same_bytes(old, origin)

        return _put(path, lambda new: copy_bytes(origin, new), is_same, owner_like)
    finally:
        os.close(origin)


def make_folders(path: str) -> None:
    """Make a folder and what is missing above it; each new one takes owner and mode of the one it lies in.

    Raises CannotWrite.
    """
    missing = []
    while not os.path.isdir(path):
        missing.append(path)
        above = os.path.dirname(path)
        if above == path:
            break
        path = above
    for folder in reversed(missing):
        try:
            os.mkdir(folder)
            _take_after_folder(folder, os.stat(os.path.dirname(folder)))
        except FileExistsError:
            if not os.path.isdir(folder):
                raise CannotWrite(folder, "a file of that name is in the way") from None
        except OSError as error:
            raise cannot_write(folder, error) from error


def sweep_temporaries(folders: Iterable[str]) -> int:
    """Remove the temporary files that a crash left in these folders; how many there were.

    Touches only plain files whose whole name is of our making. Folders that cannot be read are passed over: the scan
    reports them.
    """
    removed = 0
    for folder in folders:
        with suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                if _TEMPORARY.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                    os.unlink(entry.path)
                    removed += 1
    if removed:
        _log.info("Removed %d unfinished files of an earlier run", removed)
    return removed


def is_temporary(name: str) -> bool:
    """Whether a file's name is one that an unfinished write of ours has."""
    return _TEMPORARY.fullmatch(name) is not None


def temporary_beside(path: str) -> str:
    """A fresh hidden name in the same folder; 28 bytes long, so that it fits where a long final name hardly does."""
    return os.path.join(os.path.dirname(path), f".metarr-{os.urandom(8).hex()}.tmp")


def cannot_write(path: str, error: OSError) -> CannotWrite:
    """The sentence for people about a failed write."""
    if getattr(error, "winerror", None) in _DENIED_OR_SHARED:
        return FileInUse(path, "another program has it in use, or it is write-protected")
    reason = _REASONS.get(error.errno or 0) or error.strerror or "the disk refused it"
    if error.errno in _OF_THE_DISK:
        return DiskRefuses(path, reason)
    return (FileInUse if error.errno in _OF_ANOTHER_PROGRAM else CannotWrite)(path, reason)


def flush_folder(folder: str) -> None:
    """Make names in a folder survive a power cut; left out where folders cannot be flushed (Windows, some shares)."""
    with suppress(OSError):
        descriptor = os.open(folder or os.curdir, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def stage(path: str, fill: Callable[[int], None], owner_like: str | None) -> str:
    """Fill a temporary file beside `path`, with the owner and mode of what it is to replace; gives its path.

    It is not flushed. Raises CannotWrite; nothing is left then.
    """
    return _staged(path, _standing_at(path), fill, owner_like, is_flushed=False)


def _put(path: str, fill: Callable[[int], None], is_same: Callable[[int], bool], owner_like: str | None) -> Written:
    old = _standing_at(path)
    if old is not None and stat.S_ISREG(old.st_mode) and _holds(path, is_same):
        return Written.UNCHANGED
    temporary = _staged(path, old, fill, owner_like, is_flushed=True)
    take_place(temporary, path)
    flush_folder(os.path.dirname(path))
    return Written.WRITTEN if old is None else Written.REPLACED


def _staged(
    path: str, old: os.stat_result | None, fill: Callable[[int], None], owner_like: str | None, *, is_flushed: bool
) -> str:
    temporary = temporary_beside(path)
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        try:
            fill(descriptor)
            _take_after(descriptor, temporary, _model(old, owner_like))
            if is_flushed:
                os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except BaseException as error:
        remove_temporary(temporary)
        if isinstance(error, OSError):
            raise cannot_write(path, error) from error
        raise
    return temporary


def take_place(temporary: str, path: str) -> None:
    """Put a finished temporary file where it belongs, in one step. Raises CannotWrite; the temporary is gone then."""
    try:
        os.replace(temporary, path)
    except OSError as error:
        remove_temporary(temporary)
        raise cannot_write(path, error) from error


def remove_temporary(path: str) -> None:
    """Remove a temporary file of ours, if it is there."""
    with suppress(OSError):
        os.unlink(path)


def _standing_at(path: str) -> os.stat_result | None:
    try:
        return os.lstat(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise cannot_write(path, error) from error


def _holds(path: str, is_same: Callable[[int], bool]) -> bool:
    """Whether the file has those bytes; one that we may not read counts as different."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except OSError:
        return False
    try:
        return is_same(descriptor)
    except OSError:
        return False
    finally:
        os.close(descriptor)


def _model(old: os.stat_result | None, owner_like: str | None) -> tuple[os.stat_result, int] | None:
    """Whose owner a file takes, and its mode: the replaced file's own, else the video's without execute bits."""
    if old is not None and stat.S_ISREG(old.st_mode):
        return old, stat.S_IMODE(old.st_mode) & _PERMISSION_BITS
    if owner_like is None:
        return None
    try:
        like = os.stat(owner_like)
    except OSError:
        return None
    return like, stat.S_IMODE(like.st_mode) & _PERMISSION_BITS & ~_EXECUTE_BITS


def _take_after(descriptor: int, path: str, model: tuple[os.stat_result, int] | None) -> None:
    if model is None or os.name == "nt":
        return
    like, mode = model
    _give_to(path, like)
    with suppress(PermissionError):  # disks without modes (FAT, some shares) refuse
        os.fchmod(descriptor, mode)


def _take_after_folder(folder: str, like: os.stat_result) -> None:
    if os.name == "nt":
        return
    _give_to(folder, like)
    with suppress(PermissionError):
        os.chmod(folder, stat.S_IMODE(like.st_mode))


def _give_to(path: str, like: os.stat_result) -> None:
    """Owner and group where the system permits, else the group alone (its members may), else nothing."""
    ours = os.lstat(path)
    if (ours.st_uid, ours.st_gid) == (like.st_uid, like.st_gid):
        return
    for owner in (like.st_uid, -1):
        with suppress(PermissionError):
            os.chown(path, owner, like.st_gid)
            return
