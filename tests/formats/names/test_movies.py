"""How movie folders are read (RULES 3.1, 3.5, 3.7, 3.11)."""

import pytest

from metarr_desktop.domain.found import FileRole
from tests.formats.names.readings import file_of, mains, movies, roles, titles


def test_a_film_in_its_own_folder_takes_everything_in_it():
    reading = movies(
        "Nosferatu (1922)/Nosferatu (1922).mkv",
        "Nosferatu (1922)/Nosferatu (1922).nfo",
        "Nosferatu (1922)/Nosferatu (1922)-fanart.jpg",
        "Nosferatu (1922)/poster.jpg",
        "Nosferatu (1922)/fanart1.jpg",
        "Nosferatu (1922)/theme.mp3",
    )

    (film,) = reading.items
    assert (film.guess.title, film.guess.year, film.folder) == ("Nosferatu", 1922, "Nosferatu (1922)")
    assert [(file.art, file.position) for file in film.files if file.art] == [
        ("fanart", 0),
        ("fanart", 1),
        ("poster", 0),
    ]
    assert set(roles(film).values()) == {"video", "nfo", "picture", "theme"}
    assert reading.unknown == reading.ignored == ()


def test_several_films_in_one_folder_keep_to_their_own_names():
    reading = movies(
        "Silent/Nosferatu (1922).mkv",
        "Silent/Nosferatu (1922).nfo",
        "Silent/Nosferatu (1922)-poster.jpg",
        "Silent/Nosferatu (1922)-trailer.mp4",
        "Silent/Metropolis (1927).avi",
        "Silent/Metropolis (1927).de.srt",
        "Silent/poster.jpg",
        "Silent/movie.nfo",
    )

    metropolis, nosferatu = reading.items
    assert metropolis.folder == nosferatu.folder == ""
    assert roles(metropolis) == {"Silent/Metropolis (1927).avi": "video", "Silent/Metropolis (1927).de.srt": "subtitle"}
    assert file_of(nosferatu, "Silent/Nosferatu (1922)-trailer.mp4").role is FileRole.TRAILER
    assert reading.unknown == ("Silent/movie.nfo", "Silent/poster.jpg")


def test_category_folders_hold_films_at_any_depth():
    reading = movies(
        "Action/Heat (1995).mkv",
        "Action/90s/Ronin (1998)/Ronin.mkv",
        "Action/90s/Ronin (1998)/poster.jpg",
        "Shorts/Luxo Jr (1986).mkv",
    )

    assert titles(reading) == [("Heat", 1995), ("Ronin", 1998), ("Luxo Jr", 1986)]
    assert [item.folder for item in reading.items] == ["", "Action/90s/Ronin (1998)", ""]


@pytest.mark.parametrize(
    "path",
    [
        "Stalker (1979)/abc-stlk.mkv",
        "Stalker (1979)/00001.m2ts",
        "Stalker (1979)/movie.mp4",
        "Stalker (1979)/title00.mkv",
        "Stalker (1979)/5f2a9c01d4e8.mkv",
        "Stalker (1979)/Сталкер.mkv",
    ],
)
def test_a_film_with_a_nonsense_name_takes_its_folders(path):
    assert titles(movies(path)) == [("Stalker", 1979)]


@pytest.mark.parametrize(
    ("path", "title", "year"),
    [
        ("1917/1917.mkv", "1917", None),
        ("2012 (2009)/2012.mkv", "2012", 2009),
        ("2001 A Space Odyssey (1968)/2001.A.Space.Odyssey.1968.1080p.mkv", "2001 A Space Odyssey", 1968),
        ("Toy Story 3/Toy Story 3.mkv", "Toy Story 3", None),
        ("Best of 2010/Inception (2010).mkv", "Inception", 2010),
        ("(500) Days of Summer (2009)/movie.mkv", "(500) Days of Summer", 2009),
        ("Matrix, The (1999)/Matrix, The (1999).mkv", "The Matrix", 1999),
    ],
)
def test_years_and_numbers_in_titles(path, title, year):
    assert titles(movies(path)) == [(title, year)]


