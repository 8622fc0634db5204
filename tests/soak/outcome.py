"""What a row of the fault matrix gives back."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Outcome:
    """How a row went: `trials` faults provoked, `failures` a sentence for each that broke the promise.

    `figure` is what was measured, `note` what has to be known to read it.
    """

    trials: int = 0
    failures: list[str] = field(default_factory=list)
    figure: str = ""
    note: str = ""

    def judge(self, trial: object, faults: list[str]) -> bool:
        """Count one trial with what is wrong after it; whether nothing is."""
        self.trials += 1
        self.failures.extend(f"{trial}: {one}" for one in faults)
        return not faults


@dataclass(frozen=True, slots=True)
class Skip:
    """The fault cannot be provoked here; counted as a skip, never as a pass."""

    reason: str


#: (how many trials, the seed of every choice, an empty folder of its own) -> what came of it.
RowFunction = Callable[[int, int, Path], Outcome | Skip]


class Trials:
    """The numbered trials of a row, each in a folder of its own that is removed unless it broke a promise."""

    def __init__(self, count: int, seed: int, folder: Path) -> None:
        self.chance = random.Random(seed)
        self.outcome = Outcome()
        self._count = count
        self._folder = folder

    def __iter__(self) -> Iterator[Path]:
        for number in range(1, self._count + 1):
            folder = self._folder / f"trial-{number}"
            folder.mkdir(parents=True)
            yield folder

    def judge(self, folder: Path, faults: list[str]) -> None:
        """Judge the trial of that folder."""
        if self.outcome.judge(folder.name, faults):
            shutil.rmtree(folder, ignore_errors=True)
