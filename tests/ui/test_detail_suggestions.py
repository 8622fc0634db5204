"""What a locked field would have become stands under it, to be accepted or dismissed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from metarr_desktop.app import open_engine
from metarr_desktop.domain.kinds import ItemId, LibraryType
from metarr_desktop.services.engine import Engine
from metarr_desktop.services.errands import scan_job
from metarr_desktop.ui.bridge import Bridge
from metarr_desktop.ui.desk import Desk, Stage
from metarr_desktop.ui.detail.edit import EditTab
from metarr_desktop.ui.detail.pane import DetailPane, Tab
from metarr_desktop.ui.pictures import Pictures
from tests.ui.demo_items import the_item

NFO = "<movie><title>Heat</title><year>1995</year><plot>{plot}</plot></movie>"


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A film whose plot is locked while its NFO tells another one."""
    folder = tmp_path / "media" / "Heat (1995)"
    folder.mkdir(parents=True)
    (folder / "Heat (1995).mkv").write_bytes(b"film" * 100)
    (folder / "Heat (1995).nfo").write_text(NFO.format(plot="Of a thief."))
    with open_engine(str(tmp_path / "data")) as engine:
        library = engine.libraries.add(str(tmp_path / "media"), LibraryType.MOVIE)
        engine.run(scan_job(library.id))
        engine.edit.set_locks([the_item(engine, "Heat")], ["plot"], True)
        (folder / "Heat (1995).nfo").write_text(NFO.format(plot="Of a thief and a policeman."))
        engine.run(scan_job(library.id))
        yield engine


@pytest.fixture
def desk(qapp: object, engine: Engine) -> Iterator[Desk]:
    bridge = Bridge(engine)
    yield Desk(engine, bridge, Pictures(bridge, engine.browse.picture_path), Stage())
    bridge.close()


@pytest.fixture
def item(engine: Engine) -> ItemId:
    return the_item(engine, "Heat")


@pytest.fixture
def tab(desk: Desk, item: ItemId, qtbot: QtBot) -> EditTab:
    pane = DetailPane(desk)
    qtbot.addWidget(pane)
    pane.open_tab(Tab.EDIT)
    pane.show()
    pane.show_items([item])
    page = pane.page(Tab.EDIT)
    assert isinstance(page, EditTab)
    qtbot.waitUntil(lambda: page.current_form() is not None and page.row("plot").has_suggestion())
    return page


def press(tab: EditTab, word: str, qtbot: QtBot) -> None:
    button = next(one for one in tab.row("plot").findChildren(QPushButton) if one.text() == word)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_an_accepted_suggestion_becomes_the_value_and_stays_locked(
    tab: EditTab, desk: Desk, item: ItemId, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.stage.said) as said:
        press(tab, "Accept", qtbot)

    detail = desk.engine.browse.detail(item)
    assert said.args[0].text == "Suggestion for Plot accepted"
    assert detail.values["plot"] == "Of a thief and a policeman."
    assert "plot" in detail.row.locked
    qtbot.waitUntil(lambda: not tab.row("plot").has_suggestion())


def test_a_dismissed_suggestion_leaves_the_value(tab: EditTab, desk: Desk, item: ItemId, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.stage.said):
        press(tab, "Dismiss", qtbot)

    assert desk.engine.browse.detail(item).values["plot"] == "Of a thief."
    qtbot.waitUntil(lambda: not tab.row("plot").has_suggestion())
