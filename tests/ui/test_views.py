"""Saved views in the window: kept from a search, opened, looked at their own way, changed, moved, removed, exported."""

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.jobs import Progress
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.paths import PathMapping
from metarr_desktop.domain.playlists import Form, LeftOut, Playlist, Refusal, Why
from metarr_desktop.domain.saved_views import SavedView, ViewWords
from metarr_desktop.domain.views import Sort
from metarr_desktop.services.engine import Engine
from metarr_desktop.services.playlists import Playlists
from metarr_desktop.ui.desk import Desk, Place
from metarr_desktop.ui.layout_flaws import flaws
from metarr_desktop.ui.library.look import Mode
from metarr_desktop.ui.playlists.dialog import PlaylistDialog
from metarr_desktop.ui.playlists.words import left_out_text, refusal_text
from metarr_desktop.ui.shell.location import Location
from metarr_desktop.ui.shell.memory import place_of, place_text
from metarr_desktop.ui.shell.offers import Offers, Shelf
from metarr_desktop.ui.shell.session import Session
from metarr_desktop.ui.shell.view_dialog import ViewDialog
from metarr_desktop.ui.shell.window import MainWindow
from metarr_desktop.ui.theme.palette import LIGHT
from metarr_desktop.ui.theme.theme import apply
from tests.ui.laying_out import go_round, requests_at_rest


@pytest.fixture(autouse=True)
def _put_back(demo_engine: Engine) -> Iterator[None]:
    yield
    for view in demo_engine.views.all():
        demo_engine.views.remove(view.id)
    demo_engine.libraries.put_setting("window.state", "")


@pytest.fixture
def session(demo_desk: Desk, qtbot: QtBot) -> Session:
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    window.open(demo_desk)
    session = window.session
    assert session is not None
    qtbot.waitUntil(lambda: session.content.library.model.rowCount() > 0 and len(window.sidebar.rows()) > 0)
    window.activateWindow()
    return session


def window_of(session: Session) -> MainWindow:
    window = session.parent()
    assert isinstance(window, MainWindow)
    return window


def rows(session: Session) -> dict[str, str]:
    """The names of saved views in the sidebar, with their numbers."""
    all_rows = window_of(session).sidebar.rows()
    return {row.text: row.note for row in all_rows if row.location is not None and row.location.view is not None}


def saved(session: Session, qtbot: QtBot, name: str = "Crime", words: ViewWords | None = None) -> SavedView:
    """A view that the sidebar shows."""
    view = session.desk.engine.views.save(name, words or ViewWords("genre:crime", Kind.MOVIE))
    qtbot.waitUntil(lambda: name in rows(session))
    return view


def show(session: Session, view: SavedView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.content.library.model.listed):
        session.guide.go(Location(view=view.id))
    window_of(session).sidebar.setFocus()


def dialog(session: Session, kind: type[QDialog], qtbot: QtBot) -> QDialog:
    found: list[QDialog] = []

    def is_open() -> bool:
        found[:] = [one for one in window_of(session).findChildren(kind) if one.isVisible()]
        return len(found) == 1

    qtbot.waitUntil(is_open)
    return found[0]


def said(session: Session) -> list[str]:
    return [toast.notice.text for toast in session.toasts.toasts()]


# --- kept and opened --------------------------------------------------------------------------------------------------


def test_a_search_is_kept_as_a_view_by_its_key_and_shown(session: Session, qtbot: QtBot) -> None:
    window, library = window_of(session), session.content.library
    with qtbot.waitSignal(library.model.listed):
        session.guide.search("genre:drama")
    shown = library.model.rowCount()

    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    asked = dialog(session, ViewDialog, qtbot)
    assert isinstance(asked, ViewDialog)
    assert (asked.query.text(), asked.add.isEnabled()) == ("genre:drama", False)
    qtbot.keyClicks(asked.name, "Dramas")
    qtbot.keyClick(asked.name, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: library.title.text() == "Dramas" and library.model.rowCount() == shown)
    qtbot.waitUntil(lambda: rows(session).get("Dramas") == str(shown))  # counted after the rest
    assert window.tool_bar.search.text() == ""
    assert library.counts.text() == f"{shown} · genre:drama"
    movies = session.desk.engine.browse.library("Movies").id
    assert session.desk.engine.views.named("Dramas").words == ViewWords("genre:drama", Kind.MOVIE, movies)
    assert window.sidebar.here() == session.guide.here


