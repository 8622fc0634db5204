"""Why a candidate is likely or not, in words (`domain.matching.Reason`), and what stands beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from metarr_desktop.domain.kinds import Actor, Kind, Status
from metarr_desktop.domain.matching import Grade, Match, Reason
from metarr_desktop.domain.provider import Candidate, ProviderSpec
from metarr_desktop.ui.moments import span
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, Tone
from metarr_desktop.ui.widgets.chip import ChipValue
from metarr_desktop.ui.words import country_name, percent_text

if TYPE_CHECKING:
    from metarr_desktop.domain.review import Decision

translate = QCoreApplication.translate

#: Providers by their names.
Specs = Mapping[str, ProviderSpec]

_SIGNS: Mapping[Grade, tuple[Icon, Tone]] = {
    Grade.GOOD: (Icon.CHECK, Tone.OK),
    Grade.FAIR: (Icon.MINUS, Tone.WARN),
    Grade.BAD: (Icon.CLOSE, Tone.ERROR),
}
_GRADE_INK: Mapping[Grade, Ink] = {Grade.GOOD: Ink.OK, Grade.FAIR: Ink.WARN, Grade.BAD: Ink.ERROR}
#: Below that a candidate is hardly more likely than another.
_LIKELY_FROM = 0.5
_OF_OTHERS = "runner_up"  # says nothing about the candidate itself


def reason_chips(match: Match, specs: Specs) -> list[ChipValue]:
    """A chip a reason, the weightiest first, each with the sign of the way it speaks."""
    chips = []
    for number, reason in enumerate(match.reasons):
        if reason.code != _OF_OTHERS:
            icon, tone = _SIGNS[reason.grade]
            chips.append(
                ChipValue(f"{number} {reason.code}", reason_words(reason, specs), icon, tone, is_removable=False)
            )
    return chips


def reason_words(reason: Reason, specs: Specs) -> str:
    """One reason. A code of another version is shown as it is."""
    args = {name: str(value) for name, value in reason.args.items()}
    match reason.code:
        case "year":
            off = int(reason.args.get("off", 0))
            return (
                translate("Match", "year {off}").format(off=f"{off:+d}".replace("-", "−"))
                if off
                else translate("Match", "year exact")
            )
        case "runtime":
            off = abs(round(float(reason.args.get("off", 0))))
            form = translate("Match", "runtime {count} min off")
            return form.format(count=QLocale().toString(off)) if off else translate("Match", "runtime the same")
        case "runner_up":
            share = percent_text(float(reason.args.get("confidence", 0)))
            return translate("Match", "runner-up {percent}").format(percent=share)
        case "kind":
            return translate("Match", "it is of another kind")
        case "providers":
            names = [provider_label(one, specs) for one in args.get("names", "").split(", ")]
            return translate("Match", "{names} agree").format(names=", ".join(names))
    known = _forms().get(reason.code)
    return known.format_map(_Known(args)) if known is not None else " ".join([reason.code, *args.values()])


def _forms() -> Mapping[str, str]:
    return {
        "id": translate("Match", "its id {scheme} {value} is known"),
        "id_other": translate("Match", "{scheme} is {found}, not {wanted}"),
        "title_exact": translate("Match", "title exact"),
        "title_dress": translate("Match", "title exact but for signs and accents"),
        "title_numeral": translate("Match", "title exact but for how its number is written"),
        "title_article": translate("Match", "title exact but for an article"),
        "title_qualified": translate("Match", "title exact but for a country"),
        "title_typo": translate("Match", "title exact but for a typing error"),
        "title_short": translate("Match", "title the same, shortened"),
        "title_tail": translate("Match", "only the end of the title"),
        "title_near": translate("Match", "title alike ({percent} %)"),
        "title_far": translate("Match", "title hardly alike ({percent} %)"),
        "title_other": translate("Match", "another title ({percent} %)"),
        "title_other_name": translate("Match", "known as “{found}”"),
        "numbers": translate("Match", "number {found}, not {wanted}"),
        "year_unknown": translate("Match", "no year known"),
        "seasons": translate("Match", "{found} seasons, {wanted} here"),
        "episodes": translate("Match", "{found} episodes, {wanted} here"),
        "artist": translate("Match", "artist the same"),
        "artist_other": translate("Match", "by {found}"),
        "children": translate("Match", "{agreeing} of {of} titles below it agree"),
        "lengths": translate("Match", "{agreeing} of {of} lengths agree"),
        "popularity": translate("Match", "the better known of two alike"),
    }


class _Known(dict[str, str]):
    """What a sentence needs; what a code of another version does not say is left open."""

    def __missing__(self, key: str) -> str:
        return "?"


# --- beside a candidate -----------------------------------------------------------------------------------------------


def confidence_ink(confidence: float, threshold: float) -> Ink:
    """Green from the line for automatic on, red where it is hardly likely."""
    if confidence >= threshold:
        return Ink.OK
    return Ink.WARN if confidence >= _LIKELY_FROM else Ink.ERROR


def place_words(match: Match, first: Match, rank: int, threshold: float) -> str:
    """What stands under the bar of a candidate: the line for automatic, or how far it is behind the first."""
    if rank == 0:
        return translate("Match", "line for automatic: {percent}").format(
            percent=QLocale().toString(round(threshold * 100))
        )
    if rank == 1:
        behind = round(first.confidence * 100) - round(match.confidence * 100)
        return translate("Match", "runner-up, {count} behind").format(count=QLocale().toString(behind))
    return ""


def second_line(candidate: Candidate) -> str:
    """Original title or artist, and countries or what the provider notes: "Havnebåndene · Denmark, Norway"."""
    own = candidate.artist or candidate.original_title
    about = [candidate.note] if candidate.note else []
    about += [", ".join(map(country_name, candidate.countries))] if candidate.countries else []
    return " · ".join(part for part in (own if own != candidate.title else "", *about) if part)


def size_words(candidate: Candidate) -> str:
    """How long a film is, or how much there is of a series or an album; "" where that is not known."""
    if candidate.kind is Kind.SERIES:
        parts = []
        if candidate.season_count:
            parts.append(translate("Match", "%n season(s)", "", candidate.season_count))
        if candidate.episode_count:
            parts.append(translate("Match", "%n episode(s)", "", candidate.episode_count))
        return ", ".join(parts)
    if candidate.children:
        count = len(candidate.children)
        if candidate.kind is Kind.ARTIST:
            return translate("Match", "%n album(s)", "", count)
        return translate("Match", "%n track(s)", "", count)
    return span(candidate.runtime_min * 60) if candidate.runtime_min else ""


def length_words(match: Match, runtime_min: float | None) -> tuple[str, Ink]:
    """How its length differs from the file's, and in which ink; "" where one of them is not known."""
    theirs = match.candidate.runtime_min
    if not theirs or not runtime_min:
        return "", Ink.TEXT2
    off = round(theirs - runtime_min)
    grade = next((one.grade for one in match.reasons if one.code == "runtime"), None)
    ink = _GRADE_INK[grade] if grade is not None else Ink.TEXT2
    if not off:
        return translate("Match", "as long as the file"), ink
    form = translate("Match", "{span} longer") if off > 0 else translate("Match", "{span} shorter")
    return form.format(span=span(abs(off) * 60)), ink


def provider_label(name: str, specs: Specs) -> str:
    """What a provider is called."""
    return specs[name].label if name in specs else name.upper()


def decision_words(status: Status, decision: Decision, specs: Specs, source: str = "") -> str:
    """How it was found out which title an item is, in a sentence."""
    if decision.is_own:
        return translate("Match", "You said that it is your own: no provider is asked about it.")
    if status is Status.UNIDENTIFIED:
        return translate("Match", "Nobody has said yet which title it is.")
    if decision.by is Actor.PERSON:
        return translate("Match", "You said which title it is.")
    if decision.by is Actor.PROVIDER and decision.confidence is not None:
        form = translate("Match", "Identified by {provider}, {percent} sure.")
        name = provider_label(source, specs) if source else translate("Match", "a provider")
        return form.format(provider=name, percent=percent_text(decision.confidence))
    return translate("Match", "Identified by what lies beside its files.")
