"""Looking for something that takes a while and is no job: how far it is, and that nobody wants it any more."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from metarr_desktop.domain.errors import Cancelled
from metarr_desktop.domain.job_log import Tone

if TYPE_CHECKING:
    from metarr_desktop.domain.provider import Heard


class Look:
    """A `domain.jobs.Progress` that a screen reads while a worker reports to it; it ends with the window, or by `stop`.

    `done` and `total` are written in the worker and read in the GUI thread, each by itself.
    """

    job = None

    def __init__(self, is_closed: Callable[[], bool]) -> None:
        self._is_closed = is_closed
        self._is_stopped = False
        self.done = 0
        self.total = 0

    def stop(self) -> None:
        """Want no answer any more."""
        self._is_stopped = True

    @property
    def is_cancelled(self) -> bool:
        return self._is_stopped or self._is_closed()

    def report(self, done: int, total: int, label: str = "") -> None:
        self.done, self.total = done, total

    def say(self, text: str, tone: Tone = Tone.WELL, count: int = 1) -> None:
        """Nobody reads along."""

    def hear(self, provider: str, how: Heard) -> None:
        """Nobody counts."""

    def check(self) -> None:
        if self.is_cancelled:
            raise Cancelled("The work was stopped.")