def test_the_button_beside_the_chips_is_there_where_something_is_asked(session: Session, qtbot: QtBot) -> None:
    library = session.content.library
    assert not library.keep_button.isVisible()

    with qtbot.waitSignal(library.model.listed):
        session.guide.search("genre:drama")

    assert library.keep_button.isVisible()
    library.keep_button.click()
    dialog(session, ViewDialog, qtbot).reject()


def test_what_a_place_shows_is_kept_with_what_makes_it(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.content.library.model.listed):
        session.guide.go(Location(place=Place.MISSING_ART, words="year>1990"))

    assert session.content.words_to_keep() == ViewWords("missing:poster kind:movie OR kind:series year>1990")


def test_a_search_with_a_slip_is_kept_as_it_was_meant(session: Session, qtbot: QtBot) -> None:
    library = session.content.library
    with qtbot.waitSignal(library.model.listed):
        session.guide.search("lake of doosr")
    assert library.model.rowCount() == 1

    words = session.content.words_to_keep()

    assert words is not None
    assert (
        session.desk.engine.browse.listing(words.scope).ids == library.model.items_at([0])[0:1]
        or len(session.desk.engine.browse.listing(words.scope)) == 1
    )


def test_artists_are_kept_from_the_music_screen(session: Session, qtbot: QtBot) -> None:
    music = session.desk.engine.browse.library("Music").id
    session.guide.go(Location(library=music))
    session.guide.search("genre:folk")

    assert session.content.words_to_keep() == ViewWords("genre:folk", Kind.ARTIST, music)


def test_a_name_that_is_taken_is_refused_in_the_dialog(session: Session, qtbot: QtBot) -> None:
    saved(session, qtbot)
    session.views.keep()
    asked = dialog(session, ViewDialog, qtbot)
    assert isinstance(asked, ViewDialog)

    asked.name.setText("crime")
    asked.query.setText("year>soon")
    asked.add.click()
    qtbot.waitUntil(lambda: not asked.refusal.isHidden())
    assert asked.refusal.text() == "A view called “crime” is already there."

    asked.name.setText("Soon")
    asked.add.click()
    qtbot.waitUntil(lambda: asked.refusal.text() == "“year>soon”: a number is expected.")
    asked.reject()


def test_one_searches_within_a_view_and_its_title_stays(session: Session, qtbot: QtBot) -> None:
    view = saved(session, qtbot, words=ViewWords("", Kind.MOVIE))
    show(session, view, qtbot)
    whole = session.content.library.model.rowCount()

    with qtbot.waitSignal(session.content.library.model.listed):
        session.guide.search("genre:drama")

    assert 0 < session.content.library.model.rowCount() < whole
    assert session.content.library.title.text() == "Crime"


def test_a_view_in_which_nothing_is_says_what_it_waits_for(session: Session, qtbot: QtBot) -> None:
    view = saved(session, qtbot, words=ViewWords("genre:nobody-has-it"))
    show(session, view, qtbot)
    empty = session.content.library.empty

    qtbot.waitUntil(empty.isVisible)
    assert empty.accessibleName() == "Nothing fits this view now"
    empty.acted.emit()
    dialog(session, ViewDialog, qtbot).reject()


def test_a_view_is_found_by_the_palette(session: Session, qtbot: QtBot) -> None:
    saved(session, qtbot, "Wet afternoons")

    offers = Offers(session.desk, session.guide, window_of(session).sidebar.rows, session).fitting("wet aft")

    assert (offers[0].shelf, offers[0].text) == (Shelf.PLACES, "Wet afternoons")
    assert offers[0].do is not None
    offers[0].do()
    assert session.content.library.title.text() == "Wet afternoons"


# --- how it is looked at ----------------------------------------------------------------------------------------------


def test_a_view_keeps_its_own_order_and_form_and_others_keep_theirs(session: Session, qtbot: QtBot) -> None:
    views, library = session.desk.engine.views, session.content.library
    view = saved(session, qtbot)
    show(session, view, qtbot)
    assert library.mode is Mode.WALL

    library.sort_by(Sort("year", is_descending=True))
    session.guide.set_mode(Mode.TABLE)

    qtbot.waitUntil(lambda: views.get(view.id).is_table)
    assert views.get(view.id).sort == Sort("year", is_descending=True)
    assert library.mode is Mode.TABLE
    session.guide.go(Location(library=session.desk.engine.browse.library("Movies").id))
    assert (library.mode, library.look().mode, library.look().sorts) == (Mode.WALL, Mode.WALL, {})
    session.guide.go(Location(view=view.id))
    assert (library.mode, library.model.sort_order) == (Mode.TABLE, Sort("year", is_descending=True))


