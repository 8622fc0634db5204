"""Identify: what waits, what it may be and why, and a person's word about it."""

from threading import Event

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.errors import Unavailable
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import ItemId, Kind, Status
from metarr_desktop.domain.provider import Child, Ordering, Place
from metarr_desktop.services.errands import identify_job
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.identify.page import IdentifyPage
from metarr_desktop.ui.models.cards import attention_of
from metarr_desktop.ui.roles import Attention
from metarr_desktop.ui.shell.undoing import Undoing
from metarr_desktop.ui.widgets.buttons import ButtonKind
from metarr_desktop.ui.widgets.chip import ChipBar
from metarr_desktop.ui.widgets.toast import Notice
from tests.fakes import FakeProvider

pytestmark = pytest.mark.usefixtures("english")

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def desk(asked_desk: Desk) -> Desk:
    return asked_desk


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> IdentifyPage:
    """Everything was asked about: Suspiria is one of two, of the others nobody knows anything."""
    desk.engine.run(identify_job())
    page = IdentifyPage(desk)
    qtbot.addWidget(page)
    page.resize(1240, 800)
    page.show()
    page.show_titles(None)
    qtbot.waitUntil(lambda: len(page.candidates.cards) == 2)
    return page


def item_of(desk: Desk, title: str) -> ItemId:
    return next(row.id for row in desk.engine.browse.rows(desk.engine.identify.unidentified()) if row.title == title)


def titles(page: IdentifyPage) -> list[str]:
    entries = [page.model.entry(row) for row in range(page.model.rowCount())]
    return [entry.row.title for entry in entries if entry is not None]


def status_of(desk: Desk, item: ItemId) -> Status:
    return desk.engine.browse.rows([item])[0].status


def said(desk: Desk) -> list[Notice]:
    notices: list[Notice] = []
    desk.stage.said.connect(notices.append)
    return notices


def press(page: IdentifyPage, key: Qt.Key, qtbot: QtBot) -> None:
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.list.setFocus()
    qtbot.keyClick(page.list, key)


