"""The words a person searches with, as a value: free words and terms such as `year>2010 missing:poster locked:title`.

The same language serves the search box, saved views and `metarr items --where`. The store turns it into SQL.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from enum import StrEnum

from metarr_desktop.domain.errors import BadQuery
from metarr_desktop.domain.fields import FIELD, Field
from metarr_desktop.domain.kinds import Kind, Status
from metarr_desktop.domain.values import FLAG_WORDS, FieldType, partial_date


class Relation(StrEnum):
    IS = ":"
    LESS = "<"
    GREATER = ">"
    AT_MOST = "<="
    AT_LEAST = ">="


@dataclass(frozen=True, slots=True)
class Term:
    """One condition: a key (see KEYS, or a field's name or singular), how it relates, and the value as typed."""

    key: str
    relation: Relation
    value: str
    is_negated: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """Every term and every word has to hold."""

    terms: tuple[Term, ...] = ()
    words: str = ""

    @property
    def is_empty(self) -> bool:
        return not self.terms and not self.words


#: The keys that are not fields, with what a value may be ("" = stands alone).
KEYS: dict[str, tuple[str, ...]] = {
    "kind": tuple(kind.value for kind in Kind),
    "status": tuple(status.value for status in Status),
    "library": (),
    "missing": (),
    "locked": (),
    "unpublished": ("",),
    "suggested": ("",),
    "offline": ("",),
}

_SINGULAR = {
    "genre": "genres",
    "style": "styles",
    "mood": "moods",
    "theme": "themes",
    "tag": "tags",
    "keyword": "keywords",
    "studio": "studios",
    "network": "networks",
    "label": "labels",
    "country": "countries",
    "actor": "cast",
    "director": "directors",
    "writer": "writers",
    "producer": "producers",
    "composer": "composers",
    "artist": "artists",
    "id": "external_ids",
    "rating": "ratings",
    "premiered": "premiered",
    "added": "date_added",
    "watched": "watched",
}

_TOKEN = re.compile(
    r"""(?P<minus>-)?(?P<key>[a-z_][a-z0-9_]*)(?P<relation>:|<=|>=|<|>|=)(?:"(?P<quoted>[^"]*)"|(?P<value>\S*))"""
    r"""|"(?P<phrase>[^"]*)"|(?P<word>\S+)""",
    re.IGNORECASE,
)
_COMPARED = frozenset({FieldType.INTEGER, FieldType.DECIMAL, FieldType.DATE, FieldType.MOMENT, FieldType.RATINGS})
_NUMBERS = frozenset({FieldType.INTEGER, FieldType.DECIMAL, FieldType.RATINGS})
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}(:[0-9]{2}){0,2}")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_LONGEST = 500


def field_named(key: str) -> Field | None:
    """The field that a key of the language means: its name, or the singular of a list (`genre` for `genres`)."""
    return FIELD.get(_SINGULAR.get(key, key))


def parse_query(text: str) -> Query:
    """The query that those words ask. Raises BadQuery with a sentence that names the term that makes no sense.

    A word that only ends in a colon is a word, for titles do so: `Mission: Impossible`.
    """
    if len(text) > _LONGEST:
        raise BadQuery(f"A search has at most {_LONGEST} characters.")
    terms: list[Term] = []
    words: list[str] = []
    for match in _TOKEN.finditer(_UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", text)):
        if match["key"] is not None and not _is_title_word(match):
            terms.append(_term(match))
        elif match["word"] is not None and match["word"].lower().removeprefix("-") in _STANDALONE:
            word = match["word"].lower()
            terms.append(Term(word.removeprefix("-"), Relation.IS, "", word.startswith("-")))
        else:
            words.append(match["phrase"] if match["phrase"] is not None else match[0])
    return Query(tuple(terms), " ".join(words))


_STANDALONE = frozenset(key for key, values in KEYS.items() if values == ("",))


def _is_title_word(match: re.Match[str]) -> bool:
    key = match["key"].lower()
    return match["relation"] == ":" and match["value"] == "" and key not in KEYS and field_named(key) is None


def _term(match: re.Match[str]) -> Term:
    key = match["key"].lower()
    relation = Relation.IS if match["relation"] == "=" else Relation(match["relation"])
    value = match["quoted"] if match["quoted"] is not None else match["value"]
    if key in KEYS and key != "library":
        value = value.lower()
    term = Term(key, relation, value, match["minus"] is not None)
    if key in KEYS:
        _check_key(term)
    else:
        _check_field(term)
    return term


def _check_key(term: Term) -> None:
    if term.relation is not Relation.IS:
        raise BadQuery(f"“{term.key}” can only be asked with “:”.")
    allowed = KEYS[term.key]
    if term.key in ("missing", "locked"):
        if term.value not in ("", "file", "any") and field_named(term.value) is None:
            alone = "missing:file" if term.key == "missing" else "locked:any"
            raise BadQuery(
                f"“{term.key}:{term.value}”: there is no field “{term.value}”. Name a field, or ask for {alone}."
            )
    elif allowed == ("",):
        if term.value:
            raise BadQuery(f"“{term.key}” stands alone, without “:{term.value}”.")
    elif allowed and term.value not in allowed:
        raise BadQuery(f"“{term.key}:{term.value}”: choose one of {', '.join(allowed)}.")
    elif not term.value:
        raise BadQuery(f"“{term.key}:” needs a value.")


def _check_field(term: Term) -> None:
    field = field_named(term.key)
    if field is None:
        raise BadQuery(f"“{term.key}” is not something to search by. Put it in quotes to search for the text.")
    if not term.value:
        raise BadQuery(f"“{term.key}{term.relation}” needs a value.")
    if term.relation is not Relation.IS and field.type not in _COMPARED:
        raise BadQuery(f"“{term.key}” can only be asked with “:”, it has no order.")
    said = f"“{term.key}{term.relation}{term.value}”"
    if field.type in _NUMBERS and not _is_number(term.value):
        raise BadQuery(f"{said}: a number is expected.")
    if field.type in (FieldType.DATE, FieldType.MOMENT) and not _is_date(term.value):
        raise BadQuery(f"{said}: a date is expected, as 1997, 1997-03 or 1997-03-21.")
    if field.type is FieldType.FLAG and term.value.lower() not in FLAG_WORDS:
        raise BadQuery(f"{said}: yes or no is expected.")


def _is_number(text: str) -> bool:
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False


def _is_date(text: str) -> bool:
    return partial_date(text) == text or _MOMENT.fullmatch(text) is not None
