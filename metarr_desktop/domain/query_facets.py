"""The conditions of a search as a form shows them: what is chosen of a key, and between which numbers.

The query stays the truth. A form reads from it what it can show and changes just that: every other part of the query
stays as it is and where it is, also what asks by the same key in a way that no form has room for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from metarr_desktop.domain.query_terms import KEYS, age_of, field_named, share_of, size_of
from metarr_desktop.domain.query_tree import Either, Not, Part, Query, Relation, Term, either, negated, query_of
from metarr_desktop.domain.titles import folded
from metarr_desktop.domain.values import FLAG_WORDS, FieldType

_FLAGS = {True: "yes", False: "no"}
_NOT_THAT = {"yes": "no", "no": "yes"}
_MEASURES = {"complete": share_of, "confidence": share_of, "size": size_of}


#: The lists of words that a form offers when it is asked for more: key -> field.
WORD_KEYS = {
    "country": "countries",
    "studio": "studios",
    "network": "networks",
    "label": "labels",
    "style": "styles",
    "mood": "moods",
    "theme": "themes",
    "keyword": "keywords",
}

FacetCounts = Mapping[str, Mapping[str, int]]
"""Key -> value -> how many titles of a list have it."""


@dataclass(frozen=True, slots=True)
class Facet:
    """What can be chosen of one key. Of some keys a title has several values: then all may be asked for at once.

    `is_one`: to ask for two values would say nothing, so that one takes the place of the other.
    """

    key: str
    is_many: bool = False
    is_one: bool = False
    relation: Relation = Relation.IS

    def term(self, value: str) -> Term:
        """What asks for a value."""
        return Term(self.key, self.relation, value)

    def same(self, value: str) -> str:
        """By what values are compared: words whatever their case and accents."""
        measure = _MEASURES.get(self.key)
        if measure is not None:
            return str(measure(value))
        field = field_named(self.key)
        return folded(value) if field is not None and field.type is FieldType.LIST else value


@dataclass(frozen=True, slots=True)
class Choice:
    """The values that are asked for - all of them, or one at least - and those that are left out."""

    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    is_all: bool = False

    @property
    def is_empty(self) -> bool:
        return not self.wanted and not self.unwanted


def chosen(query: Query, facet: Facet) -> Choice:
    """What a query asks for by a facet, as far as a form can show it."""
    parts = _parts_of(query, facet)
    wanted = list(dict.fromkeys(value for part in parts.wanted for value in _values(part, facet)))
    unwanted = list(dict.fromkeys(value for part in parts.unwanted for value in _values(part.part, facet)))
    if _is_flag(facet):
        wanted += [_NOT_THAT[value] for value in unwanted if _NOT_THAT[value] not in wanted]
        unwanted = []
    return Choice(tuple(wanted), tuple(unwanted), is_all=len(parts.wanted) > 1)


def choose(query: Query, facet: Facet, choice: Choice) -> Query:
    """The query that asks for that by the facet; all else in it stays."""
    parts = _parts_of(query, facet)
    terms = [facet.term(value) for value in choice.wanted]
    # Beside alternatives that stay, new ones could not be told from them: each is asked for by itself.
    is_each = choice.is_all or parts.is_crowded
    joined = either(terms)
    wanted: list[Part] = [*terms] if is_each else [] if joined is None else [joined]
    return _replaced(
        query, [*parts.wanted, *parts.unwanted], [*wanted, *map(negated, map(facet.term, choice.unwanted))]
    )


def _is_flag(facet: Facet) -> bool:
    """Whether its values are yes and no."""
    field = field_named(facet.key)
    return field is not None and field.type is FieldType.FLAG


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts of a query that a form shows; `is_crowded`: others by the same key stay beside them."""

    wanted: tuple[Part, ...]
    unwanted: tuple[Not, ...]
    is_crowded: bool


def _parts_of(query: Query, facet: Facet) -> _Parts:
    """Terms by themselves; one set of alternatives only where there is nothing else. Minus signs before either."""
    alone = tuple(part for part in query.parts if isinstance(part, Term) and len(_values(part, facet)) == 1)
    several = tuple(part for part in query.parts if isinstance(part, Term | Either) and len(_values(part, facet)) > 1)
    unwanted = tuple(part for part in query.parts if isinstance(part, Not) and _values(part.part, facet))
    if alone or len(several) > 1:
        return _Parts(alone, unwanted, is_crowded=bool(several))
    return _Parts(several, unwanted, is_crowded=False)


