"""How often a host is asked: its rate, its wish to be left alone for a while, and a breaker when it fails.

One `Gate` a service, shared by all threads. Waiting ends early when the work is cancelled.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from metarr_desktop.domain.errors import Cancelled, Unavailable
from metarr_desktop.domain.provider import Rate

#: A server counts when requests arrive, we when they leave: what is between them must not add up to one too many.
_MARGIN = 1.01
_LONGEST_NAP_S = 0.2
#: Whoever has to wait longer than this is told so instead, and the work is tried again later.
PATIENCE_S = 30.0
FAILURES_TO_OPEN = 5
OPEN_S = 300.0


@dataclass(frozen=True, slots=True)
class Times:
    """The clock and the sleep that waiting goes by: real ones, or a test's. `now_s` only ever goes forward."""

    now_s: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


class Gate:
    """Lets through at most `rate.calls` requests in any `rate.seconds`, none while a pause or an open breaker lasts.

    The breaker opens for OPEN_S after FAILURES_TO_OPEN failures in a row (RULES 3.12), then lets one request try.
    """

    def __init__(self, label: str, rate: Rate, times: Times) -> None:
        self._label = label
        self._times = times
        self._lock = threading.Lock()
        self._window_s = rate.seconds * _MARGIN
        self._begun: deque[float] = deque(maxlen=max(1, rate.calls))
        self._not_before_s = 0.0
        self._failures = 0
        self._open_until_s = 0.0
        self._is_trying = False

    def pass_through(self, is_cancelled: Callable[[], bool]) -> None:
        """Wait for a turn. Raises Cancelled, and Unavailable when the breaker is open or the wait would be long."""
        while (wait_s := self._take_turn()) > 0:
            self.nap(min(wait_s, _LONGEST_NAP_S), is_cancelled)

    def nap(self, seconds: float, is_cancelled: Callable[[], bool]) -> None:
        """Sleep, in pieces short enough to stop within a moment. Raises Cancelled."""
        until_s = self._times.now_s() + seconds
        while (left_s := until_s - self._times.now_s()) > 0:
            if is_cancelled():
                raise Cancelled("The work was stopped.")
            self._times.sleep(min(left_s, _LONGEST_NAP_S))

    def leave_alone(self, seconds: float) -> None:
        """The host asked for a pause: nobody asks it before that."""
        with self._lock:
            self._not_before_s = max(self._not_before_s, self._times.now_s() + seconds)

    def failed(self) -> None:
        """A request came to nothing for the host's own reasons."""
        with self._lock:
            self._failures += 1
            self._is_trying = False
            if self._failures >= FAILURES_TO_OPEN:
                self._open_until_s = self._times.now_s() + OPEN_S

    def answered(self) -> None:
        """The host answered, whatever it said: all is well with it."""
        with self._lock:
            self._failures = 0
            self._is_trying = False

    def give_up_turn(self) -> None:
        """A request was stopped before the host could show how it is."""
        with self._lock:
            self._is_trying = False

    @property
    def closed_for_s(self) -> float:
        """Seconds until it may be asked again; 0 when it may be now."""
        with self._lock:
            return max(0.0, max(self._not_before_s, self._open_until_s) - self._times.now_s())

    @property
    def in_window(self) -> int:
        """How many requests went out within the time that the rate is counted over."""
        with self._lock:
            return sum(1 for one in self._begun if one > self._times.now_s() - self._window_s)

    def _take_turn(self) -> float:
        """0 when the turn was taken, else the seconds to wait before asking again."""
        with self._lock:
            now_s = self._times.now_s()
            if self._failures >= FAILURES_TO_OPEN and (self._open_until_s > now_s or self._is_trying):
                raise Unavailable(f"{self._label} failed several times in a row; it is asked again in a few minutes.")
            is_full = len(self._begun) == self._begun.maxlen
            due_s = max(self._not_before_s, self._begun[0] + self._window_s if is_full else 0.0)
            if self._not_before_s - now_s > PATIENCE_S:
                wait_s = int(self._not_before_s - now_s) + 1
                raise Unavailable(f"{self._label} asks to be left alone for {wait_s} s.")
            if due_s <= now_s:
                self._begun.append(now_s)
                self._is_trying = self._failures >= FAILURES_TO_OPEN
                return 0.0
            return due_s - now_s
