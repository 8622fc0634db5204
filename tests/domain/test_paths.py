"""RULES 3.13: three vocabularies of paths, and the way between ours and the player's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metarr_desktop.domain.paths import PathMapping, overlaps, to_ours, to_player

NAS = PathMapping("/srv/media/movies", "smb://nas/media/movies")
WINDOWS = PathMapping("/srv/media", "D:\\Media")
SHARE = PathMapping("/srv/media", "\\\\nas\\media")


def test_a_file_below_the_mapped_folder_gets_the_players_prefix() -> None:
    assert to_player("/srv/media/movies/Heat (1995)/Heat.mkv", [NAS]) == "smb://nas/media/movies/Heat (1995)/Heat.mkv"


def test_a_prefix_ends_at_a_separator() -> None:
    assert to_player("/srv/media/movies-4k/Heat.mkv", [NAS]) is None


def test_the_longest_prefix_wins_whatever_the_order() -> None:
    mappings = [PathMapping("/srv", "nfs://nas/all"), NAS, PathMapping("/srv/media", "nfs://nas/media")]

    for order in (mappings, mappings[::-1]):
        assert to_player("/srv/media/movies/a.mkv", order) == "smb://nas/media/movies/a.mkv"
        assert to_player("/srv/media/tv/a.mkv", order) == "nfs://nas/media/tv/a.mkv"


def test_without_mappings_both_see_the_same_paths() -> None:
    assert to_player("/srv/media/a.mkv", []) == "/srv/media/a.mkv"
    assert to_ours("C:\\Media\\a.mkv", []) == "C:\\Media\\a.mkv"


@pytest.mark.parametrize("ours", ["/srv/media/movies", "/srv/media/movies/", "/srv//media/movies//"])
@pytest.mark.parametrize("theirs", ["smb://nas/media/movies", "smb://nas/media/movies/"])
def test_separators_at_the_end_of_a_mapping_do_not_matter(ours: str, theirs: str) -> None:
    mapping = PathMapping(ours, theirs)

    assert to_player("/srv/media/movies/Heat/", [mapping]) == "smb://nas/media/movies/Heat/"
    assert to_player("/srv/media/movies/", [mapping]) == "smb://nas/media/movies/"
    assert to_player("/srv/media/movies", [mapping]) == "smb://nas/media/movies"


def test_a_windows_player_gets_backslashes_and_folders_end_with_one() -> None:
    assert to_player("/srv/media/Heat (1995)/", [WINDOWS]) == "D:\\Media\\Heat (1995)\\"
    assert to_player("/srv/media/Heat.mkv", [SHARE]) == "\\\\nas\\media\\Heat.mkv"
    assert to_player("/srv/media/", [PathMapping("/srv/media", "D:\\")]) == "D:\\"


def test_windows_prefixes_compare_without_case_and_with_either_slash() -> None:
    mapping = PathMapping("d:/media", "smb://nas/m")

    assert to_player("D:\\Media\\Käfer\\a.MKV", [mapping]) == "smb://nas/m/Käfer/a.MKV"


def test_other_prefixes_compare_with_case() -> None:
    assert to_player("/SRV/media/a.mkv", [WINDOWS]) is None


def test_a_backslash_in_a_name_of_ours_is_part_of_the_name() -> None:
    assert to_player("/srv/media/movies/AC\\DC.mkv", [NAS]) == "smb://nas/media/movies/AC\\DC.mkv"
    assert to_player("/srv/media/AC\\DC.mkv", [WINDOWS]) is None


def test_the_whole_disk_can_be_mapped() -> None:
    assert to_player("/media/a.mkv", [PathMapping("/", "nfs://nas/")]) == "nfs://nas/media/a.mkv"
    assert to_ours("nfs://nas/media/a.mkv", [PathMapping("/", "nfs://nas/")]) == "/media/a.mkv"


def test_names_that_are_not_utf8_pass_unchanged() -> None:
    assert to_player("/srv/media/movies/Caf\udce9.mkv", [NAS]) == "smb://nas/media/movies/Caf\udce9.mkv"


_names = st.lists(st.text(st.characters(exclude_characters="/\\\0"), min_size=1, max_size=8), min_size=1, max_size=4)
_theirs = st.one_of(
    _names.map(lambda names: "smb://nas/" + "/".join(names)),
    _names.map(lambda names: "/" + "/".join(names)),
    _names.map(lambda names: "E:\\" + "\\".join(names)),
    _names.map(lambda names: "\\\\nas\\" + "\\".join(names)),
)


@given(ours=_names, theirs=_theirs, below=_names, end=st.sampled_from(["", "/"]))
def test_there_and_back_is_the_same_path(ours: list[str], theirs: str, below: list[str], end: str) -> None:
    prefix = "/" + "/".join(ours)
    mapping = PathMapping(prefix, theirs)
    path = f"{prefix}/{'/'.join(below)}{end}"

    there = to_player(path, [mapping])

    assert there is not None
    assert there.endswith(("/", "\\")) == bool(end)
    assert to_ours(there, [mapping]) == path


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("/srv/films", "/srv/films", True),
        ("/srv/films", "/srv/films/new", True),
        ("/", "/srv/films", True),
        ("/srv/films", "/srv/films-4k", False),
        ("/srv/Films", "/srv/films", False),
        (r"C:\Films", r"c:\films\new", True),
        (r"C:\Films", r"D:\Films", False),
        (r"\\nas\films", r"C:\films", False),
    ],
)
def test_folders_overlap_when_one_lies_in_the_other(one: str, other: str, expected: bool) -> None:
    assert overlaps(one, other) is overlaps(other, one) is expected
