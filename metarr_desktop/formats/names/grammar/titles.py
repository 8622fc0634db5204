"""Rules for titles: where they begin and end, and what of a name is an episode's own title."""

from __future__ import annotations

import re

from metarr_desktop.formats.names.grammar import technical
from metarr_desktop.formats.names.grammar.numerals import Around
from metarr_desktop.formats.names.grammar.senses import CERTAIN, LIKELY
from metarr_desktop.formats.names.grammar.sentence import Bracket, Sentence
from metarr_desktop.formats.names.grammar.wordings import SEASON_WORDS
from metarr_desktop.formats.names.patterns import pattern
from metarr_desktop.formats.names.titles import clean

COUNTRIES = frozenset({"us", "uk", "au", "nz", "ca"})
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_COUNTED = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_JOINING = frozenset({"or", "and", "of", "the", "oder", "ou", "und", "et"})
COMPLETE = frozenset({"complete", "completa", "complet", "integrale", "intégrale", "integral", "collection", "full"})
_SPECIALS = frozenset({"ova", "oad", "ona", "ovd", "nced", "ncop"})
SPECIAL_WORDS = _SPECIALS | {"special", "specials"}
_ENDING_ALONE = frozenset({"resolution", "format_3d", "hdr", "source", "remux", "video_codec"})
_FOREIGN_LETTER = r"[^\W\d_a-zA-Z\u00aa\u00ba\u00c0-\u024f\u2160-\u217f]"
_SLASH = pattern(rf"\s+[/|]\s+|/|(?<={_FOREIGN_LETTER})[！!]?_(?=[A-Za-z])|(?<={_FOREIGN_LETTER})·(?=[A-Za-z])")
_ALSO = pattern(r"[\s._]+(?:aka|a\.k\.a\.?)[\s._]+", re.IGNORECASE)
_LATIN = pattern(r"[A-Za-z]")
_FOREIGN = pattern(_FOREIGN_LETTER)
_FOREIGN_FIRST = pattern(
    rf"(?P<foreign>[^a-zA-Z]*?{_FOREIGN_LETTER}[^a-zA-Z]*?)[\s._]+(?P<latin>[A-Za-z].{{2,}})", re.S
)
_NUMBER_LEFT = pattern(r"\s+-\s+\d{1,4}(?:\.\d)?$")
_STAMP = pattern(r"\d{6}[ ._-]+(?=\D)")
_SIGNS_AT_END = "!?.…)]'’\"%*+"


def take_titles(sentence: Sentence, start: int, around: Around) -> None:
    """Settles title, technical words and an episode's title; `start` is the first word after the brackets in front."""
    number = _int(sentence, "number_first", "date_first")
    number_end = _int(sentence, "number_end", "date_end")
    start = _skip_technical(sentence, start)
    if number is not None and number_end is not None and number <= start:
        _after_leading_number(sentence, number_end, around)
        return
    start = _latin_start(sentence, _own_start(sentence, start, number), number)
    end = _title_end(sentence, start, number)
    if number is None or number_end is None:
        _take_title(sentence, start, end)
        technical.claim_between(sentence, end, sentence.count)
        _discs_and_versions(sentence, end)
        _special(sentence, end, around)
        return
    title_end = min(end, number) if start < number else end
    _take_title(sentence, start, _without_complete(sentence, start, title_end))
    technical.claim_between(sentence, min(end, number), number_end)
    stop = _episode_title_end(sentence, number_end)
    _take_episode_title(sentence, number_end, stop)
    technical.claim_between(sentence, stop, sentence.count)
    _discs_and_versions(sentence, number_end)
    _special(sentence, number_end, around)


