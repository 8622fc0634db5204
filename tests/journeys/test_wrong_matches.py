"""The disaster drill: a whole library is taken for other films, enriched, published and synced; one undo takes it back.

Before it, the person had edited, locked, published and watched; after it, the library, every byte on the disk and what
Kodi shows are as they were.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from metarr_desktop.app import open_engine
from metarr_desktop.domain.edits import Proposal
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.jobs import Job, JobStatus, NewJob
from metarr_desktop.domain.kinds import BatchId, ItemId, Kind, LibraryType
from metarr_desktop.domain.player import PlayerType
from metarr_desktop.domain.provider import PictureOffer
from metarr_desktop.domain.views import Scope
from metarr_desktop.services.engine import Engine
from metarr_desktop.services.errands import publish_job, scan_job
from tests.disk import a_film, a_picture, element
from tests.fakes import FakeProvider
from tests.kodi import RealKodi, why_no_kodi

WITHOUT_KODI, WITH_KODI = 12, 200
SHOWN = ("title", "plot", "tagline", "year", "genre", "uniqueid", "studio", "playcount", "lastplayed", "art")


class Drill:
    """Films on the disk, the engine that keeps them, and a Kodi that shows them, where there is one."""

    def __init__(self, folder: Path, engine: Engine, tmdb: FakeProvider, count: int, kodi: RealKodi | None) -> None:
        self.media, self.engine, self.tmdb, self.count, self.kodi = folder / "films", engine, tmdb, count, kodi

    # --- before -----------------------------------------------------------------------------------------------------

    def settle_in(self) -> None:
        """The person's years of work: every third film edited and locked, all published, every fifth watched."""
        library = self.engine.libraries.add(str(self.media), LibraryType.MOVIE)
        if self.kodi is not None:
            self.join(self.kodi)
        self.run(scan_job(library.id))
        edit = self.engine.edit
        for number, item in enumerate(self.items()):
            if number % 3 == 0:
                edit.set_values([item], {"tagline": f"My word on number {number}.", "genres": ("Mine",)})
            if number % 3 == 1:
                edit.put([Proposal(item, {"outline": "Not locked."}, {"outline": False})])
            if number % 4 == 0:
                edit.set_locks([item], ["plot"], True)
        self.run(publish_job())
        if self.kodi is not None:
            for number, film in enumerate(sorted(self.shown().values(), key=lambda one: str(one["file"]))):
                if number % 5 == 0:
                    watched = {"playcount": 2, "lastplayed": "2020-01-02 03:04:05"}
                    self.kodi.rpc("VideoLibrary.SetMovieDetails", movieid=film["movieid"], **watched)

    def join(self, kodi: RealKodi) -> None:
        group = self.engine.players.add_group("Living room", PlayerType.KODI)
        self.engine.players.link(group, [library.id for library in self.engine.browse.libraries()])
        self.engine.players.add(
            group,
            "Kodi",
            host="127.0.0.1",
            port=kodi.http_port,
            ws_port=kodi.tcp_port,
            user=kodi.user,
            secret=kodi.password,
        )

    # --- the disaster, and the way back -----------------------------------------------------------------------------

    def take_all_for_others(self) -> BatchId:
        """Identify, enrich, fetch pictures, publish and sync, all by itself, with each answer wrong."""
        for setting in ("identify_after_scan", "enrich_after_identify", "artwork_after_enrich", "publish_after_scan"):
            self.engine.libraries.put_setting(f"automation.{setting}", True)
        jobs = self.run(*(scan_job(library.id) for library in self.engine.browse.libraries()))
        assert {"identify", "enrich", "artwork", "publish"} <= {job.type for job in jobs}
        return next(
            BatchId(int(phrase.args["batch"]))
            for job in jobs
            if job.type == "identify" and job.result is not None
            for phrase in job.result.summary
        )

    def undo(self, batch: BatchId) -> BatchId:
        changes = self.engine.undo(batch)
        assert changes.skipped == {}
        self.over(self.engine.jobs.run_until_idle(changes.jobs))
        assert changes.batch is not None
        return changes.batch

    def run(self, *jobs: NewJob) -> list[Job]:
        return self.over(self.engine.run(*jobs))

    def over(self, jobs: list[Job]) -> list[Job]:
        """None may have failed or named a problem."""
        for job in jobs:
            assert job.status is JobStatus.DONE, f"{job.type}: {job.error}"
            assert job.result is not None
            assert job.result.problems == (), job.type
        return jobs

    # --- what there is ----------------------------------------------------------------------------------------------

    def items(self) -> list[ItemId]:
        return [ItemId(one) for one in self.engine.browse.listing(Scope(kind=Kind.MOVIE)).ids]

    def library(self) -> dict[ItemId, Any]:
        """Values, ids among them, locks, chosen pictures and status of every film."""
        found = {}
        for item in self.items():
            detail = self.engine.browse.detail(item)
            pictures = sorted(
                (one.art, one.position, one.sha256) for one in detail.pictures if one.position is not None
            )
            row = detail.row
            found[item] = (dict(detail.values), sorted(row.locked), pictures, row.status, row.needs_publish)
        return found

    def disk(self) -> dict[str, tuple[int, str]]:
        """Path -> size and hash of every file."""
        return {
            str(path): (path.stat().st_size, hashlib.sha256(path.read_bytes()).hexdigest())
            for path in sorted(self.media.rglob("*"))
            if path.is_file()
        }

    def shown(self) -> dict[str, dict[str, Any]]:
        """What Kodi shows: file's name -> film."""
        if self.kodi is None:
            return {}
        rows = self.kodi.rpc("VideoLibrary.GetMovies", properties=["file", *SHOWN]).get("movies", [])
        return {Path(row["file"]).stem: row for row in rows}

    def everything(self) -> tuple[Any, ...]:
        films = {name: {key: film.get(key) for key in SHOWN} for name, film in self.shown().items()}
        return self.library(), self.disk(), films


