"""Rows 8, 54 to 56 and 74: starts and ends of the program, many at once, beside each other, in the middle of work."""

from __future__ import annotations

import contextlib
import random
import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

from metarr_desktop import app
from metarr_desktop.files import lock
from metarr_desktop.server import instance
from metarr_desktop.services.errands import publish_job, scan_job
from metarr_desktop.store.library import Store
from tests.disk import a_film
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


# --- asked to end -----------------------------------------------------------------------------------------------------


def serve(tell: Tell, data: str) -> int:
    tell("started")
    return app.run(["--data-dir", data, "serve"])


def row_8(count: int, seed: int, folder: Path) -> Outcome:
    """SIGTERM in the middle of scanning and publishing, to the window and to `serve` in turn: exit 0 within 5 s."""
    chance, outcome, slowest = random.Random(seed), Outcome(), 0.0
    home = a_household(folder / "home", films=30)
    pictures = home.pictures
    for trial in range(count):
        is_window = trial % 2 == 0
        _queue_work(home, f"Plot {trial}.{' word' * 20_000}")
        with Life(show_window if is_window else serve, folder, str(home.data)) as life:
            _wait_working(home, life)
            if trial == 0:
                _wait_standing(home)
            life.outlives(chance.uniform(0, 0.5))
            asked = time.monotonic()
            life.terminate()
            status = life.ended(_SETTLED_AFTER_S)
            slowest = max(slowest, time.monotonic() - asked)
            errors = life.errors()
        faults = faults_of_database(home.library) + torn_files(home.media, pictures) + temporaries(home.media)
        faults += [] if status == 0 else [f"exit status {status}: {errors[-300:]}"]
        faults += [] if time.monotonic() - asked < _ENDS_WITHIN_S else ["it took longer than 5 s"]
        outcome.judge(f"{'window' if is_window else 'serve'}, trial {trial + 1}", faults)
    with app.open_engine(str(home.data)) as engine:
        settle(engine)
        engine.run(publish_job())
        if engine.plan(publish_job()).changes:
            outcome.failures.append("work that was cut short was not taken up again")
        if count > 1 and not engine.browse.setting("window.state"):
            outcome.failures.append("the window did not keep how it stood")
    outcome.figure = f"{outcome.trials - len(outcome.failures)} ended with 0, the slowest after {slowest:.1f} s"
    return outcome


def _wait_standing(home: Household) -> None:
    """Until the window has kept how it stands: it opens its library before, and has nothing to keep until then."""
    deadline = time.monotonic() + _SETTLED_AFTER_S
    with closing(sqlite3.connect(home.library, timeout=_SETTLED_AFTER_S)) as connection:
        while not connection.execute("SELECT 1 FROM setting WHERE name = 'window.state'").fetchone():
            if time.monotonic() > deadline:
                return
            time.sleep(_LOOK_S)


def _queue_work(home: Household, plot: str) -> None:
    """Leave work for the next start."""
    with app.open_engine(str(home.data)) as engine:
        engine.edit.set_values(films_of(engine), {"plot": plot})
        (library,) = engine.browse.libraries()
    with contextlib.closing(Store(home.library)) as store, store.write() as unit:
        for job in (scan_job(library.id), publish_job()):
            unit.jobs.enqueue(job)


def _wait_working(home: Household, life: Life) -> None:
    """Until a start has the library. Raises TimeoutError."""
    deadline = time.monotonic() + _SETTLED_AFTER_S
    while not (holders_of(home.library, [life.pid]) and _is_answering(home, life.pid)):
        if time.monotonic() > deadline or not life.outlives(_LOOK_S):
            raise TimeoutError(f"a start does not come to the library: {life.errors()[-300:]}")


def _is_answering(home: Household, pid: int) -> bool:
    """Whether it has got as far as to answer other starts; before, a signal may still end it as any program."""
    return lock.owner(str(home.data)) == pid and instance.raise_window(str(home.data)) is not None


# --- beside each other ------------------------------------------------------------------------------------------------

_EDITS_AT_ONCE = 20


def edit_by_command(tell: Tell, data: str, film: str, plot: str) -> int:
    tell("started")
    return app.run(["--data-dir", data, "set", film, f"plot={plot}"])


def row_55(count: int, seed: int, folder: Path) -> Outcome:
    """Twenty commands edit at once beside the window: each is done, none meets a locked library, none is lost."""
    outcome, edits = Outcome(), 0
    home = a_household(folder / "home", films=_EDITS_AT_ONCE)
    with Life(show_window, folder, str(home.data)) as window:
        _wait_working(home, window)
        for trial in range(count):
            said = {f"Film {number}": f"Told {seed}-{trial}-{number}." for number in range(_EDITS_AT_ONCE)}
            faults = _edited_at_once(home, folder, said)
            edits += _EDITS_AT_ONCE
            outcome.judge(f"round {trial + 1}", faults + _not_there(home, said))
        window.terminate()
        if (status := window.ended()) != 0:
            outcome.failures.append(f"the window ended with {status}")
    outcome.failures += faults_of_database(home.library)
    outcome.figure = f"{edits} edits by command, {len(outcome.failures)} refused or lost"
    return outcome


def _edited_at_once(home: Household, folder: Path, said: dict[str, str]) -> list[str]:
    with ExitStack() as stack:
        lives = [
            stack.enter_context(Life(edit_by_command, folder, str(home.data), film, plot))
            for film, plot in said.items()
        ]
        return [f"exit {life.ended()}: {life.errors()[-200:]}" for life in lives if life.ended() != 0]


