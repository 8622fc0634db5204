"""All rows of the fault matrix that the suites cover: what is provoked, how often, by what.

`named` are tests of the ordinary suite that are the row, or complete it: the fast suite runs them anyway, the long one
runs them as they are and counts them.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.soak.outcome import RowFunction
from tests.soak.rows import calls, disks, jobs_cut, killed, power


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
        return _DRILLS.get(self.number, str(self.number))

    @property
    def is_long(self) -> bool:
        return self.count > 0


#: Not rows of the matrix but disaster drills.
POWER_CUT, IN_USE = 101, 102
_DRILLS = {POWER_CUT: "power cut", IN_USE: "in use"}

ROWS = (
    Row(
        1,
        "kill -9 while edits stream",
        killed.row_1,
        500,
        10,
        ("tests/store/test_kill.py::test_every_acknowledged_edit_is_there_after_a_kill",),
    ),
    Row(2, "kill -9 before each call that changes the disk, of an edit and a publishing", calls.row_2, 1000),
    Row(3, "kill -9 while NFO files and artwork are published", killed.row_3, 500, 8),
    Row(7, "kill -9 while jobs run", jobs_cut.row_7, 300, 8),
    Row(9, "EIO or a full disk from the n-th call, n = 1 to 40 of each kind", calls.row_9, 1000),
    Row(10, "the disk of the library is full", disks.row_10, 20, 3),
    Row(11, "the disk of the media is full", disks.row_11, 50, 3),
    Row(12, "the disk of the media takes no more files", disks.row_12, 20),
    Row(13, "a root is read-only", disks.row_13, 10),
    Row(59, "the machine sleeps ten minutes while jobs run", jobs_cut.row_59, 20),
    Row(POWER_CUT, "the power is cut after any call of an edit and a publishing", power.row_power_cut, 1000, 30),
    Row(IN_USE, "a file beside media is kept in its place by another program", disks.row_in_use, 10, 1),
)
