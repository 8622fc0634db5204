"""All rows of the fault matrix that the suites cover: what is provoked, how often, by what.

`named` are tests of the ordinary suite that are the row, or complete it: the fast suite runs them anyway, the long one
runs them as they are and counts them.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.soak.outcome import RowFunction
from tests.soak.rows import calls, killed, power


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `count` are the trials of the long suite at scale 1, `fast` those of the fast one (0: not in it)."""

    number: int
    fault: str
    function: RowFunction | None = None
    count: int = 0
    fast: int = 0
    named: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return "power cut" if self.number == POWER_CUT else str(self.number)

    @property
    def is_long(self) -> bool:
        return self.count > 0


#: Not a row of the matrix but of the disaster drills.
POWER_CUT = 100

ROWS = (
    Row(
        1,
        "kill -9 while edits stream",
        killed.row_1,
        500,
        10,
        ("tests/store/test_kill.py::test_every_acknowledged_edit_is_there_after_a_kill",),
    ),
    Row(2, "kill -9 before each call that changes the disk, edit and publish", calls.row_2, 1000),
    Row(3, "kill -9 while NFO files and artwork are published", killed.row_3, 500, 8),
    Row(9, "EIO or a full disk from the n-th call, n = 1 to 40 of each kind", calls.row_9, 1000),
    Row(POWER_CUT, "the power is cut after any call of an edit and a publishing", power.row_power_cut, 1000, 40),
)
