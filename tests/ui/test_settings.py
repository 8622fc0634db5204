"""Settings: every declared one has a row, every change holds at once, libraries are kept here too."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.kinds import LibraryType, Naming, NfoDialect
from metarr_desktop.domain.root_state import WatchMode
from metarr_desktop.domain.settings import SETTING, Setting
from metarr_desktop.services.errands import scan_job
from metarr_desktop.ui.desk import Desk, Place
from metarr_desktop.ui.forms.countries import CountryBox
from metarr_desktop.ui.forms.languages import LanguagesEditor
from metarr_desktop.ui.settings.page import SettingsPage
from metarr_desktop.ui.settings.rows import FolderEditor, SettingRow
from metarr_desktop.ui.settings.sections import SECTIONS, SectionKey
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import LIGHT
from metarr_desktop.ui.theme.theme import apply
from metarr_desktop.ui.widgets.buttons import Button
from metarr_desktop.ui.widgets.switch import Switch
from metarr_desktop.ui.widgets.tag_editor import TagEditor
from metarr_desktop.ui.widgets.toast import Notice

LEFT = Qt.MouseButton.LeftButton
OWN = {
    "automation.paused",
    "window.state",
    "window.first_run_done",
    "window.notices_seen",
    "providers.changes_read_at",
    "keys.own",
    "doctor.sizes",
}  # kept by the program itself


@pytest.fixture
def desk(empty_desk: Desk, tmp_path: Path) -> Desk:
    films = tmp_path / "films" / "Glass Meridian (2019)"
    films.mkdir(parents=True)
    (films / "Glass Meridian (2019).mkv").write_bytes(b"\x1aE\xdf\xa3")
    (films / "notes.xyz").write_text("?")
    empty_desk.engine.libraries.add(str(tmp_path / "films"), LibraryType.MOVIE)
    return empty_desk


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> SettingsPage:
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    qtbot.waitUntil(lambda: page.panel_of(desk.engine.browse.libraries()[0].id) is not None)
    return page


def test_every_setting_that_is_set_by_hand_has_a_row() -> None:
    shown = {setting.name for section in SECTIONS for setting in section.settings}

    assert shown == {setting.name for setting in SETTING.all} - OWN


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    apply(qapp, LIGHT)


def test_the_navigation_has_room_for_its_longest_words(qtbot: QtBot, page: SettingsPage, app: QApplication) -> None:
    usual = page.navigation.width()

    apply(app, LIGHT, 150)
    qtbot.waitUntil(lambda: page.navigation.width() > usual)
    apply(app, LIGHT)

    qtbot.waitUntil(lambda: page.navigation.width() == usual)


def test_a_switch_holds_at_once(qtbot: QtBot, page: SettingsPage, desk: Desk) -> None:
    switch = page.row_of("automation.publish_after_scan").editor
    assert isinstance(switch, Switch)

    qtbot.mouseClick(switch, LEFT)

    qtbot.waitUntil(lambda: desk.engine.browse.setting("automation.publish_after_scan") is True)


def test_the_keyboard_turns_a_switch(qtbot: QtBot, page: SettingsPage, desk: Desk) -> None:
    switch = page.row_of("publish.artwork").editor
    switch.setFocus()

    qtbot.keyClick(switch, Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: desk.engine.browse.setting("publish.artwork") is False)


def test_a_number_and_a_choice_hold_at_once(qtbot: QtBot, page: SettingsPage, desk: Desk) -> None:
    days, theme = page.row_of("trash.days").editor, page.row_of("appearance.theme").editor
    assert isinstance(days, QSpinBox)
    assert isinstance(theme, QComboBox)

    qtbot.keyClick(days, Qt.Key.Key_Up)
    qtbot.keyClick(theme, Qt.Key.Key_Down)

    qtbot.waitUntil(lambda: desk.engine.browse.setting("trash.days") == 31)
    qtbot.waitUntil(lambda: desk.engine.browse.setting("appearance.theme") == "light")


def test_a_text_holds_when_it_is_entered(qtbot: QtBot) -> None:
    row = SettingRow(Setting("notes.signature", "Signature", "What stands below.", ""))
    qtbot.addWidget(row)
    assert isinstance(row.editor, QLineEdit)
    entered: list[object] = []
    row.changed.connect(lambda _name, value: entered.append(value))

    qtbot.keyClicks(row.editor, "Yours ")
    row.show_value("Ours")  # what another door sets does not disturb who types
    qtbot.keyClick(row.editor, Qt.Key.Key_Return)
    row.editor.editingFinished.emit()

    assert entered == ["Yours"]


def test_languages_are_entered_by_name_or_tag_and_kept_as_tags(qtbot: QtBot, page: SettingsPage, desk: Desk) -> None:
    editor = page.row_of("artwork.languages").editor
    assert isinstance(editor, LanguagesEditor)

    for words in ("German", "pt-BR", "no language at all"):
        qtbot.keyClicks(editor.line, words)
        qtbot.keyClick(editor.line, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: desk.engine.browse.setting("artwork.languages") == "de pt-BR")
    assert editor.values() == ("German", "Portuguese (Brazil)")


def test_what_names_no_language_is_refused_in_words_and_what_holds_is_shown(
    qtbot: QtBot, page: SettingsPage, desk: Desk
) -> None:
    row = page.row_of("providers.languages")
    assert isinstance(row.editor, LanguagesEditor)
    qtbot.waitUntil(lambda: row.editor.values() == ("English",))

    qtbot.keyClicks(row.editor.line, "Klingonish")
    qtbot.keyClick(row.editor.line, Qt.Key.Key_Return)
    assert "Klingonish" in row._refusal.text()

    qtbot.keyClicks(row.editor.line, "xx")
    qtbot.keyClick(row.editor.line, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: "“xx” is no tag" in row._refusal.text())
    assert row.editor.values() == ("English",)
    assert desk.engine.browse.setting("providers.languages") == "en"


def test_a_country_is_chosen_by_name_and_kept_as_its_letters(qtbot: QtBot, page: SettingsPage, desk: Desk) -> None:
    box = page.row_of("providers.country").editor
    assert isinstance(box, CountryBox)
    qtbot.waitUntil(lambda: box.currentText() == "United States")
    box.setFocus()

    qtbot.keyClicks(box, "Germany")

    qtbot.waitUntil(lambda: desk.engine.browse.setting("providers.country") == "DE")


def test_sources_of_ratings_are_shown_by_name(qtbot: QtBot, page: SettingsPage, desk: Desk) -> None:
    editor = page.row_of("ratings.order").editor
    assert isinstance(editor, TagEditor)
    qtbot.waitUntil(lambda: editor.values()[:2] == ("IMDb", "TMDB"))

    editor.set_values(("Trakt",))
    for words in ("Rotten Tomatoes critics", "AFI"):
        qtbot.keyClicks(editor.line, words)
        qtbot.keyClick(editor.line, Qt.Key.Key_Return)

    wanted = "trakt tomatometerallcritics afi"
    qtbot.waitUntil(lambda: desk.engine.browse.setting("ratings.order") == wanted)


def test_a_folder_that_is_not_there_is_refused_in_words_and_the_old_one_stays(
    qtbot: QtBot, page: SettingsPage, desk: Desk, tmp_path: Path
) -> None:
    row = page.row_of("publish.sets_dir")
    assert isinstance(row.editor, FolderEditor)

    row.editor.chosen.emit(str(tmp_path / "gone"))

    qtbot.waitUntil(lambda: not row._refusal.isHidden())
    assert "gone" in row._refusal.text()
    assert desk.engine.browse.setting("publish.sets_dir") == ""


def test_what_another_door_sets_is_shown(qtbot: QtBot, page: SettingsPage, desk: Desk) -> None:
    switch = page.row_of("publish.nfo").editor
    assert isinstance(switch, Switch)
    qtbot.waitUntil(switch.isChecked)

    desk.engine.libraries.put_setting("publish.nfo", False)

    qtbot.waitUntil(lambda: not switch.isChecked())


def test_a_search_leaves_the_rows_that_fit_and_counts_them(qtbot: QtBot, page: SettingsPage) -> None:
    qtbot.keyClicks(page.search, "artwork")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)

    assert page._sections[SectionKey.PUBLISHING].isVisible()
    assert page.row_of("publish.artwork").isVisible()
    assert not page.row_of("publish.nfo").isVisible()
    assert not page._sections[SectionKey.TRASH].isVisible()
    assert page._hits.text().endswith("hit(s)")
    assert page.navigation.currentItem().text() == "Artwork"

    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(page._sections[SectionKey.TRASH].isVisible)
    assert page.row_of("publish.nfo").isVisible()


def test_a_search_is_left_by_its_button_or_by_going_to_what_it_leaves_out(qtbot: QtBot, page: SettingsPage) -> None:
    page.search.set_text("hard links")
    page._search("hard links")
    assert not page._sections[SectionKey.TRASH].isVisible()

    page.navigation.setCurrentRow([one.key for one in SECTIONS].index(SectionKey.TRASH))
    assert page._sections[SectionKey.TRASH].isVisible()
    assert page.search.text() == ""

    page._search("no such thing")
    assert "no such thing" in page._nothing.findChildren(QLabel)[2].text()
    qtbot.mouseClick(page._nothing.button, LEFT)
    assert page._sections[SectionKey.TRASH].isVisible()
    assert not page.head.all.isVisible()


def test_the_setting_that_was_changed_last_is_taken_back_first_and_done_again(
    qtbot: QtBot, page: SettingsPage, desk: Desk
) -> None:
    days, artwork = page.row_of("trash.days").editor, page.row_of("publish.artwork").editor
    qtbot.waitUntil(lambda: "trash.days" in page._values)
    setting = desk.engine.browse.setting
    qtbot.keyClick(days, Qt.Key.Key_Up)
    qtbot.keyClick(artwork, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: (setting("trash.days"), setting("publish.artwork")) == (31, False))

    assert page.undo()
    qtbot.waitUntil(lambda: (setting("trash.days"), setting("publish.artwork")) == (31, True))
    assert page.undo()
    qtbot.waitUntil(lambda: setting("trash.days") == 30)
    assert not page.undo()

    assert page.redo()
    qtbot.waitUntil(lambda: setting("trash.days") == 31)


def test_what_the_same_keys_take_back_and_was_done_later_is_not_passed_by(
    qtbot: QtBot, page: SettingsPage, desk: Desk
) -> None:
    qtbot.waitUntil(lambda: "trash.days" in page._values)
    qtbot.keyClick(page.row_of("trash.days").editor, Qt.Key.Key_Up)

    desk.stage.said.emit(Notice("Films removed; its files stay", Icon.TRASH, "Undo", is_undo=True))

    assert not page.undo()


def test_a_value_that_was_refused_is_nothing_to_take_back(
    qtbot: QtBot, page: SettingsPage, desk: Desk, tmp_path: Path
) -> None:
    row = page.row_of("publish.sets_dir")
    assert isinstance(row.editor, FolderEditor)
    qtbot.waitUntil(lambda: "publish.sets_dir" in page._values)

    row.editor.chosen.emit(str(tmp_path / "gone"))
    qtbot.waitUntil(lambda: not row._refusal.isHidden())

    assert not page.undo()


def test_a_library_is_renamed_in_its_line_and_a_taken_name_is_refused(
    qtbot: QtBot, page: SettingsPage, desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "songs").mkdir()
    desk.engine.libraries.add(str(tmp_path / "songs"), LibraryType.MUSIC, "Songs")
    panel = page.panel_of(desk.engine.browse.libraries()[0].id)
    assert panel is not None

    panel.name.setText("Songs")
    qtbot.keyClick(panel.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "already there" in panel._refusal.text())
    panel.name.setText("Feature films")
    qtbot.keyClick(panel.name, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: desk.engine.browse.libraries()[0].name == "Feature films")


def test_a_library_leads_to_what_its_scans_found(qtbot: QtBot, page: SettingsPage, desk: Desk) -> None:
    library = desk.engine.browse.libraries()[0].id
    panel = page.panel_of(library)
    assert panel is not None

    with qtbot.waitSignal(desk.stage.scans_wanted) as wanted:
        qtbot.mouseClick(panel.scans, LEFT)

    assert wanted.args == [library]


def test_patterns_and_the_switch_of_a_library_are_kept(qtbot: QtBot, page: SettingsPage, desk: Desk) -> None:
    panel = page.panel_of(desk.engine.browse.libraries()[0].id)
    assert panel is not None

    qtbot.keyClicks(panel.patterns.line, "*.sample.*")
    qtbot.keyClick(panel.patterns.line, Qt.Key.Key_Return)
    qtbot.mouseClick(panel.enabled, LEFT)

    qtbot.waitUntil(lambda: desk.engine.browse.libraries()[0].patterns == ("*.sample.*",))
    qtbot.waitUntil(lambda: not desk.engine.browse.libraries()[0].is_enabled)


def test_a_library_is_published_for_the_players_that_are_ticked_and_for_one_at_least(
    qtbot: QtBot, page: SettingsPage, desk: Desk
) -> None:
    panel = page.panel_of(desk.engine.browse.libraries()[0].id)
    assert panel is not None

    panel.naming.boxes[Naming.PLEX].click()
    panel.dialect.button("jellyfin").click()
    qtbot.waitUntil(lambda: desk.engine.browse.libraries()[0].naming == (Naming.KODI, Naming.PLEX))
    qtbot.waitUntil(lambda: desk.engine.browse.libraries()[0].nfo is NfoDialect.JELLYFIN)
    for one in (Naming.KODI, Naming.PLEX):
        panel.naming.boxes[one].click()

    qtbot.waitUntil(lambda: desk.engine.browse.libraries()[0].naming == (Naming.PLEX,))
    assert panel.naming.boxes[Naming.PLEX].isChecked()


def test_a_folder_is_watched_as_chosen_and_says_how_that_goes(qtbot: QtBot, page: SettingsPage, desk: Desk) -> None:
    library = desk.engine.browse.libraries()[0]
    panel = page.panel_of(library.id)
    assert panel is not None
    line = panel.root_line(library.roots[0].id)
    assert "switched off" in line.health.text()

    desk.engine.watch.start()
    qtbot.waitUntil(lambda: line.health.text().startswith("Watched; "), timeout=20_000)
    qtbot.keyClick(line.hours, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: desk.engine.browse.libraries()[0].roots[0].sweep_hours == 1)
    qtbot.keyClick(line.mode, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: desk.engine.browse.libraries()[0].roots[0].watch is WatchMode.ASKED)

    qtbot.waitUntil(lambda: line.health.text() == "Looked at only when you ask.", timeout=20_000)
    assert line.hours.isHidden()


def test_scanning_from_here_finds_titles(qtbot: QtBot, page: SettingsPage, desk: Desk) -> None:
    panel = page.panel_of(desk.engine.browse.libraries()[0].id)
    assert panel is not None

    qtbot.mouseClick(panel.scan, LEFT)

    qtbot.waitUntil(lambda: desk.engine.browse.libraries()[0].count == 1, timeout=20_000)
    qtbot.waitUntil(lambda: panel._note.text().startswith("1 "), timeout=20_000)


def test_a_removed_library_comes_back_with_an_undo(qtbot: QtBot, page: SettingsPage, desk: Desk) -> None:
    library = desk.engine.browse.libraries()[0].id
    panel = page.panel_of(library)
    assert panel is not None

    with qtbot.waitSignal(desk.stage.said) as said:
        panel.removal.trigger()
    assert said.args[0].is_undo
    qtbot.waitUntil(lambda: page.panel_of(library) is None)

    desk.engine.undo()
    qtbot.waitUntil(lambda: page.panel_of(library) is not None)


def test_an_added_folder_is_a_library_of_what_is_in_it(
    qtbot: QtBot, page: SettingsPage, desk: Desk, tmp_path: Path
) -> None:
    show = tmp_path / "shows" / "Kite Season" / "Season 01"
    show.mkdir(parents=True)
    (show / "Kite Season S01E01.mkv").write_bytes(b"\x1aE\xdf\xa3")

    page.add_library(str(tmp_path / "shows"))

    qtbot.waitUntil(lambda: [one.type for one in desk.engine.browse.libraries()][1:] == [LibraryType.TV])


def test_a_folder_that_says_nothing_asks_what_it_is(qtbot: QtBot, page: SettingsPage, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()

    page.add_library(str(tmp_path / "nothing"))

    qtbot.waitUntil(page._refusal.isVisible)
    assert "Choose what it is" in page._refusal.accessibleName()


def test_players_have_a_page_of_their_own(qtbot: QtBot, page: SettingsPage, desk: Desk) -> None:
    go = next(one for one in page.findChildren(Button) if one.accessibleName() == "Go to players")

    with qtbot.waitSignal(desk.stage.place_wanted) as wanted:
        qtbot.mouseClick(go, LEFT)

    assert wanted.args == [Place.PLAYERS]


def test_a_system_without_keyring_is_told_where_passwords_lie(page: SettingsPage) -> None:
    assert page._secrets.isVisible()


def test_a_number_that_is_being_typed_outlives_news_from_a_scan(qtbot: QtBot, page: SettingsPage, desk: Desk) -> None:
    days = page.row_of("trash.days").editor
    assert isinstance(days, QSpinBox)
    page.activateWindow()
    days.setFocus()
    qtbot.waitUntil(days.hasFocus)
    days.selectAll()
    qtbot.keyClicks(days, "4")

    desk.engine.libraries.put_setting("publish.nfo", False)
    nfo = page.row_of("publish.nfo").editor
    assert isinstance(nfo, Switch)
    qtbot.waitUntil(lambda: not nfo.isChecked())
    qtbot.keyClicks(days, "5")
    qtbot.keyClick(days, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: desk.engine.browse.setting("trash.days") == 45)


def test_files_stay_selected_while_news_come_in(qtbot: QtBot, page: SettingsPage, desk: Desk) -> None:
    library = desk.engine.browse.libraries()[0].id
    panel = page.panel_of(library)
    assert panel is not None
    desk.engine.run(scan_job(library))
    qtbot.waitUntil(lambda: panel.unknown.files.count() == 1)
    panel.unknown.files.setCurrentRow(0)

    desk.engine.libraries.rename(library, "Films")
    qtbot.waitUntil(lambda: panel.library.name == "Films")

    assert [item.text() for item in panel.unknown.files.selectedItems()]
