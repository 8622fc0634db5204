"""The one list of commands: all keys in it, changed ones kept, clashes refused, a page's own keys before others."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from metarr_desktop.services.engine import Engine
from metarr_desktop.ui.command_words import Ground, ground_word
from metarr_desktop.ui.commands import Commands
from metarr_desktop.ui.desk import Desk, Place
from metarr_desktop.ui.players.page import PlayersPage
from metarr_desktop.ui.settings.keys_panel import KeysPanel
from metarr_desktop.ui.settings.page import SettingsPage
from metarr_desktop.ui.settings.sections import SectionKey
from metarr_desktop.ui.shell.help import keys_help
from metarr_desktop.ui.shell.session import Session
from metarr_desktop.ui.shell.window import MainWindow
from metarr_desktop.ui.verify.page import VerifyPage
from metarr_desktop.ui.widgets.toast import Notice

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(demo_desk: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    window.open(demo_desk)
    qtbot.waitUntil(lambda: len(window.sidebar.rows()) > 0)
    window.activateWindow()
    yield window
    for name in ("window.state", "keys.own"):
        demo_desk.engine.libraries.put_setting(name, "")


@pytest.fixture
def session(window: MainWindow, qtbot: QtBot) -> Session:
    session = window.session
    assert session is not None
    qtbot.waitUntil(lambda: session.content.library.model.rowCount() > 0)
    return session


@pytest.fixture
def commands(session: Session) -> Commands:
    return session.desk.commands


@pytest.fixture
def panel(session: Session, qtbot: QtBot) -> KeysPanel:
    session.guide.show_settings(SectionKey.KEYS)
    page = session.content.currentWidget()
    assert isinstance(page, SettingsPage)
    return page.keys


def kept(engine: Engine) -> str:
    return str(engine.browse.setting("keys.own"))


def test_every_action_of_the_menus_is_a_command_with_its_words(window: MainWindow, commands: Commands) -> None:
    texts = {command.text for command in commands.all()}

    for menu in (entry.menu() for entry in window.menuBar().actions()):
        assert {entry.text().replace("&", "") for entry in menu.actions() if entry.text() and not entry.menu()} <= texts


def test_commands_of_pages_are_listed_before_anybody_went_there(commands: Commands) -> None:
    assert {command.ground for command in commands.all()} == set(Ground)
    assert all(ground_word(ground) for ground in Ground)


def test_as_shipped_no_two_commands_of_one_place_have_the_same_keys(commands: Commands) -> None:
    with_keys = [command for command in commands.all() if not command.keys.isEmpty()]

    for one, other in combinations(with_keys, 2):
        if one.ground is other.ground or (one.ground.is_wide and other.ground.is_wide):
            assert one.keys != other.keys, f"{one.id} and {other.id}"


def test_a_page_has_its_own_keys_before_the_window_has_them(session: Session, qtbot: QtBot) -> None:
    scanned, told = [], []
    session.guide.go(session.guide.here.__class__(place=Place.PLAYERS))
    page = session.content.currentWidget()
    assert isinstance(page, PlayersPage)
    session._window.verbs.scan_all.triggered.connect(lambda: scanned.append(1))
    action = session.desk.commands.ready("players.sync")
    assert action is not None
    action.triggered.connect(lambda: told.append(1))
    page.add.setFocus()

    qtbot.keyClick(page.add, Qt.Key.Key_F5)

    assert (scanned, told) == ([], [1])


def test_the_window_has_its_keys_again_when_the_keyboard_leaves_the_page(session: Session, qtbot: QtBot) -> None:
    session.guide.go(session.guide.here.__class__(place=Place.PLAYERS))
    page = session.content.currentWidget()
    assert isinstance(page, PlayersPage)
    page.add.setFocus()

    session._window.sidebar.setFocus()

    assert session._window.verbs.scan_all.shortcut() == QKeySequence("F5")


def test_other_keys_hold_at_once_and_are_kept(
    window: MainWindow, commands: Commands, demo_engine: Engine, qtbot: QtBot
) -> None:
    assert commands.set_keys("window.find", QKeySequence("Ctrl+J")) == ""

    qtbot.keyClick(window, Qt.Key.Key_J, CTRL)

    assert window.tool_bar.search.hasFocus()
    qtbot.waitUntil(lambda: kept(demo_engine) == '{"window.find": "Ctrl+J"}')


def test_keys_of_ones_own_hold_again_after_a_restart(demo_desk: Desk, qtbot: QtBot) -> None:
    demo_desk.engine.libraries.put_setting("keys.own", '{"window.find": "Ctrl+J"}')
    window = MainWindow()
    qtbot.addWidget(window)

    window.open(demo_desk)

    qtbot.waitUntil(lambda: window.verbs.find.shortcut() == QKeySequence("Ctrl+J"))
    demo_desk.engine.libraries.put_setting("keys.own", "")


@pytest.mark.parametrize("kept", ["not JSON", "[1]", '{"window.find": 5}', '{"gone.command": "Ctrl+J"}'])
def test_what_was_kept_and_cannot_be_read_leaves_the_keys_usable(commands: Commands, kept: str) -> None:
    commands.take_kept(kept)

    assert commands.keys("window.undo") == QKeySequence(QKeySequence.StandardKey.Undo)


def test_keys_that_are_taken_are_refused_in_a_sentence_that_names_by_what(commands: Commands) -> None:
    refusal = commands.set_keys("window.find", QKeySequence("Ctrl+E"))

    assert "Ctrl+E already means “Edit” (Chosen titles)" in refusal
    assert commands.keys("window.find") == QKeySequence("Ctrl+F")


def test_keys_of_a_page_are_free_for_another_page(commands: Commands) -> None:
    assert commands.set_keys("trash.purge", QKeySequence("F7")) == ""  # the check-up has it, elsewhere


@pytest.mark.parametrize("keys", ["Return", "Tab", "Space", "Down", "Shift+Tab"])
def test_keys_that_one_moves_about_with_are_refused(commands: Commands, keys: str) -> None:
    assert commands.refusal("window.find", QKeySequence(keys))


def test_a_command_can_be_left_without_keys(window: MainWindow, commands: Commands) -> None:
    assert commands.set_keys("window.scan_all", QKeySequence()) == ""

    assert window.verbs.scan_all.shortcut().isEmpty()
    assert commands.is_own("window.scan_all")


def test_keys_go_back_to_those_as_shipped_one_by_one_and_all_at_once(commands: Commands, demo_engine: Engine) -> None:
    commands.set_keys("window.find", QKeySequence("Ctrl+J"))
    commands.set_keys("window.sidebar", QKeySequence("Ctrl+B"))

    assert commands.reset("window.find") == ""
    assert (commands.is_own("window.find"), commands.is_own("window.sidebar")) == (False, True)

    commands.reset_all()
    assert not any(commands.is_own(command.id) for command in commands.all())


def test_keys_as_shipped_that_another_command_has_by_now_are_refused(commands: Commands) -> None:
    commands.set_keys("window.find", QKeySequence("Ctrl+J"))
    commands.set_keys("window.sidebar", QKeySequence("Ctrl+F"))

    assert "“Sidebar”" in commands.reset("window.find")


def test_the_key_of_the_palette_works_while_one_types(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    asked = []
    window.verbs.commands.triggered.connect(lambda: asked.append(1))
    line = window.tool_bar.search
    line.setFocus()
    line.setText("low")

    qtbot.keyClick(line, Qt.Key.Key_K, CTRL)

    assert (asked, line.text()) == ([1], "low")  # Qt's inputs would cut the line off behind the cursor


def test_the_help_on_keys_shows_those_of_ones_own(session: Session, commands: Commands, qtbot: QtBot) -> None:
    commands.set_keys("window.find", QKeySequence("Ctrl+J"))

    help = keys_help(commands, session._window)
    qtbot.addWidget(help)

    words = [label.text() for label in help.findChildren(QLabel)]
    assert words[words.index("Find") - 1] == "Ctrl+J"
    assert "Put ours back" in words


def test_keys_are_pressed_in_the_settings(panel: KeysPanel, commands: Commands, qtbot: QtBot) -> None:
    panel.search.setText("sidebar")
    panel.search.returnPressed.emit()
    panel.choose("window.sidebar")

    qtbot.keyClick(panel.line, Qt.Key.Key_B, CTRL)

    assert commands.keys("window.sidebar") == QKeySequence("Ctrl+B")
    assert panel.model.index(0, 2).data() == "Ctrl+B"
    assert panel.model.index(0, 3).data() == "F9"


def test_a_clash_is_said_in_the_settings_and_the_keys_stay(panel: KeysPanel, commands: Commands, qtbot: QtBot) -> None:
    panel.choose("window.sidebar")

    qtbot.keyClick(panel.line, Qt.Key.Key_E, CTRL)

    assert "“Edit”" in panel.refusal.text()
    qtbot.waitUntil(lambda: panel.line.keySequence() == QKeySequence("F9"))


def test_a_command_is_left_without_keys_in_the_settings(panel: KeysPanel, commands: Commands) -> None:
    panel.choose("window.sidebar")

    panel.none.click()

    assert commands.keys("window.sidebar").isEmpty()
    assert not panel.none.isEnabled()


def test_a_search_in_the_settings_finds_commands(panel: KeysPanel, session: Session) -> None:
    page = session.content.currentWidget()
    assert isinstance(page, SettingsPage)

    page.search.setText("ctrl+shift+p")
    page.search.returnPressed.emit()

    command = panel.model.command(0)
    assert command is not None
    assert command.id == "window.publish_all"
    assert panel.isVisible()


def test_tips_and_notices_name_the_keys_that_hold_now(session: Session, commands: Commands) -> None:
    session.guide.go(session.guide.here.__class__(place=Place.VERIFY))
    page = session.content.currentWidget()
    assert isinstance(page, VerifyPage)
    assert page.check.toolTip().endswith("(F7)")

    commands.set_keys("verify.check", QKeySequence("F8"))
    commands.set_keys("window.undo", QKeySequence("Ctrl+U"))

    assert page.check.toolTip().endswith("(F8)")
    toast = session.toasts.show_notice(Notice("Done", is_undo=True))
    assert "Ctrl+U" in [label.text() for label in toast.findChildren(QLabel)]


def test_a_command_without_keys_leaves_them_out_of_its_tip(session: Session, commands: Commands) -> None:
    commands.set_keys("verify.check", QKeySequence())

    assert commands.with_keys("Check now", "verify.check") == "Check now"


def test_every_control_of_the_keys_is_named(panel: KeysPanel) -> None:
    panel.choose("window.find")

    for control in (panel.search, panel.table, panel.line, panel.none, panel.back, panel.all_back):
        assert control.accessibleName()
    assert panel.findChildren(QLineEdit)
