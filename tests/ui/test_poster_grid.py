"""The wall: cheap over 100,000 rows, and selected as people expect."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QImage, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from metarr_desktop.ui.roles import Card, Role
from metarr_desktop.ui.theme.palette import DARK, LIGHT
from metarr_desktop.ui.theme.theme import apply
from metarr_desktop.ui.widgets import poster_card
from metarr_desktop.ui.widgets.card_cache import CardCache, CardKey
from metarr_desktop.ui.widgets.poster_card import CardStyle
from metarr_desktop.ui.widgets.poster_grid import PosterGrid

Index = QModelIndex | QPersistentModelIndex


class CountingModel(QAbstractListModel):
    """Titles by number; remembers which rows were asked for their card."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count
        self.asked: list[int] = []
        self.titles: dict[int, str] = {}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self.count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return f"Title {index.row()}"
        if role == Role.CARD:
            self.asked.append(index.row())
            return Card(self.titles.get(index.row(), f"Title {index.row()}"), "1999")
        return None

    def append(self, more: int) -> None:
        self.beginInsertRows(QModelIndex(), self.count, self.count + more - 1)
        self.count += more
        self.endInsertRows()


@pytest.fixture
def model() -> CountingModel:
    return CountingModel(100_000)


@pytest.fixture
def wall(qtbot: QtBot, model: CountingModel) -> Iterator[PosterGrid]:
    """Five columns, three lines on screen."""
    wall = PosterGrid("Movies")
    qtbot.addWidget(wall)
    wall.setModel(model)
    wall.resize(5 * 136 + 30, 700)
    wall.show()
    wall.grab()
    wall.setFocus()
    yield wall
    wall.setModel(None)


def click(qtbot: QtBot, wall: PosterGrid, row: int, modifier: Qt.KeyboardModifier | None = None) -> None:
    place = wall.visualRect(wall.model().index(row, 0)).center()
    keys = modifier or Qt.KeyboardModifier.NoModifier
    qtbot.mouseClick(wall.viewport(), Qt.MouseButton.LeftButton, keys, place)


def seen(wall: PosterGrid, qtbot: QtBot) -> QImage:
    """The wall once each of its cards found its frame."""
    wall.grab()
    qtbot.waitUntil(lambda: wall.is_painted)
    return wall.grab().toImage()


