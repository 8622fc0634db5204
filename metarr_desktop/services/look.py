"""Look: what stands in a root now, beside what the library knows of it - and which files only changed their place.

Comparison alone: `services.scan` has the folders listed, and acts on what is found here. A group is a top folder of a
root ("" for the files directly in it): items never span two of them, so they are read anew one by one. Only folders in
which something differs are held; a root of which nothing is known is handed on group by group.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from metarr_desktop.domain.disk import KnownFile, KnownFolder
from metarr_desktop.domain.errors import BadFile
from metarr_desktop.domain.scans import Trouble
from metarr_desktop.files.hashes import quick_hash
from metarr_desktop.files.walk import FileEntry, FolderListing, Oddity, Problem

if TYPE_CHECKING:
    from metarr_desktop.domain.views import RootView

_Bytes = tuple[int, str]  # size and quick hash: what a file holds, as far as a scan can tell

#: A folder younger than this is listed again next time: a change in the same tick of its disk's clock (two seconds on
#: FAT) would not show.
_YOUNG_NS = 3_000_000_000

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


@dataclass(frozen=True, slots=True)
class Part:
    """What of a library a scan looks at: folders with all below them, and roots only for the files right in them.

    Nothing named: everything. `waits`: files that are still being written are left for later.
    """

    below: tuple[str, ...] = ()
    tops: tuple[str, ...] = ()
    waits: bool = False

    @property
    def is_whole(self) -> bool:
        return not self.below and not self.tops

    def groups(self, root: str) -> frozenset[str] | None:
        """The groups of a root that are looked at, as items never span two of them; None: all of it."""
        if self.is_whole or root in self.below:
            return None
        inside = [os.path.relpath(one, root) for one in self.below if one.startswith(os.path.join(root, ""))]
        groups = {group_of_folder(one.replace(os.sep, "/")) for one in inside}
        return frozenset(groups | {""} if root in self.tops else groups)


WHOLE = Part()


class Lack(Enum):
    """Why there is no listing of a folder."""

    GONE = "gone"  # with all that lay below it
    UNREADABLE = "unreadable"


@dataclass(slots=True)
class Listed:
    """A folder that was listed: how it will be remembered, and its files."""

    folder: KnownFolder
    files: tuple[FileEntry, ...]


Entered = tuple[str, Listed | Lack]  # a folder's relative path, and what was found there


@dataclass(slots=True)
class Folders:
    """The folders of one group: listed, gone, and known but not readable this time. The others are as they were."""

    listed: dict[str, Listed] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    def is_unchanged(self, folder: str) -> bool:
        """Whether a known folder of the group is as it was: neither listed, nor gone, nor out of sight."""
        return folder not in self.listed and folder not in self.gone and folder not in self.kept


@dataclass(slots=True)
class Look:
    """One root as it stands, beside what is known of it. Paths are relative, joined by "/"."""

    root: RootView
    known: dict[str, KnownFolder]
    asked: frozenset[str] | None = None  # only these groups are looked at; None: all
    is_known: bool = True  # false: the library knows nothing of the root yet
    is_complete: bool = True  # false: the root went away while it was looked at
    blind: list[str] = field(default_factory=list)  # folders that could not be read
    groups: dict[str, Folders] = field(default_factory=lambda: defaultdict(Folders))  # those in which something differs
    touched: dict[str, KnownFolder] = field(default_factory=dict)  # folders of another time, which hold what they held
    vanished: list[KnownFile] = field(default_factory=list)
    changed: list[tuple[KnownFile, FileEntry]] = field(default_factory=list)
    returned: list[KnownFile] = field(default_factory=list)
    new: dict[str, FileEntry] = field(default_factory=dict)
    fresh_files: set[str] = field(default_factory=set)  # moved here, or rewritten

    @property
    def differs(self) -> bool:
        return bool(self.groups or self.vanished or self.changed or self.returned)

    def is_out_of_sight(self, folder: str) -> bool:
        if self.asked is not None and group_of_folder(folder) not in self.asked:
            return True
        return self.is_blind(folder)

    def is_blind(self, path: str) -> bool:
        """Whether a path is, or lies below, a folder that could not be read."""
        return any(path == folder or is_below(path, folder) for folder in self.blind)

    def gone_folders(self) -> list[str]:
        """Folders that were known and are no more."""
        return [path for folders in self.groups.values() for path in folders.gone]

    def take(self, listings: Iterable[Entered], *, are_all: bool) -> None:
        """Take in what was found; `are_all`: what was not listed is gone."""
        gone: list[str] = []
        seen: set[str] = set()
        for path, listed in listings:
            if isinstance(listed, Lack):
                (gone if listed is Lack.GONE else self.blind).append(path)
                continue
            seen.add(path)
            before = self.known.get(path)
            if before is None or before.signature != listed.folder.signature:
                self.groups[group_of_folder(path)].listed[path] = listed
            elif before != listed.folder:
                self.touched[path] = listed.folder
        if are_all:
            gone = [path for path in self.known if path not in seen]
        elif gone:
            lost, below = set(gone), tuple(f"{path}/" for path in gone)
            gone = [path for path in self.known if path in lost or path.startswith(below)]
        for path in gone:
            if not self.is_out_of_sight(path) and path in self.known:
                self.groups[group_of_folder(path)].gone.append(path)
        for path in self.known if self.blind and self.groups else ():
            if self.is_blind(path) and group_of_folder(path) in self.groups:
                self.groups[group_of_folder(path)].kept.append(path)

    def compare(self, group: str, known: Mapping[str, KnownFile]) -> None:
        """Hold what is known of one group's files against what was listed of it."""
        folders = self.groups[group]
        for folder, listed in folders.listed.items():
            for entry in listed.files:
                path = f"{folder}/{entry.name}" if folder else entry.name
                file = known.get(path)
                if file is None:
                    self.new[path] = entry
                    continue
                if file.is_missing:
                    self.returned.append(file)
                if (file.size, file.mtime_ns) != (entry.size, entry.mtime_ns):
                    self.changed.append((file, entry))
                    self.fresh_files.add(path)
        names = {folder: {entry.name for entry in listed.files} for folder, listed in folders.listed.items()}
        names |= {folder: set() for folder in folders.gone}
        for path, file in known.items():
            folder, _, name = path.rpartition("/")
            if not file.is_missing and folder in names and name not in names[folder]:
                self.vanished.append(file)

    def hold_back(self) -> list[KnownFile]:
        """Leave every group in which a main file vanished as it was; gives what was left alone.

        The root's own time is left old as well: the next scan looks again.
        """
        held = [file for file in self.vanished if file.role.is_main]
        groups = {group_of(file.path) for file in held}
        for group in groups:
            self.groups.pop(group, None)
        self.touched = {path: one for path, one in self.touched.items() if path and group_of_folder(path) not in groups}
        self.vanished = [file for file in self.vanished if group_of(file.path) not in groups]
        self.returned = [file for file in self.returned if group_of(file.path) not in groups]
        self.changed = [(file, entry) for file, entry in self.changed if group_of(file.path) not in groups]
        return held

    def files_of(self, group: str, known: Mapping[str, KnownFile]) -> dict[str, tuple[int, int]]:
        """The files of a group that are there and are not ignored: path -> size, mtime_ns."""
        folders = self.groups[group]
        files = {
            f"{folder}/{entry.name}" if folder else entry.name: (entry.size, entry.mtime_ns)
            for folder, listed in folders.listed.items()
            for entry in listed.files
        }
        for path, file in known.items():
            if file.is_ignored:
                files.pop(path, None)
            elif not file.is_missing and folders.is_unchanged(path.rpartition("/")[0]):
                files[path] = file.size, file.mtime_ns
        return files


