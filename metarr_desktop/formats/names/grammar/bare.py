"""Rules for numbers that no mark and no word names; each may mean something else, so they come last."""

from __future__ import annotations

from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.formats.names.grammar.numerals import (
    Around,
    number_at,
    place,
    place_absolute,
    plain_range,
    stands_apart,
)
from metarr_desktop.formats.names.grammar.sentence import Sentence
from metarr_desktop.formats.names.grammar.shapes import Shape
from metarr_desktop.formats.names.titles import fold, is_year

_PART_WORDS = frozenset({"part", "pt"})


_DISC_WORDS = frozenset({"cd", "dvd", "disc", "disk", "vol", "volume"})


_SPECIAL_WORDS = frozenset({"ova", "oad", "ona", "special", "specials", "sp"})


def specials(sentence: Sentence, around: Around) -> bool:
    """Below a show a special by its word: "OVA 2", "Title OVA - 03", "Christmas Special".

    After a number ("05 - A Special Day") the word means nothing.
    """
    if not around.is_episode or _SPECIAL_WORDS.isdisjoint(sentence.words):
        return False
    index = next(at for at, word in enumerate(sentence.words) if word in _SPECIAL_WORDS)
    if any(at < index and number_at(sentence, at) is not None for at in sentence.numbered):
        return False
    numbers, first, end = [1], index, index + 1
    for at in sentence.numbered:
        found = plain_range(sentence, at) if at > index else None
        if found and (at == index + 1 or stands_apart(sentence.before(at))):
            numbers, end = found
            break
    place(sentence, first, end, 0, numbers, "special")
    return True


def underscored(sentence: Sentence, around: Around) -> bool:
    """ "office_03_19", "SupNat-11_06", "Ozk.02.10": season and episode of two digits each; "4-12 - Title" in front."""
    for index in sentence.numbered:
        if index + 1 == sentence.count:
            return False
        one, two = sentence.shapes[index], sentence.shapes[index + 1]
        if one is None or two is None or one.kind != "number" or two.kind != "number":
            continue
        following = sentence.shapes[index + 2] if index + 2 < sentence.count else None
        is_dotted = sentence.gap(index) == "." == sentence.before(index) and (
            following is None or following.kind != "number"
        )
        if one.digits == 2 and two.digits == 2 and index and (sentence.gap(index) == "_" or is_dotted):
            is_between = is_dotted or sentence.before(index) != "_" or index + 2 == sentence.count
            if is_between and sentence.gap(index + 1) in ("", ".", "-", "_", " "):
                place(sentence, index, index + 2, one.numbers[0], list(two.numbers), "season and episode, underscored")
                return True
        if not index and around.season is None and two.digits == 2 and sentence.gap(0) == "-":
            is_range = one.digits == 2 and one.numbers[0] < two.numbers[0]
            if one.digits <= 2 and not is_range and sentence.gap(1)[:1] == " ":
                place(sentence, 0, 2, one.numbers[0], list(two.numbers), "season and episode, hyphened")
                return True
    return False


def apart(sentence: Sentence, around: Around) -> bool:
    """A number between spaced hyphens, or the number after one: "Title - 07", "Title - 01-17 (", "Title - 12.5 ["."""
    if around.library is LibraryType.MOVIE:
        return False
    for index in sentence.numbered:
        before = sentence.before(index)
        if not index or not stands_apart(before) or (before.endswith("#") and stands_apart(sentence.gap(0))):
            continue
        shape = sentence.shapes[index]
        if shape is not None and shape.kind == "lettered" and not sentence.claimed[index]:
            return place_absolute(sentence, index, index + 1, list(shape.numbers), around)
        if shape is not None and _place_decimal(sentence, index, shape):
            return True
        numbers = plain_range(sentence, index)
        if numbers is None or not _may_be_episode(sentence, index, numbers[1], around):
            continue
        while (
            numbers[1] < sentence.count
            and sentence.gap(numbers[1] - 1) == ", "
            and (number_at(sentence, numbers[1]) == numbers[0][-1] + 1)
        ):
            numbers = [*numbers[0], numbers[0][-1] + 1], numbers[1] + 1
        earlier = sentence.shapes[index - 1]
        if earlier is not None and earlier.is_padded and earlier.numbers[0] < numbers[0][0] and index > 1:
            numbers = list(range(earlier.numbers[0], numbers[0][0] + 1)), numbers[1]
            return place_absolute(sentence, index - 1, numbers[1], numbers[0], around)
        return place_absolute(sentence, index, numbers[1], numbers[0], around)
    return False


