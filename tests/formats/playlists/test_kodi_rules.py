"""What searches are in Kodi's rules, and what no rule says."""

import pytest

from metarr_desktop.domain.fields import fields_of
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.playlists import Refusal, Why
from metarr_desktop.domain.query import parse_query
from metarr_desktop.formats.playlists import kodi_rules
from metarr_desktop.formats.playlists.kodi_rules import translated
from metarr_desktop.formats.playlists.xsp import Rule, Rules


class Spellings:
    """Everything is written with a capital; Smith is two people, and Everyman too many."""

    def words(self, field: str, word: str) -> list[str]:
        return [] if word == "unheard" else [word.capitalize()]

    def names(self, field: str, name: str) -> list[str] | None:
        if name == "nobody":
            return None
        if name == "everyman":
            return [f"Everyman {number}" for number in range(301)]
        return ["Kevin Smith", "Will Smith"] if name == "smith" else [name]

    def is_as_written(self, field: str, text: str) -> bool:
        return text != "amelie"


def said(query: str, kind: Kind | None = Kind.MOVIE, *folders: str) -> Rules | list[Refusal]:
    return translated(kind, parse_query(query), folders, Spellings())


def rules(query: str, kind: Kind | None = Kind.MOVIE, *folders: str) -> list[tuple[str, ...]]:
    found = said(query, kind, *folders)
    assert isinstance(found, Rules), found
    assert not found.is_any
    return [(rule.field, rule.operator, *rule.values) for rule in found.rules]


def refusals(query: str, kind: Kind | None = Kind.MOVIE) -> list[tuple[Why, str]]:
    found = said(query, kind)
    assert isinstance(found, list), found
    return [(refusal.why, refusal.part) for refusal in found]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("genre:crime", ("genre", "is", "Crime")),
        ("genre:unheard", ("genre", "is", "unheard")),
        ("-genre:crime", ("genre", "isnot", "Crime")),
        ("genre:crime OR genre:noir", ("genre", "is", "Crime", "Noir")),
        ("tag:mine", ("tag", "is", "Mine")),
        ("studio:gaumont", ("studio", "is", "Gaumont")),
        ("country:france", ("country", "is", "France")),
        ("actor:smith", ("actor", "is", "Kevin Smith", "Will Smith")),
        ("-actor:smith", ("actor", "isnot", "Kevin Smith", "Will Smith")),
        ('director:"Agnès Varda"', ("director", "is", "Agnès Varda")),
        ("title:heat", ("title", "contains", "heat")),
        ("-plot:bank", ("plot", "doesnotcontain", "bank")),
        ('collection:"toy story"', ("set", "contains", "toy story")),
        ("certificate:PG", ("mpaarating", "contains", "PG")),
        ("year:1995", ("year", "is", "1995")),
        ("-year:1995", ("year", "isnot", "1995")),
        ("year>1990", ("year", "greaterthan", "1990")),
        ("year>=1990", ("year", "greaterthan", "1989")),
        ("year<1990", ("year", "between", "1", "1989")),
        ("year<=1990", ("year", "between", "1", "1990")),
        ("decade:90s", ("year", "between", "1990", "1999")),
        ("runtime<100", ("time", "between", "1", "5940")),
        ("runtime>100", ("time", "greaterthan", "6059")),
        ("runtime:100", ("time", "is", "6000")),
        ("user_rating>7", ("userrating", "greaterthan", "7")),
        ("top250<=100", ("top250", "between", "1", "100")),
        ("watched", ("playcount", "greaterthan", "0")),
        ("unwatched", ("playcount", "is", "0")),
        ("-watched", ("playcount", "is", "0")),
        ("play_count>2", ("playcount", "greaterthan", "2")),
        ("added:2026", ("dateadded", "between", "2026-01-01 00:00:00", "2026-12-31 23:59:59")),
        ("added<2026-03", ("dateadded", "between", "0001-01-01", "2026-02-28 23:59:59")),
        ("added<=2026-03-05", ("dateadded", "between", "0001-01-01", "2026-03-05 23:59:59")),
        ("added>2026", ("dateadded", "after", "2026-12-31 23:59:59")),
        ("added>=2026", ("dateadded", "between", "2026-01-01 00:00:00", "9999-12-31 23:59:59")),
    ],
)
def test_a_term_in_kodis_words(query: str, expected: tuple[str, ...]) -> None:
    assert rules(query) == [expected]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("genre:crime year>1990 unwatched", ["genre", "year", "playcount"]),
        ("-(genre:crime OR year:1990)", ["genre", "year"]),
        ("kind:movie genre:crime", ["genre"]),
        ("", []),
    ],
)
def test_rules_that_all_have_to_hold(query: str, expected: list[str]) -> None:
    assert [rule[0] for rule in rules(query)] == expected


def test_one_of_several_is_enough_where_that_is_the_whole_search() -> None:
    found = said("kind:movie genre:crime OR year:1995", None)

    assert found == Rules(Kind.MOVIE, (Rule("genre", "is", ("Crime",)), Rule("year", "is", ("1995",))), is_any=True)


