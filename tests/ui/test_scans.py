"""Scans: which there were, what each found, and where its files lead."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.errors import MetarrError
from metarr_desktop.domain.kinds import LibraryId, LibraryType, ScanId
from metarr_desktop.domain.scans import ScanCause, ScanEntry, ScanFile, ScanOutcome
from metarr_desktop.services.engine import Engine
from metarr_desktop.services.errands import scan_job, watched_scan_job
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.roles import Heading, TwoLines
from metarr_desktop.ui.scans.page import ScansPage
from metarr_desktop.ui.scans.words import (
    Group,
    cause_word,
    counts_words,
    file_line,
    group_word,
    more_words,
    outcome_word,
    scan_lines,
    scan_sentence,
)
from metarr_desktop.ui.theme.icons import Icon
from tests.disk import a_film

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


def an_entry(
    id: int = 1, at: str = "2026-11-21 10:00:00", ended: str | None = "2026-11-21 10:00:09", **found: int
) -> ScanEntry:
    files = {ScanOutcome(name): count for name, count in found.items()}
    return ScanEntry(ScanId(id), LibraryId(1), ScanCause.WATCH, "known", at, ended, files=files)


class TestWords:
    def test_scans_stand_under_their_days(self) -> None:
        scans = [
            an_entry(3, "2026-11-21 10:00:00"),
            an_entry(2, "2026-11-21 09:00:00"),
            an_entry(1, "2026-11-19 09:00:00"),
        ]

        lines = scan_lines(scans, is_running=False)

        assert [entry.id if entry else type(line) for line, entry in lines] == [Heading, 3, 2, Heading, 1]

    def test_a_scan_is_counted_in_files_and_what_failed_shows_in_its_sign(self) -> None:
        found = an_entry(added=12, returned=1, moved=2, missing=3, failed=1)

        (_, (line, _)) = scan_lines([found], is_running=False)

        assert counts_words(found) == "13 added, 2 changed, 3 missing, 1 failed"
        assert counts_words(an_entry()) == "nothing new"
        assert isinstance(line, TwoLines)
        assert line.icon is Icon.WARNING

    def test_an_entry_without_an_end_is_under_way_only_while_a_scan_runs(self) -> None:
        open_entry = an_entry(ended=None, added=1)

        assert "under way" in scan_sentence(open_entry, is_running=True)
        assert "The program ended" in scan_sentence(open_entry, is_running=False)

    def test_a_file_is_named_from_its_librarys_folder_on(self) -> None:
        path = os.path.join(os.sep, "srv", "films", "Heat", "Heat.nfo")
        roots = [os.path.join(os.sep, "srv", "films")]

        added = file_line(ScanFile(ScanOutcome.ADDED, path), roots)
        failed = file_line(ScanFile(ScanOutcome.FAILED, path, "is empty"), roots)
        elsewhere = file_line(ScanFile(ScanOutcome.MISSING, path), [])

        assert (added.title, added.sentence) == ("Heat.nfo", os.path.join("films", "Heat"))
        assert failed.sentence == f"is empty · {added.sentence}"
        assert elsewhere.sentence == os.path.dirname(path)

    def test_files_that_were_only_counted_are_told_of(self) -> None:
        entry = an_entry(added=310)

        assert more_words(entry, Group.ADDED, 300) == "and 10 more, counted only"
        assert more_words(entry, Group.MISSING, 0) == ""

    def test_everything_has_a_word(self) -> None:
        assert all(group_word(group) for group in Group)
        assert all(outcome_word(outcome) for outcome in ScanOutcome)
        assert all(cause_word(cause) for cause in ScanCause)


@pytest.fixture
def films(empty_engine: Engine, tmp_path: Path) -> LibraryId:
    """A library that was scanned with two films in it; then one went, one came, and an NFO beside it is empty."""
    root = tmp_path / "films"
    for name in ("Heat (1995)", "Ronin (1998)"):
        a_film(root, name)
    library = empty_engine.libraries.add(str(root), LibraryType.MOVIE).id
    empty_engine.run(scan_job(library))
    shutil.rmtree(root / "Ronin (1998)")
    a_film(root, "Alien (1979)").with_suffix(".nfo").touch()
    empty_engine.run(scan_job(library))
    return library


@pytest.fixture
def page(qtbot: QtBot, empty_desk: Desk) -> Iterator[ScansPage]:
    page = ScansPage(empty_desk)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    return page


@pytest.fixture
def shown(qtbot: QtBot, films: LibraryId, page: ScansPage) -> ScansPage:
    """The page with the newest scan of the films."""
    with qtbot.waitSignal(page.files.listed):
        page.show_library(films)
    return page


def names(page: ScansPage) -> list[str]:
    return [os.path.basename(one.path) for one in page.files.model.files()]


def test_the_newest_scan_is_shown_with_its_files(shown: ScansPage) -> None:
    assert [shown.model.entry(row) is not None for row in range(shown.model.rowCount())] == [False, True, True]
    assert names(shown) == ["Alien (1979).mkv", "Alien (1979).nfo", "Ronin (1998).mkv", "Alien (1979).nfo"]
    assert shown.files.groups.button(Group.ADDED).text() == "Added 2"
    assert not shown.files.groups.button(Group.CHANGED).isEnabled()


def test_another_scan_is_shown_by_the_keyboard(qtbot: QtBot, shown: ScansPage) -> None:
    shown.list.setFocus()
    with qtbot.waitSignal(shown.files.listed):
        qtbot.keyClick(shown.list, Qt.Key.Key_Down)

    assert names(shown) == ["Heat (1995).mkv", "Ronin (1998).mkv"]


def test_files_are_narrowed_by_group_and_by_words(qtbot: QtBot, shown: ScansPage) -> None:
    qtbot.mouseClick(shown.files.groups.button(Group.FAILED), LEFT)
    assert names(shown) == ["Alien (1979).nfo"]

    qtbot.mouseClick(shown.files.groups.button(Group.ALL), LEFT)
    qtbot.keyClicks(shown.files.search, "RONIN")
    qtbot.keyClick(shown.files.search, Qt.Key.Key_Return)
    assert names(shown) == ["Ronin (1998).mkv"]

    qtbot.keyClicks(shown.files.search, "x")
    qtbot.keyClick(shown.files.search, Qt.Key.Key_Return)
    assert not shown.files.list.isVisible()
    assert not shown.files.folder_button.isEnabled()


def test_a_file_leads_to_its_title(qtbot: QtBot, shown: ScansPage, empty_desk: Desk) -> None:
    shown.files.list.setFocus()

    with qtbot.waitSignal(empty_desk.stage.item_wanted) as wanted:
        qtbot.keyClick(shown.files.list, Qt.Key.Key_Return)

    assert wanted.args == [empty_desk.engine.browse.find("Alien")]


def test_the_nearest_folder_that_is_there_is_opened(
    qtbot: QtBot, shown: ScansPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: bool(opened.append(url.toLocalFile())) or True)
    qtbot.mouseClick(shown.files.groups.button(Group.MISSING), LEFT)

    shown.files.list.setFocus()
    qtbot.keyClick(shown.files.list, Qt.Key.Key_O, CONTROL | Qt.KeyboardModifier.ShiftModifier)

    qtbot.waitUntil(lambda: opened == [str(tmp_path / "films")])


def test_the_listed_paths_are_copied_or_those_that_are_selected(qtbot: QtBot, shown: ScansPage, tmp_path: Path) -> None:
    shown.files.copy_paths()
    assert len(QGuiApplication.clipboard().text().splitlines()) == 4

    shown.files.list.selectAll()
    shown.files.list.selectionModel().select(
        shown.files.model.index(0), shown.files.list.selectionModel().SelectionFlag.Deselect
    )
    shown.files.list.setFocus()
    qtbot.keyClick(shown.files.list, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text().splitlines()[0] == str(tmp_path / "films/Alien (1979)/Alien (1979).nfo")
    assert len(QGuiApplication.clipboard().text().splitlines()) == 3


def test_a_scan_that_was_wanted_here_is_shown_when_it_is_done(
    qtbot: QtBot, shown: ScansPage, empty_desk: Desk, films: LibraryId
) -> None:
    jobs = empty_desk.engine.jobs
    empty_desk.stage.scan_wanted.connect(lambda library: jobs.enqueue(scan_job(LibraryId(library))))

    qtbot.mouseClick(shown.scan, LEFT)

    qtbot.waitUntil(lambda: shown.model.rowCount() == 4, timeout=20_000)
    qtbot.waitUntil(lambda: names(shown) == ["Alien (1979).nfo"])  # still unreadable
    assert shown.list.currentIndex().row() == 1


def test_what_the_watch_finds_is_listed_and_the_chosen_scan_stays(
    qtbot: QtBot, shown: ScansPage, empty_desk: Desk, films: LibraryId, tmp_path: Path
) -> None:
    chosen = shown.model.entry(shown.list.currentIndex().row())
    shutil.rmtree(tmp_path / "films" / "Heat (1995)")

    empty_desk.engine.jobs.enqueue(watched_scan_job(films, [str(tmp_path / "films" / "Heat (1995)")]))

    qtbot.waitUntil(lambda: shown.model.rowCount() == 4, timeout=20_000)
    now = shown.model.entry(shown.list.currentIndex().row())
    assert chosen is not None
    assert now is not None
    assert now.id == chosen.id


def test_without_a_library_there_is_a_way_to_one(qtbot: QtBot, page: ScansPage, empty_desk: Desk) -> None:
    page.show_library(None)
    qtbot.waitUntil(lambda: page.empty.button.isVisible())

    with qtbot.waitSignal(empty_desk.stage.folder_wanted):
        qtbot.mouseClick(page.empty.button, LEFT)
    assert not page.libraries.isVisible()


def test_a_library_without_scans_offers_one(qtbot: QtBot, page: ScansPage, empty_desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "films").mkdir()
    library = empty_desk.engine.libraries.add(str(tmp_path / "films"), LibraryType.MOVIE).id
    page.show_library(library)
    qtbot.waitUntil(lambda: page.empty.button.isVisible())

    with qtbot.waitSignal(empty_desk.stage.scan_wanted) as wanted:
        qtbot.mouseClick(page.empty.button, LEFT)
    assert wanted.args == [library]


def test_scans_that_cannot_be_read_are_tried_again(
    qtbot: QtBot, page: ScansPage, films: LibraryId, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise MetarrError("The disk reported an error.")

    with monkeypatch.context() as broken:
        broken.setattr("metarr_desktop.ui.scans.page.read_log", fail)
        page.show_library(films)
        qtbot.waitUntil(lambda: page.empty.accessibleDescription() == "The disk reported an error.")
    qtbot.mouseClick(page.empty.button, LEFT)

    qtbot.waitUntil(page.list.isVisible)


def test_another_library_is_chosen_at_the_top(qtbot: QtBot, shown: ScansPage, empty_desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "tv").mkdir()
    series = empty_desk.engine.libraries.add(str(tmp_path / "tv"), LibraryType.TV).id
    qtbot.waitUntil(lambda: len(shown.libraries.menu().actions()) == 2)

    with qtbot.waitSignal(empty_desk.stage.scans_wanted) as wanted:
        shown.libraries.menu().actions()[1].trigger()

    assert wanted.args == [series]
