"""No part of a page is a window of its own for a moment: it would flash up, and take the keyboard from the window."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.detail.files import FilesTab
from metarr_desktop.ui.detail.history import HistoryTab
from metarr_desktop.ui.settings.page import SettingsPage
from metarr_desktop.ui.statistics.panels import Columns
from tests.ui.demo_items import the_item
from tests.ui.windows_shown import windows_shown


def test_of_the_settings(qapp: QApplication, empty_desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    library = empty_desk.engine.libraries.add(str(tmp_path), LibraryType.MOVIE).id

    with windows_shown(qapp) as shown:
        page = SettingsPage(empty_desk)
        qtbot.addWidget(page)
        qtbot.waitUntil(lambda: page.panel_of(library) is not None)
        qtbot.waitUntil(lambda: not empty_desk.bridge.is_asking)

    assert shown == []


@pytest.mark.parametrize("kind", [FilesTab, HistoryTab])
def test_of_the_details(qapp: QApplication, demo_desk: Desk, qtbot: QtBot, kind: type[FilesTab | HistoryTab]) -> None:
    tab = kind(demo_desk)
    qtbot.addWidget(tab)

    with windows_shown(qapp) as shown:
        tab.show_detail(demo_desk.engine.browse.detail(the_item(demo_desk.engine, "The Glass Meridian")))
        qtbot.waitUntil(lambda: not demo_desk.bridge.is_asking)

    assert shown == []


def test_of_columns(qapp: QApplication, qtbot: QtBot) -> None:
    columns, tile = Columns(100, 2), QWidget()
    qtbot.addWidget(columns)

    with windows_shown(qapp) as shown:
        columns.show_widgets([tile])

    assert shown == []
    assert not tile.isHidden()
