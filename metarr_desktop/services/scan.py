"""Scan: walk a library's folders and make the library say what is on the disk.

Three passes a library: *look* (list every folder, compare with what is known), *settle* (files that moved, changed or
went), *bring in* (read the names of the top folders in which something changed, find or make the items). Contents -
NFO, pictures, streams - are taken in afterwards by `services.take_in`, so that titles appear at once.

A root that is missing, unreadable or empty while files are known is offline: nothing under it changes. A folder that
cannot be read keeps what is known of it. RULES 3.11.
"""

from __future__ import annotations

import hashlib
import logging
import os
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from metarr_desktop.domain.disk import KnownFile, NewFile
from metarr_desktop.domain.errors import MetarrError, RootGone, printable
from metarr_desktop.domain.guess import FileRole, Reading
from metarr_desktop.domain.jobs import Progress
from metarr_desktop.domain.kinds import Actor, BatchId, FileId, ItemId, LibraryType, RootId
from metarr_desktop.domain.tags import AudioTags
from metarr_desktop.domain.views import LibraryView, RootView
from metarr_desktop.files.hashes import quick_hash
from metarr_desktop.files.pool import Failed, WorkerPool
from metarr_desktop.files.roots import RootState, root_state
from metarr_desktop.files.skipping import SkipRules
from metarr_desktop.files.tags import read_tags
from metarr_desktop.files.walk import FileEntry, FolderListing, Oddity, Problem, walk
from metarr_desktop.formats.names import read_tree
from metarr_desktop.services.reconcile import Group, Reconciler, known_items, roles_of
from metarr_desktop.store.door import Batch
from metarr_desktop.store.library import Store, Unit

log = logging.getLogger(__name__)

_GROUPS_A_TRANSACTION = 200  # some tenths of a second: a crash loses no more, the write lane is free in between
_AUDIO = frozenset({".mp3", ".flac", ".ogg", ".oga", ".opus", ".m4a", ".m4b", ".wma", ".ape", ".wv", ".aiff", ".aif"})
_AUDIO |= {".wav", ".dsf", ".dff", ".mpc", ".tta", ".aac", ".mka"}
_PROBLEMS = {
    Problem.NO_PERMISSION: "this folder may not be read; what the library knows of it is kept",
    Problem.NAME_TOO_LONG: "this folder's path is too long to be read; what the library knows of it is kept",
    Problem.UNREADABLE: "the disk reported an error while this folder was read; what the library knows of it is kept",
}
_ODDITIES = {
    Oddity.BROKEN_LINK: "a link that leads nowhere; passed over",
    Oddity.LINK_OUT_OF_ROOT: "a link that leads out of the library's folder; not followed",
    Oddity.UNREADABLE: "the disk reported an error; passed over",
}


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


@dataclass(slots=True)
class _Look:
    """One root as it stands, beside what is known of it. Paths are relative, joined by "/"."""

    root: RootView
    known: dict[str, KnownFile]
    signatures: dict[str, str]
    entries: dict[str, FileEntry] = field(default_factory=dict)
    fresh: dict[str, str] = field(default_factory=dict)  # folder -> signature now
    blind: list[str] = field(default_factory=list)  # folders that could not be read
    prefix: str = ""  # only what is below it was looked at

    @property
    def new(self) -> list[str]:
        return [path for path in self.entries if path not in self.known]

    @property
    def changed(self) -> list[KnownFile]:
        return [
            known
            for path, known in self.known.items()
            if path in self.entries
            and (self.entries[path].size, self.entries[path].mtime_ns) != (known.size, known.mtime_ns)
        ]

    @property
    def vanished(self) -> list[KnownFile]:
        return [
            known for path, known in self.known.items() if path not in self.entries and not self._is_out_of_sight(path)
        ]

    def _is_out_of_sight(self, path: str) -> bool:
        if not _is_below(path, self.prefix):
            return True
        return any(_is_below(path, folder) for folder in self.blind)

    def dirty_groups(self) -> set[str]:
        """The top folders in which anything differs from the last scan."""
        folders = {path for path, now in self.fresh.items() if self.signatures.get(path) != now}
        folders |= {path for path in self.signatures if path not in self.fresh and not self._is_out_of_sight(path)}
        return {_group_of_folder(path) for path in folders}

    def gone_folders(self, group: str) -> list[str]:
        return [
            path
            for path in self.signatures
            if path not in self.fresh and (path == group or _is_below(path, group)) and not self._is_out_of_sight(path)
        ]


