"""Scans on a disk on which every call takes 5 or 30 ms, as over a network: waits, counted in calls."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.domain.scans import Depth
from metarr_desktop.services.errands import scan_job
from tests.benchmarks import measures
from tests.disk import a_film, element
from tests.services.desk import Desk
from tests.slow_disk import HereWorkers, SlowDisk

pytestmark = pytest.mark.benchmark

_FILMS = 40


@pytest.mark.parametrize("delay_ms", [5, 30])
def test_titles_come_for_five_calls_a_film_and_a_sweep_for_one(
    tmp_path: Path, delay_ms: int, monkeypatch: pytest.MonkeyPatch, record: Callable[..., None]
) -> None:
    root = tmp_path / "films"
    for number in range(_FILMS):
        a_film(root, f"Film {number} (2001)", nfo=element("plot", "A plot."), poster="red")
    for folder, _, _ in os.walk(root):
        os.utime(folder, (1_700_000_000, 1_700_000_000))
    (tmp_path / "data").mkdir()
    with HereWorkers(1) as workers:
        desk = Desk(tmp_path / "data", workers)
        library = desk.add(root, LibraryType.MOVIE)
        disk = SlowDisk(str(root), delay_ms / 1000).install(monkeypatch)
        calls: dict[str, float] = {}
        seconds: dict[str, float] = {}
        for name, job in (
            ("titles", scan_job(library, discover_only=True)),
            ("contents", scan_job(library)),
            ("sweep", scan_job(library, depth=Depth.TIMES)),
        ):
            disk.calls.clear()
            seconds[name] = measures.here(lambda job=job: desk.run(job)).wall  # type: ignore[misc]
            calls[name] = disk.calls.total() / _FILMS
        desk.store.close()

    record(
        f"calls a film at {delay_ms} ms",
        **calls,
        **{f"{name}_seconds": wall for name, wall in seconds.items()},
    )
    assert calls["titles"] < 6  # the folder's time and list, three files' sizes; now and then the root
    assert calls["sweep"] < 1.5
