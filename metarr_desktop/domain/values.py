"""The shapes a field's value can have, and their JSON form for history, suggestions and the command line.

A value is always immutable; *empty* (`None`, `""`, `()`) means "not known". Every shape is plain data, so that values
cross threads, compare with `==` and are stored as JSON in the history.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from metarr_desktop.domain.errors import BadInput


@dataclass(frozen=True, slots=True)
class Credit:
    """One person's part in an item.

    `role` is the character for cast, the job's own wording for others; `ids` are `(scheme, value)` pairs. A person is
    known by an external id, never by name alone, so two credits of one name without ids are not one person.
    """

    name: str
    role: str = ""
    thumb: str = ""
    ids: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Rating:
    """A score by one source, as given: `value` out of `maximum`; `votes` where the source counts them."""

    source: str
    value: float
    maximum: float = 10.0
    votes: int | None = None
    is_default: bool = False


@dataclass(frozen=True, slots=True)
class ExternalId:
    """An id and who issued it (`domain.kinds.Scheme`, or a word of another program kept as it is)."""

    scheme: str
    value: str


Value = (
    None | str | int | float | bool | tuple[str, ...] | tuple[Credit, ...] | tuple[Rating, ...] | tuple[ExternalId, ...]
)


class FieldType(StrEnum):
    """The shape of a field's value."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    FLAG = "flag"
    DATE = "date"  # "1997", "1997-03" or "1997-03-21": never more than is known
    MOMENT = "moment"  # "1997-03-21 20:15:00", UTC
    LIST = "list"  # of text, from a shared vocabulary
    TITLES = "titles"  # of text, each a name of the item itself
    PEOPLE = "people"  # of Credit
    RATINGS = "ratings"  # of Rating
    IDS = "ids"  # of ExternalId, one a scheme
    PICTURES = "pictures"  # of cache file names (uuid), best first


_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2}:\d{2})?$")
_WORDS_FOR_TRUE = {"1", "true", "yes", "on"}
_WORDS_FOR_FALSE = {"0", "false", "no", "off"}


#: The types whose values are tuples; their empty value is `()`, that of the others `None`.
PLURAL = frozenset(
    {
        FieldType.LIST,
        FieldType.TITLES,
        FieldType.PEOPLE,
        FieldType.RATINGS,
        FieldType.IDS,
        FieldType.PICTURES,
    }
)


def empty_of(field_type: FieldType) -> Value:
    """The value of that type that says nothing."""
    return () if field_type in PLURAL else None


def is_empty(value: Value) -> bool:
    """Whether a value says nothing. Zero and `False` are values; a blank text or an empty list is not."""
    return value is None or value == "" or value == ()


def tidy(field_type: FieldType, value: Value) -> Value:
    """The value in its one stored form: blank text is None, a word stands once in a list, an id once a scheme."""
    if field_type not in PLURAL:
        if isinstance(value, str):
            return value.strip() or None
        return value
    if not isinstance(value, tuple):
        return ()
    if field_type is FieldType.IDS:
        first: dict[str, ExternalId] = {}
        for one in value:
            if isinstance(one, ExternalId) and one.value:
                first.setdefault(one.scheme, one)
        return tuple(first.values())
    if field_type in (FieldType.LIST, FieldType.TITLES, FieldType.PICTURES):
        return tuple(dict.fromkeys(one.strip() for one in value if isinstance(one, str) and one.strip()))
    return value


def partial_date(text: str) -> str:
    """A date with only the parts that are known: `2023-05-00` gives `2023-05`. Empty when it is no date at all.

    Partial dates come from TheTVDB and MusicBrainz; an unknown part must not be invented.
    """
    match = _DATE.match(text.strip())
    if match is None or match[1] == "0000":
        return ""
    year, month, day = match.groups()
    if month is None or not 1 <= int(month) <= 12:
        return year
    if day is None or not 1 <= int(day) <= _days_in(int(year), int(month)):
        return f"{year}-{month}"
    return f"{year}-{month}-{day}"


def _days_in(year: int, month: int) -> int:
    if month == 2:
        is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        return 29 if is_leap else 28
    return 30 if month in (4, 6, 9, 11) else 31


def to_json(value: Value) -> Any:
    """The value as plain JSON data; `from_json` with the same type gives it back."""
    if isinstance(value, tuple):
        return [_element_to_json(element) for element in value]
    return value


def _element_to_json(element: str | Credit | Rating | ExternalId) -> Any:
    match element:
        case Credit():
            data: dict[str, Any] = {"name": element.name}
            if element.role:
                data["role"] = element.role
            if element.thumb:
                data["thumb"] = element.thumb
            if element.ids:
                data["ids"] = dict(element.ids)
            return data
        case Rating():
            return {
                "source": element.source,
                "value": element.value,
                "max": element.maximum,
                "votes": element.votes,
                "default": element.is_default,
            }
        case ExternalId():
            return {"scheme": element.scheme, "value": element.value}
    return element


