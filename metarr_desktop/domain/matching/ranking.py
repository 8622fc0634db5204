"""From evidence to confidence: which candidate it is, against all others and against none of them."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from metarr_desktop.domain.matching.evidence import Evidence, bears_the_name, weigh
from metarr_desktop.domain.matching.match import Grade, Match, Reason
from metarr_desktop.domain.matching.merging import Merged, merge

if TYPE_CHECKING:
    from metarr_desktop.domain.provider import Candidate, Wanted

#: What a candidate has to bring together to be as likely as that the title is at no provider, or was not found (nats).
_NONE_OF_THEM = 2.4  # so that an exact title alone, told by one provider, is not enough (RULES 3.12)
#: Above this, evidence has decided; below, popularity may break a tie, and never lifts anything beyond it.
_DECIDED = 0.85
_MOST_BY_POPULARITY = 1.2  # nats: less than a year or a length makes out
_LAST_YEAR = re.compile(r"(?P<title>.*\S)\s+\(?(?P<year>(?:18[89]|19[0-9]|20[0-9])[0-9])\)?")
_BY_ID = 0.99
_MOST_WITHOUT_ID = 0.985


class _Rated:
    """A candidate on its way to a match. `sum` is all its weights but popularity."""

    def __init__(self, title: Merged, evidence: list[Evidence]) -> None:
        self.candidate, self.providers, self.evidence = title.candidate, title.providers, evidence
        self.sum = sum(one.weight for one in evidence)
        self.popularity = 0.0
        self.is_known = any(one.reason.code == "id" for one in evidence)

    def key(self) -> tuple[str, str]:
        return self.candidate.title, repr(self.candidate)


def rank(wanted: Wanted, candidates: Sequence[Candidate]) -> list[Match]:
    """The candidates as matches, best first; the order they come in does not matter.

    The confidences of candidates without a known id add up to 1 with that of "none of them".
    """
    rated = _rated(_readings(wanted), merge(candidates))
    _set_popularity(rated)
    shares = _shares(rated, False)
    if max(shares, default=0.0) < _DECIDED:
        shares = [min(share, _DECIDED) for share in _shares(rated, True)]
    shares = [_confidence(one, share) for one, share in zip(rated, shares, strict=True)]
    in_order = sorted(zip(rated, shares, strict=True), key=lambda pair: (-pair[1], -pair[0].sum, pair[0].key()))
    return [_match(one, share, _runner_up(index, in_order)) for index, (one, share) in enumerate(in_order)]


def _readings(wanted: Wanted) -> list[Wanted]:
    """The wanted title as it stands, and where it ends in a year and has none, also with that as its year.

    "The Flash 1990" is read both ways, and so is "Blade Runner 2049".
    """
    match = _LAST_YEAR.fullmatch(wanted.title)
    if wanted.year is not None or match is None:
        return [wanted]
    return [wanted, replace(wanted, title=match["title"], year=int(match["year"]))]


def _rated(readings: list[Wanted], pool: list[Merged]) -> list[_Rated]:
    """The titles as the reading has it that speaks most for each."""
    best: dict[int, _Rated] = {}
    for wanted in readings:
        bearers = [bears_the_name(wanted, one) for one in pool]
        for index, title in enumerate(pool):
            others = sum(bearers) - bearers[index]
            rated = _Rated(title, weigh(wanted, title, others > 0))
            if index not in best or rated.sum > best[index].sum:
                best[index] = rated
    return list(best.values())


def _set_popularity(rated: list[_Rated]) -> None:
    """Nats below the most popular one of the same provider: figures of two providers cannot be compared."""
    most: dict[str, float] = {}
    for one in rated:
        most[one.candidate.provider] = max(most.get(one.candidate.provider, 0.0), one.candidate.popularity)
    for one in rated:
        highest = most[one.candidate.provider]
        if highest > 0 and one.candidate.popularity < highest:
            ratio = max(one.candidate.popularity, 0.0) / highest
            one.popularity = max(math.log(ratio), -_MOST_BY_POPULARITY) if ratio > 0 else -_MOST_BY_POPULARITY


def _shares(rated: list[_Rated], with_popularity: bool) -> list[float]:
    sums = [one.sum + (one.popularity if with_popularity else 0.0) for one in rated]
    highest = max([_NONE_OF_THEM, *sums])
    odds = [math.exp(one - highest) for one in sums]
    total = math.fsum(sorted(odds)) + math.exp(_NONE_OF_THEM - highest)
    return [one / total for one in odds]


def _confidence(one: _Rated, share: float) -> float:
    return round(_BY_ID if one.is_known else min(share, _MOST_WITHOUT_ID), 4)


def _runner_up(index: int, in_order: list[tuple[_Rated, float]]) -> Reason | None:
    """What stands behind the first one; of the others the first one is what they are behind."""
    if index or len(in_order) < 2:
        return None
    second = in_order[1][1]
    ahead = in_order[0][1] - second
    grade = Grade.GOOD if ahead > 0.5 else Grade.FAIR if ahead > 0.2 else Grade.BAD
    return Reason("runner_up", grade, {"confidence": round(second, 2), "title": in_order[1][0].candidate.title})


def _match(one: _Rated, share: float, runner_up: Reason | None) -> Match:
    reasons = [evidence.reason for evidence in one.evidence]
    if one.popularity:
        reasons.append(Reason("popularity", Grade.FAIR))
    if runner_up:
        reasons.append(runner_up)
    return Match(one.candidate, one.providers, share, tuple(reasons))
