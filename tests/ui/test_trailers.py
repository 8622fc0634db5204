"""Trailers of a title: links of the browser, and one that leads nowhere."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.kinds import ItemId
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.detail.overview import OverviewTab
from metarr_desktop.ui.widgets.toast import Notice

pytestmark = pytest.mark.usefixtures("english")

FIRST = "https://www.youtube.com/watch?v=first0"
SECOND = "https://vimeo.com/2"


@pytest.fixture
def item(asked_desk: Desk) -> ItemId:
    item = asked_desk.engine.identify.unidentified()[0]
    asked_desk.engine.edit.set_values([item], {"trailers": (FIRST, "file:///etc/passwd", SECOND)})
    return item


@pytest.fixture
def tab(asked_desk: Desk, item: ItemId, qtbot: QtBot) -> OverviewTab:
    tab = OverviewTab(asked_desk)
    qtbot.addWidget(tab)
    tab.show_detail(asked_desk.engine.browse.detail(item))
    tab.show()
    return tab


def test_those_on_the_web_open_in_the_browser(tab: OverviewTab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))

    for link in tab.trailers.links:
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)

    assert [link.text() for link in tab.trailers.links] == ["Trailer 1 · youtube.com", "Trailer 2 · vimeo.com"]
    assert opened == [FIRST, SECOND]


def test_one_that_leads_nowhere_is_taken_off_with_a_way_back(
    tab: OverviewTab, asked_desk: Desk, item: ItemId, qtbot: QtBot
) -> None:
    notices: list[Notice] = []
    asked_desk.stage.said.connect(notices.append)
    menu = tab.trailers.menu(FIRST)

    next(action for action in menu.actions() if action.text() == "This one leads nowhere").trigger()

    qtbot.waitUntil(lambda: bool(notices))
    assert notices[0].is_undo
    tab.show_detail(asked_desk.engine.browse.detail(item))
    assert [link.toolTip() for link in tab.trailers.links] == [SECOND]

    asked_desk.engine.undo()
    tab.show_detail(asked_desk.engine.browse.detail(item))
    assert [link.toolTip() for link in tab.trailers.links] == [FIRST, SECOND]


def test_without_any_nothing_is_said_of_them(tab: OverviewTab, asked_desk: Desk, item: ItemId) -> None:
    asked_desk.engine.edit.set_values([item], {"trailers": ()})

    tab.show_detail(asked_desk.engine.browse.detail(item))

    assert tab.trailers.isHidden()
