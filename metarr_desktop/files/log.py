"""The log of a data directory: the rotating file, reading it back, and what a crash left.

A record is `2026-11-28 17:44:31,123 WARNING metarr_desktop.x: text`; lines that do not begin so belong to the one
before.
"""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Iterator
from logging import Formatter
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

from metarr_desktop.domain.errors import BadFile
from metarr_desktop.domain.settings import LogLevel

if TYPE_CHECKING:
    from metarr_desktop.domain.health import LogEntry

NAME = "metarr.log"
CRASH_NAME = "crash.txt"

_MOST_BYTES = 2_000_000
_KEPT = 3
#: No more of one file is read back: a log that another program blew up does not stall us.
_READ_BYTES = 4_000_000
_HEAD = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d),\d{3} ([A-Z]+) ([^\s:]+): ?(.*)", re.DOTALL)
_LEVELS = {
    "DEBUG": LogLevel.DEBUG,
    "INFO": LogLevel.INFO,
    "WARNING": LogLevel.WARNING,
    "ERROR": LogLevel.ERROR,
    "CRITICAL": LogLevel.ERROR,
}


def log_handler(data_dir: str) -> RotatingFileHandler:
    """What writes records into the data directory; the file is made with the first of them."""
    handler = RotatingFileHandler(
        os.path.join(data_dir, NAME), maxBytes=_MOST_BYTES, backupCount=_KEPT, delay=True, encoding="utf-8"
    )
    handler.setFormatter(Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    return handler


def log_files(data_dir: str) -> list[str]:
    """The files of the log that are there, the oldest first."""
    names = [*(f"{NAME}.{number}" for number in range(_KEPT, 0, -1)), NAME]
    paths = [os.path.join(data_dir, name) for name in names]
    return [path for path in paths if os.path.isfile(path)]


def take_crash(data_dir: str) -> str:
    """What the last run wrote when it crashed, "" where it did not; it is told once."""
    path = os.path.join(data_dir, CRASH_NAME)
    try:
        with open(path, encoding="utf-8", errors="backslashreplace") as file:
            said = file.read(_READ_BYTES).strip()
        os.unlink(path)
    except OSError:
        return ""
    return said


class LogTail:
    """Reads the log once as it stands, and then what was added. Thread-safe."""

    def __init__(self, data_dir: str) -> None:
        self._data_dir = data_dir
        self._path = os.path.join(data_dir, NAME)
        self._at = (0, 0)  # inode of the newest file, bytes of it that were read
        self._lock = threading.Lock()

    def read(self) -> list[LogEntry]:
        """Every record of all files, oldest first; of a huge file only its end. Raises BadFile."""
        with self._lock:
            self._at = (0, 0)
            older = [path for path in log_files(self._data_dir) if path != self._path]
            text = "".join(_end_of(path)[0] for path in older)
            return list(entries_in(text + self._newest()))

    def more(self) -> list[LogEntry] | None:
        """The records added since; None where the file was rotated meanwhile: read all anew. Raises BadFile."""
        with self._lock:
            try:
                state = os.stat(self._path)
            except OSError:
                return [] if self._at == (0, 0) else None
            inode, read = self._at
            if self._at != (0, 0) and (state.st_ino != inode or state.st_size < read):
                return None
            return list(entries_in(self._newest()))

    def _newest(self) -> str:
        if not os.path.exists(self._path):
            return ""
        text, self._at = _end_of(self._path, self._at[1])
        return text


def _end_of(path: str, begin: int = 0) -> tuple[str, tuple[int, int]]:
    """The text of a file from a byte on, whole lines only; and its inode with the byte that was reached."""
    try:
        with open(path, "rb") as file:
            state = os.fstat(file.fileno())
            first = max(begin, state.st_size - _READ_BYTES)
            file.seek(first)
            data = file.read(_READ_BYTES)
    except OSError as error:
        raise BadFile(path, error.strerror or "it cannot be read") from error
    whole = data[: data.rfind(b"\n") + 1]
    shown = whole[whole.find(b"\n") + 1 :] if first > begin else whole
    return shown.decode("utf-8", "backslashreplace"), (state.st_ino, first + len(whole))


def entries_in(text: str) -> Iterator[LogEntry]:
    """The records in a text; what stands before the first of them is left out."""
    from metarr_desktop.domain.health import LogEntry  # writing a log needs none

    head: tuple[str, LogLevel, str] | None = None
    lines: list[str] = []
    for line in text.splitlines():
        found = _HEAD.match(line)
        if found is None:
            lines.append(line)
            continue
        if head is not None:
            yield LogEntry(*head, "\n".join(lines))
        at, level, logger, said = found.groups()
        head, lines = (at, _LEVELS.get(level, LogLevel.INFO), logger), [said]
    if head is not None:
        yield LogEntry(*head, "\n".join(lines))
