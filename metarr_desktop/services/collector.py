"""Python's collector of cycles, kept back while much is made that has none: it would go through all of it each time."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = (50_000, 20, 100)

_lock = threading.Lock()
_usual: list[tuple[int, int, int]] = []  # what held before, once for each block that is open


@contextmanager
def seldom() -> Iterator[None]:
    """Have the collector look seldom until the block ends; several threads may be in such blocks at once."""
    with _lock:
        _usual.append(_usual[0] if _usual else gc.get_threshold())
        gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        with _lock:
            usual = _usual.pop()
            if not _usual:
                gc.set_threshold(*usual)
