"""Finding out which title an item is: providers are asked one after the other until it is sure.

What two candidates differ in beyond a search - lengths, episodes, tracks - is asked for only where it decides.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from metarr_desktop.domain.errors import Cancelled, MetarrError, Refused, Unavailable
from metarr_desktop.domain.matching import Match, Verdict, rank, undecided, verdict, with_details

if TYPE_CHECKING:
    from metarr_desktop.domain.ids import ExternalId
    from metarr_desktop.domain.provider import Ask, Candidate, Provider, Record, Wanted

log = logging.getLogger(__name__)

_LOOKS = 2  # how often details are asked for before a person has to decide


@dataclass(frozen=True, slots=True)
class Found:
    """What was found out of one item. `is_asked` is false when no provider could be asked."""

    matches: list[Match]
    verdict: Verdict
    is_asked: bool
    problems: tuple[str, ...]


def find_out(question: Wanted, providers: Sequence[Provider], ask: Ask, threshold: float, rested: set[str]) -> Found:
    """Ask one provider after the other until it is sure; then, where two are close, for what tells them apart.

    `rested` are providers that refused or rest: they are not asked again in this run.
    """
    candidates: list[Candidate] = []
    problems: list[str] = []
    is_asked = False
    matches: list[Match] = []
    by_name = {one.spec.name: one for one in providers}
    for provider in providers:
        if provider.spec.name in rested:
            continue
        try:
            found = _asked(provider, question, ask)
        except Cancelled:
            raise
        except MetarrError as error:
            problems.append(str(error))
            if isinstance(error, Refused | Unavailable):
                rested.add(provider.spec.name)
            continue
        if found is None:
            continue
        is_asked = True
        candidates += found
        matches = rank(question, candidates)
        if verdict(matches, threshold) is Verdict.TAKE:
            # A short film of the very name and year is found out by its length alone.
            matches = _looked_at(question, candidates, by_name, ask, threshold) if _is_measured(question) else matches
            if verdict(matches, threshold) is Verdict.TAKE:
                return Found(matches, Verdict.TAKE, True, tuple(problems))
    if is_asked:
        matches = _looked_at(question, candidates, by_name, ask, threshold)
    return Found(matches, verdict(matches, threshold), is_asked, tuple(problems))


def _is_measured(question: Wanted) -> bool:
    """Whether the files say what details could be held against."""
    return bool(question.runtime_min or question.episodes or question.lengths_s)


def _looked_at(
    question: Wanted, candidates: list[Candidate], providers: Mapping[str, Provider], ask: Ask, threshold: float
) -> list[Match]:
    """The matches after what their providers know beyond the search; `candidates` are made fuller.

    Twice, since the answer may be that it was another one. Enriching uses the same answers again.
    """
    known: set[tuple[str, ExternalId]] = set()
    matches = rank(question, candidates)
    for _ in range(_LOOKS):
        close = [
            (match.candidate, match.candidate.ids[0])
            for match in undecided(matches, threshold)
            if match.candidate.ids and (match.candidate.provider, match.candidate.ids[0]) not in known
        ]
        if not close:
            break
        for candidate, id in close:
            known.add((candidate.provider, id))
            record = _record_of(candidate, providers, ask)
            if record is not None:
                candidates.append(with_details(candidate, record))
        matches = rank(question, candidates)
    return matches


def _record_of(candidate: Candidate, providers: Mapping[str, Provider], ask: Ask) -> Record | None:
    provider = providers.get(candidate.provider)
    try:
        return provider.fetch(candidate.kind, candidate.ids, ask) if provider else None
    except Cancelled:
        raise
    except MetarrError as error:
        log.debug("No details for a candidate: %s", error)
        return None


def _asked(provider: Provider, question: Wanted, ask: Ask) -> list[Candidate] | None:
    """What a provider has for a known id, else for a search; None where it can do neither for the kind."""
    kind = question.kind
    schemes = provider.spec.schemes.get(kind, ())
    for scheme in schemes:
        for one in question.ids:
            if one.scheme == scheme and (found := provider.resolve(kind, one, ask)) is not None:
                return [found]
    return list(provider.search(question, ask)) if kind in provider.spec.searches else None
