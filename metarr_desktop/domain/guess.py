"""What names and folders say: guesses from one path, and what a folder tree becomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.values import ExternalId


class Guess(NamedTuple):
    """What a file's or folder's name suggests; everything may be unknown.

    Languages are ISO 639-1 codes; `confidence` is 0 to 1; vocabularies as in `../shared/corpora/README.md`.
    """

    title: str = ""
    alternative_title: str = ""
    year: int | None = None
    season: int | None = None
    seasons: tuple[int, ...] = ()
    season_part: int | None = None
    episodes: tuple[int, ...] = ()
    absolute: tuple[int, ...] = ()
    air_date: str = ""
    episode_title: str = ""
    part: int | None = None
    disc: int | None = None
    edition: tuple[str, ...] = ()
    resolution: str = ""
    source: str = ""
    video_codec: str = ""
    audio_codecs: tuple[str, ...] = ()
    hdr: tuple[str, ...] = ()
    bit_depth: int | None = None
    bitrate: int | None = None
    format_3d: str = ""
    languages: tuple[str, ...] = ()
    subtitle_languages: tuple[str, ...] = ()
    release_group: str = ""
    is_proper: bool = False
    is_remux: bool = False
    is_3d: bool = False
    is_special: bool = False
    is_leading: bool = False  # the number stood in front of the name
    version: int | None = None
    streaming_service: str = ""
    country: str = ""
    website: str = ""
    checksum: str = ""
    is_forced: bool = False
    is_default: bool = False
    is_hearing_impaired: bool = False
    container: str = ""
    ids: tuple[ExternalId, ...] = ()
    extra_type: str = ""
    artist: str = ""
    album: str = ""
    track: int | None = None
    confidence: float = 1.0

    @classmethod
    def of(cls, known: Mapping[str, Any]) -> Guess:
        """A guess with these fields, the others at their defaults."""
        return _NOTHING._replace(**known)

    def but(self, **changes: Any) -> Guess:
        """The same guess with other values for some fields."""
        return self._replace(**changes)


_NOTHING = Guess()


class NameStep(NamedTuple):
    """One step of reading a name: which of its words a rule took, and for what.

    `property` is a field of `Guess`, or what a word that fills none speaks of ("channels", "noise"); "" for words that
    nothing could be made of. `rule` says in words why; "folder" for what the folders before the name added.
    """

    text: str
    property: str
    value: str
    rule: str


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
        return self in (FileRole.VIDEO, FileRole.AUDIO, FileRole.DISC)


@dataclass(frozen=True, slots=True)
class FoundFile:
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


@dataclass(frozen=True, slots=True)
class Found:
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
