"""Moving the cache: at every moment one whole cache is in use, and nothing of anybody else's is touched."""

import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from metarr_desktop.domain.errors import BadFile, BadInput, Cancelled, CannotWrite
from metarr_desktop.files import cache_move
from metarr_desktop.files.cache import Cache, CacheType, files_in
from metarr_desktop.files.cache_move import check_target, move


@pytest.fixture
def data(tmp_path: Path) -> Path:
    data = tmp_path / "data"
    data.mkdir()
    return data


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    folder = tmp_path / "big disk"
    folder.mkdir()
    return folder


def put(cache: Cache, data: bytes, item: int = 7) -> str:
    return cache.put(data, type=CacheType.IMAGE, kind="poster", item_id=item, extension="jpg", is_durable=False)


def filled(data: Path, count: int = 3) -> tuple[Cache, dict[str, bytes]]:
    """A cache and what is in it."""
    cache = Cache(str(data))
    pictures = [f"picture {number}".encode() for number in range(count)]
    return cache, {put(cache, one, number): one for number, one in enumerate(pictures)}


def moved(
    cache: Cache,
    folder: Path | str,
    *,
    floor_bytes: int = 0,
    step: Callable[[int, int], None] = lambda done, total: None,
    check: Callable[[], None] = lambda: None,
) -> int:
    return move(cache, str(folder), floor_bytes, step, check)


def holds(cache: Cache, pictures: dict[str, bytes]) -> bool:
    return {path: cache.read(path) for path in pictures} == pictures


def test_the_pictures_lie_there_and_no_longer_here_also_after_a_restart(data: Path, elsewhere: Path) -> None:
    cache, pictures = filled(data)
    cache.keep_thumbnail(next(iter(pictures)), b"small")

    assert moved(cache, elsewhere) == 3

    assert holds(cache, pictures)
    assert holds(Cache(str(data)), pictures)
    assert files_in(str(elsewhere)).keys() == pictures.keys()
    assert files_in(str(data / "cache")) == {}
    assert cache.has_thumbnail(next(iter(pictures)))


def test_new_pictures_go_there_and_removed_ones_leave_from_there(data: Path, elsewhere: Path) -> None:
    cache, pictures = filled(data)
    moved(cache, elsewhere)

    new = put(cache, b"new")
    cache.remove(next(iter(pictures)))

    assert (elsewhere / new).read_bytes() == b"new"
    assert len(files_in(str(elsewhere))) == 3


def test_it_can_be_moved_on_and_back(data: Path, elsewhere: Path, tmp_path: Path) -> None:
    cache, pictures = filled(data)
    third = tmp_path / "third"
    third.mkdir()

    moved(cache, elsewhere)
    moved(cache, third)
    assert (holds(cache, pictures), list(elsewhere.iterdir())) == (True, [])
    moved(cache, "")

    assert (holds(Cache(str(data)), pictures), list(third.iterdir())) == (True, [])
    assert cache.folder == str(data / "cache")


def test_what_comes_and_goes_meanwhile_is_as_it_should_be(data: Path, elsewhere: Path) -> None:
    cache, pictures = filled(data)
    gone = next(iter(pictures))
    news: dict[str, bytes] = {}

    def somebody_else(done: int, total: int) -> None:
        if done == total and not news:
            news[put(cache, b"new", 99)] = b"new"
            cache.remove(gone)

    assert moved(cache, elsewhere, step=somebody_else) == 3

    del pictures[gone]
    assert files_in(str(elsewhere)).keys() == {*pictures, *news}
    assert holds(cache, {**pictures, **news})


