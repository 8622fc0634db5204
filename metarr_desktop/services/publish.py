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
import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from metarr_desktop.domain.disk import Before, Published, WrittenFile
from metarr_desktop.domain.errors import BadFile, CannotWrite, printable
from metarr_desktop.domain.jobs import Progress
from metarr_desktop.domain.kinds import Actor, BatchId, ItemId
from metarr_desktop.domain.plan import ContentKind, Plan, Reason, Step, Verb
from metarr_desktop.files.cache import Cache
from metarr_desktop.files.hashes import sha256_of, sha256_of_file
from metarr_desktop.files.recycle import move_file
from metarr_desktop.files.write import (
    cannot_write,
    copy_atomically,
    make_folders,
    sweep_temporaries,
    write_atomically,
)
from metarr_desktop.services.wanted import Wanted, WantedFile, wanting
from metarr_desktop.store.door import Batch
from metarr_desktop.store.library import Store

log = logging.getLogger(__name__)

_ITEMS_A_PORTION = 200
_NAMED = 5  # titles in one sentence
_PICTURE_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".tbn")


@dataclass(slots=True)
class PublishReport:
    """What publishing did.

    `batch` is what an undo takes back, where files were touched. `published` counts the items that stand on the disk as
    they should, `changed` are those of which a file was written or removed, `to_tell` those and all that had not been
    published as they are now: players have to hear of them. `problems` are sentences.
    """

    written: int = 0
    replaced: int = 0
    removed: int = 0
    kept: int = 0
    published: int = 0
    batch: BatchId | None = None
    problems: list[str] = field(default_factory=list)
    changed: set[ItemId] = field(default_factory=set)
    to_tell: set[ItemId] = field(default_factory=set)

    def add(self, other: PublishReport) -> None:
        """Take in what was done afterwards."""
        self.written += other.written
        self.replaced += other.replaced
        self.removed += other.removed
        self.kept += other.kept
        self.published += other.published
        self.problems += other.problems
        self.changed |= other.changed
        self.to_tell |= other.to_tell


