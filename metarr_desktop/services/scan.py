"""Scan: walk a library's folders and make the library say what is on the disk.

Three passes a library: *look* (list every folder, compare with what is known), *settle* (files that moved, changed or
went), *bring in* (read the names of the top folders in which something changed, find or make the items). Contents -
NFO, pictures, streams - are taken in afterwards by `services.take_in`, so that titles appear at once.

A root that is missing, unreadable or empty while files are known is offline: nothing under it changes. A folder that
cannot be read keeps what is known of it. RULES 3.11.
"""

from __future__ import annotations

import itertools
import logging
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from metarr_desktop.domain.disk import NewFile, WrittenFile
from metarr_desktop.domain.errors import RootGone, printable
from metarr_desktop.domain.guess import FileRole, Reading
from metarr_desktop.domain.jobs import Progress
from metarr_desktop.domain.kinds import Actor, BatchId, FileId, ItemId, Kind, LibraryType, RootId
from metarr_desktop.domain.player import Action, Delivery
from metarr_desktop.domain.tags import AudioTags
from metarr_desktop.domain.views import LibraryView, RootView, Scope
from metarr_desktop.files.pool import Failed, WorkerPool
from metarr_desktop.files.roots import RootState, root_state
from metarr_desktop.files.skipping import SkipRules
from metarr_desktop.files.tags import read_tags
from metarr_desktop.files.walk import FolderListing, walk
from metarr_desktop.formats.names import read_tree
from metarr_desktop.services import delivery
from metarr_desktop.services.known import known_items
from metarr_desktop.services.look import Look, Move, Part, enter, members, moves_among
from metarr_desktop.services.reconcile import Group, Reconciler, roles_of
from metarr_desktop.services.settling import Settling
from metarr_desktop.store.door import Batch
from metarr_desktop.store.library import Store, Unit

log = logging.getLogger(__name__)

_LEAF = {LibraryType.MOVIE: Kind.MOVIE, LibraryType.TV: Kind.EPISODE, LibraryType.MUSIC: Kind.TRACK}
_MOST_GONE, _FEW_GONE, _SHARE_GONE = 50, 5, 0.2
_GROUPS_A_TRANSACTION = 200  # some tenths of a second: a crash loses no more, the write lane is free in between
_AUDIO = frozenset({".mp3", ".flac", ".ogg", ".oga", ".opus", ".m4a", ".m4b", ".wma", ".ape", ".wv", ".aiff", ".aif"})
_AUDIO |= {".wav", ".dsf", ".dff", ".mpc", ".tta", ".aac", ".mka"}


@dataclass(slots=True)
class ScanReport:
    """What a scan found. `problems` are sentences that name their file, `touched` items with new or changed files."""

    batch: BatchId | None = None
    added: int = 0
    changed: int = 0
    gone: list[ItemId] = field(default_factory=list)
    back: list[ItemId] = field(default_factory=list)
    offline: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    touched: set[ItemId] = field(default_factory=set)
    departed: list[Delivery] = field(default_factory=list)  # where players still look for what lies there no longer


