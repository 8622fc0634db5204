"""The library screen over a real scanned library: wall and table, search, filters, order, and what empty lists say."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QHeaderView
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.kinds import ItemId
from metarr_desktop.domain.root_state import RootTrouble
from metarr_desktop.domain.views import LibraryView, Sort
from metarr_desktop.services.changes import Aspect, News
from metarr_desktop.ui.desk import Desk, Place
from metarr_desktop.ui.library.look import ALL_LISTS, ColumnLook, Look, Mode
from metarr_desktop.ui.library.page import LibraryPage
from metarr_desktop.ui.library.view import library_view, place_view
from metarr_desktop.ui.models.columns import COLUMNS
from metarr_desktop.ui.roles import Role
from metarr_desktop.ui.widgets.item_drag import items_of_mime, mime_of_items
from tests.ui.demo_items import the_item
from tests.ui.drops import drag_over, drop
from tests.ui.windows_shown import windows_shown


@pytest.fixture
def films(demo_desk: Desk) -> LibraryView:
    return demo_desk.engine.browse.library("Movies")


@pytest.fixture
def page(demo_desk: Desk, films: LibraryView, qtbot: QtBot) -> LibraryPage:
    page = LibraryPage(demo_desk)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    with qtbot.waitSignal(page.model.listed):
        page.show_view(library_view(films))
    return page


def titles(page: LibraryPage, qtbot: QtBot) -> list[str]:
    """Every title shown, in order."""
    count = page.model.rowCount()
    qtbot.waitUntil(lambda: all(page.model.row_at(row) is not None for row in range(count)))
    return [row.title for number in range(count) if (row := page.model.row_at(number)) is not None]


def test_the_wall_shows_every_film_by_title_and_says_how_many(page: LibraryPage, films: LibraryView) -> None:
    assert page.title.text() == "Movies"
    assert page.counts.text() == str(films.count)
    assert page.model.rowCount() == films.count
    assert page.wall.isVisible()


def test_the_posters_arrive_after_the_titles(page: LibraryPage, qtbot: QtBot) -> None:
    index = page.model.index(0, 0)

    qtbot.waitUntil(lambda: page.model.data(index, Role.PICTURE) is not None)

    assert page.model.data(index, Role.PICTURE).deviceIndependentSize().toSize() == page.wall.grid.card_style.picture


def test_a_search_shows_its_terms_as_chips_and_how_many_of_all_it_found(
    page: LibraryPage, films: LibraryView, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.model.listed):
        page.search("year>2000 missing:tagline")

    found = page.model.rowCount()
    assert 0 < found < films.count
    assert page.counts.text() == f"{found} of {films.count}"
    assert [chip.value.text for chip in page.chips.chips()] == ["year > 2000", "missing tagline"]


def test_a_chip_that_is_removed_leaves_the_search_box_too(page: LibraryPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.model.listed):
        page.search("year>2000 missing:tagline")

    with qtbot.waitSignals([page.words_changed, page.model.listed]):
        qtbot.keyClick(page.chips.chips()[0], Qt.Key.Key_Delete)

    assert page.words == "missing:tagline"
    assert len(page.chips.chips()) == 1


def test_words_that_make_no_sense_get_a_sentence_and_the_list_stays(
    page: LibraryPage, films: LibraryView, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.model.refused) as refused:
        page.search("year>soon")

    assert [str(error) for error in refused.args] == ["“year>soon”: a number is expected."]
    assert page.refusal.accessibleName() == "“year>soon”: a number is expected."
    assert not page.refusal.button.isVisible()
    assert page.refusal.isVisible()
    assert page.model.rowCount() == films.count


def test_what_was_most_likely_meant_is_searched_for_by_its_button(page: LibraryPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.model.refused):
        page.search("-yeer>2000 missing:tagline")
    assert page.refusal.button.text() == "Search for “-year>2000 missing:tagline”"

    with qtbot.waitSignals([page.words_changed, page.model.listed]):
        qtbot.mouseClick(page.refusal.button, Qt.MouseButton.LeftButton)

    assert page.words == "-year>2000 missing:tagline"
    assert not page.refusal.isVisible()


def test_a_slip_is_forgiven_and_told(page: LibraryPage, qtbot: QtBot) -> None:
    title = max(titles(page, qtbot)[0].split(), key=len).lower()
    slip = title[:2] + title[3] + title[2] + title[4:]

    with qtbot.waitSignal(page.model.listed):
        page.search(slip)

    assert page.model.rowCount() > 0
    assert page.refusal.isVisible()
    assert page.refusal.accessibleName().startswith(f"Nothing fits “{slip}”. This is what “")
    assert page.sort_button.text() == "Best match"


def test_the_first_page_of_a_search_grows_to_the_whole_and_keeps_what_is_chosen(
    page: LibraryPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("metarr_desktop.ui.models.items._PAGE", 2)
    sizes = []
    page.model.listed.connect(lambda listing: sizes.append((len(listing), listing.is_whole)))

    with qtbot.waitSignal(page.model.rowsInserted):
        page.search("-xyzzy")

    assert sizes == [(2, False), (page.model.rowCount(), True)]
    assert page.counts.text() == str(page.model.rowCount())


def test_everyday_words_that_no_title_has_are_offered_as_terms(page: LibraryPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.model.listed):
        page.search("dramas from the 2010s in english")
    qtbot.waitUntil(page.refusal.isVisible)
    assert page.refusal.button.text() == "Search for “genre:Drama decade:2010 audio:en”"

    with qtbot.waitSignals([page.words_changed, page.model.listed]):
        qtbot.mouseClick(page.refusal.button, Qt.MouseButton.LeftButton)

    assert page.words == "genre:Drama decade:2010 audio:en"


def test_nothing_found_says_so_and_clears_the_search_by_its_button(page: LibraryPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.model.listed):
        page.search("xyzzy")
    assert page.empty.isVisible()
    assert page.empty.accessibleName() == "No movie fits this search"

    with qtbot.waitSignal(page.model.listed):
        qtbot.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)

    assert page.wall.isVisible()
    assert page.words == ""


def test_what_is_in_another_list_is_offered_there(
    page: LibraryPage, demo_desk: Desk, english: None, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.model.listed):
        page.search("inheritance")
    qtbot.waitUntil(lambda: page.empty.button.text() == "Search everywhere")
    assert page.empty.accessibleDescription() == "“inheritance” finds nothing in this list, but 1 title elsewhere."

    with qtbot.waitSignal(demo_desk.stage.found_wanted) as wanted:
        qtbot.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)

    assert wanted.args == [0, "inheritance"]


def test_a_library_that_was_never_scanned_offers_to_scan_it(
    page: LibraryPage, demo_desk: Desk, films: LibraryView, qtbot: QtBot
) -> None:
    new = replace(films, scanned_at=None, count=0)
    page.empty.explain(library_view(new), "")

    with qtbot.waitSignal(demo_desk.stage.scan_wanted) as scan:
        page.empty.button.click()

    assert page.empty.accessibleName() == "“Movies” was not scanned yet"
    assert scan.args == [films.id]


def test_a_library_on_a_disk_that_is_away_says_so_and_stays(page: LibraryPage, films: LibraryView) -> None:
    away = replace(films, roots=tuple(replace(root, is_offline=True, trouble=RootTrouble.AWAY) for root in films.roots))

    page.show_view(library_view(away))

    banner = page.roots.banners[films.roots[0].id]
    assert banner.isVisible()
    assert films.roots[0].path in banner.accessibleName()


def test_a_click_chooses_a_film_and_the_stage_is_told(page: LibraryPage, demo_desk: Desk, qtbot: QtBot) -> None:
    grid = page.wall.grid
    place = grid.visualRect(page.model.index(2, 0)).center()

    with qtbot.waitSignal(demo_desk.stage.items_chosen, check_params_cb=bool) as chosen:
        qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert chosen.args == [[page.model.item_at(2)]]


def test_several_are_chosen_with_the_keys_and_counted(page: LibraryPage, demo_desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(demo_desk.stage.items_chosen, check_params_cb=lambda items: len(items) > 1):
        qtbot.keyClick(page.wall.grid, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)

    assert "selected" in page.counts.text()


def test_a_table_counts_one_as_well(page: LibraryPage, demo_desk: Desk, qtbot: QtBot) -> None:
    page.set_mode(Mode.TABLE)

    with qtbot.waitSignal(demo_desk.stage.items_chosen, check_params_cb=bool):
        page.table.choose_rows((1,))

    assert page.counts.text().endswith(" · 1 selected")


def test_enter_opens_the_chosen_film(page: LibraryPage, demo_desk: Desk, qtbot: QtBot) -> None:
    page.wall.choose_rows((1,))

    with qtbot.waitSignal(demo_desk.stage.item_wanted) as wanted:
        qtbot.keyClick(page.wall.grid, Qt.Key.Key_Return)

    assert wanted.args == [page.model.item_at(1)]


def test_a_typed_letter_leads_to_the_first_title_that_begins_so(page: LibraryPage, qtbot: QtBot) -> None:
    shown = titles(page, qtbot)

    qtbot.keyClicks(page.wall.grid, "lak")

    (row,) = page.wall.chosen_rows()
    assert shown[row] == "Lake of Doors"


def test_letters_lead_through_the_table_as_through_the_wall(page: LibraryPage, qtbot: QtBot) -> None:
    page.set_mode(Mode.TABLE)
    page.resize(1000, 420)
    shown = titles(page, qtbot)
    page.table.setFocus()

    qtbot.keyClicks(page.table, "lak")

    (row,) = page.table.chosen_rows()
    assert shown[row] == "Lake of Doors"
    letters = page.table_box.letters
    assert letters.isVisible()
    qtbot.mouseClick(letters, Qt.MouseButton.LeftButton, pos=letters.letter_rect("H").center())
    assert shown[page.table.rowAt(4)].startswith("H")
    assert letters.current() == "H"
    page.sort_by(Sort("year"))
    qtbot.waitUntil(letters.isHidden)


def test_what_is_typed_in_the_table_reads_no_further_rows(page: LibraryPage, qtbot: QtBot) -> None:
    page.set_mode(Mode.TABLE)
    titles(page, qtbot)
    page.model._pages.clear()

    page.table.keyboardSearch("zz")

    assert not page.model._asked


def test_wall_and_table_have_one_choice(page: LibraryPage) -> None:
    page.wall.choose_rows((3, 4))

    page.set_mode(Mode.TABLE)

    assert page.table.isVisible()
    assert page.table.chosen_rows() == (3, 4)
    page.set_mode(Mode.WALL)
    assert page.wall.chosen_rows() == (3, 4)


def test_a_heading_sorts_and_turns_the_order_round(page: LibraryPage, qtbot: QtBot) -> None:
    page.set_mode(Mode.TABLE)
    year = next(number for number, column in enumerate(COLUMNS) if column.name == "year")
    header = page.table.horizontalHeader()

    for wanted in (Sort("year"), Sort("year", is_descending=True)):
        with qtbot.waitSignal(page.model.listed):
            qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(header, year))
        assert page.model.sort_order == wanted

    assert page.chosen() == []
    years = [row.year or 0 for number in range(page.model.rowCount()) if (row := page.model.known_row(number))]
    assert years == sorted(years, reverse=True)


@pytest.mark.parametrize("name", ["state", "quality", "complete", "locks", "premiered", "genres"])
def test_every_heading_that_says_something_of_titles_sorts_them(page: LibraryPage, qtbot: QtBot, name: str) -> None:
    page.set_mode(Mode.TABLE)
    page.table.set_columns([ColumnLook("title", 200), ColumnLook(name, 100)])
    number = next(number for number, column in enumerate(COLUMNS) if column.name == name)
    header = page.table.horizontalHeader()

    with qtbot.waitSignal(page.model.listed):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(header, number))

    assert page.model.sort_order == Sort(name)
    assert page.sort_button.text() == COLUMNS[number].label()


def middle_of(header: QHeaderView, section: int) -> QPoint:
    return QPoint(header.sectionViewportPosition(section) + header.sectionSize(section) // 2, header.height() // 2)


def test_the_order_of_each_view_is_remembered(page: LibraryPage, films: LibraryView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.look_changed):
        page.sort_by(Sort("rating", is_descending=True))

    assert page.look().sorts == {f"library:{films.id}": Sort("rating", is_descending=True)}


def test_columns_are_taken_as_they_were_left(page: LibraryPage) -> None:
    looks = tuple(ColumnLook(column.name, column.width, column.name != "audio") for column in reversed(COLUMNS))

    page.set_look(Look(Mode.TABLE, {}, {ALL_LISTS: looks}))

    columns = page.table.columns()
    assert [column.name for column in columns] == [look.name for look in looks]
    assert [column.name for column in columns if not column.is_shown] == ["audio"]


def test_each_list_has_columns_of_its_own_which_are_remembered(
    page: LibraryPage, demo_desk: Desk, films: LibraryView, qtbot: QtBot
) -> None:
    page.set_mode(Mode.TABLE)
    at_first = shown_columns(page)
    page.table.set_columns([ColumnLook("title", 240), ColumnLook("year", 64, is_shown=False)])
    page.table.columns_changed.emit()

    people = place_view(Place.PEOPLE)
    assert people is not None
    page.show_view(people)

    assert {"year", "audio"} <= at_first
    assert shown_columns(page) == {"state", "title", "complete", "locks", "born", "died"}
    page.show_view(library_view(films))
    assert shown_columns(page) == at_first - {"year"}
    assert set(page.look().columns) == {f"library:{films.id}"}


def test_a_change_of_columns_is_kept_for_the_list_in_which_it_was_made(page: LibraryPage, films: LibraryView) -> None:
    page.set_mode(Mode.TABLE)
    people = place_view(Place.PEOPLE)
    assert people is not None

    page.table.horizontalHeader().resizeSection(2, 99)
    page.show_view(people)

    assert set(page.look().columns) == {f"library:{films.id}"}


def shown_columns(page: LibraryPage) -> set[str]:
    return {look.name for look in page.table.columns() if look.is_shown}


def test_the_slider_makes_cards_larger_and_tells_it(page: LibraryPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.card_width_changed) as width:
        qtbot.keyClick(page.size_slider, Qt.Key.Key_PageUp)

    assert width.args == [136]
    assert page.wall.grid.card_style.width == 136


def test_an_item_that_is_asked_for_is_chosen_once_the_list_is_there(
    page: LibraryPage, films: LibraryView, qtbot: QtBot
) -> None:
    wanted = page.model.item_at(9)

    with qtbot.waitSignal(page.model.listed):
        page.show_view(library_view(films), "", ItemId(wanted))

    assert page.chosen() == [wanted]


def files_of(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop_on(page: LibraryPage, row: int, data: QMimeData) -> None:
    grid = page.wall.grid
    place = QPointF(grid.visualRect(page.model.index(row, 0)).center())
    none = Qt.KeyboardModifier.NoModifier
    left, copy = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    QApplication.sendEvent(grid.viewport(), QDragEnterEvent(place.toPoint(), copy, data, left, none))
    QApplication.sendEvent(grid.viewport(), QDropEvent(place, copy, data, left, none))


def test_a_picture_that_falls_on_a_title_becomes_its_poster_and_is_locked(
    page: LibraryPage, demo_desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    title = titles(page, qtbot)[1]
    image = QImage(200, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    assert image.save(str(tmp_path / "teal.PNG"), "PNG")

    with qtbot.waitSignal(demo_desk.stage.said) as said:
        drop_on(page, 1, files_of(tmp_path / "teal.PNG"))

    detail = demo_desk.engine.browse.detail(page.model.item_at(1))
    assert said.args[0].text == f"{title}: poster added and locked"
    assert said.args[0].is_undo
    assert [one.source for one in detail.pictures if one.art == "poster" and one.position == 0] == ["teal.PNG"]
    assert "poster" in detail.row.locked
    demo_desk.engine.undo()


def test_a_folder_over_the_wall_is_left_to_the_window(page: LibraryPage, tmp_path: Path) -> None:
    grid = page.wall.grid
    data = files_of(tmp_path)
    none = Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPoint(60, 60), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none)

    QApplication.sendEvent(grid.viewport(), event)

    assert not event.isAccepted()


def test_news_that_come_together_ask_for_the_list_twice_at_most(
    page: LibraryPage, demo_desk: Desk, qtbot: QtBot
) -> None:
    listed: list[object] = []
    page.model.listed.connect(listed.append)

    for _ in range(10):
        demo_desk.bridge.news.emit(News(frozenset({Aspect.LIST})))
    qtbot.waitUntil(lambda: len(listed) == 2)

    with qtbot.waitSignal(page.model.listed):
        page.model.reload()
    assert len(listed) == 3


def test_on_a_screen_of_twice_the_resolution_pictures_are_cut_anew(
    page: LibraryPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ratio() -> float | None:
        found = (page.model.index(row, 0).data(Role.PICTURE) for row in range(page.model.rowCount()))
        return next((picture.devicePixelRatio() for picture in found if picture is not None), None)

    qtbot.waitUntil(lambda: ratio() == 1.0)
    monkeypatch.setattr(page.wall, "devicePixelRatioF", lambda: 2.0)

    QApplication.sendEvent(page, QEvent(QEvent.Type.DevicePixelRatioChange))

    qtbot.waitUntil(lambda: ratio() == 2.0)


def test_titles_that_are_dragged_carry_their_files_out_of_the_window(page: LibraryPage, qtbot: QtBot) -> None:
    titles(page, qtbot)
    model = page.model

    data = model.mimeData([model.index(0, 0), model.index(1, 0), model.index(1, 1)])

    assert items_of_mime(data) == [model.item_at(0), model.item_at(1)]
    assert [Path(url.toLocalFile()).exists() for url in data.urls()] == [True, True]
    assert page.wall.grid.dragEnabled()


def test_rows_of_the_table_are_dragged_once_they_are_chosen(page: LibraryPage, qtbot: QtBot) -> None:
    page.set_mode(Mode.TABLE)
    place = page.table.visualRect(page.model.index(1, 0)).center()

    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not page.table.dragEnabled()  # this press chose it, and dragging on would have chosen more
    qtbot.mousePress(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert page.table.dragEnabled()


def test_films_that_fall_on_a_collection_are_of_it_and_on_a_film_they_do_not_fall(
    demo_desk: Desk, page: LibraryPage, qtbot: QtBot
) -> None:
    engine, grid = demo_desk.engine, page.wall.grid
    film = the_item(engine, "Lumen")
    titles(page, qtbot)
    assert not drag_over(grid.viewport(), grid.visualRect(page.model.index(0, 0)).center(), mime_of_items([film]))
    collections = place_view(Place.COLLECTIONS)
    assert collections is not None
    with qtbot.waitSignal(page.model.listed):
        page.show_view(collections)
    title, *_ = titles(page, qtbot)

    with qtbot.waitSignal(demo_desk.stage.said) as said:
        drop(grid.viewport(), grid.visualRect(page.model.index(0, 0)).center(), mime_of_items([film]))

    assert engine.browse.detail(film).values["collection"] == title
    assert said.args[0].is_undo
    engine.undo()


def test_no_part_of_the_page_is_a_window_of_its_own_for_a_moment(
    qapp: QApplication, demo_desk: Desk, qtbot: QtBot
) -> None:
    with windows_shown(qapp) as shown:
        qtbot.addWidget(LibraryPage(demo_desk))

    assert shown == []