class Publish:
    """The verb. Handed the store, the cache and the data directory, where originals are kept."""

    def __init__(self, store: Store, cache: Cache, data_dir: str) -> None:
        self._store = store
        self._cache = cache
        self._originals = os.path.join(data_dir, "originals")

    # --- plan -------------------------------------------------------------------------------------------------------

    def plan(self, items: Sequence[ItemId]) -> Plan:
        """What publishing those items would do now. Touches nothing."""
        steps: list[Step] = []
        skipped: list[tuple[ItemId, Reason]] = []
        for portion in self.plans(items):
            steps.extend(portion.steps)
            skipped.extend(portion.skipped)
        return Plan(tuple(steps), tuple(skipped), tuple(items))

    def plans(self, items: Sequence[ItemId]) -> Iterator[Plan]:
        """The same plan in portions of items, so that a whole library's never has to be held at once."""
        works = wanting(self._store)
        for start in range(0, len(items), _ITEMS_A_PORTION):
            wanted = works.of(items[start : start + _ITEMS_A_PORTION])
            yield self._plan_portion(wanted)

    def _plan_portion(self, wanted: Sequence[Wanted]) -> Plan:
        paths = {file.path for one in wanted for file in one.files}
        ours = self._store.pictures.written_at(paths)
        before = self._store.pictures.written([one.item for one in wanted])
        folders = _Folders()
        steps: dict[str, Step] = {}  # by path: the NFO of a double episode is wanted by both
        skipped: list[tuple[ItemId, Reason]] = []
        for one in wanted:
            if not one.is_placed:
                skipped.append((one.item, Reason.FOLDER_GONE))
                continue
            if one.problems:
                skipped.append((one.item, Reason.NAME_TOO_LONG))
            for file in one.files:
                if not folders.is_there(file):
                    skipped.append((one.item, Reason.FOLDER_GONE))
                elif file.path not in steps:
                    steps[file.path] = self._step(file, ours.get(file.path))
                    steps.update((step.path, step) for step in _same_picture_otherwise(file, folders, paths))
            no_longer = [*self._no_longer_wanted(one, before.get(one.item, ()), folders), *_refused(one, folders)]
            steps.update((step.path, step) for step in no_longer if step.path not in paths)
        return Plan(tuple(steps.values()), tuple(dict.fromkeys(skipped)), tuple(one.item for one in wanted))

    def _no_longer_wanted(self, wanted: Wanted, before: Collection[WrittenFile], folders: _Folders) -> Iterator[Step]:
        """Files we wrote for the item that it does not want any more, if they are still as we wrote them.

        What stood there before us comes back when the item itself is taken back.
        """
        paths = {file.path for file in wanted.files}
        stale = [record for record in before if record.path not in paths and folders.holds(record.path)]
        originals = self._store.pictures.originals([record.path for record in stale]) if wanted.in_trash else {}
        for record in stale:
            if _digest_on_disk(record.path, record) == record.sha256:
                yield Step(
                    verb=Verb.REPLACE if record.path in originals else Verb.REMOVE,
                    reason=Reason.NO_LONGER_WANTED,
                    content=ContentKind(record.content),
                    path=record.path,
                    item=wanted.item,
                    art=record.art,
                    position=record.position,
                )

    def _step(self, file: WantedFile, record: WrittenFile | None) -> Step:
        """What has to happen at one path."""
        if file.picture is not None:
            digest, size = file.picture.sha256, file.picture.size
        else:
            data = file.text.encode()
            digest, size = sha256_of(data), len(data)
        on_disk = _digest_on_disk(file.path, record)
        if on_disk == digest:
            verb, reason = Verb.KEEP, Reason.SAME
        elif on_disk is None:
            verb, reason = Verb.WRITE, Reason.MISSING
        elif record is None:
            verb, reason = Verb.REPLACE, Reason.FOREIGN
        else:
            verb, reason = Verb.REPLACE, Reason.CHANGED_HERE if on_disk == record.sha256 else Reason.CHANGED_THERE
        return Step(
            verb=verb,
            reason=reason,
            content=ContentKind.PICTURE if file.picture else ContentKind.NFO,
            path=file.path,
            item=file.item,
            art=file.picture.art if file.picture else "",
            position=(file.picture.position or 0) if file.picture else 0,
            text=file.text,
            before=_text_on_disk(file.path) if file.text and verb is Verb.REPLACE else "",
            cache_file=file.picture.path if file.picture else "",
            sha256=digest,
            size=size,
            like=file.like,
        )

    # --- apply ------------------------------------------------------------------------------------------------------

    def apply(
        self,
        items: Sequence[ItemId],
        progress: Progress,
        caused_by: BatchId | None = None,
        again: BatchId | None = None,
    ) -> PublishReport:
        """Plan and publish those items, portion by portion. Raises Cancelled between files.

        A file that cannot be written is named in the report; its item stays unpublished and the rest goes on. What is
        done to which file is noted, so that `take_back` can undo it: in a child of the batch that caused it, or in the
        batch that is published `again`, whose undo was undone.
        """
        report = PublishReport()
        batch = Batch(Actor.SYSTEM, "publish", parent=caused_by, id=again)
        done = 0
        skipped: list[tuple[ItemId, Reason]] = []
        for plan in self.plans(items):
            before = self._announce(plan, batch)
            self._apply(plan, before, progress, report)
            skipped.extend(plan.skipped)
            done += _ITEMS_A_PORTION
            progress.report(min(done, len(items)), len(items), "publish")
        report.problems.extend(self._sentences(skipped))
        report.batch = batch.id
        return report

    def take_back(
        self, batches: Sequence[BatchId], progress: Progress, renewed: Collection[ItemId] = ()
    ) -> PublishReport:
        """Take away the files that publishes wrote, and put back the copies of what stood there. Raises Cancelled.

        What another program, or a later publish, has changed since stays, and so does what was ours before; of items
        that are `renewed` afterwards that is no problem. The items count as unpublished.
        """
        report = PublishReport()
        files = self._store.history.published_by(batches)
        since = self._store.history.published_since(batches, {one.item for one in files})
        ours = self._store.pictures.written_at([one.path for one in files])
        stays = []
        for done, one in enumerate(files):
            progress.check()
            progress.report(done, len(files), "publish")
            try:
                is_done = one.path not in since and self._take_back(one, ours.get(one.path), report)
            except (CannotWrite, BadFile, OSError) as error:
                report.problems.append(_sentence(one.path, error))
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
        report.to_tell = set(report.changed)
        return report

    def _take_back(self, file: Published, record: WrittenFile | None, report: PublishReport) -> bool:
        """Whether one path could be brought back to what it was; what has to stay is left."""
        on_disk = _digest_on_disk(file.path, record)
        is_ours = record is not None and on_disk == record.sha256
        backup = os.path.join(self._originals, file.backup)
        if file.before is Before.NOTHING and on_disk is None:
            return True
        if file.backup and on_disk == sha256_of_file(backup):
            return True
        if file.before is Before.NOTHING and is_ours:
            os.unlink(file.path)
            report.removed += 1
        elif file.backup and (is_ours or on_disk is None):
            copy_atomically(backup, file.path)
            report.replaced += 1
        else:
            return False
        with self._store.write() as unit:
            unit.pictures.forget_written([file.path])
        return True

    def _sentences(self, skipped: Sequence[tuple[ItemId, Reason]]) -> Iterator[str]:
        """What could not be published and why. What is missing is not: the person knows."""
        reasons = dict(skipped)
        rows = [row for row in self._store.items.rows(list(reasons)) if not row.is_missing]
        for row in rows:
            if reasons[row.id] is Reason.NAME_TOO_LONG:
                yield f"{row.title}: a file beside it would get a longer name than disks take; it was left out."
        away = [row.title for row in rows if reasons[row.id] is Reason.FOLDER_GONE]
        if away:
            named = ", ".join(away[:_NAMED]) + (" …" if len(away) > _NAMED else "")
            what = "1 title was" if len(away) == 1 else f"{len(away)} titles were"
            yield f"{what} not published, with the folders away: {named}"

    def _announce(self, plan: Plan, batch: Batch) -> dict[str, WrittenFile]:
        """Enter what is about to be written before the first byte is: after a crash the files are known as ours.

        Gives what was on record for those paths before.
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
                text=step.text or None,
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

    def _apply(self, plan: Plan, before: Mapping[str, WrittenFile], progress: Progress, report: PublishReport) -> None:
        sweep_temporaries({os.path.dirname(step.path) for step in plan.changes})
        failed = {item for item, reason in plan.skipped if reason is Reason.FOLDER_GONE}
        written: list[WrittenFile] = []
        given_up: list[str] = []
        undone = {step.path for step in plan.changes if step.sha256}
        try:
            for step in plan.steps:
                progress.check()
                try:
                    record = self._do(step, report)
                except (CannotWrite, BadFile, OSError) as error:
                    failed.add(step.item)
                    report.problems.append(_sentence(step.path, error))
                    continue
                if step.verb is not Verb.KEEP:
                    report.changed.add(step.item)
                    if not step.sha256:
                        given_up.append(step.path)
                if record is not None:
                    written.append(record)
                    undone.discard(step.path)
        finally:
            with self._store.write() as unit:  # also when cancelled: what was written is remembered
                unit.pictures.record_written([*written, *(before[path] for path in undone if path in before)])
                unit.pictures.forget_written([*given_up, *(path for path in undone if path not in before)])
        published = set(plan.items) - failed
        report.published += len(published)
        with self._store.write(durable=False) as unit:
            report.to_tell |= published & (report.changed | set(unit.pictures.mark_published(published)))

    def _do(self, step: Step, report: PublishReport) -> WrittenFile | None:
        """Carry out one step; the record of the file of ours that now stands there, None where there is none."""
        match step.verb:
            case Verb.KEEP:
                report.kept += 1
                return None
            case Verb.REMOVE:
                self._remove(step.path)
                report.removed += 1
                return None
        if not step.sha256:
            self._give_back(step.path)
            report.replaced += 1
            return None
        if step.verb is Verb.REPLACE and step.reason in (Reason.FOREIGN, Reason.CHANGED_THERE):
            self._put_aside(step.path, keeps_place=True)
        make_folders(os.path.dirname(step.path))
        if step.content is ContentKind.NFO:
            write_atomically(step.path, step.text.encode(), owner_like=step.like)
        else:
            copy_atomically(self._cache.path(step.cache_file), step.path, owner_like=step.like)
        state = os.stat(step.path)
        if step.verb is Verb.WRITE:
            report.written += 1
        else:
            report.replaced += 1
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

    def _remove(self, path: str) -> None:
        """Take a file away: for good where it is ours as we wrote it, else aside. Raises CannotWrite, BadFile."""
        record = self._store.pictures.written_at([path]).get(path)
        if record is None or _digest_on_disk(path, record) != record.sha256:
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
        """Keep a copy of what stands at a path, for ever, before it is written over or removed."""
        name = f"{uuid.uuid4()}{os.path.splitext(path)[1]}"
        backup = os.path.join(self._originals, name)
        digest = sha256_of_file(path)
        make_folders(self._originals)
        if keeps_place:
            copy_atomically(path, backup)
        else:
            move_file(path, backup)
        with self._store.write() as unit:
            unit.pictures.record_original(path, name, digest)


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


def _sentence(path: str, error: CannotWrite | BadFile | OSError) -> str:
    return str(cannot_write(path, error) if isinstance(error, OSError) else error)


class _Folders:
    """Which folders are there, asked once each, and what lies in them."""

    def __init__(self) -> None:
        self._names: dict[str, frozenset[str] | None] = {}

    def names(self, folder: str) -> frozenset[str] | None:
        """The names in a folder; None when it is not there."""
        if folder not in self._names:
            try:
                self._names[folder] = frozenset(os.listdir(folder))
            except OSError:
                self._names[folder] = None
        return self._names[folder]

    def holds(self, path: str) -> bool:
        """Whether something stands at a path."""
        folder, name = os.path.split(path)
        return name in (self.names(folder) or ())

    def is_there(self, file: WantedFile) -> bool:
        """Whether the file can be put in its place: its folder is there, or the shelf it is to be made on.

        No other folder is ever made: under the mount point of a disk that is away it would hide the disk's own.
        """
        folder = os.path.dirname(file.path)
        return self.names(folder) is not None or (file.is_on_shelf and os.path.isdir(os.path.dirname(folder)))


def _refused(wanted: Wanted, folders: _Folders) -> Iterator[Step]:
    """Pictures of somebody else in a place that the person cleared; they are put aside."""
    for file in wanted.refused:
        if folders.holds(file.path):
            yield Step(
                verb=Verb.REMOVE,
                reason=Reason.NO_LONGER_WANTED,
                content=ContentKind.PICTURE,
                path=file.path,
                item=wanted.item,
                art=file.art,
                position=file.position,
            )


def _same_picture_otherwise(file: WantedFile, folders: _Folders, wanted: Collection[str]) -> Iterator[Step]:
    """`poster.png` beside our `poster.jpg`: a player would show either, so only ours may stay."""
    if file.picture is None:
        return
    folder, name = os.path.split(file.path)
    stem, ending = os.path.splitext(name)
    names = folders.names(folder) or frozenset()
    for other in _PICTURE_ENDINGS:
        path = os.path.join(folder, stem + other)
        if other != ending and stem + other in names and path not in wanted:
            yield Step(
                verb=Verb.REMOVE,
                reason=Reason.OTHER_ENDING,
                content=ContentKind.PICTURE,
                path=path,
                item=file.item,
                art=file.picture.art,
                position=file.picture.position or 0,
            )


def _digest_on_disk(path: str, record: WrittenFile | None) -> str | None:
    """The hash of what stands at a path, None when nothing does. A file as we left it is not read again."""
    try:
        state = os.stat(path)
    except OSError:
        return None
    if record is not None and (state.st_size, state.st_mtime_ns) == (record.size, record.mtime_ns):
        return record.sha256
    with contextlib.suppress(BadFile):
        return sha256_of_file(path)
    return ""  # there, but unreadable: not ours


def _text_on_disk(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()
    except OSError:
        return ""
