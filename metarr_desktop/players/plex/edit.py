"""Having Plex read an item again, and setting what it does not read from a disk at all.

A refresh asks the section's agent anew and takes local pictures again. The agent takes titles and summaries from its
own sources, so where they differ from ours they are set, and locked there, or the next refresh would lose them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from metarr_desktop.players.plex.compare import wanted_texts
from metarr_desktop.players.plex.library import Item
from metarr_desktop.players.plex.listing import KEYS_A_CALL
from metarr_desktop.players.plex.prove import Pair
from metarr_desktop.players.plex.server import Server


def refresh(server: Server, items: Sequence[Item]) -> None:
    """Have the agents of these items asked again, and local pictures read."""
    keys = list(dict.fromkeys(item.key for item in items))
    for at in range(0, len(keys), KEYS_A_CALL):
        server.tell(f"/library/metadata/{','.join(keys[at : at + KEYS_A_CALL])}/refresh")


def correct(server: Server, pairs: Sequence[Pair]) -> None:
    """Set the texts that an item shows otherwise than we do."""
    for delivery, item in pairs:
        if wrong := wanted_texts(delivery, item):
            set_fields(server, item, wrong)


def set_fields(server: Server, item: Item, values: Mapping[str, str]) -> None:
    """Set fields of an item and lock them."""
    params: dict[str, str | int] = {"type": int(item.media)}
    for name, value in values.items():
        params |= {f"{name}.value": value, f"{name}.locked": 1}
    server.tell(f"/library/metadata/{item.key}", params)
