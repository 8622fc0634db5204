"""The mapping table over a real scanned show: what is written, what comes of it, and that one undo takes it back."""

import os
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.services.engine import Engine
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.mapping.dialog import MappingDialog
from metarr_desktop.ui.mapping.model import BECOMES, NOW, THEN
from tests.ui.demo_items import put_back_after, the_item


@pytest.fixture(autouse=True)
def _put_back(demo_engine: Engine) -> Iterator[None]:
    yield from put_back_after(demo_engine)


@pytest.fixture
def series(demo_desk: Desk) -> ItemId:
    return the_item(demo_desk.engine, "The Cove Atlas", Kind.SERIES)


@pytest.fixture
def dialog(demo_desk: Desk, series: ItemId, qtbot: QtBot) -> MappingDialog:
    dialog = MappingDialog(demo_desk, series, "The Cove Atlas")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # the test still looks at it
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: "Nothing is changed yet." in dialog.sentences.text())
    return dialog


def row_of(dialog: MappingDialog, episodes: str) -> int:
    """The row of the file that holds those now."""
    model = dialog.model
    return next(row for row in range(model.rowCount()) if model.index(row, NOW).data() == episodes)


def choose(dialog: MappingDialog, *rows: int) -> None:
    dialog.table.clearSelection()
    for row in rows:
        selection = dialog.table.selectionModel()
        flags = selection.SelectionFlag
        selection.select(dialog.model.index(row, 0), flags.Select | flags.Rows)


def held(desk: Desk, series: ItemId) -> dict[str, str]:
    return {os.path.basename(one.path): one.text for one in desk.engine.episodes.files(series)}


def test_what_is_typed_is_shown_with_what_comes_of_it_and_done_by_the_button(
    dialog: MappingDialog, demo_desk: Desk, series: ItemId, qtbot: QtBot
) -> None:
    before = held(demo_desk, series)
    row = row_of(dialog, "S01E01")
    dialog.table.setCurrentIndex(dialog.model.index(row, THEN))
    qtbot.keyClick(dialog.table, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert editor is not None
    qtbot.keyClicks(editor, "S01E41")
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    qtbot.waitUntil(dialog.go.isEnabled)
    assert "New here: S01E41." in dialog.sentences.text()
    assert "Without a file then, and kept as missing: S01E01" in dialog.sentences.text()
    assert held(demo_desk, series) == before
    with qtbot.waitSignals([dialog.accepted, demo_desk.stage.said]):
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)

    assert "S01E41" in held(demo_desk, series).values()
    demo_desk.engine.edit.undo()
    assert held(demo_desk, series) == before


def test_chosen_files_move_by_one_episode_together(dialog: MappingDialog, qtbot: QtBot) -> None:
    first, second = row_of(dialog, "S01E01"), row_of(dialog, "S01E02")
    choose(dialog, first, second)

    qtbot.mouseClick(dialog.further, Qt.MouseButton.LeftButton)

    assert [dialog.model.text_at(row) for row in (first, second)] == ["S01E02", "S01E03"]
    qtbot.waitUntil(lambda: "In several files then: S01E03" in dialog.sentences.text())


def test_what_cannot_be_read_is_explained_in_its_row_and_nothing_can_be_done(
    dialog: MappingDialog, qtbot: QtBot
) -> None:
    row = row_of(dialog, "S01E01")

    dialog.model.setData(dialog.model.index(row, THEN), "soon")

    qtbot.waitUntil(lambda: "cannot be read yet" in dialog.sentences.text())
    assert "names no episode" in dialog.model.index(row, BECOMES).data()
    assert not dialog.go.isEnabled()
    choose(dialog, row)
    qtbot.mouseClick(dialog.as_is, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Nothing is changed yet." in dialog.sentences.text())


def test_its_model_keeps_what_qt_asks_of_models(dialog: MappingDialog, qtmodeltester: object) -> None:
    qtmodeltester.check(dialog.model)  # type: ignore[attr-defined]
