"""How alike two titles are, as files and providers write them."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from metarr_desktop.domain.titles import folded


class Level(Enum):
    """How alike, the most alike first."""

    EXACT = "exact"
    DRESS = "dress"  # but for blanks, apostrophes, umlauts: Spiderman, WALL-E, M.A.S.H., Fuer Elise
    NUMERAL = "numeral"  # but for how a number is written: Rocky II, Ocean's Eleven, Part Two
    ARTICLE = "article"  # but for an article: Matrix; Matrix, The
    QUALIFIED = "qualified"  # but for a country that one of them names: The Office (US)
    TYPO = "typo"  # one letter in eight, or words in another order
    SHORT = "short"  # what stands before the colon, or all of it: Terminator 2
    TAIL = "tail"  # what stands after the colon: The Two Towers
    NEAR = "near"
    FAR = "far"
    OTHER = "other"


#: The levels at which two titles are one and the same.
SAME = (Level.EXACT, Level.DRESS, Level.NUMERAL, Level.ARTICLE, Level.QUALIFIED)


class Likeness(NamedTuple):
    """`theirs` is the title that was found most alike; `percent` how many letters agree; `numbers_agree` that both
    name the same part of a series of titles (a first part may go without its number)."""

    level: Level
    ours: str
    theirs: str
    percent: int
    numbers_agree: bool


# Those of languages that have them. "Die" and "A" begin titles as other words too: both sides lose them.
_ARTICLES = frozenset(
    "the a an der die das ein eine le la les l un une el los las il lo gli een de het en ett os as o".split()  # noqa: SIM905
)
# Those that are left out within a name too, or moved to its end ("Matrix, The"): words that are nothing but articles.
_INNER = frozenset(("the", "der", "die", "das", "le", "les", "el", "il", "los", "las", "het"))
_UNITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii")
_WORD_NUMBERS = {word: str(number) for number, word in enumerate(_UNITS)}
_ROMAN_NUMBERS = {roman: str(number) for number, roman in enumerate(_ROMANS, 1)}
# Words that only announce a number: "Deathly Hallows: Part 2" is also called "Deathly Hallows 2".
_BEFORE_NUMBER = frozenset(
    "part parts teil chapter kapitel vol volume episode partie parte pt no nr season staffel".split()  # noqa: SIM905
)
_DIVIDE = re.compile(r":\s|\s[-–—/|]\s|\s*[(\[]|\s+or:?\s+(?=[A-Z(])|,\s+or\s+")
_COUNTRY = re.compile(r"\s*\(([A-Z]{2,3})\)\s*$")
_PLUS = re.compile(r"\s\+\s")  # "Romeo + Juliet"
_DIGITS = re.compile(r"[0-9]+")
_UMLAUT = re.compile(r"(?<=[aou])e")
_LETTERS_A_TYPO = 8  # a title of fewer letters that differs by one is another title: Alien, Aliens
_MOST_TYPOS = 3
_NEAR_PERCENT = 85
_FAR_PERCENT = 65


class _Forms(NamedTuple):
    """A title in the forms it is compared by."""

    folded: str
    dressless: str  # one word, without umlauts
    numbered: str  # the same with all numbers as digits
    bare: str  # the same without articles
    words: str  # as bare, with blanks
    numbers: tuple[str, ...]  # but 1, which a first part goes without
    main: str  # bare, of what stands before the colon; "" where there is none
    tail: str
    country: str  # "US" of "The Office (US)", folded
    unqualified: str  # bare, without that


def likeness(ours: str, theirs: str) -> Likeness:
    """How alike two titles are. Symmetric but for which text is whose."""
    a, b = _forms(ours), _forms(theirs)
    percent = round(fuzz.ratio(a.words, b.words))
    level = _level(a, b, percent)
    is_same = level in SAME
    return Likeness(level, ours, theirs, 100 if is_same else percent, is_same or a.numbers == b.numbers)


def same_dress(one: str, other: str) -> bool:
    """Whether two titles are the same but for case, accents and punctuation."""
    return bool(_forms(one).folded) and _forms(one).folded == _forms(other).folded


def same_name(one: str, other: str) -> bool:
    """Whether two titles are the same but for dress, articles and the writing of numbers."""
    a, b = _forms(one), _forms(other)
    return bool(a.bare) and a.bare == b.bare


def part_of(one: str, other: str) -> bool:
    """Whether all words of one name are in the other: "Grönemeyer", "Herbert Groenemeyer"."""
    a, b = ({_UMLAUT.sub("", word) for word in _forms(name).words.split()} for name in (one, other))
    return bool(a and b) and (a <= b or b <= a)


def _level(a: _Forms, b: _Forms, percent: int) -> Level:
    if not a.folded or not b.folded:
        return Level.OTHER
    for level, one, other in (
        (Level.EXACT, a.folded, b.folded),
        (Level.DRESS, a.dressless, b.dressless),
        (Level.NUMERAL, a.numbered, b.numbered),
        (Level.ARTICLE, a.bare, b.bare),
    ):
        if one and one == other:
            return level
    if bool(a.country) != bool(b.country) and a.unqualified == b.unqualified:
        return Level.QUALIFIED
    if _is_typo(a, b):
        return Level.TYPO
    if a.bare in (b.main, "") or b.bare in (a.main, ""):
        return Level.SHORT if a.bare and b.bare else Level.OTHER
    if a.bare == b.tail or b.bare == a.tail:
        return Level.TAIL
    if percent >= _NEAR_PERCENT:
        return Level.NEAR
    return Level.FAR if percent >= _FAR_PERCENT else Level.OTHER


def _is_typo(a: _Forms, b: _Forms) -> bool:
    """Whether it is the same but for letters: never a digit, which makes another part of it."""
    if _DIGITS.findall(a.words) != _DIGITS.findall(b.words):
        return False
    if sorted(a.words.split()) == sorted(b.words.split()):
        return True
    allowed = min(min(len(a.words), len(b.words)) // _LETTERS_A_TYPO, _MOST_TYPOS)
    return allowed > 0 and OSA.distance(a.words, b.words, score_cutoff=allowed) <= allowed


@lru_cache(maxsize=20_000)
def _forms(title: str) -> _Forms:
    text = folded(_PLUS.sub(" & ", title)) or " ".join(title.casefold().split())  # "!!!" has nothing but its signs
    plain = _in_digits(text.split())
    words = _without_articles(plain)
    country = _COUNTRY.search(title)
    parts = [part for part in _DIVIDE.split(title, maxsplit=1) if part.strip()]
    main, tail = parts if len(parts) == 2 else ("", "")
    return _Forms(
        folded=text,
        dressless=_one_word(text.split()),
        numbered=_one_word(plain),
        bare=_one_word(words),
        words=" ".join(words),
        numbers=tuple(word for word in words if word.isdecimal() and word != "1"),
        main=_bare(main),
        tail=_bare(tail.rstrip(")] ")),
        country=country[1] if country else "",
        unqualified=_bare(title[: country.start()] if country else title),
    )


def _bare(part: str) -> str:
    return _one_word(_without_articles(_in_digits(folded(_PLUS.sub(" & ", part)).split())))


def _one_word(words: list[str]) -> str:
    return _UMLAUT.sub("", "".join(words))


def _in_digits(words: list[str]) -> list[str]:
    """The words with numbers as digits, and without the word that announces one.

    Roman numerals count behind the first word only ("V for Vendetta"), and "I" at the end alone ("I, Robot").
    """
    numbered: list[str] = []
    for index, word in enumerate(words):
        is_last = index == len(words) - 1
        number = _WORD_NUMBERS.get(word, word.lstrip("0") or "0" if word.isdecimal() and word.isascii() else "")
        if not number and index > 0 and (word != "i" or is_last):
            number = _ROMAN_NUMBERS.get(word, "")
        if number and numbered and numbered[-1] in _BEFORE_NUMBER and len(numbered) > 1:
            numbered.pop()
        numbered.append(number or word)
    return numbered


def _without_articles(words: list[str]) -> list[str]:
    """The words without a leading article, nor those that stand within: "Hobbit Battle of Five Armies"."""
    if len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    return [word for word in words if word not in _INNER] or words
