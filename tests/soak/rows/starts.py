"""Rows 8, 54 to 56 and 74: starts and ends of the program, many at once, beside each other, in the middle of work."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

from metarr_desktop import app
from metarr_desktop.domain.jobs import JobStatus
from metarr_desktop.services.flow import publish_job, scan_job
from tests.soak.household import Household, a_household, films_of, settle
from tests.soak.lives import Life, Tell
from tests.soak.oracles import faults_of_database, holders_of, temporaries, torn_files
from tests.soak.outcome import Outcome
from tests.soak.paths import PROJECT

_MOST_AT_ONCE = 10
_SETTLED_AFTER_S = 30.0  # only a failing row waits so long
_LOOK_S = 0.02
_ENDS_WITHIN_S = 5.0


def show_window(tell: Tell, data: str) -> int:
    tell("started")
    return app.open_window(data)


def row_54(count: int, seed: int, folder: Path) -> Outcome:
    """Two to ten starts at once: one window works with the library, the others end without having opened it."""
    chance, outcome, starts = random.Random(seed), Outcome(), 0
    home = a_household(folder / "home")
    for trial in range(count):
        together = chance.randint(2, _MOST_AT_ONCE)
        starts += together
        with ExitStack() as stack:
            lives = [stack.enter_context(Life(show_window, folder, str(home.data))) for _ in range(together)]
            for life in lives:
                life.wait_ready()
            faults = _settled(home, lives)
        outcome.judge(f"{together} starts, round {trial + 1}", faults + faults_of_database(home.library))
    outcome.figure = f"{starts} starts, exactly 1 writer in {outcome.trials - len(outcome.failures)} rounds"
    return outcome


def _settled(home: Household, lives: list[Life]) -> list[str]:
    """Wait until one start is left; what was wrong on the way."""
    deadline = time.monotonic() + _SETTLED_AFTER_S
    while True:
        alive = [life for life in lives if life.outlives(0)]
        writers = holders_of(home.library, [life.pid for life in alive])
        if len(writers) > 1:
            return [f"{len(writers)} processes had the library open at once"]
        if len(alive) == 1 and writers:
            statuses = [life.ended(0) for life in lives if life is not alive[0]]
            return [] if set(statuses) == {0} else [f"exit statuses of the others: {statuses}"]
        if time.monotonic() > deadline:
            return [f"{len(alive)} starts are still there, {len(writers)} with the library"]
        time.sleep(_LOOK_S)
