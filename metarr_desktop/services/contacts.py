"""Contacts: the players themselves, each at its address with its secret, and what they were last seen to do."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from types import MappingProxyType
from typing import TYPE_CHECKING

from metarr_desktop.domain.errors import Cancelled, MetarrError, Refused
from metarr_desktop.domain.player import (
    Address,
    Discovered,
    Player,
    PlayerFactory,
    PlayerInfo,
    PlayerType,
    Playing,
)

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import PlayerId
    from metarr_desktop.domain.player_views import GroupView, PlayerView
    from metarr_desktop.store.library import Store
    from metarr_desktop.store.secrets import Secrets

log = logging.getLogger(__name__)

#: How long players may take to answer who they are.
DISCOVERY_S = 3.0


class Contacts:
    """One object a player for as long as its address stays: it remembers what a broken-off errand left undone.

    `factories` build the player of each type at an address. Safe to use from any thread.
    """

    def __init__(
        self,
        store: Store,
        secrets: Secrets,
        factories: Mapping[PlayerType, PlayerFactory],
        discoverers: Mapping[PlayerType, Callable[[float], list[Discovered]]] = MappingProxyType({}),
    ) -> None:
        self._store = store
        self._discoverers = discoverers
        self._secrets = secrets
        self._factories = factories
        self._known: dict[PlayerId, tuple[Address, Player]] = {}
        self._guard = threading.Lock()
        self._turns: dict[PlayerId, threading.Lock] = defaultdict(threading.Lock)
        self._ended: dict[PlayerId, list[str]] = defaultdict(list)

    @property
    def types(self) -> tuple[PlayerType, ...]:
        """The types of players that can be talked to."""
        return tuple(self._factories)

    def discover(self, wait_s: float = DISCOVERY_S) -> list[Discovered]:
        """Ask the local network which players are there, all kinds at once. Only ever by a person's wish.

        A kind that cannot be asked for (no network, a closed port) finds nothing.
        """
        with ThreadPoolExecutor(max(1, len(self._discoverers)), thread_name_prefix="discovery") as pool:
            asked = [pool.submit(discover, wait_s) for discover in self._discoverers.values()]
        found: list[Discovered] = []
        for one in asked:
            try:
                found += one.result()
            except (MetarrError, OSError) as error:
                log.info("Players of one kind could not be looked for: %s", error)
        return found

    @contextmanager
    def talk(self, player: PlayerView) -> Iterator[Player]:
        """The player, for one errand at a time. What goes wrong with it is noted, and raised: any MetarrError."""
        with self._guard:
            turn = self._turns[player.id]
        with turn:
            try:
                yield self._connect(player)
            except Cancelled:
                raise  # a person's word, not the player's
            except MetarrError as error:
                self._missed(player, error)
                raise

    def close(self) -> None:
        """Close all connections, when no errand is left."""
        for _, player in self._known.values():
            player.close()
        self._known.clear()

    def is_busy(self, player: PlayerView) -> bool:
        """Whether it is being told something right now."""
        with self._guard:
            return self._turns[player.id].locked()

    def ask_address(self, type: PlayerType, address: Address) -> PlayerInfo:
        """Who answers at an address, before it is kept as a player. Raises Unavailable, Refused, BadInput."""
        with contextlib.closing(self._factories[type](address)) as tried:
            return tried.test()

    def test(self, player: PlayerView) -> PlayerInfo:
        """Ask a player who it is, and remember that it answered. Raises Unavailable, Refused, BadInput."""
        with self.talk(player) as connected:
            return self.greet(player, connected)

    def greet(self, player: PlayerView, connected: Player) -> PlayerInfo:
        """The same within an errand."""
        info = connected.test()
        with self._store.write(durable=False) as unit:
            unit.players.met(player.id, info)
        return info

    def playing(self, player: PlayerView, connected: Player) -> list[Playing]:
        """What it plays now, which is remembered; and what it does not play any more, until `take_ended`."""
        playing = connected.playing()
        before = self._store.players.playing().get(player.id, [])
        still = {one.file for one in playing}
        with self._guard:
            self._ended[player.id] += [one.file for one in before if one.file and one.file not in still]
        if playing or before:
            with self._store.write(durable=False) as unit:
                unit.players.plays(player.id, playing)
        return playing

    def take_ended(self, player: PlayerView) -> list[str]:
        """The files, in its paths, whose playing ended since this was asked."""
        with self._guard:
            return self._ended.pop(player.id, [])

    def served(self, group: str = "") -> list[tuple[GroupView, PlayerView]]:
        """The enabled players, or those of one group. Raises NotFound for an unknown group."""
        if group:
            self._store.players.group_named(group)  # an unknown name is an error, not an empty answer
        return [
            (view, player)
            for view in self._store.players.groups()
            if not group or view.name.casefold() == group.casefold()
            for player in self._store.players.all()
            if player.group == view.id and player.is_enabled
        ]

    def _connect(self, player: PlayerView) -> Player:
        group = self._store.players.group(player.group)
        address = Address(
            host=player.host,
            port=player.port or 0,
            ws_port=player.ws_port,
            user=player.user,
            secret=self._secrets.get(secret_name(player.id)) or "",
            url=player.url,
            certificate=player.certificate,
            account=player.account,
        )
        known = self._known.get(player.id)
        if known is None or known[0] != address:
            if known is not None:
                known[1].close()
            known = self._known[player.id] = (address, self._factories[group.type](address))
        return known[1]

    def _missed(self, player: PlayerView, error: MetarrError) -> None:
        with self._store.write(durable=False) as unit:
            unit.players.missed(player.id, "refused" if isinstance(error, Refused) else "off", str(error))
            unit.players.plays(player.id, [])


def secret_name(player: PlayerId) -> str:
    """The name under which a player's password is kept."""
    return f"player-{player}"
