import os
from collections.abc import Callable
from pathlib import Path

from metarr_desktop.files.roots import RootState, place_marker, read_marker, remove_marker, root_state


def test_a_root_with_something_in_it_is_online(tmp_path: Path) -> None:
    (tmp_path / "Heat").mkdir()

    assert root_state(str(tmp_path)) is RootState.ONLINE


def test_a_missing_root_is_offline(tmp_path: Path) -> None:
    assert root_state(str(tmp_path / "unplugged")) is RootState.OFFLINE


def test_an_empty_mount_point_is_empty_even_with_what_disks_carry_by_themselves(tmp_path: Path) -> None:
    (tmp_path / "lost+found").mkdir()
    (tmp_path / ".Trash-1000").mkdir()

    assert root_state(str(tmp_path)) is RootState.EMPTY


def test_a_root_without_permission_is_offline(public_folder: Path, unprivileged: Callable[[], object]) -> None:
    os.chmod(public_folder, 0)

    with unprivileged():
        state = root_state(str(public_folder))
    os.chmod(public_folder, 0o755)

    assert state is RootState.OFFLINE


def test_the_marker_tells_this_disk_from_another_at_its_path(tmp_path: Path) -> None:
    (tmp_path / "Heat").mkdir()
    place_marker(str(tmp_path), "0c1d")

    assert read_marker(str(tmp_path)) == "0c1d"
    assert root_state(str(tmp_path), marker="0c1d") is RootState.ONLINE
    assert root_state(str(tmp_path), marker="ffff") is RootState.REPLACED


def test_a_marker_alone_is_no_content(tmp_path: Path) -> None:
    place_marker(str(tmp_path), "0c1d")

    assert root_state(str(tmp_path), marker="0c1d") is RootState.EMPTY


def test_a_marker_that_is_no_file_means_another_disk(tmp_path: Path) -> None:
    (tmp_path / "Heat").mkdir()
    (tmp_path / ".metarr-root").mkdir()

    assert root_state(str(tmp_path), marker="0c1d") is RootState.REPLACED


def test_only_our_own_marker_is_taken_away_again(tmp_path: Path) -> None:
    place_marker(str(tmp_path), "0c1d")

    remove_marker(str(tmp_path), "ffff")
    left = read_marker(str(tmp_path))
    remove_marker(str(tmp_path), "0c1d")

    assert (left, read_marker(str(tmp_path))) == ("0c1d", None)
