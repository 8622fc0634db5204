"""Text of one NFO element to one value, as tolerant as the programs that wrote it were careless.

Every reader takes stripped, non-empty text, gives `None` for the words that mean "not known" (0, -1) and raises
ValueError for text that makes no sense as that type.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable

from metarr_desktop.domain.values import FieldType, Value, partial_date
from metarr_desktop.formats.nfo.dialect import ZERO_SAYS_NOTHING

Scalar = Callable[[str], Value]

# SQLite keeps 64 bits; no count, amount or year comes near.
_LARGEST = 10**15
_DIGIT_GROUP = re.compile(r"(?<=\d)[, \u00a0'](?=\d{3}(?!\d))")
_HOURS_AND_MINUTES = re.compile(r"(?:(\d{1,3})\s*h[a-z]*\.?)?\s*(?:(\d{1,4})\s*(?:m[a-z]*\.?)?)?$", re.IGNORECASE)
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?))?")
_TRUE = frozenset({"true", "1", "yes"})
_FALSE = frozenset({"false", "0", "no"})


def text(words: str) -> str:
    """The words themselves."""
    return words


def integer(words: str) -> int | None:
    """A whole number that is not negative; digit groups and currency signs are passed over, as is a `.0`."""
    try:
        number = int(words)
    except ValueError:
        exact = decimal(words)
        if exact is None:
            return None
        number = int(exact)
    if number > _LARGEST:
        raise ValueError(words)
    return number if number >= 0 else None


def positive(words: str) -> int | None:
    """A whole number where 0 means "not known"."""
    return integer(words) or None


def decimal(words: str) -> float | None:
    """A number that is not negative, finite."""
    try:
        number = float(words)
    except ValueError:
        number = float(_DIGIT_GROUP.sub("", words.strip("$€£ ")).replace(",", "."))
    if not math.isfinite(number) or number > _LARGEST:
        raise ValueError(words)
    return number if number >= 0 else None


def flag(words: str) -> bool:
    """Yes or no."""
    word = words.lower()
    if word in _TRUE:
        return True
    if word in _FALSE:
        return False
    raise ValueError(words)


def minutes(words: str) -> int | None:
    """A running time in minutes: `127`, `127 min`, `2h 7m`, `2 h`."""
    match = _HOURS_AND_MINUTES.match(words)
    if match is None or not match.group():
        return positive(words)
    return int(match[1] or 0) * 60 + int(match[2] or 0) or None


def date(words: str) -> str | None:
    """The known parts of a date; a time of day behind it is passed over."""
    found = partial_date(words[:10])
    if found:
        return found
    if words.startswith("0000"):
        return None
    raise ValueError(words)


def moment(words: str) -> str | None:
    """`1997-03-21 20:15:00`; a date alone is its midnight."""
    match = _MOMENT.match(words)
    if match is None:
        raise ValueError(words)
    if len(partial_date(match[1])) != 10:
        return None
    time = match[2] or "00:00:00"
    return f"{match[1]} {time if len(time) == 8 else time + ':00'}"


_BY_TYPE: dict[FieldType, Scalar] = {
    FieldType.TEXT: text,
    FieldType.LONG_TEXT: text,
    FieldType.INTEGER: integer,
    FieldType.DECIMAL: decimal,
    FieldType.FLAG: flag,
    FieldType.DATE: date,
    FieldType.MOMENT: moment,
}


def scalar(field_name: str, field_type: FieldType) -> Scalar:
    """The reader for a field that is not plural."""
    if field_name == "runtime":
        return minutes
    return positive if field_name in ZERO_SAYS_NOTHING else _BY_TYPE[field_type]
