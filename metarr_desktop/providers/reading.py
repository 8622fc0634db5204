"""Reading what a foreign server sent. Each look gives a value of its shape, or nothing; none raises.

A path is names of members and positions in lists: `text(data, "genres", 0, "name")`. Null, a missing member, "", [], a
wrong type and a number that no field holds are all nothing; numbers may stand as text.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import unescape
from typing import Any

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.fields import FIELD
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Scheme
from metarr_desktop.domain.values import Value, is_empty, partial_date, tidy, tidy_text

_LARGEST = 2**63 - 1  # what an integer of the database holds
_MOST_PIXELS = 100_000
_SMALL = 2**31
_LONGEST_NUMBER = 25  # characters; int() refuses thousands of digits by itself
_BREAK = re.compile(r"(?i)<br\s*/?>|</p>")
_MARK = re.compile(r"<[^<>]*>")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def at(data: Any, *path: str | int) -> Any:
    """What stands there, as it is; None where nothing does."""
    if len(path) == 1 and isinstance(data, dict):  # as nearly all looks are, of which an answer takes hundreds
        return data.get(path[0])
    for step in path:
        if isinstance(step, str) and isinstance(data, dict):
            data = data.get(step)
        elif isinstance(step, int) and isinstance(data, list) and -len(data) <= step < len(data):
            data = data[step]
        else:
            return None
    return data


def text(data: Any, *path: str | int) -> str:
    """A text without blanks around it; a whole number as its digits."""
    found = at(data, *path)
    if isinstance(found, str):
        return tidy_text(found)
    if isinstance(found, int) and not isinstance(found, bool):
        return str(found) if abs(found) <= _LARGEST else ""
    return ""


def number(data: Any, *path: str | int) -> float | None:
    """A finite number, also one that is written as text ("1,234.5")."""
    found = at(data, *path)
    if type(found) is int and -_SMALL < found < _SMALL:  # as nearly all are
        return float(found)
    if isinstance(found, str) and len(found) <= _LONGEST_NUMBER:
        found = _parsed(found.replace(",", ""))
    if isinstance(found, bool) or not isinstance(found, int | float):
        return None
    return float(found) if abs(found) <= _LARGEST and math.isfinite(found) else None


def _parsed(digits: str) -> float | None:
    try:
        return float(digits)
    except ValueError:
        return None


def whole(data: Any, *path: str | int) -> int | None:
    """A whole number that the database holds; a fraction is cut off."""
    found: Any = at(data, *path)
    if type(found) is int and -_SMALL < found < _SMALL:
        return found
    found = number(found)
    return None if found is None or abs(found) >= _LARGEST else int(found)


def pixels(data: Any, *path: str | int) -> int | None:
    """One side of a picture; None for what no picture measures."""
    found = whole(data, *path)
    return found if found is not None and 0 < found < _MOST_PIXELS else None


def items(data: Any, *path: str | int) -> list[dict[str, Any]]:
    """The objects of a list."""
    found = at(data, *path)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def date(data: Any, *path: str | int) -> str:
    """As much of a date as is known ("1997", "1997-03", "1997-03-21"); a time behind it is left out."""
    return partial_date(text(data, *path)[:10])


def year_of(date: str) -> int | None:
    """The year of a partial date."""
    return int(date[:4]) if date[:4].isdecimal() else None


def address(data: Any, *path: str | int) -> str:
    """An address on the web, always https; what has another scheme is none."""
    found = text(data, *path)
    if found[:7].lower() == "http://":
        found = f"https://{found[7:]}"
    is_one = found[:8].lower() == "https://" and not re.search(r"[\s\"<>]", found)
    return found if is_one and len(found) > len("https://") else ""


def uuid(value: str) -> str:
    """The id in lower case if it has a UUID's form, as MusicBrainz' ids do."""
    value = value.strip().lower()
    return value if _UUID.fullmatch(value) else ""


def plain(html: str) -> str:
    """HTML as text: breaks and paragraphs become lines, other marks vanish."""
    lines = unescape(_MARK.sub("", _BREAK.sub("\n", html))).splitlines()
    return "\n".join(line for part in lines if (line := " ".join(part.split())))


@lru_cache(4096)
def tag(language: str) -> str:
    """A language tag in its usual form ("ger", "deu", "de_DE" -> "de", "de", "de-DE"); "" for what is none."""
    import langcodes  # 40 ms of tables, which no start needs

    try:
        return langcodes.standardize_tag(language.replace("_", "-")) if language else ""
    except ValueError:
        return ""


def best(texts: Mapping[str, str], languages: Iterable[str]) -> str:
    """The text in the first of those languages that there is one in, be it of another country; else "".

    `texts` are by language tag.
    """
    for language in languages:
        base = language.split("-")[0]
        wanted = (language, base, *(one for one in texts if one.split("-")[0] == base))
        if found := next((texts[one] for one in wanted if texts.get(one)), ""):
            return found
    return ""


def ids(*pairs: tuple[Scheme, str]) -> tuple[ExternalId, ...]:
    """The ids that are not empty, the first of each scheme."""
    found: dict[Scheme, str] = {}
    for scheme, value in pairs:
        if value:
            found.setdefault(scheme, value)
    return tuple(ExternalId(scheme, value) for scheme, value in found.items())


def filled(values: Mapping[str, Value]) -> dict[str, Value]:
    """Those values, by field name, that say something and that their field can hold, in their stored form."""
    kept: dict[str, Value] = {}
    for name, value in values.items():
        tidied = tidy(FIELD[name].type, value)
        try:
            FIELD[name].refuse_odd(tidied)
        except BadInput:
            continue
        if not is_empty(tidied):
            kept[name] = tidied
    return kept
