"""Words that no title and nobody has: a file may have them in its name, else small slips are forgiven."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from metarr_desktop.domain.query_tree import Part, Query, Relation, Term, Word, either, query_of
from metarr_desktop.domain.titles import folded

if TYPE_CHECKING:
    from metarr_desktop.store.connection import Connection

_SHORTEST = 4  # three letters away from each other is every word of three letters
_SHORTEST_IN_FILES = 3
_LONG = 8
_MOST = 3


def in_files(connection: Connection, query: Query) -> Query | None:
    """The query with its unknown words as parts of files' paths; None where none is unknown.

    A word that is in the path of a root says nothing of what lies below, and stays.
    """
    roots = connection.execute("SELECT CAST(path AS TEXT) FROM root").scalars().all()
    above = "/".join(roots).casefold()
    parts = tuple(
        Term("file", Relation.IS, part.text)
        if isinstance(part, Word)
        and not part.is_exact
        and len(part.text) >= _SHORTEST_IN_FILES
        and part.text.casefold() not in above
        and not any(_is_known(connection, word) for word in folded(part.text).split())
        else part
        for part in query.parts
    )
    return None if parts == query.parts else query_of(parts)


def forgiven(connection: Connection, query: Query) -> Query | None:
    """The query with its unknown words put right; None where none is unknown or nothing comes near it.

    One slip (a letter too many, too few, wrong, or two swapped) in words of four to seven letters, two in longer ones.
    What is in quotes is meant as it stands.
    """
    parts = [_put_right(connection, part) for part in query.parts]
    return None if None in parts or tuple(parts) == query.parts else query_of(part for part in parts if part)


def _put_right(connection: Connection, part: Part) -> Part | None:
    """The part, or what was meant by it; None for an unknown word that nothing comes near."""
    if not isinstance(part, Word) or part.is_exact:
        return part
    words = folded(part.text).split()
    if len(words) != 1 or _is_known(connection, words[0]):
        return part
    return either(Word(word) for word in _near(connection, words[0]))


def _is_known(connection: Connection, word: str) -> bool:
    found = connection.execute("SELECT 1 FROM search WHERE search MATCH ? LIMIT 1", (f'"{word}"*',))
    return found.first() is not None


def _near(connection: Connection, word: str) -> list[str]:
    """The known words nearest to it. Few slip in the first letter: words with another are only looked at last."""
    if len(word) < _SHORTEST:
        return []
    ranged = connection.execute(
        "SELECT term FROM search_vocabulary WHERE term >= ? AND term < ?", (word[0], chr(ord(word[0]) + 1))
    )
    found = _nearest(word, ranged.scalars().all())
    if not found:
        every = connection.execute("SELECT term FROM search_vocabulary WHERE length(term) >= ?", (_SHORTEST,))
        found = _nearest(word, every.scalars().all())
    return found


def _nearest(word: str, known: Sequence[str]) -> list[str]:
    from rapidfuzz import process  # costs as much as all of the store, for a slip now and then
    from rapidfuzz.distance import OSA

    slips = 1 if len(word) < _LONG else 2
    whole = process.extract(word, known, scorer=OSA.distance, score_cutoff=slips, limit=_MOST)
    if not whole:  # the word may not be typed to its end yet
        begun = {one[: len(word)] for one in known if len(one) > len(word)}
        whole = process.extract(word, sorted(begun), scorer=OSA.distance, score_cutoff=slips, limit=_MOST)
    near = [one for one, distance, _ in whole if distance == whole[0][1]]
    return [one for one in near if not any(one != other and one.startswith(other) for other in near)]
