"""What folders become, and what a second look at them does."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from metarr_desktop.domain.found import FileRole
from metarr_desktop.domain.kinds import Kind, LibraryType
from metarr_desktop.services.errands import scan_job
from tests.disk import a_film, a_picture, a_track, a_video, an_episode_file, an_nfo, element, retag
from tests.services.desk import Desk


def roles(desk: Desk, kind: Kind, title: str = "") -> dict[str, FileRole]:
    """Name -> role of an item's files."""
    return {os.path.basename(file.path): file.role for file in desk.detail(desk.one(kind, title)).files}


def contents(desk: Desk) -> list[str]:
    """Everything in the database but when each library was last scanned, and the log of that."""
    scans = ('INSERT INTO "library"', 'INSERT INTO "scan_log"')
    with closing(sqlite3.connect(desk.folder / "library.db")) as database:
        return [line for line in database.iterdump() if not line.startswith(scans)]


def numbers(desk: Desk) -> list[tuple[int | None, int | None]]:
    """Season and episode of every episode, in order."""
    return sorted((row.season, row.episode) for row in desk.rows(Kind.EPISODE))


# films


def test_a_folder_of_films_becomes_films_with_their_years(desk: Desk, root: Path) -> None:
    a_film(root, "Heat (1995)")
    a_film(root, "Amélie (2001)", ending=".avi")

    desk.scan(desk.add(root, LibraryType.MOVIE))

    assert [(row.title, row.year) for row in desk.rows(Kind.MOVIE)] == [("Amélie", 2001), ("Heat", 1995)]


def test_several_roots_are_one_library(desk: Desk, tmp_path: Path) -> None:
    a_film(tmp_path / "one", "Heat (1995)")
    a_film(tmp_path / "two", "Ronin (1998)")

    desk.scan(desk.add(tmp_path / "one", LibraryType.MOVIE, tmp_path / "two"))

    assert desk.titles(Kind.MOVIE) == ["Heat", "Ronin"]


def test_versions_and_parts_are_one_film(desk: Desk, root: Path) -> None:
    for name in ("Heat (1995) - 1080p", "Heat (1995) - 2160p"):
        a_film(root, "Heat (1995)", base=name)
    for name in ("Novecento (1976) cd1", "Novecento (1976) cd2"):
        a_film(root, "Novecento (1976)", base=name)

    desk.scan(desk.add(root, LibraryType.MOVIE))

    heat = desk.detail(desk.one(Kind.MOVIE, "Heat"))
    novecento = desk.detail(desk.one(Kind.MOVIE, "Novecento"))
    assert sorted(file.version for file in heat.files) == ["1080p", "2160p"]
    assert [file.part for file in novecento.files] == [1, 2]


def test_a_disc_is_one_film(desk: Desk, root: Path) -> None:
    for name in ("BDMV/index.bdmv", "BDMV/STREAM/00001.m2ts", "BDMV/PLAYLIST/00001.mpls"):
        a_video(root / "Blue (2001)" / name)
    for name in ("VIDEO_TS/VIDEO_TS.IFO", "VIDEO_TS/VTS_01_1.VOB"):
        a_video(root / "Silver (2002)" / name)

    desk.scan(desk.add(root, LibraryType.MOVIE))

    assert desk.titles(Kind.MOVIE) == ["Blue", "Silver"]
    assert set(roles(desk, Kind.MOVIE, "Blue").values()) == {FileRole.DISC}


def test_what_lies_beside_a_film_is_known_for_what_it_is(desk: Desk, root: Path) -> None:
    a_film(root, "Heat (1995)", nfo=element("title", "Heat"), poster="red")
    film = root / "Heat (1995)"
    a_video(film / "Heat (1995)-trailer.mkv")
    a_video(film / "Extras" / "Making of.mkv")
    (film / "Heat (1995).de.forced.srt").write_text("1\n")
    (film / "theme.mp3").write_bytes((Path(__file__).parents[1] / "data" / "media" / "untagged.mp3").read_bytes())
    a_picture(film / "fanart.jpg", "blue")

    desk.scan(desk.add(root, LibraryType.MOVIE))

    assert roles(desk, Kind.MOVIE) == {
        "Heat (1995).mkv": FileRole.VIDEO,
        "Heat (1995).nfo": FileRole.NFO,
        "Heat (1995)-poster.jpg": FileRole.PICTURE,
        "fanart.jpg": FileRole.PICTURE,
        "Heat (1995)-trailer.mkv": FileRole.TRAILER,
        "Making of.mkv": FileRole.EXTRA,
        "Heat (1995).de.forced.srt": FileRole.SUBTITLE,
        "theme.mp3": FileRole.THEME,
    }
    (subtitle,) = [one for one in desk.detail(desk.one(Kind.MOVIE)).files if one.role is FileRole.SUBTITLE]
    assert (subtitle.language, subtitle.is_forced) == ("de", True)


