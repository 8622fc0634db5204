"""The window on a library of 100,000 titles, and what its figures are measured against."""

from __future__ import annotations

import io
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from metarr_desktop.app import open_engine
from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.files.cache import Cache, CacheType
from metarr_desktop.ui.application import WindowProgram
from tests.store.large_library import fill

_BEAT_MS = 1
_POSTERS = 2000


def fill_library(folder: Path) -> Path:
    """A data directory with 80,000 films and 20,000 episodes in it; the database is `library.db`."""
    for name in ("films", "shows"):
        (folder / name).mkdir()
    data = folder / "data"
    with open_engine(str(data)) as engine:
        engine.libraries.add(str(folder / "films"), LibraryType.MOVIE)
        engine.libraries.add(str(folder / "shows"), LibraryType.TV)
        engine.libraries.put_setting("window.first_run_done", True)
        engine.libraries.put_setting("watch.enabled", False)
    fill(data / "library.db")
    _hang_posters(data)
    return data


def _hang_posters(data: Path) -> None:
    """Real pictures for the first films, each a file of its own; the others have none."""
    noise = Image.effect_noise((400, 600), 80).convert("RGB")
    cache = Cache(str(data))
    with io.BytesIO() as file:
        noise.save(file, "JPEG", quality=90)
        picture = file.getvalue()
    paths = [
        (cache.put(picture, type=CacheType.IMAGE, kind="poster", item_id=n, extension="jpg", is_durable=False), n)
        for n in range(1, _POSTERS + 1)
    ]
    connection = sqlite3.connect(data / "library.db")
    connection.executemany("UPDATE cache_file SET path = ? WHERE item_id = ?", paths)
    connection.execute("DELETE FROM artwork WHERE item_id > ?", (_POSTERS,))
    connection.commit()
    connection.close()


def window_on(data: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[WindowProgram]:
    """The window at 1920 × 1080 with the wall of films before it, at rest."""
    program = WindowProgram(qapp, str(data), open_engine, serve=None)
    qtbot.addWidget(program.window)
    program.window.resize(1920, 1080)
    program.start()
    wait(lambda: program.window.session is not None)
    session = program.window.session
    assert session is not None
    wait(lambda: program.window.front is None)
    session.content.library.wall.grid.verticalScrollBar().setValue(0)  # the run before may have left it anywhere
    wait(lambda: session.content.library.model.known_row(0) is not None)
    yield program
    program.end()


def wait(until: Callable[[], bool], seconds: float = 180) -> None:
    """Run the event loop until something is so: unlike a busy loop it leaves the interpreter to the workers."""
    loop = QEventLoop()
    beat = QTimer(interval=_BEAT_MS)
    beat.timeout.connect(lambda: loop.quit() if until() else None)
    beat.start()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()
    assert until(), "it did not come in time"


def gui_ms(act: Callable[[], object]) -> float:
    """What something takes of this thread: not of the clock, which runs while other programs and workers do."""
    begun = time.thread_time()
    act()
    return (time.thread_time() - begun) * 1000


def took_ms(act: Callable[[], object]) -> float:
    """How long something takes."""
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000
