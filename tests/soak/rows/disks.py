"""Rows 10 to 13, and a file in use: disks that are full, read-only or busy, in a mount namespace of our own."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from tests.soak.outcome import Outcome, RowFunction, Skip
from tests.soak.paths import PROJECT

_PATIENCE_S = 900
_ENTER = ("unshare", "--map-root-user", "--mount")


def on_disks_of_our_own(row: str) -> RowFunction:
    """The row of that name in `tests.soak.cramped`."""

    def run(count: int, seed: int, folder: Path) -> Outcome | Skip:
        if (skip := _missing(folder)) is not None:
            return skip
        words = [sys.executable, "-m", "tests.soak.cramped", row, str(count), str(seed), str(folder)]
        done = subprocess.run(
            [*_ENTER, *words], cwd=PROJECT, capture_output=True, text=True, timeout=_PATIENCE_S, check=False
        )
        if done.returncode:
            return Outcome(failures=[f"it ended by itself: {done.stderr.strip()[-600:]}"])
        return Outcome(**json.loads(done.stdout))

    return run


def _missing(folder: Path) -> Skip | None:
    if shutil.which(_ENTER[0]) is None:
        return Skip("unshare is not installed")
    place = folder / "tried"
    place.mkdir()
    tried = subprocess.run(
        [*_ENTER, "mount", "-t", "tmpfs", "tmpfs", str(place)], capture_output=True, text=True, check=False
    )
    place.rmdir()
    return None if tried.returncode == 0 else Skip(f"this system lets nobody mount: {tried.stderr.strip()[:80]}")


row_10 = on_disks_of_our_own("row_10")
row_11 = on_disks_of_our_own("row_11")
row_12 = on_disks_of_our_own("row_12")
row_13 = on_disks_of_our_own("row_13")
row_in_use = on_disks_of_our_own("row_in_use")
