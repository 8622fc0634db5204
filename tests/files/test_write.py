import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metarr_desktop.domain.errors import CannotWrite
from metarr_desktop.files.write import (
    Written,
    copy_atomically,
    make_folders,
    sweep_temporaries,
    temporary_beside,
    write_atomically,
)

needs_modes = pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
needs_root = pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only the administrator gives files away")

WRITER = """
import sys
from metarr_desktop.files.write import write_atomically
print("ready", flush=True)
while True:
    for letter in (b"a", b"b"):
        write_atomically(sys.argv[1], letter * 200_000)
"""


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_file_holds_exactly_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "movie.nfo"

    assert write_atomically(str(path), b"<movie/>") is Written.WRITTEN
    assert path.read_bytes() == b"<movie/>"
    assert os.listdir(tmp_path) == ["movie.nfo"]


def test_an_older_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "movie.nfo"
    path.write_bytes(b"old")

    assert write_atomically(str(path), b"new") is Written.REPLACED
    assert path.read_bytes() == b"new"


def test_equal_bytes_are_not_written_and_the_time_stays(tmp_path: Path) -> None:
    path = tmp_path / "movie.nfo"
    path.write_bytes(b"same")
    os.utime(path, ns=(1, 1))

    assert write_atomically(str(path), b"same") is Written.UNCHANGED
    assert path.stat().st_mtime_ns == 1


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=st.binary(max_size=200), second=st.binary(max_size=200))
def test_writing_twice_is_writing_once(tmp_path: Path, first: bytes, second: bytes) -> None:
    path = tmp_path / "any"
    write_atomically(str(path), first)

    write_atomically(str(path), second)

    assert path.read_bytes() == second
    assert write_atomically(str(path), second) is Written.UNCHANGED


@needs_modes
def test_a_new_file_takes_the_mode_of_the_video_without_execute_bits(tmp_path: Path) -> None:
    video = tmp_path / "movie.mkv"
    video.touch()
    video.chmod(0o775)

    write_atomically(str(tmp_path / "movie.nfo"), b"x", owner_like=str(video))

    assert mode(tmp_path / "movie.nfo") == 0o664


@needs_modes
def test_a_replaced_file_keeps_its_own_mode(tmp_path: Path) -> None:
    video, nfo = tmp_path / "movie.mkv", tmp_path / "movie.nfo"
    video.touch(mode=0o644)
    nfo.write_bytes(b"old")
    nfo.chmod(0o660)

    write_atomically(str(nfo), b"new", owner_like=str(video))

    assert mode(nfo) == 0o660


@needs_root
def test_a_new_file_belongs_to_the_owner_of_the_video(tmp_path: Path) -> None:
    video = tmp_path / "movie.mkv"
    video.touch()
    os.chown(video, 1234, 2345)

    write_atomically(str(tmp_path / "movie.nfo"), b"x", owner_like=str(video))

    state = (tmp_path / "movie.nfo").stat()
    assert (state.st_uid, state.st_gid) == (1234, 2345)


@needs_root
def test_an_owner_that_cannot_be_given_stays_ours(public_folder: Path, unprivileged: Callable[[], object]) -> None:
    video = public_folder / "movie.mkv"
    video.touch(mode=0o644)
    public_folder.chmod(0o777)

    with unprivileged():
        write_atomically(str(public_folder / "movie.nfo"), b"x", owner_like=str(video))

    assert (public_folder / "movie.nfo").stat().st_uid != 0
    assert mode(public_folder / "movie.nfo") == 0o644


