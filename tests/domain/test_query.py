import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from metarr_desktop.domain.errors import BadQuery
from metarr_desktop.domain.fields import FIELD
from metarr_desktop.domain.query import KEYS, Query, Relation, Term, field_named, parse_query

IS = Relation.IS


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", Query()),
        ("blade runner", Query(words="blade runner")),
        ("year>2010", Query((Term("year", Relation.GREATER, "2010"),))),
        (
            "year>=2010 year<=2020",
            Query((Term("year", Relation.AT_LEAST, "2010"), Term("year", Relation.AT_MOST, "2020"))),
        ),
        ("year=1999", Query((Term("year", IS, "1999"),))),
        ("Kind:MOVIE", Query((Term("kind", IS, "movie"),))),
        ("-missing:poster", Query((Term("missing", IS, "poster", is_negated=True),))),
        ('director:"Ida Lind" noir', Query((Term("director", IS, "Ida Lind"),), "noir")),
        ("unpublished", Query((Term("unpublished", IS, ""),))),
        ("-unpublished", Query((Term("unpublished", IS, "", is_negated=True),))),
        ('"unpublished"', Query(words="unpublished")),
        ('"year>2010"', Query(words="year>2010")),
        ("Mission: Impossible", Query(words="Mission: Impossible")),
        ("id:imdb:tt0133093", Query((Term("id", IS, "imdb:tt0133093"),))),
        ("premiered:1999-03", Query((Term("premiered", IS, "1999-03"),))),
        ("watched:no", Query((Term("watched", IS, "no"),))),
    ],
)
def test_words_and_terms_are_told_apart(text: str, query: Query) -> None:
    assert parse_query(text) == query


def test_a_query_that_asks_nothing_says_so() -> None:
    assert parse_query("  ").is_empty
    assert not parse_query("unpublished").is_empty


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("yeer>2010", "yeer"),
        ("year>soon", "year>soon"),
        ("year>nan", "year>nan"),
        ("rating>good", "rating>good"),
        ("year:", "year:"),
        ("library:", "library:"),
        ("kind:film", "kind:film"),
        ("status:lost", "status:lost"),
        ("kind>movie", "kind"),
        ("missing:posterr", "posterr"),
        ("locked:titel", "titel"),
        ("genre>Drama", "genre"),
        ("watched:perhaps", "watched:perhaps"),
        ("premiered>soon", "premiered>soon"),
        ("unpublished:yes", "unpublished"),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(text: str, named: str) -> None:
    with pytest.raises(BadQuery) as refusal:
        parse_query(text)

    assert named in str(refusal.value)
    assert str(refusal.value).endswith(".")


def test_a_search_has_an_end() -> None:
    with pytest.raises(BadQuery, match="500"):
        parse_query("x" * 501)


@given(st.text(max_size=60))
@example("a:b:c")
@example('-"')
@example("year:\udcff")
@example("title:\x00")
def test_whatever_is_typed_is_a_query_or_refused(text: str) -> None:
    try:
        query = parse_query(text)
    except BadQuery:
        return
    "".join([query.words, *(term.value for term in query.terms)]).encode("utf-8")  # can be bound


@given(st.sampled_from([*KEYS, *FIELD]), st.sampled_from([":", "<", ">", "<=", ">=", "="]), st.text(max_size=10))
def test_every_key_with_any_value_is_a_query_or_refused(key: str, relation: str, value: str) -> None:
    try:
        query = parse_query(f'{key}{relation}"{value}"')
    except BadQuery:
        return
    assert query.terms[0].key == key


def test_a_list_answers_to_its_singular() -> None:
    assert field_named("genre") is FIELD["genres"]
    assert field_named("actor") is FIELD["cast"]
    assert field_named("nothing") is None
