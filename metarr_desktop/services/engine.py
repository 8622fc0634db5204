"""The engine as doors see it: every service of one data directory, already put together by `app`."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from metarr_desktop.domain.edits import Changes
from metarr_desktop.domain.jobs import Job, NewJob
from metarr_desktop.domain.kinds import BatchId, ItemId, JobId
from metarr_desktop.domain.plan import Plan, choices_from
from metarr_desktop.domain.views import LibraryView
from metarr_desktop.services.artwork import Artwork
from metarr_desktop.services.asking import enrich_job
from metarr_desktop.services.browse import Browse
from metarr_desktop.services.cache_move import CacheMove
from metarr_desktop.services.changes import Newsroom
from metarr_desktop.services.edit import Edit
from metarr_desktop.services.enrich import Enrich
from metarr_desktop.services.flow import Flow, publish_job, scan_job, take_back_job
from metarr_desktop.services.identify import Identify
from metarr_desktop.services.jobs import JobRunner
from metarr_desktop.services.libraries import Libraries
from metarr_desktop.services.players import PlayerAdmin
from metarr_desktop.services.publish import Publish
from metarr_desktop.services.sources import Sources
from metarr_desktop.services.sync import PlayerReport, Sync
from metarr_desktop.services.vocabulary import Vocabulary
from metarr_desktop.services.watch import Watch


@dataclass(frozen=True, slots=True)
class Engine:
    """What the window, the command line and the socket work with. Every part may be used from any thread."""

    data_dir: str
    browse: Browse
    edit: Edit
    vocabulary: Vocabulary
    libraries: Libraries
    players: PlayerAdmin
    sync: Sync
    jobs: JobRunner
    newsroom: Newsroom
    flow: Flow
    publish: Publish
    watch: Watch
    sources: Sources
    identify: Identify
    enrich: Enrich
    artwork: Artwork
    cache_move: CacheMove

    def run(self, *new: NewJob) -> list[Job]:
        """Queue jobs, wait until they and what they caused are over, and give all of them."""
        return self.jobs.run_until_idle(self.jobs.enqueue(*new))

    def plan(self, payload: NewJob) -> Plan:
        """What a publish job would do now; nothing is touched."""
        choices = choices_from(payload.payload.get("choices", {}))
        return self.publish.plan(self.flow.items_to_publish(payload.payload), choices)

    def undo(self, batch: BatchId | None = None, *, is_forced: bool = False) -> Changes:
        """Take back a batch (see `Edit.undo`); where it had caused files to be published, publish what was before.

        What a person had published is taken back on the disk, or published again where that is undone. A folder that
        this gives back to a library is scanned. `jobs` of the answer do all that.
        """
        wanted = batch or self.edit.last_of_person()
        caused_publishing = "publish" in self.browse.verbs_of(wanted)
        before = self.browse.libraries()
        changes = self.edit.undo(wanted, is_forced=is_forced)
        following = list(self._scans_of_returned(before))
        items: list[ItemId] = list(changes.changed)
        if caused_publishing and items:
            following.append(publish_job(items=items))
        publish, published, is_again = self.browse.publish_undone_by(wanted)
        if published:
            following.append(publish_job(items=published) if is_again else take_back_job(publish))
        return replace(changes, jobs=tuple(self.jobs.enqueue(*following))) if following else changes

    def enrich_after_choice(self, items: Collection[ItemId], changes: Changes) -> list[JobId]:
        """Queue what follows when a person said which titles items are, if the settings want that."""
        if not self.browse.setting("automation.enrich_after_identify"):
            return []
        return self.jobs.enqueue(enrich_job(list(items), cause=changes.batch))

    def redo(self) -> Changes:
        """Take back the last undo, if nothing was changed since. Raises NotFound."""
        return self.undo(self.edit.last_undo())

    def _scans_of_returned(self, before: Collection[LibraryView]) -> Iterator[NewJob]:
        """The folders that libraries have now and had not; a library that came back as a whole knows its files."""
        known = {library.id: {root.id for root in library.roots} for library in before}
        for library in self.browse.libraries():
            for root in library.roots:
                if library.is_enabled and root.id not in known.get(library.id, {root.id}):
                    yield scan_job(library.id, below=root.path)

    def sync_reports(self, group: str = "") -> list[PlayerReport]:
        """How each player stands; nobody is told anything."""
        return self.sync.standing(group)
