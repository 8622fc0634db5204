"""The fault matrix with few trials: the fast suite. The long one is `python3 bootstrap.py soak`."""

from __future__ import annotations

import ast
import random
import sys
from pathlib import Path

import pytest

from tests.soak.outcome import Skip
from tests.soak.paths import PROJECT
from tests.soak.running import run_row
from tests.soak.table import ROWS, Row

_FAST = [row for row in ROWS if row.fast]


@pytest.mark.skipif(sys.platform != "linux", reason="the faults are provoked by means of Linux")
@pytest.mark.parametrize("row", _FAST, ids=[f"row_{row.name}" for row in _FAST])
def test_the_promise_holds_under(row: Row, tmp_path: Path) -> None:
    seed = random.randrange(2**32)
    print(f"seed {seed}")  # noqa: T201 - pytest shows it when the test fails

    ran = run_row(row, row.fast, seed, tmp_path / "row", with_named=False)

    if isinstance(ran.outcome, Skip):
        pytest.skip(ran.outcome.reason)
    assert ran.outcome.failures == []
    assert ran.outcome.trials > 0


@pytest.mark.parametrize("row", [row for row in ROWS if row.named], ids=lambda row: f"row_{row.name}")
def test_every_test_that_a_row_names_is_there(row: Row) -> None:
    for test in row.named:
        path, _, name = test.partition("::")
        functions = {
            node.name for node in ast.walk(ast.parse((PROJECT / path).read_text())) if isinstance(node, ast.FunctionDef)
        }

        assert not name or name.split("::")[-1] in functions, test
