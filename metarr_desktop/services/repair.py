"""Repair: act on what `services.verify` found. Every repair is one batch, and its undo takes it back.

The cache is mended from the library first, then files of ours follow their videos, then what is missing or was written
over is put back from the cache, byte for byte as it was published, and never from the network while the cache has it.
What stands in the way is kept aside, for ever, by `services.publish`, whose steps these are.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from metarr_desktop.domain.disk import Before, Published, WrittenFile
from metarr_desktop.domain.errors import BadFile, CannotWrite, MetarrError, printable
from metarr_desktop.domain.kinds import Actor, BatchId, ItemId
from metarr_desktop.domain.plan import ContentKind, Plan, Reason, Step, Verb
from metarr_desktop.domain.sentences import sentence
from metarr_desktop.domain.verify import Choice, Finding, State, moved_name
from metarr_desktop.files.cache import Cache, CacheType
from metarr_desktop.files.hashes import sha256_of, sha256_of_file
from metarr_desktop.files.images import BadImage, inspect
from metarr_desktop.files.recycle import move_file
from metarr_desktop.files.write import copy_atomically, make_folders
from metarr_desktop.services.job_lines import Troubles
from metarr_desktop.services.publish import Publish, PublishReport
from metarr_desktop.services.take_in import cached_picture
from metarr_desktop.services.verify import Verify, names_of
from metarr_desktop.store.batch import Batch

if TYPE_CHECKING:
    from metarr_desktop.domain.jobs import Progress
    from metarr_desktop.domain.provider import Downloads
    from metarr_desktop.services.edit import Edit
    from metarr_desktop.store.findings import BesideFile, CachedFile
    from metarr_desktop.store.library import Store
    from metarr_desktop.store.sidecars import Sidecar

log = logging.getLogger(__name__)

_LARGEST_PICTURE = 40 * 1024 * 1024


@dataclass(slots=True)
class RepairReport:
    """What repairing did. `batch` is what an undo takes back; `problems` are sentences; `to_read` are items of which
    another program's NFO is to be read now."""

    put_back: int = 0
    renamed: int = 0
    cached: int = 0
    put_aside: int = 0
    taken: int = 0
    batch: BatchId | None = None
    changed: set[ItemId] = field(default_factory=set)
    to_read: set[ItemId] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many files are as they should be again."""
        return self.put_back + self.renamed + self.cached + self.put_aside + self.taken


class Repair:
    """The verb. Handed the store, the cache, the publisher, the looker, the editor and the way to pictures."""

    def __init__(
        self, store: Store, cache: Cache, publish: Publish, verify: Verify, edit: Edit, downloads: Downloads
    ) -> None:
        self._store = store
        self._cache = cache
        self._publish = publish
        self._verify = verify
        self._edit = edit
        self._downloads = downloads

    # --- ours -------------------------------------------------------------------------------------------------------

    def plan(self, findings: Sequence[Finding]) -> Plan:
        """What putting ours back would do to the library's folders, but for files that are only renamed."""
        return Plan(tuple(self._steps(findings)))

    def put_back(self, findings: Sequence[Finding], progress: Progress) -> RepairReport:
        """Make disk and cache show ours again, as far as their bytes are still anywhere. Raises Cancelled."""
        report = RepairReport()
        troubles = Troubles(progress, report.problems)
        self._put_back(findings, Batch(Actor.SYSTEM, "repair"), progress, report)
        troubles.say()
        return report

    def follow(self, items: Collection[ItemId], findings: Sequence[Finding], progress: Progress) -> RepairReport:
        """After videos were replaced: put those findings right, and what lay beside the videos under the new names.

        Nothing is taken from the network. Raises Cancelled.
        """
        report = RepairReport()
        troubles = Troubles(progress, report.problems)
        batch = Batch(Actor.SYSTEM, "repair")
        self._put_back(findings, batch, progress, report)
        self._restore_sidecars(items, batch, progress, report)
        troubles.say()
        return report

    def _put_back(self, findings: Sequence[Finding], batch: Batch, progress: Progress, report: RepairReport) -> None:
        for repair in (self._fill_cache, self._rename, self._write):
            mended: list[str] = []
            try:
                mended.extend(repair(findings, batch, progress, report))
            finally:
                report.batch = batch.id
                with self._store.write() as unit:
                    unit.findings.forget(mended)

    def _write(
        self, findings: Sequence[Finding], batch: Batch, progress: Progress, report: RepairReport
    ) -> Iterator[str]:
        """Put back what is missing or was written over; the paths that are as they should be now."""
        written = PublishReport()
        wanted = [one for one in findings if one.state not in (State.UNCACHED, State.MISNAMED)]
        plan = self.plan(self._without_arrived(wanted))
        obsolete = [one.path for one in wanted if one.target]
        try:
            self._publish.carry_out(plan, batch, progress, written)
        finally:
            report.put_back += written.written + written.replaced
            report.put_aside += written.removed
            report.changed |= written.changed
            report.problems += [*written.problems, *written.notes]
        standing = self._store.pictures.written_at([step.path for step in plan.steps])
        with self._store.write() as unit:
            unit.pictures.forget_written([path for path in obsolete if not os.path.lexists(path)])
        by_step = {one.target or one.path: one.path for one in wanted}
        done = {path for path, record in standing.items() if _is_there(record)}
        done |= {step.path for step in plan.steps if step.verb is Verb.REMOVE and not os.path.lexists(step.path)}
        yield from (found for path, found in by_step.items() if path in done)

    def _without_arrived(self, findings: Sequence[Finding]) -> list[Finding]:
        """Leave out what has something at its new name already: ours of an earlier try, or a newcomer's own."""
        arrived = [one for one in findings if one.target and os.path.lexists(one.target)]
        records = self._store.pictures.written_at([one.path for one in arrived])
        with self._store.write() as unit:
            for one in arrived:
                record = records.get(one.path)
                if record is not None and _hash(one.target) == record.sha256:
                    state = os.stat(one.target)
                    unit.pictures.record_written(
                        [replace(record, path=one.target, size=state.st_size, mtime_ns=state.st_mtime_ns)]
                    )
                unit.findings.forget([one.path])
        return [one for one in findings if one not in arrived]

    def _steps(self, findings: Sequence[Finding]) -> Iterator[Step]:
        """One step a finding of which we have the bytes."""
        records = self._store.pictures.written_at([one.path for one in findings])
        items = {one.item for one in findings}
        cached = {(one.item, one.sha256): one.path for one in self._store.findings.cache_files_of(items)}
        beside = self._store.findings.beside(list(items))
        for one in findings:
            if one.state is State.FOREIGN:
                yield Step(Verb.REMOVE, Reason.OTHER_ENDING, one.content, one.path, one.item, one.art, one.position)
                continue
            record = records.get(one.path)
            if record is None:
                continue
            copy = cached.get((one.item, record.sha256), "")
            if record.text is None and not (copy and self._cache.has(copy)):
                continue
            is_missing = one.state is State.MISSING
            yield Step(
                verb=Verb.WRITE if is_missing else Verb.REPLACE,
                reason=Reason.MISSING if is_missing else Reason.CHANGED_THERE,
                content=one.content,
                path=one.target or one.path,
                item=one.item,
                art=one.art,
                position=one.position,
                text=record.text or "",
                before="" if is_missing or record.text is None else _text(one.path),
                cache_file=copy if record.text is None else "",
                sha256=record.sha256,
                size=record.size,
                like=_like(beside[one.item]),
            )

    # --- names ------------------------------------------------------------------------------------------------------

    def _rename(
        self, findings: Sequence[Finding], batch: Batch, progress: Progress, report: RepairReport
    ) -> Iterator[str]:
        """Have files of ours follow their videos; the old paths."""
        wanted = [one for one in findings if one.state is State.MISNAMED]
        records = self._store.pictures.written_at([one.path for one in wanted])
        for one in wanted:
            progress.check()
            record = records.get(one.path)
            if record is None:
                continue
            with self._store.write() as unit:
                unit.note_published(batch, [Published(one.item, one.target, Before.NOTHING)])
            try:
                move_file(one.path, one.target)
            except (CannotWrite, OSError) as error:
                report.problems.append(str(error))
                continue
            self._note_move(batch, one.item, record, one.target)
            report.renamed += 1
            report.changed.add(one.item)
            progress.say(sentence(f"{printable(one.path)}: renamed to {printable(os.path.basename(one.target))}."))
            yield one.path

    def _note_move(self, batch: Batch, item: ItemId, record: WrittenFile, target: str) -> None:
        with self._store.write() as unit:
            unit.findings.add_moves(unit.door.begin(batch), [(item, record.path, target)])
            unit.pictures.forget_written([record.path])
            unit.pictures.record_written([replace(record, path=target)])

    # --- the cache --------------------------------------------------------------------------------------------------

    def _fill_cache(
        self, findings: Sequence[Finding], batch: Batch, progress: Progress, report: RepairReport
    ) -> Iterator[str]:
        """Take what the cache lost from the library, else from where it was fetched; the paths that were mended."""
        wanted = [one for one in findings if one.state is State.UNCACHED]
        items = {one.item for one in wanted}
        lost = {self._cache.path(one.path): one for one in self._store.findings.cache_files_of(items)}
        for finding in wanted:
            progress.check()
            file = lost.get(finding.path)
            if file is None:
                continue
            try:
                path = self._again(file, progress)
            except (MetarrError, OSError) as error:
                report.problems.append(f"{printable(finding.path)}: {error}")
                continue
            with self._store.write() as unit:
                unit.findings.replace_cached(file.id, path)
            self._cache.remove(file.path)  # damaged bytes, of which the right ones are there now
            report.cached += 1
            progress.say(sentence(f"{printable(finding.path)}: back in the cache."))
            yield finding.path

    def _again(self, file: CachedFile, progress: Progress) -> str:
        """Where a new copy lies within the cache. Raises BadFile (the bytes are nowhere), CannotWrite."""
        if (source := self._verify.copy_of(file)) is not None:
            return self._cache.put_file(
                source, type=CacheType(file.type), kind=file.art, item_id=file.item, extension=_extension(file.path)
            )
        if file.url:
            data = self._downloads.fetch(file.url, is_cancelled=lambda: progress.is_cancelled)
            if sha256_of(data) == file.sha256:
                return self._cache.put(
                    data, type=CacheType(file.type), kind=file.art, item_id=file.item, extension=_extension(file.path)
                )
        raise BadFile(self._cache.path(file.path), "its bytes are neither in the library nor where they came from")

    # --- theirs, and neither ----------------------------------------------------------------------------------------

    def take_theirs(self, findings: Sequence[Finding], progress: Progress) -> RepairReport:
        """Take what stands there into the library: a picture is chosen and locked, an NFO is read. Raises BadFile."""
        report = RepairReport()
        for one in findings:
            if Choice.THEIRS not in one.choices:
                continue
            if one.content is ContentKind.PICTURE:
                self._choose(one)
            else:
                with self._store.write() as unit:
                    unit.pictures.forget_written([one.path])
                    unit.files.read_again([one.item])
                report.to_read.add(one.item)
            with self._store.write() as unit:
                unit.findings.forget([one.path])
            report.taken += 1
            report.changed.add(one.item)
            progress.say(sentence(f"{printable(one.path)}: taken into the library as it is."))
        return report

    def _choose(self, finding: Finding) -> None:
        """Make the picture that stands at a path the person's choice for its place."""
        item, art = finding.item, finding.art
        try:
            with open(finding.path, "rb") as file:
                data = file.read(_LARGEST_PICTURE + 1)
            state = os.stat(finding.path)
            facts = inspect(data)
        except (OSError, BadImage) as error:
            raise BadFile(finding.path, getattr(error, "reason", None) or str(error)) from error
        uuid = self._store.pictures.known([item]).get((item, art, facts.sha256))
        if uuid is None:
            extension = facts.format.value
            path = self._cache.put(data, type=CacheType.IMAGE, kind=art, item_id=item, extension=extension)
            picture = cached_picture(path, item, art, facts, os.path.basename(finding.path))
            uuid = picture.uuid
            with self._store.write() as unit:
                unit.pictures.add([picture])
        chosen = [one.uuid for one in self._store.items.chosen_pictures([item]).get(item, ()) if one.art == art]
        chosen[finding.position : finding.position + 1] = [uuid]
        self._edit.choose_pictures(item, art, list(dict.fromkeys(chosen)))
        if finding.state is State.REPLACED:
            content, size, time = ContentKind.PICTURE.value, state.st_size, state.st_mtime_ns
            record = WrittenFile(item, finding.path, content, facts.sha256, size, time, art, finding.position)
            with self._store.write() as unit:
                unit.pictures.record_written([record])

    def leave(self, findings: Collection[Finding]) -> None:
        """Those are right as they are, until they change again."""
        with self._store.write() as unit:
            unit.findings.accept([one.id for one in findings])

    # --- what lay beside a video that was replaced ------------------------------------------------------------------

    def _restore_sidecars(
        self, items: Collection[ItemId], batch: Batch, progress: Progress, report: RepairReport
    ) -> None:
        """Put subtitles, trailers and themes under the new names of replaced videos.

        Only what vanished with its video, or was left behind by it: what the person deleted stays deleted.
        """
        kept = self._store.sidecars.of(items)
        beside = self._store.findings.beside(list(kept))
        for item, sidecars in kept.items():
            wanted = dict(_lost_with_video(sidecars, beside[item]))
            like = _like(beside[item])
            for path, sidecar in _in_pairs(wanted).items():
                progress.check()
                try:
                    self._put_beside(batch, path, sidecar, like)
                except (MetarrError, OSError) as error:
                    report.problems.append(str(error))
                    continue
                report.put_back += 1
                report.changed.add(item)
                progress.say(sentence(f"{printable(path)}: written."))
        report.batch = batch.id

    def _put_beside(self, batch: Batch, path: str, sidecar: Sidecar, like: str) -> None:
        with self._store.write() as unit:
            unit.note_published(batch, [Published(sidecar.item, path, Before.NOTHING)])
        make_folders(os.path.dirname(path))
        copy_atomically(self._cache.path(sidecar.cached), path, owner_like=like)

    # --- undo -------------------------------------------------------------------------------------------------------

    def take_back(self, batches: Sequence[BatchId]) -> None:
        """Undo what `Publish.take_back` knows nothing of: give renamed files their old names, take sidecars away.

        What was changed since, or has something else at its old place, stays.
        """
        with self._store.write() as unit:
            moves = [move for batch in batches for move in unit.findings.moves_of(batch)]
        records = self._store.pictures.written_at([target for _, _, _, target in moves])
        for id, _, source, target in moves:
            record = records.get(target)
            if record is not None and _hash(target) == record.sha256 and not os.path.lexists(source):
                move_file(target, source)
                with self._store.write() as unit:
                    unit.pictures.forget_written([target])
                    unit.pictures.record_written([replace(record, path=source)])
                    unit.findings.mark_move_undone(id)
        noted = [one for one in self._store.history.published_by(batches) if one.before is Before.NOTHING]
        ours = self._store.pictures.written_at([one.path for one in noted])
        kept = self._store.sidecars.of({one.item for one in noted})
        for one in noted:
            hashes = {sidecar.sha256 for sidecar in kept.get(one.item, ())}
            if one.path not in ours and hashes and _hash(one.path) in hashes:
                os.unlink(one.path)


