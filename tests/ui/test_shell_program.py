"""The window's program: on screen before its library is open, raised by other starts, ended in order."""

import contextlib
import os
import signal
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from metarr_desktop import app
from metarr_desktop.domain.errors import CannotWrite, NewerLibrary
from metarr_desktop.domain.kinds import ItemId, LibraryType
from metarr_desktop.domain.views import Scope
from metarr_desktop.server import instance
from metarr_desktop.services.backup import backup_job
from metarr_desktop.services.browse import Browse
from metarr_desktop.services.engine import Engine
from metarr_desktop.services.errands import scan_job
from metarr_desktop.ui.application import OpenEngine, Serve, WindowProgram
from metarr_desktop.ui.end_signals import EndSignals
from metarr_desktop.ui.shell.no_library import NoLibrary
from metarr_desktop.ui.theme.theme import Contrast, Mode
from metarr_desktop.ui.tray.tray import Tray

_LONG_MS = 20_000

Start = Callable[..., WindowProgram]


@pytest.fixture
def data_dir(tmp_path: Path) -> str:
    """A data directory whose first steps are done, with one library."""
    (tmp_path / "films").mkdir()
    with app.open_engine(str(tmp_path / "data")) as engine:
        engine.libraries.put_setting("window.first_run_done", True)
        engine.libraries.add(str(tmp_path / "films"), LibraryType.MOVIE)
    return str(tmp_path / "data")


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, data_dir: str) -> Iterator[Start]:
    with contextlib.ExitStack() as stack:

        def begin(
            open_engine: OpenEngine = app.open_engine, serve: Serve | None = None, *, in_tray: bool = False
        ) -> WindowProgram:
            program = WindowProgram(qapp, data_dir, open_engine, serve=serve, in_tray=in_tray)
            qtbot.addWidget(program.window)
            program.start()
            stack.callback(program.end)
            return program

        yield begin


def furnished(program: WindowProgram, qtbot: QtBot) -> WindowProgram:
    qtbot.waitUntil(lambda: program.window.is_furnished, timeout=_LONG_MS)
    return program


def opened(program: WindowProgram, qtbot: QtBot) -> WindowProgram:
    qtbot.waitUntil(lambda: program.window.session is not None, timeout=_LONG_MS)
    return program


def titles(browse: Browse) -> list[str]:
    return [row.title for row in browse.rows([ItemId(one) for one in browse.listing(Scope()).ids])]


def test_the_window_is_there_before_the_library_and_filled_afterwards(start: Start, qtbot: QtBot) -> None:
    program = start()
    assert program.window.isVisible()
    assert program.window.session is None

    opened(program, qtbot)

    qtbot.waitUntil(lambda: any(row.text == "Movies" for row in program.window.sidebar.rows()))


def test_what_keeps_the_library_shut_is_said_and_tried_again(start: Start, data_dir: str, qtbot: QtBot) -> None:
    attempts: list[str] = []

    @contextlib.contextmanager
    def only_the_second_time(folder: str, *, begins: bool) -> Iterator[Engine]:
        attempts.append(folder)
        if len(attempts) == 1:
            raise NewerLibrary("A newer Metarr made this library; it was not touched.")
        with app.open_engine(folder) as engine:
            yield engine

    program = furnished(start(only_the_second_time), qtbot)
    opening = program.window.opening
    qtbot.waitUntil(lambda: opening.accessibleDescription().startswith("A newer Metarr"))
    opening.button.click()

    opened(program, qtbot)
    assert attempts == [data_dir, data_dir]


def test_a_library_whose_file_is_gone_is_built_anew_from_the_window(start: Start, data_dir: str, qtbot: QtBot) -> None:
    film = Path(data_dir).parent / "films" / "Alien (1979)" / "Alien (1979).mkv"
    film.parent.mkdir()
    film.write_bytes(b"film")
    with app.open_engine(data_dir) as engine:
        (library,) = engine.browse.libraries()
        engine.run(scan_job(library.id))
    with contextlib.closing(sqlite3.connect(Path(data_dir) / "library.db")) as connection, connection:
        connection.execute("UPDATE batch SET at = '2020-01-01 00:00:00'")  # a library is known by when it was begun
    with app.open_engine(data_dir) as engine:
        item = engine.browse.find("alien")
        engine.edit.set_values([item], {"title": "Alien, as I call it"})
    for file in Path(data_dir).glob("library.db*"):
        file.unlink()

    program = opened(start(), qtbot)

    qtbot.waitUntil(lambda: program.window.findChild(NoLibrary) is not None, timeout=_LONG_MS)
    page = program.window.findChild(NoLibrary)
    assert page is not None
    qtbot.waitUntil(page.ways.isVisible)
    assert "gone" in page.accessibleName()
    assert not page.backups.isVisible()
    page.rebuild.click()
    session = program.window.session
    assert session is not None
    browse = session.desk.engine.browse
    qtbot.waitUntil(lambda: titles(browse) == ["Alien, as I call it"], timeout=_LONG_MS)
    qtbot.waitUntil(lambda: any(row.text == "Movies" for row in program.window.sidebar.rows()))


def test_another_start_raises_the_window(start: Start, data_dir: str, qtbot: QtBot) -> None:
    def serve(engine: Engine, on_raise: Callable[[], bool]) -> contextlib.AbstractContextManager[object]:
        return app.serving(engine, lambda asked, answer: 0, on_raise)

    program = opened(start(serve=serve), qtbot)
    program.window.hide()

    assert instance.raise_window(data_dir)

    qtbot.waitUntil(program.window.isVisible)