def _not_there(home: Household, said: dict[str, str]) -> list[str]:
    with contextlib.closing(sqlite3.connect(home.library)) as database:
        there = dict(database.execute("SELECT title, plot FROM item WHERE kind = 'movie'"))
    return [f"{film} says {there.get(film)!r} and not {plot!r}" for film, plot in said.items() if there[film] != plot]


def row_56(count: int, seed: int, folder: Path) -> Outcome:
    """What a killed window leaves - its lock, its address, its socket - keeps no next start away."""
    chance, outcome = random.Random(seed), Outcome()
    home = a_household(folder / "home")
    for trial in range(count):
        with Life(show_window, folder, str(home.data)) as life:
            try:
                _wait_working(home, life)
                faults = []
            except TimeoutError as error:
                faults = [str(error)]
            life.outlives(chance.uniform(0, 0.1))
            life.kill()
        outcome.judge(f"start {trial + 1}", faults)
    outcome.failures += faults_of_database(home.library)
    outcome.figure = f"{outcome.trials - len(outcome.failures)} of {outcome.trials} started"
    return outcome


# --- again and again --------------------------------------------------------------------------------------------------

_WINDOW = ("-c", "import sys; from metarr_desktop import app; sys.exit(app.open_window(sys.argv[1]))")
_WINDOW_THAT_QUITS = ("-m", "tests.soak.window_that_quits")
_BAD_WORDS = ("Traceback", "Fatal", "abort", "QThread", "Segmentation", "terminate called")
_NEW_FILMS = 200  # a scan brings them in for long enough to be met in the middle


@dataclass(frozen=True, slots=True)
class _Ended:
    """How one start ended: what was wrong, and whether a scan ran when it was asked to."""

    trial: str
    faults: list[str]
    was_scanning: bool


def row_74(count: int, seed: int, folder: Path) -> Outcome:
    """Starts and ends of the whole process, half of them in the middle of a scan, half by Quit and half by a signal.

    Each exits with 0 and says not a word.
    """
    outcome = Outcome()
    homes = [a_household(folder / f"side-{side}", films=20) for side in range(2)]  # two at once, each with its own
    with ThreadPoolExecutor(len(homes)) as both:
        parts = [both.submit(_started_and_ended, home, -(-count // len(homes)), seed) for home in homes]
        ended = [one for part in parts for one in part.result()]
    for one in ended:
        outcome.judge(one.trial, one.faults)
    scanning = sum(one.was_scanning for one in ended)
    if count > 2 and scanning < outcome.trials / 3:
        outcome.failures.append(f"only {scanning} of {outcome.trials} were met in the middle of a scan")
    outcome.figure = (
        f"{outcome.trials - len(outcome.failures)} of {outcome.trials} ended with 0 and without a word, half by Quit "
        f"and half by a signal, {scanning} in the middle of a scan"
    )
    return outcome


def _started_and_ended(home: Household, count: int, seed: int) -> list[_Ended]:
    chance, ended = random.Random(f"{seed} {home.folder.name}"), []
    for trial in range(count):
        wants_scan, quits = trial % 2 == 0, trial % 4 < 2
        if wants_scan:
            _queue_scan(home, f"{seed} {trial}")
        process = subprocess.Popen(
            [sys.executable, *(_WINDOW_THAT_QUITS if quits else _WINDOW), str(home.data)],
            cwd=PROJECT,
            stdin=subprocess.PIPE if quits else None,
            stderr=subprocess.PIPE,
            text=True,
        )
        is_there = _has_begun_scan if wants_scan else _is_answering
        deadline = time.monotonic() + _SETTLED_AFTER_S
        while not is_there(home, process.pid) and process.poll() is None and time.monotonic() < deadline:
            time.sleep(_LOOK_S)
        time.sleep(0 if wants_scan else chance.uniform(0, 0.3))
        was_scanning = _is_scanning(home, process.pid)
        if not quits:
            process.send_signal(signal.SIGTERM)
        _, said = process.communicate("quit\n" if quits else None, timeout=_SETTLED_AFTER_S)
        faults = [] if process.returncode == 0 else [f"exit status {process.returncode}"]
        faults += [f"said: {said[-300:]}"] if any(word in said for word in _BAD_WORDS) else []
        way = "Quit" if quits else "signal"
        ended.append(_Ended(f"{home.folder.name}, start {trial + 1}, {way}", faults, was_scanning))
    return ended


def _queue_scan(home: Household, word: str) -> None:
    """Leave a scan for the next start, with films that nobody has seen."""
    for number in range(_NEW_FILMS):
        a_film(home.media, f"New {word} {number} (2001)")
    with app.open_engine(str(home.data)) as engine:
        (library,) = engine.browse.libraries()
    with contextlib.closing(Store(home.library)) as store, store.write() as unit:
        unit.jobs.enqueue(scan_job(library.id))


def _is_scanning(home: Household, pid: int) -> bool:
    return lock.owner(str(home.data)) == pid and "running" in _scans(home)


def _has_begun_scan(home: Household, pid: int) -> bool:
    return lock.owner(str(home.data)) == pid and "waiting" not in _scans(home)


def _scans(home: Household) -> list[str]:
    """How the scans of the queue stand."""
    with contextlib.closing(sqlite3.connect(home.library, timeout=_SETTLED_AFTER_S)) as database:
        return [row[0] for row in database.execute("SELECT status FROM job WHERE type = 'scan'")]
