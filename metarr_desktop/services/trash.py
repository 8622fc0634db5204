"""Trash: take titles away, with their files where the person wants that, bring them back, and purge what waited.

Titles that go alone leave their files where they are (`services.edit`). Files go into a recycle folder of ours on their
own disk. What is to be moved is written down with the titles in one transaction, before the first file moves; the job
that follows carries it out, as often as a crash makes it begin. Only `purge` and `purge_files` ever delete a file.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from metarr_desktop.domain.errors import BadFile, BadInput, CannotWrite, NotFound, printable
from metarr_desktop.domain.jobs import Unwatched
from metarr_desktop.domain.kinds import Actor, BatchId, FileId, ItemId
from metarr_desktop.domain.sentences import sentence
from metarr_desktop.domain.trash import (
    FileMove,
    KeptBecause,
    MoveVerb,
    RecycledFile,
    TrashEntry,
    TrashPlan,
    Waiting,
)
from metarr_desktop.files import recycle
from metarr_desktop.files.write import cannot_write, make_folders
from metarr_desktop.services.changes import Aspect, Newsroom
from metarr_desktop.services.job_lines import Troubles
from metarr_desktop.store.batch import Batch

if TYPE_CHECKING:
    from metarr_desktop.domain.item_views import FileView
    from metarr_desktop.domain.jobs import Progress
    from metarr_desktop.services.edit import Edit
    from metarr_desktop.services.outbox import Outbox
    from metarr_desktop.store.library import Store

log = logging.getLogger(__name__)

_MOVES_A_PORTION = 50
_UNWATCHED = Unwatched()
_STOPPED = sentence("it was stopped before")


@dataclass(slots=True)
class MoveReport:
    """What came of moves: how many files went into the recycle folder, and which came out. `problems` are sentences."""

    recycled: int = 0
    returned: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


@dataclass(slots=True)
class PurgeReport:
    """What a purge removed for good. `size` in bytes."""

    items: int = 0
    files: int = 0
    size: int = 0
    problems: list[str] = field(default_factory=list)


class Trash:
    """The verb. Safe to use from any thread: one at a time moves files."""

    def __init__(self, store: Store, edit: Edit, newsroom: Newsroom, outbox: Outbox) -> None:
        self._store = store
        self._edit = edit
        self._newsroom = newsroom
        self._outbox = outbox
        self._moving = threading.Lock()
        self._between = threading.Lock()

    # --- what is there ----------------------------------------------------------------------------------------------

    def entries(self, items: Collection[ItemId]) -> dict[ItemId, TrashEntry]:
        """Why those of the items that lie in the trash do so, until when, and with which files."""
        now, waiting = self._store.clock(), self._waiting()
        found = {}
        for one in self._store.purging.buried(items):
            moves = self._store.recycling.of_items(self._store.items.subtree_in_trash([one.item]))
            found[one.item] = TrashEntry(
                one.item,
                one.actor,
                one.verb,
                one.source,
                one.at,
                waiting.purge_date(one.at, one.announced_days, now),
                one.announced_days is not None,
                len(moves),
                sum(move.size for move in moves),
            )
        return found

    def below(self, items: Collection[ItemId]) -> list[ItemId]:
        """Those items in the trash with everything below them."""
        return self._store.items.subtree_in_trash(items)

    def files(self) -> list[RecycledFile]:
        """The files in the recycle folder whose titles are not in the trash, the newest first."""
        now, waiting = self._store.clock(), self._waiting()
        return [
            RecycledFile(
                *(move.id, move.item, move.source, move.size, at, waiting.purge_date(at, days, now)),
                is_announced=days is not None,
            )
            for move, at, days in self._store.recycling.loose()
        ]

    @property
    def hands_to_system(self) -> bool:
        """Whether files that are purged go into the system's trash instead of being deleted."""
        return self._store.settings.text("trash.purged_files") == "system_trash"

    def _waiting(self) -> Waiting:
        return Waiting(int(self._store.settings.get("trash.days")))

    # --- plan -------------------------------------------------------------------------------------------------------

    def plan(self, items: Collection[ItemId]) -> TrashPlan:
        """What moving those items to the trash with their files would do. Touches nothing."""
        below = self._store.items.subtree(items)
        known = {one.path: (item, one) for item, some in self._store.items.files(below).items() for one in some}
        owners = self._store.files.items_of([one.id for _, one in known.values()])
        going = set(below)
        paths = {path: item for path, (item, _) in known.items()}
        kept: list[tuple[str, KeptBecause]] = []
        for path, (_, one) in known.items():
            if one.is_missing:
                del paths[path]
            elif not going.issuperset(owners[one.id]):
                kept.append((path, KeptBecause.SHARED))
                del paths[path]
        for item, written in self._store.pictures.written(below).items():
            paths.update({one.path: item for one in written if one.path not in known and os.path.lexists(one.path)})
        moves, away = self._moves(paths)
        return TrashPlan(tuple(items), tuple(moves), (*kept, *((path, KeptBecause.AWAY) for path in away)))

    def plan_files(self, paths: Collection[str]) -> TrashPlan:
        """What moving single files to the trash would do. Titles that lose their last file go along.

        Raises BadInput for a file that is in no folder of a library, BadFile for one that is not there.
        """
        known = self._known(paths)
        for path in paths:
            if self._root_of(path) is None:
                raise BadInput(f"{printable(path)} lies in no folder of a library; nothing was moved.")
            if os.path.isdir(path) or not os.path.lexists(path):
                raise BadFile(path, "there is no such file; nothing was moved")
        ids = {one.id for one in known.values()}
        owners = self._store.files.items_of(ids)
        items = list(dict.fromkeys(item for some in owners.values() for item in some))
        emptied = tuple(item for item in items if self._loses_all(item, ids))
        first = {path: next(iter(owners.get(known[path].id, ())), None) if path in known else None for path in paths}
        moves, away = self._moves(first)
        return TrashPlan(emptied, tuple(moves), tuple((path, KeptBecause.AWAY) for path in away))

    def _known(self, paths: Collection[str]) -> dict[str, FileView]:
        """The library's records of those files."""
        items: set[ItemId] = set()
        for path in paths:
            items.update(self._store.files.items_at(path))
        return {
            one.path: one for some in self._store.items.files(items).values() for one in some if one.path in set(paths)
        }

    def _loses_all(self, item: ItemId, files: Collection[FileId]) -> bool:
        """Whether those files are all that can be played of an item."""
        main = [one for one in self._store.items.files([item]).get(item, ()) if one.role.is_main]
        there = [one.id for one in main if not one.is_missing and not one.is_ignored]
        return bool(there) and set(there) <= set(files)

    def _moves(self, paths: Mapping[str, ItemId | None]) -> tuple[list[FileMove], list[str]]:
        """The ways of those files into the recycle folder; and those that cannot be reached."""
        moves, away = [], []
        for path, item in paths.items():
            root = self._root_of(path)
            try:
                if root is None:
                    raise FileNotFoundError(path)
                size = os.lstat(path).st_size
                moves.append(FileMove(item, MoveVerb.RECYCLE, path, recycle.place_for(path, root), size))
            except OSError:
                away.append(path)
        return moves, away

    def _root_of(self, path: str) -> str | None:
        roots = [root.path for library in self._store.libraries.all() for root in library.roots]
        holding = [root for root in roots if path.startswith(os.path.join(root, ""))]
        return max(holding, key=len, default=None)

    # --- put --------------------------------------------------------------------------------------------------------

    def put(self, items: Collection[ItemId]) -> BatchId | None:
        """Put items into the trash with their files, which the job `move_files` of the batch then moves."""
        plan = self.plan(items)
        batch = Batch(Actor.PERSON, "trash")
        gone = self._outbox.departing(self._store.items.subtree(items))
        with self._store.write() as unit:
            unit.trash(batch, items)
            self._outbox.remove(unit, gone)
            if plan.moves:
                unit.recycling.plan(unit.door.begin(batch), plan.moves)
        self._newsroom.tell(Aspect.LIST, items=items)
        return batch.id

    def put_files(self, paths: Collection[str]) -> BatchId:
        """Put single files into the trash, and titles that lose their last one. Raises BadInput, BadFile."""
        plan = self.plan_files(paths)
        if plan.kept:
            raise BadFile(plan.kept[0][0], "it cannot be reached; nothing was moved")
        batch = Batch(Actor.PERSON, "recycle")
        gone = self._outbox.departing(plan.items)
        with self._store.write() as unit:
            self._outbox.remove(unit, gone)
            made = unit.door.begin(batch)
            if plan.items:
                unit.trash(batch, plan.items)
            unit.recycling.plan(made, plan.moves)
        self._newsroom.tell(Aspect.LIST, Aspect.STATE, items=plan.items)
        return made

    # --- restore ----------------------------------------------------------------------------------------------------

    def restore(self, items: Collection[ItemId]) -> BatchId | None:
        """Take items out of the trash with all that was known of them, and their files out of the recycle folder."""
        with self.still():
            moves = self._store.recycling.of_items(self._store.items.subtree_in_trash(items))
            return self._edit.restore(items, _back(moves))

    def restore_files(self, moves: Collection[int]) -> BatchId:
        """Bring single files back to where they were. Raises NotFound when one does not lie in the recycle folder."""
        batch = Batch(Actor.PERSON, "restore_files")
        with self.still(), self._store.write() as unit:
            standing = self._store.recycling.standing(moves)
            if len(standing) < len(set(moves)):
                raise NotFound("That file is not in the trash any more.")
            made = unit.door.begin(batch)
            unit.recycling.plan(made, _back(standing))
        return made

    # --- moving -----------------------------------------------------------------------------------------------------

    def carry_out(self, batch: BatchId, progress: Progress) -> MoveReport:
        """Move the files of a batch as was written down. Raises Cancelled; what was not begun by then stays.

        Doing it again goes on where it ended, whatever had been moved without being noted.
        """
        report = MoveReport()
        troubles = Troubles(progress, report.problems)
        done = 0
        with self._moving:
            moves = self._store.recycling.planned(batch)
            while some := self._carry_out_some(batch, progress, report):
                done += some
                troubles.say()
                progress.report(min(done, len(moves)), len(moves), "move")
        self._newsroom.tell(Aspect.LIST, Aspect.STATE, items={move.item for move in moves if move.item is not None})
        return report

    def _carry_out_some(self, batch: BatchId, progress: Progress, report: MoveReport) -> int:
        """Carry out the next moves of a batch; how many. What was called off since the last ones is left."""
        with self.still():
            moves = self._store.recycling.planned(batch)
            if moves and progress.is_cancelled:
                self._settle([], [(move, _STOPPED) for move in moves])
                progress.check()
            portion = moves[:_MOVES_A_PORTION]
            if portion:
                self._carry_out(portion, progress, report)
        return len(portion)

    @contextmanager
    def still(self) -> Iterator[None]:
        """No file is moved in the block, and each move is noted as done, or not begun: what undo has to know.

        Files may be deleted for good meanwhile, but none that is wanted back.
        """
        with self._between:
            yield

    def _carry_out(self, moves: Sequence[FileMove], progress: Progress, report: MoveReport) -> None:
        done: list[FileMove] = []
        errors: list[tuple[FileMove, str]] = []
        for move in moves:
            try:
                done.append(self._move(move, report))
            except (CannotWrite, BadFile, OSError) as error:
                why = str(cannot_write(move.source, error) if isinstance(error, OSError) else error)
                errors.append((move, why))
                report.problems.append(why)
        self._settle(done, errors)
        report.recycled += sum(move.verb is MoveVerb.RECYCLE for move in done)
        report.returned += [move.target for move in done if move.verb is MoveVerb.RESTORE]
        for move in done:
            path = printable(move.path)
            is_going = move.verb is MoveVerb.RECYCLE
            progress.say(sentence(f"{path}: moved into the trash." if is_going else f"{path}: brought back."))

    def _settle(self, done: Sequence[FileMove], errors: Sequence[tuple[FileMove, str]]) -> None:
        with self._store.write() as unit:
            unit.recycling.done(done)
            unit.recycling.failed(errors)
            unit.files.mark_missing_at([one.source for one in done if one.verb is MoveVerb.RECYCLE], True)
            unit.files.mark_missing_at([one.target for one in done if one.verb is MoveVerb.RESTORE], False)

    def _move(self, move: FileMove, report: MoveReport) -> FileMove:
        """Move one file; where it lies now. Raises CannotWrite, BadFile."""
        if os.path.lexists(move.source) and os.path.lexists(move.target) and move.verb is MoveVerb.RESTORE:
            beside = recycle.free_place(move.target)
            report.problems.append(
                f"{printable(move.target)}: something else stands there now and was left alone; "
                f"what was there before is back as {printable(os.path.basename(beside))}."
            )
            move = replace(move, target=beside)
        if recycle.is_moved(move.source, move.target):
            return move
        if not os.path.lexists(move.source):
            where = "in the recycle folder any more" if move.verb is MoveVerb.RESTORE else "there any more"
            raise BadFile(move.path, f"it is not {where}")
        folder = os.path.dirname(move.target)
        if move.verb is MoveVerb.RECYCLE:
            recycle.make_hidden_folder(folder)
        else:
            make_folders(folder)
        recycle.move_file(move.source, move.target)
        if move.verb is MoveVerb.RECYCLE and (root := self._root_of(move.source)) is not None:
            recycle.remove_empty_folders(os.path.dirname(move.source), root)
        return move

    def unfinished(self) -> list[BatchId]:
        """The batches whose files were not all moved when the program ended."""
        return self._store.recycling.unfinished()

    # --- purge ------------------------------------------------------------------------------------------------------

    def purge(self, items: Collection[ItemId], progress: Progress = _UNWATCHED) -> PurgeReport:
        """Forget items in the trash for good, and delete their files in the recycle folder. Cannot be undone.

        A file that cannot be deleted waits in the trash by itself.
        """
        below = self._store.items.subtree_in_trash(items)
        report = self._delete(self._store.recycling.of_items(below), progress)
        self._edit.purge(items)
        report.items = len(below) - len(self._store.items.rows(below))  # without what was restored meanwhile
        if report.items:
            progress.say(sentence(f"Titles purged from the trash: {report.items}."), count=report.items)
        return report

    def purge_files(self, moves: Collection[int], progress: Progress = _UNWATCHED) -> PurgeReport:
        """Delete files in the recycle folder for good. Cannot be undone."""
        report = self._delete(self._store.recycling.standing(moves), progress)
        self._newsroom.tell(Aspect.STATE)
        return report

    def _delete(self, moves: Sequence[FileMove], progress: Progress) -> PurgeReport:
        report = PurgeReport()
        troubles = Troubles(progress, report.problems)
        deleted = []
        take_away = recycle.hand_to_system if self.hands_to_system else recycle.delete_for_good
        with self._moving:
            for move in moves:
                if self._store.recycling.is_wanted_back(move):
                    continue
                try:
                    take_away(move.target)
                except CannotWrite as error:
                    report.problems.append(str(error))
                    troubles.say()
                else:
                    deleted.append(move)
                    progress.say(sentence(f"{printable(move.path)}: purged."))
            with self._store.write() as unit:
                unit.recycling.purged(deleted)
                # Nothing of ours is missing there: the person has taken it away for good.
                unit.pictures.forget_written([one.source for one in deleted if not os.path.lexists(one.source)])
        report.files, report.size = len(deleted), sum(move.size for move in deleted)
        return report

    def purge_expired(self, progress: Progress) -> PurgeReport:
        """Announce what is near its end, and purge what was announced long enough (see `domain.trash.Waiting`)."""
        with self._store.write() as unit:
            items, files = unit.expired(self._waiting().days)
        report = self.purge(items, progress) if items else PurgeReport()
        loose = self.purge_files(files, progress) if files else PurgeReport()
        report.files += loose.files
        report.size += loose.size
        report.problems += loose.problems
        return report

    def announced(self) -> tuple[int, str]:
        """How many titles and loose files are announced to be purged, and the first day of that; "" where none is."""
        now, waiting = self._store.clock(), self._waiting()
        items, files = self._store.purging.announced()
        dates = [waiting.purge_date(since, days, now) for _, since, days in [*items, *files]]
        return len(dates), min(dates).isoformat() if dates else ""


def _back(moves: Sequence[FileMove]) -> list[FileMove]:
    """The ways back of files in the recycle folder."""
    return [replace(one, verb=one.verb.opposite, source=one.target, target=one.source) for one in moves]
