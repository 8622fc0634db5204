"""The detail pane follows what is chosen, and remembers how it was left."""

import os
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.services.engine import Engine
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.detail.files import FilesTab
from metarr_desktop.ui.detail.overview import OverviewTab
from metarr_desktop.ui.detail.pane import DetailPane, Tab
from tests.ui.demo_items import movies, put_back_after, the_item


@pytest.fixture(autouse=True)
def _put_back(demo_engine: Engine) -> Iterator[None]:
    yield from put_back_after(demo_engine)


@pytest.fixture
def pane(demo_desk: Desk, qtbot: QtBot) -> DetailPane:
    pane = DetailPane(demo_desk)
    qtbot.addWidget(pane)
    pane.resize(384, 780)
    pane.show()
    return pane


def show(pane: DetailPane, qtbot: QtBot, title: str, kind: Kind = Kind.MOVIE) -> ItemId:
    item = the_item(pane._desk.engine, title, kind)
    pane.show_items([item])
    qtbot.waitUntil(lambda: pane.header.hero().title == title)
    return item


def test_nothing_chosen_says_what_would_be_here(pane: DetailPane) -> None:
    pane.show_items([])

    assert not pane.header.isVisible()
    assert pane._empty.isVisible()


def test_one_title_shows_its_head_and_what_is_known_of_it(pane: DetailPane, qtbot: QtBot) -> None:
    show(pane, qtbot, "The Glass Meridian")

    page = pane.page(Tab.OVERVIEW)
    assert isinstance(page, OverviewTab)
    assert "2019" in pane.header.hero().facts
    assert "surveyor" in page.plot.text()
    assert page.ratings.accessibleName().startswith("7.9")


def test_a_person_has_the_tabs_that_say_something_of_people(pane: DetailPane, qtbot: QtBot) -> None:
    def tabs() -> list[str]:
        return [pane.tabs.tabText(number) for number in range(pane.tabs.count()) if pane.tabs.isTabVisible(number)]

    show(pane, qtbot, "The Glass Meridian")
    pane.open_tab(Tab.FILES)

    show(pane, qtbot, "Edda Storm", Kind.PERSON)
    assert tabs() == ["Overview", "Edit", "Artwork", "History"]
    assert pane.current_tab() not in (Tab.FILES, Tab.PUBLISH)
    pane.open_tab(Tab.PUBLISH)
    assert pane.current_tab() is not Tab.PUBLISH

    show(pane, qtbot, "The Glass Meridian")
    assert tabs() == ["Overview", "Edit", "Artwork", "Files", "History", "Publish"]


def test_several_titles_open_the_bulk_pane(pane: DetailPane, demo_desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.width_wanted):
        pane.show_items(movies(demo_desk.engine, 3))

    assert pane.bulk.isVisible()


def test_a_title_that_is_gone_leaves_an_empty_pane(pane: DetailPane, qtbot: QtBot) -> None:
    pane.show_items([ItemId(999_999)])

    qtbot.waitUntil(lambda: pane.items() == ())
    assert pane._empty.isVisible()


def test_each_tab_asks_for_the_width_it_was_left_with(pane: DetailPane, qtbot: QtBot) -> None:
    show(pane, qtbot, "The Glass Meridian")
    pane.open_tab(Tab.FILES)
    pane.remember_width(512)
    pane.open_tab(Tab.OVERVIEW)

    with qtbot.waitSignal(pane.width_wanted) as wanted:
        pane.open_tab(Tab.FILES)

    assert wanted.args == [512]


def test_open_tab_and_widths_outlive_the_session(demo_desk: Desk, qtbot: QtBot, pane: DetailPane) -> None:
    show(pane, qtbot, "Lumen")
    pane.open_tab(Tab.EDIT)
    pane.remember_width(500)
    another = DetailPane(demo_desk)
    qtbot.addWidget(another)

    another.restore(pane.state())
    show(another, qtbot, "Lumen")

    assert another.current_tab() is Tab.EDIT
    assert another.wanted_width() == 500


@pytest.mark.parametrize("words", ["", "nonsense", "edit;edit=wide,other=3", ";;;"])
def test_a_state_of_another_version_is_not_stumbled_over(pane: DetailPane, words: str) -> None:
    pane.restore(words)

    assert pane.current_tab() in Tab


def test_an_edit_made_elsewhere_shows_at_once(pane: DetailPane, demo_desk: Desk, qtbot: QtBot) -> None:
    item = show(pane, qtbot, "The Glass Meridian")

    demo_desk.engine.edit.set_values([item], {"title": "The Brass Meridian"})

    qtbot.waitUntil(lambda: pane.header.hero().title == "The Brass Meridian")


def test_the_plan_is_counted_on_its_tab(pane: DetailPane, qtbot: QtBot) -> None:
    show(pane, qtbot, "The Glass Meridian")

    publish = list(Tab).index(Tab.PUBLISH)
    qtbot.waitUntil(lambda: pane.tabs.accessibleTabName(publish) not in ("", "Publish"))


def test_files_show_versions_streams_and_what_is_beside_them(pane: DetailPane, qtbot: QtBot) -> None:
    show(pane, qtbot, "The Glass Meridian")

    pane.open_tab(Tab.FILES)

    page = pane.page(Tab.FILES)
    assert isinstance(page, FilesTab)
    names = [row.accessibleName() for row in page.rows]
    assert names[:2] == ["The Glass Meridian (2019) - 1080p.mkv", "The Glass Meridian (2019) - 2160p.mkv"]
    assert any(name.endswith(".nfo") for name in names)


