"""What assistive technology is told: the rule that finds what it could not name, and what cards say."""

import pytest
from PySide6.QtGui import QAccessible, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.kinds import ItemId, Kind, LibraryId, Status
from metarr_desktop.domain.views import ItemRow
from metarr_desktop.ui.models.cards import spoken_of
from metarr_desktop.ui.nameless import nameless
from metarr_desktop.ui.roles import Role, RowState
from metarr_desktop.ui.widgets.labels import Label


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    QVBoxLayout(page)
    return page


def heat(*, locked: tuple[str, ...] = (), is_watched: bool = False, is_waiting: bool = False) -> ItemRow:
    return ItemRow(
        ItemId(1),
        Kind.MOVIE,
        "Heat",
        1995,
        LibraryId(1),
        None,
        Status.IDENTIFIED,
        locked=locked,
        is_watched=is_watched,
        is_waiting=is_waiting,
    )


def put(page: QWidget, widget: QWidget) -> None:
    layout = page.layout()
    assert layout is not None
    layout.addWidget(widget)


def test_a_control_without_a_name_is_found_by_the_way_to_it(page: QWidget) -> None:
    put(page, QLineEdit())
    put(page, QPushButton("Scan"))

    assert list(nameless(page)) == ["QLineEdit in QWidget"]


def test_a_label_whose_buddy_a_field_is_names_it(page: QWidget) -> None:
    line, label = QLineEdit(), Label("Host")
    label.setBuddy(line)
    put(page, label)
    put(page, line)

    assert list(nameless(page)) == []


def test_a_cell_that_is_only_painted_is_found(page: QWidget) -> None:
    view, model, item = QListView(), QStandardItemModel(page), QStandardItem()
    view.setAccessibleName("Titles")
    item.setData(RowState.OFFLINE, Role.STATE)
    model.appendRow(item)
    view.setModel(model)
    put(page, view)
    assert list(nameless(page)) == ["row 0, column 0 of QListView in QWidget"]

    item.setText("Offline")

    assert list(nameless(page)) == []


def test_a_hidden_control_need_not_be_named(page: QWidget) -> None:
    line = QLineEdit()
    put(page, line)
    line.hide()

    assert list(nameless(page)) == []


def test_a_title_says_what_it_is_and_which_fields_are_locked() -> None:
    row = heat(locked=("plot", "title"), is_watched=True)

    assert spoken_of(row) == "Heat, 1995, Movie, locked: Plot, Title, watched"


def test_a_title_that_needs_a_person_says_so_once() -> None:
    row = heat(is_waiting=True)

    assert spoken_of(row) == "Heat, 1995, Movie, needs you: not identified"


def test_qt_tells_assistive_technology_what_a_row_says(page: QWidget) -> None:
    view, model = QListView(), QStandardItemModel(page)
    item = QStandardItem("Heat")
    item.setAccessibleText("Heat, 1995, Movie, watched")
    item.setAccessibleDescription("In step")
    model.appendRow(item)
    view.setModel(model)
    put(page, view)

    told = QAccessible.queryAccessibleInterface(view).child(0)

    assert told.role() is QAccessible.Role.ListItem
    assert told.text(QAccessible.Text.Name) == "Heat, 1995, Movie, watched"
    assert told.text(QAccessible.Text.Description) == "In step"
    assert told.state().selectable
