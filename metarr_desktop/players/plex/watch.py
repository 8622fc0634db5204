"""Waiting for Plex: it says 200 at once and works afterwards, first on the scan, then on each item's metadata."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from metarr_desktop.domain.errors import Cancelled
from metarr_desktop.players.plex.answer import nodes, text
from metarr_desktop.players.plex.ear import Ear
from metarr_desktop.players.plex.listing import sections
from metarr_desktop.players.plex.server import Server

#: How soon a cancel is noticed.
TICK_S = 0.25
#: How often Plex is asked where it announces nothing; and how many times as long as an answer took it is let alone.
ASK_EVERY_S = 0.5
ASK_SHARE = 4
#: How long an errand waits for a Plex that works on, all in all: what is not there then is asked for another time.
PATIENCE_S = 300.0
#: How long Plex must not be working on its library before we believe that nothing more will come.
QUIET_S = 8.0


@dataclass(frozen=True, slots=True)
class Watch:
    """One errand's ear and patience."""

    server: Server
    ear: Ear
    is_cancelled: Callable[[], bool]
    begun_at: float = field(default_factory=time.monotonic)

    def stop_if_cancelled(self) -> None:
        """Raises Cancelled if the person said so."""
        if self.is_cancelled():
            raise Cancelled("Telling Plex was stopped; what was told before stays told.")

    def wait(self, is_done: Callable[[], bool]) -> None:
        """Wait until asking says that it is done, or Plex does nothing to its library for QUIET_S, or patience ends.
        Raises Cancelled."""
        silent_since = ask_at = may_ask_at = time.monotonic()
        while time.monotonic() - self.begun_at < PATIENCE_S:
            self.stop_if_cancelled()
            if time.monotonic() >= ask_at:
                begun = time.monotonic()
                if is_done():
                    return
                if self.is_busy():
                    silent_since = time.monotonic()
                elif begun - silent_since >= QUIET_S:
                    return
                took = time.monotonic() - begun
                may_ask_at = time.monotonic() + max(TICK_S, ASK_SHARE * took)
                ask_at = may_ask_at + ASK_EVERY_S
            if self.ear.listen(TICK_S):
                ask_at = may_ask_at  # something changed: no need to let the interval pass

    def is_busy(self) -> bool:
        """Whether Plex scans any of its libraries - it may work them off one by one - or reads metadata."""
        if any(section.is_refreshing for section in sections(self.server)):
            return True
        activities = nodes(self.server.find("/activities") or {}, "Activity")
        return any(text(one, "type").startswith("library.") for one in activities)