def test_the_window_is_found_in_the_view_where_it_was_left(session: Session, qtbot: QtBot) -> None:
    view, libraries = saved(session, qtbot), session.desk.engine.browse.libraries()
    here = Location(view=view.id)

    assert place_of(place_text(here), libraries, [view]) == here
    assert place_of(place_text(here), libraries, []) is None


# --- changed, moved, removed ------------------------------------------------------------------------------------------


def test_a_view_is_changed_by_its_key_and_what_is_shown_follows(session: Session, qtbot: QtBot) -> None:
    view = saved(session, qtbot, words=ViewWords("genre:nobody-has-it", Kind.MOVIE))
    show(session, view, qtbot)

    qtbot.keyClick(window_of(session).sidebar, Qt.Key.Key_F2)
    asked = dialog(session, ViewDialog, qtbot)
    assert isinstance(asked, ViewDialog)
    asked.name.setText("Dramas")
    asked.query.setText("genre:drama")
    asked.add.click()

    qtbot.waitUntil(lambda: session.content.library.title.text() == "Dramas")
    qtbot.waitUntil(lambda: session.content.library.model.rowCount() > 0)
    assert "“Crime” changed" in said(session)


def test_views_change_places_by_their_keys(session: Session, qtbot: QtBot) -> None:
    saved(session, qtbot, "One")
    show(session, saved(session, qtbot, "Two"), qtbot)
    sidebar = window_of(session).sidebar

    qtbot.keyClick(sidebar, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: list(rows(session)) == ["Two", "One"])
    qtbot.keyClick(sidebar, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: list(rows(session)) == ["One", "Two"])


def test_a_removed_view_leads_home_and_comes_back_by_undo(session: Session, qtbot: QtBot) -> None:
    view = saved(session, qtbot)
    show(session, view, qtbot)

    qtbot.keyClick(window_of(session).sidebar, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: rows(session) == {})
    assert session.guide.here == session.guide.home()
    assert said(session) == ["“Crime” removed; its titles stay"]

    session.toasts.toasts()[0].acted.emit()
    qtbot.waitUntil(lambda: "Crime" in rows(session))
    assert session.desk.engine.views.all() == [view]


def test_the_page_offers_what_can_be_done_to_the_view_that_it_shows(session: Session, qtbot: QtBot) -> None:
    button, sidebar = session.content.library.view_button, window_of(session).sidebar
    assert not button.isVisible()
    view, other = saved(session, qtbot), saved(session, qtbot, "Another")
    show(session, view, qtbot)
    sidebar.set_here(Location(view=other.id))  # as the arrows do

    button.pressed.emit()

    assert button.isVisible()
    assert session.views.current() == view
    menu = button.menu()
    assert menu is not None
    assert [action.text().partition("\t")[0] for action in menu.actions()] == [
        "Change the view",
        "Export the view as a playlist",
        "Move the view up",
        "Move the view down",
        "Remove the view",
    ]
    menu.close()
    next(action for action in menu.actions() if action.text().startswith("Remove")).trigger()
    qtbot.waitUntil(lambda: list(rows(session)) == ["Another"])


def test_keys_of_views_mean_nothing_on_other_rows(session: Session, qtbot: QtBot) -> None:
    window, commands = window_of(session), session.desk.commands
    show(session, saved(session, qtbot), qtbot)
    assert commands.ready("views.remove") is not None
    assert window.verbs.named()["keep_view"].isEnabled()

    session.guide.go(session.guide.home())

    assert commands.ready("views.remove") is None
    session.guide.go(Location(place=Place.TRASH))
    assert not window.verbs.keep_view.isEnabled()


# --- exported ---------------------------------------------------------------------------------------------------------


Ask = Callable[[QWidget, str], str]


@pytest.fixture
def export(demo_desk: Desk, qtbot: QtBot, tmp_path: Path) -> Callable[[ViewWords], PlaylistDialog]:
    def export(words: ViewWords) -> PlaylistDialog:
        view = demo_desk.engine.views.save("Mine", words)
        opened = PlaylistDialog(demo_desk, view, ask_for_file=lambda _parent, name: str(tmp_path / name))
        opened.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(opened)
        opened.open()
        return opened

    return export


