"""One process a data directory: who holds it, and what a crash leaves."""

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from metarr_desktop.domain.errors import CannotWrite, UnfitDataDirectory
from metarr_desktop.files.lock import DataDirectoryInUse, DirectoryLock, owner

HOLDER = """
import sys
from metarr_desktop.files.lock import DirectoryLock
with DirectoryLock(sys.argv[1]).acquire():
    print("held", flush=True)
    sys.stdin.read()
"""


def a_holder_of(data_dir: Path) -> subprocess.Popen[bytes]:
    """Another process that has the lock until its input is closed."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(data_dir)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    return holder


def test_the_holder_signs_with_its_process_id(tmp_path: Path) -> None:
    with DirectoryLock(str(tmp_path)).acquire():
        assert owner(str(tmp_path)) == os.getpid()


def test_a_second_process_is_refused_and_told_who_holds_it(tmp_path: Path) -> None:
    holder = a_holder_of(tmp_path)

    with pytest.raises(DataDirectoryInUse) as raised:
        DirectoryLock(str(tmp_path)).acquire()

    assert raised.value.pid == holder.pid
    assert str(holder.pid) in str(raised.value)
    holder.communicate()


def test_a_crashed_holder_leaves_no_stale_lock(tmp_path: Path) -> None:
    holder = a_holder_of(tmp_path)
    holder.kill()
    holder.communicate()

    with DirectoryLock(str(tmp_path)).acquire():
        assert owner(str(tmp_path)) == os.getpid()


def test_waiting_ends_when_the_holder_does(tmp_path: Path) -> None:
    holder = a_holder_of(tmp_path)
    assert holder.stdin is not None
    holder.stdin.close()

    with DirectoryLock(str(tmp_path)).acquire(wait_s=30):
        assert owner(str(tmp_path)) == os.getpid()
    holder.wait()
    assert holder.stdout is not None
    holder.stdout.close()


def test_a_released_lock_is_free_at_once(tmp_path: Path) -> None:
    lock = DirectoryLock(str(tmp_path)).acquire()
    lock.release()
    lock.release()

    DirectoryLock(str(tmp_path)).acquire().release()


def test_a_data_directory_that_may_not_be_written_is_named_with_what_to_do(
    public_folder: Path, unprivileged: Callable[[], AbstractContextManager[None]]
) -> None:
    with unprivileged(), pytest.raises(UnfitDataDirectory) as raised:
        DirectoryLock(str(public_folder)).acquire()

    assert str(public_folder) in str(raised.value)
    assert "--data-dir" in str(raised.value)


def test_a_data_directory_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="nowhere"):
        DirectoryLock(str(tmp_path / "nowhere")).acquire()


def test_nobody_owns_a_directory_that_was_never_locked(tmp_path: Path) -> None:
    assert owner(str(tmp_path)) is None
