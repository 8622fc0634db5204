"""Many questions to slow servers at once: a few threads, answers as they come, stopped within a moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import islice
from typing import TypeVar

from metarr_desktop.domain.errors import Cancelled

Item = TypeVar("Item")
Result = TypeVar("Result")

#: Enough for 40 answers a second of 400 ms each.
THREADS = 16
_LOOK_S = 0.2
_LOOKED_UP = 200


def portions(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """The items by some hundreds: as many as are looked up at once, and held."""
    for start in range(0, len(items), _LOOKED_UP):
        yield items[start : start + _LOOKED_UP]


def answered(
    work: Callable[[Item], Result], items: Iterable[Item], *, is_cancelled: Callable[[], bool], threads: int = THREADS
) -> Iterator[tuple[Item, Result]]:
    """(item, what `work` gives for it) for every item, in the order in which they are done.

    `work` should ask `is_cancelled` while it waits. Raises Cancelled, and whatever `work` raises.
    """
    rest = iter(items)
    with ThreadPoolExecutor(threads, thread_name_prefix="ask") as pool:
        running: dict[Future[Result], Item] = {}
        try:
            while True:
                for item in islice(rest, 2 * threads - len(running)):
                    running[pool.submit(work, item)] = item
                if not running:
                    return
                done, _ = wait(running, timeout=_LOOK_S, return_when=FIRST_COMPLETED)
                if is_cancelled():
                    raise Cancelled("The work was stopped.")
                for future in done:
                    yield running.pop(future), future.result()
        finally:
            for future in running:
                future.cancel()
