"""Kodi as a player."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.domain.player import Address, Delivery, Obstacle, PlayerInfo, Playing, Proof, Remembered, Watched
from metarr_desktop.net.client import HttpClient
from metarr_desktop.players.kodi import memory, playing, setup
from metarr_desktop.players.kodi.errand import Errand
from metarr_desktop.players.kodi.find import find
from metarr_desktop.players.kodi.notifications import Notifications
from metarr_desktop.players.kodi.pictures import Pictures
from metarr_desktop.players.kodi.prove import prove, shown_pairs
from metarr_desktop.players.kodi.refresh import Owed
from metarr_desktop.players.kodi.rpc import Rpc
from metarr_desktop.players.kodi.watch import Watch

log = logging.getLogger(__name__)

_NOWHERE = "/metarr-nowhere/"
#: Kodi answers late while it starts a scan on a slow machine.
TIMEOUT_S = 60.0


class Kodi:
    """One Kodi; implements `domain.player.Player`. One thread at a time.

    Keep it as long as the program runs: what a broken-off errand still owes to the person's play counts and ratings
    is remembered here and paid by the next one.
    """

    def __init__(self, address: Address) -> None:
        self._address = address
        host = f"[{address.host}]" if ":" in address.host else address.host
        auth = (address.user, address.secret) if address.user or address.secret else None
        url = address.url or f"http://{host}:{address.port}"
        self._http = HttpClient(url, auth, TIMEOUT_S, certificate=address.certificate)
        self._rpc = Rpc(self._http)
        self._pictures = Pictures(self._rpc, self._http)
        self._owed = Owed()

    def __repr__(self) -> str:
        return f"Kodi({self._address!r})"

    def close(self) -> None:
        """Close the connections that are kept open."""
        self._http.close()

    def test(self) -> PlayerInfo:
        """Who answers there; BadInput when it is no Kodi."""
        match self._rpc.call("Application.GetProperties", properties=["name", "version"]):
            case {"name": str(name), "version": {"major": int(major), "minor": int(minor)}}:
                return PlayerInfo(name, f"{major}.{minor}")
        raise BadInput(f"What answers at {self._address.host} does not say that it is Kodi.")

    def obstacles(
        self, places: Sequence[tuple[str, LibraryType]], sets_folder: str = "", artists_folder: str = ""
    ) -> list[Obstacle]:
        """See `Player.obstacles`."""
        return setup.obstacles(self._rpc, places, sets_folder, artists_folder)

    def sees(self, files: Sequence[str]) -> list[bool]:
        """See `Player.sees`."""
        return setup.sees(self._rpc, files)

    def deliver(
        self,
        deliveries: Sequence[Delivery],
        progress: Callable[[int, int], None],
        is_cancelled: Callable[[], bool],
    ) -> list[Proof]:
        """See `Player.deliver`. A REMOVE and a SHOW of one item are a rename: what the person did moves along."""
        begun = time.monotonic()
        with Notifications(self._address.host, self._address.ws_port) as notifications:
            watch = Watch(self._rpc, notifications, is_cancelled)
            watch.stop_if_cancelled()
            proofs = Errand(watch, self._pictures, self._owed, progress, len(deliveries)).run(deliveries)
        log.info("told Kodi about %d items in %.1f s", len(deliveries), time.monotonic() - begun)
        return proofs

    def renew(self, deliveries: Sequence[Delivery]) -> list[Proof]:
        """See `Player.renew`: the copies of pictures are each Kodi's own, and its screens show the library as it was.

        A scan of a folder that is not there ends at once, and has them read the database again.
        """
        self._rpc.call("VideoLibrary.Scan", directory=_NOWHERE, showdialogs=False)
        self._pictures.renew(shown_pairs(deliveries, find(self._rpc, deliveries)))
        return self.prove(deliveries)

    def prove(self, deliveries: Sequence[Delivery]) -> list[Proof]:
        """See `Player.prove`."""
        return prove(self._rpc, self._pictures, deliveries)

    def playing(self) -> list[Playing]:
        """See `Player.playing`."""
        return playing.playing(self._rpc)

    def resume(self, before: Sequence[Playing]) -> None:
        """See `Player.resume`."""
        with Notifications(self._address.host, self._address.ws_port) as notifications:
            playing.resume(Watch(self._rpc, notifications, lambda: False), before)

    def watched(self, deliveries: Sequence[Delivery]) -> list[Watched | None]:
        """See `Player.watched`."""
        return memory.watched(self._rpc, deliveries)

    def set_watched(self, wanted: Sequence[tuple[Delivery, Watched]]) -> None:
        """See `Player.set_watched`."""
        memory.set_watched(self._rpc, wanted)

    def remember(self) -> list[Remembered]:
        """See `Player.remember`."""
        return memory.remember(self._rpc)

    def put_back(self, rows: Sequence[Remembered]) -> list[str]:
        """See `Player.put_back`."""
        return memory.put_back(self._rpc, rows)
