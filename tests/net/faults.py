"""Servers on 127.0.0.1 that speak bytes, for what no decent server would say; and a provider to ask them."""

from __future__ import annotations

import socket
import socketserver
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from metarr_desktop.domain.provider import ProviderSpec, Rate

CERTIFICATE = Path(__file__).parent / "data" / "self_signed.pem"


class RawServer:
    """`heads` are the requests as they came; `stopped` is set when the test is over: what hangs waits for it."""

    def __init__(self, scheme: str) -> None:
        self.scheme = scheme
        self.port = 0
        self.heads: list[str] = []
        self.stopped = threading.Event()

    @property
    def url(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.port}"


Serving = Callable[[socket.socket, RawServer], None]


@contextmanager
def raw_server(serving: Serving, *, is_tls: bool = False) -> Iterator[RawServer]:
    """A server that reads a request's head and leaves the rest of the connection to `serving`."""
    told = RawServer("https" if is_tls else "http")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with suppress(OSError):  # the client may hang up whenever it likes
                peer = context.wrap_socket(self.request, server_side=True) if is_tls else self.request
                with peer:
                    head = b""
                    while b"\r\n\r\n" not in head:
                        if not (more := peer.recv(65536)):
                            return
                        head += more
                    told.heads.append(head.decode("latin-1"))
                    serving(peer, told)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        request_queue_size = 64

    with Server(("127.0.0.1", 0), Handler) as server:
        told.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield told
        finally:
            told.stopped.set()
            server.shutdown()
            thread.join()


def saying(*parts: bytes) -> Serving:
    """Say that and hang up."""

    def serve(peer: socket.socket, told: RawServer) -> None:
        for part in parts:
            peer.sendall(part)

    return serve


def head(*lines: str, status: str = "200 OK") -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode()


def silence(peer: socket.socket, told: RawServer) -> None:
    told.stopped.wait()


def reset(peer: socket.socket, told: RawServer) -> None:
    peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def stall(peer: socket.socket, told: RawServer) -> None:
    peer.sendall(head("Content-Type: application/json", "Content-Length: 100") + b'{"a": ')
    told.stopped.wait()


def drip(peer: socket.socket, told: RawServer) -> None:
    """Byte by byte, for ever."""
    peer.sendall(head("Content-Type: application/json"))
    while not told.stopped.is_set():
        peer.sendall(b" ")


def a_spec(**more: object) -> ProviderSpec:
    """A provider of which only its name and its way to the network matter."""
    told: dict[str, object] = {
        "name": "films",
        "label": "Films",
        "kinds": frozenset(),
        "fields": {},
        "schemes": {},
        "base_url": "https://films.example/v3",
        "rate": Rate(10_000),
        "website": "https://films.example",
        "terms_url": "https://films.example/terms",
        "attribution": "",
        **more,
    }
    return ProviderSpec(**told)  # type: ignore[arg-type]