class TestTheQueue:
    def test_the_most_certain_stands_first_and_shows_how_certain_it_is(self, page: IdentifyPage) -> None:
        assert titles(page)[0] == "Suspiria"
        assert sorted(titles(page)) == ["Firefly", "Holiday", "Suspiria"]
        assert page.count.text() == "3 need you"
        spoken = page.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert " %" in spoken
        assert "Suspiria.mkv" in spoken
        assert "none" in page.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)

    def test_the_file_is_read_out_beside_it(self, page: IdentifyPage) -> None:
        facts = dict(page.file.facts)

        assert facts["Folder"] == "films / Suspiria"
        assert facts["NFO"] == "none beside the file"
        assert {"Runtime", "Size", "Video", "Audio", "Subtitles"} <= facts.keys()
        assert next(chip.value.text for chip in page.file.words.chips()) == "Suspiria → Title"

    def test_each_candidate_says_why_in_words_with_a_sign(self, page: IdentifyPage) -> None:
        first, second = page.candidates.cards

        for card in (first, second):
            chips = card.findChild(ChipBar).chips()
            assert "title exact" in [chip.value.text for chip in chips]
            assert all(chip.value.icon is not None for chip in chips)
        assert first.percent.text().endswith(" %")
        assert "line for automatic: 90" in texts(first)

    def test_only_one_button_has_the_accent_and_digits_choose_which(self, page: IdentifyPage, qtbot: QtBot) -> None:
        first, second = page.candidates.cards
        assert [card.accept.kind for card in (first, second)] == [ButtonKind.PRIMARY, ButtonKind.NORMAL]

        press(page, Qt.Key.Key_2, qtbot)

        assert [card.accept.kind for card in (first, second)] == [ButtonKind.NORMAL, ButtonKind.PRIMARY]
        assert page.candidates.current() == second.match

    def test_the_focus_goes_with_the_accent(self, page: IdentifyPage, desk: Desk, qtbot: QtBot) -> None:
        item, (first, second) = item_of(desk, "Suspiria"), page.candidates.cards
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        first.accept.setFocus()

        qtbot.keyClick(first.accept, Qt.Key.Key_2)
        assert second.accept.hasFocus()
        qtbot.keyClick(second.accept, Qt.Key.Key_Return)

        qtbot.waitUntil(lambda: status_of(desk, item) is Status.IDENTIFIED)
        ids = desk.engine.browse.detail(item).values["external_ids"]
        assert second.match.candidate.ids[0] in ids  # type: ignore[operator]

    def test_a_click_on_a_card_chooses_it(self, page: IdentifyPage, qtbot: QtBot) -> None:
        qtbot.mouseClick(page.candidates.cards[1], LEFT)

        assert page.candidates.current() == page.candidates.cards[1].match

    def test_a_title_that_nobody_knows_says_so(self, page: IdentifyPage, qtbot: QtBot) -> None:
        press(page, Qt.Key.Key_S, qtbot)

        qtbot.waitUntil(lambda: page.candidates.empty.accessibleName() == "Nobody knows it by that name")
        assert not page.candidates.cards
        assert titles(page)[0] == "Suspiria"  # what is passed over stays

    def test_escape_leaves_the_page(self, page: IdentifyPage, desk: Desk, qtbot: QtBot) -> None:
        with qtbot.waitSignal(desk.stage.back_wanted):
            press(page, Qt.Key.Key_Escape, qtbot)

    def test_on_the_wall_it_needs_you(self, page: IdentifyPage, desk: Desk) -> None:
        (row,) = desk.engine.browse.rows([item_of(desk, "Suspiria")])
        assert attention_of(row) is Attention.NEEDS_YOU

        desk.engine.identify.leave([row.id])

        assert attention_of(desk.engine.browse.rows([row.id])[0]) is None

    def test_a_right_click_opens_the_menu_of_the_title_that_is_looked_at(
        self, page: IdentifyPage, desk: Desk, qtbot: QtBot
    ) -> None:
        with qtbot.waitSignal(desk.stage.items_chosen) as chosen, qtbot.waitSignal(desk.stage.menu_wanted):
            page.list.customContextMenuRequested.emit(QPoint(5, 5))

        assert chosen.args == [page.chosen()]

    def test_the_item_menu_is_about_the_title_that_is_looked_at(self, page: IdentifyPage, desk: Desk) -> None:
        assert page.chosen() == [item_of(desk, "Suspiria")]


