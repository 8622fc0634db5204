"""Providers in the settings: their order, whether they are asked, their keys, and what another field is worth."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.errors import Refused
from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.domain.provider import KeyNeed, LineState, Rate
from metarr_desktop.services.sources import SourceView
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.settings.page import SettingsPage
from metarr_desktop.ui.settings.provider_row import ProviderRow
from metarr_desktop.ui.settings.provider_words import knows_words, state_words
from metarr_desktop.ui.settings.sections import SectionKey
from tests.fakes import FakeProvider, connect, your_files

LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def tmdb() -> FakeProvider:
    key = {"key": KeyNeed.REQUIRED, "key_url": "https://tmdb.invalid/key", "secrets": ("api_key",)}
    return FakeProvider("tmdb", **key)


@pytest.fixture
def desk(empty_desk: Desk, tmdb: FakeProvider, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    listed = [tmdb.source, FakeProvider("tvmaze").source, FakeProvider("anilist").source]
    monkeypatch.setattr(empty_desk.engine.sources, "_listed", {one.spec.name: one for one in listed})
    monkeypatch.setattr(empty_desk.engine.sources, "_connect", connect)
    (tmp_path / "films").mkdir()
    empty_desk.engine.libraries.add(str(tmp_path / "films"), LibraryType.MOVIE, "Films")
    return empty_desk


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> SettingsPage:
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    page.resize(1100, 800)
    page.show()
    qtbot.waitUntil(lambda: len(page.providers.rows) == 3)
    page.show_section(SectionKey.PROVIDERS)
    return page


def row(page: SettingsPage, name: str) -> ProviderRow:
    return page.providers.rows[name]


def key_line(page: SettingsPage) -> QLineEdit:
    return row(page, "tmdb").key.lines["api_key"]


def test_each_says_how_it_stands(page: SettingsPage) -> None:
    assert row(page, "tmdb").state.text() == "needs a key"
    assert row(page, "tvmaze").state.text() == "ready"
    assert not key_line(page).isHidden()
    assert row(page, "tvmaze").key.isHidden()


def view(**more: object) -> SourceView:
    return SourceView(FakeProvider().spec, 0, True, False, "", Rate(1), **more)  # type: ignore[arg-type]


def test_a_provider_that_rests_or_failed_says_so_in_words() -> None:
    resting = view(line=LineState(0, Rate(1), 39.6, "tmdb answers nothing"))
    failed = view(line=LineState(0, Rate(1), 0.0, "tmdb answers nothing"))

    assert state_words(resting, is_offline=False)[0] == "rests for 40 s"
    assert state_words(failed, is_offline=False)[0] == "error"
    assert state_words(view(), is_offline=True)[0] == "offline, as set"


def test_of_a_persons_own_files_only_the_place_can_be_set(qtbot: QtBot, desk: Desk) -> None:
    mine = SourceView(your_files().spec, 0, True, False, "", Rate(1))
    row = ProviderRow(desk, mine)
    qtbot.addWidget(row)
    row.show()

    row.show_view(mine, is_offline=True)

    controls = (row.handle, row.state, row.enabled, row.more, row.key, row.address)
    assert [one for one in controls if one.isVisible()] == [row.handle, row.state]
    assert row.state.text() == "read by scans"
    assert "key" not in knows_words(mine.spec)


def test_it_says_what_it_knows() -> None:
    assert knows_words(FakeProvider().spec) == (
        "Films, series, artists, albums: texts, people, ratings, trailers, pictures · needs no key"
    )


def test_a_key_is_kept_with_enter_and_never_shown_again(qtbot: QtBot, page: SettingsPage, desk: Desk) -> None:
    qtbot.keyClicks(key_line(page), "secret-3f2a")
    assert key_line(page).displayText() == "●" * len("secret-3f2a")

    qtbot.keyClick(key_line(page), Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: row(page, "tmdb").state.text() == "ready")
    assert desk.engine.sources.all()[0].has_key
    assert key_line(page).text() == ""
    assert key_line(page).placeholderText() == "kept; type to replace it"


def test_testing_keeps_what_was_typed_and_says_that_it_works(
    qtbot: QtBot, page: SettingsPage, desk: Desk, tmdb: FakeProvider
) -> None:
    qtbot.keyClicks(key_line(page), "secret")

    qtbot.mouseClick(row(page, "tmdb").key.test, LEFT)

    qtbot.waitUntil(lambda: row(page, "tmdb").key.answer.text() == "works")
    assert ("test", "") in tmdb.asked
    assert desk.engine.sources.all()[0].has_key


def test_a_key_that_is_refused_is_said_in_place(qtbot: QtBot, page: SettingsPage, tmdb: FakeProvider) -> None:
    tmdb.fails_with = Refused("TMDB does not take this key.")
    qtbot.keyClicks(key_line(page), "wrong")

    qtbot.mouseClick(row(page, "tmdb").key.test, LEFT)

    qtbot.waitUntil(lambda: row(page, "tmdb").key.answer.text() == "TMDB does not take this key.")
    assert row(page, "tmdb").key.test.isEnabled()


def test_a_key_is_forgotten(qtbot: QtBot, page: SettingsPage, desk: Desk) -> None:
    desk.engine.sources.set("tmdb", {"api_key": "secret"})
    forget = row(page, "tmdb").key.forget
    qtbot.waitUntil(forget.isVisible)

    qtbot.mouseClick(forget, LEFT)

    qtbot.waitUntil(lambda: not desk.engine.sources.all()[0].has_key)


def test_keys_move_a_provider_down_and_up(qtbot: QtBot, page: SettingsPage, desk: Desk) -> None:
    handle = row(page, "tmdb").handle
    handle.setFocus()

    qtbot.keyClick(handle, Qt.Key.Key_Down, ALT)
    qtbot.keyClick(handle, Qt.Key.Key_Down, ALT)
    qtbot.keyClick(handle, Qt.Key.Key_Up, ALT)

    qtbot.waitUntil(lambda: [one.spec.name for one in desk.engine.sources.all()] == ["tvmaze", "tmdb", "anilist"])
    qtbot.waitUntil(lambda: page.providers.order() == ["tvmaze", "tmdb", "anilist"])
    assert page.focusWidget() is handle


def test_a_provider_is_dragged_by_its_handle(qtbot: QtBot, page: SettingsPage, desk: Desk) -> None:
    handle = row(page, "tmdb").handle
    target = row(page, "anilist")

    qtbot.mousePress(handle, LEFT)
    below = target.mapToGlobal(QPoint(20, target.height() // 2))
    handle.held_over.emit(below)  # a pointer that moves with a pressed button is the platform's to make
    qtbot.mouseRelease(handle, LEFT)

    qtbot.waitUntil(lambda: [one.spec.name for one in desk.engine.sources.all()] == ["tvmaze", "anilist", "tmdb"])


def test_a_provider_is_switched_off(qtbot: QtBot, page: SettingsPage, desk: Desk) -> None:
    qtbot.mouseClick(row(page, "tvmaze").enabled, LEFT)

    qtbot.waitUntil(lambda: row(page, "tvmaze").state.text() == "off")
    assert not desk.engine.sources.all()[1].is_enabled


def test_an_address_and_a_rate_of_its_own_stand_under_more(qtbot: QtBot, page: SettingsPage, desk: Desk) -> None:
    maze = row(page, "tvmaze")
    qtbot.mouseClick(maze.more, LEFT)
    assert maze.address.isVisible()

    for entry, text in ((maze.address, "http://10.0.0.5"), (maze.rate, "5/10")):
        entry.setFocus()
        qtbot.keyClicks(entry, text)
        qtbot.keyClick(entry, Qt.Key.Key_Return)

    def is_kept() -> bool:
        one = desk.engine.sources.all()[1]
        return one.base_url == "http://10.0.0.5" and one.rate == Rate(5, 10)

    qtbot.waitUntil(is_kept)


def test_an_address_that_is_none_is_refused_in_words(qtbot: QtBot, page: SettingsPage) -> None:
    maze = row(page, "tvmaze")
    qtbot.mouseClick(maze.more, LEFT)
    maze.address.setFocus()

    qtbot.keyClicks(maze.address, "nowhere")
    qtbot.keyClick(maze.address, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: "http://" in maze.row._refusal.text())


def test_a_field_gets_an_order_of_its_own_in_one_library_and_loses_it(
    qtbot: QtBot, page: SettingsPage, desk: Desk
) -> None:
    library = desk.engine.browse.libraries()[0].id
    orders = page.field_orders
    orders.field.setCurrentIndex(orders.field.findData("plot"))
    orders.scope.setCurrentIndex(orders.scope.findText("Films"))

    qtbot.mouseClick(orders.add, LEFT)
    qtbot.waitUntil(lambda: (library, "plot") in orders.rows)
    line = orders.rows[library, "plot"]
    assert line.editor.values() == ("TMDB", "TVMAZE", "ANILIST")

    line.editor.edited.emit(("ANILIST", "TMDB"))
    qtbot.waitUntil(lambda: desk.engine.sources.field_orders() == {(library, "plot"): ("anilist", "tmdb")})

    qtbot.mouseClick(line.remove, LEFT)
    qtbot.waitUntil(lambda: desk.engine.sources.field_orders() == {})
    qtbot.waitUntil(lambda: not orders.rows)


def test_an_order_takes_no_provider_that_there_is_not(qtbot: QtBot, page: SettingsPage, desk: Desk) -> None:
    desk.engine.sources.set_field_order("plot", ["tmdb"])
    qtbot.waitUntil(lambda: (None, "plot") in page.field_orders.rows)
    line = page.field_orders.rows[None, "plot"]

    qtbot.keyClicks(line.editor.line, "Nobody")
    qtbot.keyClick(line.editor.line, Qt.Key.Key_Return)

    assert line.row._refusal.text() == "There is no provider “Nobody”."
    assert line.editor.values() == ("TMDB",)


def test_a_search_finds_a_provider_and_hides_the_others(qtbot: QtBot, page: SettingsPage) -> None:
    qtbot.keyClicks(page.search, "tvmaze")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: not row(page, "tmdb").isVisible())
    assert row(page, "tvmaze").isVisible()
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(row(page, "tmdb").isVisible)
