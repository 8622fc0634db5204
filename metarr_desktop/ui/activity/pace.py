"""How fast a job is, out of what it reported."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from metarr_desktop.domain.jobs import Job

_SAMPLES = 120
_WINDOW_S = 10.0
_LEAST_S = 0.5  # what is measured over less says nothing

#: As far back as `Pace` reaches, in seconds, at a sample a second.
REACH_S = float(_SAMPLES)


@dataclass(slots=True)
class Pace:
    """Samples of (seconds, steps done), oldest first; a sample a second at most."""

    samples: deque[tuple[float, int]] = field(default_factory=lambda: deque(maxlen=_SAMPLES))

    def note(self, done: int, now_s: float | None = None) -> None:
        """Remember how far the job is now."""
        now_s = time.monotonic() if now_s is None else now_s
        if self.samples and done < self.samples[-1][1]:
            self.samples.clear()
        if len(self.samples) > 1 and now_s - self.samples[-2][0] < 1.0:
            self.samples.pop()
        self.samples.append((now_s, done))

    @property
    def per_second(self) -> float:
        """Steps a second over the last ten seconds; 0 while that is not known."""
        return self._rate_at(len(self.samples) - 1) if self.samples else 0.0

    def curve(self) -> list[tuple[float, float]]:
        """(seconds before the newest sample, steps a second then), oldest first; none while nothing is known."""
        newest_s = self.samples[-1][0] if self.samples else 0.0
        return [(newest_s - self.samples[n][0], self._rate_at(n)) for n in range(1, len(self.samples))]

    def _rate_at(self, place: int) -> float:
        """Steps a second over the ten seconds before a sample."""
        last_s, last = self.samples[place]
        earlier = islice(self.samples, place)
        before = self.samples[max(0, place - 1)]
        first_s, first = next((one for one in earlier if last_s - one[0] <= _WINDOW_S), before)
        return (last - first) / (last_s - first_s) if last_s - first_s >= _LEAST_S else 0.0

    def seconds_left(self, job: Job) -> float | None:
        """How long the job will still take; None where that cannot be told."""
        rate = self.per_second
        return (job.total - job.done) / rate if rate and job.total > job.done else None
