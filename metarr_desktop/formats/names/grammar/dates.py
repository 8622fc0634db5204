"""Rules for dates and years."""

from __future__ import annotations

import datetime

from metarr_desktop.formats.names.grammar.sentence import Sentence
from metarr_desktop.formats.names.titles import is_year

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        1,
    )
    for name in names.split()
}
_SIGNS = frozenset({"-", ".", "_", " ", "/"})


def air_date(sentence: Sentence) -> bool:
    """A day: 2011-01-10, 2016.05.25, 10.01.2011, 13 Feb 2016, 4th April 2020, 10-19-12, 20110110."""
    has_month = not _MONTHS.keys().isdisjoint(sentence.words)
    for index in sentence.numbered if len(sentence.numbered) > 1 else ():
        if index + 2 >= sentence.count or not sentence.is_free(index, index + 3):
            continue
        found = _by_numbers(sentence, index) or (has_month and _by_month(sentence, index))
        if found:
            sentence.put(index, index + 3, "air_date", found, "date")
            sentence.found.setdefault("date_first", index)
            sentence.found.setdefault("date_end", index + 3)
            return True
    for index in sentence.numbered if "hash" in sentence.kinds else ():
        shape = sentence.shapes[index]
        if shape is not None and shape.kind == "hash" and not sentence.claimed[index]:
            digits = sentence.words[index]
            if digits.isdecimal() and (found := _day(int(digits[:4]), int(digits[4:6]), int(digits[6:]))):
                sentence.put(index, index + 1, "air_date", found, "date")
                sentence.found.setdefault("date_first", index)
                sentence.found.setdefault("date_end", index + 1)
                return True
    return False


def _numbers(sentence: Sentence, index: int) -> tuple[list[int], list[int]] | None:
    shapes = sentence.shapes[index : index + 3]
    if any(shape is None or shape.kind != "number" or shape.version for shape in shapes):
        return None
    return [shape.numbers[0] for shape in shapes if shape], [shape.digits for shape in shapes if shape]


def _by_numbers(sentence: Sentence, index: int) -> str:
    gap = sentence.gap(index)
    if gap not in _SIGNS or sentence.gap(index + 1) != gap:
        return ""
    found = _numbers(sentence, index)
    if found is None:
        return ""
    (one, two, three), digits = found
    if digits == [4, 2, 2]:
        return _day(one, two, three)
    if digits == [2, 2, 4]:
        return _day(three, two, one) or _day(three, one, two)
    if digits == [2, 2, 2] and gap != " " and (index == 0 or gap == "-" or index + 3 == sentence.count):
        # Two digits a part: the year is last, and the day the one that cannot be a month.
        is_free = index + 3 == sentence.count or sentence.senses[index + 3] is not None or index == 0
        year = three + (2000 if three < 70 else 1900)
        return (_day(year, one, two) if gap == "-" else _day(year, two, one)) if is_free else ""
    return ""


def _by_month(sentence: Sentence, index: int) -> str:
    month = _MONTHS.get(sentence.words[index + 1])
    day, year = sentence.shapes[index], sentence.shapes[index + 2]
    if month is None or day is None or year is None or year.kind != "number" or day.kind not in ("number", "ordinal"):
        return ""
    return _day(year.numbers[0], month, day.numbers[0]) if year.digits == 4 else ""


def _day(year: int, month: int, day: int) -> str:
    """The date as text, "" for none that there is, or one that no broadcast can have."""
    try:
        return datetime.date(year, month, day).isoformat() if year >= 1930 and is_year(year) else ""
    except ValueError:
        return ""


def year(sentence: Sentence) -> bool:
    """The year: in brackets first, else the last one that has a title before it and technical words after it.

    "2001 A Space Odyssey" and "1917" keep theirs as the title, "2012 (2009)" is from 2009 (RULES 3.11). After an
    episode's number a year counts only when technical words or the end follow at once.
    """
    candidates = [
        index
        for index in sentence.numbered
        if (shape := sentence.shapes[index]) is not None
        and shape.kind == "number"
        and shape.digits == 4
        and not sentence.claimed[index]
        and is_year(shape.numbers[0])
        and not _is_in_range(sentence, index)
    ]
    if not candidates:
        return False
    chosen = _bracketed(sentence, candidates)
    if chosen is None:
        chosen = _plain(sentence, candidates)
    if chosen is None:
        return False
    shape = sentence.shapes[chosen]
    assert shape is not None
    sentence.put(chosen, chosen + 1, "year", shape.numbers[0], "year")
    sentence.found["year_at"] = chosen
    if shape.version:
        sentence.found["version"] = shape.version
    return True


def _is_in_range(sentence: Sentence, index: int) -> bool:
    """1967-1968 and 2000-2012 are spans, not years of release."""
    for other, gap in ((index + 1, sentence.gap(index)), (index - 1, sentence.before(index))):
        shape = sentence.shapes[other] if 0 <= other < sentence.count else None
        if shape is not None and shape.digits == 4 and gap == "-" and shape.kind == "number":
            return is_year(shape.numbers[0])
    return False


def _bracketed(sentence: Sentence, candidates: list[int]) -> int | None:
    """A year in brackets: alone, or as the first or last word in them ("(Michel Deville - 1983)", "[1981 PAL DVD]")."""
    for is_alone in (True, False):
        for index in reversed(candidates) if is_alone else candidates:
            bracket = sentence.bracket_of(index)
            if bracket is None:
                if is_alone and sentence.before(index).endswith("*") and sentence.gap(index).startswith("*"):
                    return index
                continue
            if bracket.end - bracket.first == 1 if is_alone else index in (bracket.first, bracket.end - 1):
                number = sentence.found.get("number_first")
                if (
                    is_alone
                    or number is None
                    or not isinstance(number, int)
                    or index < number
                    or bracket.end - 1 == index
                ):
                    return index
    return None


def _plain(sentence: Sentence, candidates: list[int]) -> int | None:
    number = sentence.found.get("number_first", sentence.found.get("date_first"))
    if isinstance(number, int):
        before = [index for index in candidates if 0 < index < number]
        if before and before[-1] == number - 1:
            return before[-1]
        end = sentence.found.get("number_end", sentence.found.get("date_end"))
        for index in candidates:
            if isinstance(end, int) and index >= end and _ends_title(sentence, index):
                return index
        return before[-1] if before else None
    free = [index for index in candidates if index and sentence.bracket_of(index) is None]
    if not free:
        return None
    technical = next(
        (i for i, sense in enumerate(sentence.senses) if sense and sense.weight == 3 and i), sentence.count
    )
    early = [index for index in free if index <= technical]
    return (early or free)[-1] if not early or len(early) < 2 else _last_of_row(sentence, early)


def _last_of_row(sentence: Sentence, years: list[int]) -> int:
    return years[-1]


def _ends_title(sentence: Sentence, index: int) -> bool:
    after = index + 1
    if after == sentence.count:
        return True
    return sentence.senses[after] is not None or sentence.inside[after] != sentence.inside[index]
