"""Paths as a Plex server writes them, on any system."""

import pytest

from metarr_desktop.players.plex.paths import is_within, parents


@pytest.mark.parametrize(
    ("path", "folder", "is_in"),
    [
        ("/data/movies/Heat/Heat.mkv", "/data/movies", True),
        ("/data/movies/Heat/Heat.mkv", "/data/movies/", True),
        ("/data/movies/", "/data/movies", True),
        ("/data/movies-4k/Heat.mkv", "/data/movies", False),
        ("/data/Movies/Heat.mkv", "/data/movies", False),
        ("/data", "/", True),
        ("D:\\Filme\\Heat\\Heat.mkv", "d:/filme", True),
        ("D:\\Filme\\Heat.mkv", "D:\\", True),
        ("D:\\Filme-4K\\Heat.mkv", "D:\\Filme", False),
        ("\\\\NAS\\Filme\\Heat.mkv", "\\\\nas\\filme\\", True),
        ("/data/caf\udce9/a.mkv", "/data/caf\udce9", True),
    ],
)
def test_a_folder_holds_what_lies_below_it_and_itself(path: str, folder: str, is_in: bool) -> None:
    assert is_within(path, folder) is is_in


@pytest.mark.parametrize(
    ("path", "folders"),
    [
        ("/data/movies/Heat.mkv", ["/data/movies", "/data"]),
        ("D:\\Filme\\Heat.mkv", ["d:\\filme", "d:"]),
    ],
)
def test_the_folders_above_come_nearest_first(path: str, folders: list[str]) -> None:
    assert parents(path) == folders
