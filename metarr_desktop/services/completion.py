"""What a search that is being typed may go on with, by what the library has, and what everyday words mean there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from metarr_desktop.domain.errors import BadQuery
from metarr_desktop.domain.fields import VOCABULARIES
from metarr_desktop.domain.plain_query import Known, Understood, understand
from metarr_desktop.domain.query import parse_query
from metarr_desktop.domain.query_begun import Begun, begun, keys_begun, languages_named, values_known
from metarr_desktop.domain.query_terms import field_named
from metarr_desktop.domain.query_tree import Either, Not, Part, Query, Relation, Term, either, negated, query_of
from metarr_desktop.domain.titles import folded
from metarr_desktop.domain.values import FieldType

if TYPE_CHECKING:
    from metarr_desktop.store.library import Store

_MOST = 12
_NEARLY = 75  # of 100: a letter or two of a word of usual length
_LOOKED_INTO = 5000  # streams, for what is spoken in the library: all of them would be too many for a key
_SPOKEN = {"audio": "audio", "sub": "subtitle"}


def completions(store: Store, line: str) -> list[str]:
    """Whole lines, the likeliest first; none where the end of the line is a word like any other."""
    last = begun(line)
    if not last.key:
        return [last.with_key(key) for key in keys_begun(last.typed)][:_MOST]
    return [last.with_value(value) for value in _values(store, last)][:_MOST]


def understood(store: Store, text: str) -> list[Understood]:
    """How everyday words may be meant, by the genres and people of the library; the likeliest first."""
    return understand(text, Known(tuple(store.vocabulary.names("genres")), store.vocabulary.is_credited))


def mended(store: Store, text: str) -> Query | None:
    """The same search with the nearest words that the library has, “genre:dramma”; None where nothing is to be mended.

    What is still being typed, the beginning of a word that is there, is none.
    """
    try:
        query = parse_query(text)
    except BadQuery:
        return None
    other = query_of(_mended(store, part) for part in query.parts)
    return other if other != query else None


def _mended(store: Store, part: Part) -> Part:
    match part:
        case Not(inner):
            return negated(_mended(store, inner))
        case Either(parts):
            return either(_mended(store, one) for one in parts) or part
        case Term(key, Relation.IS, value):
            field = field_named(key)
            if field is not None and field.name in VOCABULARIES:
                return replace(part, value=_nearest(value, store.vocabulary.names(field.name)))
    return part


def _nearest(value: str, names: Iterable[str]) -> str:
    """The value itself where it is a part of any name, else the name that is nearly it, where there is one."""
    from rapidfuzz import fuzz, process  # only for searches that find nothing

    wanted, known = folded(value), {folded(name): name for name in names}
    if any(wanted in name for name in known):
        return value
    found = process.extractOne(wanted, list(known), scorer=fuzz.ratio, score_cutoff=_NEARLY)
    return known[found[0]] if found else value


def _values(store: Store, last: Begun) -> list[str]:
    field = field_named(last.key)
    if last.key == "library":
        return _beginning(last.typed, (library.name for library in store.libraries.all()))
    if last.key == "person" or (field is not None and field.type is FieldType.PEOPLE):
        job = field.name if field is not None else ""
        spellings = dict.fromkeys((last.typed, last.typed.capitalize(), last.typed.title()))
        names = (name for typed in spellings for name in store.vocabulary.people(typed, job, _MOST))
        return list(dict.fromkeys(names))
    if field is not None and field.name in VOCABULARIES:
        used = sorted(store.vocabulary.words(field.name), key=lambda word: -word.items)
        return _beginning(last.typed, (word.name for word in used))
    if last.key in _SPOKEN:
        here = languages_named(store.files.spoken(_SPOKEN[last.key], _LOOKED_INTO))
        return _beginning(last.typed, dict.fromkeys([*here, *values_known(last.key)]))
    if last.key == "codec":
        return _beginning(last.typed, [*store.files.codecs(_LOOKED_INTO), *values_known(last.key)])
    if last.key == "root":
        return _beginning(last.typed, (root.path for library in store.libraries.all() for root in library.roots))
    return _beginning(last.typed, values_known(last.key))


def _beginning(typed: str, values: Iterable[str]) -> list[str]:
    """Those that begin so first, then those with another word that does."""
    wanted = folded(typed)
    known = [(value, folded(value)) for value in values]
    first = [value for value, plain in known if plain.startswith(wanted) or value.startswith(typed)]
    return list(dict.fromkeys([*first, *(value for value, plain in known if f" {wanted}" in plain)]))
