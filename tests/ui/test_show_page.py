"""The show screen: what is said of the series, its seasons, and the episodes of one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.edits import Proposal
from metarr_desktop.domain.episodes import Numbers, Order
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
from metarr_desktop.ui.show.orders import number_by
from metarr_desktop.ui.show.page import ShowPage
from metarr_desktop.ui.show.reading import Season, read_show
from metarr_desktop.ui.show.seasons import season_title
from tests.fakes import FakeProvider
from tests.ui.demo_items import put_back_after, the_item
from tests.ui.drops import drop, picture_data


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


def test_a_season_that_is_gone_to_is_what_something_is_done_with(
    page: ShowPage, demo_desk: Desk, series: ItemId, qtbot: QtBot
) -> None:
    first, *_, last = (season.row.id for season in seasons_of(page, series, demo_desk)[1:])
    place = page.seasons.visualRect(page.seasons.currentIndex()).center()

    qtbot.mouseClick(page.seasons.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.chosen() == [first]
    qtbot.keyClick(page.seasons, Qt.Key.Key_End)
    assert page.chosen() == [last]

    qtbot.keyClick(page.seasons, Qt.Key.Key_Escape)
    assert page.chosen() == [series]


def test_a_season_has_the_menu_of_titles_and_a_form(page: ShowPage, demo_desk: Desk, qtbot: QtBot) -> None:
    season = page.seasons.chosen_id()
    page.episodes.selectRow(0)

    with qtbot.waitSignal(demo_desk.stage.menu_wanted), qtbot.waitSignal(demo_desk.stage.items_chosen) as chosen:
        page.seasons.customContextMenuRequested.emit(QPoint(10, 10))
    assert chosen.args == [[season]]
    with qtbot.waitSignal(demo_desk.stage.edit_wanted):
        qtbot.keyClick(page.seasons, Qt.Key.Key_Return)


def test_a_season_that_is_asked_for_is_shown_and_chosen(
    page: ShowPage, demo_desk: Desk, series: ItemId, qtbot: QtBot
) -> None:
    season = seasons_of(page, series, demo_desk)[-1].row.id

    page.show_series(series, season)

    qtbot.waitUntil(lambda: page.chosen() == [season] == [page.seasons.chosen_id()])


def test_a_picture_falls_on_a_season_or_an_episode_and_is_locked(
    page: ShowPage, demo_desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    season, episode = page.seasons.chosen_id(), page.model.item_at(1)
    qtbot.waitUntil(lambda: page.model.known_row(1) is not None)

    for view, index, item, art in (
        (page.seasons, page.seasons.currentIndex(), season, "poster"),
        (page.episodes, page.model.index(1, 0), episode, "thumb"),
    ):
        with qtbot.waitSignal(demo_desk.stage.said) as said:
            drop(view.viewport(), view.visualRect(index).center(), picture_data(tmp_path))
        assert said.args[0].is_undo
        assert item is not None
        assert art in demo_desk.engine.browse.detail(item).row.locked


def test_an_episode_that_is_gone_leaves_the_next_one_chosen(page: ShowPage, demo_desk: Desk, qtbot: QtBot) -> None:
    page.activateWindow()
    page.episodes.setFocus()
    qtbot.waitUntil(page.episodes.hasFocus)
    page.episodes.selectRow(1)
    gone, following = page.model.item_at(1), page.model.item_at(2)

    demo_desk.engine.put_into_trash([gone])

    qtbot.waitUntil(lambda: page.model.place_of(gone) is None)
    assert page.chosen() == [following]


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


# --- the order of the episodes ----------------------------------------------------------------------------------------


def numbers_shown(page: ShowPage, column: str) -> list[str]:
    at = [one.name for one in EPISODE_COLUMNS].index(column)
    return [page.model.index(row, at).data() for row in range(page.model.rowCount())]


def heading(page: ShowPage, column: str) -> str:
    at = [one.name for one in EPISODE_COLUMNS].index(column)
    return str(page.model.headerData(at, Qt.Orientation.Horizontal))


@pytest.fixture
def third(page: ShowPage, demo_desk: Desk, series: ItemId, english: None, qtbot: QtBot) -> ShowPage:
    """The season of the demo in which two episodes change places on the DVD; the fifth is not here."""
    season = seasons_of(page, series, demo_desk)[-1]
    page.show_series(series, season.row.id)
    qtbot.waitUntil(lambda: page.model.scope.parent == season.row.id and page.model.row_at(5) is not None)
    return page


def order_button(page: ShowPage, order: Order) -> QToolButton:
    assert page.orders.bar is not None
    return page.orders.bar.button(order.value)


def test_a_show_that_is_known_in_one_order_alone_offers_none(show: ShowPage) -> None:
    assert show.orders.isHidden()
    assert show.episodes.isColumnHidden([one.name for one in EPISODE_COLUMNS].index("other"))
    assert heading(show, "number") == "No."


def test_the_orders_that_are_known_are_offered_with_what_the_other_one_says(third: ShowPage) -> None:
    assert third.orders.isVisible()
    assert numbers_shown(third, "number") == ["1", "2", "3", "4", "6", "7"]
    assert [text[0] for text in numbers_shown(third, "other")] == ["1", "2", "4", "3", "6", "7"]
    assert (heading(third, "number"), heading(third, "other")) == ("Aired", "DVD no.")


def test_what_has_another_number_is_marked_and_said(third: ShowPage) -> None:
    at = [one.name for one in EPISODE_COLUMNS].index("other")
    said = [third.model.index(row, at).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(4)]

    assert said == ["1", "2", "4, another number", "3, another number"]


def test_another_order_numbers_and_arranges_the_episodes_and_changes_nothing(
    third: ShowPage, demo_desk: Desk, qtbot: QtBot
) -> None:
    before = demo_desk.engine.browse.batches(1)
    fourth = third.model.item_at(3)
    third.episodes.choose(fourth)

    with qtbot.waitSignal(third.model.listed):
        qtbot.mouseClick(order_button(third, Order.DVD), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: third.model.row_at(5) is not None)

    assert numbers_shown(third, "number") == ["1", "2", "3", "4", "6", "7"]
    assert third.model.item_at(2) == fourth
    assert third.chosen() == [fourth]
    assert [text[0] for text in numbers_shown(third, "other")] == ["1", "2", "4", "3", "6", "7"]
    assert (heading(third, "number"), heading(third, "other")) == ("DVD", "Aired no.")
    assert demo_desk.engine.browse.batches(1) == before


def test_keys_lead_through_the_orders(third: ShowPage, qtbot: QtBot) -> None:
    third.activateWindow()
    third.episodes.setFocus()
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier

    qtbot.keyClick(third.episodes, Qt.Key.Key_R, keys)
    assert (third.model.order, order_button(third, Order.DVD).isChecked()) == (Order.DVD, True)
    qtbot.keyClick(third.episodes, Qt.Key.Key_R, keys)

    assert third.model.order is Order.AIRED


def test_the_foot_says_how_much_is_here_and_what_the_other_order_changes(third: ShowPage) -> None:
    assert third.foot.sentence.text() == (
        "Here: 13 of 13 known episodes. In DVD order episodes 3 and 4 change places. Files keep their names either way."
    )


def test_the_foot_counts_what_is_not_here(show: ShowPage) -> None:
    assert show.foot.sentence.text() == "Here: 1 of 3 episodes shown so far."


def test_numbers_that_count_through_all_seasons_are_an_order(third: ShowPage, demo_desk: Desk, qtbot: QtBot) -> None:
    items = [third.model.item_at(row) for row in range(6)]
    counted = [Proposal(item, {"absolute": 7 + row}) for row, item in enumerate(items)]

    demo_desk.engine.edit.put(counted)
    qtbot.waitUntil(lambda: Order.ABSOLUTE in third.orders._orders[0])
    third.show_order(Order.ABSOLUTE)
    qtbot.waitUntil(lambda: numbers_shown(third, "number") == ["7", "8", "9", "10", "11", "12"])

    assert "Counted through all seasons, this one goes from 7 to 12." in third.foot.sentence.text()


def test_an_order_that_a_person_locked_is_said_to_be_theirs(
    third: ShowPage, demo_desk: Desk, series: ItemId, qtbot: QtBot
) -> None:
    assert third.orders.pinned.isHidden()

    demo_desk.engine.edit.set_values([series], {"episode_order": "dvd"})

    qtbot.waitUntil(lambda: third.orders.pinned.isVisible())
    qtbot.waitUntil(lambda: heading(third, "number") != "Aired")
    assert order_button(third, Order.AIRED).text() == "DVD"


def test_the_order_that_was_chosen_holds_in_the_next_window_where_it_is_known(
    third: ShowPage, demo_desk: Desk, series: ItemId, qtbot: QtBot
) -> None:
    other = ShowPage(demo_desk, order=Order.DVD)
    qtbot.addWidget(other)
    with qtbot.waitSignal(other.model.listed):
        other.show_series(series)

    assert other.model.order is Order.DVD
    other.show_series(the_item(demo_desk.engine, "Evening Dispatch", Kind.SERIES))
    qtbot.waitUntil(lambda: other.model.order is Order.AIRED)
    assert other.liked_order is Order.DVD


@pytest.mark.parametrize(
    ("order", "numbers", "said"),
    [
        (Order.DVD, Numbers(dvd_season=3, dvd_episode=4.0), "4"),
        (Order.DVD, Numbers(dvd_season=3, dvd_episode=9.1), "9.1"),
        (Order.DVD, Numbers(dvd_season=2, dvd_episode=4.0), "S02E04"),
        (Order.DVD, Numbers(), "–"),
        (Order.ABSOLUTE, Numbers(absolute=27), "27"),
        (Order.ABSOLUTE, Numbers(), "–"),
        (Order.AIRED, Numbers(absolute=27), "5"),
    ],
)
def test_what_an_episode_is_called_by_an_order(order: Order, numbers: Numbers, said: str) -> None:
    assert number_by(order, 3, 5, numbers) == said


def test_where_there_is_little_room_the_orders_stand_below_and_the_keyboard_follows(
    third: ShowPage, qtbot: QtBot
) -> None:
    first = order_button(third, Order.AIRED)
    assert first.mapTo(third, QPoint()).y() < third.more.mapTo(third, QPoint()).y() + third.more.height()
    assert third.more.nextInFocusChain() is not first

    third.resize(560, 700)

    qtbot.waitUntil(lambda: first.mapTo(third, QPoint()).y() > third.more.mapTo(third, QPoint()).y())
    assert third.width() == 560
    assert third.more.nextInFocusChain() is first
