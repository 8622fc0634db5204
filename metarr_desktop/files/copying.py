"""Bytes from one open file to another, all of them, by the quickest way that the system offers."""

from __future__ import annotations

import errno
import os

_CHUNK = 1 << 20
_MOST_AT_ONCE = 1 << 30

# What the kernel says when these two file systems cannot copy between themselves.
_NOT_BY_KERNEL = {errno.EXDEV, errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.EPERM, errno.EBADF}


def write_all(descriptor: int, data: bytes | memoryview) -> None:
    """Write every byte. A disk that runs full may accept a part without an error; the rest then raises OSError."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def copy_bytes(source: int, target: int) -> None:
    """Copy from the positions of both descriptors to the end of `source`.

    Shares the blocks where the file system can (XFS, Btrfs), and never passes them through Python where it can be
    avoided. Raises OSError.
    """
    if hasattr(os, "copy_file_range") and _copied_by_kernel(source, target):
        return
    while chunk := os.read(source, _CHUNK):
        write_all(target, chunk)


def _copied_by_kernel(source: int, target: int) -> bool:
    """Whether the kernel did it all. Some file systems (of /proc, of FUSE) claim success with nothing copied."""
    total = 0
    try:
        while copied := os.copy_file_range(source, target, _MOST_AT_ONCE):
            total += copied
    except OSError as error:
        if total == 0 and error.errno in _NOT_BY_KERNEL:
            return False
        raise
    return total > 0


def same_bytes(descriptor: int, other: bytes | int) -> bool:
    """Whether an open file holds exactly these bytes, or the same as another open file; reads both from the start."""
    at = 0
    while True:
        chunk = _read_at(descriptor, at)
        expected = other[at : at + _CHUNK] if isinstance(other, bytes) else _read_at(other, at)
        if chunk != expected:
            return False
        if not chunk:
            return True
        at += len(chunk)


def _read_at(descriptor: int, offset: int) -> bytes:
    """A full chunk from `offset`, shorter only at the end; leaves the descriptor at the start."""
    os.lseek(descriptor, offset, os.SEEK_SET)
    parts = []
    wanted = _CHUNK
    while wanted and (part := os.read(descriptor, wanted)):
        parts.append(part)
        wanted -= len(part)
    os.lseek(descriptor, 0, os.SEEK_SET)
    return b"".join(parts)
