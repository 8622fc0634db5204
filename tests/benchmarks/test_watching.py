"""Watching 12,000 folders: how long it takes to begin, what idling costs, and that nothing is lost."""

from __future__ import annotations

import os
import statistics
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from metarr_desktop.files.inotify import Inotify
from metarr_desktop.files.listening import Loss
from metarr_desktop.files.skipping import SkipRules
from metarr_desktop.files.watch_folders import InotifyWatching

pytestmark = [pytest.mark.benchmark, pytest.mark.skipif(sys.platform != "linux", reason="measures inotify")]

_TOP, _INSIDE = 1000, 11  # 12,000 folders
_RUNS = 7
_IDLE_S = 4.0
_PATIENCE_S = 60


class _Heard:
    def __init__(self) -> None:
        self._told = threading.Condition()
        self.folders: dict[str, float] = {}
        self.losses: list[Loss] = []

    def changed(self, folder: str) -> None:
        with self._told:
            self.folders.setdefault(folder, time.perf_counter())
            self._told.notify_all()

    def lost(self, loss: Loss, error: str = "") -> None:
        self.losses.append(loss)

    def wait_for(self, count: int) -> None:
        with self._told:
            assert self._told.wait_for(lambda: len(self.folders) >= count, _PATIENCE_S), len(self.folders)


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The folders as the library would know them, the root first."""
    root = tmp_path_factory.mktemp("tree")
    made = [str(root)]
    for top in range(_TOP):
        for inside in range(_INSIDE):
            made.append(str(root / f"Film {top}" / f"{inside}"))
            os.makedirs(made[-1])
        made.append(str(root / f"Film {top}"))
    return made


def _raw(folders: list[str]) -> float:
    """Seconds that the system calls alone take."""
    paths = [os.fsencode(folder) for folder in folders]
    queue = Inotify()
    began = time.perf_counter()
    for path in paths:
        queue.add(path)
    seconds = time.perf_counter() - began
    queue.close()
    return seconds


def _ours(folders: list[str]) -> float:
    began = time.perf_counter()
    watching = InotifyWatching(folders[0], SkipRules(), _Heard(), Inotify())
    coverage = watching.cover(folders)
    seconds = time.perf_counter() - began
    watching.stop()
    assert coverage.watched == coverage.folders == len(folders)
    return seconds


def test_watching_begins_in_twice_the_time_of_the_system_calls(folders: list[str], record: Callable[..., None]) -> None:
    runs = [(_raw(folders), _ours(folders)) for _ in range(_RUNS)]

    raw, ours = (statistics.median(one) for one in zip(*runs, strict=True))

    record("watch 12,000 folders, ms", raw=raw * 1000, ours=ours * 1000, ratio=ours / raw)
    assert ours <= 2 * raw


def test_nothing_happens_and_nothing_is_used(folders: list[str], record: Callable[..., None]) -> None:
    watching = InotifyWatching(folders[0], SkipRules(), _Heard(), Inotify())
    watching.cover(folders)
    for folder in folders:  # a walk of our own must not be heard
        os.listdir(folder)

    used = time.process_time()
    threading.Event().wait(_IDLE_S)
    used = time.process_time() - used

    watching.stop()
    record("idle, per cent of a core", used=used / _IDLE_S * 100)
    assert used / _IDLE_S < 0.0005


def test_a_file_in_each_of_them_is_heard(folders: list[str], record: Callable[..., None]) -> None:
    heard = _Heard()
    watching = InotifyWatching(folders[0], SkipRules(), heard, Inotify())
    watching.cover(folders)

    made = {}
    for folder in folders:
        made[folder] = time.perf_counter()
        Path(folder, "new.mkv").touch()
    heard.wait_for(len(folders))

    watching.stop()
    waits = sorted(heard.folders[folder] - made[folder] for folder in folders)
    record(
        "create to handler, ms",
        folders=len(folders),
        median=statistics.median(waits) * 1000,
        longest=waits[-1] * 1000,
        lost=len(set(folders) - heard.folders.keys()),
    )
    assert heard.losses == []
    assert statistics.median(waits) <= 0.05
