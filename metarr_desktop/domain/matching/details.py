"""A candidate with what a provider's whole record says of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.values import elements

if TYPE_CHECKING:
    from metarr_desktop.domain.provider import Candidate, Child, Record


def with_details(candidate: Candidate, record: Record) -> Candidate:
    """The candidate with the record's ids, names, runtime and children, so that it can be ranked again.

    What the search said of year and title stays; of what both say, the record knows better.
    """
    values = record.values
    others = elements(values.get("alternative_titles"), str)
    names = [values.get("title"), *record.texts.get("title", {}).values(), *others]
    original = values.get("original_title")
    year, runtime = values.get("year"), values.get("runtime")
    known = (candidate.title, candidate.original_title)
    titles = dict.fromkeys([*candidate.titles, *(one for one in names if isinstance(one, str) and one)])
    schemes = {id.scheme for id in candidate.ids}
    detailed = replace(
        candidate,
        ids=(*candidate.ids, *(id for id in record.ids if id.scheme not in schemes)),
        original_title=candidate.original_title or (original if isinstance(original, str) else ""),
        titles=tuple(name for name in titles if name not in known),
        year=candidate.year or (year if isinstance(year, int) else None),
        runtime_min=runtime if isinstance(runtime, int | float) and runtime > 0 else candidate.runtime_min,
    )
    return _with_children(detailed, record)


def _with_children(candidate: Candidate, record: Record) -> Candidate:
    if candidate.kind is not Kind.SERIES:
        names = tuple(title for one in record.children if (title := _title(one)))
        return replace(candidate, children=names, lengths_s=()) if names else candidate
    places = {(one.place.season, one.place.episode) for one in record.children if one.kind is Kind.EPISODE}
    episodes = tuple(sorted((s, e) for s, e in places if s is not None and s > 0 and e is not None))
    if not episodes:
        return candidate
    seasons = len({season for season, _ in episodes})
    return replace(candidate, episodes=episodes, episode_count=len(episodes), season_count=seasons)


def _title(child: Child) -> str:
    title = child.values.get("title")
    return title if isinstance(title, str) else ""
