"""Who expects which file where: names we write for Kodi, names of everyone that we read."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metarr_desktop.domain.assets import ASSETS, assets_of
from metarr_desktop.domain.errors import BadFile
from metarr_desktop.domain.kinds import Kind, Naming
from metarr_desktop.formats.layouts import (
    ALL_SEASONS,
    Disc,
    PictureName,
    Place,
    actor_path,
    base_name,
    classify_picture,
    legal_name,
    nfo_path,
    picture_paths,
)

FILM = Place(Kind.MOVIE, "/m/Heat (1995)", base="Heat (1995)")
BLURAY = Place(Kind.MOVIE, "/m/Heat (1995)", base="index", disc=Disc.BDMV)
DVD = Place(Kind.MOVIE, "/m/Heat (1995)", base="VIDEO_TS", disc=Disc.VIDEO_TS)
SHOW = Place(Kind.SERIES, "/t/Lost")
EPISODE = Place(Kind.EPISODE, "/t/Lost/Season 1", base="Lost S01E01")
ARTIST = Place(Kind.ARTIST, "/a/AC⚡DC", title="AC/DC", shelf="/artists")
ALBUM = Place(Kind.ALBUM, "/a/ABBA/Arrival")
SET = Place(Kind.COLLECTION, title="Mission: Impossible", shelf="/sets")


def season(number: int | None) -> Place:
    return Place(Kind.SEASON, "/t/Lost", season=number)


def kodis(place: Place, art: str, position: int, ext: str) -> str | None:
    """Kodi's place for a picture."""
    return next(iter(picture_paths(place, art, position, ext)), None)


ALONE = Place(Kind.MOVIE, "/m/Heat (1995)", base="Heat (1995)", is_alone=True)
AMONG_OTHERS = Place(Kind.MOVIE, "/m", base="Heat (1995)")
SEASON_WITH_FOLDER = Place(Kind.SEASON, "/t/Lost", season=2, season_folders=("/t/Lost/Season 02",))


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (FILM, "/m/Heat (1995)/Heat (1995).nfo"),
        (BLURAY, "/m/Heat (1995)/BDMV/index.nfo"),
        (DVD, "/m/Heat (1995)/VIDEO_TS/VIDEO_TS.nfo"),
        (SHOW, "/t/Lost/tvshow.nfo"),
        (season(1), None),
        (EPISODE, "/t/Lost/Season 1/Lost S01E01.nfo"),
        (ARTIST, "/artists/AC_DC/artist.nfo"),
        (Place(Kind.ARTIST, "/a/ABBA", title="ABBA"), "/a/ABBA/artist.nfo"),
        (Place(Kind.ARTIST, title="ABBA"), None),
        (ALBUM, "/a/ABBA/Arrival/album.nfo"),
        (Place(Kind.TRACK, "/a/ABBA/Arrival", base="01"), None),
        (SET, "/sets/Mission_ Impossible/set.nfo"),
        (Place(Kind.COLLECTION, title="Alien"), None),
        (Place(Kind.PERSON, title="Al Pacino"), None),
    ],
)
def test_an_nfo_lies_where_kodi_looks_for_it(place: Place, expected: str | None) -> None:
    assert nfo_path(place) == expected


@pytest.mark.parametrize(
    ("place", "art", "position", "expected"),
    [
        (FILM, "poster", 0, "/m/Heat (1995)/Heat (1995)-poster.jpg"),
        (FILM, "fanart", 1, "/m/Heat (1995)/Heat (1995)-fanart1.jpg"),
        (FILM, "characterart", 0, None),
        (FILM, "no such art", 0, None),
        (BLURAY, "poster", 0, "/m/Heat (1995)/poster.jpg"),
        (DVD, "fanart", 2, "/m/Heat (1995)/fanart2.jpg"),
        (SHOW, "characterart", 0, "/t/Lost/characterart.jpg"),
        (season(1), "poster", 0, "/t/Lost/season01-poster.jpg"),
        (season(0), "banner", 0, "/t/Lost/season-specials-banner.jpg"),
        (season(102), "poster", 1, "/t/Lost/season102-poster1.jpg"),
        (season(ALL_SEASONS), "poster", 0, "/t/Lost/season-all-poster.jpg"),
        (EPISODE, "thumb", 0, "/t/Lost/Season 1/Lost S01E01-thumb.jpg"),
        (EPISODE, "poster", 0, None),
        (ARTIST, "thumb", 0, "/artists/AC_DC/folder.jpg"),
        (ARTIST, "fanart", 0, "/artists/AC_DC/fanart.jpg"),
        (ALBUM, "thumb", 0, "/a/ABBA/Arrival/folder.jpg"),
        (ALBUM, "back", 0, "/a/ABBA/Arrival/back.jpg"),
        (SET, "poster", 0, "/sets/Mission_ Impossible/poster.jpg"),
    ],
)
def test_a_picture_lies_where_kodi_looks_for_it(place: Place, art: str, position: int, expected: str | None) -> None:
    assert kodis(place, art, position, "jpg") == expected


