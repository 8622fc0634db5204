"""Disks of our own: `python -m tests.soak.cramped ROW COUNT SEED FOLDER` in a mount namespace nobody else sees.

Prints the outcome as JSON. `tests.soak.rows.disks` starts it by `unshare`.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import queue
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from metarr_desktop.app import open_engine
from metarr_desktop.domain.errors import CannotWrite
from metarr_desktop.domain.jobs import Job, JobStatus
from metarr_desktop.services.engine import Engine
from metarr_desktop.services.errands import publish_job, scan_job
from metarr_desktop.services.job_try import JobEvent
from tests.soak.household import Household, a_household, films_of
from tests.soak.oracles import Inventory, faults_of_database, inventory, temporaries
from tests.soak.outcome import Outcome

_FILLER = "filler"
_PATIENCE_S = 60.0  # only a failing row waits so long


def mount(*words: str) -> None:
    subprocess.run(["mount", *words], check=True)


@contextlib.contextmanager
def a_disk(folder: Path, options: str) -> Iterator[None]:
    """A file system of its own at that folder."""
    folder.mkdir(parents=True, exist_ok=True)
    mount("-t", "tmpfs", "-o", options, "tmpfs", str(folder))
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(folder: Path) -> None:
    """Take all the space that is left."""
    descriptor = os.open(folder / _FILLER, os.O_WRONLY | os.O_CREAT)
    with contextlib.suppress(OSError):
        while os.write(descriptor, bytes(65536)):
            pass
    with contextlib.suppress(OSError):
        while os.write(descriptor, b"\0"):
            pass
    os.close(descriptor)


def row_10(count: int, seed: int, folder: Path) -> Outcome:
    """The disk of the library runs full: an edit is there, or refused with its reason; with space all works again."""
    outcome, chance, refused = Outcome(), random.Random(seed), 0
    home = Household(folder / "home")
    with a_disk(home.data, "size=6m"):
        a_household(home.folder)
        with open_engine(str(home.data)) as engine:
            film = films_of(engine)[0]
            for cycle in range(count):
                fill(home.data)
                plot, faults = _edit_until_refused(engine, chance)
                refused += not faults
                if engine.browse.detail(film).values.get("plot") != plot:
                    faults.append("what was acknowledged last is not what is there")
                (home.data / _FILLER).unlink()
                engine.edit.set_values([film], {"plot": "Free again."})
                outcome.judge(f"cycle {cycle + 1}", faults + faults_of_database(home.library))
    outcome.figure = f"{refused} times refused with its reason, {len(outcome.failures)} corrupt or lost"
    return outcome


def _edit_until_refused(engine: Engine, chance: random.Random) -> tuple[str, list[str]]:
    """The last plot that was acknowledged; what is wrong with the refusal."""
    film = films_of(engine)[0]
    plot = str(engine.browse.detail(film).values["plot"])
    for _ in range(500):
        longer = chance.randbytes(8_000).hex()
        try:
            engine.edit.set_values([film], {"plot": longer})
        except CannotWrite as error:
            return plot, [] if "disk is full" in str(error) else [f"refused as: {error}"]
        plot = longer
    return plot, ["500 edits found room on a full disk"]


def row_11(count: int, seed: int, folder: Path) -> Outcome:
    """The disk of the media runs full: what stood there stays, nothing unfinished is left, and the rest comes later."""
    return _no_room(count, seed, folder, "size=300k", "size=4m", lambda media: None)


def row_12(count: int, seed: int, folder: Path) -> Outcome:
    """No room for one more file, by number: the same."""
    return _no_room(count, seed, folder, "nr_inodes=10", "nr_inodes=100", _use_up_numbers)


def _use_up_numbers(media: Path) -> None:
    with contextlib.suppress(OSError):
        for number in range(20):
            (media / f"{number}.txt").touch()


def _no_room(count: int, seed: int, folder: Path, narrow: str, wide: str, use_up: Callable[[Path], None]) -> Outcome:
    outcome, chance = Outcome(), random.Random(seed)
    home = Household(folder / "home")
    with a_disk(home.media, narrow):
        a_household(home.folder, films=1)
        use_up(home.media)
        before = inventory(home.media)
        with open_engine(str(home.data)) as engine:
            films = films_of(engine)
            for trial in range(count):
                engine.edit.set_values(films, {"plot": chance.randbytes(chance.randint(150_000, 300_000)).hex()})
                (job,) = engine.run(publish_job())
                faults = _faults_of_refusal(job, before, inventory(home.media))
                outcome.judge(f"publishing {trial + 1}", faults)
            mount("-o", f"remount,{wide}", str(home.media))
            engine.run(publish_job(is_unpublished=True))
            if left := engine.plan(publish_job()).changes:
                outcome.failures.append(f"with room again {len(left)} files are still to be written")
    outcome.figure = f"{outcome.trials - len(outcome.failures)} of {outcome.trials} times the old files were intact"
    return outcome


def _faults_of_refusal(job: Job, before: Inventory, after: Inventory) -> list[str]:
    faults = [] if before == after else [f"changed: {sorted(set(before.items()) ^ set(after.items()))}"]
    problems = job.result.problems if job.result else ()
    if not any("the disk is full" in one for one in problems):
        faults.append(f"said: {job.status} {job.error} {problems}")
    return faults


def row_13(count: int, seed: int, folder: Path) -> Outcome:
    """A root that is read-only is scanned, and publishing says so once, not for each file again and again."""
    outcome, notices = Outcome(), 0
    home = a_household(folder / "home", films=30)
    mount("--bind", str(home.media), str(home.media))
    mount("-o", "remount,ro,bind", str(home.media))
    with open_engine(str(home.data)) as engine:
        (library,) = engine.browse.libraries()
        for trial in range(count):
            engine.edit.set_values(films_of(engine), {"plot": f"Plot {trial}."})
            scanned = engine.run(scan_job(library.id))
            published = engine.run(publish_job())
            said = [one for job in published if job.result for one in job.result.problems]
            notices = max(notices, len(said))
            faults = [f"{job.type} {job.status}: {job.error}" for job in scanned if job.status is not JobStatus.DONE]
            if len(said) > 1:
                faults.append(f"{len(said)} notices of one root, such as: {said[0]}")
            if not any("read-only" in one for one in said):
                faults.append(f"no word of the read-only root: {said[:1]}")
            tries = max(job.attempts for job in engine.browse.jobs() if job.type == "publish")
            faults += [f"a file was tried {tries} times"] if tries > 3 else []
            outcome.judge(f"publishing {trial + 1}", faults)
    outcome.figure = f"{notices} notices of 30 titles, scan done, no retries"
    return outcome


def row_in_use(count: int, seed: int, folder: Path) -> Outcome:
    """A file that another program keeps in its place (EBUSY) waits as in use, and is written once it is free."""
    outcome = Outcome()
    home = a_household(folder / "home", films=2)
    busy = sorted(home.media.rglob("*.nfo"))[0]
    with open_engine(str(home.data)) as engine:
        for trial in range(count):
            engine.edit.set_values(films_of(engine), {"plot": f"Plot {trial}."})
            mount("--bind", str(busy), str(busy))  # a file with another one mounted on it cannot be replaced
            with _news_of(engine) as events:
                jobs = engine.jobs.enqueue(publish_job())
                refused = _put_back(events)
            subprocess.run(["umount", str(busy)], check=True)
            ended = engine.jobs.run_until_idle(jobs)
            faults = [] if "in use" in " ".join(ended[0].result.problems if ended[0].result else ()) else ["not said"]
            faults += [] if "in use" in refused else [f"it waits because of: {refused}"]
            faults += [f"{job.type} {job.status}: {job.error}" for job in ended if job.status is not JobStatus.DONE]
            faults += [] if f"Plot {trial}." in busy.read_text() else ["it was not written once it was free"]
            outcome.judge(f"file {trial + 1}", faults + temporaries(home.media))
    outcome.figure = f"{outcome.trials} files said to be in use, tried again and written"
    return outcome


@contextlib.contextmanager
def _news_of(engine: Engine) -> Iterator[queue.SimpleQueue[JobEvent]]:
    events: queue.SimpleQueue[JobEvent] = queue.SimpleQueue()
    unsubscribe = engine.jobs.subscribe(events.put)
    yield events
    unsubscribe()


def _put_back(events: queue.SimpleQueue[JobEvent]) -> str:
    """Wait until a publishing was put back to be tried again; why it was."""
    while True:
        job = events.get(timeout=_PATIENCE_S).job
        if job.type == "publish" and job.error and job.status is JobStatus.WAITING:
            return job.error


def main(row: str, count: str, seed: str, folder: str) -> None:
    outcome = globals()[row](int(count), int(seed), Path(folder))
    sys.stdout.write(json.dumps(dataclasses.asdict(outcome)))


if __name__ == "__main__":
    main(*sys.argv[1:5])
