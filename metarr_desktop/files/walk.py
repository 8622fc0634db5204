"""Reading the folders of a root: one loop over `os.scandir`, one stat a file, nothing opened.

`walk` lists a whole root, `rescan` only what changed since; both give one `FolderListing` a folder, and both raise
rather than let a vanished disk look like an emptied one.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from metarr_desktop.domain.errors import Cancelled, RootGone
from metarr_desktop.files.skipping import MARKERS, SkipRules


class Problem(StrEnum):
    """Why a folder's list is not the truth about it: its known files are to be kept as they were."""

    NO_PERMISSION = "no_permission"
    GONE = "gone"  # known a moment ago, not there now; the one problem that means "nothing here any more"
    NAME_TOO_LONG = "name_too_long"
    UNREADABLE = "unreadable"  # the disk reported an error


class Oddity(StrEnum):
    """An entry that was seen and left alone."""

    BROKEN_LINK = "broken_link"
    LINK_OUT_OF_ROOT = "link_out_of_root"
    NOT_A_FILE = "not_a_file"  # a pipe, a socket, a device
    UNREADABLE = "unreadable"


class FileEntry(NamedTuple):
    """One file: a named tuple, as a hundred thousand of them are made in a row. Times are nanoseconds since 1970."""

    name: str
    size: int
    mtime_ns: int
    device: int
    inode: int


class OddEntry(NamedTuple):
    name: str
    oddity: Oddity


@dataclass(frozen=True, slots=True)
class FolderListing:
    """What one folder holds, sorted by name; skipped things are left out.

    `mtime_ns` is the folder's time from before it was read, so a change during the reading shows at the next `rescan`.
    `folders` are the real folders that the walk goes on into, links not among them; `links` are paths of links to
    folders that it did not follow, as it was told. `is_ignored`: a marker lies in it,
    so that it and all below count as empty on purpose. With a `problem` the lists are empty and say nothing.
    """

    path: str
    mtime_ns: int
    files: tuple[FileEntry, ...] = ()
    folders: tuple[str, ...] = ()
    oddities: tuple[OddEntry, ...] = ()
    links: tuple[str, ...] = ()
    problem: Problem | None = None
    is_ignored: bool = False


_PROBLEMS = {
    errno.EACCES: Problem.NO_PERMISSION,
    errno.EPERM: Problem.NO_PERMISSION,
    errno.ENOENT: Problem.GONE,
    errno.ENOTDIR: Problem.GONE,
    errno.ENAMETOOLONG: Problem.NAME_TOO_LONG,
}


Identity = tuple[int, int]  # of a disk and a folder on it: another one in the same place is another root


def walk(
    root: str, *, skip: SkipRules, cancelled: Callable[[], bool], start: str | None = None
) -> Iterator[FolderListing]:
    """List `root` (or only the folder `start` in it) and everything below, each folder once, in order of paths.

    Links to folders are followed inside the root (inside `start`, where given) only, and last, so that a folder goes by
    its real path where that one is walked as well; links to files are followed anywhere. Raises RootGone when the root
    cannot be read, vanishes, or is another disk at the end than at the start: whoever stores the listings does so in
    one transaction. Raises Cancelled within one folder of being asked.
    """
    yield from _Walk(root, skip, cancelled, start).descend([start or root], known={})


def list_root(root: str, *, skip: SkipRules) -> tuple[FolderListing, Identity]:
    """The listing of a root alone, and which folder it is: what `TopFolders` goes on from. Raises RootGone."""
    this_walk = _Walk(root, skip, lambda: False, follows_links=False)
    return next(this_walk.descend([root], known={})), this_walk.identity


class TopFolders:
    """The top folders of a root one by one; links to folders are named and not followed.

    So that several processes can walk a root at once; `follow` then takes care of the links. Raises RootGone when the
    root cannot be read, or is not the one of that identity any more.
    """

    def __init__(self, root: str, identity: Identity, *, skip: SkipRules) -> None:
        self._root = root
        self._walk = _Walk(root, skip, lambda: False, follows_links=False)
        if self._walk.identity != identity:
            raise RootGone(root)

    def list(self, name: str) -> Iterator[FolderListing]:
        """The listings of a top folder and of everything below it."""
        yield from self._walk.listings([os.path.join(self._root, name)], known={})

    def check(self) -> None:
        """Raise RootGone when the root went away meanwhile: then nothing of what was listed counts."""
        self._walk.check_root()


