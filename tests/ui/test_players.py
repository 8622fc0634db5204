"""Players: adding, testing, linking and mapping them from the window, with a Kodi that answers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from metarr_desktop.cli.player_words import obstacle_sentence
from metarr_desktop.domain.errors import UntrustedCertificate
from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.domain.paths import PathMapping
from metarr_desktop.domain.player import Address, Discovered, Moment, Obstacle, ObstacleCode, PlayerInfo, PlayerType
from metarr_desktop.services.errands import publish_job, scan_job
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.players.dialog import PlayerDialog
from metarr_desktop.ui.players.form import PlayerForm
from metarr_desktop.ui.players.frame import playing_words, state_words
from metarr_desktop.ui.players.group_pane import GroupTabKey
from metarr_desktop.ui.players.obstacle_words import obstacle_words
from metarr_desktop.ui.players.outbox_lines import reason_words
from metarr_desktop.ui.players.page import PlayersPage
from metarr_desktop.ui.players.path_pair import PathPair
from metarr_desktop.ui.widgets.asking import AskingDialog
from metarr_desktop.ui.widgets.buttons import Button
from tests.players.fake_kodi import FakeKodi

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def films(tmp_path: Path) -> Path:
    folder = tmp_path / "films" / "Glass Meridian (2019)"
    folder.mkdir(parents=True)
    (folder / "Glass Meridian (2019).mkv").write_bytes(b"\x1aE\xdf\xa3")
    return tmp_path / "films"


@pytest.fixture
def desk(empty_desk: Desk, films: Path) -> Desk:
    library = empty_desk.engine.libraries.add(str(films), LibraryType.MOVIE)
    empty_desk.engine.run(scan_job(library.id))
    return empty_desk


@pytest.fixture
def kodi(tmp_path: Path) -> Iterator[FakeKodi]:
    with FakeKodi(f"{tmp_path}/films/", f"{tmp_path}/tv/").serve() as kodi:
        yield kodi


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> PlayersPage:
    page = PlayersPage(desk)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    return page


def with_group(qtbot: QtBot, desk: Desk, page: PlayersPage) -> None:
    group = desk.engine.players.add_group("At home", PlayerType.KODI)
    desk.engine.players.link(group, [desk.engine.browse.libraries()[0].id])
    qtbot.waitUntil(lambda: page.pane is not None and bool(page.pane.facts.group.libraries))


def test_without_players_the_page_says_what_they_are_for(qtbot: QtBot, page: PlayersPage) -> None:
    qtbot.waitUntil(page._empty.isVisible)
    assert page._empty.button.text() == "Add player"


def test_a_kodi_is_tried_and_added_with_a_group_that_shows_every_library(
    qtbot: QtBot, page: PlayersPage, desk: Desk, kodi: FakeKodi
) -> None:
    qtbot.waitUntil(lambda: bool(page._facts.libraries))
    qtbot.mouseClick(page._empty.button, LEFT)
    dialog = page.findChild(PlayerDialog)
    assert dialog is not None
    form = dialog.form
    form.name.setText("Living room")
    form.host.setText(kodi.address.host)
    form.port.setValue(kodi.address.port)
    form.user.setText(kodi.address.user)
    form.secret.setText(kodi.address.secret)

    with qtbot.waitSignal(form.answered) as answered:
        qtbot.mouseClick(form.test, LEFT)
    assert answered.args == [True]
    assert "Kodi" in form.answer.accessibleName()
    qtbot.mouseClick(dialog.save, LEFT)

    qtbot.waitUntil(lambda: len(page.frames) == 1 and bool(page.frames[0].facts.players))
    (group,) = desk.engine.browse.groups()
    assert group.libraries == (desk.engine.browse.libraries()[0].id,)
    assert desk.engine.players.test(desk.engine.browse.players()[0]).name


def test_a_wrong_password_is_told_in_words_and_nothing_is_kept(qtbot: QtBot, desk: Desk, kodi: FakeKodi) -> None:
    form = PlayerForm(desk, PlayerType.KODI)
    qtbot.addWidget(form)
    form.host.setText(kodi.address.host)
    form.port.setValue(kodi.address.port)
    form.secret.setText("guess")

    with qtbot.waitSignal(form.answered) as answered:
        form.try_it()

    assert answered.args == [False]
    assert "guess" not in form.answer.accessibleName()
    assert desk.engine.browse.players() == []


def test_a_changed_player_keeps_the_password_that_was_not_typed_again(
    qtbot: QtBot, desk: Desk, page: PlayersPage, kodi: FakeKodi
) -> None:
    with_group(qtbot, desk, page)
    (group,) = desk.engine.browse.groups()
    at = kodi.address
    player = desk.engine.players.add(group, "Den", host=at.host, port=at.port, user=at.user, secret=at.secret)
    page.open_dialog(player)
    dialog = page.findChild(PlayerDialog)
    assert dialog is not None
    assert dialog.form.secret.text() == ""

    dialog.form.name.setText("Attic")
    qtbot.mouseClick(dialog.save, LEFT)

    qtbot.waitUntil(lambda: [one.name for one in desk.engine.browse.players()] == ["Attic"])
    assert desk.engine.players.test(desk.engine.browse.players()[0]).name


def test_a_player_that_is_off_is_told_on_its_line(qtbot: QtBot, desk: Desk, page: PlayersPage) -> None:
    with_group(qtbot, desk, page)
    (group,) = desk.engine.browse.groups()
    desk.engine.players.add(group, "Den", host="127.0.0.1", port=9)
    qtbot.waitUntil(lambda: bool(page.frames) and bool(page.frames[0].facts.players))
    test = next(one for one in page.frames[0].findChildren(Button) if one.accessibleName() == "Test Den")

    with qtbot.waitSignal(desk.stage.said) as said:
        qtbot.mouseClick(test, LEFT)

    assert said.args[0].text.startswith("Den: ")
    qtbot.waitUntil(lambda: state_words(page.frames[0].facts.players[0].player) == "Off")


def test_libraries_are_linked_and_unlinked_by_their_boxes(qtbot: QtBot, desk: Desk, page: PlayersPage) -> None:
    with_group(qtbot, desk, page)
    assert page.pane is not None
    (library,) = desk.engine.browse.libraries()
    page.open_tab(GroupTabKey.LIBRARIES)

    page.pane.libraries.checks[library.id].click()

    qtbot.waitUntil(lambda: desk.engine.browse.groups()[0].libraries == ())
    qtbot.waitUntil(lambda: page.pane is not None and not page.pane.libraries.checks[library.id].isChecked())


def test_a_pair_shows_what_a_real_file_is_called_there_and_is_kept_on_enter(
    qtbot: QtBot, desk: Desk, page: PlayersPage, films: Path
) -> None:
    with_group(qtbot, desk, page)
    assert page.pane is not None
    qtbot.mouseClick(page.pane.paths.add, LEFT)
    (pair,) = page.pane.paths.pairs
    assert pair.ours.text() == str(films)

    pair.theirs.setText("smb://nas/films")
    assert pair.there.text() == "smb://nas/films/Glass Meridian (2019)/Glass Meridian (2019).mkv"
    qtbot.keyClick(pair.theirs, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: desk.engine.browse.groups()[0].mappings == (PathMapping(str(films), "smb://nas/films"),))


def test_a_pair_that_covers_no_file_says_so(qtbot: QtBot) -> None:
    pair = PathPair(PathMapping("/somewhere/else", "smb://nas"), ["/media/films/a.mkv"])
    qtbot.addWidget(pair)

    assert "No file" in pair.verdict.accessibleName()


def test_what_was_published_is_delivered_and_counted(
    qtbot: QtBot, desk: Desk, page: PlayersPage, kodi: FakeKodi
) -> None:
    engine = desk.engine
    with_group(qtbot, desk, page)
    engine.libraries.put_setting("automation.sync_after_publish", False)
    engine.run(publish_job())
    at = kodi.address
    engine.players.add(
        engine.browse.groups()[0], "Den", host=at.host, port=at.port, ws_port=at.ws_port, user=at.user, secret=at.secret
    )
    qtbot.waitUntil(lambda: bool(page.frames) and page.frames[0].facts.waiting == 1)

    qtbot.mouseClick(page.sync, LEFT)

    qtbot.waitUntil(lambda: page.frames[0].facts.waiting == 0, timeout=30_000)
    (member,) = page.frames[0].facts.players
    assert (member.there, member.total) == (1, 1)


def test_removing_a_group_asks_first(qtbot: QtBot, desk: Desk, page: PlayersPage) -> None:
    with_group(qtbot, desk, page)
    page.frames[0].removal_wanted.emit()
    dialog = page.findChild(AskingDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.keep)

    qtbot.mouseClick(dialog.go, LEFT)

    qtbot.waitUntil(lambda: desk.engine.browse.groups() == [])
    qtbot.waitUntil(page._empty.isVisible)


def test_what_is_typed_in_a_pair_stays_when_a_library_is_linked_meanwhile(
    qtbot: QtBot, desk: Desk, page: PlayersPage
) -> None:
    with_group(qtbot, desk, page)
    pane = page.pane
    assert pane is not None
    qtbot.mouseClick(pane.paths.add, LEFT)
    (pair,) = pane.paths.pairs
    qtbot.keyClicks(pair.theirs, "smb://na")

    (library,) = desk.engine.browse.libraries()
    desk.engine.players.unlink(desk.engine.browse.groups()[0], [library.id])
    qtbot.waitUntil(lambda: pane.facts.group.libraries == ())

    assert page.pane is pane
    assert pane.paths.pairs == [pair]
    assert pair.theirs.text() == "smb://na"


def test_a_pair_that_was_removed_elsewhere_goes_and_one_that_was_added_comes(
    qtbot: QtBot, desk: Desk, page: PlayersPage, films: Path
) -> None:
    with_group(qtbot, desk, page)
    (group,) = desk.engine.browse.groups()

    desk.engine.players.map(group, str(films), "smb://nas/films")
    qtbot.waitUntil(
        lambda: page.pane is not None and [one.theirs.text() for one in page.pane.paths.pairs] == ["smb://nas/films"]
    )

    desk.engine.players.unmap(group, str(films))
    qtbot.waitUntil(lambda: page.pane is not None and page.pane.paths.pairs == [])


def test_the_focus_stays_on_the_button_of_a_player_whose_state_changes(
    qtbot: QtBot, desk: Desk, page: PlayersPage
) -> None:
    with_group(qtbot, desk, page)
    (group,) = desk.engine.browse.groups()
    player = desk.engine.players.add(group, "Den", host="127.0.0.1", port=9)
    qtbot.waitUntil(lambda: bool(page.frames) and bool(page.frames[0].facts.players))
    page.activateWindow()
    test = next(one for one in page.frames[0].findChildren(Button) if one.accessibleName() == "Test Den")
    test.setFocus()
    qtbot.waitUntil(test.hasFocus)

    desk.engine.players.set_enabled(player, False)
    qtbot.waitUntil(lambda: not page.frames[0].facts.players[0].player.is_enabled)

    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus is not test
    assert focus.accessibleName() == "Test Den"


def test_every_button_of_a_player_stays_in_reach_in_a_narrow_window(
    qtbot: QtBot, desk: Desk, page: PlayersPage
) -> None:
    with_group(qtbot, desk, page)
    desk.engine.players.add(desk.engine.browse.groups()[0], "Den", host="127.0.0.1", port=9)
    qtbot.waitUntil(lambda: bool(page.frames) and bool(page.frames[0].facts.players))

    page.resize(792, 600)

    area = page._groups.viewport()
    button = next(one for one in page.frames[0].findChildren(Button) if one.accessibleName() == "Test Den")
    qtbot.waitUntil(lambda: button.mapTo(area, button.rect().topRight()).x() < area.width())


def a_member(qtbot: QtBot, desk: Desk, page: PlayersPage, kodi: FakeKodi) -> None:
    """The Kodi that answers, in a group of its own."""
    with_group(qtbot, desk, page)
    at, (group,) = kodi.address, desk.engine.browse.groups()
    desk.engine.players.add(group, "Den", host=at.host, port=at.port, user=at.user, secret=at.secret)
    qtbot.waitUntil(lambda: bool(page.frames) and bool(page.frames[0].facts.players))


def test_a_check_says_how_many_files_the_player_finds_there(
    qtbot: QtBot, desk: Desk, page: PlayersPage, kodi: FakeKodi, films: Path
) -> None:
    a_member(qtbot, desk, page, kodi)
    desk.engine.players.map(desk.engine.browse.groups()[0], str(films), str(films))
    qtbot.waitUntil(lambda: page.pane is not None and len(page.pane.paths.pairs) == 1)
    assert page.pane is not None

    qtbot.mouseClick(page.pane.paths.check, LEFT)

    (pair,) = page.pane.paths.pairs
    qtbot.waitUntil(lambda: pair.verdict.accessibleName() == "Found 1 of 1 there")
    assert pair.there.text() == f"{films}/Glass Meridian (2019)/Glass Meridian (2019).mkv"


def test_a_file_that_the_player_does_not_find_is_named(
    qtbot: QtBot, desk: Desk, page: PlayersPage, kodi: FakeKodi, films: Path, tmp_path: Path
) -> None:
    a_member(qtbot, desk, page, kodi)
    (tmp_path / "elsewhere" / "Glass Meridian (2019)").mkdir(parents=True)
    desk.engine.players.map(desk.engine.browse.groups()[0], str(films), str(tmp_path / "elsewhere"))
    qtbot.waitUntil(lambda: page.pane is not None and len(page.pane.paths.pairs) == 1)
    assert page.pane is not None

    qtbot.mouseClick(page.pane.paths.check, LEFT)

    (pair,) = page.pane.paths.pairs
    qtbot.waitUntil(lambda: pair.verdict.accessibleName() == "Found 0 of 1 there. Den does not see:")
    assert pair.here.text() == f"{films}/Glass Meridian (2019)/Glass Meridian (2019).mkv"


def test_settings_that_are_in_the_way_are_named_when_a_player_is_tested(
    qtbot: QtBot, desk: Desk, page: PlayersPage, kodi: FakeKodi
) -> None:
    a_member(qtbot, desk, page, kodi)
    kodi.settings["videolibrary.artworklevel"] = 1
    test = next(one for one in page.frames[0].findChildren(Button) if one.accessibleName() == "Test Den")

    qtbot.mouseClick(test, LEFT)

    qtbot.waitUntil(lambda: page.current_tab() is GroupTabKey.CONNECTION)
    assert page.pane is not None
    (panel,) = page.pane.connection.members.values()
    assert panel.answer.isVisible()
    head, sentence = panel.answer.accessibleName().split("\n")
    assert head == "Settings of Den that are in the way:"
    assert sentence.startswith("It takes few kinds of pictures")


@pytest.mark.parametrize("code", ObstacleCode)
def test_everything_that_can_be_in_the_way_has_its_sentence(code: ObstacleCode) -> None:
    words = obstacle_words(Obstacle(code, "here", "this", "that"))

    assert words.endswith(".")
    assert "{" not in words
    assert "{" not in obstacle_sentence(Obstacle(code, "here", "this", "that"))


def test_when_changes_may_be_sent_is_chosen_with_a_click(qtbot: QtBot, desk: Desk, page: PlayersPage) -> None:
    with_group(qtbot, desk, page)
    assert page.pane is not None
    assert page.pane.paths.moment.current() == Moment.IDLE

    qtbot.mouseClick(page.pane.paths.moment.button(Moment.NIGHT), LEFT)

    qtbot.waitUntil(lambda: desk.engine.browse.groups()[0].moment is Moment.NIGHT)


def test_what_plays_stands_on_the_player_s_line_and_what_waits_says_for_what(
    qtbot: QtBot, desk: Desk, page: PlayersPage, kodi: FakeKodi
) -> None:
    a_member(qtbot, desk, page, kodi)
    kodi.playing = {"title": "Harbour of Ash", "file": "/films/Harbour.mkv", "position": 3660, "total": 8640}
    desk.engine.libraries.put_setting("automation.sync_after_publish", False)
    desk.engine.run(publish_job())

    qtbot.mouseClick(page.sync, LEFT)

    qtbot.waitUntil(lambda: bool(page.frames[0].facts.players[0].playing))
    (member,) = page.frames[0].facts.players
    assert playing_words(member.playing[0]) == "Plays Harbour of Ash, 1 h 01 of 2 h 24"
    assert [reason_words(one) for one in page.frames[0].facts.lines] == ["waits for the end of Harbour of Ash"]


def test_a_server_is_added_by_its_address_and_token(qtbot: QtBot, desk: Desk) -> None:
    form = PlayerForm(desk, PlayerType.JELLYFIN)
    qtbot.addWidget(form)
    form.show()
    form.url.setText("https://media.example/jellyfin/")
    form.secret.setText("f00d")

    assert not form.host.isVisible()
    assert form.account.isVisible()
    address = form.values().address
    assert (address.url, address.secret, form.values().name) == ("https://media.example/jellyfin", "f00d", "Jellyfin")
    assert form.secret.accessibleName() == "Token"


def test_a_certificate_of_its_own_is_trusted_after_its_fingerprint_was_shown(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = PlayerForm(desk, PlayerType.PLEX)
    qtbot.addWidget(form)
    form.show()
    form.url.setText("https://nas.example:32400")
    tried: list[str] = []

    def answer(type: PlayerType, address: Address, known: object) -> PlayerInfo:
        tried.append(address.certificate)
        if not address.certificate:
            raise UntrustedCertificate("https://nas.example:32400", "AA:BB", "the certificate")
        return PlayerInfo("Plex", "1.41")

    monkeypatch.setattr(desk.engine.players, "test_address", answer)
    form.try_it()
    qtbot.waitUntil(lambda: bool(form.answer.offered))
    assert "AA:BB" in form.answer.accessibleName()

    qtbot.mouseClick(form.answer.offered[0], LEFT)

    qtbot.waitUntil(lambda: tried == ["", "the certificate"])
    assert form.values().certificate == "the certificate"


def test_a_player_that_is_found_in_the_network_fills_the_fields(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [Discovered(PlayerType.PLEX, "Cellar", "192.0.2.7", 32400, "", "1.41")]
    monkeypatch.setattr(desk.engine.players, "discover", lambda: found)
    dialog = PlayerDialog(desk, [], [])
    qtbot.addWidget(dialog)
    dialog.show()

    qtbot.mouseClick(dialog.look_around, LEFT)
    qtbot.waitUntil(lambda: len(dialog.found.actions()) == 1)
    dialog.found.actions()[0].trigger()

    assert dialog.type.currentData() == PlayerType.PLEX
    values = dialog.form.values()
    assert (values.name, values.url) == ("Cellar", "http://192.0.2.7:32400")
    dialog.found.close()