class Scan:
    """The verb. Handed the store and the worker pool; may run for several libraries, one after another."""

    def __init__(self, store: Store, workers: WorkerPool, settling: Settling) -> None:
        self._store = store
        self._workers = workers
        self._settling = settling

    def library(self, library: LibraryView, progress: Progress, part: Part = Part()) -> ScanReport:  # noqa: B008 - frozen
        """Bring one library up to date, or only a part of it.

        Raises Cancelled; what was brought in until then stays, the rest is found by the next scan.
        """
        report = ScanReport()
        actor = Actor.TAGS if library.type is LibraryType.MUSIC else Actor.SCAN
        batch = Batch(actor, "scan", source=library.name)
        looks = [look for root in library.roots if (look := self._look(library, root, progress, report, part))]
        report.departed = self._departed(looks)
        moved = self._settle_files(looks)
        self._bring_in(library, looks, moved, batch, progress, report)
        with self._store.write(durable=False) as unit:
            gone, back = unit.settle_presence(library.id)
            unit.restore_returned(batch, back)
            if len(looks) == len(library.roots) and part.is_whole:
                self._trash_overdue(unit, library, batch, report)
                unit.libraries.mark_scanned(library.id)
        report.gone, report.back, report.batch = gone, back, batch.id
        report.problems.extend(
            f"{printable(path)}: {problem}" for path, problem in self._store.files.problems(library.id)
        )
        log.info("Scanned %s: %d new, %d changed, %d missing", library.name, report.added, report.changed, len(gone))
        return report

    def _trash_overdue(self, unit: Unit, library: LibraryView, batch: Batch, report: ScanReport) -> None:
        """What has been missing for a day goes into the trash; so much at once that it smells of an accident does not.

        RELIABILITY 4.4: more than 50 titles, or more than a fifth (of five and more).
        """
        overdue = unit.overdue(library.id)
        if not overdue:
            return
        leaf = _LEAF[library.type]
        gone = sum(1 for kind in self._store.items.kinds(overdue).values() if kind is leaf)
        known = self._store.items.count(Scope(library=library.id, kind=leaf))
        if gone > _MOST_GONE or (gone >= _FEW_GONE and gone > known * _SHARE_GONE):
            report.problems.append(
                f"{library.name}: {gone} of {known} titles have been missing for a day. That many are not put into the "
                "trash by themselves; do it by hand if they are gone for good."
            )
        else:
            unit.trash(batch, overdue)

    # --- look -------------------------------------------------------------------------------------------------------

    def _look(
        self, library: LibraryView, root: RootView, progress: Progress, report: ScanReport, part: Part
    ) -> Look | None:
        """One root as it stands; None when it is away or not asked for."""
        groups = part.groups(root.path)
        if groups is not None and not groups:
            return None
        known = self._store.files.of_root(root.id)
        if not self._is_online(root, has_known=bool(known), report=report):
            return None
        if groups and any(os.path.islink(os.path.join(root.path, group)) for group in groups if group):
            groups = None  # whether a link is followed shows only beside everything else
        look = Look(root, known, self._store.files.signatures(root.id), groups=groups)
        listings = self._listings(library, look, progress)
        if part.waits:
            listings = self._settling.without_growing(root.path, listings, known)
        try:
            for listing in listings:
                report.problems.extend(enter(look, listing))
                if len(look.fresh) % 200 == 0:
                    progress.report(len(look.entries), 0, "look")
        except RootGone as gone:
            self._set_offline(root, True)
            report.offline.append(str(gone))
            return None
        return look

    def _listings(self, library: LibraryView, look: Look, progress: Progress) -> Iterator[FolderListing]:
        """The folders of a root, or of the groups that are looked at."""
        root, skip = look.root.path, SkipRules(library.patterns)
        for group in [None] if look.groups is None else sorted(look.groups):
            start = os.path.join(root, group) if group else None
            listings = walk(root, skip=skip, cancelled=lambda: progress.is_cancelled, start=start)
            # A root comes first, before what is in it.
            yield from itertools.islice(listings, 1) if group == "" else listings

    def _is_online(self, root: RootView, *, has_known: bool, report: ScanReport) -> bool:
        state = root_state(root.path)
        is_online = state is RootState.ONLINE or (state is RootState.EMPTY and not has_known)
        if is_online == root.is_offline:
            self._set_offline(root, not is_online)
        if not is_online:
            why = "is empty though the library knows files in it" if state is RootState.EMPTY else "cannot be reached"
            report.offline.append(f"{printable(root.path)} {why}; nothing in it was changed in the library.")
        return is_online

    def _set_offline(self, root: RootView, is_offline: bool) -> None:
        with self._store.write(durable=False) as unit:
            unit.libraries.set_offline(root.id, is_offline)

    # --- settle -----------------------------------------------------------------------------------------------------

    def _departed(self, looks: Sequence[Look]) -> list[Delivery]:
        """The places that items had on the disk and have no more, in the words in which players were told of them."""
        files, folders, items = set(), set(), set()
        for look in looks:
            gone = [one for one in look.vanished if one.role.is_main and not one.is_missing]
            files |= {os.path.join(look.root.path, one.path) for one in gone}
            items |= {item for some in self._store.files.items_of([one.id for one in gone]).values() for item in some}
            lost = set(look.gone_folders())
            for path, owners in self._store.files.folder_items(look.root.id).items():
                if path in lost:
                    folders.add(os.path.join(look.root.path, path, ""))
                    items.update(owners)
        made = delivery.deliveries(self._store, sorted(items), Action.REMOVE) if items else []
        return [one for one in made if one.file in files or (not one.file and one.folder in folders)]

    def _settle_files(self, looks: Sequence[Look]) -> set[FileId]:
        """Record what changed, moved and went, before any name is read; the files that moved."""
        moves = moves_among(looks)
        with self._store.write(durable=False) as unit:
            self._take_records_along(unit, looks, moves)
            unit.files.move([(move.file.id, move.root.id, move.path, move.mtime_ns) for move in moves])
            for look in looks:
                changed = look.changed
                look.fresh_files |= {one.path for one in changed}
                unit.files.update(
                    [(one.id, look.entries[one.path].size, look.entries[one.path].mtime_ns) for one in changed]
                )
                unit.files.mark_missing([one.id for one in look.vanished if not one.is_missing])
                unit.files.mark_present(
                    [one.id for path, one in look.known.items() if one.is_missing and path in look.entries]
                )
        return {move.file.id for move in moves}

    def _take_records_along(self, unit: Unit, looks: Sequence[Look], moves: Sequence[Move]) -> None:
        """Files that we published and the person moved are still ours; their items have to be published anew."""
        main = [move.file.id for move in moves if move.file.role.is_main]
        items = {item for some in self._store.files.items_of(main).values() for item in some}
        unit.mark_unpublished(items)
        roots = {look.root.id: look.root.path for look in looks}
        ours = self._store.pictures.written([*items, *self._above(items)])
        folders = _moved_folders(roots, moves)
        new_paths = {
            record: new
            for records in ours.values()
            for record in records
            if (new := _new_path(record, folders)) is not None
        }
        unit.pictures.forget_written([record.path for record in new_paths])
        unit.pictures.record_written([replace(record, path=path) for record, path in new_paths.items()])

    def _above(self, items: Collection[ItemId]) -> set[ItemId]:
        """What those items hang below: seasons and shows, albums and artists."""
        found: set[ItemId] = set()
        while items := {row.parent for row in self._store.items.rows(list(items)) if row.parent is not None} - found:
            found |= items
        return found

    # --- bring in ---------------------------------------------------------------------------------------------------

    def _bring_in(
        self,
        library: LibraryView,
        looks: Sequence[Look],
        moved: set[FileId],
        batch: Batch,
        progress: Progress,
        report: ScanReport,
    ) -> None:
        work = [(look, name) for look in looks for name in sorted(look.dirty_groups())]
        if not work:
            return
        main = [(look, one) for look in looks for one in look.known.values() if one.role.is_main]
        known = known_items(self._store, library.id, [look.root.id for look in looks], [one.id for _, one in main])
        vanished = {one.id for look in looks for one in look.vanished}
        known.weigh([one.id for _, one in main if one.id not in vanished], moved, vanished)
        reconciler = Reconciler(library.id, library.type, known, batch)
        paths = {id(look): members(look) for look in looks}
        folders = {id(look): look.folders() for look in looks}
        for start in range(0, len(work), _GROUPS_A_TRANSACTION):
            progress.check()
            some = work[start : start + _GROUPS_A_TRANSACTION]
            read = [self._read(library, look, name, paths[id(look)].get(name, []), progress) for look, name in some]
            with self._store.write(durable=False) as unit:
                groups = [
                    self._enter_files(unit, look, name, one, folders[id(look)][name].kept)
                    for (look, name), one in zip(some, read, strict=True)
                ]
                outcome = reconciler.bring_in(unit, groups)
                for look, name in some:
                    of_group = folders[id(look)][name]
                    unit.files.set_signatures(look.root.id, of_group.fresh, of_group.gone)
            report.added += len(outcome.created)
            report.changed += len(outcome.touched) - len(outcome.created)
            report.touched |= outcome.touched
            progress.report(min(start + len(some), len(work)), len(work), "bring_in")

    def _read(
        self, library: LibraryView, look: Look, name: str, paths: list[str], progress: Progress
    ) -> tuple[Reading, dict[str, AudioTags]]:
        present = [path for path in paths if not (path in look.known and look.known[path].is_ignored)]
        tags = self._tags(look, present, progress) if library.type is LibraryType.MUSIC else {}
        reading = read_tree(present, library.type, tags=tags, folder_name=os.path.basename(look.root.path))
        return reading, tags

    def _tags(self, look: Look, paths: list[str], progress: Progress) -> dict[str, AudioTags]:
        audio = {
            os.path.join(look.root.path, path): path for path in paths if os.path.splitext(path)[1].lower() in _AUDIO
        }
        found = self._workers.map(read_tags, audio, cancelled=lambda: progress.is_cancelled)
        return {audio[path]: tags for path, tags in found if not isinstance(tags, Failed)}

    def _enter_files(
        self,
        unit: Unit,
        look: Look,
        name: str,
        read: tuple[Reading, Mapping[str, AudioTags]],
        kept_folders: Sequence[str],
    ) -> Group:
        reading, tags = read
        roles = roles_of(reading.items) | dict.fromkeys(reading.unknown, FileRole.UNKNOWN)
        new = [path for path in roles if path not in look.known]
        ids = unit.files.add(
            [
                NewFile(look.root.id, path, roles[path], look.entries[path].size, look.entries[path].mtime_ns)
                for path in new
            ]
        )
        files = {path: look.known[path].id for path in roles if path in look.known}
        unit.files.set_roles({file: roles[path] for path, file in files.items()})
        files.update(zip(new, ids, strict=True))
        return Group(
            root=look.root.id,
            name=name,
            items=reading.items,
            files=files,
            fresh=frozenset(path for path in files if path in look.fresh_files).union(new),
            mtimes={path: look.entries[path].mtime_ns for path in files},
            tags=tags,
            kept_folders=tuple(kept_folders),
        )


def _moved_folders(roots: Mapping[RootId, str], moves: Sequence[Move]) -> dict[str, str]:
    """Folder -> where it lies now, as far as the moved files and the equal names of folders above them tell."""
    folders: dict[str, str] = {}
    for move in moves:
        old = os.path.dirname(os.path.join(roots[move.file.root], move.file.path))
        new = os.path.dirname(os.path.join(move.root.path, move.path))
        while old != new and old not in folders:
            folders[old] = new
            if os.path.basename(old) != os.path.basename(new):
                break
            old, new = os.path.dirname(old), os.path.dirname(new)
    return folders


def _new_path(record: WrittenFile, folders: Mapping[str, str]) -> str | None:
    """Where a file that we published lies now that its folder was moved; None when it stayed, or did not come along."""
    folder, name = os.path.split(record.path)
    path = os.path.join(folders.get(folder, folder), name)
    if path == record.path or os.path.exists(record.path) or not os.path.exists(path):
        return None
    return path
