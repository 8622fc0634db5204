"""A search in Kodi's rules, where both find the same titles; else what of it Kodi's rules do not say.

Nothing is said that only nearly holds. What Kodi's rules mean is in `xsp`; what it takes from what we publish:

- Words (genres, tags …) and names are compared as they are written; a search ignores case and accents. So a rule lists
  the spellings that there are (`Spellings`).
- Texts are compared by `LIKE` without escapes on both sides, so `%` and `_` cannot be said, nor what a search finds
  with other accents.
- A number below a bound: Kodi finds titles without any as well, a search does not. So it becomes a range from 1.
- A title's year is that of its premiere, where it has one; `songs` know only tags. Whether that makes a difference is
  for whoever asks to find out (`fields_used`).
- Kodi's `in the last 7 days` begins at midnight, a search counts hours; ratings are one to Kodi, and all to a search;
  pictures and sound are those of one version.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Protocol

from metarr_desktop.domain.fields import Field
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.playlists import Refusal, Why
from metarr_desktop.domain.query_terms import age_of, field_named
from metarr_desktop.domain.query_tree import All, Either, Not, Part, Query, Relation, Term, Word, terms_in, written
from metarr_desktop.domain.values import FLAG_WORDS
from metarr_desktop.formats.playlists.xsp import TYPES, Rule, Rules

#: The values of one rule: each is a condition of its own, and SQLite takes a thousand.
MOST_VALUES = 300

#: Field -> Kodi's field, by kind: compared as whole words.
_WORDS: Mapping[Kind, Mapping[str, str]] = {
    Kind.MOVIE: {"genres": "genre", "tags": "tag", "studios": "studio", "countries": "country"},
    Kind.SERIES: {"genres": "genre", "tags": "tag", "studios": "studio"},
    Kind.TRACK: {"genres": "genre"},
}
#: Names, compared as a whole.
_PEOPLE: Mapping[Kind, Mapping[str, str]] = {
    Kind.MOVIE: {"cast": "actor", "directors": "director", "writers": "writers"},
    Kind.SERIES: {"cast": "actor"},
    Kind.EPISODE: {"cast": "actor", "directors": "director", "writers": "writers"},
    Kind.TRACK: {"artists": "artist"},
}
#: Texts that contain what is asked for.
_TEXTS: Mapping[Kind, Mapping[str, str]] = {
    Kind.MOVIE: {
        "title": "title",
        "original_title": "originaltitle",
        "plot": "plot",
        "outline": "plotoutline",
        "tagline": "tagline",
        "certification": "mpaarating",
        "collection": "set",
    },
    Kind.SERIES: {
        "title": "title",
        "original_title": "originaltitle",
        "plot": "plot",
        "certification": "mpaarating",
        "series_status": "status",
    },
    Kind.EPISODE: {"title": "title", "plot": "plot"},
    Kind.TRACK: {"title": "title"},
}
#: Whole numbers from 1, with what one of ours is in Kodi's measure.
_NUMBERS: Mapping[Kind, Mapping[str, tuple[str, int]]] = {
    Kind.MOVIE: {
        "year": ("year", 1),
        "runtime": ("time", 60),
        "user_rating": ("userrating", 1),
        "top250": ("top250", 1),
        "play_count": ("playcount", 1),
    },
    Kind.SERIES: {"year": ("year", 1), "user_rating": ("userrating", 1)},
    Kind.EPISODE: {"runtime": ("time", 60), "user_rating": ("userrating", 1), "play_count": ("playcount", 1)},
    Kind.TRACK: {"year": ("year", 1)},
}
_MOMENTS: Mapping[Kind, Mapping[str, str]] = {
    Kind.MOVIE: {"date_added": "dateadded", "last_played": "lastplayed"},
    Kind.EPISODE: {"date_added": "dateadded", "last_played": "lastplayed", "aired": "airdate"},
}
#: Numbers that Kodi leaves empty instead of 0, and then finds by no rule, one that excludes neither.
_EMPTY = frozenset({"userrating"})
#: Kinds whose titles are watched by themselves; Kodi counts how often.
_WATCHED = frozenset({Kind.MOVIE, Kind.EPISODE})
#: What Kodi knows as well, but not so that both find the same.
_OTHERWISE = frozenset(
    {"res", "hdr", "codec", "audio", "sub", "file", "person", "ratings", "library", "watched", "premiered", "trailers"}
)

_TURNED = {"is": "isnot", "contains": "doesnotcontain"}


class Spellings(Protocol):
    """How what is searched for is written in the library."""

    def words(self, field: str, word: str) -> Collection[str]:
        """The words of a field that a search for that word finds."""

    def names(self, field: str, name: str) -> Collection[str] | None:
        """The names credited there that a search for that name finds; None where it finds other titles than they do."""

    def is_as_written(self, field: str, text: str) -> bool:
        """Whether a search for that text finds it in no other spelling, with other accents."""


def translated(kind: Kind | None, query: Query, folders: Sequence[str], spellings: Spellings) -> Rules | list[Refusal]:
    """The rules that find in Kodi what a search of that kind (None: as it says itself) finds here.

    `folders` are those that titles have to lie in, as Kodi names them, with a separator at the end; none: wherever.
    """
    kind, parts = _of_one_kind(kind, query.parts)
    if kind is None:
        return [Refusal(Why.SEVERAL_KINDS)]
    if kind not in TYPES:
        return [Refusal(Why.NO_SUCH_LIST)]
    translator = _Translator(kind, spellings)
    alternatives = translator.alternatives(parts[0]) if len(parts) == 1 and not folders else None
    if alternatives is not None:
        rules = Rules(kind, alternatives, is_any=True)
    else:
        found = [rule for part in parts for rule in translator.rules(part)]
        within = [Rule("path", "startswith", tuple(folders))] if folders else []
        rules = Rules(kind, (*within, *found))
    return translator.refusals or rules


def fields_used(query: Query) -> frozenset[str]:
    """The fields that a search asks for by their names."""
    terms = [term for part in query.parts for term in terms_in(part)]
    fields = (field_named("year" if term.key == "decade" else term.key) for term in terms)
    return frozenset(field.name for field in fields if field is not None)


def kind_of(kind: Kind | None, query: Query) -> Kind | None:
    """The one kind that a search is about; None for several."""
    return _of_one_kind(kind, query.parts)[0]


def _of_one_kind(kind: Kind | None, parts: Sequence[Part]) -> tuple[Kind | None, Sequence[Part]]:
    """The kind, and what is asked of it beside."""
    for part in parts:
        if isinstance(part, Term) and part.key == "kind" and kind in (None, part.value):
            kind = Kind(part.value)
    return kind, [part for part in parts if not (isinstance(part, Term) and part.key == "kind" and part.value == kind)]


class _Translator:
    """Turns parts of a search into rules, and notes those that cannot be turned."""

    def __init__(self, kind: Kind, spellings: Spellings) -> None:
        self._kind = kind
        self._spellings = spellings
        self.refusals: list[Refusal] = []

    def alternatives(self, part: Part) -> tuple[Rule, ...] | None:
        """Rules of which one has to hold, where a whole search is that and one rule would not do; else None."""
        inner, is_turned = (part.part, True) if isinstance(part, Not) else (part, False)
        if not isinstance(inner, All if is_turned else Either):
            return None
        rules = [self.rules(one, is_turned=is_turned) for one in inner.parts]
        self.refusals.clear()  # they are found again, in the order of the search
        if any(len(one) != 1 for one in rules) or _merged([one[0] for one in rules]) is not None:
            return None
        return tuple(one[0] for one in rules)

    def rules(self, part: Part, *, is_turned: bool = False) -> list[Rule]:
        """Rules that all have to hold; none where a refusal is noted."""
        match part:
            case Word():
                return self._refuse(Why.WORDS, part, is_turned)
            case Term():
                return self._term(part, is_turned)
            case Not():
                return self.rules(part.part, is_turned=not is_turned)
            case All() | Either():
                if isinstance(part, Either) is is_turned:  # all of them, or none of them
                    return [rule for one in part.parts for rule in self.rules(one, is_turned=is_turned)]
                return self._one_of(part, is_turned)

    def _one_of(self, part: All | Either, is_turned: bool) -> list[Rule]:
        before = len(self.refusals)
        rules = [self.rules(one, is_turned=is_turned) for one in part.parts]
        if len(self.refusals) > before:
            return []
        merged = _merged([one[0] for one in rules]) if all(len(one) == 1 for one in rules) else None
        return [merged] if merged is not None else self._refuse(Why.COMBINATION, part, is_turned)

    def _refuse(self, why: Why, part: Part, is_turned: bool = False) -> list[Rule]:
        refusal = Refusal(why, written(Not(part) if is_turned else part))
        if refusal not in self.refusals:
            self.refusals.append(refusal)
        return []

    # --- terms ------------------------------------------------------------------------------------------------------

    def _term(self, term: Term, is_turned: bool) -> list[Rule]:
        if term.key == "decade":
            first = int(term.value)
            return self._range(term, "year", first, first + 9, is_turned)
        field = field_named(term.key)
        if field is None:
            why = Why.SEVERAL_KINDS if term.key == "kind" else Why.ONLY_HERE
            return self._refuse(Why.OTHERWISE if term.key in _OTHERWISE else why, term, is_turned)
        if field.name == "watched" and self._kind in _WATCHED:
            return [_watched(FLAG_WORDS[term.value.lower()] is not is_turned)]
        for table, translate in self._TABLES:
            if field.name in table.get(self._kind, {}):
                return translate(self, field, term, is_turned)
        is_of_others = any(field.name in names for table, _ in self._TABLES for names in table.values())
        is_known = is_of_others or field.name in _OTHERWISE
        return self._refuse(Why.OTHERWISE if is_known else Why.ONLY_HERE, term, is_turned)

    def _word(self, field: Field, term: Term, is_turned: bool) -> list[Rule]:
        words = self._spellings.words(field.name, term.value)
        return self._whole(term, _WORDS[self._kind][field.name], words, is_turned)

    def _person(self, field: Field, term: Term, is_turned: bool) -> list[Rule]:
        names = self._spellings.names(field.name, term.value)
        if names is None:
            return self._refuse(Why.OTHERWISE, term, is_turned)
        return self._whole(term, _PEOPLE[self._kind][field.name], names, is_turned)

    def _whole(self, term: Term, kodi: str, values: Collection[str], is_turned: bool) -> list[Rule]:
        """What nobody has yet is asked for as it was typed."""
        wanted = tuple(values) or (term.value,)
        if len(wanted) > MOST_VALUES:
            return self._refuse(Why.TOO_MANY, term, is_turned)
        return self._texts(term, Rule(kodi, "is", wanted), is_turned)

    def _text(self, field: Field, term: Term, is_turned: bool) -> list[Rule]:
        rules = self._texts(term, Rule(_TEXTS[self._kind][field.name], "contains", (term.value,)), is_turned)
        if rules and not self._spellings.is_as_written(field.name, term.value):
            return self._refuse(Why.OTHERWISE, term, is_turned)
        return rules

    def _texts(self, term: Term, rule: Rule, is_turned: bool) -> list[Rule]:
        if not all(map(is_plain, rule.values)):
            return self._refuse(Why.WILDCARD, term, is_turned)
        return [replace(rule, operator=_TURNED[rule.operator]) if is_turned else rule]

    def _number(self, field: Field, term: Term, is_turned: bool) -> list[Rule]:
        kodi, times = _NUMBERS[self._kind][field.name]
        value = float(term.value)
        if term.relation is Relation.IS:
            if not value.is_integer() or value < 1:
                return self._refuse(Why.OTHERWISE, term, is_turned)
            if is_turned and kodi in _EMPTY:
                return self._refuse(Why.REVERSED, term, is_turned)
            return [Rule(kodi, "isnot" if is_turned else "is", (str(int(value) * times),))]
        if is_turned:
            return self._refuse(Why.REVERSED, term, is_turned)
        match term.relation:
            case Relation.GREATER:
                least = math.floor(value) + 1
            case Relation.AT_LEAST:
                least = math.ceil(value)
            case Relation.LESS:
                return self._up_to(term, kodi, (math.ceil(value) - 1) * times)
            case _:
                return self._up_to(term, kodi, math.floor(value) * times)
        # Nothing is 0 to Kodi, and a search may mean what stands at 0.
        return (
            [Rule(kodi, "greaterthan", (str(least * times - 1),))] if least > 0 else self._refuse(Why.OTHERWISE, term)
        )

    def _up_to(self, term: Term, kodi: str, most: int) -> list[Rule]:
        """From 1: what has no number counts as 0 to Kodi. How often something was played may be 0 here, too."""
        return self._refuse(Why.OTHERWISE, term) if kodi == "playcount" else self._range(term, kodi, 1, most, False)

    def _range(self, term: Term, kodi: str, least: int, most: int, is_turned: bool) -> list[Rule]:
        if kodi not in (one for one, _ in _NUMBERS.get(self._kind, {}).values()):
            return self._refuse(Why.ONLY_HERE, term, is_turned)
        if is_turned:
            return self._refuse(Why.REVERSED, term, is_turned)
        return [Rule(kodi, "between", (str(least), str(max(most, 0))))]

    def _moment(self, field: Field, term: Term, is_turned: bool) -> list[Rule]:
        kodi = _MOMENTS[self._kind][field.name]
        if age_of(term.value) is not None or (kodi == "airdate" and len(term.value) > len(_FIRST)):
            return self._refuse(Why.OTHERWISE, term, is_turned)
        if is_turned:
            return self._refuse(Why.REVERSED, term, is_turned)
        first, last = (_days if kodi == "airdate" else _moments)(term.value)
        match term.relation:
            case Relation.GREATER:
                return [Rule(kodi, "after", (last,))]
            case Relation.AT_LEAST:
                return [Rule(kodi, "between", (first, _LAST))]
            case Relation.LESS:
                return [Rule(kodi, "between", (_FIRST, _just_before(first)))]
            case Relation.AT_MOST:
                return [Rule(kodi, "between", (_FIRST, last))]
        return [Rule(kodi, "between", (first, last))]

    _TABLES: tuple[
        tuple[Mapping[Kind, Mapping[str, object]], Callable[[_Translator, Field, Term, bool], list[Rule]]], ...
    ] = ((_WORDS, _word), (_PEOPLE, _person), (_TEXTS, _text), (_NUMBERS, _number), (_MOMENTS, _moment))


def is_plain(text: str) -> bool:
    """Whether Kodi reads a text as it is written: no wildcards, no blanks that its reader would drop."""
    return bool(text) and not set("%_") & set(text) and text == " ".join(text.split())


def _merged(rules: Sequence[Rule]) -> Rule | None:
    """One rule for all of which one has to hold; None where Kodi has none: values of what excludes are no such list."""
    first = rules[0]
    if any((rule.field, rule.operator) != (first.field, first.operator) for rule in rules):
        return None
    if first.operator not in ("is", "contains", "startswith"):
        return None
    return replace(first, values=tuple(dict.fromkeys(value for rule in rules for value in rule.values)))


def _watched(is_watched: bool) -> Rule:
    return Rule("playcount", "greaterthan" if is_watched else "is", ("0",))


# --- moments ----------------------------------------------------------------------------------------------------------

_FIRST, _LAST = "0001-01-01", "9999-12-31 23:59:59"
_WHOLE_FIRST, _WHOLE_LAST = "0001-01-01 00:00:00", "9999-12-31 23:59:59"


def _moments(text: str) -> tuple[str, str]:
    """The first and the last second that a moment, or a part of one, means, as Kodi keeps moments."""
    return text + _WHOLE_FIRST[len(text) :], text + _WHOLE_LAST[len(text) :]


def _days(text: str) -> tuple[str, str]:
    """The same in days. The last of a month is the 31st to a comparison of texts."""
    first, last = _moments(text[:10])
    return first[:10], last[:10]


def _just_before(text: str) -> str:
    if text.startswith(_FIRST):
        return ""  # nothing is
    if len(text) == len("0001-01-01"):
        return (date.fromisoformat(text) - timedelta(days=1)).isoformat()
    return (datetime.fromisoformat(text) - timedelta(seconds=1)).isoformat(" ")
