"""Records to the text of an NFO, in Kodi's or Jellyfin's dialect; other programs read both as well (RULES 3.6)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.fields import Field, fields_of
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind, NfoDialect, Scheme
from metarr_desktop.domain.streams import MediaFacts
from metarr_desktop.domain.values import Credit, FieldType, Rating, Value, is_empty
from metarr_desktop.formats.nfo import dialect
from metarr_desktop.formats.nfo.draft import with_one_default
from metarr_desktop.formats.nfo.jellyfin import for_jellyfin, without_addresses
from metarr_desktop.formats.nfo.markup import branch, leaf
from metarr_desktop.formats.nfo.moments import UTC_ATTRIBUTE, on_the_wall, read_moment
from metarr_desktop.formats.nfo.record import NfoRecord
from metarr_desktop.formats.nfo.streams import fileinfo
from metarr_desktop.formats.nfo.trailers import for_kodi

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


@dataclass(frozen=True, slots=True)
class _Context:
    """What a writer needs beside the value: the element that carries the field, and where else to look."""

    kind: Kind
    element: str
    record: NfoRecord
    streams: MediaFacts | None
    dialect_of: NfoDialect


_Writer = Callable[[_Context, Any], list[str]]


def write(
    records: Sequence[NfoRecord], streams: MediaFacts | None = None, dialect_of: NfoDialect = NfoDialect.KODI
) -> str:
    """The text of one NFO file: a declaration, then a root element for each record (several for a double episode).

    Deterministic, UTF-8 when encoded, lines end with LF. Everything that the dialect can carry comes back from `read`;
    left out are pictures, partial dates where players take full ones only (their year is kept) and fields without an
    element. `streams` are those of the file that all records share. Raises BadInput for a kind that has no NFO.
    """
    lines = [_DECLARATION]
    for record in records:
        lines += _root(record if dialect_of is NfoDialect.KODI else without_addresses(record), streams, dialect_of)
    return "\n".join(lines) + "\n"


def _root(record: NfoRecord, streams: MediaFacts | None, dialect_of: NfoDialect) -> list[str]:
    root = dialect.ROOTS.get(record.kind)
    if root is None:
        raise BadInput(f"There is no NFO for a {record.kind}.")
    values = _presentable(record)
    lines: list[str] = []
    for row, writer in _WRITERS[record.kind]:
        value = values.get(row.name)
        if not is_empty(value):
            lines += writer(_Context(record.kind, row.element(record.kind), record, streams, dialect_of), value)
        if row.name == "title":
            lines += _numbers(record)
    if record.kind is Kind.EPISODE and values.get("year"):  # what is known of a partial air date
        lines.append(leaf("year", str(values["year"])))
    lines += [leaf("namedseason", name, number=str(number)) for number, name in sorted(record.season_names.items())]
    if streams is not None:
        lines += fileinfo(streams)
    if dialect_of is NfoDialect.JELLYFIN:
        lines += for_jellyfin(record, values)
    return branch(root, [*lines, *record.unknown])


def _presentable(record: NfoRecord) -> dict[str, Value]:
    """The values as players have to see them: watched is a play count to Kodi, and a part of a date is none."""
    values = dict(record.values)
    if values.get("watched"):
        values["play_count"] = values.get("play_count") or 1
    elif values.get("watched") is False:
        values["play_count"] = 0
    for name in ("premiered", "aired", "release_date"):
        date = values.get(name)
        if isinstance(date, str) and len(date) != 10 and (record.kind, name) in dialect.FULL_DATES_ONLY:
            values[name] = None
            if is_empty(values.get("year")):
                values["year"] = int(date[:4])
    return values


def _numbers(record: NfoRecord) -> list[str]:
    season = "seasonnumber" if record.kind is Kind.SEASON else "season"
    numbers = ((season, record.season), ("episode", record.episode))
    return [leaf(name, number) for name, number in numbers if number is not None]


def _plain(context: _Context, value: str | int) -> list[str]:
    return [leaf(context.element, value)]


def _flag(context: _Context, value: bool) -> list[str]:
    return [leaf(context.element, "true" if value else "false")]


def _moment(context: _Context, value: str) -> list[str]:
    """As the player that the file is for reads it."""
    if context.dialect_of is NfoDialect.JELLYFIN:
        return [leaf(context.element, value)]
    text, is_utc = on_the_wall(value), dialect.is_utc(context.record.unknown)
    attributes = {} if read_moment(text, is_utc=is_utc) == value else {UTC_ATTRIBUTE: value}
    return [leaf(context.element, text, **attributes)]


def _decimal(context: _Context, value: float) -> list[str]:
    return [leaf(context.element, _number(value))]


def _number(value: float) -> str:
    """The shortest text that reads back as the same number: 8.7, 79."""
    return repr(float(value)).removesuffix(".0")


def _list(context: _Context, words: tuple[str, ...]) -> list[str]:
    return [leaf(context.element, word) for word in words]


def _trailers(context: _Context, addresses: tuple[str, ...]) -> list[str]:
    return [leaf(context.element, for_kodi(address)) for address in addresses]


def _user_rating(context: _Context, value: int) -> list[str]:
    """With its maximum for music alone: measured on Kodi 20.1, a film's own rating with `max` reads as 0."""
    attributes = {"max": "10"} if context.kind in dialect.MUSIC_ID_ELEMENTS else {}
    return [leaf(context.element, value, **attributes)]