def test_media_say_what_is_in_them(desk: Desk, root: Path) -> None:
    a_video(root / "Heat (1995)" / "Heat (1995).mkv", seed="hdr10-2160p.mkv")

    desk.scan(desk.add(root, LibraryType.MOVIE))

    (row,) = desk.rows(Kind.MOVIE)
    assert (row.quality, row.hdr) == ("4K", "HDR")


def test_copies_are_told_what_is_in_them(desk: Desk, root: Path) -> None:
    a_film(root, "Heat (1995)", copy="same")
    library = desk.add(root, LibraryType.MOVIE)
    desk.scan(library)

    a_film(root, "Heat, once more (1995)", copy="same")
    results = desk.run(scan_job(library))

    assert results[-1].counts["failed"] == 0
    assert len({row.quality for row in desk.rows(Kind.MOVIE)}) == 1


# shows


def test_a_show_has_seasons_and_episodes_and_specials(desk: Desk, root: Path) -> None:
    show = root / "Lost Hours (2004)"
    an_episode_file(show, "Lost Hours S01E01")
    an_episode_file(show, "Lost Hours S01E02E03")
    an_episode_file(show, "Lost Hours S00E01", season="Specials")

    desk.scan(desk.add(root, LibraryType.TV))

    assert desk.titles(Kind.SERIES) == ["Lost Hours"]
    assert numbers(desk) == [(0, 1), (1, 1), (1, 2), (1, 3)]
    double = [row.path for row in desk.rows(Kind.EPISODE) if row.episode in (2, 3)]
    assert len(set(double)) == 1


def test_daily_and_absolute_episodes_go_by_date_and_count(desk: Desk, root: Path) -> None:
    an_episode_file(root / "Evening News", "Evening News 2026-03-01", season="")
    an_episode_file(root / "Star Post", "[Kumo] Star Post - 07 [720p]", season="")

    desk.scan(desk.add(root, LibraryType.TV))

    rows = {row.series: row for row in desk.rows(Kind.EPISODE)}
    assert rows["Evening News"].air_date == "2026-03-01"
    assert rows["Star Post"].absolute == 7


def test_a_show_in_several_folders_and_roots_is_one_show(desk: Desk, tmp_path: Path) -> None:
    an_episode_file(tmp_path / "a" / "Lost Hours (2004)", "Lost Hours S01E01")
    an_episode_file(tmp_path / "b" / "Lost Hours (2004)", "Lost Hours S02E01", season="Season 02")

    desk.scan(desk.add(tmp_path / "a", LibraryType.TV, tmp_path / "b"))

    assert desk.titles(Kind.SERIES) == ["Lost Hours"]
    assert len(desk.detail(desk.one(Kind.SERIES)).folders) == 2


def test_an_episode_that_arrives_later_joins_its_show(desk: Desk, root: Path) -> None:
    show = root / "Lost Hours (2004)"
    an_episode_file(show, "Lost Hours S01E01")
    library = desk.add(root, LibraryType.TV)
    desk.scan(library)

    an_episode_file(show, "Lost Hours S01E02")
    desk.scan(library)

    assert desk.titles(Kind.SERIES) == ["Lost Hours"]
    assert numbers(desk) == [(1, 1), (1, 2)]


# music


def test_music_goes_by_its_tags(desk: Desk, root: Path) -> None:
    for disc, track in ((1, 1), (1, 2), (2, 1)):
        a_track(
            root / "stuff" / f"CD{disc}" / f"{track}.mp3",
            f"Song {disc}-{track}",
            artist="The Owls",
            album="Night",
            album_artist="The Owls",
            disc=disc,
            track=track,
            year=1999,
            genre="Dub",
        )

    desk.scan(desk.add(root, LibraryType.MUSIC))

    assert desk.titles(Kind.ARTIST) == ["The Owls"]
    assert [(row.title, row.year, row.artist) for row in desk.rows(Kind.ALBUM)] == [("Night", 1999, "The Owls")]
    assert sorted((row.disc, row.track, row.title) for row in desk.rows(Kind.TRACK)) == [
        (1, 1, "Song 1-1"),
        (1, 2, "Song 1-2"),
        (2, 1, "Song 2-1"),
    ]
    assert desk.value(desk.one(Kind.ALBUM), "genres") == ("Dub",)


