"""Which episode a video's name means, given the season that its folder says."""

from __future__ import annotations

from functools import lru_cache

from metarr_desktop.domain.guess import Guess
from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.formats.names.name import LONGEST_NAME, FolderWords, read_name
from metarr_desktop.formats.names.seasons import SeasonFolder
from metarr_desktop.formats.names.titles import readable

#: No file holds more; a wider range is a mistake of the name.
MOST_EPISODES = 200
#: Seasons from here on are years, and count their episodes past a hundred.
_FIRST_YEAR_SEASON = 1900


def episode_name(stem: str, *, season: int | None, show: str = "") -> Guess | None:
    """What the name of an episode's video says, None when it names no episode.

    Season and episode win over the folder's season. A bare number is an episode of the folder's season; without one
    it counts from the show's first episode (`absolute`), unless the name says "Episode" or begins with it. A daily
    episode has its `air_date` and no numbers. `show` is the show's name, as its folder says it.
    """
    return _read(readable(stem), season, show)


def episode_folder(name: str, *, season: int | None, show: str = "") -> Guess | None:
    """What `episode_name` gives, where the name itself says so: "24" may be a show's folder, "S01E02" may not."""
    guess = _read(readable(name), season, show)
    return guess if guess is not None and (guess.confidence >= 1 or season is not None) else None


@lru_cache(maxsize=4096)
def _read(text: str, season: int | None, show: str) -> Guess | None:
    if len(text) > LONGEST_NAME:
        return None
    words = FolderWords(SeasonFolder(season) if season is not None else None, show)
    guess = Guess.of(read_name(text, "", LibraryType.TV, words))
    if guess.part is None and guess.disc is not None:
        guess = guess.but(part=guess.disc)
    if not (guess.episodes or guess.absolute or guess.air_date):
        return None
    if len(guess.episodes) > MOST_EPISODES or len(guess.absolute) > MOST_EPISODES:
        return None
    if guess.air_date and not guess.episodes:
        return guess.but(absolute=())
    return guess if guess.season is not None else _placed(guess, season)


def _placed(guess: Guess, season: int | None) -> Guess:
    """The numbers as episodes of the folder's season, or as absolute ones where that cannot be meant."""
    numbers = guess.episodes or guess.absolute
    if guess.is_special and season in (None, 0):
        return guess.but(season=0, episodes=numbers, absolute=())
    if season is None:
        is_counted = bool(guess.episodes) or guess.is_leading
        return guess.but(season=1, episodes=numbers, absolute=()) if is_counted else guess
    if season > 0 and all(number // 100 == season for number in numbers):
        return guess.but(season=season, episodes=tuple(number % 100 for number in numbers), absolute=())
    if min(numbers) >= 100 and season < _FIRST_YEAR_SEASON:
        return guess.but(season=season, episodes=(), absolute=numbers)
    return guess.but(season=season, episodes=numbers, absolute=())
