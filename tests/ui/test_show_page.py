"""The show screen: what is said of the series, its seasons, and the episodes of one."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.domain.provider import Child, Place
from metarr_desktop.services.engine import Engine
from metarr_desktop.services.errands import enrich_job
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.mapping.dialog import MappingDialog
from metarr_desktop.ui.models.columns import EPISODE_COLUMNS
from metarr_desktop.ui.roles import Role
from metarr_desktop.ui.show.cells import season_sentence
from metarr_desktop.ui.show.page import ShowPage
from metarr_desktop.ui.show.reading import Season, read_show
from metarr_desktop.ui.show.seasons import season_title
from tests.fakes import FakeProvider
from tests.ui.demo_items import put_back_after, the_item


@pytest.fixture(autouse=True)
def _put_back(demo_engine: Engine) -> Iterator[None]:
    yield from put_back_after(demo_engine)


@pytest.fixture
def series(demo_desk: Desk) -> ItemId:
    return the_item(demo_desk.engine, "The Cove Atlas", Kind.SERIES)


@pytest.fixture
def page(demo_desk: Desk, series: ItemId, qtbot: QtBot) -> ShowPage:
    page = ShowPage(demo_desk)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    with qtbot.waitSignal(page.model.listed):
        page.show_series(series)
    return page


def seasons_of(page: ShowPage, series: ItemId, desk: Desk) -> tuple[Season, ...]:
    return read_show(desk.engine, series).seasons


def test_the_head_says_what_the_series_is(page: ShowPage, demo_desk: Desk, series: ItemId) -> None:
    hero = page.hero.hero()
    detail = demo_desk.engine.browse.detail(series)

    assert hero.title == "The Cove Atlas"
    assert str(detail.row.year) in hero.facts
    assert hero.overview == detail.values["plot"]


def test_specials_come_first_and_the_first_real_season_is_open(page: ShowPage, demo_desk: Desk, series: ItemId) -> None:
    seasons = seasons_of(page, series, demo_desk)

    assert season_title(seasons[0].row) == "Specials"
    assert page.seasons.chosen_id() == next(season.row.id for season in seasons if season.row.season == 1)


def test_the_episodes_stand_in_their_order_with_their_plots(page: ShowPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(page.model.data(page.model.index(0, 0), Role.NOTE)))

    rows = [page.model.known_row(number) for number in range(page.model.rowCount())]
    assert [row.episode for row in rows if row is not None] == sorted(row.episode or 0 for row in rows if row)


def test_another_season_shows_its_episodes(page: ShowPage, demo_desk: Desk, series: ItemId, qtbot: QtBot) -> None:
    other = seasons_of(page, series, demo_desk)[-1]
    page.seasons.setFocus()

    with qtbot.waitSignal(page.model.listed):
        qtbot.keyClick(page.seasons, Qt.Key.Key_End)

    qtbot.waitUntil(lambda: page.model.scope.parent == other.row.id and page.model.rowCount() == other.episodes)


def test_without_an_episode_chosen_the_series_itself_is(page: ShowPage, series: ItemId) -> None:
    assert page.chosen() == [series]


def test_an_episode_that_is_asked_for_is_chosen_in_its_season(
    page: ShowPage, demo_desk: Desk, series: ItemId, qtbot: QtBot
) -> None:
    season = seasons_of(page, series, demo_desk)[-1]
    episode = demo_desk.engine.browse.children(season.row.id)[-1].id

    page.show_series(series, episode)

    qtbot.waitUntil(lambda: page.chosen() == [episode])


def test_escape_gives_the_choice_up_and_then_leads_back(page: ShowPage, demo_desk: Desk, qtbot: QtBot) -> None:
    page.episodes.selectRow(0)

    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not page.episodes.chosen()
    with qtbot.waitSignal(demo_desk.stage.library_wanted) as wanted:
        qtbot.keyClick(page, Qt.Key.Key_Escape)

    assert wanted.args == [demo_desk.engine.browse.library("Series").id]


def test_a_change_of_the_series_is_seen_at_once(page: ShowPage, demo_desk: Desk, series: ItemId, qtbot: QtBot) -> None:
    demo_desk.engine.edit.set_texts([series], {"title": "The Cove Atlas, Revised"})

    qtbot.waitUntil(lambda: page.hero.hero().title == "The Cove Atlas, Revised")


@pytest.fixture
def firefly(asked_desk: Desk, tmdb: FakeProvider) -> ItemId:
    """A show of which one episode is here, of three that were shown and one that was not."""
    children = tuple(
        Child(Kind.EPISODE, Place(season, number), (), {"title": title, "aired": aired})
        for season, number, title, aired in (
            (1, 1, "Serenity", "2002-09-20"),
            (1, 2, "The Train Job", "2002-09-27"),
            (1, 3, "Bushwhacked", "2002-10-04"),
            (2, 1, "Return", "2999-01-01"),
        )
    )
    tmdb.knows("9", "Firefly", Kind.SERIES, children=children)
    series = the_item(asked_desk.engine, "Firefly", Kind.SERIES)
    asked_desk.engine.edit.set_values([series], {"external_ids": (ExternalId("tmdb", "9"),)})
    asked_desk.engine.run(enrich_job([series]))
    return series


@pytest.fixture
def show(asked_desk: Desk, firefly: ItemId, english: None, qtbot: QtBot) -> ShowPage:
    page = ShowPage(asked_desk)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    with qtbot.waitSignal(page.model.listed):
        page.show_series(firefly)
    qtbot.waitUntil(lambda: page.model.row_at(0) is not None)
    return page


def shown_episodes(page: ShowPage) -> list[tuple[str, str]]:
    """The title and the state of every row."""
    last = [column.name for column in EPISODE_COLUMNS].index("state")
    model = page.model
    return [(model.index(row, 0).data(), model.index(row, last).data()) for row in range(model.rowCount())]


def test_episodes_that_are_not_here_stand_among_the_others_and_cannot_be_chosen(show: ShowPage, qtbot: QtBot) -> None:
    assert [title for title, _ in shown_episodes(show)] == ["Serenity", "The Train Job", "Bushwhacked"]
    assert [state for _, state in shown_episodes(show)][1:] == ["Missing", "Missing"]

    show.episodes.selectAll()

    assert show.chosen() == [show.model.item_at(0)]


def test_a_season_of_which_nothing_is_here_says_what_is_to_come(
    show: ShowPage, asked_desk: Desk, firefly: ItemId, qtbot: QtBot
) -> None:
    first, second = seasons_of(show, firefly, asked_desk)

    assert (season_sentence(first), season_sentence(second)) == ("1 here, 2 missing", "0 here, 1 to come")
    show.seasons.setFocus()
    with qtbot.waitSignal(show.model.listed):
        qtbot.keyClick(show.seasons, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: show.model.row_at(0) is not None)
    assert shown_episodes(show) == [("Return", "To come")]


def test_what_is_not_here_can_be_hidden(show: ShowPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(show.model.listed):
        qtbot.mouseClick(show.absent_shown, Qt.MouseButton.LeftButton)

    assert show.model.rowCount() == 1
    assert show.absent_shown.text() == "Missing hidden"


def test_what_was_hidden_stays_hidden_in_the_next_window(asked_desk: Desk, firefly: ItemId, qtbot: QtBot) -> None:
    page = ShowPage(asked_desk, shows_absent=False)
    qtbot.addWidget(page)

    with qtbot.waitSignal(page.model.listed):
        page.show_series(firefly)

    assert page.model.rowCount() == 1
    assert page.absent_shown.text() == "Missing hidden"


def test_the_mapping_table_opens_from_the_show(page: ShowPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)

    page.activateWindow()
    page.episodes.setFocus()
    qtbot.keyClick(page.episodes, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)

    (dialog,) = page.window().findChildren(MappingDialog)
    qtbot.waitUntil(lambda: dialog.model.rowCount() > 0)
    dialog.reject()
