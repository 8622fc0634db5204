"""What people did with titles - plays, when, where they stopped, what they thought of it - told in several places.

Each player tells how often something was played, when last, where it was left and how it is rated; the library has a
word of its own, a person's edit. What happened last counts. A player is compared with what it said before, so that
only what is new there counts as an event; where it never was asked before, nothing that it lacks is one.

A count only grows by watching: of several that grew, the highest counts. It falls where somebody marks a title as not
watched, and only if that is the newest word on it. A rating that is taken away is none, and takes away none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.player import Watched

if TYPE_CHECKING:
    from metarr_desktop.domain.values import Value

#: The fields that hold it. A person's edit does not lock them: it is a word among others, of which the newest counts.
MARK_FIELDS = ("watched", "play_count", "last_played", "resume_position", "user_rating")
#: Kinds of which a player can say more than a rating.
PLAYED = frozenset({Kind.MOVIE, Kind.EPISODE})
#: Kinds whose marks go from player to player. Seasons, albums and artists have none of their own in every player.
MARKED = (Kind.MOVIE, Kind.SERIES, Kind.EPISODE, Kind.TRACK)
#: Two positions that are no further apart are one: players round, each in its way.
_SAME_S = 2.0
#: Two people who stopped no further apart did not contradict each other.
_APART_S = 60.0


class Mark(StrEnum):
    """What is merged by itself."""

    PLAYS = "plays"
    RESUME = "resume"
    RATING = "rating"


class Direction(StrEnum):
    """Which way a group's players share what was done."""

    OFF = "off"
    FROM = "from"  # what is done there is taken in
    TO = "to"  # they are told what is done elsewhere
    BOTH = "both"

    @property
    def hears(self) -> bool:
        """Whether what is done there counts."""
        return self in (Direction.FROM, Direction.BOTH)

    @property
    def tells(self) -> bool:
        """Whether those players are told."""
        return self in (Direction.TO, Direction.BOTH)


@dataclass(frozen=True, slots=True)
class Standing:
    """What counts of a title. `at`: when what stands there came about (UTC), as far as it is known."""

    watched: Watched
    at: Mapping[Mark, str]


