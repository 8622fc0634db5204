"""Asking everybody in the local network by UDP, and hearing who answers."""

from __future__ import annotations

import contextlib
import socket
import time
from collections.abc import Iterator, Sequence


def answers(question: bytes, hosts: Sequence[str], port: int, wait_s: float) -> Iterator[tuple[bytes, str]]:
    """Ask once at each place, broadcast or multicast ones too; each answer with its sender, until the time is over.

    Nothing where no place can be asked: there is no network.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
        asking.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 1)
        asked = [_is_asked(asking, question, (host, port)) for host in hosts]
        until = time.monotonic() + wait_s
        with contextlib.suppress(OSError):  # the time is over
            while any(asked) and (left := until - time.monotonic()) > 0:
                asking.settimeout(left)
                answer, (sender, _) = asking.recvfrom(65536)
                yield answer, sender


def _is_asked(asking: socket.socket, question: bytes, place: tuple[str, int]) -> bool:
    try:
        asking.sendto(question, place)
    except OSError:
        return False
    return True
