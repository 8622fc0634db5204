"""The window keeps its frames while libraries are scanned behind it: a thousand films with all that follows, and the
first scan of 100,000 files."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from metarr_desktop.app import open_engine
from metarr_desktop.domain.jobs import NewJob
from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.domain.views import LibraryView
from metarr_desktop.services.errands import scan_job
from metarr_desktop.ui.application import WindowProgram
from tests.benchmarks import big_tree, thousand_films

pytestmark = pytest.mark.benchmark

_LONG_MS = 180_000
_BEAT_MS = 5


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[WindowProgram]:
    """The window on a library of a thousand films that were never scanned."""
    films = tmp_path / "films"
    thousand_films.make(films, thousand_films.SEED / "two-languages.mkv")
    yield from _window_on({films: LibraryType.MOVIE}, qapp, qtbot, tmp_path / "data")


@pytest.fixture
def large_program(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[WindowProgram]:
    """The window on libraries of 100,000 files that were never scanned."""
    big_tree.make(tmp_path / "large")
    roots = {tmp_path / "large/movies": LibraryType.MOVIE, tmp_path / "large/tv": LibraryType.TV}
    yield from _window_on(roots, qapp, qtbot, tmp_path / "data")


def _window_on(
    roots: Mapping[Path, LibraryType], qapp: QApplication, qtbot: QtBot, data: Path
) -> Iterator[WindowProgram]:
    with open_engine(str(data)) as engine:
        for root, type in roots.items():
            engine.libraries.add(str(root), type)
        engine.libraries.put_setting("window.first_run_done", True)
        engine.libraries.put_setting("watch.enabled", False)  # it would begin the scan by itself
    program = WindowProgram(qapp, str(data), open_engine, serve=None)
    qtbot.addWidget(program.window)
    program.window.resize(1440, 900)
    program.start()
    yield program
    program.end()


def test_no_gap_of_the_event_loop_exceeds_a_tenth_of_a_second(
    program: WindowProgram, qtbot: QtBot, record: Callable[..., None]
) -> None:
    gaps = _gaps_during(program, qtbot, [scan_job(_libraries(program, qtbot)[0].id)], last="media")

    assert program.window.session is not None
    assert program.window.session.content.library.model.rowCount() == 1000
    _record(record, "event loop while scanning, ms", gaps)
    assert gaps[-1] <= 100


def test_a_first_scan_of_100_000_files_leaves_the_window_its_frames(
    large_program: WindowProgram, qtbot: QtBot, record: Callable[..., None]
) -> None:
    libraries = _libraries(large_program, qtbot)

    gaps = _gaps_during(large_program, qtbot, [scan_job(one.id, discover_only=True) for one in libraries], last="scan")

    _record(record, "event loop during a first scan of 100,000 files, ms", gaps)
    assert gaps[len(gaps) * 99 // 100] < 50
    assert gaps[-1] < 250


def _libraries(program: WindowProgram, qtbot: QtBot) -> list[LibraryView]:
    qtbot.waitUntil(lambda: program.window.session is not None, timeout=_LONG_MS)
    assert program.window.session is not None
    return program.window.session.desk.engine.browse.libraries()


def _gaps_during(program: WindowProgram, qtbot: QtBot, new: Sequence[NewJob], last: str) -> list[float]:
    """The pauses between two beats of the event loop while jobs run, ascending, in ms."""
    assert program.window.session is not None
    engine = program.window.session.desk.engine
    gaps: list[float] = []
    before = [time.perf_counter()]

    def beat() -> None:
        now = time.perf_counter()
        gaps.append((now - before[0]) * 1000)
        before[0] = now

    timer = QTimer(interval=_BEAT_MS)
    timer.timeout.connect(beat)
    timer.start()
    before[0] = time.perf_counter()
    ended: list[str] = []
    engine.jobs.subscribe(lambda event: ended.append(event.job.type) if event.job.status.is_over else None)
    engine.jobs.enqueue(*new)
    # asks nothing: the wait is no part of the figure
    qtbot.waitUntil(lambda: ended.count(last) == len(new), timeout=_LONG_MS)
    timer.stop()
    return sorted(gaps)


def _record(record: Callable[..., None], name: str, gaps: Sequence[float]) -> None:
    record(
        name,
        beats=len(gaps),
        longest=gaps[-1],
        hundredth=gaps[len(gaps) * 99 // 100],
        median=gaps[len(gaps) // 2],
    )
