"""Figures of a benchmark run go where `docs/PERFORMANCE.md` is written from: one JSON line a figure."""

from __future__ import annotations

import json
import os
from collections.abc import Callable

import pytest


@pytest.fixture
def record(capsys: pytest.CaptureFixture[str]) -> Callable[..., None]:
    """Print a figure with its parts, and append it to $METARR_FIGURES where that is set."""

    def _record(name: str, **parts: float) -> None:
        line = json.dumps({"figure": name, **{key: round(value, 3) for key, value in parts.items()}})
        with capsys.disabled():
            print(f"\n{line}")  # noqa: T201 - the figures are what the run is for
        if path := os.environ.get("METARR_FIGURES"):
            with open(path, "a", encoding="utf-8") as file:
                file.write(line + "\n")

    return _record
