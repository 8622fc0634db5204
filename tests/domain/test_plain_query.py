"""Searches in everyday words: what they are taken for, and what is left alone."""

from collections.abc import Mapping

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from metarr_desktop.domain import plain_words
from metarr_desktop.domain.plain_query import Known, Understood, understand
from metarr_desktop.domain.query import parse_query
from metarr_desktop.domain.query_tree import Word, written
from metarr_desktop.domain.titles import folded

PEOPLE = {"audrey tautou", "tautou", "max von sydow", "ida lind", "lind", "the owls"}
KNOWN = Known(
    genres=("Comedy", "Drama", "Horror", "Crime", "Western", "History", "Science Fiction", "Sci-Fi & Fantasy"),
    is_person=lambda name: name.lower() in PEOPLE,
)


def meant(text: str) -> str:
    """The likeliest reading as it would be typed; "" for none."""
    return next((str(one.query) for one in understand(text, KNOWN)), "")


@pytest.mark.parametrize(
    ("text", "query"),
    [
        (
            "unwatched german comedies from the 90s under 100 minutes in 4k",
            "watched:no audio:de genre:Comedy decade:1990 runtime<100 res:4k",
        ),
        (
            "ungesehene deutsche Komödien aus den 90ern unter 100 Minuten in 4K",
            "watched:no audio:de genre:Comedy decade:1990 runtime<100 res:4k",
        ),
        ("german audio missing subtitles", "audio:de missing:sub"),
        ("deutscher Ton ohne Untertitel", "audio:de missing:sub"),
        ("subtitles missing german", "missing:sub audio:de"),
        ("subtitles missing poster", "subtitles missing:poster"),
        ("show me all japanese films with english subtitles", "audio:ja kind:movie sub:en"),
        ("Serien auf Deutsch mit Untertiteln", "kind:series audio:de sub:any"),
        ("series dubbed in german without german subtitles", "kind:series audio:de missing:sub:de"),
        ("movies without french audio", "kind:movie missing:audio:fr"),
        ("originally japanese horror", "language:ja genre:Horror"),
        # years and decades
        ("crime from the nineties", "genre:Crime decade:1990"),
        ("Krimis aus den achtziger Jahren", "genre:Crime decade:1980"),
        ("dramas of the 1950s", "genre:Drama decade:1950"),
        ("80s and 90s horror", "decade:1980 OR decade:1990 genre:Horror"),
        ("movies between 1990 and 1995", "kind:movie year>=1990 year<=1995"),
        ("Filme von 1990 bis 1995", "kind:movie year>=1990 year<=1995"),
        ("filme 1990-1995", "kind:movie year>=1990 year<=1995"),
        ("westerns before 1980", "genre:Western year<1980"),
        ("Western vor 1980", "genre:Western year<1980"),
        ("series since 2015", "kind:series year>=2015"),
        ("Serien ab 2015", "kind:series year>=2015"),
        ("dramas from 1994 on", "genre:Drama year>=1994"),
        ("dramas from 1994", "genre:Drama year:1994"),
        ("1994 dramas", "year:1994 genre:Drama"),
        # amounts
        ("movies over 2 hours", "kind:movie runtime>120"),
        ("Filme kürzer als anderthalb Stunden", "kind:movie runtime<90"),
        ("films under 1.5 hours", "kind:movie runtime<90"),
        ("at least 90min", "runtime>=90"),
        ("movies larger than 4gb", "kind:movie size>4gb"),
        ("Filme größer als 700 MB", "kind:movie size>700mb"),
        ("dramas rated over 7.5", "genre:Drama rating>7.5"),
        ("Dramen mit Bewertung mindestens 8", "genre:Drama rating>=8"),
        ("dramas rated 8", "genre:Drama rating>=8"),
        # genres
        ("comedies or dramas", "genre:Comedy OR genre:Drama"),
        ("Komödien oder Dramen", "genre:Comedy OR genre:Drama"),
        ("comedies and dramas", "genre:Comedy genre:Drama"),
        ("historische Filme", "genre:History kind:movie"),
        ("sci-fi", 'genre:"Science Fiction" OR genre:"Sci-Fi & Fantasy"'),
        ("fantasy", 'genre:"Sci-Fi & Fantasy"'),
        ("no horror", "-genre:Horror"),
        ("keine Horrorfilme", "-genre:Horror"),
        ("movies not from the 80s", "kind:movie -decade:1980"),
        # picture
        ("westerns in full hd", "genre:Western res:1080p"),
        ("hd westerns", "res>=720p genre:Western"),
        ("westerns in dolby vision", "genre:Western hdr:dv"),
        ("4k hdr10+ films", "res:4k hdr:hdr10+ kind:movie"),
        # people
        ("films with Audrey Tautou", 'kind:movie actor:"Audrey Tautou"'),
        ("mit Tautou und Max von Sydow", 'actor:Tautou actor:"Max von Sydow"'),
        ("dramas by ida lind", 'genre:Drama director:"ida lind"'),
        ("albums by the owls", 'kind:album artist:"the owls"'),
        ("Filme unter der Regie von Lind", "kind:movie director:Lind"),
        # the person's own work
        ("not yet seen dramas", "watched:no genre:Drama"),
        ("noch nicht gesehene Dramen", "watched:no genre:Drama"),
        ("haven't seen", "watched:no"),
        ("movies missing a poster", "kind:movie missing:poster"),
        ("Filme ohne Plakat", "kind:movie missing:poster"),
        ("series with missing episodes", "kind:series missing:episodes"),
        ("Serien mit fehlenden Folgen", "kind:series missing:episodes"),
        ("unpublished locked movies", "unpublished locked:any kind:movie"),
        ("movies added in the last 3 weeks", "kind:movie added<3w"),
        ("in den letzten 30 Tagen hinzugefügt", "added<30d"),
        ("recently added series", "added<30d kind:series"),
        ("movies I haven't seen yet", "kind:movie watched:no"),
        ("Filme, die ich noch nicht gesehen habe", "kind:movie watched:no"),
        ("films we have watched", "kind:movie watched:yes"),
        ("watched in the last 30 days", "played<30d"),
        ("zuletzt gesehene Filme", "played<30d kind:movie"),
        ("gestern hinzugefügt", "added<2d"),
        ("Serien, letzte Woche hinzugefügt", "kind:series added<7d"),
        ("latest dramas", "added<30d genre:Drama"),
        ("nicht zugeordnete Filme", "status:unidentified kind:movie"),
        ("movies without audio", "kind:movie missing:audio"),
        ("Filme mit x265 in 4K", "kind:movie codec:hevc res:4k"),
        ("movies in hevc or h264", "kind:movie codec:hevc OR codec:h264"),
        ("top rated dramas", "rating>=7.5 genre:Drama"),
        # lengths in several words
        ("movies between 90 and 120 minutes", "kind:movie runtime>=90 runtime<=120"),
        ("Filme zwischen 1 und 2 Stunden", "kind:movie runtime>=60 runtime<=120"),
        ("90-120 min", "runtime>=90 runtime<=120"),
        ("under 1h30", "runtime<90"),
        ("shorter than 1 hour and 30 minutes", "runtime<90"),
        ("kürzer als eine Stunde 40", "runtime<100"),
        # slips of the keyboard
        ("unwached comedies", "watched:no genre:Comedy"),
        ("ungesehne Komoedien mit Untertitlen", "watched:no genre:Comedy sub:any"),
        # what is in the language of searches already
        ("genre:Drama in german", "genre:Drama audio:de"),
        ('-"low tide" comedies', '-"low tide" genre:Comedy'),
        ("(tide OR shore) comedies", "tide OR shore genre:Comedy"),
    ],
)
def test_everyday_words_become_terms(text: str, query: str) -> None:
    assert meant(text) == query


