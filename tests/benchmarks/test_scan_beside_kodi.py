"""A thousand film folders, scanned by us and by the real Kodi on the same files in one run. The ratio is the result."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from metarr_desktop.app import open_engine
from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.services.errands import scan_job
from metarr_desktop.services.jobs import JobEvent
from tests.benchmarks import thousand_films
from tests.kodi import RealKodi, why_no_kodi

pytestmark = [pytest.mark.benchmark, pytest.mark.skipif(bool(why_no_kodi()), reason=why_no_kodi())]

_VIDEO = thousand_films.SEED / "two-languages.mkv"


def test_a_thousand_films_are_read_in_a_fifth_of_kodis_time(tmp_path: Path, record: Callable[..., None]) -> None:
    films = tmp_path / "films"
    thousand_films.make(films, _VIDEO)

    ours, again = _our_seconds(films, tmp_path / "data")
    theirs, theirs_again = _kodis_seconds(films, tmp_path / "kodi")

    record("titles with NFO values", ours=ours["nfo"], kodi=theirs, ratio=ours["nfo"] / theirs)
    record("pictures cached and hashed, media probed", ours=ours["media"], kodi=theirs, ratio=ours["media"] / theirs)
    record("unchanged re-scan", ours=again, kodi=theirs_again, ratio=again / theirs_again)
    assert ours["nfo"] <= theirs / 5
    assert ours["media"] <= theirs
    assert again <= theirs_again


def _our_seconds(films: Path, data: Path) -> tuple[dict[str, float], float]:
    """Seconds from the start of the scan to the end of each step, and those of the whole re-scan."""
    with open_engine(str(data)) as engine:
        library = engine.libraries.add(str(films), LibraryType.MOVIE)
        ended: dict[str, float] = {}

        def note(event: JobEvent) -> None:
            if event.job.status.is_over:
                ended.setdefault(event.job.type, time.perf_counter())

        engine.jobs.subscribe(note)
        began = time.perf_counter()
        engine.run(scan_job(library.id))
        first = {step: moment - began for step, moment in ended.items()}
        began = time.perf_counter()
        engine.run(scan_job(library.id))
        return first, time.perf_counter() - began


def _kodis_seconds(films: Path, profile: Path) -> tuple[float, float]:
    kodi = RealKodi.start(profile, movies=[films])
    try:
        seconds = []
        for _ in range(2):
            began = time.perf_counter()
            kodi.scan()
            seconds.append(time.perf_counter() - began)
        assert len(kodi.rpc("VideoLibrary.GetMovies")["movies"]) == 1000
        return seconds[0], seconds[1]
    finally:
        kodi.stop()