def test_music_without_tags_goes_by_its_folders(desk: Desk, root: Path) -> None:
    a_track(root / "The Owls" / "Night (1999)" / "01 - Dusk.mp3")

    desk.scan(desk.add(root, LibraryType.MUSIC))

    assert (desk.titles(Kind.ARTIST), desk.titles(Kind.ALBUM), desk.titles(Kind.TRACK)) == (
        ["The Owls"],
        ["Night"],
        ["Dusk"],
    )


def test_a_compilation_belongs_to_various_artists(desk: Desk, root: Path) -> None:
    for number, artist in enumerate(("Ada", "Bo", "Cy"), start=1):
        a_track(
            root / "Mix" / f"{number}.mp3", f"Song {number}", artist=artist, album="Mix", track=number, compilation=True
        )

    desk.scan(desk.add(root, LibraryType.MUSIC))

    assert desk.titles(Kind.ARTIST) == ["Various Artists"]
    assert len(desk.titles(Kind.TRACK)) == 3


def test_new_tags_in_a_known_file_are_heard(desk: Desk, root: Path) -> None:
    song = a_track(root / "Owls" / "Night" / "1.mp3", "Dsuk", artist="Owls", album="Nihgt", track=1)
    library = desk.add(root, LibraryType.MUSIC)
    desk.scan(library)
    album, track = desk.one(Kind.ALBUM), desk.one(Kind.TRACK)

    retag(song, "Dusk", artist="Owls", album="Night", track=1, genre="Dub")
    desk.scan(library)

    assert (desk.one(Kind.TRACK), desk.titles(Kind.TRACK)) == (track, ["Dusk"])
    assert (desk.one(Kind.ALBUM), desk.titles(Kind.ALBUM)) == (album, ["Night"])
    assert desk.value(album, "genres") == ("Dub",)


def test_a_second_copy_of_a_song_is_a_song_of_its_own(desk: Desk, root: Path) -> None:
    song = a_track(root / "Owls" / "Night" / "1.mp3", "Dusk", artist="Owls", album="Night", track=1)
    library = desk.add(root, LibraryType.MUSIC)
    desk.scan(library)

    shutil.copy(song, song.with_name("1 (2).mp3"))
    desk.scan(library)

    assert desk.titles(Kind.TRACK) == ["Dusk", "Dusk"]


# looking again


def test_a_second_scan_of_what_has_not_changed_writes_no_change(desk: Desk, tmp_path: Path) -> None:
    a_film(tmp_path / "films", "Heat (1995)", nfo=element("plot", "Cops."), poster="red")
    an_episode_file(tmp_path / "tv" / "Lost Hours", "Lost Hours S01E01", nfo=element("title", "One"))
    a_track(tmp_path / "music" / "Owls" / "Night" / "1.mp3", "Dusk", artist="Owls", album="Night", track=1)
    libraries = [
        desk.add(tmp_path / "films", LibraryType.MOVIE),
        desk.add(tmp_path / "tv", LibraryType.TV),
        desk.add(tmp_path / "music", LibraryType.MUSIC),
    ]
    for library in libraries:
        desk.scan(library)
    before = contents(desk)

    results = [result for library in libraries for result in desk.run(scan_job(library))]

    assert contents(desk) == before
    assert {number for result in results for number in result.counts.values()} == {0}


def test_hard_links_and_copies_stay_films_of_their_own(desk: Desk, root: Path) -> None:
    video = a_film(root, "Heat (1995)", copy="same")
    a_film(root, "Heat (1995) copy", copy="same")
    (root / "Heat (1995) link").mkdir()
    os.link(video, root / "Heat (1995) link" / "Heat (1995).mkv")

    desk.scan(desk.add(root, LibraryType.MOVIE))

    assert len(desk.rows(Kind.MOVIE)) == 3


def test_a_copy_that_arrives_later_is_a_film_of_its_own_too(desk: Desk, root: Path) -> None:
    video = a_film(root, "Heat (1995)", poster="red")
    library = desk.add(root, LibraryType.MOVIE)
    desk.scan(library)

    shutil.copytree(root / "Heat (1995)", root / "Heat again (1995)")
    (root / "Heat (1995)" / "Heat (1995)-poster.jpg").unlink()
    desk.scan(library)

    assert len(desk.rows(Kind.MOVIE)) == 2
    assert desk.detail(desk.one(Kind.MOVIE, "Heat")).row.path == str(video)


def test_patterns_and_markers_close_folders(desk: Desk, root: Path) -> None:
    a_film(root, "Heat (1995)")
    a_film(root / "Kids", "Bear (2001)")
    a_film(root / "Closed", "Gone (2002)")
    a_film(root / "Shut", "Away (2003)")
    (root / "Closed" / ".nomedia").touch()
    (root / "Shut" / ".ignore").touch()
    library = desk.add(root, LibraryType.MOVIE)
    desk.libraries.set_patterns(library, ["Kids"])

    desk.scan(library)

    assert desk.titles(Kind.MOVIE) == ["Heat"]