def follow(
    root: str, links: Sequence[str], known: Iterable[str], *, skip: SkipRules, cancelled: Callable[[], bool]
) -> Iterator[FolderListing]:
    """List what links to folders lead to, where that is inside the root and none of the `known` folders (paths)."""
    this_walk = _Walk(root, skip, cancelled)
    this_walk.visit(known)
    yield from this_walk.descend([], {}, links)


def rewritten(root: str, files: Iterable[tuple[bytes, int, int]], *, cancelled: Callable[[], bool]) -> set[str]:
    """The folders (relative, joined by "/") of those files whose size or time is another now.

    `files` are (path below the root as the disk's bytes, size, mtime_ns). One call a file: a file that was rewritten in
    place leaves its folder's time alone. Raises Cancelled.
    """
    found: set[str] = set()
    beginning = os.path.join(os.fsencode(root), b"")
    for number, (path, size, mtime_ns) in enumerate(files):
        if number % _CHECK_EVERY == 0 and cancelled():
            raise Cancelled("The scan was stopped.")
        try:
            state = os.stat(beginning + path)
        except OSError:
            is_same = False
        else:
            is_same = state.st_mtime_ns == mtime_ns and state.st_size == size
        if not is_same:
            found.add(os.fsdecode(path.rpartition(b"/")[0]))
    return found


def rescan(
    root: str, known: Mapping[str, int | None], *, skip: SkipRules, cancelled: Callable[[], bool]
) -> Iterator[FolderListing]:
    """List only the folders that changed since `known` (path to `mtime_ns`) and the new ones below them.

    Costs one stat a known folder; one without a time is listed in any case. A known folder that is no more comes as a
    listing with `Problem.GONE`. Not seen are a file rewritten in place (`rewritten` finds those) and a change within
    the clock's tick (some 10 ms) of the last listing: whoever keeps the times leaves out those of young folders. A full
    `walk` is due when the skip rules change. Raises as `walk`.
    """
    this_walk = _Walk(root, skip, cancelled)
    yield from this_walk.descend(this_walk.changed_among(known), known)


_CHECK_EVERY = 64  # calls to the disk between two looks at whether the scan was stopped


