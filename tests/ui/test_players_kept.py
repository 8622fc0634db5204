"""Players: comparing, what each shows of a title, keeping what was watched and putting it back; a Kodi answers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.jobs import JobStatus
from metarr_desktop.domain.kinds import ItemId, Kind, LibraryType
from metarr_desktop.domain.player import Outcome, PlayerType
from metarr_desktop.domain.player_views import PlayerView
from metarr_desktop.domain.views import Scope
from metarr_desktop.services.errands import publish_job, scan_job
from metarr_desktop.services.telling import compare_job, sync_job
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.detail.overview import OverviewTab
from metarr_desktop.ui.detail.proofs import ProofLines
from metarr_desktop.ui.players.facts import PlayerFacts
from metarr_desktop.ui.players.frame import standing_words
from metarr_desktop.ui.players.page import PlayersPage
from metarr_desktop.ui.players.put_back import PutBackDialog
from metarr_desktop.ui.shell.job_endings import JobEndings
from tests.disk import a_film
from tests.players.fake_kodi import FakeKodi

pytestmark = pytest.mark.usefixtures("english")

LEFT = Qt.MouseButton.LeftButton
FILM = "Glass Meridian (2019)"


@pytest.fixture
def kodi(tmp_path: Path) -> Iterator[FakeKodi]:
    with FakeKodi(f"{tmp_path}/films/", f"{tmp_path}/tv/").serve() as kodi:
        yield kodi


@pytest.fixture
def desk(empty_desk: Desk, kodi: FakeKodi, tmp_path: Path) -> Desk:
    """A published film that the Kodi shows."""
    engine = empty_desk.engine
    a_film(tmp_path / "films", FILM)
    engine.libraries.put_setting("automation.sync_after_publish", False)
    library = engine.libraries.add(str(tmp_path / "films"), LibraryType.MOVIE)
    engine.run(scan_job(library.id))
    group = engine.players.add_group("At home", PlayerType.KODI)
    engine.players.link(group, [library.id])
    engine.run(publish_job())
    at = kodi.address
    engine.players.add(group, "Den", host=at.host, port=at.port, ws_port=at.ws_port, user=at.user, secret=at.secret)
    engine.run(sync_job())
    return empty_desk


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> PlayersPage:
    page = PlayersPage(desk)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    qtbot.waitUntil(lambda: bool(page.frames))
    return page


def action(page: PlayersPage, text: str) -> QAction:
    return next(one for one in page.frames[0].findChildren(QAction) if one.text() == text)


def watched(kodi: FakeKodi, tmp_path: Path) -> int:
    return int(kodi.row("movie", f"{tmp_path}/films/{FILM}/{FILM}.mkv")["playcount"])


def watch(kodi: FakeKodi, tmp_path: Path, plays: int) -> None:
    kodi.row("movie", f"{tmp_path}/films/{FILM}/{FILM}.mkv")["playcount"] = plays


def only_player(desk: Desk) -> PlayerView:
    (player,) = desk.engine.browse.players()
    return player


def test_comparing_tells_nobody_and_its_result_stands_in_the_window(
    qtbot: QtBot, desk: Desk, page: PlayersPage, kodi: FakeKodi, tmp_path: Path
) -> None:
    JobEndings(desk, page)
    kodi.row("movie", f"{tmp_path}/films/{FILM}/{FILM}.mkv")["title"] = "Another title"
    before = kodi.calls.copy()

    with qtbot.waitSignal(desk.stage.said, timeout=20_000) as said:
        action(page, "Compare").trigger()

    assert said.args[0].text == "0 equal, 1 differ, 0 not there; nobody was told anything."
    qtbot.waitUntil(lambda: standing_words(page.frames[0].facts.players[0]) == "0 equal, 1 differ, 0 not there")
    told = {name for name in (kodi.calls - before) if not name.split(".")[-1].startswith("Get")}
    assert told == set()
    (job,) = [one for one in desk.engine.browse.jobs() if one.type == "compare"]
    assert job.status is JobStatus.DONE


def test_what_is_equal_throughout_needs_no_more_words(desk: Desk) -> None:
    player = only_player(desk)

    assert standing_words(PlayerFacts(player, there=1, total=1)) == ""
    counted = standing_words(PlayerFacts(player, there=612, total=1003, differ=388, absent=3))
    assert counted == "612 equal, 388 differ, 3 not there"


def test_what_was_watched_is_kept_and_put_back(
    qtbot: QtBot, desk: Desk, page: PlayersPage, kodi: FakeKodi, tmp_path: Path
) -> None:
    watch(kodi, tmp_path, 3)
    with qtbot.waitSignal(desk.stage.said) as said:
        action(page, "Keep what was watched now").trigger()
    assert said.args[0].text == "Den: kept what was watched with 1 title."
    watch(kodi, tmp_path, 0)

    action(page, "Put back what was watched…").trigger()
    dialog = page.findChild(PutBackDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.go.isEnabled)
    assert "1 title" in dialog.model.index(0).data()
    qtbot.mouseClick(dialog.go, LEFT)

    qtbot.waitUntil(lambda: dialog.verdict.accessibleName() == "Put back in Den: 1 title.")
    assert watched(kodi, tmp_path) == 3
    assert not dialog.gone.isVisible()


def test_what_stood_there_before_can_be_put_back_as_well(
    qtbot: QtBot, desk: Desk, page: PlayersPage, kodi: FakeKodi, tmp_path: Path
) -> None:
    desk.engine.adoption.snapshot(only_player(desk))
    watch(kodi, tmp_path, 7)
    dialog = PutBackDialog(desk, only_player(desk), page)
    dialog.open()
    qtbot.waitUntil(dialog.go.isEnabled)
    kept = dialog.model.rowCount()
    qtbot.mouseClick(dialog.go, LEFT)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == kept + 1)
    assert watched(kodi, tmp_path) == 0

    dialog.list.setCurrentIndex(dialog.model.index(0))
    qtbot.mouseClick(dialog.go, LEFT)

    qtbot.waitUntil(lambda: watched(kodi, tmp_path) == 7)
    qtbot.waitUntil(dialog.go.isEnabled)


def test_titles_that_are_not_there_any_more_are_named(
    qtbot: QtBot, desk: Desk, page: PlayersPage, kodi: FakeKodi
) -> None:
    desk.engine.adoption.snapshot(only_player(desk))
    kodi.rows["movie"].clear()
    dialog = PutBackDialog(desk, only_player(desk), page)
    dialog.open()
    qtbot.waitUntil(dialog.go.isEnabled)

    qtbot.mouseClick(dialog.go, LEFT)

    qtbot.waitUntil(dialog.gone.isVisible)
    assert dialog.verdict.accessibleName() == "Put back in Den: 0 titles. Not there any more: 1 title."
    assert "Glass Meridian" in dialog.gone.toPlainText()


def test_a_player_that_does_not_answer_says_so_and_nothing_is_kept(qtbot: QtBot, desk: Desk, page: PlayersPage) -> None:
    desk.engine.players.change(only_player(desk), {"port": "9"})
    qtbot.waitUntil(lambda: page.frames[0].facts.players[0].player.port == 9)
    before = desk.engine.browse.player_snapshots(only_player(desk))

    with qtbot.waitSignal(desk.stage.said) as said:
        action(page, "Keep what was watched now").trigger()

    assert said.args[0].text.startswith("Den: ")
    assert desk.engine.browse.player_snapshots(only_player(desk)) == before


def test_what_comes_of_it_is_said_even_if_nobody_waited(
    qtbot: QtBot, desk: Desk, page: PlayersPage, kodi: FakeKodi
) -> None:
    desk.engine.adoption.snapshot(only_player(desk))
    dialog = PutBackDialog(desk, only_player(desk), page)
    dialog.open()
    qtbot.waitUntil(dialog.go.isEnabled)

    with qtbot.waitSignal(desk.stage.said) as said:
        qtbot.mouseClick(dialog.go, LEFT)
        dialog.reject()

    assert said.args[0].text == "Put back in Den: 1 title."


def test_where_nothing_was_kept_the_dialog_says_how_it_is(qtbot: QtBot, empty_desk: Desk, kodi: FakeKodi) -> None:
    players = empty_desk.engine.players
    players.add_group("At home", PlayerType.KODI)
    players.add(empty_desk.engine.browse.groups()[0], "Den", host="127.0.0.1", port=9)
    dialog = PutBackDialog(empty_desk, only_player(empty_desk))
    qtbot.addWidget(dialog)
    dialog.open()

    qtbot.waitUntil(dialog.verdict.isVisible)

    assert dialog.verdict.accessibleName().startswith("Nothing was kept yet.")
    assert not dialog.go.isEnabled()


def test_a_title_says_what_each_player_shows_of_it(
    qtbot: QtBot, desk: Desk, page: PlayersPage, kodi: FakeKodi, tmp_path: Path
) -> None:
    tab = OverviewTab(desk)
    qtbot.addWidget(tab)
    (film,) = desk.engine.browse.listing(Scope(kind=Kind.MOVIE)).ids
    tab.show_detail(desk.engine.browse.detail(ItemId(film)))
    qtbot.waitUntil(lambda: tab.players.lines == ["Den: shows it as here, asked just now"])

    kodi.row("movie", f"{tmp_path}/films/{FILM}/{FILM}.mkv")["title"] = "Another title"
    desk.engine.run(compare_job())
    tab.show_detail(desk.engine.browse.detail(ItemId(film)))

    qtbot.waitUntil(lambda: tab.players.lines[0] == "Den: shows it otherwise, asked just now")
    assert tab.players.lines[1:] == ["title: “Another title” instead of “Glass Meridian”"]


def test_of_many_differences_the_first_are_named(qtbot: QtBot, desk: Desk) -> None:
    lines = ProofLines()
    qtbot.addWidget(lines)

    lines.show_proofs([(only_player(desk), Outcome.FAILED, tuple("abcdef"), "2026-01-01 00:00:00")])

    assert lines.lines[1:] == ["a", "b", "c", "d", "and 2 more"]