def _own_start(sentence: Sentence, start: int, number: int | None) -> int:
    """A bracket in front is the title where no other word is left for one, or begins it: "[REC] (2007)",
    "[REC]² (2009)", "[REC] 2 (2009)", "[REC]³ Génesis (2012)"."""
    if (
        number is not None
        or "is_anime" not in sentence.found
        or not (
            _is_power(sentence, start)
            or all(
                sentence.claimed[index] or sentence.senses[index] is not None or _is_sequel(sentence, index, start)
                for index in range(start, sentence.count)
            )
        )
    ):
        return start
    first = sentence.brackets[0].first
    if start < sentence.count and not sentence.claimed[start] and sentence.words[start].isdigit():
        sentence.found["is_title_begun"] = True
    sentence.found.pop("release_group", None)
    sentence.found.pop("is_anime")
    for index in range(first, sentence.brackets[0].end):
        sentence.claimed[index] = False
    sentence.reclaim([claim for claim in sentence.claims if claim.rule != "group in front"])
    return first


def _is_power(sentence: Sentence, index: int) -> bool:
    """A raised number on the bracket itself, as no group has one."""
    if index >= sentence.count or sentence.before(index)[-1:] not in ("]", "】"):
        return False
    return sentence.words[index].isdigit() and not sentence.words[index].isdecimal()


def _is_sequel(sentence: Sentence, index: int, start: int) -> bool:
    """A single digit between the bracket and the year; a longer number is a title of its own ("[Group] 300 (2006)")."""
    word = sentence.words[index]
    return index == start and len(word) == 1 and word.isdigit() and sentence.found.get("year_at") == index + 1


def _int(sentence: Sentence, *names: str) -> int | None:
    for name in names:
        value = sentence.found.get(name)
        if isinstance(value, int):
            return value
    return None


def _skip_technical(sentence: Sentence, start: int) -> int:
    """Technical words in front: "h265 - HEVC Riddick", "UNRATED movie 2008", "[720p] Title", "(1995) Title"."""
    at = start
    length = sentence.count
    while at < length:
        sense = sentence.senses[at]
        if sentence.claimed[at]:
            if at in (sentence.found.get("number_first"), sentence.found.get("date_first")):
                break
        elif not (
            sense and ((sense.weight == CERTAIN and sense.property != "edition") or _is_loud_edition(sentence, at))
        ):
            break
        at += 1
    if at >= length - 1 and length - start > 1:
        at = start
    technical.claim_between(sentence, 0, at)
    return at


def _is_loud_edition(sentence: Sentence, index: int) -> bool:
    sense = sentence.senses[index]
    return sense is not None and sense.property == "edition" and sentence.is_upper(index) and sense.weight >= LIKELY


def _latin_start(sentence: Sentence, start: int, number: int | None) -> int:
    """Where the title in Latin letters begins, when the name begins with one in others: "[斗罗大陆][Anime Title]",
    "当我飞奔向你[全24集].Series.Towards.You.S01", "Босх (S2E1) / Series: Legacy"."""
    if sentence.text.isascii():
        return start
    run = _run_end(sentence, start, sentence.count)
    text = sentence.span(start, run)
    if _LATIN.search(text) or not _FOREIGN.search(text):
        return start
    is_slashed = number is not None and number >= run and " / " in sentence.text
    is_inside = (
        number is not None and number < sentence.count and sentence.inside[number] == sentence.inside[start] >= 0
    )
    limit = sentence.count if number is None or is_slashed or is_inside else number
    for index in range(run, limit):
        if sentence.claimed[index] or sentence.shapes[index] is not None or not _LATIN.search(sentence.words[index]):
            continue
        sense = sentence.senses[index]
        if sense is None or (sense.weight < LIKELY and not sentence.is_upper(index)):
            if sentence.inside[index] >= 0 and (better := _pure_bracket(sentence, index, limit)) is not None:
                return better
            first = index
            while (
                first > run and sentence.inside[first - 1] == sentence.inside[index] and not sentence.claimed[first - 1]
            ):
                if sentence.before(first).strip() in ("/", "|"):
                    break
                first -= 1
            return first
    return start


