"""The power cut: an edit and a publishing, and the disk as it would be had the power gone after each of their calls."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from tests.soak.oracles import inventory
from tests.soak.outcome import Outcome, Skip
from tests.soak.platter import Cut, Platter
from tests.soak.replay_calls import OPTIONS, Recording
from tests.soak.rows.calls import a_stage
from tests.soak.tracing import missing, traced

#: Films -> the part of the trials. Few files are flushed one by one, from 24 on the whole disk is, at one moment.
_HOUSEHOLDS = {2: 1.0, 26: 0.1}


def row_power_cut(count: int, seed: int, folder: Path) -> Outcome | Skip:
    """`count` cuts, spread over all moments and all that a cut may take; all of them where it is as many or more."""
    if (skip := missing()) is not None:
        return skip
    outcome, moments = Outcome(), 0
    for films, part in _HOUSEHOLDS.items():
        moments += _cut(films, max(1, round(count * part)), seed, folder / f"{films}-films", outcome)
    outcome.figure = f"{moments} moments, {len(Cut)} ways to lose what was not flushed, {len(outcome.failures)} mixed"
    return outcome


def _cut(films: int, count: int, seed: int, folder: Path, outcome: Outcome) -> int:
    """Cut the power over a household of so many films; how many moments there were."""
    folder.mkdir()
    stage, record = a_stage(folder, films), folder / "record"
    traced(["-o", str(record), *OPTIONS], "tests.soak.once", str(stage.home.data), str(stage.poster))
    real = inventory(stage.home.folder)
    stage.reset()
    platter = Platter([stage.home.data, stage.home.media])
    moments = len(list(Recording(record).replay(platter)))
    platter.lay_out(Cut.NOTHING)
    if inventory(stage.home.folder) != real:
        outcome.failures.append("the record, replayed to its end, is not the disk that the process left")
    stage.reset()
    every = -(-moments * len(Cut) // count)
    first = random.Random(seed).randrange(every)
    platter = Platter([stage.home.data, stage.home.media])
    for moment, (call, said) in enumerate(Recording(record).replay(platter)):
        for number, cut in enumerate(Cut):
            if (moment * len(Cut) + number) % every == first:
                platter.lay_out(cut, seed + moment)
                if not outcome.judge(f"call {moment} ({call}), {cut.value}", stage.faults(said)):
                    shutil.copytree(stage.home.folder, folder / f"damaged-{moment}-{cut.name.lower()}")
    return moments
