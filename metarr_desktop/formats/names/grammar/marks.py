"""Rules for marks that can only be a season's and an episode's: S01E02, 1x02, S01, 2 of 6."""

from __future__ import annotations

from metarr_desktop.formats.names.grammar.numerals import (
    LIST_SIGNS,
    LIST_WORDS,
    MOST_EPISODES,
    MOST_SEASONS,
    RANGE_SIGNS,
    RANGE_WORDS,
    Around,
    Run,
    number_after_season,
    number_at,
    place,
    place_seasons,
    plain_range,
    stands_apart,
)
from metarr_desktop.formats.names.grammar.sentence import Sentence
from metarr_desktop.formats.names.grammar.shapes import Shape
from metarr_desktop.formats.names.titles import is_year

_OF_WORDS = frozenset({"of", "de", "von"})


_MARKED = frozenset({"season_episode", "cross", "season"})


def season_and_episode(sentence: Sentence, around: Around) -> bool:
    """S01E02 and its kin: S01E02E03, S01E02-E05, S01E01-S01E02, S01xE02, S01.E02, S1 Ep5, S02E09-10, T02E22, s01e05a;
    1x02, 01x02x03, 1x02-1x03."""
    if sentence.kinds.isdisjoint(_MARKED):
        return False
    for index in sentence.numbered:
        shape = sentence.shapes[index]
        if shape is None or sentence.claimed[index]:
            continue
        if shape.kind == "season_episode" or (shape.kind == "cross" and _is_cross(sentence, index, shape)):
            run = Run(list(shape.numbers), index, shape.digits)
            season = shape.season
        elif shape.kind == "season" and len(shape.seasons) == 1 and _is_episode_next(sentence, index):
            following = sentence.shapes[index + 1]
            assert following is not None
            run = Run(list(following.numbers), index + 1, following.digits)
            season = shape.season
        else:
            continue
        continue_run(sentence, run, season, is_cross=shape.kind == "cross")
        _more_of_the_season(sentence, run, season)
        place(sentence, index, run.last + 1, season, sorted(run.numbers), "season and episode")
        if shape.part:
            sentence.found["part"] = shape.part
        if shape.version:
            sentence.found["version"] = shape.version
        _absolute_beside(sentence, index, run.last + 1)
        return True
    return False


def _is_cross(sentence: Sentence, index: int, shape: Shape) -> bool:
    """2x07 is a number, 5.1x2 the channels of a track, 0x3 neither."""
    before = sentence.before(index)
    previous = sentence.shapes[index - 1] if index else None
    is_decimal = before == "." and previous is not None and previous.kind == "number" and previous.digits == 1
    return not is_decimal and (shape.season != 0 or shape.digits > 1)


def _is_episode_next(sentence: Sentence, index: int) -> bool:
    following = sentence.shapes[index + 1] if index + 1 < sentence.count else None
    if following is None or following.kind != "episode":
        return False
    return sentence.gap(index).strip(" ._-[(") == ""


def continue_run(sentence: Sentence, run: Run, season: int | None, *, is_cross: bool) -> None:
    """Take the numbers that follow: another mark of the season, a further E or x, or a bare number after a hyphen."""
    while run.last + 1 < sentence.count:
        index = run.last + 1
        gap = sentence.gap(run.last).strip(" .)(")
        shape = sentence.shapes[index]
        if shape is None:
            is_word = sentence.words[index] in LIST_WORDS | RANGE_WORDS and index + 1 < sentence.count
            following = sentence.shapes[index + 1] if is_word else None
            if following is None or following.kind not in ("season_episode", "episode", "cross"):
                return
            if following.season not in (None, season):
                return
            run.add(following.numbers[0])
            run.last = index + 1
            continue
        is_range = gap in RANGE_SIGNS
        if gap and not is_range and gap not in LIST_SIGNS:
            return
        if shape.kind in ("season_episode", "cross"):
            if shape.season != season:
                return
        elif shape.kind == "cross_more":
            if not is_cross:
                return
        elif shape.kind == "episode":
            if shape.word not in ("e", "ep"):
                return
        elif not _is_bare_continuation(sentence, run, index, shape):
            return
        if is_range and len(shape.numbers) == 1:
            if not run.reach(shape.numbers[0]) and shape.numbers[0] not in run.numbers:
                if shape.numbers[0] > run.numbers[-1]:
                    sentence.found["is_absurd"] = True
                return
        else:
            for number in shape.numbers:
                run.add(number)
        run.last = index


def _is_bare_continuation(sentence: Sentence, run: Run, index: int, shape: Shape) -> bool:
    """S01E01-02, S03e01-13, 8x01_02: a tight sign, a number that goes on."""
    if shape.kind != "number":
        return False
    if shape.digits > run.digits + 1 and sentence.gap(run.last) in RANGE_SIGNS and not is_year(shape.numbers[0]):
        sentence.found["is_absurd"] = shape.numbers[0] > MOST_EPISODES
    if shape.digits > run.digits + 2:
        return False
    tight, number, last = sentence.gap(run.last), shape.numbers[0], run.numbers[-1]
    if tight == "_":
        return number == last + 1
    return tight in RANGE_SIGNS and last < number < last + 300 and shape.digits >= min(2, run.digits)


def _more_of_the_season(sentence: Sentence, run: Run, season: int | None) -> None:
    """Name s01e04-Title-s01e05-Title: the next number of the season further on."""
    for index in sentence.numbered:
        shape = sentence.shapes[index]
        if index > run.last and shape and shape.kind == "season_episode" and shape.season == season:
            if shape.numbers[0] == run.numbers[-1] + 1:
                run.add(shape.numbers[0])
                sentence.claim(index, index + 1, "episodes", shape.numbers[0], "season and episode")
            else:
                return


