"""Trash: what was removed comes back, or goes for good once a person has said so."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.domain.views import Scope
from metarr_desktop.services.engine import Engine
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.trash.page import TrashPage
from metarr_desktop.ui.widgets.asking import AskingDialog

LEFT = Qt.MouseButton.LeftButton


def films(engine: Engine) -> list[ItemId]:
    return [ItemId(one) for one in engine.browse.listing(Scope(kind=Kind.MOVIE)).ids]


def trashed(engine: Engine) -> list[ItemId]:
    return [ItemId(one) for one in engine.browse.listing(Scope(in_trash=True)).ids]


def asked(qtbot: QtBot, page: TrashPage) -> AskingDialog:
    """The question that the page asks."""
    qtbot.waitUntil(lambda: page.findChild(AskingDialog) is not None)
    dialog = page.findChild(AskingDialog)
    assert dialog is not None
    return dialog


@pytest.fixture
def page(qtbot: QtBot, demo_desk: Desk) -> Iterator[TrashPage]:
    page = TrashPage(demo_desk)
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show()
    yield page
    if left := trashed(demo_desk.engine):
        demo_desk.engine.edit.restore(left)


def test_an_empty_trash_says_what_would_be_here(page: TrashPage) -> None:
    assert not page.table.isVisible()
    assert not page.restore.isVisible()


def test_a_removed_title_shows_when_it_will_be_purged_and_is_restored(
    qtbot: QtBot, page: TrashPage, demo_desk: Desk
) -> None:
    engine, film = demo_desk.engine, films(demo_desk.engine)[0]
    engine.edit.trash([film])
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    qtbot.waitUntil(lambda: bool(page.model.index(0, 3).data()))
    assert str(page.model.index(0, 2).data()).startswith("You · ")
    assert page.model.index(0, 4).data() == "Stay on disk"

    with qtbot.waitSignal(demo_desk.stage.said) as said:
        qtbot.mouseClick(page.restore, LEFT)

    assert said.args[0].is_undo
    assert film in films(engine)
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)


def test_only_the_selected_title_comes_back(qtbot: QtBot, page: TrashPage, demo_desk: Desk) -> None:
    engine, (first, second, *_) = demo_desk.engine, films(demo_desk.engine)
    engine.edit.trash([first, second])
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    page.table.selectRow(0)
    chosen = page.chosen().items

    assert page.restore.text() == "Restore 1"
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert chosen[0] in films(engine)


def test_purging_asks_first_and_the_harmless_answer_has_the_focus(
    qtbot: QtBot, page: TrashPage, demo_desk: Desk
) -> None:
    demo_desk.engine.edit.trash([films(demo_desk.engine)[0]])
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)

    qtbot.mouseClick(page.purge, LEFT)
    dialog = asked(qtbot, page)

    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.keep)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert len(trashed(demo_desk.engine)) == 1


def test_what_is_purged_is_gone(qtbot: QtBot, demo_desk: Desk, page: TrashPage) -> None:
    engine = demo_desk.engine
    extra = next(ItemId(one) for one in reversed(engine.browse.listing(Scope(kind=Kind.TRACK)).ids))
    engine.edit.trash([extra])
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    qtbot.mouseClick(page.purge, LEFT)
    dialog = asked(qtbot, page)

    qtbot.mouseClick(dialog.go, LEFT)

    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    assert trashed(engine) == []
