import os
from pathlib import Path

import pytest

from metarr_desktop.domain.errors import CannotWrite
from metarr_desktop.files.recycle import move_file, remove_to
from metarr_desktop.files.skipping import SkipRules
from metarr_desktop.files.walk import walk

OTHER_DISK = Path("/dev/shm")


def test_a_removed_file_lies_in_the_recycle_folder_and_can_be_brought_back(tmp_path: Path) -> None:
    poster = tmp_path / "poster.jpg"
    poster.write_bytes(b"theirs")

    kept = remove_to(str(poster), str(tmp_path / "recycle"))

    assert not poster.exists()
    assert Path(kept).read_bytes() == b"theirs"
    move_file(kept, str(poster))
    assert poster.read_bytes() == b"theirs"


def test_two_files_of_one_name_never_meet(tmp_path: Path) -> None:
    kept = set()
    for content in (b"1", b"2"):
        (tmp_path / "poster.jpg").write_bytes(content)
        kept.add(remove_to(str(tmp_path / "poster.jpg"), str(tmp_path / "recycle")))

    assert sorted(Path(path).read_bytes() for path in kept) == [b"1", b"2"]


def test_the_recycle_folder_is_hidden_from_players_and_from_our_scan(tmp_path: Path) -> None:
    (tmp_path / "a.mkv").touch()
    remove_to(str(tmp_path / "a.mkv"), str(tmp_path / "Recycle"))

    listings = list(walk(str(tmp_path), skip=SkipRules(), cancelled=lambda: False))

    assert {".nomedia", ".ignore"} < set(os.listdir(tmp_path / "Recycle"))
    assert [len(listing.files) for listing in listings] == [0, 0]
    assert listings[1].is_ignored


def test_a_name_of_255_bytes_still_fits_and_keeps_its_extension(tmp_path: Path) -> None:
    path = tmp_path / ("é" * 125 + "a.mkv")
    path.touch()

    kept = remove_to(str(path), str(tmp_path / "recycle"))

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
