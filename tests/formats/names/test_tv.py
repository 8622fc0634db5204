"""How TV folders are read (RULES 3.2, 3.5, 3.7)."""

import pytest

from metarr_desktop.domain.found import FileRole
from metarr_desktop.domain.kinds import Kind
from tests.formats.names.readings import episodes, file_of, mains, roles, season, shows, titles


def test_a_show_with_season_folders_becomes_series_seasons_and_episodes():
    reading = shows(
        "Dark (2017)/tvshow.nfo",
        "Dark (2017)/Season 01/Dark S01E01.mkv",
        "Dark (2017)/Season 01/Dark S01E02 - Lies.mkv",
        "Dark (2017)/Specials/Dark S00E01.mkv",
    )

    (show,) = reading.items
    assert (show.kind, show.guess.title, show.guess.year, show.folder) == (Kind.SERIES, "Dark", 2017, "Dark (2017)")
    assert [one.folder for one in show.children] == ["Dark (2017)/Specials", "Dark (2017)/Season 01"]
    assert episodes(show) == {
        (0, 1): ["Dark (2017)/Specials/Dark S00E01.mkv"],
        (1, 1): ["Dark (2017)/Season 01/Dark S01E01.mkv"],
        (1, 2): ["Dark (2017)/Season 01/Dark S01E02 - Lies.mkv"],
    }
    assert season(show, 1).children[1].guess.episode_title == "Lies"
    assert roles(show) == {"Dark (2017)/tvshow.nfo": "nfo"}


@pytest.mark.parametrize(
    "folder",
    ["Season 2", "season 02", "Staffel 02", "Saison 2", "S02", "Temporada 2", "2", "Dark Season 2", "Dark.S02.1080p"],
)
def test_season_folders_in_many_spellings(folder):
    (show,) = shows(f"Dark/{folder}/03 - Ghosts.mkv", "Dark/Season 1/Dark S01E01.mkv").items

    assert episodes(show)[2, 3] == [f"Dark/{folder}/03 - Ghosts.mkv"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Dark S01E02", {(1, 2)}),
        ("dark.s01e02.1080p.web.h264-grp", {(1, 2)}),
        ("Dark 1x02", {(1, 2)}),
        ("S01E02", {(1, 2)}),
        ("Dark S01E02E03", {(1, 2), (1, 3)}),
        ("Dark S01E02-E04", {(1, 2), (1, 3), (1, 4)}),
        ("Dark S01E02-03", {(1, 2), (1, 3)}),
        ("Dark 1x02-1x03", {(1, 2), (1, 3)}),
        ("Dark ep02", {(1, 2)}),
        ("Dark - Episode 2", {(1, 2)}),
        ("02 - Lies", {(1, 2)}),
        ("Dark - 317", {(1, "a317")}),
        ("[Grp] Dark - 07v2 [1080p][0A1B2C3D]", {(1, "a7")}),
        ("Dark.102", {(1, 2)}),
        ("Dark - 2026-11-20", {(2026, "2026-11-20")}),
        ("Dark 20.11.2026", {(2026, "2026-11-20")}),
        ("Dark - OVA 2", {(0, 2)}),
        ("Dark OVA - 03", {(0, 3)}),
        ("Dark - Christmas Special", {(0, 1)}),
        ("Dark - 05 - A Special Day", {(1, "a5")}),
        ("Dark - 480 [720p]", {(1, "a480")}),
        ("Dark S2024E05", {(2024, 5)}),
    ],
)
def test_numbers_without_a_season_folder(name, expected):
    (show,) = shows(f"Dark/{name}.mkv").items

    assert set(episodes(show)) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Dark - 07", (2, 7)),
        ("07", (2, 7)),
        ("207", (2, 7)),
        ("07 - Lies [720p]", (2, 7)),
        ("E07", (2, 7)),
        ("Dark S01E07", (1, 7)),
        ("Dark - 317", (2, "a317")),
    ],
)
def test_a_bare_number_counts_in_the_folders_season_but_the_name_wins(name, expected):
    (show,) = shows(f"Dark/Season 2/{name}.mkv").items

    assert list(episodes(show)) == [expected]


