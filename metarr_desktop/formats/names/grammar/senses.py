"""A meaning that a word may have, and how surely it has it."""

from __future__ import annotations

from typing import NamedTuple

#: No title has such a word; it ends the title wherever it stands.
CERTAIN = 3
#: A technical word after the title, and at the title's end when a certain one follows.
LIKELY = 2
#: Technical only when written in capitals, or next to another technical word.
DOUBTFUL = 1


class Sense(NamedTuple):
    """One meaning: the property and its value, how surely (see above), and what the word says besides."""

    property: str
    value: object
    weight: int = CERTAIN
    also: tuple[Sense, ...] = ()


def word_set(text: str) -> frozenset[str]:
    """The words of a line as a set: a vocabulary that is read as text."""
    return frozenset(text.split())
