"""The Players menu: groups and players with what can be done, from wherever one is; the same in the palette."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.player import PlayerType
from metarr_desktop.domain.player_views import GroupView
from metarr_desktop.ui.desk import Desk, Place
from metarr_desktop.ui.players.dialog import PlayerDialog
from metarr_desktop.ui.players.group_pane import GroupTabKey
from metarr_desktop.ui.shell.location import Location
from metarr_desktop.ui.shell.menus import DeedsMenu, PlayersMenu
from metarr_desktop.ui.shell.session import Session
from metarr_desktop.ui.shell.side_rows import read_standing, side_rows
from metarr_desktop.ui.shell.window import MainWindow


@pytest.fixture
def group(empty_desk: Desk) -> GroupView:
    """A group of two, of which one is paused."""
    players = empty_desk.engine.players
    group = players.add_group("Home & away", PlayerType.KODI)
    players.add(group, "Den", host="127.0.0.1", port=9)
    players.set_enabled(players.add(group, "Attic", host="127.0.0.1", port=9), False)
    return group


@pytest.fixture
def session(empty_desk: Desk, group: GroupView, qtbot: QtBot) -> Session:
    empty_desk.engine.libraries.put_setting("window.first_run_done", True)
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    window.open(empty_desk)
    session = window.session
    assert session is not None
    qtbot.waitUntil(lambda: bool(session.players.groups))
    return session


def opened(session: Session) -> QMenu:
    """The menu as it is when it is about to be shown."""
    (menu,) = session._window.menuBar().findChildren(PlayersMenu)
    menu.aboutToShow.emit()
    return menu


def below(menu: QMenu, text: str) -> QMenu:
    found = next(one.menu() for one in menu.actions() if one.text() == text and one.menu() is not None)
    assert isinstance(found, QMenu)
    return found


def words(menu: QMenu) -> list[str]:
    return [one.text() for one in menu.actions() if one.text()]


def do(menu: QMenu, text: str) -> None:
    next(one for one in menu.actions() if one.text() == text).trigger()


def test_the_menu_has_every_group_and_player_with_what_can_be_done(session: Session) -> None:
    menu = opened(session)

    fixed = ["All &players", "&Add a player…", "&Sync all players now"]
    assert words(menu) == [*fixed, "Home && away", "Den", "Attic"]
    of_group = ["Sync now", "Compare", "Check the paths", "Show all that waits"]
    assert words(below(menu, "Home && away")) == of_group
    assert words(below(menu, "Den")) == ["Show", "Test", "Change…", "Pause telling it"]
    assert words(below(menu, "Attic")) == ["Show", "Test", "Change…", "Tell it again"]
    assert words(opened(session)) == words(menu)  # and no entry twice


def test_what_the_menu_does_needs_nobody_to_go_to_the_page_first(session: Session, qtbot: QtBot) -> None:
    menu = opened(session)

    do(below(menu, "Home && away"), "Sync now")

    def queued() -> list[str]:
        return [str(job.payload.get("group")) for job in session.desk.engine.browse.jobs(types=["sync"])]

    qtbot.waitUntil(lambda: queued() == ["Home & away"])
    do(below(menu, "Attic"), "Tell it again")
    qtbot.waitUntil(lambda: all(one.is_enabled for one in session.desk.engine.browse.players()))
    assert session.guide.here.place is not Place.PLAYERS


def test_what_needs_the_page_goes_there_and_is_done_once_it_is_read(session: Session, qtbot: QtBot) -> None:
    do(below(opened(session), "Den"), "Change…")

    page = session.content.players
    assert session.content.currentWidget() is page
    qtbot.waitUntil(lambda: bool(page.findChildren(PlayerDialog)))
    (dialog,) = page.findChildren(PlayerDialog)
    assert dialog.form.name.text() == "Den"
    dialog.close()


def test_a_player_of_the_sidebar_is_shown_in_its_line(session: Session, qtbot: QtBot) -> None:
    session.guide.go(Location(place=Place.PLAYERS, words="Attic"))

    page = session.content.players
    qtbot.waitUntil(lambda: [one.name for one in page.players_meant()] == ["Attic"])
    assert session.guide.here.row == Location(place=Place.PLAYERS, words="Attic")


def test_a_player_of_the_sidebar_has_its_menu(session: Session) -> None:
    there = Location(place=Place.PLAYERS, words="Den")

    session._show_menu(there, session._window.pos())

    (menu,) = session._window.findChildren(DeedsMenu)
    assert words(menu) == ["Show", "Test", "Change…", "Pause telling it"]
    menu.close()


def test_the_palette_finds_what_can_be_done_with_one_player_or_group(session: Session) -> None:
    session.palette.open("")

    found = {one.text: one for one in session.palette._offers.fitting("Home")}
    assert found["Sync Home & away now"].do is not None
    assert "Test Den" in [one.text for one in session.palette._offers.fitting("test den")]
    session.palette.close_again()


def test_nobody_can_be_synced_where_there_is_nobody(qtbot: QtBot, empty_desk: Desk) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.open(empty_desk)
    session = window.session
    assert session is not None

    qtbot.waitUntil(lambda: session._now is not None)

    assert not window.verbs.sync_players.isEnabled()


def test_nothing_can_be_scanned_identified_or_enriched_where_there_is_no_library(
    qtbot: QtBot, empty_desk: Desk
) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.open(empty_desk)
    session, verbs = window.session, window.verbs
    assert session is not None

    qtbot.waitUntil(lambda: session._now is not None)

    assert [one.isEnabled() for one in (verbs.scan_all, verbs.identify_new, verbs.enrich_all)] == [False] * 3


def test_the_side_by_which_groups_are_shown_is_remembered(session: Session, qtbot: QtBot) -> None:
    session.guide.go(Location(place=Place.PLAYERS))
    session.content.players.open_tab(GroupTabKey.LOG)
    assert session.memory().players_tab == "log"

    session.leave()
    window = MainWindow()
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: '"players_tab":"log"' in str(session.desk.engine.browse.setting("window.state")))
    window.open(session.desk, str(session.desk.engine.browse.setting("window.state")))

    assert window.session is not None
    assert window.session.memory().players_tab == "log"  # before the page is made
    assert window.session.content.players.current_tab() is GroupTabKey.LOG


def test_a_player_that_plays_says_so_in_the_sidebar(empty_desk: Desk, group: GroupView) -> None:
    now = read_standing(empty_desk.engine)
    den, attic = now.players

    notes = {row.text: row.note for row in side_rows(replace(now, playing=frozenset({den.id})))}

    assert (notes["Den"], notes["Attic"]) == ("playing", "switched off")
    assert attic.id not in now.playing