def _place_decimal(sentence: Sentence, index: int, shape: Shape) -> bool:
    """ "Title - 6.01 - ": season and episode with a dot between."""
    following = sentence.shapes[index + 1] if index + 1 < sentence.count else None
    if following is None or shape.kind != "number" or following.kind != "number" or sentence.gap(index) != ".":
        return False
    if shape.digits > 2 or following.digits != 2 or not stands_apart(sentence.gap(index + 1)):
        return False
    place(sentence, index, index + 2, shape.numbers[0], list(following.numbers), "season and episode with a dot")
    return True


def _may_be_episode(sentence: Sentence, first: int, end: int, around: Around) -> bool:
    """A bare number may be an episode's unless it is a year, or counts what follows ("24 Hours")."""
    shape = sentence.shapes[first]
    if shape is None or shape.digits > 4:
        return False
    if shape.digits == 4 and is_year(shape.numbers[0]) and "is_anime" not in sentence.found:
        return False
    if end == sentence.count or sentence.inside[end] != sentence.inside[first] or sentence.senses[end] is not None:
        return True
    after = sentence.gap(end - 1)
    if after == ", ":
        return number_at(sentence, end) == shape.numbers[0] + 1
    if after == "." and (following := sentence.shapes[end]) and following.kind == "number":
        return following.digits == 1  # 17.5: the special between two episodes
    return after.strip(" ._") in ("-", "") and (after != " " or shape.is_padded or shape.digits >= 2)


def in_brackets(sentence: Sentence, around: Around) -> bool:
    """A bracket with a number alone: "[Title][01][1080p]", "[01-26]", "[215 END]", "[第05话]", "(0001-1071+Movies)"."""
    if around.library is LibraryType.MOVIE:
        return False
    for bracket in sentence.brackets:
        index = bracket.first
        if index >= bracket.end or not index or sentence.claimed[index]:
            continue
        numbers = plain_range(sentence, index)
        shape = sentence.shapes[index]
        if numbers is None or shape is None or shape.digits > 4 or is_year(numbers[0][0]):
            continue
        rest = sentence.words[numbers[1] : bracket.end]
        is_batch = len(numbers[0]) > 1
        if rest and not (is_batch or set(rest) <= {"end", "fin", "final", "完"}):
            continue
        if is_batch or shape.is_padded or "is_anime" in sentence.found:
            return place_absolute(sentence, index, numbers[1], numbers[0], around)
    return False


def parts(sentence: Sentence, around: Around) -> bool:
    """ "Title Part 2 HDTV": parts of what was broadcast are episodes of a miniseries."""
    if "part" not in sentence.kinds and _PART_WORDS.isdisjoint(sentence.words):
        return False
    if not around.is_episode and not any(
        sense is not None and sense.property == "source" and sense.value in ("hdtv", "tv") for sense in sentence.senses
    ):
        return False
    for index in range(1, sentence.count):
        shape = sentence.shapes[index]
        if shape is not None and shape.kind == "part" and shape.word in ("part", "pt"):
            first, number = index, shape.numbers[0]
        elif sentence.words[index - 1] in ("part", "pt") and number_at(sentence, index) is not None and index > 1:
            first, number = index - 1, number_at(sentence, index) or 0
        else:
            continue
        place(sentence, first, index + 1, None, [number], "part of a miniseries")
        sentence.found["part"] = number
        return True
    return False


