"""What the window asks and says of a library's folders, and what follows from the answers."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.kinds import ItemId, Kind, LibraryType
from metarr_desktop.domain.views import LibraryView, Scope
from metarr_desktop.services.engine import Engine
from metarr_desktop.services.errands import scan_job
from metarr_desktop.ui.bridge import Bridge
from metarr_desktop.ui.desk import Desk, Stage
from metarr_desktop.ui.library.page import LibraryPage
from metarr_desktop.ui.library.root_banner import RootBanner
from metarr_desktop.ui.library.view import library_view
from metarr_desktop.ui.pictures import Pictures
from metarr_desktop.ui.settings.root_line import RootLine
from metarr_desktop.ui.shell.side_rows import read_standing, side_rows
from metarr_desktop.ui.widgets.banner import Banner


@pytest.fixture
def films(tmp_path: Path) -> Path:
    root = tmp_path / "films"
    for number in range(10):
        name = f"Film {number} (2001)"
        (root / name).mkdir(parents=True)
        (root / name / f"{name}.mkv").write_bytes(b"%d" % number * 9)
    return root


@pytest.fixture
def desk(qapp: QApplication, empty_engine: Engine, films: Path) -> Iterator[Desk]:
    """A desk with a library of ten films, scanned."""
    library = empty_engine.libraries.add(str(films), LibraryType.MOVIE)
    empty_engine.run(scan_job(library.id))
    bridge = Bridge(empty_engine)
    yield Desk(empty_engine, bridge, Pictures(bridge, empty_engine.browse.picture_path), Stage())
    bridge.close()


def the_library(desk: Desk) -> LibraryView:
    (library,) = desk.engine.browse.libraries()
    return library


def scan(desk: Desk) -> LibraryView:
    desk.engine.run(scan_job(the_library(desk).id))
    return the_library(desk)


def shown(desk: Desk, qtbot: QtBot) -> RootBanner:
    banner = RootBanner(desk)
    qtbot.addWidget(banner)
    banner.show_library(the_library(desk))
    return banner


def only(banner: RootBanner) -> Banner:
    (one,) = banner.banners.values()
    return one


def press(banner: Banner, text: str, qtbot: QtBot) -> None:
    (button,) = [one for one in banner.offered if one.text() == text]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def missing(desk: Desk) -> int:
    rows = desk.engine.browse.rows([ItemId(one) for one in desk.engine.browse.listing(Scope(kind=Kind.MOVIE)).ids])
    return sum(row.is_missing for row in rows)


def lose(films: Path, count: int) -> None:
    for number in range(count):
        shutil.rmtree(films / f"Film {number} (2001)")


def test_a_library_in_order_needs_no_word(desk: Desk, qtbot: QtBot) -> None:
    assert shown(desk, qtbot).banners == {}


def test_titles_that_are_not_there_any_more_are_asked_about_with_examples(
    desk: Desk, films: Path, qtbot: QtBot, english: None
) -> None:
    lose(films, 6)
    scan(desk)

    banner = shown(desk, qtbot)
    qtbot.waitUntil(lambda: bool(banner.banners))

    said = only(banner).accessibleName()
    assert f"Not in {films} any more: 6 titles." in said
    assert "Film 0 (2001).mkv" in said


def test_they_are_gone_when_the_person_says_so(desk: Desk, films: Path, qtbot: QtBot) -> None:
    lose(films, 6)
    scan(desk)
    banner = shown(desk, qtbot)
    qtbot.waitUntil(lambda: bool(banner.banners))

    press(only(banner), "They are gone", qtbot)

    qtbot.waitUntil(lambda: missing(desk) == 6)
    qtbot.waitUntil(lambda: the_library(desk).roots[0].held_missing is None)
    banner.show_library(the_library(desk))
    assert banner.banners == {}


def test_what_is_put_off_is_asked_again_only_when_it_is_another_question(desk: Desk, films: Path, qtbot: QtBot) -> None:
    lose(films, 6)
    scan(desk)
    banner = shown(desk, qtbot)
    qtbot.waitUntil(lambda: bool(banner.banners))

    press(only(banner), "Keep them, look again later", qtbot)
    banner.show_library(scan(desk))
    same = dict(banner.banners)
    shutil.rmtree(films / "Film 7 (2001)")
    banner.show_library(scan(desk))
    qtbot.waitUntil(lambda: bool(banner.banners))

    assert same == {}
    assert missing(desk) == 0


def test_other_content_in_a_folder_may_be_the_same_folder(
    desk: Desk, films: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    os.rename(films, tmp_path / "mine")
    (films / "Stranger (2010)").mkdir(parents=True)
    (films / "Stranger (2010)" / "Stranger (2010).mkv").write_bytes(b"stranger")
    scan(desk)
    banner = shown(desk, qtbot)

    asked = [button.text() for button in only(banner).offered]
    press(only(banner), "Same folder, new content", qtbot)

    assert asked == ["Same folder, new content", "Another disk: wait for the old one", "Point elsewhere…"]
    qtbot.waitUntil(lambda: the_library(desk).roots[0].trouble is None)
    qtbot.waitUntil(lambda: missing(desk) == 10)


def test_a_folder_that_lies_elsewhere_is_previewed_and_pointed_there_with_an_undo(
    desk: Desk, films: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    os.rename(films, tmp_path / "new disk")
    os.rename(tmp_path / "new disk" / "Film 1 (2001)", tmp_path / "new disk" / "One")
    (root,) = scan(desk).roots
    banner = shown(desk, qtbot)

    banner.look_in(root, str(tmp_path / "new disk"))
    qtbot.waitUntil(lambda: "Of 10 files" in only(banner).accessibleName())
    said = only(banner).accessibleName()
    with qtbot.waitSignal(desk.stage.said) as notice:
        press(only(banner), "Use this folder", qtbot)

    assert "9 by name, 1 by content, and 0 not" in said
    assert the_library(desk).roots[0].path == str(tmp_path / "new disk")
    assert notice.args[0].is_undo
    qtbot.waitUntil(lambda: the_library(desk).roots[0].trouble is None)
    assert missing(desk) == 0


def test_a_folder_that_cannot_be_it_is_refused_in_words_and_nothing_is_changed(
    desk: Desk, films: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    banner = shown(desk, qtbot)

    banner.look_in(the_library(desk).roots[0], str(tmp_path / "nowhere"))
    qtbot.waitUntil(lambda: "is not a folder that can be opened" in only(banner).accessibleName())
    press(only(banner), "Cancel", qtbot)

    assert banner.banners == {}
    assert the_library(desk).roots[0].path == str(films)


def test_the_library_page_shows_the_banner_and_leaves_no_gap_without_one(
    desk: Desk, films: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    page = LibraryPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.show_view(library_view(the_library(desk)))
    before = page.roots.isVisible()
    os.rename(films, tmp_path / "unplugged")
    page.show_view(library_view(scan(desk)))

    assert (before, page.roots.isVisible()) == (False, True)
    with qtbot.waitSignal(desk.stage.scan_wanted):
        press(only(page.roots), "Try again", qtbot)


def test_the_sidebar_says_that_a_library_is_offline_or_asks(desk: Desk, films: Path, tmp_path: Path) -> None:
    def row() -> str:
        return next(one for one in side_rows(read_standing(desk.engine)) if one.text == "Movies").spoken

    os.rename(films, tmp_path / "unplugged")
    scan(desk)
    away = row()
    os.rename(tmp_path / "unplugged", films)
    lose(films, 6)
    scan(desk)

    assert away == "Movies, offline, a folder of it is not connected"
    assert row() == "Movies, 10, something about its folders waits for your word"


def test_a_marker_is_a_switch_that_stands_as_the_folder_does(desk: Desk, films: Path, qtbot: QtBot) -> None:
    (root,) = the_library(desk).roots
    line = RootLine(root)
    qtbot.addWidget(line)
    line.show_root(root, None, is_only=True)

    with qtbot.waitSignal(line.marker_wanted) as wanted:
        qtbot.mouseClick(line.marker, Qt.MouseButton.LeftButton)
    desk.engine.roots.set_marker(the_library(desk), is_wanted=True)
    line.show_root(the_library(desk).roots[0], None, is_only=True)

    assert wanted.args == [True]
    assert line.marker.isChecked()
    assert (films / ".metarr-root").exists()
