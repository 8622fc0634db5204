"""Values of each type: what they are in JSON, tidied, and empty."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.values import (
    PLURAL,
    Credit,
    FieldType,
    Rating,
    Value,
    as_text,
    empty_of,
    from_json,
    is_empty,
    parse_text,
    partial_date,
    tidy,
    to_json,
)
from tests.domain.strategies import typed_values

# What a person can type into one line: no separators of the form itself.
_plain = st.text(st.characters(categories=("L", "N", "P", "Zs"), exclude_characters=";():=/"), min_size=1, max_size=20)
_typed = _plain.map(str.strip).filter(bool)
_TYPABLE: dict[FieldType, st.SearchStrategy[Value]] = {
    FieldType.TEXT: _typed,
    FieldType.LONG_TEXT: _typed,
    FieldType.INTEGER: st.integers(-(2**63) + 1, 2**63 - 1),
    FieldType.DECIMAL: st.floats(allow_nan=False, allow_infinity=False),
    FieldType.FLAG: st.booleans(),
    FieldType.DATE: st.dates().map(lambda day: day.isoformat()),
    FieldType.MOMENT: st.datetimes().map(lambda moment: moment.isoformat(" ", "seconds")),
    FieldType.LIST: st.lists(_typed, unique=True).map(tuple),
    FieldType.TITLES: st.lists(_typed, unique=True).map(tuple),
    FieldType.PICTURES: st.lists(_typed, unique=True).map(tuple),
    FieldType.PEOPLE: st.lists(st.tuples(_typed, _typed | st.just("")).map(lambda one: Credit(*one))).map(tuple),
    FieldType.RATINGS: st.lists(st.builds(Rating, _typed, st.floats(-1e9, 1e9), st.floats(0.1, 1e9))).map(tuple),
    FieldType.IDS: st.lists(
        st.builds(ExternalId, st.text("abcdefgh_", min_size=1), _typed), unique_by=lambda one: one.scheme
    ).map(tuple),
}


@given(typed_values())
def test_a_value_comes_back_from_json_as_it_went(typed: tuple[FieldType, Value]) -> None:
    field_type, value = typed[0], tidy(*typed)

    assert from_json(field_type, json.loads(json.dumps(to_json(value)))) == value


@given(typed_values())
def test_tidying_what_is_tidy_changes_nothing(typed: tuple[FieldType, Value]) -> None:
    field_type, value = typed
    once = tidy(field_type, value)

    assert tidy(field_type, once) == once


@given(typed_values())
def test_what_says_nothing_has_one_form_in_each_type(typed: tuple[FieldType, Value]) -> None:
    field_type, value = typed
    tidied = tidy(field_type, value)

    assert is_empty(tidied) == (tidied == empty_of(field_type))


@pytest.mark.parametrize("field_type", FieldType)
def test_blank_text_clears_a_field_of_every_type(field_type: FieldType) -> None:
    assert parse_text(field_type, "  ") == empty_of(field_type)


@given(st.sampled_from(FieldType).flatmap(lambda one: st.tuples(st.just(one), _TYPABLE[one])))
def test_what_an_edit_field_shows_is_read_back_as_the_same_value(typed: tuple[FieldType, Value]) -> None:
    field_type, value = typed

    assert parse_text(field_type, as_text(value)) == value


@given(st.sampled_from(FieldType), st.text(max_size=40))
def test_whatever_a_person_types_is_a_value_or_refused(field_type: FieldType, typed: str) -> None:
    try:
        value = parse_text(field_type, typed)
    except BadInput:
        return
    assert isinstance(value, tuple) == (field_type in PLURAL)


def test_zero_and_no_are_values_and_blanks_are_none() -> None:
    assert not is_empty(0)
    assert not is_empty(False)
    assert is_empty("")
    assert is_empty(())
    assert tidy(FieldType.INTEGER, 0) == 0
    assert tidy(FieldType.FLAG, False) is False
    assert tidy(FieldType.TEXT, " \n") is None


def test_a_word_stands_once_in_a_list_and_an_id_once_a_scheme() -> None:
    assert tidy(FieldType.LIST, ("Drama", " Drama ", "", "Crime")) == ("Drama", "Crime")
    assert tidy(FieldType.IDS, (ExternalId("imdb", "tt1"), ExternalId("imdb", "tt2"), ExternalId("tmdb", ""))) == (
        ExternalId("imdb", "tt1"),
    )


def test_what_no_database_can_hold_is_left_out() -> None:
    assert tidy(FieldType.DECIMAL, math.nan) is None
    assert tidy(FieldType.INTEGER, 2**63) is None
    assert tidy(FieldType.RATINGS, (Rating("imdb", math.nan), Rating("x", 5, 0), Rating("tmdb", 7.5))) == (
        Rating("tmdb", 7.5),
    )
    assert tidy(FieldType.PEOPLE, (Credit("  "), Credit(" Ida "))) == (Credit("Ida"),)


def test_the_bytes_of_a_name_that_is_not_utf8_become_a_sign_that_can_be_stored() -> None:
    assert tidy(FieldType.TEXT, "caf\udce9\x00") == "caf\ufffd\ufffd"
    assert tidy(FieldType.LIST, ("\udcff",)) == ("\ufffd",)


@pytest.mark.parametrize(
    ("given_date", "known"),
    [
        ("1997", "1997"),
        ("1997-03", "1997-03"),
        ("1997-03-21", "1997-03-21"),
        ("2023-05-00", "2023-05"),
        ("2023-00-00", "2023"),
        ("2023-13-01", "2023"),
        ("2023-02-29", "2023-02"),
        ("2024-02-29", "2024-02-29"),
        ("1900-02-29", "1900-02"),
        ("0000-00-00", ""),
        (" 1997 ", "1997"),
        ("March 1997", ""),
        ("97", ""),
        ("1997-3-1", ""),
        ("١٩٩٧", ""),
        ("", ""),
    ],
)
def test_only_the_known_parts_of_a_date_are_kept(given_date: str, known: str) -> None:
    assert partial_date(given_date) == known


@given(st.text(max_size=12))
def test_a_date_once_cleared_of_unknown_parts_stays_as_it_is(text: str) -> None:
    assert partial_date(partial_date(text)) == partial_date(text)


@pytest.mark.parametrize(
    ("field_type", "typed", "value"),
    [
        (FieldType.DECIMAL, "12,5", 12.5),
        (FieldType.FLAG, "Yes", True),
        (FieldType.FLAG, "off", False),
        (FieldType.MOMENT, "1997-03-21", "1997-03-21 00:00:00"),
        (FieldType.LIST, "Drama; Crime;", ("Drama", "Crime")),
        (FieldType.PEOPLE, "Ida Lind (Mara); Bo;", (Credit("Ida Lind", "Mara"), Credit("Bo"))),
        (FieldType.PEOPLE, "Ida (Mara (voice))", (Credit("Ida", "Mara (voice)"),)),
        (FieldType.RATINGS, "imdb=7.9; metacritic=79/100;", (Rating("imdb", 7.9), Rating("metacritic", 79, 100))),
        (FieldType.IDS, "IMDB: tt0133093;", (ExternalId("imdb", "tt0133093"),)),
    ],
)
def test_typed_text_is_understood(field_type: FieldType, typed: str, value: Value) -> None:
    assert parse_text(field_type, typed) == value


@pytest.mark.parametrize(
    ("field_type", "typed"),
    [
        (FieldType.INTEGER, "seven"),
        (FieldType.INTEGER, "9" * 30),
        (FieldType.DECIMAL, "nan"),
        (FieldType.DECIMAL, "inf"),
        (FieldType.FLAG, "perhaps"),
        (FieldType.DATE, "1997-02-30"),
        (FieldType.DATE, "21.3.1997"),
        (FieldType.MOMENT, "1997-03-21 25:00:00"),
        (FieldType.MOMENT, "1997-03"),
        (FieldType.RATINGS, "imdb"),
        (FieldType.RATINGS, "imdb=good"),
        (FieldType.RATINGS, "imdb=7/0"),
        (FieldType.RATINGS, "=7"),
        (FieldType.RATINGS, "imdb=nan"),
        (FieldType.IDS, "tt0133093"),
        (FieldType.IDS, "imdb:"),
        (FieldType.IDS, ":tt0133093"),
    ],
)
def test_what_makes_no_sense_is_refused_and_quoted(field_type: FieldType, typed: str) -> None:
    with pytest.raises(BadInput) as refusal:
        parse_text(field_type, typed)

    assert f"“{typed}”" in str(refusal.value)
    assert str(refusal.value).endswith(".")
