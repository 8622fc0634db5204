"""The engine answers on its local socket; other starts of the program on the same data directory ask it.

A command forwards its words and prints what comes back; a second window has the first raised.
"""

from __future__ import annotations

import logging
import os
import selectors
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from metarr_desktop.domain.errors import Cancelled, MetarrError, Unavailable
from metarr_desktop.server import address
from metarr_desktop.server.address import NATIVE, Address, Transport
from metarr_desktop.server.wire import (
    HANDSHAKE_LIMIT,
    PART,
    REPLY_LIMIT,
    REQUEST_LIMIT,
    BadMessage,
    Line,
    new_nonce,
    proof,
    proves,
)

log = logging.getLogger(__name__)

_TALK_S = 10.0  # a greeting or a request that takes longer is given up
_REST_S = 0.5  # when the system has no descriptor left for a caller
_CALLERS = 32  # at once; more wait their turn

WRONG_USAGE = 2
FAILED = 1


@dataclass(frozen=True, slots=True)
class Request:
    """A command of another process: its words, whether it wants JSON, all of its input, and the folder it stands in."""

    words: tuple[str, ...]
    is_json: bool
    stdin: str
    cwd: str


class Reply:
    """Where a command's output goes. Thread-safe."""

    def __init__(self, line: Line, connection: socket.socket) -> None:
        self._line = line
        self._connection = connection

    def out(self, text: str) -> None:
        """Text for the caller's standard output. Raises Cancelled when the caller has gone."""
        self._send("out", text)

    def err(self, text: str) -> None:
        """Text for the caller's standard error. Raises Cancelled when the caller has gone."""
        self._send("err", text)

    @property
    def is_gone(self) -> bool:
        """Whether the caller hung up (Ctrl+C): the command should stop."""
        with selectors.DefaultSelector() as selector:
            try:
                selector.register(self._connection, selectors.EVENT_READ)
                # A caller says nothing after its request, so whatever can be read is the end.
                return bool(selector.select(0))
            except (OSError, ValueError):
                return True

    def _send(self, stream: str, text: str) -> None:
        for start in range(0, len(text), PART):
            self._line.send({stream: text[start : start + PART]})


Handle = Callable[[Request, Reply], int]


class Server:
    """A listening engine; made by `serve`."""

    def __init__(
        self, data_dir: str, listener: socket.socket, own: Address, handle: Handle, on_raise: Callable[[], bool]
    ) -> None:
        self._data_dir = data_dir
        self._listener = listener
        listener.setblocking(False)  # a caller may hang up between select and accept
        self._address = own
        self._handle = handle
        self._on_raise = on_raise
        self._slots = threading.BoundedSemaphore(_CALLERS)
        self._guard = threading.Lock()
        self._open: dict[Line, threading.Thread] = {}
        self._stopping = threading.Event()
        self._stop_here, self._stop_there = socket.socketpair()
        self._thread = threading.Thread(target=self._accept, name="server", daemon=True)
        self._thread.start()

    def stop(self, timeout_s: float = 5.0) -> None:
        """Answer nobody any more: take the address back, hang up on callers, wait for their commands to see it."""
        with self._guard:
            if self._stopping.is_set():
                return
            self._stopping.set()
            open_lines = list(self._open.items())
        address.forget(self._data_dir, self._address)
        self._stop_there.send(b".")
        for line, _ in open_lines:
            line.close()
        deadline = time.monotonic() + timeout_s
        for thread in (self._thread, *(thread for _, thread in open_lines)):
            thread.join(max(0.0, deadline - time.monotonic()))
        for end in (self._listener, self._stop_here, self._stop_there):
            end.close()

    def _accept(self) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(self._listener, selectors.EVENT_READ)
            selector.register(self._stop_here, selectors.EVENT_READ)
            while True:
                self._slots.acquire()
                ready = {key.fileobj for key, _ in selector.select()}
                if self._stop_here in ready:
                    return
                try:
                    connection, _ = self._listener.accept()
                except OSError as error:
                    self._slots.release()
                    log.warning("A caller could not be let in: %s", error)
                    self._stopping.wait(_REST_S)
                else:
                    self._begin(connection)

    def _begin(self, connection: socket.socket) -> None:
        line = Line(connection)
        thread = threading.Thread(target=self._serve, args=(connection, line), name="server-caller", daemon=True)
        with self._guard:
            self._open[line] = thread
            is_late = self._stopping.is_set()
        if is_late:
            line.close()
        thread.start()

    def _serve(self, connection: socket.socket, line: Line) -> None:
        try:
            connection.settimeout(_TALK_S)
            request = self._welcome(line)
            if request is not None:
                connection.settimeout(None)
                line.send({"exit": self._answer(request, Reply(line, connection))})
        except (BadMessage, Cancelled) as error:
            log.debug("A caller was not served: %s", error)
        finally:
            line.close()
            with self._guard:
                del self._open[line]
            self._slots.release()

    def _welcome(self, line: Line) -> dict[str, Any] | None:
        """The caller's request; None for one that cannot prove to know the key."""
        greeting = line.receive(HANDSHAKE_LIMIT)
        theirs = greeting.get("nonce") if greeting else None
        if not isinstance(theirs, str):
            return None
        ours = new_nonce()
        line.send({"nonce": ours, "proof": proof(self._address.key, "engine", theirs)})
        request = line.receive(REQUEST_LIMIT)
        return request if proves(request, self._address.key, "caller", ours) else None

    def _answer(self, message: dict[str, Any], reply: Reply) -> int:
        try:
            if message.get("raise") is True:
                return 0 if self._on_raise() else FAILED
            return self._handle(_request_from(message), reply)
        except BadMessage as error:
            reply.err(f"{error}\n")
            return WRONG_USAGE
        except Cancelled:
            raise
        except MetarrError as error:
            reply.err(f"{error}\n")
            return FAILED
        except Exception:
            # The top of this thread; the caller must not be left waiting.
            log.exception("A forwarded command met an unforeseen error")
            reply.err("An unforeseen error stopped this; the log of the running Metarr says where.\n")
            return FAILED


