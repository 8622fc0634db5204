"""Over a network every call is a wait: what a scan asks of the disk, counted."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from metarr_desktop.domain.errors import Cancelled
from metarr_desktop.domain.jobs import Unwatched
from metarr_desktop.domain.kinds import JobId, Kind, LibraryId, LibraryType
from metarr_desktop.domain.scans import Depth
from metarr_desktop.services.errands import scan_job
from tests.disk import a_film, an_episode_file, element
from tests.services.desk import Desk
from tests.slow_disk import HereWorkers, SlowDisk

FILMS = 30


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    (tmp_path / "data").mkdir()
    with HereWorkers(1) as workers:
        desk = Desk(tmp_path / "data", workers)
        yield desk
        desk.store.close()


@pytest.fixture
def films(root: Path) -> Path:
    """Films with NFO and poster, which have lain there for long."""
    for number in range(FILMS):
        a_film(root, f"Film {number} (2001)", nfo=element("plot", f"Plot {number}"), poster="red")
    for folder, _, _ in os.walk(root):
        os.utime(folder, (1_700_000_000, 1_700_000_000))
    return root


@pytest.fixture
def library(desk: Desk, films: Path) -> LibraryId:
    return desk.add(films, LibraryType.MOVIE)


def asked(disk: SlowDisk, verb: str, *, of_root: Path) -> list[int]:
    """How often each path below the root was asked for that."""
    return [count for (one, path), count in disk.calls.items() if one == verb and path != str(of_root)]


def test_a_first_scan_lists_each_folder_and_asks_each_file_once(
    desk: Desk, films: Path, library: LibraryId, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = SlowDisk(str(films)).install(monkeypatch)

    desk.run(scan_job(library, discover_only=True))

    assert asked(disk, "list", of_root=films) == [1] * FILMS
    assert asked(disk, "stat", of_root=films) == [1] * (FILMS * 4)  # the folder, and three files in it
    assert disk.count("open") == 0


def test_each_nfo_picture_and_video_is_opened_once_and_a_video_read_thrice_at_most(
    desk: Desk, films: Path, library: LibraryId, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = SlowDisk(str(films)).install(monkeypatch)

    desk.scan(library)

    assert asked(disk, "open", of_root=films) == [1] * (FILMS * 3)
    assert max(asked(disk, "read", of_root=films)) <= 3
    assert all(row.quality for row in desk.rows(Kind.MOVIE))


def test_a_sweep_asks_for_folder_times_alone(
    desk: Desk, films: Path, library: LibraryId, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.scan(library)
    disk = SlowDisk(str(films)).install(monkeypatch)

    desk.run(scan_job(library, depth=Depth.TIMES))

    assert asked(disk, "stat", of_root=films) == [1] * FILMS
    assert asked(disk, "list", of_root=films) == []
    assert disk.count("open") == 0


def test_a_new_episode_costs_the_listing_of_its_folder(desk: Desk, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    show = root / "Lost Hours"
    for season in (1, 2):
        an_episode_file(show, f"Lost Hours S0{season}E01", season=f"Season 0{season}")
    for folder, _, _ in os.walk(root):
        os.utime(folder, (1_700_000_000, 1_700_000_000))
    library = desk.add(root, LibraryType.TV)
    desk.scan(library)
    an_episode_file(show, "Lost Hours S02E02", season="Season 02")
    disk = SlowDisk(str(root)).install(monkeypatch)

    desk.run(scan_job(library, depth=Depth.TIMES, discover_only=True))

    assert [path for (verb, path) in disk.calls if verb == "list" and path != str(root)] == [str(show / "Season 02")]
    assert len(desk.rows(Kind.EPISODE)) == 3


def test_a_file_rewritten_in_place_is_found_though_its_folder_kept_its_time(
    desk: Desk, films: Path, library: LibraryId
) -> None:
    desk.scan(library)
    nfo = films / "Film 7 (2001)" / "Film 7 (2001).nfo"
    nfo.write_text(nfo.read_text().replace("Plot 7", "Another plot"))
    film = desk.one(Kind.MOVIE, "Film 7")

    desk.run(scan_job(library, depth=Depth.TIMES))
    by_times = desk.value(film, "plot")
    desk.run(scan_job(library))

    assert (by_times, desk.value(film, "plot")) == ("Plot 7", "Another plot")


class StopsAfter(Unwatched):
    """Progress that is cancelled once so many portions of probing were reported."""

    job: JobId | None = None

    def __init__(self, portions: int) -> None:
        self._left = portions

    def report(self, done: int, total: int, label: str = "") -> None:
        self._left -= label == "media"

    def check(self) -> None:
        if self._left <= 0:
            raise Cancelled("Stopped.")


def test_probing_goes_on_where_it_was_stopped(desk: Desk, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(100):
        a_film(root, f"Film {number} (2001)")
    library = desk.add(root, LibraryType.MOVIE)
    disk = SlowDisk(str(root)).install(monkeypatch)

    with pytest.raises(Cancelled):
        desk.run(scan_job(library), StopsAfter(1))
    probed = disk.count("open")
    desk.run(scan_job(library))

    assert 0 < probed < 100
    assert disk.count("open") == 100
