import hashlib
import os
import struct
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metarr_desktop.domain.errors import BadFile
from metarr_desktop.files.hashes import quick_hash, sha256_of, sha256_of_file

KIB = 1024


def by_the_book(data: bytes) -> str:
    """OpenSubtitles' rule, word by word."""
    total = len(data)
    for block in (data[: 64 * KIB], data[-64 * KIB :]):
        total += sum(word for (word,) in struct.iter_unpack("<Q", block))
    return f"{total % 2**64:016x}"


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(size=st.integers(128 * KIB, 200 * KIB), seed=st.binary(min_size=1, max_size=40))
def test_the_quick_hash_is_that_of_opensubtitles(tmp_path: Path, size: int, seed: bytes) -> None:
    data = (seed * (size // len(seed) + 1))[:size]
    path = tmp_path / "film.mkv"
    path.write_bytes(data)

    assert quick_hash(str(path)) == by_the_book(data)


def test_a_file_of_zeros_hashes_to_its_size(tmp_path: Path) -> None:
    path = tmp_path / "film.mkv"
    with path.open("wb") as file:
        file.truncate(8 * 1024**4)  # a sparse file; only its ends are read

    assert quick_hash(str(path)) == f"{8 * 1024**4:016x}"


@pytest.mark.parametrize("size", [0, 1, 128 * KIB - 1])
def test_a_small_file_has_the_sha256_of_all_its_bytes(tmp_path: Path, size: int) -> None:
    data = os.urandom(size)
    path = tmp_path / "tiny.mkv"
    path.write_bytes(data)

    assert quick_hash(str(path)) == hashlib.sha256(data).hexdigest()


def test_the_sha256_of_a_file_is_that_of_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "poster.jpg"
    path.write_bytes(b"poster" * 100_000)

    assert sha256_of_file(str(path)) == sha256_of(b"poster" * 100_000)


@pytest.mark.parametrize("fingerprint", [quick_hash, sha256_of_file])
def test_a_missing_file_is_named(tmp_path: Path, fingerprint: object) -> None:
    with pytest.raises(BadFile) as raised:
        fingerprint(str(tmp_path / "gone.mkv"))  # type: ignore[operator]

    assert "gone.mkv" in str(raised.value)
