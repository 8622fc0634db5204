"""Publish: make the disk show what the library says - as a plan first, then exactly that plan.

The plan is a pure value: it names every file, what happens to it and why. Applying it a second time does nothing: bytes
that are equal are not written and their times stay. A file of somebody else is copied aside, for ever, before the first
time something is written over it. Every write is atomic, so a crash leaves old or new; the job that publishes is in the
queue until it is done, and doing it again finishes what was left.
"""

from __future__ import annotations

import contextlib
import logging
import os
import threading
import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from metarr_desktop.domain.disk import Before, Published, WrittenFile
from metarr_desktop.domain.edits import DiskVerb, FileBack, Proposal
from metarr_desktop.domain.errors import BadFile, CannotWrite, FileInUse, printable
from metarr_desktop.domain.kinds import Actor, BatchId, ItemId
from metarr_desktop.domain.plan import NO_CHOICES, Choices, ContentKind, Plan, Reason, Step, Told, Verb
from metarr_desktop.domain.sentences import sentence
from metarr_desktop.files.hashes import sha256_of_file
from metarr_desktop.files.write import cannot_write, copy_atomically, make_folders, sweep_temporaries
from metarr_desktop.files.write_batch import WriteBatch, flush_names
from metarr_desktop.services.publish_plan import CONTEST_DAYS, ITEMS_A_PORTION, Planner, digest_on_disk
from metarr_desktop.services.troubles import Trouble, sentences
from metarr_desktop.store.batch import Batch
from metarr_desktop.store.clock import stamp

if TYPE_CHECKING:
    from metarr_desktop.domain.jobs import Progress
    from metarr_desktop.files.cache import Cache
    from metarr_desktop.store.library import Store
    from metarr_desktop.store.unit import Unit

log = logging.getLogger(__name__)

_NAMED = 5  # titles in one sentence
_LOOK_EVERY_S = 0.2


@dataclass(slots=True)
class PublishReport:
    """What publishing did.

    `batch` is what an undo takes back, where files were touched. `published` counts the items that stand on the disk as
    they should, `changed` are those of which a file was written or removed. `waiting` are those whose disk is away,
    `undecided` the files that another program writes over again and again, `taken` the titles of which something was
    taken in from another program's NFO. `problems` and `notes` are sentences, of what failed and of what waits;
    `troubles` what stopped single files, by path, and `in_use` the items of those that another program keeps in their
    place.
    """

    written: int = 0
    replaced: int = 0
    removed: int = 0
    kept: int = 0
    published: int = 0
    batch: BatchId | None = None
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    undecided: set[str] = field(default_factory=set)
    taken: set[ItemId] = field(default_factory=set)
    changed: set[ItemId] = field(default_factory=set)
    waiting: set[ItemId] = field(default_factory=set)
    in_use: set[ItemId] = field(default_factory=set)
    troubles: dict[str, Trouble] = field(default_factory=dict)

    @property
    def failed(self) -> int:
        """How many files and titles are not as they should be; one sentence may speak of many files."""
        return len(self.problems) + len(self.troubles) - len(sentences(self.troubles))

    def refuse_files_in_use(self) -> None:
        """Raise the first FileInUse there is."""
        for trouble in self.troubles.values():
            if isinstance(trouble, FileInUse):
                raise trouble

    def add(self, other: PublishReport) -> None:
        """Take in what was done afterwards."""
        self.written += other.written
        self.replaced += other.replaced
        self.removed += other.removed
        self.kept += other.kept
        self.published += other.published
        self.problems += other.problems
        self.notes += other.notes
        self.undecided |= other.undecided
        self.taken |= other.taken
        self.changed |= other.changed
        self.waiting |= other.waiting
        self.in_use |= other.in_use
        self.troubles |= other.troubles