def _lost_with_video(sidecars: Sequence[Sidecar], beside: Sequence[BesideFile]) -> Iterator[tuple[str, Sidecar]]:
    """Path -> what of the kept files belongs there since the video was replaced, and is not there."""
    own: dict[str, tuple[BesideFile, Sidecar]] = {}
    for sidecar in sidecars:
        for file in beside:
            if file.role is sidecar.role and file.path.endswith(sidecar.tail):
                own[file.path] = file, sidecar
    bases = [path.removesuffix(kept.tail) for path, (_, kept) in own.items() if not kept.is_whole]
    now, following = names_of(beside, (), sorted(bases))
    left_at = [one.missing_since for one in beside if one.role.is_main and one.missing_since]
    for path, (file, sidecar) in own.items():
        home = moved_name(path, following, now)
        is_with_video = file.missing_since is None or any(file.missing_since >= at for at in left_at)
        if following and is_with_video and not os.path.lexists(home):
            yield home, sidecar


def _in_pairs(wanted: Mapping[str, Sidecar]) -> dict[str, Sidecar]:
    """Without one half of a pair of `.idx` and `.sub` whose other half is nowhere: it shows nothing alone."""
    other = {".idx": ".sub"}
    return {
        path: sidecar
        for path, sidecar in wanted.items()
        if (ending := other.get(os.path.splitext(path)[1].lower())) is None
        or os.path.splitext(path)[0] + ending in wanted
        or os.path.exists(os.path.splitext(path)[0] + ending)
    }


def _like(beside: Sequence[BesideFile]) -> str:
    """A file whose owner and mode ours take: the video."""
    main = (one.path for one in beside if one.role.is_main and one.missing_since is None)
    return next((path for path in main), "")


def _extension(path: str) -> str:
    return os.path.splitext(path)[1].lstrip(".")


def _is_there(record: WrittenFile) -> bool:
    try:
        state = os.stat(record.path)
    except OSError:
        return False
    return (state.st_size, state.st_mtime_ns) == (record.size, record.mtime_ns)


def _hash(path: str) -> str:
    try:
        return sha256_of_file(path)
    except BadFile:
        return ""


def _text(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()
    except OSError:
        return ""
