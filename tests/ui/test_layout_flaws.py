"""What is wrong with a screen as it lies, and what only looks as if it were."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTabBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from metarr_desktop.ui.layout_flaws import FLOATS, ORDERS_FOCUS, flaws
from metarr_desktop.ui.widgets.labels import ElidedLabel, Label

SENTENCE = "Everything can be previewed, explained, undone"


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    page.resize(400, 200)
    qtbot.addWidget(page)
    return page


def put(page: QWidget, widget: QWidget, place: tuple[int, int, int, int]) -> None:
    """At x and y, so wide and so high."""
    widget.setParent(page)
    widget.setGeometry(QRect(*place))


def found(page: QWidget) -> list[str]:
    page.show()
    return list(flaws(page))


def test_a_page_with_room_for_everything_has_no_flaw(page: QWidget) -> None:
    column = QVBoxLayout(page)
    for widget in (Label(SENTENCE), QLineEdit("Heat"), QPushButton("Publish")):
        column.addWidget(widget)

    assert found(page) == []


def test_a_sentence_with_too_little_room_is_cut(page: QWidget) -> None:
    put(page, Label(SENTENCE), (0, 0, 40, 20))

    (flaw,) = found(page)
    assert flaw.startswith("cut, 40 px wide where ")
    assert flaw.endswith(f"Label “{SENTENCE[:40]}…” in QWidget")


def test_lines_that_do_not_fit_below_each_other_are_cut(page: QWidget) -> None:
    put(page, Label(SENTENCE, wrap=True), (0, 0, 80, 20))

    (flaw,) = found(page)
    assert flaw.startswith("cut, 20 px high where ")


@pytest.mark.parametrize("is_elided", [True, False])
def test_what_is_cut_on_purpose_says_all_of_it_in_its_tip(page: QWidget, is_elided: bool) -> None:
    label = ElidedLabel(SENTENCE) if is_elided else Label(SENTENCE)
    if not is_elided:
        label.setToolTip(f"Promise: {SENTENCE}")
    put(page, label, (0, 0, 40, label.sizeHint().height()))

    assert found(page) == []


def test_a_button_a_choice_and_an_empty_line_are_cut_too(page: QWidget) -> None:
    box, line = QComboBox(), QLineEdit()
    box.addItem(SENTENCE)
    line.setPlaceholderText(SENTENCE)
    for row, widget in enumerate((QPushButton(SENTENCE), box, line)):
        put(page, widget, (0, 50 * row, 60, 40))

    assert [flaw.split(": ")[1].split(" ")[0] for flaw in found(page)] == ["QPushButton", "QComboBox", "QLineEdit"]


def test_a_heading_that_its_column_cuts_needs_a_tip(page: QWidget) -> None:
    model, table = QStandardItemModel(0, 2, page), QTableView()
    model.setHorizontalHeaderLabels([SENTENCE, "Year"])
    table.setModel(model)
    table.setColumnWidth(0, 40)
    put(page, table, (0, 0, 400, 200))
    assert [flaw.partition(" of ")[0] for flaw in found(page)] == [
        f"cut, 40 px wide where {_width(table)} are needed: heading “{SENTENCE}”"
    ]

    model.setHeaderData(0, Qt.Orientation.Horizontal, SENTENCE, Qt.ItemDataRole.ToolTipRole)

    assert found(page) == []


def _width(table: QTableView) -> int:
    """Of the words with the room around them."""
    return table.horizontalHeader().sectionSizeHint(0)


def test_tabs_that_have_to_be_scrolled_to_are_cut(page: QWidget) -> None:
    tabs = QTabBar()
    for name in ("Overview", "Edit", "Artwork"):
        tabs.addTab(name)
    put(page, tabs, (0, 0, 390, 30))
    assert found(page) == []

    tabs.resize(100, 30)

    (flaw,) = found(page)
    assert flaw.startswith("cut, 100 px wide where ")


def test_widgets_over_each_other_are_found_once(page: QWidget) -> None:
    put(page, QLineEdit("Heat"), (0, 0, 100, 32))
    put(page, QLineEdit("Ronin"), (90, 0, 100, 32))

    (flaw,) = found(page)
    assert flaw.startswith("10 × 32 px over QLineEdit")


def test_what_floats_may_lie_over_its_siblings(page: QWidget) -> None:
    letters = QWidget()
    letters.setProperty(FLOATS, True)
    put(page, QLineEdit("Heat"), (0, 0, 400, 200))
    put(page, letters, (380, 0, 20, 300))

    assert found(page) == []


def test_what_reaches_over_the_edge_of_its_parent_is_cut_there(page: QWidget) -> None:
    put(page, QLineEdit("Heat"), (350, 0, 100, 32))

    assert found(page) == ["reaches out of its place (350, 0, 100 × 32 in 0, 0, 400 × 200): QLineEdit in QWidget"]


def test_a_page_may_be_higher_than_what_scrolls_it_but_not_wider(page: QWidget) -> None:
    area, inner = QScrollArea(), QWidget()
    inner.resize(200, 900)
    area.setWidget(inner)
    put(page, area, (0, 0, 300, 200))
    assert found(page) == []

    inner.resize(500, 900)

    (flaw,) = found(page)
    assert "px wider than what shows it: QWidget" in flaw


def test_hidden_widgets_are_nobodys_concern(page: QWidget) -> None:
    put(page, Label(SENTENCE), (0, 0, 40, 20))
    page.findChildren(Label)[0].hide()

    assert found(page) == []


@pytest.mark.parametrize(
    ("direction", "is_jump"), [(Qt.LayoutDirection.LeftToRight, True), (Qt.LayoutDirection.RightToLeft, False)]
)
def test_tab_goes_the_way_that_is_read(page: QWidget, direction: Qt.LayoutDirection, is_jump: bool) -> None:
    page.setLayoutDirection(direction)
    put(page, QLineEdit("second"), (200, 0, 100, 32))
    put(page, QLineEdit("first"), (0, 0, 100, 32))

    assert bool(found(page)) is is_jump


def test_tab_goes_down_one_column_and_then_the_next(page: QWidget) -> None:
    for place in ((0, 0), (0, 60), (200, 0), (200, 60)):
        put(page, QLineEdit(), (*place, 100, 32))

    assert found(page) == []


def test_a_widget_that_orders_the_focus_itself_is_believed(page: QWidget) -> None:
    row = QHBoxLayout(page)
    last, first = QLineEdit(), QLineEdit()
    for widget in (last, first):
        widget.setParent(page)
    for widget in (first, last):
        row.addWidget(widget)
    assert len(found(page)) == 1

    QWidget.setTabOrder(first, last)
    page.setProperty(ORDERS_FOCUS, True)

    assert found(page) == []