def test_an_ignored_file_is_marked_and_can_be_taken_back(pane: DetailPane, qtbot: QtBot, demo_desk: Desk) -> None:
    item = show(pane, qtbot, "The Glass Meridian")
    pane.open_tab(Tab.FILES)
    page = pane.page(Tab.FILES)
    assert isinstance(page, FilesTab)
    name = page.rows[0].accessibleName()

    with qtbot.waitSignal(demo_desk.stage.said) as said:
        page.rows[0].ignore.click()

    assert said.args[0].is_undo
    qtbot.waitUntil(lambda: any(row.file.is_ignored for row in page.rows if row.accessibleName() == name))
    assert any(file.is_ignored for file in demo_desk.engine.browse.detail(item).files)


def test_a_file_goes_into_the_trash_with_a_click_and_its_way_back(
    pane: DetailPane, qtbot: QtBot, demo_desk: Desk
) -> None:
    show(pane, qtbot, "The Glass Meridian")
    pane.open_tab(Tab.FILES)
    page = pane.page(Tab.FILES)
    assert isinstance(page, FilesTab)
    row = next(one for one in page.rows if one.accessibleName().endswith(".nfo"))
    path = row.file.path

    with qtbot.waitSignal(demo_desk.stage.said) as said:
        row.trash.click()

    assert said.args[0].is_undo
    qtbot.waitUntil(lambda: not os.path.exists(path))
    demo_desk.engine.jobs.run_until_idle(demo_desk.engine.undo().jobs)
    assert os.path.exists(path)
    assert demo_desk.engine.trash.files() == []


def test_a_right_click_on_a_file_offers_all_that_can_be_done_with_it(pane: DetailPane, qtbot: QtBot) -> None:
    show(pane, qtbot, "The Glass Meridian")
    pane.open_tab(Tab.FILES)
    page = pane.page(Tab.FILES)
    assert isinstance(page, FilesTab)
    film, nfo = page.rows[0], next(one for one in page.rows if one.accessibleName().endswith(".nfo"))

    first, *others = [action for action in page.row_menu(film).actions() if not action.isSeparator()]

    assert first.text() == "Play this file"
    assert "Make it a title of its own…" in [action.text() for action in others[0].menu().actions()]
    assert [action.text() for action in others[1:]] == [
        one.accessibleName() for one in (film.copy, film.ignore, film.trash)
    ]
    assert "Play this file" not in [action.text() for action in page.row_menu(nfo).actions()]


def test_copying_a_path_puts_it_on_the_clipboard(pane: DetailPane, qtbot: QtBot) -> None:
    show(pane, qtbot, "The Glass Meridian")
    pane.open_tab(Tab.FILES)
    page = pane.page(Tab.FILES)
    assert isinstance(page, FilesTab)

    page.rows[0].copy.click()

    assert QGuiApplication.clipboard().text() == page.rows[0].file.path


@pytest.mark.parametrize(
    ("title", "kind", "plays"),
    [("Kestrel Station", Kind.MOVIE, True), ("The Cove Atlas", Kind.SERIES, False)],
)
def test_what_is_a_file_can_be_played_and_what_lies_in_a_folder_opened(
    pane: DetailPane, qtbot: QtBot, title: str, kind: Kind, plays: bool
) -> None:
    show(pane, qtbot, title, kind)

    assert pane.play.isVisible() is plays
    assert pane.folder.isVisible()


def test_the_tools_over_the_picture_give_way_to_other_tabs(pane: DetailPane, qtbot: QtBot) -> None:
    show(pane, qtbot, "Kestrel Station")

    pane.open_tab(Tab.EDIT)

    assert not pane.play.isVisible()
    assert not pane.folder.isVisible()


@pytest.mark.parametrize(
    ("title", "kind"),
    [("Kestrel Station", Kind.MOVIE), ("The Cove Atlas", Kind.SERIES), ("Ada Lindqvist", Kind.ARTIST)],
)
def test_every_tab_opens_for_every_kind(pane: DetailPane, qtbot: QtBot, title: str, kind: Kind) -> None:
    show(pane, qtbot, title, kind)

    for tab in Tab:
        pane.open_tab(tab)
        assert pane.page(tab).isVisible()


def test_what_is_wide_gives_its_room_to_the_list_and_takes_it_again(pane: DetailPane, qtbot: QtBot) -> None:
    show(pane, qtbot, "The Glass Meridian")
    pane.open_tab(Tab.ARTWORK)
    wide, says = pane.wanted_width(), pane.narrow.text()

    with qtbot.waitSignal(pane.width_wanted) as wanted:
        pane.narrow.click()

    assert wanted.args is not None
    assert wanted.args[0] == pane.wanted_width() < wide
    assert (says, pane.narrow.text()) == ("Narrow pane", "Wide pane")
    pane.turn_narrow()
    assert pane.wanted_width() == wide
    pane.open_tab(Tab.EDIT)
    assert pane.narrow.isHidden()


@pytest.mark.parametrize(("tab", "place"), [(Tab.OVERVIEW, 0), (Tab.EDIT, 1)])
def test_what_else_can_be_done_is_a_click_away_on_every_tab(
    pane: DetailPane, demo_desk: Desk, qtbot: QtBot, tab: Tab, place: int
) -> None:
    show(pane, qtbot, "The Glass Meridian")
    pane.open_tab(tab)

    with qtbot.waitSignal(demo_desk.stage.menu_wanted):
        pane.more[place].click()

    assert [button.isHidden() for button in pane.more] == [place == 1, place == 0]
