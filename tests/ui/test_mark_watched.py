"""Marking what was watched: on the wall, in the table, on the page of a show; taken back like any edit."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.domain.views import Scope
from metarr_desktop.services.engine import Engine
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.library.look import Mode
from metarr_desktop.ui.shell.session import Session
from metarr_desktop.ui.shell.window import MainWindow
from tests.ui.demo_items import movies, put_back_after

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


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
def session(window: MainWindow, english: None, qtbot: QtBot) -> Session:
    session = window.session
    assert session is not None
    qtbot.waitUntil(lambda: session.content.library.model.rowCount() > 0)
    return session


def choose(session: Session, items: list[ItemId], qtbot: QtBot) -> None:
    library = session.content.library
    rows = sorted(row for item in items if (row := library.model.place_of(item)) is not None)
    (library.wall if library.look().mode is Mode.WALL else library.table).choose_rows(tuple(rows))
    qtbot.waitUntil(lambda: set(session.items.items) == set(items))


def watched(engine: Engine, items: list[ItemId]) -> list[bool]:
    return [engine.browse.detail(item).values.get("watched") is True for item in items]


def the_first(engine: Engine, kind: Kind) -> ItemId:
    return ItemId(engine.browse.listing(Scope(kind=kind)).ids[0])


def said(session: Session) -> list[str]:
    return [toast.notice.text for toast in session.toasts.toasts()]


@pytest.mark.parametrize("mode", Mode)
def test_chosen_films_are_marked_by_the_key_and_marked_back(
    mode: Mode, window: MainWindow, session: Session, demo_engine: Engine, qtbot: QtBot
) -> None:
    session.guide.set_mode(mode)
    films = movies(demo_engine, 3)
    choose(session, films, qtbot)
    library = session.content.library
    (library.wall if mode is Mode.WALL else library.table).setFocus()

    qtbot.keyClick(window, Qt.Key.Key_M, CTRL)
    qtbot.waitUntil(lambda: watched(demo_engine, films) == [True] * 3)
    qtbot.waitUntil(lambda: "3 titles marked as watched" in said(session))

    qtbot.keyClick(window, Qt.Key.Key_M, CTRL | SHIFT)
    qtbot.waitUntil(lambda: watched(demo_engine, films) == [False] * 3)


def test_one_undo_takes_the_mark_from_all_of_them(
    window: MainWindow, session: Session, demo_engine: Engine, qtbot: QtBot
) -> None:
    films = movies(demo_engine, 3)
    before = watched(demo_engine, films)
    choose(session, films, qtbot)
    session.items.watched.trigger()
    qtbot.waitUntil(lambda: watched(demo_engine, films) == [True] * 3)

    session.undoing.undo()

    qtbot.waitUntil(lambda: watched(demo_engine, films) == before)


def test_a_mark_locks_nothing(session: Session, demo_engine: Engine, qtbot: QtBot) -> None:
    (film,) = movies(demo_engine, 1)
    choose(session, [film], qtbot)

    session.items.watched.trigger()
    qtbot.waitUntil(lambda: watched(demo_engine, [film]) == [True])

    assert "watched" not in demo_engine.browse.detail(film).row.locked


def test_a_show_stands_for_all_its_episodes(session: Session, demo_engine: Engine, qtbot: QtBot) -> None:
    show = the_first(demo_engine, Kind.SERIES)
    rows = demo_engine.browse.rows(demo_engine.browse.subtree([show]))
    episodes = [row.id for row in rows if row.kind is Kind.EPISODE]
    session.guide.show_item(show)
    qtbot.waitUntil(lambda: session.items.items == [show])

    session.items.watched.trigger()

    qtbot.waitUntil(lambda: all(watched(demo_engine, episodes)))


def test_what_cannot_be_watched_is_said_and_nothing_is_changed(
    session: Session, demo_engine: Engine, qtbot: QtBot
) -> None:
    newest = demo_engine.browse.batches(1)
    album = the_first(demo_engine, Kind.ALBUM)
    session.items.set_items([album])

    session.items.watched.trigger()

    qtbot.waitUntil(lambda: "Only films and episodes can be marked as watched" in said(session))
    assert demo_engine.browse.batches(1) == newest