@pytest.mark.parametrize(
    "text",
    [
        "",
        "heat",
        "gone with the wind",
        "the lord of the rings",
        "1917",  # a year alone is as likely a title
        "musicals",  # the library has none
        "with dogs",
        "genre:Drama",
        "unwatched",  # means just that already
        "year>soon",
        "x" * 501,
    ],
)
def test_where_nothing_is_understood_nothing_is_offered(text: str) -> None:
    assert understand(text, KNOWN) == []


def test_words_that_mean_nothing_stay_words() -> None:
    (found,) = understand("unwatched gone with the wind in 4k", KNOWN)

    assert str(found.query) == "watched:no gone with the wind res:4k"
    assert found.left == ("gone", "with", "the", "wind")


def test_one_word_understood_among_others_is_no_likely_reading() -> None:
    assert not any(one.is_likely for one in understand("the french dispatch", KNOWN))
    assert all(one.is_likely for one in understand("french comedies", KNOWN))
    assert all(one.is_likely for one in understand("french dispatch in 4k", KNOWN))


def test_a_language_alone_is_first_what_is_heard_then_where_a_film_is_from() -> None:
    assert [str(one.query) for one in understand("german comedies", KNOWN)] == [
        "audio:de genre:Comedy",
        "language:de genre:Comedy",
    ]
    assert len(understand("comedies in german", KNOWN)) == 1


