"""Asking the local network for a Plex and a Kodi: here the network is this machine's loopback."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from metarr_desktop.domain.player import Discovered, PlayerType
from metarr_desktop.players import DISCOVERERS
from metarr_desktop.players.kodi import discovery as kodi
from metarr_desktop.players.plex import discovery as plex

ANSWER = (
    b"HTTP/1.0 200 OK\r\nContent-Type: plex/media-server\r\nName: Attic\r\nPort: 32401\r\n"
    b"Resource-Identifier: 0123\r\nVersion: 1.41.0.8992-8463ad060\r\nHost: 0123.plex.direct\r\n\r\n"
)


#: Zeroconf speaks to a group of hosts, which no test may; on the loopback alone nobody else is in it.
_ANNOUNCE = """
import socket
from zeroconf import ServiceInfo, Zeroconf
from metarr_desktop.players.kodi import discovery

box = Zeroconf(interfaces=["127.0.0.1"])
try:
    here = {"addresses": [socket.inet_aton("127.0.0.1")], "server": "attic.local."}
    box.register_service(ServiceInfo(discovery.SERVICE, f"Kodi (attic).{discovery.SERVICE}", 8080, **here))
    print(next((found for _ in range(5) if (found := discovery.discover(["127.0.0.1"]))), []))
finally:
    box.close()
"""


@contextmanager
def answering(*answers: bytes) -> Iterator[int]:
    """Something on a UDP port of this machine that answers one question."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.bind(("127.0.0.1", 0))
        server.settimeout(10)

        def answer() -> None:
            question, sender = server.recvfrom(1024)
            if question.startswith(b"M-SEARCH * HTTP/1.1\r\n"):
                for one in answers:
                    server.sendto(one, sender)

        thread = threading.Thread(target=answer)
        thread.start()
        yield server.getsockname()[1]
        thread.join()


def test_a_plex_says_its_name_port_and_version() -> None:
    with answering(ANSWER, ANSWER) as port:
        found = plex.discover(["127.0.0.1"], port, 0.3)

    assert found == [Discovered(PlayerType.PLEX, "Attic", "127.0.0.1", 32401, "", "1.41.0.8992")]


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\xff\xfe\x00",
        b"HTTP/1.0 200 OK\r\nContent-Type: plex/media-player\r\nName: TV\r\n\r\n",
        ANSWER.replace(b"HTTP/1.0 200 OK", b"NOTIFY"),
    ],
)
def test_what_is_no_plex_server_is_passed_over(answer: bytes) -> None:
    with answering(answer, ANSWER) as port:
        assert [one.name for one in plex.discover(["127.0.0.1"], port, 0.3)] == ["Attic"]


def test_a_plex_that_says_no_port_has_the_usual_one() -> None:
    with answering(ANSWER.replace(b"Port: 32401\r\n", b"Port: many\r\n")) as port:
        assert plex.discover(["127.0.0.1"], port, 0.3)[0].port == 32400


def test_a_network_that_cannot_be_asked_has_nobody() -> None:
    assert plex.discover([], wait_s=0.1) == []
    assert kodi.discover(["192.0.2.1"], 0.1) == []


def test_a_kodi_that_announces_itself_is_found() -> None:
    told = subprocess.run([sys.executable, "-c", _ANNOUNCE], capture_output=True, text=True, check=True)

    assert told.stdout == f"{[Discovered(PlayerType.KODI, 'Kodi (attic)', '127.0.0.1', 8080)]}\n"


def test_nobody_is_asked_before_a_person_wants_to_know() -> None:
    assert {PlayerType.KODI, PlayerType.PLEX} <= DISCOVERERS.keys()
    said = "import sys, metarr_desktop.players; print('zeroconf' in sys.modules, 'httpx' in sys.modules)"

    told = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)

    assert told.stdout == "False False\n"
