"""Which episode a video's name means, given the season that its folder says."""

from __future__ import annotations

import re
from dataclasses import replace

from metarr_desktop.domain.guess import Guess
from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.formats.names.name import LONGEST_NAME
from metarr_desktop.formats.names.regular import MOST_EPISODES, has_episode_mark, read_regular
from metarr_desktop.formats.names.second_opinion import ask
from metarr_desktop.formats.names.titles import clean, readable, split_year
from metarr_desktop.formats.names.traits import read_traits, title_end

_GROUP = re.compile(r"\[(?P<group>[^\]]*)\][ ._-]*")
_NUMBER = r"(?P<first>\d{1,4})(?:v\d)?(?:[ ]?[-~][ ]?(?P<last>\d{1,4})(?:v\d)?)?(?![^\W_]|\.\d)"
_WORDED = re.compile(
    rf"(?<![^\W_])(?:episode|épisode|episodio|ep|e|folge|part|pt|teil|afl|odc)[ ._-]*{_NUMBER}", re.IGNORECASE
)
_SPECIAL = re.compile(r"(?<![^\W_])(?:ova|oad|special|sp)[ ._-]*(?P<first>\d{1,3})?(?![^\W_])", re.IGNORECASE)
_SEPARATED = re.compile(rf"(?:[ _]-[ _]|_-_|^-[ _]){_NUMBER}")
_LEADING = re.compile(rf"[ ._-]*#?{_NUMBER}(?=[ ._)-]|$)")
_COMPACT = re.compile(r"(?<![^ ._-])(?P<season>\d{1,2})(?P<first>\d\d)(?=[ ._-]|$)")
_SIZES = frozenset({"480", "576", "720", "1080", "2160"})
#: Seasons from here on are years, and count their episodes past a hundred.
_FIRST_YEAR_SEASON = 1900


def episode_name(stem: str, *, season: int | None, show: str = "") -> Guess | None:
    """What the name of an episode's video says, None when it names no episode.

    Season and episode win over the folder's season. A bare number is an episode of the folder's season; without one
    it counts from the show's first episode (`absolute`), unless the name says "Episode" or begins with it. A daily
    episode has its `air_date` and no numbers. `show` is the show's name, taken off the front where it stands there.
    """
    text = readable(stem)
    guess = episode_folder(text, season=season, show=show)
    if guess is not None or len(text) > LONGEST_NAME or has_episode_mark(text):
        return guess
    guess = ask(text, LibraryType.TV)
    if not (guess.episodes or guess.absolute or guess.air_date):
        return None
    if guess.season is None and not guess.air_date and not guess.absolute:
        return _placed(guess, guess.episodes, season, is_absolute=True)
    return guess


def episode_folder(name: str, *, season: int | None, show: str = "") -> Guess | None:
    """What `episode_name` gives, by our own patterns alone: a folder without a plain number is no episode's."""
    text = readable(name)
    if len(text) > LONGEST_NAME:
        return None
    guess = read_regular(text, LibraryType.TV)
    if guess is not None and (guess.episodes or guess.air_date):
        return guess
    return None if has_episode_mark(text) else _bare_number(text, season, show)


def _bare_number(text: str, season: int | None, show: str) -> Guess | None:
    group = _GROUP.match(text)
    rest = text[group.end() :] if group else text
    at = len(show) if show and rest.casefold().startswith(show.casefold()) else 0
    # The number that stands apart comes last: "Show 2 - 07" is the seventh, "2 - 07" in front would be the second.
    apart = _last(_SEPARATED, rest, at)
    match = apart or _WORDED.search(rest, at)
    if match is None and season is None and group is None and (compact := _compact(rest, at)):
        return compact
    match = match or _LEADING.match(rest, at)
    numbers = _numbers(match) if match else ()
    # In an episode's own title the word means nothing: "05 - A Special Day".
    if special := _SPECIAL.search(rest, at, match.start() if match and numbers else len(rest)):
        number = int(special["first"]) if special["first"] else next(iter(numbers), 1)
        return _guess(rest, special.start(), (match or special).end(), Guess(season=0, episodes=(number,)))
    if match is None or not numbers:
        return None
    guess = _placed(Guess(), numbers, season, is_absolute=apart is not None)
    if group and guess.season is None:
        guess = replace(guess, release_group=group["group"])
    return _guess(rest, match.start(), match.end(), guess)


def _compact(text: str, at: int) -> Guess | None:
    """Season and episode in three or four digits, a form that may well mean something else."""
    match = _COMPACT.search(text, at)
    if match is None or _is_year(match[0]) or match[0] in _SIZES:
        return None
    guess = Guess(season=int(match["season"]), episodes=(int(match["first"]),), confidence=0.5)
    return _guess(text, match.start(), match.end(), guess)


def _last(pattern: re.Pattern[str], text: str, at: int) -> re.Match[str] | None:
    found = [match for match in pattern.finditer(text, at) if _numbers(match)]
    return found[-1] if found else None


def _numbers(match: re.Match[str]) -> tuple[int, ...]:
    """The episodes of a number or a range; none for years and ranges that no file holds."""
    first, last = match["first"], match["last"] or match["first"]
    if _is_year(first) or not 0 <= int(last) - int(first) < MOST_EPISODES:
        return ()
    return tuple(range(int(first), int(last) + 1))


def _is_year(number: str) -> bool:
    return len(number) == 4 and number[:2] in ("19", "20")


def _placed(guess: Guess, numbers: tuple[int, ...], season: int | None, *, is_absolute: bool) -> Guess:
    """The numbers as episodes of the folder's season, or as absolute ones where that cannot be meant."""
    if season is None:
        if is_absolute:
            return replace(guess, episodes=(), absolute=numbers)
        return replace(guess, season=1, episodes=numbers)
    if all(number // 100 == season for number in numbers) and season > 0:
        return replace(guess, season=season, episodes=tuple(number % 100 for number in numbers))
    if min(numbers) >= 100 and season < _FIRST_YEAR_SEASON:
        return replace(guess, season=season, episodes=(), absolute=numbers)
    return replace(guess, season=season, episodes=numbers)


def _guess(text: str, start: int, end: int, guess: Guess) -> Guess:
    """Adds the show's title before the number, and the episode's title and the technical words after it."""
    title, year = split_year(text[:start])
    rest = text[end:]
    end = min(title_end(rest), *(at for at in (rest.find("["), rest.find("("), len(rest)) if at >= 0))
    traits = read_traits(rest[end:]) if end < len(rest) else None
    return replace(
        guess,
        title=clean(title),
        year=year,
        episode_title=clean(rest[:end]),
        resolution=traits.resolution if traits else "",
        source=traits.source if traits else "",
        video_codec=traits.video_codec if traits else "",
        release_group=guess.release_group or (traits.release_group if traits else ""),
    )
