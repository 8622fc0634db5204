import os
from pathlib import Path

import pytest

from metarr_desktop.domain.errors import CannotWrite
from metarr_desktop.files.recycle import (
    RECYCLE_FOLDER,
    delete_for_good,
    free_place,
    is_moved,
    make_hidden_folder,
    move_file,
    place_for,
    remove_empty_folders,
)
from metarr_desktop.files.skipping import SkipRules
from metarr_desktop.files.walk import walk

OTHER_DISK = Path("/dev/shm")


def recycled(path: Path, root: Path) -> str:
    """Where a file lies once it was moved into the recycle folder of a root."""
    place = place_for(str(path), str(root))
    make_hidden_folder(os.path.dirname(place))
    move_file(str(path), place)
    return place


def test_a_removed_file_lies_in_the_recycle_folder_and_can_be_brought_back(tmp_path: Path) -> None:
    poster = tmp_path / "poster.jpg"
    poster.write_bytes(b"theirs")

    kept = recycled(poster, tmp_path)

    assert not poster.exists()
    assert Path(kept).read_bytes() == b"theirs"
    move_file(kept, str(poster))
    assert poster.read_bytes() == b"theirs"


def test_two_files_of_one_name_never_meet(tmp_path: Path) -> None:
    kept = set()
    for content in (b"1", b"2"):
        (tmp_path / "poster.jpg").write_bytes(content)
        kept.add(recycled(tmp_path / "poster.jpg", tmp_path))

    assert sorted(Path(path).read_bytes() for path in kept) == [b"1", b"2"]


def test_the_recycle_folder_is_hidden_from_players_and_from_our_scan(tmp_path: Path) -> None:
    (tmp_path / "a.mkv").touch()
    recycled(tmp_path / "a.mkv", tmp_path)

    listings = list(walk(str(tmp_path), skip=SkipRules(), cancelled=lambda: False))

    assert {".nomedia", ".ignore"} < set(os.listdir(tmp_path / RECYCLE_FOLDER))
    assert [len(listing.files) for listing in listings] == [0]


def test_a_name_of_255_bytes_still_fits_and_keeps_its_extension(tmp_path: Path) -> None:
    path = tmp_path / ("é" * 125 + "a.mkv")
    path.touch()

    kept = recycled(path, tmp_path)

    assert kept.endswith("a.mkv")
    assert len(os.fsencode(os.path.basename(kept))) <= 255


def test_nothing_is_moved_onto_another_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a")
    (tmp_path / "b").write_bytes(b"b")

    with pytest.raises(CannotWrite):
        move_file(str(tmp_path / "a"), str(tmp_path / "b"))

    assert (tmp_path / "a").read_bytes() == b"a"
    assert (tmp_path / "b").read_bytes() == b"b"


def test_a_second_hard_link_is_another_file(tmp_path: Path) -> None:
    (tmp_path / "a.mkv").write_bytes(b"a")
    os.link(tmp_path / "a.mkv", tmp_path / "b.mkv")

    with pytest.raises(CannotWrite):
        move_file(str(tmp_path / "a.mkv"), str(tmp_path / "b.mkv"))

    assert sorted(os.listdir(tmp_path)) == ["a.mkv", "b.mkv"]


def test_a_missing_file_cannot_be_moved(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        move_file(str(tmp_path / "a"), str(tmp_path / "b"))


@pytest.mark.skipif(not OTHER_DISK.is_dir(), reason="no second file system at hand")
def test_a_move_to_another_disk_keeps_bytes_time_and_mode(tmp_path: Path) -> None:
    source, target = tmp_path / "a.mkv", OTHER_DISK / f"metarr-test-{os.getpid()}.mkv"
    source.write_bytes(b"film" * 100_000)
    source.chmod(0o640)
    os.utime(source, ns=(1_000_000_000, 2_000_000_000))

    move_file(str(source), str(target))
    try:
        assert not source.exists()
        assert target.read_bytes() == b"film" * 100_000
        assert (target.stat().st_mtime_ns, target.stat().st_mode & 0o777) == (2_000_000_000, 0o640)
    finally:
        target.unlink()


def test_a_place_that_is_taken_is_left_for_the_next_free_one(tmp_path: Path) -> None:
    for name in ("Heat.mkv", "Heat (2).mkv"):
        (tmp_path / name).touch()

    assert free_place(str(tmp_path / "Heat.mkv")) == str(tmp_path / "Heat (3).mkv")
    assert free_place(str(tmp_path / "Ronin.mkv")) == str(tmp_path / "Ronin.mkv")


def test_only_what_lies_in_a_recycle_folder_is_ever_deleted(tmp_path: Path) -> None:
    (tmp_path / "a.mkv").touch()
    (tmp_path / "b.mkv").touch()
    kept = recycled(tmp_path / "a.mkv", tmp_path)

    delete_for_good(kept)
    delete_for_good(kept)
    with pytest.raises(CannotWrite, match="recycle folder"):
        delete_for_good(str(tmp_path / "b.mkv"))

    assert not os.path.exists(kept)
    assert (tmp_path / "b.mkv").exists()


def test_a_move_to_another_disk_that_was_cut_short_is_ended_where_both_copies_are_whole(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"film")
    (tmp_path / "new").write_bytes(b"film")

    assert is_moved(str(tmp_path / "old"), str(tmp_path / "new"))

    assert os.listdir(tmp_path) == ["new"]


def test_two_different_files_are_both_kept(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"film")
    (tmp_path / "new").write_bytes(b"other")

    with pytest.raises(CannotWrite, match="in the way"):
        is_moved(str(tmp_path / "old"), str(tmp_path / "new"))

    assert sorted(os.listdir(tmp_path)) == ["new", "old"]


def test_folders_that_a_move_emptied_go_up_to_the_root(tmp_path: Path) -> None:
    (tmp_path / "Show" / "Season 01").mkdir(parents=True)
    (tmp_path / "Other" / "Season 01").mkdir(parents=True)
    (tmp_path / "Other" / "notes.txt").touch()

    for show in ("Show", "Other"):
        remove_empty_folders(str(tmp_path / show / "Season 01"), str(tmp_path))

    assert os.listdir(tmp_path) == ["Other"]
    assert os.listdir(tmp_path / "Other") == ["notes.txt"]
