"""Rows 1 and 3: the engine is killed at any moment while a person edits, and while it publishes."""

from __future__ import annotations

import itertools
import random
import shutil
from collections.abc import Iterable
from pathlib import Path

from metarr_desktop.app import open_engine
from metarr_desktop.files.hashes import sha256_of_file
from metarr_desktop.services.errands import publish_job
from tests.disk import a_picture
from tests.soak.household import Household, a_household, films_of, settle
from tests.soak.lives import Life, Tell
from tests.soak.oracles import faults_of_database, temporaries, torn_files
from tests.soak.outcome import Outcome

_LONGEST_LIFE_S = 0.3
_DEATHS_OF_ONE_LIBRARY = 50  # then a fresh one: a history of a hundred thousand edits makes every judgement slow
_LONG_PLOT = " word" * 40_000  # 200 kB


def edit_without_end(tell: Tell, data: str, first: int) -> None:
    """Edit all films again and again, each time as one batch, and tell each number once it is acknowledged."""
    with open_engine(data, wait_s=10) as engine:
        films = films_of(engine)
        tell("ready")
        for number in itertools.count(first):
            engine.edit.set_values(films, {"year": 1900 + number % 200, "plot": f"Plot {number}."})
            tell(f"acknowledged {number}")


def row_1(count: int, seed: int, folder: Path) -> Outcome:
    """Every acknowledged edit is there after a kill, whole and with its locks."""
    chance, outcome, edits = random.Random(seed), Outcome(), 0
    for trial in range(count):
        if trial % _DEATHS_OF_ONE_LIBRARY == 0:
            home, last = a_household(folder / f"home-{trial}"), 0
        with Life(edit_without_end, folder, str(home.data), last + 1) as life:
            life.wait_ready()
            life.outlives(chance.uniform(0, _LONGEST_LIFE_S))
            life.kill()
            said = _numbers(life.said())
        edits += len(said)
        last, faults = _judged_edits(home, max([last, *said]))
        if not outcome.judge(f"kill {trial + 1}", faults):
            shutil.copytree(home.data, folder / f"damaged-{trial + 1}")
    outcome.figure = f"{edits:,} acknowledged edits, {len(outcome.failures)} lost"
    return outcome


def _numbers(said: Iterable[str]) -> list[int]:
    return [int(line.split()[1]) for line in said if line.startswith("acknowledged")]


def _judged_edits(home: Household, acknowledged: int) -> tuple[int, list[str]]:
    """The number of the newest edit that the library has, which death may have kept from being told; and faults."""
    faults = faults_of_database(home.library)
    with open_engine(str(home.data)) as engine:
        details = [engine.browse.detail(film) for film in films_of(engine)]
    plots = {str(one.values.get("plot", "")) for one in details}
    if len(plots) != 1:
        return acknowledged, [*faults, f"an edit of {len(details)} films is on some of them only: {sorted(plots)}"]
    plot = plots.pop()
    number = int(plot.removeprefix("Plot ").rstrip(".")) if plot != "Old." else 0
    if number < acknowledged:
        faults.append(f"edit {acknowledged} was acknowledged, the library has {number}")
    if number and any(one.values.get("year") != 1900 + number % 200 for one in details):
        faults.append(f"edit {number} is there by half")
    if number and any(not {"plot", "year"} <= set(one.row.locked) for one in details):
        faults.append(f"edit {number} has lost its locks")
    return number, faults


def publish_without_end(tell: Tell, data: str, posters: tuple[str, str], first: int) -> None:
    """Give all films another long plot and the other poster, and publish them, again and again."""
    with open_engine(data, wait_s=10) as engine:
        films = films_of(engine)
        tell("ready")
        for number in itertools.count(first):
            tell(f"begun {number}")
            engine.edit.set_values(films, {"plot": f"Plot {number}.{_LONG_PLOT}"})
            tell(f"acknowledged {number}")
            engine.edit.add_picture(films[number % len(films)], "poster", posters[number % 2])
            engine.run(publish_job())


def row_3(count: int, seed: int, folder: Path) -> Outcome:
    """A file beside media is the old or the new one, and nothing unfinished is left after the next start."""
    chance, outcome = random.Random(seed), Outcome()
    posters = tuple(str(a_picture(folder / f"{colour}.jpg", colour, (900, 1350))) for colour in ("green", "blue"))
    left = 0
    for trial in range(count):
        if trial % _DEATHS_OF_ONE_LIBRARY == 0:
            home, last = a_household(folder / f"home-{trial}"), 0
            known = home.pictures | {sha256_of_file(path): path for path in posters}
        with Life(publish_without_end, folder, str(home.data), posters, last + 1) as life:
            life.wait_ready()
            life.outlives(chance.uniform(0, _LONGEST_LIFE_S))
            life.kill()
            last = max([last, *_numbers(life.said())])
        faults = torn_files(home.media, known)
        left += len(temporaries(home.media))
        faults += _faults_after_next_start(home, last) + torn_files(home.media, known) + temporaries(home.media)
        if not outcome.judge(f"kill {trial + 1}", faults):
            shutil.copytree(home.folder, folder / f"damaged-{trial + 1}")
    torn = sum("torn" in one for one in outcome.failures)
    outcome.figure = f"{torn} torn; {left} unfinished files met, {len(temporaries(folder))} left"
    return outcome


def _faults_after_next_start(home: Household, acknowledged: int) -> list[str]:
    """What is not as it should be once the program has started again and its work has ended."""
    faults = faults_of_database(home.library)
    with open_engine(str(home.data)) as engine:
        settle(engine)
        faults += [f"{job.type} {job.status}: {job.error}" for job in engine.browse.jobs() if job.error]
        engine.run(publish_job())
        numbers = {
            int(str(engine.browse.detail(film).values["plot"]).split()[1].rstrip(".")) for film in films_of(engine)
        }
        faults += [f"{step.verb} {step.path} is still to do" for step in engine.plan(publish_job()).changes]
    if acknowledged and min(numbers) < acknowledged:
        faults.append(f"edit {acknowledged} was acknowledged, the library has {min(numbers)}")
    return faults
