"""The start: the last view is painted before anything is loaded, touched by nobody, and gives way to the live page."""

import contextlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from metarr_desktop import app
from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.services.errands import scan_job
from metarr_desktop.ui.application import WindowProgram
from metarr_desktop.ui.bidi import FIRST_STRONG_ISOLATE, POP_ISOLATE
from metarr_desktop.ui.desk import Place
from metarr_desktop.ui.front import snapshot
from metarr_desktop.ui.front.front import Front
from metarr_desktop.ui.front.snapshot import Looks, Snapshot
from metarr_desktop.ui.shell.session import Session
from tests.disk import a_film

_LONG_MS = 20_000

#: What of ours may be loaded before the first paint, beside Qt and the standard library.
_BEFORE_FIRST_PAINT = {
    "metarr_desktop",
    "metarr_desktop.app",
    "metarr_desktop.cli",
    "metarr_desktop.cli.host",
    "metarr_desktop.cli.output",
    "metarr_desktop.cli.program",
    "metarr_desktop.cli.words",
    "metarr_desktop.domain",
    "metarr_desktop.domain.errors",
    "metarr_desktop.server",
    "metarr_desktop.server.address",
    "metarr_desktop.server.instance",
    "metarr_desktop.server.wire",
    "metarr_desktop.shipped",
    "metarr_desktop.ui",
    "metarr_desktop.ui.application",
    "metarr_desktop.ui.bell",
    "metarr_desktop.ui.end_signals",
    "metarr_desktop.ui.front",
    "metarr_desktop.ui.front.front",
    "metarr_desktop.ui.front.snapshot",
    "metarr_desktop.ui.language",
    "metarr_desktop.ui.shell",
    "metarr_desktop.ui.shell.frame",
    "metarr_desktop.ui.shell.window",
}

#: A start that ends at its first paint and tells what is loaded by then.
_START = """
import json, sys
from metarr_desktop.app import open_engine
from metarr_desktop.ui.application import WindowProgram, bare_application
program = WindowProgram(bare_application(), sys.argv[1], open_engine, serve=None)
program.start()
def tell():
    import PySide6.QtCore as core
    told = {"has_view": program.window.front.has_view, "loaded": sorted(sys.modules), "has_qt": "Qt" in vars(core)}
    print(json.dumps(told))
    sys.stdout.flush()
    import os
    os._exit(0)
program.window.front.painted.connect(tell)
bare_application().exec()
"""

#: A start that ends when the page is live, and tells what is loaded by then.
_LIVE = """
import json, os, sys
from metarr_desktop.app import open_engine
from metarr_desktop.ui.application import WindowProgram, bare_application
program = WindowProgram(bare_application(), sys.argv[1], open_engine, serve=None)
program.start()
def tell():
    rows = program.window.session.content.library.model.rowCount()
    print(json.dumps({"loaded": sorted(sys.modules), "rows": rows}))
    sys.stdout.flush()
    os._exit(0)
program.window.front.destroyed.connect(tell)
bare_application().exec()
"""

#: What a page that shows a wall has no use for. Each of these takes a start a tenth of a second with what it brings.
_AFTER_THE_PAGE = {
    "PIL",
    "alembic",
    "asyncio",
    "httpx",
    "lxml",
    "metarr_desktop.cli.sentences",
    "metarr_desktop.formats",
    "metarr_desktop.players",
    "metarr_desktop.providers",
    "metarr_desktop.services.publish",
    "metarr_desktop.services.scan",
    "metarr_desktop.store.unit",
    "mutagen",
    "rapidfuzz",
    "sqlalchemy",
}

Start = Callable[[], WindowProgram]


@pytest.fixture
def data_dir(tmp_path: Path) -> str:
    """A library of two films."""
    a_film(tmp_path / "films", "Alien 1979")
    a_film(tmp_path / "films", "Brazil 1985")
    with app.open_engine(str(tmp_path / "data")) as engine:
        engine.libraries.put_setting("window.first_run_done", True)
        engine.run(scan_job(engine.libraries.add(str(tmp_path / "films"), LibraryType.MOVIE).id))
    return str(tmp_path / "data")


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, data_dir: str) -> Iterator[Start]:
    with contextlib.ExitStack() as stack:

        def begin() -> WindowProgram:
            program = WindowProgram(qapp, data_dir, app.open_engine, serve=None)
            qtbot.addWidget(program.window)
            program.start()
            stack.callback(program.end)
            return program

        yield begin


def live(program: WindowProgram, qtbot: QtBot) -> Session:
    """The session, once the front is lifted and the rows are there."""
    qtbot.waitUntil(lambda: program.window.session is not None and program.window.front is None, timeout=_LONG_MS)
    session = program.window.session
    assert session is not None
    qtbot.waitUntil(lambda: session.content.library.model.known_row(0) is not None, timeout=_LONG_MS)
    return session