def bare(sentence: Sentence, around: Around) -> bool:
    """The last number before the technical words: "[Group] Title 214", "Title.103.hdtv" (1x03), "Title.10.720p"."""
    if around.library is LibraryType.MOVIE:
        return False
    end = _first_technical(sentence)
    is_anime = "is_anime" in sentence.found
    if not is_anime and not around.is_episode and _has_year(sentence, end):
        return _compact_after_year(sentence, end)
    for index in range(end - 1, 0, -1):
        shape = sentence.shapes[index]
        if shape is None or sentence.claimed[index] or sentence.bracket_of(index) is not None:
            continue
        if not is_anime and not around.is_episode and _season_and_episode_hyphened(sentence, index, shape):
            return True
        if shape.kind == "lettered" and shape.digits >= 2:
            return place_absolute(sentence, index, index + 1, list(shape.numbers), around)
        if shape.kind != "number" or _is_decimal(sentence, index) or sentence.words[index - 1] in _DISC_WORDS:
            continue
        numbers = plain_range(sentence, index)
        start = index
        if (earlier := plain_range(sentence, index - 1)) and earlier[1] == index + 1:
            numbers, start = earlier, index - 1
        if numbers is None or (is_year(numbers[0][0]) and shape.digits == 4 and not around.is_episode):
            continue
        is_last = numbers[1] == end
        if shape.version and is_last:
            return place_absolute(sentence, start, numbers[1], numbers[0], around)
        if is_anime and start > 0:
            if is_last or shape.is_padded or shape.digits >= 2:
                return place_absolute(sentence, start, numbers[1], numbers[0], around)
            continue
        if _is_compact(shape, around) and (is_last or around.library is not None or shape.digits == 3):
            return _place_compact(sentence, index, shape)
        if is_last and shape.digits == 2 and _stands_for_episode(sentence, index, end, around):
            if sentence.words[start - 1] in ("part", "pt"):
                start -= 1
            return place_absolute(sentence, start, numbers[1], numbers[0], around)
        if around.is_episode and is_last and shape.digits <= 4:
            return place_absolute(sentence, start, numbers[1], numbers[0], around)
    return False


def _season_and_episode_hyphened(sentence: Sentence, index: int, shape: Shape) -> bool:
    """ "Title 03-20": season and episode of two digits each at the end of a name."""
    earlier = sentence.shapes[index - 1]
    if (
        earlier is None
        or shape.kind != "number"
        or earlier.kind != "number"
        or index + 1 != sentence.count
        or index < 2
    ):
        return False
    if sentence.before(index) != "-" or earlier.digits != 2 or shape.digits != 2 or sentence.claimed[index - 1]:
        return False
    place(sentence, index - 1, index + 1, earlier.numbers[0], list(shape.numbers), "season and episode, hyphened")
    return True


def _is_decimal(sentence: Sentence, index: int) -> bool:
    previous = sentence.shapes[index - 1] if index else None
    return sentence.before(index) == "." and previous is not None and previous.kind == "number"


def _has_year(sentence: Sentence, end: int) -> bool:
    return any(
        (shape := sentence.shapes[index]) is not None
        and shape.kind == "number"
        and shape.digits == 4
        and is_year(shape.numbers[0])
        for index in sentence.numbered
        if index
    )


def _compact_after_year(sentence: Sentence, end: int) -> bool:
    """ "Series_name.2005.211.episode.title": a show's year, then season and episode in one number."""
    for index in range(2, end):
        shape, year = sentence.shapes[index], number_at(sentence, index - 1)
        if year is None or not is_year(year) or shape is None or sentence.inside[index] >= 0:
            continue
        if shape.digits == 3 and _is_compact(shape, Around()):
            return _place_compact(sentence, index, shape)
    return False


