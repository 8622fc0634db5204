"""Charts: every bar can be reached, read and chosen, by keys and by the mouse."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from metarr_desktop.ui.theme.palette import DARK, LIGHT, current_palette
from metarr_desktop.ui.theme.theme import apply
from metarr_desktop.ui.widgets.charts import BarChart, Chart, ChartBar, ColumnChart, LineChart, ShareChart, part_brush

KINDS = (BarChart, ColumnChart, LineChart, ShareChart)
BARS = (
    ChartBar("4K", "4K", 2, "2", "2 of 8 (25 %)"),
    ChartBar("1080p", "1080p", 4, "4", "4 of 8 (50 %)"),
    ChartBar("SD", "SD", 1, "1", "1 of 8 (12 %)", obstacle="Too many"),
    ChartBar("?", "unknown", 1, "1", "1 of 8 (12 %)", is_rest=True),
)


Show = Callable[..., Chart]


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    """Shows a chart of a kind with those bars in a window of its own."""
    windows = []

    def show(kind: type[Chart], *bars: ChartBar) -> Chart:
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        chart = kind("Resolution")
        QVBoxLayout(window).addWidget(chart)
        chart.set_bars(bars or BARS)
        window.resize(400, 300)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return chart

    yield show
    windows.clear()


@pytest.mark.parametrize("kind", KINDS)
def test_each_bar_has_a_spoken_name_and_value(show: Show, kind: type[Chart]) -> None:
    chart = show(kind)

    spoken = [QAccessible.queryAccessibleInterface(one) for one in chart.buttons]
    assert [one.text(QAccessible.Text.Name) for one in spoken] == [
        "4K: 2 of 8 (25 %)",
        "1080p: 4 of 8 (50 %)",
        "SD: 1 of 8 (12 %)",
        "unknown: 1 of 8 (12 %)",
    ]
    can, cannot = QAccessible.Role.CheckBox, QAccessible.Role.Button  # one that can be chosen says whether it is
    assert [one.role() for one in spoken] == [can, can, cannot, can]
    assert chart.accessibleName() == "Resolution"


@pytest.mark.parametrize("kind", KINDS)
def test_a_click_chooses_a_bar_that_leads_somewhere(qtbot: QtBot, show: Show, kind: type[Chart]) -> None:
    chart = show(kind)
    chosen: list[str] = []
    chart.chosen.connect(chosen.append)

    for button in chart.buttons:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert chosen == ["4K", "1080p", "?"]  # no search finds SD here, and it says so
    assert chart.buttons[2].accessibleDescription() == "Too many"
    assert chart.buttons[2].toolTip() == "SD: 1 of 8 (12 %)\nToo many"


@pytest.mark.parametrize("kind", KINDS)
def test_a_double_click_and_ctrl_enter_open_a_bar_and_choose_it_no_second_time(
    qtbot: QtBot, show: Show, kind: type[Chart]
) -> None:
    chart = show(kind)
    told: list[str] = []
    chart.chosen.connect(lambda key: told.append(f"chosen {key}"))
    chart.opened.connect(lambda key: told.append(f"opened {key}"))
    first, _, stuck, _ = chart.buttons

    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    qtbot.mouseDClick(first, Qt.MouseButton.LeftButton)
    qtbot.keyClick(first, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.mouseDClick(stuck, Qt.MouseButton.LeftButton)

    assert told == ["chosen 4K", "opened 4K", "opened 4K"]


@pytest.mark.parametrize("kind", KINDS)
def test_which_bar_is_chosen_is_said_by_who_shows_the_chart(qtbot: QtBot, show: Show, kind: type[Chart]) -> None:
    chart = show(kind)
    button = chart.buttons[1]

    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert not button.isChecked()
    chart.set_bars([replace(bar, value=1, is_chosen=bar.key == "1080p") for bar in BARS])

    assert chart.buttons[1] is button  # the same bar took its new value
    assert [one.isChecked() for one in chart.buttons] == [False, True, False, False]
    assert button.brush().color() == current_palette().accent
    assert button.accessibleDescription().startswith("Takes the filter back")
    assert button.is_strong


@pytest.mark.parametrize("kind", KINDS)
def test_a_chart_is_one_stop_and_arrow_keys_go_about_in_it(qtbot: QtBot, show: Show, kind: type[Chart]) -> None:
    chart = show(kind)
    chart.buttons[0].setFocus()
    chosen: list[str] = []
    chart.chosen.connect(chosen.append)

    def press(key: Qt.Key) -> str:
        qtbot.keyClick(next(one for one in chart.buttons if one.hasFocus()), key)
        return next(one.bar.key for one in chart.buttons if one.hasFocus())

    steps = [press(key) for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Up)]
    assert steps == ["1080p", "SD", "1080p", "4K", "4K"]
    assert (press(Qt.Key.Key_End), press(Qt.Key.Key_Home)) == ("?", "4K")
    press(Qt.Key.Key_Return)
    assert chosen == ["4K"]
    stops = [one for one in chart.buttons if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [chart.buttons[0]]


def test_right_to_left_the_left_key_goes_on(qtbot: QtBot, show: Show) -> None:
    chart = show(ColumnChart)
    chart.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    chart.buttons[0].setFocus()

    qtbot.keyClick(chart.buttons[0], Qt.Key.Key_Left)

    assert chart.buttons[1].hasFocus()


def test_the_focus_stays_with_its_bar_when_numbers_change(show: Show) -> None:
    chart = show(BarChart)
    chart.buttons[1].setFocus()

    chart.set_bars([ChartBar("new", "new", 1, "1", "1"), *BARS])

    assert [one.bar.key for one in chart.buttons if one.hasFocus()] == ["1080p"]


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_bars_are_drawn_as_long_as_their_values_and_rests_are_hatched(
    show: Show, qapp: QApplication, palette: object
) -> None:
    apply(qapp, LIGHT if palette is LIGHT else DARK)
    chart = show(BarChart)

    chart.buttons[3].setFocus()  # what has the focus has another colour
    lengths = [_painted(button.grab().toImage(), current_palette().parts[2]) for button in chart.buttons[:3]]

    assert lengths[1] == pytest.approx(2 * lengths[0], abs=4)
    assert lengths[1] == pytest.approx(4 * lengths[2], abs=6)
    assert chart.buttons[3].brush().style() is not Qt.BrushStyle.SolidPattern
    apply(qapp, LIGHT)


def _painted(image: QImage, colour: QColor) -> int:
    """How many pixels of the middle line have that colour."""
    middle = image.height() // 2
    return sum(image.pixelColor(x, middle).rgb() == colour.rgb() for x in range(image.width()))


def test_parts_of_a_whole_differ_by_pattern_as_well() -> None:
    assert len({part_brush(place).style() for place in range(4)}) == 4


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("bars", [(), BARS[:1], (ChartBar("0", "none", 0, "0", "0"),)])
def test_charts_of_little_or_nothing_are_drawn(qtbot: QtBot, kind: type[Chart], bars: tuple[ChartBar, ...]) -> None:
    chart = kind("Empty")
    qtbot.addWidget(chart)
    chart.set_bars(bars)
    chart.resize(300, 200)

    assert not chart.grab().isNull()
    assert len(chart.buttons) == len(bars)
