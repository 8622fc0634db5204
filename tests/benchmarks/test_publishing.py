"""Publishing as safe as it is, beside plain writes of the same files (PERFORMANCE T7.1)."""

import os
import shutil
import time
from pathlib import Path

import pytest

from metarr_desktop.files.write import write_atomically
from metarr_desktop.files.write_batch import WriteBatch, flush_names

FILES = 5000
PICTURE_BYTES = 200_000
NFO_BYTES = 4_000
A_PORTION = 1000
ROUNDS = 3


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Pictures of a cache."""
    folder = tmp_path_factory.mktemp("cache")
    made = [folder / f"{number}.jpg" for number in range(50)]
    for path in made:
        path.write_bytes(os.urandom(PICTURE_BYTES))
    return made


def films(folder: Path) -> list[Path]:
    """Half as many folders as files: each film has an NFO and a poster."""
    paths = []
    for number in range(FILES // 2):
        film = folder / f"Film {number}"
        film.mkdir(parents=True)
        paths += [film / "Film.nfo", film / "Film-poster.jpg"]
    return paths


def plainly(paths: list[Path], sources: list[Path], nfo: bytes) -> None:
    for number, path in enumerate(paths):
        path.write_bytes(nfo if path.suffix == ".nfo" else sources[number % len(sources)].read_bytes())


def durably(paths: list[Path], sources: list[Path], nfo: bytes) -> None:
    for start in range(0, len(paths), A_PORTION):
        with WriteBatch() as batch:
            for number, path in enumerate(paths[start : start + A_PORTION]):
                if path.suffix == ".nfo":
                    batch.add(str(path), nfo)
                else:
                    batch.add_copy(str(sources[number % len(sources)]), str(path))
            assert batch.commit() == {}
        flush_names({str(path.parent) for path in paths[start : start + A_PORTION]})


def one_by_one(paths: list[Path], sources: list[Path], nfo: bytes) -> None:
    for number, path in enumerate(paths):
        write_atomically(str(path), nfo if path.suffix == ".nfo" else sources[number % len(sources)].read_bytes())


def wall_s(folder: Path, write: object, sources: list[Path]) -> float:
    shutil.rmtree(folder, ignore_errors=True)
    paths = films(folder)
    os.sync()
    started = time.perf_counter()
    write(paths, sources, b"n" * NFO_BYTES)  # type: ignore[operator]
    return time.perf_counter() - started


@pytest.mark.benchmark
def test_publishing_five_thousand_files_durably_costs_little_more_than_writing_them(
    tmp_path: Path, sources: list[Path]
) -> None:
    plain, batched = [], []
    for _ in range(ROUNDS):
        plain.append(wall_s(tmp_path / "plain", plainly, sources))
        batched.append(wall_s(tmp_path / "durable", durably, sources))
    each = wall_s(tmp_path / "each", one_by_one, sources)
    print(f"plain {min(plain):.2f} s, durable {min(batched):.2f} s, file by file {each:.2f} s")  # noqa: T201

    assert min(batched) / min(plain) <= 2.2
    assert min(batched) / each <= 0.6
