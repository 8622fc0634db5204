"""What is heard of a real folder, on Linux one by one and as other systems hear whole trees."""

import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from metarr_desktop.files.inotify import Inotify
from metarr_desktop.files.listening import Loss, RootWatching
from metarr_desktop.files.skipping import SkipRules
from metarr_desktop.files.watch_folders import InotifyWatching
from metarr_desktop.files.watch_tree import TreeWatching

PATIENCE_S = 30

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs inotify")


class Heard:
    def __init__(self) -> None:
        self._told = threading.Condition()
        self.folders: set[str] = set()
        self.losses: list[Loss] = []

    def changed(self, folder: str) -> None:
        with self._told:
            self.folders.add(folder)
            self._told.notify_all()

    def lost(self, loss: Loss, error: str = "") -> None:
        with self._told:
            self.losses.append(loss)
            self._told.notify_all()

    def wait_for(self, folder: Path) -> None:
        with self._told:
            assert self._told.wait_for(lambda: str(folder) in self.folders, PATIENCE_S), f"nothing of {folder}"
            self.folders.clear()

    def wait_for_loss(self, loss: Loss) -> None:
        with self._told:
            assert self._told.wait_for(lambda: loss in self.losses, PATIENCE_S)


def one_by_one(root: Path, heard: Heard) -> RootWatching:
    return InotifyWatching(str(root), SkipRules(), heard, Inotify())


def whole_tree(root: Path, heard: Heard) -> RootWatching:
    return TreeWatching(str(root), SkipRules(), heard)


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture(params=[one_by_one, whole_tree])
def watching(request: pytest.FixtureRequest, tmp_path: Path, heard: Heard) -> Iterator[RootWatching]:
    (tmp_path / "Heat").mkdir()
    watching = request.param(tmp_path, heard)
    watching.cover([str(tmp_path / "Heat")])
    yield watching
    watching.stop()
    assert not watching.is_alive


def rename(tmp_path: Path) -> Path:
    os.rename(tmp_path / "Heat", tmp_path / "Ronin")
    return tmp_path / "Ronin"


def remove(tmp_path: Path) -> Path:
    os.rmdir(tmp_path / "Heat")
    return tmp_path / "Heat"


def write(tmp_path: Path) -> Path:
    (tmp_path / "Heat" / "Heat.mkv").write_bytes(b"?")
    return tmp_path / "Heat"


def make_inside(tmp_path: Path) -> Path:
    (tmp_path / "Heat" / "Extras").mkdir()
    return tmp_path / "Heat" / "Extras"


def write_into_the_root(tmp_path: Path) -> Path:
    (tmp_path / "Ronin.mkv").write_bytes(b"?")
    return tmp_path


@pytest.mark.parametrize("act", [rename, remove, write, make_inside, write_into_the_root])
def test_the_folder_that_changed_is_told(
    watching: RootWatching, heard: Heard, tmp_path: Path, act: Callable[[Path], Path]
) -> None:
    heard.wait_for(act(tmp_path))


def test_reading_is_no_change(watching: RootWatching, heard: Heard, tmp_path: Path) -> None:
    (tmp_path / "Heat" / "Heat.mkv").write_bytes(b"?")
    heard.wait_for(tmp_path / "Heat")
    (tmp_path / "fence").mkdir()
    heard.wait_for(tmp_path / "fence")

    (tmp_path / "Heat" / "Heat.mkv").read_bytes()
    os.listdir(tmp_path / "Heat")
    (tmp_path / "second fence").mkdir()
    heard.wait_for(tmp_path / "second fence")

    assert str(tmp_path / "Heat") not in heard.folders


def test_a_root_that_is_removed_ends_it(tmp_path: Path, heard: Heard) -> None:
    (tmp_path / "media").mkdir()
    watching = one_by_one(tmp_path / "media", heard)

    shutil.rmtree(tmp_path / "media")

    heard.wait_for_loss(Loss.ENDED)
    assert not watching.is_alive
    watching.stop()


def test_a_root_that_is_not_there_cannot_be_heard(tmp_path: Path, heard: Heard) -> None:
    with pytest.raises(FileNotFoundError):
        one_by_one(tmp_path / "unplugged", heard)


def test_what_is_put_into_a_new_folder_before_it_is_watched_is_watched_too(tmp_path: Path, heard: Heard) -> None:
    watching = one_by_one(tmp_path, heard)
    aside = tmp_path.parent / f"{tmp_path.name} aside"
    (aside / "Season 01" / "Extras").mkdir(parents=True)

    os.rename(aside, tmp_path / "Lost")
    heard.wait_for(tmp_path / "Lost")
    (tmp_path / "Lost" / "Season 01" / "Extras" / "cut.mkv").write_bytes(b"?")

    heard.wait_for(tmp_path / "Lost" / "Season 01" / "Extras")
    assert watching.coverage.watched == 4
    watching.stop()


def test_a_folder_that_left_is_heard_no_more_nor_what_is_below_it(tmp_path: Path, heard: Heard) -> None:
    root, aside = tmp_path / "root", tmp_path / "aside"
    (root / "Lost" / "Season 01").mkdir(parents=True)
    watching = one_by_one(root, heard)
    watching.cover([str(root / "Lost"), str(root / "Lost" / "Season 01")])

    os.rename(root / "Lost", aside)
    heard.wait_for(root / "Lost")
    (aside / "Season 01" / "late.mkv").write_bytes(b"?")
    (root / "fence").mkdir()
    heard.wait_for(root / "fence")

    assert watching.coverage.watched == 2
    watching.stop()


def test_a_folder_that_changed_before_it_was_watched_is_told_on_covering_it(tmp_path: Path, heard: Heard) -> None:
    (tmp_path / "Heat").mkdir()
    watching = one_by_one(tmp_path, heard)
    changed_s = os.stat(tmp_path / "Heat").st_ctime

    watching.cover([str(tmp_path / "Heat")], changed_since_s=changed_s + 1)
    assert heard.folders == set()
    (tmp_path / "Ronin").mkdir()
    os.utime(tmp_path / "Ronin", (0, 0))  # rsync keeps the times of what it copies
    heard.wait_for(tmp_path / "Ronin")
    (tmp_path / "Heat" / "inside").mkdir()
    heard.wait_for(tmp_path / "Heat" / "inside")
    watching.stop()

    again = one_by_one(tmp_path, heard)
    again.cover([str(tmp_path / "Ronin")], changed_since_s=changed_s)
    assert heard.folders == {str(tmp_path / "Ronin")}
    again.stop()


def test_a_name_that_is_no_text_is_told_as_the_disk_has_it(tmp_path: Path, heard: Heard) -> None:
    watching = one_by_one(tmp_path, heard)
    path = os.path.join(os.fsencode(tmp_path), b"Caf\xe9")

    os.mkdir(path)

    heard.wait_for(Path(os.fsdecode(path)))
    watching.stop()


def test_its_files_and_threads_are_given_back(tmp_path: Path, heard: Heard) -> None:
    before = len(os.listdir("/proc/self/fd")), threading.active_count()

    for _ in range(20):
        one_by_one(tmp_path, heard).stop()
    with pytest.raises(FileNotFoundError):
        one_by_one(tmp_path / "nowhere", heard)

    assert (len(os.listdir("/proc/self/fd")), threading.active_count()) == before
