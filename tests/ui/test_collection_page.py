"""A collection's page: its films of all libraries, their order, what comes in and out, and what is not here."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from metarr_desktop.app import open_engine
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import ItemId, Kind, LibraryType
from metarr_desktop.domain.provider import Part
from metarr_desktop.domain.views import Scope
from metarr_desktop.services.engine import Engine
from metarr_desktop.services.errands import scan_job
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.gathered.collection import CollectionPage, read_set
from metarr_desktop.ui.roles import Role
from metarr_desktop.ui.widgets.item_drag import ItemDrop, mime_of_items
from tests.disk import a_film, element
from tests.ui.conftest import desk_over
from tests.ui.drops import drag_over, drop

_YEARS = {"Ebb": 2001, "Flood": 2004, "Slack Water": 2009}


@pytest.fixture
def desk(qapp: object, tmp_path: Path) -> Iterator[Desk]:
    """A set of three films in two libraries, and two films of no set."""
    for library, titles in (("films", ("Ebb", "Flood", "Moth")), ("attic", ("Slack Water", "Heat"))):
        for title in titles:
            nfo = element("title", title) + element("year", _YEARS.get(title, 1995))
            if title in _YEARS:
                nfo += f'<set>{element("name", "Tides")}</set><uniqueid type="tmdb">{_YEARS[title]}</uniqueid>'
            a_film(tmp_path / library, title, nfo=nfo)
    with open_engine(str(tmp_path / "data")) as engine:
        libraries = [engine.libraries.add(str(tmp_path / name), LibraryType.MOVIE) for name in ("films", "attic")]
        engine.run(*(scan_job(library.id) for library in libraries))
        yield from desk_over(engine)


@pytest.fixture
def tides(desk: Desk) -> ItemId:
    return the(desk.engine, "Tides", Kind.COLLECTION)


@pytest.fixture
def page(desk: Desk, tides: ItemId, qtbot: QtBot) -> CollectionPage:
    page = CollectionPage(desk)
    qtbot.addWidget(page)
    page.resize(1100, 900)
    page.show()
    page.show_item(tides)
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    return page


def the(engine: Engine, title: str, kind: Kind = Kind.MOVIE) -> ItemId:
    ids = [ItemId(one) for one in engine.browse.listing(Scope(kind=kind)).ids]
    return next(row.id for row in engine.browse.rows(ids) if row.title == title)


def shown(page: CollectionPage) -> list[str]:
    return [page.model.index(row).data() for row in range(page.model.rowCount())]


def choose(page: CollectionPage, title: str) -> None:
    page.grid.choose(shown(page).index(title))


def know_the_set(engine: Engine, collection: ItemId, *titles: str) -> None:
    """What a provider told of the set when its films were enriched."""
    years = {**_YEARS, "High Water": 2006, "Spring Tide": 2015}
    parts = [Part(title, (ExternalId("tmdb", str(years[title])),), years[title]) for title in titles]
    with engine.edit._store.write() as unit:
        unit.enriched.put_parts(collection, parts)


def test_films_of_all_libraries_stand_there_as_they_came_out(page: CollectionPage) -> None:
    assert shown(page) == ["Ebb", "Flood", "Slack Water"]
    assert page.hero.hero().title == "Tides"
    assert page.hero.hero().facts.startswith("2001 – 2009")


def test_what_is_not_here_stands_where_it_came_out(page: CollectionPage, desk: Desk, tides: ItemId) -> None:
    know_the_set(desk.engine, tides, "Ebb", "Flood", "High Water", "Slack Water", "Spring Tide")

    page._take(read_set(desk.engine, tides))

    assert shown(page) == ["Ebb", "Flood", "High Water", "Slack Water", "Spring Tide"]
    cards = [page.model.index(row).data(Role.CARD) for row in range(5)]
    assert [card.is_absent for card in cards] == [False, False, True, False, True]
    assert not page.model.flags(page.model.index(2)) & Qt.ItemFlag.ItemIsDragEnabled
    page.grid.choose(2)
    assert page.chosen() == [tides]


def test_keys_move_a_film_and_one_undo_takes_it_back(page: CollectionPage, desk: Desk, qtbot: QtBot) -> None:
    choose(page, "Slack Water")
    page.grid.setFocus()

    with qtbot.waitSignal(desk.stage.said):
        qtbot.keyClick(page.grid, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)

    qtbot.waitUntil(lambda: shown(page) == ["Ebb", "Slack Water", "Flood"])
    assert page.chosen() == [the(desk.engine, "Slack Water")]

    desk.engine.undo()

    qtbot.waitUntil(lambda: shown(page) == ["Ebb", "Flood", "Slack Water"])


def test_the_first_cannot_come_earlier_nor_the_last_later(page: CollectionPage, qtbot: QtBot) -> None:
    choose(page, "Ebb")
    assert (page.earlier.isEnabled(), page.later.isEnabled()) == (False, True)

    choose(page, "Slack Water")
    assert (page.earlier.isEnabled(), page.later.isEnabled()) == (True, False)


def test_a_film_is_dragged_to_another_place(page: CollectionPage, desk: Desk, qtbot: QtBot) -> None:
    first = page.grid.visualRect(page.grid.index_of(0))

    with qtbot.waitSignal(desk.stage.said):
        place = QPoint(first.left() + 10, first.center().y())
        drop(page.grid.viewport(), place, mime_of_items([the(desk.engine, "Slack Water")]))

    qtbot.waitUntil(lambda: shown(page) == ["Slack Water", "Ebb", "Flood"])


def test_a_line_shows_where_it_would_fall(page: CollectionPage, desk: Desk) -> None:
    second = page.grid.visualRect(page.grid.index_of(1))
    item_drop = page.grid.findChild(ItemDrop)
    assert isinstance(item_drop, ItemDrop)

    assert drag_over(page.grid.viewport(), second.center() - QPoint(20, 0), mime_of_items([7]))

    assert item_drop._line.isVisible()
    assert abs(item_drop._line.geometry().center().x() - second.left()) <= 2


def test_films_from_elsewhere_fall_into_the_collection(page: CollectionPage, desk: Desk, qtbot: QtBot) -> None:
    moth = the(desk.engine, "Moth")

    with qtbot.waitSignal(desk.stage.said):
        second = page.grid.visualRect(page.grid.index_of(1))
        drop(page.grid.viewport(), second.center() - QPoint(20, 0), mime_of_items([moth]))

    qtbot.waitUntil(lambda: shown(page) == ["Ebb", "Moth", "Flood", "Slack Water"])
    detail = desk.engine.browse.detail(moth)
    assert detail.values["collection"] == "Tides"
    assert "collection" in detail.row.locked

    desk.engine.undo()  # both its place and that it is there are one change

    qtbot.waitUntil(lambda: shown(page) == ["Ebb", "Flood", "Slack Water"])
    assert "collection" not in desk.engine.browse.detail(moth).values


def test_what_is_no_film_does_not_come_in(page: CollectionPage, desk: Desk, tides: ItemId, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(desk.stage.said, wait=300):
        drop(page.grid.viewport(), QPoint(10, 10), mime_of_items([tides]))

    assert shown(page) == ["Ebb", "Flood", "Slack Water"]


def test_a_film_is_taken_out_and_stays_in_its_library(page: CollectionPage, desk: Desk, qtbot: QtBot) -> None:
    choose(page, "Flood")

    with qtbot.waitSignal(desk.stage.said):
        page.remove.trigger()

    qtbot.waitUntil(lambda: shown(page) == ["Ebb", "Slack Water"])
    assert the(desk.engine, "Flood")


def test_the_shelf_offers_the_films_that_are_not_in_it(page: CollectionPage, desk: Desk, qtbot: QtBot) -> None:
    page.add_button.click()
    model = page.shelf.model
    qtbot.waitUntil(lambda: [model.index(row, 0).data() for row in range(model.rowCount())] == ["Heat", "Moth"])

    page.shelf.grid.choose(1)
    with qtbot.waitSignal(desk.stage.said):
        qtbot.keyClick(page.shelf.grid, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: "Moth" in shown(page))
    qtbot.waitUntil(lambda: [model.index(row, 0).data() for row in range(model.rowCount())] == ["Heat"])


def test_films_are_found_by_words_on_the_shelf(page: CollectionPage, qtbot: QtBot) -> None:
    page.add_button.click()
    model = page.shelf.model
    qtbot.waitUntil(lambda: model.rowCount() == 2)

    qtbot.keyClicks(page.shelf.search, "hea")

    qtbot.waitUntil(lambda: model.rowCount() == 1)


def test_escape_closes_the_shelf_before_it_leads_back(page: CollectionPage, desk: Desk, qtbot: QtBot) -> None:
    page.add_button.click()

    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not page.shelf.isVisible()

    with qtbot.waitSignal(desk.stage.back_wanted):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_an_empty_collection_says_how_it_is_filled(page: CollectionPage, qtbot: QtBot) -> None:
    page.take_out([row.id for row in page._members()])

    qtbot.waitUntil(page.nothing.isVisible)
    page.nothing.button.click()
    assert page.shelf.isVisible()
