"""Many files at once: all stand, or each stands as it was."""

import os
from pathlib import Path

import pytest

from metarr_desktop.domain.errors import CannotWrite
from metarr_desktop.files import write_batch
from metarr_desktop.files.write_batch import WriteBatch

MANY = 60


def paths_in(folder: Path, count: int) -> list[Path]:
    """Files in folders of their own, as films have them."""
    paths = [folder / f"Film {number}" / "Film.nfo" for number in range(count)]
    for path in paths:
        path.parent.mkdir(parents=True)
    return paths


@pytest.mark.parametrize("count", [1, 3, MANY])
def test_nothing_stands_there_before_the_batch_is_committed_and_all_of_it_afterwards(
    tmp_path: Path, count: int
) -> None:
    paths = paths_in(tmp_path, count)
    with WriteBatch() as batch:
        for number, path in enumerate(paths):
            batch.add(str(path), f"{number}".encode())
        before = [path for path in paths if path.exists()]
        failed = batch.commit()

    assert (before, failed) == ([], {})
    assert [path.read_text() for path in paths] == [str(number) for number in range(count)]
    assert list(tmp_path.rglob(".metarr-*")) == []


def test_a_batch_that_is_given_up_leaves_everything_as_it_was(tmp_path: Path) -> None:
    old, new = paths_in(tmp_path, 2)
    old.write_text("old")
    with WriteBatch() as batch:
        batch.add(str(old), b"new")
        batch.add(str(new), b"new")

    assert old.read_text() == "old"
    assert not new.exists()
    assert list(tmp_path.rglob(".metarr-*")) == []


@pytest.mark.parametrize("count", [2, MANY])
def test_what_cannot_take_its_place_is_named_and_the_others_stand(tmp_path: Path, count: int) -> None:
    paths = paths_in(tmp_path, count)
    paths[1].mkdir()
    with WriteBatch() as batch:
        for path in paths:
            batch.add(str(path), b"new")
        failed = batch.commit()

    assert set(failed) == {str(paths[1])}
    assert "a folder of that name is in the way" in str(failed[str(paths[1])])
    assert all(path.read_bytes() == b"new" for path in paths if path != paths[1])
    assert list(tmp_path.rglob(".metarr-*")) == []


def test_what_cannot_be_written_beside_its_place_is_told_at_once(tmp_path: Path) -> None:
    (path,) = paths_in(tmp_path, 1)
    path.parent.rmdir()
    with WriteBatch() as batch, pytest.raises(CannotWrite, match="its folder does not exist"):
        batch.add(str(path), b"new")


def test_where_the_disk_refuses_to_flush_nothing_takes_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = paths_in(tmp_path, MANY)
    paths[0].write_text("old")

    def refuse(_descriptor: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(write_batch, "_flush_disks", lambda folders: False)
    monkeypatch.setattr(os, "fsync", refuse)
    with WriteBatch() as batch:
        for path in paths:
            batch.add(str(path), b"new")
        failed = batch.commit()

    assert set(failed) == {str(path) for path in paths}
    assert paths[0].read_text() == "old"
    assert list(tmp_path.rglob(".metarr-*")) == []


def test_a_copy_takes_owner_and_mode_of_the_video_and_a_replaced_file_keeps_its_own(tmp_path: Path) -> None:
    new, old = paths_in(tmp_path, 2)
    source, video = tmp_path / "source", tmp_path / "video.mkv"
    source.write_bytes(b"bytes" * 100_000)
    video.touch(mode=0o666)
    video.chmod(0o751)
    old.touch()
    old.chmod(0o604)
    with WriteBatch() as batch:
        for path in (new, old):
            batch.add_copy(str(source), str(path), owner_like=str(video))
        batch.commit()

    assert new.read_bytes() == old.read_bytes() == source.read_bytes()
    assert (new.stat().st_mode & 0o777, old.stat().st_mode & 0o777) == (0o640, 0o604)
    assert new.stat().st_ino != source.stat().st_ino


def test_both_names_are_one_file_only_where_that_is_wished(tmp_path: Path) -> None:
    linked, copied = paths_in(tmp_path, 2)
    source = tmp_path / "source"
    source.write_bytes(b"bytes")
    with WriteBatch() as batch:
        batch.add_copy(str(source), str(linked), may_link=True)
        batch.add_copy(str(source), str(copied))
        batch.commit()

    assert linked.samefile(source)
    assert not copied.samefile(source)


def test_where_a_disk_gives_no_second_name_the_bytes_are_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (path,) = paths_in(tmp_path, 1)
    source = tmp_path / "source"
    source.write_bytes(b"bytes")

    def refuse(*_: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", refuse)
    with WriteBatch() as batch:
        batch.add_copy(str(source), str(path), may_link=True)
        batch.commit()

    assert path.read_bytes() == b"bytes"
    assert not path.samefile(source)


def test_a_source_that_is_gone_is_named_with_the_place_that_it_was_for(tmp_path: Path) -> None:
    (path,) = paths_in(tmp_path, 1)
    with WriteBatch() as batch, pytest.raises(CannotWrite, match="its source cannot be read"):
        batch.add_copy(str(tmp_path / "gone"), str(path))
