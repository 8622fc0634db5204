"""Things that move, vanish and come back: an item keeps what a person gave it, whatever happens to its files."""

import os
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from metarr_desktop.domain.errors import Cancelled
from metarr_desktop.domain.jobs import NewJob, Unwatched
from metarr_desktop.domain.kinds import Kind, LibraryId, LibraryType
from metarr_desktop.services.errands import scan_job
from tests.disk import a_film, a_picture, a_track, a_video, an_episode_file, element, retag
from tests.services.desk import Desk

MINE = {"plot": "My own words."}


@pytest.fixture
def films(desk: Desk, root: Path) -> LibraryId:
    """A library with Heat and Ronin in it, scanned; the plot of Heat is a person's."""
    a_film(root, "Heat (1995)", nfo=element("title", "Heat"), poster="red")
    a_film(root, "Ronin (1998)")
    library = desk.add(root, LibraryType.MOVIE)
    desk.scan(library)
    desk.edit.set_values([desk.one(Kind.MOVIE, "Heat")], MINE)
    return library


def a_day_later(desk: Desk, library: LibraryId) -> None:
    desk.clock.turn(days=1, minutes=1)
    desk.scan(library)


# moved


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Heat (1995)/Heat (1995).mkv", "Heat (1995)/Heat.1995.2160p.mkv"),
        ("Heat (1995)", "Heat, The Film (1995)"),
        ("Heat (1995)", "Kate (1994)"),
        ("Heat (1995)", "Thrillers/Heat (1995)"),
    ],
)
def test_a_renamed_film_keeps_its_item(desk: Desk, root: Path, films: LibraryId, old: str, new: str) -> None:
    heat = desk.one(Kind.MOVIE, "Heat")

    (root / new).parent.mkdir(exist_ok=True)
    os.rename(root / old, root / new)
    desk.scan(films)

    assert len(desk.rows(Kind.MOVIE)) == 2
    assert desk.detail(heat).row.path.startswith(str(root / new))
    assert not desk.detail(heat).row.is_missing
    assert desk.value(heat, "plot") == "My own words."


def test_a_film_named_by_its_folder_alone_follows_its_new_name(desk: Desk, root: Path, films: LibraryId) -> None:
    ronin = desk.one(Kind.MOVIE, "Ronin")

    os.rename(root / "Ronin (1998)" / "Ronin (1998).mkv", root / "Ronin (1998)" / "Rōnin (1999).mkv")
    os.rename(root / "Ronin (1998)", root / "Rōnin (1999)")
    desk.scan(films)

    row = desk.detail(ronin).row
    assert (row.title, row.year) == ("Rōnin", 1999)


def test_a_film_moved_to_another_root_keeps_its_item(desk: Desk, tmp_path: Path) -> None:
    a_film(tmp_path / "a", "Heat (1995)")
    a_film(tmp_path / "a", "Ronin (1998)")
    a_film(tmp_path / "b", "Spy (2001)")
    library = desk.add(tmp_path / "a", LibraryType.MOVIE, tmp_path / "b")
    desk.scan(library)
    heat = desk.one(Kind.MOVIE, "Heat")
    desk.edit.set_values([heat], MINE)

    shutil.move(tmp_path / "a" / "Heat (1995)", tmp_path / "b" / "Heat (1995)")
    desk.scan(library)

    assert desk.one(Kind.MOVIE, "Heat") == heat
    assert desk.detail(heat).row.path.startswith(str(tmp_path / "b"))


def test_films_of_the_same_bytes_are_told_apart_by_name_when_both_move(desk: Desk, root: Path) -> None:
    a_film(root, "Heat (1995)", copy="same")
    a_film(root, "Heat again (1995)", copy="same")
    library = desk.add(root, LibraryType.MOVIE)
    desk.scan(library)
    heat, again = desk.one(Kind.MOVIE, "Heat"), desk.one(Kind.MOVIE, "Heat again")

    (root / "More").mkdir()
    for name in ("Heat (1995)", "Heat again (1995)"):
        os.rename(root / name, root / "More" / name)
    desk.scan(library)

    assert desk.detail(heat).row.path == str(root / "More" / "Heat (1995)" / "Heat (1995).mkv")
    assert desk.detail(again).row.path == str(root / "More" / "Heat again (1995)" / "Heat again (1995).mkv")


