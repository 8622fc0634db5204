"""Which Plex servers are in the local network: asked by UDP, and only when a person wants to know.

Plex's own way (GDM): a server that hears "M-SEARCH" on port 32414 answers as HTTP would, with a Content-Type of
plex/media-server, its Name, Port and Version. The address that leads to it is the sender's; the `Host` it names is one
of plex.direct, which needs its own name server. Some networks let only a broadcast pass, so both are sent.
"""

from __future__ import annotations

from collections.abc import Sequence
from email import message_from_bytes
from email.errors import MessageError

from metarr_desktop.domain.player import Discovered, PlayerType
from metarr_desktop.net.broadcast import answers

PORT = 32414
HTTP_PORT = 32400
QUESTION = b"M-SEARCH * HTTP/1.1\r\n\r\n"
#: How long answers may take; the servers of a house answer within some milliseconds.
WAIT_S = 2.0
_EVERYONE = ("239.0.0.250", "255.255.255.255")


def discover(hosts: Sequence[str] = _EVERYONE, port: int = PORT, wait_s: float = WAIT_S) -> list[Discovered]:
    """Ask the network once and hear the answers; nothing where it cannot be asked."""
    found: dict[str, Discovered] = {}
    for answer, sender in answers(QUESTION, hosts, port, wait_s):
        if (one := _read(answer, sender)) is not None:
            found.setdefault(one[0], one[1])
    return sorted(found.values(), key=lambda one: (one.name, one.host))


def _read(answer: bytes, sender: str) -> tuple[str, Discovered] | None:
    """The server's own id and what it says; None for what is no server."""
    status, _, head = answer.partition(b"\r\n")
    try:
        said = message_from_bytes(head)
    except (MessageError, ValueError):
        return None
    if not status.startswith(b"HTTP/") or said.get_content_type() != "plex/media-server":
        return None
    port = str(said.get("Port", ""))
    number = int(port) if port.isdecimal() and 0 < int(port) < 65536 else HTTP_PORT
    version = str(said.get("Version", "")).partition("-")[0]
    name = str(said.get("Name") or "Plex")
    identifier = str(said.get("Resource-Identifier") or f"{sender}:{number}")
    return identifier, Discovered(PlayerType.PLEX, name, sender, number, version=version)
