"""The list behind the bell: what was told, what of it is new, and the way to each."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.jobs import Phrase
from metarr_desktop.domain.kinds import LibraryId, LibraryType
from metarr_desktop.domain.notices import Event, Notice, Part, Shown, Told
from metarr_desktop.domain.views import LibraryView
from metarr_desktop.ui.desk import Desk, Place
from metarr_desktop.ui.roles import Role
from metarr_desktop.ui.shell.job_bar import JobBar
from metarr_desktop.ui.shell.notice_list import Entry, NoticeList, entries_of

AT = "2026-11-20 10:00:00"
REVIEWS = Part(Event.NEEDS_YOU, Phrase("notice_reviews", {"count": 3}))
FAILED = Part(Event.JOB_FAILED, Phrase("notice_failed", {"type": "scan", "error": "The disk is away."}))


def tell(desk: Desk, *parts: Part) -> None:
    """A run is over that has this to tell."""
    desk.engine.notify._send_out(Notice(parts))


@pytest.fixture
def notices(empty_desk: Desk, qtbot: QtBot) -> Iterator[NoticeList]:
    """The list over a bar in a window of its own."""
    window = QWidget()
    qtbot.addWidget(window)
    bar = JobBar(empty_desk)
    QVBoxLayout(window).addWidget(bar)
    window.resize(900, 600)
    window.show()
    notices = NoticeList(empty_desk, bar.bell)
    yield notices
    notices.hide()


def opened(notices: NoticeList, qtbot: QtBot) -> list[str]:
    """The headings, and the titles of the rows below them."""
    notices.open(())
    qtbot.waitUntil(notices.isVisible)
    lines = (notices.model.index(row).data(Role.LINES) for row in range(notices.model.rowCount()))
    return [line.title for line in lines]


def test_what_was_told_since_the_last_look_is_counted_and_stands_first(
    notices: NoticeList, empty_desk: Desk, qtbot: QtBot
) -> None:
    tell(empty_desk, FAILED)
    first = opened(notices, qtbot)
    qtbot.waitUntil(lambda: empty_desk.engine.browse.counts().notices == 0)
    notices.hide()

    tell(empty_desk, REVIEWS, FAILED)

    assert empty_desk.engine.browse.counts().notices == 2
    assert first == ["New", "Job failed"]
    assert opened(notices, qtbot) == ["New", "Needs you", "Job failed", "Earlier", "Job failed"]
    qtbot.waitUntil(lambda: empty_desk.engine.browse.counts().notices == 0)


def test_what_a_summary_repeats_is_not_told_twice() -> None:
    summary = Told(AT, Notice((REVIEWS,), is_summary=True), id=3)
    held = Told(AT, Notice((REVIEWS,)), is_held=True, id=4)
    repeated = Told(AT, Notice((REVIEWS,)), shown=Shown.SUMMARY, id=2)

    assert entries_of([held, summary, repeated], 2) == [Entry(AT, Event.NEEDS_YOU, REVIEWS.phrase, is_new=True)]


def test_before_anything_was_told_it_says_what_will_be(notices: NoticeList, qtbot: QtBot) -> None:
    assert opened(notices, qtbot) == []
    assert notices.nothing.isVisible()
    assert notices.activity.hasFocus()


def test_enter_leads_to_the_newest_and_closes_the_list(notices: NoticeList, empty_desk: Desk, qtbot: QtBot) -> None:
    tell(empty_desk, REVIEWS)
    opened(notices, qtbot)

    with qtbot.waitSignal(empty_desk.stage.place_wanted) as wanted:
        qtbot.keyClick(notices.list, Qt.Key.Key_Return)

    assert wanted.args == [Place.IDENTIFY]
    assert not notices.isVisible()


def test_escape_closes_it(notices: NoticeList, empty_desk: Desk, qtbot: QtBot) -> None:
    tell(empty_desk, REVIEWS)
    opened(notices, qtbot)

    qtbot.keyClick(notices.list, Qt.Key.Key_Escape)

    assert not notices.isVisible()


@pytest.mark.parametrize(
    ("event", "phrase", "signal", "args"),
    [
        (Event.SCAN_FINISHED, Phrase("scan_done", {"library": "Films"}), "scans_wanted", [7]),
        (Event.SCAN_FINISHED, Phrase("scan_done", {"library": "Gone"}), "place_wanted", [Place.ACTIVITY]),
        (Event.NEEDS_YOU, Phrase("notice_undecided", {"count": 1}), "publish_wanted", [[]]),
        (Event.PLAYER_UNREACHABLE, Phrase("notice_player", {"problem": "?"}), "place_wanted", [Place.PLAYERS]),
        (Event.BACKUP_FAILED, Phrase("notice_backup", {"error": "?"}), "settings_wanted", ["backup"]),
        (Event.PURGE_ANNOUNCED, Phrase("purge_announced", {"count": 2}), "place_wanted", [Place.TRASH]),
    ],
)
def test_each_leads_to_what_it_tells_of(
    notices: NoticeList, empty_desk: Desk, qtbot: QtBot, event: Event, phrase: Phrase, signal: str, args: list[object]
) -> None:
    notices._libraries = [LibraryView(LibraryId(7), "Films", LibraryType.MOVIE, True, ())]

    with qtbot.waitSignal(getattr(empty_desk.stage, signal)) as wanted:
        notices.way_to(Entry(AT, event, phrase))()

    assert wanted.args == args


def test_what_failed_leads_to_the_failures(notices: NoticeList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(notices.failures_wanted):
        notices.way_to(Entry(AT, FAILED.event, FAILED.phrase))()


def test_the_bell_says_its_number_in_words(empty_desk: Desk, qtbot: QtBot, english: None) -> None:
    bar = JobBar(empty_desk)
    qtbot.addWidget(bar)
    silent = (bar.bell.text(), bar.bell.accessibleName())

    bar.show_keys("Ctrl+K", "F4")
    bar.set_told(2)

    assert silent == ("", "Notifications: nothing new")
    assert (bar.bell.text(), bar.bell.accessibleName()) == ("2", "2 new notifications")
    assert bar.bell.toolTip() == "2 new notifications (F4)"
