"""The table of the long suite in `docs/RELIABILITY.md`, between two marks; what stands around it is written by hand."""

from __future__ import annotations

import platform
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "RELIABILITY.md"
_BEGIN, _END = "<!-- results: written by `python3 bootstrap.py soak`, not by hand -->", "<!-- end of results -->"
_HEAD = ("| row | fault | trials | failures | figure | took |", "|---:|---|---:|---:|---|---:|")


@dataclass(frozen=True, slots=True)
class Line:
    """A row's result as it stands in the table. `skipped` is the reason why it was not tried, "" where it was."""

    name: str
    fault: str
    trials: int = 0
    failures: int = 0
    figure: str = ""
    seconds: float = 0.0
    skipped: str = ""

    @property
    def text(self) -> str:
        if self.skipped:
            return f"| {self.name} | {self.fault} | SKIP | | {_cell(self.skipped)} | |"
        return (
            f"| {self.name} | {self.fault} | {self.trials:,} | {self.failures:,} | {_cell(self.figure)} "
            f"| {self.seconds:.0f} s |"
        )


@dataclass(frozen=True, slots=True)
class Run:
    """What is said above the table."""

    date: str
    command: str
    seed: int
    seconds: float
    cores: int


def write(page: Path, run: Run, lines: Sequence[Line]) -> None:
    """Put the results between the marks of the page. Raises ValueError where they are missing."""
    text = page.read_text(encoding="utf-8")
    before, begin, rest = text.partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not begin or not end:
        raise ValueError(f"{page} has no place for results")
    page.write_text(f"{before}{begin}\n{_section(run, lines)}\n{end}{after}", encoding="utf-8")


def _section(run: Run, lines: Sequence[Line]) -> str:
    skipped = sum(bool(line.skipped) for line in lines)
    failed = sum(bool(line.failures) for line in lines)
    summary = (
        f"{run.date}, `{run.command}`, seed {run.seed}, {run.seconds / 60:.0f} minutes on {machine(run.cores)}: "
        f"{len(lines)} rows, {len(lines) - skipped - failed} held, {failed} failed, {skipped} skipped."
    )
    return "\n".join(["", summary, "", *_HEAD, *(line.text for line in lines), ""])


def machine(cores: int) -> str:
    """The kind of machine in words that name no machine."""
    python = platform.python_version()
    return f"a {platform.system()} machine with {cores} cores, Python {python}, SQLite {sqlite3.sqlite_version}"


def _cell(text: str) -> str:
    return text.replace("|", "/").replace("\n", " ")