def test_a_better_copy_in_the_same_folder_keeps_item_edits_and_date_added(
    desk: Desk, root: Path, films: LibraryId
) -> None:
    heat = desk.one(Kind.MOVIE, "Heat")
    added = desk.value(heat, "date_added")

    (root / "Heat (1995)" / "Heat (1995).mkv").unlink()
    better = a_video(root / "Heat (1995)" / "Heat (1995) 2160p.mkv", seed="hdr10-2160p.mkv")
    os.utime(better, (2_000_000_000, 2_000_000_000))
    desk.scan(films)

    assert desk.one(Kind.MOVIE, "Heat") == heat
    assert desk.value(heat, "date_added") == added
    assert desk.detail(heat).row.quality == "4K"


def test_another_film_in_the_folder_that_one_left_is_another_film(desk: Desk, root: Path, films: LibraryId) -> None:
    heat = desk.one(Kind.MOVIE, "Heat")

    (root / "Aside").mkdir()
    os.rename(root / "Heat (1995)" / "Heat (1995).mkv", root / "Aside" / "Heat (1995).mkv")
    a_video(root / "Heat (1995)" / "Collateral (2004).mkv")
    desk.scan(films)

    assert desk.detail(heat).row.path == str(root / "Aside" / "Heat (1995).mkv")
    assert len(desk.rows(Kind.MOVIE)) == 3


def test_a_version_taken_out_becomes_a_film_of_its_own(desk: Desk, root: Path) -> None:
    for name in ("Heat (1995) - 1080p", "Heat (1995) - 2160p"):
        a_film(root, "Heat (1995)", base=name)
    library = desk.add(root, LibraryType.MOVIE)
    desk.scan(library)
    heat = desk.one(Kind.MOVIE)

    (root / "A Heat in 4K (1995)").mkdir()
    os.rename(
        root / "Heat (1995)" / "Heat (1995) - 2160p.mkv", root / "A Heat in 4K (1995)" / "A Heat in 4K (1995).mkv"
    )
    desk.scan(library)

    assert len(desk.rows(Kind.MOVIE)) == 2
    assert desk.detail(heat).row.path.endswith("1080p.mkv")


def test_a_renamed_show_keeps_its_items(desk: Desk, root: Path) -> None:
    show = root / "Lost Huors (2004)"
    for number in (1, 2):
        an_episode_file(show, f"Lost Huors S01E0{number}")
    library = desk.add(root, LibraryType.TV)
    desk.scan(library)
    series, episodes = desk.one(Kind.SERIES), {row.id for row in desk.rows(Kind.EPISODE)}
    desk.edit.set_values([series], MINE)

    os.rename(show, root / "Lost Hours (2004)")
    desk.scan(library)

    assert (desk.one(Kind.SERIES), desk.titles(Kind.SERIES)) == (series, ["Lost Hours"])
    assert {row.id for row in desk.rows(Kind.EPISODE)} == episodes
    assert desk.value(series, "plot") == "My own words."


def test_a_renumbered_episode_keeps_its_item(desk: Desk, root: Path) -> None:
    show = root / "Lost Hours (2004)"
    for number in (1, 2):
        an_episode_file(show, f"Lost Hours S01E0{number}")
    library = desk.add(root, LibraryType.TV)
    desk.scan(library)
    (second,) = [row.id for row in desk.rows(Kind.EPISODE) if row.episode == 2]
    desk.edit.set_values([second], MINE)

    (show / "Season 02").mkdir()
    os.rename(show / "Season 01" / "Lost Hours S01E02.mkv", show / "Season 02" / "Lost Hours S02E05.mkv")
    desk.scan(library)

    row = desk.detail(second).row
    assert (row.season, row.episode, row.is_missing) == (2, 5, False)
    assert len(desk.rows(Kind.EPISODE)) == 2


