"""Diagnostics: what was found, what its buttons do, the log, and the bundle."""

from __future__ import annotations

import logging
import os
import string
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.health import Ailment, Finding, Level, LogEntry, Room
from metarr_desktop.domain.settings import LogLevel
from metarr_desktop.files.cache import Cache, CacheType
from metarr_desktop.services.cache_keep import CacheKeep
from metarr_desktop.ui.desk import Desk, Place
from metarr_desktop.ui.diagnostics.finding_row import FindingRow
from metarr_desktop.ui.diagnostics.log_model import MOST, LogModel
from metarr_desktop.ui.diagnostics.page import DiagnosticsPage
from metarr_desktop.ui.diagnostics.words import (
    VERBS,
    Verb,
    finding_words,
    level_word,
    log_level_word,
    room_word,
    verb_word,
)
from metarr_desktop.ui.widgets.asking import AskingDialog

LEFT = Qt.MouseButton.LeftButton
ARGS: dict[str, str | int] = {
    "count": 3, "bytes": 1_500_000, "own": 1, "days": 90, "path": "/films", "library": "Films", "version": "3.40",
    "first": "a", "names": "b", "watched": 1, "folders": 2, "error": "no room", "name": "Den", "at": "2026-01-01",
    "is_full": 0,
}  # fmt: skip


class TestWords:
    @pytest.mark.parametrize("ailment", Ailment)
    def test_every_finding_has_a_sentence_with_its_figures(self, ailment: Ailment) -> None:
        said, do = finding_words(Finding(ailment, Level.NOTICE, ARGS))

        assert said
        assert not [name for _, name, _, _ in string.Formatter().parse(said + do) if name]

    def test_everything_that_is_named_has_a_word(self) -> None:
        words = [*map(level_word, Level), *map(log_level_word, LogLevel), *map(room_word, Room), *map(verb_word, Verb)]

        assert all(words)
        assert set(VERBS.values()) == set(Verb)

    def test_sizes_are_said_as_people_say_them(self) -> None:
        said, _ = finding_words(Finding(Ailment.CACHE_UNKNOWN, Level.NOTICE, ARGS))

        assert said == "Files in the cache that nothing knows: 3, 1.5 MB."


@pytest.fixture
def desk(empty_desk: Desk) -> Desk:
    return empty_desk


@pytest.fixture
def left_over(desk: Desk) -> str:
    """A file in the cache that nothing knows."""
    cache = Cache(desk.engine.data_dir)
    path = cache.path(cache.put(b"left", type=CacheType.IMAGE, kind="poster", item_id=1, extension="jpg"))
    os.utime(path, (0, 0))
    return path


def shown(qtbot: QtBot, desk: Desk, target: str = "") -> DiagnosticsPage:
    page = DiagnosticsPage(desk, lambda _parent: target)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.health_pane, timeout=20_000)
    return page


def row_of(page: DiagnosticsPage, ailment: Ailment) -> FindingRow:
    (row,) = [row for row in page.health_pane.rows if row.finding.ailment is ailment]
    return row


def press(qtbot: QtBot, page: DiagnosticsPage, ailment: Ailment) -> None:
    button = row_of(page, ailment).button
    assert button is not None
    qtbot.mouseClick(button, LEFT)


def notices(desk: Desk) -> list[str]:
    said: list[str] = []
    desk.stage.said.connect(lambda notice: said.append(notice.text))
    return said


def test_what_was_found_is_listed_the_gravest_first_and_said_to_screen_readers(qtbot: QtBot, desk: Desk) -> None:
    page = shown(qtbot, desk)

    levels = [row.finding.level for row in page.health_pane.rows]
    assert levels == sorted(levels, key=[Level.ERROR, Level.WARNING, Level.NOTICE, Level.OK].index)
    assert row_of(page, Ailment.DATABASE_SOUND).accessibleName().startswith("In order: The library's database is sound")


