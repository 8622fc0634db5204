"""How words are written here: asked by the door before it judges, so that the same word said otherwise is no news."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from metarr_desktop.domain.fields import FIELD, VOCABULARIES
from metarr_desktop.domain.titles import folded
from metarr_desktop.domain.values import Value, tidy
from metarr_desktop.store.plural import chunks, marks

if TYPE_CHECKING:
    from metarr_desktop.store.connection import Connection

#: (vocabulary, word) -> the word as it is written here.
Spelling = Mapping[tuple[str, str], str]

_FOUND = (
    "SELECT t.name, coalesce(a.name, t.name) FROM term t LEFT JOIN term a ON a.id = t.alias_of "
    "WHERE t.vocabulary = ? AND t.folded IN ({words}) ORDER BY t.id DESC"
)


def spelled(connection: Connection, words: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """How those (vocabulary, word) pairs are written: as their alias says, else as the first that differs in case only.

    Of words that are new, the first of `words` is the first.
    """
    by_field: dict[str, dict[str, None]] = defaultdict(dict)
    for field, word in words:
        by_field[field][word] = None
    found: dict[tuple[str, str], str] = {}
    for field, some in by_field.items():
        written: dict[str, str] = {}
        for keys in chunks({folded(word) for word in some}):
            for name, means in connection.execute(_FOUND.format(words=marks(len(keys))), (field, *keys)):
                written[name.casefold()] = means  # the oldest comes last
        for word in some:
            found[field, word] = written.setdefault(word.casefold(), word)
    return found


def spelling_of(connection: Connection, values: Iterable[Mapping[str, Value]]) -> Spelling:
    """The spelling of all words in those items' values."""
    named = ((name, own[name]) for own in values for name in own if name in VOCABULARIES)
    return spelled(connection, (pair for name, value in named for pair in _pairs(name, value)))


def _pairs(name: str, value: Value) -> Iterator[tuple[str, str]]:
    value = tidy(FIELD[name].type, value)
    for word in value if isinstance(value, tuple) else (value,):
        if isinstance(word, str):
            yield name, word


def rewritten(spelling: Spelling, name: str, value: Value) -> Value:
    """A tidy value of a vocabulary in that spelling; what is one word then stands once."""
    if isinstance(value, tuple):
        return tuple(dict.fromkeys([spelling.get((name, str(word)), str(word)) for word in value]))
    return spelling.get((name, value), value) if isinstance(value, str) else value
