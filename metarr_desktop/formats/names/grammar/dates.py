"""Rules for dates and years."""

from __future__ import annotations

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
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SIGNS = frozenset({"-", ".", "_", " ", "/"})


def air_date(sentence: Sentence) -> bool:
    """A day: 2011-01-10, 2016.05.25, 10.01.2011, 13 Feb 2016, 4th April 2020, 10-19-12, 20110110."""
    has_month = not _MONTHS.keys().isdisjoint(sentence.words)
    numbered = sentence.numbered
    for place, index in enumerate(numbered):
        is_row = place + 2 < len(numbered) and numbered[place + 2] == index + 2
        if not (is_row or has_month) or index + 2 >= sentence.count or not sentence.is_free(index, index + 3):
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
    if year < 1930 or not is_year(year) or not 1 <= month <= 12:
        return ""
    is_short_february = month == 2 and day == 29 and (year % 4 != 0 or year == 1900)
    return f"{year}-{month:02}-{day:02}" if 1 <= day <= _DAYS[month - 1] and not is_short_february else ""


def year(sentence: Sentence) -> bool:
    """The year: in brackets first, else the last one that has a title before it and technical words after it.

    "2001 A Space Odyssey" and "1917" keep theirs as the title, "2012 (2009)" is from 2009 (RULES 3.11). After an
    episode's number a year counts only when technical words or the end follow at once.
    """
    candidates = [index for index in sentence.numbered if _may_be_year(sentence, index)]
    if not candidates:
        return False
    chosen = _bracketed(sentence, candidates) if sentence.brackets or "*" in sentence.text else None
    if chosen is None:
        chosen = _plain(sentence, candidates)
    shape = sentence.shapes[chosen] if chosen is not None else None
    if chosen is None or shape is None:
        return False
    sentence.put(chosen, chosen + 1, "year", shape.numbers[0], "year")
    sentence.found["year_at"] = chosen
    if shape.version:
        sentence.found["version"] = shape.version
    return True


def _may_be_year(sentence: Sentence, index: int) -> bool:
    """Four digits of a possible year that are no part of a span ("1967-1968")."""
    shape = sentence.shapes[index]
    if shape is None or shape.digits != 4 or shape.kind != "number" or sentence.claimed[index]:
        return False
    if not is_year(shape.numbers[0]):
        return False
    return not (
        (sentence.gap(index) == "-" and _is_year_at(sentence, index + 1))
        or (sentence.gaps[index] == "-" and _is_year_at(sentence, index - 1))
    )


def _is_year_at(sentence: Sentence, index: int) -> bool:
    shape = sentence.shapes[index] if 0 <= index < sentence.count else None
    return shape is not None and shape.kind == "number" and shape.digits == 4 and is_year(shape.numbers[0])


def _bracketed(sentence: Sentence, candidates: list[int]) -> int | None:
    """A year alone in brackets or between stars, the last of several; else one that begins or ends a bracket
    ("(Michel Deville - 1983)", "[1981 PAL DVD]")."""
    number = sentence.found.get("number_first")
    for index in reversed(candidates):
        bracket = sentence.bracket_of(index)
        if bracket is not None and bracket.end - bracket.first == 1:
            return index
        if bracket is None and sentence.gaps[index].endswith("*") and sentence.gap(index).startswith("*"):
            return index
    for index in candidates:
        bracket = sentence.bracket_of(index)
        if bracket is None:
            continue
        is_before_number = not isinstance(number, int) or index < number
        if index == bracket.end - 1 or (index == bracket.first and is_before_number):
            return index
    return None


def _plain(sentence: Sentence, candidates: list[int]) -> int | None:
    """Right before an episode's number, or after it where nothing but technical words follows; else the last one that
    has a title before it, before the technical words if there is one there."""
    number = sentence.found.get("number_first", sentence.found.get("date_first"))
    end = sentence.found.get("number_end", sentence.found.get("date_end"))
    if isinstance(number, int) and isinstance(end, int):
        before = [index for index in candidates if 0 < index < number]
        if before and before[-1] == number - 1:
            return before[-1]
        after = (index for index in candidates if index >= end and _ends_title(sentence, index))
        return next(after, before[-1] if before else None)
    free = [index for index in candidates if index and sentence.inside[index] < 0]
    technical = next((index for index in sentence.certain if index), sentence.count)
    early = [index for index in free if index <= technical]
    return early[-1] if early else free[-1] if free else None


def _ends_title(sentence: Sentence, index: int) -> bool:
    after = index + 1
    if after == sentence.count:
        return True
    return sentence.senses[after] is not None or sentence.inside[after] != sentence.inside[index]