class Publish:
    """The verb. Handed the store, the cache and the data directory, where originals are kept."""

    def __init__(self, store: Store, cache: Cache, data_dir: str) -> None:
        self._store = store
        self._cache = cache
        self._planner = Planner(store)
        self._originals = os.path.join(data_dir, "originals")
        self._turn = threading.Lock()

    # --- plan -------------------------------------------------------------------------------------------------------

    def plan(self, items: Sequence[ItemId], choices: Choices = NO_CHOICES) -> Plan:
        """What publishing those items would do now. Touches nothing."""
        steps: list[Step] = []
        skipped: list[tuple[ItemId, Reason]] = []
        told: list[Told] = []
        for portion in self._planner.plans(items, choices):
            steps.extend(portion.steps)
            skipped.extend(portion.skipped)
            told.extend(portion.told)
        return Plan(tuple(steps), tuple(skipped), tuple(items), tuple(told))

    # --- apply ------------------------------------------------------------------------------------------------------

    def apply(
        self,
        items: Sequence[ItemId],
        progress: Progress,
        caused_by: BatchId | None = None,
        choices: Choices = NO_CHOICES,
        *,
        again: BatchId | None = None,
    ) -> PublishReport:
        """Plan and publish those items, portion by portion. Raises Cancelled between files.

        What other programs wrote into our NFO files since is taken into the library first. A file that cannot be
        written is named in the report; its item stays unpublished and the rest goes on. What is done to which file is
        noted, so that `take_back` can undo it: in a child of the batch that caused it, or in the batch that is
        published `again`, whose undo was undone.
        """
        with self._alone(progress):
            return self._publish(items, progress, Batch(Actor.SYSTEM, "publish", parent=caused_by, id=again), choices)

    @contextlib.contextmanager
    def _alone(self, progress: Progress) -> Iterator[None]:
        """One at a time: what one has ready beside its place is to another what a crash left. Raises Cancelled."""
        while not self._turn.acquire(timeout=_LOOK_EVERY_S):
            progress.check()
        try:
            yield
        finally:
            self._turn.release()

    def _publish(self, items: Sequence[ItemId], progress: Progress, batch: Batch, choices: Choices) -> PublishReport:
        report = PublishReport()
        done = 0
        skipped: list[tuple[ItemId, Reason]] = []
        for portion in self._planner.plans(items, choices):
            plan = portion
            if portion.told:
                report.taken |= self._take_in(portion.told, batch)
                plan = self._planner.portion(portion.items, choices, reads_theirs=False)
            before = self._announce(plan, batch)
            self._apply(plan, batch, before, choices, progress, report)
            skipped.extend(plan.skipped)
            done += ITEMS_A_PORTION
            progress.report(min(done, len(items)), len(items), "publish")
        report.problems.extend(sentences(report.troubles))
        self._say_skipped(skipped, report)
        report.batch = batch.id
        return report

    def _take_in(self, told: Sequence[Told], batch: Batch) -> set[ItemId]:
        """Tell the library what other programs wrote, as part of the publish: one undo takes both back.

        Gives the items that this changed.
        """
        changed: set[ItemId] = set()
        with self._store.write() as unit:
            unit.door.begin(batch)
            for is_chosen, actor in ((False, Actor.NFO), (True, Actor.PERSON)):
                own = [one for one in told if one.is_chosen is is_chosen]
                if own:
                    child = Batch(actor, "take_in", parent=batch.id)
                    done = unit.apply(child, [Proposal(one.item, one.values) for one in own if one.values])
                    changed.update(done.changed)
            unit.set_foreign({one.item: one.unknown for one in told if one.unknown is not None})
        return changed

    def carry_out(self, plan: Plan, batch: Batch, progress: Progress, report: PublishReport) -> None:
        """Do exactly the steps of a plan that somebody else made, noted in that batch as what a person publishes is.

        Raises Cancelled between files. What the plan names no items for counts as published no more than before.
        """
        with self._alone(progress):
            before = self._announce(plan, batch)
            self._apply(plan, batch, before, NO_CHOICES, progress, report)
        report.problems.extend(sentences(report.troubles))

    def take_back(
        self, batches: Sequence[BatchId], progress: Progress, renewed: Collection[ItemId] = ()
    ) -> PublishReport:
        """Take away the files that publishes wrote, and put back the copies of what stood there. Raises Cancelled.

        What another program, or a later publish, has changed since stays, and so does what was ours before; of items
        that are `renewed` afterwards that is no problem. The items count as unpublished.
        """
        with self._alone(progress):
            return self._take_all_back(batches, progress, renewed)

    def plan_back(self, batches: Sequence[BatchId]) -> list[FileBack]:
        """What `take_back` would do; nothing is touched. What would stay as it is, is left out."""
        files, since, ours = self._published_by(batches)
        found = []
        for one in files:
            record = ours.get(one.path)
            with contextlib.suppress(BadFile):  # its copy is gone: it stays, and taking it back says so
                verb = None if one.path in since else self._way_back(one, record, digest_on_disk(one.path, record))
                if verb is not None:
                    found.append(FileBack(verb, one.path))
                    ours.pop(one.path, None)
        return found

    def _published_by(self, batches: Sequence[BatchId]) -> tuple[list[Published], set[str], dict[str, WrittenFile]]:
        """What those batches did on the disk, the paths that others published to since, and what of it is ours now."""
        files = self._store.history.published_by(batches)
        since = self._store.history.published_since(batches, {one.item for one in files})
        return files, since, self._store.pictures.written_at([one.path for one in files])

    def _take_all_back(
        self, batches: Sequence[BatchId], progress: Progress, renewed: Collection[ItemId]
    ) -> PublishReport:
        report = PublishReport()
        files, since, ours = self._published_by(batches)
        stays = []
        for done, one in enumerate(files):
            progress.check()
            progress.report(done, len(files), "publish")
            try:
                is_done = one.path not in since and self._take_back(one, ours.get(one.path), report)
            except (CannotWrite, BadFile, OSError) as error:
                report.problems.append(str(_trouble(one.path, error)))
                continue
            if is_done:
                report.changed.add(one.item)
                ours.pop(one.path, None)
            elif one.item not in renewed:
                stays.append(one.path)
        if stays:
            named = ", ".join(map(printable, stays[:_NAMED])) + (" …" if len(stays) > _NAMED else "")
            report.problems.append(f"Left as they are, being ours before or changed by another program since: {named}")
        with self._store.write() as unit:
            unit.mark_unpublished(report.changed)
            unit.outbox.show(report.changed)
        return report

    def _take_back(self, file: Published, record: WrittenFile | None, report: PublishReport) -> bool:
        """Whether one path could be brought back to what it was; what has to stay is left."""
        on_disk = digest_on_disk(file.path, record)
        verb = self._way_back(file, record, on_disk)
        if verb is DiskVerb.REMOVE:
            os.unlink(file.path)
            report.removed += 1
        elif verb is DiskVerb.GIVE_BACK:
            copy_atomically(self._copy_of(file), file.path)
            report.replaced += 1
        elif not self._is_back(file, on_disk):
            return False
        with self._store.write() as unit:
            unit.pictures.forget_written([file.path])
        return True

    def _way_back(self, file: Published, record: WrittenFile | None, on_disk: str | None) -> DiskVerb | None:
        """What brings a path back to what it was; None where it is there already, or has to stay. Raises BadFile."""
        is_ours = record is not None and on_disk == record.sha256
        if self._is_back(file, on_disk):
            return None
        if file.before is Before.NOTHING and is_ours:
            return DiskVerb.REMOVE
        return DiskVerb.GIVE_BACK if file.backup and (is_ours or on_disk is None) else None

    def _is_back(self, file: Published, on_disk: str | None) -> bool:
        """Whether what stood there stands there: put back by hand, or by an undo cut short before it was noted."""
        if file.before is Before.NOTHING and on_disk is None:
            return True
        return bool(file.backup) and on_disk == sha256_of_file(self._copy_of(file))

    def _copy_of(self, file: Published) -> str:
        return os.path.join(self._originals, file.backup)

    def _say_skipped(self, skipped: Sequence[tuple[ItemId, Reason]], report: PublishReport) -> None:
        """Say what could not be published and why. What is missing is not said: the person knows."""
        reasons = dict(skipped)
        rows = [row for row in self._store.items.rows(list(reasons)) if not row.is_missing]
        for row in rows:
            if reasons[row.id] is Reason.NAME_TOO_LONG:
                report.problems.append(
                    f"{row.title}: a file beside it would get a longer name than disks take; it was left out."
                )
        away = [row.title for row in rows if reasons[row.id] is Reason.FOLDER_GONE]
        if away:
            named = ", ".join(away[:_NAMED]) + (" …" if len(away) > _NAMED else "")
            what = "1 title was" if len(away) == 1 else f"{len(away)} titles were"
            report.problems.append(f"{what} not published, with the folders away: {named}")
        waiting = [row.title for row in rows if reasons[row.id] is Reason.DISK_AWAY]
        if waiting:
            named = ", ".join(waiting[:_NAMED]) + (" …" if len(waiting) > _NAMED else "")
            who = "1 title waits" if len(waiting) == 1 else f"{len(waiting)} titles wait"
            report.notes.append(
                sentence(f"{who} for a disk that is not connected, to be published when it is back: {named}")
            )

    def _announce(self, plan: Plan, batch: Batch) -> dict[str, WrittenFile]:
        """Enter what is about to be written before the first byte is: after a crash the files are known as ours.

        The text for a place where somebody else's NFO stands is not entered yet: after a crash all of theirs is news
        still. Gives what was on record for those paths before.
        """
        coming = [
            WrittenFile(
                item=step.item,
                path=step.path,
                content=step.content.value,
                sha256=step.sha256,
                size=step.size,
                mtime_ns=0,
                art=step.art,
                position=step.position,
                text=None if step.reason is Reason.FOREIGN else step.text or None,
            )
            for step in plan.changes
            if step.sha256
        ]
        before = self._store.pictures.written_at([one.path for one in coming])
        if plan.changes:
            with self._store.write() as unit:
                unit.pictures.record_written(coming)
                unit.door.begin(batch)
                unit.note_published(batch, list(_before(plan)))
        return before

    def _apply(
        self,
        plan: Plan,
        batch: Batch,
        before: Mapping[str, WrittenFile],
        choices: Choices,
        progress: Progress,
        report: PublishReport,
    ) -> None:
        at_work = {os.path.dirname(path) for path in (*plan.unsettled, *(step.path for step in plan.changes))}
        sweep_temporaries(at_work)
        failed = {item for item, reason in plan.skipped if reason in (Reason.FOLDER_GONE, Reason.DISK_AWAY)}
        report.waiting |= {item for item, reason in plan.skipped if reason is Reason.DISK_AWAY}
        written = [_record(step) for step in plan.steps if step.verb is Verb.KEEP and step.path in plan.unsettled]
        given_up: list[str] = []
        undone = {step.path for step in plan.changes if step.sha256}
        try:
            for step in self._write(plan, batch, before, progress, report, failed):
                written.append(_record(step))
                undone.discard(step.path)
                progress.say(sentence(f"{printable(step.path)}: written."))
            for step in plan.changes:
                progress.check()
                if not step.sha256 and self._take_away(step, report, failed):
                    given_up.append(step.path)
                    path, is_gone = printable(step.path), step.verb is Verb.REMOVE
                    progress.say(sentence(f"{path}: removed." if is_gone else f"{path}: yours stands there again."))
        finally:
            # Before the library says that they stand there: a power cut may take names that are not flushed.
            flush_names({os.path.dirname(step.path) for step in plan.changes})
            with self._store.write() as unit:  # also when cancelled: what was written is remembered
                unit.pictures.record_written([*written, *(before[path] for path in undone if path in before)])
                unit.pictures.forget_written([*given_up, *(path for path in undone if path not in before)])
                theirs = {one.path for one in written} - plan.unsettled
                self._note_contests(unit, plan, theirs, choices)
        report.kept += plan.count(Verb.KEEP)
        for step in plan.steps:
            if step.verb is Verb.DECIDE:
                failed.add(step.item)
                report.undecided.add(step.path)
                report.notes.append(_fought_over(step))
        published = set(plan.items) - failed
        report.published += len(published)
        with self._store.write(durable=False) as unit:
            new = unit.pictures.mark_published(published, plan.made_at, batch.id)
            unit.outbox.show(published & (report.changed | set(new)))

    def _write(
        self,
        plan: Plan,
        noted_in: Batch,
        before: Mapping[str, WrittenFile],
        progress: Progress,
        report: PublishReport,
        failed: set[ItemId],
    ) -> list[Step]:
        """Write all files of a plan at once; the steps that were done."""
        staged: list[Step] = []
        reasons: dict[str, Trouble] = {}
        with WriteBatch() as batch:
            for step in plan.changes:
                progress.check()
                if step.sha256:
                    try:
                        self._stage(step, batch)
                        staged.append(step)
                    except (CannotWrite, BadFile, OSError) as error:
                        reasons[step.path] = _trouble(step.path, error)
            progress.check()
            for step in staged:
                try:
                    self._keep_theirs(step, before.get(step.path), noted_in)
                except (CannotWrite, BadFile, OSError) as error:
                    reasons[step.path] = _trouble(step.path, error)
                    batch.drop(step.path)
            reasons.update(batch.commit())
        report.troubles.update(reasons)
        report.in_use.update(step.item for step in plan.changes if isinstance(reasons.get(step.path), FileInUse))
        failed.update(step.item for step in plan.changes if step.path in reasons)
        done = [step for step in staged if step.path not in reasons]
        report.changed.update(step.item for step in done)
        report.written += sum(1 for step in done if step.verb is Verb.WRITE)
        report.replaced += sum(1 for step in done if step.verb is not Verb.WRITE)
        return done

    def _stage(self, step: Step, batch: WriteBatch) -> None:
        """Have one file ready beside its place."""
        make_folders(os.path.dirname(step.path))
        if step.content is ContentKind.NFO:
            batch.add(step.path, step.text.encode(), owner_like=step.like)
        else:
            may_link = self._store.settings.flag("publish.hard_links")
            batch.add_copy(self._cache.path(step.cache_file), step.path, owner_like=step.like, may_link=may_link)

    def _keep_theirs(self, step: Step, record: WrittenFile | None, noted_in: Batch) -> None:
        """Keep a copy of what is somebody else's before its place is taken, also of what came after the plan."""
        if step.verb is Verb.REPLACE and step.reason in (Reason.FOREIGN, Reason.CHANGED_THERE):
            self._put_aside(step.path, keeps_place=True)
        elif digest_on_disk(step.path, record) not in (None, step.sha256, record.sha256 if record else None):
            with self._store.write() as unit:
                unit.note_published(noted_in, [Published(step.item, step.path, Before.ASIDE)])
            self._put_aside(step.path, keeps_place=True)

    def _take_away(self, step: Step, report: PublishReport, failed: set[ItemId]) -> bool:
        """Remove a file, or give the person's own back in its place; whether that was done."""
        try:
            if step.verb is Verb.REMOVE:
                self._remove(step.path)
                report.removed += 1
            else:
                self._give_back(step.path)
                report.replaced += 1
        except (CannotWrite, BadFile, OSError) as error:
            failed.add(step.item)
            report.troubles[step.path] = _trouble(step.path, error)
            return False
        report.changed.add(step.item)
        return True

    def _note_contests(self, unit: Unit, plan: Plan, written: Collection[str], choices: Choices) -> None:
        """Count how often other programs' changes are written over; what the person insists on counts from anew."""
        contested = [one.path for one in plan.steps if one.reason is Reason.CHANGED_THERE and one.path in written]
        since = stamp(self._store.clock() - timedelta(days=CONTEST_DAYS))
        unit.pictures.end_contest([path for path in contested if choices.insists_on(path)])
        unit.pictures.note_contest(contested, since)

    def _remove(self, path: str) -> None:
        """Take a file away: for good where it is ours as we wrote it, else aside. Raises CannotWrite, BadFile."""
        record = self._store.pictures.written_at([path]).get(path)
        if record is None or digest_on_disk(path, record) != record.sha256:
            self._put_aside(path, keeps_place=False)
            return
        try:
            os.unlink(path)
        except OSError as error:
            raise cannot_write(path, error) from error

    def _give_back(self, path: str) -> None:
        """Put the person's own file back where ours stands. Raises CannotWrite."""
        backup = self._store.pictures.originals([path])[path]
        copy_atomically(os.path.join(self._originals, backup), path)

    def _put_aside(self, path: str, *, keeps_place: bool) -> None:
        """Keep a copy of what stands at a path, for ever, before it is written over or removed.

        It leaves its place only when it is on record where the copy lies. Raises BadFile, CannotWrite.
        """
        name = f"{uuid.uuid4()}{os.path.splitext(path)[1]}"
        backup = os.path.join(self._originals, name)
        digest = sha256_of_file(path)
        make_folders(self._originals)
        copy_atomically(path, backup)
        with self._store.write() as unit:
            unit.pictures.record_original(path, name, digest)
        if not keeps_place:
            try:
                os.unlink(path)
            except OSError as error:
                raise cannot_write(path, error) from error


