"""Kodi's smart playlists (.xsp): rules that Kodi asks its own library.

Kodi wiki, *Smart playlists/XSP Method* and *Rules and groupings*; Kodi's `xbmc/playlists/SmartPlayList.cpp` and
`xbmc/dbwrappers/DatabaseQuery.cpp` for what rules mean. There are no brackets: all rules have to hold, or one of them.
Of several values of a rule one has to fit; of one that excludes, none may.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.views import Sort
from metarr_desktop.formats.nfo.markup import branch, leaf

#: The kinds that Kodi has lists of that we can say something about.
TYPES = {Kind.MOVIE: "movies", Kind.SERIES: "tvshows", Kind.EPISODE: "episodes", Kind.TRACK: "songs"}

_ORDERS = {
    Kind.MOVIE: {"title": "sorttitle", "year": "year", "added": "dateadded", "runtime": "time", "rating": "rating"},
    Kind.SERIES: {"title": "sorttitle", "year": "year", "added": "dateadded", "rating": "rating"},
    Kind.EPISODE: {
        "title": "title",
        "year": "year",
        "added": "dateadded",
        "runtime": "time",
        "rating": "rating",
        "number": "episode",
    },
    Kind.TRACK: {"title": "title", "year": "year", "added": "dateadded", "rating": "rating", "number": "track"},
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule in Kodi's words: `Rule("genre", "is", ("Crime", "Noir"))`."""

    field: str
    operator: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules have to hold, or (`is_any`) one of them; without rules all of the kind is meant."""

    kind: Kind
    rules: tuple[Rule, ...]
    is_any: bool = False


def write(name: str, rules: Rules, sort: Sort) -> str:
    """The text of a smart playlist. Films stand for themselves, not for the sets they are in."""
    lines = [leaf("name", name), leaf("match", "one" if rules.is_any else "all")]
    for rule in rules.rules:
        lines += branch("rule", _values(rule.values), field=rule.field, operator=rule.operator)
    if rules.kind is Kind.MOVIE:
        lines.append(leaf("group", "none"))
    order = _ORDERS[rules.kind].get(sort.by)
    if order is not None:
        lines.append(leaf("order", order, direction="descending" if sort.is_descending else "ascending"))
    body = branch("smartplaylist", lines, type=TYPES[rules.kind])
    return "\n".join(['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>', *body]) + "\n"


def _values(values: Sequence[str]) -> list[str]:
    return [leaf("value", value) for value in values]