def test_the_full_check_is_done_and_said(qtbot: QtBot, desk: Desk) -> None:
    page, said = shown(qtbot, desk), notices(desk)

    qtbot.mouseClick(page.check, LEFT)
    qtbot.waitUntil(lambda: said == ["The database is sound, and every file fits."], timeout=20_000)

    assert page.check.text() == "Full check"
    qtbot.waitUntil(lambda: "full check" in row_of(page, Ailment.DATABASE_SOUND).accessibleName(), timeout=20_000)


def test_the_full_check_can_be_stopped(qtbot: QtBot, desk: Desk) -> None:
    page, said = shown(qtbot, desk), notices(desk)
    desk.engine.jobs.pause()
    qtbot.mouseClick(page.check, LEFT)
    qtbot.waitUntil(lambda: page.check.text() == "Stop")

    qtbot.mouseClick(page.check, LEFT)

    qtbot.waitUntil(lambda: len(said) == 1)
    assert said[0].startswith("Cancelled")
    assert page.check.text() == "Full check"


def test_cleaning_up_asks_first_and_keeping_keeps(qtbot: QtBot, desk: Desk, left_over: str) -> None:
    page = shown(qtbot, desk)

    press(qtbot, page, Ailment.CACHE_UNKNOWN)
    qtbot.waitUntil(lambda: page.findChild(AskingDialog) is not None)
    dialog = page.findChild(AskingDialog)
    assert dialog is not None
    assert dialog.keep.hasFocus() or dialog.keep.isDefault()
    qtbot.mouseClick(dialog.keep, LEFT)

    assert os.path.exists(left_over)
    assert desk.engine.browse.jobs() == [] or all(job.type != "prune_cache" for job in desk.engine.browse.jobs())


def test_cleaning_up_removes_and_the_finding_goes(qtbot: QtBot, desk: Desk, left_over: str) -> None:
    page, said = shown(qtbot, desk), notices(desk)

    press(qtbot, page, Ailment.CACHE_UNKNOWN)
    qtbot.waitUntil(lambda: page.findChild(AskingDialog) is not None)
    dialog = page.findChild(AskingDialog)
    assert dialog is not None
    qtbot.mouseClick(dialog.go, LEFT)

    qtbot.waitUntil(lambda: not os.path.exists(left_over), timeout=20_000)
    qtbot.waitUntil(lambda: len(said) == 1, timeout=20_000)
    gone = {Ailment.CACHE_UNKNOWN}
    qtbot.waitUntil(lambda: not gone & {row.finding.ailment for row in page.health_pane.rows}, timeout=20_000)


def test_where_nothing_is_old_enough_it_is_said_instead_of_asked(qtbot: QtBot, desk: Desk) -> None:
    page, said = shown(qtbot, desk), notices(desk)

    page.clean_up()

    qtbot.waitUntil(lambda: said == ["Nothing is old enough: unused pictures stay 90 days."])
    assert page.findChild(AskingDialog) is None


def test_other_buttons_lead_where_they_say(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    page = shown(qtbot, desk)
    places: list[str] = []
    sections: list[str] = []
    opened: list[str] = []
    desk.stage.place_wanted.connect(places.append)
    desk.stage.settings_wanted.connect(sections.append)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True)

    for verb in set(Verb) - {Verb.FULL_CHECK, Verb.CLEAN_UP}:
        page.act(verb, Finding(Ailment.DISK_FULL, Level.WARNING, ARGS))

    assert sorted(places) == sorted([Place.ACTIVITY, Place.PLAYERS, Place.VERIFY])
    assert sorted(sections) == ["backup", "libraries", "watch"]
    assert sorted(opened) == sorted(["/films", os.path.join(desk.engine.data_dir, "originals")])


