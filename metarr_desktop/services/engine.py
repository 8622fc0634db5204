"""The engine as doors see it: every service of one data directory. `metarr_desktop.assembly` puts it together."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from metarr_desktop.domain.automation import HandOver
from metarr_desktop.domain.errors import NotFound
from metarr_desktop.services.errands import enrich_job, move_files_job, scan_job

if TYPE_CHECKING:
    from metarr_desktop.domain.edits import Changes, UndoPlan
    from metarr_desktop.domain.hooks import HookEventId
    from metarr_desktop.domain.jobs import Job, NewJob
    from metarr_desktop.domain.kinds import BatchId, ItemId, JobId
    from metarr_desktop.domain.moves import MovePlan, NameKind
    from metarr_desktop.domain.notices import Notice
    from metarr_desktop.domain.plan import Plan
    from metarr_desktop.services.absent import Absent
    from metarr_desktop.services.adoption import Adoption
    from metarr_desktop.services.artwork import Artwork
    from metarr_desktop.services.at_login import AtLogin
    from metarr_desktop.services.automation import Automation
    from metarr_desktop.services.backup import Backups
    from metarr_desktop.services.browse import Browse
    from metarr_desktop.services.cache_keep import CacheKeep
    from metarr_desktop.services.cache_move import CacheMove
    from metarr_desktop.services.changes import Listeners, Newsroom
    from metarr_desktop.services.check_up import CheckUps
    from metarr_desktop.services.edit import Edit
    from metarr_desktop.services.enrich import Enrich
    from metarr_desktop.services.episodes import Episodes
    from metarr_desktop.services.flow import Flow
    from metarr_desktop.services.herald import Herald
    from metarr_desktop.services.hook_door import HookDoor
    from metarr_desktop.services.hooks import HookAdmin
    from metarr_desktop.services.identify import Identify
    from metarr_desktop.services.intake import Intake
    from metarr_desktop.services.jobs import JobRunner
    from metarr_desktop.services.libraries import Libraries
    from metarr_desktop.services.notify import Notify
    from metarr_desktop.services.outside import Outside
    from metarr_desktop.services.players import PlayerAdmin
    from metarr_desktop.services.playlists import Playlists
    from metarr_desktop.services.publish import Publish
    from metarr_desktop.services.rebuild import Rebuild
    from metarr_desktop.services.rename import Rename
    from metarr_desktop.services.roots import Roots
    from metarr_desktop.services.saved_views import SavedViews
    from metarr_desktop.services.schedules import Schedules
    from metarr_desktop.services.sources import Sources
    from metarr_desktop.services.stats import Stats
    from metarr_desktop.services.support import Support
    from metarr_desktop.services.sync import PlayerReport, Sync
    from metarr_desktop.services.trash import Trash
    from metarr_desktop.services.verifying import Verifying
    from metarr_desktop.services.versions import Versions
    from metarr_desktop.services.vocabulary import Vocabulary
    from metarr_desktop.services.watch import Watch
    from metarr_desktop.services.watched import WatchedState


class Engine:
    """What the window, the command line and the socket work with. Every part may be used from any thread.

    `begin` begins what goes on by itself; until then jobs are queued and wait.
    """

    data_dir: str
    version: str
    browse: Browse
    views: SavedViews
    playlists: Playlists
    stats: Stats
    edit: Edit
    trash: Trash
    vocabulary: Vocabulary
    versions: Versions
    episodes: Episodes
    absent: Absent
    libraries: Libraries
    players: PlayerAdmin
    sync: Sync
    adoption: Adoption
    watched: WatchedState
    herald: Herald
    jobs: JobRunner
    newsroom: Newsroom
    noticed: Listeners[Notice]
    flow: Flow
    publish: Publish
    rename: Rename
    watch: Watch
    sources: Sources
    identify: Identify
    enrich: Enrich
    artwork: Artwork
    cache_move: CacheMove
    outside: tuple[Outside, ...]
    roots: Roots
    verifying: Verifying
    backups: Backups
    rebuild: Rebuild
    cache_keep: CacheKeep
    check_ups: CheckUps
    hooks: HookAdmin
    intake: Intake
    hook_door: HookDoor
    support: Support
    automation: Automation
    schedules: Schedules
    notify: Notify
    at_login: AtLogin

    def begin(self) -> None:
        """Begin what goes on by itself: what a crash left is ended, jobs run, what came of them is told."""
        raise NotImplementedError

    def run(self, *new: NewJob) -> list[Job]:
        """Queue jobs, wait until they and what they caused are over, and give all of them."""
        return self.jobs.run_until_idle(self.jobs.enqueue(*new))

    def plan(self, payload: NewJob) -> Plan:
        """What a publish job would do now; nothing is touched."""
        from metarr_desktop.domain.plan import choices_from

        choices = choices_from(payload.payload.get("choices", {}))
        return self.publish.plan(self.flow.items_to_publish(payload.payload), choices)

    def plan_renames(self, payload: NewJob, instead: Mapping[NameKind, str] | None = None) -> MovePlan:
        """What renaming the items of a publish job would do now; nothing is touched. Raises BadInput."""
        return self.rename.plan(self.flow.items_to_publish(payload.payload), instead)

    def undo(
        self,
        batch: BatchId | None = None,
        *,
        is_forced: bool = False,
        forced: Collection[tuple[ItemId, str]] = (),
        is_careful: bool = False,
    ) -> Changes:
        """Take back a batch (see `Edit.undo`); `jobs` of the answer bring what is outside the database back as well."""
        from metarr_desktop.services.outside import follow

        then = partial(follow, self.outside)
        with self.trash.still():
            changes = self.edit.undo(batch, is_forced=is_forced, forced=forced, is_careful=is_careful, then=then)
        self.jobs.announce(changes.jobs)
        return changes

    def plan_undo(self, batch: BatchId | None = None) -> UndoPlan:
        """What `undo` would do, in the library and on the disk; nothing is changed. Raises as it."""
        from metarr_desktop.domain.edits import DiskVerb, FileBack
        from metarr_desktop.services.outside import Foresight

        foresight = Foresight(self.outside)
        plan = self.edit.plan_undo(batch, foresight.see)
        moved = [FileBack(DiskVerb.MOVE, source, target) for source, target in foresight.ways]
        files = (*moved, *self.publish.plan_back(foresight.taken_back))
        return replace(plan, files=files, published=tuple(foresight.published))

    def begin_rebuild(self) -> list[JobId]:
        """Make lost libraries again; the jobs that scan them and then give back what the person decided.

        Raises NotFound where there is no library and the sidecar knows none.
        """
        from metarr_desktop.services.rebuild import rebuild_job

        self.rebuild.make_libraries()
        scans = self.jobs.enqueue(*(scan_job(library.id) for library in self.browse.libraries()))
        if not scans:
            raise NotFound("The sidecar knows no library; `metarr library add` begins one.")
        return [*scans, *self.jobs.enqueue(rebuild_job(after=scans, needs=scans))]

    def put_into_trash(self, items: Collection[ItemId], *, with_files: bool = False) -> Changes:
        """Put items into the trash, with their files where that is wanted; `jobs` move those."""
        return self._moved((self.trash.put if with_files else self.edit.trash)(items))

    def put_files_into_trash(self, paths: Collection[str]) -> Changes:
        """Put single files into the trash, and titles that lose their last one. Raises BadInput, BadFile."""
        return self._moved(self.trash.put_files(paths))

    def restore(self, items: Collection[ItemId]) -> Changes:
        """Take items out of the trash, with the files that went along; `jobs` move those. Raises BadInput."""
        return self._moved(self.trash.restore(items))

    def restore_files(self, moves: Collection[int]) -> Changes:
        """Bring single files back to where they were. Raises NotFound."""
        return self._moved(self.trash.restore_files(moves))

    def _moved(self, batch: BatchId | None) -> Changes:
        from metarr_desktop.domain.edits import Changes

        jobs = self.jobs.enqueue(move_files_job(batch)) if batch in self.trash.unfinished() and batch else []
        return Changes(batch, jobs=tuple(jobs))

    def enrich_after_choice(self, items: Collection[ItemId], changes: Changes) -> list[JobId]:
        """Queue what follows when a person said which titles items are, where they want that."""
        known = self.automation.handed_on(HandOver.ENRICH, items)
        return self.jobs.enqueue(enrich_job(known, cause=changes.batch)) if known else []

    def redo(self, *, is_careful: bool = False) -> Changes:
        """Take back the last undo, if nothing was changed since. Raises NotFound, InTheWay as `undo`."""
        return self.undo(self.edit.last_undo(), is_careful=is_careful)

    def replay(self, event: HookEventId) -> list[JobId]:
        """Deal once more with what a manager told; the job. Raises NotFound."""
        jobs = self.intake.replay(event)
        self.jobs.announce(jobs)
        return jobs

    def sync_reports(self, group: str = "") -> list[PlayerReport]:
        """How each player stands; nobody is told anything."""
        return self.sync.standing(group)
