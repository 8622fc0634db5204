"""Sharing what was watched, from the window: switched on, seen before, merged, and disagreements settled."""

from __future__ import annotations

import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from metarr_desktop.cli.sentences import SENTENCES
from metarr_desktop.domain.jobs import Phrase
from metarr_desktop.domain.kinds import ItemId, Kind, LibraryType
from metarr_desktop.domain.marks import Conflict, Direction, Mark
from metarr_desktop.domain.player import PlayerType
from metarr_desktop.domain.views import Scope
from metarr_desktop.services.errands import publish_job, scan_job
from metarr_desktop.services.watched import watched_job
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.played_words import kept_words, lost_words, watched_words
from metarr_desktop.ui.players.group_pane import GroupTabKey
from metarr_desktop.ui.players.page import PlayersPage
from metarr_desktop.ui.players.watched_dialog import ConflictsDialog, PreviewDialog
from metarr_desktop.ui.players.watched_section import WatchedSection
from tests.disk import a_film
from tests.players.fake_kodi import FakeKodi, Row

LEFT = Qt.MouseButton.LeftButton
FILM = "Glass Meridian (2019)"


@pytest.fixture
def kodi(tmp_path: Path) -> Iterator[FakeKodi]:
    with FakeKodi(f"{tmp_path}/films/", f"{tmp_path}/tv/").serve() as kodi:
        yield kodi


@pytest.fixture
def desk(empty_desk: Desk, tmp_path: Path, kodi: FakeKodi) -> Desk:
    """One film, shown by a Kodi."""
    engine = empty_desk.engine
    a_film(tmp_path / "films", FILM)
    library = engine.libraries.add(str(tmp_path / "films"), LibraryType.MOVIE)
    engine.run(scan_job(library.id))
    group = engine.players.add_group("At home", PlayerType.KODI)
    engine.players.link(group, [library.id])
    address = kodi.address
    engine.players.add(
        group, "Den", host=address.host, port=address.port, ws_port=address.ws_port, user="kodi", secret=kodi.password
    )
    engine.run(publish_job())
    return empty_desk


@pytest.fixture
def section(qtbot: QtBot, desk: Desk) -> WatchedSection:
    page = PlayersPage(desk)
    qtbot.addWidget(page)
    page.resize(1200, 1000)
    page.show()
    qtbot.waitUntil(lambda: page.pane is not None)
    assert page.pane is not None
    page.open_tab(GroupTabKey.LIBRARIES)
    return page.pane.libraries.watched


def film(desk: Desk) -> ItemId:
    (item,) = desk.engine.browse.listing(Scope(kind=Kind.MOVIE)).ids
    return ItemId(item)


def row(kodi: FakeKodi) -> Row:
    return kodi.row("movie", f"{kodi.movies}{FILM}/{FILM}.mkv")


def switch_on(qtbot: QtBot, desk: Desk, section: WatchedSection) -> None:
    qtbot.mouseClick(section.direction.button(Direction.BOTH), LEFT)
    qtbot.waitUntil(lambda: section.preview.isVisible() and section.preview.isEnabled())


def answer(dialog: QWidget, text: str) -> QPushButton:
    """The one button that begins with that text."""
    (found,) = [one for one in dialog.findChildren(QPushButton) if one.text().startswith(text)]
    return found


def test_it_is_off_and_there_is_nothing_to_merge_until_it_is_switched_on(
    qtbot: QtBot, desk: Desk, section: WatchedSection
) -> None:
    was = section.direction.current(), section.merge.isVisible()

    switch_on(qtbot, desk, section)

    assert was == (Direction.OFF, False)
    assert desk.engine.browse.groups()[0].watched is Direction.BOTH


def test_a_preview_shows_what_would_change_and_merges_where_that_is_wanted(
    qtbot: QtBot, desk: Desk, section: WatchedSection, kodi: FakeKodi
) -> None:
    switch_on(qtbot, desk, section)
    row(kodi).update(playcount=2, lastplayed="2026-03-02 20:00:00")

    qtbot.mouseClick(section.preview, LEFT)
    qtbot.waitUntil(lambda: section.findChild(PreviewDialog) is not None)
    dialog = section.findChild(PreviewDialog)
    assert dialog is not None
    model = dialog.steps.model()
    steps = [model.index(at, 0).data() for at in range(model.rowCount())]
    before = desk.engine.browse.detail(film(desk)).values.get("play_count")
    qtbot.mouseClick(dialog.go, LEFT)
    qtbot.waitUntil(lambda: desk.engine.browse.detail(film(desk)).values.get("play_count") == 2)

    assert steps == ["Glass Meridian: here played 0 → 2 times, as Den says."]
    assert before is None


def test_a_disagreement_is_shown_and_the_other_word_can_be_taken(
    qtbot: QtBot, desk: Desk, section: WatchedSection, kodi: FakeKodi
) -> None:
    desk.engine.edit.set_values([film(desk)], {"user_rating": 8})
    row(kodi)["userrating"] = 4
    desk.engine.players.set_watched(desk.engine.browse.groups()[0], Direction.FROM)
    desk.engine.run(watched_job())
    qtbot.waitUntil(section.conflicts.isVisible)

    qtbot.mouseClick(section.conflicts, LEFT)
    dialog = section.findChild(ConflictsDialog)
    assert dialog is not None
    texts = sorted(one.text() for one in dialog.findChildren(QPushButton))
    qtbot.mouseClick(answer(dialog, "Take"), LEFT)
    qtbot.waitUntil(lambda: not section.conflicts.isVisible())

    assert texts == ["Close", "Keep: rated 8 (here)", "Take: rated 4 (Den)"]
    assert desk.engine.browse.detail(film(desk)).values["user_rating"] == 4


def test_a_player_that_is_off_is_named_in_the_pane(
    qtbot: QtBot, desk: Desk, section: WatchedSection, kodi: FakeKodi
) -> None:
    switch_on(qtbot, desk, section)
    desk.engine.players.change(desk.engine.browse.players()[0], {"port": "9"})

    qtbot.mouseClick(section.merge, LEFT)

    qtbot.waitUntil(lambda: "Den" in section.said.accessibleName())
    assert section.said.isVisible()


def test_both_doors_have_words_for_all_that_merging_says() -> None:
    codes = [code for code in SENTENCES if code.startswith("watched_")]
    names = {code: {name for _, name, _, _ in string.Formatter().parse(SENTENCES[code]) if name} for code in codes}

    assert len(codes) == 9
    for code in codes:
        args = dict.fromkeys(names[code], "x")
        assert watched_words(Phrase(code, {**args, "player": "Den"}))


def test_what_two_said_is_told_with_who_said_it() -> None:
    half = Conflict(Mark.RESUME, 3725.0, "Den", 60.0, "Attic")
    seen = Conflict(Mark.PLAYS, 0, "", 2, "Den")

    assert (kept_words(half), lost_words(half)) == ("left at 1:02:05 (Den)", "left at 0:01:00 (Attic)")
    assert (kept_words(seen), lost_words(seen)) == ("not watched (here)", "watched (Den)")
