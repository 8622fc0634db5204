"""Read names: what a name or a folder would become, touching no library."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from metarr_desktop.domain.errors import BadFile, BadInput, NotFound, printable
from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.files.skipping import SkipRules
from metarr_desktop.files.tags import read_tags
from metarr_desktop.files.walk import walk
from metarr_desktop.formats.names import explain, parse
from metarr_desktop.formats.names.files import AUDIO, split_extension
from metarr_desktop.formats.names.tree import read_tree
from metarr_desktop.formats.names.tree_json import as_tree_case

if TYPE_CHECKING:
    from metarr_desktop.domain.guess import NameStep
    from metarr_desktop.domain.item_views import FileView
    from metarr_desktop.domain.tags import AudioTags
    from metarr_desktop.domain.views import LibraryView

__all__ = ["FolderReading", "NameReading", "explain", "parse", "read_folder", "reading_of"]


@dataclass(frozen=True, slots=True)
class NameReading:
    """How a file's name was read: its steps, and how sure the reading is, 0 to 1."""

    steps: tuple[NameStep, ...]
    confidence: float


def reading_of(file: FileView, libraries: Iterable[LibraryView]) -> NameReading:
    """How the name of a library's file is read, with what its folders below the root add. Raises NotFound."""
    for library in libraries:
        for root in library.roots:
            if root.id == file.root:
                path = os.path.relpath(file.path, root.path).replace(os.sep, "/")
                return NameReading(explain(path, library=library.type), parse(path, library=library.type).confidence)
    raise NotFound("The folder of this file belongs to no library any more.")


@dataclass(frozen=True, slots=True)
class FolderReading:
    """What a folder would become, as a tree case (see `formats.names.tree_json`); `problems` are sentences."""

    tree: dict[str, Any]
    problems: tuple[str, ...] = ()


def read_folder(path: str, type: LibraryType) -> FolderReading:
    """Look through a folder as a scan of that kind of library would. Raises BadInput, RootGone."""
    if not os.path.isdir(path):
        raise BadInput(f"{path} is not a folder that can be opened.")
    problems: list[str] = []
    paths: list[str] = []
    for listing in walk(path, skip=SkipRules(), cancelled=lambda: False):
        if listing.problem is not None:
            problems.append(f"{printable(listing.path)}: this folder could not be read ({listing.problem.value})")
        below = os.path.relpath(listing.path, path).replace(os.sep, "/")
        paths += [entry.name if below == "." else f"{below}/{entry.name}" for entry in listing.files]
    tags = _tags(path, paths, problems) if type is LibraryType.MUSIC else {}
    reading = read_tree(paths, type, tags=tags, folder_name=os.path.basename(path))
    return FolderReading(as_tree_case(reading, type), tuple(problems))


def _tags(root: str, paths: list[str], problems: list[str]) -> dict[str, AudioTags]:
    found: dict[str, AudioTags] = {}
    for path in paths:
        if split_extension(path)[1] in AUDIO:
            try:
                found[path] = read_tags(os.path.join(root, path))
            except BadFile as error:
                problems.append(str(error))
    return found
