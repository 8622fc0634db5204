"""A file of JSON objects, one a line, that grows at its end: cheap to add to, and readable after any crash.

A line that was cut short by a crash is no line; what is added after it begins a new one.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from metarr_desktop.files.write import cannot_write, make_folders, write_atomically

_TAIL = 64 * 1024

Line = Mapping[str, Any]


def add_lines(path: str, lines: Iterable[Line]) -> None:
    """Add lines, on the disk when this returns. Raises CannotWrite."""
    data = _packed(lines)
    make_folders(os.path.dirname(path))
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o666)
        with open(descriptor, "rb+", buffering=0) as file:
            size = file.seek(0, os.SEEK_END)
            if size:
                file.seek(size - 1)
                data = data if file.read(1) == b"\n" else b"\n" + data
            file.write(data)
            os.fsync(file.fileno())
    except OSError as error:
        raise cannot_write(path, error) from error


def write_lines(path: str, lines: Iterable[Line]) -> None:
    """Make the file hold exactly those lines. Raises CannotWrite."""
    make_folders(os.path.dirname(path))
    write_atomically(path, _packed(lines))


def read_lines(path: str) -> Iterator[dict[str, Any]]:
    """The objects of a file in order, without those that were cut short; none where there is no file."""
    try:
        with open(path, "rb") as file:
            for line in file:
                if (found := _unpacked(line)) is not None:
                    yield found
    except OSError:
        return


def last_line(path: str) -> dict[str, Any]:
    """The last whole object near the end of a file, {} where there is none."""
    try:
        with open(path, "rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - _TAIL))
            lines = file.read().split(b"\n")
    except OSError:
        return {}
    return next((found for line in reversed(lines) if (found := _unpacked(line)) is not None), {})


def _packed(lines: Iterable[Line]) -> bytes:
    return "".join(f"{json.dumps(line)}\n" for line in lines).encode("ascii")


def _unpacked(line: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(line)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None
