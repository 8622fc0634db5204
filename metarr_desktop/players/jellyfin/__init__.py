"""Jellyfin 10.9 to 12, by its REST API and, where it can be heard, its WebSocket.

`player` is the way in. `api` speaks, `rows` reads what it has, `find` says which row is the item we mean, `compare` and
`pictures` what it shows otherwise, `telling` decides what it is told, `errand` tells it and waits, `marks` keeps what
people did there. Sources: ../shared/contracts/README.md and the OpenAPI descriptions beside it.
"""

from metarr_desktop.players.jellyfin.player import Jellyfin

__all__ = ["Jellyfin"]
