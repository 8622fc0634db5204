"""Rows 7 and 59: the process that does jobs is killed, and put to sleep for ten minutes."""

from __future__ import annotations

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from metarr_desktop.domain.jobs import Job, JobResult, JobStatus, NewJob, Payload, Progress
from metarr_desktop.files.lock import DirectoryLock
from metarr_desktop.services.jobs import JobRunner
from metarr_desktop.store.clock import system_clock
from metarr_desktop.store.library import Store
from tests.soak.lives import Life, Tell
from tests.soak.oracles import faults_of_database
from tests.soak.outcome import Outcome

_LONGEST_LIFE_S = 0.15
_A_DEATH = 5  # chains of jobs queued before each
_LINKS = 3  # jobs of a chain, each queued by the one before
_STEP_S = 0.002
_UNFINISHED = (JobStatus.WAITING, JobStatus.RUNNING)
_SLEEP_S = 600.0


class PushServer:
    """Whoever is told of an effect: notes each call with its key; the same key twice is one effect."""

    def __init__(self, log: Path) -> None:
        self._log = log

    def push(self, key: str) -> None:
        descriptor = os.open(self._log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.write(descriptor, f"{key}\n".encode())
        os.close(descriptor)

    def calls(self) -> Counter[str]:
        return Counter(self._log.read_text().split()) if self._log.exists() else Counter()


def _pushing(server: PushServer) -> Callable[[Payload, Progress], JobResult]:
    def push(payload: Payload, progress: Progress) -> JobResult:
        time.sleep(_STEP_S)  # room for a death before the effect, and after it
        server.push(payload["key"])
        time.sleep(_STEP_S)
        link = payload["link"] + 1
        chain = payload["key"].partition("/")[0]
        more = (NewJob("push", {"key": f"{chain}/{link}", "link": link}),) if link < _LINKS else ()
        return JobResult(follow_ups=more)

    return push


@contextmanager
def _runner(data: str, log: str) -> Iterator[tuple[Store, JobRunner]]:
    with DirectoryLock(data).acquire(10):
        store = Store(Path(data) / "library.db")
        with JobRunner(store, {"push": _pushing(PushServer(Path(log)))}.get) as runner:
            yield store, runner
        store.close()


def work_without_end(tell: Tell, data: str, log: str) -> None:
    with _runner(data, log):
        tell("ready")
        signal.pause()


def row_7(count: int, seed: int, folder: Path) -> Outcome:
    """Every job is done, each effect happens under its own key, and no job queues what follows it twice."""
    chance, outcome, server = random.Random(seed), Outcome(), PushServer(folder / "pushed")
    library = folder / "library.db"
    expected: set[str] = set()
    for trial in range(count):
        expected |= _queue(library, trial)
        with Life(work_without_end, folder, str(folder), str(folder / "pushed")) as life:
            life.wait_ready()
            life.outlives(chance.uniform(0, _LONGEST_LIFE_S))
            life.kill()
        outcome.judge(f"kill {trial + 1}", faults_of_database(library) + _doubled(library))
    with _runner(str(folder), str(folder / "pushed")) as (store, runner):
        runner.run_until_idle([job.id for job in _all(store) if job.status in _UNFINISHED])
        ended = {job.payload["key"]: job for job in _all(store)}
    calls = server.calls()
    given_up = [key for key, job in ended.items() if job.status is JobStatus.FAILED and "ended 3 times" in job.error]
    lost = {key for key in expected - set(calls) if not any(key.startswith(one.partition("/")[0]) for one in given_up)}
    outcome.failures += [f"the effect {key} never happened" for key in sorted(lost)]
    outcome.failures += [f"{key} is {job.status}: {job.error}" for key, job in ended.items() if not _is_over(job)]
    outcome.failures += [f"{key}: called oftener than tried" for key, job in ended.items() if calls[key] > job.attempts]
    again = sum(job.attempts > 1 for job in ended.values())
    outcome.figure = f"{len(ended)} jobs, {again} begun again after a kill, {len(lost)} lost, 0 queued twice"
    if given_up:
        outcome.note = f"{len(given_up)} were given up as meant: they met their third kill"
    return outcome


def _is_over(job: Job) -> bool:
    return job.status is JobStatus.DONE or "ended 3 times" in job.error


def _queue(library: Path, trial: int) -> set[str]:
    """Queue the chains of a trial; the keys of all that has to happen."""
    chains = [f"{trial}-{number}" for number in range(_A_DEATH)]
    store = Store(library)
    with store.write() as unit:
        for chain in chains:
            unit.jobs.enqueue(NewJob("push", {"key": f"{chain}/0", "link": 0}))
    store.close()
    return {f"{chain}/{link}" for chain in chains for link in range(_LINKS)}


def _all(store: Store) -> list[Job]:
    return store.jobs.page(types=["push"], limit=1_000_000)


def _doubled(library: Path) -> list[str]:
    store = Store(library)
    keys = Counter(job.payload["key"] for job in _all(store))
    store.close()
    return [f"{key} is queued {times} times" for key, times in keys.items() if times > 1]


# --- sleep ------------------------------------------------------------------------------------------------------------


def work_while_told(tell: Tell, data: str, gate: str, slept: str) -> None:
    """Do one job that ends when the gate opens, by a clock that is ahead by what stands in the file `slept`."""

    def clock() -> datetime:
        return system_clock() + timedelta(seconds=float(Path(slept).read_text() or 0))

    def wait(payload: Payload, progress: Progress) -> JobResult:
        tell(f"begun {payload['key']}")
        while not os.path.exists(gate):
            time.sleep(_STEP_S)
        tell(f"ended {payload['key']}")
        return JobResult()

    with DirectoryLock(data).acquire(10):
        store = Store(Path(data) / "library.db", clock)
        with JobRunner(store, {"wait": wait}.get) as runner:
            runner.run_until_idle([job.id for job in store.jobs.page(types=["wait"])])
        store.close()


def row_59(count: int, seed: int, folder: Path) -> Outcome:
    """A machine that slept longer than any lease: what ran goes on, and is done once."""
    outcome = Outcome()
    for trial in range(count):
        data, gate, slept = (folder / f"{name}-{trial}" for name in ("data", "gate", "slept"))
        data.mkdir()
        slept.write_text("0")
        store = Store(data / "library.db")
        with store.write() as unit:
            unit.jobs.enqueue(NewJob("wait", {"key": trial}))
        store.close()
        with Life(work_while_told, folder, str(data), str(gate), str(slept)) as life:
            life.wait_ready()
            os.kill(life.pid, signal.SIGSTOP)
            slept.write_text(str(_SLEEP_S))
            os.kill(life.pid, signal.SIGCONT)
            life.outlives(random.Random(seed + trial).uniform(0, 0.5))
            gate.touch()
            status, said = life.ended(), life.said()
        store = Store(data / "library.db")
        (job,) = store.jobs.page(types=["wait"])
        store.close()
        faults = [] if said == [f"begun {trial}", f"ended {trial}"] else [f"it ran as {said}"]
        if (status, job.status, job.attempts) != (0, JobStatus.DONE, 1):
            faults.append(f"exit {status}, the job is {job.status} after {job.attempts} tries")
        outcome.judge(f"sleep {trial + 1}", faults)
    outcome.figure = f"{len(outcome.failures)} double runs"
    return outcome
