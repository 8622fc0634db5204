"""strace as a means: faults put into the calls of a process, and a record of what it asked of the disk."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from tests.soak.outcome import Skip
from tests.soak.paths import PROJECT

_PATIENCE_S = 120


@dataclass(frozen=True, slots=True)
class Traced:
    """How a traced process ended and what it said."""

    status: int
    said: list[str]
    errors: str


def missing() -> Skip | None:
    """Why nothing can be traced here; None where it can."""
    if shutil.which("strace") is None:
        return Skip("strace is not installed")
    tried = subprocess.run(["strace", "-qq", "-o", os.devnull, "true"], capture_output=True, text=True, check=False)
    return None if tried.returncode == 0 else Skip(f"strace may not trace here: {tried.stderr.strip()[:80]}")


def traced(options: Sequence[str], module: str, *words: str) -> Traced:
    """Run `python -m MODULE WORDS` under strace with those options."""
    quiet = [] if "-o" in options else ["-o", os.devnull]
    # Without --seccomp-bpf, under which a signal that is put in never arrives (strace 6.1).
    command = ["strace", "-f", "-qq", *quiet, *options, sys.executable, "-m", module, *words]
    # Byte code would be written at some runs only; the thread pools of numeric libraries have no work here.
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(
        command, cwd=PROJECT, env=environment, capture_output=True, text=True, timeout=_PATIENCE_S, check=False
    )
    return Traced(done.returncode, done.stdout.splitlines(), done.stderr)


def injected(call: str, fault: str, number: int) -> list[str]:
    """Options that put a fault (`signal=KILL`, `error=EIO`) into the n-th of a call."""
    return ["-e", f"trace=?{call}", "-e", f"inject=?{call}:{fault}:when={number}"]