def _values(part: Part, facet: Facet) -> tuple[str, ...]:
    """The values of which a part asks for one; none where it asks for anything else."""
    if isinstance(part, Either):
        each = [_values(one, facet) for one in part.parts]
        return tuple(value for values in each for value in values) if all(each) else ()
    if not isinstance(part, Term) or not _is_same_key(part.key, facet.key):
        return ()
    if part.key == "res":
        return _resolutions(part)
    if part.key not in KEYS and facet.relation is not Relation.IS:  # "added:7d" is "added<7d"
        is_asked = part.relation in (facet.relation, Relation.IS) and age_of(part.value) is not None
        return (part.value,) if is_asked else ()
    if part.relation is not facet.relation:
        return ()
    return (_FLAGS[FLAG_WORDS[part.value.lower()]],) if _is_flag(facet) else (part.value,)


def _is_same_key(one: str, other: str) -> bool:
    field = field_named(one)
    return one == other or (one not in KEYS and field is not None and field is field_named(other))


def _resolutions(term: Term) -> tuple[str, ...]:
    """`res>=1080p` asks for one of those from there on: a version of a title has one."""
    names = KEYS["res"]
    at = names.index(term.value)
    return {
        Relation.IS: names[at : at + 1],
        Relation.LESS: names[:at],
        Relation.AT_MOST: names[: at + 1],
        Relation.GREATER: names[at + 1 :],
        Relation.AT_LEAST: names[at:],
    }[term.relation]


def _replaced(query: Query, gone: Sequence[Part], come: Iterable[Part]) -> Query:
    """The query with new parts where the first of the old ones stood, else at its end."""
    # By identity: a part that is there twice may be known once and stay once.
    places = [place for place, part in enumerate(query.parts) if any(part is one for one in gone)]
    start = places[0] if places else len(query.parts)
    kept = [(place, part) for place, part in enumerate(query.parts) if place not in places]
    return query_of(
        [*(part for place, part in kept if place < start), *come, *(part for place, part in kept if place > start)]
    )


# --- ranges -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Range:
    """From one number to another, both included; None has no end there."""

    low: float | None = None
    high: float | None = None


def range_of(query: Query, key: str) -> Range:
    """Between which numbers a query wants a field, as far as terms by themselves say it with numbers included."""
    found = [limits for part in query.parts if (limits := _limits(part, key)) is not None]
    return Range(
        max((one.low for one in found if one.low is not None), default=None),
        min((one.high for one in found if one.high is not None), default=None),
    )


def with_range(query: Query, key: str, wanted: Range) -> Query:
    """The query that wants a field between those numbers; all else in it stays."""
    gone = [part for part in query.parts if _limits(part, key) is not None]
    return _replaced(query, gone, _range_terms(key, wanted))


def _limits(part: Part, key: str) -> Range | None:
    if not isinstance(part, Term):
        return None
    if key == "year" and part.key == "decade":
        return Range(int(part.value), int(part.value) + 9)
    if not _is_same_key(part.key, key):
        return None
    number = float(part.value)
    field = field_named(key)
    step = 1 if field is not None and field.type is FieldType.INTEGER else 0
    if step and not number.is_integer():
        return None
    match part.relation:
        case Relation.AT_LEAST:
            return Range(low=number)
        case Relation.AT_MOST:
            return Range(high=number)
        case Relation.IS:
            return Range(number, number)
        case Relation.GREATER if step:
            return Range(low=number + step)
        case Relation.LESS if step:
            return Range(high=number - step)
    return None


_DECADES = range(1800, 2100, 10)


def _range_terms(key: str, wanted: Range) -> list[Term]:
    low, high = wanted.low, wanted.high
    if low is not None and low == high:
        return [Term(key, Relation.IS, f"{low:g}")]
    if key == "year" and low is not None and low in _DECADES and high == low + 9:
        return [Term("decade", Relation.IS, f"{low:g}")]
    terms = ((Relation.AT_LEAST, low), (Relation.AT_MOST, high))
    return [Term(key, relation, f"{limit:.10g}") for relation, limit in terms if limit is not None]
