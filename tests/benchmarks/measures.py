"""What benchmarks measure with: `find` as the floor of a walk, processor seconds with those of ended children."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock and of processors, and the most memory of one process, in MB."""

    wall: float
    cpu: float
    memory: float = 0.0


def find(tree: Path) -> Cost:
    """What `find` needs to print name, size and time of everything in a tree; the better of two runs."""
    command = ["find", str(tree), "-printf", r"%p %s %T@\n"]
    return min((process(command) for _ in range(2)), key=lambda cost: cost.wall)


# A process that is begun from a large one counts that one's memory as its own: so a small one begins it.
_MEASURED = """
import resource, subprocess, sys, time
began = time.perf_counter()
status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
print(time.perf_counter() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
sys.exit(status)
"""


def process(command: Sequence[str]) -> Cost:
    """The cost of a whole process with its children. Raises CalledProcessError."""
    measured = [sys.executable, "-c", _MEASURED, *command]
    answer = subprocess.run(measured, stdout=subprocess.PIPE, text=True, check=True)
    return Cost(*map(float, answer.stdout.split()))


def here(work: Callable[[], object]) -> Cost:
    """The cost of something done in this process, and of the children that ended meanwhile."""
    wall, cpu = time.perf_counter(), _cpu()
    work()
    return Cost(time.perf_counter() - wall, _cpu() - cpu)


def _cpu() -> float:
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def anonymous_mb() -> float:
    """What this process holds that no file backs (Linux): mapped pages of the database are the system's."""
    status = Path("/proc/self/status").read_text("ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("RssAnon:")) / 1024
