"""Verify: what differs is listed by its state, shown beside what it would become, and decided with one click."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from metarr_desktop.app import open_engine
from metarr_desktop.domain.kinds import ItemId, LibraryType
from metarr_desktop.domain.plan import ContentKind
from metarr_desktop.domain.verify import Choice, Finding, State
from metarr_desktop.domain.views import Scope
from metarr_desktop.services.errands import publish_job, scan_job
from metarr_desktop.services.verifying import verify_job
from metarr_desktop.ui.bridge import Bridge
from metarr_desktop.ui.desk import Desk, Place, Stage
from metarr_desktop.ui.pictures import Pictures
from metarr_desktop.ui.roles import Heading
from metarr_desktop.ui.shell.side_rows import Standing, side_rows
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.verify.page import VerifyPage
from metarr_desktop.ui.verify.words import SIGNS, choice_word, finding_lines, state_sentence, state_word
from tests.disk import BLUE, RED, a_film, a_picture, colour_of

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def films(tmp_path: Path) -> Path:
    return tmp_path / "films"


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path, films: Path) -> Iterator[Desk]:
    """Two films, published with an edit and a red poster each; somebody was there since: a blue poster, no NFO."""
    for name in ("Alien (1979)", "Heat (1995)"):
        a_film(films, name)
    with open_engine(str(tmp_path / "data")) as engine:
        library = engine.libraries.add(str(films), LibraryType.MOVIE)
        engine.run(scan_job(library.id))
        red = str(a_picture(tmp_path / "red.jpg", "red"))
        for item in engine.browse.listing(Scope()).ids:
            engine.edit.set_values([ItemId(item)], {"plot": "Mine."})
            engine.edit.add_picture(ItemId(item), "poster", red)
        engine.run(publish_job())
        a_picture(films / "Alien (1979)" / "Alien (1979)-poster.jpg", "blue")
        (films / "Heat (1995)" / "Heat (1995).nfo").unlink()
        engine.run(verify_job())
        bridge = Bridge(engine)
        yield Desk(engine, bridge, Pictures(bridge, engine.browse.picture_path), Stage())
        bridge.close()


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> VerifyPage:
    page = VerifyPage(desk)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    qtbot.waitUntil(lambda: len(page.model.findings()) == 2 and page.buttons[Choice.OURS].isVisible())
    return page


def select(page: VerifyPage, qtbot: QtBot, name: str) -> None:
    """Click the row of a file."""
    row = next(row for row in range(page.model.rowCount()) if page.model.index(row).data() == name)
    place = page.list.visualRect(page.model.index(row)).center()
    qtbot.mouseClick(page.list.viewport(), LEFT, pos=place)


def texts(page: VerifyPage) -> list[str]:
    return [page.model.index(row).data() for row in range(page.model.rowCount())]


def test_what_a_person_has_to_decide_comes_first(page: VerifyPage) -> None:
    assert texts(page) == ["Replaced by somebody", "Alien (1979)-poster.jpg", "Missing", "Heat (1995).nfo"]


def test_both_pictures_stand_side_by_side(page: VerifyPage, qtbot: QtBot) -> None:
    select(page, qtbot, "Alien (1979)-poster.jpg")

    qtbot.waitUntil(lambda: len(page.preview.pairs()) == 1)
    assert page.preview.pairs()[0].before.isVisible()
    assert [choice for choice, button in page.buttons.items() if button.isVisible()] == list(Choice)


def test_what_is_missing_can_be_put_back_or_left(page: VerifyPage, qtbot: QtBot) -> None:
    select(page, qtbot, "Heat (1995).nfo")

    assert not page.buttons[Choice.THEIRS].isVisible()
    assert page.buttons[Choice.OURS].text() == "Put ours back"
    qtbot.waitUntil(lambda: "Mine." in page.preview.diff.after.toPlainText())


def test_ours_is_put_back_with_a_click(page: VerifyPage, qtbot: QtBot, films: Path) -> None:
    select(page, qtbot, "Alien (1979)-poster.jpg")

    qtbot.mouseClick(page.buttons[Choice.OURS], LEFT)

    qtbot.waitUntil(lambda: texts(page) == ["Missing", "Heat (1995).nfo"])
    assert colour_of(films / "Alien (1979)" / "Alien (1979)-poster.jpg") == RED


def test_theirs_is_taken_with_a_click(page: VerifyPage, qtbot: QtBot, desk: Desk, films: Path) -> None:
    select(page, qtbot, "Alien (1979)-poster.jpg")

    qtbot.mouseClick(page.buttons[Choice.THEIRS], LEFT)

    qtbot.waitUntil(lambda: texts(page) == ["Missing", "Heat (1995).nfo"])
    film = desk.engine.browse.detail(desk.engine.browse.find("Alien"))
    assert colour_of(desk.engine.browse.picture_path(film.row.picture)) == BLUE


def test_delete_leaves_a_file_as_it_is_and_its_way_back_lists_it_again(
    page: VerifyPage, qtbot: QtBot, desk: Desk, films: Path
) -> None:
    select(page, qtbot, "Alien (1979)-poster.jpg")

    before = texts(page)

    with qtbot.waitSignal(desk.stage.said) as said:
        qtbot.keyClick(page.list, Qt.Key.Key_Delete)

    qtbot.waitUntil(lambda: texts(page) == ["Missing", "Heat (1995).nfo"])
    assert [os.path.basename(one.path) for one in page.chosen()] == ["Heat (1995).nfo"]
    assert colour_of(films / "Alien (1979)" / "Alien (1979)-poster.jpg") == BLUE
    said.args[0].on_action()
    qtbot.waitUntil(lambda: texts(page) == before)


def test_repairing_all_leaves_what_somebody_replaced(page: VerifyPage, qtbot: QtBot, films: Path) -> None:
    qtbot.mouseClick(page.repair_all, LEFT)

    qtbot.waitUntil(lambda: texts(page) == ["Replaced by somebody", "Alien (1979)-poster.jpg"])
    assert (films / "Heat (1995)" / "Heat (1995).nfo").exists()
    assert not page.repair_all.isVisible()


def test_several_are_put_back_by_key(page: VerifyPage, qtbot: QtBot) -> None:
    select(page, qtbot, "Heat (1995).nfo")  # keys go where the last click was
    page.list.selectAll()

    qtbot.keyClick(page.list, Qt.Key.Key_Return, CONTROL)

    qtbot.waitUntil(lambda: page.empty.isVisible())


def test_enter_shows_the_title(page: VerifyPage, qtbot: QtBot, desk: Desk) -> None:
    select(page, qtbot, "Heat (1995).nfo")

    with qtbot.waitSignal(desk.stage.item_wanted) as wanted:
        qtbot.keyClick(page.list, Qt.Key.Key_Return)

    assert wanted.args == [desk.engine.browse.find("Heat")]


def test_a_check_finds_what_changed_meanwhile(page: VerifyPage, qtbot: QtBot, films: Path) -> None:
    (films / "Alien (1979)" / "Alien (1979).nfo").unlink()

    qtbot.mouseClick(page.check, LEFT)

    qtbot.waitUntil(lambda: len(page.model.findings()) == 3)


def test_an_empty_page_says_what_the_nights_are_for(empty_desk: Desk, qtbot: QtBot) -> None:
    page = VerifyPage(empty_desk)
    qtbot.addWidget(page)
    page.show()

    qtbot.waitUntil(lambda: page.empty.button.text() == "Check now")

    assert not page.check.isVisible()


def test_the_sidebar_has_the_place_only_where_something_differs(desk: Desk) -> None:
    counts = desk.engine.browse.counts()
    row = next(
        row for row in side_rows(Standing((), counts, ())) if row.location and row.location.place is Place.VERIFY
    )
    desk.engine.run(verify_job())

    assert row.pill == counts.findings == 2


def test_where_nothing_differs_the_sidebar_has_no_such_place(empty_desk: Desk) -> None:
    rows = side_rows(Standing((), empty_desk.engine.browse.counts(), ()))

    assert not [row for row in rows if row.location and row.location.place is Place.VERIFY]


@pytest.mark.parametrize("state", State)
def test_every_state_has_words_and_a_sign(state: State) -> None:
    finding = Finding(ItemId(1), os.path.join(os.sep, "srv", "a.nfo"), state, ContentKind.NFO)
    lost = Finding(ItemId(1), finding.path, state, ContentKind.NFO, can_repair=False)

    assert isinstance(SIGNS[state][0], Icon)
    assert state_word(state)
    assert state_sentence(finding) != state_sentence(lost)
    assert all(choice_word(choice, finding) for choice in finding.choices)
    (heading, _), (line, found) = finding_lines([finding], {})
    assert (heading, found) == (Heading(state_word(state)), finding)
    assert line.title == "a.nfo"