class Scan:
    """The verb. Handed the store and the worker pool; may run for several libraries, one after another."""

    def __init__(self, store: Store, workers: WorkerPool) -> None:
        self._store = store
        self._workers = workers

    def library(self, library: LibraryView, progress: Progress, below: str = "") -> ScanReport:
        """Bring one library up to date, or only what is below the folder `below` (absolute).

        Raises Cancelled; what was brought in until then stays, the rest is found by the next scan.
        """
        report = ScanReport()
        actor = Actor.TAGS if library.type is LibraryType.MUSIC else Actor.SCAN
        batch = Batch(actor, "scan", source=library.name)
        looks = [look for root in library.roots if (look := self._look(library, root, progress, report, below))]
        self._settle_files(looks)
        self._bring_in(library, looks, batch, progress, report)
        with self._store.write(durable=False) as unit:
            gone, back = unit.settle_presence(library.id)
            unit.restore_returned(batch, back)
            if len(looks) == len(library.roots) and not below:
                overdue = unit.overdue(library.id)
                if overdue:
                    unit.trash(batch, overdue)
                unit.libraries.mark_scanned(library.id)
        report.gone, report.back, report.batch = gone, back, batch.id
        report.problems.extend(
            f"{printable(path)}: {problem}" for path, problem in self._store.files.problems(library.id)
        )
        log.info("Scanned %s: %d new, %d changed, %d missing", library.name, report.added, report.changed, len(gone))
        return report

    # --- look -------------------------------------------------------------------------------------------------------

    def _look(
        self, library: LibraryView, root: RootView, progress: Progress, report: ScanReport, below: str
    ) -> _Look | None:
        """One root as it stands; None when it is away or not asked for."""
        if below and not _is_below(below, root.path) and below != root.path:
            return None
        known = self._store.files.of_root(root.id)
        if not self._is_online(root, has_known=bool(known), report=report):
            return None
        look = _Look(root, known, self._store.files.signatures(root.id))
        start = self._start(root, below)
        look.prefix = os.path.relpath(start, root.path) if start else ""
        try:
            for listing in walk(
                root.path, skip=SkipRules(library.patterns), cancelled=lambda: progress.is_cancelled, start=start
            ):
                _enter(look, listing, report)
                if len(look.fresh) % 200 == 0:
                    progress.report(len(look.entries), 0, "look")
        except RootGone as gone:
            self._set_offline(root, True)
            report.offline.append(str(gone))
            return None
        return look

    def _start(self, root: RootView, below: str) -> str | None:
        """The top folder to look at when only a part was asked for: items never span two of them."""
        if not below or below == root.path:
            return None
        return os.path.join(root.path, _group_of(os.path.relpath(below, root.path) + "/"))

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

    def _settle_files(self, looks: Sequence[_Look]) -> None:
        """Record what changed, moved and went, before any name is read."""
        moves = self._moves(looks)
        with self._store.write(durable=False) as unit:
            unit.files.move(moves)
            for look in looks:
                unit.files.update(
                    [(one.id, look.entries[one.path].size, look.entries[one.path].mtime_ns) for one in look.changed]
                )
                unit.files.mark_missing([one.id for one in look.vanished if not one.is_missing])
                unit.files.mark_present(
                    [one.id for path, one in look.known.items() if one.is_missing and path in look.entries]
                )

    def _moves(self, looks: Sequence[_Look]) -> list[tuple[FileId, RootId, str, int]]:
        """Files that vanished here and turned up there: same size and quick hash, one to one.

        The known files of the looks are brought into line, so that what follows sees the file under its new path.
        """
        by_size: dict[int, list[tuple[_Look, KnownFile]]] = defaultdict(list)
        for look in looks:
            for gone in look.vanished:
                if gone.quick_hash:
                    by_size[gone.size].append((look, gone))
        if not by_size:
            return []
        arrivals: dict[str, list[tuple[_Look, str]]] = defaultdict(list)
        for look in looks:
            for path in look.new:
                if look.entries[path].size in by_size:
                    arrivals[_hash_or_nothing(os.path.join(look.root.path, path))].append((look, path))
        moves = []
        for candidates in by_size.values():
            for look, gone in candidates:
                same = arrivals.get(gone.quick_hash or "", [])
                twins = [one for _, one in candidates if one.quick_hash == gone.quick_hash]
                if len(same) == 1 and len(twins) == 1:
                    target, path = same[0]
                    entry = target.entries[path]
                    moves.append((gone.id, target.root.id, path, entry.mtime_ns))
                    del look.known[gone.path]
                    target.known[path] = KnownFile(
                        gone.id, target.root.id, path, gone.role, gone.size, entry.mtime_ns, gone.quick_hash
                    )
        return moves

    # --- bring in ---------------------------------------------------------------------------------------------------

    def _bring_in(
        self, library: LibraryView, looks: Sequence[_Look], batch: Batch, progress: Progress, report: ScanReport
    ) -> None:
        work = [(look, name) for look in looks for name in sorted(look.dirty_groups())]
        if not work:
            return
        known = known_items(
            self._store,
            library.id,
            [look.root.id for look in looks],
            [one.id for look in looks for one in look.known.values()],
        )
        vanished = {one.id for look in looks for one in look.vanished}
        known.lost = {item for file in vanished for item in known.by_file.get(file, ())}
        reconciler = Reconciler(library.id, library.type, known, batch)
        members = {id(look): _members(look) for look in looks}
        for start in range(0, len(work), _GROUPS_A_TRANSACTION):
            progress.check()
            some = work[start : start + _GROUPS_A_TRANSACTION]
            read = [self._read(library, look, name, members[id(look)].get(name, []), progress) for look, name in some]
            with self._store.write(durable=False) as unit:
                groups = [
                    self._enter_files(unit, look, name, one) for (look, name), one in zip(some, read, strict=True)
                ]
                outcome = reconciler.bring_in(unit, groups)
                for look, name in some:
                    fresh = {p: s for p, s in look.fresh.items() if _group_of_folder(p) == name}
                    unit.files.set_signatures(look.root.id, fresh, look.gone_folders(name))
            report.added += len(outcome.created)
            report.changed += len(outcome.touched) - len(outcome.created)
            report.touched |= outcome.touched
            progress.report(min(start + len(some), len(work)), len(work), "bring_in")

    def _read(
        self, library: LibraryView, look: _Look, name: str, paths: list[str], progress: Progress
    ) -> tuple[Reading, dict[str, AudioTags]]:
        present = [path for path in paths if not (path in look.known and look.known[path].is_ignored)]
        tags = self._tags(look, present, progress) if library.type is LibraryType.MUSIC else {}
        reading = read_tree(present, library.type, tags=tags, folder_name=os.path.basename(look.root.path))
        return reading, tags

    def _tags(self, look: _Look, paths: list[str], progress: Progress) -> dict[str, AudioTags]:
        audio = {
            os.path.join(look.root.path, path): path for path in paths if os.path.splitext(path)[1].lower() in _AUDIO
        }
        found = self._workers.map(read_tags, audio, cancelled=lambda: progress.is_cancelled)
        return {audio[path]: tags for path, tags in found if not isinstance(tags, Failed)}

    def _enter_files(self, unit: Unit, look: _Look, name: str, read: tuple[Reading, Mapping[str, AudioTags]]) -> Group:
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
            added=frozenset(new),
            mtimes={path: look.entries[path].mtime_ns for path in files},
            tags=tags,
        )


