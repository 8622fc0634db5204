"""Which file holds which episodes, where a person says so: how that is written, what is so, and what would be.

A plan is computed first and shown; carrying it out does exactly it, as one batch.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.found import FileRole

if TYPE_CHECKING:
    from metarr_desktop.domain.ids import ExternalId
    from metarr_desktop.domain.kinds import FileId, ItemId
    from metarr_desktop.domain.versions import FileTurn

#: Written instead of episodes for a file that is an extra of the show.
EXTRA = "extra"
_MOST_AT_ONCE = 100  # so many episodes are in no file: the end of such a range is a slip
_MARK = re.compile(r"(?:s(?P<s>\d{1,4})\s*)?e(?P<e>\d{1,4})|(?P<x>\d{1,4})x(?P<n>\d{1,4})", re.IGNORECASE)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_END = re.compile(r"\s*-\s*(?:(?:s\d{1,4})?e|\d{1,4}x)?(\d{1,4})", re.IGNORECASE)


class Order(StrEnum):
    """How numbers that a person writes are meant: what is not as aired is looked up in the episodes' fields."""

    AIRED = "aired"
    DVD = "dvd"
    ABSOLUTE = "absolute"


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """A place in a show: season and number; season 0 holds the specials, None counts through all seasons."""

    season: int | None
    number: int

    def __str__(self) -> str:
        return f"{self.number}" if self.season is None else f"S{self.season:02}E{self.number:02}"


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of an episode beside the one as aired; None where nobody gave it any.

    On a DVD an episode may be part of another: 9.2 is the second part of the ninth.
    """

    absolute: int | None = None
    dvd_season: int | None = None
    dvd_episode: float | None = None

    @property
    def dvd(self) -> tuple[int, float] | None:
        """Season and number on the DVD."""
        if self.dvd_season is None or self.dvd_episode is None:
            return None
        return self.dvd_season, self.dvd_episode


@dataclass(frozen=True, slots=True)
class ToldEpisode:
    """An episode that a provider told of, at its place in the order of the show.

    `own_id` is the provider's own, "" without one; `air_date` is `YYYY-MM-DD` or "".
    """

    season: int
    episode: int
    own_id: str = ""
    title: str = ""
    air_date: str = ""
    numbers: Numbers = Numbers()


@dataclass(frozen=True, slots=True)
class ToldShow:
    """The episodes that a provider told of a show. `scheme` is that of its own ids, `ids` are all ids of that show."""

    provider: str
    scheme: str
    ids: tuple[ExternalId, ...]
    episodes: tuple[ToldEpisode, ...]


@dataclass(frozen=True, slots=True)
class AbsentEpisode:
    """An episode that is not in the library. `air_date` is `YYYY-MM-DD` or ""; `is_coming`: it was not shown yet."""

    season: int
    episode: int
    title: str
    air_date: str
    is_coming: bool
    numbers: Numbers = Numbers()


@dataclass(frozen=True, slots=True)
class EpisodePlace:
    """An episode of a show; `item` is None for one that is made with the batch, `slot` for one known by its date."""

    item: ItemId | None
    slot: Slot | None
    title: str = ""
    air_date: str = ""

    @property
    def label(self) -> str:
        """How it is written."""
        return str(self.slot) if self.slot is not None else self.air_date or self.title


@dataclass(frozen=True, slots=True)
class EpisodeFile:
    """A video in a show's folders, and the episodes that it holds; none where it is of no episode.

    `path` is absolute; `is_pinned`: a person said so.
    """

    file: FileId
    path: str
    role: FileRole
    places: tuple[EpisodePlace, ...] = ()
    is_pinned: bool = False

    @property
    def text(self) -> str:
        """What a person would write for it as it is."""
        if self.role in (FileRole.EXTRA, FileRole.TRAILER):
            return EXTRA
        return written(self.places)


@dataclass(frozen=True, slots=True)
class EpisodeTurn:
    """What a file becomes: the episodes that it held and those that it will hold, or an extra of the show."""

    file: FileId
    path: str
    before: tuple[EpisodePlace, ...]
    after: tuple[EpisodePlace, ...]
    role: FileRole


@dataclass(frozen=True, slots=True)
class MappingPlan:
    """What mapping files to episodes would do.

    `emptied` are episodes without any file then: they stay, with all that is known of them, as missing; `shared` are
    those that come to be in several. `left` are NFO and pictures that speak of an episode which their file leaves: they
    belong to none then. `along` are subtitles.
    """

    series: ItemId
    turns: tuple[EpisodeTurn, ...]
    emptied: tuple[EpisodePlace, ...] = ()
    shared: tuple[EpisodePlace, ...] = ()
    along: tuple[FileTurn, ...] = ()
    left: tuple[FileTurn, ...] = ()

    @property
    def made(self) -> tuple[Slot, ...]:
        """The episodes that the library does not have yet, in order."""
        slots = {one.slot for turn in self.turns for one in turn.after if one.item is None and one.slot is not None}
        return tuple(sorted(slots, key=lambda slot: (slot.season or 0, slot.number)))


def orders_known(own: str, numbers: Collection[Numbers]) -> tuple[Order, ...]:
    """Its own order, here always `AIRED`, and those others in which an episode has a number.

    `own` is the order by which the files are numbered, "" for that of airing.
    """
    known = [Order.AIRED]
    if own != Order.DVD and any(one.dvd is not None for one in numbers):
        known.append(Order.DVD)
    if own != Order.ABSOLUTE and any(one.absolute is not None for one in numbers):
        known.append(Order.ABSOLUTE)
    return tuple(known)


def written(places: Sequence[EpisodePlace]) -> str:
    """Episodes as a person writes them: "S01E01-E02" where they follow one another, else one by one."""
    slots = [one.slot for one in places]
    first = slots[0] if slots else None
    if first is not None and len(slots) > 1 and first.season is not None:
        run = [Slot(first.season, first.number + step) for step in range(len(slots))]
        if slots == run:
            return f"{first}-E{run[-1].number:02}"
    return ", ".join(one.label for one in places)


def read_slots(text: str, order: Order = Order.AIRED) -> tuple[Slot, ...]:
    """The episodes that a person wrote, each once, in their order: "S01E01-E02", "1x04", "S00E03", "S01E01 E04".

    By the absolute order they are bare numbers: "12-13". Raises BadInput.
    """
    found = _read_absolute(text) if order is Order.ABSOLUTE else _read_marks(text)
    if not found:
        example = "12 or 12-13" if order is Order.ABSOLUTE else "S01E02 or S01E01-E02"
        raise BadInput(f"“{text.strip()}” names no episode; write {example}.")
    return tuple(dict.fromkeys(found))


def shifted(text: str, by: int) -> str:
    """What a person wrote, with every number so many further. Raises BadInput where that is no episode."""
    slots = [Slot(slot.season, slot.number + by) for slot in read_slots(text)]
    if any(slot.number < 1 for slot in slots):
        raise BadInput("Episodes are counted from 1.")
    return written([EpisodePlace(None, slot) for slot in slots])


def read_date(text: str) -> str:
    """The date by which a person wrote an episode, `YYYY-MM-DD`; "" where it is none."""
    return text.strip() if _DATE.fullmatch(text.strip()) else ""


def _read_marks(text: str) -> list[Slot]:
    found: list[Slot] = []
    season: int | None = None
    rest = text
    while rest := rest.strip(" ,;+&-"):
        mark = _MARK.match(rest)
        if mark is None:
            return []
        said = mark["s"] or mark["x"]
        season = int(said) if said else season
        if season is None:
            return []
        first = int(mark["e"] or mark["n"])
        rest = rest[mark.end() :]
        end = _END.match(rest)
        found += [Slot(season, number) for number in _run(first, int(end[1]) if end else first)]
        rest = rest[end.end() :] if end else rest
    return found


def _read_absolute(text: str) -> list[Slot]:
    found: list[Slot] = []
    for part in re.split(r"[,;\s]+", re.sub(r"\s*-\s*", "-", text.strip())):
        first, _, last = part.lstrip("#").partition("-")
        if not first.isdecimal() or (last and not last.isdecimal()):
            return []
        found += [Slot(None, number) for number in _run(int(first), int(last or first))]
    return found


def _run(first: int, last: int) -> range:
    if not first <= last < first + _MOST_AT_ONCE:
        raise BadInput(f"From {first} to {last} is no run of episodes.")
    return range(first, last + 1)
