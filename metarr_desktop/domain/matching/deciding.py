"""Whether the best match may be taken, and what to find out first."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.matching.match import Grade, Match

if TYPE_CHECKING:
    from metarr_desktop.domain.provider import Candidate

_CLEAR_LEAD = 0.3
_HOPELESS = 0.1  # below this the title is likelier to be at no provider than to be the best of what was found
_RIVAL = 0.03  # a second one that is worth a look even where the first would do
_VERY_NAME = frozenset({"title_exact", "title_dress", "title_numeral"})
_PART_OF_NAME = frozenset({"title_short", "title_tail"})
_FINAL = frozenset({"year", "kind", "artist_other", "id_other"})
_MOST_ASKED = 3


class Verdict(StrEnum):
    """What to do with the matches of a title."""

    TAKE = "take"
    ASK = "ask"  # the person has to choose
    NONE = "none"  # nothing that is worth choosing from


def verdict(matches: Sequence[Match], threshold: float = 0.9) -> Verdict:
    """TAKE where the best reaches the threshold and stands clear of the next: ties are never guessed."""
    if not matches or matches[0].confidence < min(_HOPELESS, threshold):
        return Verdict.NONE
    ahead = matches[0].confidence - (matches[1].confidence if len(matches) > 1 else 0.0)
    is_sure = matches[0].confidence >= threshold and ahead >= _CLEAR_LEAD
    return Verdict.TAKE if is_sure else Verdict.ASK


def undecided(matches: Sequence[Match], threshold: float = 0.9) -> list[Match]:
    """The few matches, best first, whose details may settle it; none where nothing is open or to be learnt.

    The best one is looked at before it is taken, unless by its id: a short film of the very name and year is found out
    by its length alone, and enriching asks for the same details anyway. Another is looked at where it is a rival, or
    where nothing can be taken yet: a search often finds a title by a name that it does not tell, and the person who has
    to choose sees these details. Ask once more after ranking again: the answer may be that it was another one.
    """
    if not matches:
        return []
    best, others = matches[0], matches[1:]
    running = [one for one in others if not _is_hopeless(one)]
    if verdict(matches, threshold) is Verdict.TAKE:
        if any(one.code == "id" for one in best.reasons):
            return []
        running = [one for one in running if _is_rival(one, best)]
    return [one for one in [best, *running] if _lacks_details(one.candidate)][:_MOST_ASKED]


def _is_rival(one: Match, best: Match) -> bool:
    """Whether it is worth a look although the best would do.

    It is near; or it has the very year, and either the beginning of the name, so that it may be called just so
    elsewhere ("Birdman or ..."), or the best has the year or the name only nearly.
    """
    if one.confidence >= _RIVAL:
        return True
    has_part = _codes(one) & _PART_OF_NAME
    is_best_exact = _year(best) is not Grade.FAIR and _codes(best) & _VERY_NAME
    return _year(one) is Grade.GOOD and bool(has_part or not is_best_exact)


def _codes(match: Match) -> set[str]:
    return {one.code for one in match.reasons}


def _is_hopeless(match: Match) -> bool:
    """Whether something speaks against it that no other name and no runtime can outweigh."""
    return match.confidence < _RIVAL and any(one.grade is Grade.BAD and one.code in _FINAL for one in match.reasons)


def _year(match: Match) -> Grade | None:
    """How well the year fits: the very year, or one off; else None."""
    grade = next((one.grade for one in match.reasons if one.code == "year"), None)
    return grade if grade in (Grade.GOOD, Grade.FAIR) else None


def _lacks_details(candidate: Candidate) -> bool:
    match candidate.kind:
        case Kind.MOVIE:
            return not candidate.runtime_min
        case Kind.SERIES:
            return not candidate.episodes
        case _:
            return not candidate.children