def ended(program: WindowProgram) -> None:
    program.window.close()
    program.end()


def front_of(program: WindowProgram) -> Front:
    assert program.window.front is not None
    return program.window.front


def file_of(data_dir: str) -> Path:
    return Path(data_dir) / snapshot.NAME


def a_view(color: str = "#ff0000") -> Snapshot:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    return Snapshot("", "Movies", Looks("light", False, "en_GB", 1.0), image)


# --- before the first paint -------------------------------------------------------------------------------------------


def test_nothing_but_qt_and_the_last_view_is_loaded_before_the_first_paint(data_dir: str) -> None:
    _keep_a_view(data_dir)

    told = json.loads(_python(_START, data_dir))

    assert told["has_view"]
    packages = {name.partition(".")[0] for name in told["loaded"]}
    assert packages - set(sys.stdlib_module_names) - {"__main__", "__mp_main__"} <= {
        "PySide6",
        "metarr_desktop",
        "shiboken6",
        "shibokensupport",
        "sitecustomize",
        "typing_extensions",
        *(name for name in packages if name.startswith(("_", "signature"))),
    }
    assert {name for name in told["loaded"] if name.partition(".")[0] == "metarr_desktop"} <= _BEFORE_FIRST_PAINT
    assert not told["has_qt"]  # the namespace of enumerations, which costs an eighth of an empty window
    assert not {"sqlite3", "ssl", "_hashlib", "asyncio", "multiprocessing", "xml", "email.message"} & set(
        told["loaded"]
    )


def test_nothing_that_works_behind_the_page_is_loaded_before_it_is_live(data_dir: str) -> None:
    _keep_a_view(data_dir)

    told = json.loads(_python(_LIVE, data_dir))

    assert told["rows"] == 2
    assert not _AFTER_THE_PAGE & set(told["loaded"])


def _keep_a_view(data_dir: str) -> None:
    looks = Looks("light", False, _locale_of_a_start(), 1.0)
    assert snapshot.write(data_dir, Snapshot("", "Movies", looks, a_view().image))


def _locale_of_a_start() -> str:
    return _python("from PySide6.QtCore import QLocale; print(QLocale().name())").strip()


def _python(code: str, *words: str) -> str:
    ran = subprocess.run([sys.executable, "-c", code, *words], stdout=subprocess.PIPE, text=True, check=True)
    return ran.stdout


# --- between two runs -------------------------------------------------------------------------------------------------


def test_the_next_start_shows_the_view_as_it_was_left(start: Start, qtbot: QtBot) -> None:
    first = start()
    first.window.resize(740, 520)  # smaller than the screen, which would cut it
    live(first, qtbot)
    left = first.window.grab().toImage()
    ended(first)

    front = front_of(start())

    assert front.has_view
    shown = front.grab().toImage()
    assert shown.size() == left.size()
    assert _difference(left, shown, height=left.height() - 40) < 3  # at the foot stands that the library is opened
    assert front.accessibleName() == "Opening your library"
    assert front.accessibleDescription() == "Movies, as you left it."


def test_the_keyboard_is_in_the_list_when_the_page_is_live(start: Start, qtbot: QtBot) -> None:
    program = start()
    session = live(program, qtbot)

    assert program.window.focusWidget() is session.content.library.wall.grid
    qtbot.keyClick(session.content.library.wall.grid, Qt.Key.Key_End)

    assert session.content.library.chosen() == [session.content.library.model.item_at(1)]


def test_the_name_of_the_view_does_not_turn_its_sentence_around(start: Start, data_dir: str, qtbot: QtBot) -> None:
    with app.open_engine(data_dir) as engine:
        (library,) = engine.browse.libraries()
        engine.libraries.rename(library.id, "סרטים 1")
    first = start()
    live(first, qtbot)
    ended(first)

    front = front_of(start())

    assert front.accessibleDescription() == f"{FIRST_STRONG_ISOLATE}סרטים 1{POP_ISOLATE}, as you left it."


def _difference(one: QImage, other: QImage, height: int) -> float:
    """The mean difference of a pixel's grey, of 256."""
    greys = [bytes(image.convertToFormat(QImage.Format.Format_Grayscale8).constBits()) for image in (one, other)]
    size = one.width() * height
    return sum(abs(a - b) for a, b in zip(greys[0][:size], greys[1][:size], strict=True)) / size


