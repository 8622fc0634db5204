"""The given paths as a tree of folders, so that every reader sees a folder with its files and its children."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from metarr_desktop.domain.found import MAIN, Found, FoundFile, Reading
from metarr_desktop.formats.names.files import AUDIO, PICTURES, SUBTITLES, VIDEO, split_extension


class Entry(NamedTuple):
    """One file: its path as given, and its name taken apart (`extension` lower case, "" when not a known one)."""

    path: str
    name: str
    stem: str
    extension: str

    @property
    def is_video(self) -> bool:
        return self.extension in VIDEO

    @property
    def is_audio(self) -> bool:
        return self.extension in AUDIO

    @property
    def is_subtitle(self) -> bool:
        return self.extension in SUBTITLES

    @property
    def is_picture(self) -> bool:
        return self.extension in PICTURES

    @property
    def is_nfo(self) -> bool:
        return self.extension == "nfo"


@dataclass(slots=True, eq=False)
class Folder:
    """A folder with its own files and the folders in it, both in the order of their names. The root's path is ""."""

    path: str
    name: str
    files: list[Entry] = field(default_factory=list)
    folders: list[Folder] = field(default_factory=list)

    def walk(self) -> Iterator[Folder]:
        """This folder and all below it, a parent before its children."""
        pending = [self]
        while pending:
            folder = pending.pop()
            yield folder
            pending.extend(reversed(folder.folders))

    def everything(self) -> Iterator[Entry]:
        """All files here and below."""
        for folder in self.walk():
            yield from folder.files


@dataclass(slots=True, eq=False)
class Sorting:
    """Where the paths have gone so far; becomes a `Reading`."""

    items: list[Found] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)

    def add(self, reading: Reading) -> None:
        self.items.extend(reading.items)
        self.unknown.extend(reading.unknown)
        self.ignored.extend(reading.ignored)

    def reading(self) -> Reading:
        return Reading(tuple(self.items), tuple(sorted(self.unknown)), tuple(sorted(self.ignored)))


@dataclass(slots=True, eq=False)
class Basket:
    """The files of one item while its folder is being read."""

    files: list[FoundFile] = field(default_factory=list)

    def in_order(self) -> tuple[FoundFile, ...]:
        """What is watched or heard first, version by version and part by part, then the rest, the nearest first."""
        return tuple(sorted(self.files, key=_place_in_order))


def _place_in_order(file: FoundFile) -> tuple[bool, str, int, str, int, int, tuple[str, str]]:
    part, depth = file.part or 0, file.path.count("/")
    return file.role not in MAIN, file.version, part, file.art, file.position, depth, natural(file.path)


def natural(text: str) -> tuple[str, str]:
    """A sort key that orders names as people do, whatever their case."""
    return text.casefold(), text


def build(paths: Iterable[str], root_name: str) -> Folder:
    """The tree of the given files; a path given twice counts once."""
    root = Folder("", root_name)
    known: dict[str, Folder] = {}
    for path in sorted(set(paths), key=natural):
        parent, slash, name = path.rpartition("/")
        folder = _folder(parent, known, root) if slash else root
        folder.files.append(Entry(path, name, *split_extension(name)))
    return root


def _folder(path: str, known: dict[str, Folder], root: Folder) -> Folder:
    """The folder of that path, made with all its parents; without recursion, as a path may have any depth."""
    missing = []
    while (folder := known.get(path)) is None:
        missing.append(path)
        path, slash, _ = path.rpartition("/")
        if not slash:
            folder = root
            break
    for one in reversed(missing):
        child = Folder(one, one.rpartition("/")[2])
        folder.folders.append(child)
        known[one] = folder = child
    return folder