def test_a_bundle_is_saved_from_the_menu(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    page, said = shown(qtbot, desk, str(tmp_path / "b.zip")), notices(desk)

    page.bundle.menu().actions()[1].trigger()

    qtbot.waitUntil(lambda: said == ["Saved b.zip. Look into it before you send it."], timeout=20_000)
    assert "<path>" in zipfile.ZipFile(tmp_path / "b.zip").read("doctor.json").decode()


def test_what_cannot_be_told_says_why_and_can_be_tried_again(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(CacheKeep, "unused", _fail)
        page = DiagnosticsPage(desk, lambda _parent: "")
        qtbot.addWidget(page)
        page.show()
        qtbot.waitUntil(lambda: page.empty.button.isVisible(), timeout=20_000)

    qtbot.mouseClick(page.empty.button, LEFT)

    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.health_pane, timeout=20_000)


def _fail(*_: object) -> None:
    raise OSError("the disk")


class TestLog:
    @pytest.fixture
    def page(self, qtbot: QtBot, desk: Desk) -> DiagnosticsPage:
        log = logging.getLogger("metarr_desktop.test")
        log.info("first")
        log.warning("second")
        page = shown(qtbot, desk)
        with qtbot.waitSignal(page.log_pane.read):
            qtbot.mouseClick(page.views.button("log"), LEFT)
        return page

    def texts(self, page: DiagnosticsPage) -> list[str]:
        return [entry.text for entry in page.log_pane.model.entries() if entry.logger == "metarr_desktop.test"]

    def test_it_is_shown_and_narrowed_by_level_and_words(self, qtbot: QtBot, page: DiagnosticsPage) -> None:
        assert self.texts(page) == ["first", "second"]

        qtbot.mouseClick(page.log_pane.levels.button(LogLevel.WARNING), LEFT)
        assert self.texts(page) == ["second"]

        qtbot.mouseClick(page.log_pane.levels.button(LogLevel.DEBUG), LEFT)
        qtbot.keyClicks(page.log_pane.search, "FIRS")
        qtbot.keyClick(page.log_pane.search, Qt.Key.Key_Return)
        assert self.texts(page) == ["first"]

        qtbot.keyClicks(page.log_pane.search, "no such word")
        qtbot.keyClick(page.log_pane.search, Qt.Key.Key_Return)
        assert page.log_pane.stack.currentWidget() is page.log_pane.empty

    def test_what_is_written_is_followed_unless_that_is_off(self, qtbot: QtBot, page: DiagnosticsPage) -> None:
        logging.getLogger("metarr_desktop.test").error("third\nwith more")
        qtbot.waitUntil(lambda: self.texts(page)[-1] == "third\nwith more", timeout=5000)

        qtbot.mouseClick(page.log_pane.follow, LEFT)
        logging.getLogger("metarr_desktop.test").error("fourth")
        page.log_pane._look()

        assert self.texts(page)[-1] != "fourth"
        qtbot.mouseClick(page.log_pane.follow, LEFT)
        qtbot.waitUntil(lambda: self.texts(page)[-1] == "fourth", timeout=5000)

    def test_the_chosen_record_is_shown_whole_and_copied(self, qtbot: QtBot, page: DiagnosticsPage) -> None:
        qtbot.keyClicks(page.log_pane.search, "second")
        qtbot.keyClick(page.log_pane.search, Qt.Key.Key_Return)
        page.log_pane.table.selectRow(0)

        assert page.log_pane.whole.toPlainText().endswith("WARNING metarr_desktop.test: second")
        qtbot.mouseClick(page.log_pane.copy, LEFT)
        assert QGuiApplication.clipboard().text().endswith("WARNING metarr_desktop.test: second")

    def test_no_more_is_kept_than_can_be_narrowed_at_once(self) -> None:
        model = LogModel()
        model.show([LogEntry("", LogLevel.INFO, "x", str(number)) for number in range(MOST)])

        model.add([LogEntry("", LogLevel.INFO, "x", "last")])

        assert model.rowCount() == MOST
        assert model.entry(MOST - 1).text == "last"

    def test_the_model_keeps_qt_s_rules(self, qtmodeltester: object) -> None:
        model = LogModel()
        model.show([LogEntry("2026-01-01 00:00:00", level, "metarr_desktop.x", "a\nb") for level in LogLevel])
        model.add([LogEntry("2026-01-01 00:00:00", LogLevel.INFO, "y", "c")])

        qtmodeltester.check(model)  # type: ignore[attr-defined]
        assert model.data(model.index(0, 3)) == "a …"