def _resume(context: _Context, position: float) -> list[str]:
    """Kodi offers to resume only where it knows the whole length as well."""
    minutes = context.record.values.get("runtime")
    total = context.streams.duration_s if context.streams else 0.0
    if not total and isinstance(minutes, int):
        total = minutes * 60.0
    return branch(context.element, [leaf("position", _number(position)), leaf("total", _number(total))])


def _collection(context: _Context, name: str) -> list[str]:
    overview = context.record.collection_overview
    return branch(context.element, [leaf("name", name), *([leaf("overview", overview)] if overview else [])])


# people


def _cast(context: _Context, people: tuple[Credit, ...]) -> list[str]:
    return [line for order, person in enumerate(people) for line in _actor(context.element, order, person)]


def _actor(element: str, order: int, person: Credit) -> list[str]:
    children = [leaf("name", person.name)]
    children += [leaf("role", person.role)] if person.role else []
    children.append(leaf("order", order))
    children += [leaf("thumb", person.thumb)] if person.thumb else []
    return branch(element, [*children, *(_person_id(*one) for one in person.ids)])


def _person_id(scheme: str, value: str) -> str:
    element = dialect.PERSON_ID_ELEMENTS.get(scheme)
    return leaf(element, value) if element else leaf("uniqueid", value, type=scheme)


def _crew(context: _Context, people: tuple[Credit, ...]) -> list[str]:
    """One name an element; ids that other programs know stand in attributes, which Kodi passes over."""
    return [leaf(context.element, person.name, **_attribute_ids(person)) for person in people]


def _attribute_ids(person: Credit) -> dict[str, str]:
    elements = dialect.PERSON_ID_ELEMENTS
    return {elements[scheme]: value for scheme, value in person.ids if scheme in elements}


def _artists(context: _Context, people: tuple[Credit, ...]) -> list[str]:
    return [line for person in people for line in _artist(context.element, person)]


def _artist(element: str, person: Credit) -> list[str]:
    ids = [
        leaf("musicBrainzArtistID", value) if scheme == Scheme.MB_ARTIST else _person_id(scheme, value)
        for scheme, value in person.ids
    ]
    return branch(element, [leaf("artist", person.name), *ids])


# scores and ids


def _ratings(context: _Context, ratings: tuple[Rating, ...]) -> list[str]:
    ratings = with_one_default(ratings)
    lines = branch(context.element, [line for rating in ratings for line in _rating(rating)])
    if context.kind is Kind.ALBUM:  # Kodi reads one plain score from an album's NFO
        shown = next(rating for rating in ratings if rating.is_default)
        lines.append(leaf("rating", _number(shown.value), max=_number(shown.maximum)))
        lines += [leaf("votes", shown.votes)] if shown.votes is not None else []
    return lines


def _rating(rating: Rating) -> list[str]:
    """With its maximum always: without it, Kodi drops what counts to 100."""
    children = [leaf("value", _number(rating.value))]
    children += [leaf("votes", rating.votes)] if rating.votes is not None else []
    attributes = {"name": dialect.SOURCE_TO_KODI.get(rating.source, rating.source), "max": _number(rating.maximum)}
    if rating.is_default:
        attributes["default"] = "true"
    return branch("rating", children, **attributes)


def _ids(context: _Context, ids: tuple[ExternalId, ...]) -> list[str]:
    """The first is the default one, which Kodi's music library does not know."""
    own = dialect.MUSIC_ID_ELEMENTS.get(context.kind)
    if own is None:
        return [
            leaf(context.element, one.value, type=one.scheme, **({} if index else {"default": "true"}))
            for index, one in enumerate(ids)
        ]
    return [
        leaf(own[one.scheme], one.value) if one.scheme in own else leaf(context.element, one.value, type=one.scheme)
        for one in ids
    ]


# the tables

_OWN_SHAPE: dict[str, _Writer] = {
    "cast": _cast,
    "artists": _artists,
    "ratings": _ratings,
    "trailers": _trailers,
    "user_rating": _user_rating,
    "external_ids": _ids,
    "collection": _collection,
    "resume_position": _resume,
}
_BY_TYPE: dict[FieldType, _Writer] = {
    FieldType.FLAG: _flag,
    FieldType.DECIMAL: _decimal,
    FieldType.MOMENT: _moment,
    FieldType.LIST: _list,
    FieldType.PEOPLE: _crew,
}


def _writer_of(row: Field) -> _Writer:
    return _OWN_SHAPE.get(row.name) or _BY_TYPE.get(row.type, _plain)


_WRITERS: dict[Kind, tuple[tuple[Field, _Writer], ...]] = {
    kind: tuple((row, _writer_of(row)) for row in fields_of(kind) if row.element(kind)) for kind in dialect.ROOTS
}