def test_the_model_of_these_tests_is_a_proper_model(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(CountingModel(7))


def test_only_the_rows_on_screen_are_asked_for(wall: PosterGrid, model: CountingModel) -> None:
    assert set(model.asked) <= set(range(20))

    model.asked.clear()
    wall.reveal(60_000)
    wall.grab()

    first, last = wall.visible_rows()
    assert first <= 60_000 <= last
    assert set(model.asked) <= set(range(first - 10, last + 11))


def test_resizing_the_cards_asks_for_no_row_off_screen(wall: PosterGrid, model: CountingModel) -> None:
    wall.choose(50_000)
    wall.grab()
    model.asked.clear()

    wall.set_card_width(200)
    wall.grab()

    assert len(set(model.asked)) < 60
    first, last = wall.visible_rows()
    assert first <= 50_000 <= last


def test_the_slider_stays_within_its_ends(wall: PosterGrid) -> None:
    wall.set_card_width(10)
    assert wall.card_style.width == 96

    wall.set_card_width(999)
    assert wall.card_style.width == 200


def test_a_poster_of_120_takes_a_cell_of_136_by_236() -> None:
    assert CardStyle().cell.toTuple() == (136, 236)
    assert CardStyle(aspect=1.0).picture.toTuple() == (120, 120)


def test_a_click_selects_one_and_ctrl_adds_another(qtbot: QtBot, wall: PosterGrid) -> None:
    click(qtbot, wall, 3)
    click(qtbot, wall, 8, Qt.KeyboardModifier.ControlModifier)

    assert wall.selected_rows() == (3, 8)


def test_shift_selects_in_reading_order(qtbot: QtBot, wall: PosterGrid) -> None:
    click(qtbot, wall, 3)
    click(qtbot, wall, 11, Qt.KeyboardModifier.ShiftModifier)

    assert wall.selected_rows() == tuple(range(3, 12))


def test_shift_selects_backwards_too(qtbot: QtBot, wall: PosterGrid) -> None:
    click(qtbot, wall, 11)
    click(qtbot, wall, 4, Qt.KeyboardModifier.ShiftModifier)

    assert wall.selected_rows() == tuple(range(4, 12))


def test_arrows_go_along_and_down(qtbot: QtBot, wall: PosterGrid) -> None:
    click(qtbot, wall, 0)
    qtbot.keyClick(wall, Qt.Key.Key_Right)
    qtbot.keyClick(wall, Qt.Key.Key_Down)

    assert wall.selected_rows() == (6,)


def test_shift_and_arrows_select_in_reading_order(qtbot: QtBot, wall: PosterGrid) -> None:
    click(qtbot, wall, 1)
    qtbot.keyClick(wall, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    assert wall.selected_rows() == tuple(range(1, 7))


def test_up_in_the_first_line_stays(qtbot: QtBot, wall: PosterGrid) -> None:
    click(qtbot, wall, 2)
    qtbot.keyClick(wall, Qt.Key.Key_Up)

    assert wall.selected_rows() == (2,)


def test_end_leads_to_the_last_title_and_home_back(qtbot: QtBot, wall: PosterGrid) -> None:
    click(qtbot, wall, 0)
    qtbot.keyClick(wall, Qt.Key.Key_End)
    assert wall.selected_rows() == (99_999,)
    assert wall.visible_rows()[1] == 99_999

    qtbot.keyClick(wall, Qt.Key.Key_Home)
    assert wall.selected_rows() == (0,)


def test_right_to_left_the_left_arrow_leads_on(qtbot: QtBot, wall: PosterGrid) -> None:
    wall.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    click(qtbot, wall, 0)
    qtbot.keyClick(wall, Qt.Key.Key_Left)

    assert wall.selected_rows() == (1,)


def test_select_all_selects_all_without_asking_for_them(qtbot: QtBot, wall: PosterGrid, model: CountingModel) -> None:
    model.asked.clear()
    qtbot.keyClick(wall, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)

    assert len(wall.selected_rows()) == 100_000
    assert len(set(model.asked)) < 60


def test_escape_gives_the_selection_up(qtbot: QtBot, wall: PosterGrid) -> None:
    click(qtbot, wall, 4)
    qtbot.keyClick(wall, Qt.Key.Key_Escape)

    assert wall.selected_rows() == ()


def test_a_rubber_band_selects_what_it_touches(qtbot: QtBot, wall: PosterGrid) -> None:
    empty = QPoint(2, 2)
    beyond_six = wall.visualRect(wall.model().index(6, 0)).center()

    qtbot.mousePress(wall.viewport(), Qt.MouseButton.LeftButton, pos=empty)
    qtbot.mouseMove(wall.viewport(), beyond_six)
    wall.grab()
    qtbot.mouseRelease(wall.viewport(), Qt.MouseButton.LeftButton, pos=beyond_six)

    assert wall.selected_rows() == (0, 1, 5, 6)


def test_a_rubber_band_with_ctrl_adds(qtbot: QtBot, wall: PosterGrid) -> None:
    click(qtbot, wall, 9)
    ctrl = Qt.KeyboardModifier.ControlModifier

    qtbot.mousePress(wall.viewport(), Qt.MouseButton.LeftButton, ctrl, QPoint(2, 2))
    qtbot.mouseMove(wall.viewport(), wall.visualRect(wall.model().index(0, 0)).center())
    qtbot.mouseRelease(wall.viewport(), Qt.MouseButton.LeftButton, ctrl)

    assert wall.selected_rows() == (0, 9)


def test_the_selection_stays_while_rows_arrive(qtbot: QtBot, wall: PosterGrid, model: CountingModel) -> None:
    click(qtbot, wall, 7)

    model.append(500)
    model.dataChanged.emit(model.index(0, 0), model.index(199, 0))

    assert wall.selected_rows() == (7,)


def test_enter_and_double_click_activate(qtbot: QtBot, wall: PosterGrid) -> None:
    click(qtbot, wall, 5)
    with qtbot.waitSignal(wall.activated) as entered:
        qtbot.keyClick(wall, Qt.Key.Key_Return)
    place = wall.visualRect(wall.model().index(6, 0)).center()
    click(qtbot, wall, 6)
    with qtbot.waitSignal(wall.activated) as clicked:
        qtbot.mouseDClick(wall.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert (entered.args[0].row(), clicked.args[0].row()) == (5, 6)


def test_letters_ask_the_finder_and_not_the_model(qtbot: QtBot, wall: PosterGrid, model: CountingModel) -> None:
    asked: list[str] = []

    def finder(text: str) -> int | None:
        asked.append(text)
        return 70_000

    wall.set_finder(finder)
    qtbot.keyClick(wall, Qt.Key.Key_G)

    assert asked == ["g"]
    assert wall.selected_rows() == (70_000,)


def test_the_menu_key_asks_for_a_menu_at_the_current_card(qtbot: QtBot, wall: PosterGrid) -> None:
    click(qtbot, wall, 1)
    card = wall.visualRect(wall.model().index(1, 0))

    with qtbot.waitSignal(wall.context_requested) as wanted:
        key = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
        QApplication.sendEvent(wall.viewport(), key)

    assert card.contains(wall.viewport().mapFromGlobal(wanted.args[0]))


def test_scrolling_tells_which_rows_are_seen(qtbot: QtBot, wall: PosterGrid) -> None:
    with qtbot.waitSignal(wall.visible_rows_changed) as seen:
        wall.verticalScrollBar().setValue(236 * 10)

    assert seen.args[0] in range(45, 51)


def test_a_wall_without_model_or_rows_is_calm(qtbot: QtBot) -> None:
    wall = PosterGrid("Movies")
    qtbot.addWidget(wall)
    wall.grab()
    wall.setModel(CountingModel(0))
    wall.grab()

    qtbot.keyClick(wall, Qt.Key.Key_Down)

    assert (wall.selected_rows(), wall.visible_rows()) == ((), (-1, -1))


def test_a_screen_reader_sees_a_list_of_all_titles_and_asks_for_one(wall: PosterGrid, model: CountingModel) -> None:
    model.asked.clear()

    spoken = QAccessible.queryAccessibleInterface(wall)

    assert spoken.role() == QAccessible.Role.List
    assert spoken.childCount() == 100_000
    assert spoken.child(70_000).text(QAccessible.Text.Name) == "Title 70000"
    assert model.asked == []


def test_cards_that_come_back_look_as_they_did(qtbot: QtBot, wall: PosterGrid) -> None:
    before = seen(wall, qtbot)

    wall.verticalScrollBar().setValue(5000)
    elsewhere = seen(wall, qtbot)
    wall.verticalScrollBar().setValue(0)

    assert elsewhere != before
    assert seen(wall, qtbot) == before


def test_a_card_shows_what_the_model_says_now(qtbot: QtBot, wall: PosterGrid, model: CountingModel) -> None:
    before = seen(wall, qtbot)

    model.titles[0] = "Another title"
    model.dataChanged.emit(model.index(0), model.index(0))

    assert seen(wall, qtbot) != before


def test_cards_take_the_colours_of_another_palette(qapp: QApplication, qtbot: QtBot, wall: PosterGrid) -> None:
    before = seen(wall, qtbot)

    apply(qapp, DARK)
    dark = seen(wall, qtbot)
    apply(qapp, LIGHT)

    assert dark != before
    assert seen(wall, qtbot) == before


def test_cards_that_a_frame_has_no_time_for_are_painted_by_the_next(
    qtbot: QtBot, wall: PosterGrid, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = seen(wall, qtbot)
    monkeypatch.setattr(poster_card, "_FRAME_MS", 0)
    QApplication.sendEvent(wall, QEvent(QEvent.Type.StyleChange))  # all are painted anew
    wall.viewport().repaint()
    assert not wall.is_painted

    assert seen(wall, qtbot) == whole


def test_only_some_screens_of_cards_are_kept() -> None:
    cache = CardCache()
    cache.fit("posters", 2)
    keys = [CardKey(Card(title), 0, False, False) for title in ("One", "Two", "Three")]
    for key in keys[:2]:
        cache.keep(key, QPixmap(1, 1))

    cache.get(keys[0])
    cache.keep(keys[2], QPixmap(1, 1))

    assert [cache.get(key) is not None for key in keys] == [True, False, True]
    cache.fit("at twice the resolution", 2)
    assert len(cache) == 0
