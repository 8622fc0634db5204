"""Kodi 19 and later, by JSON-RPC over HTTP and its notifications over TCP.

`player` is the way in: `find` looks items up, `scanning`, `refreshing` and `details` make Kodi show ours, `pictures`
sees to its texture cache, `compare` says what it shows otherwise. What a real Kodi does was measured on 20.1.
"""

from metarr_desktop.players.kodi.player import Kodi

__all__ = ["Kodi"]
