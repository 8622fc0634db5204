"""A web service on 127.0.0.1 that answers what a test told it to, and remembers what it was asked."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from metarr_desktop.domain.provider import Answer, ProviderSpec, Rate
from metarr_desktop.net.pacing import Times
from metarr_desktop.net.service import Service
from metarr_desktop.net.transport import Transport


@dataclass(frozen=True)
class Asked:
    """One request as it arrived; header names are lower case."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: Any = None


@dataclass(frozen=True)
class Reply:
    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


Answering = Callable[[Asked], Reply | None]


def json_reply(data: Any, status: int = 200, **headers: str) -> Reply:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(status, json.dumps(data).encode(), {"Content-Type": "application/json", **named})


class Replay:
    """Answers by path, the last told first; what nobody told it is 404. `asked` are the requests in order.

    `close` has it answer nothing from then on: connections to it are refused, and those that are open broken off.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.asked: list[Asked] = []
        self._answering: list[Answering] = []
        self._lock = threading.Lock()
        self.close: Callable[[], None] = lambda: None
        self.is_closed = False

    def tell(self, path: str, data: Any, *, status: int = 200, method: str = "", **query: str) -> None:
        """Answer that path (and method, and those query values) with JSON."""
        self.answer(path, json_reply(data, status), method=method, **query)

    def answer(self, path: str, reply: Reply, *, method: str = "", **query: str) -> None:
        """Answer that path with just that."""

        def told(asked: Asked) -> Reply | None:
            fits = asked.path == path and (not method or asked.method == method)
            return reply if fits and all(asked.query.get(name) == value for name, value in query.items()) else None

        self.when(told)

    def when(self, answering: Answering) -> None:
        """Ask that function first; None goes on to the others."""
        self._answering.insert(0, answering)

    def reply_to(self, asked: Asked) -> Reply:
        with self._lock:
            self.asked.append(asked)
        return next((reply for one in self._answering if (reply := one(asked)) is not None), Reply(404, b"{}"))

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [one.path for one in self.asked]


@contextmanager
def replaying() -> Iterator[Replay]:
    """A service that answers until the block ends."""
    server = _Server(("127.0.0.1", 0), _Handler)
    replay = Replay(f"http://127.0.0.1:{server.server_address[1]}")
    server.replay = replay  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()

    def close() -> None:
        replay.is_closed = True
        server.shutdown()
        server.server_close()
        thread.join()

    replay.close = close
    try:
        yield replay
    finally:
        close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128  # with room for only five, some of those who come at once are turned away under load


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def handle(self) -> None:
        with suppress(ConnectionError):  # a client may hang up whenever it likes
            super().handle()

    def _serve(self) -> None:
        if self.server.replay.is_closed:  # type: ignore[attr-defined]
            self.close_connection = True
            return
        parts = urlsplit(self.path)
        raw = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        headers = {name.lower(): value for name, value in self.headers.items()}
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        body = json.loads(raw) if raw and "json" in headers.get("content-type", "") else raw or None
        reply = self.server.replay.reply_to(Asked(self.command, parts.path, query, headers, body))  # type: ignore[attr-defined]
        self.send_response_only(reply.status)  # without a Date of today: tests have times of their own
        for name, value in {"Content-Length": str(len(reply.body)), **reply.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)

    do_GET = do_POST = do_HEAD = _serve  # noqa: N815 - the names that http.server calls

    def log_message(self, format: str, *arguments: Any) -> None:
        """Tests look at `asked` instead."""


class MemoryAnswers:
    """What was answered, for as long as a test runs (`domain.provider.Answers`)."""

    def __init__(self) -> None:
        self.kept: dict[str, Answer] = {}

    def find(self, key: str) -> Answer | None:
        return self.kept.get(key)

    def keep(self, key: str, answer: Answer) -> None:
        self.kept[key] = answer


class HandTimes:
    """A clock that goes forward only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1_000.0
        self._lock = threading.Lock()

    def now_s(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self.now += seconds

    @property
    def times(self) -> Times:
        return Times(self.now_s, self.sleep)


@contextmanager
def a_service(spec: ProviderSpec, replay: Replay, *, below: str = "", **more: Any) -> Iterator[Service]:
    """The real way to the network for a provider, ending at a replay, or `below` a folder; waiting takes no time."""
    transport = Transport("Metarr tests (https://example.invalid)")
    more = {"answers": MemoryAnswers(), "times": HandTimes().times, "rate": Rate(10_000), **more}
    try:
        yield Service(spec, transport, more.pop("answers"), base_url=f"{replay.url}/{below}", **more)
    finally:
        transport.close()
