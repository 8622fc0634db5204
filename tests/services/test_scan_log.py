"""The log of scans: each that was asked for or found something, with its files."""

import os
import shutil
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from metarr_desktop.domain.errors import Cancelled
from metarr_desktop.domain.jobs import NewJob, Unwatched
from metarr_desktop.domain.kinds import Kind, LibraryId, LibraryType
from metarr_desktop.domain.scans import MOST_FILES, Depth, ScanCause, ScanEntry, ScanOutcome
from metarr_desktop.services.errands import scan_job, sweep_job, watched_scan_job
from tests.disk import a_film, an_nfo, element
from tests.services.desk import Desk


@pytest.fixture
def films(desk: Desk, root: Path) -> LibraryId:
    """A library with Heat and Ronin in it, scanned an hour ago."""
    a_film(root, "Heat (1995)", nfo=element("title", "Heat"))
    a_film(root, "Ronin (1998)")
    library = desk.add(root, LibraryType.MOVIE)
    desk.scan(library)
    desk.clock.turn(hours=1)
    return library


def newest(desk: Desk, library: LibraryId) -> ScanEntry:
    return desk.browse.scans(library, 1)[0]


def files(desk: Desk, library: LibraryId, outcome: ScanOutcome) -> dict[str, str]:
    """Name -> detail of the files that the newest scan found so."""
    found = desk.browse.scan_files(newest(desk, library).id)
    return {os.path.basename(one.path): one.detail for one in found if one.outcome is outcome}


def names(desk: Desk, library: LibraryId, outcome: ScanOutcome) -> set[str]:
    return set(files(desk, library, outcome))


# what was found


def test_a_first_scan_lists_what_it_added_and_leads_to_the_titles(desk: Desk, films: LibraryId) -> None:
    entry = newest(desk, films)

    assert (entry.cause, entry.depth, entry.is_part, entry.is_stopped) == (ScanCause.ASKED, Depth.KNOWN, False, False)
    assert (entry.titles["added"], entry.files) == (2, {ScanOutcome.ADDED: 3})
    assert names(desk, films, ScanOutcome.ADDED) == {"Heat (1995).mkv", "Heat (1995).nfo", "Ronin (1998).mkv"}
    items = Counter(one.item for one in desk.browse.scan_files(entry.id))
    assert items == {desk.one(Kind.MOVIE, "Heat"): 2, desk.one(Kind.MOVIE, "Ronin"): 1}


def test_what_was_added_changed_moved_and_lost_is_told_apart(desk: Desk, root: Path, films: LibraryId) -> None:
    a_film(root, "Alien (1979)")
    an_nfo(root / "Heat (1995)" / "Heat (1995).nfo", "movie", element("title", "Heat") + element("plot", "Cops."))
    os.rename(root / "Heat (1995)" / "Heat (1995).mkv", root / "Heat (1995)" / "Heat.1995.mkv")
    shutil.rmtree(root / "Ronin (1998)")

    desk.scan(films)

    assert newest(desk, films).files == dict.fromkeys(
        (ScanOutcome.ADDED, ScanOutcome.CHANGED, ScanOutcome.MOVED, ScanOutcome.MISSING), 1
    )
    assert names(desk, films, ScanOutcome.ADDED) == {"Alien (1979).mkv"}
    assert names(desk, films, ScanOutcome.CHANGED) == {"Heat (1995).nfo"}
    assert files(desk, films, ScanOutcome.MOVED) == {"Heat.1995.mkv": str(root / "Heat (1995)" / "Heat (1995).mkv")}
    assert names(desk, films, ScanOutcome.MISSING) == {"Ronin (1998).mkv"}
    assert newest(desk, films).titles["missing"] == 1


def test_what_comes_back_is_no_new_file(desk: Desk, root: Path, tmp_path: Path, films: LibraryId) -> None:
    os.rename(root / "Ronin (1998)", tmp_path / "aside")
    desk.scan(films)
    desk.clock.turn(hours=1)
    os.rename(tmp_path / "aside", root / "Ronin (1998)")

    desk.scan(films)

    assert newest(desk, films).files == {ScanOutcome.RETURNED: 1}
    assert newest(desk, films).titles["returned"] == 1


def test_of_very_many_files_some_are_kept_and_all_counted(desk: Desk, root: Path) -> None:
    folder = root / "Heat (1995)"
    a_film(root, "Heat (1995)")
    for number in range(MOST_FILES + 20):
        (folder / f"Heat (1995).{number:04}.srt").write_text("1\n")
    library = desk.add(root, LibraryType.MOVIE)

    desk.scan(library)

    entry = newest(desk, library)
    assert entry.files == {ScanOutcome.ADDED: MOST_FILES + 21}
    assert len(desk.browse.scan_files(entry.id)) == MOST_FILES


# what could not be read


def test_an_unreadable_nfo_stands_under_the_scan_that_found_it(desk: Desk, root: Path, films: LibraryId) -> None:
    (root / "Ronin (1998)" / "Ronin (1998).nfo").touch()

    desk.run(watched_scan_job(films, [str(root / "Ronin (1998)")]))
    desk.clock.turn(minutes=1)
    desk.run(watched_scan_job(films, [str(root / "Ronin (1998)")]))

    found = newest(desk, films)
    assert (found.cause, found.is_part) == (ScanCause.WATCH, True)
    assert found.files == {ScanOutcome.ADDED: 1, ScanOutcome.FAILED: 1}
    assert files(desk, films, ScanOutcome.FAILED) == {"Ronin (1998).nfo": "is empty"}


