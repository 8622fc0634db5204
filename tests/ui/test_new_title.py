"""Adding a title that has no file."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.kinds import ItemId, LibraryType
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.shell.new_title import NewTitle


@pytest.fixture
def dialog(asked_desk: Desk, tmp_path: Path, qtbot: QtBot) -> NewTitle:
    (tmp_path / "music").mkdir()
    asked_desk.engine.libraries.add(str(tmp_path / "music"), LibraryType.MUSIC, "Records")
    libraries = asked_desk.engine.browse.libraries()
    dialog = NewTitle(asked_desk, libraries, next(one.id for one in libraries if one.type is LibraryType.TV))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_it_is_kept_in_the_library_that_was_open_and_told_on(dialog: NewTitle, asked_desk: Desk, qtbot: QtBot) -> None:
    assert not dialog.add.isEnabled()
    qtbot.keyClicks(dialog.title, " Twin Peaks")
    qtbot.keyClicks(dialog.year, "1990")

    with qtbot.waitSignal(dialog.added) as added:
        qtbot.keyClick(dialog.year, Qt.Key.Key_Return)

    (row,) = asked_desk.engine.browse.rows([ItemId(added.args[0])])
    assert (row.title, row.year, row.library) == ("Twin Peaks", 1990, dialog.library.currentData())
    assert not row.is_missing
    assert not dialog.isVisible()


def test_what_is_refused_is_said_and_can_be_corrected(
    dialog: NewTitle, asked_desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_words: object) -> None:
        raise BadInput("The disk is full.")

    monkeypatch.setattr(asked_desk.engine.edit, "add_title", refuse)
    qtbot.keyClicks(dialog.title, "Twin Peaks")

    qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(dialog.refusal.isVisible)
    assert dialog.refusal.text() == "The disk is full."
    assert dialog.add.isEnabled()


def test_an_artist_has_no_year(dialog: NewTitle) -> None:
    assert dialog.year.isVisible()

    dialog.library.setCurrentIndex(dialog.library.findText("Records"))

    assert not dialog.year.isVisible()
