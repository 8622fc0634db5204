"""Jellyfin's discovery against a UDP server on this machine."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from metarr_desktop.domain.player import Discovered, PlayerType
from metarr_desktop.players import DISCOVERERS
from metarr_desktop.players.jellyfin import discovery
from metarr_desktop.players.jellyfin.discovery import QUESTION, discover


@contextmanager
def answering(*answers: bytes) -> Iterator[int]:
    """A server that gives these answers to the one question; its port."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.bind(("127.0.0.1", 0))

        def run() -> None:
            question, asker = server.recvfrom(1024)
            for answer in answers if question == QUESTION else ():
                server.sendto(answer, asker)

        thread = threading.Thread(target=run)
        thread.start()
        yield server.getsockname()[1]
        thread.join()


def said(**what: str) -> bytes:
    return json.dumps({"Id": "1", "Name": "media", **what}).encode()


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("http://10.0.0.5:8096", ("10.0.0.5", 8096, "")),
        ("http://10.0.0.5:8096/", ("10.0.0.5", 8096, "")),
        ("http://nas", ("nas", 80, "")),
        ("https://media.example/jellyfin", ("media.example", 443, "https://media.example/jellyfin")),
        ("http://10.0.0.5:8096/base", ("10.0.0.5", 8096, "http://10.0.0.5:8096/base")),
        ("http://localhost:8097", ("127.0.0.1", 8097, "")),
        ("", ("127.0.0.1", 8096, "")),
        ("not an address", ("127.0.0.1", 8096, "")),
    ],
)
def test_a_server_says_where_it_is_or_is_where_it_answers_from(address: str, found: tuple[str, int, str]) -> None:
    with answering(said(Address=address)) as port:
        assert discover("127.0.0.1", port, wait_s=0.3) == [Discovered(PlayerType.JELLYFIN, "media", *found)]


def test_a_server_that_answers_twice_is_one_and_several_are_several() -> None:
    other = said(Id="2", Name="attic", Address="http://10.0.0.6:8096")
    with answering(said(Address="http://10.0.0.5:8096"), other, said(Address="http://10.0.0.5:8096")) as port:
        assert [one.name for one in discover("127.0.0.1", port, wait_s=0.3)] == ["attic", "media"]


@pytest.mark.parametrize(
    "answer", [b"", b"\xff\xfe", b"{}", b"[]", b'{"Id": 5}', b'{"Id": "1", "Address": "http://[::"}']
)
def test_rubbish_is_no_server(answer: bytes) -> None:
    with answering(answer) as port:
        assert discover("127.0.0.1", port, wait_s=0.1) == []


def test_discovery_is_registered_and_asks_when_it_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    with answering(said(Address="http://10.0.0.5:8096")) as port:
        monkeypatch.setattr(discovery.discover, "__defaults__", ("127.0.0.1", port, 0.0))

        assert [one.host for one in DISCOVERERS[PlayerType.JELLYFIN](0.3)] == ["10.0.0.5"]


def test_where_nobody_answers_there_is_nobody() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as mute:
        mute.bind(("127.0.0.1", 0))
        assert discover("127.0.0.1", mute.getsockname()[1], wait_s=0.05) == []
