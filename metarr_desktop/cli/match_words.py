"""The English of the reasons for a match (`domain.matching.Reason`)."""

from __future__ import annotations

from metarr_desktop.cli.output import Json
from metarr_desktop.domain.matching import Match, Reason

_FORMS = {
    "id": "the id {scheme}:{value} is known",
    "id_other": "{scheme} is {value}, not {wanted}",
    "title_exact": "title exact",
    "title_dress": "title the same but for signs and accents",
    "title_numeral": "title the same with its number written otherwise",
    "title_article": "title the same but for an article",
    "title_short": "title the same, shortened",
    "title_tail": "title the same, with more after it",
    "title_typo": "title the same but for a typing error",
    "title_near": "title alike ({percent} %)",
    "title_far": "title hardly alike ({percent} %)",
    "title_other": "another title ({percent} %)",
    "numbers": "number {found}, not {wanted}",
    "kind": "it is a {found}",
    "year_unknown": "no year to compare",
    "seasons": "{found} seasons, {wanted} here",
    "episodes": "{found} episodes, {wanted} here",
    "artist": "artist the same",
    "artist_other": "by {found}",
    "children": "{agreeing} of {of} titles below it agree",
    "lengths": "{agreeing} of {of} lengths agree",
    "providers": "{names} agree",
    "popularity": "the better known of two alike",
    "runner_up": "runner-up {confidence:.2f}",
}


def reason_words(reason: Reason) -> str:
    """One reason. A code of another version is shown with what stands in it."""
    args = dict(reason.args)
    match reason.code:
        case "year":
            off = int(args.get("off", 0))
            return "year exact" if not off else f"year {off:+d}"
        case "runtime":
            off = abs(round(float(args.get("off", 0))))
            return "runtime the same" if not off else f"runtime {off} min off"
    form = _FORMS.get(reason.code)
    if form is None:
        return " ".join([reason.code, *(f"{key}={value}" for key, value in args.items())])
    return form.format_map(_Known(args))


def match_words(match: Match) -> str:
    """All reasons of a match in one line."""
    return ", ".join(map(reason_words, match.reasons))


def match_json(match: Match) -> dict[str, Json]:
    """A candidate with how sure it is, and why."""
    candidate = match.candidate
    return {
        "provider": candidate.provider,
        "providers": list(match.providers),
        "title": candidate.title,
        "original_title": candidate.original_title,
        "year": candidate.year,
        "ids": dict(candidate.ids),
        "confidence": match.confidence,
        "reasons": [
            {"code": one.code, "grade": one.grade, "text": reason_words(one), **dict(one.args)} for one in match.reasons
        ],
    }


class _Known(dict[str, object]):
    """What a sentence needs; what a code of another version does not say is left out."""

    def __missing__(self, key: str) -> str:
        return "?"
