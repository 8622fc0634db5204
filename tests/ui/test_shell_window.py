"""The window over a real scanned library: places, search, modes, notices, undo, errors, memory."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.errors import Unavailable
from metarr_desktop.domain.jobs import Job, JobResult, JobStatus, Phrase, Priority
from metarr_desktop.domain.kinds import ItemId, JobId, Kind
from metarr_desktop.domain.notices import Event, Part
from metarr_desktop.domain.notices import Notice as ToldNotice
from metarr_desktop.domain.views import Scope
from metarr_desktop.services.engine import Engine
from metarr_desktop.services.job_try import JobEvent
from metarr_desktop.ui.desk import Desk, Place
from metarr_desktop.ui.detail.edit import EditTab
from metarr_desktop.ui.detail.pane import Tab
from metarr_desktop.ui.forms.editors import LineEditor
from metarr_desktop.ui.library.look import Mode
from metarr_desktop.ui.settings.page import SettingsPage
from metarr_desktop.ui.shell.location import Location
from metarr_desktop.ui.shell.memory import from_text
from metarr_desktop.ui.shell.menus import LibraryMenu
from metarr_desktop.ui.shell.session import Session
from metarr_desktop.ui.shell.to_collection import ToCollection
from metarr_desktop.ui.shell.window import MainWindow
from metarr_desktop.ui.widgets.buttons import ButtonKind
from metarr_desktop.ui.widgets.item_drag import mime_of_items
from metarr_desktop.ui.widgets.toast import Toast
from tests.ui.demo_items import put_back_after, the_item
from tests.ui.drops import drag_over, drop


@pytest.fixture(autouse=True)
def _put_back(demo_engine: Engine) -> Iterator[None]:
    yield from put_back_after(demo_engine)


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
    demo_desk.engine.libraries.put_setting("window.state", "")


@pytest.fixture
def session(window: MainWindow, qtbot: QtBot) -> Session:
    session = window.session
    assert session is not None
    qtbot.waitUntil(lambda: session.content.library.model.rowCount() > 0)
    return session


def row_text(window: MainWindow, text: str) -> int:
    return next(number for number, row in enumerate(window.sidebar.rows()) if row.text == text)


def click_row(window: MainWindow, text: str, qtbot: QtBot) -> None:
    index = window.sidebar.model().index(row_text(window, text), 0)
    place = window.sidebar.visualRect(index).center()
    qtbot.mouseClick(window.sidebar.viewport(), Qt.MouseButton.LeftButton, pos=place)


def choose(session: Session, item: ItemId, qtbot: QtBot) -> None:
    row = session.content.library.model.place_of(item)
    assert row is not None
    session.content.library.wall.choose_rows((row,))
    qtbot.waitUntil(lambda: session.items.items == [item])


def ways_back(session: Session) -> list[Toast]:
    return [toast for toast in session.toasts.toasts() if toast.notice.is_undo]


def test_nothing_can_be_used_before_the_library_is_open(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)

    assert not window.tool_bar.isEnabled()
    assert window.verbs.quit.isEnabled()
    assert not window.verbs.scan_all.isEnabled()
    assert window.opening.accessibleName() == "Opening your library"


def test_a_library_that_cannot_be_opened_is_said_with_another_try(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)

    window.show_failure(Unavailable("The disk does not answer."))

    assert window.opening.accessibleDescription() == "The disk does not answer."
    assert window.opening.button.text() == "Try again"


def test_the_sidebar_names_libraries_and_places_with_their_numbers(window: MainWindow, session: Session) -> None:
    counts = session.desk.engine.browse.counts()
    rows = {row.text: row for row in window.sidebar.rows()}

    assert rows["Movies"].note == str(session.desk.engine.browse.library("Movies").count)
    assert rows["Unpublished"].pill == counts.unpublished
    assert counts.recent > 0
    assert rows["Recently added"].spoken == f"Recently added, {counts.recent}, in the last 30 days"
    people = session.desk.engine.browse.listing(Scope(kind=Kind.PERSON)).ids
    assert rows["People"].note == QLocale().toString(len(people))
    assert {"Suggestions", "Missing artwork", "Activity", "Trash", "Settings"} <= rows.keys()


def test_what_scans_found_is_shown_for_the_library_one_is_in_and_marks_it(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    series = session.desk.engine.browse.library("Series").id
    click_row(window, "Series", qtbot)

    qtbot.keyClick(window, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)

    qtbot.waitUntil(lambda: session.content.scans.model.rowCount() > 0)
    assert session.content.currentWidget() is session.content.scans
    assert session.content.scans.libraries.text() == "Series"
    assert window.sidebar.here() == Location(library=series)
    window.verbs.back.trigger()
    assert session.content.currentWidget() is session.content.library


def test_a_click_in_the_sidebar_leads_there_and_the_arrow_back(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    click_row(window, "Series", qtbot)
    assert session.content.library.title.text() == "Series"

    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)

    assert session.content.library.title.text() == "Movies"
    assert window.verbs.forward.isEnabled()


def test_a_library_has_its_folders_and_its_settings_in_its_menu(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    session.guide.show_settings("appearance")
    library = session.desk.engine.browse.library("Series")
    opened: list[str] = []
    menu = LibraryMenu(library, window)
    menu.folder_wanted.connect(opened.append)

    texts = [action.text() for action in menu.actions()]
    for root in library.roots:
        menu.actions()[texts.index(f"Open {root.path}")].trigger()
    assert opened == [root.path for root in library.roots]

    session._show_menu(Location(library=library.id), QPoint(5, 5))
    (shown,) = (one for one in window.findChildren(LibraryMenu) if one.isVisible())
    shown.actions()[-1].trigger()
    shown.close()
    page = session.content.place(Place.SETTINGS)
    assert isinstance(page, SettingsPage)
    assert page.navigation.currentItem().text() == "Libraries"


def test_the_keys_walk_along_the_sidebar_whatever_is_counted_meanwhile(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    sidebar = window.sidebar
    here = sidebar.here()
    sidebar.setFocus()

    qtbot.keyClick(sidebar, Qt.Key.Key_End)
    walked_to = sidebar.here()
    sidebar.set_here(session.guide.here.row)  # as each count says it again

    assert sidebar.here() == walked_to != here
    qtbot.keyClick(sidebar, Qt.Key.Key_Home)
    assert sidebar.here() == next(row.location for row in sidebar.rows() if row.location is not None)
    session.content.library.wall.grid.setFocus()
    assert sidebar.here() == here


def test_what_is_being_typed_stays_when_a_library_grows(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    search, now = window.tool_bar.search, session.desk.engine.browse.libraries()
    search.begin("genre:")

    session.guide.set_libraries([replace(one, count=one.count + 1) for one in now])

    assert search.text() == "genre:"


def test_a_key_acts_on_what_was_chosen_just_now(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    wall = session.content.library.wall
    wall.choose_rows((0, 1, 2))
    qtbot.waitUntil(lambda: len(session.items.items) == 3)
    last = session.content.library.model.item_at(2)

    wall.choose_rows((2,))  # it is told once it rests
    qtbot.keyClick(window, Qt.Key.Key_Delete)

    assert session.items.items == [last]
    browse = session.desk.engine.browse
    qtbot.waitUntil(lambda: list(browse.listing(Scope(in_trash=True)).ids) == [last])


def drop_on(window: MainWindow, text: str, data: QMimeData) -> None:
    row = window.sidebar.visualRect(window.sidebar.model().index(row_text(window, text), 0))
    drop(window.sidebar.viewport(), row.center(), data)


def test_titles_that_fall_on_the_trash_are_in_it(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    engine = session.desk.engine
    film = the_item(engine, "Lumen")

    drop_on(window, "Trash", mime_of_items([film]))

    qtbot.waitUntil(lambda: list(engine.browse.listing(Scope(in_trash=True)).ids) == [film])
    qtbot.waitUntil(lambda: bool(ways_back(session)))


def test_titles_that_fall_on_a_place_are_taken_there(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    data = mime_of_items([the_item(session.desk.engine, "Lumen")])

    drop_on(window, "Identify", data)
    assert session.guide.here.identify is not None
    drop_on(window, "Unpublished", data)
    assert session.guide.here.plan is not None
    drop_on(window, "Collections", data)
    dialog = window.findChild(ToCollection)
    assert dialog is not None
    dialog.reject()


def test_a_place_that_titles_mean_nothing_to_lets_none_fall(window: MainWindow, session: Session) -> None:
    row = window.sidebar.visualRect(window.sidebar.model().index(row_text(window, "Settings"), 0))

    assert not drag_over(window.sidebar.viewport(), row.center(), mime_of_items([1]))


def test_who_rests_over_a_place_with_titles_goes_there_to_let_them_fall(
    window: MainWindow, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.sidebar._spring.setInterval(0)
    row = window.sidebar.visualRect(window.sidebar.model().index(row_text(window, "Collections"), 0))

    drag_over(window.sidebar.viewport(), row.center(), mime_of_items([1]))

    qtbot.waitUntil(lambda: session.guide.here.place is Place.COLLECTIONS)


def test_our_own_titles_are_no_folders_to_add(window: MainWindow, session: Session, tmp_path: Path) -> None:
    def may_come_in(data: QMimeData) -> bool:
        copies, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        event = QDragEnterEvent(QPoint(600, 400), copies, data, left, none)
        event.ignore()
        QApplication.sendEvent(window, event)
        return event.isAccepted()

    assert may_come_in(folder_data(tmp_path))
    assert not may_come_in(mime_of_items([1], [str(tmp_path)]))


def folder_data(folder: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    return data


@pytest.mark.parametrize("place", [Place.SUGGESTIONS, Place.ACTIVITY, Place.TRASH, Place.PLAYERS, Place.SETTINGS])
def test_every_place_has_its_screen_without_details_beside_it(session: Session, place: Place) -> None:
    session.desk.stage.place_wanted.emit(place)

    assert session.content.currentWidget() is session.content.place(place)
    assert not session.beside.details.isVisible()


@pytest.mark.parametrize("place", [Place.RECENT, Place.MISSING_ART, Place.COLLECTIONS, Place.UNPUBLISHED])
def test_every_view_is_a_list_over_all_libraries(session: Session, place: Place, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.content.library.model.listed):
        session.guide.go(Location(place=place))

    assert session.content.currentWidget() is session.content.library


def test_the_number_of_missing_artwork_is_that_of_its_list(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.content.library.model.listed):
        session.guide.go(Location(place=Place.MISSING_ART))

    assert session.content.library.model.rowCount() == session.desk.engine.browse.counts().missing_art


def test_what_is_typed_into_the_search_box_is_searched(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    model = session.content.library.model
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)

    qtbot.keyClicks(window.tool_bar.search, "lake of doors")

    qtbot.waitUntil(lambda: model.rowCount() == 1)
    assert session.guide.here.words == "lake of doors"


def test_the_search_goes_on_with_what_the_library_has(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    search = window.tool_bar.search
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(search, "genre:")
    qtbot.waitUntil(lambda: search.completer() is not None and search.completer().popup().isVisible())

    popup = search.completer().popup()
    shown = [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())]
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)

    used = {word.name for word in session.desk.engine.vocabulary.words("genres")}
    assert shown
    assert {one.removeprefix("genre:").strip('"') for one in shown} <= used
    assert search.text().strip() == shown[0]


def test_everyday_words_are_offered_as_terms_and_searched_for_only_when_taken(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    search = window.tool_bar.search
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(search, "unwatched dramas")
    qtbot.waitUntil(lambda: search.completer() is not None and search.completer().popup().isVisible())

    popup = search.completer().popup()
    assert popup.model().index(0, 0).data() == "Search for: watched:no genre:Drama"
    assert session.guide.here.words in ("", "unwatched dramas")  # as it was typed
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: session.guide.here.words == "watched:no genre:Drama")
    assert search.text() == "watched:no genre:Drama"


def after(start: QWidget, *parts: QWidget) -> list[QWidget]:
    """In which order Tab leads from there through those parts of the window."""
    found: list[QWidget] = []
    widget = start.nextInFocusChain()
    while widget is not start:
        found += [part for part in parts if part.isAncestorOf(widget) and part not in found]
        widget = widget.nextInFocusChain()
    return found


def test_the_filter_opens_by_its_key_and_the_search_follows_what_is_chosen(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    model = session.content.library.model
    qtbot.waitUntil(lambda: model.rowCount() > 0)
    before = model.rowCount()

    qtbot.keyClick(window, Qt.Key.Key_F3)
    panel = session.beside.filter
    assert panel is not None
    assert panel.isVisible()
    assert after(window.sidebar, panel, session.content) == [panel, session.content]
    qtbot.keyClick(panel.tree, Qt.Key.Key_Space)  # opens what is watched or not
    qtbot.keyClick(panel.tree, Qt.Key.Key_Down)
    qtbot.keyClick(panel.tree, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: 0 < model.rowCount() < before)
    assert window.tool_bar.search.text() == session.guide.here.words == "watched:yes"
    assert [chip.value.text for chip in session.content.library.chips.chips()] == ["watched"]

    qtbot.keyClick(session.content.library.chips.chips()[0], Qt.Key.Key_Delete)
    assert panel.model.groups()[0].said == ""
    qtbot.keyClick(panel.tree, Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert not window.verbs.filter.isChecked()


def test_the_filter_stands_beside_lists_alone_and_is_remembered(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    session.content.library.chips.add_requested.emit()
    assert session.memory().has_filter
    assert session.beside.filter is not None
    assert session.beside.filter.isVisible()

    session.guide.go(Location(place=Place.TRASH))

    assert session.beside.filter.isHidden()
    assert not window.verbs.filter.isEnabled()


def test_a_search_begun_elsewhere_leads_to_the_first_library(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    session.guide.go(Location(place=Place.TRASH))

    session.guide.search("lake")

    assert session.content.currentWidget() is session.content.library
    assert window.tool_bar.search.text() == "lake"


def test_the_keys_turn_the_wall_into_a_table(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)

    assert session.content.library.table.isVisible()
    assert window.tool_bar.mode.current() == Mode.TABLE


def enter_the_list(session: Session) -> None:
    session.content.library.wall.grid.setFocus()


@pytest.mark.parametrize(("place", "name"), [(Place.TRASH, "Titles in the trash"), (Place.SCANS, "Scans")])
def test_the_keyboard_comes_along_into_the_list_of_a_place(
    place: Place, name: str, window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    session.desk.engine.put_into_trash([the_item(session.desk.engine, "Kestrel Station")])
    enter_the_list(session)

    session.guide.go(Location(place=place))

    qtbot.waitUntil(lambda: (focus := window.focusWidget()) is not None and focus.accessibleName() == name)


def test_the_keyboard_comes_along_to_the_seasons_of_a_show_and_to_a_plan_and_escape_leads_back(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    enter_the_list(session)
    films = the_item(session.desk.engine, "Kestrel Station Collection", Kind.COLLECTION)
    series = the_item(session.desk.engine, "The Cove Atlas", Kind.SERIES)

    session.guide.go(Location(collection=films))
    qtbot.waitUntil(lambda: window.focusWidget() is session.content.collection.grid)

    session.guide.go(Location(show=series))
    assert window.focusWidget() is session.content.show_page.seasons

    session.guide.show_plan([series])
    qtbot.waitUntil(lambda: window.focusWidget() is session.content.publish.view.tree)
    qtbot.keyClick(session.content.publish.view.tree, Qt.Key.Key_Escape)

    assert window.focusWidget() is session.content.show_page.seasons


def test_the_keyboard_stays_in_the_sidebar_whose_places_it_walks(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    window.sidebar.setFocus()

    session.guide.go(Location(place=Place.TRASH))

    qtbot.waitUntil(lambda: not session.desk.bridge.is_asking)
    assert window.focusWidget() is window.sidebar


def test_a_series_opens_on_a_screen_of_its_own(session: Session, qtbot: QtBot) -> None:
    session.desk.stage.item_wanted.emit(the_item(session.desk.engine, "The Cove Atlas", Kind.SERIES))

    qtbot.waitUntil(lambda: session.content.currentWidget() is session.content.show_page)


def test_screens_without_a_list_offer_neither_wall_nor_table_and_keep_their_own_accent(
    window: MainWindow, session: Session
) -> None:
    publish = window.tool_bar.publish
    kinds = {}
    for place in (Place.PLAYERS, Place.SETTINGS, Place.RECENT):
        session.guide.go(Location(place=place))
        kinds[place] = (publish.kind, window.tool_bar.mode.isVisible())

    assert kinds == {
        Place.PLAYERS: (ButtonKind.NORMAL, False),
        Place.SETTINGS: (ButtonKind.NORMAL, False),
        Place.RECENT: (ButtonKind.PRIMARY, True),
    }


def test_the_publish_button_gives_way_to_the_details_own_button(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    details = session.beside.details
    choose(session, the_item(session.desk.engine, "Lumen"), qtbot)

    details.open_tab("publish")
    assert window.tool_bar.publish.kind is ButtonKind.NORMAL

    details.open_tab("overview")
    assert window.tool_bar.publish.kind is ButtonKind.PRIMARY


def test_nothing_chosen_takes_no_more_room_than_an_overview(session: Session, qtbot: QtBot) -> None:
    details = session.beside.details
    choose(session, the_item(session.desk.engine, "Lumen"), qtbot)
    details.open_tab("artwork")
    wide = details.wanted_width()

    session.content.library.wall.choose_rows(())
    qtbot.waitUntil(lambda: details.items() == ())

    assert details.wanted_width() < wide / 2


def test_the_publish_button_gives_way_to_the_one_of_the_plan(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    qtbot.mouseClick(window.tool_bar.publish, Qt.MouseButton.LeftButton)

    assert session.content.currentWidget() is session.content.publish
    assert window.tool_bar.publish.kind is ButtonKind.NORMAL


def test_locking_says_so_and_its_notice_takes_it_back(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    engine = session.desk.engine
    film = the_item(engine, "Lake of Doors")
    before = engine.browse.detail(film).row.locked
    choose(session, film, qtbot)

    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "plot" in engine.browse.detail(film).row.locked)
    qtbot.waitUntil(lambda: bool(ways_back(session)))
    ways_back(session)[0].acted.emit()

    qtbot.waitUntil(lambda: engine.browse.detail(film).row.locked == before)


def test_moving_to_the_trash_empties_its_place_on_the_wall_until_undone(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    model = session.content.library.model
    film = the_item(session.desk.engine, "Lake of Doors")
    count = model.rowCount()
    choose(session, film, qtbot)

    session.items.trash.trigger()
    qtbot.waitUntil(lambda: model.rowCount() == count - 1)
    window.verbs.undo.trigger()

    qtbot.waitUntil(lambda: model.place_of(film) is not None)


@pytest.mark.parametrize("mode", Mode)
def test_who_moves_titles_to_the_trash_goes_on_with_the_next_one(
    mode: Mode, window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    library = session.content.library
    library.set_mode(mode)
    (library.wall.grid if mode is Mode.WALL else library.table).setFocus()
    (library.wall if mode is Mode.WALL else library.table).choose_rows((3,))
    first, second = library.model.item_at(3), library.model.item_at(4)

    session.items.put_into_trash([first])
    qtbot.waitUntil(lambda: library.model.place_of(first) is None)
    assert library.chosen() == [second]

    window.tool_bar.search.setFocus()
    session.items.put_into_trash([second])
    qtbot.waitUntil(lambda: library.model.place_of(second) is None)
    assert library.chosen() == []  # the keyboard was elsewhere


def test_files_that_cannot_go_along_into_the_trash_are_said_to_stay(session: Session, qtbot: QtBot) -> None:
    engine = session.desk.engine
    film = the_item(engine, "Lake of Doors")
    folder = os.path.dirname(engine.browse.detail(film).files[0].path)
    os.rename(folder, f"{folder} away")
    try:
        with qtbot.waitSignal(session.desk.stage.said) as said:
            session.items.put_into_trash([film], with_files=True)
    finally:
        os.rename(f"{folder} away", folder)

    titles, files = said.args[0].text.split(" · ")
    assert "files stay" in titles
    assert "out of reach" in files


def test_a_title_goes_into_the_trash_with_its_files_and_undo_brings_both_back(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    engine, model = session.desk.engine, session.content.library.model
    film = the_item(engine, "Lake of Doors")
    paths = [file.path for file in engine.browse.detail(film).files]
    choose(session, film, qtbot)

    qtbot.keyClick(window, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: model.place_of(film) is None and not any(map(os.path.exists, paths)))
    qtbot.waitUntil(lambda: bool(ways_back(session)))
    ways_back(session)[0].acted.emit()

    qtbot.waitUntil(lambda: model.place_of(film) is not None and all(map(os.path.exists, paths)), timeout=20_000)
    qtbot.waitUntil(lambda: engine.trash.files() == [])


def test_a_newer_way_back_takes_the_place_of_an_older_one(session: Session, qtbot: QtBot) -> None:
    film = the_item(session.desk.engine, "Lake of Doors")
    choose(session, film, qtbot)

    for verb in (session.items.lock, session.items.unlock):
        with qtbot.waitSignal(session.desk.stage.said):
            verb.trigger()

    assert len(ways_back(session)) == 1


def test_an_error_stands_in_a_sentence_until_it_is_closed(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    session.desk.bridge.failed.emit(Unavailable("The archive disk does not answer."))

    assert window.error_bar.isVisible()
    assert window.error_bar.accessibleName() == "The archive disk does not answer."
    qtbot.mouseClick(window.error_bar.copy, Qt.MouseButton.LeftButton)
    assert "Unavailable" in QGuiApplication.clipboard().text()
    qtbot.mouseClick(window.error_bar.close_button, Qt.MouseButton.LeftButton)
    assert not window.error_bar.isVisible()


def test_a_running_job_shows_how_far_it_is_and_ends_in_a_sentence(session: Session) -> None:
    library = session.desk.engine.browse.library("Movies").id
    running = Job(JobId(9), "scan", Priority.PERSON, JobStatus.RUNNING, {"library": library}, "", done=12, total=48)
    counts = {"added": 2, "changed": 0, "missing": 0, "returned": 0, "failed": 0}
    result = JobResult(counts, summary=(Phrase("scan_done", {"library": "Movies", **counts}),))
    done = Job(JobId(9), "scan", Priority.PERSON, JobStatus.DONE, {"library": library}, "", result=result)

    session.desk.bridge.job_event.emit(JobEvent(running))
    said = session.job_bar.sentence()
    session.desk.bridge.job_event.emit(JobEvent(done))

    assert said.startswith("12 of 48")
    assert session.job_bar.sentence() == "Movies scanned: 2 new."


def test_jobs_that_wait_lead_to_the_activity(session: Session, qtbot: QtBot) -> None:
    session.job_bar.set_unfinished(3)

    qtbot.mouseClick(session.job_bar.waiting, Qt.MouseButton.LeftButton)

    assert session.guide.here.place is Place.ACTIVITY


def test_jobs_that_a_person_paused_are_not_said_to_wait_for_their_turn(english: None, session: Session) -> None:
    session.job_bar.set_unfinished(2, held=2)
    assert session.job_bar.waiting.accessibleName() == "2 jobs paused"

    session.job_bar.set_unfinished(3, held=2)
    assert session.job_bar.waiting.accessibleName() == "1 job waiting · 2 paused"


def test_a_key_opens_what_was_told_and_the_bell_is_silent_then(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    desk = session.desk
    phrase = Phrase("notice_reviews", {"count": 3})
    desk.engine.notify._send_out(ToldNotice((Part(Event.NEEDS_YOU, phrase),)))
    qtbot.waitUntil(lambda: session.job_bar.bell.text() != "")

    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_Y, both)
    qtbot.waitUntil(session.notices.isVisible)
    entry = session.notices.model.entry(session.notices.list.currentIndex().row())
    session.notices.hide()

    assert entry is not None
    assert entry.phrase == phrase
    qtbot.waitUntil(lambda: session.job_bar.bell.text() == "")


def test_a_file_is_not_taken_for_a_folder_to_add(window: MainWindow, session: Session, tmp_path: Path) -> None:
    (tmp_path / "film.mkv").write_bytes(b"")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "film.mkv"))])
    entering = QDragEnterEvent(
        QPoint(600, 400),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    entering.ignore()

    QApplication.sendEvent(window, entering)

    assert not entering.isAccepted()


def test_the_details_go_and_come_by_their_key(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    assert session.beside.details.isVisible()

    qtbot.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert not session.beside.details.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)

    assert session.beside.details.isVisible()


def test_a_narrow_window_keeps_the_icons_of_the_sidebar_and_puts_details_away(
    window: MainWindow, session: Session
) -> None:
    wide = window.sidebar.width()

    window.resize(800, 600)

    assert window.sidebar.width() < wide / 2
    assert not session.beside.details.isVisible()


def test_the_window_is_found_as_it_was_left(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    engine = session.desk.engine
    click_row(window, "Series", qtbot)
    window.verbs.table.trigger()
    window.verbs.details.trigger()

    window.close()

    def kept() -> bool:
        memory = from_text(str(engine.browse.setting("window.state")))
        return memory.look.mode is Mode.TABLE and not memory.has_details

    qtbot.waitUntil(kept)
    memory = from_text(str(engine.browse.setting("window.state")))
    assert memory.place == str(engine.browse.library("Series").id)


def test_no_two_actions_have_the_same_key(window: MainWindow, session: Session) -> None:
    keys = [
        action.shortcut().toString()
        for action in [*window.verbs.all(), *session.items.actions()]
        if not action.shortcut().isEmpty()
    ]

    assert len(keys) == len(set(keys))


def test_ctrl_z_in_the_field_that_was_edited_takes_the_edit_back(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    film = the_item(session.desk.engine, "Lumen")
    before = session.desk.engine.browse.detail(film).values.get("tagline")
    choose(session, film, qtbot)
    details = session.beside.details
    details.open_tab("edit")
    qtbot.waitUntil(lambda: details.header.hero().title == "Lumen")
    page = details.page(Tab.EDIT)
    assert isinstance(page, EditTab)
    editor = page.editor("tagline")
    assert isinstance(editor, LineEditor)
    editor.line.setFocus()
    qtbot.waitUntil(editor.line.hasFocus)
    qtbot.keyClicks(editor.line, "Regretted")
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.row("tagline").lock.isChecked())

    qtbot.keyClick(editor.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: not page.row("tagline").lock.isChecked())
    assert session.desk.engine.browse.detail(film).values.get("tagline") == before


def test_ctrl_z_while_typing_takes_back_the_typing_alone(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    film = the_item(session.desk.engine, "Lumen")
    choose(session, film, qtbot)
    details = session.beside.details
    details.open_tab("edit")
    qtbot.waitUntil(lambda: details.header.hero().title == "Lumen")
    page = details.page(Tab.EDIT)
    assert isinstance(page, EditTab)
    editor = page.editor("tagline")
    assert isinstance(editor, LineEditor)
    editor.line.setFocus()
    qtbot.waitUntil(editor.line.hasFocus)
    changes = session.desk.bridge.changes
    text = editor.line.text()
    qtbot.keyClicks(editor.line, "Half a tho")

    qtbot.keyClick(editor.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert editor.line.text() == text
    assert session.desk.bridge.changes == changes


def test_a_title_can_be_read_in_the_table_however_narrow_it_is(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    session.guide.set_mode(Mode.TABLE)
    window.resize(900, 700)
    table = session.content.library.table
    header = table.horizontalHeader()
    names = [table.model().headerData(at, Qt.Orientation.Horizontal) for at in range(header.count())]

    qtbot.waitUntil(lambda: table.viewport().width() < 600)

    assert table.columnWidth(names.index("Title")) >= 120


def test_the_key_for_editing_puts_the_keyboard_into_the_form(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    details = session.beside.details
    choose(session, the_item(session.desk.engine, "Lumen"), qtbot)
    qtbot.waitUntil(lambda: details.header.hero().title == "Lumen")
    details.page(Tab.EDIT)

    qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: getattr(QApplication.focusWidget(), "accessibleName", str)() == "Title")
    assert details.current_tab() is Tab.EDIT


def test_a_face_of_a_cast_leads_to_the_person_and_back(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    film = the_item(session.desk.engine, "The Glass Meridian")
    ines = the_item(session.desk.engine, "Ines Haldor", Kind.PERSON)
    choose(session, film, qtbot)
    before = session.guide.here

    session.desk.stage.item_wanted.emit(ines)

    qtbot.waitUntil(lambda: session.content.currentWidget() is session.content.person)
    qtbot.waitUntil(lambda: session.items.items == [ines])
    assert window.sidebar.rows()[window.sidebar.currentIndex().row()].text == "People"

    session.guide.back()

    assert session.guide.here == before


def test_a_person_is_edited_and_locked_beside_the_page(session: Session, qtbot: QtBot) -> None:
    ines = the_item(session.desk.engine, "Ines Haldor", Kind.PERSON)
    session.desk.stage.item_wanted.emit(ines)
    qtbot.waitUntil(lambda: session.items.items == [ines])

    session.items.edit.trigger()
    edit = session.beside.details.page(Tab.EDIT)
    assert isinstance(edit, EditTab)
    qtbot.waitUntil(lambda: edit.current_form() is not None)
    born = edit.editor("born")
    assert isinstance(born, LineEditor)
    with qtbot.waitSignal(session.desk.stage.said):
        born.line.setText("1971-03-12")
        qtbot.keyClick(born.line, Qt.Key.Key_Return)

    detail = session.desk.engine.browse.detail(ines)
    assert detail.values["born"] == "1971-03-12"
    assert "born" in detail.row.locked
    qtbot.waitUntil(lambda: "12 Mar 1971" in session.content.person.hero.hero().facts)


def test_people_are_searched_for_among_people(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    search = window.tool_bar.search
    search.setFocus()

    qtbot.keyClicks(search, "kind:person")

    qtbot.waitUntil(lambda: session.guide.here.place is Place.PEOPLE)
    model = session.content.library.model
    people = len(session.desk.engine.browse.listing(Scope(kind=Kind.PERSON)))
    qtbot.waitUntil(lambda: model.scope.kind is Kind.PERSON and model.rowCount() == people)
    assert search.text() == "kind:person"
    assert search.hasFocus()


def test_a_collection_opens_its_page(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    collection = the_item(session.desk.engine, "Kestrel Station Collection", Kind.COLLECTION)

    session.desk.stage.item_wanted.emit(collection)

    qtbot.waitUntil(lambda: session.content.currentWidget() is session.content.collection)
    qtbot.waitUntil(lambda: session.content.collection.model.rowCount() == 2)
    assert window.sidebar.rows()[window.sidebar.currentIndex().row()].text == "Collections"