def test_a_link_is_replaced_and_its_target_left_alone(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "poster.jpg"
    target.write_bytes(b"elsewhere")
    link.symlink_to(target)

    assert write_atomically(str(link), b"new") is Written.REPLACED
    assert target.read_bytes() == b"elsewhere"
    assert not link.is_symlink()


def test_a_disk_that_runs_full_in_mid_write_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    path = tmp_path / "poster.jpg"
    path.write_bytes(b"old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)

    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))  # the system then accepts a part, as a full disk does
    try:
        with pytest.raises(CannotWrite) as raised:
            write_atomically(str(path), b"x" * 400_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert "poster.jpg" in str(raised.value)
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["poster.jpg"]


def test_a_folder_without_permission_is_named(public_folder: Path, unprivileged: Callable[[], object]) -> None:
    public_folder.chmod(0o555)

    with unprivileged(), pytest.raises(CannotWrite) as raised:
        write_atomically(str(public_folder / "movie.nfo"), b"x")
    public_folder.chmod(0o755)

    assert "no permission" in str(raised.value)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("x" * 256, "name is too long"),
        ("missing/movie.nfo", "folder does not exist"),
        ("in-the-way", "folder of that name"),
    ],
)
def test_what_cannot_be_written_is_refused_with_the_reason(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "in-the-way").mkdir()

    with pytest.raises(CannotWrite) as raised:
        write_atomically(str(tmp_path / name), b"x")

    assert reason in str(raised.value)
    assert os.listdir(tmp_path) == ["in-the-way"]


def test_a_name_of_255_bytes_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("é" * 125 + "x.nfo")

    assert write_atomically(str(path), b"x") is Written.WRITTEN


def test_a_copy_holds_the_bytes_of_its_source(tmp_path: Path) -> None:
    source, path = tmp_path / "trailer.mp4", tmp_path / "movie-trailer.mp4"
    source.write_bytes(os.urandom(3_000_000))

    assert copy_atomically(str(source), str(path)) is Written.WRITTEN
    assert path.read_bytes() == source.read_bytes()
    assert copy_atomically(str(source), str(path)) is Written.UNCHANGED


def test_a_copy_that_differs_in_one_late_byte_is_replaced(tmp_path: Path) -> None:
    source, path = tmp_path / "a", tmp_path / "b"
    source.write_bytes(b"x" * 2_500_000)
    path.write_bytes(b"x" * 2_499_999 + b"y")

    assert copy_atomically(str(source), str(path)) is Written.REPLACED
    assert path.read_bytes() == source.read_bytes()


def test_a_copy_of_a_missing_file_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "b"
    path.write_bytes(b"old")

    with pytest.raises(CannotWrite):
        copy_atomically(str(tmp_path / "a"), str(path))

    assert path.read_bytes() == b"old"


@needs_modes
def test_new_folders_take_the_mode_of_the_one_they_lie_in(tmp_path: Path) -> None:
    tmp_path.chmod(0o2775)

    make_folders(str(tmp_path / "Sets" / "Alien"))

    assert mode(tmp_path / "Sets") == mode(tmp_path / "Sets" / "Alien") == 0o2775


def test_a_file_where_a_folder_should_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "Sets").write_bytes(b"")

    with pytest.raises(CannotWrite):
        make_folders(str(tmp_path / "Sets" / "Alien"))


def test_the_sweep_removes_our_leftovers_and_nothing_else(tmp_path: Path) -> None:
    leftover = Path(temporary_beside(str(tmp_path / "movie.nfo")))
    leftover.touch()
    for name in (".metarr-root", ".metarr-notes.tmp", "movie.nfo"):
        (tmp_path / name).touch()

    assert sweep_temporaries([str(tmp_path), str(tmp_path / "missing")]) == 1
    assert sorted(os.listdir(tmp_path)) == [".metarr-notes.tmp", ".metarr-root", "movie.nfo"]


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_a_writer_killed_at_any_moment_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "movie.nfo"
    for _ in range(5):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE)
        assert writer.stdout is not None
        writer.stdout.readline()
        while not path.exists():
            assert writer.poll() is None
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()

        sweep_temporaries([str(tmp_path)])

        assert path.read_bytes() in (b"a" * 200_000, b"b" * 200_000)
        assert os.listdir(tmp_path) == ["movie.nfo"]
        path.unlink()