class TestDeciding:
    def test_enter_takes_the_chosen_one_and_goes_to_the_next(
        self, page: IdentifyPage, desk: Desk, qtbot: QtBot
    ) -> None:
        item, notices = item_of(desk, "Suspiria"), said(desk)
        wanted = page.candidates.cards[1].match.candidate
        press(page, Qt.Key.Key_2, qtbot)

        press(page, Qt.Key.Key_Return, qtbot)

        qtbot.waitUntil(lambda: bool(notices))
        assert status_of(desk, item) is Status.IDENTIFIED
        assert wanted.ids[0] in desk.engine.browse.detail(item).values["external_ids"]  # type: ignore[operator]
        assert notices[0].text == f"Identified as Suspiria ({wanted.year})"
        assert notices[0].is_undo
        assert "Suspiria" not in titles(page)
        qtbot.waitUntil(lambda: page.done.text() == "1 done today")
        assert page.left.text() == "2 left"

    def test_what_is_taken_back_is_looked_at_again(self, page: IdentifyPage, desk: Desk, qtbot: QtBot) -> None:
        notices = said(desk)
        qtbot.mouseClick(page.candidates.cards[0].accept, LEFT)
        qtbot.waitUntil(lambda: bool(notices))

        desk.engine.undo()

        qtbot.waitUntil(lambda: page.chosen() == [item_of(desk, "Suspiria")])
        qtbot.waitUntil(lambda: len(page.candidates.cards) == 2)

    def test_what_is_accepted_is_enriched_where_that_is_wanted(
        self, page: IdentifyPage, desk: Desk, qtbot: QtBot
    ) -> None:
        desk.engine.libraries.put_setting("automation.enrich_after_identify", True)
        item, notices = item_of(desk, "Suspiria"), said(desk)

        qtbot.mouseClick(page.candidates.cards[0].accept, LEFT)
        qtbot.waitUntil(lambda: bool(notices))

        assert any(job.type == "enrich" and job.payload["items"] == [item] for job in desk.engine.browse.jobs())

    def test_home_video_leaves_the_queue_for_good(self, page: IdentifyPage, desk: Desk, qtbot: QtBot) -> None:
        item, notices = item_of(desk, "Suspiria"), said(desk)

        qtbot.mouseClick(page.candidates.own, LEFT)

        qtbot.waitUntil(lambda: bool(notices))
        assert notices[0].is_undo
        assert desk.engine.identify.decision(item).is_own
        assert item not in desk.engine.identify.unidentified()

    def test_what_is_left_can_be_had_back(self, page: IdentifyPage, desk: Desk, qtbot: QtBot) -> None:
        item, notices = item_of(desk, "Suspiria"), said(desk)
        qtbot.mouseClick(page.candidates.leave, LEFT)
        qtbot.waitUntil(lambda: bool(notices))
        assert item not in desk.engine.identify.waiting()

        assert notices[0].is_undo
        desk.engine.undo()

        qtbot.waitUntil(lambda: item in desk.engine.identify.waiting())

    def test_a_choice_that_fails_is_told_and_waits_again(
        self, page: IdentifyPage, desk: Desk, tmdb: FakeProvider, qtbot: QtBot
    ) -> None:
        tmdb.candidates.clear()  # it went there since
        errors: list[object] = []
        desk.stage.error.connect(errors.append)

        qtbot.mouseClick(page.candidates.cards[0].accept, LEFT)

        qtbot.waitUntil(lambda: bool(errors))
        qtbot.waitUntil(lambda: "Suspiria" in titles(page))

    def test_while_a_provider_thinks_other_edits_are_stored_and_the_title_waits_no_more(
        self, page: IdentifyPage, desk: Desk, tmdb: FakeProvider, qtbot: QtBot
    ) -> None:
        item, other, notices = item_of(desk, "Suspiria"), item_of(desk, "Holiday"), said(desk)
        is_asked, is_answered = Event(), Event()
        tmdb.before_fetch = lambda: (is_asked.set(), is_answered.wait(10))
        qtbot.mouseClick(page.candidates.cards[0].accept, LEFT)
        is_asked.wait(10)

        edit = {"title": "Roman Holiday"}
        desk.bridge.change(page, lambda: desk.engine.edit.set_values([other], edit), lambda _changes: None)

        qtbot.waitUntil(lambda: "Roman Holiday" in titles(page))
        assert status_of(desk, item) is Status.UNIDENTIFIED
        assert "Suspiria" not in titles(page)
        is_answered.set()
        qtbot.waitUntil(lambda: bool(notices))
        assert status_of(desk, item) is Status.IDENTIFIED

    def test_an_undo_waits_for_the_choice_that_it_takes_back(
        self, page: IdentifyPage, desk: Desk, tmdb: FakeProvider, qtbot: QtBot
    ) -> None:
        item = item_of(desk, "Suspiria")
        undoing = Undoing(desk, page, page)
        is_answered = Event()
        tmdb.before_fetch = lambda: is_answered.wait(10)
        qtbot.mouseClick(page.candidates.cards[0].accept, LEFT)

        undoing.undo()
        is_answered.set()

        qtbot.waitUntil(lambda: "Suspiria" in titles(page))
        assert [one.verb for one in desk.engine.browse.batches(2)] == ["undo", "identify"]
        assert status_of(desk, item) is Status.UNIDENTIFIED


