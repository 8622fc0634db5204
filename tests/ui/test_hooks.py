"""Webhooks in the window: who may tell, what to enter there, what was told and telling it once more."""

import socket
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.hooks import HookNote, HookSource, HookState, HookType
from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.domain.paths import PathMapping
from metarr_desktop.ui.activity.entries import View
from metarr_desktop.ui.activity.page import ActivityPage
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.hook_words import note_words, type_word
from metarr_desktop.ui.settings.hook_source_panel import HookSourcePanel
from metarr_desktop.ui.settings.hooks_panel import HooksPanel
from metarr_desktop.ui.settings.page import SettingsPage
from metarr_desktop.ui.settings.sections import SectionKey
from metarr_desktop.ui.widgets.labels import Label
from tests.hook_payloads import radarr

pytestmark = pytest.mark.usefixtures("english")

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def desk(empty_desk: Desk, tmp_path: Path) -> Desk:
    """A library of films, and a port at which nobody listens yet."""
    (tmp_path / "films").mkdir()
    empty_desk.engine.libraries.add(str(tmp_path / "films"), LibraryType.MOVIE)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        empty_desk.engine.libraries.put_setting("hooks.port", probe.getsockname()[1])
    return empty_desk


@pytest.fixture
def manager(desk: Desk) -> HookSource:
    return desk.engine.hooks.add("Radarr", HookType.RADARR)


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk) -> HooksPanel:
    panel = HooksPanel(desk)
    qtbot.addWidget(panel)
    panel.resize(900, 700)
    panel.show()
    return panel


def said(panel: HooksPanel) -> str:
    """What stands in the banner over the senders."""
    return " ".join(label.text() for label in panel.state.findChildren(Label))


def of(qtbot: QtBot, panel: HooksPanel, source: HookSource) -> HookSourcePanel:
    qtbot.waitUntil(lambda: source.id in panel.panels)
    return panel.panels[source.id]


def test_a_sender_is_added_with_an_address_and_a_token_to_copy(qtbot: QtBot, panel: HooksPanel, desk: Desk) -> None:
    menu = panel.add.menu()
    next(action for action in menu.actions() if action.text() == "Sonarr").trigger()
    qtbot.waitUntil(lambda: len(panel.panels) == 1)
    (one,) = panel.panels.values()
    (source,) = desk.engine.hooks.sources()

    qtbot.mouseClick(one.copy_address, LEFT)
    assert QGuiApplication.clipboard().text() == desk.engine.hook_door.address(source)
    qtbot.mouseClick(one.copy_token, LEFT)
    assert QGuiApplication.clipboard().text() == desk.engine.hooks.token(source)
    assert (source.name, source.type) == ("Sonarr", HookType.SONARR)


def test_a_second_of_a_kind_gets_a_name_of_its_own(qtbot: QtBot, panel: HooksPanel, desk: Desk) -> None:
    for _ in range(2):
        panel.add_source(HookType.RADARR)
    qtbot.waitUntil(lambda: len(panel.panels) == 2)

    assert [one.name for one in desk.engine.hooks.sources()] == ["Radarr", "Radarr 2"]


def test_a_mapping_is_typed_added_and_removed(
    qtbot: QtBot, panel: HooksPanel, desk: Desk, manager: HookSource, tmp_path: Path
) -> None:
    one = of(qtbot, panel, manager)
    qtbot.keyClicks(one.theirs, "/data/movies")
    qtbot.keyClicks(one.ours, str(tmp_path / "films"))

    qtbot.keyClick(one.ours, Qt.Key.Key_Return)

    wanted = (PathMapping(str(tmp_path / "films"), "/data/movies"),)
    qtbot.waitUntil(lambda: desk.engine.hooks.sources()[0].mappings == wanted)
    qtbot.waitUntil(lambda: len(one.removers) == 1)
    qtbot.mouseClick(one.removers[0], LEFT)
    qtbot.waitUntil(lambda: desk.engine.hooks.sources()[0].mappings == ())


def test_a_mapping_that_cannot_be_is_refused_with_its_words_kept(
    qtbot: QtBot, panel: HooksPanel, manager: HookSource
) -> None:
    one = of(qtbot, panel, manager)
    qtbot.keyClicks(one.theirs, "movies")
    qtbot.keyClicks(one.ours, "films")

    qtbot.mouseClick(one.add, LEFT)

    qtbot.waitUntil(lambda: one.refusal.isVisible())
    assert one.theirs.text() == "movies"


def test_a_test_event_is_posted_through_the_server(
    qtbot: QtBot, panel: HooksPanel, desk: Desk, manager: HookSource
) -> None:
    one = of(qtbot, panel, manager)

    qtbot.mouseClick(one.test, LEFT)

    qtbot.waitUntil(lambda: one.answer.text() == "let in")
    assert [event.name for event in desk.engine.hooks.events()] == ["Test"]


