"""What is played from a Plex server now, and keeping the place of what does not play any more.

The server starts nothing: each app is a player of its own, and none has to listen for commands. But the server keeps
the place of what was played, and every app offers to go on from there.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence

from metarr_desktop.domain.player import Playing
from metarr_desktop.players.plex.answer import Node, first, items, nodes, number, text
from metarr_desktop.players.plex.library import label
from metarr_desktop.players.plex.listing import details
from metarr_desktop.players.plex.memory import keep_position
from metarr_desktop.players.plex.server import Server

log = logging.getLogger(__name__)

#: Plex itself keeps the place to some seconds.
CLOSE_S = 15.0


def playing(server: Server) -> list[Playing]:
    """What each session plays; pictures that are looked at are none of our business."""
    sessions = items(server.get("/status/sessions"))
    return [_playing(one) for one in sessions if text(one, "type") not in ("photo", "clip")]


def resume(server: Server, before: Sequence[Playing]) -> None:
    """Where something does not play any more and Plex has lost its place, tell the place again.

    Who went on and stopped later, or saw it to its end, keeps that.
    """
    now = {one.session for one in playing(server)}
    stopped = [one for one in before if one.session not in now]
    there = details(server, [_key(one) for one in stopped])
    for one in stopped:
        item = there.get(_key(one))
        if item and not item.watched.plays and item.watched.resume_s < one.position_s - CLOSE_S:
            log.info("Plex stopped playing %s; its place is kept", one.title)
            keep_position(server, item, one.position_s, one.total_s)


def _playing(node: Node) -> Playing:
    show = text(node, "grandparentTitle")
    who = [label(node, name) for name in ("User", "Player") if label(node, name)]
    return Playing(
        # The session's own key, and the item's: only the item is left when the session is not.
        session=f"{text(node, 'sessionKey')}/{text(node, 'ratingKey')}",
        title=f"{show}: {text(node, 'title')}" if show else text(node, "title"),
        file=next((text(part, "file") for one in nodes(node, "Media") for part in nodes(one, "Part")), ""),
        who=", ".join(who),
        position_s=number(node, "viewOffset") / 1000,
        total_s=number(node, "duration") / 1000,
        is_paused=text(first(node, "Player"), "state") == "paused",
    )


def _key(one: Playing) -> str:
    return one.session.rpartition("/")[2]
