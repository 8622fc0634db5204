"""What Jellyfin announces by itself, over its WebSocket.

It may hear nothing at all: the server sends to the sessions of people, and an API key has none. So an announcement is
a reason to ask sooner and nothing else; this class raises nothing.
"""

from __future__ import annotations

import json
import logging
import queue
import socket
import ssl
import threading
import time
from contextlib import ExitStack
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

from metarr_desktop.net.client import trusting
from metarr_desktop.players.jellyfin.api import Api

if TYPE_CHECKING:
    from websockets.sync.client import ClientConnection

log = logging.getLogger(__name__)
#: What the library itself would log of a connection holds our token.
_wire = logging.getLogger(f"{__name__}.wire")
_wire.setLevel(logging.WARNING)

CONNECT_TIMEOUT_S = 3.0
_NEWS = frozenset({"LibraryChanged", "RefreshProgress", "ScheduledTaskEnded"})


@dataclass(frozen=True, slots=True)
class News:
    """One announcement; `has_more` where items came or went."""

    kind: str
    has_more: bool = False


class Hearing:
    """Listens while its context is open, in a thread of its own; `next` is for one thread."""

    def __init__(self, api: Api, certificate: str = "") -> None:
        self._url = "ws" + api.url.removeprefix("http") + "/socket"
        self._header = api.header
        self._certificate = certificate
        self._open = ExitStack()
        self._thread: threading.Thread | None = None
        self._heard: queue.SimpleQueue[News] = queue.SimpleQueue()

    def __enter__(self) -> Self:
        from websockets.exceptions import WebSocketException

        try:
            connection = self._open.enter_context(self._connect())
        except (OSError, WebSocketException) as error:
            log.info("Jellyfin's announcements cannot be heard (%s); it is asked instead", error)
            return self
        self._thread = threading.Thread(target=self._listen, args=(connection,), name="jellyfin", daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()
        if self._thread is not None:
            self._thread.join()

    def _connect(self) -> ClientConnection:
        from websockets.sync.client import connect

        where, tls = urlsplit(self._url), None
        if where.scheme == "wss":
            tls = trusting(self._certificate) if self._certificate else ssl.create_default_context()
        # A socket of our own: proxies of the environment are not for the household.
        address = where.hostname or "", where.port or (443 if tls else 80)
        return connect(
            self._url,
            sock=socket.create_connection(address, CONNECT_TIMEOUT_S),
            additional_headers=self._header,
            open_timeout=CONNECT_TIMEOUT_S,
            close_timeout=1.0,
            ssl=tls,
            logger=_wire,
        )

    def next(self, timeout_s: float) -> News | None:
        """The oldest announcement not yet given out; None after the timeout, whether anything is heard or not."""
        try:
            return self._heard.get(timeout=timeout_s)
        except queue.Empty:
            return None

    def _listen(self, connection: ClientConnection) -> None:
        from websockets.exceptions import ConnectionClosed

        beat_s: float | None = None
        beaten = time.monotonic()
        try:
            while True:
                try:
                    news, lost_after_s = read_message(connection.recv(timeout=beat_s))
                except TimeoutError:
                    news, lost_after_s = None, None
                if news is not None:
                    self._heard.put(news)
                if lost_after_s is not None:
                    beat_s, beaten = max(1.0, lost_after_s / 2), 0.0
                if beat_s is not None and time.monotonic() - beaten >= beat_s:
                    connection.send(json.dumps({"MessageType": "KeepAlive"}))
                    beaten = time.monotonic()
        except (ConnectionClosed, OSError) as error:
            log.info("Jellyfin's announcements ended (%s)", error)


def read_message(message: str | bytes) -> tuple[News | None, int | None]:
    """What a message announces, or after how many seconds of silence the server takes us for lost."""
    try:
        match json.loads(message):
            case {"MessageType": "ForceKeepAlive", "Data": int(lost_after_s)}:
                return None, lost_after_s
            case {"MessageType": str(kind), **rest} if kind in _NEWS:
                return News(kind, _brings_items(rest.get("Data"))), None
    except ValueError:
        log.debug("Jellyfin said something that is no JSON")
    return None, None


def _brings_items(data: Any) -> bool:
    return isinstance(data, dict) and bool(data.get("ItemsAdded") or data.get("ItemsRemoved"))