class _Walk:
    """One pass over one root, or over one folder in it."""

    def __init__(
        self,
        root: str,
        skip: SkipRules,
        cancelled: Callable[[], bool],
        start: str | None = None,
        *,
        follows_links: bool = True,
    ) -> None:
        self._root = root
        self._skip = skip
        self._cancelled = cancelled
        self._follows_links = follows_links
        self.identity = self._root_identity()
        self._real_root = os.path.realpath(root)
        self._real_start = os.path.realpath(start or root)
        self._visited: set[tuple[int, int]] = set()
        self._links: list[str] = []
        self._ignored: list[str] = []

    def visit(self, known: Iterable[str]) -> None:
        """Pass over those folders, by whatever way this walk comes to them."""
        for path in known:
            with suppress(OSError):
                state = os.stat(path)
                self._visited.add((state.st_dev, state.st_ino))

    def changed_among(self, known: Mapping[str, int | None]) -> list[str]:
        """The known folders to be listed again, the last path first."""
        changed = []
        for number, (path, mtime_ns) in enumerate(known.items()):
            if number % _CHECK_EVERY == 0 and self._cancelled():
                raise Cancelled("The scan was stopped.")
            if mtime_ns is None:
                changed.append(path)
                continue
            try:
                state = os.stat(path)
            except OSError:
                changed.append(path)
                continue
            if state.st_mtime_ns != mtime_ns:
                changed.append(path)
            else:
                self._visited.add((state.st_dev, state.st_ino))
        return sorted(changed, reverse=True)

    def descend(
        self, stack: list[str], known: Mapping[str, int | None], links: Iterable[str] = ()
    ) -> Iterator[FolderListing]:
        self._links += links
        yield from self.listings(stack, known)
        self.check_root()

    def listings(self, stack: list[str], known: Mapping[str, int | None]) -> Iterator[FolderListing]:
        """As `descend`, without a look at the end at whether the root is still there."""
        while stack or self._links:
            if self._cancelled():
                raise Cancelled("The scan was stopped.")
            path = stack.pop() if stack else self._links.pop()
            listing = None if self._is_below_ignored(path) else self._list(path)
            if listing is None:
                continue
            if listing.problem is not None:
                self.check_root()
            if listing.is_ignored:
                self._ignored.append(os.path.join(path, ""))
            below = (os.path.join(path, name) for name in reversed(listing.folders))
            stack.extend(folder for folder in below if folder not in known)
            yield listing

    def _is_below_ignored(self, path: str) -> bool:
        """Only a rescan meets such folders: the marker is new, what lies below was known before."""
        return any(path.startswith(folder) for folder in self._ignored)

    def _list(self, path: str) -> FolderListing | None:
        """The folder's listing; None when this walk has been in it on another way."""
        mtime_ns = 0
        try:
            state = os.stat(path)
            mtime_ns = state.st_mtime_ns
            if (state.st_dev, state.st_ino) in self._visited:
                return None
            self._visited.add((state.st_dev, state.st_ino))
            with os.scandir(path) as entries:
                return self._sorted_out(path, mtime_ns, list(entries))
        except OSError as error:
            return FolderListing(path, mtime_ns, problem=_PROBLEMS.get(error.errno or 0, Problem.UNREADABLE))

    def _sorted_out(self, path: str, mtime_ns: int, entries: list[os.DirEntry[str]]) -> FolderListing:
        if not MARKERS.isdisjoint(entry.name for entry in entries):
            return FolderListing(path, mtime_ns, is_ignored=True)
        below_root = path[len(self._root) :].strip(os.sep).replace(os.sep, "/")
        prefix = f"{below_root}/" if below_root else ""
        files: list[FileEntry] = []
        folders: list[str] = []
        oddities: list[OddEntry] = []
        links: list[str] = []
        skips_file = self._skip.skips_file
        for entry in sorted(entries, key=_name_of):
            name = entry.name
            try:
                if entry.is_file(follow_symlinks=False):  # nearly all are: what follows is for the others
                    if not skips_file(name, prefix + name):
                        files.append(_file_entry(name, entry.stat(follow_symlinks=False)))
                    continue
                state = self._look_at(entry)
                if state is None or stat.S_ISDIR(state.st_mode):
                    if not self._skip.skips_folder(name, prefix + name):
                        self._go_into(entry, folders, links)
                elif not skips_file(name, prefix + name):
                    files.append(_file_entry(name, state))
            except _LeftAlone as odd:
                oddities.append(OddEntry(name, odd.oddity))
            except OSError:
                oddities.append(OddEntry(name, Oddity.BROKEN_LINK if entry.is_symlink() else Oddity.UNREADABLE))
        return FolderListing(path, mtime_ns, tuple(files), tuple(folders), tuple(oddities), tuple(links))

    def _look_at(self, entry: os.DirEntry[str]) -> os.stat_result | None:
        """What a link leads to, a folder or a file; None for a folder, whose kind came with its name."""
        if entry.is_dir(follow_symlinks=False):
            return None
        state = os.stat(entry.path)
        if stat.S_ISDIR(state.st_mode) or stat.S_ISREG(state.st_mode):
            return state
        raise _LeftAlone(Oddity.NOT_A_FILE)

    def _go_into(self, entry: os.DirEntry[str], folders: list[str], links: list[str]) -> None:
        if not entry.is_symlink():
            folders.append(entry.name)
            return
        real = os.path.realpath(entry.path)
        if real != self._real_root and not real.startswith(os.path.join(self._real_root, "")):
            raise _LeftAlone(Oddity.LINK_OUT_OF_ROOT)
        if not self._follows_links:
            links.append(entry.path)
        elif real == self._real_start or real.startswith(os.path.join(self._real_start, "")):
            self._links.append(entry.path)

    def _root_identity(self) -> Identity:
        try:
            state = os.stat(self._root)
            with os.scandir(self._root):
                return state.st_dev, state.st_ino
        except OSError as error:
            raise RootGone(self._root) from error

    def check_root(self) -> None:
        if self._root_identity() != self.identity:
            raise RootGone(self._root)


class _LeftAlone(Exception):
    """An entry that the walk does not enter or open."""

    def __init__(self, oddity: Oddity) -> None:
        super().__init__(oddity)
        self.oddity = oddity


def _name_of(entry: os.DirEntry[str]) -> str:
    return entry.name


def _file_entry(name: str, state: os.stat_result) -> FileEntry:
    return FileEntry(name, state.st_size, state.st_mtime_ns, state.st_dev, state.st_ino)
