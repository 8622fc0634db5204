"""Running a row: its function in a folder of its own, and the tests that are named in its place."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from tests.soak.outcome import Outcome, Skip
from tests.soak.paths import PROJECT
from tests.soak.table import Row


@dataclass(frozen=True, slots=True)
class Ran:
    """A row's outcome, how long it took, and the folder that was kept because it broke a promise."""

    outcome: Outcome | Skip
    seconds: float
    kept: Path | None = None


def run_row(row: Row, count: int, seed: int, folder: Path, *, with_named: bool) -> Ran:
    """Provoke a row's fault that often. An error that the row's own code did not foresee is a failure of the row."""
    began = time.monotonic()
    folder.mkdir(parents=True)
    outcome: Outcome | Skip = Outcome()
    if row.function is not None:
        try:
            outcome = row.function(count, seed, folder)
        except Exception as error:  # the other rows still have to be run
            outcome = Outcome(failures=[f"{type(error).__name__}: {error}"])
    if with_named and row.named and isinstance(outcome, Outcome):
        _add_named(outcome, row.named, folder)
    is_broken = isinstance(outcome, Outcome) and bool(outcome.failures)
    if not is_broken:
        shutil.rmtree(folder, ignore_errors=True)
    return Ran(outcome, time.monotonic() - began, folder if is_broken else None)


def _add_named(outcome: Outcome, tests: Sequence[str], folder: Path) -> None:
    report = folder / "tests.xml"
    command = [sys.executable, "-m", "pytest", "-q", "-n0", "-m", "", f"--junitxml={report}", *tests]
    said = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False, env=dict(os.environ))
    cases = list(ElementTree.parse(report).iter("testcase")) if report.exists() else []
    bad = [case for case in cases if case.find("failure") is not None or case.find("error") is not None]
    skipped = sum(case.find("skipped") is not None for case in cases)
    outcome.trials += len(cases) - skipped
    outcome.failures += [f"test {case.get('name')}" for case in bad]
    if said.returncode and not bad:
        outcome.failures.append(f"the tests could not be run: {said.stdout[-300:]}{said.stderr[-300:]}")
    of_suite = f"{len(cases)} tests of the suite" + (f", {skipped} skipped" if skipped else "")
    outcome.figure = f"{outcome.figure}; {of_suite}" if outcome.figure else of_suite
