"""Settings › Automation and Notifications: what follows by itself, when, and who is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.at_login import Entry
from metarr_desktop.domain.automation import HandOver
from metarr_desktop.domain.jobs import Phrase
from metarr_desktop.domain.kinds import LibraryId, LibraryType
from metarr_desktop.domain.notices import Channel, Event, Form, Part, Receipt, Shown, Told
from metarr_desktop.domain.notices import Notice as ToldNotice
from metarr_desktop.domain.schedules import Rhythm, Task
from metarr_desktop.services.errands import scan_job
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.settings.at_login_panel import AtLoginPanel
from metarr_desktop.ui.settings.hand_over_panel import HandOverPanel
from metarr_desktop.ui.settings.notice_rows import EventRow
from metarr_desktop.ui.settings.page import SettingsPage
from metarr_desktop.ui.settings.schedule_panel import SchedulePanel
from metarr_desktop.ui.settings.sections import SectionKey
from metarr_desktop.ui.settings.told_model import WHAT, went_sign, went_words
from metarr_desktop.ui.settings.webhook_panel import WebhookPanel
from metarr_desktop.ui.shell.job_bar import JobBar
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.toast import Notice
from tests.disk import a_film

LEFT = Qt.MouseButton.LeftButton
DAY_S = 86_400
A_NOTICE = ToldNotice((Part(Event.SCAN_FINISHED, Phrase("notice_test")),))


@pytest.fixture
def desk(empty_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    (tmp_path / "films").mkdir()
    empty_desk.engine.libraries.add(str(tmp_path / "films"), LibraryType.MOVIE, "Films")
    yield empty_desk
    empty_desk.engine.jobs.resume()


@pytest.fixture
def films(desk: Desk) -> LibraryId:
    return desk.engine.browse.libraries()[0].id


def shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.resize(1000, 600)
    widget.show()


def choose(qtbot: QtBot, box: QComboBox, index: int) -> None:
    """By the keyboard, as a person does: from the first entry down, and take it."""
    box.setFocus()
    box.setCurrentIndex(0)
    for _ in range(index):
        qtbot.keyClick(box, Qt.Key.Key_Down)


def test_a_library_is_told_to_publish_by_itself_and_to_do_as_above_again(
    qtbot: QtBot, desk: Desk, films: LibraryId
) -> None:
    panel = HandOverPanel(desk)
    shown(qtbot, panel)
    qtbot.waitUntil(lambda: (films, HandOver.PUBLISH) in panel.boxes)
    box = panel.boxes[films, HandOver.PUBLISH]
    before = box.currentText(), box.toolTip()

    choose(qtbot, box, 1)
    qtbot.waitUntil(lambda: desk.engine.browse.libraries()[0].hand_overs == {HandOver.PUBLISH: True})
    qtbot.keyClick(box, Qt.Key.Key_Up)

    qtbot.waitUntil(lambda: desk.engine.browse.libraries()[0].hand_overs == {})
    assert before == ("As above", "As above: ask me")
    assert box.accessibleName() == "Publish in Films"


def test_a_scan_is_added_given_another_hour_and_taken_away(qtbot: QtBot, desk: Desk, films: LibraryId) -> None:
    panel = SchedulePanel(desk)
    shown(qtbot, panel)
    qtbot.waitUntil(lambda: (Task.BACKUP, None) in panel.rows)

    panel._menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: (Task.SCAN, films) in panel.rows)
    row = panel.rows[Task.SCAN, films]
    qtbot.waitUntil(lambda: row.hour.currentIndex() == 4)
    row.hour.setFocus()
    qtbot.keyClick(row.hour, Qt.Key.Key_Down)

    qtbot.waitUntil(
        lambda: Rhythm(DAY_S, 5) in [one.rhythm for one in desk.engine.schedules.all() if one.task is Task.SCAN]
    )
    qtbot.mouseClick(panel.rows[Task.SCAN, films].remove, LEFT)
    qtbot.waitUntil(lambda: (Task.SCAN, films) not in panel.rows)


def test_the_nightly_backup_is_switched_off(qtbot: QtBot, desk: Desk) -> None:
    panel = SchedulePanel(desk)
    shown(qtbot, panel)
    qtbot.waitUntil(lambda: (Task.BACKUP, None) in panel.rows)

    qtbot.mouseClick(panel.rows[Task.BACKUP, None].switch, LEFT)

    qtbot.waitUntil(lambda: desk.engine.browse.setting("backup.daily") is False)
    qtbot.waitUntil(lambda: not panel.rows[Task.BACKUP, None].often.isEnabled())


def test_an_event_is_muted_for_webhooks_alone(qtbot: QtBot, desk: Desk) -> None:
    page = SettingsPage(desk)
    shown(qtbot, page)
    row: EventRow = next(row for row in page.events if row.event_told is Event.JOB_FAILED)
    qtbot.waitUntil(row.switches[Channel.OUT].isChecked)

    qtbot.mouseClick(row.switches[Channel.OUT], LEFT)

    qtbot.waitUntil(lambda: desk.engine.browse.setting("notify.job_failed_out") is False)
    assert desk.engine.browse.setting("notify.job_failed") is True


def test_a_webhook_is_added_by_enter_and_a_wrong_address_is_said(qtbot: QtBot, desk: Desk) -> None:
    panel = WebhookPanel(desk)
    shown(qtbot, panel)
    qtbot.keyClicks(panel.name, "Phone")
    qtbot.keyClicks(panel.url, "https://ntfy.example/")
    qtbot.keyClick(panel.url, Qt.Key.Key_Return)
    qtbot.waitUntil(panel.refusal.isVisible)
    refusal = panel.refusal.text()

    qtbot.keyClicks(panel.url, "films-of-ours")
    qtbot.keyClick(panel.url, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: len(panel.rows) == 1)
    assert refusal == "An ntfy address ends in a topic: https://ntfy.sh/my-topic."
    assert [one.host for one in desk.engine.notify.targets()] == ["ntfy.example"]
    qtbot.waitUntil(lambda: panel.url.text() == "")


def test_a_webhook_that_does_not_answer_says_so_when_it_is_tried(qtbot: QtBot, desk: Desk) -> None:
    desk.engine.notify.add("Nas", Form.JSON, "http://127.0.0.1:9/hook")
    panel = WebhookPanel(desk)
    shown(qtbot, panel)
    qtbot.waitUntil(lambda: len(panel.rows) == 1)
    (row,) = panel.rows.values()

    qtbot.mouseClick(row.test, LEFT)

    qtbot.waitUntil(lambda: "cannot be reached" in desk.engine.notify.targets()[0].error, timeout=20_000)
    qtbot.waitUntil(row.test.isEnabled)


def test_a_forgotten_webhook_comes_back_by_undo_with_its_address(qtbot: QtBot, desk: Desk) -> None:
    desk.engine.notify.add("Phone", Form.NTFY, "https://ntfy.example/films-of-ours")
    panel = WebhookPanel(desk)
    shown(qtbot, panel)
    qtbot.waitUntil(lambda: len(panel.rows) == 1)
    (row,) = panel.rows.values()

    with qtbot.waitSignal(desk.stage.said) as said:
        qtbot.mouseClick(row.remove, LEFT)
    notice: Notice = said.args[0]
    gone = desk.engine.notify.targets()
    assert notice.on_action is not None
    notice.on_action()

    qtbot.waitUntil(lambda: [one.name for one in desk.engine.notify.targets()] == ["Phone"])
    assert gone == []


def test_the_entry_is_shown_before_it_is_written_and_removed_by_the_switch(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    desk.engine.at_login._config_dir = str(tmp_path / "config")
    entry = tmp_path / "config/autostart/metarr-desktop.desktop"
    panel = AtLoginPanel(desk)
    shown(qtbot, panel)
    text = panel.texts[Entry.AUTOSTART]
    qtbot.waitUntil(text.isVisible)
    before = text.text()

    qtbot.mouseClick(panel.rows[Entry.AUTOSTART].switch, LEFT)
    qtbot.waitUntil(entry.exists)
    written = entry.read_text()
    qtbot.waitUntil(lambda: not text.isVisible())
    qtbot.mouseClick(panel.rows[Entry.AUTOSTART].switch, LEFT)

    qtbot.waitUntil(lambda: not entry.exists())
    assert before == f"{entry}\n\n{written.rstrip()}"


def test_the_status_line_says_paused_and_resumes(qtbot: QtBot, desk: Desk) -> None:
    bar = JobBar(desk)
    shown(qtbot, bar)
    desk.engine.jobs.pause()
    qtbot.waitUntil(bar.strip.resume.isVisible)
    sentence = bar.sentence()

    qtbot.mouseClick(bar.strip.resume, LEFT)

    qtbot.waitUntil(lambda: not desk.engine.jobs.is_paused)
    qtbot.waitUntil(lambda: not bar.strip.resume.isVisible())
    assert sentence == "Paused: no work begins until it is resumed"


def test_what_a_person_starts_while_paused_waits_and_offers_to_go_on(
    qtbot: QtBot, desk: Desk, films: LibraryId
) -> None:
    bar = JobBar(desk)
    shown(qtbot, bar)
    bar.set_libraries({films: "Films"})
    desk.engine.jobs.pause()

    with qtbot.waitSignal(desk.stage.said) as said:
        (job,) = desk.engine.jobs.enqueue(scan_job(films))
    notice: Notice = said.args[0]
    assert notice.on_action is not None
    notice.on_action()

    assert (notice.text, notice.action) == ("All work is paused: “Scanning Films” waits", "Resume")
    qtbot.waitUntil(lambda: next(one for one in desk.engine.browse.jobs() if one.id == job).status.is_over)


@pytest.mark.parametrize(
    ("word", "key"), [("tray at login", SectionKey.AUTOMATION), ("webh", SectionKey.NOTIFICATIONS)]
)
def test_a_search_finds_what_panels_are_about(qtbot: QtBot, desk: Desk, word: str, key: SectionKey) -> None:
    page = SettingsPage(desk)
    shown(qtbot, page)
    qtbot.waitUntil(lambda: page.events[0].switches[Channel.OUT].isChecked())

    qtbot.keyClicks(page.search, word)

    qtbot.waitUntil(lambda: not page._sections[SectionKey.LOG].isVisible())
    assert page._sections[key].isVisible()


def test_what_was_told_is_listed_with_where_it_went(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    engine = desk.engine
    engine.notify.add("Nas", Form.JSON, "http://127.0.0.1:9/hook")
    page = SettingsPage(desk)
    shown(qtbot, page)
    page.show_section(SectionKey.NOTIFICATIONS)
    qtbot.waitUntil(page.told.empty.isVisible)
    a_film(tmp_path / "films", "Glass Meridian (2019)")

    engine.run(scan_job(engine.browse.libraries()[0].id))

    qtbot.waitUntil(lambda: page.told.model.rowCount() == 1, timeout=20_000)
    assert page.told.model.index(0, WHAT).data().startswith("Scan finished: Films scanned: 1 new")
    qtbot.waitUntil(lambda: "Desktop · Nas: sent again at " in page.told.went.text(), timeout=20_000)
    assert "cannot be reached" in page.told.went.text()


@pytest.mark.parametrize(
    ("told", "words", "ink"),
    [
        ({"is_held": True}, "waits for the end of quiet hours", Ink.TEXT2),
        ({"shown": Shown.SUMMARY}, "in the summary that followed", Ink.OK),
        ({"shown": Shown.DESKTOP, "receipts": (Receipt("Nas"),)}, "Desktop · Nas", Ink.OK),
        ({"receipts": (Receipt("Nas", due_at="2000-01-01 00:00:00"),)}, "Nas: on its way", Ink.WARN),
        ({"receipts": (Receipt("Nas", "No.", "2000-01-01 00:00:00"),)}, "Nas: sent again now. No.", Ink.WARN),
        ({"receipts": (Receipt("Nas", "No."), Receipt("Phone"))}, "Nas: given up. No. · Phone", Ink.ERROR),
    ],
)
def test_where_a_notification_went_is_told_in_words_and_by_a_sign(told: dict[str, Any], words: str, ink: Ink) -> None:
    one = Told("2026-11-29 18:00:00", A_NOTICE, **told)

    assert went_words(one) == words
    sign = went_sign(one)
    assert sign is not None
    assert sign[1] is ink


def test_what_was_muted_on_every_way_went_nowhere_that_is_known() -> None:
    one = Told("2026-11-29 18:00:00", A_NOTICE)

    assert (went_words(one), went_sign(one)) == ("–", None)