def test_a_file_of_several_episodes_is_listed_under_each_with_its_sidecars():
    (show,) = shows("Dark/Dark S01E01E02.mkv", "Dark/Dark S01E01E02.nfo", "Dark/Dark S01E01E02-thumb.jpg").items

    first, second = season(show, 1).children
    assert (first.guess.episodes, second.guess.episodes) == ((1,), (2,))
    assert roles(first) == roles(second) == {
        "Dark/Dark S01E01E02.mkv": "video",
        "Dark/Dark S01E01E02.nfo": "nfo",
        "Dark/Dark S01E01E02-thumb.jpg": "picture",
    }  # fmt: skip


def test_daily_and_absolute_episodes_keep_what_the_name_says():
    daily, anime = shows("Daily/Daily - 2026-11-20.mkv", "Naruto/Naruto - 317.mkv").items

    guess = season(daily, 2026).children[0].guess
    assert (guess.air_date, guess.season, guess.episodes) == ("2026-11-20", None, ())
    guess = season(anime, 1).children[0].guess
    assert (guess.absolute, guess.season, guess.episodes) == ((317,), None, ())


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Dark S01E05a.mkv", "Dark S01E05b.mkv"),
        ("Dark S01E05 part1.mkv", "Dark S01E05 part2.mkv"),
        ("Dark S01E05.cd1.mkv", "Dark S01E05.cd2.mkv"),
    ],
)
def test_an_episode_split_in_parts_is_one_episode(first, second):
    (show,) = shows(f"Dark/{first}", f"Dark/{second}").items

    (episode,) = season(show, 1).children
    assert mains(episode) == [(f"Dark/{first}", "", 1), (f"Dark/{second}", "", 2)]


def test_two_parts_of_a_story_are_two_episodes():
    (show,) = shows("Dark/Dark S01E05 - Alpha (Part 1).mkv", "Dark/Dark S01E06 - Alpha (Part 2).mkv").items

    assert list(episodes(show)) == [(1, 5), (1, 6)]


def test_two_files_of_one_episode_are_versions():
    (show,) = shows(
        "Dark/Dark S01E05 - 1080p.mkv", "Dark/Dark S01E05 - 2160p.mkv", "Dark/Dark S01E05 - 2160p.en.srt"
    ).items

    (episode,) = season(show, 1).children
    assert [version for _, version, _ in mains(episode)] == ["1080p", "2160p"]
    assert file_of(episode, "Dark/Dark S01E05 - 2160p.en.srt").version == "2160p"


def test_pictures_hang_on_the_show_its_seasons_and_its_episodes():
    reading = shows(
        "Dark/poster.jpg",
        "Dark/season01-poster.jpg",
        "Dark/season-specials-poster.jpg",
        "Dark/season-all-poster.jpg",
        "Dark/Season 01/Dark S01E01.mkv",
        "Dark/Season 01/Dark S01E01-thumb.jpg",
        "Dark/Season 01/folder.jpg",
    )

    (show,) = reading.items
    assert roles(show) == {"Dark/poster.jpg": "picture"}
    assert roles(season(show, 1)) == {"Dark/season01-poster.jpg": "picture", "Dark/Season 01/folder.jpg": "picture"}
    assert file_of(season(show, 1).children[0], "Dark/Season 01/Dark S01E01-thumb.jpg").art == "thumb"
    assert reading.unknown == ("Dark/season-all-poster.jpg",)


def test_a_season_of_which_only_a_picture_is_here_has_no_episodes():
    (show,) = shows("Dark/season02-poster.jpg", "Dark/Dark S01E01.mkv").items

    assert (season(show, 2).children, roles(season(show, 2))) == ((), {"Dark/season02-poster.jpg": "picture"})


def test_extras_hang_on_the_show_the_season_or_the_episode_they_are_named_after():
    (show,) = shows(
        "Dark/theme.mp3",
        "Dark/Extras/Making.mkv",
        "Dark/Season 1/Dark S01E01.mkv",
        "Dark/Season 1/Dark S01E01-trailer.mkv",
        "Dark/Season 1/Extras/Bloopers.mkv",
        "Dark/Season 1/NCOP1.mkv",
    ).items

    assert roles(show) == {"Dark/theme.mp3": "theme", "Dark/Extras/Making.mkv": "extra"}
    assert {file.path: file.extra_type for file in season(show, 1).files} == {
        "Dark/Season 1/Extras/Bloopers.mkv": "other",
        "Dark/Season 1/NCOP1.mkv": "ncop",
    }
    (episode,) = season(show, 1).children
    assert file_of(episode, "Dark/Season 1/Dark S01E01-trailer.mkv").role is FileRole.TRAILER


