"""The bars of the window where it is as narrow as it may be, in the longer of its languages."""

from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from metarr_desktop.ui.shell.actions import Actions
from metarr_desktop.ui.shell.tool_bar import ToolBar
from metarr_desktop.ui.widgets.progress_strip import ProgressStrip

LEAST, WIDE = 720, 1440


def test_scan_and_publish_give_up_their_words_where_they_would_lie_over_each_other(qtbot: QtBot, german: None) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    bar = ToolBar(Actions(window))
    qtbot.addWidget(bar)
    bar.setMinimumWidth(LEAST)  # as the window has it
    bar.publish.set_count(1_234)
    bar.resize(WIDE, bar.height())
    bar.show()
    assert bar.publish.text() == "Veröffentlichen"

    bar.resize(LEAST, bar.height())

    layout = bar.layout()
    assert layout is not None
    assert layout.minimumSize().width() <= LEAST
    assert (bar.publish.text(), bar.publish.accessibleName()) == ("", "Veröffentlichen")

    bar.resize(WIDE, bar.height())

    assert (bar.scan.text(), bar.publish.text()) == ("Durchsuchen", "Veröffentlichen")


def test_what_runs_gives_way_before_its_parts_lie_over_each_other(qtbot: QtBot) -> None:
    strip = ProgressStrip()
    qtbot.addWidget(strip)

    strip.show_progress("Reading the media files of Documentaries", 54, 200, "54 of 200 · 23/s · 4 min left")

    assert strip.minimumSizeHint().width() < LEAST // 2
