"""Plans before acts: what is to happen to files on the person's disk, as a pure value.

The preview shows it, the dry run prints it, the apply step does exactly it. Applied a second time it does nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from metarr_desktop.domain.kinds import ItemId

if TYPE_CHECKING:
    from metarr_desktop.domain.values import Value


class Verb(StrEnum):
    WRITE = "write"
    REPLACE = "replace"
    KEEP = "keep"
    REMOVE = "remove"
    DECIDE = "decide"  # nothing is done before the person says what


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
    DISK_AWAY = "disk_away"  # its root is offline: it waits, and is published when the root is back
    NAME_TOO_LONG = "name_too_long"  # the disk takes no such name
    CONTESTED = "contested"  # another program writes over it again and again


class ContentKind(StrEnum):
    NFO = "nfo"
    PICTURE = "picture"
    SIDECAR = "sidecar"  # a subtitle, trailer or theme of the person's, kept in the cache: never published


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that another program changed in an NFO while it was changed here: both values, and which will stand.

    Ours stands where the person locked the field; theirs, as of a file, where a provider wrote ours. The person may
    choose the other one.
    """

    item: ItemId
    field: str
    ours: Value
    theirs: Value
    is_ours: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What an NFO on disk tells of an item since we wrote it: taken in, through the one door, before it is replaced.

    `values` are of a person's choosing where `is_chosen`. `unknown` are the elements of other programs in it, None
    where they are as we know them.
    """

    item: ItemId
    path: str
    values: Mapping[str, Value]
    unknown: tuple[str, ...] | None = None
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person decided about files that other programs changed.

    `ours` and `theirs` are (item, field) of clashes; `all_ours` decides all that are not named, None leaves them to the
    rules. Contested files are written where their path is in `insists`, or all of them.
    """

    ours: frozenset[tuple[ItemId, str]] = frozenset()
    theirs: frozenset[tuple[ItemId, str]] = frozenset()
    all_ours: bool | None = None
    insists: frozenset[str] = frozenset()
    insists_on_all: bool = False

    def keeps_ours(self, item: ItemId, field: str, *, otherwise: bool) -> bool:
        """Whether our value of a clash stands."""
        if (item, field) in self.ours:
            return True
        if (item, field) in self.theirs:
            return False
        return otherwise if self.all_ours is None else self.all_ours

    def with_side(self, item: ItemId, field: str, *, is_ours: bool) -> Choices:
        """The same with that clash decided."""
        one = {(item, field)}
        if is_ours:
            return replace(self, ours=self.ours | one, theirs=self.theirs - one)
        return replace(self, ours=self.ours - one, theirs=self.theirs | one)

    def insists_on(self, path: str) -> bool:
        """Whether a contested file is to be written all the same."""
        return self.insists_on_all or path in self.insists

    def as_json(self) -> dict[str, Any]:
        """The choices as a job carries them; nothing for none."""
        made: dict[str, Any] = {
            "ours": sorted(self.ours),
            "theirs": sorted(self.theirs),
            "insists": sorted(self.insists),
            "insists_on_all": self.insists_on_all,
        }
        return {name: value for name, value in made.items() if value} | (
            {} if self.all_ours is None else {"all_ours": self.all_ours}
        )


def choices_from(told: Mapping[str, Any]) -> Choices:
    """The choices that `Choices.as_json` wrote."""
    return Choices(
        frozenset((ItemId(item), field) for item, field in told.get("ours", ())),
        frozenset((ItemId(item), field) for item, field in told.get("theirs", ())),
        told.get("all_ours"),
        frozenset(told.get("insists", ())),
        bool(told.get("insists_on_all")),
    )


NO_CHOICES = Choices()


@dataclass(frozen=True, slots=True)
class Step:
    """One file: what happens to it and why.

    `path` is absolute; `text` is the NFO to write, `cache_file` the picture's path within the cache; `sha256` and
    `size` are those of the bytes to write, `like` a file whose owner and mode a new file takes. `before` is the text on
    disk now, for the side-by-side view.
    `item` is whose file it is and `art` the asset name of a picture. `told` are the fields that are taken from what
    another program wrote there, `clashes` those of which that program and we have different news.
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
    told: tuple[str, ...] = ()
    clashes: tuple[Clash, ...] = ()

    @property
    def is_quiet(self) -> bool:
        """Whether there is nothing to see: the file stays, and tells nothing."""
        return self.verb is Verb.KEEP and not self.told and not self.clashes


@dataclass(frozen=True, slots=True)
class Plan:
    """Steps in the order they are done, for `items`; `skipped` says what cannot be published and why: (item, code).

    `told` is what is taken into the library before the files that tell it are replaced. `unsettled` are paths of which
    a run that was cut short said that it would write them: nobody knows whether it did. `made_at` is the number of the
    last change of the library that it knows of.
    """

    steps: tuple[Step, ...] = ()
    skipped: tuple[tuple[ItemId, Reason], ...] = ()
    items: tuple[ItemId, ...] = ()
    told: tuple[Told, ...] = ()
    unsettled: frozenset[str] = frozenset()
    made_at: int = 0

    def count(self, verb: Verb) -> int:
        return sum(1 for step in self.steps if step.verb is verb)

    @property
    def changes(self) -> tuple[Step, ...]:
        """The steps that touch the disk."""
        return tuple(step for step in self.steps if step.verb not in (Verb.KEEP, Verb.DECIDE))

    @property
    def at_work(self) -> frozenset[ItemId]:
        """The items that applying it does something for: on the disk, or in the library by what a file tells."""
        return frozenset(step.item for step in self.changes) | frozenset(one.item for one in self.told)

    @property
    def bytes_to_write(self) -> int:
        return sum(step.size for step in self.steps if step.verb in (Verb.WRITE, Verb.REPLACE))
