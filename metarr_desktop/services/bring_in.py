"""Bring in: top folders in which something differs become items, in portions.

Worker processes read the names of the next portions while one is stored here; of a root that is new they list the
folders too. Portions are stored in the order in which they were asked for, whichever worker was ready first.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from metarr_desktop.domain.disk import KnownFile, KnownFolder, NewFile
from metarr_desktop.domain.errors import RootGone
from metarr_desktop.domain.job_log import Tone
from metarr_desktop.domain.kinds import FileId, ItemId, LibraryType, RootId
from metarr_desktop.domain.scans import ScanOutcome, Trouble
from metarr_desktop.domain.sentences import sentence
from metarr_desktop.files.pool import Failed, Failure, WorkerPool
from metarr_desktop.files.skipping import SkipRules
from metarr_desktop.files.tags import read_tags
from metarr_desktop.files.walk import Identity, list_root
from metarr_desktop.services.job_lines import span_of
from metarr_desktop.services.known import known_items
from metarr_desktop.services.look import Listed, Look, enter
from metarr_desktop.services.own_nfo import Told, told_by
from metarr_desktop.services.reconcile import Group, Outcome, Reconciler
from metarr_desktop.services.seen import (
    FoldersTask,
    NamesTask,
    Seen,
    SeenFile,
    SeenFolders,
    SeenGroup,
    Sizes,
    read_folders,
    read_names,
)

if TYPE_CHECKING:
    from metarr_desktop.domain.found import FileRole
    from metarr_desktop.domain.jobs import Progress
    from metarr_desktop.domain.tags import AudioTags
    from metarr_desktop.domain.views import LibraryView
    from metarr_desktop.services.ledger import Ledger
    from metarr_desktop.store.batch import Batch
    from metarr_desktop.store.library import Store
    from metarr_desktop.store.unit import Unit

_FEW_FILES = 300  # are read in this process: starting a worker would take longer
_FILES_A_PORTION = 4000  # some tenths of a second to store: a crash loses no more, the write lane is free in between
_FEW_FOLDERS = 20  # likewise
_FOLDERS_AT_FIRST = 8
_FOLDERS_A_TASK = 400
_PORTIONS_AHEAD = 6
_SLOW_S = 3600.0  # a folder of thousands of files on a slow disk is no fault
_AUDIO = frozenset({".mp3", ".flac", ".ogg", ".oga", ".opus", ".m4a", ".m4b", ".wma", ".ape", ".wv", ".aiff", ".aif"})
_AUDIO |= {".wav", ".dsf", ".dff", ".mpc", ".tta", ".aac", ".mka"}


@dataclass(slots=True)
class Part:
    """One group on its way into the library: what was listed of its folders, and what was known of its files."""

    look: Look
    name: str
    folders: Mapping[str, KnownFolder]
    gone: Sequence[str] = ()
    kept: Sequence[str] = ()
    known: Mapping[str, KnownFile] = field(default_factory=dict)
    told: Mapping[str, Told] = field(default_factory=dict)


class BringIn:
    """Brings groups into one library, within one scan. `moved` are the files that the scan found elsewhere.

    `added` counts the items that were made, `changed` those known before whose files changed; `touched` are both,
    `known_touched` the latter.
    """

    def __init__(
        self,
        store: Store,
        workers: WorkerPool,
        library: LibraryView,
        batch: Batch,
        progress: Progress,
        moved: set[FileId],
        ledger: Ledger,
        *,
        with_nfo: bool,
    ) -> None:
        self._store = store
        self._workers = workers
        self._library = library
        self._progress = progress
        self._moved = moved
        self._ledger = ledger
        self._with_nfo = with_nfo
        self._reconciler = Reconciler(library.id, batch)
        self.added = 0
        self.changed = 0
        self.touched: set[ItemId] = set()
        self.known_touched: set[ItemId] = set()
        self.problems: list[Trouble] = []

    # --- groups of a known root -------------------------------------------------------------------------------------

    def changed_groups(self, look: Look) -> None:
        """Bring in the groups of a look in which something differs. Raises Cancelled between portions."""
        total, done = len(look.groups), 0
        portions = self._portions(look)
        for parts, seen in self._read(portions):
            self._progress.check()
            self._keep(look.root.id, parts, seen)
            done += len(parts)
            self._progress.report(done, total, "bring_in")

    def _portions(self, look: Look) -> Iterator[tuple[list[Part], NamesTask]]:
        parts: list[Part] = []
        files: list[Sizes] = []
        for name in sorted(look.groups):
            known = self._store.files.of_group(look.root.id, name)
            folders = look.groups[name]
            listed = {path: one.folder for path, one in folders.listed.items()}
            parts.append(Part(look, name, listed, folders.gone, folders.kept, known))
            files.append(look.files_of(name, known))
            if sum(map(len, files)) >= _FILES_A_PORTION:
                yield parts, self._names_task(look, files)
                parts, files = [], []
        if parts:
            yield parts, self._names_task(look, files)

    def _names_task(self, look: Look, files: list[Sizes]) -> NamesTask:
        root = look.root.path
        tags = self._tags(root, files) if self._library.type is LibraryType.MUSIC else [{} for _ in files]
        return NamesTask(self._library.type, os.path.basename(root), tuple(zip(files, tags, strict=True)))

    def _tags(self, root: str, groups: list[Sizes]) -> list[dict[str, AudioTags]]:
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

    def _read(
        self, portions: Iterator[tuple[list[Part], NamesTask]]
    ) -> Iterator[tuple[list[Part], Sequence[SeenGroup]]]:
        """Each portion with what its names say, in order; a small one alone is read in this process."""
        beginning = list(islice(portions, 2))
        if len(beginning) == 1 and sum(len(files) for files, _ in beginning[0][1].groups) <= _FEW_FILES:
            yield beginning[0][0], read_names(beginning[0][1])
            return
        waiting: deque[list[Part]] = deque()

        def tasks() -> Iterator[NamesTask]:
            for some in (beginning, portions):
                for parts, task in some:
                    waiting.append(parts)
                    yield task

        for task, seen in self._workers.map_in_order(
            read_names, tasks(), cancelled=lambda: self._progress.is_cancelled, ahead=_PORTIONS_AHEAD
        ):
            # A worker that failed has shown a fault of ours: read here, it is seen.
            yield waiting.popleft(), read_names(task) if isinstance(seen, Failed) else seen

    # --- a root of which nothing is known ---------------------------------------------------------------------------

    def new_root(self, look: Look) -> list[str]:
        """Bring in a whole root while workers list it; the links to folders in it, which nobody followed.

        Raises RootGone, Cancelled; what was brought in until then stays.
        """
        skip = SkipRules(self._library.patterns)
        listing, identity = list_root(look.root.path, skip=skip)
        links = list(listing.links)
        path, listed = enter(look.root.path, listing, self.problems)
        names = listing.folders
        done, total = 0, len(names)
        if isinstance(listed, Listed):
            files = {one.name: (one.size, one.mtime_ns) for one in listed.files}
            seen = read_names(self._names_task(look, [files]))
            self._keep(look.root.id, [Part(look, path, {path: listed.folder})], seen)
        for found in self._listed_by_workers(look.root.path, identity, names):
            self._progress.check()
            if found.is_root_gone:
                raise RootGone(look.root.path)
            links += found.links
            self.problems += found.problems
            parts = [Part(look, one.name, one.folders, told=told_by(look.root.path, one.nfo)) for one in found.folders]
            self._keep(look.root.id, parts, [one.group for one in found.folders])
            done += len(parts)
            self._progress.report(done, total, "bring_in")
        return list(dict.fromkeys(links))

    def _listed_by_workers(self, root: str, identity: Identity, names: Sequence[str]) -> Iterator[SeenFolders]:
        """What workers find in those top folders; a task is as many of them as fill a portion, by those before."""
        waiting = deque(names)
        size = _FOLDERS_AT_FIRST

        def tasks() -> Iterator[FoldersTask]:
            while waiting:
                some = tuple(waiting.popleft() for _ in range(min(size, len(waiting))))
                yield FoldersTask(self._library.type, root, identity, self._library.patterns, some, self._with_nfo)

        while waiting:
            for task, found in self._answers(tasks(), is_small=len(names) <= _FEW_FOLDERS):
                waiting.extendleft(reversed(found.left))
                count = len(task.names) - len(found.left)
                size = max(1, min(_FOLDERS_A_TASK, count * _FILES_A_PORTION // max(1, found.file_count)))
                yield found

    def _answers(self, tasks: Iterator[FoldersTask], *, is_small: bool) -> Iterator[tuple[FoldersTask, SeenFolders]]:
        if is_small:
            yield from ((task, read_folders(task)) for task in tasks)
            return
        answers = self._workers.map_in_order(
            read_folders,
            tasks,
            cancelled=lambda: self._progress.is_cancelled,
            ahead=_PORTIONS_AHEAD,
            item_timeout_s=_SLOW_S,
        )
        for task, found in answers:
            if not isinstance(found, Failed):
                yield task, found
            elif found.failure is Failure.TIMED_OUT:
                raise RootGone(task.root)
            else:
                yield task, read_folders(task)  # a worker that failed has shown a fault of ours: read here, it is seen

    # --- storing ----------------------------------------------------------------------------------------------------

    def _keep(self, root: RootId, parts: Sequence[Part], seen: Sequence[SeenGroup]) -> None:
        """Store one portion: its files, items, links and folders, in one transaction."""
        main = [file.id for part in parts for file in part.known.values() if file.role.is_main]
        own = {folder for part in parts for folder in part.kept}
        for part, group in zip(parts, seen, strict=True):
            own.update(one.folder for one in group.items if one.folder and part.known)
        items = [one for group in seen for one in group.items]
        known = known_items(self._store, self._library.id, items, main, root, own, self._moved)
        with self._store.write(durable=False) as unit:
            groups = self._enter_files(unit, root, parts, seen)
            outcome = self._reconciler.bring_in(unit, groups, known)
            unit.files.set_folders(root, self._folders(parts), [path for part in parts for path in part.gone])
            if self._is_unsettling(parts, outcome):
                unit.libraries.set_settled(self._library.id, False)
            self._ledger.keep(unit)
        self.added += len(outcome.created)
        self.changed += len(outcome.touched) - len(outcome.created)
        self._say_kept(parts, outcome)
        self.touched |= outcome.touched
        self.known_touched |= outcome.touched.difference(outcome.created)

    def _say_kept(self, parts: Sequence[Part], outcome: Outcome) -> None:
        """A line of a portion: from which folder to which, and what that brought."""
        folders = span_of([part.name or os.path.basename(part.look.root.path) for part in parts])
        new, changed = len(outcome.created), len(outcome.touched) - len(outcome.created)
        if new and changed:
            text = sentence(f"{folders}: new titles: {new}; with other files than before: {changed}.")
        elif new:
            text = sentence(f"{folders}: new titles: {new}.")
        elif changed:
            text = sentence(f"{folders}: titles with other files than before: {changed}.")
        else:
            self._progress.say(sentence(f"{folders}: no title changed."), Tone.SAME, len(parts))
            return
        self._progress.say(text, Tone.WELL, new + changed)

    def _enter_files(self, unit: Unit, root: RootId, parts: Sequence[Part], seen: Sequence[SeenGroup]) -> list[Group]:
        new: dict[str, NewFile] = {}
        files: dict[str, FileId] = {}
        roles: dict[FileId, FileRole] = {}
        groups: list[Group] = []
        for part, group in zip(parts, seen, strict=True):
            known: set[FileId] = set()
            fresh: set[str] = set()
            for path, role, size, mtime_ns, *_ in _files_of(group):
                file = part.known.get(path)
                if file is None:
                    new[path] = NewFile(root, path, role, size, mtime_ns)
                    fresh.add(path)
                    continue
                files[path] = file.id
                known.add(file.id)
                if file.role is not role:
                    roles[file.id] = role
                if path in part.look.fresh_files:
                    fresh.add(path)
            was_there = bool(part.known or part.gone or part.kept)
            groups.append(Group(root, part.name, group.items, files, known, fresh, part.kept, was_there, part.told))
        files.update(zip(new, unit.files.add(list(new.values())), strict=True))
        self._ledger.note(ScanOutcome.ADDED, parts[0].look.root.path, new)
        unit.files.set_roles(roles)
        return groups

    def _folders(self, parts: Sequence[Part]) -> dict[str, KnownFolder]:
        """How the folders will be remembered. The root's own time comes last: it vouches for all that lies in it."""
        folders = {path: folder for part in parts for path, folder in part.folders.items()}
        if "" in folders:
            parts[0].look.touched[""] = folders[""]
            folders[""] = folders[""]._replace(mtime_ns=None)
        return folders

    def _is_unsettling(self, parts: Sequence[Part], outcome: Outcome) -> bool:
        """Whether anything that was known before may have gained or lost a file."""
        return any(part.known or part.gone for part in parts) or len(outcome.touched) > len(outcome.created)


def _files_of(group: SeenGroup) -> Iterator[SeenFile]:
    yield from group.unknown
    pending: list[Seen] = list(group.items)
    while pending:
        one = pending.pop()
        yield from one.files
        pending += one.children
