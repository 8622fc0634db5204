"""The rules in their order, and the guess they make of one name."""

from __future__ import annotations

from metarr_desktop.formats.names.grammar import albums, bare, dates, groups, numbers, technical
from metarr_desktop.formats.names.grammar.numerals import Around
from metarr_desktop.formats.names.grammar.sentence import Sentence
from metarr_desktop.formats.names.grammar.titles import take_titles
from metarr_desktop.formats.names.patterns import pattern

#: "High.Castle1x01", "3x11m720p": words that ran together.
_GLUED = pattern(r"(?<=[A-Za-z]{3})(?=\d{1,2}[xX]\d{2}(?![\dxX]))|(?<=\d[xX]\d\d)m(?=\d{3,4}p)")


def read(text: str, around: Around) -> Sentence:
    """Read one name (without extension); the sentence holds what was found, and which rule claimed which words."""
    if "x" in text or "X" in text:
        text = _GLUED.sub(" ", text)
    sentence = Sentence(text)
    if not sentence.count:
        return sentence
    groups.websites(sentence)
    groups.checksums(sentence)
    if not around.is_seen and around.library is None and around.season is None and albums.is_music(sentence):
        albums.read_album(sentence)
        return sentence
    start = groups.leading(sentence)
    _number(sentence, around)
    dates.year(sentence)
    groups.hyphenated(sentence, start)
    take_titles(sentence, start, around)
    groups.trailing(sentence, start)
    technical.settle_languages(sentence)
    return sentence


def _number(sentence: Sentence, around: Around) -> None:
    """The surest form of a number that is there; a date beside it is kept too."""
    if around.library is not None and around.library.value == "movie":
        dates.air_date(sentence)
        return
    if not sentence.numbered:
        bare.specials(sentence, around)
        return
    is_found = numbers.is_found(numbers.RULES, sentence, around)
    is_dated = dates.air_date(sentence)
    if not is_found and not is_dated:
        numbers.is_found(numbers.LATE_RULES, sentence, around)
