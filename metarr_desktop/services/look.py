"""Look: what stands in a root now, beside what the library knows of it - and which files only changed their place.

Pure comparison: `services.scan` lists the folders, and acts on what is found here. A group is a top folder of a root
("" for the files directly in it): items never span two of them, so they are read anew one by one.
"""

from __future__ import annotations

import hashlib
import os
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from metarr_desktop.domain.disk import KnownFile
from metarr_desktop.domain.errors import BadFile, printable
from metarr_desktop.domain.views import RootView
from metarr_desktop.files.hashes import quick_hash
from metarr_desktop.files.walk import FileEntry, FolderListing, Oddity, Problem

_Bytes = tuple[int, str]  # size and quick hash: what a file holds, as far as a scan can tell

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


@dataclass(slots=True)
class Folders:
    """The folders of a group: listed with their signature, gone, and known but not readable this time."""

    fresh: dict[str, str] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Look:
    """One root as it stands, beside what is known of it. Paths are relative, joined by "/"."""

    root: RootView
    known: dict[str, KnownFile]
    signatures: dict[str, str]
    entries: dict[str, FileEntry] = field(default_factory=dict)
    fresh: dict[str, str] = field(default_factory=dict)  # folder -> signature now
    blind: list[str] = field(default_factory=list)  # folders that could not be read
    groups: frozenset[str] | None = None  # only these were looked at; None: all
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
        """Known files that are not there. What was missing before is, wherever it lay: it may turn up anywhere."""
        return [
            known
            for path, known in self.known.items()
            if path not in self.entries
            and (known.is_missing or self._is_looked_at(group_of(path)))
            and not self.is_blind(path)
        ]

    def _is_looked_at(self, group: str) -> bool:
        return self.groups is None or group in self.groups

    def is_blind(self, path: str) -> bool:
        """Whether a path is, or lies below, a folder that could not be read."""
        return any(path == folder or is_below(path, folder) for folder in self.blind)

    def dirty_groups(self) -> set[str]:
        """The top folders in which anything differs from the last scan."""
        changed = (path for path, now in self.fresh.items() if self.signatures.get(path) != now)
        return {group_of_folder(path) for path in (*changed, *self.gone_folders())}

    def gone_folders(self) -> list[str]:
        """Folders that were known and are no more."""
        return [
            path
            for path in self.signatures
            if path not in self.fresh and self._is_looked_at(group_of_folder(path)) and not self.is_blind(path)
        ]

    def folders(self) -> dict[str, Folders]:
        """Group -> its folders, as far as something is to be said of them."""
        groups: dict[str, Folders] = defaultdict(Folders)
        for path, signature in self.fresh.items():
            groups[group_of_folder(path)].fresh[path] = signature
        for path in self.gone_folders():
            groups[group_of_folder(path)].gone.append(path)
        for path in self.signatures if self.blind else ():
            if self.is_blind(path):
                groups[group_of_folder(path)].kept.append(path)
        return groups


@dataclass(frozen=True, slots=True)
class Move:
    """A known file (as it lay before) that lies at `path` of `root` now."""

    file: KnownFile
    root: RootView
    path: str
    mtime_ns: int


def moves_among(looks: Sequence[Look]) -> list[Move]:
    """Files that vanished here and turned up there: same size and quick hash, one to one, or one to one by name.

    The known files of the looks are brought into line, so that what follows sees the file under its new path.
    """
    gone: dict[tuple[int, str], list[tuple[Look, KnownFile]]] = defaultdict(list)
    for look in looks:
        for file in look.vanished:
            if file.quick_hash:
                gone[file.size, file.quick_hash].append((look, file))
    sizes = {size for size, _ in gone}
    arrived: dict[tuple[int, str], list[tuple[Look, str]]] = defaultdict(list)
    for look in looks:
        for path in look.new if sizes else ():
            size = look.entries[path].size
            if size in sizes:
                arrived[size, _hash_or_nothing(os.path.join(look.root.path, path))].append((look, path))
    moves = []
    for key, (look, file), (target, path) in _pairs(gone, arrived):
        entry = target.entries[path]
        moves.append(Move(file, target.root, path, entry.mtime_ns))
        del look.known[file.path]
        target.known[path] = replace(
            file, root=target.root.id, path=path, mtime_ns=entry.mtime_ns, quick_hash=key[1], is_missing=False
        )
        target.fresh_files.add(path)
    return moves


def _pairs(
    gone: Mapping[_Bytes, Sequence[tuple[Look, KnownFile]]], arrived: Mapping[_Bytes, Sequence[tuple[Look, str]]]
) -> Iterator[tuple[_Bytes, tuple[Look, KnownFile], tuple[Look, str]]]:
    """What went beside what came. Where several files hold the same bytes, those of one name belong together."""
    for key, ones in gone.items():
        others = arrived.get(key, ())
        if len(ones) == len(others) == 1:
            yield key, ones[0], others[0]
            continue
        names = Counter(os.path.basename(file.path) for _, file in ones)
        by_name: dict[str, list[tuple[Look, str]]] = defaultdict(list)
        for other in others:
            by_name[os.path.basename(other[1])].append(other)
        for one in ones:
            same = by_name.get(os.path.basename(one[1].path), ())
            if len(same) == names[os.path.basename(one[1].path)] == 1:
                yield key, one, same[0]


def enter(look: Look, listing: FolderListing) -> list[str]:
    """Add one folder's listing to the look; sentences about what could not be read."""
    folder = os.path.relpath(listing.path, look.root.path).replace(os.sep, "/")
    folder = "" if folder == "." else folder
    if listing.problem is not None:
        if listing.problem is not Problem.GONE:
            look.blind.append(folder)
            return [f"{printable(listing.path)}: {_PROBLEMS[listing.problem]}"]
        return []
    problems = [
        f"{printable(os.path.join(listing.path, odd.name))}: {_ODDITIES[odd.oddity]}"
        for odd in listing.oddities
        if odd.oddity in _ODDITIES
    ]
    digest = hashlib.blake2b(digest_size=12)
    for entry in listing.files:
        path = f"{folder}/{entry.name}" if folder else entry.name
        look.entries[path] = entry
        digest.update(os.fsencode(entry.name) + b"\0%d %d\0" % (entry.size, entry.mtime_ns))
    look.fresh[folder] = digest.hexdigest()
    return problems


def members(look: Look) -> dict[str, list[str]]:
    """Group -> the relative paths of its files."""
    members: dict[str, list[str]] = defaultdict(list)
    for path in look.entries:
        members[group_of(path)].append(path)
    return members


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
