"""Outgoing webhooks: one message to an address that the person set, at home or on the internet.

2xx                                 there
401, 403, 404, 410                  Refused: the address or its token is not right (any more)
408, 425, 429, 5xx, nothing answers Unavailable: sent again later
other statuses, redirects           BadInput
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from metarr_desktop.domain.errors import BadInput, Refused, Unavailable
from metarr_desktop.domain.notices import Post

if TYPE_CHECKING:
    from metarr_desktop.net.transport import Transport

TIMEOUT_S = 10.0
_LIMIT_BYTES = 64 * 1024
_WRONG = frozenset({401, 403, 404, 410})
_LATER = frozenset({408, 425, 429})


class Outgoing:
    """Sends with a transport of its own, opened when it is first used: who is told nothing never pays for httpx.

    Safe to share between threads; close it.
    """

    def __init__(self, user_agent: str) -> None:
        self._user_agent = user_agent
        self._lock = threading.Lock()
        self._transport: Transport | None = None

    def send(self, post: Post) -> None:
        """Send a message and wait for the answer, ten seconds at most. Raises Unavailable, Refused, BadInput."""
        from metarr_desktop.net.transport import Request, Transport

        with self._lock:
            transport = self._transport = self._transport or Transport(self._user_agent)
        answer = transport.send(
            Request(
                url=post.url,
                label=post.label,
                method="POST",
                headers={"Content-Type": "application/json"},
                body=post.body,
                may_be_local=True,
                limit_bytes=_LIMIT_BYTES,
                limit_s=TIMEOUT_S,
            )
        )
        status = answer.status
        if 200 <= status < 300:
            return
        if status in _WRONG:
            raise Refused(f"{post.label} does not take messages at that address (it answered {status}).")
        if status in _LATER or status >= 500:
            raise Unavailable(f"{post.label} cannot take messages now (it answered {status}).")
        raise BadInput(f"{post.label} did not take the message (it answered {status}).")

    def close(self) -> None:
        """Close the connections that are kept open."""
        if self._transport is not None:
            self._transport.close()
