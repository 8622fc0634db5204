"""How right and how fast names are read: the corpora of ../shared by their own scorer, guessit side by side."""

from __future__ import annotations

import importlib.util
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from metarr_desktop.cli.names import guess_json
from metarr_desktop.formats.names import parse

pytestmark = pytest.mark.benchmark

_CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
_ROUNDS = 3


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    if not (_CORPORA / "score_names.py").exists():
        pytest.skip("the corpora of ../shared are not here")
    spec = importlib.util.spec_from_file_location("score_names", _CORPORA / "score_names.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def cases() -> list[dict[str, Any]]:
    if not (_CORPORA / "names-dev.jsonl").exists():
        pytest.skip("the corpora of ../shared are not here")
    return [json.loads(line) for line in (_CORPORA / "names-dev.jsonl").read_text(encoding="utf-8").splitlines()]


class Score:
    """Shares of right answers: of whole main keys, of stated keys by source, of cases with every stated key right."""

    def __init__(self, scorer: ModuleType, cases: Sequence[dict[str, Any]], read: Callable[[str], Mapping[str, Any]]):
        self._main: dict[str, list[bool]] = {}
        self._keys: dict[str, list[bool]] = {}
        for case in cases:
            right, main = scorer.score_case(case, read(case["input"]))
            for name in ("", case["source"].partition(":")[0], case["kind"]):
                self._keys.setdefault(name, []).extend(right.values())
                if main is not None:
                    self._main.setdefault(name, []).append(main)
        self.whole = sum(all(scorer.score_case(case, read(case["input"]))[0].values()) for case in cases) / len(cases)

    def main(self, name: str = "") -> float:
        return sum(self._main[name]) / len(self._main[name])

    def keys(self, name: str = "") -> float:
        return sum(self._keys[name]) / len(self._keys[name])


def _ours(name: str) -> Mapping[str, Any]:
    return guess_json(parse(name))


def test_names_are_read_right(scorer: ModuleType, cases: list[dict[str, Any]], record: Callable[..., None]) -> None:
    score = Score(scorer, cases, _ours)

    counts: dict[str, int] = {}
    for case in cases:
        source = case["source"].partition(":")[0]
        counts[source] = counts.get(source, 0) + 1
    large = [source for source, count in counts.items() if count >= 100]
    record("names right", main=score.main(), every_key=score.whole, music=score.main("music"))
    for source in large:
        record(f"names right, {source}", main=score.main(source), keys=score.keys(source))
    assert score.main() >= 0.97
    assert score.whole >= 0.93
    assert score.main("music") >= 0.8
    assert all(score.main(source) >= 0.93 and score.keys(source) >= 0.93 for source in large)


def test_a_hundred_times_guessits_speed(cases: list[dict[str, Any]], record: Callable[..., None]) -> None:
    guessit = pytest.importorskip("guessit").guessit
    names = [case["input"] for case in cases]
    random.Random(1).shuffle(names)
    ratios = []
    for name in names[:50]:
        parse(name)
    guessit(names[0])
    for _ in range(_ROUNDS):
        theirs = _cpu_of(guessit, names[:120]) / 120
        ours = _cpu_of(parse, names) / len(names)
        ratios.append(theirs / ours)

    ratio = sorted(ratios)[_ROUNDS // 2]
    record("names a second, beside guessit", ratio=ratio, ours=1 / ours, guessit=1 / theirs)
    assert ratio >= 100


def _cpu_of(read: Callable[[str], object], names: Sequence[str]) -> float:
    start = time.process_time()
    for name in names:
        read(name)
    return time.process_time() - start


def test_no_name_takes_long(record: Callable[..., None]) -> None:
    pieces = [
        "S01E02",
        "1x02",
        "2007",
        "1080p",
        "x264",
        "Tin",
        "E1",
        "99999",
        "Season",
        "第07话",
        "1-90000",
        "aka",
        "Eng",
    ]
    rng = random.Random(2)
    names = ["".join(rng.choice(pieces) + rng.choice(" .-_[]()") for _ in range(90))[:511] for _ in range(300)]
    names += [piece * (511 // len(piece)) for piece in (*pieces, *" .-_[](", " - 07", "1-2-", "A.", "(2007)", "1 of ")]

    slowest = max(min(_cpu_of(parse, [name]) for _ in range(3)) for name in names)

    record("slowest name", ms=slowest * 1000)
    assert slowest <= 0.005


def test_importing_the_reader_costs_little(record: Callable[..., None]) -> None:
    bare = _process_s("pass")
    ours = _process_s("from metarr_desktop.formats.names import parse")

    record("import of the reader", over_bare_ms=(ours - bare) * 1000)
    assert ours - bare <= 0.030


def _process_s(code: str) -> float:
    """The shortest of several runs of a new interpreter, compiled files at hand as in an installed program."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    times = []
    for _ in range(15):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, env=environment)
        times.append(time.perf_counter() - start)
    return min(times)