def _enter(look: _Look, listing: FolderListing, report: ScanReport) -> None:
    """Add one folder's listing to the look."""
    folder = os.path.relpath(listing.path, look.root.path).replace(os.sep, "/")
    folder = "" if folder == "." else folder
    if listing.problem is not None:
        if listing.problem is not Problem.GONE:
            look.blind.append(folder)
            report.problems.append(f"{printable(listing.path)}: {_PROBLEMS[listing.problem]}")
        return
    for odd in listing.oddities:
        if odd.oddity in _ODDITIES:
            report.problems.append(f"{printable(os.path.join(listing.path, odd.name))}: {_ODDITIES[odd.oddity]}")
    digest = hashlib.blake2b(digest_size=12)
    for entry in listing.files:
        path = f"{folder}/{entry.name}" if folder else entry.name
        look.entries[path] = entry
        digest.update(os.fsencode(entry.name) + b"\0%d %d\0" % (entry.size, entry.mtime_ns))
    look.fresh[folder] = digest.hexdigest()


def _members(look: _Look) -> dict[str, list[str]]:
    """Group -> the relative paths of its files."""
    members: dict[str, list[str]] = defaultdict(list)
    for path in look.entries:
        members[_group_of(path)].append(path)
    return members


def _group_of(path: str) -> str:
    """The top folder of a file's path; "" for a file directly in the root."""
    head, slash, _ = path.partition("/")
    return head if slash else ""


def _group_of_folder(path: str) -> str:
    return path.partition("/")[0]


def _is_below(path: str, folder: str) -> bool:
    return not folder or path.startswith(folder.rstrip("/") + "/")


def _hash_or_nothing(path: str) -> str:
    try:
        return quick_hash(path)
    except MetarrError:
        return ""
