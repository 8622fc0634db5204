"""A flood of webhooks: each event is one job, nothing of a manager is dropped, and the window keeps its frames."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from metarr_desktop.app import open_engine
from metarr_desktop.domain.hooks import HookType
from metarr_desktop.domain.jobs import JobStatus
from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.domain.paths import PathMapping
from metarr_desktop.services.errands import scan_job
from metarr_desktop.ui.application import WindowProgram
from metarr_desktop.ui.desk import Place
from tests.benchmarks import flood
from tests.disk import a_film

pytestmark = pytest.mark.benchmark

_POSTS = int(os.environ.get("METARR_FLOOD", "10000"))
_SECONDS = 30.0 * _POSTS / 10_000
_LONG_MS = 600_000
_BEAT_MS = 5


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[WindowProgram]:
    """The window on 200 films, listening to a manager."""
    films = tmp_path / "films"
    for number in range(200):
        a_film(films, f"Film {number:03} (2001)")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with open_engine(str(tmp_path / "data")) as engine:
        settings = {
            "window.first_run_done": True,
            "watch.enabled": False,
            "providers.offline": True,
            "hooks.enabled": True,
            "hooks.port": port,
        }
        for name, value in settings.items():
            engine.libraries.put_setting(name, value)
        engine.run(scan_job(engine.libraries.add(str(films), LibraryType.MOVIE).id))
        engine.hooks.add("Radarr", HookType.RADARR, [PathMapping(str(films), "/data/movies")])
    program = WindowProgram(qapp, str(tmp_path / "data"), open_engine, serve=None)
    qtbot.addWidget(program.window)
    program.window.resize(1440, 900)
    program.start()
    yield program
    program.end()


@pytest.mark.parametrize("place", [None, Place.ACTIVITY])
def test_ten_thousand_posts_in_thirty_seconds_are_a_job_an_event_and_hold_nothing_up(
    program: WindowProgram, qtbot: QtBot, record: Callable[..., None], place: Place | None
) -> None:
    qtbot.waitUntil(lambda: program.window.session is not None, timeout=_LONG_MS)
    session = program.window.session
    assert session is not None
    engine = session.desk.engine
    if place is not None:
        session.desk.stage.place_wanted.emit(place)
    source = engine.hooks.named("Radarr")
    gaps: list[float] = []
    before = [time.perf_counter()]

    def beat() -> None:
        now = time.perf_counter()
        gaps.append((now - before[0]) * 1000)
        before[0] = now

    timer = QTimer(interval=_BEAT_MS)
    words = [engine.hook_door.address(source), engine.hooks.token(source), str(_POSTS), str(_SECONDS)]
    timer.timeout.connect(beat)
    posting = subprocess.Popen([sys.executable, str(flood.__file__), *words], stdout=subprocess.PIPE, text=True)
    before[0] = time.perf_counter()
    timer.start()
    qtbot.waitUntil(lambda: posting.poll() is not None, timeout=_LONG_MS)
    timer.stop()
    said, _ = posting.communicate()
    gaps.sort()
    told = json.loads(said)
    jobs = [job for job in engine.browse.jobs(count=4 * _POSTS) if job.type == "hook"]
    record(
        f"webhook flood, {place or 'wall'}",
        posts=_POSTS,
        seconds=told["seconds"],
        longest_gap_ms=gaps[-1],
        hundredth_ms=gaps[len(gaps) * 99 // 100],
        waiting=sum(job.status is JobStatus.WAITING for job in jobs),
    )

    events = engine.hooks.events(limit=_POSTS)
    assert told["statuses"] == {"202": _POSTS // 2, "200": _POSTS // 2}
    assert len(events) == _POSTS // 2
    assert sorted(job.payload["event"] for job in jobs) == sorted(event.id for event in events)
    assert all(event.repeats == 1 for event in events)
    assert told["seconds"] < _SECONDS * 1.5
    assert gaps[-1] < 100
