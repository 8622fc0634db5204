"""A disk on which every call costs: counts, and may delay, what is asked of it below one folder, in this process."""

from __future__ import annotations

import builtins
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import Any, Self

import pytest

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.files.pool import Failed, Failure, WorkerPool


class SlowDisk:
    """Calls by (verb, path): `list` a folder, `stat`, `open`, and `read` of a file opened by `open`."""

    def __init__(self, root: str, delay_s: float = 0.0) -> None:
        self.calls: Counter[tuple[str, str]] = Counter()
        self._root = root
        self._delay_s = delay_s
        self._opened: dict[int, str] = {}

    def count(self, verb: str, path: str = "") -> int:
        """How often that was asked of that path, or of all together."""
        return sum(count for (one, where), count in self.calls.items() if one == verb and path in ("", where))

    def install(self, patch: pytest.MonkeyPatch) -> Self:
        scandir, stat, read, plain_open = os.scandir, os.stat, os.read, builtins.open

        def _scandir(path: Any = ".") -> Any:
            self._called("list", path)
            return _Entries(scandir(path), self._called)

        def _stat(path: Any, **options: Any) -> os.stat_result:
            self._called("stat", path)
            return stat(path, **options)

        def _open(path: Any, *arguments: Any, **options: Any) -> Any:
            file = plain_open(path, *arguments, **options)
            if self._called("open", path):
                self._opened[file.fileno()] = os.fsdecode(path)
            return file

        def _read(descriptor: int, count: int) -> bytes:
            if count and descriptor in self._opened:
                self._called("read", self._opened[descriptor])
            return read(descriptor, count)

        patch.setattr(os, "scandir", _scandir)
        patch.setattr(os, "stat", _stat)
        patch.setattr(os, "read", _read)
        patch.setattr(builtins, "open", _open)
        return self

    def _called(self, verb: str, path: Any) -> bool:
        if isinstance(path, int) or not os.fsdecode(path).startswith(self._root):
            return False
        self.calls[verb, os.fsdecode(path)] += 1
        if self._delay_s:
            time.sleep(self._delay_s)  # this is the slow disk
        return True


class _Entry:
    """A `DirEntry` whose stat is counted; its kind came with the listing."""

    def __init__(self, entry: os.DirEntry[str], called: Callable[[str, Any], bool]) -> None:
        self._entry = entry
        self._called = called
        self.name, self.path = entry.name, entry.path
        self.is_file, self.is_dir, self.is_symlink = entry.is_file, entry.is_dir, entry.is_symlink

    def stat(self, *, follow_symlinks: bool = True) -> os.stat_result:
        self._called("stat", self.path)
        return self._entry.stat(follow_symlinks=follow_symlinks)


class _Entries:
    def __init__(self, entries: Any, called: Callable[[str, Any], bool]) -> None:
        self._entries = entries
        self._called = called

    def __iter__(self) -> Iterator[Any]:
        return (_Entry(entry, self._called) for entry in self._entries)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._entries.close()


class HereWorkers(WorkerPool):
    """A pool that works in this process, where the disk's calls are counted."""

    def map(self, function: Callable[[Any], Any], items: Iterable[Any], **_: Any) -> Iterator[tuple[Any, Any]]:
        for item in items:
            try:
                yield item, function(item)
            except BadInput as error:
                yield item, Failed(Failure.UNUSABLE, str(error))

    map_in_order = map
