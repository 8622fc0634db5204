"""Kodi, Jellyfin, Plex: a file or a folder each, known to `app` through PLAYERS.

A player knows its own protocol and nothing of the store; its contract is `domain.player.Player`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from metarr_desktop.domain.player import Address, Discovered, Player, PlayerFactory, PlayerType


def _kodi(address: Address) -> Player:
    # httpx costs a quarter of a second to import; whoever has no player never pays it.
    from metarr_desktop.players.kodi import Kodi

    return Kodi(address)


def _jellyfin(address: Address) -> Player:
    from metarr_desktop.players.jellyfin import Jellyfin

    return Jellyfin(address)


def _plex(address: Address) -> Player:
    from metarr_desktop.players.plex import Plex

    return Plex(address)


PLAYERS: Mapping[PlayerType, PlayerFactory] = MappingProxyType(
    {
        PlayerType.KODI: _kodi,
        PlayerType.JELLYFIN: _jellyfin,
        PlayerType.PLEX: _plex,
    }
)


def _discover_jellyfin(wait_s: float) -> list[Discovered]:
    from metarr_desktop.players.jellyfin.discovery import discover

    return discover(wait_s=wait_s)


def _discover_kodi(wait_s: float) -> list[Discovered]:
    from metarr_desktop.players.kodi.discovery import discover

    return discover(wait_s=wait_s)


def _discover_plex(wait_s: float) -> list[Discovered]:
    from metarr_desktop.players.plex.discovery import discover

    return discover(wait_s=wait_s)


#: Who is in the local network, by a person's wish alone: each asks it, listens for so many seconds and tells.
DISCOVERERS: Mapping[PlayerType, Callable[[float], list[Discovered]]] = MappingProxyType(
    {
        PlayerType.JELLYFIN: _discover_jellyfin,
        PlayerType.KODI: _discover_kodi,
        PlayerType.PLEX: _discover_plex,
    }
)
