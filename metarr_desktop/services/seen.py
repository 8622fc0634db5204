"""Seen: what names and tags say of some top folders, as plain values that travel between processes.

Reading names burns processor time, so it is done in workers while this process stores what was read before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from metarr_desktop.domain.guess import FileRole, Found, FoundFile
from metarr_desktop.domain.kinds import Kind, LibraryType
from metarr_desktop.domain.tags import AudioTags
from metarr_desktop.domain.titles import folded
from metarr_desktop.formats.names import read_tree
from metarr_desktop.services.first_values import Values, first_values


class SeenFile(NamedTuple):
    """A file and what it is to the thing it was found for (see `domain.guess.FoundFile`)."""

    path: str
    role: FileRole
    version: str
    part: int | None
    language: str
    is_forced: bool
    is_hearing_impaired: bool
    is_default: bool
    art: str
    position: int
    extra_type: str


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
        yield from (one.path for one in self.files if one.role in _MAIN)
        for child in self.children:
            yield from child.main_paths()


class GroupNames(NamedTuple):
    """The files of one top folder, with their times (nanoseconds), and the tags of its music."""

    files: Mapping[str, int]
    tags: Mapping[str, AudioTags]


class NamesTask(NamedTuple):
    """Groups to be read, of a root whose own name is `folder_name`."""

    number: int
    type: LibraryType
    folder_name: str
    groups: tuple[GroupNames, ...]


class SeenGroup(NamedTuple):
    """What one top folder holds; `unknown` are files that nothing could be made of."""

    items: tuple[Seen, ...]
    unknown: tuple[str, ...]


_MAIN = frozenset(role for role in FileRole if role.is_main)


def read_names(task: NamesTask) -> tuple[SeenGroup, ...]:
    """Read the names of some groups. Never raises, whatever the names are."""
    return tuple(_read(group, task.type, task.folder_name) for group in task.groups)


def _read(group: GroupNames, type: LibraryType, folder_name: str) -> SeenGroup:
    reading = read_tree(group.files, type, tags=group.tags, folder_name=folder_name)
    return SeenGroup(tuple(_seen(found, group) for found in reading.items), reading.unknown)


def _seen(found: Found, group: GroupNames) -> Seen:
    guess = found.guess
    return Seen(
        found.kind,
        found.folder,
        key_of(found),
        first_values(found, group.files, group.tags),
        guess.confidence,
        guess.season,
        guess.episodes,
        guess.absolute,
        guess.air_date,
        guess.disc,
        guess.track,
        tuple(map(_file, found.files)),
        tuple(_seen(child, group) for child in found.children),
    )


def _file(one: FoundFile) -> SeenFile:
    return SeenFile(
        one.path,
        one.role,
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


def roles_of(items: Iterable[Seen]) -> dict[str, FileRole]:
    """Path -> role of every file that belongs to an item, or to one below it."""
    roles: dict[str, FileRole] = {}
    for seen in items:
        for one in seen.files:
            roles[one.path] = one.role
        if seen.children:
            roles.update(roles_of(seen.children))
    return roles
