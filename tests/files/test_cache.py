"""The cache of pictures: each under a name of its own, nothing half written, what is lost or refused is named."""

import os
import re
from pathlib import Path

import pytest

from metarr_desktop.domain.errors import BadFile, CannotWrite
from metarr_desktop.files.cache import Cache, CacheType


def put(cache: Cache, data: bytes, *, is_durable: bool = True) -> str:
    return cache.put(data, type=CacheType.IMAGE, kind="poster", item_id=7, extension="jpg", is_durable=is_durable)


@pytest.mark.parametrize("is_durable", [True, False])
def test_bytes_are_kept_under_type_kind_item_and_a_name_of_their_own(tmp_path: Path, is_durable: bool) -> None:
    cache = Cache(str(tmp_path))

    relative = put(cache, b"picture", is_durable=is_durable)

    assert re.fullmatch(r"image/poster/7/[0-9a-f-]{36}\.jpg", relative)
    assert (tmp_path / "cache" / relative).read_bytes() == cache.read(relative) == b"picture"
    assert len(os.listdir(tmp_path / "cache" / "image" / "poster" / "7")) == 1


def test_the_same_bytes_are_kept_twice(tmp_path: Path) -> None:
    cache = Cache(str(tmp_path))

    first, second = put(cache, b"picture"), put(cache, b"picture")

    assert first != second
    assert os.stat(cache.path(first)).st_nlink == os.stat(cache.path(second)).st_nlink == 1


@pytest.mark.parametrize("size", [0, 1, 3_000_000])
def test_a_file_is_kept_as_a_copy(tmp_path: Path, size: int) -> None:
    source = tmp_path / "theme.MP3"
    source.write_bytes(os.urandom(size))
    cache = Cache(str(tmp_path / "data"))

    relative = cache.put_file(str(source), type=CacheType.AUDIO, kind="theme", item_id=1, extension=".MP3")

    assert cache.read(relative) == source.read_bytes()
    assert relative.endswith(".mp3")


def test_a_missing_source_is_named(tmp_path: Path) -> None:
    cache = Cache(str(tmp_path))

    with pytest.raises(BadFile, match=r"gone\.jpg"):
        cache.put_file(str(tmp_path / "gone.jpg"), type=CacheType.IMAGE, kind="poster", item_id=1, extension="jpg")


def test_a_removed_file_takes_its_empty_folder_along_and_may_be_removed_again(tmp_path: Path) -> None:
    cache = Cache(str(tmp_path))
    first, second = put(cache, b"1"), put(cache, b"2")

    cache.remove(first)
    assert cache.read(second) == b"2"
    cache.remove(second)
    cache.remove(second)

    assert not cache.has(second)
    assert not (tmp_path / "cache" / "image" / "poster" / "7").exists()


def test_reading_a_lost_file_names_it(tmp_path: Path) -> None:
    cache = Cache(str(tmp_path))
    relative = put(cache, b"1")
    cache.remove(relative)

    with pytest.raises(BadFile):
        cache.read(relative)


@pytest.mark.parametrize(
    "path", ["../metarr.db", "/etc/passwd", "image/poster/7/../../../x.jpg", "image/poster/7/x.jpg"]
)
def test_a_path_that_the_cache_never_gave_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="not a path of the cache"):
        Cache(str(tmp_path)).path(path)


def test_a_kind_that_is_no_word_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not a word"):
        Cache(str(tmp_path)).put(b"", type=CacheType.IMAGE, kind="../x", item_id=1, extension="jpg")


def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    cache = Cache(str(tmp_path))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)

    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(CannotWrite):
            put(cache, b"x" * 5000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert os.listdir(tmp_path / "cache" / "image" / "poster" / "7") == []


def test_a_small_form_lies_apart_and_goes_with_its_picture(tmp_path: Path) -> None:
    cache = Cache(str(tmp_path))
    picture, other = put(cache, b"picture"), put(cache, b"other")
    assert not cache.has_thumbnail(picture)

    path = cache.keep_thumbnail(picture, b"small")

    assert Path(path) == tmp_path / "thumbs" / picture
    assert Path(path).read_bytes() == b"small"
    assert cache.has_thumbnail(picture)
    assert not cache.has_thumbnail(other)
    cache.remove(picture)
    assert not cache.has_thumbnail(picture)
    assert not Path(path).parent.exists()
    assert cache.read(other) == b"other"


def test_a_small_form_that_a_power_cut_left_empty_is_not_there(tmp_path: Path) -> None:
    cache = Cache(str(tmp_path))
    picture = put(cache, b"picture")
    cache.keep_thumbnail(picture, b"")

    assert not cache.has_thumbnail(picture)