def test_the_window_works_where_other_starts_cannot_be_answered(start: Start, qtbot: QtBot) -> None:
    def serve(engine: Engine, on_raise: Callable[[], bool]) -> contextlib.AbstractContextManager[object]:
        raise CannotWrite(engine.data_dir, "no socket can be made here")

    opened(start(serve=serve), qtbot)


def test_more_contrast_is_taken_from_the_settings_at_once(start: Start, qtbot: QtBot) -> None:
    program = opened(start(), qtbot)
    assert program.window.session is not None

    program.window.session.desk.engine.libraries.put_setting("appearance.contrast", "more")
    qtbot.waitUntil(lambda: program.theme.contrast is Contrast.MORE)

    assert program.theme.palette.text3 == program.theme.palette.text
    program.theme.choose(Mode.LIGHT, Contrast.USUAL)


def test_the_theme_of_the_settings_is_taken_at_once(start: Start, qtbot: QtBot) -> None:
    program = opened(start(), qtbot)
    assert program.window.session is not None

    program.window.session.desk.engine.libraries.put_setting("appearance.theme", "dark")

    qtbot.waitUntil(lambda: program.theme.mode is Mode.DARK)
    assert program.theme.palette.is_dark
    program.theme.choose(Mode.LIGHT)


def test_what_nobody_foresaw_is_said_and_the_window_stays(start: Start, qtbot: QtBot) -> None:
    program = opened(start(), qtbot)

    sys.excepthook(ValueError, ValueError("no such thing"), None)

    qtbot.waitUntil(program.window.error_bar.isVisible)
    assert "nobody foresaw" in program.window.error_bar.accessibleName()


def test_closing_ends_the_program_where_no_tray_keeps_it(start: Start, qtbot: QtBot) -> None:
    program = opened(start(), qtbot)

    with qtbot.waitSignal(program.window.closed):
        program.window.close()


def test_closing_only_hides_what_the_tray_keeps(start: Start, qtbot: QtBot) -> None:
    program = opened(start(), qtbot)
    program.window.may_close = lambda: False

    with qtbot.assertNotEmitted(program.window.closed):
        program.window.close()

    assert not program.window.isVisible()


def test_the_data_directory_is_free_again_afterwards(start: Start, data_dir: str, qtbot: QtBot) -> None:
    program = opened(start(), qtbot)

    program.end()

    with app.open_engine(data_dir) as engine:
        assert engine.browse.libraries()


# --- a damaged library ------------------------------------------------------------------------------------------------


@pytest.fixture
def damaged(data_dir: str) -> bytes:
    """A backup, and a library that is damaged; its bytes."""
    with app.open_engine(data_dir) as engine:
        engine.run(backup_job())
    path = Path(data_dir) / "library.db"
    data = bytearray(path.read_bytes())
    data[8192:] = b"\x55" * (len(data) - 8192)
    path.write_bytes(data)
    return bytes(data)


def test_a_damaged_library_is_said_with_the_ways_out_and_left_as_it_is(
    start: Start, damaged: bytes, data_dir: str, qtbot: QtBot
) -> None:
    opening = furnished(start(), qtbot).window.opening

    qtbot.waitUntil(opening.ways.isVisible, timeout=_LONG_MS)

    assert opening.accessibleName() == "Your library is damaged"
    assert opening.restore.isVisible()
    assert "rescue --newest" not in opening.accessibleDescription()  # there are buttons for that
    assert (Path(data_dir) / "library.db").read_bytes() == damaged


def test_the_newest_backup_is_restored_and_opened_with_a_click(
    start: Start, damaged: bytes, data_dir: str, qtbot: QtBot
) -> None:
    program = furnished(start(), qtbot)
    qtbot.waitUntil(program.window.opening.ways.isVisible, timeout=_LONG_MS)

    qtbot.mouseClick(program.window.opening.restore, Qt.MouseButton.LeftButton)

    opened(program, qtbot)
    (kept,) = (Path(data_dir) / "damaged").rglob("library.db")
    assert kept.read_bytes() == damaged


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_the_system_asks_the_program_to_end_and_handlers_are_as_before_afterwards(
    asked: signal.Signals, qtbot: QtBot
) -> None:
    before = signal.getsignal(asked)
    ends: list[str] = []
    signals = EndSignals(lambda: ends.append("end"))

    os.kill(os.getpid(), asked)
    qtbot.waitUntil(lambda: ends == ["end"], timeout=_LONG_MS)
    signals.restore()

    assert signal.getsignal(asked) is before


def test_a_window_that_is_to_wait_in_the_tray_is_seen_where_there_is_none(start: Start, qtbot: QtBot) -> None:
    program = opened(start(in_tray=True), qtbot)

    assert program.window.isVisible()


@pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)  # there is none off screen
def test_a_window_that_waits_in_the_tray_is_seen_when_it_is_raised(
    start: Start, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Tray, "is_available", staticmethod(lambda: True))
    program = opened(start(in_tray=True), qtbot)
    before = program.window.isVisible()

    program.window.raise_to_front()

    assert (before, program.window.isVisible()) == (False, True)


def test_a_library_that_cannot_be_opened_brings_the_window_out_of_the_tray(
    start: Start, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Tray, "is_available", staticmethod(lambda: True))

    def newer(data_dir: str, *, begins: bool) -> contextlib.AbstractContextManager[Engine]:
        raise NewerLibrary("library.db was made by a newer Metarr; it was not touched.")

    program = start(newer, in_tray=True)

    qtbot.waitUntil(program.window.isVisible, timeout=_LONG_MS)
