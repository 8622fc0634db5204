"""The palette: everything by typing, with the keyboard alone, told to screen readers."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.kinds import Kind
from metarr_desktop.services.engine import Engine
from metarr_desktop.ui.desk import Desk, Place
from metarr_desktop.ui.roles import Role
from metarr_desktop.ui.settings.page import SettingsPage
from metarr_desktop.ui.shell.command_palette import CommandPalette
from metarr_desktop.ui.shell.offers import Offer, Shelf, Thumb
from metarr_desktop.ui.shell.palette_list import thumb_size
from metarr_desktop.ui.shell.session import Session
from metarr_desktop.ui.shell.window import MainWindow
from tests.ui.demo_items import put_back_after, the_item

CTRL = Qt.KeyboardModifier.ControlModifier


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


@pytest.fixture
def palette(window: MainWindow, session: Session, qtbot: QtBot) -> CommandPalette:
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    qtbot.waitUntil(session.palette.isVisible)
    return session.palette


def offers(palette: CommandPalette) -> list[Offer]:
    rows = (palette.model.offer(row) for row in range(palette.model.rowCount()))
    return [one for one in rows if one is not None]


def chosen(palette: CommandPalette) -> str:
    offer = palette.model.offer(palette.list.currentIndex().row())
    return offer.text if offer is not None else ""


def press(palette: CommandPalette, key: Qt.Key, qtbot: QtBot) -> None:
    qtbot.keyClick(palette.line, key)


def test_its_key_opens_it_with_the_keyboard_in_it(palette: CommandPalette) -> None:
    assert palette.isVisible()
    assert palette.line.hasFocus()


def test_the_button_in_the_bar_opens_it_too_and_names_the_key(session: Session, qtbot: QtBot) -> None:
    assert "Ctrl+K" in [label.text() for label in session.job_bar.findChildren(QLabel)]

    qtbot.mouseClick(session.job_bar.commands, Qt.MouseButton.LeftButton)

    assert session.palette.isVisible()


def test_before_anything_is_typed_all_commands_and_places_stand_there(
    palette: CommandPalette, session: Session, window: MainWindow
) -> None:
    keys = {offer.key for offer in offers(palette)}
    by_place = {f"window.{row.location.place}" for row in window.sidebar.rows() if row.location and row.location.place}

    assert {command.id for command in session.desk.commands.all()} - by_place - {"window.commands"} <= keys
    assert {row.text for row in window.sidebar.rows() if row.location} <= {offer.text for offer in offers(palette)}


def test_enter_does_what_was_found_and_it_closes(palette: CommandPalette, window: MainWindow, qtbot: QtBot) -> None:
    was_shown = window.sidebar.isVisible()
    qtbot.keyClicks(palette.line, "sidebar")

    press(palette, Qt.Key.Key_Return, qtbot)

    assert window.sidebar.isVisible() != was_shown
    assert not palette.isVisible()


def test_the_arrows_choose_and_pass_over_headings(palette: CommandPalette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.line, "trash")
    texts = [offer.text for offer in offers(palette)]

    here = texts.index(chosen(palette))

    for text in [*texts[here + 1 :], *texts[: here + 1]]:  # round the end
        press(palette, Qt.Key.Key_Down, qtbot)
        assert chosen(palette) == text
    press(palette, Qt.Key.Key_Up, qtbot)
    assert chosen(palette) == texts[here - 1]


def test_escape_and_its_own_key_close_it_and_the_keyboard_goes_back(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    window.sidebar.setFocus()
    for key, modifier in ((Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_K, CTRL)):
        qtbot.keyClick(window.sidebar, Qt.Key.Key_K, CTRL)
        assert session.palette.line.hasFocus()

        qtbot.keyClick(session.palette.line, key, modifier)

        assert not session.palette.isVisible()
        assert window.sidebar.hasFocus()


def test_a_click_beside_it_closes_it(palette: CommandPalette, qtbot: QtBot) -> None:
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=palette.rect().bottomLeft())

    assert not palette.isVisible()


def test_tab_fills_the_words_in(palette: CommandPalette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.line, "sidbr")

    press(palette, Qt.Key.Key_Tab, qtbot)

    assert palette.line.text() == "Sidebar"
    assert palette.line.hasFocus()


def test_the_windows_keys_do_nothing_behind_it(palette: CommandPalette, window: MainWindow, qtbot: QtBot) -> None:
    was_shown = window.sidebar.isVisible()

    press(palette, Qt.Key.Key_F9, qtbot)

    assert window.sidebar.isVisible() == was_shown


def test_what_needs_chosen_titles_is_found_and_says_so(palette: CommandPalette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.line, "unlock all")
    (offer,) = [one for one in offers(palette) if one.key == "item.unlock"]

    assert (offer.do, offer.note) == (None, "choose titles first")
    press(palette, Qt.Key.Key_Return, qtbot)
    assert palette.isVisible()  # nothing was done, so it waits


def test_it_acts_on_what_is_chosen_and_names_it(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    item = the_item(session.desk.engine, "Lake of Doors")
    row = session.content.library.model.place_of(item)
    assert row is not None
    session.content.library.wall.choose_rows((row,))
    qtbot.waitUntil(lambda: session.items.title == "Lake of Doors")

    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)

    assert session.palette.acts_on.text() == "acts on: Lake of Doors"
    qtbot.keyClicks(session.palette.line, "lock all fields")
    press(session.palette, Qt.Key.Key_Return, qtbot)
    qtbot.waitUntil(lambda: "plot" in session.desk.engine.browse.detail(item).row.locked)


def test_a_command_of_a_page_is_done_where_the_page_is_shown(
    session: Session, window: MainWindow, qtbot: QtBot
) -> None:
    session.guide.show_settings("keys")

    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    qtbot.keyClicks(session.palette.line, "search the settings")
    press(session.palette, Qt.Key.Key_Return, qtbot)

    page = session.content.currentWidget()
    assert isinstance(page, SettingsPage)
    assert page.search.hasFocus()


def test_a_place_is_gone_to(palette: CommandPalette, session: Session, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.line, "trash")
    press(palette, Qt.Key.Key_Return, qtbot)

    assert session.guide.here.place is Place.TRASH


def test_titles_are_found_and_opened(palette: CommandPalette, session: Session, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.line, "lake of doors")
    qtbot.waitUntil(lambda: any(offer.shelf is Shelf.TITLES for offer in offers(palette)))
    while chosen(palette) != "Lake of Doors":
        press(palette, Qt.Key.Key_Down, qtbot)

    press(palette, Qt.Key.Key_Return, qtbot)

    item = the_item(session.desk.engine, "Lake of Doors", Kind.MOVIE)
    qtbot.waitUntil(lambda: session.items.items == [item])


def test_a_title_has_its_poster_once_that_is_decoded(palette: CommandPalette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.line, "lake of doors")
    qtbot.waitUntil(lambda: any(offer.thumb is not None for offer in offers(palette)))
    key = next(offer.key for offer in offers(palette) if offer.thumb is not None)
    row = palette.model.row_of(key)
    assert row is not None

    qtbot.waitUntil(lambda: palette.model.data(palette.model.index(row), Role.PICTURE) is not None)

    picture = palette.model.data(palette.model.index(row), Role.PICTURE)
    assert isinstance(picture, QPixmap)
    assert picture.deviceIndependentSize().toSize() == thumb_size(Thumb(""))


def test_what_was_chosen_stays_chosen_when_titles_come(palette: CommandPalette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.line, "lake of doors")
    before = chosen(palette)

    qtbot.waitUntil(lambda: any(offer.shelf is Shelf.TITLES for offer in offers(palette)))

    assert chosen(palette) == before == "Search for “lake of doors”"


def test_a_setting_is_gone_to_with_the_keyboard_in_it(palette: CommandPalette, session: Session, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.line, "keep running in the tray")
    press(palette, Qt.Key.Key_Return, qtbot)

    page = session.content.currentWidget()
    assert isinstance(page, SettingsPage)
    qtbot.waitUntil(lambda: page.row_of("window.keep_running").editor.hasFocus())


def test_nothing_found_still_offers_to_search(palette: CommandPalette, session: Session, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.line, "xyzzy")

    assert [offer.text for offer in offers(palette)] == ["Search for “xyzzy”"]
    press(palette, Qt.Key.Key_Return, qtbot)
    assert session.guide.here.words == "xyzzy"


def test_what_was_done_last_stands_first_the_next_time(
    palette: CommandPalette, window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClicks(palette.line, "table")
    press(palette, Qt.Key.Key_Return, qtbot)

    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)

    assert offers(palette)[0].shelf is Shelf.RECENT
    assert chosen(palette) == "Table"


def test_the_chosen_row_is_told_to_screen_readers(palette: CommandPalette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.line, "undo")

    assert palette.line.accessibleDescription() == "Undo, Ctrl+Z, Commands"
    assert palette.list.accessibleName()
    assert palette.line.accessibleName()


def test_in_a_small_window_it_keeps_within(palette: CommandPalette, window: MainWindow, qtbot: QtBot) -> None:
    window.resize(720, 480)
    qtbot.waitUntil(lambda: palette.width() == window.width())

    assert palette.rect().contains(palette._panel.geometry())
