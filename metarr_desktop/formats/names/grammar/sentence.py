"""A name cut into words and brackets, while the rules read it."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple

from metarr_desktop.formats.names.grammar.senses import CERTAIN, Sense
from metarr_desktop.formats.names.grammar.shapes import Shape, shape_of
from metarr_desktop.formats.names.grammar.vocabulary import VOCABULARY
from metarr_desktop.formats.names.titles import without_marks

_OPENING = "([{【（「『〈《"
_CLOSING = ")]}】）」』〉》"
# Splitting keeps the words (odd places) and what stands between them (even places).
_WORDS = re.compile(r"([^\W_]+(?:['’`´][^\W_]+)*)")
_BRACKET = re.compile(f"[{re.escape(_OPENING + _CLOSING)}]")
_QUOTES = str.maketrans("’`´", "'''")
_WITH_PLUS = frozenset({"dd", "ddp", "hdr10"})

#: Names of more words say nothing more: the rest is not looked at.
MOST_WORDS = 120


class Bracket:
    """A pair of brackets: which words stand in it (`first` to before `end`), and where it opens and closes in the text.

    `end_at` is the length of the text for one that is never closed.
    """

    __slots__ = ("end", "end_at", "first", "sign", "start_at")

    def __init__(self, sign: str, first: int, start_at: int) -> None:
        self.sign = sign
        self.first = first
        self.start_at = start_at
        self.end = 0
        self.end_at = 0


class Claim(NamedTuple):
    """Words that a rule has read: `first` to before `end`, as `value` of `property`."""

    first: int
    end: int
    property: str
    value: object
    rule: str


class Sentence:
    """The words of a name, each folded to compare, with its place in the text.

    `gaps[i]` stands before word i, the last gap after all; `inside` gives each word's innermost bracket (an index into
    `brackets`, -1 for none); `shapes` what words with digits may be, `numbered` which words those are; `senses` what
    the vocabulary knows, the words of a phrase sharing one sense, `known` which words those are, and `certain` those
    that no title has. `found` holds properties by name, and the places that rules hand on to one another
    (`number_first`, `number_end`, `date_first`, `date_end`, `year_at`: words). `technical_end` is the word after
    the last technical one that was taken.
    """

    __slots__ = (
        "_claims", "brackets", "certain", "claimed", "count", "ends", "found", "gaps", "inside", "kinds", "known",
        "numbered", "senses", "shapes", "starts", "technical_end", "text", "words",
    )  # fmt: skip

    def __init__(self, text: str) -> None:
        self.text = text
        lowered = text.lower()
        parts = _WORDS.split(lowered if len(lowered) == len(text) else text)[: 2 * MOST_WORDS + 1]
        places = list(accumulate(map(len, parts)))
        self.words = parts[1::2]
        self.gaps = parts[0::2]
        self.starts = places[0::2][: len(self.words)]
        self.ends = places[1::2]
        self.count = len(self.words)
        self.inside = [-1] * self.count
        self.brackets: list[Bracket] = []
        if _BRACKET.search(text):
            self._find_brackets()
        if not text.isascii():
            self._fold_words()
        self.shapes: list[Shape | None] = [None if word.isalpha() else shape_of(word) for word in self.words]
        self.numbered = [index for index, shape in enumerate(self.shapes) if shape is not None]
        self.kinds = {self.shapes[index].kind for index in self.numbered}  # type: ignore[union-attr]
        if "+" in text:
            self._join_plus()
        self.senses = _senses(self.words, self.gaps, self.inside, self.shapes)
        self.known = [index for index, sense in enumerate(self.senses) if sense is not None]
        self.certain = [index for index in self.known if self.senses[index].weight == CERTAIN]  # type: ignore[union-attr]
        self.claimed = [False] * self.count
        self._claims: list[tuple[int, int, str, object, str]] = []
        self.technical_end = 0
        self.found: dict[str, object] = {}

    def _find_brackets(self) -> None:
        inside, brackets = self.inside, self.brackets
        opened: list[int] = []
        current = -1
        at = 0
        for index, gap in enumerate(self.gaps):
            for sign in gap:
                if sign in _OPENING:
                    brackets.append(Bracket(sign, index, at))
                    opened.append(current)
                    current = len(brackets) - 1
                elif sign in _CLOSING and current >= 0:
                    brackets[current].end, brackets[current].end_at = index, at + 1
                    current = opened.pop()
                at += 1
            if index < self.count:
                inside[index] = current
                at = self.ends[index]
        for bracket in brackets:
            if not bracket.end_at:
                bracket.end, bracket.end_at = self.count, len(self.text)

    def _fold_words(self) -> None:
        """Other alphabets: one form for each letter, and words with accents as the vocabulary has them."""
        for at, word in enumerate(self.words):
            if not word.isascii():
                folded = word.casefold().translate(_QUOTES)
                plain = without_marks(folded)
                self.words[at] = plain if folded not in VOCABULARY and plain in VOCABULARY else folded

    def _join_plus(self) -> None:
        """DD+ and HDR10+ are words of their own."""
        for at, word in enumerate(self.words):
            if word in _WITH_PLUS and self.gaps[at + 1].startswith("+"):
                self.words[at] = word + "+"
                self.shapes[at] = None

    def gap(self, index: int) -> str:
        """The text between the word and the next one; what follows the last."""
        return self.gaps[index + 1] if index + 1 < self.count else ""

    def before(self, index: int) -> str:
        """The text between the word before and this one; what stands in front of the first."""
        return self.gaps[index]

    def original(self, index: int) -> str:
        return self.text[self.starts[index] : self.ends[index]]

    def is_upper(self, index: int) -> bool:
        """Whether the word is written in capitals; scene releases leave their i small ("LiMiTED")."""
        word = self.text[self.starts[index] : self.ends[index]]
        return word.isupper() or (word != "i" and word.replace("i", "").isupper())

    def span(self, first: int, end: int) -> str:
        """The text from one word to before another, with what separates them."""
        return self.text[self.starts[first] : self.ends[end - 1]] if first < end else ""

    def is_free(self, first: int, end: int) -> bool:
        return True not in self.claimed[first:end]

    def first_claimed(self, start: int) -> int:
        """The first word from `start` that a rule has taken; the number of words when there is none."""
        try:
            return self.claimed.index(True, start)
        except ValueError:
            return self.count

    def claim(self, first: int, end: int, property: str, value: object, rule: str) -> None:
        """Take words for a property; the property itself is set by `put` or `add`."""
        claimed = self.claimed
        for index in range(first, end):
            claimed[index] = True
        self._claims.append((first, end, property, value, rule))  # read by few: made claims of when asked for

    @property
    def claims(self) -> list[Claim]:
        """What the rules took, in the order in which they did."""
        return [Claim(*one) for one in self._claims]

    def reclaim(self, claims: list[Claim]) -> None:
        """Put other claims in the place of those that there are: a later rule knows better what words meant."""
        self._claims = [(one.first, one.end, one.property, one.value, one.rule) for one in claims]

    def put(self, first: int, end: int, property: str, value: object, rule: str) -> None:
        """Take words for a property that has one value; the first one stands."""
        self.claim(first, end, property, value, rule)
        self.found.setdefault(property, value)

    def add(self, first: int, end: int, property: str, value: object, rule: str) -> None:
        """Take words for a property that has several values."""
        self.claim(first, end, property, value, rule)
        values = self.found.setdefault(property, [])
        if isinstance(values, list) and value not in values:
            values.append(value)

    def bracket_of(self, index: int) -> Bracket | None:
        inside = self.inside[index]
        return self.brackets[inside] if inside >= 0 else None


def _senses(words: list[str], gaps: list[str], inside: list[int], shapes: list[Shape | None]) -> list[Sense | None]:
    """What the vocabulary knows of each word, the longest phrase first; else what a word's shape means."""
    senses: list[Sense | None] = [shape.sense if shape is not None else None for shape in shapes]
    skip = 0
    for index, word in enumerate(words):
        rows = VOCABULARY.get(word)
        if rows is None or index < skip:
            continue
        for tail, sense in rows:
            end = index + 1 + len(tail)
            if not tail:
                senses[index] = sense
                break
            if words[index + 1 : end] == tail and _is_phrase(gaps, inside, index, end):
                senses[index:end] = [sense] * (end - index)
                skip = end
                break
    return senses


def _is_phrase(gaps: list[str], inside: list[int], first: int, end: int) -> bool:
    """Whether the words stand together: in one bracket, and no hyphen with spaces or dots between them."""
    return inside[first] == inside[end - 1] and all(len(gap) == 1 or "-" not in gap for gap in gaps[first + 1 : end])