def test_an_episode_moved_to_another_show_leaves_the_first_show_alone(desk: Desk, root: Path) -> None:
    for number in (1, 2, 3):
        an_episode_file(root / "Lost Hours", f"Lost Hours S01E0{number}")
    library = desk.add(root, LibraryType.TV)
    desk.scan(library)
    series = desk.one(Kind.SERIES)

    (root / "Found Hours" / "Season 01").mkdir(parents=True)
    os.rename(
        root / "Lost Hours" / "Season 01" / "Lost Hours S01E03.mkv",
        root / "Found Hours" / "Season 01" / "Found Hours S01E01.mkv",
    )
    desk.scan(library)

    assert desk.one(Kind.SERIES, "Lost Hours") == series
    assert sorted((row.series, row.episode) for row in desk.rows(Kind.EPISODE)) == [
        ("Found Hours", 1),
        ("Lost Hours", 1),
        ("Lost Hours", 2),
    ]


def test_a_double_episode_that_gets_other_numbers_keeps_both_items(desk: Desk, root: Path) -> None:
    show = root / "Lost Hours"
    an_episode_file(show, "Lost Hours S01E01E02")
    library = desk.add(root, LibraryType.TV)
    desk.scan(library)
    items = {row.id for row in desk.rows(Kind.EPISODE)}

    os.rename(show / "Season 01" / "Lost Hours S01E01E02.mkv", show / "Season 01" / "Lost Hours S01E03E04.mkv")
    desk.scan(library)

    assert {row.id: row.is_missing for row in desk.rows(Kind.EPISODE)} == dict.fromkeys(items, False)
    assert sorted(row.episode or 0 for row in desk.rows(Kind.EPISODE)) == [3, 4]


def test_an_item_whose_file_went_to_another_is_missing(desk: Desk, root: Path) -> None:
    show = root / "Lost Hours"
    for number in (1, 2):
        an_episode_file(show, f"Lost Hours S01E0{number}")
    library = desk.add(root, LibraryType.TV)
    desk.scan(library)

    folder = show / "Season 01"
    (folder / "Lost Hours S01E02.mkv").unlink()
    os.rename(folder / "Lost Hours S01E01.mkv", folder / "Lost Hours S01E02.mkv")
    desk.scan(library)

    assert {row.episode: row.is_missing for row in desk.rows(Kind.EPISODE)} == {1: True, 2: False}


def test_a_renamed_artist_and_a_song_tagged_to_another_album_keep_their_items(desk: Desk, root: Path) -> None:
    songs = [
        a_track(root / "Owls" / "Night" / f"{number}.mp3", f"Song {number}", artist="Owls", album="Night", track=number)
        for number in (1, 2, 3)
    ]
    library = desk.add(root, LibraryType.MUSIC)
    desk.scan(library)
    artist, third = desk.one(Kind.ARTIST), desk.one(Kind.TRACK, "Song 3")
    desk.edit.set_values([artist], {"biography": "Birds."})

    for number, song in enumerate(songs, start=1):
        album = "Day" if number == 3 else "Night"
        retag(song, f"Song {number}", artist="The Owls", album=album, track=number)
    desk.scan(library)
    os.rename(root / "Owls", root / "The Owls")
    desk.scan(library)

    assert (desk.one(Kind.ARTIST), desk.titles(Kind.ARTIST)) == (artist, ["The Owls"])
    assert desk.detail(third).row.album == "Day"
    assert not any(row.is_missing for row in desk.rows(Kind.TRACK))


# vanished


def test_a_vanished_film_is_missing_at_once_and_in_the_trash_after_another_scan_a_day_later(
    desk: Desk, root: Path, films: LibraryId
) -> None:
    heat = desk.one(Kind.MOVIE, "Heat")

    shutil.rmtree(root / "Heat (1995)")
    desk.scan(films)
    at_once = desk.detail(heat).row
    desk.clock.turn(hours=23)
    desk.scan(films)
    nearly = desk.detail(heat).row
    desk.clock.turn(hours=2)
    desk.scan(films)

    assert (at_once.is_missing, at_once.deleted_at) == (True, "")
    assert nearly.deleted_at == ""
    assert desk.detail(heat).row.deleted_at
    assert desk.titles(Kind.MOVIE, in_trash=True) == ["Heat"]


