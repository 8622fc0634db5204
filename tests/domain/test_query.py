"""A search as it is typed: what it means, what is refused, and that it is written as it is read."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from metarr_desktop.domain.errors import BadQuery, BadTerm
from metarr_desktop.domain.fields import FIELD
from metarr_desktop.domain.query import parse_query
from metarr_desktop.domain.query_terms import KEYS, PROBLEMS, age_of, field_named, share_of, size_of
from metarr_desktop.domain.query_tree import (
    All,
    Either,
    Not,
    Part,
    Relation,
    Term,
    Word,
    all_of,
    either,
    negated,
    query_of,
)

IS = Relation.IS
A, B, C, D = (Word(one) for one in "abcd")
YEAR = Term("year", Relation.GREATER, "2010")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", ()),
        ("  ", ()),
        ("blade runner", (Word("blade"), Word("runner"))),
        ("year>2010", (YEAR,)),
        ("year>=2010 year<=2020", (Term("year", Relation.AT_LEAST, "2010"), Term("year", Relation.AT_MOST, "2020"))),
        ("year=1999", (Term("year", IS, "1999"),)),
        ("Kind:MOVIE", (Term("kind", IS, "movie"),)),
        ('director:"Ida Lind" noir', (Term("director", IS, "Ida Lind"), Word("noir"))),
        ("unpublished", (Term("unpublished", IS, ""),)),
        ('"unpublished"', (Word("unpublished", is_exact=True),)),
        ('"year>2010"', (Word("year>2010", is_exact=True),)),
        ("Mission: Impossible", (Word("Mission:"), Word("Impossible"))),
        ("id:imdb:tt0133093", (Term("id", IS, "imdb:tt0133093"),)),
        ("premiered:1999-03", (Term("premiered", IS, "1999-03"),)),
        ("watched:no", (Term("watched", IS, "no"),)),
        # a minus turns round whatever follows it
        ("-missing:poster", (Not(Term("missing", IS, "poster")),)),
        ("-unpublished", (Not(Term("unpublished", IS, "")),)),
        ("-word", (Not(Word("word")),)),
        ('-"low tide"', (Not(Word("low tide", is_exact=True)),)),
        ("-(a b)", (Not(All((A, B))),)),
        ("-(a OR b) c", (Not(Either((A, B))), C)),
        ("--a", (A,)),
        ("alien - covenant", (Word("alien"), Word("-"), Word("covenant"))),
        # OR joins its neighbours, brackets say otherwise
        ("a OR b", (Either((A, B)),)),
        ("a OR b OR c", (Either((A, B, C)),)),
        ("year>2010 a OR b c", (YEAR, Either((A, B)), C)),
        ("(a b) OR c", (Either((All((A, B)), C)),)),
        ("(a OR b) OR (c OR d)", (Either((A, B, C, D)),)),
        ("(a b) (c d)", (A, B, C, D)),
        ("a or b", (A, Word("or"), B)),
        ('a "OR" b', (A, Word("OR", is_exact=True), B)),
        # what is still being typed
        ("a OR", (A,)),
        ("OR a", (A,)),
        ("(a OR b", (Either((A, B)),)),
        ('"low ti', (Word("low ti", is_exact=True),)),
        ("a) b", (A, B)),
        ('() "" a', (A,)),
        ("Alien (1979)", (Word("Alien"), Word("1979"))),
        # other spellings of the same
        ("watched", (Term("watched", IS, "yes"),)),
        ("unwatched", (Term("watched", IS, "no"),)),
        ("missing:logo", (Term("missing", IS, "clearlogo"),)),
        ("missing:", (Term("missing", IS, "file"),)),
        ("missing:episode", (Term("missing", IS, "episodes"),)),
        ("missing:subtitles", (Term("missing", IS, "sub"),)),
        ("missing:sub:deu", (Term("missing", IS, "sub:de"),)),
        ("audio:German", (Term("audio", IS, "de"),)),
        ("subtitle:ger", (Term("sub", IS, "de"),)),
        ("sub:any", (Term("sub", IS, "any"),)),
        ("audio:qaa", (Term("audio", IS, "qaa"),)),
        ("res>=2160p", (Term("res", Relation.AT_LEAST, "4k"),)),
        ("audio:unnamed", (Term("audio", IS, "unnamed"),)),
        ("codec:H.265", (Term("codec", IS, "hevc"),)),
        ("codec:Video", (Term("codec", IS, "video"),)),
        ("complete<50%", (Term("complete", Relation.LESS, "50%"),)),
        ("source:TMDB", (Term("source", IS, "tmdb"),)),
        ("root:/Films/", (Term("root", IS, "/Films"),)),
        ("root:/", (Term("root", IS, "/"),)),
        ("decade:90s", (Term("decade", IS, "1990"),)),
        ("decade:2010s", (Term("decade", IS, "2010"),)),
        ("decade:10s", (Term("decade", IS, "2010"),)),
        ("added<7d", (Term("added", Relation.LESS, "7d"),)),
        ('tagline:"say ""yes"""', (Term("tagline", IS, 'say "yes"'),)),
    ],
)
def test_words_and_terms_are_told_apart(text: str, parts: tuple[Part, ...]) -> None:
    assert parse_query(text).parts == parts


