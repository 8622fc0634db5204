"""What Kodi announces by itself: JSON objects one after another on a TCP connection, without any separator.

The port (9090 as shipped) has no password. Where it cannot be reached, nothing is ever heard and callers fall back
on asking; so this class raises nothing.
"""

from __future__ import annotations

import codecs
import json
import logging
import queue
import socket
import threading
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

log = logging.getLogger(__name__)

CONNECT_TIMEOUT_S = 3.0


@dataclass(frozen=True, slots=True)
class Notification:
    """One announcement, such as VideoLibrary.OnUpdate of movie 8; `media` and `id` only where it is about an item."""

    method: str
    media: str = ""
    id: int = 0
    is_added: bool = False


class Notifications:
    """Listens while its context is open, in a thread of its own; `next` is for one thread."""

    def __init__(self, host: str, port: int | None) -> None:
        self._address = (host, port) if port is not None else None
        self._socket: socket.socket | None = None
        self._heard: queue.SimpleQueue[Notification] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        if self._address is not None:
            try:
                self._socket = socket.create_connection(self._address, CONNECT_TIMEOUT_S)
                self._socket.settimeout(None)
            except OSError as error:
                log.info("Kodi's notifications cannot be heard (%s); it is asked instead", error)
        if self._socket is not None:
            self._thread = threading.Thread(target=self._listen, args=(self._socket,), name="kodi", daemon=True)
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._socket is None or self._thread is None:
            return
        try:
            self._socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            log.debug("Kodi had closed its notifications already")
        self._thread.join()
        self._socket.close()

    @property
    def is_heard(self) -> bool:
        """Whether announcements arrive; if not, only asking tells."""
        return self._thread is not None and self._thread.is_alive()

    def next(self, timeout_s: float) -> Notification | None:
        """The oldest announcement not yet given out; None after the timeout, whether anything is heard or not."""
        try:
            return self._heard.get(timeout=timeout_s)
        except queue.Empty:
            return None

    def forget(self) -> None:
        """Drop what was heard so far: it is not about what comes next."""
        while not self._heard.empty():
            self._heard.get_nowait()

    def _listen(self, connection: socket.socket) -> None:
        stream = JsonStream()
        while True:
            try:
                received = connection.recv(65536)
            except OSError as error:
                log.info("Kodi's notifications broke off (%s)", error)
                return
            if not received:
                return
            for message in stream.feed(received):
                if notification := _read(message):
                    log.debug("heard %s", notification)
                    self._heard.put(notification)


class JsonStream:
    """Cuts a stream of JSON objects without separators into its objects."""

    def __init__(self) -> None:
        self._decode = codecs.getincrementaldecoder("utf-8")("surrogateescape").decode
        self._text = ""

    def feed(self, received: bytes) -> list[Any]:
        """The objects that are whole now; the rest waits for more. Rubbish between objects is skipped."""
        self._text += self._decode(received)
        found = []
        while (start := self._text.find("{")) >= 0:
            try:
                value, end = _DECODER.raw_decode(self._text, start)
            except json.JSONDecodeError:
                if not _is_unfinished(self._text[start:]):
                    self._text = self._text[start + 1 :]
                    continue
                break
            found.append(value)
            self._text = self._text[end:]
        return found


_DECODER = json.JSONDecoder()


def _is_unfinished(text: str) -> bool:
    """Whether more text could still close the object: its braces outside of strings are not balanced yet."""
    depth, in_string, is_escaped = 0, False, False
    for character in text:
        if is_escaped:
            is_escaped = False
        elif in_string:
            is_escaped = character == "\\"
            in_string = character != '"'
        elif character == '"':
            in_string = True
        elif character in "{}":
            depth += 1 if character == "{" else -1
            if depth == 0:
                return False
    return True


def _read(message: Any) -> Notification | None:
    """Video announcements name their item in `data.item` or (OnRemove, and all of music) in `data` itself."""
    match message:
        case {"method": str(method), "params": {"data": {"item": {"type": str(media), "id": int(number)}, **rest}}}:
            return Notification(method, media, number, rest.get("added") is True)
        case {"method": str(method), "params": {"data": {"type": str(media), "id": int(number), **rest}}}:
            return Notification(method, media, number, rest.get("added") is True)
        case {"method": str(method)}:
            return Notification(method)
    return None
