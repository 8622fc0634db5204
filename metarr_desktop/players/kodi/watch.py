"""Waiting for Kodi: it says OK at once and does the work afterwards."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from metarr_desktop.domain.errors import Cancelled
from metarr_desktop.players.kodi.notifications import Notification, Notifications
from metarr_desktop.players.kodi.rpc import Rpc

#: How soon a cancel is noticed.
TICK_S = 0.25
#: How often Kodi is asked: as the only way to know, and beside its notifications in case one is lost.
ASK_EVERY_S = 0.5
ASK_BESIDE_EVERY_S = 3.0


@dataclass(frozen=True, slots=True)
class Watch:
    """One errand's ear and patience."""

    rpc: Rpc
    notifications: Notifications
    is_cancelled: Callable[[], bool]

    def stop_if_cancelled(self) -> None:
        """Raises Cancelled if the person said so."""
        if self.is_cancelled():
            raise Cancelled("Telling Kodi was stopped; what was told before stays told.")

    def wait(
        self,
        announced: Callable[[Notification], bool],
        asked: Callable[[], bool],
        quiet_s: float,
        is_busy: Callable[[], bool] | None = None,
        can_stop: bool = True,
    ) -> bool:
        """Wait until a notification says so (`announced`) or asking does (`asked`); False after `quiet_s` in which
        nothing was announced and Kodi was not busy. Raises Cancelled, unless not `can_stop`."""
        now = time.monotonic()
        silent_since = last_asked = now
        while now - silent_since < quiet_s:
            if can_stop:
                self.stop_if_cancelled()
            if notification := self.notifications.next(TICK_S):
                if announced(notification):
                    return True
                silent_since = time.monotonic()
            now = time.monotonic()
            if now - last_asked >= (ASK_BESIDE_EVERY_S if self.notifications.is_heard else ASK_EVERY_S):
                if asked():
                    return True
                if is_busy is not None and is_busy():
                    silent_since = now
                last_asked = now
        return False
