"""Activity: what runs, what came of it, and what a person can do about it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QLocale, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.job_log import JobLog, LogLine, Tone
from metarr_desktop.domain.jobs import Job, JobResult, JobStatus, Phrase, Priority
from metarr_desktop.domain.kinds import JobId, LibraryId
from metarr_desktop.domain.provider import LineState, Rate
from metarr_desktop.domain.schedules import Rhythm, Scheduled, Task
from metarr_desktop.services.engine import Engine
from metarr_desktop.services.errands import scan_job
from metarr_desktop.services.job_try import JobEvent
from metarr_desktop.services.sources import ProviderUse
from metarr_desktop.ui.activity.detail import JobDetail
from metarr_desktop.ui.activity.entries import (
    Entry,
    Foot,
    Line,
    Outcome,
    Section,
    Sieve,
    Surroundings,
    View,
    day_lines,
    entry_of,
    failed_lines,
    present,
    present_lines,
    running_words,
)
from metarr_desktop.ui.activity.log_lines import LogLinesModel, said_of
from metarr_desktop.ui.activity.pace import Pace
from metarr_desktop.ui.activity.page import ActivityPage
from metarr_desktop.ui.activity.planned import Coming
from metarr_desktop.ui.activity.providers_model import state_of
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.moments import clock, day, local, until
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.labels import Label

DAY_S = 86_400
NOW = "2026-11-21 10:00:00"
ENDED = "2026-11-21 09:50:00"


def job(id: int, status: JobStatus, **values: object) -> Job:
    return Job(JobId(id), "scan", Priority.NORMAL, status, {"library": 1}, NOW, **values)  # type: ignore[arg-type]


@pytest.fixture
def around(monkeypatch: pytest.MonkeyPatch) -> Surroundings:
    return Surroundings({LibraryId(1): "Movies"}, {}, present().replace(2026, 11, 21, 10, 0, 0))


def clock_of(at: str) -> str:
    moment = local(at)
    assert moment is not None
    return clock(moment)


def titles(made: list[Line]) -> list[str]:
    return [line.title for line in made if isinstance(line, Section)]


def ids(made: list[Line]) -> list[int]:
    return [line.job.id for line in made if isinstance(line, Entry)]


class TestLines:
    def test_running_waiting_failed_and_done_stand_under_headings_in_that_order(self, around: Surroundings) -> None:
        known = [
            job(1, JobStatus.DONE, ended_at=ENDED),
            job(2, JobStatus.FAILED, ended_at=ENDED, error="The disk is full."),
            job(3, JobStatus.WAITING),
            job(4, JobStatus.RUNNING),
        ]

        made = present_lines(known, around)

        assert titles(made) == ["Running · 1", "Waiting · 1", "Needs a look · 1", "Done · last hour"]
        assert ids(made) == [4, 3, 2, 1]

    @pytest.mark.parametrize(
        ("running", "heading"),
        [
            (1, "Running · 1 of 2 workers, one is kept free for you"),
            (2, "Running · 2 of 2 workers"),
        ],
    )
    def test_the_head_says_how_many_of_the_workers_are_busy(
        self, around: Surroundings, running: int, heading: str
    ) -> None:
        known = [job(number, JobStatus.RUNNING) for number in range(running)]

        assert titles(present_lines(known, replace(around, workers=2))) == [heading]

    def test_what_is_not_listed_is_counted_all_the_same(self, around: Surroundings) -> None:
        known = [job(1, JobStatus.WAITING), job(2, JobStatus.FAILED, ended_at=ENDED)]

        made = present_lines(known, replace(around, counts={JobStatus.WAITING: 400, JobStatus.FAILED: 7}))

        assert titles(made) == ["Waiting · 400", "Needs a look · 7"]

    def test_what_ended_before_the_last_hour_stands_in_the_history_alone(self, around: Surroundings) -> None:
        old = job(1, JobStatus.DONE, ended_at="2026-11-20 09:00:00")

        assert present_lines([old], around) == []

    def test_planned_work_stands_under_its_own_heading_the_next_first(self, around: Surroundings) -> None:
        at_ten = around.now
        planned = (
            Scheduled(Task.TIDY, Rhythm(DAY_S, 3), next_at=at_ten + timedelta(hours=17)),
            Scheduled(Task.SCAN, Rhythm(DAY_S, 4), LibraryId(1), next_at=at_ten + timedelta(hours=1)),
            Scheduled(Task.SCAN, Rhythm(DAY_S, 4), LibraryId(9), next_at=at_ten + timedelta(hours=1)),
            Scheduled(Task.BACKUP, Rhythm(DAY_S, 3), is_on=False),
        )

        made = present_lines([job(1, JobStatus.RUNNING)], replace(around, planned=planned))

        assert titles(made) == ["Running · 1", "Planned · 2"]
        assert [(one.title, one.sentence) for one in made if isinstance(one, Coming)] == [
            ("Scan Movies", "Every day"),
            ("Tidy the trash and the cache", "Every day"),
        ]

    def test_what_is_tried_again_later_is_planned_and_no_longer_waits(self, around: Surroundings) -> None:
        later = around.now.timestamp() + 600
        known = [
            job(1, JobStatus.WAITING),
            job(2, JobStatus.WAITING, error="TMDB is silent.", next_at_s=later),
            job(3, JobStatus.WAITING, next_at_s=later, is_held=True),
        ]

        made = present_lines(known, replace(around, counts={JobStatus.WAITING: 3}))

        assert titles(made) == ["Waiting · 2", "Planned · 1"]
        assert ids(made) == [1, 3, 2]
        (again,) = made[-1:]
        assert isinstance(again, Entry)
        assert again.note.startswith("again at ")
        assert again.sentence == "TMDB is silent. It is tried again by itself."

    def test_where_nothing_but_planned_work_is_left_it_says_so(self, around: Surroundings) -> None:
        planned = (Scheduled(Task.TIDY, Rhythm(DAY_S, 3), next_at=around.now + timedelta(hours=1)),)

        made = present_lines([], replace(around, planned=planned))

        assert isinstance(made[0], Foot)
        assert titles(made) == ["Planned · 1"]
        assert present_lines([], around) == []

    @pytest.mark.parametrize(
        ("now", "moment", "said"),
        [
            ((20, 0), (21, 3, 0), "tonight at 03:00"),
            ((20, 0), (20, 21, 5), "at 21:05"),
            ((1, 0), (20, 3, 0), "tonight at 03:00"),
            ((20, 0), (21, 18, 0), "tomorrow at 18:00"),
            ((20, 0), (24, 3, 0), "24 Nov, 03:00"),
            ((20, 0), (20, 19, 0), "as soon as it can"),
        ],
    )
    def test_when_it_comes_is_said_as_people_say_it(
        self, now: tuple[int, int], moment: tuple[int, int, int], said: str
    ) -> None:
        at = datetime(2026, 11, moment[0], *moment[1:]).astimezone()

        assert until(at, datetime(2026, 11, 20, *now).astimezone()) == said

    def test_the_history_is_headed_day_by_day_and_failures_by_how_many_there_are(self, around: Surroundings) -> None:
        ends = ("2026-11-21 09:00:00", "2026-11-21 08:00:00", "2026-11-20 09:00:00")
        known = [entry_of(job(3 - n, JobStatus.FAILED, ended_at=at), around) for n, at in enumerate(ends)]

        assert titles(day_lines(known)) == [day(moment) for end in ends[1:] if (moment := local(end))]
        assert ids(day_lines(known)) == [3, 2, 1]
        assert titles(failed_lines(known, 12)) == ["Needs a look · 12"]
        assert failed_lines([], 0) == []

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
            sieve = Sieve(outcome, words)
            return [one.id for one in reversed(known) if sieve.takes(entry_of(one, around))]

        assert sifted() == [4, 3, 2, 1]
        assert sifted(Outcome.TROUBLE) == [3, 2]
        assert sifted(Outcome.CANCELLED) == [4]
        assert sifted(Outcome.FAILED) == [3]
        assert sifted(words="MOVIES") == [4, 3, 2, 1]
        assert sifted(words="amelie read") == [2]
        assert sifted(words="disk full movies") == [3]
        assert sifted(Outcome.CANCELLED, "full") == []

    def test_a_result_is_a_sentence_and_counts_what_could_not_be_used(self, around: Surroundings) -> None:
        phrase = Phrase("scan_done", {"library": "Movies", "added": 3, "changed": 0, "missing": 1, "returned": 0})
        done = job(1, JobStatus.DONE, ended_at=ENDED, result=JobResult(problems=("a",), summary=(phrase,)))

        assert entry_of(done, around).sentence == "Movies scanned: 3 new, 1 missing. Could not be used: 1."

    def test_a_failure_is_told_in_its_own_words(self, around: Surroundings) -> None:
        failed = job(1, JobStatus.FAILED, ended_at=ENDED, error="The disk is full.")

        assert entry_of(failed, around).sentence == "The disk is full."

    def test_a_waiting_job_says_what_it_waits_for(self, around: Surroundings) -> None:
        first = job(1, JobStatus.RUNNING)
        waiting = job(2, JobStatus.WAITING, parent=JobId(1))
        among = replace(around, jobs={JobId(1): first}, needs={JobId(2): (JobId(1),)})
        again = around.now + timedelta(seconds=90)

        assert entry_of(waiting, among).note == "after “Scanning Movies”"
        assert entry_of(waiting, among).sentence.endswith("follows “Scanning Movies”")
        assert entry_of(waiting, around).note == f"since {clock_of(NOW)}"
        assert entry_of(replace(waiting, is_held=True), among).note == "paused"
        assert entry_of(waiting, replace(around, is_paused=True)).note == "paused"
        later = entry_of(replace(waiting, next_at_s=again.timestamp()), around)
        assert later.note == f"again at {clock(again.astimezone())}"


class TestLog:
    def test_it_reads_from_the_end_to_the_beginning_and_says_no_problem_twice(self) -> None:
        done = job(
            1,
            JobStatus.DONE,
            started_at=NOW,
            ended_at="2026-11-21 10:00:09",
            attempts=1,
            result=JobResult(problems=("Heat: TMDB is silent.", "Ran.mkv is empty.")),
        )
        log = JobLog((LogLine(NOW, "Heat: TMDB is silent.", Tone.TROUBLE), LogLine(NOW, "Alien: fine.", Tone.WELL)))

        said = said_of(done, log)

        assert [line.text for line in said] == [
            "Done",
            "Ran.mkv is empty.",
            "Alien: fine.",
            "Heat: TMDB is silent.",
            "Begun",
            "Asked for",
        ]
        assert [line.sign for line in said[:4]] == ["done", "problem", "done", "problem"]

    def test_a_log_that_is_gone_says_so_instead_of_being_empty(self) -> None:
        done = job(1, JobStatus.DONE, started_at=NOW, ended_at=NOW, attempts=1, result=JobResult())

        gone = [line.text for line in said_of(done, JobLog(is_kept=False))]

        assert gone[0] == "Done"
        assert gone[1].startswith("What it said line by line is no longer kept")
        assert [line.text for line in said_of(done, JobLog())] == ["Done", "Begun", "Asked for"]
        waiting = said_of(job(1, JobStatus.WAITING), JobLog(is_kept=False))
        assert [line.text for line in waiting] == ["Asked for"]

    def test_what_is_new_comes_in_at_the_top_and_the_rest_stays(self, qtbot: QtBot) -> None:
        running = job(1, JobStatus.RUNNING, started_at=NOW)
        said = [LogLine(NOW, f"Film {number}: fine.", Tone.WELL) for number in range(4)]
        model = LogLinesModel()
        model.show(said_of(running, JobLog(tuple(said[:3]))))
        newest = QPersistentModelIndex(model.index(0))

        model.show(said_of(running, JobLog(tuple(said[1:]))))  # the oldest is kept no longer

        assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("done, ")
        assert (newest.row(), newest.data()) == (1, model.lines[1].plain)
        assert [line.text for line in model.lines] == [
            "Film 3: fine.",
            "Film 2: fine.",
            "Film 1: fine.",
            "Begun",
            "Asked for",
        ]


class TestProviders:
    @pytest.mark.parametrize(
        ("line", "asked", "failed", "words"),
        [
            (LineState(0, Rate(4), 0.0, "", answer_s=0.092), 5, 0, "answers in 92 ms"),
            (LineState(4, Rate(4), 0.0, "", waiting=12, answer_s=0.092), 5, 0, "at its rate, 12 wait"),
            (LineState(0, Rate(4), 40.0, ""), 5, 0, "rests for 40 s"),
            (LineState(0, Rate(4), 0.0, "TMDB is silent."), 5, 3, "3 failed"),
            (LineState(0, Rate(4), 0.0, "", answer_s=0.092), 5, 3, "3 failed"),
            (None, 5, 0, "answers"),
            (None, 0, 0, "was not asked"),
        ],
    )
    def test_how_each_stands_is_said_in_a_few_words(
        self, line: LineState | None, asked: int, failed: int, words: str
    ) -> None:
        assert state_of(ProviderUse("TMDB", asked, 2, failed, line))[2] == words


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

    def test_the_curve_tells_the_rate_at_each_moment_and_how_long_ago_that_was(self) -> None:
        pace = Pace()
        for second, done in enumerate((0, 10, 20, 20)):
            pace.note(done, float(second))

        assert pace.curve() == [(2.0, 10.0), (1.0, 10.0), (0.0, pytest.approx(20 / 3))]

    def test_what_is_reported_at_once_after_the_beginning_makes_no_peak(self) -> None:
        pace = Pace()
        for now_s, done in ((0.0, 0), (0.01, 50), (0.9, 90), (1.0, 100)):
            pace.note(done, now_s)

        assert max(rate for _, rate in pace.curve()) == pytest.approx(100)

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


def test_planned_work_is_chosen_and_done_at_once(qtbot: QtBot, page: ActivityPage, demo_desk: Desk) -> None:
    engine = demo_desk.engine
    tidy = page.model.row_of((Task.TIDY.value, None))
    assert tidy is not None
    before = {one.id for one in engine.browse.jobs(types=["tidy"])}
    page.list.setCurrentIndex(page.model.index(tidy))

    assert page.detail.now.isVisible()
    assert not page.detail.log_view.isVisible()
    assert [action.text() for action in page.findChildren(QToolButton) if action.toolTip().startswith("Do it now")]
    press(qtbot, page, "Do it now")
    qtbot.waitUntil(lambda: bool({one.id for one in engine.browse.jobs(types=["tidy"])} - before))
    (queued,) = {one.id for one in engine.browse.jobs(types=["tidy"])} - before
    qtbot.waitUntil(lambda: status_of(engine, queued) is JobStatus.DONE, timeout=20_000)
    qtbot.waitUntil(page.detail.log_view.isVisible)


def test_problems_are_listed_and_can_be_copied(qtbot: QtBot, page: ActivityPage, demo_desk: Desk) -> None:
    troubled = next(one for one in demo_desk.engine.browse.jobs() if one.result and one.result.problems)
    page.choose(troubled.id)

    assert troubled.result is not None
    problems = [translated(one) for one in troubled.result.problems]
    assert [line.text for line in page.detail.log.lines if line.sign == "problem"] == problems
    press(qtbot, page, "Copy details")
    assert troubled.result.problems[0] in QGuiApplication.clipboard().text()


def test_a_history_is_searched_and_the_other_views_are_not(qtbot: QtBot, page: ActivityPage) -> None:
    here = page.model.rowCount()
    assert not page.search.isVisible()
    qtbot.mouseClick(page.views.button(View.HISTORY), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.model.is_reading)
    everything = page.model.rowCount()

    qtbot.keyClicks(page.search, "scanning movies")
    qtbot.waitUntil(lambda: 0 < page.model.rowCount() < everything)
    qtbot.keyClicks(page.search, " nowhere")
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    assert not page.list.isVisible()

    qtbot.mouseClick(page.views.button(View.NOW), Qt.MouseButton.LeftButton)
    assert page.model.rowCount() == here
    assert not page.search.isVisible()


def test_the_history_reaches_back_to_the_first_job_as_one_scrolls(
    qtbot: QtBot, page: ActivityPage, demo_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("metarr_desktop.ui.activity.past.PORTION", 2)
    monkeypatch.setattr("metarr_desktop.ui.activity.past._PAGE", 3)
    everything = [one.id for one in demo_desk.engine.browse.past_jobs()]
    assert len(everything) > 6

    page.show_history()
    model, bottom = page.model, page.list.verticalScrollBar()
    qtbot.waitUntil(lambda: not model.is_reading)
    for _ in everything:
        bottom.setValue(bottom.maximum())
        if model.canFetchMore(model.index(-1)):
            model.fetchMore(model.index(-1))
        qtbot.waitUntil(lambda: not model.is_reading)

    rows = [model.entry(row) for row in range(model.rowCount())]
    assert [entry.job.id for entry in rows if entry is not None] == everything
    assert isinstance(model.line(model.rowCount() - 1), Foot)


def test_what_is_looked_for_is_found_however_far_back_it_is(
    qtbot: QtBot, page: ActivityPage, demo_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("metarr_desktop.ui.activity.past.PORTION", 1)
    *_, first = demo_desk.engine.browse.past_jobs()
    page.show_history()

    page.model.sift(Sieve(words=entry_of(first, page.model.around()).title))

    qtbot.waitUntil(lambda: page.model.row_of(first.id) is not None and not page.model.is_reading)


def test_who_reads_further_down_stays_there_while_jobs_come_in_above(qtbot: QtBot, page: ActivityPage) -> None:
    page.resize(900, 320)
    page.show_history()
    qtbot.waitUntil(lambda: not page.model.is_reading and page.list.verticalScrollBar().maximum() > 100)
    page.list.verticalScrollBar().setValue(100)
    seen = page.list.indexAt(QPoint(100, 60))
    before = (seen.data(), page.list.visualRect(seen).top())

    page.model.hear(JobEvent(job(10_000, JobStatus.DONE, ended_at="2099-01-01 10:00:00", result=JobResult())))

    now = page.list.indexAt(QPoint(100, 60))
    assert page.model.row_of(JobId(10_000)) == 1
    assert (now.data(), page.list.visualRect(now).top()) == before


def test_one_job_is_paused_and_goes_on_where_it_stands(qtbot: QtBot, page: ActivityPage, demo_desk: Desk) -> None:
    jobs = demo_desk.engine.jobs
    jobs.pause()
    (queued,) = jobs.enqueue(scan_job(demo_desk.engine.browse.libraries()[0].id))
    qtbot.waitUntil(lambda: page.model.row_of(queued) is not None)
    page.choose(queued)
    before = page.list.currentIndex().row()

    press(qtbot, page, "Pause")
    qtbot.waitUntil(lambda: page.detail.pause.text() == "Go on")
    assert page.list.currentIndex().row() == before
    jobs.resume()
    assert status_of(demo_desk.engine, queued) is JobStatus.WAITING
    press(qtbot, page, "Go on")
    qtbot.waitUntil(lambda: status_of(demo_desk.engine, queued) is JobStatus.DONE, timeout=20_000)


@pytest.mark.parametrize(
    ("status", "facts", "offers"),
    [
        (JobStatus.RUNNING, {}, ["Pause", "Cancel", "Copy details"]),
        (JobStatus.WAITING, {}, ["Pause", "Do it first", "Cancel", "Copy details"]),
        (JobStatus.WAITING, {"is_held": True}, ["Go on", "Cancel", "Copy details"]),
        (JobStatus.WAITING, {"next_at_s": 5.0}, ["Pause", "Do it first", "Do it now", "Cancel", "Copy details"]),
        (JobStatus.FAILED, {}, ["Try again", "Copy details"]),
        (JobStatus.DONE, {}, ["Copy details"]),
    ],
)
def test_a_right_click_offers_what_can_be_done_with_a_job(
    page: ActivityPage, status: JobStatus, facts: dict[str, object], offers: list[str]
) -> None:
    menu = page.menu_of(job(1, status, **facts))

    assert [action.text() for action in menu.actions()] == offers


def test_where_nothing_fits_a_button_shows_everything_again(qtbot: QtBot, page: ActivityPage) -> None:
    page.show_history()
    page.model.sift(Sieve(words="nowhere to be found"))
    qtbot.waitUntil(lambda: not page.model.is_reading)

    press(qtbot, page, "Show everything")

    qtbot.waitUntil(lambda: page.model.rowCount() > 0 and not page.model.is_reading)
    assert not page.model.is_sifted


def test_a_running_job_shows_its_rate_as_a_curve_and_in_words(qtbot: QtBot) -> None:
    detail = JobDetail()
    qtbot.addWidget(detail)
    pace = Pace()
    for second, done in enumerate((0, 10, 40)):
        pace.note(done, float(second))
    around = Surroundings({LibraryId(1): "Movies"}, {JobId(1): pace}, present())

    detail.show_entry(entry_of(job(1, JobStatus.RUNNING, done=40, total=100), around), pace)

    assert [rate for _, rate in detail.curve.points] == [10.0, 20.0]
    assert detail.curve.accessibleName() == "Steps a second, last 2 minutes"
    assert detail.curve.accessibleDescription() == "now 20, most 20"
    assert "3 s left" in [label.text() for label in detail.findChildren(Label)]


def test_who_was_asked_for_a_job_stands_in_a_table_as_long_as_it_is_chosen(qtbot: QtBot) -> None:
    detail = JobDetail()
    qtbot.addWidget(detail)
    around = Surroundings({}, {}, present())
    detail.show_entry(entry_of(job(1, JobStatus.RUNNING), around))
    detail.show_uses([ProviderUse("TMDB", 1_204, 17, 0)])

    detail.show_log(job(1, JobStatus.RUNNING), JobLog(tones={Tone.WELL: 12, Tone.LEFT: 3}))

    assert detail.tally.text() == "12 done · 3 left open"
    assert not detail.providers.isHidden()
    assert [detail.uses.index(0, column).data() for column in range(3)] == ["TMDB", QLocale().toString(1_204), "17"]
    detail.show_entry(entry_of(job(2, JobStatus.DONE, ended_at=ENDED), around))
    assert detail.providers.isHidden()


def test_a_view_without_jobs_says_so(qtbot: QtBot, page: ActivityPage) -> None:
    qtbot.mouseClick(page.views.button(View.FAILED), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.model.is_reading)

    assert page.model.rowCount() == 0
    assert not page.list.isVisible()
