"""What a person at a terminal sees while jobs run."""

from dataclasses import replace

import pytest
from rich.progress import Progress, TaskID

from metarr_desktop.cli.progress import follow, how_far
from metarr_desktop.domain.jobs import Job, JobStatus, Priority
from metarr_desktop.domain.kinds import JobId


@pytest.mark.parametrize(
    ("done", "total", "per_s", "says"),
    [
        (1204, 8310, 38.2, "1,204 of 8,310 · 38/s · 3 min left"),
        (4, 53, 0.5, "4 of 53 · 30/min · 2 min left"),
        (50, 53, 1.0, "50 of 53 · 1/s · 3 s left"),
        (10, 90_000, 1.0, "10 of 90,000 · 1/s · 25 h left"),
        (4, 53, None, "4 of 53"),
        (53, 53, 9.0, "53 of 53 · 9/s"),
        (7, 0, None, "7"),
        (0, 0, None, ""),
    ],
)
def test_how_far_a_job_is(done: int, total: int, per_s: float | None, says: str) -> None:
    assert how_far(done, total, per_s) == says


def test_a_part_of_a_job_that_does_not_know_its_end_does_not_borrow_that_of_the_part_before() -> None:
    bars, tasks = Progress(disable=True), dict[JobId, TaskID]()

    follow(bars, tasks, running("verify", done=33, total=33))
    follow(bars, tasks, running("verify", done=39, total=0))

    (bar,) = bars.tasks
    assert (bar.completed, bar.total, bar.visible) == (39, None, True)


@pytest.mark.parametrize("type", ["publish", "rename", "move_files"])
def test_a_job_that_moves_many_files_has_a_bar_until_it_is_over(type: str) -> None:
    bars, tasks = Progress(disable=True), dict[JobId, TaskID]()

    follow(bars, tasks, running(type, done=1, total=2))
    follow(bars, tasks, replace(running(type, done=2, total=2), status=JobStatus.DONE))

    assert [bar.visible for bar in bars.tasks] == [False]


def running(type: str, *, done: int, total: int) -> Job:
    return Job(JobId(1), type, Priority.PERSON, JobStatus.RUNNING, {}, "2026-11-29 10:00:00", done=done, total=total)
