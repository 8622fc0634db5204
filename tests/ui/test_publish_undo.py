"""What was published by hand is taken back from where the person sees it: the toast, the history, the list of jobs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from metarr_desktop.app import open_engine
from metarr_desktop.domain.jobs import Job, JobResult, JobStatus, Phrase, Priority
from metarr_desktop.domain.kinds import ItemId, JobId, LibraryType
from metarr_desktop.services.engine import Engine
from metarr_desktop.services.errands import publish_job, scan_job
from metarr_desktop.ui.activity.page import ActivityPage
from metarr_desktop.ui.bridge import Bridge
from metarr_desktop.ui.desk import Desk, Place, Stage
from metarr_desktop.ui.detail.history import BatchPanel, HistoryTab
from metarr_desktop.ui.detail.pane import Tab
from metarr_desktop.ui.detail.publish import PublishTab
from metarr_desktop.ui.pictures import Pictures
from metarr_desktop.ui.publish.publishing import ended_notice
from metarr_desktop.ui.shell.location import Location
from metarr_desktop.ui.shell.session import Session
from metarr_desktop.ui.shell.window import MainWindow
from metarr_desktop.ui.widgets.labels import KeyCap, Label
from metarr_desktop.ui.widgets.toast import Toast
from tests.ui.demo_items import the_item

NFO = "<movie>\n    <title>Heat</title>\n    <year>1995</year>\n    <plot>Of a thief.</plot>\n</movie>\n"
TAKEN_BACK = "Publishing taken back: 1 file removed, 1 file of yours given back."

pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def media(tmp_path: Path) -> Path:
    for title in ("Heat (1995)", "Ronin (1998)"):
        folder = tmp_path / "media" / title
        folder.mkdir(parents=True)
        (folder / f"{title}.mkv").write_bytes(b"film" * 100)
    (tmp_path / "media" / "Heat (1995)" / "Heat (1995).nfo").write_text(NFO)
    return tmp_path / "media"


@pytest.fixture
def theirs(media: Path) -> Path:
    """An NFO file that was there before us."""
    return media / "Heat (1995)" / "Heat (1995).nfo"


@pytest.fixture
def ours(media: Path) -> Path:
    """An NFO file that only publishing makes."""
    return media / "Ronin (1998)" / "Ronin (1998).nfo"


@pytest.fixture
def engine(tmp_path: Path, media: Path) -> Iterator[Engine]:
    with open_engine(str(tmp_path / "data")) as engine:
        engine.libraries.put_setting("window.first_run_done", True)
        engine.run(scan_job(engine.libraries.add(str(media), LibraryType.MOVIE).id))
        yield engine


@pytest.fixture
def window(qtbot: QtBot, engine: Engine) -> Iterator[MainWindow]:
    bridge = Bridge(engine)
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    window.open(Desk(engine, bridge, Pictures(bridge, engine.browse.picture_path), Stage()))
    qtbot.waitUntil(lambda: len(window.sidebar.rows()) > 0)
    yield window
    bridge.close()


@pytest.fixture
def session(window: MainWindow, qtbot: QtBot) -> Session:
    session = window.session
    assert session is not None
    qtbot.waitUntil(lambda: session.content.library.model.rowCount() == 2)
    return session


def publish_all(session: Session, qtbot: QtBot) -> Toast:
    """Publish everything by hand; what is said of it."""
    session.guide.go(Location(plan=()))
    footer = session.content.publish.footer
    qtbot.waitUntil(footer.act.isVisible)
    qtbot.mouseClick(footer.act, Qt.MouseButton.LeftButton)
    return toast(session, "Published", qtbot)


def toast(session: Session, beginning: str, qtbot: QtBot) -> Toast:
    def said() -> list[Toast]:
        return [one for one in session.toasts.toasts() if one.notice.text.startswith(beginning)]

    qtbot.waitUntil(lambda: bool(said()), timeout=20_000)
    return said()[-1]


def follow_link(toast: Toast, qtbot: QtBot) -> None:
    (link,) = [one for one in toast.findChildren(QPushButton) if one.text()]
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)


def choose(session: Session, engine: Engine, title: str, qtbot: QtBot) -> ItemId:
    item = the_item(engine, title)
    library = session.content.library
    qtbot.waitUntil(lambda: library.isVisible() and library.model.place_of(item) is not None)
    place = library.model.place_of(item)
    assert place is not None
    library.wall.choose_rows((place,))
    qtbot.waitUntil(lambda: session.beside.details.header.hero().title == title)
    return item


def open_history(session: Session, engine: Engine, title: str, qtbot: QtBot) -> HistoryTab:
    session.guide.go(Location(library=engine.browse.libraries()[0].id))
    choose(session, engine, title, qtbot)
    session.beside.details.open_tab(Tab.HISTORY)
    tab = session.beside.details.page(Tab.HISTORY)
    assert isinstance(tab, HistoryTab)
    qtbot.waitUntil(lambda: bool(tab.panels))
    return tab


def published(tab: HistoryTab) -> BatchPanel:
    return next(panel for panel in tab.panels if panel.accessibleName() == "Published")


def words(panel: BatchPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(Label)]


def test_the_toast_says_what_was_written_and_takes_it_back(
    session: Session, qtbot: QtBot, theirs: Path, ours: Path
) -> None:
    said = publish_all(session, qtbot)
    assert (said.notice.text, said.notice.action) == ("Published 2 titles: 2 files written.", "Undo")
    assert ours.exists()

    follow_link(said, qtbot)

    assert toast(session, "Publishing", qtbot).notice.text == TAKEN_BACK
    assert theirs.read_text() == NFO
    assert not ours.exists()


def test_the_way_back_can_be_taken_back(session: Session, qtbot: QtBot, theirs: Path, ours: Path) -> None:
    follow_link(publish_all(session, qtbot), qtbot)

    follow_link(toast(session, "Publishing", qtbot), qtbot)

    again = toast(session, "Published", qtbot)
    assert again.notice.text == "Published 2 titles: 2 files written."
    assert theirs.read_text() != NFO
    assert ours.exists()
    follow_link(again, qtbot)
    qtbot.waitUntil(lambda: not ours.exists() and theirs.read_text() == NFO, timeout=20_000)


def test_published_again_it_stands_in_the_history_once_and_is_taken_back_from_there(
    session: Session, engine: Engine, qtbot: QtBot, theirs: Path, ours: Path
) -> None:
    follow_link(publish_all(session, qtbot), qtbot)
    follow_link(toast(session, "Publishing", qtbot), qtbot)
    toast(session, "Published", qtbot)
    tab = open_history(session, engine, "Heat", qtbot)
    assert [panel.accessibleName() for panel in tab.panels].count("Published") == 1

    qtbot.mouseClick(published(tab).undo, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: not ours.exists() and theirs.read_text() == NFO, timeout=20_000)


def test_the_keys_of_redo_publish_again_what_was_just_taken_back(
    window: MainWindow, session: Session, qtbot: QtBot, ours: Path
) -> None:
    follow_link(publish_all(session, qtbot), qtbot)
    toast(session, "Publishing", qtbot)

    window.verbs.redo.trigger()

    toast(session, "Published", qtbot)
    assert ours.exists()


def test_the_keys_of_undo_pass_a_publish_by_and_are_not_shown_with_it(
    window: MainWindow, session: Session, engine: Engine, qtbot: QtBot, ours: Path
) -> None:
    ronin = the_item(engine, "Ronin")
    engine.edit.set_values([ronin], {"tagline": "Loyalty is bought."})
    said = publish_all(session, qtbot)
    assert said.findChildren(KeyCap) == []

    window.verbs.undo.trigger()

    toast(session, "Taken back", qtbot)
    assert engine.browse.detail(ronin).values.get("tagline") is None
    assert ours.exists()


def test_one_title_published_from_its_own_tab_has_the_same_way_back(
    session: Session, engine: Engine, qtbot: QtBot, theirs: Path, ours: Path
) -> None:
    choose(session, engine, "Ronin", qtbot)
    session.beside.details.open_tab(Tab.PUBLISH)
    page = session.beside.details.page(Tab.PUBLISH)
    assert isinstance(page, PublishTab)
    qtbot.waitUntil(page.footer.act.isVisible)
    qtbot.mouseClick(page.footer.act, Qt.MouseButton.LeftButton)

    said = toast(session, "Published 1 title", qtbot)
    assert ours.exists()
    follow_link(said, qtbot)

    toast(session, "Publishing taken back: 1 file removed.", qtbot)
    assert not ours.exists()


def test_the_history_names_the_files_and_takes_them_back(
    session: Session, engine: Engine, qtbot: QtBot, theirs: Path, ours: Path
) -> None:
    publish_all(session, qtbot)
    tab = open_history(session, engine, "Heat", qtbot)
    panel = published(tab)
    assert {"Heat (1995).nfo", "what stood there is kept aside"} <= set(words(panel))
    assert panel.undo.text() == "Undo in all 2 titles"

    qtbot.mouseClick(panel.undo, Qt.MouseButton.LeftButton)

    assert toast(session, "Publishing", qtbot).notice.text == TAKEN_BACK
    qtbot.waitUntil(lambda: "Taken back" in words(published(tab)))
    assert published(tab).undo.isHidden()
    assert theirs.read_text() == NFO
    assert not ours.exists()


def test_a_file_that_another_program_changed_since_stays_and_is_told_of(
    session: Session, qtbot: QtBot, theirs: Path, ours: Path
) -> None:
    said = publish_all(session, qtbot)
    ours.write_text("<movie><title>Theirs</title></movie>")

    follow_link(said, qtbot)

    text = toast(session, "Publishing", qtbot).notice.text
    assert text.endswith("Some files stay as they are; the list is under Activity.")
    assert "Theirs" in ours.read_text()
    assert theirs.read_text() == NFO


def test_the_job_that_published_offers_to_take_it_back_while_it_stands(
    session: Session, engine: Engine, qtbot: QtBot, ours: Path
) -> None:
    (done,) = engine.run(publish_job())
    session.guide.go(Location(place=Place.ACTIVITY))
    page = session.content.place(Place.ACTIVITY)
    assert isinstance(page, ActivityPage)
    qtbot.waitUntil(lambda: page.model.row_of(done.id) is not None)
    page.choose(done.id)
    qtbot.waitUntil(page.detail.undo.isVisible)

    page.detail.undo.setFocus()
    qtbot.keyClick(page.detail.undo, Qt.Key.Key_Space)

    toast(session, "Publishing", qtbot)
    assert not ours.exists()
    page.choose(done.id)
    page._show(page.list.currentIndex())
    qtbot.waitUntil(lambda: not session.desk.bridge.is_asking)  # whether it stands
    assert not page.detail.undo.isVisible()
    titles = [page.model.index(row).data() for row in range(page.model.rowCount())]
    assert any(title.startswith("Taking back what was published") for title in titles)


def test_what_touched_no_file_has_nothing_to_take_back() -> None:
    kept = Phrase("publish_done", {"items": 2, "batch": 0, "written": 0, "replaced": 0, "removed": 0, "kept": 4})
    result = JobResult(summary=(kept,))
    job = Job(JobId(1), "publish", Priority.PERSON, JobStatus.DONE, {}, "2026-11-21 10:00:00", result=result)

    notice = ended_notice(job)

    assert notice.text == "Everything was already on disk as it is here."
    assert (notice.action, notice.undoes) == ("", None)