@pytest.mark.parametrize(
    ("place", "art", "position", "expected"),
    [
        (ALONE, "poster", 0, "/m/Heat (1995)/Heat (1995)-poster.jpg"),
        (ALONE, "fanart", 0, "/m/Heat (1995)/Heat (1995)-fanart.jpg"),
        (ALONE, "fanart", 1, "/m/Heat (1995)/Heat (1995)-fanart-1.jpg"),
        (ALONE, "poster", 1, None),
        (ALONE, "keyart", 0, None),
        (SHOW, "fanart", 2, "/t/Lost/fanart-2.jpg"),
        (season(1), "landscape", 0, "/t/Lost/season01-landscape.jpg"),
        (season(1), "clearlogo", 0, None),
        (EPISODE, "thumb", 0, "/t/Lost/Season 1/Lost S01E01-thumb.jpg"),
        (ALBUM, "discart", 0, "/a/ABBA/Arrival/cdart.jpg"),
    ],
)
def test_a_picture_lies_where_jellyfin_looks_for_it(
    place: Place, art: str, position: int, expected: str | None
) -> None:
    assert picture_paths(place, art, position, "jpg", [Naming.JELLYFIN]) == ((expected,) if expected else ())


@pytest.mark.parametrize(
    ("place", "art", "position", "expected"),
    [
        (ALONE, "poster", 0, "/m/Heat (1995)/poster.jpg"),
        (ALONE, "fanart", 1, "/m/Heat (1995)/fanart-1.jpg"),
        (AMONG_OTHERS, "poster", 0, "/m/Heat (1995).jpg"),
        (AMONG_OTHERS, "fanart", 0, None),
        (ALONE, "clearlogo", 0, None),
        (SHOW, "poster", 0, "/t/Lost/poster.jpg"),
        (SEASON_WITH_FOLDER, "poster", 0, "/t/Lost/Season 02/Season02.jpg"),
        (season(2), "poster", 0, None),
        (EPISODE, "thumb", 0, "/t/Lost/Season 1/Lost S01E01.jpg"),
        (ALBUM, "thumb", 0, "/a/ABBA/Arrival/folder.jpg"),
    ],
)
def test_a_picture_lies_where_plex_looks_for_it(place: Place, art: str, position: int, expected: str | None) -> None:
    assert picture_paths(place, art, position, "jpg", [Naming.PLEX]) == ((expected,) if expected else ())


def test_a_library_for_all_players_has_each_picture_once_a_name() -> None:
    assert picture_paths(SHOW, "poster", 0, "jpg", list(Naming)) == ("/t/Lost/poster.jpg",)
    assert picture_paths(ALONE, "fanart", 1, "jpg", list(Naming)) == (
        "/m/Heat (1995)/Heat (1995)-fanart1.jpg",
        "/m/Heat (1995)/Heat (1995)-fanart-1.jpg",
        "/m/Heat (1995)/fanart-1.jpg",
    )


@pytest.mark.parametrize(
    ("place", "actor", "expected"),
    [
        (FILM, "Al Pacino", "/m/Heat (1995)/.actors/Al_Pacino.jpg"),
        (BLURAY, "Amélie Poulain", "/m/Heat (1995)/.actors/Amélie_Poulain.jpg"),
        (SHOW, "Samuel L. Jackson Jr.", "/t/Lost/.actors/Samuel_L._Jackson_Jr.jpg"),
        (FILM, "../../etc/passwd", "/m/Heat (1995)/.actors/.._.._etc_passwd.jpg"),
        (EPISODE, "Al Pacino", None),
        (FILM, "  ", None),
    ],
)
def test_an_actors_picture_has_underscores_for_spaces(place: Place, actor: str, expected: str | None) -> None:
    assert actor_path(place, actor, "jpg") == expected


