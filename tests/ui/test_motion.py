"""Motion in one place, and none of it where it is reduced."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

import metarr_desktop.ui
from metarr_desktop.ui.theme import motion
from metarr_desktop.ui.theme.motion import Motion
from metarr_desktop.ui.widgets.toast import Notice, ToastStack


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    motion.choose(qapp, Motion.SYSTEM)


@pytest.fixture
def area(qtbot: QtBot) -> QWidget:
    area = QWidget()
    qtbot.addWidget(area)
    area.resize(800, 400)
    area.show()
    return area


def test_a_notice_fades_in_and_then_stands_by_itself(qtbot: QtBot, app: QApplication, area: QWidget) -> None:
    motion.choose(app, Motion.FULL)

    toast = ToastStack(area).show_notice(Notice("Saved"))

    assert toast.graphicsEffect() is not None
    qtbot.waitUntil(lambda: toast.graphicsEffect() is None)


def test_reduced_a_notice_is_there_at_once(app: QApplication, area: QWidget) -> None:
    motion.choose(app, Motion.REDUCED)

    toast = ToastStack(area).show_notice(Notice("Saved"))

    assert toast.isVisible()
    assert toast.graphicsEffect() is None


def test_a_bar_whose_end_is_not_known_runs_or_stands_as_was_chosen_at_once(qtbot: QtBot, app: QApplication) -> None:
    bar = QProgressBar()
    qtbot.addWidget(bar)
    motion.choose(app, Motion.FULL)
    motion.show_progress(bar)
    assert (bar.minimum(), bar.maximum()) == (0, 0)  # so Qt lets it run

    motion.choose(app, Motion.REDUCED)

    assert (bar.value(), bar.maximum()) == (1, 1)


def test_a_bar_that_counts_goes_on_counting(qtbot: QtBot, app: QApplication) -> None:
    bar = QProgressBar()
    qtbot.addWidget(bar)
    motion.show_progress(bar, 3, 8)

    motion.choose(app, Motion.REDUCED)

    assert (bar.value(), bar.maximum()) == (3, 8)


def test_where_nobody_says_anything_things_move(app: QApplication) -> None:
    motion.choose(app, Motion.SYSTEM)

    assert not motion.is_reduced()


def test_nothing_else_starts_an_animation() -> None:
    ui = Path(metarr_desktop.ui.__file__).parent
    moving = re.compile(r"QPropertyAnimation|QVariantAnimation|QTimeLine|setAnimated|setRange\(0, 0\)|QScroller")

    found = [
        file.name for file in ui.rglob("*.py") if file.name != "motion.py" and moving.search(file.read_text("utf-8"))
    ]

    assert found == []
