"""Activity: what runs, what came of it, and what a person can do about it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.jobs import Job, JobResult, JobStatus, Phrase, Priority
from metarr_desktop.domain.kinds import JobId, LibraryId
from metarr_desktop.services.engine import Engine
from metarr_desktop.services.errands import scan_job
from metarr_desktop.ui.activity.entries import (
    Entry,
    Outcome,
    Section,
    Sieve,
    Surroundings,
    View,
    lines,
    present,
    running_words,
)
from metarr_desktop.ui.activity.pace import Pace
from metarr_desktop.ui.activity.page import ActivityPage
from metarr_desktop.ui.desk import Desk

NOW = "2026-11-21 10:00:00"
ENDED = "2026-11-21 09:50:00"


def job(id: int, status: JobStatus, **values: object) -> Job:
    return Job(JobId(id), "scan", Priority.NORMAL, status, {"library": 1}, NOW, **values)  # type: ignore[arg-type]


@pytest.fixture
def around(monkeypatch: pytest.MonkeyPatch) -> Surroundings:
    return Surroundings({LibraryId(1): "Movies"}, {}, present().replace(2026, 11, 21, 10, 0, 0))


class TestLines:
    def test_running_waiting_failed_and_done_stand_under_headings_in_that_order(self, around: Surroundings) -> None:
        known = [
            job(1, JobStatus.DONE, ended_at=ENDED),
            job(2, JobStatus.FAILED, ended_at=ENDED, error="The disk is full."),
            job(3, JobStatus.WAITING),
            job(4, JobStatus.RUNNING),
        ]

        made = lines(View.NOW, known, around)

        assert [line.title for line in made if isinstance(line, Section)] == [
            "Running · 1",
            "Waiting · 1",
            "Needs a look · 1",
            "Done · last hour",
        ]
        assert [line.job.id for line in made if isinstance(line, Entry)] == [4, 3, 2, 1]

    def test_what_ended_before_the_last_hour_stands_in_the_history_alone(self, around: Surroundings) -> None:
        old = job(1, JobStatus.DONE, ended_at="2026-11-20 09:00:00")

        assert lines(View.NOW, [old], around) == []
        assert [line.job.id for line in lines(View.HISTORY, [old], around) if isinstance(line, Entry)] == [1]

    def test_the_history_is_sifted_by_how_a_job_ended_and_by_words_of_what_is_said_of_it(
        self, around: Surroundings
    ) -> None:
        known = [
            job(1, JobStatus.DONE, ended_at=ENDED, result=JobResult()),
            job(2, JobStatus.DONE, ended_at=ENDED, result=JobResult(problems=("Amélie.mkv could not be read",))),
            job(3, JobStatus.FAILED, ended_at=ENDED, error="The disk is full."),
            job(4, JobStatus.CANCELLED, ended_at=ENDED),
        ]

        def sifted(outcome: Outcome = Outcome.ANY, words: str = "") -> list[int]:
            made = lines(View.HISTORY, known, around, Sieve(outcome, words))
            assert len([line for line in made if isinstance(line, Section)]) == bool(made)
            return [line.job.id for line in made if isinstance(line, Entry)]

        assert sifted() == [4, 3, 2, 1]
        assert sifted(Outcome.TROUBLE) == [3, 2]
        assert sifted(Outcome.CANCELLED) == [4]
        assert sifted(words="MOVIES") == [4, 3, 2, 1]
        assert sifted(words="amelie read") == [2]
        assert sifted(words="disk full movies") == [3]
        assert sifted(Outcome.CANCELLED, "full") == []

    def test_a_result_is_a_sentence_and_counts_what_could_not_be_used(self, around: Surroundings) -> None:
        phrase = Phrase("scan_done", {"library": "Movies", "added": 3, "changed": 0, "missing": 1, "returned": 0})
        done = job(1, JobStatus.DONE, ended_at=ENDED, result=JobResult(problems=("a",), summary=(phrase,)))

        _, entry = lines(View.NOW, [done], around)

        assert isinstance(entry, Entry)
        assert entry.sentence == "Movies scanned: 3 new, 1 missing. Could not be used: 1."

    def test_a_failure_is_told_in_its_own_words(self, around: Surroundings) -> None:
        _, entry = lines(View.FAILED, [job(1, JobStatus.FAILED, ended_at=ENDED, error="The disk is full.")], around)

        assert isinstance(entry, Entry)
        assert entry.sentence == "The disk is full."


class TestPace:
    def test_the_rate_and_the_time_left_come_from_the_last_seconds(self) -> None:
        pace = Pace()
        for second in range(6):
            pace.note(second * 20, float(second))

        assert pace.per_second == pytest.approx(20)
        assert running_words(job(1, JobStatus.RUNNING, done=100, total=2500), pace) == "20 a second · 2 min left"

    def test_nothing_is_said_of_a_rate_that_is_not_known(self) -> None:
        pace = Pace()
        pace.note(5, 1.0)

        assert pace.per_second == 0
        assert pace.seconds_left(job(1, JobStatus.RUNNING, done=5, total=10)) is None

    def test_a_job_that_begins_anew_begins_its_rate_anew(self) -> None:
        pace = Pace()
        pace.note(500, 1.0)
        pace.note(3, 3.0)

        assert pace.per_second == 0


@pytest.fixture
def page(qtbot: QtBot, demo_desk: Desk) -> Iterator[ActivityPage]:
    page = ActivityPage(demo_desk)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    yield page
    demo_desk.engine.jobs.resume()


def press(qtbot: QtBot, page: ActivityPage, text: str) -> None:
    button = next(one for one in page.findChildren(QPushButton) if one.text() == text and one.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def status_of(engine: Engine, job: JobId) -> JobStatus:
    return next(one.status for one in engine.browse.jobs() if one.id == job)


def test_a_paused_queue_keeps_a_job_waiting_until_it_may_go_on(
    qtbot: QtBot, page: ActivityPage, demo_desk: Desk
) -> None:
    engine = demo_desk.engine
    press(qtbot, page, "Pause all")
    qtbot.waitUntil(lambda: engine.jobs.is_paused)
    (queued,) = engine.jobs.enqueue(scan_job(engine.browse.libraries()[0].id))
    qtbot.waitUntil(lambda: page.model.row_of(queued) is not None)

    assert status_of(engine, queued) is JobStatus.WAITING
    press(qtbot, page, "Go on")
    qtbot.waitUntil(lambda: status_of(engine, queued) is JobStatus.DONE, timeout=20_000)


def test_a_waiting_job_is_put_first_cancelled_and_tried_again(
    qtbot: QtBot, page: ActivityPage, demo_desk: Desk
) -> None:
    engine = demo_desk.engine
    engine.jobs.pause()
    (queued,) = engine.jobs.enqueue(scan_job(engine.browse.libraries()[0].id))
    qtbot.waitUntil(lambda: page.model.row_of(queued) is not None)
    page.choose(queued)

    press(qtbot, page, "Do it first")
    qtbot.waitUntil(lambda: next(one for one in engine.browse.jobs() if one.id == queued).priority == 1)
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: status_of(engine, queued) is JobStatus.CANCELLED)
    qtbot.waitUntil(page.detail.retry.isVisible)
    press(qtbot, page, "Try again")
    qtbot.waitUntil(lambda: status_of(engine, queued) is JobStatus.WAITING)
    engine.jobs.resume()
    qtbot.waitUntil(lambda: status_of(engine, queued) is JobStatus.DONE, timeout=20_000)


def test_problems_are_listed_and_can_be_copied(qtbot: QtBot, page: ActivityPage, demo_desk: Desk) -> None:
    troubled = next(one for one in demo_desk.engine.browse.jobs() if one.result and one.result.problems)
    page.choose(troubled.id)

    assert troubled.result is not None
    qtbot.waitUntil(lambda: page.detail.log.toPlainText() == "\n".join(troubled.result.problems))  # type: ignore[union-attr]
    press(qtbot, page, "Copy details")
    assert troubled.result.problems[0] in QGuiApplication.clipboard().text()


def test_a_history_is_searched_and_the_other_views_are_not(qtbot: QtBot, page: ActivityPage) -> None:
    here = page.model.rowCount()
    assert not page.search.isVisible()
    qtbot.mouseClick(page.views.button(View.HISTORY), Qt.MouseButton.LeftButton)
    everything = page.model.rowCount()

    qtbot.keyClicks(page.search, "scanning movies")
    qtbot.waitUntil(lambda: 0 < page.model.rowCount() < everything)
    qtbot.keyClicks(page.search, " nowhere")
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    assert not page.list.isVisible()

    qtbot.mouseClick(page.views.button(View.NOW), Qt.MouseButton.LeftButton)
    assert page.model.rowCount() == here
    assert not page.search.isVisible()


def test_a_view_without_jobs_says_so(qtbot: QtBot, page: ActivityPage) -> None:
    qtbot.mouseClick(page.views.button(View.FAILED), Qt.MouseButton.LeftButton)

    assert page.model.rowCount() == 0
    assert not page.list.isVisible()