@dataclass(frozen=True, slots=True)
class Heard:
    """What a player says of a title now, and what it said `before`; None: it was never asked.

    `asked_at` (UTC) dates what a player does not date itself. Not `keeps_dates`: it dates anew what it is told.
    """

    who: str
    now: Watched
    before: Watched | None
    asked_at: str
    keeps_dates: bool = True

    @property
    def is_lost(self) -> bool:
        """Whether it has the title anew and does not know any more what was done: nobody did that."""
        return bool(self.before and self.before.own_id and self.now.own_id not in ("", self.before.own_id))


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two words on one mark, none of which knew of the other; `by` "" is the library's own. A position is in seconds.

    Plays of which one says none are a conflict; how many is none.
    """

    mark: Mark
    kept: float
    kept_by: str
    lost: float
    lost_by: str


@dataclass(frozen=True, slots=True)
class Merged:
    """What counts from now on; `by` says whose word is new in it, `last_by` who played it last."""

    standing: Standing
    by: Mapping[Mark, str]
    conflicts: tuple[Conflict, ...] = ()
    last_by: str = ""


@dataclass(frozen=True, slots=True)
class _Word:
    """One word on one mark: somebody's since it was last asked, or what stood (`who` "").

    `falls`: plays were taken away. `knew`: it was said after the one who said it had heard what stood.
    """

    value: float
    at: str
    who: str = ""
    falls: bool = False
    knew: bool = False


def merge(standing: Standing, heard: Sequence[Heard], kind: Kind = Kind.MOVIE) -> Merged:
    """What counts after what was heard, whatever its order. Of a show, and of music, only ratings are merged."""
    was, merged = standing.watched, tuple(Mark) if kind in PLAYED else (Mark.RATING,)
    own = {Mark.PLAYS: float(was.plays), Mark.RESUME: was.resume_s, Mark.RATING: float(was.rating)}
    words: dict[Mark, list[_Word]] = {mark: [] for mark in Mark}
    for one in heard:
        for mark, word in _events(one, own):
            words[mark].append(word)
    stood = {mark: _Word(value, standing.at.get(mark, "")) for mark, value in own.items()}
    stood[Mark.PLAYS] = replace(stood[Mark.PLAYS], falls=not was.plays and bool(stood[Mark.PLAYS].at))
    won = stood | {mark: _CHOOSE[mark](stood[mark], words[mark]) for mark in merged}
    last_played, last_by = max([(was.last_played, ""), *((_newly_played(one), one.who) for one in heard)])
    if last_played == was.last_played or kind not in PLAYED:
        last_played, last_by = was.last_played, ""
    now = Watched(
        plays=int(won[Mark.PLAYS].value),
        last_played=last_played,
        resume_s=won[Mark.RESUME].value,
        total_s=max([was.total_s, *(one.now.total_s for one in heard)]),
        rating=int(won[Mark.RATING].value),
    )
    conflicts = [
        conflict
        for mark in merged
        for conflict in _conflicts(mark, won[mark], stood[mark], sorted(words[mark], key=_order))
    ]
    return Merged(
        Standing(now, {mark: word.at for mark, word in won.items() if word.at}),
        {mark: word.who for mark, word in won.items() if word.who},
        tuple(conflicts),
        last_by,
    )


def target(standing: Standing, heard: Heard, kind: Kind) -> Watched:
    """What a player is to say of a title: what counts, and its own where that is more or newer."""
    counts = merge(standing, [heard], kind).standing.watched
    now = heard.now
    rating = counts.rating or now.rating
    if kind not in PLAYED:
        return replace(now, rating=rating)
    return replace(counts, rating=rating, total_s=now.total_s or counts.total_s, own_id=now.own_id)


def is_same(one: Watched, other: Watched, *, keeps_dates: bool = True) -> bool:
    """Whether two say the same, as far as players can say it."""
    dates = not keeps_dates or one.last_played == other.last_played
    close = abs(one.resume_s - other.resume_s) <= _SAME_S
    return dates and close and (one.plays, one.rating) == (other.plays, other.rating)


def of_values(values: Mapping[str, Value]) -> Watched:
    """What the library's own fields say."""
    plays = int(_number(values.get("play_count")))
    if values.get("watched") is not None:
        plays = max(1, plays) if values["watched"] else 0
    return Watched(
        plays=plays,
        last_played=str(values.get("last_played") or ""),
        resume_s=_number(values.get("resume_position")),
        total_s=_number(values.get("runtime")) * 60,
        rating=int(_number(values.get("user_rating"))),
    )


def as_values(watched: Watched, kind: Kind) -> dict[str, Value]:
    """The same as values of the library's fields."""
    rating: dict[str, Value] = {"user_rating": watched.rating} if watched.rating else {}
    if kind not in PLAYED:
        return rating
    played: dict[str, Value] = {"last_played": watched.last_played} if watched.last_played else {}
    return (
        rating
        | played
        | {
            "watched": watched.plays > 0,
            "play_count": watched.plays,
            "resume_position": watched.resume_s,
        }
    )


def completed(values: Mapping[str, Value], plays: int) -> Mapping[str, Value]:
    """A person's edit of the flag or of the count alone, with the other: they say one thing. `plays` is what stood."""
    if "watched" in values and "play_count" not in values:
        if values["watched"] is False:
            return {**values, "play_count": 0, "resume_position": 0.0}
        return {**values, "play_count": max(1, plays)} if values["watched"] else values
    if "play_count" in values and "watched" not in values and values["play_count"] is not None:
        return {**values, "watched": _number(values["play_count"]) > 0}
    return values


def mark_of(field: str) -> Mark | None:
    """The mark that a field belongs to; None for a field that is none, and for the date, which is of plays."""
    return _OF_FIELD.get(field)


_OF_FIELD = {
    "watched": Mark.PLAYS,
    "play_count": Mark.PLAYS,
    "resume_position": Mark.RESUME,
    "user_rating": Mark.RATING,
}


