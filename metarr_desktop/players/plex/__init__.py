"""Plex Media Server, by its HTTP API and its notifications over a WebSocket.

`player` is the way in: `find` looks items up, `scan` has Plex look at folders, `edit` refreshes items and sets texts,
`compare` and `pictures` say what it shows otherwise, `memory` reads and sets what people did there. Where its newest
description and deployed servers differ in a verb, the deployed one is tried first (`server.Verbs`).
"""

from metarr_desktop.players.plex.player import Plex

__all__ = ["Plex"]