def _pure_bracket(sentence: Sentence, index: int, limit: int) -> int | None:
    """The first bracket from there on with Latin letters alone: 【巴哈姆特之怒 Virgin Soul】【Rage of Bahamut】."""
    for bracket in sentence.brackets:
        text = sentence.span(bracket.first, bracket.end)
        is_later = bracket.first >= sentence.brackets[sentence.inside[index]].first and bracket.end <= limit
        is_pure = bool(_LATIN.search(text)) and not _FOREIGN.search(text)
        is_open = is_later and is_pure and sentence.is_free(bracket.first, bracket.end)
        if is_open and not technical.is_technical_bracket(sentence, bracket.first, bracket.end):
            return bracket.first
    return None


def _run_end(sentence: Sentence, start: int, end: int) -> int:
    """The word after the run of free words in the same bracket that begins at `start`."""
    index = start
    while index < end and sentence.inside[index] == sentence.inside[start] and not sentence.claimed[index]:
        index += 1
    return index


def _title_end(sentence: Sentence, start: int, number: int | None) -> int:
    """The first of: a number, the year, a bracket, a technical word with the row of such words before it."""
    length = sentence.count
    year = _int(sentence, "year_at")
    certain = technical.first_certain(sentence, _first_after_articles(sentence, start), length)
    bracket = _first_bracket(sentence, start, number)
    claimed = sentence.first_claimed(start)
    ending = _own_ending(sentence, start)
    numbered = number if number is not None and number > start else length
    dated = year if year is not None and year > start else length
    end = min(numbered, dated, certain, bracket, claimed, ending)
    if end == start:
        end = min(start + 1, length)
    if (end == dated < length) or (
        end < length and year is not None and sentence.inside[year] == sentence.inside[end] >= 0
    ):
        return technical.chain_start(sentence, end, start, is_year=True)
    if end in (numbered, ending) and end < length:
        return end
    if end == length:
        return _plain_end(sentence, start, end)
    if end == certain or technical.is_technical_bracket(sentence, end, _bracket_end(sentence, end)):
        return _without_complete(sentence, start, technical.chain_start(sentence, end, start))
    return end


def _first_after_articles(sentence: Sentence, start: int) -> int:
    """Where a technical word may end the title: an edition in front is the title ("Final Cut", "The Unrated")."""
    at = start
    while at < sentence.count and sentence.words[at] in technical.ARTICLES:
        at += 1
    sense = sentence.senses[at] if at < sentence.count else None
    is_phrase = at + 1 < sentence.count and sentence.senses[at + 1] is sense
    if (at > start or is_phrase) and sense is not None and sense.property == "edition":
        while at < sentence.count and sentence.senses[at] is sense:
            at += 1
        return at
    return start + 1 if start else start


def _own_ending(sentence: Sentence, start: int) -> int:
    """Words that never belong to a title once it has begun: CD2, v2 before a bracket, OVA."""
    is_anime = "is_anime" in sentence.found
    if not is_anime and "part" not in sentence.kinds:
        return sentence.count
    for index in range(start + 1, sentence.count):
        shape = sentence.shapes[index]
        if shape is not None and shape.kind == "part" and shape.word not in ("part", "pt", "vol", "p"):
            return index
        if shape is not None and shape.kind == "version" and is_anime:
            return index
        if is_anime and sentence.words[index] in _SPECIALS and sentence.is_upper(index):
            return index
    return sentence.count


def _bracket_end(sentence: Sentence, index: int) -> int:
    bracket = sentence.bracket_of(index)
    return bracket.end if bracket is not None else index + 1


def _plain_end(sentence: Sentence, start: int, end: int) -> int:
    """Without anything else only what cannot be part of a title ends it: "Super movie Multi", "Movie 3D tab"."""
    at = end
    while at > start + 1:
        sense = sentence.senses[at - 1]
        if sense is None:
            break
        is_ending = sense.property in _ENDING_ALONE and sense.weight >= LIKELY
        is_format = sense.property == "format_3d" and at - 2 > start and _is_3d(sentence, at - 2)
        if not (is_ending or is_format or (sense.property == "language" and sense.value == "mul")):
            break
        at -= 1
    return at


def _is_3d(sentence: Sentence, index: int) -> bool:
    sense = sentence.senses[index]
    return sense is not None and sense.property == "format_3d"


