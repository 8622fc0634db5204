"""Rows 2 and 9: an edit and a publishing are killed before every call that changes the disk; every call fails once."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from metarr_desktop.app import open_engine
from metarr_desktop.services.errands import publish_job
from tests.disk import a_picture
from tests.soak.household import Household, a_household, films_of
from tests.soak.once import PLOT, YEAR
from tests.soak.oracles import Inventory, faults_of_database, inventory, temporaries
from tests.soak.outcome import Outcome, Skip
from tests.soak.tracing import Traced, injected, missing, traced

#: The calls that change a disk.
_CHANGING = (
    "write", "pwrite64", "fsync", "fdatasync", "rename", "unlink", "ftruncate", "mkdir", "link", "linkat",
    "copy_file_range", "sendfile", "fchmod", "syncfs",
)  # fmt: skip
#: Those that fail where a disk does, and how; only reading never meets a full one.
_FAILING = ("fdatasync", "fsync", "pwrite64", "write", "copy_file_range", "rename", "ftruncate", "pread64")
_FAULTS = ("EIO", "ENOSPC")
_MOST_OF_A_KIND = 40


@dataclass(frozen=True, slots=True)
class Stage:
    """A household that is put back before each trial; what its media hold before the edit and after the publishing."""

    home: Household
    first: Path
    poster: Path
    before: Inventory
    after: Inventory

    def reset(self) -> None:
        shutil.rmtree(self.home.folder)
        shutil.copytree(self.first, self.home.folder)  # with its times: publishing trusts them

    def faults(self, said: list[str]) -> list[str]:
        """What is wrong now, given what had been said until then: before the next start, then after it."""
        faults = faults_of_database(self.home.library) + self.torn()
        is_all = all(f"acknowledged {what}" in said for what in ("edit", "picture", "publish"))
        if is_all and inventory(self.home.media) != self.after:
            faults.append("the publishing was acknowledged, and the disk shows something else")
        return faults + self._faults_after_next_start("acknowledged edit" in said, "begun edit" in said)

    def torn(self) -> list[str]:
        """Files that are neither as before nor as after; unfinished ones are for the next start to remove."""
        return [
            f"{path} is neither the old nor the new one"
            for path, what in inventory(self.home.media).items()
            if what not in (self.before.get(path), self.after.get(path))
            and not os.path.basename(path).startswith(".metarr-")
        ]

    def _faults_after_next_start(self, is_acknowledged: bool, is_begun: bool) -> list[str]:
        faults = []
        with open_engine(str(self.home.data)) as engine:
            details = [engine.browse.detail(film) for film in films_of(engine)]
            engine.run(publish_job())
            left = engine.plan(publish_job()).changes
        shown = {(one.values.get("plot"), one.values.get("year"), "plot" in one.row.locked) for one in details}
        if len(shown) != 1:
            faults.append(f"the edit is on some films only: {shown}")
        elif shown == {(PLOT, YEAR, True)}:
            faults += [] if is_begun else ["an edit is there that was never begun"]
        elif is_acknowledged or shown != {("Old.", 2001, False)}:
            faults.append(f"the edit is not as it was acknowledged: {shown}")
        faults += [f"{step.verb} {step.path} is still to do" for step in left]
        return faults + temporaries(self.home.media)


def a_stage(folder: Path, films: int = 2) -> Stage:
    home = a_household(folder / "home", films)
    poster = a_picture(folder / "new.jpg", "green", (600, 900))
    first = folder / "first"
    shutil.copytree(home.folder, first)
    before = inventory(home.media)
    traced([], "tests.soak.once", str(home.data), str(poster))
    stage = Stage(home, first, poster, before, inventory(home.media))
    stage.reset()
    return stage


def row_2(count: int, seed: int, folder: Path) -> Outcome | Skip:
    """`count` of the boundaries, all of them where it is as many or more; spread evenly, from a start by chance."""
    if (skip := missing()) is not None:
        return skip
    stage, outcome = a_stage(folder), Outcome()
    boundaries = _calls(stage, _CHANGING)
    for call, number in _spread(boundaries, count, random.Random(seed)):
        stage.reset()
        died = _once(stage, injected(call, "signal=KILL", number))
        faults = stage.faults(died.said) + (["it was not killed"] if died.status == 0 else [])
        if not outcome.judge(f"before {call} {number}", faults):
            shutil.copytree(stage.home.folder, folder / f"damaged-{call}-{number}")
    outcome.figure = f"{outcome.trials} of {len(boundaries)} boundaries, {len(outcome.failures)} mixed"
    return outcome


def row_9(count: int, seed: int, folder: Path) -> Outcome | Skip:
    """`count` failing calls: nothing is acknowledged that is not so, nothing crashes, and the next start is well."""
    if (skip := missing()) is not None:
        return skip
    stage, outcome, chance = a_stage(folder), Outcome(), random.Random(seed)
    calls = [(call, number) for call, number in _calls(stage, _FAILING) if number <= _MOST_OF_A_KIND]
    refused = 0
    for call, number in _spread(calls, count, chance):
        stage.reset()
        fault = "EIO" if call == "pread64" else chance.choice(_FAULTS)
        ended = _once(stage, injected(call, f"error={fault}", number))
        faults = stage.faults(ended.said)
        if "Traceback" in ended.errors:
            faults.append(f"crashed: {ended.errors.strip().splitlines()[-1][:160]}")
        refused += any(line.startswith("failed") for line in ended.said)
        if not outcome.judge(f"{fault} from {call} {number}", faults):
            shutil.copytree(stage.home.folder, folder / f"damaged-{fault}-{call}-{number}")
    outcome.figure = f"{refused} said to have failed, the others made good; {len(outcome.failures)} false or crashed"
    outcome.note = "what SQLite reads through memory maps is no call and cannot fail so"
    return outcome


def _once(stage: Stage, options: Sequence[str]) -> Traced:
    return traced(options, "tests.soak.once", str(stage.home.data), str(stage.poster))


def _calls(stage: Stage, names: Sequence[str]) -> list[tuple[str, int]]:
    """Each call of those names that changes the household's files: its name and which of its kind."""
    record = stage.home.folder.with_name("calls")
    _once(stage, ["-y", "-o", str(record), "-e", "trace=" + ",".join(f"?{name}" for name in names)])
    stage.reset()
    seen, found = dict.fromkeys(names, 0), []
    for line in record.read_text(errors="replace").splitlines():
        call, _, rest = line.split(maxsplit=1)[1].partition("(")
        if call in seen:
            seen[call] += 1
            if str(stage.home.folder) in rest:
                found.append((call, seen[call]))
    return found


def _spread(calls: list[tuple[str, int]], count: int, chance: random.Random) -> list[tuple[str, int]]:
    every = -(-len(calls) // count)
    return calls[chance.randrange(every) :: every]