class TestSearching:
    def test_an_id_leads_to_just_that_title(self, page: IdentifyPage, qtbot: QtBot) -> None:
        page.candidates.search.setText("tmdb:2")
        qtbot.keyClick(page.candidates.search, Qt.Key.Key_Return)

        qtbot.waitUntil(lambda: [card.match.candidate.ids[0].value for card in page.candidates.cards] == ["2"])

    def test_other_words_and_a_year_are_searched_for(
        self, page: IdentifyPage, tmdb: FakeProvider, qtbot: QtBot
    ) -> None:
        tmdb.knows("9", "Inferno", values={"year": 1980})
        page.candidates.year.setText("1980")
        page.candidates.search.setText("Inferno")
        qtbot.keyClick(page.candidates.search, Qt.Key.Key_Return)

        qtbot.waitUntil(lambda: [card.match.candidate.title for card in page.candidates.cards] == ["Inferno"])
        assert "year exact" in texts(page.candidates.cards[0])

    def test_typing_is_no_command(self, page: IdentifyPage, qtbot: QtBot) -> None:
        page.activateWindow()
        page.candidates.search.setFocus()
        page.candidates.search.clear()
        before = page.list.currentIndex().row()

        qtbot.keyClicks(page.candidates.search, "S2")

        assert page.candidates.search.text() == "S2"
        assert page.list.currentIndex().row() == before

    def test_a_provider_that_does_not_answer_is_named_with_a_way_to_try_again(
        self, page: IdentifyPage, tmdb: FakeProvider, qtbot: QtBot
    ) -> None:
        tmdb.fails_with = Unavailable("TMDB does not answer in time.")
        page.candidates.search.setText("Inferno")
        qtbot.keyClick(page.candidates.search, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: page.candidates.empty.accessibleDescription() == "TMDB does not answer in time.")

        tmdb.fails_with = None
        tmdb.knows("9", "Inferno", values={"year": 1980})
        qtbot.mouseClick(page.candidates.empty.button, LEFT)

        qtbot.waitUntil(lambda: len(page.candidates.cards) == 1)

    def test_more_results_are_shown_on_demand(self, page: IdentifyPage, tmdb: FakeProvider, qtbot: QtBot) -> None:
        for number in range(7):
            tmdb.knows(f"3{number}", "Inferno", values={"year": 1980 + number})
        page.candidates.search.setText("Inferno")
        qtbot.keyClick(page.candidates.search, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: len(page.candidates.cards) == 4)
        assert page.candidates.more.text() == "3 more results"

        qtbot.mouseClick(page.candidates.more, LEFT)

        assert len(page.candidates.cards) == 7


class TestTitlesThatWereNamed:
    def test_a_known_title_can_be_said_to_be_another(self, desk: Desk, qtbot: QtBot) -> None:
        item = item_of(desk, "Suspiria")
        desk.engine.identify.choose(item, [ExternalId("tmdb", "1")])
        page = IdentifyPage(desk)
        qtbot.addWidget(page)
        page.resize(1240, 800)
        page.show()

        page.show_titles([item])
        qtbot.waitUntil(lambda: len(page.candidates.cards) == 2)
        assert page.file.known.accessibleName() == "You said which title it is."
        other = next(card for card in page.candidates.cards if card.match.candidate.year == 2018)
        with qtbot.waitSignal(desk.stage.back_wanted):
            qtbot.mouseClick(other.accept, LEFT)

        def ids() -> object:
            return desk.engine.browse.detail(item).values["external_ids"]

        qtbot.waitUntil(lambda: ids() == (ExternalId("tmdb", "2"),))

    def test_of_an_episode_its_series_is_asked_about(self, desk: Desk, qtbot: QtBot) -> None:
        series = item_of(desk, "Firefly")
        season = desk.engine.browse.children(series)[0]
        episode = desk.engine.browse.children(season.id)[0]
        page = IdentifyPage(desk)
        qtbot.addWidget(page)
        page.show()

        page.show_titles([episode.id])

        qtbot.waitUntil(lambda: titles(page) == ["Firefly"])

    def test_a_series_is_numbered_as_the_person_chooses(self, desk: Desk, tmdb: FakeProvider, qtbot: QtBot) -> None:
        order = Ordering("dvd", "DVD", {"e1": (1, 3), "e3": (1, 1)})
        children = [
            Child(Kind.EPISODE, Place(1, number), (ExternalId("tmdb", f"e{number}"),), {"title": title})
            for number, title in ((1, "The Train Job"), (3, "Our Mrs. Reynolds"))
        ]
        tmdb.knows("1437", "Firefly", Kind.SERIES, children=tuple(children), orderings=(order,))
        series, notices = item_of(desk, "Firefly"), said(desk)
        page = IdentifyPage(desk)
        qtbot.addWidget(page)
        page.resize(1240, 800)
        page.show()
        page.show_titles([series])
        qtbot.waitUntil(lambda: page.file.order.count() == 2)
        assert mapping(page)[0] == ("S01E01", "S01E01", "The Train Job")

        page.file.order.setCurrentIndex(1)
        page.file.order.activated.emit(1)
        assert mapping(page)[0] == ("S01E01", "S01E03", "Our Mrs. Reynolds")

        qtbot.waitUntil(lambda: bool(notices))
        detail = desk.engine.browse.detail(series)
        assert detail.values["episode_order"] == "dvd"
        assert "episode_order" in detail.row.locked