def title(number: int) -> str:
    return f"Film{number:03}"


def jpeg(colour: str, size: tuple[int, int]) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size, colour).save(stream, "JPEG")
    return stream.getvalue()


def lay_out(media: Path, count: int) -> None:
    """Half of the films with an NFO of another program and a poster, the others bare."""
    for number in range(count):
        nfo = ""
        if number % 2 == 0:
            nfo = element("title", title(number)) + element("year", 1990) + element("plot", f"The true plot {number}.")
        a_film(media, f"{title(number)} (1990)", nfo=nfo)
        if number % 2 == 0:
            a_picture(media / f"{title(number)} (1990)" / "poster.jpg", "red")


def all_wrong(count: int) -> FakeProvider:
    """It takes every film for one of the same name and year, of which all else differs."""
    tmdb = FakeProvider()
    for number in range(count):
        offers = (
            PictureOffer("poster", "https://pictures.invalid/poster", "", "en", 1000, 1500, 8.0, 5),
            PictureOffer("fanart", "https://pictures.invalid/fanart", "", None, 1920, 1080, 8.0, 5),
        )
        tmdb.knows(
            str(1000 + number),
            title(number),
            ids=(ExternalId("imdb", f"tt{number:07}"),),
            values={
                "year": 1990,
                "plot": f"The plot of another film {number}.",
                "tagline": "Wrong.",
                "genres": ("Wrong",),
                "studios": ("Wrong Pictures",),
            },
            pictures=offers,
        )
    return tmdb


@contextmanager
def drilled(
    folder: Path, count: int, monkeypatch: pytest.MonkeyPatch, start: Callable[[Path], RealKodi] | None = None
) -> Iterator[Drill]:
    """A library that has been kept for years."""
    pictures = {
        "https://pictures.invalid/poster": jpeg("blue", (1000, 1500)),
        "https://pictures.invalid/fanart": jpeg("green", (1920, 1080)),
    }
    tmdb = all_wrong(count)
    monkeypatch.setattr("metarr_desktop.providers.SOURCES", (tmdb.source,))
    monkeypatch.setattr("metarr_desktop.net.internet.Internet.fetch", lambda _self, url, **_more: pictures[url])
    lay_out(folder / "films", count)
    with ExitStack() as stack:
        kodi = start(folder / "films") if start else None
        if kodi is not None:
            stack.callback(kodi.stop)
        engine = stack.enter_context(open_engine(str(folder / "data")))
        for name in ("identify_after_scan", "publish_after_scan"):
            engine.libraries.put_setting(f"automation.{name}", False)
        drill = Drill(folder, engine, tmdb, count, kodi)
        drill.settle_in()
        yield drill


def assert_one_undo_takes_it_all_back(drill: Drill) -> None:
    before = drill.everything()
    batch = drill.take_all_for_others()
    wrong = drill.everything()
    assert len(wrong[0]) == drill.count
    assert all(films[0]["studios"] == ("Wrong Pictures",) and films[3] == "enriched" for films in wrong[0].values())
    assert len(wrong[1]) > len(before[1])

    undo = drill.undo(batch)

    for is_now, was in zip(drill.everything(), before, strict=True):
        assert is_now == was
    drill.undo(undo)
    for is_now, was in zip(drill.everything(), wrong, strict=True):
        assert is_now == was


def test_one_undo_takes_back_a_library_full_of_wrong_matches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with drilled(tmp_path, WITHOUT_KODI, monkeypatch) as drill:
        assert_one_undo_takes_it_all_back(drill)


@pytest.mark.kodi
def test_kodi_shows_what_it_showed_before_200_wrong_matches(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    if reason := why_no_kodi():
        pytest.skip(reason)

    def start(media: Path) -> RealKodi:
        return RealKodi.start(tmp_path_factory.mktemp("kodi"), movies=[media])

    with drilled(tmp_path, WITH_KODI, monkeypatch, start) as drill:
        assert_one_undo_takes_it_all_back(drill)
