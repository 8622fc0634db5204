"""Rows 10 to 13, 25, and a file in use: disks that are full, read-only, busy or blind to capitals."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from metarr_desktop.app import open_engine
from metarr_desktop.domain.kinds import ItemId, Kind, LibraryType
from metarr_desktop.domain.scans import Depth
from metarr_desktop.domain.views import Scope
from metarr_desktop.services.errands import scan_job
from tests.disk import a_film
from tests.soak.outcome import Outcome, RowFunction, Skip
from tests.soak.paths import PROJECT

_PATIENCE_S = 900
_IMAGE_BYTES = 32 * 1024 * 1024
_ENTER = ("unshare", "--map-root-user", "--mount")


def on_disks_of_our_own(row: str) -> RowFunction:
    """The row of that name in `tests.soak.cramped`."""

    def run(count: int, seed: int, folder: Path) -> Outcome | Skip:
        if (skip := _missing(folder)) is not None:
            return skip
        words = [sys.executable, "-m", "tests.soak.cramped", row, str(count), str(seed), str(folder)]
        done = subprocess.run(
            [*_ENTER, *words], cwd=PROJECT, capture_output=True, text=True, timeout=_PATIENCE_S, check=False
        )
        if done.returncode:
            return Outcome(failures=[f"it ended by itself: {done.stderr.strip()[-600:]}"])
        return Outcome(**json.loads(done.stdout))

    return run


def _missing(folder: Path) -> Skip | None:
    if shutil.which(_ENTER[0]) is None:
        return Skip("unshare is not installed")
    place = folder / "tried"
    place.mkdir()
    tried = subprocess.run(
        [*_ENTER, "mount", "-t", "tmpfs", "tmpfs", str(place)], capture_output=True, text=True, check=False
    )
    place.rmdir()
    return None if tried.returncode == 0 else Skip(f"this system lets nobody mount: {tried.stderr.strip()[:80]}")


row_10 = on_disks_of_our_own("row_10")
row_11 = on_disks_of_our_own("row_11")
row_12 = on_disks_of_our_own("row_12")
row_13 = on_disks_of_our_own("row_13")
row_in_use = on_disks_of_our_own("row_in_use")


def row_25(count: int, seed: int, folder: Path) -> Outcome | Skip:
    """A disk that takes `Heat` and `HEAT` for one name: no title twice, and a change of capitals lands."""
    image, disk = folder / "disk.img", folder / "disk"
    disk.mkdir()
    with image.open("wb") as file:
        file.truncate(_IMAGE_BYTES)
    for words in (
        ("mkfs.ext4", "-q", "-O", "casefold", "-E", "encoding=utf8", str(image)),
        ("mount", "-o", "loop", str(image), str(disk)),
    ):
        if shutil.which(words[0]) is None:
            return Skip(f"{words[0]} is not installed")
        if (done := subprocess.run(words, capture_output=True, text=True, check=False)).returncode:
            return Skip(f"no disk that ignores capitals can be had here: {words[0]} ends with {done.returncode}")
    try:
        outcome = Outcome()
        for trial in range(count):
            media = disk / f"media {trial}"
            media.mkdir()
            subprocess.run(["chattr", "+F", str(media)], check=True)
            outcome.judge(trial + 1, _faults_of_capitals(media, folder / f"data-{trial}"))
        return outcome
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def _faults_of_capitals(media: Path, data: Path) -> list[str]:
    """What is wrong after the program, and then somebody else, changed nothing but capitals of a film's names."""
    video = a_film(media, "heat (1995)")
    with open_engine(str(data)) as engine:
        library = engine.libraries.add(str(media), LibraryType.MOVIE)
        engine.run(scan_job(library.id))
        (film,) = [ItemId(one) for one in engine.browse.listing(Scope(kind=Kind.MOVIE)).ids]
        engine.edit.set_values([film], {"title": "Heat", "plot": "Mine."})
        engine.run(engine.rename.begin(engine.rename.plan([film])))
        faults = [] if (media / "Heat (1995)").name in os.listdir(media) else [f"{video.parent} kept its capitals"]
        os.rename(media / "Heat (1995)", media / "HEAT (1995)")
        engine.run(scan_job(library.id, depth=Depth.ALL))
        films = [ItemId(one) for one in engine.browse.listing(Scope(kind=Kind.MOVIE)).ids]
        if films != [film] or engine.browse.detail(film).values.get("plot") != "Mine.":
            faults.append(f"one film became {films}")
    return faults
