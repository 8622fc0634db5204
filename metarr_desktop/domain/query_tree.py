"""A search as a value: conditions joined, alternatives, and their negations, and how they are written again.

Every tree that `query.parse_query` gives is in one normal form, built by `all_of`, `either` and `negated`: no list in a
list of its own sort, no list of one, no doubled minus. So two searches that differ in blanks and brackets are equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

CURLED = "„“”«»"
"""What is read as a quote as well, at either end."""
JOINING = frozenset({"or", "oder", "|", "||"})
"""Words that mean OR where a term follows."""
TURNING = frozenset({"not", "nicht", "-", "!"})
"""Words that turn round the term that follows."""


class Relation(StrEnum):
    IS = ":"
    LESS = "<"
    GREATER = ">"
    AT_MOST = "<="
    AT_LEAST = ">="


@dataclass(frozen=True, slots=True)
class Term:
    """One condition: a key (see `query_terms.KEYS`, or a field's name or singular), how it relates, and the value."""

    key: str
    relation: Relation
    value: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word that the beginning of any word of a title, a person or a file may be; exact: these words in a row."""

    text: str
    is_exact: bool = False


@dataclass(frozen=True, slots=True)
class Not:
    part: Part


@dataclass(frozen=True, slots=True)
class All:
    """Every part has to hold."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """One part at least has to hold."""

    parts: tuple[Part, ...]


Part = Term | Word | Not | All | Either


@dataclass(frozen=True, slots=True)
class Query:
    """Every part has to hold; none of them is an `All`. Without parts it asks nothing."""

    parts: tuple[Part, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.parts

    @property
    def has_words(self) -> bool:
        """Whether words are looked for, so that one title fits better than another."""
        return any(isinstance(part, Word) for part in self.parts)

    def __str__(self) -> str:
        """The search as a person would type it: reading it again gives an equal query."""
        return _beside(self.parts)

    def mentions(self, key: str) -> bool:
        """Whether a term of that key is anywhere in it."""
        return any(term.key == key for part in self.parts for term in terms_in(part))


def query_of(parts: Iterable[Part]) -> Query:
    """What asks for all of that."""
    whole = all_of(parts)
    if whole is None:
        return Query()
    return Query(whole.parts if isinstance(whole, All) else (whole,))


def all_of(parts: Iterable[Part]) -> Part | None:
    """All of them as one part; None for none."""
    return _joined(All, parts)


def either(parts: Iterable[Part]) -> Part | None:
    """One of them as one part; None for none."""
    return _joined(Either, parts)


def negated(part: Part) -> Part:
    """What holds exactly where the part does not."""
    return part.part if isinstance(part, Not) else Not(part)


def _joined(sort: type[All] | type[Either], parts: Iterable[Part]) -> Part | None:
    flat: list[Part] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, sort) else (part,))
    if not flat:
        return None
    return flat[0] if len(flat) == 1 else sort(tuple(flat))


def terms_in(part: Part) -> Iterator[Term]:
    """Every term of a part, wherever it stands."""
    match part:
        case Term():
            yield part
        case Not():
            yield from terms_in(part.part)
        case All() | Either():
            for one in part.parts:
                yield from terms_in(one)


# --- written again ----------------------------------------------------------------------------------------------------


def written(part: Part) -> str:
    """A part as it is typed."""
    match part:
        case Term():
            return _term(part)
        case Word():
            return quoted(part.text) if part.is_exact else part.text
        case Not():
            return f"-{_inner(part.part)}"
        case All():
            return _beside(part.parts)
        case Either():
            return " OR ".join(_inner(one) if isinstance(one, All) else written(one) for one in part.parts)


def _beside(parts: Sequence[Part]) -> str:
    """Parts side by side; empty quotes keep a word that joins or turns terms from the term behind it."""
    text = ""
    for before, part in zip((None, *parts), parts, strict=False):
        if before is not None:
            text += ' "" ' if _may_join(before) and _begins_with_term(part) else " "
        text += written(part)
    return text


def _may_join(part: Part) -> bool:
    while isinstance(part, All | Either):
        part = part.parts[-1]
    return isinstance(part, Word) and not part.is_exact and part.text.lower() in JOINING | TURNING


def _begins_with_term(part: Part) -> bool:
    while not isinstance(part, Word | Term):
        part = part.part if isinstance(part, Not) else part.parts[0]
    return isinstance(part, Term)


def _inner(part: Part) -> str:
    return f"({written(part)})" if isinstance(part, All | Either) else written(part)


def _term(term: Term) -> str:
    if not term.value:
        return term.key
    is_plain = not any(sign.isspace() or sign in f'()"{CURLED}' for sign in term.value)
    return f"{term.key}{term.relation.value}{term.value if is_plain else quoted(term.value)}"


def quoted(text: str) -> str:
    """The text in quotes; one within is doubled."""
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
