"""What one name says."""

import subprocess
import sys

import pytest

from metarr_desktop.domain.guess import Guess
from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.formats.names import parse

_FACTS = (
    "title", "year", "season", "episodes", "absolute", "air_date", "episode_title", "part", "disc", "edition",
    "resolution", "source", "video_codec", "audio_codecs", "hdr", "languages", "release_group", "is_proper",
    "container", "artist", "album", "track",
)  # fmt: skip


def _said(guess: Guess) -> dict[str, object]:
    empty = Guess()
    return {name: getattr(guess, name) for name in _FACTS if getattr(guess, name) != getattr(empty, name)}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Heat (1995)", {"title": "Heat", "year": 1995}),
        ("Heat (1995) - 2160p.mkv", {"title": "Heat", "year": 1995, "resolution": "2160p", "container": "mkv"}),
        ("Heat (1995) [4K]", {"title": "Heat", "year": 1995, "resolution": "2160p"}),
        ("Heat (1995).cd2", {"title": "Heat", "year": 1995, "disc": 2}),
        ("Heat (1995) {edition-Director's Cut}", {"title": "Heat", "year": 1995, "edition": ("Director's Cut",)}),
        ("Heat (1995) - Special Edition", {"title": "Heat", "year": 1995, "edition": ("Special Edition",)}),
        ("tick, tick... BOOM! (2021)", {"title": "tick, tick... BOOM!", "year": 2021}),
        ("2012 (2009)", {"title": "2012", "year": 2009}),
        ("1917", {"title": "1917"}),
        ("2001 A Space Odyssey", {"title": "2001 A Space Odyssey"}),
        ("S.W.A.T. (2003)", {"title": "S.W.A.T.", "year": 2003}),
        ("[REC] (2007)", {"title": "REC", "year": 2007}),
        ("[REC]² (2009)", {"title": "[REC]²", "year": 2009}),
        ("[REC]³ Génesis (2012)", {"title": "[REC]³ Génesis", "year": 2012}),
        ("Fu\u0308nf Freunde (2012)", {"title": "F\u00fcnf Freunde", "year": 2012}),
        ("七人の侍 (1954)", {"title": "七人の侍", "year": 1954}),
        (
            "Heat.1995.German.REPACK.2160p.UHD.BluRay.DTS-HD.MA.5.1.DV.HDR10.x265-GRP.mkv",
            {
                "title": "Heat",
                "year": 1995,
                "languages": ("de",),
                "is_proper": True,
                "resolution": "2160p",
                "source": "bluray",
                "audio_codecs": ("dts-hd",),
                "hdr": ("dv", "hdr"),
                "video_codec": "h265",
                "release_group": "GRP",
                "container": "mkv",
            },
        ),
        ("Dark S01E02", {"title": "Dark", "season": 1, "episodes": (2,)}),
        (
            "Dark (2017) - 1x02 - Lies",
            {"title": "Dark", "year": 2017, "season": 1, "episodes": (2,), "episode_title": "Lies"},
        ),
        ("Dark S01E02-E04", {"title": "Dark", "season": 1, "episodes": (2, 3, 4)}),
        ("Dark S01E02E04", {"title": "Dark", "season": 1, "episodes": (2, 4)}),
        ("Dark S01E02b", {"title": "Dark", "season": 1, "episodes": (2,), "part": 2}),
        ("Dark - 2026-11-20 - Lies", {"title": "Dark", "air_date": "2026-11-20", "episode_title": "Lies"}),
        (
            "Dark.S01E02.Lies.1080p.WEB-DL.DDP5.1.H.264-NTb",
            {
                "title": "Dark",
                "season": 1,
                "episodes": (2,),
                "episode_title": "Lies",
                "resolution": "1080p",
                "source": "web-dl",
                "audio_codecs": ("eac3",),
                "video_codec": "h264",
                "release_group": "NTb",
            },
        ),
    ],
)
def test_regular_names(name, expected):
    assert _said(parse(name)) == expected


@pytest.mark.parametrize(
    ("mark", "scheme", "value"),
    [
        ("{tmdb-603}", "tmdb", "603"),
        ("[tmdbid=603]", "tmdb", "603"),
        ("[imdbid-tt0133093]", "imdb", "tt0133093"),
        ("{tvdb-78901}", "tvdb", "78901"),
        ("[tt0133093]", "imdb", "tt0133093"),
    ],
)
def test_ids_in_names(mark, scheme, value):
    guess = parse(f"The Matrix (1999) {mark}")

    assert (guess.title, guess.year) == ("The Matrix", 1999)
    assert [(one.scheme, one.value) for one in guess.ids] == [(scheme, value)]


def test_a_path_gives_what_the_name_leaves_open():
    guess = parse("Dark (2017)/Season 2/E03.mkv", library=LibraryType.TV)

    assert (guess.title, guess.season) == ("Dark", 2)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Can - Tago Mago (1971)", {"title": "Tago Mago", "artist": "Can", "album": "Tago Mago", "year": 1971}),
        ("01 - Paperhouse.flac", {"title": "Paperhouse", "track": 1, "container": "flac"}),
    ],
)
def test_names_of_music(name, expected):
    assert _said(parse(name, library=LibraryType.MUSIC)) == expected


def test_a_number_without_a_season_is_a_little_doubtful():
    guess = parse("[Grp] Case Closed - 1020 [1080p][0A1B2C3D].mkv")

    assert (guess.title, guess.resolution, guess.release_group) == ("Case Closed", "1080p", "Grp")
    assert guess.confidence < 1


@pytest.mark.parametrize(
    "name", ["Dark S01E01-E9999", "Dark ep 1-90000 [x]", "Dark 1x01-9999 [x]", "x" * 5000, "[" * 300]
)
def test_names_that_would_expand_or_run_away_are_only_cleaned(name):
    guess = parse(name)

    assert guess.title
    assert len(guess.episodes) <= 1
    assert guess.confidence < 0.5


def test_reading_names_stays_clear_of_guessit():
    code = (
        "import sys; from metarr_desktop.formats.names import parse\n"
        "for name in ['Heat (1995)', 'Heat.1995.1080p.BluRay.x264-GRP.mkv', 'Dark S01E02', 'The Matrix']:\n"
        "    parse(name)\n"
        "sys.exit('guessit' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(("name", "title"), [("[REC] 2 (2009).mkv", "[REC] 2"), ("[GRP] 300 (2006).mkv", "300")])
def test_in_a_library_of_films_one_digit_goes_with_the_bracket_before_it(name, title):
    assert parse(name, library=LibraryType.MOVIE).title == title
