"""Rules for numbers that a word names: "Season 3 Episode 9", "Temporada 2 [Cap.201]", "5-й сезон 09-я серия"."""

from __future__ import annotations

from metarr_desktop.formats.names.grammar.marks import continue_run
from metarr_desktop.formats.names.grammar.numerals import (
    LIST_SIGNS,
    LIST_WORDS,
    MOST_SEASONS,
    RANGE_SIGNS,
    RANGE_WORDS,
    Around,
    Run,
    is_ordinal,
    number_after_season,
    number_at,
    number_before,
    place,
    place_seasons,
    plain_range,
)
from metarr_desktop.formats.names.grammar.senses import word_set
from metarr_desktop.formats.names.grammar.sentence import Sentence
from metarr_desktop.formats.names.grammar.shapes import Shape

SEASON_WORDS = word_set(
    "season seasons saison saisons staffel temporada temporadas temp tem stagione stagioni seizoen sezon "
    "sezona sezóna seasong säsong sæson sesong kausi évad сезон сезона 시즌 シーズン"
)


EPISODE_WORDS = word_set(
    "episode episodes ep eps e episodio episodios episódio épisode folge capitulo capítulo cap afl aflevering "
    "odcinek bölüm bolum blm odc серия серии серій серія serya seriya epi"
)


#: Languages that put the number first: "2. Sezon 7. Bölüm", "5-й сезон 09-я серия".
_NUMBER_FIRST = word_set(
    "serya seriya sezon bölüm bolum blm сезон серия серии серій серія staffel kausi temporada évad"
)


_NUMBER_WORDS = SEASON_WORDS | EPISODE_WORDS | {"s", "se"}


_WORDED = frozenset({"episode", "season"})


#: First word, end, episodes, and the season where the number holds it.
_Episode = tuple[int, int, list[int], int | None]


def words(sentence: Sentence, around: Around) -> bool:
    """Numbers by their words: "Season 3 Episode 9", "Temporada 2 … [Cap.201]", "2.Sezon.7.Bölüm", "5-й сезон",
    "Episode 10", "Ep #36", "[Cap.111_120]", "Season 3 - 11", "Episode 1.22"."""
    if sentence.kinds.isdisjoint(_WORDED) and _NUMBER_WORDS.isdisjoint(sentence.words):
        return False
    season = _season_by_word(sentence)
    episode = _episode_by_word(sentence, around)
    if season is None and episode is None:
        return False
    if episode is None and season is not None:
        if (mark := sentence.shapes[season[0]]) is not None and mark.kind == "season":
            return False
        first, end, seasons = season
        if len(seasons) == 1 and (follow := number_after_season(sentence, end)):
            place(sentence, first, follow[1], seasons[0], follow[0], "season word and number")
            return True
        place_seasons(sentence, first, end, seasons)
        return True
    assert episode is not None
    first, end, numbers, own_season = episode
    if own_season is not None:
        place(sentence, first, end, own_season, numbers, "chapter")
    else:
        place(sentence, first, end, season[2][0] if season else None, numbers, "episode word")
    if season is not None:
        sentence.claim(season[0], season[1], "season", season[2][0], "season word")
        sentence.found["number_first"] = min(first, season[0])
        if season[0] > first:
            sentence.found["number_end"] = max(end, season[1])
    return True


def _season_by_word(sentence: Sentence) -> tuple[int, int, list[int]] | None:
    """A season's word with its number or numbers: first word, end, seasons."""
    for index, word in enumerate(sentence.words):
        if sentence.claimed[index]:
            continue
        if word in SEASON_WORDS:
            before = number_before(sentence, index)
            is_surely_before = word in _NUMBER_FIRST or number_at(sentence, index + 1) is None
            if before is not None and (is_surely_before or is_ordinal(sentence, before[0])):
                return before[0], index + 1, [before[1]]
            run = _season_list(sentence, index + 1, is_plural=word.endswith("s") and word != "temporadas")
            if run is not None:
                return index, run.last + 1, run.numbers
            if before is not None:
                return before[0], index + 1, [before[1]]
        elif word == "s" and number_at(sentence, index + 1) is not None and sentence.gap(index) in (" ", "_", "."):
            shape = sentence.shapes[index + 1]
            if shape is not None and shape.is_padded:
                return index, index + 2, [shape.numbers[0]]
        elif word == "se" and sentence.gap(index) == "." and (number := number_at(sentence, index + 1) or 99) < 60:
            return index, index + 2, [number]
        elif (shape := sentence.shapes[index]) is not None and shape.kind == "season" and index:
            return index, index + 1, list(shape.seasons)
    return None


