"""Plex as a player."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.domain.player import Address, Delivery, Obstacle, PlayerInfo, Playing, Proof, Remembered, Watched
from metarr_desktop.players.plex import memory, playing, setup
from metarr_desktop.players.plex.answer import text
from metarr_desktop.players.plex.ear import Ear
from metarr_desktop.players.plex.errand import Errand, Left
from metarr_desktop.players.plex.prove import Prover
from metarr_desktop.players.plex.server import Server
from metarr_desktop.players.plex.watch import Watch

log = logging.getLogger(__name__)


class Plex:
    """One Plex Media Server; implements `domain.player.Player`. One thread at a time.

    `Address.secret` is a token of the server's owner; whose watched marks are read and set is whose token it is, so
    `Address.account` has no meaning here. Keep it as long as the program runs: it remembers where items were
    found, and what people did to titles that left, for when they come again at another place.
    """

    def __init__(self, address: Address) -> None:
        self._address = address
        self._server = Server(address)
        self._prover = Prover(self._server)
        self._left: Left = {}

    def __repr__(self) -> str:
        return f"Plex({self._address!r})"

    def close(self) -> None:
        """Close the connections that are kept open."""
        self._server.close()

    def test(self) -> PlayerInfo:
        """Who answers there; BadInput when it is no Plex, Refused when it does not take the token as its owner's."""
        identity = self._server.get("/identity")
        if not text(identity, "machineIdentifier"):
            raise BadInput(f"What answers at {self._address!r} does not say that it is a Plex Media Server.")
        playing.playing(self._server)  # who it is it tells anybody, what plays only its owner
        return PlayerInfo("Plex Media Server", text(identity, "version").partition("-")[0])

    def obstacles(
        self, places: Sequence[tuple[str, LibraryType]], sets_folder: str = "", artists_folder: str = ""
    ) -> list[Obstacle]:
        """See `Player.obstacles`. Plex reads pictures of sets and artists from no folder of their own."""
        return setup.obstacles(self._server, places)

    def sees(self, files: Sequence[str]) -> list[bool]:
        """See `Player.sees`."""
        return setup.sees(self._server, files)

    def deliver(
        self,
        deliveries: Sequence[Delivery],
        progress: Callable[[int, int], None],
        is_cancelled: Callable[[], bool],
    ) -> list[Proof]:
        """See `Player.deliver`. A REMOVE and a SHOW of one item are a rename: what the person did moves along."""
        begun = time.monotonic()
        with Ear(self._server) as ear:
            watch = Watch(self._server, ear, is_cancelled)
            watch.stop_if_cancelled()
            proofs = Errand(watch, self._prover, self._left, progress, deliveries).run()
        log.info("told Plex about %d items in %.1f s", len(deliveries), time.monotonic() - begun)
        return proofs

    def renew(self, deliveries: Sequence[Delivery]) -> list[Proof]:
        """See `Player.renew`. One server has one database: there is nothing that another could not tell."""
        return self.prove(deliveries)

    def prove(self, deliveries: Sequence[Delivery]) -> list[Proof]:
        """See `Player.prove`."""
        return self._prover.prove(deliveries)

    def playing(self) -> list[Playing]:
        """See `Player.playing`."""
        return playing.playing(self._server)

    def resume(self, before: Sequence[Playing]) -> None:
        """Keep the place of what does not play any more; to go on is for the person to press.

        A Plex server cannot start its apps: each is a player of its own, and none has to take commands. What can be
        done is that every app offers to go on from where it was. A scan or a refresh stops nothing that plays.
        """
        playing.resume(self._server, before)

    def watched(self, deliveries: Sequence[Delivery]) -> list[Watched | None]:
        """See `Player.watched`."""
        return memory.watched(self._prover, deliveries)

    def set_watched(self, wanted: Sequence[tuple[Delivery, Watched]]) -> None:
        """See `Player.set_watched`. Plex dates a play with the moment that it is told; `last_played` cannot be set."""
        memory.set_watched(self._prover, wanted)

    def remember(self) -> list[Remembered]:
        """See `Player.remember`."""
        return memory.remember(self._server)

    def put_back(self, rows: Sequence[Remembered]) -> list[str]:
        """See `Player.put_back`. Dates of plays and labels are left as they are."""
        return memory.put_back(self._server, rows)
