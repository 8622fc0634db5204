"""The window keeps its frames while a thousand film folders are scanned behind it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from metarr_desktop.app import open_engine
from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.services.flow import scan_job
from metarr_desktop.ui.application import WindowProgram
from tests.benchmarks import thousand_films

pytestmark = pytest.mark.benchmark

_LONG_MS = 180_000
_BEAT_MS = 5


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[WindowProgram]:
    """The window on a library of a thousand films that were never scanned."""
    films = tmp_path / "films"
    thousand_films.make(films, thousand_films.SEED / "two-languages.mkv")
    with open_engine(str(tmp_path / "data")) as engine:
        engine.libraries.add(str(films), LibraryType.MOVIE)
        engine.libraries.put_setting("window.first_run_done", True)
        engine.libraries.put_setting("watch.enabled", False)  # it would begin the scan by itself
    program = WindowProgram(qapp, str(tmp_path / "data"), open_engine, serve=None, version="0")
    qtbot.addWidget(program.window)
    program.window.resize(1440, 900)
    program.start()
    yield program
    program.end()


def test_no_gap_of_the_event_loop_exceeds_a_tenth_of_a_second(
    program: WindowProgram, qtbot: QtBot, record: Callable[..., None]
) -> None:
    qtbot.waitUntil(lambda: program.window.session is not None, timeout=_LONG_MS)
    session = program.window.session
    assert session is not None
    engine = session.desk.engine
    (library,) = engine.browse.libraries()
    gaps: list[float] = []
    last = [time.perf_counter()]

    def beat() -> None:
        now = time.perf_counter()
        gaps.append((now - last[0]) * 1000)
        last[0] = now

    timer = QTimer(interval=_BEAT_MS)
    timer.timeout.connect(beat)
    timer.start()
    last[0] = time.perf_counter()
    ended: set[str] = set()
    engine.jobs.subscribe(lambda event: ended.add(event.job.type) if event.job.status.is_over else None)
    engine.jobs.enqueue(scan_job(library.id))
    qtbot.waitUntil(lambda: "media" in ended, timeout=_LONG_MS)  # asks nothing: the wait is no part of the figure
    timer.stop()

    assert session.content.library.model.rowCount() == 1000
    gaps.sort()
    record(
        "event loop while scanning, ms",
        beats=len(gaps),
        longest=gaps[-1],
        hundredth=gaps[len(gaps) * 99 // 100],
        median=gaps[len(gaps) // 2],
    )
    assert gaps[-1] <= 100
