"""Verify: what stands on the disk beside what we put there, and what may be done about a difference.

Pure rules. Bases are absolute paths of videos without their endings: what the files beside a video are named after.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from metarr_desktop.domain.plan import ContentKind

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import ItemId


class State(StrEnum):
    """How a file differs from what we published, or from what the cache should hold. In step there is no finding."""

    MISSING = "missing"  # we put it there, and it is gone
    REPLACED = "replaced"  # another program, or the person, put something else there
    DAMAGED = "damaged"  # what stands there cannot be read as what it is, or changed without a trace
    FOREIGN = "foreign"  # a picture of somebody else that a player may show instead of ours
    MISNAMED = "misnamed"  # ours, under the name of a video that is not there any more
    UNCACHED = "uncached"  # our own copy in the cache is gone or damaged

    @property
    def is_automatic(self) -> bool:
        """Whether it is repaired without asking: nothing that somebody else wrote is touched by that."""
        return self in (State.MISSING, State.MISNAMED, State.UNCACHED)


class Choice(StrEnum):
    """What a person may do about a finding."""

    OURS = "ours"  # make the disk show ours again; theirs is kept aside, for ever
    THEIRS = "theirs"  # take what stands there into the library
    LEAVE = "leave"  # it is right as it is, until it changes again


CHOICES: Mapping[State, tuple[Choice, ...]] = {
    State.MISSING: (Choice.OURS, Choice.LEAVE),
    State.REPLACED: (Choice.OURS, Choice.THEIRS, Choice.LEAVE),
    State.DAMAGED: (Choice.OURS, Choice.LEAVE),
    State.FOREIGN: (Choice.OURS, Choice.THEIRS, Choice.LEAVE),
    State.MISNAMED: (Choice.OURS, Choice.LEAVE),
    State.UNCACHED: (Choice.OURS, Choice.LEAVE),
}

_FEW_MISSING, _MOST_MISSING, _SHARE_MISSING = 10, 50, 0.2
_FIXED_NFO = frozenset({"movie", "tvshow", "index", "video_ts", "album", "artist", "set", "season"})


@dataclass(frozen=True, slots=True)
class Finding:
    """One file that is not as it should be. `id` is 0 until it is stored.

    `path` is absolute, in the library or in the cache; `target` where the file belongs now, where that is elsewhere.
    `sha256` is of what stands there, "" for nothing. `can_repair`: we still have the bytes. Times are UTC text;
    `accepted_at` is set where the person said that it is right as it is.
    """

    item: ItemId
    path: str
    state: State
    content: ContentKind
    art: str = ""
    position: int = 0
    target: str = ""
    sha256: str = ""
    can_repair: bool = True
    id: int = 0
    found_at: str = ""
    accepted_at: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether it waits for a person or the next repair."""
        return self.accepted_at is None

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What a person may do about it."""
        return tuple(one for one in CHOICES[self.state] if one is not Choice.OURS or self.can_repair)


@dataclass(frozen=True, slots=True)
class Seen:
    """What stands at a path. `is_whole`: it can be read as what it should be - a picture, an NFO with something in."""

    size: int
    mtime_ns: int
    sha256: str
    is_whole: bool = True


def judged(sha256: str, size: int, mtime_ns: int, seen: Seen | None) -> State | None:
    """The state of a file that we wrote with that hash, size and time; None when it is in step."""
    if seen is None:
        return State.MISSING
    if seen.sha256 == sha256:
        return None
    if not seen.is_whole or (seen.size, seen.mtime_ns) == (size, mtime_ns):
        return State.DAMAGED
    return State.REPLACED


def is_too_many(missing: int, known: int) -> bool:
    """Whether so many of a root's published files are gone that it smells of an accident: a person has to say so.

    As for titles (RELIABILITY 4.4): more than 50, or more than a fifth; a few always are.
    """
    return missing > _MOST_MISSING or (missing > _FEW_MISSING and missing > known * _SHARE_MISSING)


# --- names --------------------------------------------------------------------------------------------------------


def base_in(path: str, content: ContentKind, art: str, position: int) -> str:
    """The base that a file of ours carries in its own name; "" where it is not named after a video."""
    stem = os.path.splitext(path)[0]
    if content is ContentKind.NFO:
        return "" if os.path.basename(stem).casefold() in _FIXED_NFO else stem
    return stem[: -len(suffix)] if stem.endswith(suffix := f"-{art}{position or ''}") else ""


def successors(before: Collection[str], now: Sequence[str], taken: Collection[str]) -> dict[str, str]:
    """Old base -> the base that takes its place: of videos now there, one that has nothing of ours yet.

    Pictures are the same beside every version of a film, so any will do; one in the same folder comes first.
    """
    gone = [base for base in before if base not in now]
    found: dict[str, str] = {}
    for old in gone:
        free = [base for base in now if base not in taken]
        beside = [base for base in free if os.path.dirname(base) == os.path.dirname(old)]
        unused = [base for base in beside or free if base not in found.values()]
        if choice := unused or beside or free:
            found[old] = choice[0]
    return found


def moved_name(path: str, following: Mapping[str, str], now: Collection[str]) -> str:
    """Where a file belongs now that videos have other bases; its own path where nothing changed for it.

    `following` is what `successors` says. A name may begin with several bases ("Alien" and "Alien-Extended"): the
    longest counts. What is not named after a video (`poster.jpg`) goes along to another folder.
    """
    bases = [base for base in (*following, *now) if path.startswith(base) and path[len(base) :][:1] in ("-", ".")]
    if bases:
        base = max(bases, key=len)
        return path if base in now else following[base] + path[len(base) :]
    folder, name = os.path.split(path)
    if folder in {os.path.dirname(base) for base in now}:
        return path
    folders = {os.path.dirname(old): os.path.dirname(new) for old, new in following.items()}
    return os.path.join(folders[folder], name) if folder in folders else path
