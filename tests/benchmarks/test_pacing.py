"""How much of the rate that a service allows is used, and whether it is ever asked more often, as it counts itself."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from bisect import bisect_left
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from metarr_desktop.domain.provider import Ask, Rate
from metarr_desktop.net.service import Service
from metarr_desktop.net.transport import Transport
from tests.net.faults import a_spec
from tests.replay import MemoryAnswers

pytestmark = pytest.mark.benchmark

_RATE = Rate(40)
_THREADS = 16
_SECONDS = 15


@contextmanager
def _counting() -> Iterator[tuple[str, Callable[[], list[float]]]]:
    """The server's address, and what ends it and tells when it was asked, in seconds."""
    command = [sys.executable, "-m", "tests.benchmarks.counting_server"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        port = int(server.stdout.readline())
        yield f"http://127.0.0.1:{port}", lambda: json.loads(server.communicate()[0])


def test_95_percent_of_the_rate_is_used_and_no_window_holds_more(record: Callable[..., None]) -> None:
    transport = Transport("Metarr benchmark")
    with _counting() as (url, end):
        service = Service(a_spec(), transport, MemoryAnswers(), base_url=url, rate=_RATE)
        ends_s = time.monotonic() + _SECONDS
        lock, numbers = threading.Lock(), iter(range(1_000_000))

        def ask() -> None:
            while time.monotonic() < ends_s:
                with lock:
                    number = next(numbers)
                service.get(f"movie/{number}", ask=Ask())

        threads = [threading.Thread(target=ask) for _ in range(_THREADS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        asked_s = sorted(end())
    transport.close()

    # The first window is a burst: counted is how often it was asked between the first of it and the first of the last.
    bursts = (len(asked_s) - 1) // _RATE.calls
    used = bursts * _RATE.calls / (asked_s[bursts * _RATE.calls] - asked_s[0]) / (_RATE.calls / _RATE.seconds)
    most = max(bisect_left(asked_s, start + _RATE.seconds) - at for at, start in enumerate(asked_s))
    record("pacing", used=used, most_in_a_window=most, requests=len(asked_s))
    assert most <= _RATE.calls
    assert used >= 0.95
