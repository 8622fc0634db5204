"""The music screen: artists, the albums of one, the tracks of one album."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.services.engine import Engine
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.library.view import library_view
from metarr_desktop.ui.music.page import MusicPage
from metarr_desktop.ui.music.reading import clock
from metarr_desktop.ui.roles import Role
from tests.ui.demo_items import put_back_after, the_item
from tests.ui.drops import drop, picture_data


@pytest.fixture(autouse=True)
def _put_back(demo_engine: Engine) -> Iterator[None]:
    yield from put_back_after(demo_engine)


@pytest.fixture
def page(demo_desk: Desk, qtbot: QtBot) -> MusicPage:
    page = MusicPage(demo_desk)
    qtbot.addWidget(page)
    page.resize(1100, 760)
    page.show()
    with qtbot.waitSignal(page.tracks_model.listed):
        page.show_view(library_view(demo_desk.engine.browse.library("Music")))
    return page


def artist(desk: Desk, name: str) -> ItemId:
    return the_item(desk.engine, name, Kind.ARTIST)


def test_the_first_artist_is_shown_with_albums_and_the_tracks_of_one(
    page: MusicPage, demo_desk: Desk, qtbot: QtBot
) -> None:
    first = artist(demo_desk, "Ada Lindqvist")

    assert page.artists.current_artist() == first
    albums = demo_desk.engine.browse.children(first)
    assert page.albums_model.rowCount() == len(albums)
    qtbot.waitUntil(lambda: page.tracks_model.rowCount() > 0)
    assert page.chosen() == [first]


def test_another_artist_brings_other_albums(page: MusicPage, demo_desk: Desk, qtbot: QtBot) -> None:
    page.artists.setFocus()

    with qtbot.waitSignal(demo_desk.stage.items_chosen, check_params_cb=bool) as chosen:
        qtbot.keyClick(page.artists, Qt.Key.Key_Down)

    other = page.artists.current_artist()
    assert other is not None
    assert chosen.args == [[other]]
    qtbot.waitUntil(lambda: page.albums_model.scope.parent == other and page.albums_model.rowCount() == 1)


def test_an_album_that_is_clicked_is_chosen_and_its_tracks_shown(page: MusicPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.albums_model.rowCount() > 1)
    place = page.albums.visualRect(page.albums_model.index(1, 0)).center()

    qtbot.mouseClick(page.albums.viewport(), Qt.MouseButton.LeftButton, pos=place)

    album = page.albums_model.item_at(1)
    assert page.chosen() == [album]
    qtbot.waitUntil(lambda: page.tracks_model.scope.parent == album and page.tracks_model.rowCount() > 0)


def test_a_search_that_finds_nobody_is_cleared_where_it_was_typed(
    page: MusicPage, demo_desk: Desk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.artists_model.listed):
        page.search("xyzzy")

    with qtbot.waitSignal(demo_desk.stage.found_wanted) as wanted:
        qtbot.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)

    assert wanted.args == [demo_desk.engine.browse.library("Music").id, ""]


def test_an_album_that_is_gone_leaves_the_next_one_chosen(page: MusicPage, demo_desk: Desk, qtbot: QtBot) -> None:
    page.activateWindow()
    page.albums.setFocus()
    qtbot.waitUntil(lambda: page.albums.hasFocus() and page.albums_model.rowCount() > 2)
    page.albums.choose(1)
    gone, following = page.albums_model.item_at(1), page.albums_model.item_at(2)

    demo_desk.engine.put_into_trash([gone])

    qtbot.waitUntil(lambda: page.albums_model.place_of(gone) is None)
    assert page.chosen() == [following]


def test_a_picture_falls_on_an_album_or_an_artist_and_is_locked(
    page: MusicPage, demo_desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: page.albums_model.known_row(1) is not None and page.artists_model.known_row(1) is not None)

    for view, model in ((page.artists, page.artists_model), (page.albums, page.albums_model)):
        with qtbot.waitSignal(demo_desk.stage.said) as said:
            drop(view.viewport(), view.visualRect(model.index(1, 0)).center(), picture_data(tmp_path))
        assert said.args[0].is_undo
        assert "thumb" in demo_desk.engine.browse.detail(model.item_at(1)).row.locked


def test_an_artist_who_is_gone_leaves_the_next_one_current(page: MusicPage, demo_desk: Desk, qtbot: QtBot) -> None:
    page.artists.choose(page.artists_model.item_at(2))
    gone, following = page.artists_model.item_at(2), page.artists_model.item_at(3)

    demo_desk.engine.put_into_trash([gone])

    qtbot.waitUntil(lambda: page.artists.current_artist() == following)


def test_a_track_says_how_long_it_plays(page: MusicPage, qtbot: QtBot) -> None:
    index = page.tracks_model.index(0, 0)

    qtbot.waitUntil(lambda: bool(page.tracks_model.data(index, Role.NOTE)))

    assert ":" in page.tracks_model.data(index, Role.NOTE)


def test_a_track_that_is_asked_for_is_chosen_below_its_album(page: MusicPage, demo_desk: Desk, qtbot: QtBot) -> None:
    browse = demo_desk.engine.browse
    album = browse.children(artist(demo_desk, "Brass Harbour"))[0]
    track = browse.children(album.id)[-1]

    page.show_view(library_view(browse.library("Music")), "", track.id)

    qtbot.waitUntil(lambda: page.chosen() == [track.id])
    assert page.artists.current_artist() == album.parent


def test_a_search_leaves_the_artists_it_fits(page: MusicPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.artists_model.listed):
        page.search("brass")

    assert page.artists_model.rowCount() == 1


def test_nothing_found_says_so(page: MusicPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.artists_model.listed):
        page.search("xyzzy")

    assert page.empty.isVisible()
    assert page.empty.accessibleName() == "No artist fits this search"


def test_editing_the_artist_asks_for_the_form_of_the_artist(page: MusicPage, demo_desk: Desk, qtbot: QtBot) -> None:
    page.albums.choose(1)

    with qtbot.waitSignal(demo_desk.stage.edit_wanted):
        qtbot.mouseClick(page.head.edit, Qt.MouseButton.LeftButton)

    assert page.chosen() == [artist(demo_desk, "Ada Lindqvist")]


@pytest.mark.parametrize(("seconds", "said"), [(0.4, "0:00"), (61.0, "1:01"), (252.2, "4:12"), (3600.0, "60:00")])
def test_lengths_are_written_in_minutes_and_seconds(seconds: float, said: str) -> None:
    assert clock(seconds) == said
