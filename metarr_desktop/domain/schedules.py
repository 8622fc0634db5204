"""What is done by itself at hours that a person may choose, as values and rules."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.jobs import Payload, Schedule

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import LibraryId

_HOUR_S, _DAY_S = 3600, 86_400
_MOST_DAYS = 365


class Task(StrEnum):
    """What can be done by itself, in the order in which it is listed. A library is scanned, the rest is of all."""

    SCAN = "scan"
    REFRESH = "refresh"
    BACKUP = "backup"
    VERIFY = "verify"
    TIDY = "tidy"

    @property
    def switch(self) -> str:
        """The setting that says whether it is done; "" where there is none."""
        return _SWITCHES.get(self, "")


_SWITCHES = {Task.REFRESH: "automation.refresh", Task.BACKUP: "backup.daily", Task.VERIFY: "verify.nightly"}


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often, and from which hour of the local day on; None: whole hours apart, at whatever minute.

    Rhythm(7 * 86_400, 4): every seven days at four o'clock.
    """

    every_s: int
    hour: int | None = None

    def __post_init__(self) -> None:
        """Raises BadInput for what no schedule can be."""
        if self.hour is None:
            if self.every_s % _HOUR_S or not _HOUR_S <= self.every_s <= _MOST_DAYS * _DAY_S:
                raise BadInput("A schedule comes every so many whole hours, at least one.")
        elif not 0 <= self.hour <= 23:
            raise BadInput("An hour of the day is a number from 0 to 23.")
        elif self.every_s % _DAY_S or not _DAY_S <= self.every_s <= _MOST_DAYS * _DAY_S:
            raise BadInput("With an hour of the day a schedule comes every so many whole days: 1d, 7d.")

    def of(self, type: str, payload: Payload) -> Schedule:
        """That work in this rhythm."""
        return Schedule(type, payload, self.every_s, self.hour)


def rhythm_of(every: str, hour: int | None) -> Rhythm:
    """What a person's words mean: "6h", "1d" or "7d"; an hour alone is each day. Raises BadInput."""
    if not every:
        if hour is None:
            raise BadInput("How often is missing: 6h, 1d or 7d, or an hour of the day.")
        return Rhythm(_DAY_S, hour)
    found = re.fullmatch(r"(\d{1,5})\s*([hd])", every.strip().lower())
    if found is None:
        raise BadInput(f"“{every}” says no time: 6h is every six hours, 7d every seven days.")
    return Rhythm(int(found[1]) * (_HOUR_S if found[2] == "h" else _DAY_S), hour)


@dataclass(frozen=True, slots=True)
class Scheduled:
    """One row of what is done by itself.

    `library` is None for what is done for all. `next_at` (UTC) is after the quiet hours, None where it is off.
    `is_own`: a person chose the hours.
    """

    task: Task
    rhythm: Rhythm
    library: LibraryId | None = None
    is_on: bool = True
    next_at: datetime | None = None
    is_own: bool = False
