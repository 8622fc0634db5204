"""The pane of a group of players: its tabs in all their states, and what is asked while one types."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.errors import Unavailable
from metarr_desktop.domain.jobs import Job, JobResult, JobStatus
from metarr_desktop.domain.kinds import JobId, LibraryType
from metarr_desktop.domain.paths import PathMapping
from metarr_desktop.domain.player import PlayerType
from metarr_desktop.domain.player_views import GroupView
from metarr_desktop.services.errands import scan_job
from metarr_desktop.services.players import PathCheck
from metarr_desktop.services.telling import sync_job
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.players.dialog import PlayerDialog
from metarr_desktop.ui.players.facts import GroupFacts, read_players
from metarr_desktop.ui.players.frame import synced_words
from metarr_desktop.ui.players.group_pane import GroupPane, GroupTabKey
from metarr_desktop.ui.players.log_model import log_lines
from metarr_desktop.ui.players.missing_files import MissingFiles
from metarr_desktop.ui.players.page import PlayersPage
from metarr_desktop.ui.players.path_pair import PathPair
from metarr_desktop.ui.theme.icons import Icon
from tests.disk import a_film
from tests.players.fake_kodi import FakeKodi

pytestmark = pytest.mark.usefixtures("english")

LEFT = Qt.MouseButton.LeftButton
_DEAF = 9


@pytest.fixture
def group(empty_desk: Desk) -> GroupView:
    return empty_desk.engine.players.add_group("At home", PlayerType.KODI)


@pytest.fixture
def films(empty_desk: Desk, group: GroupView, tmp_path: Path) -> Path:
    """A film, in a library that the group shows."""
    engine = empty_desk.engine
    a_film(tmp_path / "films", "Glass Meridian (2019)")
    library = engine.libraries.add(str(tmp_path / "films"), LibraryType.MOVIE)
    engine.run(scan_job(library.id))
    engine.players.link(group, [library.id])
    return tmp_path / "films"


@pytest.fixture
def kodi(tmp_path: Path) -> Iterator[FakeKodi]:
    with FakeKodi(f"{tmp_path}/films/", f"{tmp_path}/tv/").serve() as kodi:
        yield kodi


def a_player(desk: Desk, group: GroupView, name: str = "Den", *, port: int = _DEAF) -> None:
    desk.engine.players.add(group, name, host="127.0.0.1", port=port)


def pane_of(qtbot: QtBot, desk: Desk, key: GroupTabKey) -> GroupPane:
    """The pane of the only group, by one of its sides."""
    around = read_players(desk.engine)
    pane = GroupPane(desk, around.groups[0], around)
    qtbot.addWidget(pane)
    pane.resize(384, 700)
    pane.open_tab(key)
    pane.show()
    return pane


def page_of(qtbot: QtBot, desk: Desk) -> PlayersPage:
    page = PlayersPage(desk)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    qtbot.waitUntil(lambda: page.pane is not None)
    return page


def a_check(missing: tuple[str, ...] = (), absent: str = "") -> PathCheck:
    found = 212 - len(missing)
    return PathCheck("Den", "/films", "smb://nas", 212, found, "/films/a.mkv", "smb://nas/a.mkv", missing, absent)


# --- paths ----------------------------------------------------------------------------------------------------------


def test_a_player_is_asked_about_a_pair_when_typing_rests_before_it_is_kept(
    qtbot: QtBot, empty_desk: Desk, group: GroupView, films: Path, kodi: FakeKodi
) -> None:
    at = kodi.address
    empty_desk.engine.players.add(group, "Den", host=at.host, port=at.port, user=at.user, secret=at.secret)
    pane = pane_of(qtbot, empty_desk, GroupTabKey.PATHS)
    qtbot.mouseClick(pane.paths.add, LEFT)
    (pair,) = pane.paths.pairs

    with qtbot.waitSignal(pair.rested):
        qtbot.keyClicks(pair.theirs, str(films))

    qtbot.waitUntil(lambda: pair.verdict.accessibleName() == "Found 1 of 1 there")
    assert pair.asked.text().startswith("Den was asked at ")
    assert empty_desk.engine.browse.groups()[0].mappings == ()


def test_who_types_on_reads_nothing_of_what_was_asked_before(qtbot: QtBot) -> None:
    pair = PathPair(PathMapping("/films", "smb://nas"), ["/films/a.mkv"])
    qtbot.addWidget(pair)
    pair.show_check(a_check(), "18:42")

    qtbot.keyClicks(pair.theirs, "/f")

    assert pair.verdict.accessibleName() == "Players are told of a file like this:"
    assert pair.asked.isHidden()


def test_a_player_that_cannot_be_asked_is_told_of_and_the_example_stays(qtbot: QtBot) -> None:
    pair = PathPair(PathMapping("/films", "smb://nas"), ["/films/a.mkv"])
    qtbot.addWidget(pair)

    pair.show_unchecked("Den", Unavailable("It is switched off."))

    assert pair.verdict.accessibleName() == "Den could not be asked. It is switched off."
    assert pair.there.text() == "smb://nas/a.mkv"


def test_a_folder_that_a_player_lacks_is_named_shown_and_mapped_by_a_click(
    qtbot: QtBot, empty_desk: Desk, group: GroupView
) -> None:
    empty_desk.engine.players.map(group, "/films", "smb://nas")
    pane = pane_of(qtbot, empty_desk, GroupTabKey.PATHS)
    (pair,) = pane.paths.pairs

    pane.paths.show_checks([a_check(("/films/Archive/b.mkv", "/films/Archive/c.mkv"), "/films/Archive")])

    said = "Found 210 of 212 there. 2 lie in a folder that Den does not have: /films/Archive"
    assert pair.verdict.accessibleName() == said
    show, map = pair.verdict.offered
    assert (show.text(), map.text()) == ("Show the 2", "Map Archive")
    qtbot.mouseClick(show, LEFT)
    (dialog,) = pane.findChildren(MissingFiles)
    assert dialog.list.toPlainText() == "/films/Archive/b.mkv\n/films/Archive/c.mkv"
    dialog.close()
    qtbot.mouseClick(map, LEFT)
    assert [one.ours.text() for one in pane.paths.pairs] == ["/films", "/films/Archive"]


@pytest.mark.parametrize(
    ("has_library", "players", "said"),
    [
        (False, [True], "This group shows no library yet"),
        (True, [], "There is no player in this group"),
        (True, [False], "All players of this group are paused"),
    ],
)
def test_what_keeps_paths_from_being_asked_about_is_said(
    qtbot: QtBot, empty_desk: Desk, group: GroupView, tmp_path: Path, has_library: bool, players: list[bool], said: str
) -> None:
    engine = empty_desk.engine
    if has_library:
        (tmp_path / "films").mkdir()
        engine.players.link(group, [engine.libraries.add(str(tmp_path / "films"), LibraryType.MOVIE).id])
    for is_enabled in players:
        a_player(empty_desk, group)
        engine.players.set_enabled(engine.browse.players()[0], is_enabled)

    pane = pane_of(qtbot, empty_desk, GroupTabKey.PATHS)

    assert pane.paths.state.accessibleName().startswith(said)
    assert pane.paths.check.isEnabled() is (players == [True])
    assert pane.paths.state.button.isVisible() is not has_library


def test_without_a_library_the_way_to_choose_one_is_a_click(qtbot: QtBot, empty_desk: Desk, group: GroupView) -> None:
    pane = pane_of(qtbot, empty_desk, GroupTabKey.PATHS)

    qtbot.mouseClick(pane.paths.state.button, LEFT)

    assert pane.current_tab() is GroupTabKey.LIBRARIES
    with qtbot.waitSignal(empty_desk.stage.folder_wanted):
        qtbot.mouseClick(pane.libraries.empty.button, LEFT)


# --- libraries and connection ---------------------------------------------------------------------------------------


def test_a_library_says_how_many_titles_it_has_and_that_its_disk_is_away(
    qtbot: QtBot, empty_desk: Desk, group: GroupView, films: Path
) -> None:
    films.rename(films.with_name("away"))
    empty_desk.engine.run(scan_job(empty_desk.engine.browse.libraries()[0].id))

    pane = pane_of(qtbot, empty_desk, GroupTabKey.LIBRARIES)

    (check,) = pane.libraries.checks.values()
    assert check.isChecked()
    assert check.accessibleDescription() == "1 title, offline"


def test_a_player_that_is_off_says_why_and_what_it_said_can_be_copied(
    qtbot: QtBot, empty_desk: Desk, group: GroupView
) -> None:
    a_player(empty_desk, group)
    page = page_of(qtbot, empty_desk)
    page.open_tab(GroupTabKey.CONNECTION)
    assert page.pane is not None
    (panel,) = page.pane.connection.members.values()

    qtbot.mouseClick(panel.test, LEFT)
    assert panel.answer.accessibleName() == "Asking Den…"

    qtbot.waitUntil(lambda: "does not answer" in panel.answer.accessibleName())
    assert panel.test.isEnabled()
    (copy,) = panel.answer.offered
    qtbot.mouseClick(copy, LEFT)
    assert "does not answer" in QApplication.clipboard().text()


def test_a_refused_password_is_entered_from_its_line_and_from_the_connection(
    qtbot: QtBot, empty_desk: Desk, group: GroupView, kodi: FakeKodi
) -> None:
    at = kodi.address
    empty_desk.engine.players.add(group, "Den", host=at.host, port=at.port, user=at.user, secret="guess")
    page = page_of(qtbot, empty_desk)
    page.open_tab(GroupTabKey.CONNECTION)
    assert page.pane is not None
    (panel,) = page.pane.connection.members.values()
    qtbot.mouseClick(panel.test, LEFT)
    qtbot.waitUntil(lambda: len(panel.answer.offered) == 2)

    qtbot.mouseClick(panel.answer.offered[0], LEFT)

    assert panel.answer.offered[0].text() == "Enter the password"
    (dialog,) = page.findChildren(PlayerDialog)
    assert dialog.form.name.text() == "Den"
    dialog.close()


def test_an_answer_stays_when_the_group_is_read_anew(
    qtbot: QtBot, empty_desk: Desk, group: GroupView, kodi: FakeKodi
) -> None:
    at = kodi.address
    empty_desk.engine.players.add(group, "Den", host=at.host, port=at.port, user=at.user, secret=at.secret)
    page = page_of(qtbot, empty_desk)
    page.open_tab(GroupTabKey.CONNECTION)
    assert page.pane is not None
    (panel,) = page.pane.connection.members.values()

    qtbot.mouseClick(panel.test, LEFT)

    qtbot.waitUntil(lambda: panel.facts.player.status == "connected")
    qtbot.waitUntil(lambda: panel.answer.accessibleName().endswith("None of its settings is in the way."))
    page.pane.show_facts(page.pane.facts, page._facts)
    assert panel.answer.isVisible()


def test_a_group_without_players_offers_to_add_one(qtbot: QtBot, empty_desk: Desk, group: GroupView) -> None:
    pane = pane_of(qtbot, empty_desk, GroupTabKey.CONNECTION)

    with qtbot.waitSignal(pane.add_wanted):
        qtbot.mouseClick(pane.connection.empty.button, LEFT)


def test_a_group_gets_another_name_where_its_connection_is(qtbot: QtBot, empty_desk: Desk, group: GroupView) -> None:
    page = page_of(qtbot, empty_desk)
    page.activateWindow()
    page.rename()
    assert page.pane is not None
    qtbot.waitUntil(page.pane.connection.name.hasFocus)

    qtbot.keyClicks(page.pane.connection.name, "Upstairs")
    qtbot.keyClick(page.pane.connection.name, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: [one.name for one in empty_desk.engine.browse.groups()] == ["Upstairs"])


# --- the log --------------------------------------------------------------------------------------------------------


def a_sync(group: str = "", *problems: str, status: JobStatus = JobStatus.DONE) -> Job:
    payload = {"group": group} if group else {}
    result = JobResult(problems=problems)
    return Job(JobId(1), "sync", 1, status, payload, "2026-01-01 10:00:00", result, ended_at="2026-01-01 10:00:01")


def test_a_group_s_log_has_its_own_problems_alone() -> None:
    (line,) = log_lines([a_sync("", "Den: It is off.", "Attic: It is off.")], ["Attic"])

    assert line.problems == ("Den: It is off.",)
    assert (line.title, line.sign[0]) == ("Sync of all groups", Icon.WARNING)


@pytest.mark.parametrize(
    ("status", "sign"),
    [(JobStatus.DONE, Icon.CHECK), (JobStatus.FAILED, Icon.OCTAGON), (JobStatus.CANCELLED, Icon.CLOSE)],
)
def test_how_a_job_ended_has_a_sign_of_its_own(status: JobStatus, sign: Icon) -> None:
    (line,) = log_lines([a_sync("Home", status=status)], [])

    assert (line.title, line.sign[0]) == ("Sync", sign)


def test_an_empty_log_says_what_would_be_there_and_offers_it(qtbot: QtBot, empty_desk: Desk, group: GroupView) -> None:
    a_player(empty_desk, group)
    pane = pane_of(qtbot, empty_desk, GroupTabKey.LOG)
    qtbot.waitUntil(pane.log.empty.button.isVisible)

    with qtbot.waitSignal(pane.sync_wanted):
        qtbot.mouseClick(pane.log.empty.button, LEFT)


def test_a_sync_stands_in_the_log_of_its_group_as_soon_as_it_is_over(
    qtbot: QtBot, empty_desk: Desk, group: GroupView
) -> None:
    other = empty_desk.engine.players.add_group("Elsewhere", PlayerType.KODI)
    pane = pane_of(qtbot, empty_desk, GroupTabKey.LOG)

    empty_desk.engine.run(sync_job(other.name))
    empty_desk.engine.run(sync_job(group.name))

    qtbot.waitUntil(lambda: pane.log.model.rowCount() == 1)
    assert pane.log.model.line_at(0) is not None
    assert pane.log.whole.toPlainText().startswith("Sync, just now")


def test_when_a_group_was_synced_is_told_as_a_try_where_nobody_answers(
    empty_desk: Desk, group: GroupView, kodi: FakeKodi
) -> None:
    engine, at = empty_desk.engine, kodi.address
    a_player(empty_desk, group)

    def now() -> GroupFacts:
        return read_players(engine).groups[0]

    assert synced_words(now()) == ""
    engine.run(sync_job())
    assert synced_words(now()) == "last tried just now"
    engine.players.test(engine.players.add(group, "Attic", host=at.host, port=at.port, user=at.user, secret=at.secret))
    assert synced_words(now()) == "last sync just now"


# --- the tabs -------------------------------------------------------------------------------------------------------


def test_the_next_group_is_shown_by_the_same_side_and_a_hidden_tab_is_told_when_it_opens(
    qtbot: QtBot, empty_desk: Desk, group: GroupView
) -> None:
    other = empty_desk.engine.players.add_group("Elsewhere", PlayerType.KODI)
    page = page_of(qtbot, empty_desk)
    qtbot.waitUntil(lambda: len(page.frames) == 2)
    page.open_tab(GroupTabKey.CONNECTION)

    page.choose(other.id)

    assert page.pane is not None
    assert page.pane.current_tab() is GroupTabKey.CONNECTION
    assert page.pane.connection.name.text() == "Elsewhere"
    page.open_tab(GroupTabKey.PATHS)
    empty_desk.engine.players.rename_group(other, "Upstairs")
    qtbot.waitUntil(lambda: page.pane is not None and page.pane.facts.group.name == "Upstairs")
    page.open_tab(GroupTabKey.CONNECTION)
    assert page.pane.connection.name.text() == "Upstairs"


def test_a_word_of_another_version_opens_no_tab(qtbot: QtBot, empty_desk: Desk) -> None:
    page = PlayersPage(empty_desk)
    qtbot.addWidget(page)

    page.restore_tab("curtains")

    assert page.current_tab() is GroupTabKey.PATHS


def test_a_player_that_is_shown_has_its_group_chosen_and_the_keyboard_in_its_line(
    qtbot: QtBot, empty_desk: Desk, group: GroupView
) -> None:
    other = empty_desk.engine.players.add_group("Elsewhere", PlayerType.KODI)
    a_player(empty_desk, other, "Attic")
    a_player(empty_desk, other, "Cellar")
    page = PlayersPage(empty_desk)
    qtbot.addWidget(page)
    page.show_player("Cellar")  # before it is known who is there

    page.show()
    page.activateWindow()

    qtbot.waitUntil(lambda: page.pane is not None and page.pane.facts.group.id == other.id)
    qtbot.waitUntil(lambda: [one.name for one in page.players_meant()] == ["Cellar"])
    page.add.setFocus()
    assert [one.name for one in page.players_meant()] == ["Attic", "Cellar"]


def test_which_of_several_players_is_meant_has_to_be_said(qtbot: QtBot, empty_desk: Desk, group: GroupView) -> None:
    a_player(empty_desk, group, "Attic")
    a_player(empty_desk, group, "Cellar")
    page = page_of(qtbot, empty_desk)
    change = empty_desk.commands.ready("players.change")
    assert change is not None

    with qtbot.waitSignal(empty_desk.stage.said) as said:
        change.trigger()

    assert said.args[0].text.startswith("Which player?")
    page.show_player("Attic")
    change.trigger()
    (dialog,) = page.findChildren(PlayerDialog)
    assert dialog.form.name.text() == "Attic"
    dialog.close()


def test_the_keys_of_the_page_act_on_the_chosen_group(qtbot: QtBot, empty_desk: Desk, group: GroupView) -> None:
    a_player(empty_desk, group)
    page = page_of(qtbot, empty_desk)
    page.activateWindow()
    page.add.setFocus()
    qtbot.waitUntil(page.add.hasFocus)

    qtbot.keyClick(page.add, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert page.current_tab() is GroupTabKey.LOG
    qtbot.keyClick(page.add, Qt.Key.Key_F5)

    def queued() -> list[str]:
        return [str(job.payload.get("group")) for job in empty_desk.engine.browse.jobs(types=["sync"])]

    qtbot.waitUntil(lambda: queued() == ["At home"])


def test_tab_follows_the_eye_also_where_a_group_is_drawn_anew(
    qtbot: QtBot, empty_desk: Desk, group: GroupView, films: Path
) -> None:
    a_player(empty_desk, group)
    page = page_of(qtbot, empty_desk)
    empty_desk.engine.players.set_enabled(empty_desk.engine.browse.players()[0], False)
    qtbot.waitUntil(lambda: not page.frames[0].facts.players[0].player.is_enabled)
    (member,) = page.frames[0].facts.players
    assert page.pane is not None

    order, at = [], page.add.nextInFocusChain()
    while at is not page.add:
        order.append(at)
        at = at.nextInFocusChain()

    stops = [page.sync, page.frames[0], page.frames[0].line_of(member.player.id), page.pane.tabs, page.pane.paths.add]
    places = [order.index(stop) for stop in stops]
    assert places == sorted(places)


def test_players_that_cannot_be_read_are_told_of_with_a_way_to_try_again(
    qtbot: QtBot, empty_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> list[GroupView]:
        raise Unavailable("The library is locked.")

    monkeypatch.setattr(empty_desk.engine.browse, "groups", fail)
    page = PlayersPage(empty_desk)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page._state.accessibleDescription() == "The library is locked.")

    monkeypatch.undo()
    qtbot.mouseClick(page._state.button, LEFT)

    qtbot.waitUntil(page._empty.isVisible)


def test_how_long_ago_a_sync_was_goes_on_while_nothing_happens(
    qtbot: QtBot, empty_desk: Desk, group: GroupView, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_player(empty_desk, group)
    empty_desk.engine.run(sync_job())
    page = page_of(qtbot, empty_desk)
    assert page.pane is not None
    assert page.pane._synced.text() == "last tried just now"
    monkeypatch.setattr("metarr_desktop.ui.players.frame.ago", lambda _at: "6 min ago")

    page._clock.timeout.emit()

    assert page.pane._synced.text() == "last tried 6 min ago"
    page.hide()
    assert not page._clock.isActive()
