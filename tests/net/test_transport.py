"""One request to servers that fail in every way: each failure has its name, none costs memory, none leads astray."""

from __future__ import annotations

import gzip
import itertools
import json
import random
import socket
import threading
import time
import tracemalloc
import zlib
from collections.abc import Callable, Iterator

import pytest

from metarr_desktop.domain.errors import BadInput, Cancelled, MetarrError, Unavailable
from metarr_desktop.net import transport as net
from metarr_desktop.net.transport import Request, Response, Transport, redirected
from metarr_desktop.net.wire import is_of_household
from tests.net.faults import CERTIFICATE, RawServer, Serving, drip, head, raw_server, reset, saying, silence, stall
from tests.replay import Reply, replaying

_JSON = "Content-Type: application/json"


@pytest.fixture
def transport(monkeypatch: pytest.MonkeyPatch) -> Iterator[Transport]:
    monkeypatch.setattr(net, "_READ_S", 0.2)
    transport = Transport("Metarr tests")
    yield transport
    transport.close()


def _to(url: str, **more: object) -> Request:
    return Request(**{"url": url, "label": "Films", "may_be_local": True, **more})  # type: ignore[arg-type]


def _chunked(*chunks: bytes) -> bytes:
    return b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks)


# --- what comes back ------------------------------------------------------------------------------------------------


def test_an_answer_comes_with_its_status_and_headers(transport: Transport) -> None:
    with replaying() as service:
        service.answer("/a", Reply(418, b"tea", {"ETag": '"1"'}), method="POST")

        response = transport.send(_to(f"{service.url}/a", method="POST", body=b"{}", headers={"X-Wish": "tea"}))

        assert (response.status, response.body, response.headers["etag"]) == (418, b"tea", '"1"')
        assert service.asked[0].headers["x-wish"] == "tea"
        assert service.asked[0].headers["user-agent"] == "Metarr tests"


def test_packed_answers_are_unpacked_in_all_their_members(transport: Transport) -> None:
    words = random.Random(1).randbytes(700_000).hex().encode()  # more than one portion, and hard to pack
    packed = gzip.compress(words[:900_000]) + gzip.compress(words[900_000:]) + bytes(512)
    chunks = [packed[at : at + 7001] for at in range(0, len(packed), 7001)]
    answer = head("Content-Encoding: gzip", "Transfer-Encoding: chunked") + _chunked(*chunks, b"")

    with raw_server(saying(answer)) as server:
        assert transport.send(_to(server.url)).body == words


def test_cookies_are_neither_kept_nor_sent(transport: Transport) -> None:
    with replaying() as service:
        service.answer("/a", Reply(200, b"", {"Set-Cookie": "who=me; Path=/"}))

        for _ in range(2):
            transport.send(_to(f"{service.url}/a"))

        assert len(service.asked) == 2
        assert "cookie" not in service.asked[1].headers


# --- servers that fail ----------------------------------------------------------------------------------------------

_BOMB = zlib.compressobj(9, wbits=31)
_BOMB_BYTES = b"".join([*(_BOMB.compress(bytes(1 << 20)) for _ in range(200)), _BOMB.flush()])


def _endless(peer: socket.socket, told: RawServer) -> None:
    peer.sendall(head(_JSON))
    while not told.stopped.is_set():
        peer.sendall(bytes(1 << 16))


_FAULTS: dict[str, tuple[Serving, type[MetarrError]]] = {
    "timeout": (silence, Unavailable),
    "reset": (reset, Unavailable),
    "hangs up": (saying(), Unavailable),
    "stall": (stall, Unavailable),
    "half body": (saying(head(_JSON, "Content-Length: 100"), b'{"a": '), Unavailable),
    "half of what is packed": (saying(head("Content-Encoding: gzip"), gzip.compress(b"{}" * 99)[:-12]), Unavailable),
    "wrong length": (saying(head(_JSON, "Content-Length: -5"), b"{}"), Unavailable),
    "two lengths": (saying(head(_JSON, "Content-Length: 2", "Content-Length: 3"), b"{}"), Unavailable),
    "announces too much": (saying(head(_JSON, "Content-Length: 99999999999"), b"{}"), BadInput),
    "endless": (_endless, BadInput),
    "gzip bomb": (saying(head("Content-Encoding: gzip"), _BOMB_BYTES), BadInput),
    "members without end": (saying(head("Content-Encoding: gzip"), gzip.compress(bytes(1000)) * 30_000), BadInput),
    "damaged": (saying(head("Content-Encoding: gzip"), b"\x1f\x8b\x08" + b"?" * 50), Unavailable),
    "packed otherwise": (saying(head("Content-Encoding: br"), b"?"), BadInput),
    "no HTTP": (saying(b"SSH-2.0-OpenSSH_9.2\r\n\r\n"), Unavailable),
    "a head without end": (saying(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 100_000), Unavailable),
}