def test_a_query_that_asks_nothing_says_so() -> None:
    assert parse_query("  ").is_empty
    assert not parse_query("unpublished").is_empty


def test_a_term_is_seen_however_deep_it_lies() -> None:
    assert parse_query("a OR -(b in:trash)").mentions("in")
    assert not parse_query('a "in:trash"').mentions("in")


@pytest.mark.parametrize(
    ("text", "code", "named"),
    [
        ("yeer>2010", "search_unknown", "yeer"),
        ("a OR (b yeer>2010)", "search_unknown", "yeer"),
        ("year>soon", "search_number", "year>soon"),
        ("year>nan", "search_number", "year>nan"),
        ("rating>good", "search_number", "rating>good"),
        ("year:", "search_empty", "year:"),
        ("library:", "search_empty", "library:"),
        ("person:", "search_empty", "person:"),
        ("audio:", "search_empty", "audio:"),
        ("kind:", "search_empty", "kind:"),
        ("kind:flim", "search_choice", "kind:flim"),
        ("status:lost", "search_choice", "status:lost"),
        ("res:5k", "search_choice", "res:5k"),
        ("in:attic", "search_choice", "in:attic"),
        ("kind>movie", "search_no_order", "kind"),
        ("audio>de", "search_no_order", "audio"),
        ("genre>Drama", "search_no_order", "genre"),
        ("missing:posterr", "search_no_field", "posterr"),
        ("locked:titel", "search_no_field", "titel"),
        ("watched:perhaps", "search_flag", "watched:perhaps"),
        ("premiered>soon", "search_date", "premiered>soon"),
        ("added<7x", "search_date", "added<7x"),
        ("unpublished:yes", "search_alone", "unpublished"),
        ("audio:gibberish", "search_language", "audio:gibberish"),
        ("missing:sub:gibberish", "search_language", "missing:sub:gibberish"),
        ("confidence<120", "search_share", "confidence<120"),
        ("complete<x", "search_share", "complete<x"),
        ("codec:", "search_empty", "codec:"),
        ("codec>hevc", "search_no_order", "codec"),
        ("source:", "search_empty", "source:"),
        ("root:", "search_empty", "root:"),
        ("missing:sub:unnamed", "search_language", "missing:sub:unnamed"),
        ("size>big", "search_size", "size>big"),
        ("decade:1995", "search_decade", "decade:1995"),
        ("x" * 501, "search_long", "500"),
        ("(" * 30 + "a", "search_deep", "20"),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(text: str, code: str, named: str) -> None:
    with pytest.raises(BadTerm) as refusal:
        parse_query(text)

    assert refusal.value.code == code
    assert code in PROBLEMS
    assert named in str(refusal.value)


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("yeer>2010", "year>2010"),
        ("genr:drama", "genre:drama"),
        ("missing:posterr", "missing:poster"),
        ("missing:clearlgo", "missing:clearlogo"),
        ("kind:moovie", "kind:movie"),
        ("locked:titel", "locked:title"),
        ("zzzz:1", ""),
    ],
)
def test_what_was_most_likely_meant_is_named(text: str, instead: str) -> None:
    with pytest.raises(BadTerm) as refusal:
        parse_query(text)

    assert refusal.value.instead == instead
    assert instead in str(refusal.value)
    assert ("Did you mean" in str(refusal.value)) == bool(instead)


@given(st.text(max_size=60))
@example("a:b:c")
@example('-"')
@example("year:\udcff")
@example("title:\x00")
@example("-- -)( OR -(OR")
@example('"a"""b')
def test_what_is_read_is_written_so_that_it_reads_the_same(text: str) -> None:
    try:
        query = parse_query(text)
    except BadQuery:
        return
    str(query).encode("utf-8")  # can be bound
    assert parse_query(str(query)) == query


_texts = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=1, max_size=6)
_leaves: st.SearchStrategy[Part] = st.one_of(
    st.sampled_from([A, B, C, D, Word("-"), Word("Mission:"), YEAR]),
    st.sampled_from(["unpublished", "missing:sub:de", "audio:fr", "res<4k", "added<2w", "in:trash"]).map(
        lambda text: parse_query(text).parts[0]
    ),
    _texts.filter(lambda text: text.strip() != "").map(lambda text: Word(text, is_exact=True)),
    _texts.map(lambda text: Term("title", IS, text)),
)
_trees = st.recursive(
    _leaves,
    lambda inner: st.one_of(
        inner.map(negated),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: all_of(parts) or A),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: either(parts) or A),
    ),
    max_leaves=12,
)


@given(st.lists(_trees, max_size=3))
def test_every_tree_reads_as_it_is_written(parts: list[Part]) -> None:
    query = query_of(parts)

    assert parse_query(str(query)) == query


