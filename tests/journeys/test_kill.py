"""`kill -9` at random moments of a scan and of publishing: what was acknowledged is there, and nothing is half done."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Self

import pytest

from metarr_desktop.app import open_engine
from metarr_desktop.domain.jobs import JobStatus
from metarr_desktop.domain.kinds import ItemId, LibraryType
from metarr_desktop.formats import nfo
from metarr_desktop.services.errands import publish_job, scan_job
from tests.disk import a_film, element

PROJECT = Path(__file__).parents[2]
LONGEST_LIFE_S = 0.5
KILLS = 25
UNFINISHED = (JobStatus.RUNNING, JobStatus.WAITING)


def a_household(data: Path, media: Path) -> None:
    """A dozen films in a library, scanned."""
    for number in range(12):
        a_film(media, f"Film {number} (2001)", nfo=element("plot", "Old."), poster="red")
    with open_engine(str(data)) as engine:
        library = engine.libraries.add(str(media), LibraryType.MOVIE)
        engine.run(scan_job(library.id))


class Lives:
    """The process that lives and dies. `words` are what each film's plot may begin with now.

    That is the last acknowledged edit, and any begun since: death may come between the commit and its acknowledgement.
    """

    def __init__(self, data: Path, media: Path, what: str) -> None:
        command = [sys.executable, "-m", "tests.journeys.lives_and_dies", str(data), str(media), what]
        self._process = subprocess.Popen(
            command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )
        self.words: dict[ItemId, set[str]] = {}

    def die_after(self, life_s: float) -> None:
        """One life of that many seconds."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write("live\n")
        ready, pid = self._process.stdout.readline().split()
        assert ready == "ready"
        time.sleep(life_s)  # the moment of death: any
        os.kill(int(pid), signal.SIGKILL)
        for line in iter(self._process.stdout.readline, "dead\n"):
            what, item, word = line.split()
            if what == "acknowledged":
                self.words[ItemId(int(item))] = {word}
            elif words := self.words.get(ItemId(int(item))):
                words.add(word)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()


def half_files(media: Path) -> list[Path]:
    """NFO files that are not whole."""
    broken = []
    for path in media.rglob("*.nfo"):
        text = path.read_text(encoding="utf-8")
        if not text.endswith("</movie>\n") or not nfo.read(text.encode()):
            broken.append(path)
    return broken


@pytest.mark.skipif(os.name == "nt", reason="Windows has no kill -9")
@pytest.mark.parametrize(
    "what",
    ["scan", "publish"],
)
def test_after_a_kill_every_acknowledged_edit_is_there_and_nothing_is_half_done(tmp_path: Path, what: str) -> None:
    data, media = tmp_path / "data", tmp_path / "media"
    media.mkdir()
    a_household(data, media)
    seed = random.randrange(2**32)
    print(f"seed {seed}")  # noqa: T201 - pytest shows it when the test fails
    chance = random.Random(seed)

    with Lives(data, media, what) as lives:
        for _ in range(KILLS):
            lives.die_after(chance.uniform(0, LONGEST_LIFE_S))

            assert half_files(media) == []

    with open_engine(str(data)) as engine:
        (library,) = engine.browse.libraries()
        engine.jobs.run_until_idle([job.id for job in engine.browse.jobs(*UNFINISHED)])
        engine.run(scan_job(library.id))
        engine.run(publish_job())
        plots = {item: str(engine.browse.detail(item).values["plot"]).split()[0] for item in lives.words}
        stuck = engine.browse.jobs(*UNFINISHED)
        plan = engine.plan(publish_job())

    assert plots
    assert {item: word for item, word in plots.items() if word not in lives.words[item]} == {}
    assert [job.type for job in stuck] == []
    assert plan.changes == ()
    assert half_files(media) == []
    assert list(media.rglob(".metarr-*")) == []
