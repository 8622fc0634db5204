"""Tray: state, verbs and notifications, and no harm where there is no tray (as here)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.jobs import NewJob
from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.tray.tray import State, Tray


class Verbs:
    """The verbs of a window."""

    def __init__(self, parent: QWidget) -> None:
        self.quit = QAction("Quit", parent)


class Window(QWidget):
    """A window as the tray sees it."""

    def __init__(self) -> None:
        super().__init__()
        self.verbs = Verbs(self)
        self.raised = 0

    def raise_to_front(self) -> None:
        self.raised += 1


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    window = Window()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def tray(empty_desk: Desk, window: Window, tmp_path: Path) -> Iterator[Tray]:
    for name in ("films", "more films"):
        (tmp_path / name / "Glass Meridian (2019)").mkdir(parents=True)
        (tmp_path / name / "Glass Meridian (2019)" / "Glass Meridian (2019).mkv").write_bytes(b"\x1aE\xdf\xa3")
        empty_desk.engine.libraries.add(str(tmp_path / name), LibraryType.MOVIE)
    yield Tray(empty_desk, window)
    empty_desk.engine.jobs.resume()


def test_its_verbs_open_and_quit_the_window(qtbot: QtBot, tray: Tray, window: Window) -> None:
    tray.open.trigger()

    assert window.raised == 1
    with qtbot.waitSignal(window.verbs.quit.triggered):
        tray.quit.trigger()


def test_what_is_about_to_be_purged_is_told_by_the_nightly_run(qtbot: QtBot, tray: Tray, empty_desk: Desk) -> None:
    engine = empty_desk.engine
    film, _ = engine.edit.add_title(engine.browse.libraries()[0].id, "Heat")
    engine.edit.trash([film])
    with engine.edit._store.write() as unit:  # as if it had lain there for four weeks
        unit._connection.execute("UPDATE item SET deleted_at = datetime('now', '-25 days')")

    with qtbot.waitSignal(tray.told, timeout=20_000) as told:
        engine.jobs.enqueue(NewJob("tidy"))

    assert told.args[0].startswith("1 in the trash will be purged, the first on ")


def test_scan_now_scans_every_library_that_takes_part_and_says_what_was_found(
    qtbot: QtBot, tray: Tray, empty_desk: Desk
) -> None:
    first, second = empty_desk.engine.browse.libraries()
    empty_desk.engine.libraries.set_enabled(second.id, False)

    with qtbot.waitSignal(tray.told, timeout=20_000) as told:
        tray.scan.trigger()

    assert told.args == ["Movies scanned: 1 new."]
    assert [job.payload["library"] for job in empty_desk.engine.browse.jobs() if job.type == "scan"] == [first.id]


def test_a_muted_scan_ends_in_silence(qtbot: QtBot, tray: Tray, empty_desk: Desk) -> None:
    said: list[str] = []
    tray.told.connect(said.append)
    empty_desk.engine.libraries.put_setting("notify.scan_finished", False)

    tray.scan.trigger()

    qtbot.waitUntil(lambda: all(one.count for one in empty_desk.engine.browse.libraries()), timeout=20_000)
    qtbot.waitUntil(lambda: tray.state is State.IDLE, timeout=20_000)
    assert said == []


def test_what_failed_is_told_with_its_reason(qtbot: QtBot, tray: Tray, empty_desk: Desk) -> None:
    with qtbot.waitSignal(tray.told, timeout=20_000) as told:
        empty_desk.engine.jobs.enqueue(NewJob("teleport"))

    assert told.args == ["This Metarr does not know jobs of the type “teleport”. It can be tried again under Activity."]


def test_pausing_shows_on_the_icon_and_can_be_taken_back(qtbot: QtBot, tray: Tray) -> None:
    tray.pause.trigger()
    qtbot.waitUntil(lambda: tray.icon.toolTip() == "Metarr is paused")
    assert tray.state is State.PAUSED

    tray.pause.trigger()
    qtbot.waitUntil(lambda: tray.state is State.IDLE)
