"""An undo that meets what was changed since shows it, and takes back just what is ticked; else it says nothing."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.kinds import BatchId, ItemId
from metarr_desktop.services.engine import Engine
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.detail.history import HistoryTab
from metarr_desktop.ui.shell.undoing import Undoing
from metarr_desktop.ui.undo.model import BACK, FIELD, NOW, SINCE
from metarr_desktop.ui.undo.question import UndoQuestion
from tests.ui.demo_items import put_back_after, the_item

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def _put_back(demo_engine: Engine) -> Iterator[None]:
    yield from put_back_after(demo_engine)


@pytest.fixture
def item(demo_desk: Desk) -> ItemId:
    return the_item(demo_desk.engine, "The Glass Meridian")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def undoing(demo_desk: Desk, window: QWidget) -> Undoing:
    return Undoing(demo_desk, window, window)


def edited_twice(desk: Desk, item: ItemId) -> BatchId:
    """A batch of three fields, two of which were changed again."""
    first = desk.engine.edit.set_values([item], {"tagline": "First.", "runtime": 5, "outline": "First."}).batch
    desk.engine.edit.set_values([item], {"tagline": "Second.", "runtime": 6})
    assert first is not None
    return first


def asked(undoing: Undoing, qtbot: QtBot) -> UndoQuestion:
    qtbot.waitUntil(lambda: undoing.question is not None and undoing.question.isVisible())
    assert undoing.question is not None
    return undoing.question


def values(desk: Desk, item: ItemId) -> tuple[object, ...]:
    known = desk.engine.browse.detail(item).values
    return known.get("tagline"), known.get("runtime"), known.get("outline")


def test_what_is_in_the_way_is_shown_with_what_would_come_back(
    undoing: Undoing, demo_desk: Desk, item: ItemId, qtbot: QtBot
) -> None:
    before = values(demo_desk, item)

    undoing.undo_batch(edited_twice(demo_desk, item))

    model = asked(undoing, qtbot).model
    rows = [[str(model.index(row, column).data()) for column in (FIELD, NOW, BACK)] for row in range(model.rowCount())]
    assert ["Tagline", "Second. · locked", before[0] or "–"] in rows
    assert len(rows) == 2
    assert str(model.index(0, SINCE).data()).startswith("You · ")
    assert values(demo_desk, item) == ("Second.", 6, "First.")


def test_what_is_not_ticked_stays_and_the_rest_goes_back_in_one_batch(
    undoing: Undoing, demo_desk: Desk, item: ItemId, qtbot: QtBot
) -> None:
    before = values(demo_desk, item)
    undoing.undo_batch(edited_twice(demo_desk, item))
    question = asked(undoing, qtbot)
    row = next(row for row in range(2) if question.model.index(row, FIELD).data() == "Runtime")
    question.table.selectRow(row)
    qtbot.keyClick(question.table, Qt.Key.Key_Space)

    with qtbot.waitSignal(demo_desk.stage.said) as said:
        qtbot.mouseClick(question.go, LEFT)

    assert values(demo_desk, item) == ("Second.", before[1], before[2])
    assert said.args[0].text == "Taken back, but for what you kept"
    assert [one.verb for one in demo_desk.engine.browse.batches(3)] == ["undo", "edit", "edit"]


def test_all_of_it_goes_back_with_one_tick(undoing: Undoing, demo_desk: Desk, item: ItemId, qtbot: QtBot) -> None:
    before = values(demo_desk, item)
    undoing.undo_batch(edited_twice(demo_desk, item))
    question = asked(undoing, qtbot)
    qtbot.mouseClick(question.all, LEFT)

    with qtbot.waitSignal(demo_desk.stage.said):
        qtbot.mouseClick(question.go, LEFT)

    assert values(demo_desk, item) == before


def test_escape_changes_nothing(undoing: Undoing, demo_desk: Desk, item: ItemId, qtbot: QtBot) -> None:
    undoing.undo_batch(edited_twice(demo_desk, item))
    question = asked(undoing, qtbot)

    qtbot.keyClick(question, Qt.Key.Key_Escape)

    assert undoing.question is None
    assert values(demo_desk, item) == ("Second.", 6, "First.")
    assert [one.verb for one in demo_desk.engine.browse.batches(2)] == ["edit", "edit"]


def test_where_nothing_is_in_the_way_nothing_is_asked(
    undoing: Undoing, demo_desk: Desk, item: ItemId, qtbot: QtBot
) -> None:
    before = values(demo_desk, item)
    demo_desk.engine.edit.set_values([item], {"tagline": "Only."})

    with qtbot.waitSignal(demo_desk.stage.said) as said:
        undoing.undo()

    assert undoing.question is None
    assert values(demo_desk, item) == before
    assert (said.args[0].text, said.args[0].action) == ("Taken back", "Undo")


def test_the_history_of_a_title_asks_in_the_same_way(
    undoing: Undoing, demo_desk: Desk, item: ItemId, qtbot: QtBot
) -> None:
    first = edited_twice(demo_desk, item)
    tab = HistoryTab(demo_desk)
    qtbot.addWidget(tab)
    tab.show()
    tab.show_detail(demo_desk.engine.browse.detail(item))
    qtbot.waitUntil(lambda: any(one.entries[0].batch == first for one in tab.panels))

    next(one for one in tab.panels if one.entries[0].batch == first).undo.click()

    assert asked(undoing, qtbot).plan.batch == first
