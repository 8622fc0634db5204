"""Plans before acts: what is to happen to files on the person's disk, as a pure value.

The preview shows it, the dry run prints it, the apply step does exactly it. Applied a second time it does nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from metarr_desktop.domain.kinds import ItemId


class Verb(StrEnum):
    WRITE = "write"
    REPLACE = "replace"
    KEEP = "keep"
    REMOVE = "remove"


class Reason(StrEnum):
    """Why a step is in the plan; doors turn it into a sentence in the person's language."""

    MISSING = "missing"  # it is not on disk
    CHANGED_HERE = "changed_here"  # our values changed since it was written
    CHANGED_THERE = "changed_there"  # another program changed the file since we wrote it
    FOREIGN = "foreign"  # the file was there before we first wrote; a copy is kept for ever
    SAME = "same"  # bytes are equal
    NO_LONGER_WANTED = "no_longer_wanted"  # we wrote it, and the item has no such value any more
    OTHER_ENDING = "other_ending"  # the same picture under another ending, which a player might show instead
    FOLDER_GONE = "folder_gone"  # its folder is away; nothing can be written
    NAME_TOO_LONG = "name_too_long"  # the disk takes no such name


class ContentKind(StrEnum):
    NFO = "nfo"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Step:
    """One file: what happens to it and why.

    `path` is absolute; `text` is the NFO to write, `cache_file` the picture's path within the cache; `sha256` and
    `size` are those of the bytes to write, `like` a file whose owner and mode a new file takes. `before` is the text on
    disk now, for the side-by-side view.
    `item` is whose file it is and `art` the asset name of a picture.
    """

    verb: Verb
    reason: Reason
    content: ContentKind
    path: str
    item: ItemId
    art: str = ""
    position: int = 0
    text: str = ""
    before: str = ""
    cache_file: str = ""
    sha256: str = ""
    size: int = 0
    like: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """Steps in the order they are done, for `items`; `skipped` says what cannot be published and why: (item, code)."""

    steps: tuple[Step, ...] = ()
    skipped: tuple[tuple[ItemId, Reason], ...] = ()
    items: tuple[ItemId, ...] = ()

    def count(self, verb: Verb) -> int:
        return sum(1 for step in self.steps if step.verb is verb)

    @property
    def changes(self) -> tuple[Step, ...]:
        """The steps that touch the disk."""
        return tuple(step for step in self.steps if step.verb is not Verb.KEEP)

    @property
    def bytes_to_write(self) -> int:
        return sum(step.size for step in self.steps if step.verb in (Verb.WRITE, Verb.REPLACE))
