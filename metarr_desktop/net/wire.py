"""Connections that a cancelled request lets go of at once, and that say nothing to the household unless they may.

httpx waits for a silent server as long as its timeout says, and asks nobody meanwhile. Here reads come in slices, and
what cannot be sliced - looking up a name, connecting, a TLS handshake - runs in a thread that may be left behind.
"""

from __future__ import annotations

import ipaddress
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, wait
from contextlib import contextmanager
from dataclasses import dataclass
from ssl import SSLContext
from typing import Any

import httpcore
import httpx

from metarr_desktop.domain.errors import BadInput, Cancelled, Unavailable

_SLICE_S = 0.2
_PRIVATE = tuple(
    map(ipaddress.ip_network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7"))
)


@dataclass(frozen=True, slots=True)
class Watch:
    """What holds for a request while it is on its way. `deadline_s` is on the clock `now_s`."""

    label: str
    may_be_local: bool
    deadline_s: float
    now_s: Callable[[], float]
    is_cancelled: Callable[[], bool]
    sent: Callable[[], None]

    def check(self) -> None:
        """Raises Cancelled, and Unavailable when it takes too long."""
        if self.is_cancelled():
            raise Cancelled("The work was stopped.")
        if self.now_s() > self.deadline_s:
            raise Unavailable(f"{self.label} takes too long to send its answer.")


class _Watched(threading.local):
    watch: Watch


_here = _Watched()


@contextmanager
def watched(watch: Watch) -> Iterator[None]:
    """What this thread sends and reads within the block goes by that watch."""
    _here.watch = watch
    try:
        yield
    finally:
        del _here.watch


def install(client: httpx.Client) -> None:
    """Have all connections of a client go by the watch of the thread that uses them.

    httpx has no way to hand in a network backend without giving up the proxies of the environment, so it is put where
    they keep it; `tests/net/test_transport.py` notices when a later httpx keeps it elsewhere.
    """
    ways = {client._transport: False, **{way: True for way in client._mounts.values() if way is not None}}
    for way, is_proxy in ways.items():
        assert isinstance(way, httpx.HTTPTransport)
        way._pool._network_backend = _Backend(is_proxy)


def is_of_household(host: str) -> bool:
    """Whether an address or a name is this machine's or its neighbours'. Other names are told by what they lead to."""
    if host == "localhost" or host.endswith((".localhost", ".local")):
        return True
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    is_own = address.is_loopback or address.is_link_local or address.is_unspecified
    return is_own or any(address in network for network in _PRIVATE)


class _Backend(httpcore.NetworkBackend):
    """Where a proxy speaks for us, where it leads is not ours to see (`is_proxy`)."""

    def __init__(self, is_proxy: bool) -> None:
        self._is_proxy = is_proxy
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        stream = _apart(lambda: self._sockets.connect_tcp(host, port, timeout, local_address, socket_options))
        try:
            address = stream.get_extra_info("server_addr")[0]
        except OSError as error:  # it was closed again at once
            stream.close()
            raise httpcore.ConnectError(str(error)) from error
        return _Stream(stream, is_local=not self._is_proxy and is_of_household(address))


class _Stream(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream, is_local: bool) -> None:
        self._stream = stream
        self._is_local = is_local

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        until_s = time.monotonic() + (timeout or 0.0)
        while True:
            _here.watch.check()
            try:
                return self._stream.read(max_bytes, _SLICE_S)
            except httpcore.ReadTimeout:
                if timeout is not None and time.monotonic() >= until_s:
                    raise

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        # Asked here and not while connecting: a connection that one provider was allowed is kept for all.
        if self._is_local and not _here.watch.may_be_local:
            raise BadInput(f"{_here.watch.label} leads into this household, where it may not send us.")
        self._stream.write(buffer, timeout)
        _here.watch.sent()

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        stream = _apart(lambda: self._stream.start_tls(ssl_context, server_hostname, timeout))
        return _Stream(stream, self._is_local)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _apart(connect: Callable[[], httpcore.NetworkStream]) -> httpcore.NetworkStream:
    """What `connect` gives. Whoever must not wait any longer leaves it behind; it closes then what it got."""
    found: Future[httpcore.NetworkStream] = Future()

    def run() -> None:
        try:
            stream = connect()
        except BaseException as error:
            if found.set_running_or_notify_cancel():
                found.set_exception(error)
        else:
            if found.set_running_or_notify_cancel():
                found.set_result(stream)
            else:
                stream.close()

    threading.Thread(target=run, name="connecting", daemon=True).start()
    try:
        while not wait([found], _SLICE_S).done:
            _here.watch.check()
    except BaseException:
        if not found.cancel() and found.exception() is None:
            found.result().close()
        raise
    return found.result()
