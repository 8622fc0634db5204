"""Row 6: renames are killed, by `tests.renaming_killed`."""

from __future__ import annotations

from pathlib import Path

from tests.renaming_killed import killed
from tests.soak.outcome import Outcome


def row_6(count: int, seed: int, folder: Path) -> Outcome:
    """Each file is accounted for after a kill, and the next start ends what was begun."""
    tally = killed(folder, kills=count, seed=seed)
    figure = f"{tally.in_the_middle} kills came while names were changed, {len(tally.faults)} faults"
    return Outcome(tally.kills, list(tally.faults), figure)
