"""What is nobody's media (RULES 3.11)."""

import pytest

from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.formats.names.tree import read_tree


@pytest.mark.parametrize("library", list(LibraryType))
@pytest.mark.parametrize(
    "path",
    [
        "@eaDir/x.mkv",
        ".hidden/x.mkv",
        "$RECYCLE.BIN/x.mkv",
        "#recycle/x.mkv",
        "System Volume Information/x",
        "lost+found/x.mp3",
        "Plex Versions/x.mkv",
        "Tron (1982)/.actors/Jeff_Bridges.jpg",
        "Tron (1982)/extrafanart/1.jpg",
        "Tron (1982)/Sample/x.mkv",
        "Tron (1982)/proof/x.jpg",
        "._Tron (1982).mkv",
        ".DS_Store",
        "Thumbs.db",
        "desktop.ini",
        "Tron (1982).mkv.!qB",
        "Tron (1982).mkv.part",
    ],
)
def test_other_programs_files_are_ignored(path, library):
    reading = read_tree([path], library)

    assert (reading.items, reading.unknown, reading.ignored) == ((), (), (path,))


@pytest.mark.parametrize("marker", [".nomedia", ".ignore"])
def test_a_marker_closes_its_folder_and_all_below(marker):
    reading = read_tree([f"Home/{marker}", "Home/a.mkv", "Home/deep/b.mkv", "Tron (1982).mkv"], LibraryType.MOVIE)

    assert [item.guess.title for item in reading.items] == ["Tron"]
    assert reading.ignored == (f"Home/{marker}", "Home/a.mkv", "Home/deep/b.mkv")


def test_a_name_that_begins_with_an_ellipsis_is_not_hidden():
    name = "...And Justice for All (1979)"

    (film,) = read_tree([f"{name}/{name}.mkv"], LibraryType.MOVIE).items

    assert (film.guess.title, film.guess.year) == ("...And Justice for All", 1979)


def test_a_show_may_be_called_what_releases_call_their_proof():
    (show,) = read_tree(["Proof/Proof S01E01.mkv"], LibraryType.TV).items

    assert show.guess.title == "Proof"


def test_any_depth_of_folders_is_read():
    path = "d/" * 5000 + "Tron (1982).mkv"

    (film,) = read_tree([path], LibraryType.MOVIE).items

    assert film.files[0].path == path