def test_one_of_two_languages_is_asked_for_in_one_way() -> None:
    (found,) = understand("movies in english or german", KNOWN)

    assert str(found.query) == "kind:movie audio:en OR audio:de"


def test_somebodys_name_beside_a_word_that_is_understood_is_a_likely_reading() -> None:
    (found,) = understand("audrey tautou movies", KNOWN)

    assert (str(found.query), found.is_likely) == ("audrey tautou kind:movie", True)
    assert not any(one.is_likely for one in understand("scary movies", KNOWN))


def test_each_term_says_which_words_it_was_made_of() -> None:
    (found,) = understand("movies without german subtitles", KNOWN)

    assert [(words, written(part)) for words, part in found.terms] == [
        ("movies", "kind:movie"),
        ("without german subtitles", "missing:sub:de"),
    ]


@pytest.mark.parametrize(
    "table",
    [
        *(plain_words.KINDS, plain_words.RESOLUTIONS, plain_words.LIGHT, plain_words.STATES, plain_words.FIELDS),
        *(plain_words.NUMBERS, plain_words.DECADES, plain_words.RELATIONS, plain_words.SINCE, plain_words.AGES),
        *(plain_words.GENRE_WORDS, plain_words.LANGUAGES, plain_words.CODECS),
    ],
)
def test_the_tables_hold_words_as_they_are_looked_up(table: Mapping[str, object]) -> None:
    assert [word for word in table if folded(word) != word] == []


_PHRASES = [
    *("german", "deutsche", "comedies", "or", "und", "from the", "90s", "1994", "under 2 hours", "über 90 Minuten"),
    *("no", "not", "missing", "subtitles", "with", "by", "Tautou", "the", "wind", "4k", "unwatched", "films"),
    *("genre:Drama", '"low tide"', "-tide", "(a OR b)", "OR", "-", "Mission:", "year>2010", "rated", "7.5", "hd,"),
]


def _is_kept(found: Understood) -> bool:
    return all(Word(word) in found.query.parts for word in found.left)


@settings(max_examples=300)
@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(_PHRASES), max_size=9).map(" ".join)))
@example("not the")
@example("with and by")
def test_whatever_is_typed_becomes_a_query_that_is_read_as_it_is_written(text: str) -> None:
    for found in understand(text, KNOWN):
        assert parse_query(str(found.query)) == found.query
        assert found.terms
        assert _is_kept(found)


@settings(max_examples=300)
@given(st.lists(st.sampled_from(_PHRASES), max_size=9).map(" ".join))
def test_what_was_understood_has_nothing_more_in_it(text: str) -> None:
    for found in understand(text, KNOWN):
        assert understand(str(found.query), KNOWN) == []
