"""What a folder tree becomes: items with their files, as the folders show them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from metarr_desktop.domain.guess import Guess
    from metarr_desktop.domain.kinds import Kind


class FileRole(StrEnum):
    """What a file is to its item."""

    VIDEO = "video"
    AUDIO = "audio"
    DISC = "disc"  # one of the files of a BDMV or VIDEO_TS folder
    NFO = "nfo"
    PICTURE = "picture"
    SUBTITLE = "subtitle"
    TRAILER = "trailer"
    EXTRA = "extra"
    THEME = "theme"
    UNKNOWN = "unknown"

    @property
    def is_main(self) -> bool:
        """Whether the file is what a person watches or hears."""
        return self in MAIN


#: The roles of what a person watches or hears.
MAIN = frozenset({FileRole.VIDEO, FileRole.AUDIO, FileRole.DISC})


class FoundFile(NamedTuple):
    """A file and what it is to the item that it was found for.

    `path` is relative to the root, parts joined by "/". `version` is the label of one version of the film
    ("2160p", "Director's Cut", "" for the only one), `part` its number within the version; both also bind a subtitle
    to its video.
    `art` is an asset name with `position` 0 for the first picture; `extra_type` as in RULES 3.5.
    """

    path: str
    role: FileRole
    version: str = ""
    part: int | None = None
    language: str = ""
    is_forced: bool = False
    is_hearing_impaired: bool = False
    is_default: bool = False
    art: str = ""
    position: int = 0
    extra_type: str = ""


class Found(NamedTuple):
    """An item as the folders show it, with its files and children.

    `folder` is the folder that is this item's own ("" = none, as for a film among others in one folder); a disc's
    folder is the one that holds BDMV or VIDEO_TS. For an episode `season` and one number of `episodes`, or `absolute`,
    or `air_date` in `guess` say which; a file that holds two episodes is listed under both.
    """

    kind: Kind
    guess: Guess
    folder: str = ""
    files: tuple[FoundFile, ...] = ()
    children: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a folder tree becomes. Every path given is in exactly one place, but for files of several episodes."""

    items: tuple[Found, ...] = ()
    unknown: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
