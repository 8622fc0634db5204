"""Seen: what names and tags say of some top folders, as plain values that travel between processes.

Listing folders and reading names burns processor time, so both are done in workers while this process stores what they
found before. A hundred thousand files travel in a scan: as bare tuples.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from metarr_desktop.domain.errors import RootGone
from metarr_desktop.domain.found import MAIN, FileRole, Found, FoundFile
from metarr_desktop.domain.kinds import Kind, LibraryType
from metarr_desktop.domain.titles import folded
from metarr_desktop.files.skipping import SkipRules
from metarr_desktop.files.walk import Identity, TopFolders
from metarr_desktop.formats.names.tree import read_tree
from metarr_desktop.services.first_values import Values, first_values
from metarr_desktop.services.look import Listed, enter

if TYPE_CHECKING:
    from metarr_desktop.domain.disk import KnownFolder
    from metarr_desktop.domain.scans import Trouble
    from metarr_desktop.domain.tags import AudioTags

#: A file: path, role, size and mtime_ns; then, as in `domain.disk.Link`, what it is to the thing it was found for:
#: version, part, language, forced, hearing-impaired, default, art, position, type of extra.
SeenFile = tuple[str, FileRole, int, int, str, int | None, str, bool, bool, bool, str, int, str]

#: A worker gives back what it has not come to after this long: no scan waits for one slow disk's many folders.
_WORK_S = 2.0
_LARGEST_NFO = 64 * 1024  # what is larger, or too much for one portion, is read by `take_in`
_MOST_NFO = 4 * 1024 * 1024  # of all in one portion: several portions are under way between processes


class Seen(NamedTuple):
    """A thing as the folders show it: what it is found again by, and the values it starts with."""

    kind: Kind
    folder: str  # that is its own; "" = none
    key: str  # its names, folded: what finds it again when nothing else speaks
    values: Values
    confidence: float
    season: int | None
    episodes: tuple[int, ...]
    absolute: tuple[int, ...]
    air_date: str
    disc: int | None
    track: int | None
    files: tuple[SeenFile, ...]
    children: tuple[Seen, ...]

    @property
    def episode(self) -> int | None:
        return self.episodes[0] if self.episodes else None

    def main_paths(self) -> Iterator[str]:
        """What a person watches or hears of it, and of what is below it."""
        yield from (one[0] for one in self.files if one[1] in MAIN)
        for child in self.children:
            yield from child.main_paths()


class SeenGroup(NamedTuple):
    """What one top folder holds: its things, and files that nothing could be made of."""

    items: tuple[Seen, ...]
    unknown: tuple[SeenFile, ...]


# --- reading names ----------------------------------------------------------------------------------------------------

Sizes = Mapping[str, tuple[int, int]]  # path -> size, mtime_ns


class NamesTask(NamedTuple):
    """Groups of files to be read, each with the tags of its music; of a root whose own name is `folder_name`."""

    type: LibraryType
    folder_name: str
    groups: tuple[tuple[Sizes, Mapping[str, AudioTags]], ...]


def read_names(task: NamesTask) -> tuple[SeenGroup, ...]:
    """Read the names of some groups. Never raises, whatever the names are."""
    return tuple(_read(files, tags, task.type, task.folder_name) for files, tags in task.groups)


def _read(files: Sizes, tags: Mapping[str, AudioTags], type: LibraryType, folder_name: str) -> SeenGroup:
    reading = read_tree(files, type, tags=tags, folder_name=folder_name)
    items = tuple([_seen(found, files, tags) for found in reading.items])
    return SeenGroup(items, tuple([_file(FoundFile(path, FileRole.UNKNOWN), files) for path in reading.unknown]))


def _seen(found: Found, files: Sizes, tags: Mapping[str, AudioTags]) -> Seen:
    guess = found.guess
    return Seen(
        found.kind,
        found.folder,
        key_of(found),
        first_values(found, files, tags),
        guess.confidence,
        guess.season,
        guess.episodes,
        guess.absolute,
        guess.air_date,
        guess.disc,
        guess.track,
        tuple([_file(one, files) for one in found.files]),
        tuple([_seen(child, files, tags) for child in found.children]),
    )


def _file(one: FoundFile, files: Sizes) -> SeenFile:
    return (
        one.path,
        one.role,
        *files[one.path],
        one.version,
        one.part,
        one.language,
        one.is_forced,
        one.is_hearing_impaired,
        one.is_default,
        one.art,
        one.position,
        one.extra_type,
    )


def key_of(found: Found) -> str:
    """The key a later scan finds a thing by when nothing else speaks: its names, folded."""
    guess = found.guess
    match found.kind:
        case Kind.MOVIE | Kind.SERIES:
            return f"{folded(guess.title)}|{guess.year or ''}"
        case Kind.ARTIST:
            return folded(guess.artist or guess.title)
        case Kind.ALBUM:
            return f"{folded(guess.album or guess.title)}|{guess.year or ''}"
        case Kind.TRACK:
            return f"{guess.disc or 1}|{folded(guess.title)}"
    return ""


# --- listing and reading at once --------------------------------------------------------------------------------------


class FoldersTask(NamedTuple):
    """Top folders of a root, of which nothing is known, to be listed and read."""

    type: LibraryType
    root: str
    identity: Identity
    patterns: tuple[str, ...]
    names: tuple[str, ...]
    with_nfo: bool


class SeenFolder(NamedTuple):
    """A top folder that was listed and read; `folders` is how it and those below it will be remembered.

    `nfo` are the bytes, by path, of those NFO files in it that are the only one of one thing alone, if asked for.
    """

    name: str
    folders: Mapping[str, KnownFolder]
    group: SeenGroup
    nfo: Mapping[str, bytes]


class SeenFolders(NamedTuple):
    """What came of some top folders.

    `left` are names that time did not suffice for, `links` paths of links to folders that were not followed. A root
    that went away is gone, and nothing of it counts.
    """

    folders: tuple[SeenFolder, ...] = ()
    file_count: int = 0
    left: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    problems: tuple[Trouble, ...] = ()
    is_root_gone: bool = False


def read_folders(task: FoldersTask) -> SeenFolders:
    """List some top folders with all below them and read their names: what time suffices for, one at least."""
    ends_at = time.monotonic() + _WORK_S
    problems: list[Trouble] = []
    links: list[str] = []
    found: list[SeenFolder] = []
    file_count = nfo_size = 0
    try:
        top = TopFolders(task.root, task.identity, skip=SkipRules(task.patterns))
        for name in task.names:
            folders: dict[str, KnownFolder] = {}
            files: dict[str, tuple[int, int]] = {}
            for listing in top.list(name):
                links.extend(listing.links)
                path, listed = enter(task.root, listing, problems)
                if isinstance(listed, Listed):
                    folders[path] = listed.folder
                    files.update((f"{path}/{one.name}", (one.size, one.mtime_ns)) for one in listed.files)
            group = _read(files, {}, task.type, os.path.basename(task.root))
            nfo = _own_nfo(task.root, group.items) if task.with_nfo and nfo_size < _MOST_NFO else {}
            nfo_size += sum(map(len, nfo.values()))
            found.append(SeenFolder(name, folders, group, nfo))
            file_count += len(files)
            if time.monotonic() > ends_at:
                break
        top.check()
    except RootGone:
        return SeenFolders(is_root_gone=True)
    return SeenFolders(tuple(found), file_count, task.names[len(found) :], tuple(links), tuple(problems))


def _own_nfo(root: str, items: Sequence[Seen]) -> dict[str, bytes]:
    """Path -> bytes of each NFO that is the only one of its thing and lies beside no other; none that is unreadable."""
    beside: Counter[str] = Counter()
    own: list[str] = []
    pending = list(items)
    while pending:
        one = pending.pop()
        mine = [file for file in one.files if file[1] is FileRole.NFO]
        beside.update(file[0] for file in mine)
        own += [path for path, _, size, *_ in mine if len(mine) == 1 and size <= _LARGEST_NFO]
        pending += one.children
    read = ((path, _bytes_of(os.path.join(root, path))) for path in own if beside[path] == 1)
    return {path: data for path, data in read if data}


def _bytes_of(path: str) -> bytes:
    try:
        with open(path, "rb", buffering=0) as file:
            return file.read(_LARGEST_NFO)
    except OSError:
        return b""
