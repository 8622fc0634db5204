"""The whole way through the real window: a folder is dropped, scanned, corrected, locked, published, and taken back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import etree
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from metarr_desktop.app import open_engine
from metarr_desktop.domain.item_views import ItemDetail
from metarr_desktop.domain.kinds import ItemId
from metarr_desktop.services.engine import Engine
from metarr_desktop.ui.application import WindowProgram
from metarr_desktop.ui.detail.edit import EditTab
from metarr_desktop.ui.detail.pane import Tab
from metarr_desktop.ui.first_run.dialog import FirstRun
from metarr_desktop.ui.forms.editors import LineEditor
from metarr_desktop.ui.shell.session import Session
from metarr_desktop.ui.shell.window import MainWindow

_LONG_MS = 20_000


@pytest.fixture
def films(tmp_path: Path) -> Path:
    """Two films whose files say nothing but their names."""
    for name in ("Kestrel Station (2024)", "Half a Horizon (2015)"):
        folder = tmp_path / "Films" / name
        folder.mkdir(parents=True)
        (folder / f"{name}.mkv").write_bytes(b"\x1aE\xdf\xa3" + name.encode() * 50)
    return tmp_path / "Films"


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[WindowProgram]:
    program = WindowProgram(qapp, str(tmp_path / "data"), open_engine, serve=None)
    qtbot.addWidget(program.window)
    program.start()
    yield program
    program.end()


@pytest.fixture
def window(program: WindowProgram, qtbot: QtBot) -> MainWindow:
    """The window on an empty library, its first steps put off."""
    window = program.window
    qtbot.waitUntil(lambda: window.findChild(FirstRun) is not None, timeout=_LONG_MS)
    qtbot.keyClick(window.findChild(FirstRun), Qt.Key.Key_Escape)
    window.activateWindow()
    return window


def session_of(window: MainWindow) -> Session:
    assert window.session is not None
    return window.session


def drop(window: MainWindow, folder: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(600, 400), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(600, 400), Qt.DropAction.CopyAction, data, buttons, keys))


def test_a_dropped_folder_is_corrected_locked_published_and_taken_back(
    window: MainWindow, films: Path, qtbot: QtBot
) -> None:
    session = session_of(window)
    library = session.content.library
    engine = session.desk.engine

    def wait(condition: Callable[[], object]) -> None:
        qtbot.waitUntil(lambda: bool(condition()), timeout=_LONG_MS)

    # A folder is dropped onto the window: a library of movies stands there, says why, and fills.
    drop(window, films)
    wait(lambda: library.model.rowCount() == 2)
    assert library.title.text() == "Movies"
    assert any("Movies" in toast.notice.text for toast in session.toasts.toasts())
    wait(lambda: not engine.browse.counts().unfinished_jobs)

    # A click chooses a film, Ctrl+E opens its form.
    grid = library.wall.grid
    wait(lambda: library.model.known_row(1) is not None)
    place = grid.visualRect(library.model.index(1, 0)).center()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    item = library.model.item_at(1)
    details = session.beside.details
    wait(lambda: details.header.hero().title == "Kestrel Station")
    assert details.items() == (item,)
    window.activateWindow()  # no window manager gives the keys back when the first steps are gone
    wait(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert details.current_tab() is Tab.EDIT

    # A new title is typed: it is stored, locked, and seen on the wall.
    form = details.page(Tab.EDIT)
    assert isinstance(form, EditTab)
    editor = form.editor("title")
    assert isinstance(editor, LineEditor)
    editor.line.setFocus()
    editor.line.selectAll()
    qtbot.keyClicks(editor.line, "Kestrel Station: Night Shift")
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    wait(lambda: detail(engine, item).row.title == "Kestrel Station: Night Shift")
    assert "title" in detail(engine, item).row.locked
    wait(lambda: (row := library.model.known_row(1)) is not None and row.title == "Kestrel Station: Night Shift")

    # Another field is locked by its padlock alone.
    qtbot.mouseClick(form.row("year").lock, Qt.MouseButton.LeftButton)
    wait(lambda: "year" in detail(engine, item).row.locked)

    # The plan is shown first, then published; the NFO lies beside the film.
    qtbot.mouseClick(window.tool_bar.publish, Qt.MouseButton.LeftButton)
    plan = session.content.publish
    assert session.content.currentWidget() is plan
    wait(plan.footer.act.isVisible)
    qtbot.mouseClick(plan.footer.act, Qt.MouseButton.LeftButton)
    nfo = films / "Kestrel Station (2024)" / "Kestrel Station (2024).nfo"
    wait(nfo.exists)
    assert etree.parse(nfo).findtext("title") == "Kestrel Station: Night Shift"
    wait(lambda: not engine.browse.counts().unfinished_jobs)
    wait(lambda: not detail(engine, item).row.needs_publish)

    # Back to the wall; Ctrl+Z takes back the lock, then the title.
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert session.content.currentWidget() is library
    window.verbs.undo.trigger()
    wait(lambda: "year" not in detail(engine, item).row.locked)
    window.verbs.undo.trigger()
    wait(lambda: detail(engine, item).row.title == "Kestrel Station")


def test_the_library_added_by_a_drop_is_taken_back_by_its_notice(window: MainWindow, films: Path, qtbot: QtBot) -> None:
    session = session_of(window)
    drop(window, films)
    qtbot.waitUntil(lambda: session.content.library.model.rowCount() == 2, timeout=_LONG_MS)

    notice = next(toast for toast in session.toasts.toasts() if toast.notice.action)
    notice.acted.emit()

    qtbot.waitUntil(lambda: session.guide.here.library is None, timeout=_LONG_MS)
    assert (films / "Kestrel Station (2024)" / "Kestrel Station (2024).mkv").exists()


def detail(engine: Engine, item: ItemId) -> ItemDetail:
    return engine.browse.detail(item)
