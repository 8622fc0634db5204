"""The start of the window beside an empty PySide6 window: processor time to the first painted wall and the live page.

Whole processes, from the interpreter's first moment on; the three take turns, so that what else the machine does falls
on all of them. The libraries hold the same things, a hundred times as many in one, and posters where the wall begins.
"""

from __future__ import annotations

import functools
import io
import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from metarr_desktop.app import open_engine
from metarr_desktop.domain.kinds import ItemId, Kind, LibraryType
from metarr_desktop.domain.views import Scope
from tests.store import large_library
from tests.store.large_library import EPISODES, MOVIES, SEASONS, SERIES

pytestmark = pytest.mark.benchmark

_ROUNDS = 3
_POSTERS = 60

_EMPTY = """
import json, time
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1440, 900)
window.show()
app.processEvents()
print(json.dumps({"cpu": time.process_time()}))
"""

# What `open_window` does, but for asking whether another window is there.
_OURS = """
import json, os, sys, time
from metarr_desktop import app
from metarr_desktop.cli.program import Program
from metarr_desktop.ui.application import WindowProgram, bare_application
answering = Program(app.host())
qt = bare_application()
program = WindowProgram(qt, sys.argv[1], app.open_engine, serve=None)
told = {}
def painted():
    told.update(cpu=time.process_time(), modules=len(sys.modules), has_view=program.window.front.has_view)
    if sys.argv[2] == "paint":
        end()
def live():
    program.window.repaint()
    told.update(live_cpu=time.process_time(), live_modules=len(sys.modules))
    model = program.window.session.content.library.model
    told.update(rows=model.rowCount(), is_live=model.known_row(0) is not None)
    if sys.argv[2] == "keep":
        program.window.close()
        program.end()
    end()
def end():
    print(json.dumps(told))
    sys.stdout.flush()
    os._exit(0)
program.start()
program.window.front.painted.connect(painted)
if sys.argv[2] == "keep":
    program.window.resize(1440, 900)
    from PySide6.QtCore import QTimer
    timer = QTimer(interval=50)
    timer.timeout.connect(lambda: live() if is_there() else None)
    timer.start()
    def is_there():
        session = program.window.session
        return session is not None and session.content.library.model.known_row(0) is not None \\
            and not session.desk.pictures.is_waiting
else:
    program.window.front.destroyed.connect(live)
qt.exec()
"""


@dataclass(frozen=True, slots=True)
class Start:
    """A data directory whose last view is kept, and how many rows it begins with."""

    data_dir: Path
    rows: int


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Start:
    """A thousand titles."""
    return _library(tmp_path_factory.mktemp("small"), movies=800, episodes=200)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Start:
    """100,000 titles."""
    return _library(tmp_path_factory.mktemp("large"), movies=len(MOVIES), episodes=len(EPISODES))


def _library(folder: Path, movies: int, episodes: int) -> Start:
    data = folder / "data"
    with open_engine(str(data)) as engine:
        for name, type in (("films", LibraryType.MOVIE), ("shows", LibraryType.TV)):
            (folder / name).mkdir()
            engine.libraries.add(str(folder / name), type)
        engine.libraries.put_setting("window.first_run_done", True)
        engine.libraries.put_setting("watch.enabled", False)
    large_library.fill(data / "library.db")
    _cut(data / "library.db", movies, episodes)
    with open_engine(str(data)) as engine:
        first = engine.browse.listing(Scope(kind=Kind.MOVIE)).ids[:_POSTERS]
        for number, item in enumerate(first):
            engine.edit.add_picture_data(ItemId(item), "poster", _poster(number), "poster.jpg")
    _run(_OURS, str(data), "keep")
    return Start(data, movies)


def _cut(path: Path, movies: int, episodes: int) -> None:
    """Leave only the first of a full library."""
    if movies == len(MOVIES):
        return
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        kept = (
            f"<= {movies} OR {{0}} BETWEEN {SERIES[0]} AND {SERIES[1]} OR {{0}} BETWEEN {SEASONS[0]} AND {SEASONS[19]}"
            f" OR {{0}} BETWEEN {EPISODES[0]} AND {EPISODES[episodes - 1]}"
        )
        for table in tables:
            columns = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
            column = "item_id" if "item_id" in columns else "file_id" if table == "stream_detail" else ""
            column = column or {"item": "id", "file": "id", "search": "rowid"}.get(table, "")
            if column:
                connection.execute(f"DELETE FROM {table} WHERE NOT ({column} {kept.format(column)})")


def _poster(number: int) -> bytes:
    image = Image.effect_noise((1000, 1500), 40).convert("RGB")
    image.paste(Image.new("RGB", (800, 1100), (number * 4 % 256, number * 37 % 256, 90)), (100, 150))
    file = io.BytesIO()
    image.save(file, "JPEG", quality=85)
    return file.getvalue()


@functools.cache
def _environment() -> dict[str, str]:
    """A screen that the window has room on, and modules compiled already, as where it is installed."""
    folder = tempfile.mkdtemp(prefix="metarr-start-")
    screen = {"name": "one", "x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "dpr": 1}
    config = Path(folder) / "screens.json"
    config.write_text(json.dumps({"screens": [screen]}))
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": os.path.join(folder, "compiled")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["QT_QPA_PLATFORM"] = f"offscreen:configfile={config}"
    environment["QT_LOGGING_RULES"] = "default.warning=false"
    return environment


def _run(script: str, *words: str) -> dict[str, float]:
    ran = subprocess.run(
        [sys.executable, "-c", script, *words], stdout=subprocess.PIPE, text=True, check=True, env=_environment()
    )
    told: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    return told


def test_the_first_painted_wall(small: Start, large: Start, record: Callable[..., None]) -> None:
    _run(_EMPTY)  # compiles
    runs = [
        (_run(_EMPTY), _run(_OURS, str(small.data_dir), "paint"), _run(_OURS, str(large.data_dir), "paint"))
        for _ in range(_ROUNDS)
    ]

    assert all(run["has_view"] for _, *ours in runs for run in ours)
    empty, of_few, of_many = (statistics.median(run[way]["cpu"] for run in runs) for way in range(3))
    record(
        "start to the first painted wall",
        empty_ms=empty * 1000,
        ms=of_many * 1000,
        ratio_1000=of_few / empty,
        ratio_100000=of_many / empty,
        modules=runs[0][2]["modules"],
    )
    assert of_few <= 1.6 * empty
    assert of_many <= 1.6 * empty
    assert of_many <= 1.15 * of_few


def test_the_live_page(small: Start, large: Start, record: Callable[..., None]) -> None:
    _run(_EMPTY)  # compiles
    runs = [
        (_run(_EMPTY), _run(_OURS, str(small.data_dir), "live"), _run(_OURS, str(large.data_dir), "live"))
        for _ in range(_ROUNDS)
    ]

    assert {(run[1]["rows"], run[2]["rows"]) for run in runs} == {(small.rows, large.rows)}
    assert all(run["is_live"] for _, *ours in runs for run in ours)
    empty = statistics.median(run[0]["cpu"] for run in runs)
    of_few, of_many = (statistics.median(run[way]["live_cpu"] for run in runs) for way in (1, 2))
    record(
        "start to the live page",
        empty_ms=empty * 1000,
        ms=of_many * 1000,
        ratio_1000=of_few / empty,
        ratio_100000=of_many / empty,
        modules=runs[0][2]["live_modules"],
    )
    assert of_many <= 1.15 * of_few
    assert of_many <= 4 * empty