def _first_bracket(sentence: Sentence, start: int, number: int | None) -> int:
    """The first bracket that is not the title's: "(500) Days" begins with its own, "제목(부제).E135" ends with it."""
    inside = sentence.inside[start] if start < sentence.count else -1
    if (
        inside >= 0
        and "is_title_begun" not in sentence.found
        and start == sentence.brackets[inside].first
        and not (sentence.brackets[inside].sign == "(" and start == 0)
    ):
        return sentence.brackets[inside].end
    for bracket in sentence.brackets:
        if bracket.first <= start or bracket.end == bracket.first:
            continue
        if number is not None and bracket.end == number and _belongs_to_title(sentence, bracket):
            continue
        if sentence.words[bracket.first - 1] in _JOINING and sentence.is_free(bracket.first, bracket.end):
            continue
        return bracket.first
    return sentence.count


def _belongs_to_title(sentence: Sentence, bracket: Bracket) -> bool:
    is_free = sentence.is_free(bracket.first, bracket.end)
    is_glued = bracket.start_at > 0 and sentence.text[bracket.start_at - 1].isalpha()
    return (
        is_free
        and (is_glued or (bracket.sign == "[" and "is_anime" in sentence.found))
        and not technical.is_technical_bracket(sentence, bracket.first, bracket.end)
    )


def _without_complete(sentence: Sentence, start: int, end: int) -> int:
    """ "Naruto Complete [Ep 01 - 220]", "The Sopranos: The Complete Series (Season 1": not the title's words."""
    at = end
    while at > start + 1 and sentence.words[at - 1] in COMPLETE | {"series", "the"} | SEASON_WORDS:
        at -= 1
    dropped = sentence.words[at:end]
    is_said = any(word in COMPLETE for word in dropped) and dropped != ["full"]
    return at if is_said else end


def _take_title(sentence: Sentence, start: int, end: int) -> None:
    """The title with its alternatives: "A AKA B", "原題 / Title", "Title (Other)"; a country at its end."""
    while end > start and sentence.claimed[end - 1]:
        end -= 1
    first = next((i for i in range(start, end) if not sentence.claimed[i]), end)
    if first >= end:
        return
    is_numbered = "number_first" in sentence.found
    end = end if is_numbered else _part_at_end(sentence, first, end)
    if end - first > 1 and sentence.words[end - 1] in COUNTRIES and sentence.is_upper(end - 1) and is_numbered:
        sentence.put(end - 1, end, "country", sentence.original(end - 1), "country")
        end -= 1
    first = _abbreviated_group(sentence, first, end)
    text = sentence.text[_text_start(sentence, first) : _text_end(sentence, first, end)]
    if " - " in text:
        text = _NUMBER_LEFT.sub("", text)
    if text[:6].isdecimal():
        text = _STAMP.sub("", text, count=1)
    title, others = _choose(text)
    sentence.put(first, end, "title", clean(title), "title")
    if others:
        sentence.found["alternative_title"] = clean(others[0])


def _abbreviated_group(sentence: Sentence, first: int, end: int) -> int:
    """Scene files begin with the group in small letters: "blow-how.to.be.single.2016"."""
    is_scene = first == 0 and end - first > 1 and sentence.gap(0) == "-" and sentence.gap(1) == "."
    if is_scene and sentence.text.islower() and " " not in sentence.text and len(sentence.words[0]) <= 8:
        sentence.put(0, 1, "release_group", sentence.original(0), "group in front, abbreviated")
        return 1
    return first


def _text_start(sentence: Sentence, first: int) -> int:
    """Where the title's text begins: a bracket or apostrophe before its first word comes along ("(500) Days")."""
    at = sentence.starts[first]
    if first == 0 and sentence.text.startswith("..."):
        return 0
    if "is_title_begun" in sentence.found and (bracket := sentence.bracket_of(first)) is not None:
        return bracket.start_at
    if (
        at
        and sentence.text[at - 1] in "('’¿¡"
        and any(b.start_at == at - 1 and b.first == first for b in sentence.brackets)
        and first == 0
    ):
        return at - 1
    return at


