"""Whether the best match may be taken, and what to find out first."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.matching.match import Grade, Match
from metarr_desktop.domain.provider import Candidate

_CLEAR_LEAD = 0.3
_HOPELESS = 0.1  # below this the title is likelier to be at no provider than to be the best of what was found
_IN_THE_RUNNING = 0.02  # of the best one's confidence
_RIVAL = 0.03  # a second one that is worth a look even where the first would do
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
    """The few matches, best first, whose details would settle it; none where nothing is open or to be learnt.

    A search often finds a title by a name that it does not tell: what fits the year is worth a look, whatever its name.
    """
    if not matches or (verdict(matches, threshold) is Verdict.TAKE and not _has_a_rival(matches)):
        return []
    least = matches[0].confidence * _IN_THE_RUNNING
    running = [one for one in matches if one.confidence >= least or _has_the_year(one)][:_MOST_ASKED]
    return [one for one in running if _lacks_details(one.candidate)]


def _has_a_rival(matches: Sequence[Match]) -> bool:
    return len(matches) > 1 and matches[1].confidence >= _RIVAL


def _has_the_year(match: Match) -> bool:
    return any(one.code == "year" and one.grade is Grade.GOOD for one in match.reasons)


def _lacks_details(candidate: Candidate) -> bool:
    match candidate.kind:
        case Kind.MOVIE:
            return not candidate.runtime_min
        case Kind.SERIES:
            return not candidate.episodes
        case _:
            return not candidate.children