@pytest.mark.parametrize("fault", _FAULTS)
def test_every_fault_has_its_error_and_costs_little_memory(transport: Transport, fault: str) -> None:
    serving, error = _FAULTS[fault]
    with raw_server(serving) as server:
        tracemalloc.start()
        try:
            with pytest.raises(error) as caught:
                transport.send(_to(f"{server.url}/film?api_key=s3cret"))
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    assert type(caught.value) is error
    assert str(caught.value).count("Films") == 1
    assert str(server.port) not in str(caught.value)
    assert peak < 50_000_000


def test_a_port_where_nothing_listens_is_unavailable(transport: Transport) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))

        with pytest.raises(Unavailable, match="Films cannot be reached"):
            transport.send(_to(f"http://127.0.0.1:{closed.getsockname()[1]}"))


def test_an_answer_that_drips_is_given_up_after_its_time() -> None:
    seconds = itertools.count()  # a second passes whenever the clock is looked at
    transport = Transport("Metarr tests", now_s=lambda: float(next(seconds)))
    with raw_server(drip) as server, pytest.raises(Unavailable, match="too long"):
        transport.send(_to(server.url, limit_s=30.0))
    transport.close()

    assert next(seconds) <= 33


@pytest.mark.parametrize("url", ["http://[::1", "http://127.0.0.1:port/", "ftp://127.0.0.1/", "films", "http://a\tb/"])
def test_an_address_that_is_none_is_bad_input_and_not_quoted(transport: Transport, url: str) -> None:
    with pytest.raises(BadInput) as caught:
        transport.send(_to(url))

    assert url not in str(caught.value)


def test_a_transport_that_was_closed_says_that_the_work_was_stopped(transport: Transport) -> None:
    transport.close()

    with pytest.raises(Cancelled):
        transport.send(_to("http://127.0.0.1:9"))


# --- stopping -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("serving", [silence, stall, drip], ids=["silent", "stalled", "dripping"])
@pytest.mark.parametrize("is_tls", [False, True], ids=["http", "https"])
def test_a_cancelled_request_ends_within_a_second(
    monkeypatch: pytest.MonkeyPatch, serving: Serving, is_tls: bool
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    transport = Transport("Metarr tests")  # one that waits for twenty seconds
    with raw_server(serving, is_tls=is_tls) as server:
        began_s = []

        def is_cancelled() -> bool:
            if server.heads:
                began_s.append(time.monotonic())
            return bool(server.heads)

        with pytest.raises(Cancelled):
            transport.send(_to(server.url, is_cancelled=is_cancelled))
        assert time.monotonic() - began_s[0] < 1.0

        assert len(server.heads) == 1
    transport.close()


def test_a_cancelled_request_does_not_wait_for_a_name_or_for_a_connection(
    monkeypatch: pytest.MonkeyPatch, transport: Transport
) -> None:
    looking_up, is_over = threading.Event(), threading.Event()

    def slow(*arguments: object, **more: object) -> list[object]:
        looking_up.set()
        is_over.wait()
        raise OSError("no such name")

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    began_s = time.monotonic()
    with pytest.raises(Cancelled):
        transport.send(_to("http://films.example/", is_cancelled=looking_up.is_set))
    took_s = time.monotonic() - began_s
    is_over.set()

    assert took_s < 1.0


# --- where we go ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("host", "is_ours"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("::ffff:192.168.1.1", True),
        ("fe80::1%eth0", True),
        ("fd12::1", True),
        ("0.0.0.0", True),
        ("10.1.2.3", True),
        ("169.254.169.254", True),
        ("localhost", True),
        ("nas.local", True),
        ("8.8.8.8", False),
        ("2606:4700::1111", False),
        ("films.example", False),
        ("198.18.0.7", False),  # what some proxies make of every public name
    ],
)
def test_addresses_of_the_household_are_known(host: str, is_ours: bool) -> None:
    assert is_of_household(host) == is_ours