def test_whoever_puts_while_it_switches_waits_and_puts_into_the_new_one(
    data: Path, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache, _ = filled(data)
    new: list[str] = []
    late = threading.Thread(target=lambda: new.append(put(cache, b"late")))
    compare = cache_move._drop_gone

    def compare_while_somebody_puts(source: str, target: str) -> int:
        count = compare(source, target)
        late.start()
        late.join(0.1)
        assert late.is_alive()
        return count

    monkeypatch.setattr(cache_move, "_drop_gone", compare_while_somebody_puts)
    moved(cache, elsewhere)
    late.join()

    assert (elsewhere / new[0]).read_bytes() == b"late"


def test_files_of_others_in_the_old_folder_stay(data: Path, elsewhere: Path) -> None:
    cache, pictures = filled(data)
    note = Path(cache.path(next(iter(pictures)))).parent / "note.txt"
    note.write_text("mine")

    moved(cache, elsewhere)

    assert note.read_text() == "mine"


class Crash(BaseException):
    """The program ends here: nobody catches it."""


_CHANGES = ("replace", "unlink", "rmdir", "mkdir", "makedirs")


def crash_at(moment: int, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Have the `moment`th change of the disk not happen, nor any after it; gives the names of those before."""
    done: list[str] = []

    def dying(name: str, change: Callable[..., Any]) -> Callable[..., Any]:
        def change_or_die(*words: Any, **more: Any) -> Any:
            if len(done) >= moment:
                raise Crash
            done.append(name)
            return change(*words, **more)

        return change_or_die

    for name in _CHANGES:
        monkeypatch.setattr(os, name, dying(name, getattr(os, name)))
    return done


def test_a_crash_at_any_change_of_the_disk_leaves_a_whole_cache_and_the_next_try_ends_it(tmp_path: Path) -> None:
    moment, was_done, switched = 0, False, 0
    while not was_done:
        data, elsewhere = tmp_path / f"data {moment}", tmp_path / f"disk {moment}"
        data.mkdir()
        elsewhere.mkdir()
        cache, pictures = filled(data)
        with pytest.MonkeyPatch.context() as patch:
            crash_at(moment, patch)
            try:
                moved(cache, elsewhere)
                was_done = True
            except Crash:
                pass

        after = Cache(str(data))
        assert holds(after, pictures), f"after {moment} changes"
        switched += after.folder == str(elsewhere)
        new = put(after, b"new", 50)
        assert moved(after, elsewhere) == 4
        assert holds(Cache(str(data)), {**pictures, new: b"new"})
        assert files_in(str(data / "cache")) == {}
        assert list(elsewhere.rglob(".metarr-*.tmp")) == []
        moment += 1
    assert moment > 15
    assert 1 < switched < moment  # some crashes came before the switch, some after it


def test_stopped_it_stays_and_goes_on_without_copying_again(
    data: Path, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache, pictures = filled(data, 5)
    checks = iter(range(100))

    def stop_at_the_third() -> None:
        if next(checks) == 2:
            raise Cancelled("The work was stopped.")

    with pytest.raises(Cancelled):
        moved(cache, elsewhere, check=stop_at_the_third)
    assert (cache.folder, holds(Cache(str(data)), pictures)) == (str(data / "cache"), True)

    copies: list[str] = []
    copy = cache_move.copy_atomically
    monkeypatch.setattr(cache_move, "copy_atomically", lambda one, other: copies.append(one) or copy(one, other))
    moved(cache, elsewhere)

    assert (len(copies), holds(cache, pictures)) == (3, True)


def test_a_disk_that_reads_back_something_else_is_not_moved_to(
    data: Path, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache, pictures = filled(data)
    monkeypatch.setattr(cache_move, "copy_atomically", lambda one, other: Path(other).write_bytes(b"PICTURE 0"))

    with pytest.raises(CannotWrite, match="reads differently"):
        moved(cache, elsewhere)

    assert (cache.folder, holds(cache, pictures)) == (str(data / "cache"), True)


def test_without_room_nothing_is_moved(data: Path, elsewhere: Path) -> None:
    cache, pictures = filled(data)

    with pytest.raises(BadInput, match=r"are to stay free\. Nothing was moved"):
        moved(cache, elsewhere, floor_bytes=10**18)

    assert (list(elsewhere.iterdir()), holds(cache, pictures)) == ([], True)


def test_a_folder_with_something_in_it_is_refused_and_so_are_those_that_lie_within_each_other(
    data: Path, elsewhere: Path, tmp_path: Path
) -> None:
    cache, _ = filled(data)
    (elsewhere / "holiday.jpg").touch()
    (data / "cache" / "image" / "below").mkdir()

    for folder in (elsewhere, data, tmp_path, data / "cache" / "image" / "below", tmp_path / "nosuch"):
        with pytest.raises(BadInput):
            check_target(cache, str(folder))
    assert list(elsewhere.iterdir()) == [elsewhere / "holiday.jpg"]


def test_the_cache_of_another_library_is_refused(data: Path, elsewhere: Path, tmp_path: Path) -> None:
    other, pictures = filled(data)
    moved(other, elsewhere)
    mine = tmp_path / "mine"
    mine.mkdir()
    cache, _ = filled(mine)

    with pytest.raises(BadInput, match="not empty"):
        moved(cache, elsewhere)

    assert holds(other, pictures)


def test_while_the_disk_is_away_nothing_is_written_to_its_mount_point(data: Path, elsewhere: Path) -> None:
    cache, pictures = filled(data)
    moved(cache, elsewhere)
    away = elsewhere.with_name("away")
    shutil.move(elsewhere, away)
    elsewhere.mkdir()

    with pytest.raises(CannotWrite, match="connect its disk"):
        put(Cache(str(data)), b"new")
    with pytest.raises(CannotWrite, match="connect their disk"):
        moved(Cache(str(data)), "")

    assert list(elsewhere.iterdir()) == []
    elsewhere.rmdir()
    shutil.move(away, elsewhere)
    assert holds(Cache(str(data)), pictures)


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"folder": 1, "leaving": ""}', "\udcff"])
def test_a_damaged_note_of_the_place_is_named_rather_than_guessed_at(data: Path, text: str) -> None:
    (data / "cache-place.json").write_bytes(text.encode("utf-8", "surrogateescape"))

    with pytest.raises(BadFile, match=r"cache-place\.json"):
        Cache(str(data))