def test_subtitles_bind_by_name_by_folder_or_by_number():
    (show,) = shows(
        "Dark/Season 1/Dark S01E01.mkv",
        "Dark/Season 1/Dark S01E02.mkv",
        "Dark/Season 1/Dark S01E01.en.forced.srt",
        "Dark/Season 1/Subs/Dark S01E01/3_German.srt",
        "Dark/Season 1/Subs/dark.s01e02.fr.srt",
    ).items

    first, second = season(show, 1).children
    assert [(file.language, file.is_forced) for file in first.files if file.language] == [("en", True), ("de", False)]
    assert [file.language for file in second.files if file.language] == ["fr"]


def test_shows_lying_as_files_in_a_common_folder_are_told_apart_by_title():
    reading = shows("New/Dark.S01E01.mkv", "New/Dark.S01E01.en.srt", "New/Lupin.S01E01.mkv", "New/poster.jpg")

    assert titles(reading) == [("Dark", None), ("Lupin", None)]
    assert [show.folder for show in reading.items] == ["", ""]
    assert reading.unknown == ("New/poster.jpg",)


def test_category_folders_hold_shows():
    reading = shows("Crime/Dark/Season 1/S01E01.mkv", "Crime/Lupin/S01/S01E01.mkv", "24/Season 1/24 S01E01.mkv")

    assert titles(reading) == [("24", None), ("Dark", None), ("Lupin", None)]
    assert [show.folder for show in reading.items] == ["24", "Crime/Dark", "Crime/Lupin"]


def test_a_show_in_two_folders_is_found_twice_with_one_title():
    reading = shows("Dark.S01.1080p.WEB-GRP/dark.s01e01.mkv", "Dark.S02.1080p.WEB-GRP/dark.s02e01.mkv")

    assert titles(reading) == [("Dark", None), ("Dark", None)]
    assert [show.folder for show in reading.items] == ["Dark.S01.1080p.WEB-GRP", "Dark.S02.1080p.WEB-GRP"]


def test_an_episodes_own_folder_names_it_where_the_file_does_not():
    in_show, alone = shows("Dark/Dark.S01E02.1080p-GRP/abc.mkv", "Lupin.S01E01.1080p-GRP/xyz.mkv").items

    assert list(episodes(in_show)) == [(1, 2)]
    assert (alone.guess.title, alone.folder, list(episodes(alone))) == ("Lupin", "", [(1, 1)])


def test_folders_for_arcs_are_part_of_the_show():
    (show,) = shows("Naruto/Arc One/Naruto - 01.mkv", "Naruto/Arc Two/Naruto - 02.mkv").items

    assert list(episodes(show)) == [(1, "a1"), (1, "a2")]


def test_an_episode_may_be_a_disc():
    (show,) = shows("Dark/Season 1/Dark S01E01/VIDEO_TS/VIDEO_TS.IFO", "Dark/Season 1/Dark S01E02.mkv").items

    assert roles(season(show, 1).children[0]) == {"Dark/Season 1/Dark S01E01/VIDEO_TS/VIDEO_TS.IFO": "disc"}


def test_a_disc_of_a_whole_season_is_for_a_person_to_sort():
    reading = shows("Dark/Season 1/Disc 1/VIDEO_TS/VIDEO_TS.IFO", "Dark/Season 1/Dark S01E02.mkv")

    assert reading.unknown == ("Dark/Season 1/Disc 1/VIDEO_TS/VIDEO_TS.IFO",)


def test_the_root_itself_may_be_a_shows_folder():
    reading = shows("Season 01/S01E01.mkv", "poster.jpg", folder_name="Dark (2017)")

    assert titles(reading) == [("Dark", 2017)]
    assert roles(reading.items[0]) == {"poster.jpg": "picture"}


def test_a_range_that_no_file_can_hold_makes_no_episodes():
    reading = shows("Dark/Dark S01E01-E9999.mkv")

    assert (reading.items, reading.unknown) == ((), ("Dark/Dark S01E01-E9999.mkv",))