def test_the_household_is_refused_unless_the_address_was_set_by_the_person(transport: Transport) -> None:
    with replaying() as service:
        service.tell("/a", {})
        with pytest.raises(BadInput, match="household"):
            transport.send(_to(f"{service.url}/a", may_be_local=False))

        assert service.asked == []


def test_a_public_name_that_leads_into_the_household_is_told_nothing(
    monkeypatch: pytest.MonkeyPatch, transport: Transport
) -> None:
    here = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 0))]
    with replaying() as service:
        service.tell("/a", {})
        port = int(service.url.rpartition(":")[2])
        here[0] = (*here[0][:4], ("127.0.0.1", port))  # type: ignore[assignment]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *arguments, **more: here)
        address = f"http://films.example:{port}/a"

        with pytest.raises(BadInput, match="household"):
            transport.send(_to(address, may_be_local=False))
        assert service.asked == []

        # ... nor over a connection that somebody else was allowed and left open.
        assert transport.send(_to(address)).status == 200
        with pytest.raises(BadInput, match="household"):
            transport.send(_to(address, may_be_local=False))
        assert len(service.asked) == 1


def test_a_certificate_that_nobody_vouches_for_is_refused_without_falling_back(transport: Transport) -> None:
    with raw_server(saying(head(_JSON), b"{}"), is_tls=True) as server:
        with pytest.raises(Unavailable, match="certificate"):
            transport.send(_to(server.url, headers={"Authorization": "Bearer s3cret"}))

        assert server.heads == []


def _sent_on(url: str, location: str, status: int = 302, **more: object) -> Request | None:
    return redirected(_to(url, **more), Response(status, {"location": location}, b""))


_SENT = {"Authorization": "Bearer s3cret", "trakt-api-key": "s3cret", "Accept": "application/json", "Cookie": "s3cret"}


@pytest.mark.parametrize(
    ("url", "location"),
    [
        ("https://films.example/a", "file:///etc/passwd"),
        ("https://films.example/a", "https://other.example/a"),
        ("https://films.example/a", "https://films.example.other.example/a"),
        ("https://films.example/a", "https://notcdn.example/a"),
        ("https://films.example/a", "https://127.0.0.1/a"),
        ("https://films.example/a", "//localhost/a"),
        ("https://films.example/a", "https://[::1]/a"),
        ("https://films.example/a", "http://[::1"),
        ("https://films.example/a", "javascript:alert(1)"),
        ("https://films.example/a", "https://films.example\\@other.example/a"),
        ("http://127.0.0.1:8000/a", "http://127.0.0.1:6379/a"),
        ("http://127.0.0.1:8000/a", "http://192.168.1.1/a"),
    ],
)
def test_redirects_to_where_we_do_not_go_are_refused(url: str, location: str) -> None:
    with pytest.raises(BadInput):
        _sent_on(url, location, redirects=("cdn.example",))


@pytest.mark.parametrize("location", ["file:///etc/passwd", "http://127.0.0.1/a.jpg", "https://10.0.0.1/a.jpg"])
def test_even_who_may_go_anywhere_goes_to_no_file_and_not_into_the_household(location: str) -> None:
    with pytest.raises(BadInput):
        _sent_on("https://films.example/a", location, redirects=None)


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("/b?c=1", "https://films.example/b?c=1"),
        ("https://films.example/b", "https://films.example/b"),
        ("http://films.example/b", "https://films.example/b"),  # who came by https goes on by https
    ],
)
def test_at_its_own_place_a_server_may_send_us_on_with_all_we_said(location: str, url: str) -> None:
    onward = _sent_on("https://films.example/a?api_key=s3cret", location, 307, headers=_SENT, method="POST", body=b"{}")

    assert onward is not None
    assert (onward.url, onward.headers, onward.body, onward.may_be_local) == (url, _SENT, b"{}", True)