def _request_from(message: dict[str, Any]) -> Request:
    match message:
        case {"words": list(words), "json": bool(is_json), "stdin": str(stdin), "cwd": str(cwd)} if all(
            isinstance(word, str) for word in words
        ):
            return Request(tuple(words), is_json, stdin, cwd)
    raise BadMessage("The command could not be understood; is it of another version of Metarr?")


def serve(
    data_dir: str,
    handle: Handle,
    on_raise: Callable[[], bool],
    *,
    transport: Transport = NATIVE,
) -> Server:
    """Answer other starts of the program from now on; the caller holds the data directory's lock.

    `handle` does a command and gives its exit status; `on_raise` raises the window and says whether there is one. Both
    are called in threads of the server. Raises CannotWrite.
    """
    listener, own = address.listen(data_dir, transport)
    return Server(data_dir, listener, own, handle, on_raise)


def send(
    data_dir: str,
    words: tuple[str, ...] | list[str],
    out: Callable[[str], object],
    err: Callable[[str], object],
    *,
    is_json: bool = False,
    stdin: str = "",
    cwd: str | None = None,
) -> int | None:
    """Have the running engine do a command: its output goes to `out` and `err`, its exit status is given back.

    None when no engine answers; then nothing was done. Raises Unavailable when the engine ended in the middle, and
    BadInput when the words and the input together are too long (16 MiB).
    """
    here = os.getcwd() if cwd is None else cwd
    return _ask(data_dir, {"words": list(words), "json": is_json, "stdin": stdin, "cwd": here}, out, err)


def raise_window(data_dir: str) -> bool | None:
    """Have the running engine show its window; False when it has none, None when no engine answers."""
    status = _ask(data_dir, {"raise": True}, _drop, _drop)
    return None if status is None else status == 0


def _drop(text: str) -> None:
    """Raising a window says nothing."""


def _ask(
    data_dir: str, message: dict[str, Any], out: Callable[[str], object], err: Callable[[str], object]
) -> int | None:
    engine = address.read(data_dir)
    if engine is None:
        return None
    try:
        connection = engine.connect(_TALK_S)
    except OSError:
        return None
    line = Line(connection)
    try:
        proven = _greet(line, engine.key)
        if proven is None:
            return None
        line.send({**message, "proof": proven})
        connection.settimeout(None)
        return _listen(line, out, err)
    except (Cancelled, BadMessage) as error:
        raise Unavailable("The running Metarr ended before the command was done.") from error
    finally:
        line.close()


def _greet(line: Line, key: str) -> str | None:
    """Our proof for the engine, once it has given its own; None when whoever listens there is not the engine."""
    ours = new_nonce()
    try:
        line.send({"nonce": ours})
        answer = line.receive(HANDSHAKE_LIMIT)
    except (BadMessage, Cancelled):
        return None
    theirs = answer.get("nonce") if answer else None
    if not proves(answer, key, "engine", ours) or not isinstance(theirs, str):
        return None
    return proof(key, "caller", theirs)


def _listen(line: Line, out: Callable[[str], object], err: Callable[[str], object]) -> int:
    while (answer := line.receive(REPLY_LIMIT)) is not None:
        match answer:
            case {"out": str(text)}:
                out(text)
            case {"err": str(text)}:
                err(text)
            case {"exit": int(status)}:
                return status
    raise Cancelled("The connection ended.")
