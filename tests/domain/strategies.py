"""Values of every field type, for rules that hold for all of them."""

from hypothesis import strategies as st

from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.values import Credit, FieldType, Rating, Value

#: Text as a database and an NFO can hold it: no surrogates, no control characters.
words = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30)
_schemes = st.text("abcdefghijklmnopqrstuvwxyz_", min_size=1, max_size=12)
_ids = st.lists(st.tuples(_schemes, words), max_size=3, unique_by=lambda pair: pair[0]).map(tuple)
_whole = st.integers(-(2**63) + 1, 2**63 - 1)
_real = st.floats(-1e12, 1e12)
_year = st.integers(1, 9999).map("{:04}".format)
_dates = st.one_of(
    _year,
    st.dates().map(lambda day: f"{day:%Y-%m}".rjust(7, "0")),
    st.dates().map(lambda day: day.isoformat()),
)
_credits = st.builds(Credit, words, words, words, _ids)
_ratings = st.builds(Rating, words, _real, st.floats(0.5, 1000), st.none() | st.integers(0, 10**9), st.booleans())
_external_ids = st.builds(ExternalId, _schemes, words)

_BY_TYPE: dict[FieldType, st.SearchStrategy[Value]] = {
    FieldType.TEXT: words,
    FieldType.LONG_TEXT: words,
    FieldType.INTEGER: _whole,
    FieldType.DECIMAL: _real,
    FieldType.FLAG: st.booleans(),
    FieldType.DATE: _dates,
    FieldType.MOMENT: st.datetimes().map(lambda moment: moment.isoformat(" ", "seconds")),
    FieldType.LIST: st.lists(words, max_size=5).map(tuple),
    FieldType.TITLES: st.lists(words, max_size=5).map(tuple),
    FieldType.PEOPLE: st.lists(_credits, max_size=4).map(tuple),
    FieldType.RATINGS: st.lists(_ratings, max_size=4).map(tuple),
    FieldType.IDS: st.lists(_external_ids, max_size=4).map(tuple),
    FieldType.PICTURES: st.lists(st.uuids().map(str), max_size=3).map(tuple),
}


def values_of(field_type: FieldType) -> st.SearchStrategy[Value]:
    """Values of that type as a source may hand them in: not tidied, some of them empty."""
    return _BY_TYPE[field_type]


def typed_values() -> st.SearchStrategy[tuple[FieldType, Value]]:
    """A type and a value of it."""
    return st.sampled_from(FieldType).flatmap(lambda one: st.tuples(st.just(one), values_of(one)))
