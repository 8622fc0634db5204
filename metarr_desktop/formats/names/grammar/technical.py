"""Rules for technical words: where they begin, and which of them are meant."""

from __future__ import annotations

from metarr_desktop.formats.names.grammar.senses import CERTAIN, DOUBTFUL, LIKELY, Sense
from metarr_desktop.formats.names.grammar.sentence import Claim, Sentence

ARTICLES = frozenset({"the", "a", "an"})
#: Properties that hold several values.
_LISTS = frozenset({"audio_codec", "hdr", "language", "subtitle_language", "edition"})
#: What may stand between title and year and belong to neither: "Aliens.SE.1986", "Suicide Squad EXTENDED (2016)".
_BEFORE_YEAR = frozenset({"edition"})
_NORDIC = ("da", "fi", "no", "sv")


def first_certain(sentence: Sentence, start: int, end: int) -> int:
    """The first word from `start` that no title has; `end` when there is none."""
    for index in sentence.certain:
        if start <= index < end and not sentence.claimed[index]:
            return index
    return end


def chain_start(sentence: Sentence, index: int, start: int, *, is_year: bool = False) -> int:
    """Where the row of technical words begins that ends before `index`; at least the word at `start` is left.

    Before a year only editions count (in "Saw 3D (2010)" the 3D is the title's), and of those the ones in capitals, set
    apart or of several words: "The Final Cut" and "The Good German" are titles.
    """
    at = index
    while at > start + 1:
        sense = sentence.senses[at - 1]
        if sense is None or sentence.claimed[at - 1] or not _belongs(sentence, at - 1, sense, is_year=is_year):
            break
        at -= 1
        while at > start + 1 and sentence.senses[at - 1] is sense and not sentence.claimed[at - 1]:
            at -= 1
    is_whole = (
        is_year
        and at == start + 1
        and sentence.senses[start] is not None
        and (sentence.senses[start] is sentence.senses[at])
    )
    return index if is_whole or ARTICLES.issuperset(sentence.words[start:at]) else at


def _belongs(sentence: Sentence, index: int, sense: Sense, *, is_year: bool) -> bool:
    is_loud = sentence.is_upper(index) and not sentence.text.isupper()
    if is_year:
        if sense.property not in _BEFORE_YEAR and not (sense.property == "release" and is_loud):
            return False
        is_phrase = index > 0 and sentence.senses[index - 1] is sense
        is_apart = sentence.before(index).strip() == "-" or sentence.inside[index] >= 0
        return is_loud or is_phrase or is_apart
    if sense.weight >= LIKELY:
        return True
    return (is_loud and sense.property != "streaming_service") or is_service(sentence, index, sense)


def is_service(sentence: Sentence, index: int, sense: Sense) -> bool:
    """A service's code counts beside what is technical: "1080p.NF.WEB", "ID.WEBRip"."""
    if sense.property != "streaming_service":
        return False
    following = sentence.senses[index + 1] if index + 1 < sentence.count else None
    is_before_source = following is not None and following.property in ("source", "streaming_service")
    return is_before_source and following is not None and (following.weight == CERTAIN or sentence.is_upper(index))


def claim_between(sentence: Sentence, first: int, end: int, rule: str = "technical word") -> None:
    """Take every technical word between two places."""
    end = min(end, sentence.count)
    done = first
    for index in sentence.known:
        if index < done:
            continue
        if index >= end:
            break
        sense = sentence.senses[index]
        if sense is None or sentence.claimed[index]:
            continue
        size = 1
        while index + size < end and sentence.senses[index + size] is sense and not sentence.claimed[index + size]:
            size += 1
        if sense.weight >= LIKELY or _is_meant(sentence, index, index + size, sense):
            _take(sentence, index, index + size, sense, rule)
            _take_channels(sentence, index + size)
        done = index + size


def _take_channels(sentence: Sentence, index: int) -> None:
    """The digits of "DDP5.1", "AAC 7.1", "5 1" behind an audio codec."""
    end = index
    while end < min(index + 2, sentence.count) and not sentence.claimed[end]:
        shape = sentence.shapes[end]
        if shape is None or shape.kind != "number" or shape.digits > 1:
            break
        end += 1
    if end > index and _is_sound(sentence.senses[index - 1]):
        sentence.technical_end = end
        # A codec's word that has a form ends in the first digit: "DDP5" of "DDP5.1".
        before = sentence.words[index - 1][-1:] if end == index + 1 and sentence.shapes[index - 1] is not None else ""
        digits = [*before, *sentence.words[index:end]]
        sentence.claim(index, end, "channels", ".".join(digits), "channels")


def _is_sound(sense: Sense | None) -> bool:
    return sense is not None and sense.property in ("audio_codec", "audio")