def test_the_live_page_comes_scrolled_as_it_was_left(start: Start, data_dir: str, qtbot: QtBot) -> None:
    with app.open_engine(data_dir) as engine:
        (library,) = engine.browse.libraries()
        for number in range(60):
            engine.edit.add_title(library.id, f"Film {number:02}")
    first = start()
    grid = live(first, qtbot).content.library.wall.grid
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum() // 2)
    left = grid.visible_rows()
    ended(first)

    session = live(start(), qtbot)

    assert left[0] > 0
    assert session.content.library.wall.grid.visible_rows() == left


def test_a_title_that_is_gone_is_gone_from_the_live_page(start: Start, data_dir: str, qtbot: QtBot) -> None:
    first = start()
    live(first, qtbot)
    ended(first)
    with app.open_engine(data_dir) as engine:
        engine.trash.put([engine.browse.find("alien")])

    program = start()
    assert front_of(program).has_view
    session = live(program, qtbot)

    assert session.content.library.model.rowCount() == 1


def test_the_view_is_kept_while_the_window_is_open_once_it_rests(start: Start, data_dir: str, qtbot: QtBot) -> None:
    live(start(), qtbot)

    qtbot.waitUntil(file_of(data_dir).exists, timeout=_LONG_MS)

    assert snapshot.read(data_dir) is not None


def test_a_screen_that_is_no_list_is_not_kept_nor_the_list_before_it(start: Start, data_dir: str, qtbot: QtBot) -> None:
    first = start()
    session = live(first, qtbot)
    assert snapshot.write(data_dir, a_view())

    session.desk.stage.place_wanted.emit(Place.SETTINGS)
    ended(first)

    assert not file_of(data_dir).exists()
    assert not front_of(start()).has_view


def test_a_first_start_says_that_it_opens_the_library(start: Start) -> None:
    front = front_of(start())

    assert not front.has_view
    assert front.accessibleName() == "Opening your library"


# --- nobody edits by it -----------------------------------------------------------------------------------------------


def test_keys_clicks_and_drops_do_nothing_while_it_stands(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    first = start()
    live(first, qtbot)
    ended(first)
    program = start()
    front = front_of(program)
    window = program.window
    qtbot.waitUntil(lambda: window.session is not None, timeout=_LONG_MS)
    assert window.front is front
    heard: list[str] = []
    window.verbs.settings.triggered.connect(lambda: heard.append("settings"))
    window.verbs.undo.triggered.connect(lambda: heard.append("undo"))

    for shortcut in (window.verbs.settings.shortcut(), window.verbs.undo.shortcut()):
        qtbot.keySequence(front, shortcut)
    qtbot.mouseClick(front, Qt.MouseButton.LeftButton, pos=QPoint(100, 24))
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    drag = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    drag.ignore()
    QApplication.sendEvent(window, drag)

    assert heard == []
    assert not drag.isAccepted()


# --- the file ---------------------------------------------------------------------------------------------------------


def test_what_is_written_is_read_again(data_dir: str) -> None:
    assert snapshot.write(data_dir, a_view())

    kept = snapshot.read(data_dir)

    assert kept is not None
    assert (kept.title, kept.looks) == ("Movies", a_view().looks)
    assert kept.image.pixelColor(20, 15).red() > 250


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param(lambda data: data[:-7], id="cut off"),
        pytest.param(lambda data: data[:200] + b"\x00" + data[201:], id="a byte changed"),
        pytest.param(lambda data: b"", id="empty"),
        pytest.param(lambda data: data.replace(b"metarr-view-1", b"metarr-view-2"), id="of a newer version"),
    ],
)
def test_a_file_that_is_no_view_of_ours_is_dropped(data_dir: str, harm: Callable[[bytes], bytes]) -> None:
    snapshot.write(data_dir, a_view())
    file_of(data_dir).write_bytes(harm(file_of(data_dir).read_bytes()))

    assert snapshot.read(data_dir) is None
    assert not file_of(data_dir).exists()


def test_the_view_of_another_library_is_dropped(data_dir: str) -> None:
    snapshot.write(data_dir, a_view())
    library = Path(data_dir) / "library.db"
    copy = library.with_suffix(".copy")
    copy.write_bytes(library.read_bytes())
    copy.replace(library)  # as a backup is put back

    assert snapshot.read(data_dir) is None
    assert not file_of(data_dir).exists()


def test_a_new_view_takes_the_place_of_the_old_one(data_dir: str) -> None:
    snapshot.write(data_dir, a_view("#ff0000"))

    snapshot.write(data_dir, a_view("#0000ff"))

    kept = snapshot.read(data_dir)
    assert kept is not None
    assert kept.image.pixelColor(20, 15).blue() > 250
    assert [file.name for file in Path(data_dir).glob("last-view*")] == [snapshot.NAME]