def _before(plan: Plan) -> Iterator[Published]:
    """What a plan's steps meet at their paths. A file that is given back to the person is not taken from them again."""
    for step in plan.changes:
        match step.reason:
            case Reason.MISSING:
                yield Published(step.item, step.path, Before.NOTHING)
            case Reason.FOREIGN | Reason.CHANGED_THERE | Reason.OTHER_ENDING:
                yield Published(step.item, step.path, Before.ASIDE)
            case Reason.NO_LONGER_WANTED if step.verb is Verb.REMOVE:
                yield Published(step.item, step.path, Before.ASIDE)
            case Reason.CHANGED_HERE:
                yield Published(step.item, step.path, Before.OURS)


def _trouble(path: str, error: Trouble | OSError) -> Trouble:
    return cannot_write(path, error) if isinstance(error, OSError) else error


def _fought_over(step: Step) -> str:
    return sentence(
        f"{printable(step.path)}: another program writes over this file again and again. It was left as it is now; "
        "tell that program not to write it, or publish it all the same: where the plan asks, or with "
        "`metarr publish --insist`."
    )


def _record(step: Step) -> WrittenFile:
    """The record of a file of ours as it stands now."""
    state = os.stat(step.path)
    return WrittenFile(
        item=step.item,
        path=step.path,
        content=step.content.value,
        sha256=step.sha256,
        size=state.st_size,
        mtime_ns=state.st_mtime_ns,
        art=step.art,
        position=step.position,
        text=step.text if step.content is ContentKind.NFO else None,
    )