def test_a_pattern_taken_back_lets_its_films_in(desk: Desk, root: Path) -> None:
    a_film(root / "Kids", "Bear (2001)")
    a_film(root, "Heat (1995)")
    library = desk.add(root, LibraryType.MOVIE)
    desk.libraries.set_patterns(library, ["Kids"])
    desk.scan(library)

    desk.libraries.set_patterns(library, [])
    desk.scan(library)

    assert desk.titles(Kind.MOVIE) == ["Bear", "Heat"]


def test_files_that_nothing_can_be_made_of_are_listed(desk: Desk, root: Path) -> None:
    a_film(root, "Heat (1995)")
    (root / "Heat (1995)" / "strange.xyz").write_text("?")
    library = desk.add(root, LibraryType.MOVIE)

    desk.scan(library)

    assert [one.path for one in desk.browse.unknown_files(library)] == ["Heat (1995)/strange.xyz"]


def test_an_ignored_file_leaves_the_library_and_comes_back_with_undo(desk: Desk, root: Path) -> None:
    a_film(root, "Heat (1995)")
    a_film(root, "Home video (2001)")
    library = desk.add(root, LibraryType.MOVIE)
    desk.scan(library)
    home = desk.one(Kind.MOVIE, "Home video")
    desk.edit.set_values([home], {"plot": "Us at the sea."})

    batch = desk.edit.set_ignored([desk.detail(home).files[0].id], True)
    desk.scan(library)
    without = desk.titles(Kind.MOVIE)
    desk.edit.undo(batch)
    desk.scan(library)

    assert without == ["Heat"]
    assert desk.titles(Kind.MOVIE) == ["Heat", "Home video"]
    assert desk.value(home, "plot") == "Us at the sea."
    assert not desk.detail(home).row.is_missing


def test_part_of_a_library_can_be_scanned_by_itself(desk: Desk, root: Path) -> None:
    a_film(root, "Heat (1995)")
    a_film(root, "Kate (1994)")
    library = desk.add(root, LibraryType.MOVIE)
    desk.scan(library)

    a_film(root, "Ronin (1998)")
    a_film(root, "Spy (2001)")
    shutil.rmtree(root / "Heat (1995)")
    desk.scan(library, below=root / "Ronin (1998)")

    assert desk.titles(Kind.MOVIE) == ["Heat", "Kate", "Ronin"]
    assert not any(row.is_missing for row in desk.rows(Kind.MOVIE))


def test_a_name_that_is_not_utf8_and_one_of_255_bytes_are_films_like_others(desk: Desk, root: Path) -> None:
    odd = os.fsdecode(b"Caf\xe9 (2002)")
    a_film(root, odd)
    long = "L" * 240 + " (2003)"
    a_video(root / long / f"{'L' * 251}.mkv")

    desk.scan(desk.add(root, LibraryType.MOVIE))

    assert {row.year for row in desk.rows(Kind.MOVIE)} == {2002, 2003}
    assert str(root / odd / f"{odd}.mkv") in {row.path for row in desk.rows(Kind.MOVIE)}


def test_the_date_added_is_the_nfo_s_else_the_file_s(desk: Desk, root: Path) -> None:
    one = a_film(root, "Heat (1995)", nfo=element("dateadded", "2011-02-03 04:05:06"))
    two = a_film(root, "Ronin (1998)")
    for video in (one, two):
        os.utime(video, (1_000_000_000, 1_000_000_000))

    desk.scan(desk.add(root, LibraryType.MOVIE))

    assert desk.value(desk.one(Kind.MOVIE, "Heat"), "date_added") == "2011-02-03 04:05:06"
    assert desk.value(desk.one(Kind.MOVIE, "Ronin"), "date_added") == "2001-09-09 01:46:40"


def test_seasons_pictures_in_the_shows_folder_are_the_seasons(desk: Desk, root: Path) -> None:
    show = root / "Lost Hours (2004)"
    an_episode_file(show, "Lost Hours S01E01")
    an_nfo(show / "tvshow.nfo", "tvshow", element("title", "Lost Hours") + '<namedseason number="1">Dawn</namedseason>')
    a_picture(show / "season01-poster.jpg", "green")

    desk.scan(desk.add(root, LibraryType.TV))

    season = desk.one(Kind.SEASON)
    assert desk.value(season, "title") == "Dawn"
    assert desk.picture(season)
