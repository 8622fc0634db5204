"""Pictures that mean harm or are broken: taken safely or refused with a sentence, never a crash, never for long."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest
from PIL import Image

from metarr_desktop.domain.errors import BadFile
from metarr_desktop.files.images import ReadPicture, inspect_file, read_with_thumbnail, thumbnail_of
from metarr_desktop.files.pool import Failed, Failure, WorkerPool
from tests.benchmarks.measures import process
from tests.files.hostile_pictures import Hostile, hostile_pictures, saved

HOSTILE = hostile_pictures()

_READ = "import sys; from metarr_desktop.files.images import read_with_thumbnail; read_with_thumbnail(sys.argv[1])"


def test_there_are_sixty_of_them() -> None:
    assert len({one.name for one in HOSTILE}) == len(HOSTILE) == 60


@pytest.mark.filterwarnings("ignore:Corrupt EXIF")  # pytest undoes what the module under test says of it
@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda one: one.name)
def test_each_is_taken_or_refused_with_its_reason(hostile: Hostile, tmp_path: Path) -> None:
    path = tmp_path / hostile.name
    path.write_bytes(hostile.data)
    began = time.monotonic()

    for read in (inspect_file, read_with_thumbnail, thumbnail_of):
        if hostile.refusal:
            with pytest.raises(BadFile, match=hostile.refusal) as refused:
                read(str(path))
            assert str(refused.value).startswith(f"{path}: ")
        else:
            read(str(path))

    assert time.monotonic() - began < 3 * 3


def test_some_cut_off_at_some_places_cost_nothing_but_themselves(tmp_path: Path) -> None:
    _cut_off(tmp_path, HOSTILE[::5], 3)


@pytest.mark.soak
def test_all_cut_off_at_twenty_places_cost_nothing_but_themselves(tmp_path: Path) -> None:
    assert _cut_off(tmp_path, HOSTILE, 20) == 1200


def _cut_off(folder: Path, files: list[Hostile], places: int) -> int:
    """Read every file cut off everywhere in worker processes; how many that were."""
    paths = []
    for number, hostile in enumerate(files):
        for place in range(places):
            path = folder / f"{number}-{place}"
            path.write_bytes(hostile.data[: len(hostile.data) * place // places])
            paths.append(str(path))
    with WorkerPool(2, item_timeout_s=3) as pool:
        found = dict(pool.map(read_with_thumbnail, paths))
    assert found.keys() == set(paths)
    for path, result in found.items():
        if isinstance(result, Failed):
            assert result.failure is Failure.UNUSABLE
            assert result.reason.startswith(f"{path}: ")
        else:
            assert isinstance(result, ReadPicture)
    return len(found)


@pytest.mark.parametrize(
    ("mode", "size", "format_", "options"),
    [
        ("RGB", (65_500, 760), "JPEG", {}),
        ("RGB", (5000, 5000), "JPEG", {"progressive": True, "subsampling": 0}),
        ("CMYK", (5000, 5000), "JPEG", {"progressive": True}),
        ("RGBA", (5000, 5000), "PNG", {"compress_level": 1}),
        ("P", (5000, 5000), "PNG", {"compress_level": 1, "transparency": 0}),
        ("P", (5000, 5000), "GIF", {"transparency": 0}),
        ("RGBA", (3500, 3570), "WEBP", {"method": 0, "lossless": True, "exact": True}),
    ],
    ids=["wide", "in passes", "print colours", "png", "palette", "gif", "webp"],
)
@pytest.mark.soak
def test_the_largest_that_are_taken_need_less_than_300_mb_and_three_seconds(
    mode: str, size: tuple[int, int], format_: str, options: dict[str, object], tmp_path: Path
) -> None:
    path = tmp_path / "large"
    image = Image.linear_gradient("L").resize(size).convert(mode if mode != "RGBA" else "RGB")
    if mode == "RGBA":
        image.putalpha(Image.linear_gradient("L").resize(size))
    path.write_bytes(saved(image, format_, **options))

    cost = process([sys.executable, "-c", _READ, str(path)])

    assert cost.memory < 300
    assert cost.wall < 3