def test_whether_anybody_listens_is_said_and_a_taken_port_too(qtbot: QtBot, panel: HooksPanel, desk: Desk) -> None:
    engine = desk.engine
    engine.hook_door.start()
    qtbot.waitUntil(lambda: "Nobody listens" in said(panel))

    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        free = engine.browse.setting("hooks.port")
        engine.libraries.put_setting("hooks.port", other.getsockname()[1])
        engine.libraries.put_setting("hooks.enabled", True)
        qtbot.waitUntil(lambda: "another program" in said(panel))
        engine.libraries.put_setting("hooks.port", free)

    qtbot.waitUntil(lambda: "for this machine alone" in said(panel))
    engine.hook_door.stop()


def test_a_sender_is_removed_after_a_question(qtbot: QtBot, panel: HooksPanel, desk: Desk, manager: HookSource) -> None:
    one = of(qtbot, panel, manager)
    one.removal.trigger()
    dialog = one.findChild(QDialog)
    assert isinstance(dialog, QDialog)

    dialog.accept()

    qtbot.waitUntil(lambda: panel.panels == {})
    assert desk.engine.hooks.sources() == []


def test_a_search_in_the_settings_finds_senders(qtbot: QtBot, desk: Desk, manager: HookSource) -> None:
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    page.show_section(SectionKey.HOOKS)
    qtbot.waitUntil(lambda: manager.id in page.hooks.panels)

    page.search.searched.emit("api key")
    assert page.hooks.isVisible()
    page.search.searched.emit("xyzzy")
    assert not page.hooks.isVisible()


def test_a_sender_gets_another_name_and_keeps_the_old_one_where_that_is_taken(
    qtbot: QtBot, panel: HooksPanel, desk: Desk, manager: HookSource
) -> None:
    desk.engine.hooks.add("Films", HookType.RADARR)
    one = of(qtbot, panel, manager)
    one.name.setFocus()
    one.name.setText("Films")
    one.name.editingFinished.emit()
    qtbot.waitUntil(lambda: one.refusal.isVisible())
    assert one.name.text() == "Radarr"

    one.name.setText("Cinema")
    one.name.editingFinished.emit()

    qtbot.waitUntil(lambda: desk.engine.hooks.sources()[0].name == "Cinema")


# --- what was told ----------------------------------------------------------------------------------------------------


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> ActivityPage:
    page = ActivityPage(desk)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    page.show_events()
    return page


def test_an_event_that_failed_is_shown_and_replayed_with_its_mapping(
    qtbot: QtBot, page: ActivityPage, desk: Desk, manager: HookSource, tmp_path: Path
) -> None:
    engine = desk.engine
    event = engine.intake.receive(manager, radarr("MovieAdded")).event
    engine.jobs.wake()
    qtbot.waitUntil(lambda: "no library" in page.events.said.text())
    qtbot.waitUntil(lambda: '"folderPath": "/data/movies/Heat (1995)"' in page.events.payload.toPlainText())
    engine.hooks.set_mappings(manager, [PathMapping(str(tmp_path / "films"), "/data/movies")])

    qtbot.mouseClick(page.events.replay, LEFT)

    qtbot.waitUntil(lambda: engine.hooks.event(event).state is HookState.DONE)
    qtbot.waitUntil(lambda: "Done" in page.events.said.text())


def test_f5_replays_and_touches_no_job(qtbot: QtBot, page: ActivityPage, desk: Desk, manager: HookSource) -> None:
    event = desk.engine.intake.receive(manager, radarr("Grab")).event
    qtbot.waitUntil(lambda: page.events.chosen() is not None)
    page.events.table.setFocus()

    qtbot.keyClick(page.events.table, Qt.Key.Key_F5)

    qtbot.waitUntil(lambda: "hook" in [job.type for job in desk.engine.browse.jobs()])
    qtbot.waitUntil(lambda: desk.engine.hooks.event(event).state is HookState.NOTHING_TO_DO)


def test_nothing_told_yet_leads_to_the_settings(qtbot: QtBot, page: ActivityPage, desk: Desk) -> None:
    with qtbot.waitSignal(desk.stage.settings_wanted) as wanted:
        page.events.empty.button.click()

    assert wanted.args == ["hooks"]


def test_the_jobs_come_back_with_their_own_view(qtbot: QtBot, page: ActivityPage) -> None:
    page.views.set_current(View.HISTORY)
    page.views.chosen.emit(View.HISTORY)

    assert not page.events.isVisible()


def test_every_note_state_and_type_has_words() -> None:
    assert all(note_words(note) for note in HookNote if note not in (HookNote.NONE,))
    assert len({type_word(type) for type in HookType}) == len(HookType)
