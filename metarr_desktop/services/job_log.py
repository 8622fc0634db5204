"""What jobs say while they run, kept in memory: of the last jobs, and of each its last lines.

It is for whoever watches. What has to outlive the program is in a job's result and in the history of items.
"""

from __future__ import annotations

import threading
from collections import Counter, OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from metarr_desktop.domain.job_log import JobLog, LogLine, Tone
from metarr_desktop.store.clock import Clock, stamp

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import JobId
    from metarr_desktop.domain.provider import Heard

_LINES = 200
_JOBS = 50


@dataclass(slots=True)
class _Kept:
    lines: deque[LogLine] = field(default_factory=lambda: deque(maxlen=_LINES))
    tones: Counter[Tone] = field(default_factory=Counter)
    answers: dict[str, Counter[Heard]] = field(default_factory=dict)


class JobLogs:
    """Thread-safe. What is read goes through `redact`; to do that where it is said would cost each title of a run."""

    def __init__(self, clock: Clock, redact: Callable[[str], str]) -> None:
        self._clock = clock
        self._redact = redact
        self._kept: OrderedDict[JobId, _Kept] = OrderedDict()
        self._begun: set[JobId] = set()  # since the program started, without those whose lines had to go
        self._lock = threading.Lock()

    def begin(self, job: JobId) -> None:
        """A try begins: what came of it is counted anew; the lines of a try before stay."""
        with self._lock:
            self._begun.add(job)
            if job in self._kept:
                self._kept[job].tones.clear()

    def say(self, job: JobId, text: str, tone: Tone, count: int = 1) -> None:
        """Keep a line of a job, which tells of so many things."""
        line = LogLine(stamp(self._clock()), text, tone)
        with self._lock:
            kept = self._of(job)
            kept.lines.append(line)
            kept.tones[tone] += count

    def hear(self, job: JobId, provider: str, how: Heard) -> None:
        """Count an answer that a job got."""
        with self._lock:
            self._of(job).answers.setdefault(provider, Counter())[how] += 1

    def of(self, job: JobId) -> JobLog:
        """What is kept of a job."""
        with self._lock:
            kept = self._kept.get(job)
            if kept is None:
                return JobLog(is_kept=job in self._begun)
            lines, tones = tuple(kept.lines), dict(kept.tones)
            answers = {name: dict(counts) for name, counts in kept.answers.items()}
        return JobLog(tuple(replace(line, text=self._redact(line.text)) for line in lines), tones, answers)

    def _of(self, job: JobId) -> _Kept:
        kept = self._kept.setdefault(job, _Kept())
        self._kept.move_to_end(job)
        if len(self._kept) > _JOBS:
            self._begun.discard(self._kept.popitem(last=False)[0])
        return kept
