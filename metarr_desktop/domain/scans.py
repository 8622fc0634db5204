"""The log of scans: what caused each, which files it found new, changed or gone, and what it could not read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from metarr_desktop.domain.errors import printable

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import ItemId, LibraryId, ScanId
from metarr_desktop.domain.sentences import sentence

KEEP_DAYS = 90
#: Of each outcome so many files of a scan are kept. All of them are counted.
MOST_FILES = 300
#: Why a file is among those that could not be dealt with, though nothing is wrong with it.
HELD = sentence(
    "not where it was, with many others; nothing was changed, and nothing is until a person says that they are gone"
)


class ScanCause(StrEnum):
    """Why a scan was made."""

    ASKED = "asked"  # by a person, or by what they did: a library was added, a folder came back
    WATCH = "watch"  # folders were heard to change
    SWEEP = "sweep"  # it was time to look at a whole library, or at some of its roots


class ScanOutcome(StrEnum):
    """What a scan found of a file."""

    ADDED = "added"  # never seen before
    RETURNED = "returned"  # was missing, is back where it was
    MOVED = "moved"  # lay elsewhere before
    CHANGED = "changed"  # rewritten
    MISSING = "missing"
    FAILED = "failed"  # could not be read: a file, a folder or a whole root


class Trouble(NamedTuple):
    """A file or folder that could not be read, and why; its text is the sentence for people."""

    path: str
    reason: str

    def __str__(self) -> str:
        return f"{printable(self.path)}: {self.reason}"


class ScanFile(NamedTuple):
    """A file that a scan found something of; `path` is absolute, "" where the library as a whole is meant.

    `detail` says why one failed, or where a moved one lay before. `item` is what the file belongs to now, if anything.
    """

    outcome: ScanOutcome
    path: str
    detail: str = ""
    item: ItemId | None = None


class Depth(StrEnum):
    """How closely a scan looks at what is known already."""

    TIMES = "times"  # into folders whose own time changed: a name came, went or changed. One call a folder
    KNOWN = "known"  # also at the size and time of each known file: one may have been rewritten in place
    ALL = "all"  # into every folder, for disks that do not keep the times of folders


@dataclass(frozen=True, slots=True)
class ScanEntry:
    """One scan. Times are UTC text, `ended_at` None while it runs or where the program ended under it.

    `depth` is how closely it looked (`services.look.Depth`), `is_part` that it looked at some folders only,
    `is_stopped` that it was stopped before its end. `titles` counts titles by the names that a scan's result has
    (added, changed, missing, returned), `files` every file by its outcome, also those beyond `MOST_FILES`.
    """

    id: ScanId
    library: LibraryId
    cause: ScanCause
    depth: str
    started_at: str
    ended_at: str | None = None
    is_part: bool = False
    is_stopped: bool = False
    titles: Mapping[str, int] = field(default_factory=dict)
    files: Mapping[ScanOutcome, int] = field(default_factory=dict)
