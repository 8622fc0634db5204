"""Pictures: look-alikes among 100,000 hashes, and what a thumbnail costs beside decoding alone."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable

import numpy
import pytest

from metarr_desktop.files.look_alikes import LookAlikes

pytestmark = pytest.mark.benchmark

_HASHES = 100_000
_ROUNDS = 7


@pytest.fixture(scope="module")
def hashes() -> list[int]:
    """Random hashes, with 2,000 look-alikes of 0 to 7 differing bits planted among them."""
    dice = random.Random(1)
    found = [dice.getrandbits(64) for _ in range(_HASHES - 2000)]
    for number in range(2000):
        phash = found[number]
        for bit in dice.sample(range(64), number % 8):
            phash ^= 1 << bit
        found.append(phash)
    return found


def test_one_look_alike_among_very_many(hashes: list[int], record: Callable[..., None]) -> None:
    known = LookAlikes(hashes)
    assert known.near(hashes[5], 6) == [5, _HASHES - 2000 + 5]

    ours = [_seconds(lambda n=n: known.near(hashes[n], 6)) for n in range(200)]
    loop = [_seconds(lambda n=n: [p for p in hashes if (p ^ hashes[n]).bit_count() <= 6]) for n in range(_ROUNDS)]

    median, plain = statistics.median(ours), statistics.median(loop)
    record("one look-alike among 100,000", ms=median * 1000, slowest_ms=max(ours) * 1000, python_loop=median / plain)
    assert median < 0.005
    assert median <= 0.1 * plain


def test_all_look_alikes_among_very_many(hashes: list[int], record: Callable[..., None]) -> None:
    array = numpy.array(hashes, dtype=numpy.uint64)
    each_with_each = _seconds(lambda: [numpy.bitwise_count(array ^ one) <= 7 for one in array[:500]]) * _HASHES / 1000

    began = time.process_time()
    pairs = LookAlikes(hashes).pairs(7)
    ours = time.process_time() - began

    record("all look-alikes among 100,000", cpu_s=ours, each_with_each=ours / each_with_each)
    assert {(number, _HASHES - 2000 + number) for number in range(2000)} <= set(pairs)
    assert ours <= 1.0
    assert ours <= 0.2 * each_with_each


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
