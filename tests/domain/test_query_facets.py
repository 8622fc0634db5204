"""A search as a form shows it: what is read from it, what is changed in it, and that all else stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metarr_desktop.domain.query import parse_query
from metarr_desktop.domain.query_facets import Choice, Facet, Range, choose, chosen, range_of, with_range
from metarr_desktop.domain.query_tree import Relation, query_of

GENRE = Facet("genre", is_many=True)
ADDED = Facet("added", relation=Relation.LESS)


def read(text: str, facet: Facet) -> Choice:
    return chosen(parse_query(text), facet)


def written(text: str, facet: Facet, choice: Choice) -> str:
    return str(choose(parse_query(text), facet, choice))


@pytest.mark.parametrize(
    ("text", "facet", "choice"),
    [
        ("", GENRE, Choice()),
        ("tide", GENRE, Choice()),
        ("genre:crime", GENRE, Choice(("crime",))),
        ("genres:crime", GENRE, Choice(("crime",))),
        ("genre:crime OR genre:drama", GENRE, Choice(("crime", "drama"))),
        ("genre:crime tide genre:drama", GENRE, Choice(("crime", "drama"), is_all=True)),
        ("-genre:crime", GENRE, Choice(unwanted=("crime",))),
        ("genre:drama -(genre:crime OR genre:horror)", GENRE, Choice(("drama",), ("crime", "horror"))),
        # what a form has no room for
        ("genre:crime OR tide", GENRE, Choice()),
        ("-(genre:crime tide)", GENRE, Choice()),
        ("(genre:a OR genre:b) (genre:c OR genre:d)", GENRE, Choice()),
        ("(genre:a OR genre:b) genre:c", GENRE, Choice(("c",))),
        # other spellings of the same
        ("unwatched", Facet("watched"), Choice(("no",))),
        ("-watched", Facet("watched"), Choice(("no",))),
        ("watched:on", Facet("watched"), Choice(("yes",))),
        ("unpublished", Facet("unpublished"), Choice(("",))),
        ("-unpublished", Facet("unpublished"), Choice(unwanted=("",))),
        ("added<7d", ADDED, Choice(("7d",))),
        ("added:7d", ADDED, Choice(("7d",))),
        ("added>7d", ADDED, Choice()),
        ("added:2024", ADDED, Choice()),
        ("res:4k", Facet("res"), Choice(("4k",))),
        ("res>=1440p", Facet("res"), Choice(("1440p", "4k", "8k"))),
        ("-res<1080p", Facet("res"), Choice(unwanted=("sd", "720p"))),
        ("audio:german", Facet("audio", is_many=True), Choice(("de",))),
        ("missing:logo missing:sub:de", Facet("missing", is_many=True), Choice(("clearlogo", "sub:de"), is_all=True)),
    ],
)
def test_what_is_chosen_is_read_from_the_search(text: str, facet: Facet, choice: Choice) -> None:
    assert read(text, facet) == choice


@pytest.mark.parametrize(
    ("text", "facet", "choice", "result"),
    [
        ("", GENRE, Choice(("Crime",)), "genre:Crime"),
        ("tide", GENRE, Choice(("Crime", "Science Fiction")), 'tide genre:Crime OR genre:"Science Fiction"'),
        ("tide", GENRE, Choice(("a", "b"), is_all=True), "tide genre:a genre:b"),
        ("genre:a tide", GENRE, Choice(("a", "b")), "genre:a OR genre:b tide"),
        ("genre:a tide genre:b", GENRE, Choice(("b",)), "genre:b tide"),
        ("tide genre:a", GENRE, Choice(), "tide"),
        ("genre:a", GENRE, Choice(unwanted=("b", "c")), "-genre:b -genre:c"),
        ("genre:x OR tide", GENRE, Choice(("a",)), "genre:x OR tide genre:a"),
        ("(genre:a OR genre:b) genre:c", GENRE, Choice(("c", "d")), "genre:a OR genre:b genre:c genre:d"),
        ("unwatched", Facet("watched"), Choice(("yes",)), "watched:yes"),
        ("res>=1440p", Facet("res"), Choice(("4k", "8k")), "res:4k OR res:8k"),
        ("x", Facet("unpublished"), Choice(("",)), "x unpublished"),
        ("added<7d x", ADDED, Choice(("30d",)), "added<30d x"),
    ],
)
def test_what_is_chosen_is_written_into_the_search(text: str, facet: Facet, choice: Choice, result: str) -> None:
    assert written(text, facet, choice) == result


@pytest.mark.parametrize(
    ("text", "key", "limits"),
    [
        ("", "year", Range()),
        ("year>=1990", "year", Range(1990)),
        ("year>1990 year<2000", "year", Range(1991, 1999)),
        ("year:1999", "year", Range(1999, 1999)),
        ("decade:90s", "year", Range(1990, 1999)),
        ("decade:90s year>1995", "year", Range(1996, 1999)),
        ("year>1990.5", "year", Range()),
        ("-year>1990", "year", Range()),
        ("year:1990 OR year:1995", "year", Range()),
        ("runtime<100", "runtime", Range(high=99)),
        ("rating>=7.5", "rating", Range(7.5)),
        ("ratings<=7", "rating", Range(high=7)),
        ("rating>7", "rating", Range()),  # 7 itself is not meant, and no form says so
    ],
)
def test_limits_are_read_from_the_search(text: str, key: str, limits: Range) -> None:
    assert range_of(parse_query(text), key) == limits


@pytest.mark.parametrize(
    ("text", "key", "limits", "result"),
    [
        ("tide", "year", Range(1990), "tide year>=1990"),
        ("year>1990 tide year<2000", "year", Range(1995, 1998), "year>=1995 year<=1998 tide"),
        ("decade:80s", "year", Range(1990, 1999), "decade:1990"),
        ("", "year", Range(1700, 1709), "year>=1700 year<=1709"),
        ("year>1990", "year", Range(1999, 1999), "year:1999"),
        ("tide year>1990", "year", Range(), "tide"),
        ("rating>7", "rating", Range(7.5), "rating>7 rating>=7.5"),
    ],
)
def test_limits_are_written_into_the_search(text: str, key: str, limits: Range, result: str) -> None:
    assert str(with_range(parse_query(text), key, limits)) == result


_PARTS = [
    *("tide", '"low tide"', "-shore", "genre:a", "genres:B", "-genre:c", "genre:a OR genre:b", "genre:a OR tide"),
    *("-(genre:a OR genre:b)", "unwatched", "-watched", "kind:movie", "year>1990", "decade:80s", "year:1995 OR tide"),
    *("res>=1080p", "-res:4k", "missing:poster", "missing:sub:de", "unpublished", "added<7d", "added>1y", "rating>=7"),
]
_texts = st.lists(st.sampled_from(_PARTS).map("({})".format), max_size=7).map(" ".join)
_values = st.lists(st.sampled_from("abcdef"), max_size=4, unique=True).map(tuple)
_limits = st.none() | st.integers(1, 2100).map(float)


@given(_texts, _values, _values, st.booleans())
def test_what_was_chosen_is_what_is_read_again(
    text: str, wanted: tuple[str, ...], unwanted: tuple[str, ...], is_all: bool
) -> None:
    query = choose(parse_query(text), GENRE, Choice(wanted, unwanted, is_all))

    again = chosen(parse_query(str(query)), GENRE)

    assert again.unwanted == unwanted
    assert again.wanted == wanted or not wanted  # alternatives that stood beside may be alone now, and are shown


@given(_texts, st.sampled_from([GENRE, ADDED, Facet("watched"), Facet("res"), Facet("missing"), Facet("unpublished")]))
def test_taking_all_back_leaves_just_what_the_form_does_not_know(text: str, facet: Facet) -> None:
    before = parse_query(text)

    after = choose(before, facet, Choice())

    kept = iter(before.parts)
    assert all(part in kept for part in after.parts)  # in their order
    gone = [part for part in before.parts if part not in after.parts]
    assert not any(chosen(query_of([part]), facet).is_empty for part in gone)


@given(_texts, _limits, _limits)
def test_limits_that_were_set_are_what_is_read_again(text: str, low: float | None, high: float | None) -> None:
    query = with_range(parse_query(text), "year", Range(low, high))

    assert range_of(parse_query(str(query)), "year") == Range(low, high)