def test_a_scan_that_was_asked_for_names_what_is_still_unreadable(desk: Desk, root: Path, films: LibraryId) -> None:
    (root / "Ronin (1998)" / "Ronin (1998).nfo").touch()
    desk.scan(films)
    desk.clock.turn(minutes=1)

    desk.scan(films)

    assert newest(desk, films).files == {ScanOutcome.FAILED: 1}
    assert names(desk, films, ScanOutcome.FAILED) == {"Ronin (1998).nfo"}


def test_a_folder_that_may_not_be_read_is_named(
    desk: Desk, unprivileged: Callable[[], AbstractContextManager[None]], public_folder: Path
) -> None:
    a_film(public_folder / "films", "Heat (1995)")
    closed = a_film(public_folder / "films", "Ronin (1998)").parent
    library = desk.add(public_folder / "films", LibraryType.MOVIE)
    closed.chmod(0)
    with unprivileged():
        desk.scan(library)
    closed.chmod(0o755)

    assert "may not be read" in files(desk, library, ScanOutcome.FAILED)["Ronin (1998)"]
    assert newest(desk, library).files == {ScanOutcome.ADDED: 1, ScanOutcome.FAILED: 1}


def test_a_root_that_is_away_is_named_once_by_sweeps_and_always_when_asked(
    desk: Desk, root: Path, tmp_path: Path, films: LibraryId
) -> None:
    os.rename(root, tmp_path / "unplugged")
    for _ in range(2):
        desk.run(sweep_job(films))
        desk.clock.turn(hours=6)

    assert [one.cause for one in desk.browse.scans(films)] == [ScanCause.SWEEP, ScanCause.ASKED]
    assert "cannot be reached" in files(desk, films, ScanOutcome.FAILED)[root.name]

    desk.scan(films)

    assert newest(desk, films).cause is ScanCause.ASKED
    assert newest(desk, films).files == {ScanOutcome.FAILED: 1}


# which scans


def test_a_watched_scan_and_a_sweep_that_find_nothing_are_not_logged(desk: Desk, root: Path, films: LibraryId) -> None:
    desk.run(watched_scan_job(films, [str(root / "Heat (1995)")]))
    desk.run(sweep_job(films))

    assert [one.cause for one in desk.browse.scans(films)] == [ScanCause.ASKED]


def test_a_scan_that_was_asked_for_is_logged_also_where_it_found_nothing(desk: Desk, films: LibraryId) -> None:
    desk.run(scan_job(films, depth=Depth.ALL))

    entry = newest(desk, films)
    assert (entry.cause, entry.depth, entry.files) == (ScanCause.ASKED, Depth.ALL, {})
    assert entry.ended_at is not None


def test_a_sweep_of_one_root_is_a_sweep(desk: Desk, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    library = desk.add(one, LibraryType.MOVIE, two)
    a_film(one, "Heat (1995)")

    desk.run(sweep_job(library, [str(one)]))

    assert (newest(desk, library).cause, newest(desk, library).is_part) == (ScanCause.SWEEP, True)


class Stops(Unwatched):
    """Progress that is cancelled when it is first heard of."""

    def report(self, done: int, total: int, label: str = "") -> None:
        self.is_cancelled = True

    def check(self) -> None:
        if self.is_cancelled:
            raise Cancelled("The work was stopped.")


def test_a_scan_that_was_stopped_says_so_and_what_it_had_found(desk: Desk, root: Path) -> None:
    for year in range(1980, 2000):
        a_film(root, f"Film ({year})")
    library = desk.add(root, LibraryType.MOVIE)

    with pytest.raises(Cancelled):
        desk.run(scan_job(library), Stops())

    entry = newest(desk, library)
    assert entry.is_stopped
    assert entry.ended_at is not None
    assert 0 < entry.files[ScanOutcome.ADDED] < 20
    assert entry.files[ScanOutcome.ADDED] == len(desk.browse.scan_files(entry.id)) == len(desk.rows(Kind.MOVIE))


class Dies(Stops):
    """Progress under which the program ends when it is first heard of."""

    def report(self, done: int, total: int, label: str = "") -> None:
        raise KeyboardInterrupt


def test_a_scan_under_which_the_program_ended_is_logged_as_far_as_it_came(desk: Desk, root: Path) -> None:
    for year in range(1980, 2000):
        a_film(root, f"Film ({year})")
    library = desk.add(root, LibraryType.MOVIE)

    with pytest.raises(KeyboardInterrupt):
        desk.run(scan_job(library), Dies())
    cut_off = newest(desk, library)
    desk.clock.turn(minutes=1)
    desk.scan(library)

    assert cut_off.ended_at is None
    assert 0 < cut_off.files[ScanOutcome.ADDED] < 20
    assert cut_off.files[ScanOutcome.ADDED] + newest(desk, library).files[ScanOutcome.ADDED] == 20


def test_old_scans_are_forgotten_by_the_daily_tidying(desk: Desk, films: LibraryId) -> None:
    desk.clock.turn(days=89)
    desk.scan(films)
    desk.run(NewJob("tidy"))
    assert len(desk.browse.scans(films)) == 2

    desk.clock.turn(days=2)
    desk.run(NewJob("tidy"))

    assert len(desk.browse.scans(films)) == 1