def _is_meant(sentence: Sentence, first: int, end: int, sense: Sense) -> bool:
    """A doubtful word counts in capitals, or beside a technical word in the same row."""
    if sense.property == "streaming_service":
        return is_service(sentence, end - 1, sense) or _has_neighbours(sentence, first, end)
    if sense.property == "subtitles" and (_is_language(sentence, first - 1) or _is_language(sentence, end)):
        return True
    if sense.property == "language" and end - first == 1:
        if _is_language(sentence, first - 1) or _is_language(sentence, end):
            return len(sentence.words[first]) > 2 or sentence.original(first)[0].isupper()
        if len(sentence.words[first]) == 2:
            return sentence.is_upper(first) or _has_neighbours(sentence, first, end)
    return sentence.is_upper(first) or _has_neighbour(sentence, first, end)


def _is_language(sentence: Sentence, index: int) -> bool:
    sense = sentence.senses[index] if 0 <= index < sentence.count else None
    return sense is not None and sense.property == "language" and sentence.original(index)[0].isupper()


def _has_neighbour(sentence: Sentence, first: int, end: int) -> bool:
    return _is_technical(sentence, first - 1) or _is_technical(sentence, end)


def _has_neighbours(sentence: Sentence, first: int, end: int) -> bool:
    return (_is_technical(sentence, first - 1) or first == 0 or sentence.claimed[first - 1]) and _is_technical(
        sentence, end
    )


def _is_technical(sentence: Sentence, index: int) -> bool:
    if not 0 <= index < sentence.count:
        return False
    sense = sentence.senses[index]
    return sense is not None and sense.weight >= LIKELY


def is_technical_bracket(sentence: Sentence, first: int, end: int) -> bool:
    """Whether at least half of a bracket's words are technical: "(1080p AMZN WEB-DL x265 Kappa)"."""
    known = sum(
        1
        for index in range(first, end)
        if ((sense := sentence.senses[index]) is not None and sense.weight > DOUBTFUL) or sentence.claimed[index]
    )
    return known > 0 and 2 * known >= end - first


def _take(sentence: Sentence, first: int, end: int, sense: Sense, rule: str) -> None:
    sentence.technical_end = max(sentence.technical_end, end)
    match sense.property:
        case "subtitle":
            _take_subtitle(sentence, first, end, str(sense.value))
        case "subtitles":
            sentence.claim(first, end, "subtitle", "", rule)
            sentence.found["has_subtitles"] = True
        case "format_3d":
            sentence.put(first, end, "is_3d", True, rule)
            if sense.value:
                sentence.found.setdefault("format_3d", sense.value)
        case property if property in _LISTS and sense.value:
            sentence.add(first, end, property, sense.value, rule)
        case property if sense.value:
            sentence.put(first, end, property, sense.value, rule)
        case property:
            sentence.claim(first, end, property, "", rule)
    for one in sense.also:
        if one.property in _LISTS:
            sentence.add(first, end, one.property, one.value, rule)
        else:
            sentence.found.setdefault(one.property, one.value)


def _take_subtitle(sentence: Sentence, first: int, end: int, value: str) -> None:
    for tag in _NORDIC if value == "nordic" else (value,) if value else ():
        sentence.add(first, end, "subtitle_language", tag, "subtitle word")
    sentence.claim(first, end, "subtitle", value, "subtitle word")
    sentence.found["has_subtitles"] = True


def settle_languages(sentence: Sentence) -> None:
    """Which of the languages speak of subtitles: those after "Sub", else those before it.

    "ENG - sub FR", "Sub Eng Esp", "[Ita-Eng Subs]", "(Eng.Subs)", "Ger.Fre.Eng.Sub".
    """
    if "has_subtitles" not in sentence.found or "language" not in sentence.found:
        return
    claims = sentence.claims
    marks = [claim for claim in claims if claim.property == "subtitle" and claim.value == ""]
    spoken = [claim for claim in claims if claim.property == "language"]
    if not marks or not spoken:
        return
    moved: list[Claim] = []
    for mark in marks:
        after = _row(spoken, mark.end, 1)
        moved += after or _row(spoken, mark.first - 1, -1)
    if not moved:
        return
    settled = [
        claim._replace(property="subtitle_language", rule="language of subtitles") if claim in moved else claim
        for claim in claims
    ]
    sentence.reclaim(settled)
    for property in ("language", "subtitle_language"):
        values = [claim.value for claim in settled if claim.property == property]
        sentence.found[property] = list(dict.fromkeys(values))


def _row(spoken: list[Claim], start: int, step: int) -> list[Claim]:
    """The languages that follow one another from a word on, before or after it."""
    by_word = {index: claim for claim in spoken for index in range(claim.first, claim.end)}
    row: list[Claim] = []
    index = start
    while (claim := by_word.get(index)) is not None:
        if claim not in row:
            row.append(claim)
        index += step
    return row
