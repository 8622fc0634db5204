"""The shapes a field's value can have, and their JSON form for history, suggestions and the command line.

A value is always immutable; *empty* (`None`, `""`, `()`) means "not known". Every shape is plain data, so that values
cross threads, compare with `==` and are stored as JSON in the history.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.sentences import sentence


class Credit(NamedTuple):
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


Value = (
    None | str | int | float | bool | tuple[str, ...] | tuple[Credit, ...] | tuple[Rating, ...] | tuple[ExternalId, ...]
)

Element = TypeVar("Element")


def elements(value: Value, type: type[Element]) -> tuple[Element, ...]:
    """The elements of that type in a list; none where the value is no list."""
    return tuple(one for one in value if isinstance(one, type)) if isinstance(value, tuple) else ()


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


_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_MOMENT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?: ((?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]))?")
# What no database keeps: NUL, and the surrogates that stand for bytes of a file name that is not UTF-8.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_LARGEST = 2**63 - 1  # what an integer of the database holds
#: What a person may write for yes and no (compared in lower case).
FLAG_WORDS = {
    **dict.fromkeys(("1", "true", "yes", "on", "ja"), True),
    **dict.fromkeys(("0", "false", "no", "off", "nein"), False),
}


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

#: The lists that every source adds to; of all others one source's word stands alone.
GATHERED = frozenset({FieldType.IDS, FieldType.RATINGS, FieldType.TITLES})


def empty_of(field_type: FieldType) -> Value:
    """The value of that type that says nothing."""
    return () if field_type in PLURAL else None


def is_empty(value: Value) -> bool:
    """Whether a value says nothing. Zero and `False` are values; a blank text or an empty list is not."""
    return value is None or value == "" or value == ()


def tidy(field_type: FieldType, value: Value) -> Value:
    """The value in its one stored form: blank text is None, a word stands once in a list, an id once a scheme.

    What cannot be stored or means nothing (a number that is not finite, a person without a name, a score out of 0) is
    left out. Tidying what is tidy changes nothing.
    """
    if field_type not in PLURAL:
        return _tidy_scalar(value)
    if not isinstance(value, tuple):
        return ()
    match field_type:
        case FieldType.IDS:
            first: dict[str, ExternalId] = {}
            for one in value:
                if isinstance(one, ExternalId) and (id_value := tidy_text(one.value)):
                    first.setdefault(tidy_text(one.scheme), ExternalId(tidy_text(one.scheme), id_value))
            return tuple(first.values())
        case FieldType.PEOPLE:
            people = [_tidy_credit(one) for one in value if isinstance(one, Credit)]
            return tuple([one for one in people if one.name])
        case FieldType.RATINGS:
            return tuple(
                Rating(tidy_text(one.source), one.value, one.maximum, one.votes, one.is_default)
                for one in value
                if isinstance(one, Rating) and math.isfinite(one.value) and 0 < one.maximum < math.inf
            )
    return tuple(dict.fromkeys(word for one in value if isinstance(one, str) and (word := tidy_text(one))))


def _tidy_scalar(value: Value) -> Value:
    if isinstance(value, str):
        return tidy_text(value) or None
    if isinstance(value, int | float) and not (math.isfinite(value) and abs(value) <= _LARGEST):
        return None
    return value


def _tidy_credit(one: Credit) -> Credit:
    name, role, thumb, ids = one
    is_stripped = name.strip() == name and role.strip() == role and thumb.strip() == thumb
    told = "".join([part for pair in ids for part in pair])
    is_plain = not ids or (len(ids) == 1 and told.isascii() and told.isprintable() and " " not in told)
    if is_stripped and is_plain and _is_storable(name + role + thumb):
        return one  # as nearly all are
    tidy_ids = {tidy_text(scheme): tidy_text(value) for scheme, value in ids}
    return Credit(tidy_text(name), tidy_text(role), tidy_text(thumb), tuple(tidy_ids.items()))


def tidy_text(text: str) -> str:
    """The text without blanks around it, and without what no database keeps."""
    if text.isascii() and "\0" not in text:
        return text.strip()
    return (text if _is_storable(text) else _UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", text)).strip()


def _is_storable(text: str) -> bool:
    if text.isascii():  # a look at each of its letters would take longer
        return "\0" not in text
    return _UNSTORABLE.search(text) is None


def partial_date(text: str) -> str:
    """A date with only the parts that are known: `2023-05-00` gives `2023-05`. Empty when it is no date at all.

    Partial dates come from TheTVDB and MusicBrainz; an unknown part must not be invented.
    """
    match = _DATE.fullmatch(text.strip())
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
        number = int(text)
    except ValueError:
        raise BadInput(f"“{text}” is not a whole number.") from None
    if abs(number) > _LARGEST:
        raise BadInput(f"“{text}” is too large a number.")
    return number


def _decimal(text: str) -> Value:
    return _finite(text, sentence(f"“{text}” is not a number."))


def _finite(text: str, complaint: str) -> float:
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        raise BadInput(complaint) from None
    if not math.isfinite(number):
        raise BadInput(complaint)
    return number


def _flag(text: str) -> Value:
    if text.lower() not in FLAG_WORDS:
        raise BadInput(f"“{text}” is neither yes nor no.")
    return FLAG_WORDS[text.lower()]


def _date(text: str) -> Value:
    date = partial_date(text)
    if date != text:
        raise BadInput(f"“{text}” is not a date; write 1997, 1997-03 or 1997-03-21.")
    return date


def _moment(text: str) -> Value:
    match = _MOMENT.fullmatch(text)
    if match is None or len(partial_date(match[1])) != 10:
        raise BadInput(f"“{text}” is not a moment; write 1997-03-21 20:15:00.")
    return f"{match[1]} {match[2] or '00:00:00'}"


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def _texts(text: str) -> Value:
    return tuple(_parts(text))


_PERSON = re.compile(r"(?P<name>.+?)\s*(?:\((?P<role>.*)\))?", re.DOTALL)


def _people(text: str) -> Value:
    people = []
    for part in _parts(text):
        if match := _PERSON.fullmatch(part):
            people.append(Credit(match["name"], match["role"] or ""))
    return tuple(people)


def _ratings(text: str) -> Value:
    return tuple(_rating(part) for part in _parts(text))


def _rating(text: str) -> Rating:
    complaint = f"“{text}” is not a rating; write imdb=7.9 or metacritic=79/100."
    source, equals, score = text.partition("=")
    value, slash, maximum = score.partition("/")
    rating = Rating(source.strip(), _finite(value, complaint), _finite(maximum, complaint) if slash else 10.0)
    if not rating.source or not equals or rating.maximum <= 0:
        raise BadInput(complaint)
    return rating


def _ids(text: str) -> Value:
    ids = []
    for part in _parts(text):
        scheme, colon, value = part.partition(":")
        if not colon or not scheme.strip() or not value.strip():
            raise BadInput(f"“{part}” is not an id; write imdb:tt0133093.")
        ids.append(ExternalId(scheme.strip().lower(), value.strip()))
    return tuple(ids)


_PARSERS: dict[FieldType, Callable[[str], Value]] = {
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
            outof = "" if element.maximum == 10 else f"/{_short(element.maximum)}"
            return f"{element.source}={_short(element.value)}{outof}"
        case ExternalId():
            return f"{element.scheme}:{element.value}"
    return element


def _short(number: float) -> str:
    """The number without a needless ".0", and without losing a digit."""
    return repr(float(number)).removesuffix(".0")
