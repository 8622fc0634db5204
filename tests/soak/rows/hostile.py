"""Rows 22, 51 and 66: paths too long for the system, media that are none, searches that try to be more than text."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

from metarr_desktop.app import open_engine
from metarr_desktop.domain.errors import BadQuery
from metarr_desktop.domain.jobs import JobStatus
from metarr_desktop.domain.kinds import Kind, LibraryType
from metarr_desktop.domain.views import Scope
from metarr_desktop.services.errands import scan_job
from tests.disk import a_film
from tests.soak.household import Household, a_household
from tests.soak.oracles import faults_of_database
from tests.soak.outcome import Outcome

_LONG_NAME = "x" * 250
_LEVELS = 20  # of such names: over 4,096 bytes
_HEADS = (
    (".mkv", b"\x1aE\xdf\xa3\x01\x00\x00\x00\x00\x00\x00\x23B\x86\x81\x01"),
    (".mp4", b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2avc1mp41"),
    (".avi", b"RIFF\xff\xff\xff\x7fAVI LIST"),
    (".ts", b"G@\x00\x10\x00\x00\xb0\r"),
    (".flac", b"fLaC\x00\x00\x00\x22"),
    (".mpg", b"\x00\x00\x01\xba\x44\x00\x04\x00"),
)
_A_FOLDER = 100


def row_22(count: int, seed: int, folder: Path) -> Outcome:
    """A folder deeper than a path can say: it is passed over, what lies beside is found, nothing breaks."""
    outcome = Outcome()
    home = Household(folder / "home")
    for trial in range(count):
        a_film(home.media, f"Beside {trial} (2001)")
        _nest(home.media, f"deep {trial}")
    with open_engine(str(home.data)) as engine:
        library = engine.libraries.add(str(home.media), LibraryType.MOVIE)
        jobs = engine.run(scan_job(library.id))
        found = {row.title for row in engine.browse.rows(engine.browse.listing(Scope(kind=Kind.MOVIE)).ids)}
    said = [one for job in jobs if job.result for one in job.result.problems]
    for trial in range(count):
        faults = [] if f"Beside {trial}" in found else ["the film beside it was not found"]
        outcome.judge(f"deep {trial}", faults + ([] if any(f"deep {trial}" in one for one in said) else ["not said"]))
    outcome.failures += [f"{job.type}: {job.error}" for job in jobs if job.status is not JobStatus.DONE]
    outcome.figure = f"{len(said)} notices, 0 unhandled"
    shutil.rmtree(home.media)
    return outcome


def _nest(top: Path, name: str) -> None:
    here = os.open(top, os.O_RDONLY)
    for step in (name, *[_LONG_NAME] * _LEVELS):
        os.mkdir(step, dir_fd=here)
        below = os.open(step, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(os.open("Deep (2001).mkv", os.O_CREAT | os.O_WRONLY, dir_fd=here))
    os.close(here)


def row_51(count: int, seed: int, folder: Path) -> Outcome:
    """Random bytes behind the first ones of media files: each is a film like others, and the program goes on."""
    chance, outcome = random.Random(seed), Outcome()
    home = Household(folder / "home")
    for number in range(count):
        ending, head = chance.choice(_HEADS)
        path = home.media / f"Part {number // _A_FOLDER}" / f"Odd {number} (2001)" / f"Odd {number} (2001){ending}"
        path.parent.mkdir(parents=True)
        path.write_bytes(head + chance.randbytes(chance.randint(0, 4_000)))
    with open_engine(str(home.data)) as engine:
        library = engine.libraries.add(str(home.media), LibraryType.MOVIE)
        jobs = engine.run(scan_job(library.id))
        found = len(engine.browse.listing(Scope(kind=Kind.MOVIE)).ids)
    said = [one for job in jobs if job.result for one in job.result.problems]
    outcome.trials = count
    outcome.failures += [f"{job.type}: {job.error}" for job in jobs if job.status is not JobStatus.DONE]
    wanted = sum(1 for path in home.media.rglob("*") if path.is_file() and path.suffix != ".flac")
    if found != wanted:
        outcome.failures.append(f"{wanted} films lie there, {found} were found")
    outcome.failures += faults_of_database(home.library)
    crashed = sum("crash" in one or "took too long" in one for one in said)
    outcome.figure = f"{len(said)} named as unreadable, {crashed} of them ended their worker, 0 ended the program"
    return outcome


_PIECES = (
    "'", '"', ";", "--", "/*", "*/", "%", "_", "*", "NEAR(", "AND", "OR", "NOT", "title:", "people:", "^", "{", "}",
    "(", ")", "year>", "year>2000", "genre:", "missing:poster", "\\", "\x00", "DROP TABLE item", "UNION SELECT 1",
    "é", "漢", "\u202e", "film", " ", "  ", "1e999", "-1", "0x1", "titles : ", "+", "-film",
)  # fmt: skip


def row_66(count: int, seed: int, folder: Path) -> Outcome:
    """Whatever is typed into the search is text, or refused as a query in a sentence."""
    chance, outcome, refused = random.Random(seed), Outcome(), 0
    home = a_household(folder / "home")
    with open_engine(str(home.data)) as engine:
        for _ in range(count):
            typed = "".join(chance.choice(_PIECES) for _ in range(chance.randint(1, 8)))
            faults = []
            try:
                engine.browse.listing(Scope(), typed)
            except BadQuery:
                refused += 1
            except Exception as error:  # any other is the failure that is looked for
                faults = [f"{type(error).__name__}: {error}"]
            outcome.judge(repr(typed), faults)
        if len(engine.browse.listing(Scope(kind=Kind.MOVIE)).ids) != 3:
            outcome.failures.append("films are gone")
    outcome.failures += faults_of_database(home.library)
    outcome.figure = f"{len(outcome.failures)} errors, {refused} refused as queries"
    return outcome
