"""Many questions to slow servers at once: a few threads, answers as they come, stopped within a moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
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
    work: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    is_cancelled: Callable[[], bool],
    threads: int = THREADS,
    at_hand: Callable[[Item], Result | None] = lambda _item: None,
) -> Iterator[tuple[Item, Result]]:
    """(item, what `work` gives for it) for every item, in the order in which they are done.

    `at_hand` may give the same without a server, and is tried first, in the caller's thread: threads that only compute
    would wait for each other, and take a third longer. `work` should ask `is_cancelled` while it waits. Raises
    Cancelled, and whatever `work` and `at_hand` raise.
    """
    rest = iter(items)
    with ThreadPoolExecutor(threads, thread_name_prefix="ask") as pool:
        running: dict[Future[Result], Item] = {}
        try:
            while True:
                for item in rest:
                    if is_cancelled():
                        raise Cancelled("The work was stopped.")
                    found = at_hand(item)
                    if found is not None:
                        yield item, found
                        continue
                    running[pool.submit(work, item)] = item
                    if len(running) >= 2 * threads:
                        break
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
