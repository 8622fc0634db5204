"""How fast a job is, out of what it reported."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from metarr_desktop.domain.jobs import Job

_SAMPLES = 120
_WINDOW_S = 10.0


@dataclass(slots=True)
class Pace:
    """Samples of (seconds, steps done), oldest first; a sample a second at most."""

    samples: deque[tuple[float, int]] = field(default_factory=lambda: deque(maxlen=_SAMPLES))

    def note(self, done: int, now_s: float | None = None) -> None:
        """Remember how far the job is now."""
        now_s = time.monotonic() if now_s is None else now_s
        if self.samples and done < self.samples[-1][1]:
            self.samples.clear()
        if self.samples and now_s - self.samples[-1][0] < 1.0 and len(self.samples) > 1:
            self.samples[-1] = (self.samples[-1][0], done)
            return
        self.samples.append((now_s, done))

    @property
    def per_second(self) -> float:
        """Steps a second over the last ten seconds; 0 while that is not known."""
        if len(self.samples) < 2:
            return 0.0
        last_s, last = self.samples[-1]
        first_s, first = next((one for one in self.samples if last_s - one[0] <= _WINDOW_S), self.samples[0])
        return (last - first) / (last_s - first_s) if last_s > first_s else 0.0

    def seconds_left(self, job: Job) -> float | None:
        """How long the job will still take; None where that cannot be told."""
        rate = self.per_second
        return (job.total - job.done) / rate if rate and job.total > job.done else None
