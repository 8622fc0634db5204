"""The engine as doors see it: every service of one data directory, already put together by `app`."""

from __future__ import annotations

from dataclasses import dataclass

from metarr_desktop.domain.edits import Changes
from metarr_desktop.domain.jobs import Job, NewJob
from metarr_desktop.domain.kinds import BatchId, ItemId
from metarr_desktop.domain.plan import Plan
from metarr_desktop.services.browse import Browse
from metarr_desktop.services.changes import Newsroom
from metarr_desktop.services.edit import Edit
from metarr_desktop.services.flow import Flow, publish_job
from metarr_desktop.services.jobs import JobRunner
from metarr_desktop.services.libraries import Libraries
from metarr_desktop.services.players import PlayerAdmin
from metarr_desktop.services.publish import Publish
from metarr_desktop.services.sync import PlayerReport, Sync
from metarr_desktop.services.watch import Watch


@dataclass(frozen=True, slots=True)
class Engine:
    """What the window, the command line and the socket work with. Every part may be used from any thread."""

    data_dir: str
    browse: Browse
    edit: Edit
    libraries: Libraries
    players: PlayerAdmin
    sync: Sync
    jobs: JobRunner
    newsroom: Newsroom
    flow: Flow
    publish: Publish
    watch: Watch

    def run(self, *new: NewJob) -> list[Job]:
        """Queue jobs, wait until they and what they caused are over, and give all of them."""
        return self.jobs.run_until_idle(self.jobs.enqueue(*new))

    def plan(self, payload: NewJob) -> Plan:
        """What a publish job would do now; nothing is touched."""
        return self.publish.plan(self.flow.items_to_publish(payload.payload))

    def undo(self, batch: BatchId | None = None, *, is_forced: bool = False) -> Changes:
        """Take back a batch (see `Edit.undo`); where it had caused files to be published, publish what was before."""
        wanted = batch or self.edit.last_of_person()
        caused_publishing = "publish" in self.browse.verbs_of(wanted)
        changes = self.edit.undo(wanted, is_forced=is_forced)
        items: list[ItemId] = list(changes.changed)
        if caused_publishing and items:
            self.jobs.enqueue(publish_job(items=items))
        return changes

    def sync_reports(self, group: str = "") -> list[PlayerReport]:
        """How each player stands; nobody is told anything."""
        return self.sync.standing(group)
