"""Which Jellyfins are in the local network: asked by UDP, and only when a person wants to know.

A server answers "Who is JellyfinServer?" on port 7359 with JSON: Address (its own idea of it, often a container's), Id,
Name. Where its address is not one that leads to it, the sender's and the usual port are a better guess.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

from metarr_desktop.domain.player import Discovered, PlayerType
from metarr_desktop.net.broadcast import answers

PORT = 7359
QUESTION = b"Who is JellyfinServer?"
HTTP_PORT = 8096
#: How long answers may take; the servers of a house answer within some milliseconds.
WAIT_S = 2.0
_EVERYONE = "255.255.255.255"


def discover(host: str = _EVERYONE, port: int = PORT, wait_s: float = WAIT_S) -> list[Discovered]:
    """Ask the network once and hear the answers; nothing where it cannot be asked."""
    found: dict[str, Discovered] = {}
    for answer, sender in answers(QUESTION, [host], port, wait_s):
        if (one := _read(answer, sender)) is not None:
            found[one[0]] = one[1]
    return sorted(found.values(), key=lambda one: (one.name, one.url))


def _read(answer: bytes, sender: str) -> tuple[str, Discovered] | None:
    try:
        said: Any = json.loads(answer)
        if not isinstance(said, dict) or not isinstance(said.get("Id"), str):
            return None
        url = str(said.get("Address") or "").rstrip("/")
        where = urlsplit(url)
        host, port = where.hostname or "", where.port
    except ValueError:
        return None
    name = str(said.get("Name") or "Jellyfin")
    if where.scheme not in ("http", "https") or host in ("", "localhost", "127.0.0.1", "::1"):
        host, port, url = sender, port or HTTP_PORT, ""
    port = port or (443 if where.scheme == "https" else 80)
    is_plain = where.scheme == "http" and not where.path
    return said["Id"], Discovered(PlayerType.JELLYFIN, name, host, port, "" if is_plain else url)
