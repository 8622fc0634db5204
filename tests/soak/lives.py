"""Processes made to be ended: forks of one server that has imported the whole program, so that a death costs no second.

An act is a module's function `act(tell, *words)`: it says one line at a time through `tell`, which reaches the disk of
the row before the call returns, whatever happens to the process next.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Self

Tell = Callable[[str], None]

_PATIENCE_S = 60.0  # only a failing row waits so long

_server = multiprocessing.get_context("forkserver")
_server.set_forkserver_preload(["tests.soak.preloaded"])


class Life:
    """One process doing an act; `with` ends it in any case."""

    def __init__(self, act: Callable[..., object], folder: Path, *words: object) -> None:
        self._said = folder / f"said-{os.urandom(6).hex()}"
        self._errors = folder / f"{self._said.name}.errors"
        self._said.touch()
        self._ready, theirs = _server.Pipe(duplex=False)
        self._process = _server.Process(target=_live, args=(act, str(self._said), theirs, words), daemon=False)
        self._process.start()
        theirs.close()

    @property
    def pid(self) -> int:
        assert self._process.pid is not None
        return self._process.pid

    def wait_ready(self) -> None:
        """Until it said its first line. Raises EOFError where it ended before, TimeoutError where it says nothing."""
        if not self._ready.poll(_PATIENCE_S):
            raise TimeoutError("a process said nothing for a minute")
        self._ready.recv()

    def outlives(self, seconds: float) -> bool:
        """Whether it is still there after that time."""
        self._process.join(seconds)
        return self._process.exitcode is None

    def kill(self) -> None:
        self._process.kill()
        self._process.join()

    def terminate(self) -> None:
        """Ask it to end, as the system does when the session ends."""
        self._process.terminate()

    def ended(self, within_s: float = _PATIENCE_S) -> int | None:
        """Its exit status (negative: the signal that ended it), None where it did not end in time."""
        self._process.join(within_s)
        return self._process.exitcode

    def said(self) -> list[str]:
        """Every whole line it said so far."""
        return self._said.read_text(encoding="utf-8", errors="surrogateescape").split("\n")[:-1]

    def errors(self) -> str:
        """What it wrote to its standard output and error."""
        return self._errors.read_text(errors="replace") if self._errors.exists() else ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.exitcode is None:
            self.kill()
        self._ready.close()
        self._process.close()
        for path in (self._said, self._errors):
            path.unlink(missing_ok=True)


def _live(act: Callable[..., object], said: str, ready: object, words: tuple[object, ...]) -> None:
    line = os.open(said, os.O_WRONLY | os.O_APPEND)
    errors = os.open(f"{said}.errors", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(errors, 1)
    os.dup2(errors, 2)
    is_first = True

    def tell(text: str) -> None:
        nonlocal is_first
        os.write(line, f"{text}\n".encode("utf-8", "surrogateescape"))
        if is_first:
            is_first = False
            ready.send(None)  # type: ignore[attr-defined]

    status = act(tell, *words)
    sys.exit(status if isinstance(status, int) else 0)