@dataclass(frozen=True, slots=True)
class Move:
    """A known file (as it lay before) that lies at `path` of `root` now."""

    file: KnownFile
    root: RootView
    path: str
    mtime_ns: int


def moves_among(looks: Sequence[Look], missing: Iterable[KnownFile]) -> list[Move]:
    """Files that vanished here and turned up there: same size and quick hash, one to one, or one to one by name.

    `missing` are those that an earlier scan missed already. What moved counts as fresh where it lies now.
    """
    gone: dict[_Bytes, list[KnownFile]] = defaultdict(list)
    for file in (*missing, *(file for look in looks for file in look.vanished)):
        if file.quick_hash:
            gone[file.size, file.quick_hash].append(file)
    sizes = {size for size, _ in gone}
    arrived: dict[_Bytes, list[tuple[Look, str]]] = defaultdict(list)
    for look in looks:
        for path, entry in look.new.items() if sizes else ():
            if entry.size in sizes:
                arrived[entry.size, _hash_or_nothing(os.path.join(look.root.path, path))].append((look, path))
    moves: list[Move] = []
    for file, (target, path) in _pairs(gone, arrived):
        moves.append(Move(file, target.root, path, target.new.pop(path).mtime_ns))
        target.fresh_files.add(path)
    moved = {move.file.id for move in moves}
    for look in looks:
        look.vanished = [file for file in look.vanished if file.id not in moved]
    return moves