def test_versions_are_told_apart_by_edition_and_resolution_and_bind_their_sidecars():
    (film,) = movies(
        "Brazil (1985)/Brazil (1985) - 1080p.mkv",
        "Brazil (1985)/Brazil (1985) [4K].mkv",
        "Brazil (1985)/Brazil (1985) {edition-Director's Cut}.mkv",
        "Brazil (1985)/Brazil (1985) - Love Conquers All.mkv",
        "Brazil (1985)/Brazil (1985) [4K].en.srt",
        "Brazil (1985)/Brazil (1985) - 1080p-poster.jpg",
    ).items

    assert {version for _, version, _ in mains(film)} == {"1080p", "2160p", "Director's Cut", "Love Conquers All"}
    assert file_of(film, "Brazil (1985)/Brazil (1985) [4K].en.srt").version == "2160p"
    assert file_of(film, "Brazil (1985)/Brazil (1985) - 1080p-poster.jpg").version == "1080p"
    assert film.guess.resolution == ""


def test_the_only_version_has_no_label_and_lends_the_film_its_facts():
    (film,) = movies("Brazil (1985)/Brazil (1985) - 1080p.mkv").items

    assert mains(film) == [("Brazil (1985)/Brazil (1985) - 1080p.mkv", "", None)]
    assert film.guess.resolution == "1080p"


def test_versions_in_folders_of_their_own():
    (film,) = movies("Brazil (1985)/1080p/Brazil.mkv", "Brazil (1985)/4K/Brazil.mkv").items

    assert mains(film) == [
        ("Brazil (1985)/1080p/Brazil.mkv", "1080p", None),
        ("Brazil (1985)/4K/Brazil.mkv", "2160p", None),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ran (1985) cd1.avi", "Ran (1985) cd2.avi"),
        ("Ran (1985)-part1.avi", "Ran (1985)-part2.avi"),
        ("Ran (1985).pt1.avi", "Ran (1985).pt2.avi"),
        ("Ran (1985) disc 1.avi", "Ran (1985) disc 2.avi"),
        ("Ran (1985) a.avi", "Ran (1985) b.avi"),
        ("Ran.1985.CD1.DVDRip.avi", "Ran.1985.CD2.DVDRip.avi"),
        ("CD1/ran.avi", "CD2/ran.avi"),
    ],
)
def test_parts_of_one_film_are_stacked_in_order(first, second):
    (film,) = movies(f"Ran (1985)/{second}", f"Ran (1985)/{first}").items

    assert mains(film) == [(f"Ran (1985)/{first}", "", 1), (f"Ran (1985)/{second}", "", 2)]
    assert (film.guess.title, film.guess.year) == ("Ran", 1985)


def test_a_sidecar_of_a_stack_hangs_on_its_base_or_on_one_part():
    (film,) = movies(
        "Ran (1985) cd1.avi", "Ran (1985) cd2.avi", "Ran (1985).nfo", "Ran (1985)-poster.jpg", "Ran (1985) cd2.en.srt"
    ).items

    assert file_of(film, "Ran (1985).nfo").role is FileRole.NFO
    assert file_of(film, "Ran (1985)-poster.jpg").art == "poster"
    assert file_of(film, "Ran (1985) cd2.en.srt").part == 2


def test_part_in_a_title_is_no_part_mark():
    reading = movies(
        "Hallows Part 1 (2010).mkv", "Hallows Part 2 (2011).mkv", "Dune Part 2 (2024)/Dune Part 2 (2024).mkv"
    )

    assert [len(mains(item)) for item in reading.items] == [1, 1, 1]
    assert [part for item in reading.items for _, _, part in mains(item)] == [None, None, None]


def test_disc_folders_are_one_version_and_keep_their_nfo_apart():
    dvd, bluray = movies(
        "Chinatown (1974)/VIDEO_TS/VIDEO_TS.IFO",
        "Chinatown (1974)/VIDEO_TS/VTS_01_1.VOB",
        "Chinatown (1974)/VIDEO_TS/VIDEO_TS.nfo",
        "Chinatown (1974)/poster.jpg",
        "Solaris (1972)/BDMV/index.bdmv",
        "Solaris (1972)/BDMV/STREAM/00000.m2ts",
        "Solaris (1972)/CERTIFICATE/id.bdmv",
    ).items

    assert (dvd.folder, dvd.guess.source, set(roles(dvd).values())) == (
        "Chinatown (1974)",
        "dvd",
        {"disc", "nfo", "picture"},
    )
    assert (bluray.guess.source, set(roles(bluray).values())) == ("bluray", {"disc"})


def test_a_dvd_without_its_folder_and_discs_in_parts():
    lost, two = movies(
        "Lost (1990)/VIDEO_TS.IFO",
        "Lost (1990)/VTS_01_1.VOB",
        "Two (1991)/Disc 1/BDMV/index.bdmv",
        "Two (1991)/Disc 2/BDMV/index.bdmv",
    ).items

    assert set(roles(lost).values()) == {"disc"}
    assert [part for _, _, part in mains(two)] == [1, 2]


