"""Asking providers from everywhere in the window, what is said of it, and what the overview tells afterwards."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.jobs import Job, JobResult, JobStatus, Phrase, Priority
from metarr_desktop.domain.kinds import Actor, BatchId, ItemId, JobId, LibraryId, Status
from metarr_desktop.domain.provider import Part
from metarr_desktop.services.browse import CollectionView
from metarr_desktop.services.errands import identify_job
from metarr_desktop.services.job_try import JobEvent
from metarr_desktop.ui.activity.detail import JobDetail
from metarr_desktop.ui.activity.entries import Surroundings, entry_of, present
from metarr_desktop.ui.activity.page import ActivityPage
from metarr_desktop.ui.bulk.pane import BulkPane
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.detail.history import HistoryTab
from metarr_desktop.ui.detail.match_story import CollectionParts
from metarr_desktop.ui.detail.overview import OverviewTab
from metarr_desktop.ui.job_words import batch_of, job_sentence, job_title
from metarr_desktop.ui.shell.location import Location
from metarr_desktop.ui.shell.new_title import NewTitle
from metarr_desktop.ui.shell.session import Session
from metarr_desktop.ui.shell.window import MainWindow
from metarr_desktop.ui.widgets.labels import Label
from metarr_desktop.ui.words import batch_words, field_label, value_text
from tests.fakes import FakeProvider

pytestmark = pytest.mark.usefixtures("english")

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(asked_desk: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    window.open(asked_desk)
    qtbot.waitUntil(lambda: len(window.sidebar.rows()) > 0)
    session = window.session
    assert session is not None
    qtbot.waitUntil(lambda: session.content.library.model.rowCount() > 0)
    return window


def item_of(desk: Desk, title: str = "Suspiria") -> ItemId:
    return next(row.id for row in desk.engine.browse.rows(desk.engine.identify.unidentified()) if row.title == title)


def a_job(type: str, code: str, library: int = 0, problems: tuple[str, ...] = (), **counts: int) -> Job:
    result = JobResult(counts, problems, (Phrase(code, {**counts}),))
    payload = {"library": library} if library else {}
    return Job(JobId(1), type, Priority.PERSON, JobStatus.DONE, payload, "2026-11-21 10:00:00", result)


def choose(session: Session, item: ItemId, qtbot: QtBot) -> None:
    """On the wall, as a person does."""
    library = session.content.library
    qtbot.waitUntil(lambda: library.model.place_of(item) is not None)
    library.wall.choose_rows((library.model.place_of(item) or 0,))
    qtbot.waitUntil(lambda: session.items.items == [item])


class TestFromEverywhere:
    def test_the_sidebar_counts_what_waits_and_leads_there(
        self, window: MainWindow, asked_desk: Desk, qtbot: QtBot
    ) -> None:
        def pill() -> int:
            return next(row.pill for row in window.sidebar.rows() if row.text == "Identify")

        assert pill() == 0

        asked_desk.engine.run(identify_job())

        qtbot.waitUntil(lambda: pill() == 3)
        window.verbs.identify.trigger()
        assert window.session is not None
        page = window.session.content.identify
        qtbot.waitUntil(lambda: page.isVisible() and page.model.rowCount() == 3)

    def test_identify_opens_the_page_for_what_is_chosen_and_leads_back(
        self, window: MainWindow, asked_desk: Desk, qtbot: QtBot
    ) -> None:
        session = window.session
        assert session is not None
        before = session.guide.here
        choose(session, item_of(asked_desk), qtbot)

        session.items.identify.trigger()
        page = session.content.identify
        qtbot.waitUntil(lambda: len(page.candidates.cards) == 2)
        assert session.guide.here == Location(identify=(item_of(asked_desk),))
        qtbot.mouseClick(page.candidates.cards[0].accept, LEFT)

        qtbot.waitUntil(lambda: session.guide.here == before)
        qtbot.waitUntil(lambda: bool(session.toasts.toasts()))
        assert session.toasts.toasts()[0].notice.text.startswith("Identified as Suspiria")

    def test_identify_now_says_what_came_of_it_and_can_be_undone(
        self, window: MainWindow, asked_desk: Desk, tmdb: FakeProvider, qtbot: QtBot
    ) -> None:
        del tmdb.candidates[1]
        asked_desk.engine.libraries.put_setting("identify.threshold", 50)  # the only one of that name is sure enough
        session, item = window.session, item_of(asked_desk)
        assert session is not None
        choose(session, item, qtbot)

        session.items.identify_now.trigger()

        qtbot.waitUntil(lambda: bool(session.toasts.toasts()), timeout=10_000)
        toast = session.toasts.toasts()[0]
        assert toast.notice.text == "Titles: 1 identified."
        assert asked_desk.engine.browse.rows([item])[0].status is Status.IDENTIFIED
        toast.acted.emit()
        qtbot.waitUntil(lambda: asked_desk.engine.browse.rows([item])[0].status is Status.UNIDENTIFIED)

    def test_enrich_and_enrich_first_are_jobs_for_just_the_chosen(
        self, window: MainWindow, asked_desk: Desk, qtbot: QtBot
    ) -> None:
        session, item, browse = window.session, item_of(asked_desk), asked_desk.engine.browse
        assert session is not None
        choose(session, item, qtbot)

        def enriched() -> list[object]:
            done = browse.jobs(JobStatus.DONE)
            return [job.payload.get("items") for job in done if job.type == "enrich"]

        session.items.enrich.trigger()
        qtbot.waitUntil(lambda: enriched() == [[item]])
        session.items.enrich_first.trigger()
        qtbot.waitUntil(lambda: enriched() == [[item], [item]])

    def test_artwork_that_is_left_alone_can_be_had_back(
        self, window: MainWindow, asked_desk: Desk, qtbot: QtBot
    ) -> None:
        session, item, enrich = window.session, item_of(asked_desk), asked_desk.engine.enrich
        assert session is not None
        choose(session, item, qtbot)
        qtbot.waitUntil(session.items.monitor.isChecked)

        session.items.monitor.trigger()
        qtbot.waitUntil(lambda: bool(session.toasts.toasts()))
        assert enrich.monitored([item]) == set()
        session.toasts.toasts()[0].acted.emit()

        qtbot.waitUntil(lambda: enrich.monitored([item]) == {item})
        qtbot.waitUntil(session.items.monitor.isChecked)

    def test_what_follows_from_a_choice_is_not_said_apart(self, window: MainWindow, asked_desk: Desk) -> None:
        session = window.session
        assert session is not None
        job = a_job("enrich", "enrich_done", enriched=1)

        asked_desk.bridge.job_event.emit(JobEvent(replace(job, payload={"items": [1], "cause": 7})))
        assert not session.toasts.toasts()
        asked_desk.bridge.job_event.emit(JobEvent(job))

        assert [toast.notice.text for toast in session.toasts.toasts()] == ["Titles: 1 enriched."]

    def test_the_menu_asks_about_all_that_is_new(self, window: MainWindow, asked_desk: Desk, qtbot: QtBot) -> None:
        window.verbs.identify_new.trigger()

        qtbot.waitUntil(lambda: len(asked_desk.engine.identify.waiting()) == 3, timeout=10_000)

    def test_a_title_without_a_file_is_added_from_the_menu_and_identified(
        self, window: MainWindow, asked_desk: Desk, qtbot: QtBot
    ) -> None:
        window.verbs.add_title.trigger()
        dialog = window.findChild(NewTitle)
        qtbot.keyClicks(dialog.title, "Suspiria")
        qtbot.mouseClick(dialog.add, LEFT)

        session = window.session
        assert session is not None
        qtbot.waitUntil(lambda: bool(session.guide.here.identify))
        (item,) = session.guide.here.identify
        assert asked_desk.engine.browse.rows([item])[0].title == "Suspiria"
        assert session.toasts.toasts()[0].notice.is_undo

    def test_several_are_identified_and_enriched_from_their_pane(self, asked_desk: Desk, qtbot: QtBot) -> None:
        pane = BulkPane(asked_desk)
        qtbot.addWidget(pane)
        pane.show()
        items = asked_desk.engine.identify.unidentified()[:2]
        pane.show_items(items)

        with qtbot.waitSignal(asked_desk.stage.identify_wanted) as wanted:
            qtbot.mouseClick(pane.identify, LEFT)
        qtbot.mouseClick(pane.enrich, LEFT)

        assert wanted.args == [items]
        browse = asked_desk.engine.browse
        qtbot.waitUntil(lambda: [job.payload["items"] for job in browse.jobs() if job.type == "enrich"] == [items])


class TestWordsOfJobs:
    @pytest.mark.parametrize(
        ("job", "title", "sentence"),
        [
            (
                a_job("identify", "identify_done", 1, taken=312, waiting=4, unknown=1, batch=7),
                "Identifying Movies",
                "Titles: 312 identified, 4 waiting for you, 1 known to nobody.",
            ),
            (a_job("identify", "identify_done"), "Identifying", "No title was identified."),
            (
                a_job("enrich", "enrich_done", enriched=2, held=1),
                "Enriching",
                "Titles: 2 enriched, 1 held back, as they look like other titles.",
            ),
            (
                a_job("artwork", "artwork_done", fetched=3, titles=1),
                "Fetching artwork",
                "3 pictures fetched for 1 title.",
            ),
            (a_job("artwork", "artwork_done"), "Fetching artwork", "No new picture was found."),
        ],
    )
    def test_each_has_a_title_and_ends_in_a_sentence(self, job: Job, title: str, sentence: str) -> None:
        assert job_title(job, {LibraryId(1): "Movies"}) == title
        assert job_sentence(job) == sentence

    def test_a_provider_that_failed_is_counted_as_one(self) -> None:
        job = a_job("enrich", "enrich_done", 0, ("TMDB does not answer in time.",), enriched=1)

        assert job_sentence(job) == "Titles: 1 enriched. 1 problem with providers; the list is under Activity."

    def test_their_undo_is_that_of_their_batch(self) -> None:
        assert batch_of(a_job("enrich", "enrich_done", enriched=1, batch=7)) == BatchId(7)
        assert batch_of(a_job("enrich", "enrich_done", enriched=0, batch=0)) is None

    def test_activity_counts_in_words(self, qtbot: QtBot) -> None:
        job = a_job("identify", "identify_done", taken=3, waiting=2, unknown=1, batch=7)
        detail = JobDetail()
        qtbot.addWidget(detail)

        detail.show_entry(entry_of(job, Surroundings({}, {}, present())))

        said = [label.text() for label in detail.findChildren(Label)]
        assert {"Identified", "Waiting for you", "Known to nobody"} <= set(said)
        assert "Read" not in said

    def test_what_was_identified_is_undone_from_activity_once(
        self, asked_desk: Desk, tmdb: FakeProvider, qtbot: QtBot
    ) -> None:
        del tmdb.candidates[1]
        asked_desk.engine.libraries.put_setting("identify.threshold", 50)
        item = item_of(asked_desk)
        (job,) = asked_desk.engine.run(identify_job([item]))
        batch = batch_of(job)
        assert batch is not None
        page = ActivityPage(asked_desk)
        qtbot.addWidget(page)
        page.show()
        qtbot.waitUntil(lambda: page.model.row_of(job.id) is not None)
        page.list.setCurrentIndex(page.model.index(page.model.row_of(job.id) or 0))
        qtbot.waitUntil(page.detail.undo.isVisible)

        with qtbot.waitSignal(asked_desk.stage.batch_undo_wanted) as wanted:
            qtbot.mouseClick(page.detail.undo, LEFT)
        assert wanted.args == [batch]
        asked_desk.engine.undo(batch)

        assert not asked_desk.engine.browse.stands(batch)
        assert asked_desk.engine.browse.rows([item])[0].status is Status.UNIDENTIFIED

    def test_a_job_without_a_word_leaves_what_was_said_before(self, window: MainWindow, asked_desk: Desk) -> None:
        assert window.session is not None
        bar, silent = window.session.job_bar, Job(JobId(2), "refresh", 5, JobStatus.RUNNING, {}, "2026-11-21 10:00:00")
        asked_desk.bridge.job_event.emit(JobEvent(a_job("enrich", "enrich_done", enriched=1)))
        assert bar.sentence() == "Titles: 1 enriched."

        asked_desk.bridge.job_event.emit(JobEvent(silent))
        done = Job(JobId(2), "refresh", 5, JobStatus.DONE, {}, "2026-11-21 10:00:00", JobResult())
        asked_desk.bridge.job_event.emit(JobEvent(done))

        assert bar.sentence() == "Titles: 1 enriched."


class TestAfterwards:
    def test_the_overview_says_who_decided_and_why_on_demand(
        self, asked_desk: Desk, tmdb: FakeProvider, qtbot: QtBot
    ) -> None:
        del tmdb.candidates[1]
        asked_desk.engine.libraries.put_setting("identify.threshold", 50)
        item = item_of(asked_desk)
        asked_desk.engine.run(identify_job([item]))
        tab = OverviewTab(asked_desk)
        qtbot.addWidget(tab)
        tab.show()

        tab.show_detail(asked_desk.engine.browse.detail(item))

        qtbot.waitUntil(lambda: tab.match.banner.accessibleName().startswith("Identified by TMDB"))
        assert not tab.match.reasons.isVisible()
        qtbot.mouseClick(tab.match.why, LEFT)
        assert "title exact" in [chip.value.text for chip in tab.match.reasons.chips()]
        assert tab.match.reasons.isVisible()
        with qtbot.waitSignal(asked_desk.stage.identify_wanted) as wanted:
            qtbot.mouseClick(tab.match.banner.button, LEFT)
        assert wanted.args == [[item]]

    def test_films_of_the_collection_that_are_missing_are_named(self, qtbot: QtBot) -> None:
        parts = CollectionParts()
        qtbot.addWidget(parts)
        here, gone = (Part(title, (ExternalId("tmdb", title),), 2004) for title in ("The Tide", "Low Tide"))

        parts.show_collection(CollectionView(ItemId(9), "Tide", ((here, ItemId(1)), (gone, None))))

        assert parts.headline.text() == "Tide: 1 of 2 films here"
        assert [chip.value.text for chip in parts.missing.chips()] == ["Low Tide (2004)"]
        parts.show_collection(None)
        assert parts.isHidden()

    def test_the_history_says_it_in_words(self, asked_desk: Desk, qtbot: QtBot) -> None:
        item = item_of(asked_desk)
        asked_desk.engine.identify.choose(item, [ExternalId("tmdb", "1")])
        tab = HistoryTab(asked_desk)
        qtbot.addWidget(tab)
        tab.show()

        tab.show_detail(asked_desk.engine.browse.detail(item))

        qtbot.waitUntil(lambda: bool(tab.panels))
        said = " ".join(label.text() for label in tab.panels[0].findChildren(Label))
        for words in ("Identified", "not identified → identified", "How surely", "Identified by", "You"):
            assert words in said
        assert "matched_by" not in said

    def test_states_and_verbs_have_words(self) -> None:
        assert field_label("is_own") == "Your own"
        assert value_text("status", "enriched") == "enriched"
        assert value_text("confidence", 0.934) == "93 %"
        assert value_text("is_own", 1) == "yes"
        for verb in ("identify", "enrich", "artwork", "own", "not_own"):
            assert batch_words(verb, Actor.PERSON) != verb
