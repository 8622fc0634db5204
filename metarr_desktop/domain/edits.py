"""What is asked of the one door, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from metarr_desktop.domain.kinds import Actor, BatchId, ItemId, JobId, Kind, LibraryId, Status

if TYPE_CHECKING:
    from metarr_desktop.domain.disk import Published
    from metarr_desktop.domain.episodes import EpisodePlace
    from metarr_desktop.domain.moves import MoveStep
    from metarr_desktop.domain.values import Value


@dataclass(frozen=True, slots=True)
class Proposal:
    """Values wanted for one item by field name, and locks to set or clear without touching the value.

    `is_suggestion`: nothing of it is taken, whatever the locks; a person is to decide. `over_local` are fields for
    which the person counts this source's word more than that of their own files.
    """

    item: ItemId
    values: Mapping[str, Value] = field(default_factory=dict)
    locks: Mapping[str, bool] = field(default_factory=dict)
    is_suggestion: bool = False
    over_local: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class NewItem:
    """An item to be created.

    `season` and `episode` are structure (numbers read from names); `folder_key` is what a later scan finds it again by.
    `told` are values by a source that counts more than the one that makes the item: they stand before `values`.
    """

    kind: Kind
    values: Mapping[str, Value]
    library: LibraryId | None = None
    parent: ItemId | None = None
    season: int | None = None
    episode: int | None = None
    folder_key: str = ""
    status: Status = Status.UNIDENTIFIED
    confidence: float | None = None
    matched_by: Actor | None = None
    told: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Changes:
    """What came of an edit: fields changed by item, fields held back as suggestions, and what undo had to leave.

    `locks` are those of the changed fields that kept their value, each with whether it is locked now. The field
    "deleted_at" stands for a way into the trash or out of it; "" for the item's creation: others have put something
    below it since, so that undo let it be. `lost` are picture slots that undo left as they are, since what stood there
    before was removed from the cache. `jobs` are queued and bring the disk to where the library is. `overtaken` is what
    an edit replaced that its maker had not seen, since something else wrote it meanwhile.
    """

    batch: BatchId | None = None
    changed: Mapping[ItemId, tuple[str, ...]] = field(default_factory=dict)
    suggested: Mapping[ItemId, tuple[str, ...]] = field(default_factory=dict)
    skipped: Mapping[ItemId, tuple[str, ...]] = field(default_factory=dict)
    created: tuple[ItemId, ...] = ()
    locks: Mapping[ItemId, Mapping[str, bool]] = field(default_factory=dict)
    jobs: tuple[JobId, ...] = ()
    lost: Mapping[ItemId, tuple[str, ...]] = field(default_factory=dict)
    overtaken: Mapping[ItemId, Mapping[str, Value]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Forced:
    """What an undo takes back although somebody changed it since: everything, or those fields of those items."""

    is_all: bool = False
    fields: frozenset[tuple[ItemId, str]] = frozenset()

    def covers(self, item: ItemId, field: str) -> bool:
        """Whether that field of that item is taken back in any case."""
        return self.is_all or (item, field) in self.fields


@dataclass(frozen=True, slots=True)
class GoingBack:
    """A field that an undo would put back: what stands there now, since whom, and what would.

    Field names as in `Changes`. `is_open`: whether a person may have it back; not where another episode has its number.
    """

    item: ItemId
    field: str
    now: Value
    back: Value
    is_locked: bool
    was_locked: bool
    since: Origin | None = None
    is_open: bool = True


class DiskVerb(StrEnum):
    """What an undo does with a file or folder."""

    REMOVE = "remove"  # we wrote it where nothing stood
    GIVE_BACK = "give_back"  # the copy of what stood there comes back
    MOVE = "move"  # a name, or the way into the trash, is taken back


@dataclass(frozen=True, slots=True)
class FileBack:
    """One thing that an undo would do on the disk. `target` is where a move ends, "" for the others."""

    verb: DiskVerb
    path: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class UndoPlan:
    """What an undo would do: what goes back, and what is in the way, since somebody changed it after the batch did.

    `files` are what would happen on the disk, in that order; `published` the items that are published afterwards with
    the values that they have then.
    """

    batch: BatchId
    going: tuple[GoingBack, ...]
    in_the_way: tuple[GoingBack, ...]
    files: tuple[FileBack, ...] = ()
    published: tuple[ItemId, ...] = ()


@dataclass(frozen=True, slots=True)
class BatchView:
    """One batch as a line: who did what, when, to how many items."""

    id: BatchId
    actor: Actor
    verb: str
    source: str
    at: str
    items: int
    is_undone: bool


@dataclass(frozen=True, slots=True)
class BatchStory:
    """What a batch led to, and what became of it.

    `items` counts what it changed itself. `caused` are verb and actor of what it caused, each once, in their order,
    without its own verb. Where it is undone, `undone_at` says when (UTC), and `undone_with` is the verb of the batch
    that was taken back with it, "" for itself.
    """

    items: int
    caused: tuple[tuple[str, Actor], ...] = ()
    undone_at: str = ""
    undone_with: str = ""


@dataclass(frozen=True, slots=True)
class Lineage:
    """Where an undo leads: `root` is the batch it goes back to, over undos of undos; `is_again`: it is done again.

    `family` are the root and all that it caused, oldest first; `verbs` are theirs.
    """

    root: BatchId
    is_again: bool
    family: tuple[BatchId, ...]
    verbs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value came from: who, which source exactly, and when (UTC)."""

    actor: Actor
    source: str
    at: str


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One field's change; with field "" the item's creation, or the files of it that were `published` or `renamed`.

    What is decided beside the fields has the kind of decision as its field, and in `subject` what it is of. `episodes`
    are those that a file held before and after, where it is of a show, as far as they are still known.
    """

    batch: BatchId
    actor: Actor
    source: str
    verb: str
    at: str
    field: str
    old: Value
    new: Value
    was_locked: bool
    is_locked: bool
    is_undone: bool = False
    published: tuple[Published, ...] = ()
    subject: str = ""
    renamed: tuple[MoveStep, ...] = ()
    episodes: tuple[tuple[EpisodePlace, ...], tuple[EpisodePlace, ...]] | None = None

    @property
    def is_creation(self) -> bool:
        return not (self.field or self.published or self.renamed)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a source would have changed, had a lock not forbidden it."""

    id: int
    item: ItemId
    field: str
    value: Value
    actor: Actor
    source: str
    at: str