def _pairs(
    gone: Mapping[_Bytes, Sequence[KnownFile]], arrived: Mapping[_Bytes, Sequence[tuple[Look, str]]]
) -> Iterator[tuple[KnownFile, tuple[Look, str]]]:
    """What went beside what came. Where several files hold the same bytes, those of one name belong together."""
    for key, ones in gone.items():
        others = arrived.get(key, ())
        if len(ones) == len(others) == 1:
            yield ones[0], others[0]
            continue
        names = Counter(os.path.basename(file.path) for file in ones)
        by_name: dict[str, list[tuple[Look, str]]] = defaultdict(list)
        for other in others:
            by_name[os.path.basename(other[1])].append(other)
        for one in ones:
            same = by_name.get(os.path.basename(one.path), ())
            if len(same) == names[os.path.basename(one.path)] == 1:
                yield one, same[0]


def enter(root: str, listing: FolderListing, problems: list[Trouble]) -> Entered:
    """A listing as a scan takes it in. `problems` get all that could not be read."""
    folder = listing.path[len(root) :].strip(os.sep).replace(os.sep, "/")
    if listing.problem is Problem.GONE:
        return folder, Lack.GONE
    if listing.problem is not None:
        problems.append(Trouble(listing.path, _PROBLEMS[listing.problem]))
        return folder, Lack.UNREADABLE
    problems.extend(
        Trouble(os.path.join(listing.path, odd.name), _ODDITIES[odd.oddity])
        for odd in listing.oddities
        if odd.oddity in _ODDITIES
    )
    text = "".join([f"{entry.name}\0{entry.size} {entry.mtime_ns}\0" for entry in listing.files])
    signature = hashlib.blake2b(os.fsencode(text), digest_size=12).hexdigest()
    is_young = time.time_ns() - listing.mtime_ns < _YOUNG_NS
    return folder, Listed(KnownFolder(signature, None if is_young else listing.mtime_ns), listing.files)


def group_of(path: str) -> str:
    """The top folder of a file's path; "" for a file directly in the root."""
    head, slash, _ = path.partition("/")
    return head if slash else ""


def group_of_folder(path: str) -> str:
    return path.partition("/")[0]


def is_below(path: str, folder: str) -> bool:
    return not folder or path.startswith(folder.rstrip("/") + "/")


def _hash_or_nothing(path: str) -> str:
    try:
        return quick_hash(path)
    except BadFile:
        return ""