def test_what_only_a_scan_of_a_part_missed_waits_for_two_scans_of_everything(
    desk: Desk, root: Path, films: LibraryId
) -> None:
    shutil.rmtree(root / "Heat (1995)")
    desk.scan(films, below=root / "Heat (1995)")
    desk.clock.turn(days=2)

    desk.scan(films)
    after_one = desk.titles(Kind.MOVIE, in_trash=True)
    a_day_later(desk, films)

    assert after_one == []
    assert desk.titles(Kind.MOVIE, in_trash=True) == ["Heat"]


def test_a_scan_of_a_part_puts_nothing_into_the_trash(desk: Desk, root: Path, films: LibraryId) -> None:
    shutil.rmtree(root / "Heat (1995)")
    desk.scan(films)
    desk.clock.turn(days=2)

    desk.scan(films, below=root / "Ronin (1998)")

    assert desk.titles(Kind.MOVIE, in_trash=True) == []


def test_the_trash_is_emptied_after_thirty_days_with_its_pictures(desk: Desk, root: Path, films: LibraryId) -> None:
    picture = desk.picture(desk.one(Kind.MOVIE, "Heat"))
    shutil.rmtree(root / "Heat (1995)")
    desk.scan(films)
    a_day_later(desk, films)

    for _ in range(29):
        desk.clock.turn(days=1)
        desk.run(NewJob("tidy"))
    nearly = desk.titles(Kind.MOVIE, in_trash=True)
    desk.clock.turn(days=1)
    desk.run(NewJob("tidy"))

    assert nearly == ["Heat"]
    assert desk.titles(Kind.MOVIE, in_trash=True) == []
    assert not os.path.exists(picture)


@pytest.mark.parametrize("days", [0, 2])
def test_what_comes_back_comes_back_with_everything(
    desk: Desk, root: Path, tmp_path: Path, films: LibraryId, days: int
) -> None:
    heat = desk.one(Kind.MOVIE, "Heat")
    shutil.move(root / "Heat (1995)", tmp_path / "aside")
    desk.scan(films)
    if days:
        a_day_later(desk, films)

    shutil.move(tmp_path / "aside", root / "Heat (1995)")
    desk.scan(films)

    row = desk.detail(heat).row
    assert (desk.one(Kind.MOVIE, "Heat"), row.is_missing, row.deleted_at) == (heat, False, "")
    assert desk.value(heat, "plot") == "My own words."


def test_what_a_person_put_into_the_trash_stays_there(desk: Desk, root: Path, tmp_path: Path, films: LibraryId) -> None:
    heat = desk.one(Kind.MOVIE, "Heat")
    desk.edit.trash([heat])

    shutil.move(root / "Heat (1995)", tmp_path / "aside")
    desk.scan(films)
    shutil.move(tmp_path / "aside", root / "Heat (1995)")
    desk.scan(films)

    assert desk.titles(Kind.MOVIE) == ["Ronin"]
    assert desk.titles(Kind.MOVIE, in_trash=True) == ["Heat"]


def test_a_new_episode_of_a_show_in_the_trash_goes_there_too(desk: Desk, root: Path) -> None:
    an_episode_file(root / "Lost Hours", "Lost Hours S01E01")
    an_episode_file(root / "Other", "Other S01E01")
    library = desk.add(root, LibraryType.TV)
    desk.scan(library)
    desk.edit.trash([desk.one(Kind.SERIES, "Lost Hours")])

    an_episode_file(root / "Lost Hours", "Lost Hours S01E02")
    desk.scan(library)

    assert [row.series for row in desk.rows(Kind.EPISODE)] == ["Other"]


def test_a_show_without_episodes_left_goes_with_them(desk: Desk, root: Path) -> None:
    an_episode_file(root / "Lost Hours", "Lost Hours S01E01")
    an_episode_file(root / "Other", "Other S01E01")
    library = desk.add(root, LibraryType.TV)
    desk.scan(library)

    shutil.rmtree(root / "Lost Hours")
    desk.scan(library)
    a_day_later(desk, library)

    assert desk.titles(Kind.SERIES) == ["Other"]
    assert len(desk.rows(Kind.SEASON)) == 1


def test_so_many_losses_at_once_are_not_put_into_the_trash_by_themselves(desk: Desk, root: Path) -> None:
    videos = [a_film(root, f"Number {number} (200{number})") for number in range(10)]
    library = desk.add(root, LibraryType.MOVIE)
    desk.scan(library)

    for some in (videos[:4], videos[4:8]):  # so few at a time that each scan believes it
        for video in some:
            video.unlink()
        desk.scan(library)
    desk.clock.turn(days=2)
    problems = desk.scan(library)

    assert desk.titles(Kind.MOVIE, in_trash=True) == []
    assert "8 of 10 titles have been missing for a day" in problems[0]


