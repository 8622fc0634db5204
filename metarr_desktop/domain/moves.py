"""Renaming as a plan: which file or folder gets which name, and why; a pure value, shown first, then exactly done."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import BatchId, ItemId


class NameKind(StrEnum):
    """What a template names; the setting `rename.<kind>` holds it, "" there leaves such names as they are."""

    MOVIE_FOLDER = "movie_folder"
    MOVIE_FILE = "movie_file"
    SHOW_FOLDER = "show_folder"
    SEASON_FOLDER = "season_folder"
    EPISODE_FILE = "episode_file"
    ARTIST_FOLDER = "artist_folder"
    ALBUM_FOLDER = "album_folder"
    TRACK_FILE = "track_file"

    @property
    def is_folder(self) -> bool:
        return self.value.endswith("_folder")

    @property
    def setting(self) -> str:
        return f"rename.{self.value}"


class MoveVerb(StrEnum):
    MOVE = "move"
    KEEP = "keep"
    REFUSE = "refuse"


class MoveReason(StrEnum):
    """Why a step of the plan is as it is; doors turn it into a sentence."""

    TEMPLATE = "template"  # the template says so
    ALONG = "along"  # it goes with the file whose name it bears
    SHORTENED = "shortened"  # as the template says, cut to what disks or the length set for paths take
    SAME = "same"  # it has its name already
    TAKEN = "taken"  # another title, or another version, gets that name
    IN_THE_WAY = "in_the_way"  # something else has that name, or shares the folder
    TOO_LONG = "too_long"  # no shortening makes it fit
    UNKNOWN_VALUE = "unknown_value"  # the template needs what is not known of the title: `detail` names it
    AWAY = "away"  # its file or folder is not there
    OFFLINE = "offline"  # its root is away
    READ_ONLY = "read_only"  # its root takes no changes


@dataclass(frozen=True, slots=True)
class Move:
    """One file or folder. Paths are absolute; `target` is where it ends, "" where it is refused without a name.

    `family` is the film, show or artist that the item belongs to. `detail` is the template's token that is not known.
    `is_main`: a film, episode or track itself, not what lies
    beside it. What merely lies in a folder that is moved is not listed: it goes along.
    """

    verb: MoveVerb
    reason: MoveReason
    item: ItemId
    family: ItemId
    source: str
    target: str
    is_folder: bool = False
    is_main: bool = False
    detail: str = ""


@dataclass(frozen=True, slots=True)
class MovePlan:
    """Steps in the order in which a person reads them: by title, folders before what is in them.

    `roots` are the libraries' folders that were refused as a whole: path -> why.
    """

    moves: tuple[Move, ...] = ()
    items: tuple[ItemId, ...] = ()
    roots: tuple[tuple[str, MoveReason], ...] = ()

    def count(self, verb: MoveVerb) -> int:
        return sum(1 for move in self.moves if move.verb is verb)

    @property
    def changes(self) -> tuple[Move, ...]:
        return tuple(move for move in self.moves if move.verb is MoveVerb.MOVE)


class MoveState(StrEnum):
    """How a step of the journal stands."""

    PLANNED = "planned"
    DONE = "done"
    UNDONE = "undone"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class MoveStep:
    """One rename on the disk as the journal keeps it: `source` is where the thing is when its turn comes.

    Steps of one `item` that follow each other stand or fall together. `id` is the journal's number, 0 before it is
    written down.
    """

    item: ItemId
    source: str
    target: str
    id: int = 0
    batch: BatchId | None = None
    state: MoveState = MoveState.PLANNED

    @property
    def reversed(self) -> MoveStep:
        """The way back."""
        return replace(self, source=self.target, target=self.source)


def way_on(path: str, moves: Iterable[tuple[str, str]]) -> str:
    """Where a path is after each (source, target) was moved, one after another, with all that is in it."""
    for source, target in moves:
        if path == source or path.startswith(source + "/"):
            path = target + path[len(source) :]
    return path


def steps_of(plan: MovePlan, temporary_beside: Callable[[str], str]) -> list[MoveStep]:
    """The renames that carry out a plan, in an order in which each finds its place free.

    Title by title, folders before what is in them, so that a file's own rename begins where its folder has arrived.
    What waits for a place that another one leaves comes after it. Those that wait for each other in a ring, and names
    that differ in capitals only, go through a free name beside the target (`temporary_beside`).
    """
    return [step for moves in _together(plan.changes) for step in _steps(moves, temporary_beside)]


def used_twice(steps: Iterable[MoveStep]) -> frozenset[int]:
    """The numbers of those steps one of whose paths another step uses too.

    Which of them were done cannot be told from the disk afterwards, unless each was noted before the next began.
    """
    listed = list(steps)
    uses = Counter(compared(path) for step in listed for path in (step.source, step.target))
    return frozenset(step.id for step in listed if uses[compared(step.source)] > 1 or uses[compared(step.target)] > 1)


def relocated(path: str, moved: Mapping[str, str]) -> str:
    """Where a path is after folders above it were moved; the nearest one counts."""
    cut = path.rfind("/")
    while cut > 0:
        if path[:cut] in moved:
            return moved[path[:cut]] + path[cut:]
        cut = path.rfind("/", 0, cut)
    return path


def compared(path: str) -> str:
    """A path as a disk compares it that ignores capitals and the form of accents: what is safe on all of them."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def _together(moves: Sequence[Move]) -> Iterator[list[Move]]:
    """The moves by title; titles of which one waits for another's place in one list."""
    head = {move.family: move.family for move in moves}

    def found(family: ItemId) -> ItemId:
        while head[family] != family:
            head[family] = family = head[head[family]]
        return family

    leaving = {compared(move.source): move.family for move in moves}
    for move in moves:
        if (other := leaving.get(compared(move.target))) is not None:
            head[found(move.family)] = found(other)
    lists: dict[ItemId, list[Move]] = {}
    for move in moves:
        lists.setdefault(found(move.family), []).append(move)
    yield from lists.values()


def _steps(moves: Sequence[Move], temporary_beside: Callable[[str], str]) -> Iterator[MoveStep]:
    moved: dict[str, str] = {}
    for level in _by_depth(moves):
        steps = []
        for move in level:
            source = relocated(move.source, moved)
            if source != move.target:
                steps.append(MoveStep(move.item, source, move.target))
        moved.update((move.source, move.target) for move in level)
        yield from _in_free_order(steps, temporary_beside)


def _by_depth(moves: Sequence[Move]) -> Iterator[list[Move]]:
    """Folders level by level, then the files."""
    folders: dict[int, list[Move]] = {}
    for move in moves:
        if move.is_folder:
            folders.setdefault(move.source.count("/"), []).append(move)
    yield from (folders[depth] for depth in sorted(folders))
    yield [move for move in moves if not move.is_folder]


def _in_free_order(steps: Sequence[MoveStep], temporary_beside: Callable[[str], str]) -> Iterator[MoveStep]:
    leaving = {compared(step.source): step for step in steps}
    settled: set[str] = set()
    for first in steps:
        chain: list[MoveStep] = []
        step: MoveStep | None = first
        while step is not None and step.source not in settled:
            settled.add(step.source)
            chain.append(step)
            step = leaving.get(compared(step.target))
        if chain and step is chain[0]:  # the last one waits for the first, as that, in the end, for the last
            between = temporary_beside(chain[0].target)
            yield replace(chain[0], target=between)
            yield from reversed(chain[1:])
            yield replace(chain[0], source=between)
        else:
            yield from reversed(chain)