def test_an_nfo_alone_makes_no_disc():
    reading = movies("Solaris (1972)/BDMV/index.nfo")

    assert (reading.items, reading.unknown) == ((), ("Solaris (1972)/BDMV/index.nfo",))


def test_a_disc_beside_a_file_is_a_version_of_its_own():
    (film,) = movies("Both (1990)/BDMV/index.bdmv", "Both (1990)/Both (1990).mkv").items

    assert {version for _, version, _ in mains(film)} == {"", "Blu-ray"}


@pytest.mark.parametrize(
    ("extra", "extra_type"),
    [
        ("Tron (1982)-trailer.mp4", "trailer"),
        ("Tron (1982).trailer.mp4", "trailer"),
        ("trailer.mkv", "trailer"),
        ("Making Of-behindthescenes.mkv", "behindthescenes"),
        ("Recognizers-deleted.mkv", "deletedscene"),
        ("Lisberger-interview.mkv", "interview"),
        ("Deleted Scenes/Recognizers.mkv", "deletedscene"),
        ("Featurettes/Design.mkv", "featurette"),
        ("extras/Anything.mkv", "other"),
        ("backdrops/Grid.mp4", "themevideo"),
    ],
)
def test_extras_are_known_by_suffix_or_folder(extra, extra_type):
    (film,) = movies("Tron (1982)/Tron (1982).mkv", f"Tron (1982)/{extra}").items

    assert file_of(film, f"Tron (1982)/{extra}").extra_type == extra_type
    assert len(mains(film)) == 1


@pytest.mark.parametrize(
    "name",
    [
        "The Interview (2014)",
        "Deleted (2020)",
        "Short Circuit (1986)",
        "Trailer Park Boys (2006)",
        "The-Interview",
        "Clip",
    ],
)
def test_words_for_extras_inside_a_title_make_no_extra(name):
    assert [len(mains(item)) for item in movies(f"{name}/{name}.mkv", "Other (2000).mkv").items] == [1, 1]


def test_extras_in_a_folder_of_several_films_bind_by_name_only():
    a, _ = movies("Two/A (2000).mkv", "Two/B (2001).mkv", "Two/Trailers/A (2000).mkv").items

    assert file_of(a, "Two/Trailers/A (2000).mkv").role is FileRole.TRAILER


def test_samples_are_ignored():
    reading = movies("Tron (1982)/Tron (1982).mkv", "Tron (1982)/tron-sample.mkv", "Tron (1982)/Sample/x.mkv")

    assert reading.ignored == ("Tron (1982)/Sample/x.mkv", "Tron (1982)/tron-sample.mkv")


def test_what_cannot_be_placed_is_unknown_rather_than_lost():
    reading = movies("Tron (1982)/Tron (1982).mkv", "Tron (1982)/holiday.mkv", "Tron (1982)/notes.docx", "-trailer.mkv")

    assert reading.unknown == ("-trailer.mkv", "Tron (1982)/holiday.mkv", "Tron (1982)/notes.docx")


def test_subtitles_in_a_folder_hang_on_the_film():
    (film,) = movies(
        "Tron (1982)/tron.mkv",
        "Tron (1982)/Subs/2_English.srt",
        "Tron (1982)/Subs/tron/German.srt",
    ).items

    assert {file.path[17:]: file.language for file in film.files if file.role is FileRole.SUBTITLE} == {
        "2_English.srt": "en",
        "tron/German.srt": "de",
    }


def test_ids_in_folder_and_file_names_are_taken():
    (film,) = movies("The Matrix (1999) {tmdb-603}/The Matrix (1999) [imdbid-tt0133093].mkv").items

    assert [(one.scheme, one.value) for one in film.guess.ids] == [("tmdb", "603")]


def test_a_name_that_is_not_utf8_survives_and_gets_a_readable_title():
    path = "Am\udce9lie (2001)/Am\udce9lie (2001).mkv"

    (film,) = movies(path).items

    assert (film.guess.title, mains(film)[0][0], film.folder) == ("Amélie", path, "Am\udce9lie (2001)")


def test_the_root_itself_may_be_a_films_folder():
    reading = movies("x264-rip.mkv", "poster.jpg", "x264-rip.en.srt", folder_name="Tron (1982)")

    assert titles(reading) == [("Tron", 1982)]
    assert set(roles(reading.items[0]).values()) == {"video", "picture", "subtitle"}