def _text_end(sentence: Sentence, first: int, end: int) -> int:
    """Where the title's text ends: signs that belong to its last word come along ("Title!", "What?", "A.I.")."""
    text = sentence.text
    begin = _text_start(sentence, first)
    at = sentence.ends[end - 1]
    stop = sentence.starts[end] if end < sentence.count else len(text)
    while at < stop and text[at] in _SIGNS_AT_END:
        if text[at] in ")]" and not any(b.start_at >= begin and b.end_at == at + 1 for b in sentence.brackets):
            break
        if text[at] == "." and text[at : at + 2] != ".." and not text[max(0, at - 2) : at].startswith("."):
            break
        at += 1
    return at


def _part_at_end(sentence: Sentence, first: int, end: int) -> int:
    """ "Title Part 3", "Title Part III" before technical words or the end; before a year it is the title's."""
    if sentence.found.get("year_at") == end or end - first < 3 or sentence.words[end - 2] not in ("part", "pt"):
        return end
    word, shape = sentence.words[end - 1], sentence.shapes[end - 1]
    number = shape.numbers[0] if shape and shape.kind == "number" else _ROMAN.get(word, _COUNTED.get(word))
    following = sentence.shapes[end] if end < sentence.count else None
    if not number or (following and following.kind == "part"):
        return end
    sentence.put(end - 2, end, "part", number, "part")
    return end - 2


def _choose(text: str) -> tuple[str, list[str]]:
    """Of a title in several languages the one in Latin letters, and the others."""
    if "aka" in text.lower() or "a.k.a" in text.lower():
        parts = [part.strip(" ._-") for part in _ALSO.split(text)]
        if len(parts) > 1 and all(parts):
            return parts[0], parts[1:]
    if text.isascii() and "/" not in text and "|" not in text:
        return text, []
    parts = [part for part in (part.strip(" ._-★") for part in _SLASH.split(text)) if part]
    if len(parts) > 1:
        latin = [part for part in parts if _LATIN.search(part) and not _FOREIGN.search(part)]
        latin = latin or [part for part in parts if len(_LATIN.findall(part)) > len(_FOREIGN.findall(part))]
        chosen = latin[0] if latin else parts[0]
        return chosen, [part for part in parts if part != chosen]
    split = _FOREIGN_FIRST.fullmatch(text) if _FOREIGN.search(text) else None
    if split and not _FOREIGN.search(split["latin"]):
        return split["latin"], [split["foreign"]]
    return text, []


def _episode_title_end(sentence: Sentence, start: int) -> int:
    """Where an episode's own title ends: at a bracket, at technical words with the row before them, or at the end."""
    length = sentence.count
    certain = technical.first_certain(sentence, start, length)
    bracket = next((b.first for b in sentence.brackets if b.first >= start and b.end > b.first), length)
    claimed = sentence.first_claimed(start)
    end = min(certain, bracket, claimed)
    is_technical = end < length and (
        end == certain
        or sentence.claimed[end]
        or technical.is_technical_bracket(sentence, end, _bracket_end(sentence, end))
    )
    if end == length and all(
        (sense := sentence.senses[i]) is not None
        and (sense.weight >= LIKELY or sense.property in ("language", "audio", "release"))
        for i in range(start, length)
    ):
        return start
    at = end
    while at > start and _is_before_technical(sentence, at - 1, is_technical=is_technical):
        at -= 1
    return at


def _is_before_technical(sentence: Sentence, index: int, *, is_technical: bool) -> bool:
    sense = sentence.senses[index]
    if sense is None or sentence.claimed[index] or sense.property == "special":
        return False
    if is_technical and (sense.weight >= LIKELY or technical.is_service(sentence, index, sense)):
        return True
    is_loud = sentence.is_upper(index) and not sentence.text.isupper()
    is_alone = (
        is_technical
        and sense.property == "language"
        and len(sentence.words[index]) == 3
        and index == _int(sentence, "number_end")
    )
    return is_alone or (is_loud and (is_technical or sense.property == "language"))


