"""Another language holds at once: the window is built anew over the same engine, and the person is where they were."""

import gc
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from metarr_desktop import app
from metarr_desktop.assembly import Assembly
from metarr_desktop.domain.errors import CannotWrite
from metarr_desktop.domain.jobs import JobResult, JobStatus, Payload, Progress
from metarr_desktop.domain.kinds import JobId, LibraryType
from metarr_desktop.services.errands import scan_job
from metarr_desktop.ui import language
from metarr_desktop.ui.application import WindowProgram
from metarr_desktop.ui.desk import Place
from metarr_desktop.ui.settings.page import SettingsPage
from metarr_desktop.ui.shell.location import Location
from metarr_desktop.ui.shell.session import Session
from tests.disk import a_film

_LONG_MS = 20_000
_SEEN_PX = 600
_FILMS = ("Alien 1979", "Brazil 1985", "Clue 1985")


class Gate:
    """Work that goes on until it is let go."""

    def __init__(self) -> None:
        self.opened = threading.Event()
        self.begun = list[JobId | None]()

    def __call__(self, payload: Payload, progress: Progress) -> JobResult:
        self.begun.append(progress.job)
        progress.report(1, 2)
        while not self.opened.wait(0.01):
            progress.check()
        return JobResult()


@pytest.fixture
def data_dir(tmp_path: Path) -> str:
    for film in _FILMS:
        a_film(tmp_path / "films", film)
    with app.open_engine(str(tmp_path / "data")) as engine:
        engine.libraries.put_setting("window.first_run_done", True)
        engine.libraries.put_setting("appearance.language", "en")
        engine.run(scan_job(engine.libraries.add(str(tmp_path / "films"), LibraryType.MOVIE).id))
    language.note(str(tmp_path / "data"), "en")
    return str(tmp_path / "data")


@pytest.fixture
def program(qapp: QApplication, data_dir: str, speak: Callable[[str], None]) -> Iterator[WindowProgram]:
    """The window as it is when its first page is live, in English."""
    speak("en")
    program = WindowProgram(qapp, data_dir, app.open_engine, serve=None)
    program.start()
    yield program
    program.end()
    program.window.hide()
    program.window.deleteLater()


def live(program: WindowProgram, qtbot: QtBot) -> Session:
    qtbot.waitUntil(lambda: program.window.session is not None and program.window.front is None, timeout=_LONG_MS)
    session = program.window.session
    assert session is not None
    qtbot.waitUntil(lambda: session.guide.here != Location(), timeout=_LONG_MS)
    return session


def speaking(program: WindowProgram, before: Session, qtbot: QtBot) -> Session:
    """The session of the window that took the place of another."""
    qtbot.waitUntil(lambda: program.window.session is not before, timeout=_LONG_MS)
    return live(program, qtbot)


def settings_of(session: Session, qtbot: QtBot) -> SettingsPage:
    page = session.content.currentWidget()
    assert isinstance(page, SettingsPage)
    qtbot.waitUntil(lambda: not page.whereabouts.is_on_the_way and not session.desk.bridge.is_asking, timeout=_LONG_MS)
    return page


def choose(session: Session, key: Qt.Key, qtbot: QtBot) -> None:
    """Choose the first or last language by keys, on the page where the settings are."""
    combo = settings_of(session, qtbot).row_of("appearance.language").editor
    combo.setFocus()
    qtbot.keyClick(combo, key)


def top_of(page: SettingsPage, name: str) -> int:
    return page.row_of(name).mapTo(page.content, QPoint()).y()


def words_of(session: Session) -> str:
    return session.job_bar.commands.text()


