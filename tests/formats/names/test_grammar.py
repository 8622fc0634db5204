"""What the rules of the grammar read, one table a rule. All names are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metarr_desktop.domain.guess import Guess
from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.formats.names import explain, parse

MOVIE, TV = LibraryType.MOVIE, LibraryType.TV


def said(path: str, *names: str, library: LibraryType | None = None) -> tuple[object, ...]:
    guess = parse(path, library=library)
    return tuple(getattr(guess, name) for name in names)


@pytest.mark.parametrize(
    ("name", "season", "episodes"),
    [
        ("Glass Harbour S02E07", 2, (7,)),
        ("glass.harbour.s02e07e08.720p.web.x264-grp", 2, (7, 8)),
        ("Glass Harbour S02E07-E09", 2, (7, 8, 9)),
        ("Glass Harbour S02E07-09 [WEBDL-1080p]", 2, (7, 8, 9)),
        ("Glass.Harbour.S02E07.S02E08.HDTV.x264-GRP", 2, (7, 8)),
        ("Glass Harbour - S02E07 - S02E08 - Two Tides", 2, (7, 8)),
        ("Glass.Harbour.S02E07.and.S02E08.HDTV", 2, (7, 8)),
        ("Glass Harbour S02xE07", 2, (7,)),
        ("Glass.Harbour.S02.E07.1080p", 2, (7,)),
        ("Glass Harbour S2 Ep7", 2, (7,)),
        ("Glass Harbour - T02E07", 2, (7,)),
        ("Glass Harbour 2x07", 2, (7,)),
        ("Glass Harbour - [2x07-08] - Two Tides", 2, (7, 8)),
        ("Glass Harbour 02x07x08", 2, (7, 8)),
        ("Glass Harbour 2x07_08", 2, (7, 8)),
        ("Glass Harbour S2026E104", 2026, (104,)),
        ("Glass Harbour s02e07-First.Tide-s02e08-Second.Tide", 2, (7, 8)),
        ("Glass.Harbour.Season.2.Episode.7", 2, (7,)),
        ("Glass Harbour - Temporada 2 [HDTV 720p][Cap.207]", 2, (7,)),
        ("Glass Harbour - Temporada 2 [HDTV][Cap.207_209]", 2, (7, 8, 9)),
        ("Glass.Harbour.2.Sezon.7.Bölüm.1080p.WEB-DL", 2, (7,)),
        ("Гавань 2-й сезон 07-я серия", 2, (7,)),
        ("Glass Harbour - Episode 2.07 - Tides", 2, (7,)),
        ("Glass Harbour Season 2 - 07 [1080p]", 2, (7,)),
        ("glass_harbour_02_07", 2, (7,)),
        ("Glass.Harbour.207.hdtv-grp", 2, (7,)),
        ("Glass Harbour - 2.07 - Tides", 2, (7,)),
        ("Glass Harbour 7 of 9 - Tides", None, (7,)),
        ("Glass.Harbour.E07.1080p.WEB-DL", None, (7,)),
        ("Glass Harbour Ep #7", None, (7,)),
    ],
)
def test_season_and_episode(name, season, episodes):
    assert said(name, "season", "episodes") == (season, episodes)


@pytest.mark.parametrize(
    ("name", "seasons"),
    [
        ("Glass.Harbour.S02.1080p.WEB-DL-GRP", (2,)),
        ("Glass Harbour S01-S04 Complete", (1, 2, 3, 4)),
        ("Glass.Harbour.S01-04.1080p.BluRay", (1, 2, 3, 4)),
        ("Glass Harbour Season 1 2 3 720p", (1, 2, 3)),
        ("Glass Harbour Seasons 1-3", (1, 2, 3)),
        ("Glass Harbour The Complete Series (Season 1,2,3&4)", (1, 2, 3, 4)),
    ],
)
def test_packs_of_seasons(name, seasons):
    guess = parse(name)

    assert (guess.seasons or (guess.season,)) == seasons
    assert guess.title == "Glass Harbour"
    assert not guess.episodes


@pytest.mark.parametrize(
    ("name", "title", "absolute"),
    [
        ("[Shore] Paper Comet - 07 [1080p][0A1B2C3D].mkv", "Paper Comet", (7,)),
        ("[Shore] Paper Comet 2 - 07v2 [720p].mkv", "Paper Comet 2", (7,)),
        ("[Shore]_Paper_Comet_-_07_(1280x720_x264_AAC)_[0A1B2C3D].mkv", "Paper Comet", (7,)),
        ("[Shore] Paper Comet 214", "Paper Comet", (214,)),
        ("[Shore][Paper Comet][07][BIG5][1080P].mp4", "Paper Comet", (7,)),
        ("[Shore] 紙の彗星 / Paper Comet - 07 [WebRip 1080p]", "Paper Comet", (7,)),
        ("【岸边字幕组】[紙の彗星/Paper Comet][07][1080p]", "Paper Comet", (7,)),
        ("Paper Comet - 1041 - The Long Way", "Paper Comet", (1041,)),
        ("[Shore] Paper Comet - 01-12 (BD 1080p) [Batch]", "Paper Comet", tuple(range(1, 13))),
    ],
)
def test_numbers_over_all_seasons(name, title, absolute):
    assert said(name, "title", "absolute") == (title, absolute)


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("Night Ferry - 2026-03-09 - Guests", "2026-03-09"),
        ("Night.Ferry.2026.03.09.Guests.720p.WEB.x264-GRP", "2026-03-09"),
        ("Night Ferry 09.03.2026", "2026-03-09"),
        ("Night Ferry 9th March 2026 720p", "2026-03-09"),
        ("Night Ferry 9 Mar 2026 HDTV", "2026-03-09"),
        ("Night_Ferry_2026_03_09_Guests_720p_HEVC", "2026-03-09"),
    ],
)
def test_days(name, date):
    assert said(name, "title", "air_date") == ("Night Ferry", date)


def test_a_day_that_no_calendar_has_is_none():
    assert said("Night Ferry - 2x03 - 2005.11.70", "season", "episodes", "air_date") == (2, (3,), "")


@pytest.mark.parametrize(
    ("name", "title", "year"),
    [
        ("Tin Orchard (2007)", "Tin Orchard", 2007),
        ("Tin.Orchard.2007.1080p.BluRay.x264-GRP", "Tin Orchard", 2007),
        ("1984 Tin Orchard", "1984 Tin Orchard", None),
        ("1984 (2007)", "1984", 2007),
        ("Tin.Orchard.1984.2007.1080p", "Tin Orchard 1984", 2007),
        ("Tin Orchard 1080p BluRay 2007", "Tin Orchard", 2007),
        ("(2007) Tin Orchard", "Tin Orchard", 2007),
        ("Tin Orchard [2007]", "Tin Orchard", 2007),
        ("Tin Orchard *2007* [DVDRip]", "Tin Orchard", 2007),
        ("Tin Orchard (Jane Doe - 2007) PAL", "Tin Orchard", 2007),
        ("Tin Orchard The Collection 1967-1971", "Tin Orchard The Collection 1967-1971", None),
        ("Tin.Orchard.S01E02.2007.BluRay", "Tin Orchard", 2007),
        ("1984 S01E02 720p", "1984", None),
    ],
)
def test_titles_and_years_of_films_and_shows(name, title, year):
    assert said(name, "title", "year") == (title, year)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("The.Good.Spaniard.2006.720p.BluRay.x264-GRP", "The Good Spaniard"),
        ("Tin.Orchard.Das.Lange.Jahr.German.DL.1080p.BluRay.x264-GRP", "Tin Orchard Das Lange Jahr"),
        ("Tin.Orchard.EXTENDED.2006.1080p", "Tin Orchard"),
        ("The Final Cut (2004)", "The Final Cut"),
        ("Final Cut (1998)", "Final Cut"),
        ("[RUN] (2007)", "RUN"),
        ("Swan or (The Long Name of It) (2014)", "Swan or (The Long Name of It)"),
        ("Tin Orchard AKA The Metal Garden (1956)", "Tin Orchard"),
        ("Оловянный сад / Tin Orchard (2010) WEB-DL 1080p", "Tin Orchard"),
        ("锡果园 Tin.Orchard.2024.1080p", "Tin Orchard"),
        ("(99) Tin Orchards (2009)", "(99) Tin Orchards"),
        ("www.example.org - Tin.Orchard.2006.720p", "Tin Orchard"),
        ("[example.com] Tin Orchard (2006)", "Tin Orchard"),
        ("grp-tin.orchard.2006.720p.bluray.x264", "tin orchard"),
        ("T.I.N. Orchard (2003)", "T.I.N. Orchard"),
    ],
)
def test_where_a_title_begins_and_ends(name, title):
    assert parse(name).title == title


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("Tin.Orchard.2006.720p.BluRay.x264-SHORE", "SHORE"),
        ("Tin.Orchard.2006.720p.BluRay.x264-SHORE.English", "SHORE"),
        ("Tin.Orchard.2006.720p.BluRay.x264-SHORE-Obfuscated", "SHORE"),
        ("Tin.Orchard.2006.720p.BluRay.x264-SHORE[site.to]", "SHORE"),
        ("Tin Orchard (2006) (1080p BluRay x265 HEVC 10bit AAC 7.1 Shore)", "Shore"),
        ("Tin Orchard (2006) [1080p] [BluRay] [SHORE]", "SHORE"),
        ("Tin.Orchard.2006.1080p.BluRay.x264.Shore", "Shore"),
        ("Tin.Orchard.2006.1080p.BluRay.x264.D-SH0RE", "D-SH0RE"),
        ("Tin.Orchard.S01E02.720p.HDTV-FR", "FR"),
        ("Tin Orchard - S01E02 - [AAC 2.0][x264]", ""),
        ("Tin-Orchard (2006)", ""),
    ],
)
def test_release_groups(name, group):
    assert parse(name).release_group == group


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2160p UHD BluRay REMUX HDR10+ DV HEVC TrueHD 7.1 Atmos", ("2160p", "bluray", "h265", ("truehd", "atmos"))),
        ("1080p AMZN WEB-DL DDP5.1 H.264", ("1080p", "web-dl", "h264", ("eac3",))),
        ("720p WEBRip DD+ 5.1 x264", ("720p", "webrip", "h264", ("eac3",))),
        ("1920x1080 BDRip x265 10bit FLAC", ("1080p", "bluray", "h265", ("flac",))),
        ("DVDRip XviD MP3", ("", "dvd", "xvid", ("mp3",))),
        ("HDTVx264", ("", "hdtv", "h264", ())),
        ("480p SDTV MPEG-2", ("480p", "tv", "mpeg2", ())),
        ("1080p HDCAM", ("1080p", "cam", "", ())),
        ("1080p BluRay DTS-HD MA 5.1 AVC", ("1080p", "bluray", "h264", ("dts-hd",))),
    ],
)
def test_technical_words(words, expected):
    names = ("resolution", "source", "video_codec", "audio_codecs")

    assert said(f"Tin Orchard 2006 {words}", *names) == expected
    assert said(f"Tin.Orchard.2006.{words.replace(' ', '.')}-GRP", *names) == expected


@pytest.mark.parametrize(
    ("words", "languages", "subtitles"),
    [
        ("German.DL.1080p", ("de",), ()),
        ("iTALiAN.1080p", ("it",), ()),
        ("MULTi.1080p", ("mul",), ()),
        ("1080p.ENG-ITA-FRE.WEB", ("en", "it", "fr"), ()),
        ("1080p.WEB.ENG.-.Sub.FRE", ("en",), ("fr",)),
        ("VOSTFR.1080p", (), ("fr",)),
        ("1080p.BluRay.KORSUB", (), ("ko",)),
        ("1080p.BluRay.DUBPL", ("pl",), ()),
    ],
)
def test_languages(words, languages, subtitles):
    assert said(f"Tin.Orchard.2006.{words}", "languages", "subtitle_languages") == (languages, subtitles)


@pytest.mark.parametrize(
    ("words", "edition"),
    [
        ("Extended Edition", ("Extended",)),
        ("Director's Cut", ("Director's Cut",)),
        ("UNRATED Remastered", ("Unrated", "Remastered")),
        ("IMAX Enhanced", ("IMAX",)),
    ],
)
def test_editions(words, edition):
    assert said(f"Tin Orchard (2006) {words} 1080p", "title", "edition") == ("Tin Orchard", edition)


def test_the_rest_of_what_names_say():
    name = "Tin.Orchard.S01E02v2.PROPER.1080p.10bit.3D.HSBS.NF.WEB-DL.x265-GRP[0A1B2C3D]"

    guess = parse(name)

    assert (guess.version, guess.is_proper, guess.bit_depth, guess.is_3d, guess.format_3d) == (
        2,
        True,
        10,
        True,
        "hsbs",
    )
    assert (guess.streaming_service, guess.checksum) == ("Netflix", "0A1B2C3D")


@pytest.mark.parametrize(
    ("name", "artist", "album"),
    [
        ("The Quiet Mills - Low Water (1998) [FLAC]", "The Quiet Mills", "Low Water"),
        ("The Quiet Mills-Low Water-WEB-1998-GRP", "The Quiet Mills", "Low Water"),
        ("The Quiet Mills - Low Water - 1998, MP3, 320 kbps", "The Quiet Mills", "Low Water"),
        ("VA - Songs of Rain [2014][MP3][192 kbps]", "VA", "Songs of Rain"),
    ],
)
def test_albums(name, artist, album):
    assert said(name, "artist", "album") == (artist, album)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("Tin Orchard (2006)/Season 2/07 - Tides.mkv", ("Tin Orchard", 2006, 2, (7,))),
        ("Tin Orchard/Season 2/7. Tides.mkv", ("Tin Orchard", None, 2, (7,))),
        ("Tin Orchard/Season 12/1207 - Tides.mkv", ("Tin Orchard", None, 12, (7,))),
        ("Tin Orchard/Staffel 2/E07.mkv", ("Tin Orchard", None, 2, (7,))),
        ("Tin.Orchard.S02E07.720p.WEB.x264-GRP/8d777f385d3dfec8815d20f7496026dc.mkv", ("Tin Orchard", None, 2, (7,))),
        ("Tin.Orchard.S02E07.720p.WEB.x264-GRP/grp-torch207.mkv", ("Tin Orchard", None, 2, (7,))),
        ("Tin Orchard/12.mkv", ("Tin Orchard", None, None, ())),
    ],
)
def test_folders_add_what_a_name_leaves_open(path, expected):
    assert said(path, "title", "year", "season", "episodes") == expected


def test_a_librarys_kind_settles_what_a_name_leaves_open():
    assert said("Area 51.mkv", "title", "absolute", library=MOVIE) == ("Area 51", ())
    assert said("Area 51.mkv", "title", "absolute", library=TV) == ("Area", (51,))


def test_an_explanation_says_which_words_became_what_and_leaves_none_out():
    steps = explain("/tv/Tin Orchard/Season 2/E07 - Tides.German.1080p.Qwertz.x264-GRP.mkv")

    assert [(step.text, step.property, step.value) for step in steps] == [
        ("E07", "episodes", "7"),
        ("Tides", "episode_title", "Tides"),
        ("German", "languages", "de"),
        ("1080p", "resolution", "1080p"),
        ("Qwertz", "", ""),
        ("x264", "video_codec", "h264"),
        ("GRP", "release_group", "GRP"),
        (".mkv", "container", "mkv"),
        ("/tv/Tin Orchard/Season 2", "season", "2"),
        ("/tv/Tin Orchard/Season 2", "title", "Tin Orchard"),
    ]


@pytest.mark.parametrize(
    ("name", "said"), [("DDP5.1", "5.1"), ("AC3.5.1", "5.1"), ("AAC 2 0", "2.0"), ("DTS.7.1", "7.1")]
)
def test_an_explanation_gives_channels_as_people_write_them(name, said):
    steps = explain(f"Tin.Orchard.2019.1080p.{name}.x264-GRP.mkv")

    assert [step.value for step in steps if step.property == "channels"] == [said]


def test_an_explanation_of_a_subtitle_says_its_language_and_purpose():
    steps = explain("Heat (1995)/Heat (1995).de.forced.srt", library=MOVIE)

    assert [(step.text, step.property, step.value) for step in steps[2:]] == [
        ("de.forced", "is_forced", "True"),
        ("de.forced", "languages", "de"),
        (".srt", "container", "srt"),
    ]


def test_folders_add_to_an_explanation_only_what_they_say():
    steps = explain("Heat.1995.1080p.BluRay.x264-GRP/abc.xyz.af6021c37f7852.mkv")

    assert [(step.property, step.value) for step in steps if step.rule == "folder"] == [
        ("title", "Heat"),
        ("year", "1995"),
        ("resolution", "1080p"),
        ("source", "bluray"),
        ("video_codec", "h264"),
        ("release_group", "GRP"),
    ]


def test_an_explanation_names_marks_and_the_ending_of_an_extra():
    steps = explain("Heat (1995) {edition-Director's Cut} {tmdb-949}-trailer.mkv", library=MOVIE)

    assert [(step.text, step.property, step.value) for step in steps] == [
        ("949", "tmdb", "949"),
        ("Director's Cut", "edition", "Director's Cut"),
        ("Heat", "title", "Heat"),
        ("1995", "year", "1995"),
        ("-trailer", "extra_type", "trailer"),
        (".mkv", "container", "mkv"),
    ]


@pytest.mark.parametrize(
    ("name", "pieces"),
    [
        ("1-02 Tides", [("1-02", "disc", "1"), ("1-02", "track", "2"), ("Tides", "title", "Tides")]),
        ("03 - Ada - Tides", [("03", "track", "3"), ("Ada", "artist", "Ada"), ("Tides", "title", "Tides")]),
        (
            "Ada - Harbour - 03 - Tides",
            [
                ("Ada", "artist", "Ada"),
                ("Harbour", "album", "Harbour"),
                ("03", "track", "3"),
                ("Tides", "title", "Tides"),
            ],
        ),
    ],
)
def test_a_track_is_explained_as_music_is_read(name, pieces):
    steps = explain(f"Ada/Harbour (2001)/{name}.flac", library=LibraryType.MUSIC)

    assert [(step.text, step.property, step.value) for step in steps] == [*pieces, (".flac", "container", "flac")]


_NUMBERS = ("S01E02", "1x02", "2007", "99999", "E1", "ep", "of", "Season", "第07话", "v2", "1-90000", "S01E01-E9999")
_OTHERS = (
    "1080p",
    "x264",
    "Tin",
    "&",
    "+",
    "/",
    "\\",
    "www.",
    ".com",
    "aka",
    "-",
    " - ",
    ".",
    "_",
    *"[]()\ud83d\udcff",
)
_PIECES = st.sampled_from(_NUMBERS + _OTHERS)


@given(st.lists(_PIECES, max_size=60).map("".join) | st.text(max_size=600))
def test_any_text_is_read_without_an_error_and_never_as_thousands_of_episodes(text):
    guess = parse(text)

    assert len(guess.episodes) + len(guess.absolute) < 2000
    assert 0 <= guess.confidence <= 1
    assert all(value is not None or default is None for value, default in zip(guess, Guess(), strict=True))
    explain(text)


@given(st.binary(max_size=255))
def test_any_bytes_a_disk_may_give_are_read(name):
    parse(name.decode("utf-8", "surrogateescape"))