@pytest.mark.parametrize("host", ["cdn.example", "img.cdn.example"])
@pytest.mark.parametrize("scheme", ["https", "http"])
def test_another_host_is_told_nothing_of_who_we_are_and_that_by_https(scheme: str, host: str) -> None:
    onward = _sent_on("https://films.example/a", f"{scheme}://{host}/b", headers=_SENT, redirects=("cdn.example",))

    assert onward is not None
    assert (onward.url, onward.may_be_local) == (f"https://{host}/b", False)
    assert onward.headers == {"Accept": "application/json"}


def test_another_host_gets_no_body_but_may_be_looked_at_afterwards() -> None:
    told: dict[str, object] = {"method": "POST", "body": b'{"pin": "s3cret"}', "redirects": ("cdn.example",)}

    with pytest.raises(BadInput):
        _sent_on("https://films.example/a", "https://cdn.example/b", 307, **told)
    onward = _sent_on("https://films.example/a", "https://cdn.example/b", 303, **told)
    assert onward is not None
    assert (onward.method, onward.body) == ("GET", None)


@pytest.mark.parametrize("status", [200, 304, 300])
def test_other_statuses_send_nowhere(status: int) -> None:
    assert _sent_on("https://films.example/a", "https://films.example/b", status) is None


def test_the_proxy_of_the_environment_is_used_for_public_hosts_and_can_be_let_go_of(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with raw_server(saying(head("Content-Length: 2", "Connection: close"), b"{}")) as proxy, replaying() as service:
        monkeypatch.setenv("http_proxy", proxy.url)
        transport = Transport("Metarr tests")
        service.tell("/a", {})

        assert transport.send(_to("http://films.example/a", may_be_local=False)).body == b"{}"
        assert proxy.heads[0].startswith("GET http://films.example/a ")
        assert transport.send(_to(f"{service.url}/a")).status == 200
        assert len(service.asked) == len(proxy.heads) == 1
        transport.close()

    with raw_server(silence) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url)
        transport = Transport("Metarr tests")
        with pytest.raises(Cancelled):
            transport.send(_to("http://films.example/a", is_cancelled=lambda: bool(proxy.heads)))
        transport.close()


# --- secrets --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["s3cret\n", "s3cret\r\nHost: other", "s3crét"])
def test_a_key_that_cannot_be_sent_is_not_quoted(transport: Transport, key: str) -> None:
    with replaying() as service, pytest.raises(BadInput) as caught:
        transport.send(_to(service.url, headers={"Authorization": f"Bearer {key}"}))

    errors: list[BaseException] = [caught.value]
    while (cause := errors[-1].__cause__) is not None:
        errors.append(cause)
    assert errors[-1].__suppress_context__
    assert not any("s3cr" in str(error) for error in errors)


def test_what_is_asked_and_answered_shows_no_secret_when_it_is_printed() -> None:
    request = _to("https://films.example/?api_key=s3cret", headers={"api-key": "s3cret"}, body=b"s3cret")
    response = Response(200, {"x-echo": "s3cret"}, json.dumps("s3cret").encode())

    assert "s3cret" not in f"{request!r} {response!r} {request}"


def test_requests_use_no_connection_of_a_server_that_hangs(transport: Transport) -> None:
    """However many threads wait for a silent server, none waits for them."""
    is_over = threading.Event()
    with raw_server(silence) as silent, replaying() as service:
        service.tell("/a", {})
        ask: Callable[[], Response] = lambda: transport.send(_to(silent.url, is_cancelled=is_over.is_set))  # noqa: E731

        def waiting() -> None:
            with pytest.raises((Cancelled, Unavailable)):
                ask()

        threads = [threading.Thread(target=waiting) for _ in range(40)]
        for thread in threads:
            thread.start()
        assert transport.send(_to(f"{service.url}/a")).status == 200
        is_over.set()
        for thread in threads:
            thread.join()
