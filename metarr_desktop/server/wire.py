"""What goes over the local socket: JSON, one object a line, and the proof that both ends know the same key.

    →  {"nonce": "…"}
    ←  {"nonce": "…", "proof": "…"}
    →  {"proof": "…", "words": ["scan"], "json": false, "stdin": "", "cwd": "/home/ann"}   or   {…, "raise": true}
    ←  {"out": "…"}  {"err": "…"}  …  {"exit": 0}

Each side proves the key by an HMAC over the other's nonce, so that a stranger on the same port learns nothing and can
neither give commands nor be given a password.
"""

from __future__ import annotations

import contextlib
import json
import socket
import threading
from collections.abc import Mapping
from typing import Any

from metarr_desktop.domain.errors import BadInput, Cancelled

HANDSHAKE_LIMIT = 4_096
REQUEST_LIMIT = 16 * 1024 * 1024
#: Longer texts are sent in parts; each character takes up to twelve bytes of JSON.
PART = 16_384
REPLY_LIMIT = 12 * PART + 64


class BadMessage(BadInput):
    """What came over the socket is not of this protocol."""


class Line:
    """One end of a connection. Writing is thread-safe, reading is one thread's business."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._reader = connection.makefile("rb")
        self._writing = threading.Lock()

    def send(self, message: Mapping[str, Any], limit: int = REQUEST_LIMIT) -> None:
        """Send one message. Raises Cancelled when the other end has gone, BadInput beyond `limit` bytes."""
        data = json.dumps(message).encode("ascii") + b"\n"
        if len(data) > limit:
            raise BadInput(f"That is more than a running Metarr takes at once ({limit // 2**20} MiB).")
        try:
            with self._writing:
                self._connection.sendall(data)
        except OSError as error:
            raise Cancelled("The other end has gone.") from error

    def receive(self, limit: int) -> dict[str, Any] | None:
        """The next message, None at the end of the connection.

        Raises BadMessage for what is no JSON object of `limit` bytes at most, or did not come in time.
        """
        try:
            data = self._reader.readline(limit + 1)
        except TimeoutError as error:
            raise BadMessage("Nothing was said in time.") from error
        except OSError:
            return None
        if not data:
            return None
        if len(data) > limit or not data.endswith(b"\n"):
            raise BadMessage("The message is too long or was cut off.")
        try:
            message = json.loads(data)
        except (ValueError, RecursionError) as error:
            raise BadMessage("The message is no JSON.") from error
        if not isinstance(message, dict):
            raise BadMessage("The message is no JSON object.")
        return message

    def close(self) -> None:
        """Hang up; the other end and a thread that reads here see the end."""
        with contextlib.suppress(OSError):
            self._connection.shutdown(socket.SHUT_RDWR)
        with contextlib.suppress(OSError):
            self._reader.close()
        self._connection.close()


def new_nonce() -> str:
    """What nobody can foresee and no one says twice."""
    import secrets  # as `hmac` in `proof`

    return secrets.token_hex(16)


def proof(key: str, side: str, nonce: str) -> str:
    """What `side` ("engine" or "caller") answers to a nonce."""
    import hmac  # brings OpenSSL along: not before the window is painted, for the start that finds no engine

    return hmac.digest(key.encode(), f"{side}:{nonce}".encode(errors="backslashreplace"), "sha256").hex()


def proves(message: Mapping[str, Any] | None, key: str, side: str, nonce: str) -> bool:
    """Whether a message comes from a side that knows the key."""
    import hmac

    claimed = message.get("proof") if message else None
    return isinstance(claimed, str) and hmac.compare_digest(
        claimed.encode(errors="backslashreplace"), proof(key, side, nonce).encode()
    )
