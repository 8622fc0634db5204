"""Bars on a terminal while jobs run. Nothing of it goes into a pipe or a file."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from metarr_desktop.cli.output import Output
from metarr_desktop.domain.kinds import JobId

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from metarr_desktop.domain.jobs import Job
    from metarr_desktop.services.jobs import JobRunner

#: Hears how many steps of how many are done.
Counter = Callable[[int, int], None]

# What a person waits for; chores of the engine's own are not among it.
_DOING = {
    "scan": "Looking at folders",
    "nfo": "Reading NFO files",
    "pictures": "Reading pictures",
    "media": "Reading media files",
    "names": "Checking doubtful names",
    "identify": "Identifying",
    "enrich": "Asking providers",
    "artwork": "Fetching pictures",
    "publish": "Publishing",
    "rename": "Renaming",
    "move_files": "Moving files",
    "sync": "Telling players",
    "verify": "Checking what was published",
    "decide": "Putting files right",
    "sidecars": "Keeping subtitles",
    "backup": "Backing up",
    "refetch": "Bringing back pictures",
    "recall": "Noting which episodes shows have",
    "rebuild": "Giving back what you decided",
    "prune_cache": "Removing unused pictures",
    "check_up": "Looking through the data",
    "hook": "Taking in an event",
    "given": "Identifying",
}


@contextlib.contextmanager
def shown(jobs: JobRunner, output: Output) -> Iterator[None]:
    """One bar on standard error for each job that runs while the block does, where a person looks on."""
    if not output.shows_progress:
        yield
        return
    # 0.1 s to import, which only a person at a terminal waits for.
    from rich.console import Console
    from rich.progress import BarColumn, Progress, Task, TextColumn
    from rich.text import Text

    class Counts(TextColumn):
        def render(self, task: Task) -> Text:
            return Text(how_far(int(task.completed), int(task.total or 0), task.speed))

    columns = (TextColumn("{task.description}"), BarColumn(), Counts(""))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[JobId, TaskID] = {}
        unsubscribe = jobs.subscribe(lambda event: follow(bars, tasks, event.job))
        try:
            yield
        finally:
            unsubscribe()


def follow(bars: Progress, tasks: dict[JobId, TaskID], job: Job) -> None:
    """Show how far a job is; `tasks` are the bars of those that were shown before."""
    if job.type not in _DOING:
        return
    if job.id not in tasks:
        tasks[job.id] = bars.add_task(_DOING[job.type], total=None)
    task = next(one for one in bars.tasks if one.id == tasks[job.id])
    task.total = job.total or None  # `update` keeps the old number where none is known any more
    bars.update(task.id, completed=job.done, visible=not job.status.is_over)


def how_far(done: int, total: int, per_s: float | None) -> str:
    """ "1,204 of 8,310 · 38/s · 3 min left"; how fast is left out until it is known, and so is a total of 0."""
    counts = f"{done:,} of {total:,}" if total else f"{done:,}" if done else ""
    if not per_s or not counts:
        return counts
    rate = f"{per_s:,.0f}/s" if per_s >= 1 else f"{per_s * 60:,.0f}/min"
    if done >= total:
        return f"{counts} · {rate}"
    left_s = (total - done) / per_s
    left = f"{left_s:.0f} s" if left_s < 90 else f"{left_s / 60:.0f} min" if left_s < 5400 else f"{left_s / 3600:.0f} h"
    return f"{counts} · {rate} · {left} left"


@contextlib.contextmanager
def counted(what: str, output: Output) -> Iterator[Counter]:
    """One bar for work that is no job; gives what to tell (done, total)."""
    if not output.shows_progress:
        yield _unseen
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task(what, total=None)
        yield lambda done, total: bars.update(task, completed=done, total=total)


def _unseen(done: int, total: int) -> None:
    """Nobody looks on."""
