"""Trees that nobody makes on purpose: loops, pipes, files larger than disks, names that look alike."""

import os
from pathlib import Path

from metarr_desktop.domain.kinds import Kind, LibraryType
from metarr_desktop.domain.scans import Depth
from metarr_desktop.services.errands import scan_job
from tests.disk import a_film, an_episode_file
from tests.services.desk import Desk


def test_loops_of_links_bring_each_film_once(desk: Desk, root: Path) -> None:
    a_film(root, "Heat (1995)")
    (root / "Heat (1995)" / "again").symlink_to(root / "Heat (1995)")
    (root / "Heat (1995)" / "all").symlink_to(root)
    (root / "self").symlink_to(root / "self")
    library = desk.add(root, LibraryType.MOVIE)

    desk.scan(library)
    desk.run(scan_job(library, depth=Depth.ALL))

    assert desk.titles(Kind.MOVIE) == ["Heat"]


def test_a_link_to_a_folder_that_is_not_walked_by_itself_is_followed_into_its_show(desk: Desk, root: Path) -> None:
    an_episode_file(root / "Lost Hours", "Lost Hours S01E01")
    an_episode_file(root / ".shelf", "Lost Hours S02E01", season="")
    (root / "Lost Hours" / "Season 02").symlink_to(root / ".shelf")
    library = desk.add(root, LibraryType.TV)

    desk.scan(library)
    first = [(row.season, row.episode) for row in desk.rows(Kind.EPISODE)]
    results = desk.run(scan_job(library))

    assert sorted(first) == [(1, 1), (2, 1)]
    assert {number for result in results for number in result.counts.values()} == {0}


def test_pipes_are_left_alone(desk: Desk, root: Path) -> None:
    a_film(root, "Heat (1995)")
    os.mkfifo(root / "Heat (1995)" / "Heat (1995).nfo")
    os.mkfifo(root / "Ronin (1998).mkv")

    desk.scan(desk.add(root, LibraryType.MOVIE))

    assert desk.titles(Kind.MOVIE) == ["Heat"]


def test_a_file_of_eight_terabytes_costs_what_others_cost(desk: Desk, root: Path) -> None:
    video = a_film(root, "Heat (1995)")
    os.truncate(video, 8 * 1024**4)

    problems = desk.scan(desk.add(root, LibraryType.MOVIE))

    (row,) = desk.rows(Kind.MOVIE)
    assert (row.title, row.quality != "", problems) == ("Heat", True, ())


def test_names_of_every_byte_are_films_of_their_own(desk: Desk, root: Path) -> None:
    folders = [os.fsdecode(b"F%c%cilm (2001)" % (byte, byte)) for byte in range(1, 256) if byte != ord("/")]
    for folder in folders:
        (root / folder).mkdir()
        (root / folder / f"{folder}.mkv").write_bytes(os.fsencode(folder))
    library = desk.add(root, LibraryType.MOVIE)

    desk.run(scan_job(library, discover_only=True))
    again = desk.run(scan_job(library, discover_only=True))

    assert {row.path for row in desk.rows(Kind.MOVIE)} == {str(root / one / f"{one}.mkv") for one in folders}
    assert set(again[0].counts.values()) == {0}


def test_twins_in_composition_and_case_are_films_of_their_own(desk: Desk, root: Path) -> None:
    twins = ["Am\u00e9lie (2001)", "Ame\u0301lie (2001)", "AM\u00c9LIE (2001)"]
    for name in twins:
        a_film(root, name)
    library = desk.add(root, LibraryType.MOVIE)

    desk.scan(library)
    items = {row.path: row.id for row in desk.rows(Kind.MOVIE)}
    (root / twins[1]).rename(root / "Am\u00e9lie, moved (2001)")
    desk.scan(library)

    assert len(items) == 3
    moved = next(row for row in desk.rows(Kind.MOVIE) if "moved" in row.path)
    assert moved.id == items[str(root / twins[1] / f"{twins[1]}.mkv")]
