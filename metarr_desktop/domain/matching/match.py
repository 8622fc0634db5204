"""A candidate with how sure we are of it, and how that is kept."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.provider import Candidate

_VERSION = 1


class Grade(StrEnum):
    """Which way a reason speaks."""

    GOOD = "good"
    FAIR = "fair"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a candidate is likely or not; the doors have the words for each code. Codes and their arguments:

    id, id_other (scheme, value; or wanted, found) · title_ and a word of `names.Level` (wanted, found, percent) ·
    title_other_name (found) · numbers (wanted, found) · kind (found) · year (found, off: theirs less ours) ·
    year_unknown · runtime (found, off: theirs less ours, minutes) · seasons, episodes (wanted, found) · artist,
    artist_other (found) · children, lengths (agreeing, of) · providers (names, count) · popularity · runner_up
    (confidence, title).
    """

    code: str
    grade: Grade
    args: Mapping[str, str | int | float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Match:
    """A candidate, put together from all providers that know it.

    `confidence` is how often such a match is right, 0 to 1; `reasons` begin with the weightiest.
    """

    candidate: Candidate
    providers: tuple[str, ...]
    confidence: float
    reasons: tuple[Reason, ...] = ()


def to_json(matches: Sequence[Match]) -> str:
    """The matches as text for the store; `from_json` gives them back."""
    rows = [
        {
            "candidate": _candidate_data(match.candidate),
            "providers": match.providers,
            "confidence": match.confidence,
            "reasons": [[one.code, one.grade, dict(one.args)] for one in match.reasons],
        }
        for match in matches
    ]
    return json.dumps({"version": _VERSION, "matches": rows}, separators=(",", ":"))


def from_json(text: str) -> list[Match]:
    """The matches of a text made by `to_json`. Raises BadInput for any other."""
    try:
        data = json.loads(text)
        if data["version"] != _VERSION:
            raise ValueError("of another version")
        return [_match(row) for row in data["matches"]]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BadInput("The matches that were kept for this title cannot be read; identify it again.") from error


_DEFAULTS = {one.name: one.default for one in fields(Candidate)}


def _candidate_data(candidate: Candidate) -> dict[str, Any]:
    values = {name: getattr(candidate, name) for name in _DEFAULTS}
    return {name: value for name, value in values.items() if value != _DEFAULTS[name]}


def _match(row: dict[str, Any]) -> Match:
    reasons = tuple(Reason(str(code), Grade(grade), dict(args)) for code, grade, args in row["reasons"])
    return Match(_candidate(row["candidate"]), tuple(row["providers"]), float(row["confidence"]), reasons)


def _candidate(data: dict[str, Any]) -> Candidate:
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in data.items()}
    values["kind"] = Kind(values["kind"])
    values["ids"] = tuple(ExternalId(*pair) for pair in values["ids"])
    values["episodes"] = tuple((season, episode) for season, episode in values.get("episodes", ()))
    return Candidate(**values)
