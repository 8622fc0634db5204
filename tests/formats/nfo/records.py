"""Records that a library could hold, drawn from the field table: every field of the kind, each with its own limits."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from metarr_desktop.domain.fields import Field, fields_of
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind, Scheme
from metarr_desktop.domain.values import Credit, FieldType, Rating, Value
from metarr_desktop.formats.nfo import NfoRecord
from metarr_desktop.formats.nfo.dialect import FULL_DATES_ONLY, ROOTS, ZERO_SAYS_NOTHING

# Text as the edit form leaves it: stripped, lines end with LF, nothing that XML cannot carry.
_CHARACTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff") | st.sampled_from(
    "\n\t&<>"
)
texts = st.text(_CHARACTERS, min_size=1, max_size=40).map(str.strip).filter(bool)
words = texts.filter(lambda text: " / " not in text)
names = words
counts = st.integers(0, 10**9)
scores = st.decimals("0.1", "10", places=1).map(float)
full_dates = st.dates().filter(lambda date: date.year >= 1000).map(str)
partial_dates = full_dates | full_dates.map(lambda date: date[:7]) | full_dates.map(lambda date: date[:4])
moments = st.tuples(full_dates, st.times()).map(lambda pair: f"{pair[0]} {pair[1].strftime('%H:%M:%S')}")
id_values = st.from_regex(r"[a-z]{0,2}[1-9][0-9]{0,8}", fullmatch=True)
schemes = st.sampled_from([scheme.value for scheme in Scheme])

_PERSON_IDS = st.lists(
    st.tuples(st.sampled_from(["tmdb", "imdb"]), id_values), max_size=2, unique_by=lambda one: one[0]
).map(tuple)
_ANY_IDS = st.lists(st.tuples(schemes, id_values), max_size=3, unique_by=lambda one: one[0]).map(tuple)
_CREW = st.builds(lambda name, ids: Credit(name, ids=ids), names, _PERSON_IDS)
_ACTORS = st.builds(Credit, names, role=texts | st.just(""), thumb=texts | st.just(""), ids=_ANY_IDS)
_ALBUM_ARTISTS = st.builds(lambda name, ids: Credit(name, ids=ids), names, _ANY_IDS)
_IDS = st.lists(
    st.builds(ExternalId, schemes | st.sampled_from(["thatMovieDB", "my source"]), id_values),
    min_size=1,
    max_size=4,
    unique_by=lambda one: one.scheme,
).map(tuple)


@st.composite
def rating_lists(draw: st.DrawFn) -> tuple[Rating, ...]:
    sources = draw(
        st.lists(st.sampled_from(["imdb", "tmdb", "metacritic", "critic", "trakt"]), min_size=1, unique=True)
    )
    default = draw(st.integers(0, len(sources) - 1))
    ratings = []
    for index, source in enumerate(sources):
        maximum = draw(st.sampled_from([5.0, 10.0, 100.0]))
        value = round(draw(scores) * maximum / 10, 2)
        ratings.append(Rating(source, value, maximum, draw(st.none() | counts), index == default))
    return tuple(ratings)


_BY_NAME: dict[str, st.SearchStrategy[Any]] = {
    "cast": st.lists(_ACTORS, min_size=1, max_size=4, unique=True).map(tuple),
    "artists": st.lists(_ALBUM_ARTISTS, min_size=1, max_size=3, unique=True).map(tuple),
    "user_rating": st.integers(1, 10),
    "resume_position": st.floats(0.5, 40_000.0).map(lambda seconds: round(seconds, 3)),
}
_BY_TYPE: dict[FieldType, st.SearchStrategy[Any]] = {
    FieldType.TEXT: texts,
    FieldType.LONG_TEXT: texts,
    FieldType.INTEGER: counts,
    FieldType.DECIMAL: st.floats(0.0, 500.0).map(lambda number: round(number, 2)),
    FieldType.FLAG: st.booleans(),
    FieldType.DATE: partial_dates,
    FieldType.MOMENT: moments,
    FieldType.LIST: st.lists(words, min_size=1, max_size=4, unique=True).map(tuple),
    FieldType.PEOPLE: st.lists(_CREW, min_size=1, max_size=3, unique=True).map(tuple),
    FieldType.RATINGS: rating_lists(),
    FieldType.IDS: _IDS,
}


def _values_of(row: Field, kind: Kind) -> st.SearchStrategy[Any]:
    if row.name in _BY_NAME:
        return _BY_NAME[row.name]
    if row.name in ZERO_SAYS_NOTHING:
        return st.integers(1, 10**6)
    if (kind, row.name) in FULL_DATES_ONLY:
        return full_dates
    return _BY_TYPE[row.type]


def writable_fields(kind: Kind) -> tuple[Field, ...]:
    """The fields that this kind's NFO has an element for."""
    return tuple(row for row in fields_of(kind) if row.element(kind))


def _coherent(values: dict[str, Value]) -> dict[str, Value]:
    """As the store keeps them: a title with a date has its year, and watched is having been played."""
    for name in ("premiered", "original_release_date", "release_date"):
        if name in values:
            values.setdefault("year", int(str(values[name])[:4]))
    if values.get("play_count"):
        values["watched"] = True
    elif "watched" in values:
        values["play_count"] = 1 if values["watched"] else 0
    return values


UNKNOWN = (
    "<lockdata>true</lockdata>",
    '<thumb aspect="poster" preview="">https://example.org/a.jpg?x=1&amp;y=2</thumb>',
    "<art>\n    <poster>/films/poster.jpg</poster>\n  </art>",
    '<t:note xmlns:t="urn:test">mixed <t:b>content</t:b> stays</t:note>',
    "<!-- made by hand -->",
)


KINDS = st.sampled_from(sorted(ROOTS))


@st.composite
def records(draw: st.DrawFn, kinds: st.SearchStrategy[Kind] = KINDS) -> NfoRecord:
    kind = draw(kinds)
    optional = {row.name: _values_of(row, kind) for row in writable_fields(kind)}
    values = _coherent(draw(st.fixed_dictionaries({}, optional=optional)))
    return NfoRecord(
        kind,
        values,
        season=draw(st.none() | st.integers(0, 3000)) if kind in (Kind.SEASON, Kind.EPISODE) else None,
        episode=draw(st.none() | st.integers(0, 99_999)) if kind is Kind.EPISODE else None,
        season_names=draw(st.dictionaries(st.integers(0, 99), texts, max_size=3)) if kind is Kind.SERIES else {},
        collection_overview=draw(texts | st.just("")) if "collection" in values else "",
        unknown=tuple(draw(st.lists(st.sampled_from(UNKNOWN), max_size=3))),
    )
