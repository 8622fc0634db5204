"""Folder names that stand for a season."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from metarr_desktop.formats.names.patterns import pattern
from metarr_desktop.formats.names.titles import clean, readable, split_year
from metarr_desktop.formats.names.traits import title_end

_WORDS = (
    "시즌|season|series|staffel|saison|temporada|stagione|seizoen|sæson|säsong|sesong|sezon|série|serie|évad|kausi|book"
)
_NUMBERED = pattern(rf"(?:{_WORDS})[ ._-]*(?P<number>\d{{1,4}})(?!\d)(?P<rest>.*)", re.IGNORECASE)
_ORDINAL = pattern(rf"(?P<number>\d{{1,2}})(?:\.|st|nd|rd|th|ª|º|e|ème)?[ ._-]*(?:{_WORDS})", re.IGNORECASE)
_SHORT = pattern(r"s[ ._-]?(?P<number>\d{1,4})(?![^\W_])(?P<rest>.*)", re.IGNORECASE)
_TITLED = pattern(
    rf"(?P<title>.+?)[ ._-]+(?:(?:{_WORDS})[ ._-]*|s)(?P<number>\d{{1,4}})(?![^\W_])(?P<rest>.*)", re.IGNORECASE
)
_SPECIALS = frozenset({"specials", "special", "season specials", "spezial", "extras season"})
_EPISODE_IN = pattern(r"[ ._-]*(?:e|ep|x)\d|(?<=\d)[ex]\d", re.IGNORECASE)


class SeasonFolder(NamedTuple):
    """What a season folder's name says; `title` is "" when it names no show ("Season 01")."""

    number: int
    title: str = ""
    year: int | None = None
    is_whole: bool = True
    """The name says nothing else."""


def titled_season(name: str) -> SeasonFolder | None:
    """The season and the show that a release's folder names ("Show.S01.1080p"), None for any other folder."""
    season = season_folder(name)
    return season if season is not None and season.title else None


@lru_cache(maxsize=4096)
def season_folder(name: str) -> SeasonFolder | None:
    """The season that a folder of that name stands for, None when it is no season's folder.

    "Specials" is season 0; "Season 2023" is a season of that number, as daily shows have them. A bare number is a
    season inside a show only: outside it may well be the show ("24").
    """
    text = readable(name).strip()
    if len(text) > 255:
        return None
    if text.lower() in _SPECIALS:
        return SeasonFolder(0)
    match = _NUMBERED.fullmatch(text) or _SHORT.fullmatch(text)
    if match and not _EPISODE_IN.match(match["rest"]):
        return SeasonFolder(int(match["number"]), is_whole=not match["rest"].strip())
    if match := _ORDINAL.fullmatch(text):
        return SeasonFolder(int(match["number"]))
    if text.isdecimal() and len(text) <= 2:
        return SeasonFolder(int(text))
    match = _TITLED.fullmatch(text)
    if match is None or _EPISODE_IN.match(match["rest"]) or title_end(match["title"]) < len(match["title"]):
        return None
    title, year = split_year(match["title"])
    return SeasonFolder(int(match["number"]), clean(title), year, is_whole=False)
