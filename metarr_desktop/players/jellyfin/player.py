"""Jellyfin as a player."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence

from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.domain.player import Address, Delivery, Obstacle, PlayerInfo, Playing, Proof, Remembered, Watched
from metarr_desktop.players.jellyfin import marks, playing, setup
from metarr_desktop.players.jellyfin.api import Api
from metarr_desktop.players.jellyfin.errand import Errand, Report
from metarr_desktop.players.jellyfin.hearing import Hearing
from metarr_desktop.players.jellyfin.owed import Owed
from metarr_desktop.players.jellyfin.prove import prove

log = logging.getLogger(__name__)


class Jellyfin:
    """One server; implements `domain.player.Player`. One thread at a time.

    Keep it as long as the program runs: which folders were reported, and what a broken-off errand still owes to
    people's marks, is remembered here.
    """

    def __init__(self, address: Address) -> None:
        self._address = address
        self._api = Api(address)
        self._owed = Owed()
        self._reports: dict[str, Report] = {}

    def __repr__(self) -> str:
        return f"Jellyfin({self._address!r})"

    def close(self) -> None:
        """Close the connections that are kept open."""
        self._api.close()

    def test(self) -> PlayerInfo:
        """Who answers there, and whether it takes the API key; BadInput when it is no Jellyfin, or too old a one."""
        return self._api.who()

    def obstacles(
        self, places: Sequence[tuple[str, LibraryType]], sets_folder: str = "", artists_folder: str = ""
    ) -> list[Obstacle]:
        """See `Player.obstacles`. It has no folder for sets or artists that could be set."""
        return setup.obstacles(self._api, places)

    def sees(self, files: Sequence[str]) -> list[bool]:
        """See `Player.sees`."""
        return setup.sees(self._api, files)

    def deliver(
        self,
        deliveries: Sequence[Delivery],
        progress: Callable[[int, int], None],
        is_cancelled: Callable[[], bool],
    ) -> list[Proof]:
        """See `Player.deliver`. What is new is WAITING as long as Jellyfin has not looked."""
        if not deliveries:
            return []
        begun = time.monotonic()
        with Hearing(self._api, self._address.certificate) as hearing:
            errand = Errand(self._api, hearing, self._owed, self._reports, progress, is_cancelled)
            proofs = errand.run(deliveries)
        log.info("told Jellyfin about %d items in %.1f s", len(deliveries), time.monotonic() - begun)
        return proofs

    def renew(self, deliveries: Sequence[Delivery]) -> list[Proof]:
        """See `Player.renew`: a server has its library for itself, and nothing beside it."""
        return self.prove(deliveries)

    def prove(self, deliveries: Sequence[Delivery]) -> list[Proof]:
        """See `Player.prove`."""
        return prove(self._api, deliveries)

    def playing(self) -> list[Playing]:
        """See `Player.playing`."""
        return playing.playing(self._api)

    def resume(self, before: Sequence[Playing]) -> None:
        """See `Player.resume`."""
        playing.resume(self._api, before)

    def watched(self, deliveries: Sequence[Delivery]) -> list[Watched | None]:
        """See `Player.watched`."""
        return marks.watched(self._api, self._account(), deliveries)

    def set_watched(self, wanted: Sequence[tuple[Delivery, Watched]]) -> None:
        """See `Player.set_watched`."""
        marks.set_watched(self._api, self._account(), wanted)

    def remember(self) -> list[Remembered]:
        """See `Player.remember`."""
        return marks.remember(self._api, self._account())

    def put_back(self, rows: Sequence[Remembered]) -> list[str]:
        """See `Player.put_back`."""
        return marks.put_back(self._api, self._account(), rows)

    def _account(self) -> str:
        return marks.account(self._api, self._address.account)