def test_it_is_chosen_by_keys_while_a_job_runs_and_taken_back_where_the_person_is(
    program: WindowProgram, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate()
    monkeypatch.setattr(Assembly, "_handler", lambda _self, _type: gate)
    english = live(program, qtbot)
    bridge, engine = english.desk.bridge, english.desk.engine
    (job,) = engine.jobs.enqueue(scan_job(engine.browse.libraries()[0].id))
    qtbot.waitUntil(lambda: "1 of 2" in english.job_bar.sentence(), timeout=_LONG_MS)
    english.guide.go(Location(place=Place.SETTINGS))
    settings_of(english, qtbot).show_setting("appearance.language")
    qtbot.waitUntil(lambda: 0 < top_of(settings_of(english, qtbot), "appearance.language") < _SEEN_PX, timeout=_LONG_MS)
    before = top_of(settings_of(english, qtbot), "appearance.language")
    gone = [program.window, *program.window.findChildren(QWidget)]

    choose(english, Qt.Key.Key_End, qtbot)

    german = speaking(program, english, qtbot)
    page = settings_of(german, qtbot)
    assert words_of(german) == "Befehle"
    assert german.desk.bridge is bridge
    assert "1 von 2" in german.job_bar.sentence()
    assert program.window.focusWidget() is page.row_of("appearance.language").editor
    qtbot.waitUntil(lambda: top_of(page, "appearance.language") == before, timeout=_LONG_MS)
    assert german.guide.trail.can_go_back
    assert not any(isValid(widget) for widget in gone)

    program.window.verbs.undo.trigger()

    assert words_of(speaking(program, german, qtbot)) == "Commands"
    gate.opened.set()
    qtbot.waitUntil(
        lambda: JobStatus.DONE in [one.status for one in engine.browse.jobs() if one.id == job], timeout=_LONG_MS
    )
    assert gate.begun.count(job) == 1


def put(session: Session, word: str) -> None:
    """Another door changes the setting."""
    session.desk.engine.libraries.put_setting("appearance.language", word)


def hearers(session: Session) -> dict[str, int]:
    """How many listen to what outlives the window."""
    bridge, pictures = session.desk.bridge, session.desk.pictures
    signals = {"arrived(QString)": pictures, "settled()": bridge}
    signals |= dict.fromkeys(("news(PyObject)", "job_event(PyObject)", "notice(PyObject)", "failed(PyObject)"), bridge)
    return {name: sender.receivers(f"2{name}") for name, sender in signals.items()}


def test_nobody_hears_twice_and_no_widget_is_left_over(
    program: WindowProgram, qtbot: QtBot, qapp: QApplication
) -> None:
    def stand(session: Session) -> tuple[dict[str, int], int, int]:
        qtbot.waitUntil(lambda: not session.desk.bridge.is_asking, timeout=_LONG_MS)
        gc.collect()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        return hearers(session), len(qapp.allWidgets()), len(program.findChildren(QObject))

    first = live(program, qtbot)
    put(first, "de")
    german = speaking(program, first, qtbot)
    before = stand(german)

    put(german, "en")
    english = speaking(program, german, qtbot)
    put(english, "de")

    assert stand(speaking(program, english, qtbot)) == before


def test_what_is_chosen_and_searched_for_and_the_way_back_stay(program: WindowProgram, qtbot: QtBot) -> None:
    first = live(program, qtbot)
    first.guide.go(Location(place=Place.EVERYTHING))
    first.guide.go(Location(place=Place.RECENT, words="kind:movie"))
    qtbot.waitUntil(lambda: first.content.library.model.rowCount() == len(_FILMS), timeout=_LONG_MS)
    first.content.library.wall.choose_rows((0, 2))
    chosen, behind = first.content.chosen(), first.guide.trail.behind

    put(first, "de")

    german = speaking(program, first, qtbot)
    qtbot.waitUntil(lambda: german.content.chosen() == chosen, timeout=_LONG_MS)
    assert german.guide.here == Location(place=Place.RECENT, words="kind:movie")
    assert german.guide.trail.behind == behind
    assert program.window.tool_bar.search.text() == "kind:movie"


def test_work_goes_on_by_itself_though_the_language_was_changed_before_the_page_was_there(
    program: WindowProgram, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(program._work_later.timeout, timeout=_LONG_MS):
        qtbot.waitUntil(lambda: program.window.session is not None, timeout=_LONG_MS)
        first = program.window.session
        assert first is not None
        put(first, "de")
        program._take_settings(first.desk.engine.browse.settings())

    assert words_of(speaking(program, first, qtbot)) == "Befehle"


def test_keys_go_to_the_list_from_the_start_and_after_it_where_they_went_before(
    program: WindowProgram, qtbot: QtBot
) -> None:
    first = live(program, qtbot)
    qtbot.waitUntil(lambda: program.window.focusWidget() is first.content.library.wall.grid, timeout=_LONG_MS)
    put(first, "de")
    german = speaking(program, first, qtbot)
    assert program.window.focusWidget() is german.content.library.wall.grid

    program.window.verbs.find.trigger()
    put(german, "en")

    speaking(program, german, qtbot)
    assert program.window.focusWidget() is program.window.tool_bar.search


def test_an_error_that_is_still_said_is_said_in_the_other_language(program: WindowProgram, qtbot: QtBot) -> None:
    first = live(program, qtbot)
    program.window.error_bar.show_error(CannotWrite("/films", "the disk is full"))

    put(first, "de")

    speaking(program, first, qtbot)
    assert program.window.error_bar.isVisible()
    assert program.window.error_bar.accessibleName().startswith("/films wurde nicht geschrieben")


def test_a_dialog_that_is_open_is_finished_first(program: WindowProgram, qtbot: QtBot) -> None:
    first = live(program, qtbot)
    dialog = QDialog(program.window)
    dialog.open()

    put(first, "de")
    qtbot.waitUntil(program._speak_later.isActive, timeout=_LONG_MS)
    assert program.window.session is first
    dialog.reject()

    assert words_of(speaking(program, first, qtbot)) == "Befehle"


def test_the_direction_of_writing_follows(
    program: WindowProgram, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = live(program, qtbot)
    monkeypatch.setenv(language.VARIABLE, language.RIGHT_TO_LEFT)  # none of the languages of the settings is such a one

    put(first, "de")

    speaking(program, first, qtbot)
    assert program.window.tool_bar.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert program.window.sidebar.x() > program.window.screens.x()


def test_what_sounds_the_same_builds_nothing_anew(program: WindowProgram, qtbot: QtBot) -> None:
    first = live(program, qtbot)

    first.desk.engine.libraries.put_setting("appearance.text_size", 110)

    qtbot.waitUntil(lambda: program.theme.text_percent == 110, timeout=_LONG_MS)
    assert program.window.session is first
    program.theme.choose(program.theme.mode)


def test_what_a_command_chose_while_no_window_was_open_holds_at_once(
    qapp: QApplication, qtbot: QtBot, data_dir: str, speak: Callable[[str], None]
) -> None:
    with app.open_engine(data_dir) as engine:
        engine.libraries.put_setting("appearance.language", "de")
    speak("en")
    program = WindowProgram(qapp, data_dir, app.open_engine, serve=None)
    program.start()

    qtbot.waitUntil(
        lambda: program.window.session is not None and words_of(program.window.session) == "Befehle", timeout=_LONG_MS
    )

    assert language.chosen(data_dir) == "de"
    program.end()
    program.window.deleteLater()