@given(st.sampled_from([*KEYS, *FIELD]), st.sampled_from([":", "<", ">", "<=", ">=", "="]), st.text(max_size=10))
def test_every_key_with_any_value_is_a_query_or_refused(key: str, relation: str, value: str) -> None:
    try:
        query = parse_query(f'{key}{relation}"{value.replace(chr(34), "")}"')
    except BadQuery:
        return
    (term,) = query.parts
    assert isinstance(term, Term)
    assert term.key == key


def test_a_list_answers_to_its_singular() -> None:
    assert field_named("genre") is FIELD["genres"]
    assert field_named("actor") is FIELD["cast"]
    assert field_named("nothing") is None


def test_values_with_units_are_numbers() -> None:
    assert size_of("1.5gb") == 1.5e9
    assert size_of("700M") == 7e8
    assert size_of("x") is None
    assert share_of("80%") == share_of("80") == share_of("0.8") == 0.8
    assert share_of("101") is None
    assert [age_of(one) is not None for one in ("7d", "2W", "6m", "1y", "12h", "7", "d")] == [True] * 5 + [False] * 2


# --- as people write who know searches from elsewhere -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("genre:crime or genre:drama", "genre:crime OR genre:drama"),
        ("genre:crime oder genre:drama", "genre:crime OR genre:drama"),
        ("genre:crime | watched", "genre:crime OR watched:yes"),
        ("heat or tide", "heat or tide"),  # words may be of a title
        ("live or (genre:crime)", "live OR genre:crime"),
        ("NOT genre:horror", "-genre:horror"),
        ("NOT (genre:horror OR watched)", "-(genre:horror OR watched:yes)"),
        ("not genre:horror", "-genre:horror"),
        ("nicht watched", "-watched:yes"),
        ("not fade away", "not fade away"),
        ("!genre:horror", "-genre:horror"),
        ("- genre:horror", "-genre:horror"),
        ("heat NOT", "heat"),
        ("year!=1999", "-year:1999"),
        ("year<>1999", "-year:1999"),
        ("year:1990-1999", "year>=1990 year<=1999"),
        ("-year:1990..1999", "-(year>=1990 year<=1999)"),
        ("added:2020..2022-03", "added>=2020 added<=2022-03"),
        ("„low tide“", '"low tide"'),
        ("“low tide", '"low tide"'),
        ("genre:„Science Fiction“", 'genre:"Science Fiction"'),
        ("genre: crime", "genre:crime"),
        ('genre: "Science Fiction" year: 1999', 'genre:"Science Fiction" year:1999'),
        ("genre:(crime OR drama)", "genre:crime OR genre:drama"),
        ('-genre:(crime "film noir")', '-(genre:crime genre:"film noir")'),
        ("rating>7,5 size>4,5gb confidence<0,8", "rating>7.5 size>4.5gb confidence<0.8"),
        ("runtime<2h runtime>1h30 runtime<=100min", "runtime<120 runtime>90 runtime<=100"),
        ("kind:filme res:2160 hdr:dolby-vision", "kind:movie res:4k hdr:dv"),
        ("decade:90er in:papierkorb", "decade:1990 in:trash"),
        ("tmdb:949 -imdb: tt0113277", "id:tmdb:949 -id:imdb:tt0113277"),
    ],
)
def test_other_ways_of_writing_are_read(text: str, read: str) -> None:
    assert str(parse_query(text)) == read


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("jahr:1999", "year:1999"),
        ("heat regie:mann watched", "heat director:mann watched"),
        ("fsk:12", "certificate:12"),
        ("sub:none", "missing:sub"),
        ("hdr:no", "-hdr:any"),
        ("unpublished:no", "-unpublished"),
        ("size>4", "size>4gb"),
        ("added<7", "added<7d"),
        ("added:7days", "added<7d"),
        ("added:gestern", "added<2d"),
        ("added>lastmonth", "added>30d"),
        ("decade:1995", "decade:1990"),
    ],
)
def test_what_is_meant_by_what_makes_no_sense_is_one_click_away(text: str, meant: str) -> None:
    with pytest.raises(BadTerm) as refusal:
        parse_query(text)

    assert refusal.value.corrected == meant
    assert parse_query(meant)


def test_a_key_that_is_still_being_typed_takes_no_term_for_its_value() -> None:
    for text in ("genre: ", "genre: year>2000", "genre: )"):
        with pytest.raises(BadTerm) as refusal:
            parse_query(text)
        assert refusal.value.code == "search_empty"

    with pytest.raises(BadTerm):
        parse_query("genre:(year>2000)")


@given(
    st.lists(st.sampled_from(["or", "not", "|", "-", "!", "NOT", "OR", "(", ")", '""', "heat", "watched", "year>1"]))
)
def test_words_that_join_or_turn_are_read_as_they_are_written(words: list[str]) -> None:
    query = parse_query(" ".join(words))

    assert parse_query(str(query)) == query
