"""What Plex announces by itself, over its WebSocket: that a library, an item or an activity changed.

It only makes us ask sooner, so where it cannot be heard nothing is raised and Plex is asked at intervals.
"""

from __future__ import annotations

import logging
import ssl
import threading
from contextlib import ExitStack
from types import TracebackType
from typing import Self

from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

from metarr_desktop.net.client import trusting
from metarr_desktop.players.plex.server import Server

log = logging.getLogger(__name__)
#: What the library itself would log of a connection holds our token.
_wire = logging.getLogger(f"{__name__}.wire")
_wire.setLevel(logging.WARNING)

CONNECT_TIMEOUT_S = 3.0
CLOSE_TIMEOUT_S = 0.5
#: Announcements that are about the library; others tell of players, logs and updates.
_OF_THE_LIBRARY = ('"timeline"', '"activity"', '"status"')


class Ear:
    """Listens while its context is open. One thread at a time."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._connection: ClientConnection | None = None
        self._open = ExitStack()

    def __enter__(self) -> Self:
        url = "ws" + self._server.url.removeprefix("http") + "/:/websockets/notifications"
        context = None
        if url.startswith("wss:"):
            certificate = self._server.certificate
            context = trusting(certificate) if certificate else ssl.create_default_context()
        try:
            self._connection = self._open.enter_context(
                connect(
                    url,
                    additional_headers=self._server.headers,
                    open_timeout=CONNECT_TIMEOUT_S,
                    close_timeout=CLOSE_TIMEOUT_S,
                    ssl=context,
                    proxy=None,
                    user_agent_header=None,
                    logger=_wire,
                )
            )
        except (OSError, ValueError, WebSocketException) as error:
            log.info("Plex's notifications cannot be heard (%s); it is asked instead", type(error).__name__)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    @property
    def is_heard(self) -> bool:
        """Whether announcements arrive."""
        return self._connection is not None

    def listen(self, timeout_s: float) -> bool:
        """Wait for an announcement about the library; False after the timeout."""
        if self._connection is None:
            threading.Event().wait(timeout_s)
            return False
        try:
            heard = self._connection.recv(timeout_s)
        except TimeoutError:
            return False
        except WebSocketException as error:
            log.info("Plex's notifications broke off (%s)", type(error).__name__)
            self._connection = None
            return False
        return isinstance(heard, str) and any(word in heard[:200] for word in _OF_THE_LIBRARY)
