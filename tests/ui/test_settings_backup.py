"""Settings: backups, what restoring one would change, and restoring it at the next start."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.settings.backup_model import EDITS, KIND, LOCKS, TITLES
from metarr_desktop.ui.settings.backup_panel import BackupPanel
from metarr_desktop.ui.settings.page import SettingsPage
from metarr_desktop.ui.settings.sections import SectionKey
from metarr_desktop.ui.widgets.asking import AskingDialog
from metarr_desktop.ui.widgets.toast import Notice

pytestmark = pytest.mark.usefixtures("english")

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(asked_desk: Desk, qtbot: QtBot) -> SettingsPage:
    asked_desk.engine.libraries.put_setting("backup.daily", False)  # only what tests make is listed
    for one in asked_desk.engine.backups.all():
        asked_desk.engine.backups.remove(one.name)
    page = SettingsPage(asked_desk)
    qtbot.addWidget(page)
    page.resize(1100, 800)
    page.show()
    page.show_section(SectionKey.BACKUP)
    qtbot.waitUntil(page.backups.second.isVisible)
    return page


@pytest.fixture
def panel(page: SettingsPage, qtbot: QtBot) -> BackupPanel:
    """With one backup, made before an edit."""
    panel = page.backups
    qtbot.mouseClick(panel.make, LEFT)
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1, timeout=20_000)
    engine = panel._desk.engine
    engine.edit.set_values([engine.identify.unidentified()[0]], {"plot": "Later."})
    return panel


def choose_first(panel: BackupPanel, qtbot: QtBot) -> None:
    place = panel.table.visualRect(panel.model.index(0, 0)).center()
    qtbot.mouseClick(panel.table.viewport(), LEFT, pos=QPoint(place))


def cell(panel: BackupPanel, column: int) -> str:
    return str(panel.model.index(0, column).data())


def test_without_backups_it_says_how_one_is_made(page: SettingsPage) -> None:
    assert page.backups.empty.isVisible()
    assert not page.backups.restore.isEnabled()
    assert not page.backups.remove.isEnabled()


def test_a_backup_made_now_is_listed_with_what_it_holds(panel: BackupPanel) -> None:
    assert (cell(panel, KIND), cell(panel, TITLES), cell(panel, EDITS), cell(panel, LOCKS)) == (
        "Made by you",
        "3",
        "0",
        "0",
    )


def test_a_reminder_says_that_there_is_no_second_place(panel: BackupPanel, tmp_path: Path, qtbot: QtBot) -> None:
    assert "second place" in panel.second.accessibleName()

    (tmp_path / "other").mkdir()
    panel._desk.engine.libraries.put_setting("backup.second_dir", str(tmp_path / "other"))

    qtbot.waitUntil(lambda: "library's own disk" in panel.second.accessibleName())


def test_the_chosen_backup_says_what_restoring_it_would_lose(panel: BackupPanel, qtbot: QtBot) -> None:
    choose_first(panel, qtbot)

    qtbot.waitUntil(lambda: "1 edit of yours" in panel.preview.text())
    assert "Locked fields: 1 now, 0 then." in panel.preview.text()


def test_restoring_waits_for_the_next_start_and_can_be_left(panel: BackupPanel, qtbot: QtBot) -> None:
    notices: list[Notice] = []
    panel._desk.stage.said.connect(notices.append)
    choose_first(panel, qtbot)

    qtbot.mouseClick(panel.restore, LEFT)
    qtbot.waitUntil(panel.waiting.isVisible)
    assert panel._desk.engine.backups.staged() == panel.chosen().name  # type: ignore[union-attr]
    assert cell(panel, KIND) == "Restored at the next start"
    assert not panel.restore.isEnabled()
    assert [one.action for one in notices] == ["Do not restore"]

    qtbot.mouseClick(panel.waiting.button, LEFT)
    qtbot.waitUntil(lambda: not panel.waiting.isVisible())
    assert panel._desk.engine.backups.staged() == ""


def test_a_backup_is_removed_only_once_the_person_has_said_so(panel: BackupPanel, qtbot: QtBot) -> None:
    choose_first(panel, qtbot)
    panel.window().activateWindow()
    panel.table.setFocus()
    qtbot.waitUntil(panel.table.hasFocus)
    qtbot.keyClick(panel.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: bool(panel.findChildren(AskingDialog)))
    (dialog,) = panel.findChildren(AskingDialog)
    qtbot.mouseClick(dialog.keep, LEFT)
    assert panel.model.rowCount() == 1

    qtbot.mouseClick(panel.remove, LEFT)
    dialog = panel.findChildren(AskingDialog)[-1]
    qtbot.mouseClick(dialog.go, LEFT)

    qtbot.waitUntil(lambda: panel.model.rowCount() == 0)
    assert panel._desk.engine.backups.all() == []


def test_a_backup_that_cannot_be_used_says_why(panel: BackupPanel, qtbot: QtBot) -> None:
    (backup,) = panel._desk.engine.backups.all()
    Path(backup.path).write_bytes(b"no backup")
    panel.reload()
    qtbot.waitUntil(lambda: cell(panel, KIND) == "Cannot be used")

    choose_first(panel, qtbot)

    assert "cannot be read as a backup" in panel.preview.text()
    assert not panel.restore.isEnabled()


def test_the_search_of_the_settings_finds_backups(page: SettingsPage) -> None:
    page.search.setText("second place")
    page._search("second place")

    assert page.row_of("backup.second_dir").isVisible()
