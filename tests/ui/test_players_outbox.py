"""Players: what waits for a group, line by line, with posters, in words, and all of it at once."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.kinds import ItemId, Kind, LibraryType
from metarr_desktop.domain.player import Action, ParcelState, PlayerType
from metarr_desktop.domain.views import Scope
from metarr_desktop.services.errands import publish_job, scan_job
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.moments import ahead
from metarr_desktop.ui.players.facts import LINES_SHOWN, OutboxLine, read_players
from metarr_desktop.ui.players.outbox_lines import OutboxModel, reason_words
from metarr_desktop.ui.players.outbox_view import OutboxDialog, OutboxLines
from metarr_desktop.ui.players.page import PlayersPage
from metarr_desktop.ui.roles import Role
from metarr_desktop.ui.widgets.buttons import Button
from tests.disk import a_film

LEFT = Qt.MouseButton.LeftButton
SAYS = int(Qt.ItemDataRole.AccessibleTextRole)


@pytest.fixture
def desk(empty_desk: Desk, tmp_path: Path) -> Desk:
    """Eight published films that a Kodi, which is off, has still to be told of."""
    engine = empty_desk.engine
    for number in range(8):
        a_film(tmp_path / "films", f"Glass Meridian {number} (2019)", poster="teal")
    engine.libraries.put_setting("automation.sync_after_publish", False)
    library = engine.libraries.add(str(tmp_path / "films"), LibraryType.MOVIE)
    engine.run(scan_job(library.id))
    group = engine.players.add_group("At home", PlayerType.KODI)
    engine.players.link(group, [library.id])
    engine.players.add(group, "Den", host="127.0.0.1", port=9)
    engine.run(publish_job())
    return empty_desk


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> PlayersPage:
    page = PlayersPage(desk)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    qtbot.waitUntil(lambda: bool(page.frames))
    return page


def button(page: PlayersPage, name: str) -> Button:
    return next(one for one in page.frames[0].findChildren(Button) if one.accessibleName() == name)


def said(view: QAbstractItemView) -> list[str]:
    """What a screen reader says of each line."""
    model = view.model()
    return [str(model.index(row, 0).data(SAYS)) for row in range(model.rowCount())]


def test_the_first_lines_stand_in_the_frame_with_their_posters(qtbot: QtBot, page: PlayersPage) -> None:
    lines = page.frames[0].findChild(OutboxLines)
    assert lines is not None

    assert len(said(lines)) == LINES_SHOWN
    assert said(lines)[0] == "Glass Meridian 0 (2019) · changed. Waiting: waits for Den"
    first = lines.model().index(0, 0)
    qtbot.waitUntil(lambda: isinstance(first.data(Role.PICTURE), QPixmap))


def test_all_lines_are_shown_on_demand_with_their_state_in_words(qtbot: QtBot, page: PlayersPage) -> None:
    more = button(page, "Show all that waits for At home")
    assert more.text() == "Show all 8"

    qtbot.mouseClick(more, LEFT)

    dialog = page.findChild(OutboxDialog)
    assert dialog is not None
    last = "Glass Meridian 7 (2019) · changed. Waiting: waits for Den"
    qtbot.waitUntil(lambda: said(dialog.list)[-1:] == [last])
    assert dialog.count.text() == "8 waiting, 0 refused"


def test_the_open_list_follows_what_changes_meanwhile(qtbot: QtBot, desk: Desk, page: PlayersPage) -> None:
    page.open_outbox(page.frames[0].facts.group)
    dialog = page.findChild(OutboxDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 8)

    desk.engine.players.unlink(page.frames[0].facts.group, page.frames[0].facts.group.libraries)

    qtbot.waitUntil(lambda: dialog.model.rowCount() == 0)


def test_enter_on_a_line_shows_the_title(qtbot: QtBot, desk: Desk, page: PlayersPage) -> None:
    page.open_outbox(page.frames[0].facts.group)
    dialog = page.findChild(OutboxDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 8)

    with qtbot.waitSignal(desk.stage.item_wanted) as wanted:
        dialog.list.activated.emit(dialog.model.index(2))

    assert wanted.args == [dialog.model.line_at(2).item]
    assert not dialog.isVisible()


def test_a_title_waits_once_however_many_players_wait_for_it(desk: Desk) -> None:
    engine = desk.engine
    engine.players.add(engine.browse.groups()[0], "Attic", host="127.0.0.1", port=9)

    (group,) = read_players(engine).groups

    assert (group.waiting, group.failed) == (8, 0)


def test_a_list_of_any_length_reads_only_what_is_looked_at(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch, qtmodeltester: ModelTester
) -> None:
    films = desk.engine.browse.listing(Scope(kind=Kind.MOVIE)).ids
    lines = [OutboxLine(ItemId(films[0]), Action.SHOW, ParcelState.WAITING, "Den")] * 10_000
    asked: list[int] = []
    rows = desk.engine.browse.rows

    def counting(ids: list[ItemId]) -> Any:
        asked.append(len(ids))
        return rows(ids)

    monkeypatch.setattr(desk.engine.browse, "rows", counting)
    model = OutboxModel(desk)
    model.show_lines(lines)

    assert (model.rowCount(), asked) == (10_000, [])
    with qtbot.waitSignal(model.dataChanged):
        assert model.index(9_999).data() == "…"
    assert asked == [200]
    assert model.index(9_999).data() == "Glass Meridian 0 (2019) · changed"
    qtmodeltester.check(model)


def test_a_title_that_is_gone_says_so(qtbot: QtBot, desk: Desk) -> None:
    model = OutboxModel(desk)
    model.show_lines([OutboxLine(ItemId(999_999), Action.REMOVE, ParcelState.WAITING, "Den")])

    with qtbot.waitSignal(model.dataChanged):
        model.index(0).data()

    assert model.index(0).data() == "A title that is gone · removed"


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ({"state": ParcelState.SENT}, "proof is asked for"),
        ({"is_held": True, "plays": "Harbour of Ash"}, "waits for the end of Harbour of Ash"),
        ({"is_held": True}, "waits for the night"),
        ({}, "waits for Den"),
        ({"error": "title: A instead of B"}, "title: A instead of B"),
        (
            {"state": ParcelState.FAILED, "error": "not found there", "due_at": "2000-01-01 00:00:00"},
            "not found there · told again now",
        ),
    ],
)
def test_every_state_has_its_words(known: dict[str, Any], words: str) -> None:
    line = replace(OutboxLine(ItemId(1), Action.SHOW, ParcelState.WAITING, "Den"), **known)

    assert reason_words(line) == words


@pytest.mark.parametrize(
    ("later", "words"),
    [(timedelta(minutes=42), "at 18:42"), (timedelta(hours=9), "30 Nov, 03:00"), (-timedelta(minutes=1), "now")],
)
def test_a_moment_to_come_is_told_by_the_clock(later: timedelta, words: str) -> None:
    present = datetime(2026, 11, 29, 18).astimezone()
    moment = (present + later).astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")

    assert ahead(moment, present) == words