def test_not_all_of_several_is_one_of_their_contraries() -> None:
    assert said("-(genre:crime year:1995)") == Rules(
        Kind.MOVIE, (Rule("genre", "isnot", ("Crime",)), Rule("year", "isnot", ("1995",))), is_any=True
    )


def test_a_library_is_where_its_titles_lie() -> None:
    assert rules("genre:crime", Kind.MOVIE, "/films/", "smb://nas/more/") == [
        ("path", "startswith", "/films/", "smb://nas/more/"),
        ("genre", "is", "Crime"),
    ]


def test_other_kinds_have_rules_of_their_own() -> None:
    assert rules("genre:crime series_status:Ended", Kind.SERIES) == [
        ("genre", "is", "Crime"),
        ("status", "contains", "Ended"),
    ]
    assert rules("aired<=1999-03", Kind.EPISODE) == [("airdate", "between", "0001-01-01", "1999-03-31")]
    assert rules("aired>=1999-03", Kind.EPISODE) == [("airdate", "between", "1999-03-01", "9999-12-31 23:59:59")]
    assert rules("artist:smith", Kind.TRACK) == [("artist", "is", "Kevin Smith", "Will Smith")]


@pytest.mark.parametrize(
    ("query", "why", "part"),
    [
        ("heat", Why.WORDS, "heat"),
        ('-"low tide"', Why.WORDS, '-"low tide"'),
        ("missing:poster", Why.ONLY_HERE, "missing:poster"),
        ("locked:any", Why.ONLY_HERE, "locked:any"),
        ("unpublished", Why.ONLY_HERE, "unpublished"),
        ("in:trash", Why.ONLY_HERE, "in:trash"),
        ("producer:smith", Why.ONLY_HERE, "producer:smith"),
        ("res:4k", Why.OTHERWISE, "res:4k"),
        ("codec:hevc", Why.OTHERWISE, "codec:hevc"),
        ("complete<50", Why.ONLY_HERE, "complete<50"),
        ("audio:de", Why.OTHERWISE, "audio:de"),
        ("rating>7", Why.OTHERWISE, "rating>7"),
        ("person:smith", Why.OTHERWISE, "person:smith"),
        ("actor:nobody", Why.OTHERWISE, "actor:nobody"),
        ("added<7d", Why.OTHERWISE, "added<7d"),
        ("play_count<3", Why.OTHERWISE, "play_count<3"),
        ("user_rating>=0", Why.OTHERWISE, "user_rating>=0"),
        ("year:1995.5", Why.OTHERWISE, "year:1995.5"),
        ("actor:everyman", Why.TOO_MANY, "actor:everyman"),
        ("title:100%", Why.WILDCARD, "title:100%"),
        ("tag:to_watch", Why.WILDCARD, "tag:to_watch"),
        ("-year>1990", Why.REVERSED, "-year>1990"),
        ("-decade:90s", Why.REVERSED, "-decade:1990"),
        ("title:amelie", Why.OTHERWISE, "title:amelie"),
        ("-user_rating:9", Why.REVERSED, "-user_rating:9"),
        ("-added>2026", Why.REVERSED, "-added>2026"),
        ("watched genre:crime OR year:1995", Why.COMBINATION, "genre:crime OR year:1995"),
        ("watched year:1995 OR year>2000", Why.COMBINATION, "year:1995 OR year>2000"),
        ("watched -(genre:crime year:1995)", Why.COMBINATION, "-(genre:crime year:1995)"),
        ("kind:series", Why.SEVERAL_KINDS, "kind:series"),
        ("-kind:movie", Why.SEVERAL_KINDS, "-kind:movie"),
    ],
)
def test_what_no_rule_says_is_named_with_the_reason(query: str, why: Why, part: str) -> None:
    assert refusals(query) == [(why, part)]


def test_all_that_no_rule_says_is_named_once() -> None:
    assert refusals("heat missing:plot genre:crime OR locked:any heat") == [
        (Why.WORDS, "heat"),
        (Why.ONLY_HERE, "missing:plot"),
        (Why.ONLY_HERE, "locked:any"),
    ]


def test_a_search_has_to_be_of_one_kind_that_kodi_has_lists_of() -> None:
    assert refusals("genre:crime", None) == [(Why.SEVERAL_KINDS, "")]
    assert refusals("kind:movie OR kind:series genre:crime", None) == [(Why.SEVERAL_KINDS, "")]
    assert refusals("", Kind.PERSON) == [(Why.NO_SUCH_LIST, "")]


def test_a_field_that_is_another_thing_for_a_kind_is_refused_for_it() -> None:
    assert refusals("watched", Kind.SERIES) == [(Why.OTHERWISE, "watched:yes")]
    assert refusals("studio:gaumont", Kind.EPISODE) == [(Why.OTHERWISE, "studio:gaumont")]


def test_rules_are_only_about_fields_that_a_kind_has() -> None:
    tables = [table for table, _ in kodi_rules._Translator._TABLES]

    for table in tables:
        for kind, names in table.items():
            assert set(names) <= {field.name for field in fields_of(kind)}