def test_a_view_is_exported_as_a_list_of_files(
    export: Callable[[ViewWords], PlaylistDialog], demo_desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    opened = export(ViewWords("", Kind.MOVIE))
    qtbot.waitUntil(opened.save.isEnabled)
    promised = opened.finding.accessibleName()

    opened.save.click()

    qtbot.waitUntil(lambda: not opened.isVisible())
    lines = (tmp_path / "Mine.m3u8").read_text(encoding="utf-8").splitlines()
    count = len([line for line in lines if not line.startswith("#")])
    assert promised == f"{count} file(s)"


def test_what_kodi_cannot_say_is_named_and_a_list_is_offered_instead(
    export: Callable[[ViewWords], PlaylistDialog], qtbot: QtBot
) -> None:
    opened = export(ViewWords("unpublished genre:drama", Kind.MOVIE))
    opened.form.setCurrentIndex(1)
    qtbot.waitUntil(lambda: opened.more.text() == "• unpublished – only Metarr knows that")
    assert not opened.save.isEnabled()

    opened.finding.button.click()

    assert opened.form.currentData() == Form.M3U
    qtbot.waitUntil(opened.save.isEnabled)


def test_a_view_that_kodis_rules_say_is_exported_as_such(
    export: Callable[[ViewWords], PlaylistDialog], qtbot: QtBot, tmp_path: Path
) -> None:
    opened = export(ViewWords("genre:drama unwatched", Kind.MOVIE))
    opened.form.setCurrentIndex(1)
    qtbot.waitUntil(opened.save.isEnabled)

    opened.save.click()

    qtbot.waitUntil((tmp_path / "Mine.xsp").is_file)


class SlowLook:
    """Takes the place of `Playlists.plan`: three of ten titles, and then it goes on until nobody wants it."""

    def __init__(self) -> None:
        self.has_ended = threading.Event()

    def plan(self, view: SavedView, form: Form, mappings: Sequence[PathMapping], progress: Progress) -> Playlist:
        progress.report(3, 10)
        try:
            while True:
                progress.check()
                self.has_ended.wait(0.01)
        finally:
            self.has_ended.set()


@pytest.fixture
def slow_look(monkeypatch: pytest.MonkeyPatch) -> SlowLook:
    look = SlowLook()
    monkeypatch.setattr(Playlists, "plan", staticmethod(look.plan))
    return look


def test_an_export_that_takes_long_says_how_far_it_is_and_ends_with_the_dialog(
    export: Callable[[ViewWords], PlaylistDialog], slow_look: SlowLook, qtbot: QtBot, tmp_path: Path
) -> None:
    opened = export(ViewWords("", Kind.MOVIE))
    qtbot.waitUntil(lambda: opened.finding.accessibleName() == "3 of 10 titles")
    assert (opened.bar.value(), opened.bar.maximum(), opened.bar.isVisible()) == (3, 10, True)
    assert not opened.save.isEnabled()

    opened.reject()

    assert slow_look.has_ended.wait(5)
    assert not list(tmp_path.glob("Mine*"))


def test_another_form_is_not_waited_for(
    export: Callable[[ViewWords], PlaylistDialog], slow_look: SlowLook, qtbot: QtBot
) -> None:
    opened = export(ViewWords("", Kind.MOVIE))
    qtbot.waitUntil(opened.bar.isVisible)

    opened.form.setCurrentIndex(1)

    assert slow_look.has_ended.wait(5)
    assert not opened.bar.isVisible()


@pytest.fixture
def large_text(qapp: QApplication) -> Iterator[None]:
    apply(qapp, LIGHT, 150)
    yield
    apply(qapp, LIGHT)


@pytest.mark.usefixtures("large_text")
def test_the_dialog_has_room_for_what_it_found_before_it_was_shown(
    export: Callable[[ViewWords], PlaylistDialog], qtbot: QtBot
) -> None:
    opened = export(ViewWords("res:4k hdr:any missing:fanart", Kind.MOVIE))
    opened.hide()
    opened.form.setCurrentIndex(1)
    qtbot.waitUntil(lambda: opened.more.text().count("\n") == 2)

    opened.show()

    qtbot.waitUntil(lambda: not list(flaws(opened)))


@pytest.mark.usefixtures("large_text")
def test_the_dialog_is_as_high_before_it_is_shown_as_after_and_then_rests(
    export: Callable[[ViewWords], PlaylistDialog], qtbot: QtBot
) -> None:
    opened = export(ViewWords("res:4k hdr:any missing:fanart", Kind.MOVIE))
    opened.hide()
    opened.form.setCurrentIndex(1)
    qtbot.waitUntil(lambda: opened.more.text().count("\n") == 2)
    go_round()
    before = opened.height()

    opened.show()

    assert requests_at_rest(opened) == 0
    assert opened.height() == before


def test_everything_left_out_or_refused_has_words(english: None) -> None:
    assert len({refusal_text(Refusal(why, "", 2)) for why in Why}) == len(Why)
    told = left_out_text(Playlist(Form.M3U, left_out=dict.fromkeys(LeftOut, 2))).splitlines()
    assert len(set(told)) == len(LeftOut)
