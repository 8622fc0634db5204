"""How often a host is asked: its rate, its wish to be left alone for a while, and a breaker when it fails.

One `Gate` a service, shared by all threads. Waiting ends early when the work is cancelled.
"""

from __future__ import annotations

import math
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from metarr_desktop.domain.errors import Cancelled, Unavailable
from metarr_desktop.domain.provider import Rate

#: A server counts when it reads a request, we when it has left: what is between differs by as much.
_MARGIN_S = 0.03
_MARGIN = 0.01
_LONGEST_NAP_S = 0.2
_NAP_FOR_UNSENT_S = 0.02
#: Whoever has to wait longer than this is told so instead, and the work is tried again later.
PATIENCE_S = 30.0
FAILURES_TO_OPEN = 5
OPEN_S = 300.0


class HostClosed(Unavailable):
    """The host was not asked: it failed too often, or wants to be left alone for long."""


class Postponed(Unavailable):
    """The host is well, and said when to come again."""


@dataclass(frozen=True, slots=True)
class Times:
    """The clock and the sleep that waiting goes by: real ones, or a test's. `now_s` only ever goes forward."""

    now_s: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


class Turn:
    """Leave for one request. It counts from when the request has left, which connecting may delay."""

    def __init__(self, now_s: Callable[[], float], is_trial: bool) -> None:
        self._now_s = now_s
        self.is_trial = is_trial
        self.sent_s = math.inf

    def sent(self) -> None:
        """The request, or a part of it, has left."""
        self.sent_s = self._now_s()


class Gate:
    """Lets through at most `rate.calls` requests in any `rate.seconds`, none while a pause or an open breaker lasts.

    The breaker opens for OPEN_S after FAILURES_TO_OPEN failures in a row (RULES 3.12), then lets one request try.
    """

    def __init__(self, label: str, rate: Rate, times: Times) -> None:
        self._label = label
        self._times = times
        self._lock = threading.Lock()
        self._seconds = rate.seconds
        self._spacing_s = rate.seconds + max(_MARGIN_S, _MARGIN * rate.seconds)
        self._turns: deque[Turn] = deque(maxlen=max(1, rate.calls))
        self._not_before_s = 0.0
        self._failures = 0
        self._open_until_s = 0.0
        self._is_trying = False
        self._waiting = 0

    @contextmanager
    def turn(self, is_cancelled: Callable[[], bool]) -> Iterator[Turn]:
        """Wait for a turn and ask within the block: what it raises tells how the host is.

        Unavailable is a failure of the host, Postponed is none; other errors say nothing about it. Raises Cancelled,
        and HostClosed instead of a long wait.
        """
        first = self._turn_or_wait_s()
        turn = first if isinstance(first, Turn) else self._turn_after(first, is_cancelled)
        is_well: bool | None = None
        try:
            yield turn
            is_well = True
        except Unavailable as error:
            is_well = isinstance(error, Postponed)
            raise
        finally:
            self._end(turn, is_well)

    def _turn_after(self, wait_s: float, is_cancelled: Callable[[], bool]) -> Turn:
        """The turn of one who has to wait for it."""
        with self._lock:
            self._waiting += 1
        try:
            while True:
                self.nap(min(wait_s, _LONGEST_NAP_S), is_cancelled)
                turn = self._turn_or_wait_s()
                if isinstance(turn, Turn):
                    return turn
                wait_s = turn
        finally:
            with self._lock:
                self._waiting -= 1

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

    @property
    def closed_for_s(self) -> float:
        """Seconds until it may be asked again; 0 when it may be now."""
        with self._lock:
            return max(0.0, max(self._not_before_s, self._open_until_s) - self._times.now_s())

    @property
    def waiting(self) -> int:
        """How many wait for their turn."""
        with self._lock:
            return self._waiting

    @property
    def in_window(self) -> int:
        """How many requests went out within the time that the rate is counted over."""
        with self._lock:
            since_s = self._times.now_s() - self._seconds
            return sum(1 for turn in self._turns if turn.sent_s > since_s)

    def _turn_or_wait_s(self) -> Turn | float:
        """A turn, or the seconds to wait before asking for one again."""
        with self._lock:
            now_s = self._times.now_s()
            is_trial = self._failures >= FAILURES_TO_OPEN
            if is_trial and (self._open_until_s > now_s or self._is_trying):
                raise HostClosed(f"{self._label} failed several times in a row; it is asked again in a few minutes.")
            if (pause_s := self._not_before_s - now_s) > PATIENCE_S:
                raise HostClosed(f"{self._label} asks to be left alone for {math.ceil(pause_s)} s.")
            wait_s = max(pause_s, self._full_for_s(now_s))
            if wait_s > 0:
                return wait_s
            self._turns.append(turn := Turn(self._times.now_s, is_trial))
            self._is_trying = is_trial
            return turn

    def _full_for_s(self, now_s: float) -> float:
        """Each request leaves a window after the one that many turns before it: so no window can hold one more."""
        if len(self._turns) < (self._turns.maxlen or 0):
            return 0.0
        sent_s = self._turns[0].sent_s
        return _NAP_FOR_UNSENT_S if math.isinf(sent_s) else sent_s + self._spacing_s - now_s

    def _end(self, turn: Turn, is_well: bool | None) -> None:
        with self._lock:
            if math.isinf(turn.sent_s):
                turn.sent()
            if turn.is_trial:
                self._is_trying = False
            if is_well:
                self._failures = 0
            elif is_well is False:
                self._failures += 1
                if self._failures >= FAILURES_TO_OPEN:
                    self._open_until_s = self._times.now_s() + OPEN_S