def _season_list(sentence: Sentence, index: int, *, is_plural: bool) -> Run | None:
    """Seasons after their word: "1-4", "1,2,3,4,5&6", "1 2 3 4 5", "01 - Season 07", "1.2.3 to 5"."""
    first = number_at(sentence, index)
    if first is None or sentence.gap(index - 1).strip(" .-_:#("):
        return None
    run = Run([first], index)
    while run.last + 1 < sentence.count:
        at, gap = run.last + 1, sentence.gap(run.last)
        sign, word = gap.strip(" .)("), sentence.words[at]
        if word in SEASON_WORDS or word in RANGE_WORDS or word in LIST_WORDS:
            number = number_at(sentence, at + 1)
            is_range = sign in RANGE_SIGNS or word in RANGE_WORDS
            at += 1
        else:
            number = number_at(sentence, at)
            is_range = sign in RANGE_SIGNS
            is_spaced = is_range and gap.startswith(" ")
            if is_spaced and not (is_plural or _is_complete_next(sentence, at)):
                break
        if number is None or number <= run.numbers[-1] or number > MOST_SEASONS:
            break
        if is_range:
            run.reach(number)
        elif sign in LIST_SIGNS and (number == run.numbers[-1] + 1 or sign or word in LIST_WORDS):
            shape = sentence.shapes[at]
            if gap == " " and shape is not None and shape.is_padded:
                break
            if sign == "." and number != run.numbers[-1] + 1 and run.last > index:
                break
            run.add(number)
        else:
            break
        run.last = at
    return run


def _is_complete_next(sentence: Sentence, index: int) -> bool:
    return index + 1 < sentence.count and sentence.words[index + 1] in ("complete", "completa", "complet")


def _episode_by_word(sentence: Sentence, around: Around) -> _Episode | None:
    """An episode's word with its number: first word, end, episodes, and the season where the number holds it."""
    for index, word in enumerate(sentence.words):
        if sentence.claimed[index]:
            continue
        shape = sentence.shapes[index]
        if (
            shape is not None
            and shape.kind == "episode"
            and not (shape.word == "e" and shape.digits == 1 and sentence.gap(index) != "-")
        ):
            if shape.word == "cap" and shape.digits in (3, 4):
                return _chapter(sentence, index, index, shape)
            run = Run(list(shape.numbers), index, shape.digits)
            continue_run(sentence, run, None, is_cross=False)
            _list_on(sentence, run)
            if shape.version:
                sentence.found["version"] = shape.version
            return index, run.last + 1, run.numbers, None
        if word in _NUMBER_FIRST and word not in SEASON_WORDS and (before := number_before(sentence, index)):
            return before[0], index + 1, [before[1]], None
        if word in EPISODE_WORDS and (found := _after_episode_word(sentence, index, word)):
            return found
    return None


def _after_episode_word(sentence: Sentence, index: int, word: str) -> _Episode | None:
    at = index + 1
    shape = sentence.shapes[at] if at < sentence.count else None
    gap = sentence.gap(index)
    if shape is None or shape.kind not in ("number", "lettered") or gap.strip(" .-_#(") or (word == "e" and gap != "_"):
        return None
    if word == "cap" and shape.digits in (3, 4):
        return _chapter(sentence, index, at, shape)
    following = sentence.shapes[at + 1] if at + 1 < sentence.count else None
    if (
        following is not None
        and following.kind == "number"
        and sentence.gap(at) == "."
        and following.digits == 2
        and not shape.is_padded
    ):
        return index, at + 2, list(following.numbers), shape.numbers[0]
    numbers, end = plain_range(sentence, at) or (list(shape.numbers), at + 1)
    run = Run(numbers, end - 1, shape.digits)
    _list_on(sentence, run)
    if shape.version:
        sentence.found["version"] = shape.version
    return index, run.last + 1, run.numbers, None


def _list_on(sentence: Sentence, run: Run) -> None:
    """ "E01 02 04", "ep04-05", "afl.3 en 4": further numbers in a row."""
    while run.last + 1 < sentence.count:
        at, gap = run.last + 1, sentence.gap(run.last)
        if sentence.words[at] in LIST_WORDS and at + 1 < sentence.count:
            at += 1
        shape = sentence.shapes[at]
        if shape is None or shape.kind not in ("number", "episode") or shape.digits != run.digits:
            return
        number = shape.numbers[0]
        if gap in RANGE_SIGNS:
            if not run.reach(number):
                return
        elif gap == " " and run.numbers[-1] < number <= run.numbers[-1] + 5 and shape.digits >= 1:
            run.add(number)
        else:
            return
        run.last = at


def _chapter(sentence: Sentence, first: int, at: int, shape: Shape) -> _Episode | None:
    """Spanish releases hold season and episode in one number: Cap.102 is 1x02, Cap.111_120 is 1x11 to 1x20."""
    number = shape.numbers[0]
    season, episode = divmod(number, 100)
    numbers, end = [episode], at + 1
    following = sentence.shapes[end] if end < sentence.count else None
    if following and following.kind == "number" and following.digits == shape.digits and sentence.gap(at) in "_-":
        last = following.numbers[0] % 100
        if episode < last:
            numbers, end = list(range(episode, last + 1)), end + 1
    return first, end, numbers, season
