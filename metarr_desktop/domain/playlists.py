"""A view as a file that players open: a list of files, or rules by which Kodi finds titles in its own library."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


class Form(StrEnum):
    """A list of files in UTF-8, or Kodi's smart playlist."""

    M3U = "m3u"
    XSP = "xsp"

    @property
    def endings(self) -> tuple[str, ...]:
        """What the names of such files end in; the first is the better one."""
        return (".m3u8", ".m3u") if self is Form.M3U else (".xsp",)


def file_name(view: str, form: Form) -> str:
    """A name for the file, from the view's, that every disk takes."""
    return f"{' '.join(_NOT_IN_NAMES.sub(' ', view).split()) or 'view'}{form.endings[0]}"


@dataclass(frozen=True, slots=True)
class Track:
    """One file of a list, as the player names it; `seconds` None where nobody knows how long it plays."""

    path: str
    title: str
    seconds: int | None = None


class LeftOut(StrEnum):
    """Why a title of a view, or one of its files, is not in the list of files."""

    NOTHING_TO_PLAY = "nothing_to_play"  # a person, a title without a file
    GONE = "gone"  # its file is
    UNREACHED = "unreached"  # no path mapping of the group reaches it
    UNWRITABLE = "unwritable"  # its path is no UTF-8, or has a line break


class Why(StrEnum):
    """Why Kodi's rules do not say what a view says."""

    SEVERAL_KINDS = "several_kinds"  # a smart playlist holds one
    NO_SUCH_LIST = "no_such_list"  # Kodi has none of that kind
    WORDS = "words"  # in titles, people and files at once
    ONLY_HERE = "only_here"  # Kodi does not know it
    OTHERWISE = "otherwise"  # Kodi knows it, but counts or compares otherwise
    COMBINATION = "combination"  # rules have no brackets
    REVERSED = "reversed"  # a comparison turned round also finds what has no value
    WILDCARD = "wildcard"  # Kodi takes % and _ for any letters
    TOO_MANY = "too_many"  # names for one rule
    LIBRARY = "library"  # Kodi knows folders, and these are not reached, or not told from others
    PREMIERE = "premiere"  # Kodi takes the year from it, and some titles have another
    PLAYS = "plays"  # what says that a title was watched does not go with how often
    TAGS = "tags"  # Kodi reads songs from their tags, and some were changed here


@dataclass(frozen=True, slots=True)
class Refusal:
    """A part of a view that Kodi's rules do not say. `part` as it is typed, "" for the view as a whole.

    `count` is how many titles show that, where some do.
    """

    why: Why
    part: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class Playlist:
    """What an export would write. `text` is empty where there are `refusals`, which only rules know.

    `tracks` counts the files of a list, `left_out` what of the view is not in it.
    """

    form: Form
    text: str = ""
    tracks: int = 0
    left_out: Mapping[LeftOut, int] = field(default_factory=dict)
    refusals: tuple[Refusal, ...] = ()