def mapping(page: IdentifyPage) -> list[tuple[str, ...]]:
    """The table of episodes as a person reads it, "" where it is not shown."""
    rows = page.file.episodes.model()
    assert page.file.episodes.isVisible()
    return [tuple(str(rows.index(row, column).data()) for column in range(3)) for row in range(rows.rowCount())]


class TestWhereNothingIs:
    def shown(self, desk: Desk, qtbot: QtBot, title: str) -> IdentifyPage:
        page = IdentifyPage(desk)
        qtbot.addWidget(page)
        page.show()
        page.show_titles(None)
        qtbot.waitUntil(lambda: page.empty.accessibleName() == title)
        return page

    def test_what_nobody_was_asked_about_can_be_asked_about_at_once(self, desk: Desk, qtbot: QtBot) -> None:
        page = self.shown(desk, qtbot, "Nobody was asked yet")
        assert page.empty.button.text() == "Identify 3 titles now"

        qtbot.mouseClick(page.empty.button, LEFT)

        qtbot.waitUntil(lambda: page.model.rowCount() == 3, timeout=10_000)

    def test_when_all_is_decided_nothing_waits(self, desk: Desk, qtbot: QtBot) -> None:
        desk.engine.identify.set_own(desk.engine.identify.unidentified(), True)

        page = self.shown(desk, qtbot, "Nothing waits for you")

        assert page.empty.button.isHidden()

    def test_what_was_left_can_be_asked_about_again(self, desk: Desk, qtbot: QtBot) -> None:
        desk.engine.run(identify_job())
        desk.engine.identify.leave(desk.engine.identify.waiting())

        page = self.shown(desk, qtbot, "Nothing waits for you")

        assert page.empty.button.text() == "Ask again about 3 titles"

    def test_offline_leads_to_the_settings(self, desk: Desk, qtbot: QtBot) -> None:
        desk.engine.libraries.put_setting("providers.offline", True)

        page = self.shown(desk, qtbot, "You are offline")

        with qtbot.waitSignal(desk.stage.settings_wanted) as wanted:
            qtbot.mouseClick(page.empty.button, LEFT)
        assert wanted.args == ["providers"]

    def test_without_a_provider_the_way_to_one_is_shown(self, desk: Desk, tmdb: FakeProvider, qtbot: QtBot) -> None:
        desk.engine.sources.set(tmdb.spec.name, {"enabled": "false"})

        page = self.shown(desk, qtbot, "Nobody can be asked yet")

        with qtbot.waitSignal(desk.stage.settings_wanted) as wanted:
            qtbot.mouseClick(page.empty.button, LEFT)
        assert wanted.args == ["providers"]


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]