def _absolute_beside(sentence: Sentence, first: int, end: int) -> None:
    """The number over all seasons before or after the mark: "313-315 - s16e03-05", "S10E14 214", "- S02E02 - 027 -"."""
    numbers = plain_range(sentence, end)
    if numbers and numbers[1] - end <= 3 and _is_absolute(sentence, end, numbers[1]):
        sentence.put(end, numbers[1], "absolute", numbers[0], "absolute number beside")
        sentence.found["number_end"] = numbers[1]
        return
    for start in (first - 2, first - 1):
        numbers = plain_range(sentence, start) if start > 0 else None
        if numbers and numbers[1] == first and _is_absolute_before(sentence, start, first):
            sentence.put(start, first, "absolute", numbers[0], "absolute number beside")
            sentence.found["number_first"] = start
            return


def _is_absolute_before(sentence: Sentence, start: int, first: int) -> bool:
    """ "Series 104 - S01E07" is a title, "Title - 104 - S01E07" and "[Group] Title 214 10x14" are not."""
    is_apart = "-" in sentence.before(start) or ("is_anime" in sentence.found and "-" not in sentence.before(first))
    return is_apart and _is_absolute(sentence, start, first)


def _is_absolute(sentence: Sentence, first: int, end: int) -> bool:
    """Three digits that stand apart, and are no year, date or size."""
    shape = sentence.shapes[first]
    if shape is None or shape.digits > 4 or sentence.bracket_of(first) is not None:
        return False
    after = sentence.gap(end - 1)
    is_framed = stands_apart(sentence.before(first)) and (stands_apart(after) or after.strip() == "(")
    if shape.digits != 3:
        return is_framed and not (shape.digits == 4 and is_year(shape.numbers[0]))
    return end == sentence.count or after.strip() in ("-", "") or after in ("-", "_-_", ".-.") or after == ""


def seasons(sentence: Sentence, around: Around) -> bool:
    """A season alone: "S01", "S01-S03", "S01-07", "S3 - 50", "S01.07", "S06.P1"."""
    if "season" not in sentence.kinds:
        return False
    for index in sentence.numbered:
        shape = sentence.shapes[index]
        if shape is None or sentence.claimed[index] or shape.kind != "season":
            continue
        if not index and sentence.count > 1 and shape.digits == 1 and around.library is None:
            continue
        run = Run(list(shape.seasons), index, shape.digits)
        _seasons_on(sentence, run)
        if len(run.numbers) == 1 and (follow := number_after_season(sentence, run.last + 1)):
            place(sentence, index, follow[1], run.numbers[0], follow[0], "season and number")
            return True
        if len(run.numbers) == 1 and (apart := _last_apart(sentence, run.last + 1)):
            sentence.claim(index, index + 1, "season", run.numbers[0], "season")
            place(sentence, apart[1], apart[2], run.numbers[0], apart[0], "season and number")
            sentence.found["number_first"] = index
            return True
        place_seasons(sentence, index, run.last + 1, run.numbers)
        return True
    return False


def _last_apart(sentence: Sentence, start: int) -> tuple[list[int], int, int] | None:
    """A number further on that stands apart: "S03 - Part 1 - 13", "S02][01]"."""
    for index in range(start, sentence.count):
        numbers = plain_range(sentence, index)
        if numbers and len(numbers[0]) >= 1 and not is_year(numbers[0][0]):
            bracket = sentence.bracket_of(index)
            before = sentence.before(index)
            is_alone = bracket is not None and bracket.first == index and bracket.end == numbers[1]
            is_apart = stands_apart(before)
            if (is_alone and "is_anime" in sentence.found) or is_apart:
                return numbers[0], index, numbers[1]
    return None


def _seasons_on(sentence: Sentence, run: Run) -> None:
    while run.last + 1 < sentence.count:
        shape = sentence.shapes[run.last + 1]
        gap = sentence.gap(run.last)
        sign = gap.strip(" ./")
        if shape is None or (sign and sign not in RANGE_SIGNS and sign not in LIST_SIGNS):
            return
        if shape.kind == "season" and shape.season is not None:
            number = shape.season
        elif shape.kind == "number" and gap == "-" and shape.digits == 2:
            number = shape.numbers[0]
        else:
            return
        if sign in RANGE_SIGNS and run.numbers[-1] < number <= MOST_SEASONS:
            run.reach(number)
        else:
            run.add(number)
        run.last += 1


def part_of_many(sentence: Sentence, around: Around) -> bool:
    """ "1 of 6 - Ancestors", "2Of4", "3iz6"."""
    if "of" not in sentence.kinds and _OF_WORDS.isdisjoint(sentence.words):
        return False
    for index in sentence.numbered:
        shape = sentence.shapes[index]
        if shape is None or sentence.claimed[index] or not index:
            continue
        if shape.kind == "of":
            place(sentence, index, index + 1, None, list(shape.numbers), "number of many")
            return True
        number = shape.numbers[0] if shape.kind == "part" else number_at(sentence, index)
        if number is not None and index + 2 < sentence.count and sentence.words[index + 1] in _OF_WORDS:
            total = number_at(sentence, index + 2)
            if total is not None and 0 < number <= total <= 60:
                place(sentence, index, index + 3, None, [number], "number of many")
                return True
    return False
