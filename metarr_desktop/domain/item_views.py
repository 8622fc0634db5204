"""What is shown of one item in full, of the people in it, and of what many items have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from metarr_desktop.domain.edits import Origin, Suggestion
    from metarr_desktop.domain.found import FileRole
    from metarr_desktop.domain.kinds import FileId, ItemId, RootId
    from metarr_desktop.domain.streams import MediaFacts
    from metarr_desktop.domain.values import Value
    from metarr_desktop.domain.views import ItemRow
    from metarr_desktop.domain.works import Work


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a vocabulary, how many items (none in the trash) have it, and what else means it."""

    name: str
    items: int
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shared:
    """What many items have in one field: how many have it, and how many values there are; `common` where it is one.

    To have none is no value: it is not among `distinct`.
    """

    has: int
    distinct: int
    common: Value


@dataclass(frozen=True, slots=True)
class Spread:
    """One value among many items: how many have it, and how many of those have it locked."""

    value: Value
    items: int
    locked: int


@dataclass(frozen=True, slots=True)
class Held:
    """What one item has in one field, and whether it is locked there."""

    item: ItemId
    title: str
    value: Value
    is_locked: bool


@dataclass(frozen=True, slots=True)
class CreditView:
    """One part of a person in an item: the field that says so (cast, directors …), and the role there."""

    item: ItemId
    field: str
    role: str


@dataclass(frozen=True, slots=True)
class Appearance:
    """A film, show or album that a person had a part in, with all their parts in it and in what is below it."""

    row: ItemRow
    parts: tuple[CreditView, ...]


@dataclass(frozen=True, slots=True)
class Filmography:
    """What somebody is in, the newest first: what is here, and what else was told of.

    `provider` is who told, `told_at` when; "" where nobody did.
    """

    here: tuple[Appearance, ...]
    elsewhere: tuple[Work, ...] = ()
    provider: str = ""
    told_at: str = ""


@dataclass(frozen=True, slots=True)
class Face:
    """A name that a credit gives: the person behind it (None: only a name) and their picture, a path within the cache.

    `ids` are what a credit says of the person, `(scheme, value)` pairs; none where nobody knows who it is.
    """

    name: str
    person: ItemId | None = None
    picture: str = ""
    ids: tuple[tuple[str, str], ...] = ()
    role: str = ""


@dataclass(frozen=True, slots=True)
class FileView:
    """A file of an item; `path` is absolute, `media` what its probe found (None = not probed yet).

    `is_pinned`: a person said what it is. Of what is played, the version that a person chose has a `position` below 0.
    """

    id: FileId
    root: RootId
    path: str
    role: FileRole
    size: int
    version: str = ""
    part: int | None = None
    language: str = ""
    is_forced: bool = False
    is_hearing_impaired: bool = False
    art: str = ""
    position: int = 0
    extra_type: str = ""
    is_missing: bool = False
    is_ignored: bool = False
    problem: str = ""
    is_pinned: bool = False
    media: MediaFacts | None = None

    @property
    def is_chosen(self) -> bool:
        """Whether a person chose it, of several versions, to be the one that plays."""
        return self.role.is_main and self.position < 0


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture in the cache; `path` is within the cache, `position` its rank where it is chosen, else None."""

    uuid: str
    art: str
    path: str
    width: int
    height: int
    size: int
    source: str
    sha256: str
    position: int | None = None


@dataclass(frozen=True, slots=True)
class ItemDetail:
    """Everything a detail pane shows of one item. Fields without a value are absent from `values`.

    `files` are what is played, also what is missing, and what lies beside it now.
    """

    row: ItemRow
    values: Mapping[str, Value]
    origins: Mapping[str, Origin]
    folders: tuple[str, ...]
    files: tuple[FileView, ...]
    pictures: tuple[PictureView, ...]
    suggestions: tuple[Suggestion, ...]
    parents: tuple[ItemRow, ...] = ()