@pytest.mark.parametrize(
    ("file_name", "expected"),
    [
        ("Film.cd1.avi", "Film"),
        ("Film (1999)_part2.mkv", "Film (1999)"),
        ("Film - Disc B [1080p].mkv", "Film [1080p]"),
        ("Part 2 of Part 3 pt1.mkv", "Part 2 of Part 3"),
        ("CD1.avi", "CD1"),
        ("Apartment.mkv", "Apartment"),
    ],
)
def test_a_part_is_named_without_its_mark(file_name: str, expected: str) -> None:
    assert base_name(file_name, is_part=True) == expected


def test_a_whole_film_keeps_a_name_that_looks_like_a_part() -> None:
    assert base_name("Mockingjay - Part 1.mkv") == "Mockingjay - Part 1"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Face/Off", "Face_Off"),
        ("What?", "What_"),
        ("The End...", "The End"),
        ("Nul", "Nul_"),
        ("com1.x", "com1.x_"),
        ("...", "_"),
        ("Æon Flux", "Æon Flux"),
    ],
)
def test_names_that_we_invent_are_legal_everywhere(title: str, expected: str) -> None:
    assert legal_name(title) == expected


def test_the_name_of_the_persons_own_file_is_never_changed() -> None:
    place = Place(Kind.MOVIE, "/m", base="What? con: \udcff.")

    assert nfo_path(place) == "/m/What? con: \udcff..nfo"


def test_a_name_too_long_for_a_disk_is_refused_with_a_sentence() -> None:
    place = Place(Kind.MOVIE, "/m", base="é" * 126)

    assert nfo_path(Place(Kind.MOVIE, "/m", base="é" * 125)) is not None
    with pytest.raises(BadFile, match="its name is 256 bytes long"):
        nfo_path(place)
    with pytest.raises(BadFile, match="bytes long"):
        nfo_path(Place(Kind.COLLECTION, title="x" * 256, shelf="/sets"))


@pytest.mark.parametrize(
    ("file_name", "kind", "expected"),
    [
        ("poster.jpg", Kind.MOVIE, PictureName("poster")),
        ("Folder.JPG", Kind.MOVIE, PictureName("poster")),
        ("cover.png", Kind.MOVIE, PictureName("poster")),
        ("folder.jpg", Kind.ALBUM, PictureName("thumb")),
        ("front.jpeg", Kind.ALBUM, PictureName("thumb")),
        ("artist.jpg", Kind.ARTIST, PictureName("thumb")),
        ("logo.png", Kind.MOVIE, PictureName("clearlogo")),
        ("disc.png", Kind.MOVIE, PictureName("discart")),
        ("cdart.png", Kind.ALBUM, PictureName("discart")),
        ("backdrop.jpg", Kind.SERIES, PictureName("fanart")),
        ("backdrop3.jpg", Kind.SERIES, PictureName("fanart", 3)),
        ("fanart-1.jpg", Kind.MOVIE, PictureName("fanart", 1)),
        ("extrafanart/whatever.jpg", Kind.MOVIE, PictureName("fanart", 1)),
        ("extrafanart/fanart4.jpg", Kind.MOVIE, PictureName("fanart", 4)),
        ("movieset-poster.jpg", Kind.COLLECTION, PictureName("poster")),
        ("movieset-poster.jpg", Kind.MOVIE, None),
        ("Film-poster.jpg", Kind.MOVIE, PictureName("poster")),
        ("film.fanart2.webp", Kind.MOVIE, PictureName("fanart", 2)),
        ("Film.jpg", Kind.MOVIE, PictureName("poster")),
        ("Film.tbn", Kind.MOVIE, PictureName("poster")),
        ("Film-thumb.jpg", Kind.EPISODE, PictureName("thumb")),
        ("Film.jpg", Kind.EPISODE, PictureName("thumb")),
        ("poster.jpg", Kind.EPISODE, None),
        ("Film 2-poster.jpg", Kind.MOVIE, None),
        ("Film-poster.txt", Kind.MOVIE, None),
        ("holiday.jpg", Kind.MOVIE, None),
        ("poster.jpg", None, None),
        ("Film-poster.jpg", None, PictureName("poster")),
        ("season01-poster.jpg", Kind.SERIES, PictureName("poster", 0, 1)),
        ("Season 2.jpg", Kind.SEASON, PictureName("poster", 0, 2)),
        ("season-specials-banner.png", Kind.SERIES, PictureName("banner", 0, 0)),
        ("season00-poster.jpg", Kind.SERIES, PictureName("poster", 0, 0)),
        ("season-all-poster.jpg", Kind.SERIES, PictureName("poster", 0, ALL_SEASONS)),
        ("season2023-fanart1.jpg", Kind.SERIES, PictureName("fanart", 1, 2023)),
        ("season01.tbn", Kind.SERIES, None),
        ("season01-holiday.jpg", Kind.SERIES, None),
        ("seasons greetings.jpg", Kind.SERIES, None),
        ("season01-poster.jpg", Kind.MOVIE, None),
        ("folder.jpg", Kind.SEASON, PictureName("poster")),
        ("show.jpg", Kind.SERIES, PictureName("poster")),
    ],
)
def test_names_of_every_player_are_understood(file_name: str, kind: Kind | None, expected: PictureName | None) -> None:
    assert classify_picture(file_name, base="Film", folder_kind=kind) == expected