# --- what is new ----------------------------------------------------------------------------------------------------


def _events(heard: Heard, own: Mapping[Mark, float]) -> Iterator[tuple[Mark, _Word]]:
    """What a player says that it did not say before.

    Where it has a title anew, what it lacks is no event, and what it repeats is none either: only what goes beyond.
    """
    is_first, now, before = heard.before is None, heard.now, heard.before or Watched()
    # A player whose clock is ahead must not win over all that happens later.
    played_at = min(now.last_played, heard.asked_at) if now.last_played > before.last_played else ""
    asked_at = "" if is_first else heard.asked_at
    grew, has_moved = now.plays > before.plays, abs(now.resume_s - before.resume_s) > _SAME_S
    if heard.is_lost:
        has_moved = has_moved and bool(now.resume_s) and bool(played_at)

    def word(mark: Mark, value: float, said: float, at: str, *, falls: bool = False) -> tuple[Mark, _Word]:
        knew = not is_first and not heard.is_lost and _is_equal(mark, said, own[mark])
        return mark, _Word(value, at, heard.who, falls, knew)

    if grew or (now.plays < before.plays and not heard.is_lost):
        yield word(Mark.PLAYS, now.plays, before.plays, (grew and played_at) or asked_at, falls=not grew)
    if grew or has_moved:
        yield word(Mark.RESUME, now.resume_s, before.resume_s, played_at or asked_at)
    if now.rating and now.rating != before.rating:
        yield word(Mark.RATING, now.rating, before.rating, asked_at)


def _newly_played(heard: Heard) -> str:
    """When it was played since it was last asked; "" for not, and where it just dates anew what it was told."""
    now, before = heard.now, heard.before or Watched()
    is_told = not heard.keeps_dates and (before.plays, before.resume_s) == (now.plays, now.resume_s)
    return now.last_played if now.last_played > before.last_played and not is_told else ""


def _is_equal(mark: Mark, one: float, other: float) -> bool:
    return abs(one - other) <= (_SAME_S if mark is Mark.RESUME else 0)


# --- what counts ----------------------------------------------------------------------------------------------------


def _order(word: _Word) -> tuple[str, bool, float, str]:
    return word.at, word.falls, word.value, word.who


def _plays(stood: _Word, words: Sequence[_Word]) -> _Word:
    """From the oldest word to the newest: a count grows to the highest, and falls where it was taken away."""
    first, *later = sorted([stood, *words], key=_order)
    won = first
    for word in later:
        if word.falls or word.value > won.value:
            won = word
        elif word.value == won.value:  # watched in two places: what stands is as new as the last of it
            won = replace(won, at=word.at)
    return won


def _newest(stood: _Word, words: Sequence[_Word]) -> _Word:
    """The newest word; at one moment what stands, unless nothing does."""
    return max([stood, *words], key=lambda word: (word.at, bool(word.value), not word.who, word.value, word.who))


_CHOOSE = {Mark.PLAYS: _plays, Mark.RESUME: _newest, Mark.RATING: _newest}


def _conflicts(mark: Mark, won: _Word, stood: _Word, words: Sequence[_Word]) -> Iterator[Conflict]:
    """The words that lost without having known of the one that won, each value once."""
    lost = [word for word in words if word is not won]
    if won.who and not won.knew:
        lost.append(stood)
    said: set[float] = set()
    for word in lost:
        if word.value not in said and _contradicts(mark, won, word):
            said.add(word.value)
            yield Conflict(mark, won.value, won.who, word.value, word.who)


def _contradicts(mark: Mark, won: _Word, lost: _Word) -> bool:
    if mark is Mark.PLAYS:
        return bool(won.value) != bool(lost.value) and (won.falls or lost.falls)
    is_apart = abs(won.value - lost.value) > (_APART_S if mark is Mark.RESUME else 0)
    return bool(won.value) and bool(lost.value) and is_apart


def _number(value: Value) -> float:
    return float(value) if isinstance(value, (int, float)) else 0.0
