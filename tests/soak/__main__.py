"""The long suite: `python -m tests.soak [--scale F] [--rows 1,2] [--seed N] [--keep DIR] [--no-page]`.

Runs every row of the matrix with its counts times the scale, says each with its seed, and writes the table of
docs/RELIABILITY.md when all rows were run. Exit status: 0 no row failed (skips are named), 1 some did.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

from tests.soak import report
from tests.soak.outcome import Skip
from tests.soak.running import Ran, run_row
from tests.soak.table import ROWS, Row


def main(words: Sequence[str]) -> int:
    typed = _typed(words)
    seed = typed.seed if typed.seed is not None else random.randrange(2**32)
    wanted = _wanted(typed.rows)
    folder = Path(typed.keep) if typed.keep else Path(tempfile.mkdtemp(prefix="metarr-soak-"))
    began, lines = time.monotonic(), []
    _say(f"seed {seed}, {len(wanted)} rows, damaged folders are kept in {folder}")
    for row in wanted:
        ran = run_row(row, _count(row, typed.scale), seed + row.number, folder / f"row-{row.name}", with_named=True)
        lines.append(_line(row, ran))
        _tell(row, ran, seed + row.number)
    if not typed.rows and not typed.no_page:
        command = " ".join(["python3 bootstrap.py soak", *words])
        run = report.Run(str(date.today()), command, seed, time.monotonic() - began, os.cpu_count() or 1)
        report.write(report.PAGE, run, lines)
    failed = [line.name for line in lines if line.failures]
    skipped = [line.name for line in lines if line.skipped]
    took = time.monotonic() - began
    _say(f"{len(lines)} rows in {took:.0f} s: {len(failed)} failed {failed}, {len(skipped)} skipped {skipped}")
    if not failed and not typed.keep:
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if failed else 0


def _typed(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bootstrap.py soak", description="The fault matrix with all its counts.")
    parser.add_argument("--scale", type=float, default=1.0, help="times the counts of the matrix; 1 takes 45 minutes")
    parser.add_argument("--rows", default="", help="only these, by number: 1,2,54")
    parser.add_argument("--seed", type=int, help="of every choice; each row says its own")
    parser.add_argument("--keep", default="", help="where folders are made, and kept; else only damaged ones are")
    parser.add_argument("--no-page", action="store_true", help="leave docs/RELIABILITY.md as it is")
    return parser.parse_args(words)


def _wanted(names: str) -> list[Row]:
    rows = [row for row in ROWS if row.is_long]
    if not names:
        return rows
    chosen = [name.strip() for name in names.split(",")]
    unknown = set(chosen) - {row.name for row in ROWS}
    if unknown:
        sys.exit(f"There are no rows {', '.join(sorted(unknown))}; there are {', '.join(row.name for row in ROWS)}.")
    return [row for row in ROWS if row.name in chosen]


def _count(row: Row, scale: float) -> int:
    return max(1, round((row.count or row.fast) * scale))


def _line(row: Row, ran: Ran) -> report.Line:
    if isinstance(ran.outcome, Skip):
        return report.Line(row.name, row.fault, skipped=ran.outcome.reason)
    one = ran.outcome
    figure = f"{one.figure} ({one.note})" if one.note else one.figure
    return report.Line(row.name, row.fault, one.trials, len(one.failures), figure, ran.seconds)


def _tell(row: Row, ran: Ran, seed: int) -> None:
    _say(f"{_line(row, ran).text} seed {seed}")
    if not isinstance(ran.outcome, Skip):
        for fault in ran.outcome.failures[:10]:
            _say(f"    {fault}")
    if ran.kept is not None:
        _say(f"    kept: {ran.kept}; again: python3 bootstrap.py soak --rows {row.name} --seed {seed - row.number}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
