"""Work as it may go on in a library, for the pictures of Activity: a run that is well on its way, and what waits."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from metarr_desktop.domain.job_log import Tone
from metarr_desktop.domain.jobs import Job, JobStatus, Priority
from metarr_desktop.domain.kinds import JobId
from metarr_desktop.domain.provider import Heard

if TYPE_CHECKING:
    from metarr_desktop.ui.activity.pace import Pace

_FIRST = 1_000_000  # no library has so many jobs behind it
_DONE, _TOTAL = 1_204, 8_310
_SECONDS = 120
_AGAIN_IN_S = 600

SAID = (
    ("The Long Orchard: fields changed: 19; pictures on offer: 8.", Tone.WELL),
    ("Copper & Bone: unchanged; pictures on offer: 4.", Tone.SAME),
    ("Guests of the Tundra: known to nobody.", Tone.LEFT),
    ("Sleepwalk City: OMDb cannot answer now (it answered 503).", Tone.TROUBLE),
    ("The Red Stair: fields changed: 21; pictures on offer: 9.", Tone.WELL),
)
HEARD = (
    *[("tmdb", Heard.ASKED)] * 204,
    *[("tmdb", Heard.KEPT)] * 1_000,
    *[("fanarttv", Heard.ASKED)] * 611,
    *[("omdb", Heard.KEPT)] * 98,
    *[("omdb", Heard.FAILED)] * 3,
)


def at_work() -> Iterator[Job]:
    """The run that is looked at, another beside it, one that follows, one that is paused, one that is tried again."""
    now = datetime.now(UTC)

    def at(ago_s: float) -> str:
        return (now - timedelta(seconds=ago_s)).strftime("%Y-%m-%d %H:%M:%S")

    def job(number: int, type: str, status: JobStatus, **more: object) -> Job:
        library = {"library": number % 2 + 1}
        return Job(JobId(_FIRST + number), type, Priority.NORMAL, status, library, at(400), **more)  # type: ignore[arg-type]

    running = {"started_at": at(_SECONDS), "attempts": 1}
    yield job(0, "enrich", JobStatus.RUNNING, done=_DONE, total=_TOTAL, **running)
    yield job(1, "scan", JobStatus.RUNNING, done=9_870, total=12_044, **running)
    yield job(2, "artwork", JobStatus.WAITING, parent=JobId(_FIRST))
    yield job(3, "media", JobStatus.WAITING, is_held=True)
    error = "OMDb cannot answer now (it answered 503)."
    yield job(4, "refresh", JobStatus.WAITING, error=error, attempts=1, next_at_s=now.timestamp() + _AGAIN_IN_S)


def rehearse(pace: Pace | None) -> None:
    """Let a job have been faster and slower within the last two minutes."""
    if pace is None:
        return
    pace.samples.clear()
    now_s, done = time.monotonic(), 0.0
    rates = [10 + 5 * math.sin(second / 9) - 8 * math.exp(-(((second - 60) / 8) ** 2)) for second in range(_SECONDS)]
    for second, rate in enumerate(rates):
        done += rate * _DONE / sum(rates)
        pace.note(round(done), now_s - _SECONDS + second)
