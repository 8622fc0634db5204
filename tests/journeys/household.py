"""A household for journeys: media on disk, the player that shows them, and our engine."""

from __future__ import annotations

from pathlib import Path

from metarr_desktop.domain.jobs import JobStatus, NewJob
from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.domain.views import ItemRow, Scope
from metarr_desktop.services.engine import Engine
from metarr_desktop.services.errands import publish_job, scan_job
from metarr_desktop.services.sync import PlayerReport


class Household:
    """What every journey does; telling the player follows a publish by itself."""

    def __init__(self, media: Path, engine: Engine) -> None:
        self.media, self.engine = media, engine

    def run(self, *jobs: NewJob) -> None:
        """Do jobs and what follows from them; none may fail or name a problem."""
        for job in self.engine.run(*jobs):
            assert job.status is JobStatus.DONE, f"{job.type}: {job.error}"
            assert job.result is not None
            assert job.result.problems == ()

    def scan(self) -> None:
        self.run(*(scan_job(library.id) for library in self.engine.browse.libraries()))

    def publish(self) -> None:
        """Publish everything."""
        self.run(publish_job())

    def rows(self, kind: Kind) -> list[ItemRow]:
        return self.engine.browse.rows([ItemId(one) for one in self.engine.browse.listing(Scope(kind=kind)).ids])

    def item(self, kind: Kind, title: str) -> ItemId:
        (item,) = [row.id for row in self.rows(kind) if row.title == title]
        return item

    def report(self) -> PlayerReport:
        """How the one player stands."""
        (report,) = self.engine.sync_reports()
        return report