def from_json(field_type: FieldType, data: Any) -> Value:
    """The value of that type from plain JSON data made by `to_json`."""
    if data is None:
        return None
    match field_type:
        case FieldType.LIST | FieldType.TITLES | FieldType.PICTURES:
            return tuple(data)
        case FieldType.PEOPLE:
            return tuple(
                Credit(one["name"], one.get("role", ""), one.get("thumb", ""), tuple(one.get("ids", {}).items()))
                for one in data
            )
        case FieldType.RATINGS:
            return tuple(
                Rating(one["source"], one["value"], one["max"], one.get("votes"), one.get("default", False))
                for one in data
            )
        case FieldType.IDS:
            return tuple(ExternalId(one["scheme"], one["value"]) for one in data)
    return data  # type: ignore[no-any-return]


def parse_text(field_type: FieldType, text: str) -> Value:
    """What a person typed for a field of that type (command line, inline edit). Blank means "clear it".

    Lists are separated by `;`, people as `Name (role)`, ids as `scheme:value`, ratings as `source=7.9` or
    `source=79/100`. Raises BadInput with a sentence that says what is expected.
    """
    text = text.strip()
    if not text:
        return empty_of(field_type)
    parser = _PARSERS.get(field_type)
    return parser(text) if parser else text


def _integer(text: str) -> Value:
    try:
        return int(text)
    except ValueError:
        raise BadInput(f"“{text}” is not a whole number.") from None


def _decimal(text: str) -> Value:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        raise BadInput(f"“{text}” is not a number.") from None


def _flag(text: str) -> Value:
    word = text.casefold()
    if word in _WORDS_FOR_TRUE:
        return True
    if word in _WORDS_FOR_FALSE:
        return False
    raise BadInput(f"“{text}” is neither yes nor no.")


def _date(text: str) -> Value:
    date = partial_date(text)
    if date != text:
        raise BadInput(f"“{text}” is not a date; write 1997, 1997-03 or 1997-03-21.")
    return date


def _moment(text: str) -> Value:
    if not _MOMENT.match(text) or len(partial_date(text[:10])) != 10:
        raise BadInput(f"“{text}” is not a moment; write 1997-03-21 20:15:00.")
    return text if len(text) > 10 else f"{text} 00:00:00"


def _texts(text: str) -> Value:
    return tuple(part.strip() for part in text.split(";") if part.strip())


_PERSON = re.compile(r"(?P<name>.+?)\s*(?:\((?P<role>.*)\))?$")


def _people(text: str) -> Value:
    people = []
    for part in text.split(";"):
        if match := _PERSON.match(part.strip()):
            people.append(Credit(match["name"], match["role"] or ""))
    return tuple(people)


def _ratings(text: str) -> Value:
    ratings = []
    for part in text.split(";"):
        source, equals, score = part.partition("=")
        value, _, maximum = score.partition("/")
        try:
            ratings.append(Rating(source.strip(), float(value), float(maximum or 10)))
        except ValueError:
            equals = ""
        if not equals:
            raise BadInput(f"“{part.strip()}” is not a rating; write imdb=7.9 or metacritic=79/100.")
    return tuple(ratings)


def _ids(text: str) -> Value:
    ids = []
    for part in text.split(";"):
        scheme, colon, value = part.strip().partition(":")
        if not colon or not value.strip():
            raise BadInput(f"“{part.strip()}” is not an id; write imdb:tt0133093.")
        ids.append(ExternalId(scheme.strip().lower(), value.strip()))
    return tuple(ids)


_PARSERS = {
    FieldType.INTEGER: _integer,
    FieldType.DECIMAL: _decimal,
    FieldType.FLAG: _flag,
    FieldType.DATE: _date,
    FieldType.MOMENT: _moment,
    FieldType.LIST: _texts,
    FieldType.TITLES: _texts,
    FieldType.PICTURES: _texts,
    FieldType.PEOPLE: _people,
    FieldType.RATINGS: _ratings,
    FieldType.IDS: _ids,
}


def as_text(value: Value) -> str:
    """The value in the form that `parse_text` reads; what an edit field shows."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "; ".join(_element_as_text(element) for element in value)
    return str(value)


def _element_as_text(element: str | Credit | Rating | ExternalId) -> str:
    match element:
        case Credit():
            return f"{element.name} ({element.role})" if element.role else element.name
        case Rating():
            return f"{element.source}={element.value:g}" + ("" if element.maximum == 10 else f"/{element.maximum:g}")
        case ExternalId():
            return f"{element.scheme}:{element.value}"
    return element