def _take_episode_title(sentence: Sentence, start: int, end: int) -> None:
    first = start
    while first < end and _is_flag(sentence, first):
        technical.claim_between(sentence, first, first + 1)
        first += 1
    while first < end and (shape := sentence.shapes[first]) and shape.kind == "version":
        sentence.put(first, first + 1, "version", shape.version, "version")
        first += 1
    if first < end:
        text = clean(sentence.text[_text_start(sentence, first) : _text_end(sentence, first, end)])
        if text:
            sentence.put(first, end, "episode_title", text, "episode title")


def _is_flag(sentence: Sentence, index: int) -> bool:
    """ "S01E00 PROPER Unaired Pilot": a release's word right after the number, in capitals."""
    sense = sentence.senses[index]
    return (
        sense is not None
        and sense.property in ("proper", "release")
        and sentence.is_upper(index)
        and sense.weight >= LIKELY
    )


def _after_leading_number(sentence: Sentence, number_end: int, around: Around) -> None:
    """A number in front: what follows is the episode's title, or "Show - Episode" where no folder names the show."""
    stop = _episode_title_end(sentence, number_end)
    year = _int(sentence, "year_at")
    if year is not None and number_end <= year < stop:
        stop = year
    dash = None
    if not around.show and "is_leading" in sentence.found:
        dash = next(
            (i for i in range(number_end + 1, stop) if sentence.before(i).strip(" _") == "-" != sentence.before(i)),
            None,
        )
    if dash is not None:
        _take_title(sentence, number_end, dash)
        _take_episode_title(sentence, dash, stop)
    elif not around.show and ("is_leading" in sentence.found or "season" not in sentence.found):
        _take_title(sentence, number_end, stop)
    else:
        _take_episode_title(sentence, number_end, stop)
    technical.claim_between(sentence, stop, sentence.count)
    _discs_and_versions(sentence, number_end)


def _discs_and_versions(sentence: Sentence, start: int) -> None:
    """ "CD2", "disc 1", "pt1", "Part4" and "v2" after the title."""
    if start < sentence.count:
        _part_letter(sentence, sentence.count - 1)
    for index in sentence.numbered:
        shape = sentence.shapes[index]
        if index < start or shape is None or sentence.claimed[index]:
            continue
        if shape.kind == "part" and shape.word == "p":
            if "season" in sentence.found and index == sentence.found.get("number_end"):
                sentence.put(index, index + 1, "season_part", shape.numbers[0], "season part")
        elif shape.kind == "part":
            property = "part" if shape.word in ("part", "pt") else "disc"
            sentence.put(index, index + 1, property, shape.numbers[0], property)
        elif shape.kind == "version":
            sentence.put(index, index + 1, "version", shape.version, "version")


def _part_letter(sentence: Sentence, index: int) -> None:
    """ "Title (2013)-a": the parts of a film by letter."""
    word = sentence.words[index]
    if not sentence.claimed[index] and word in ("a", "b", "c", "d") and sentence.before(index).strip(" )]") == "-":
        sentence.put(index, index + 1, "part", ord(word) - 96, "part")


def _special(sentence: Sentence, start: int, around: Around) -> None:
    """A special by its word: "S05.Special", "Title OVA", "2005 50th Anniversary Special The Day"."""
    if SPECIAL_WORDS.isdisjoint(sentence.words):
        return
    year = _int(sentence, "year_at")
    number = _int(sentence, "number_first")
    if number is not None and ("episodes" in sentence.found or "absolute" in sentence.found):
        sentence.found["special"] = sentence.found.get("season") == 0 or any(
            word in _SPECIALS for word in sentence.words[:number]
        )
        return
    for index in range(min(start, year if year is not None else start), sentence.count):
        word = sentence.words[index]
        if (
            word in ("special", "specials") and (year is not None or "number_first" in sentence.found)
        ) or word in _SPECIALS:
            sentence.found["special"] = True
            break
    if year is not None and "special" in sentence.found and "number_first" not in sentence.found:
        stop = next((i for i in range(year + 1, sentence.count) if sentence.claimed[i]), sentence.count)
        _take_episode_title(sentence, year + 1, stop)
