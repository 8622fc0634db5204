"""First run: from nothing to a scan in three steps, each of which can be skipped."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.errors import Refused
from metarr_desktop.domain.kinds import Kind, LibraryType
from metarr_desktop.domain.player import Address, Discovered, PlayerInfo, PlayerType
from metarr_desktop.domain.provider import KeyNeed
from metarr_desktop.domain.views import Scope
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.first_run.automation import Automation
from metarr_desktop.ui.first_run.dialog import FirstRun
from tests.ui.windows_shown import windows_shown

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dialog(qtbot: QtBot, empty_desk: Desk) -> FirstRun:
    dialog = FirstRun(empty_desk)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.fixture
def films(tmp_path: Path) -> Path:
    folder = tmp_path / "films" / "Glass Meridian (2019)"
    folder.mkdir(parents=True)
    (folder / "Glass Meridian (2019).mkv").write_bytes(b"\x1aE\xdf\xa3")
    return tmp_path / "films"


def drop(dialog: FirstRun, folder: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    enter = QDragEnterEvent(
        QPoint(20, 20),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(dialog.folders, enter)
    event = QDropEvent(
        QPointF(20, 20),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(dialog.folders, event)


def test_a_dropped_folder_says_what_it_seems_to_hold_and_why(qtbot: QtBot, dialog: FirstRun, films: Path) -> None:
    drop(dialog, films)

    (box,) = dialog.folders.boxes
    qtbot.waitUntil(lambda: box.value().type is LibraryType.MOVIE)
    assert box.reason.text() == "Videos named like films: 1, for instance"
    assert box.example.text().endswith("Glass Meridian (2019).mkv")


def test_the_guess_can_be_changed_and_a_folder_left_out(qtbot: QtBot, dialog: FirstRun, films: Path) -> None:
    dialog.folders.add(str(films))
    (box,) = dialog.folders.boxes
    qtbot.waitUntil(lambda: box.value().type is LibraryType.MOVIE)

    box.type.setFocus()
    qtbot.keyClick(box.type, Qt.Key.Key_Home)

    assert dialog.folders.chosen() == []
    assert dialog.next.text() == "Skip"


def test_a_folder_without_its_tick_is_left_out_and_keeps_its_row_and_what_it_was_to_be(
    qtbot: QtBot, dialog: FirstRun, films: Path
) -> None:
    dialog.folders.add(str(films))
    (box,) = dialog.folders.boxes
    qtbot.waitUntil(box.use.isChecked)

    qtbot.keyClick(box.use, Qt.Key.Key_Space)
    assert (box.type.currentText(), dialog.folders.chosen(), dialog.folders.boxes) == ("Leave out", [], [box])

    qtbot.keyClick(box.use, Qt.Key.Key_Space)
    assert [folder.type for folder in dialog.folders.chosen()] == [LibraryType.MOVIE]


def test_a_folder_that_nothing_is_known_of_has_no_tick_until_it_is_said_what_it_is(
    qtbot: QtBot, dialog: FirstRun, tmp_path: Path
) -> None:
    dialog.folders.add(str(tmp_path))
    (box,) = dialog.folders.boxes
    qtbot.waitUntil(lambda: "leave it out" in box.reason.text())
    assert not box.use.isChecked()

    qtbot.keyClick(box.type, Qt.Key.Key_End)

    assert box.use.isChecked()
    assert [folder.type for folder in dialog.folders.chosen()] == [LibraryType.MUSIC]


def test_a_choice_that_was_quicker_than_the_guess_stays(qtbot: QtBot, dialog: FirstRun, films: Path) -> None:
    dialog.folders.add(str(films))
    (box,) = dialog.folders.boxes
    qtbot.keyClick(box.type, Qt.Key.Key_End)

    qtbot.waitUntil(lambda: box.reason.text().startswith("Videos named like films"))

    assert box.value().type is LibraryType.MUSIC


def test_what_stands_in_a_skipped_step_is_not_taken_and_is_there_for_who_comes_back(
    qtbot: QtBot, dialog: FirstRun, empty_desk: Desk, films: Path
) -> None:
    engine = empty_desk.engine
    dialog.folders.add(str(films))
    qtbot.waitUntil(dialog.skip.isVisible)
    qtbot.mouseClick(dialog.skip, LEFT)
    qtbot.mouseClick(dialog.players.buttons[0], LEFT)
    dialog.players.forms[0].host.setText("127.0.0.1")
    assert dialog.next.text() == "Next"
    qtbot.mouseClick(dialog.skip, LEFT)
    dialog.automation.languages.set_tags(["de"])
    assert dialog.next.text() == "Finish"

    qtbot.mouseClick(dialog.back, LEFT)
    assert dialog.players.forms[0].host.text() == "127.0.0.1"
    qtbot.mouseClick(dialog.skip, LEFT)
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.skip, LEFT)

    assert (engine.browse.libraries(), engine.browse.players()) == ([], [])
    assert engine.browse.setting("providers.languages") == "en"


def test_three_steps_end_in_a_scanned_library(qtbot: QtBot, dialog: FirstRun, empty_desk: Desk, films: Path) -> None:
    engine = empty_desk.engine
    engine.libraries.put_setting("providers.offline", True)  # what "all" does later asks nobody here
    dialog.folders.add(str(films))
    qtbot.waitUntil(lambda: len(dialog.folders.chosen()) == 1)
    qtbot.mouseClick(dialog.next, LEFT)
    qtbot.mouseClick(dialog.players.buttons[0], LEFT)
    dialog.players.forms[0].name.setText("Living room")
    dialog.players.forms[0].host.setText("127.0.0.1")
    qtbot.mouseClick(dialog.next, LEFT)
    qtbot.mouseClick(dialog.automation.choices[Automation.ALL], LEFT)
    assert dialog.next.text() == "Start scanning"

    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.next, LEFT)

    assert [player.name for player in engine.browse.players()] == ["Living room"]
    assert engine.browse.setting("automation.publish_after_scan") is True
    assert engine.browse.setting("automation.identify_after_scan") is True
    qtbot.waitUntil(lambda: len(engine.browse.listing(Scope(kind=Kind.MOVIE))) == 1, timeout=20_000)
    qtbot.waitUntil(lambda: engine.browse.setting("window.first_run_done") is True)


def test_the_network_is_asked_when_a_person_wants_it_and_what_answers_is_taken(
    qtbot: QtBot, dialog: FirstRun, empty_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    answers = [
        Discovered(PlayerType.KODI, "Living room", "192.0.2.20", 8080),
        Discovered(PlayerType.KODI, "Bedroom", "192.0.2.31", 8080),
        Discovered(PlayerType.JELLYFIN, "Cellar", "192.0.2.5", 8096, "http://192.0.2.5:8096"),
    ]
    tried: list[str] = []

    def try_it(type: PlayerType, address: Address, known: object) -> PlayerInfo:
        tried.append(address.host)
        if address.host == "192.0.2.31":
            raise Refused("Kodi", "it wants a password")
        return PlayerInfo("Kodi", "21.0")

    monkeypatch.setattr(empty_desk.engine.players, "discover", lambda: asked.append(True) or answers)
    monkeypatch.setattr(empty_desk.engine.players, "test_address", try_it)
    dialog.go_to(1)
    step = dialog.players
    assert asked == []

    for looks in (1, 2):  # a second look finds the same ones again
        qtbot.mouseClick(step.look.button, LEFT)
        qtbot.waitUntil(lambda looks=looks: len(asked) == looks and step.look.button.isVisible())
    qtbot.waitUntil(lambda: len(tried) == 2 and not empty_desk.bridge.is_asking)
    assert [one.answers.isVisible() for one in step.found] == [True, False, False]
    qtbot.mouseClick(step.found[1].use, LEFT)
    qtbot.mouseClick(step.found[2].sign_in, LEFT)
    qtbot.keyClicks(step.found[2].form.secret, "a token")
    dialog.go_to(2)
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.next, LEFT)

    players = {player.name: player for player in empty_desk.engine.browse.players()}
    groups = {group.id: group.type for group in empty_desk.engine.browse.groups()}
    assert {name: groups[player.group] for name, player in players.items()} == {
        "Living room": PlayerType.KODI,
        "Cellar": PlayerType.JELLYFIN,
    }
    assert (players["Living room"].host, players["Cellar"].url) == ("192.0.2.20", "http://192.0.2.5:8096")


def test_a_network_where_nobody_answers_says_so(
    qtbot: QtBot, dialog: FirstRun, empty_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(empty_desk.engine.players, "discover", list)
    dialog.go_to(1)

    qtbot.mouseClick(dialog.players.look.button, LEFT)

    qtbot.waitUntil(lambda: "No player answered" in dialog.players.look.accessibleName())
    assert dialog.next.text() == "Skip"


def test_the_key_of_film_posters_is_asked_for_plainly_and_before_all_others(
    qtbot: QtBot, dialog: FirstRun, empty_desk: Desk
) -> None:
    keys = dialog.automation.keys
    qtbot.waitUntil(lambda: bool(keys.fields))

    assert "Film posters need a key of TMDB" in keys.note.accessibleName()
    assert "Series, anime and music need none" in keys.note.accessibleName()
    assert next(iter(keys.fields)) == "tmdb"


def test_every_provider_that_takes_a_key_can_be_given_it(qtbot: QtBot, dialog: FirstRun, empty_desk: Desk) -> None:
    sources, keys = empty_desk.engine.sources, dialog.automation.keys
    qtbot.waitUntil(lambda: bool(keys.fields))
    dialog.go_to(2)
    assert set(keys.fields) == {one.spec.name for one in sources.all() if one.spec.key is not KeyNeed.NONE}
    for field in keys.fields.values():
        assert field.spec.key_url.startswith("https://")
        assert field.get.isVisibleTo(dialog)
        assert field.test.isVisibleTo(dialog)
        qtbot.keyClicks(field.lines["api_key"], "secret")

    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.next, LEFT)

    assert {one.spec.name for one in sources.all() if one.has_key} == set(keys.fields)


def test_languages_country_and_what_is_sure_are_set_without_a_key(
    qtbot: QtBot, dialog: FirstRun, empty_desk: Desk
) -> None:
    engine, step = empty_desk.engine, dialog.automation
    dialog.go_to(2)
    step.languages.set_tags(["de", "en"])
    step.country.show_code("AT")

    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.next, LEFT)

    assert engine.browse.setting("providers.languages") == "de en"
    assert engine.browse.setting("providers.country") == "AT"
    assert engine.browse.setting("automation.identify_after_scan") is True
    assert engine.browse.setting("automation.publish_after_scan") is False


def test_skipping_changes_nothing_and_it_does_not_open_again(qtbot: QtBot, dialog: FirstRun, empty_desk: Desk) -> None:
    qtbot.mouseClick(dialog.skip_all, LEFT)

    assert dialog.result() == QDialog.DialogCode.Rejected
    assert empty_desk.engine.browse.libraries() == []
    qtbot.waitUntil(lambda: empty_desk.engine.browse.setting("window.first_run_done") is True)


def test_a_folder_that_cannot_be_a_library_is_refused_in_words_and_the_dialog_stays(
    qtbot: QtBot, dialog: FirstRun, empty_desk: Desk, films: Path
) -> None:
    empty_desk.engine.libraries.add(str(films), LibraryType.MOVIE)
    dialog.folders.add(str(films / "Glass Meridian (2019)"))
    qtbot.waitUntil(lambda: len(dialog.folders.chosen()) == 1)
    dialog.go_to(2)

    qtbot.mouseClick(dialog.next, LEFT)

    qtbot.waitUntil(dialog._refusal.isVisible)
    assert "overlaps" in dialog._refusal.accessibleName()
    assert dialog.next.isEnabled()


def test_the_demo_is_made_added_and_scanned(qtbot: QtBot, dialog: FirstRun, empty_desk: Desk) -> None:
    with qtbot.waitSignal(dialog.accepted, timeout=60_000):
        qtbot.mouseClick(dialog.folders.demo, LEFT)

    assert {library.type for library in empty_desk.engine.browse.libraries()} == set(LibraryType)
    qtbot.waitUntil(lambda: len(empty_desk.engine.browse.listing(Scope(kind=Kind.MOVIE))) > 20, timeout=60_000)


def test_its_buttons_are_on_the_screen_of_a_small_laptop(qapp: QApplication, empty_desk: Desk, qtbot: QtBot) -> None:
    dialog = FirstRun(empty_desk)
    qtbot.addWidget(dialog)

    assert dialog.height() < 0.95 * qapp.primaryScreen().availableSize().height() <= 800
    assert dialog.minimumSizeHint().height() < 650


def test_no_part_of_it_is_a_window_of_its_own_for_a_moment_and_takes_the_keys(
    qapp: QApplication, empty_desk: Desk, qtbot: QtBot
) -> None:
    with windows_shown(qapp) as shown:
        dialog = FirstRun(empty_desk)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: bool(dialog.automation.keys.fields))

    assert shown == ["FirstRun"]