# away


@pytest.mark.parametrize("how", ["gone", "empty"])
def test_a_root_that_is_away_changes_nothing(
    desk: Desk, root: Path, tmp_path: Path, films: LibraryId, how: str
) -> None:
    before = desk.changes()
    os.rename(root, tmp_path / "unplugged")
    if how == "empty":
        root.mkdir()

    for _ in range(3):
        desk.clock.turn(days=2)
        problems = desk.scan(films)

    assert len(problems) == 1
    assert str(root) in problems[0]
    assert desk.changes() == before
    assert [(row.is_missing, row.is_offline) for row in desk.rows(Kind.MOVIE)] == [(False, True)] * 2

    if how == "empty":
        root.rmdir()
    os.rename(tmp_path / "unplugged", root)
    desk.scan(films)

    assert desk.changes() == before
    assert [(row.is_missing, row.is_offline) for row in desk.rows(Kind.MOVIE)] == [(False, False)] * 2


class PullsThePlug(Unwatched):
    """Progress that takes the root away while the scan is on its way, and lets it go on."""

    def __init__(self, root: Path, target: Path, after: int) -> None:
        self._root, self._target, self._left = root, target, after

    @property
    def is_cancelled(self) -> bool:  # type: ignore[override]
        self._left -= 1
        if self._left == 0:
            os.rename(self._root, self._target)
        return False


@pytest.mark.parametrize("after", [1, 2, 3])
def test_a_root_that_vanishes_during_a_scan_changes_nothing(
    desk: Desk, root: Path, tmp_path: Path, films: LibraryId, after: int
) -> None:
    before = desk.changes()

    results = desk.run(scan_job(films), PullsThePlug(root, tmp_path / "unplugged", after))

    assert str(root) in results[0].problems[0]
    assert desk.changes() == before
    assert not any(row.is_missing for row in desk.rows(Kind.MOVIE))


def test_a_folder_that_may_not_be_read_keeps_what_is_known_of_it(
    desk: Desk, unprivileged: Callable[[], AbstractContextManager[None]], public_folder: Path
) -> None:
    show = public_folder / "tv" / "Lost Hours"
    an_episode_file(show, "Lost Hours S01E01")
    an_episode_file(show, "Lost Hours S02E01", season="Season 02")
    a_picture(show / "poster.jpg")
    library = desk.add(public_folder / "tv", LibraryType.TV)
    desk.scan(library)
    season = next(row.id for row in desk.rows(Kind.SEASON) if row.season == 2)

    (show / "Season 02").chmod(0)
    an_episode_file(show, "Lost Hours S01E02")
    with unprivileged():
        problems = desk.scan(library)
    (show / "Season 02").chmod(0o755)

    assert any("Season 02" in problem for problem in problems)
    assert not any(row.is_missing for row in desk.rows(Kind.EPISODE))
    assert len(desk.rows(Kind.EPISODE)) == 3
    assert desk.detail(season).folders == (str(show / "Season 02"),)


class StopsSoon(Unwatched):
    """Progress that is cancelled at the second transaction."""

    def __init__(self) -> None:
        self._checks = 0

    def check(self) -> None:
        self._checks += 1
        if self._checks == 2:
            raise Cancelled("The scan was stopped.")


def test_a_cancelled_scan_is_taken_up_by_the_next(desk: Desk, root: Path) -> None:
    for number in range(250):
        (root / f"Film {number} (2001)").mkdir()
        (root / f"Film {number} (2001)" / f"Film {number} (2001).mkv").write_bytes(b"%d" % number)
    library = desk.add(root, LibraryType.MOVIE)

    with pytest.raises(Cancelled):
        desk.run(scan_job(library, discover_only=True), StopsSoon())
    halfway = len(desk.rows(Kind.MOVIE))
    desk.run(scan_job(library, discover_only=True))

    assert 0 < halfway < 250
    assert len(desk.rows(Kind.MOVIE)) == 250
