"""Kodi, Jellyfin, Plex: a file or a folder each, known to `app` through PLAYERS.

A player knows its own protocol and nothing of the store; its contract is `domain.player.Player`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from metarr_desktop.domain.player import Address, Player, PlayerFactory, PlayerType


def _kodi(address: Address) -> Player:
    # httpx costs a quarter of a second to import; whoever has no player never pays it.
    from metarr_desktop.players.kodi import Kodi

    return Kodi(address)


def _plex(address: Address) -> Player:
    from metarr_desktop.players.plex import Plex

    return Plex(address)


PLAYERS: Mapping[PlayerType, PlayerFactory] = MappingProxyType({PlayerType.KODI: _kodi, PlayerType.PLEX: _plex})
