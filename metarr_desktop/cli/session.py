"""One command being done: what it works with, and waiting for the jobs it starts."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from metarr_desktop.cli.host import Handle, Host
from metarr_desktop.cli.output import Output
from metarr_desktop.cli.progress import Counter, counted, shown
from metarr_desktop.domain.errors import BadInput, Cancelled, NotFound
from metarr_desktop.domain.job_log import Tone
from metarr_desktop.domain.jobs import Job, JobStatus, NewJob
from metarr_desktop.domain.kinds import ItemId, JobId
from metarr_desktop.domain.views import LibraryView

if TYPE_CHECKING:
    from metarr_desktop.domain.jobs import Progress
    from metarr_desktop.domain.player_views import GroupView, PlayerView
    from metarr_desktop.domain.provider import Heard
    from metarr_desktop.services.engine import Engine

_LOOKED_AFTER_S = 0.5  # how often a caller's presence is looked at: it can only be asked


@dataclass(frozen=True, slots=True)
class Caller:
    """The process whose words these are: for commands that need no engine, or open their own."""

    host: Host
    data_dir: str
    is_own_choice: bool  # whether --data-dir was given
    output: Output
    cwd: str
    lines: Callable[[], Iterator[str]]  # of its standard input
    has_terminal: bool
    answering: Callable[[Engine], Handle]

    def path(self, word: str) -> str:
        """A path as the caller means it, absolute."""
        return os.path.abspath(os.path.join(self.cwd, os.path.expanduser(word)))


@dataclass(frozen=True, slots=True)
class Session:
    """A command with its engine, which may run in another process than its caller."""

    engine: Engine
    host: Host
    output: Output
    cwd: str
    stdin: Callable[[], str]
    is_gone: Callable[[], bool] | None = None  # whether a caller in another process hung up

    def path(self, word: str) -> str:
        """A path as the caller means it, absolute."""
        return os.path.abspath(os.path.join(self.cwd, os.path.expanduser(word)))

    def secret(self) -> str:
        """The first line of the caller's standard input. Raises BadInput where there is none."""
        line = self.stdin().partition("\n")[0].rstrip("\r")
        if not line:
            raise BadInput("A password, token or key is expected on standard input.")
        return line

    # --- what words name --------------------------------------------------------------------------------------------

    def item(self, word: str) -> ItemId:
        """The item of that number or title. Raises NotFound."""
        return self.engine.browse.find(word)

    def library(self, name: str) -> LibraryView:
        """The library of that name or number. Raises NotFound."""
        return self.engine.browse.library(name)

    def group(self, name: str) -> GroupView:
        """The player group of that name. Raises NotFound."""
        for one in self.engine.browse.groups():
            if one.name.casefold() == name.casefold():
                return one
        raise NotFound(f"There is no player group “{name}”; `metarr player group list` shows all.")

    def player(self, name: str) -> PlayerView:
        """The player of that name. Raises NotFound."""
        for one in self.engine.browse.players():
            if one.name.casefold() == name.casefold():
                return one
        raise NotFound(f"There is no player “{name}”; `metarr player list` shows all.")

    @contextlib.contextmanager
    def watched(self, what: str) -> Iterator[Progress]:
        """For work that is no job: a bar where a person looks on, and it ends when the caller stops the command."""
        with counted(what, self.output) as count:
            yield _Work(count, self.is_gone)

    # --- jobs -------------------------------------------------------------------------------------------------------

    def run(self, *new: NewJob) -> list[Job]:
        """Queue jobs and wait until they and what they caused are over; says what went wrong, gives all of them.

        When the caller stops the command, so do its jobs.
        """
        return self.wait(self.engine.jobs.enqueue(*new))

    def wait(self, jobs: Collection[JobId]) -> list[Job]:
        """Wait until those jobs and what they caused are over; says what went wrong, gives all of them."""
        if not jobs:
            return []
        with shown(self.engine.jobs, self.output), self._stopped_when_gone(jobs):
            try:
                ended = self.engine.jobs.run_until_idle(jobs)
            except KeyboardInterrupt:
                self._cancel(jobs)
                raise
        for job in ended:
            self._tell(job)
        return ended

    def _tell(self, job: Job) -> None:
        for problem in job.result.problems if job.result else ():
            self.output.notice(problem)
        if job.status is JobStatus.FAILED:
            self.output.error(f"{job.type}: {job.error}")
        elif job.status is JobStatus.CANCELLED:
            self.output.error(f"{job.type}: cancelled.")

    @contextlib.contextmanager
    def _stopped_when_gone(self, jobs: Collection[JobId]) -> Iterator[None]:
        is_gone = self.is_gone
        if is_gone is None:
            yield
            return
        done = threading.Event()

        def look() -> None:
            while not done.wait(_LOOKED_AFTER_S):
                if is_gone():
                    self._cancel(jobs)
                    return

        watcher = threading.Thread(target=look, name="caller-watch", daemon=True)
        watcher.start()
        try:
            yield
        finally:
            done.set()
            watcher.join()

    def _cancel(self, jobs: Collection[JobId]) -> None:
        family = set(jobs)
        for job in reversed(self.engine.browse.jobs()):  # parents before what they caused
            if job.id in family or job.parent in family:
                family.add(job.id)
                if not job.status.is_over:
                    self.engine.jobs.cancel(job.id)


@dataclass(frozen=True, slots=True)
class _Work:
    """Progress of work that is no job. In this process Ctrl+C stops it by itself."""

    count: Counter
    is_gone: Callable[[], bool] | None
    job: JobId | None = None

    @property
    def is_cancelled(self) -> bool:
        return self.is_gone is not None and self.is_gone()

    def report(self, done: int, total: int, label: str = "") -> None:
        self.count(done, total)

    def say(self, text: str, tone: Tone = Tone.WELL, count: int = 1) -> None:
        """Nobody reads along."""

    def hear(self, provider: str, how: Heard) -> None:
        """Nobody counts."""

    def check(self) -> None:
        if self.is_cancelled:
            raise Cancelled("The work was stopped.")
