"""A few worker processes for what burns processor time in Python or reads foreign bytes: pictures, probing, tags.

Each worker serves one thread of a small thread pool, so any number of jobs can share the pool, and a file that kills or
hangs its worker costs that file alone: the worker is replaced and the rest goes on. Workers are spawned (a forked one
would keep the parent's lock and threads), only when there is work, never open the database, and end with their parent,
even when that is killed.
"""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import queue
import signal
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, Self, TypeVar

from metarr_desktop.domain.errors import BadInput, Cancelled
from metarr_desktop.domain.sentences import sentence

_log = logging.getLogger(__name__)

Item = TypeVar("Item")
Result = TypeVar("Result")

_CHUNK = 16  # items sent at once: few enough to cancel soon, enough to hide the way to the worker
_ITEM_TIMEOUT_S = 60.0
_CANCEL_CHECK_S = 0.2
_START_TIMEOUT_S = 60.0
_TAKEN = "taken"
_RARE_COLLECTIONS = (50_000, 20, 100)  # what workers make is handed over and forgotten; hardly anything is a cycle


class Failure(StrEnum):
    """Why an item has no result."""

    UNUSABLE = "unusable"  # the function refused it (BadInput); the file is to blame
    CRASHED = "crashed"  # the worker died over it
    TIMED_OUT = "timed_out"
    FAULT = "fault"  # an exception nobody foresaw: a bug of ours, in the log with its traceback


@dataclass(frozen=True, slots=True)
class Failed:
    """What stands in for a result; `reason` is a sentence for people that names the file where the function did."""

    failure: Failure
    reason: str


class WorkerPool:
    """Worker processes, `workers` at most (as shipped: the processors, four at most).

    Meant to live as long as the engine; `close`, or leaving the `with` block, ends the processes.
    """

    def __init__(self, workers: int | None = None, *, item_timeout_s: float = _ITEM_TIMEOUT_S) -> None:
        self._count = workers or min(4, os.cpu_count() or 1)
        self._item_timeout_s = item_timeout_s
        self._threads = ThreadPoolExecutor(self._count, thread_name_prefix="worker-pool")
        self._idle: queue.LifoQueue[_Worker] = queue.LifoQueue()

    def map(
        self,
        function: Callable[[Item], Result],
        items: Iterable[Item],
        *,
        cancelled: Callable[[], bool] = lambda: False,
        chunk: int = _CHUNK,
        ahead: int = 1,
        item_timeout_s: float | None = None,
    ) -> Iterator[tuple[Item, Result | Failed]]:
        """Give each item with the function's result, as they become ready, in no fixed order.

        `function` is a module's own (workers import it by name); items and results must pickle. Items are taken as they
        are needed, `ahead` chunks more than there are workers. Raises Cancelled soon after `cancelled` says so; chunks
        under way are finished and dropped. `item_timeout_s` holds for this call in the place of the pool's own.
        """
        timeout_s = item_timeout_s or self._item_timeout_s
        chunks = _in_chunks(items, chunk)
        running: set[Future[list[tuple[Item, Result | Failed]]]] = set()
        try:
            while True:
                for part in islice(chunks, self._count + ahead - len(running)):
                    running.add(self._threads.submit(self._serve, function, part, timeout_s))
                if not running:
                    return
                finished, running = wait(running, timeout=_CANCEL_CHECK_S, return_when=FIRST_COMPLETED)
                if cancelled():
                    raise Cancelled("The work was stopped.")
                for future in finished:
                    yield from future.result()
        finally:
            for future in running:
                future.cancel()

    def map_in_order(
        self,
        function: Callable[[Item], Result],
        items: Iterable[Item],
        *,
        cancelled: Callable[[], bool] = lambda: False,
        ahead: int = 1,
        item_timeout_s: float | None = None,
    ) -> Iterator[tuple[Item, Result | Failed]]:
        """As `map`, each item for itself and in the order given; some `ahead` results may wait for an earlier one."""
        chunks = ([item] for item in items)
        timeout_s = item_timeout_s or self._item_timeout_s
        running: deque[Future[list[tuple[Item, Result | Failed]]]] = deque()
        try:
            while True:
                for part in islice(chunks, self._count + ahead - len(running)):
                    running.append(self._threads.submit(self._serve, function, part, timeout_s))
                if not running:
                    return
                while not wait([running[0]], timeout=_CANCEL_CHECK_S).done:
                    if cancelled():
                        raise Cancelled("The work was stopped.")
                yield from running.popleft().result()
        finally:
            for future in running:
                future.cancel()

    @property
    def worker_count(self) -> int:
        """How many processes wait for work."""
        return self._idle.qsize()

    def close(self) -> None:
        """End all workers; work under way is finished first."""
        self._threads.shutdown(wait=True, cancel_futures=True)
        with suppress(queue.Empty):
            while True:
                self._idle.get_nowait().end()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _serve(
        self, function: Callable[[Item], Result], items: Sequence[Item], timeout_s: float
    ) -> list[tuple[Item, Result | Failed]]:
        """Have a worker do one chunk. Whatever item its worker dies over is left out by the next worker."""
        results: list[tuple[Item, Result | Failed]] = []
        while len(results) < len(items):
            rest = items[len(results) :]
            worker = self._begun(function, rest)
            results += zip(rest, worker.answers(len(rest), timeout_s), strict=False)
            if worker.is_usable:
                self._idle.put(worker)
        return results

    def _begun(self, function: Callable[[Item], Result], items: Sequence[Item]) -> _Worker:
        """A worker that has taken the items. Idle ones may have been killed meanwhile; a fresh one has to start.

        When not even that does, it is no file's fault: fail loudly instead of blaming each in turn.
        """
        for _ in range(self._count + 1):
            worker = self._idle_or_new()
            if worker.begin(function, items):
                return worker
        raise RuntimeError("Worker processes do not start on this system.")

    def _idle_or_new(self) -> _Worker:
        try:
            return self._idle.get_nowait()
        except queue.Empty:
            return _Worker()


