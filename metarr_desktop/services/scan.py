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
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from metarr_desktop.domain.disk import KnownFile, NewFile
from metarr_desktop.domain.errors import MetarrError, RootGone, printable
from metarr_desktop.domain.guess import FileRole, Reading
from metarr_desktop.domain.jobs import Progress
from metarr_desktop.domain.kinds import Actor, BatchId, FileId, ItemId, Kind, LibraryType
from metarr_desktop.domain.player import Action, Delivery
from metarr_desktop.domain.tags import AudioTags
from metarr_desktop.domain.views import LibraryView, RootView, Scope
from metarr_desktop.files.hashes import quick_hash
from metarr_desktop.files.pool import Failed, WorkerPool
from metarr_desktop.files.roots import RootState, root_state
from metarr_desktop.files.skipping import SkipRules
from metarr_desktop.files.tags import read_tags
from metarr_desktop.files.walk import FileEntry, FolderListing, Oddity, Problem, walk
from metarr_desktop.formats.names import read_tree
from metarr_desktop.services import delivery
from metarr_desktop.services.reconcile import Group, Reconciler, known_items, roles_of
from metarr_desktop.store.door import Batch
from metarr_desktop.store.library import Store, Unit

log = logging.getLogger(__name__)

_Bytes = tuple[int, str]  # size and quick hash: what a file holds, as far as a scan can tell

_LEAF = {LibraryType.MOVIE: Kind.MOVIE, LibraryType.TV: Kind.EPISODE, LibraryType.MUSIC: Kind.TRACK}
_MOST_GONE, _FEW_GONE, _SHARE_GONE = 50, 5, 0.2
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
    departed: list[Delivery] = field(default_factory=list)  # where players still look for what lies there no longer


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
    fresh_files: set[str] = field(default_factory=set)  # moved here, or rewritten

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
        if path != self.prefix and not _is_below(path, self.prefix):
            return True
        return self.is_blind(path)

    def is_blind(self, path: str) -> bool:
        """Whether a path is, or lies below, a folder that could not be read."""
        return any(path == folder or _is_below(path, folder) for folder in self.blind)

    def dirty_groups(self) -> set[str]:
        """The top folders in which anything differs from the last scan."""
        folders = {path for path, now in self.fresh.items() if self.signatures.get(path) != now}
        folders |= {path for path in self.signatures if path not in self.fresh and not self._is_out_of_sight(path)}
        return {_group_of_folder(path) for path in folders}

    def gone_folders(self, group: str) -> list[str]:
        """Folders of that group that were known and are no more."""
        return [
            path
            for path in self.signatures
            if path not in self.fresh and _group_of_folder(path) == group and not self._is_out_of_sight(path)
        ]


