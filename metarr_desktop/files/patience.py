"""Asking a disk that may never answer: a share that hangs holds up whoever asks, and no timeout reaches a `readdir`."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

from metarr_desktop.domain.errors import Cancelled

Result = TypeVar("Result")

_SILENT_S = 120.0  # a sleeping disk wakes up in a fraction of it
_LOOK_S = 0.05


class Patience:
    """Does work for as long as it shows life. `steady` are seconds that only go forward."""

    def __init__(self, silent_s: float = _SILENT_S, steady: Callable[[], float] = time.monotonic) -> None:
        self._silent_s = silent_s
        self._steady = steady

    def do(self, work: Callable[[Callable[[], bool]], Result], cancelled: Callable[[], bool]) -> Result:
        """What the work gives, or raises; it is done in a thread of its own.

        The work is handed what to ask whether to stop, and each question is a sign of life. Raises TimeoutError after
        `silent_s` seconds without one: the thread is left behind, and told to stop should it ever ask again.
        """
        one = _Work(work, cancelled, self._steady)
        thread = threading.Thread(target=one.run, name="disk", daemon=True)
        thread.start()
        while not one.is_over.wait(_LOOK_S):
            if self._steady() - one.last_sign_s > self._silent_s:
                one.is_left = True
                raise TimeoutError
        if one.error is not None:
            raise one.error
        return one.results[0]


class _Work(Generic[Result]):
    def __init__(
        self, work: Callable[[Callable[[], bool]], Result], cancelled: Callable[[], bool], steady: Callable[[], float]
    ) -> None:
        self._work = work
        self._cancelled = cancelled
        self._steady = steady
        self.last_sign_s = steady()
        self.is_left = False
        self.is_over = threading.Event()
        self.results: list[Result] = []
        self.error: BaseException | None = None

    def run(self) -> None:
        try:
            self.results.append(self._work(self._should_stop))
        except BaseException as error:  # raised again where it was asked for
            self.error = error
        finally:
            self.is_over.set()

    def _should_stop(self) -> bool:
        if self.is_left:
            raise Cancelled("Nobody waits for it any more.")
        self.last_sign_s = self._steady()
        return self._cancelled()


PATIENCE = Patience()
