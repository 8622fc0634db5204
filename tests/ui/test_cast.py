"""The cast in the overview: faces, all of them, and where a click leads."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.kinds import ItemId
from metarr_desktop.domain.values import Credit
from metarr_desktop.services.engine import Engine
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.detail.overview import OverviewTab
from metarr_desktop.ui.widgets.thumb_row import Thumb, ThumbRow
from tests.disk import a_picture
from tests.ui.demo_items import put_back_after, the_item

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def _put_back(demo_engine: Engine) -> Iterator[None]:
    yield from put_back_after(demo_engine)


@pytest.fixture
def film(demo_engine: Engine) -> ItemId:
    return the_item(demo_engine, "The Glass Meridian")


@pytest.fixture
def tab(demo_desk: Desk, film: ItemId, qtbot: QtBot) -> OverviewTab:
    tab = OverviewTab(demo_desk)
    qtbot.addWidget(tab)
    tab.resize(384, 900)
    tab.show()
    return tab


def show(tab: OverviewTab, film: ItemId, qtbot: QtBot) -> None:
    tab.show_detail(tab.desk.engine.browse.detail(film))
    qtbot.waitUntil(lambda: tab._faces[0].person is not None)


def test_a_face_leads_to_its_person(tab: OverviewTab, demo_desk: Desk, film: ItemId, qtbot: QtBot) -> None:
    show(tab, film, qtbot)
    ines = demo_desk.engine.browse.cast(film)[0]

    with qtbot.waitSignal(demo_desk.stage.item_wanted) as wanted:
        qtbot.mouseClick(tab.cast, LEFT, pos=tab.cast.thumb_rect(0).center())

    assert ines.name == "Ines Haldor"
    assert wanted.args == [ines.person]


def test_a_name_that_is_nobody_leads_to_all_titles_that_have_it(
    tab: OverviewTab, demo_desk: Desk, film: ItemId, qtbot: QtBot
) -> None:
    show(tab, film, qtbot)
    tab.cast.setFocus()

    qtbot.keyClick(tab.cast, Qt.Key.Key_End)
    with qtbot.waitSignal(demo_desk.stage.found_wanted) as wanted:
        qtbot.keyClick(tab.cast, Qt.Key.Key_Return)

    library = demo_desk.engine.browse.detail(film).row.library
    assert wanted.args == [library, 'actor:"Lena Fisk"']


def test_a_chosen_picture_of_a_person_is_their_face(
    tab: OverviewTab, demo_desk: Desk, film: ItemId, qtbot: QtBot, tmp_path: Path
) -> None:
    person = demo_desk.engine.browse.cast(film)[0].person
    assert person is not None
    demo_desk.engine.edit.add_picture(person, "thumb", str(a_picture(tmp_path / "ines.jpg", "blue", (400, 600))))

    show(tab, film, qtbot)

    def middle_is_blue() -> bool:
        place = tab.cast.thumb_rect(0)
        colour = tab.cast.grab().toImage().pixelColor(place.center().x(), place.top() + 28)
        return colour.blue() > 200 and colour.red() < 80

    qtbot.waitUntil(middle_is_blue)


def test_all_of_a_long_cast_is_one_click_away(tab: OverviewTab, demo_desk: Desk, film: ItemId, qtbot: QtBot) -> None:
    people = tuple(Credit(f"Person {number}", "Extra") for number in range(24))
    demo_desk.engine.edit.set_values([film], {"cast": people})
    tab.show_detail(demo_desk.engine.browse.detail(film))
    one_line = tab.cast.height()
    assert tab.cast_head.link() == "All 24"

    tab.cast_head.linked.emit()

    qtbot.waitUntil(lambda: tab.cast.height() > 4 * one_line)
    assert tab.cast_head.link() == "Fewer"

    tab.cast_head.linked.emit()

    qtbot.waitUntil(lambda: tab.cast.height() == one_line)


def test_a_short_cast_has_no_more_to_show(tab: OverviewTab, demo_desk: Desk, film: ItemId) -> None:
    demo_desk.engine.edit.set_values([film], {"cast": (Credit("Ada"), Credit("Bo"))})

    tab.show_detail(demo_desk.engine.browse.detail(film))

    assert tab.cast_head.link() == ""


class TestAllInLines:
    @pytest.fixture
    def row(self, qtbot: QtBot) -> ThumbRow:
        row = ThumbRow("Cast")
        qtbot.addWidget(row)
        row.resize(220, 300)  # three beside each other
        row.set_thumbs([Thumb(str(number), f"Person {number}") for number in range(8)])
        row.set_whole(True)
        row.show()
        row.setFocus()
        return row

    def test_keys_go_from_line_to_line(self, row: ThumbRow, qtbot: QtBot) -> None:
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down):
            qtbot.keyClick(row, key)  # the last finds no line below

        with qtbot.waitSignal(row.activated) as activated:
            qtbot.keyClick(row, Qt.Key.Key_Space)

        assert activated.args == ["7"]

    def test_screen_readers_hear_the_one_that_the_keys_have(self, row: ThumbRow, qtbot: QtBot) -> None:
        row.set_thumbs([Thumb("a", "Ada", "The clerk"), Thumb("b", "Bo")])

        qtbot.waitUntil(row.hasFocus)
        assert row.accessibleDescription() == "Ada, The clerk"

        row.clearFocus()
        assert row.accessibleDescription() == "Ada, Bo"

    def test_a_click_between_faces_opens_nobody(self, row: ThumbRow, qtbot: QtBot) -> None:
        with qtbot.assertNotEmitted(row.activated):
            qtbot.mouseClick(row, LEFT, pos=QPoint(row.thumb_rect(7).right() + 40, row.thumb_rect(7).center().y()))
