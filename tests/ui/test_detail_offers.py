"""Pictures on offer: ranked with reasons, the same ones folded, fetched when they are chosen, never asked twice."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.errors import Unavailable
from metarr_desktop.domain.item_views import PictureView
from metarr_desktop.domain.kinds import ItemId, Kind, LibraryType
from metarr_desktop.domain.provider import PictureOffer
from metarr_desktop.domain.views import Scope
from metarr_desktop.files.frames import can_grab
from metarr_desktop.services.demo import art
from metarr_desktop.services.errands import scan_job
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.detail.artwork import ArtworkTab
from metarr_desktop.ui.detail.artwork_compare import ComparePictures
from metarr_desktop.ui.layout_flaws import flaws
from metarr_desktop.ui.roles import Card, Role
from tests.fakes import FakeDownloads

LEFT = Qt.MouseButton.LeftButton
LARGE = "https://pictures.invalid/large.jpg"
SMALL = "https://pictures.invalid/small.jpg"
OTHER = "https://pictures.invalid/other.jpg"
GERMAN = "https://pictures.invalid/german.jpg"


@pytest.fixture
def downloads(empty_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> FakeDownloads:
    same, other, german = (art.poster("Meridian", art.varied(number)) for number in range(3))
    fake = FakeDownloads({LARGE: same, SMALL: same, OTHER: other, GERMAN: german})
    monkeypatch.setattr(empty_desk.engine.artwork._fetching, "_downloads", fake)
    return fake


@pytest.fixture
def item(empty_desk: Desk, downloads: FakeDownloads, tmp_path: Path) -> ItemId:
    engine = empty_desk.engine
    film = tmp_path / "films" / "Glass Meridian (2019)"
    film.mkdir(parents=True)
    (film / "Glass Meridian (2019).mkv").write_bytes(b"\x1aE\xdf\xa3")
    engine.run(scan_job(engine.libraries.add(str(tmp_path / "films"), LibraryType.MOVIE).id))
    item = ItemId(engine.browse.listing(Scope(kind=Kind.MOVIE)).ids[0])
    engine.artwork.offer(
        [
            (item, "tmdb", PictureOffer("poster", LARGE, "", "en", 2000, 3000, 5.5, 212)),
            (item, "tvdb", PictureOffer("poster", SMALL, "", "en", 1000, 1500)),
            (item, "tmdb", PictureOffer("poster", OTHER, "", "en", 600, 900, 5.0, 18)),
            (item, "fanarttv", PictureOffer("poster", GERMAN, "", "de", 680, 1000, None, 4)),
        ]
    )
    return item


@pytest.fixture
def tab(empty_desk: Desk, item: ItemId, english: None, qtbot: QtBot) -> ArtworkTab:
    tab = ArtworkTab(empty_desk)
    qtbot.addWidget(tab)
    tab.resize(900, 800)
    tab.show()
    tab.show_detail(empty_desk.engine.browse.detail(item))
    qtbot.waitUntil(lambda: tab.choices.folded.text() == "1 more folded as same")
    return tab


def cards(tab: ArtworkTab) -> list[Card]:
    return [tab.candidates.index(row).data(Role.CARD) for row in range(tab.candidates.rowCount())]


def chosen(desk: Desk, item: ItemId) -> list[PictureView]:
    pictures = desk.engine.browse.detail(item).pictures
    found = [one for one in pictures if one.art == "poster" and one.position is not None]
    return sorted(found, key=lambda one: one.position or 0)


def row_of(tab: ArtworkTab, url: str) -> int:
    row = tab.candidates.row_of(url)
    assert row is not None
    return row


def click(qtbot: QtBot, tab: ArtworkTab, url: str) -> None:
    place = tab.grid.visualRect(tab.candidates.index(row_of(tab, url))).center()
    qtbot.mouseClick(tab.grid.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, place)


def test_candidates_stand_best_first_with_what_their_score_is_made_of(tab: ArtworkTab) -> None:
    first, second, third = cards(tab)

    assert int(first.title) > int(second.title) > int(third.title)
    assert first.caption == "TMDB"
    assert abs(sum(first.parts) - float(first.title)) <= 0.5
    assert second.details == ("600 × 900 · English", "18 votes")
    assert third.details == ("680 × 1000 · German", "4 votes")
    assert tab.choices.count.text() == "3 candidates"


def test_the_same_picture_of_two_providers_is_one_that_says_where_else_it_is(tab: ArtworkTab) -> None:
    first = cards(tab)[0]

    assert first.copies == 2
    assert first.also == "also at TheTVDB"


def test_a_screen_reader_hears_the_parts(tab: ArtworkTab) -> None:
    words = tab.candidates.index(2).data(int(Qt.ItemDataRole.AccessibleTextRole))

    assert "fanart.tv" in words
    assert "language" in words
    assert "Too small" not in words  # a tenth below the smallest is let pass


def test_a_click_fetches_chooses_and_locks(tab: ArtworkTab, empty_desk: Desk, item: ItemId, qtbot: QtBot) -> None:
    with qtbot.waitSignal(empty_desk.stage.said) as said:
        click(qtbot, tab, OTHER)

    assert said.args[0].text == "Poster chosen and locked"
    assert said.args[0].is_undo
    assert [one.source for one in chosen(empty_desk, item)] == ["tmdb"]
    assert "poster" in empty_desk.engine.browse.detail(item).row.locked


def test_what_was_chosen_stands_first_and_says_how_it_ranks(
    tab: ArtworkTab, empty_desk: Desk, item: ItemId, qtbot: QtBot
) -> None:
    best = cards(tab)[0].title
    with qtbot.waitSignal(empty_desk.stage.said):
        click(qtbot, tab, OTHER)

    tab.show_detail(empty_desk.engine.browse.detail(item))

    qtbot.waitUntil(lambda: cards(tab)[0].is_chosen and bool(cards(tab)[0].parts))
    assert tab.candidates.row_of(OTHER) == 0
    assert tab.head.score.text() == f"Score {cards(tab)[0].title} of 100, the best on offer has {best}"


def test_of_a_picture_in_use_a_larger_form_is_said_and_fetched(
    tab: ArtworkTab, empty_desk: Desk, item: ItemId, downloads: FakeDownloads, qtbot: QtBot
) -> None:
    empty_desk.engine.artwork.choose(item, "poster", SMALL)
    tab.show_detail(empty_desk.engine.browse.detail(item))
    qtbot.waitUntil(lambda: tab.head.score.text() == "On offer larger, 2000 × 3000: “Use the larger one”")
    tab.grid.choose(row_of(tab, LARGE))
    assert tab.use.text() == "Use the larger one"
    downloads.asked.clear()

    tab.use.click()

    qtbot.waitUntil(lambda: downloads.asked == [LARGE])
    qtbot.waitUntil(lambda: not tab.verbs.is_working)


def test_enter_chooses_and_arrows_do_not(tab: ArtworkTab, empty_desk: Desk, item: ItemId, qtbot: QtBot) -> None:
    tab.grid.setFocus()
    tab.grid.choose(0)
    qtbot.keyClick(tab.grid, Qt.Key.Key_Right)
    assert tab.grid.currentIndex().row() == 1
    assert chosen(empty_desk, item) == []

    with qtbot.waitSignal(empty_desk.stage.said):
        qtbot.keyClick(tab.grid, Qt.Key.Key_Return)

    assert len(chosen(empty_desk, item)) == 1


def test_another_is_used_as_well_where_there_is_room(
    tab: ArtworkTab, empty_desk: Desk, item: ItemId, qtbot: QtBot
) -> None:
    empty_desk.engine.artwork.choose(item, "poster", OTHER)
    tab.show_detail(empty_desk.engine.browse.detail(item))
    tab.grid.choose(row_of(tab, GERMAN))

    with qtbot.waitSignal(empty_desk.stage.said) as said:
        tab.also.click()

    assert said.args[0].text == "Poster added and locked"
    assert [one.source for one in chosen(empty_desk, item)] == ["tmdb", "fanarttv"]


def test_another_title_shows_nothing_of_the_one_before(
    tab: ArtworkTab, empty_desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    engine = empty_desk.engine
    (tmp_path / "films" / "Other (2001)").mkdir()
    (tmp_path / "films" / "Other (2001)" / "Other (2001).mkv").write_bytes(b"\x1aE\xdf\xa3")
    engine.run(scan_job(engine.browse.libraries()[0].id))
    ids = engine.browse.listing(Scope(kind=Kind.MOVIE)).ids
    other = next(row for row in engine.browse.rows([ItemId(one) for one in ids]) if row.title == "Other")

    tab.show_detail(engine.browse.detail(other.id))

    assert tab.candidates.rowCount() == 0
    assert tab._none.accessibleName() == "Reading what is on offer…"
    qtbot.waitUntil(lambda: tab._none.accessibleName() == "No poster yet")


def test_a_click_with_ctrl_only_selects(tab: ArtworkTab, downloads: FakeDownloads, qtbot: QtBot) -> None:
    asked = list(downloads.asked)
    place = tab.grid.visualRect(tab.candidates.index(1)).center()

    qtbot.keyPress(tab.grid, Qt.Key.Key_Control)
    qtbot.mouseClick(tab.grid.viewport(), LEFT, Qt.KeyboardModifier.ControlModifier, place)

    assert tab.grid.selected_rows() == (1,)
    assert downloads.asked == asked
    assert not tab.verbs.is_working


def test_what_is_never_to_be_offered_again_goes_and_undo_brings_it_back(
    tab: ArtworkTab, empty_desk: Desk, item: ItemId, qtbot: QtBot
) -> None:
    tab.grid.choose(row_of(tab, LARGE))
    with qtbot.waitSignal(empty_desk.stage.said) as said:
        tab.never.click()
    tab._read_shelf()
    qtbot.waitUntil(lambda: tab.candidates.rowCount() == 2)  # the look is gone, whoever offers it
    assert tab.choices.rejected.text() == "Offer 2 left out again"

    assert said.args[0].is_undo
    empty_desk.engine.undo()

    qtbot.waitUntil(lambda: len(empty_desk.engine.artwork.shelf(item, "poster").looks) == 3)


def test_a_picture_that_is_gone_is_said_and_not_offered_again(
    tab: ArtworkTab, empty_desk: Desk, downloads: FakeDownloads, qtbot: QtBot
) -> None:
    del downloads.pictures[OTHER]

    with qtbot.waitSignal(empty_desk.stage.error):
        click(qtbot, tab, OTHER)

    qtbot.waitUntil(lambda: tab.candidates.row_of(OTHER) is None)
    assert tab.head.work.isHidden()


def test_filters_leave_what_fits_and_say_so(tab: ArtworkTab, qtbot: QtBot) -> None:
    def choose(button: str, text: str) -> None:
        menu = getattr(tab.choices, button).menu()
        next(action for action in menu.actions() if action.text() == text).trigger()

    choose("language", "German")
    assert [card.caption for card in cards(tab)] == ["fanart.tv"]
    assert tab.choices.language.text() == "German"

    choose("size_filter", "As large as it should be")
    assert tab.candidates.rowCount() == 0
    assert tab._none.accessibleName() == "No candidate fits"

    choose("language", "Any language")
    choose("provider", "TheTVDB")
    assert [card.also for card in cards(tab)] == ["also at TheTVDB"]


def test_only_what_is_seen_is_fetched(
    tab: ArtworkTab, empty_desk: Desk, item: ItemId, downloads: FakeDownloads, qtbot: QtBot
) -> None:
    picture = downloads.pictures[OTHER]
    many = {f"https://pictures.invalid/{number}.jpg": picture for number in range(80)}
    downloads.pictures.update(many)
    empty_desk.engine.artwork.offer([(item, "tmdb", PictureOffer("keyart", url, "", "", 1000, 1500)) for url in many])
    empty_desk.engine.libraries.put_setting("artwork.similarity", 100)

    tab.open_kind("keyart")
    tab._previews.ran_dry.disconnect()
    with qtbot.waitSignal(tab._previews.ran_dry):
        pass

    asked = [url for url in downloads.asked if url in many]
    assert 0 < len(asked) < 40
    assert len(set(asked)) == len(asked)


def test_previews_that_do_not_come_are_said_once_and_leave_a_drawn_card(
    empty_desk: Desk, item: ItemId, downloads: FakeDownloads, qtbot: QtBot
) -> None:
    for url in (LARGE, SMALL, OTHER, GERMAN):
        downloads.errors[url] = Unavailable("Metarr is set to stay offline.")
    tab = ArtworkTab(empty_desk)
    qtbot.addWidget(tab)
    tab.resize(900, 800)
    tab.show()

    tab.show_detail(empty_desk.engine.browse.detail(item))

    qtbot.waitUntil(lambda: len(tab._previews._failures) == 4)
    assert tab.choices.trouble.text() == "Metarr is set to stay offline."
    assert tab.candidates.index(0).data(Role.PICTURE) is None
    tab.grid.viewport().repaint()
    assert len(downloads.asked) == 4


def test_the_address_of_a_picture_is_fetched_from_the_clipboard_and_from_a_line(
    tab: ArtworkTab, empty_desk: Desk, item: ItemId, downloads: FakeDownloads, qtbot: QtBot
) -> None:
    mine = "https://elsewhere.invalid/mine.jpg"
    downloads.pictures[mine] = art.poster("Mine", art.varied(9))
    QGuiApplication.clipboard().setText(mine)
    with qtbot.waitSignal(empty_desk.stage.said):
        tab.paste()
    assert [one.source for one in chosen(empty_desk, item)] == ["elsewhere.invalid"]

    tab._ask_for_address = lambda _parent: GERMAN
    with qtbot.waitSignal(empty_desk.stage.said):
        tab.add_from_address()
    assert [one.source for one in chosen(empty_desk, item)] == ["fanarttv"]


def test_weights_lead_to_the_settings(tab: ArtworkTab, empty_desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(empty_desk.stage.settings_wanted) as wanted:
        qtbot.mouseClick(tab.choices.weights, LEFT)

    assert wanted.args == ["artwork"]


def test_looking_for_pictures_is_a_job_for_this_title_alone(
    tab: ArtworkTab, empty_desk: Desk, item: ItemId, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(empty_desk.stage.said):
        tab.look_for_pictures()

    (job,) = [job for job in empty_desk.engine.browse.jobs() if job.type == "artwork"]
    assert job.payload == {"items": [item]}


def test_large_pictures_are_fetched_when_they_are_shown(
    tab: ArtworkTab, downloads: FakeDownloads, qtbot: QtBot
) -> None:
    tab.grid.choose(row_of(tab, OTHER))

    tab.large.click()

    dialog = tab.findChild(object, "large-picture")
    assert dialog is not None
    qtbot.waitUntil(lambda: "600 × 900" in dialog.state.text())  # type: ignore[attr-defined]
    dialog.close()  # type: ignore[attr-defined]


def test_an_address_dropped_from_a_browser_is_fetched(
    tab: ArtworkTab, empty_desk: Desk, item: ItemId, qtbot: QtBot
) -> None:
    data = QMimeData()
    data.setUrls([QUrl(OTHER)])
    place = QPointF(tab.width() - 10, tab.height() - 10)
    event = QDropEvent(place, Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)

    with qtbot.waitSignal(empty_desk.stage.said):
        tab.dropEvent(event)

    assert len(chosen(empty_desk, item)) == 1


MEDIA = Path(__file__).parents[1] / "data" / "media"


@pytest.mark.skipif(not can_grab(), reason="PyAV is not installed (the extra `av`)")
def test_frames_of_the_film_are_taken_from_one_place_after_another(
    empty_desk: Desk, downloads: FakeDownloads, tmp_path: Path, qtbot: QtBot
) -> None:
    engine = empty_desk.engine
    film = tmp_path / "films" / "Plain (2001)"
    film.mkdir(parents=True)
    shutil.copy(MEDIA / "plain.mp4", film / "Plain (2001).mp4")
    engine.run(scan_job(engine.libraries.add(str(tmp_path / "films"), LibraryType.MOVIE).id))
    item = ItemId(engine.browse.listing(Scope(kind=Kind.MOVIE)).ids[0])
    tab = ArtworkTab(empty_desk)
    qtbot.addWidget(tab)
    tab.show()
    tab.show_detail(engine.browse.detail(item))
    tab.open_kind("thumb")
    qtbot.waitUntil(tab.head.take_frame.isVisible)

    with qtbot.waitSignal(empty_desk.stage.said, timeout=20_000):
        tab.head.take_frame.click()

    (frame,) = [one for one in engine.browse.detail(item).pictures if one.art == "thumb" and one.position is not None]
    assert frame.source == "Plain (2001).mp4"
    assert "thumb" in engine.browse.detail(item).row.locked
    tab.open_kind("poster")
    assert tab.head.take_frame.isHidden()  # no film is upright


def test_in_a_narrow_pane_the_filters_stand_whole_below_the_count(tab: ArtworkTab, qtbot: QtBot) -> None:
    choices, wide = tab.choices, tab.kinds.width()
    assert choices.language.parentWidget().y() < choices.weights.y()

    pane = QWidget()  # as wide as it is given
    qtbot.addWidget(pane)
    tab.setParent(pane)
    pane.show()
    tab.show()
    tab.resize(456, 800)

    qtbot.waitUntil(lambda: choices.language.parentWidget().y() > choices.weights.y())
    assert not list(flaws(choices))
    assert tab.kinds.width() < wide // 2  # signs alone
    tab.resize(900, 800)
    qtbot.waitUntil(lambda: choices.language.parentWidget().y() < choices.weights.y())
    tab.setParent(None)  # it goes by itself


# compared


def test_two_that_are_selected_are_compared_and_either_is_chosen_by_its_number(
    tab: ArtworkTab, empty_desk: Desk, item: ItemId, qtbot: QtBot
) -> None:
    tab.grid.choose(row_of(tab, LARGE))
    german = tab.candidates.index(row_of(tab, GERMAN))
    tab.grid.selectionModel().select(german, QItemSelectionModel.SelectionFlag.Select)
    tab.compare()
    (dialog,) = tab.findChildren(ComparePictures)
    names, facts = [side.title.text() for side in dialog.sides], dialog.sides[0].facts.text()
    qtbot.waitUntil(dialog.isActiveWindow)

    with qtbot.waitSignal(empty_desk.stage.said):
        qtbot.keyClick(dialog, Qt.Key.Key_2)

    shelf = empty_desk.engine.artwork.shelf(item, "poster")
    assert shelf.taken[GERMAN] == chosen(empty_desk, item)[0].uuid
    assert [name.partition(" · ")[0] for name in names] == ["TMDB", "fanart.tv"]
    assert facts.startswith("2000 × 3000 · English\nalso at TheTVDB\nsize ")
    assert not tab.findChildren(ComparePictures)
