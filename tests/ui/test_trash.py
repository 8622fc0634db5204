"""Trash: what was removed comes back, or goes for good once a person has said so."""

import os
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.domain.views import Scope
from metarr_desktop.services.engine import Engine
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.trash.page import TrashPage
from metarr_desktop.ui.trash.words import purge_text
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


def test_an_empty_trash_says_what_would_be_here(page: TrashPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.table.isVisible() and not page.restore.isVisible())


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


def test_a_right_click_offers_what_the_buttons_do_with_what_is_chosen(
    qtbot: QtBot, page: TrashPage, demo_desk: Desk
) -> None:
    engine, film = demo_desk.engine, films(demo_desk.engine)[0]
    engine.edit.trash([film])
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    page.table.customContextMenuRequested.emit(QPoint(5, 5))
    assert not page.table.findChildren(QMenu)  # nothing is chosen: an entry would mean all

    page.table.selectRow(0)
    page.table.customContextMenuRequested.emit(QPoint(5, 5))
    menu = page.table.findChildren(QMenu)[-1]
    assert [action.text() for action in menu.actions()] == ["Restore 1", "Purge 1…"]
    menu.actions()[0].trigger()

    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    menu.close()


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


# --- files ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def filled(qtbot: QtBot, asked_desk: Desk) -> TrashPage:
    """A film in the trash with its file, and the file of another that lost one of two."""
    engine = asked_desk.engine
    suspiria, holiday = films(engine)[1], films(engine)[0]
    assert [row.title for row in engine.browse.rows([suspiria, holiday])] == ["Suspiria", "Holiday"]
    (video,) = engine.browse.detail(holiday).files
    spare = f"{video.path}.srt"
    with open(spare, "w", encoding="utf-8") as file:
        file.write("subtitles")
    moved = engine.put_into_trash([suspiria], with_files=True)
    alone = engine.put_files_into_trash([spare])
    engine.jobs.run_until_idle([*moved.jobs, *alone.jobs])
    page = TrashPage(asked_desk)
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1 and page.files_model.rowCount() == 1)
    return page


def test_what_went_along_is_counted_and_comes_back_with_its_title(
    qtbot: QtBot, filled: TrashPage, asked_desk: Desk
) -> None:
    engine = asked_desk.engine
    qtbot.waitUntil(lambda: str(filled.model.index(0, 4).data() or "").startswith("1 file · "))
    filled.table.selectRow(0)
    path = str(filled.model.index(0, 5).data())
    assert not os.path.exists(path)

    qtbot.mouseClick(filled.restore, LEFT)

    qtbot.waitUntil(lambda: os.path.exists(path), timeout=20_000)
    qtbot.waitUntil(lambda: filled.model.rowCount() == 0)
    assert len(films(engine)) == 2
    assert filled.files_model.rowCount() == 1


def test_a_single_file_is_restored_by_the_keyboard(qtbot: QtBot, filled: TrashPage) -> None:
    path = filled.files_model.files[0].path
    assert filled.files_model.index(0, 0).data() == os.path.basename(path)
    filled.files.selectRow(0)
    filled.files.setFocus()

    qtbot.keyClick(filled.files, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: os.path.exists(path), timeout=20_000)
    qtbot.waitUntil(lambda: filled.files_model.rowCount() == 0)


def test_a_purge_says_what_is_deleted_from_the_disk_and_deletes_it(
    qtbot: QtBot, filled: TrashPage, asked_desk: Desk
) -> None:
    filled.table.setFocus()
    qtbot.keyClick(filled.table, Qt.Key.Key_Delete)
    dialog = asked(qtbot, filled)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert any("Deleted from the disk for good: 2 files" in text for text in words)

    qtbot.mouseClick(dialog.go, LEFT)

    qtbot.waitUntil(lambda: filled.model.rowCount() == 0 and filled.files_model.rowCount() == 0)
    assert asked_desk.engine.trash.files() == []


@pytest.mark.parametrize(("left", "words"), [(-3, "today"), (0, "today"), (1, "tomorrow"), (40, "13 Jun")])
def test_a_purge_is_told_by_its_day(left: int, words: str) -> None:
    today = date(2027, 5, 4)

    assert purge_text(today + timedelta(days=left), today).startswith(words)