def _is_compact(shape: Shape, around: Around) -> bool:
    if shape.kind != "number":
        return False
    number = shape.numbers[0]
    is_size = number in (360, 480, 540, 576, 720, 1080, 2160) and around.season is None
    if shape.digits == 3:
        return not is_size and 0 < number % 100 < 60
    if shape.digits == 5:
        return number // 10000 < 10 and number % 100 == number // 100 % 100 + 1
    return shape.digits == 4 and (shape.is_padded or not is_year(number)) and not is_size and 0 < number % 100 < 60


def _place_compact(sentence: Sentence, index: int, shape: Shape) -> bool:
    number = shape.numbers[0]
    if shape.digits == 5:
        season, episodes = number // 10000, [number // 100 % 100, number % 100]
    else:
        season, episodes = number // 100, [number % 100]
    place(sentence, index, index + 1, season, episodes, "season and episode in one number")
    sentence.found["is_vague"] = True
    return True


def _stands_for_episode(sentence: Sentence, index: int, end: int, around: Around) -> bool:
    """Two digits at a title's end are an episode when zero-padded, when technical words follow, or below a show."""
    shape = sentence.shapes[index]
    is_below_show = bool(around.show) and fold(sentence.text[: sentence.starts[index]]) == fold(around.show)
    return shape is not None and (shape.is_padded or end < sentence.count or around.is_episode or is_below_show)


def _first_technical(sentence: Sentence) -> int:
    """The word at which technical words begin, with brackets that stand in front left out."""
    for index in range(1, sentence.count):
        sense = sentence.senses[index]
        if sentence.claimed[index] or sense is None:
            if sentence.inside[index] < 0:
                continue
            bracket = sentence.brackets[sentence.inside[index]]
            is_after = bracket.first == index and bracket.start_at > sentence.ends[0]
            if is_after and not _is_leading(sentence, index):
                return index
            continue
        if sense.weight == 3 and not _is_leading(sentence, index):
            return _chain_start(sentence, index)
    return sentence.count


def _is_leading(sentence: Sentence, index: int) -> bool:
    bracket = sentence.bracket_of(index)
    return bracket is not None and not sentence.text[: bracket.start_at].strip(" [")


def _chain_start(sentence: Sentence, index: int) -> int:
    while index > 1 and (sense := sentence.senses[index - 1]) and sense.weight >= 2 and not sentence.claimed[index - 1]:
        index -= 1
    return index


def leading(sentence: Sentence, around: Around) -> bool:
    """A number in front: "02 The Invitation", "102 - Title", "003. Show - Title", "003-005. …", "2. Title"."""
    if around.library is LibraryType.MOVIE or not sentence.count:
        return False
    shape = sentence.shapes[0]
    if shape is None or sentence.bracket_of(0) is not None:
        return False
    if shape.kind == "lettered" and (shape.is_padded or around.is_episode):
        return place_absolute(sentence, 0, 1, list(shape.numbers), around)
    numbers = plain_range(sentence, 0)
    if numbers is None or shape.digits > 4 or (is_year(numbers[0][0]) and shape.digits == 4 and around.season is None):
        return False
    if sentence.count == numbers[1]:
        if not (around.is_episode or around.show):
            return False
    elif not _is_leading_number(sentence, numbers[1], shape, around):
        return False
    if _is_season_number(around, shape):
        return _place_compact(sentence, 0, shape)
    place_absolute(sentence, 0, numbers[1], numbers[0], around)
    sentence.found["is_leading"] = True
    return True


def _is_leading_number(sentence: Sentence, end: int, shape: Shape, around: Around) -> bool:
    gap = sentence.gap(end - 1)
    if around.is_episode:
        return True
    if _has_year(sentence, sentence.count) or (shape.digits == 3 and gap == "."):
        return False
    return shape.is_padded or (len(sentence.shapes) > end and (gap.strip() == "-" and gap != "-" and shape.digits >= 2))


def _is_season_number(around: Around, shape: Shape) -> bool:
    """1012 in season 10's folder is its twelfth episode."""
    return shape.digits >= 3 and around.season is not None and shape.numbers[0] // 100 == around.season > 0
