"""Bring in: top folders in which something differs become items, in portions.

A portion is walked and its names are read in worker processes while the one before it is stored here. Portions are
stored in the order in which they were found, whichever worker was the first to be ready.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sized
from dataclasses import dataclass, field
from itertools import chain, islice

from metarr_desktop.domain.disk import KnownFile, KnownFolder, NewFile
from metarr_desktop.domain.guess import FileRole
from metarr_desktop.domain.jobs import Progress
from metarr_desktop.domain.kinds import FileId, ItemId, LibraryType, RootId
from metarr_desktop.domain.tags import AudioTags
from metarr_desktop.domain.views import LibraryView
from metarr_desktop.files.pool import Failed, WorkerPool
from metarr_desktop.files.tags import read_tags
from metarr_desktop.files.walk import FileEntry
from metarr_desktop.services.known import Known, known_items
from metarr_desktop.services.look import Folders, Look
from metarr_desktop.services.reconcile import Group, Outcome, Reconciler
from metarr_desktop.services.seen import GroupNames, NamesTask, SeenGroup, read_names, roles_of
from metarr_desktop.store.door import Batch
from metarr_desktop.store.library import Store, Unit

_FIRST_FILES = 300  # read here when nothing follows: starting a worker would take longer
_FILES_A_PORTION = 2500  # a tenth of a second to store: a crash loses no more, the write lane is free in between
_PORTIONS_AHEAD = 4
_AUDIO = frozenset({".mp3", ".flac", ".ogg", ".oga", ".opus", ".m4a", ".m4b", ".wma", ".ape", ".wv", ".aiff", ".aif"})
_AUDIO |= {".wav", ".dsf", ".dff", ".mpc", ".tta", ".aac", ".mka"}


@dataclass(slots=True)
class Part:
    """One group on its way into the library: its folders as they were found, and what was known of its files."""

    look: Look
    name: str
    folders: Folders
    known: dict[str, KnownFile] = field(default_factory=dict)
    entries: dict[str, FileEntry] = field(default_factory=dict)  # files in the folders that were listed

    def __post_init__(self) -> None:
        for folder, listed in self.folders.listed.items():
            beginning = f"{folder}/" if folder else ""
            for entry in listed.files:
                self.entries[beginning + entry.name] = entry

    def names(self) -> dict[str, int]:
        """The files that are there and are not ignored, with their times."""
        files = {path: entry.mtime_ns for path, entry in self.entries.items()}
        for path, file in self.known.items():
            if file.is_ignored:
                files.pop(path, None)
            elif not file.is_missing and self.folders.is_unchanged(path.rpartition("/")[0]):
                files[path] = file.mtime_ns
        return files


@dataclass(slots=True)
class _Portion:
    """Some parts of one root, and what a worker needs to read their names."""

    parts: list[Part]
    task: NamesTask


class BringIn:
    """Brings parts into one library, within one scan. `moved` are the files that the scan found elsewhere.

    `added` counts the items that were made, `changed` those known before whose files changed; `touched` are both.
    """

    def __init__(
        self,
        store: Store,
        workers: WorkerPool,
        library: LibraryView,
        batch: Batch,
        progress: Progress,
        moved: set[FileId],
    ) -> None:
        self._store = store
        self._workers = workers
        self._library = library
        self._progress = progress
        self._moved = moved
        self._reconciler = Reconciler(library.id, batch)
        self.added = 0
        self.changed = 0
        self.touched: set[ItemId] = set()

    def run(self, parts: Iterable[Part]) -> None:
        """Bring those parts in. Raises Cancelled between portions."""
        total = len(parts) if isinstance(parts, Sized) else 0
        done = 0
        for portion, seen in self._read(self._portions(parts)):
            self._progress.check()
            self._keep(portion.parts, seen)
            done += len(portion.parts)
            self._progress.report(done, total or portion.parts[-1].look.group_count, "bring_in")

    # --- reading names ----------------------------------------------------------------------------------------------

    def _portions(self, parts: Iterable[Part]) -> Iterator[_Portion]:
        """The parts in portions, each of one root; the first is small, so that workers start soon."""
        held: list[Part] = []
        files = number = 0
        for part in parts:
            if held and (files >= (_FILES_A_PORTION if number else _FIRST_FILES) or held[0].look is not part.look):
                yield self._prepared(number, held)
                held, files, number = [], 0, number + 1
            held.append(part)
            files += len(part.entries) + 1
        if held:
            yield self._prepared(number, held)

    def _prepared(self, number: int, parts: list[Part]) -> _Portion:
        root = parts[0].look.root
        if parts[0].look.is_known:
            for part in parts:
                part.known = self._store.files.of_group(root.id, part.name)
        groups = [part.names() for part in parts]
        tags = self._tags(root.path, groups) if self._library.type is LibraryType.MUSIC else [{} for _ in groups]
        named = tuple(GroupNames(files, own) for files, own in zip(groups, tags, strict=True))
        return _Portion(parts, NamesTask(number, self._library.type, os.path.basename(root.path), named))

    def _tags(self, root: str, groups: list[dict[str, int]]) -> list[dict[str, AudioTags]]:
        audio = {
            os.path.join(root, path): (group, path)
            for group, files in enumerate(groups)
            for path in files
            if os.path.splitext(path)[1].lower() in _AUDIO
        }
        tags: list[dict[str, AudioTags]] = [{} for _ in groups]
        for one, found in self._workers.map(read_tags, audio, cancelled=lambda: self._progress.is_cancelled):
            if not isinstance(found, Failed):
                group, path = audio[one]
                tags[group][path] = found
        return tags

    def _read(self, portions: Iterator[_Portion]) -> Iterator[tuple[_Portion, tuple[SeenGroup, ...]]]:
        """Each portion with what its names say, in order; a small one alone is read in this process."""
        beginning = list(islice(portions, 2))
        if len(beginning) < 2:
            yield from ((portion, read_names(portion.task)) for portion in beginning)
            return
        waiting: dict[int, _Portion] = {}
        ready: dict[int, tuple[SeenGroup, ...]] = {}

        def tasks() -> Iterator[NamesTask]:
            for portion in chain(beginning, portions):
                waiting[portion.task.number] = portion
                yield portion.task

        for task, seen in self._workers.map(
            read_names, tasks(), cancelled=lambda: self._progress.is_cancelled, chunk=1, ahead=_PORTIONS_AHEAD
        ):
            # A worker that failed has shown a fault of ours: read here, it is seen.
            ready[task.number] = read_names(task) if isinstance(seen, Failed) else seen
            while ready and (number := min(waiting)) in ready:
                yield waiting.pop(number), ready.pop(number)

    # --- storing ----------------------------------------------------------------------------------------------------

    def _keep(self, parts: list[Part], seen: tuple[SeenGroup, ...]) -> None:
        """Store one portion: its files, items, links and folders, in one transaction."""
        known = self._known(parts, seen)
        root = parts[0].look.root.id
        with self._store.write(durable=False) as unit:
            groups = self._enter_files(unit, root, parts, seen)
            outcome = self._reconciler.bring_in(unit, groups, known)
            unit.files.set_folders(root, self._folders(parts), [path for part in parts for path in part.folders.gone])
            if self._is_unsettling(parts, outcome):
                unit.libraries.set_settled(self._library.id, False)
        self.added += len(outcome.created)
        self.changed += len(outcome.touched) - len(outcome.created)
        self.touched |= outcome.touched

    def _known(self, parts: list[Part], seen: tuple[SeenGroup, ...]) -> Known:
        root = parts[0].look.root.id
        main = [file.id for part in parts for file in part.known.values() if file.role.is_main]
        folders: set[str] = set()
        for part, group in zip(parts, seen, strict=True):
            if part.known or part.folders.kept:
                folders.update(part.folders.kept, (one.folder for one in group.items if one.folder))
        items = [one for group in seen for one in group.items]
        return known_items(self._store, self._library.id, items, main, root, folders, self._moved)

    def _enter_files(self, unit: Unit, root: RootId, parts: list[Part], seen: tuple[SeenGroup, ...]) -> list[Group]:
        new: list[NewFile] = []
        files: dict[str, FileId] = {}
        roles: dict[FileId, FileRole] = {}
        groups: list[Group] = []
        for part, group in zip(parts, seen, strict=True):
            found = roles_of(group.items) | dict.fromkeys(group.unknown, FileRole.UNKNOWN)
            known: dict[str, FileId] = {}
            for path, role in found.items():
                file = part.known.get(path)
                if file is None:
                    entry = part.entries[path]
                    new.append(NewFile(root, path, role, entry.size, entry.mtime_ns))
                else:
                    known[path] = file.id
                    if file.role is not role:
                        roles[file.id] = role
            fresh = {path for path in found if path not in known or path in part.look.fresh_files}
            files.update(known)
            groups.append(Group(root, part.name, group.items, files, known.values(), fresh, part.folders.kept))
        files.update(zip((one.path for one in new), unit.files.add(new), strict=True))
        unit.files.set_roles(roles)
        return groups

    def _folders(self, parts: list[Part]) -> dict[str, KnownFolder]:
        """How the folders will be remembered. The root's own time comes last: it vouches for all that lies in it."""
        folders = {path: listed.folder for part in parts for path, listed in part.folders.listed.items()}
        if "" in folders:
            parts[0].look.touched[""] = folders[""]
            folders[""] = folders[""]._replace(mtime_ns=None)
        return folders

    def _is_unsettling(self, parts: list[Part], outcome: Outcome) -> bool:
        """Whether anything that was known before may have gained or lost a file."""
        return any(part.known or part.folders.gone for part in parts) or len(outcome.touched) > len(outcome.created)
