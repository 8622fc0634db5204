"""A desk whose folders are watched: real events from real folders, a clock that tests turn, jobs that run when told."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from metarr_desktop.domain.jobs import Job, JobStatus, Priority
from metarr_desktop.domain.watch import RootWatch
from metarr_desktop.files.listening import Listener, Loss, RootWatching
from metarr_desktop.files.skipping import SkipRules
from metarr_desktop.files.watch import MakeWatching, watch_root
from metarr_desktop.services.jobs import JobRunner
from metarr_desktop.services.watch import Watch
from tests.services.desk import Desk

PATIENCE_S = 30  # only a failing test waits so long


class Witness:
    """Hears what a listener hears, and lets a test wait for it."""

    def __init__(self) -> None:
        self._told = threading.Condition()
        self._folders: list[str] = []
        self.losses: list[Loss] = []

    def beside(self, listener: Listener) -> Listener:
        witness = self

        class Beside:
            def changed(self, folder: str) -> None:
                listener.changed(folder)
                witness._note(witness._folders, folder)

            def lost(self, loss: Loss, error: str = "") -> None:
                listener.lost(loss, error)
                witness._note(witness.losses, loss)

        return Beside()

    def _note(self, notes: list[Any], note: Any) -> None:
        with self._told:
            notes.append(note)
            self._told.notify_all()

    def wait_for(self, folder: Path) -> None:
        """Until a change of that folder was heard, since the last wait for it."""
        with self._told:
            assert self._told.wait_for(lambda: str(folder) in self._folders, PATIENCE_S), f"nothing heard of {folder}"
            self._folders = [one for one in self._folders if one != str(folder)]

    def wait_for_loss(self, loss: Loss) -> None:
        with self._told:
            assert self._told.wait_for(lambda: loss in self.losses, PATIENCE_S), f"no {loss}"


class WatchedDesk:
    """A watch over a desk. `tick` is called by the test, after it turned the clock."""

    def __init__(
        self, desk: Desk, make: MakeWatching = watch_root, share: Callable[[str], str] = lambda _path: ""
    ) -> None:
        # Folders carry the real time; a minute ahead of it they, and files, count as old.
        desk.clock.now = datetime.now(UTC) + timedelta(minutes=1)
        self.desk = desk
        self.witness = Witness()
        self.runner = JobRunner(desk.store, desk.flow.handlers.get)
        self._make = make
        self.watch = Watch(
            desk.store,
            self.runner,
            desk.newsroom,
            desk.settling,
            make=self._witnessed,
            share=share,
            steady=desk.steady,
        )

    def _witnessed(self, root: str, skip: SkipRules, listener: Listener) -> RootWatching:
        return self._make(root, skip, self.witness.beside(listener))

    def close(self) -> None:
        self.watch.stop()
        self.runner.stop()

    def begin(self) -> None:
        """Watch, and do the sweeps that begin it."""
        self.watch.begin()
        self.watch.tick()
        self.work()
        self.watch.tick()

    def later(self, seconds: float) -> list[Mapping[str, Any]]:
        """Turn the clock and look; what waits to be scanned now."""
        self.desk.clock.turn(seconds=seconds)
        self.watch.tick()
        return self.scans()

    def scans(self) -> list[Mapping[str, Any]]:
        """The payloads of the scans that wait."""
        return [job.payload for job in self._waiting() if job.type == "scan"]

    def work(self) -> list[Job]:
        """Do all that waits, and what follows from it, in this thread: nothing runs that the test did not ask for."""
        done = []
        while (job := self.runner._claim("desk/0", Priority.BACKGROUND)) is not None:
            self.runner._run(job, "desk/0")
            done.append(self.desk.store.jobs.get(job.id))
        return done

    def _waiting(self) -> list[Job]:
        return self.desk.store.jobs.page(statuses=[JobStatus.WAITING])

    def health(self) -> RootWatch:
        """Of the only root."""
        (one,) = self.watch.health()
        return one

    def age(self, path: Path, seconds: float = 60) -> Path:
        """Make a file look as if it was last written so long ago, by the desk's clock."""
        moment = self.desk.clock().timestamp() - seconds
        os.utime(path, (moment, moment))
        return path
