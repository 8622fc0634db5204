"""Rows 57 and 75: a reader that takes long beside edits, and a program that runs long."""

from __future__ import annotations

import contextlib
import re
import shutil
import sqlite3
import time
from pathlib import Path

from metarr_desktop.app import open_engine
from metarr_desktop.services.errands import scan_job
from tests.disk import a_film, a_picture
from tests.soak.household import Household, a_household, films_of
from tests.soak.lives import Life, Tell
from tests.soak.outcome import Outcome

_LOG_LIMIT = 64 * 1024 * 1024
_PAUSE_S = 0.1
_ALBUM = 20  # pictures that change before each scan
_WARM = 0.3  # of the scans: caches fill
_GROWTH = 0.05


def row_57(count: int, seed: int, folder: Path) -> Outcome:
    """A reader that keeps one state for `count` seconds: edits go on meanwhile, and the log stays small."""
    outcome, largest = Outcome(), 0
    home = a_household(folder / "home")
    log = Path(f"{home.library}-wal")
    with open_engine(str(home.data)) as engine, contextlib.closing(sqlite3.connect(home.library)) as reader:
        film = films_of(engine)[0]
        reader.execute("BEGIN")
        before = reader.execute("SELECT plot FROM item WHERE id = ?", (film,)).fetchone()
        end = time.monotonic() + count
        while time.monotonic() < end:
            engine.edit.set_values([film], {"plot": f"Plot {outcome.trials}."})
            faults = (
                [] if engine.browse.detail(film).values["plot"] == f"Plot {outcome.trials}." else ["it is not there"]
            )
            outcome.judge(f"edit {outcome.trials}", faults)
            largest = max(largest, log.stat().st_size)
            time.sleep(_PAUSE_S)
        if reader.execute("SELECT plot FROM item WHERE id = ?", (film,)).fetchone() != before:
            outcome.failures.append("the reader saw another state")
    if largest >= _LOG_LIMIT:
        outcome.failures.append(f"the log grew to {largest:,} bytes")
    outcome.figure = f"{outcome.trials} edits in {count} s, log {largest / 2**20:.1f} MiB at most"
    return outcome


def scan_again_and_again(tell: Tell, data: str, media: str, scans: int) -> None:
    """Scan while pictures change, and tell the memory that is this process's alone (kB) after each scan."""
    with open_engine(data) as engine:
        (library,) = engine.browse.libraries()
        for number in range(scans):
            for film in range(_ALBUM):
                path = Path(media) / f"Film {film} (2001)" / f"Film {film} (2001)-poster.jpg"
                a_picture(path, (number % 256, film, 99), (200, 300))  # type: ignore[arg-type]
            engine.run(scan_job(library.id))
            tell(f"memory {_own_kb()}")


def _own_kb() -> int:
    found = re.search(r"RssAnon:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(found[1]) if found else 0


def row_75(count: int, seed: int, folder: Path) -> Outcome:
    """`count` scans with twenty changed pictures each: what the process holds does not grow."""
    outcome = Outcome(trials=count)
    home = Household(folder / "home")
    for film in range(_ALBUM):
        a_film(home.media, f"Film {film} (2001)", poster="red")
    a_household(home.folder, films=1)
    with Life(scan_again_and_again, folder, str(home.data), str(home.media), count) as life:
        status = life.ended(3600)
        said, errors = [int(line.split()[1]) for line in life.said()], life.errors()
    if status != 0 or len(said) != count:
        outcome.failures.append(f"exit {status} after {len(said)} scans: {errors[-300:]}")
        return outcome
    warm, end = (sorted(part)[len(part) // 2] for part in (_near(said, _WARM), _near(said, 0.95)))
    growth = end / warm - 1
    if growth >= _GROWTH:
        outcome.failures.append(f"grew by {growth:.1%}, from {warm:,} to {end:,} kB")
    outcome.figure = f"{count * _ALBUM:,} pictures; {warm / 1024:.0f} MiB when warm, {growth:+.1%} at the end"
    shutil.rmtree(home.folder)
    return outcome


def _near(said: list[int], part: float) -> list[int]:
    """What was told around that part of the run."""
    at = round(len(said) * part)
    around = max(1, len(said) // 20)
    return said[max(0, at - around) : at + around]
