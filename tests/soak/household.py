"""A small household to break things in: films with an NFO and a poster each, scanned and published."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from metarr_desktop.app import open_engine
from metarr_desktop.domain.jobs import JobStatus
from metarr_desktop.domain.kinds import ItemId, Kind, LibraryType
from metarr_desktop.domain.views import Scope
from metarr_desktop.services.engine import Engine
from metarr_desktop.services.errands import publish_job, scan_job
from tests.disk import a_film, element

UNFINISHED = (JobStatus.RUNNING, JobStatus.WAITING)


@dataclass(frozen=True, slots=True)
class Household:
    """A data directory and the media it knows, below one folder."""

    folder: Path

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def media(self) -> Path:
        return self.folder / "media"

    @property
    def library(self) -> Path:
        return self.data / "library.db"

    @property
    def pictures(self) -> dict[str, str]:
        """Every picture in the cache or beside media, by hash."""
        found = [path for top in (self.data / "cache", self.media) for path in top.rglob("*.jpg")]
        return {hashlib.sha256(path.read_bytes()).hexdigest(): path.name for path in found}

    def copy(self, folder: Path) -> Household:
        """The same elsewhere; its library still knows the media of the first, so only for faults of the data."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        return Household(folder)


def a_household(folder: Path, films: int = 3) -> Household:
    """Films with an NFO and a poster, in a library, scanned and published."""
    home = Household(folder)
    for number in range(films):
        a_film(home.media, f"Film {number} (2001)", nfo=element("plot", "Old."), poster="red")
    with open_engine(str(home.data)) as engine:
        library = engine.libraries.add(str(home.media), LibraryType.MOVIE)
        engine.run(scan_job(library.id))
        engine.run(publish_job())
    return home


def films_of(engine: Engine) -> list[ItemId]:
    return [ItemId(one) for one in engine.browse.listing(Scope(kind=Kind.MOVIE)).ids]


def settle(engine: Engine, *, except_types: Collection[str] = ()) -> None:
    """Wait until nothing of the queue is left."""
    engine.jobs.run_until_idle([job.id for job in engine.browse.jobs(*UNFINISHED) if job.type not in except_types])
