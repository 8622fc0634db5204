"""Which title a file belongs to, and as what, where a person says so: merging, splitting, extras, versions.

A plan is computed first and shown; carrying it out does exactly it, as one batch.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from metarr_desktop.domain.found import FileRole
from metarr_desktop.domain.kinds import FileId, ItemId

if TYPE_CHECKING:
    from metarr_desktop.domain.values import Value

#: What an extra can be, in the words of `domain.found`; the first where nobody says.
EXTRA_TYPES = (
    *("other", "behindthescenes", "clip", "deletedscene", "featurette", "interview", "sample", "scene", "short"),
    "trailer",
)


@dataclass(frozen=True, slots=True)
class FileTurn:
    """What a file becomes. `path` is absolute; `source` is the title that has it now, None where none has.

    `target` is the title that gets it, None for one that is made with the batch. `order` sorts the versions of a film,
    the smallest is the one that plays. `also` are further episodes that a file holds beside its target.
    """

    file: FileId
    path: str
    source: ItemId | None
    target: ItemId | None
    role: FileRole
    version: str = ""
    part: int | None = None
    order: int = 0
    extra_type: str = ""
    also: tuple[ItemId, ...] = ()


@dataclass(frozen=True, slots=True)
class Offered:
    """What a title that goes had locked otherwise: it will wait as a suggestion for the one that stays."""

    item: ItemId
    field: str
    value: Value


@dataclass(frozen=True, slots=True)
class VersionPlan:
    """What a verb on files and titles would do.

    `into` is the title that stays or gets the files, None where one is made, by the name of `title` and `year`;
    `emptied` go into the trash, as their last file leaves them. `left` are NFO and pictures of a title that a file
    leaves: they belong to none then. What stands in no turn stays as it is.
    """

    into: ItemId | None
    turns: tuple[FileTurn, ...]
    left: tuple[FileTurn, ...] = ()
    emptied: tuple[ItemId, ...] = ()
    offered: tuple[Offered, ...] = ()
    title: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class FileState:
    """What a file is, as the history keeps it; of no title where `items` is empty."""

    role: FileRole
    items: tuple[ItemId, ...] = ()
    version: str = ""
    extra_type: str = ""

    @property
    def is_version(self) -> bool:
        return bool(self.items) and self.role.is_main


def file_state(text: str) -> FileState:
    """Reads what `store.pins` wrote: the role of a file, and its links with title, version … type of extra, pin."""
    said = json.loads(text)
    links = said["links"]
    version, extra_type = (str(links[0][1]), str(links[0][9])) if links else ("", "")
    return FileState(FileRole(said["role"]), tuple(ItemId(link[0]) for link in links), version, extra_type)
