"""What the library remembers of the disk, so that a scan can tell what is new, changed, moved or gone.

Named tuples where a hundred thousand are made in a row.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from metarr_desktop.domain.found import FileRole
    from metarr_desktop.domain.kinds import FileId, ItemId, Kind, RootId
    from metarr_desktop.domain.provider import PictureOffer


class KnownFile(NamedTuple):
    """A file as the last scan left it; `path` is relative to the root."""

    id: FileId
    root: RootId
    path: str
    role: FileRole
    size: int
    mtime_ns: int
    quick_hash: str | None = None
    is_missing: bool = False
    is_ignored: bool = False


class KnownFolder(NamedTuple):
    """A folder as the last scan left it.

    `mtime_ns` is its time then; None where that says nothing, because it was so young that a change just afterwards
    may not show in it.
    """

    signature: str
    mtime_ns: int | None = None


class NewFile(NamedTuple):
    """A file that a scan saw for the first time."""

    root: RootId
    path: str
    role: FileRole
    size: int
    mtime_ns: int


class Link(NamedTuple):
    """What a file is to an item (see `domain.found.FoundFile` for the words)."""

    item: ItemId
    file: FileId
    version: str = ""
    part: int | None = None
    language: str = ""
    is_forced: bool = False
    is_hearing_impaired: bool = False
    is_default: bool = False
    art: str = ""
    position: int = 0
    extra_type: str = ""


class Node(NamedTuple):
    """An item's place in its library: what a scan finds it again by."""

    id: ItemId
    kind: Kind
    parent: ItemId | None
    season: int | None
    episode: int | None
    absolute: int | None
    air_date: str
    disc: int | None
    track: int | None
    folder_key: str
    is_missing: bool


class ToRead(NamedTuple):
    """A file whose content is still to be taken in, and for which item: one entry an item it is linked to."""

    file: FileId
    root: RootId
    path: str  # absolute
    role: FileRole
    size: int
    mtime_ns: int
    item: ItemId
    kind: Kind
    art: str = ""
    position: int = 0
    season: int | None = None
    episode: int | None = None


@dataclass(frozen=True, slots=True)
class CachedPicture:
    """A picture that was put into the cache; `path` is within the cache, `phash` 16 hex digits.

    `url` is where it can be fetched again, "" where it is nowhere else.
    """

    uuid: str
    item: ItemId
    art: str
    path: str
    sha256: str
    phash: str
    width: int
    height: int
    size: int
    source: str
    url: str = ""


class OfferState(StrEnum):
    """What became of a picture that a provider offers."""

    OFFERED = "offered"
    REJECTED = "rejected"  # by the person: never chosen automatically again
    DEAD = "dead"  # it is not there any more, or is no usable picture


@dataclass(frozen=True, slots=True)
class PictureCandidate:
    """A picture on offer for an item. `phash` (16 hex digits) is known once its bytes, or its preview's, were seen."""

    id: int
    item: ItemId
    provider: str
    offer: PictureOffer
    state: OfferState = OfferState.OFFERED
    phash: str | None = None


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file that we published: what stands there, as we wrote it. `path` is absolute.

    `contested` counts how often another program changed it and we wrote over that, `contested_at` (UTC) when last.
    """

    item: ItemId
    path: str
    content: str
    sha256: str
    size: int
    mtime_ns: int
    art: str = ""
    position: int = 0
    text: str | None = None
    contested: int = 0
    contested_at: str = ""

    @property
    def is_announced(self) -> bool:
        """Whether writing it was begun and never noted as done."""
        return not self.mtime_ns

    @property
    def was_cut_off(self) -> bool:
        """Whether writing it over an earlier NFO of ours was begun and never noted as done: that may stand there."""
        return self.is_announced and self.text is not None


class Before(StrEnum):
    """What stood at a path before it was published to."""

    NOTHING = "nothing"
    ASIDE = "aside"  # a file of somebody else, of which a copy is kept
    OURS = "ours"  # an earlier file of ours, of which none is kept: the library can make it again


@dataclass(frozen=True, slots=True)
class Published:
    """What a publish did at a path. `backup` is the name of the copy of what stood there, "" where there is none."""

    item: ItemId
    path: str
    before: Before
    backup: str = ""
