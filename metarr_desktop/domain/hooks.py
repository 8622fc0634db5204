"""What download managers tell us: who may tell (sources), what they tell (events), and the rules of taking it.

An event is taken once. It asks for folders to be looked at, says what titles are, or announces what was taken away;
it never asks for everything: one that names no place and no title is kept and does nothing. RULES 3.13.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NewType

from metarr_desktop.domain.jobs import NewJob

if TYPE_CHECKING:
    from metarr_desktop.domain.ids import ExternalId
    from metarr_desktop.domain.kinds import Kind
    from metarr_desktop.domain.paths import PathMapping

HookSourceId = NewType("HookSourceId", int)
HookEventId = NewType("HookEventId", int)

#: The same event within this time is one.
SAME_WITHIN_S = 300
#: An import tells of each file, and once of all of them; a large one takes its time.
SAME_DOWNLOAD_WITHIN_S = 3600
KEEP_EVENTS_DAYS = 90
#: The largest body of a request, and the largest payload that is kept.
MOST_BYTES = 1_000_000
#: After what a person asked for, before what goes on by itself: a flood of events must not hold a click up.
HOOK_PRIORITY = 3


class HookType(StrEnum):
    """Who sends. `path` is anybody who has folders looked at: {"path": "/srv/films/Heat (1995)"}."""

    RADARR = "radarr"
    SONARR = "sonarr"
    LIDARR = "lidarr"
    OVERSEERR = "overseerr"  # and Jellyseerr, Seerr
    PATH = "path"

    @property
    def has_history(self) -> bool:
        """Whether the sender can be asked what it did."""
        return self in (HookType.RADARR, HookType.SONARR, HookType.LIDARR)


class Wish(StrEnum):
    """What an event asks for."""

    NOTHING = "nothing"
    LOOK = "look"  # at its folder and files, which are what it says they are
    RELINK = "relink"  # its files were renamed
    REMOVE = "remove"  # what it names was taken away on purpose
    HINT = "hint"  # titles with those ids changed somewhere: look at them if we have them


class HookState(StrEnum):
    RECEIVED = "received"  # waits for its turn, or for what it tells of to be seen
    DONE = "done"
    NOTHING_TO_DO = "nothing_to_do"
    FAILED = "failed"
    DUPLICATE = "duplicate"  # another one told it already


class HookNote(StrEnum):
    """Why an event came to its state."""

    NONE = ""
    UNKNOWN_TYPE = "unknown_type"  # no event of that name is known: kept, so that it can be replayed
    TELLS_NOTHING = "tells_nothing"  # a test, a grab, the sender's health
    NO_TARGET = "no_target"  # neither a path nor an id
    FILES_KEPT = "files_kept"  # the sender forgot a title, and left its files
    UPGRADE = "upgrade"  # a better file follows, so nothing is gone
    SAME_DOWNLOAD = "same_download"  # each of its files was told of before
    OUTSIDE = "outside"  # its paths lie in no library
    NOTHING_THERE = "nothing_there"  # what it tells of was not found where it says
    NOT_IN_LIBRARY = "not_in_library"  # no title has its ids
    PERSONS_WORD = "persons_word"  # its ids were not taken: a person decided what the title is


@dataclass(frozen=True, slots=True)
class HookSource:
    """Somebody who may tell. `mappings` translate its paths (`theirs`) to ours; none: both see the same.

    `address` is where the sender itself answers, "" where nobody said; up to `asked_at` (UTC text) its history is
    known. Its token and key are secrets, not here.
    """

    id: HookSourceId
    name: str
    type: HookType
    mappings: tuple[PathMapping, ...] = ()
    address: str = ""
    asked_at: str | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """What a sender says that something is: the title of that kind at `paths` (the sender's) has those ids."""

    kind: Kind
    ids: tuple[ExternalId, ...]
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HookEvent:
    """One event as its sender told it; all paths are the sender's.

    `name` is the event's true name, or as sent where it is none that is known; `title` what it is about, for people.
    `folder` is the title's own, `files` lie there now, `left` are where files lay before, `gone` what was taken away.
    """

    name: str
    wish: Wish = Wish.NOTHING
    note: HookNote = HookNote.TELLS_NOTHING
    title: str = ""
    folder: str = ""
    files: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    given: tuple[Given, ...] = ()
    download_id: str = ""
    is_upgrade: bool = False

    @property
    def paths(self) -> tuple[str, ...]:
        """Every path that it names, each once."""
        named = (self.folder, *self.files, *self.left, *self.gone)
        return tuple(dict.fromkeys(path for path in named if path))

    @property
    def ids(self) -> tuple[ExternalId, ...]:
        return tuple(dict.fromkeys(one for given in self.given for one in given.ids))

    def checked(self) -> HookEvent:
        """The event, asking for nothing where it names nothing: an empty target never means everything."""
        if self.wish is Wish.NOTHING:
            return self
        has_target = bool(self.ids) if self.wish is Wish.HINT else bool(self.paths)
        if not has_target:
            return HookEvent(self.name, note=HookNote.NO_TARGET, title=self.title, download_id=self.download_id)
        return self

    def key(self, source: HookSourceId, payload: bytes) -> str:
        """What two tellings of one event have in common."""
        told = [source, self.name, sorted(self.ids), sorted(self.paths), hashlib.sha256(payload).hexdigest()]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()

    def is_told_by(self, files: Collection[str]) -> bool:
        """Whether other events of the same download named each of its files already."""
        return self.wish is Wish.LOOK and bool(self.download_id and self.files) and set(self.files) <= set(files)


@dataclass(frozen=True, slots=True)
class Kept:
    """An event as it is kept. `repeats` is how often it was told again; `detail` a path or name for the note.

    Times are UTC text.
    """

    id: HookEventId
    source: HookSourceId
    source_name: str
    name: str
    title: str
    wish: Wish
    state: HookState
    note: HookNote
    detail: str
    received_at: str
    settled_at: str | None
    repeats: int = 0


@dataclass(frozen=True, slots=True)
class Taken:
    """The answer to who told an event: as which it is kept, and how it stands."""

    event: HookEventId
    state: HookState


@dataclass(frozen=True, slots=True)
class Listening:
    """How the server of the hooks stands: where it answers, or why not."""

    is_wanted: bool
    address: str = ""  # of this machine for itself: http://127.0.0.1:8790
    error: str = ""
    is_open: bool = False  # other machines are answered too

    @property
    def is_on(self) -> bool:
        return bool(self.address)


def hook_job(event: HookEventId) -> NewJob:
    """The work of one event."""
    return NewJob("hook", {"event": event}, HOOK_PRIORITY)


def true_name(word: str, names: Collection[str]) -> str:
    """The event's name as its sender's own code spells it, whatever the case; "" for one that is none of them."""
    return next((name for name in names if name.casefold() == word.casefold()), "")


def distinct(ids: Iterator[ExternalId]) -> tuple[ExternalId, ...]:
    """The ids that say something, each scheme once: 0 and "" stand for none."""
    found: dict[str, ExternalId] = {}
    for one in ids:
        if one.value not in ("", "0"):
            found.setdefault(one.scheme, one)
    return tuple(found.values())
