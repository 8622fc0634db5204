"""Pictures: look-alikes among 100,000 hashes, and what a thumbnail costs beside decoding alone."""

from __future__ import annotations

import io
import random
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import numpy
import pytest
from PIL import Image, ImageDraw, ImageFilter
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QImageReader

from metarr_desktop.files.cache import THUMBNAIL_BOX
from metarr_desktop.files.images import inspect, inspect_with_thumbnail
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
    # Five hundred of them against all, of which half would do: a hundredth of the whole.
    each_with_each = _seconds(lambda: [numpy.bitwise_count(array ^ one) <= 7 for one in array[:500]]) * _HASHES / 1000

    began = time.process_time()
    pairs = LookAlikes(hashes).pairs(7)
    ours = time.process_time() - began

    record("all look-alikes among 100,000", cpu_s=ours, each_with_each=ours / each_with_each)
    assert {(number, _HASHES - 2000 + number) for number in range(2000)} <= set(pairs)
    assert ours <= 1.0
    assert ours <= 0.2 * each_with_each


@pytest.mark.parametrize("width", [1000, 1400, 2000])
def test_fingerprint_and_small_form_beside_a_reduced_decode(width: int, record: Callable[..., None]) -> None:
    posters = [_poster(width, seed) for seed in range(6)]
    alone, ours, facts = _in_turns(posters, lambda data: _reduced(data, THUMBNAIL_BOX), inspect_with_thumbnail, inspect)

    size = _reduced(posters[0], THUMBNAIL_BOX).size
    record(
        f"poster of {width} x {width * 3 // 2}: fingerprint and small form",
        beside_reduced=ours / alone,
        facts_alone=facts / alone,
        reduced_ms=alone * 1000,
        reduced_width=size[0],
        small_kb=statistics.mean(len(inspect_with_thumbnail(data).thumbnail) for data in posters) / 1000,
    )
    assert ours <= 1.7 * alone


def test_a_card_from_its_small_form_beside_the_picture(tmp_path: Path, record: Callable[..., None]) -> None:
    pictures, small = [], []
    for seed in range(6):
        data = _poster(2000, seed)
        for files, content in ((pictures, data), (small, inspect_with_thumbnail(data).thumbnail)):
            path = tmp_path / f"{len(files)}-{len(content)}.jpg"
            path.write_bytes(content)
            files.append(str(path))

    whole = statistics.median(_seconds(lambda path=path: _card(path)) for path in pictures * _ROUNDS)
    kept = statistics.median(_seconds(lambda path=path: _card(path)) for path in small * _ROUNDS)

    record("card of 240 x 360 from the small form", beside_the_picture=kept / whole, ms=kept * 1000)
    assert kept <= 0.25 * whole


def _poster(width: int, seed: int) -> bytes:
    """A drawn poster with film grain, as a JPEG of quality 90."""
    dice = numpy.random.default_rng(seed)
    size = width, width * 3 // 2
    ground = dice.integers(0, 255, (12, 9, 3), dtype=numpy.uint8)
    image = Image.fromarray(ground).resize(size, Image.Resampling.BICUBIC)
    pen = ImageDraw.Draw(image)
    for _ in range(25):
        x, y, side = (int(dice.integers(0, most)) for most in (*size, 400))
        pen.ellipse((x, y, x + side, y + side), fill=tuple(int(v) for v in dice.integers(0, 255, 3)))
    pixels = numpy.asarray(image.filter(ImageFilter.GaussianBlur(1))).astype(numpy.int16)
    pixels += dice.normal(0, 5, (size[1], size[0], 1)).astype(numpy.int16)
    encoded = io.BytesIO()
    Image.fromarray(pixels.clip(0, 255).astype(numpy.uint8)).save(encoded, "JPEG", quality=90)
    return encoded.getvalue()


def _reduced(data: bytes, box: tuple[int, int]) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.draft("RGB", box)
    image.load()
    return image


def _card(path: str) -> QImage:
    reader = QImageReader(path)
    reader.setScaledSize(QSize(240, 360))
    image = reader.read()
    assert not image.isNull()
    return image


def _in_turns(posters: list[bytes], *ways: Callable[[bytes], object]) -> list[float]:
    """Median processor seconds of each way for one poster, the ways taking turns."""
    times: list[list[float]] = [[] for _ in ways]
    for _ in range(_ROUNDS):
        for data in posters:
            for way, found in zip(ways, times, strict=True):
                began = time.process_time()
                way(data)
                found.append(time.process_time() - began)
    return [statistics.median(found) for found in times]


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