class _Worker:
    """One process and the pipe to it; used by one thread at a time."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs,), daemon=True, name="metarr-worker")
        self._process.start()
        theirs.close()
        self.is_usable = True

    def begin(self, function: Callable[[Any], Any], items: Sequence[Any]) -> bool:
        """Hand over work; whether the process took it, with all that the function imports. If not, it is ended."""
        with suppress(EOFError, OSError):  # it is dead already
            self._pipe.send((function, items))
            if self._pipe.poll(_START_TIMEOUT_S):
                self._pipe.recv()
                return True
        self._kill()
        return False

    def answers(self, count: int, timeout_s: float) -> Iterator[Any]:
        """The results in order; fewer than `count` when the worker was lost, the last one then saying how."""
        try:
            for _ in range(count):
                if not self._pipe.poll(timeout_s):
                    yield self._lost(Failure.TIMED_OUT, sentence(f"it took longer than {timeout_s:g} s"))
                    return
                answer = self._pipe.recv()
                if isinstance(answer, Failed) and answer.failure is Failure.FAULT:
                    _log.error("A worker met an unforeseen error:\n%s", answer.reason)
                yield answer
        except (EOFError, OSError):
            yield self._lost(Failure.CRASHED, sentence("reading it ended the process that read it"))

    def end(self) -> None:
        """Let the process end by itself, within a second."""
        self._pipe.close()
        self._process.join(timeout=1)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()

    def _lost(self, failure: Failure, reason: str) -> Failed:
        _log.warning("A worker process was lost: %s", reason)
        self._kill()
        return Failed(failure, reason)

    def _kill(self) -> None:
        self.is_usable = False
        self._process.kill()
        self._process.join()
        self._pipe.close()


def _in_chunks(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    rest = iter(items)
    while part := list(islice(rest, size)):
        yield part


def _work(pipe: Connection) -> None:
    """The worker's life: until the parent hangs up or ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's to answer
    gc.set_threshold(*_RARE_COLLECTIONS)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with suppress(EOFError, OSError):
        while True:
            function, items = pipe.recv()
            pipe.send(_TAKEN)
            for item in items:
                pipe.send(_answer(function, item))


def _answer(function: Callable[[Any], Any], item: Any) -> Any:
    try:
        return function(item)
    except BadInput as error:
        return Failed(Failure.UNUSABLE, str(error))
    except Exception as error:
        # The top of this process: nothing above could report it.
        return Failed(Failure.FAULT, "".join(traceback.format_exception(error)))


def _end_with_parent() -> None:
    """Wait for the parent's end and follow it. (`PR_SET_PDEATHSIG` would follow the thread that started us.)"""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