@dataclass(frozen=True, slots=True)
class _Move:
    """A known file (as it lay before) that lies at `path` of `root` now."""

    file: KnownFile
    root: RootView
    path: str
    mtime_ns: int


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
        report.departed = self._departed(looks)
        moved = self._settle_files(batch, looks)
        self._bring_in(library, looks, moved, batch, progress, report)
        with self._store.write(durable=False) as unit:
            gone, back = unit.settle_presence(library.id)
            unit.restore_returned(batch, back)
            if len(looks) == len(library.roots) and not below:
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

    def _departed(self, looks: Sequence[_Look]) -> list[Delivery]:
        """The places that items had on the disk and have no more, in the words in which players were told of them."""
        files, folders, items = set(), set(), set()
        for look in looks:
            gone = [one for one in look.vanished if one.role.is_main and not one.is_missing]
            files |= {os.path.join(look.root.path, one.path) for one in gone}
            items |= {item for some in self._store.files.items_of([one.id for one in gone]).values() for item in some}
            lost = {path for group in look.dirty_groups() for path in look.gone_folders(group)}
            for path, owners in self._store.files.folder_items(look.root.id).items():
                if path in lost:
                    folders.add(os.path.join(look.root.path, path, ""))
                    items.update(owners)
        made = delivery.deliveries(self._store, sorted(items), Action.REMOVE) if items else []
        return [one for one in made if one.file in files or (not one.file and one.folder in folders)]

    def _settle_files(self, batch: Batch, looks: Sequence[_Look]) -> set[FileId]:
        """Record what changed, moved and went, before any name is read; the files that moved."""
        moves = self._moves(looks)
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

    def _take_records_along(self, unit: Unit, looks: Sequence[_Look], moves: Sequence[_Move]) -> None:
        """Files that we published and the person moved are still ours; their items have to be published anew."""
        roots = {look.root.id: look.root.path for look in looks}
        new_path = {
            os.path.join(roots[move.file.root], move.file.path): (
                os.path.join(move.root.path, move.path),
                move.mtime_ns,
            )
            for move in moves
        }
        ours = self._store.pictures.written_at(list(new_path))
        unit.pictures.forget_written(list(ours))
        unit.pictures.record_written(
            [replace(one, path=new_path[path][0], mtime_ns=new_path[path][1]) for path, one in ours.items()]
        )
        main = [move.file.id for move in moves if move.file.role.is_main]
        unit.mark_unpublished([item for items in self._store.files.items_of(main).values() for item in items])

    def _moves(self, looks: Sequence[_Look]) -> list[_Move]:
        """Files that vanished here and turned up there: same size and quick hash, one to one, or one to one by name.

        The known files of the looks are brought into line, so that what follows sees the file under its new path.
        """
        gone: dict[tuple[int, str], list[tuple[_Look, KnownFile]]] = defaultdict(list)
        for look in looks:
            for file in look.vanished:
                if file.quick_hash:
                    gone[file.size, file.quick_hash].append((look, file))
        sizes = {size for size, _ in gone}
        arrived: dict[tuple[int, str], list[tuple[_Look, str]]] = defaultdict(list)
        for look in looks:
            for path in look.new if sizes else ():
                size = look.entries[path].size
                if size in sizes:
                    arrived[size, _hash_or_nothing(os.path.join(look.root.path, path))].append((look, path))
        moves = []
        for key, (look, file), (target, path) in _pairs(gone, arrived):
            entry = target.entries[path]
            moves.append(_Move(file, target.root, path, entry.mtime_ns))
            del look.known[file.path]
            target.known[path] = replace(
                file, root=target.root.id, path=path, mtime_ns=entry.mtime_ns, quick_hash=key[1], is_missing=False
            )
            target.fresh_files.add(path)
        return moves

    # --- bring in ---------------------------------------------------------------------------------------------------

    def _bring_in(
        self,
        library: LibraryView,
        looks: Sequence[_Look],
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
            fresh=frozenset(path for path in files if path in look.fresh_files).union(new),
            mtimes={path: look.entries[path].mtime_ns for path in files},
            tags=tags,
            kept_folders=tuple(
                path for path in look.signatures if _group_of_folder(path) == name and look.is_blind(path)
            ),
        )


def _pairs(
    gone: Mapping[_Bytes, Sequence[tuple[_Look, KnownFile]]], arrived: Mapping[_Bytes, Sequence[tuple[_Look, str]]]
) -> Iterator[tuple[_Bytes, tuple[_Look, KnownFile], tuple[_Look, str]]]:
    """What went beside what came. Where several files hold the same bytes, those of one name belong together."""
    for key, ones in gone.items():
        others = arrived.get(key, ())
        if len(ones) == len(others) == 1:
            yield key, ones[0], others[0]
            continue
        names = Counter(os.path.basename(file.path) for _, file in ones)
        by_name: dict[str, list[tuple[_Look, str]]] = defaultdict(list)
        for other in others:
            by_name[os.path.basename(other[1])].append(other)
        for one in ones:
            same = by_name.get(os.path.basename(one[1].path), ())
            if len(same) == names[os.path.basename(one[1].path)] == 1:
                yield key, one, same[0]


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
