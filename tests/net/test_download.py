"""Pictures from wherever a provider's answer points: what is taken, what is refused, what is tried again later."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from metarr_desktop.domain.errors import BadInput, Cancelled, MetarrError, NotFound, Unavailable
from metarr_desktop.domain.provider import Downloads, Rate
from metarr_desktop.net import download as net
from metarr_desktop.net.download import Downloader
from metarr_desktop.net.transport import Transport
from tests.net.faults import drip, raw_server
from tests.replay import HandTimes, Replay, Reply, replaying

_JPEG = b"\xff\xd8\xff\xe0 a picture"


@pytest.fixture
def transport() -> Iterator[Transport]:
    transport = Transport("Metarr tests")
    yield transport
    transport.close()


@pytest.fixture
def hand() -> HandTimes:
    return HandTimes()


@pytest.fixture
def mirror() -> Iterator[Replay]:
    with replaying() as mirror:
        yield mirror


@pytest.fixture
def downloads(transport: Transport, hand: HandTimes, mirror: Replay) -> Downloader:
    return Downloader(transport, own_urls=lambda: (f"{mirror.url}/3",), rate=Rate(10_000), times=hand.times)


def _fetch(downloads: Downloads, url: str, **more: Any) -> bytes:
    return downloads.fetch(url, **{"is_cancelled": lambda: False, **more})


def _reply(kind: str, status: int = 200) -> Reply:
    return Reply(status, _JPEG, {"Content-Type": kind} if kind else {})


@pytest.mark.parametrize(
    "kind", ["image/jpeg", "image/PNG", "image/webp; q=1", "application/octet-stream", "binary/octet-stream", ""]
)
def test_what_its_server_calls_a_picture_is_given_as_it_came(downloads: Downloader, mirror: Replay, kind: str) -> None:
    mirror.answer("/t/p/a.jpg", _reply(kind))

    assert _fetch(downloads, f"{mirror.url}/t/p/a.jpg") == _JPEG


@pytest.mark.parametrize("kind", ["application/json", "image/svg+xml", "text/plain", "video/mp4", "application/zip"])
def test_what_is_called_something_else_is_refused(downloads: Downloader, mirror: Replay, kind: str) -> None:
    mirror.answer("/a.jpg", _reply(kind))

    with pytest.raises(BadInput, match="no picture"):
        _fetch(downloads, f"{mirror.url}/a.jpg")


def test_a_web_page_over_plain_http_may_be_a_sign_in_and_the_picture_there_tomorrow(
    downloads: Downloader, mirror: Replay
) -> None:
    mirror.answer("/a.jpg", _reply("text/html; charset=utf-8"))

    with pytest.raises(Unavailable, match="sign-in"):
        _fetch(downloads, f"{mirror.url}/a.jpg")


@pytest.mark.parametrize(
    ("status", "error", "calls"),
    [
        (404, NotFound, 1),
        (410, NotFound, 1),
        (401, BadInput, 1),
        (403, BadInput, 1),
        (204, BadInput, 1),
        (429, Unavailable, 5),
        (500, Unavailable, 5),
        (503, Unavailable, 5),
    ],
)
def test_every_status_has_its_error(
    downloads: Downloader, mirror: Replay, status: int, error: type[MetarrError], calls: int
) -> None:
    mirror.answer("/a.jpg", Reply(status, b"", {"Content-Type": "image/jpeg"}))

    with pytest.raises(error) as caught:
        _fetch(downloads, f"{mirror.url}/a.jpg?token=s3cret")
    assert type(caught.value) is error
    assert "127.0.0.1" in str(caught.value)
    assert "s3cret" not in str(caught.value)
    assert len(mirror.asked) == calls


def test_a_picture_that_is_too_large_is_refused(
    downloads: Downloader, mirror: Replay, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(net, "LIMIT_BYTES", 1 << 20)
    mirror.answer("/large.jpg", Reply(200, bytes((1 << 20) + 1), {"Content-Type": "image/jpeg"}))
    mirror.answer("/just.jpg", Reply(200, bytes(1 << 20), {"Content-Type": "image/jpeg"}))

    assert len(_fetch(downloads, f"{mirror.url}/just.jpg")) == 1 << 20
    with pytest.raises(BadInput, match="1 MiB"):
        _fetch(downloads, f"{mirror.url}/large.jpg")


def test_the_household_is_refused_beside_the_addresses_that_were_set(downloads: Downloader, mirror: Replay) -> None:
    with replaying() as other:
        other.answer("/a.jpg", _reply("image/jpeg"))
        port = other.url.rpartition(":")[2]
        for host in ("127.0.0.1", "localhost", "[::1]", "192.168.1.1", "[fe80::1]", "nas.local"):
            with pytest.raises(BadInput, match="household"):
                _fetch(downloads, f"http://{host}:{port}/a.jpg")

        mirror.answer("/a.jpg", Reply(302, b"", {"Location": f"{other.url}/a.jpg"}))
        with pytest.raises(BadInput, match="where we do not go"):
            _fetch(downloads, f"{mirror.url}/a.jpg")
        assert other.asked == []


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://films.example/a.jpg",
        "data:image/png;base64,AA",
        "javascript:alert(1)",
        "//films.example/a.jpg",
        "/a.jpg",
        "",
        "http://[::1",
        "http://me:s3cret@films.example/a.jpg",
    ],
)
def test_an_address_outside_the_web_is_refused_and_not_quoted(downloads: Downloader, url: str) -> None:
    with pytest.raises(BadInput) as caught:
        _fetch(downloads, url)

    assert "films" not in str(caught.value)


def test_each_host_has_a_pace_of_its_own(transport: Transport, hand: HandTimes, mirror: Replay) -> None:
    with replaying() as service:
        by_name = service.url.replace("127.0.0.1", "localhost")
        downloads = Downloader(transport, own_urls=lambda: (mirror.url, by_name), times=hand.times)  # twenty a second
        for replay in (mirror, service):
            replay.answer("/a.jpg", _reply("image/jpeg"))
        began_s = hand.now
        for _ in range(20):
            _fetch(downloads, f"{mirror.url}/a.jpg")
            _fetch(downloads, f"{by_name}/a.jpg")
        assert hand.now == began_s

        _fetch(downloads, f"{mirror.url}/a.jpg")
        assert hand.now - began_s >= 1.0


def test_a_host_in_trouble_does_not_close_the_others(transport: Transport, hand: HandTimes, mirror: Replay) -> None:
    with replaying() as service:
        by_name = service.url.replace("127.0.0.1", "localhost")
        downloads = Downloader(transport, own_urls=lambda: (mirror.url, by_name), times=hand.times)
        mirror.when(lambda asked: Reply(500))
        service.answer("/a.jpg", _reply("image/jpeg"))
        for _ in range(10):
            with pytest.raises(Unavailable):
                _fetch(downloads, f"{mirror.url}/a.jpg")

        assert len(mirror.asked) == 5
        assert _fetch(downloads, f"{by_name}/a.jpg") == _JPEG


def test_offline_nothing_is_fetched(transport: Transport, mirror: Replay) -> None:
    downloads = Downloader(transport, own_urls=lambda: (mirror.url,), is_offline=lambda: True)

    with pytest.raises(Unavailable, match="offline"):
        _fetch(downloads, f"{mirror.url}/a.jpg")
    assert mirror.asked == []


def test_a_stopped_download_ends(transport: Transport) -> None:
    with raw_server(drip) as server:
        downloads = Downloader(transport, own_urls=lambda: (server.url,))

        with pytest.raises(Cancelled):
            _fetch(downloads, f"{server.url}/a.jpg", is_cancelled=lambda: bool(server.heads))
