"""Films come into a collection from wherever they are chosen."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.services.engine import Engine
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.shell.to_collection import ToCollection
from tests.ui.demo_items import put_back_after, the_item


@pytest.fixture(autouse=True)
def _put_back(demo_engine: Engine) -> Iterator[None]:
    yield from put_back_after(demo_engine)


def open_for(desk: Desk, items: list[ItemId], qtbot: QtBot) -> ToCollection:
    dialog = ToCollection(desk, items)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.name.count() > 0)
    return dialog


def test_the_collections_that_are_there_are_offered_and_none_is_chosen(demo_desk: Desk, qtbot: QtBot) -> None:
    dialog = open_for(demo_desk, [the_item(demo_desk.engine, "Lumen")], qtbot)

    assert dialog.name.findText("Kestrel Station Collection") >= 0
    assert dialog.name.currentText() == ""
    assert not dialog.add.isEnabled()


def test_films_come_into_a_new_one_and_one_undo_takes_it_back(demo_desk: Desk, qtbot: QtBot) -> None:
    engine = demo_desk.engine
    film, show = the_item(engine, "Lumen"), the_item(engine, "The Cove Atlas", Kind.SERIES)
    dialog = open_for(demo_desk, [film, show], qtbot)

    qtbot.keyClicks(dialog.name, "Lights")
    with qtbot.waitSignal(demo_desk.stage.said):
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)

    assert engine.browse.detail(film).values["collection"] == "Lights"
    assert "collection" not in engine.browse.detail(show).values
    assert not dialog.isVisible()

    engine.undo()

    assert "collection" not in engine.browse.detail(film).values


def test_a_film_that_is_in_it_already_is_no_change(demo_desk: Desk, qtbot: QtBot) -> None:
    dialog = open_for(demo_desk, [the_item(demo_desk.engine, "Kestrel Station")], qtbot)
    demo_desk.engine.edit.set_locks(dialog._items, ["collection"], True)
    dialog.name.setEditText("Kestrel Station Collection")

    with qtbot.assertNotEmitted(demo_desk.stage.said), qtbot.waitSignal(dialog.accepted):
        dialog.add.click()
