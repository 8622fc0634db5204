"""Finding a line by some of its letters: beginnings of words, parts, first letters, a slip of the pen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from metarr_desktop.domain.titles import folded

_BEGINNING, _WITHIN, _BESIDE, _LETTERS, _SLIP = 0, 2, 3, 5, 6
_LEAST_LETTERS, _LEAST_SLIP = 3, 4
WEAK = _LETTERS
"""From this cost on a word was only guessed at."""


@dataclass(frozen=True, slots=True)
class Hit:
    """How well a line fits (less is better, then what begins earlier), and which of its letters were meant."""

    cost: int
    start: int
    places: frozenset[int]
    is_weak: bool


def find(words: str, text: str, beside: str = "") -> Hit | None:
    """Where each of the words stands in a text, or in what is said beside it; None where one stands in neither."""
    letters, origin = _letters(text)
    more, _ = _letters(beside)
    total, start, places, is_weak = 0, len(letters), set[int](), False
    for word in folded(words).split():
        found = _find_word(word, letters)
        if found is None or found[0] >= WEAK:
            is_beside = any(one.startswith(word) for one in more.split())
            found = (_BESIDE, ()) if is_beside else found
        if found is None:
            return None
        cost, there = found
        total += cost
        is_weak = is_weak or cost >= WEAK
        start = min([start, *there])
        places.update(origin[place] for place in there)
    return Hit(total, start, frozenset(places), is_weak)


@lru_cache(maxsize=4096)
def _letters(text: str) -> tuple[str, tuple[int, ...]]:
    """The text folded letter by letter, and where each letter of it comes from."""
    letters, origin = [], []
    for place, letter in enumerate(text):
        for plain in folded(letter) or " ":
            letters.append(plain)
            origin.append(place)
    return "".join(letters), tuple(origin)


def _find_word(word: str, letters: str) -> tuple[int, Iterable[int]] | None:
    starts = [0, *(place + 1 for place, letter in enumerate(letters) if letter == " ")]
    for at in starts:
        if letters.startswith(word, at):
            return _BEGINNING, range(at, at + len(word))
    at = letters.find(word)
    if at >= 0:
        return _WITHIN, range(at, at + len(word))
    ways: tuple[Callable[[str, str, int], tuple[int, Iterable[int]] | None], ...] = (_in_order, _with_a_slip)
    for way in ways:
        for at in starts:
            found = way(word, letters, at)
            if found is not None:
                return found
    return None


def _in_order(word: str, letters: str, at: int) -> tuple[int, Iterable[int]] | None:
    """ "pbl" in "publish": the first letter begins a word, the others follow in it or begin later words."""
    if len(word) < _LEAST_LETTERS or not letters.startswith(word[0], at):
        return None
    places = [at]
    for letter in word[1:]:
        end = letters.find(" ", places[-1] + 1)
        inside = letters.find(letter, places[-1] + 1, end if end >= 0 else len(letters))
        following = letters.find(" " + letter, places[-1])
        if inside < 0 and following < 0:
            return None
        places.append(inside if inside >= 0 else following + 1)
    return _LETTERS, places


def _with_a_slip(word: str, letters: str, at: int) -> tuple[int, Iterable[int]] | None:
    """ "pulbish" for "publish": one letter wrong, left out, doubled or swapped."""
    if len(word) < _LEAST_SLIP or letters[at : at + 1] != word[0]:
        return None
    for length in (len(word), len(word) - 1, len(word) + 1):
        if at + length <= len(letters) and OSA.distance(word, letters[at : at + length], score_cutoff=1) <= 1:
            return _SLIP, range(at, at + length)
    return None
