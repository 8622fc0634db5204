"""From publish to proved in a real, idle Kodi: 100 changed titles."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from metarr_desktop.app import open_engine
from metarr_desktop.domain.kinds import ItemId, Kind, LibraryType
from metarr_desktop.domain.player import PlayerType
from metarr_desktop.domain.views import Scope
from metarr_desktop.services.errands import publish_job, scan_job
from metarr_desktop.services.telling import sync_job
from tests.disk import a_film, element
from tests.kodi import RealKodi, why_no_kodi

pytestmark = pytest.mark.benchmark

FILMS = 100
LIMIT_S = 10.0


def test_a_hundred_changed_titles_are_proved_within_ten_seconds(tmp_path: Path) -> None:
    if reason := why_no_kodi():
        pytest.skip(reason)
    films = tmp_path / "films"
    for number in range(FILMS):
        a_film(films, f"Film {number:03} (2001)", nfo=element("plot", f"Plot {number}."), poster="red")
    kodi = RealKodi.start(tmp_path / "kodi", movies=[films])
    try:
        with open_engine(str(tmp_path / "data")) as engine:
            engine.libraries.put_setting("automation.sync_after_publish", False)
            library = engine.libraries.add(str(films), LibraryType.MOVIE)
            group = engine.players.add_group("Home", PlayerType.KODI)
            engine.players.link(group, [library.id])
            own = {"port": kodi.http_port, "ws_port": kodi.tcp_port, "user": kodi.user, "secret": kodi.password}
            engine.players.add(group, "Den", host="127.0.0.1", **own)  # type: ignore[arg-type]
            engine.run(scan_job(library.id))
            engine.run(publish_job())
            engine.run(sync_job())
            items = [ItemId(one) for one in engine.browse.listing(Scope(kind=Kind.MOVIE)).ids]
            for item in items:
                engine.edit.set_values([item], {"plot": f"Another plot of {item}."})
            engine.run(publish_job())
            begun = time.perf_counter()
            engine.run(sync_job())
            took = time.perf_counter() - begun
            (report,) = engine.sync_reports()
    finally:
        kodi.stop()

    print(f"\n{FILMS} changed titles told and proved in {took:.2f} s")  # noqa: T201 - a benchmark says what it measured
    assert (report.there, report.total) == (FILMS, FILMS)
    assert took < LIMIT_S