def test_a_film_called_like_a_picture_word_keeps_both_forms() -> None:
    assert classify_picture("fanart.jpg", base="fan", folder_kind=Kind.MOVIE) == PictureName("fanart")
    assert classify_picture("fan-fanart.jpg", base="fan", folder_kind=Kind.MOVIE) == PictureName("fanart")


#: Of a text's surrogates a name on a disk has only those that stand for bytes that are no text.
bases = st.text(
    st.characters(exclude_characters="/\0", exclude_categories=["Cs"])
    | st.characters(min_codepoint=0xDC80, max_codepoint=0xDCFF, categories=["Cs"]),
    min_size=1,
    max_size=40,
)
arts = st.sampled_from([asset.name for asset in ASSETS])
positions = st.integers(0, 12)


@given(bases, arts, positions, st.sampled_from([Kind.MOVIE, Kind.EPISODE]))
def test_what_we_write_beside_a_file_is_read_as_what_it_is(base: str, art: str, position: int, kind: Kind) -> None:
    path = kodis(Place(kind, "/m", base=base), art, position, "jpg")

    if path is None:
        assert art not in {asset.name for asset in assets_of(kind)}
    else:
        found = classify_picture(os.path.basename(path), base=base, folder_kind=kind)
        assert found == PictureName(art, position)


@given(arts, positions, st.sampled_from([SHOW, ARTIST, ALBUM, SET, BLURAY]))
def test_what_we_write_into_an_items_own_folder_is_read_as_what_it_is(art: str, position: int, place: Place) -> None:
    path = kodis(place, art, position, "png")

    if path is not None:
        found = classify_picture(os.path.basename(path), base=None, folder_kind=place.kind)
        assert found == PictureName(art, position)


@given(arts, positions, st.sampled_from([ALONE, AMONG_OTHERS, SHOW, EPISODE, ALBUM, season(3)]))
def test_what_we_write_for_whichever_player_is_read_as_what_it_is(art: str, position: int, place: Place) -> None:
    for path in picture_paths(place, art, position, "jpg", list(Naming)):
        found = classify_picture(os.path.basename(path), base=place.base or None, folder_kind=place.kind)
        assert found is not None
        assert (found.art, found.position) == (art, position)


@given(arts, positions, st.integers(ALL_SEASONS, 2100))
def test_what_we_write_for_a_season_is_read_in_its_shows_folder(art: str, position: int, number: int) -> None:
    path = kodis(season(number), art, position, "jpg")

    if path is not None:
        found = classify_picture(os.path.basename(path), base=None, folder_kind=Kind.SERIES)
        assert found == PictureName(art, position, number)


@given(st.text(min_size=1))
def test_a_legal_name_stays_as_it_is_when_made_legal_again(title: str) -> None:
    assert legal_name(legal_name(title)) == legal_name(title)
