"""What the rules for numbers share: who surrounds a name, runs of numbers, and where a number is put."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.formats.names.grammar.sentence import Sentence
from metarr_desktop.formats.names.titles import is_year

#: No file holds more episodes, no pack that is still one name; a wider range is a mistake of the name (guessit #719).
MOST_EPISODES = 1999


MOST_SEASONS = 60


_ORDINAL_ENDINGS = frozenset(["й", "я", "ª", "º", "st", "nd", "rd", "th"])


RANGE_SIGNS = frozenset({"-", "–", "~", "--"})


RANGE_WORDS = frozenset({"to", "a", "bis", "à", "thru", "through"})


LIST_SIGNS = frozenset({"&", "+", ",", "_", ".", ""})


LIST_WORDS = frozenset({"and", "en", "und", "et", "e", "y"})


class Around(NamedTuple):
    """What is known besides the name: the library's kind, and the season and show that its folders name."""

    library: LibraryType | None = None
    season: int | None = None
    show: str = ""
    is_seen: bool = False
    """The name is of a file that is looked at, so no album's."""

    @property
    def is_episode(self) -> bool:
        """Whether the name can only be an episode's."""
        return self.library is LibraryType.TV or self.season is not None


class Run:
    """Numbers being collected: `last` is the last word taken."""

    __slots__ = ("digits", "last", "numbers")

    def __init__(self, numbers: list[int], last: int, digits: int = 2) -> None:
        self.numbers = numbers
        self.last = last
        self.digits = digits

    def add(self, number: int) -> None:
        if number not in self.numbers:
            self.numbers.append(number)

    def reach(self, number: int) -> bool:
        """Take all numbers up to that one; False for a range that cannot be meant."""
        start = self.numbers[-1]
        if not start < number <= start + MOST_EPISODES:
            return False
        self.numbers.extend(range(start + 1, number + 1))
        return True


Rule = Callable[[Sentence, Around], bool]


def part_number(mark: str) -> int:
    """The number of a part mark's digits or letter: "2" and "b" are 2."""
    return int(mark) if mark.isdecimal() else ord(mark.lower()) - ord("a") + 1


def number_at(sentence: Sentence, index: int) -> int | None:
    shape = sentence.shapes[index] if index < sentence.count else None
    return shape.numbers[0] if shape is not None and shape.kind == "number" and shape.digits <= 4 else None


def number_before(sentence: Sentence, index: int) -> tuple[int, int] | None:
    """The number before a word, with an ordinal's ending between them: where it begins, and it."""
    at = index - 1
    if at >= 0 and sentence.words[at] in _ORDINAL_ENDINGS:
        at -= 1
    shape = sentence.shapes[at] if at >= 0 else None
    if shape is None or sentence.claimed[at] or sentence.gap(index - 1).strip(" .-_"):
        return None
    if shape.kind == "ordinal" or (shape.kind == "number" and shape.digits <= 4 and at < index):
        is_apart = sentence.gap(at) in (" - ", "_-_")
        return None if is_apart else (at, shape.numbers[0])
    return None


def is_ordinal(sentence: Sentence, index: int) -> bool:
    shape = sentence.shapes[index]
    return shape is not None and shape.kind == "ordinal"


def plain_range(sentence: Sentence, index: int) -> tuple[list[int], int] | None:
    """The number at a word, or the range that begins there: its numbers and the word after it."""
    shape = sentence.shapes[index] if 0 <= index < sentence.count else None
    if shape is None or shape.kind != "number" or sentence.claimed[index]:
        return None
    numbers, end = list(shape.numbers), index + 1
    following = sentence.shapes[end] if end < sentence.count else None
    gap = sentence.gap(index)
    if following is not None and following.kind == "number" and gap == "-" and following.numbers[0] > MOST_EPISODES:
        sentence.found["is_absurd"] = not is_year(following.numbers[0])
    if (
        following is not None
        and following.kind == "number"
        and gap.strip() in RANGE_SIGNS
        and sentence.inside[index] == sentence.inside[end]
        and following.digits >= shape.digits
        and numbers[0] < following.numbers[0] <= numbers[0] + MOST_EPISODES
        and not (shape.digits == 4 and not shape.is_padded)
    ):
        numbers = list(range(numbers[0], following.numbers[0] + 1))
        end += 1
    return numbers, end


def stands_apart(gap: str) -> bool:
    """A hyphen with a space, dot or underscore at either side, whatever bracket closes before it, or a number sign."""
    gap = gap.lstrip(")]")
    if gap.endswith("#"):
        return True
    return gap.strip(" ._") == "-" and (gap[0] != "-" or gap[-1] != "-") and len(gap) > 1


def number_after_season(sentence: Sentence, index: int) -> tuple[list[int], int] | None:
    """ "Season 3 - 11", "Season 11 01", "S01.07", "S01 (01 - 12)": an episode's number after the season's."""
    numbers = plain_range(sentence, index)
    if numbers is None:
        return None
    shape = sentence.shapes[index]
    gap = sentence.gap(index - 1)
    is_large = gap == " " and shape is not None and shape.digits >= 3
    is_apart = is_large or (
        gap.strip(" .") in ("-", "") and (gap.startswith((" -", ".-", "_-")) or (shape is not None and shape.is_padded))
    )
    is_bracketed = sentence.inside[index] != sentence.inside[index - 1] and len(numbers[0]) > 1
    is_short = shape is not None and shape.digits <= 4 and not is_year(numbers[0][0])
    is_two_after_dot = gap == "." and shape is not None and shape.digits == 2
    return numbers if is_short and (is_apart or is_bracketed or is_two_after_dot) else None


def place(sentence: Sentence, first: int, end: int, season: int | None, episodes: list[int], rule: str) -> None:
    if season is not None:
        sentence.put(first, end, "season", season, rule)
        if is_year(season):
            sentence.found.setdefault("year", season)
    if len(episodes) <= MOST_EPISODES:
        sentence.put(first, end, "episodes", episodes, rule)
    sentence.found.setdefault("number_first", first)
    sentence.found.setdefault("number_end", end)


def place_seasons(sentence: Sentence, first: int, end: int, numbers: list[int]) -> None:
    sentence.put(first, end, "season", numbers[0], "season")
    if len(numbers) > 1:
        sentence.found["seasons"] = numbers
    sentence.found.setdefault("number_first", first)
    sentence.found.setdefault("number_end", end)


def place_absolute(sentence: Sentence, first: int, end: int, numbers: list[int], around: Around) -> bool:
    """A number without a season: an episode of the folder's season, else counted from the show's first."""
    shape = sentence.shapes[first]
    if shape is not None and shape.version:
        sentence.found["version"] = shape.version
    sentence.put(first, end, "absolute", numbers, "number")
    sentence.found.setdefault("number_first", first)
    sentence.found.setdefault("number_end", end)
    return True
