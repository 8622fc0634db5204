"""Searches in everyday words: `unwatched german comedies from the 90s under 100 minutes in 4k` as terms.

Tables and patterns read it, English and German; nothing leaves the machine. What comes of it is a query like any other,
to be shown, corrected and only then searched with: any word may be a title, so nothing is understood behind a person's
back. What is written in the language of searches already stays as it stands, and so do words that mean nothing here.

A language that stands alone ("german comedies") may mean what is heard or where a film is from. It is read as `audio:`
first, as files always tell what is heard; `language:`, which only providers know, is the second reading.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from metarr_desktop.domain import plain_words as said
from metarr_desktop.domain.errors import BadTerm
from metarr_desktop.domain.query import parse_query
from metarr_desktop.domain.query_terms import STANDING
from metarr_desktop.domain.query_tree import (
    Either,
    Part,
    Query,
    Relation,
    Term,
    Word,
    all_of,
    either,
    negated,
    query_of,
    quoted,
)
from metarr_desktop.domain.titles import folded

_LONGEST = 12  # words that one phrase may have
_LONGEST_NAME = 4
_SLIPPED = 7  # letters: shorter words become others by one
_LIKENESS = 0.88


def _nobody(_name: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Known:
    """What the library has that a word may mean: its genres as it writes them, and who is credited in it."""

    genres: tuple[str, ...] = ()
    is_person: Callable[[str], bool] = _nobody


@dataclass(frozen=True, slots=True)
class Understood:
    """A query made of plain words; `terms` says which of them became what, `left` are those that stayed words."""

    query: Query
    terms: tuple[tuple[str, Part], ...]
    left: tuple[str, ...]
    names_somebody: bool = False

    @property
    def is_likely(self) -> bool:
        """Whether it is worth offering: one word understood among others is most likely part of a title.

        But "tom hanks movies" are somebody's whose name is known.
        """
        return not self.left or len(self.terms) > 1 or self.names_somebody


def understand(text: str, known: Known) -> list[Understood]:
    """How a text may be meant, the likeliest first; none where nothing in it is understood, or it makes no sense."""
    try:
        query = parse_query(text)
    except BadTerm:
        return []
    found = [_Reader(known, heard).read(query) for heard in ("audio:", "language:")]
    return list({one.query: one for one in found if one is not None and one.query != query}.values())


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A plain word as it was typed, and the folded words that it says ("sci-fi" says two)."""

    word: Word
    says: tuple[str, ...]

    @property
    def is_filler(self) -> bool:
        return all(one in said.FILLERS for one in self.says)


@dataclass(frozen=True, slots=True)
class _Taken:
    """Words that mean something. A weak meaning holds only beside others: a year alone may be a title."""

    typed: str
    part: Part
    is_weak: bool = False


#: What a query is while it is read: parts that stay, words, and what words were taken for.
_Piece = Part | _Spoken | _Taken
_Found = tuple[int, _Taken]
"""How many words were taken for what."""


class _Reader:
    """Reads one text in one way; `heard` ("audio:") asks for a language that stands alone."""

    def __init__(self, known: Known, heard: str) -> None:
        self._known = known
        self._heard = heard
        self._genres = _genres_by_word(known.genres)
        self._is_music = False

    def read(self, query: Query) -> Understood | None:
        pieces: list[_Piece] = [_spoken(part) or part for part in query.parts]
        words = {one for piece in pieces if isinstance(piece, _Spoken) for one in piece.says}
        self._is_music = any(said.KINDS.get(word) in said.MUSIC for word in words)
        pieces = _joined(list(self._taken(pieces)))
        taken = [piece for piece in pieces if isinstance(piece, _Taken)]
        is_alone = not any(isinstance(part, Term) for part in query.parts)
        if not taken or (is_alone and all(piece.is_weak for piece in taken)):
            return None
        pieces = list(_without_fillers(pieces))
        left = tuple(piece.word.text for piece in pieces if isinstance(piece, _Spoken))
        parts = query_of(_part(piece) for piece in pieces)
        terms = tuple((piece.typed, piece.part) for piece in taken)
        return Understood(parts, terms, left, bool(left) and self._known.is_person(" ".join(left)))

    def _taken(self, pieces: Sequence[_Piece]) -> Iterator[_Piece]:
        at = 0
        while at < len(pieces):
            stretch = _stretch(pieces, at)
            count, taken = self._people(stretch) or self._phrase(stretch) or self._turned(stretch) or (1, pieces[at])
            yield taken
            at += count

    def _phrase(self, stretch: Sequence[_Spoken]) -> _Found | None:
        """What the longest phrase at the beginning means."""
        rest, ends = _says(stretch), _ends(stretch)
        longest, asked, is_weak = 0, "", False
        for pattern, meaning in _RULES:
            match = pattern.match(rest)
            count = ends.get(match.end(), 0) if match is not None else 0
            if match is not None and count > longest:
                longest, asked, is_weak = count, meaning(match), meaning is _bare_year
        for end, count in ends.items():
            names = self._genres.get(rest[:end]) or self._genres.get(_stem(rest[:end]))
            if names and count > longest:
                longest, asked, is_weak = count, " OR ".join(f"genre:{quoted(name)}" for name in names), False
        if not longest:
            return None
        return longest, _Taken(_typed(stretch[:longest]), _asked(asked.replace("spoken:", self._heard)), is_weak)

    def _turned(self, stretch: Sequence[_Spoken]) -> _Found | None:
        """ "no horror", "not from the 90s": the opposite of the phrase behind."""
        if _says(stretch[:1]) not in said.NOT:
            return None
        start = 1
        found = self._phrase(stretch[start:])
        while found is None and start < len(stretch) and stretch[start].is_filler:
            start += 1
            found = self._phrase(stretch[start:])
        if found is None:
            return None
        count, taken = found
        whole = start + count
        return whole, replace(taken, typed=_typed(stretch[:whole]), part=negated(taken.part))

    def _people(self, stretch: Sequence[_Spoken]) -> _Found | None:
        """ "with Ines Haldor and Tobin Reyes", "by Ida Lind": whoever of them the library knows."""
        key, start = self._part_in_it(stretch)
        names: list[Term] = []
        end = 0
        while key and (count := self._name(stretch[start:])):
            end = start + count
            names.append(_credited(key, stretch[start:end]))
            if _says(stretch[end : end + 1]) in said.AND:
                start = end + 1
            elif stretch[end - 1].word.text.endswith(","):
                start = end
            else:
                break
        whole = all_of(names)
        return None if whole is None else (end, _Taken(_typed(stretch[:end]), whole))

    def _part_in_it(self, stretch: Sequence[_Spoken]) -> tuple[str, int]:
        """The key for what whoever is named next did, and after how many words their name begins."""
        for count in range(min(_LONGEST_NAME, len(stretch)), 0, -1):
            words = _says(stretch[:count])
            if words in said.WITH:
                return "actor", count
            if words in said.BY:
                return "artist" if self._is_music else "director", count
        return "", 0

    def _name(self, stretch: Sequence[_Spoken]) -> int:
        """How many words at the beginning are somebody's name."""
        if self._phrase(stretch) is not None:
            return 0
        for count in range(min(_LONGEST_NAME, len(stretch)), 0, -1):
            if not stretch[count - 1].is_filler and self._known.is_person(_name(stretch[:count])):
                return count
        return 0


def _spoken(part: Part) -> _Spoken | None:
    """A plain word; a term that one word makes by itself is that word again."""
    if isinstance(part, Word) and not part.is_exact:
        return _Spoken(part, tuple(map(_without_slip, folded(part.text.replace("+", " plus ")).split())))
    word = _STANDING.get(part) if isinstance(part, Term) else None
    return _Spoken(Word(word), (word,)) if word else None


@lru_cache(maxsize=1000)
def _without_slip(word: str) -> str:
    """A long word that is one of ours but for a slip of the keyboard, as ours."""
    if len(word) < _SLIPPED or word in said.LONG_WORDS or word in said.FILLERS:
        return word
    import difflib  # for slips alone

    near = difflib.get_close_matches(word, said.LONG_WORDS, n=1, cutoff=_LIKENESS)
    return near[0] if near and near[0][0] == word[0] else word


_STANDING = {term: word for word, term in STANDING.items()}


def _stretch(pieces: Sequence[_Piece], at: int) -> list[_Spoken]:
    """The plain words from there on."""
    found: list[_Spoken] = []
    for piece in pieces[at : at + _LONGEST]:
        if not isinstance(piece, _Spoken):
            break
        found.append(piece)
    return found


def _ends(stretch: Sequence[_Spoken]) -> dict[int, int]:
    """Where words end in what a stretch says -> how many they are; a phrase ends nowhere else."""
    ends: dict[int, int] = {}
    length = 0
    for count, spoken in enumerate(stretch, start=1):
        length += len(" ".join(spoken.says)) + (1 if length and spoken.says else 0)
        if spoken.says:
            ends[length] = count
    return ends


def _says(stretch: Iterable[_Spoken]) -> str:
    return " ".join(one for spoken in stretch for one in spoken.says)


def _typed(stretch: Iterable[_Spoken]) -> str:
    return " ".join(spoken.word.text for spoken in stretch)


def _name(stretch: Iterable[_Spoken]) -> str:
    return _typed(stretch).strip(",;.")


def _credited(key: str, stretch: Iterable[_Spoken]) -> Term:
    return Term(key, Relation.IS, _name(stretch))


def _asked(text: str) -> Part:
    part = all_of(parse_query(text).parts)
    assert part is not None  # the tables hold no empty text
    return part


def _part(piece: _Piece) -> Part:
    return piece.word if isinstance(piece, _Spoken) else piece.part if isinstance(piece, _Taken) else piece


def _joined(pieces: list[_Piece]) -> list[_Piece]:
    """ "comedies or dramas" is one of both; so is "the 80s and 90s", as nothing can be of both."""
    joined: list[_Piece] = []
    for piece in pieces:
        if isinstance(piece, _Taken) and len(joined) > 1:
            before, word = joined[-2:]
            if isinstance(before, _Taken) and isinstance(word, _Spoken) and _are_joined(before.part, word, piece.part):
                typed = f"{before.typed} {word.word.text} {piece.typed}"
                part = either((before.part, _of_key(piece.part, _key(before.part))))
                assert part is not None
                joined[-2:] = [_Taken(typed, part, before.is_weak and piece.is_weak)]
                continue
        joined.append(piece)
    return joined


def _are_joined(one: Part, word: _Spoken, other: Part) -> bool:
    key = _key(one)
    is_one_key = bool(key) and (key == _key(other) or {key, _key(other)} == _SPOKEN)
    says = _says([word])
    return is_one_key and (says in said.OR or (says in said.AND and key in _OF_ONE_KIND))


def _of_key(part: Part, key: str) -> Part:
    """ "in English or German": what is heard, both times."""
    return replace(part, key=key) if isinstance(part, Term) and {part.key, key} == _SPOKEN else part


_SPOKEN = {"audio", "language"}
#: Of these a title has one.
_OF_ONE_KIND = frozenset({"kind", "decade", "year", "res"})


def _key(part: Part) -> str:
    """The one key that a term, or alternatives, ask by; "" where there is none."""
    parts = part.parts if isinstance(part, Either) else (part,)
    keys = {one.key if isinstance(one, Term) else "" for one in parts}
    return keys.pop() if len(keys) == 1 else ""


def _without_fillers(pieces: Sequence[_Piece]) -> Iterator[_Piece]:
    """Fillers within words that stay are theirs ("gone with the wind"); at their edges they held terms."""
    run: list[_Spoken] = []
    for piece in pieces:
        if isinstance(piece, _Spoken):
            run.append(piece)
            continue
        yield from _stripped(run)
        run = []
        yield piece
    yield from _stripped(run)


def _stripped(run: list[_Spoken]) -> list[_Spoken]:
    while run and run[0].is_filler:
        run = run[1:]
    while run and run[-1].is_filler:
        run = run[:-1]
    return run


# --- genres -----------------------------------------------------------------------------------------------------------


def _genres_by_word(genres: Iterable[str]) -> dict[str, list[str]]:
    """A folded word -> the library's genres that it means: its own, those of its class, those that have it in them."""
    found: dict[str, list[str]] = {}
    for name in genres:
        plain = folded(name)
        words = {plain, f"{plain}s"} | said.GENRE_WORDS.get(plain, frozenset())
        for part in plain.split(" and "):  # "Sci-Fi & Fantasy"
            words |= {part} | said.GENRE_WORDS.get(part, frozenset())
        for word in words - {""}:
            found.setdefault(word, []).append(name)
    return found


def _stem(word: str) -> str:
    """A German adjective without its ending: "historischen" is "historisch"."""
    return re.sub(r"(?<=isch)(e|en|er|es|em)$", "", word)


# --- phrases ----------------------------------------------------------------------------------------------------------


def _any(words: Iterable[str]) -> str:
    """A pattern for one of those, longer ones first."""
    return f"(?:{'|'.join(sorted(words, key=lambda word: (-len(word), word)))})"


_LANGUAGE = f"(?P<language>{_any(said.LANGUAGES)}){said.ENDING}"
_SOUND, _SUBTITLES, _EPISODES = _any(said.SOUND), _any(said.SUBTITLES), _any(said.EPISODES)
_LACKING = f"{_any(said.LACKING)}(?: (?:a|an|any|the|ein|eine|einen))?"
#: What "missing" is said of when it stands before.
_LACKED = f"(?:{_any(said.FIELDS)}|(?:{_LANGUAGE} )?(?:{_SOUND}|{_SUBTITLES}))(?![^ ])"
_MUCH = rf"(?P<much>\d{{1,4}}(?: \d)?|{_any(said.NUMBERS)})"
_RELATION = f"(?P<relation>{_any(said.RELATIONS)})"
_YEAR = r"(?:18[89]|19\d|20\d)\d"
_OF = "(?:(?:from|in|of|aus|von|the|der|den|dem|year|jahr) )*"

_Match = re.Match[str]


def _tag(match: _Match) -> str:
    return said.LANGUAGES[match["language"]]


def _number(much: str) -> float:
    return float(said.NUMBERS.get(much, much).replace(" ", "."))


def _length(match: _Match) -> str:
    minutes = _number(match["much"]) * (60 if match["unit"] in said.HOURS else 1)
    return f"runtime{said.RELATIONS[match['relation']]}{minutes:g}"


def _length_in_both(match: _Match) -> str:
    """ "1h30", "1 hour and 30 minutes"."""
    minutes = _number(match["hours"]) * 60 + int(match["minutes"])
    return f"runtime{said.RELATIONS[match['relation']]}{minutes:g}"


def _length_between(match: _Match) -> str:
    times = 60 if match["unit"] in said.HOURS else 1
    return f"runtime>={_number(match['least']) * times:g} runtime<={_number(match['most']) * times:g}"


def _size(match: _Match) -> str:
    return f"size{said.RELATIONS[match['relation']]}{_number(match['much']):g}{match['unit']}"


def _rating(match: _Match) -> str:
    return f"rating{said.RELATIONS[match['relation'] or 'at least']}{_number(match['much']):g}"


def _bare_year(match: _Match) -> str:
    return f"year:{match[0]}"


_Rule = tuple[re.Pattern[str], Callable[[_Match], str]]


def _rule(pattern: str, meaning: Callable[[_Match], str]) -> _Rule:
    """A phrase, which ends with a word, and the terms that it means."""
    return re.compile(rf"{pattern}(?![^ ])"), meaning


def _table(words: Mapping[str, str], before: str = "", key: str = "", after: str = "") -> _Rule:
    """Words that mean a term by themselves, or the value of a key."""
    return _rule(f"{before}(?P<word>{_any(words)}){after}", lambda match: f"{key}{words[match['word']]}")


#: (pattern, terms): the longest that fits is taken, of two the first. `spoken:` becomes one of two keys.
_RULES = (
    _table(said.STATES),
    _table(said.KINDS, key="kind:"),
    _table(said.RESOLUTIONS, "(?:in |auf )?"),
    _table(said.LIGHT, "(?:in |with |mit )?"),
    _table(said.CODECS, "(?:in |with |mit )?"),
    # streams
    _rule(f"{_LACKING} {_LANGUAGE} {_SUBTITLES}", lambda match: f"missing:sub:{_tag(match)}"),
    _rule(f"{_LACKING} {_LANGUAGE} {_SOUND}", lambda match: f"missing:audio:{_tag(match)}"),
    _rule(f"{_LACKING} {_SUBTITLES}", lambda _: "missing:sub"),
    _rule(f"{_LACKING} {_SOUND}", lambda _: "missing:audio"),
    _rule(f"{_SUBTITLES} (?:missing(?! {_LACKED})|are missing|fehlen)", lambda _: "missing:sub"),
    _rule(f"(?:with |mit )?{_LANGUAGE} {_SUBTITLES}", lambda match: f"sub:{_tag(match)}"),
    _rule(f"(?:with |mit )?{_SUBTITLES} (?:in|auf) {_LANGUAGE}", lambda match: f"sub:{_tag(match)}"),
    _rule(f"(?:with|mit) {_SUBTITLES}|subtitled|untertitelt{said.ENDING}", lambda _: "sub:any"),
    _rule(f"(?:with |mit )?{_LANGUAGE} {_SOUND}", lambda match: f"audio:{_tag(match)}"),
    _rule(f"(?:with |mit )?{_SOUND} (?:in|auf) {_LANGUAGE}", lambda match: f"audio:{_tag(match)}"),
    _rule(f"(?:dubbed )?(?:in|auf|spoken in) {_LANGUAGE}(?: dubbed)?", lambda match: f"audio:{_tag(match)}"),
    _rule(f"(?:originally|original|im original) {_LANGUAGE}", lambda match: f"language:{_tag(match)}"),
    _rule(f"(?:original language|originalsprache) {_LANGUAGE}", lambda match: f"language:{_tag(match)}"),
    _rule(_LANGUAGE, lambda match: f"spoken:{_tag(match)}"),
    # what is missing
    _rule(f"{_LACKING} (?P<field>{_any(said.FIELDS)})", lambda match: f"missing:{said.FIELDS[match['field']]}"),
    _rule(f"(?:with |mit )?(?:missing|fehlenden?) {_EPISODES}", lambda _: "missing:episodes"),
    _rule(f"{_EPISODES} (?:are missing|fehlen)", lambda _: "missing:episodes"),
    # amounts
    _rule(f"{_RELATION} {_MUCH} ?(?P<unit>{_any(said.MINUTES | said.HOURS)})", _length),
    _rule(
        rf"{_RELATION} (?P<hours>{_any(said.NUMBERS)}|\d) ?(?:{_any(said.HOURS)}) ?(?:and |und )?(?P<minutes>\d{{1,2}})"
        rf"(?: ?(?:{_any(said.MINUTES)}|m))?",
        _length_in_both,
    ),
    _rule(
        rf"(?:between |zwischen |from |von )?(?P<least>{_any(said.NUMBERS)}|\d+) (?:and |und |to |bis )?"
        rf"(?P<most>{_any(said.NUMBERS)}|\d+) ?(?P<unit>{_any(said.MINUTES | said.HOURS)})",
        _length_between,
    ),
    _rule(rf"{_RELATION} {_MUCH} ?(?P<unit>[mgt]b)", _size),
    _rule(
        rf"(?:rated|rating|with (?:a )?rating|mit (?:einer )?bewertung|bewertung|bewertet)(?: of| von| mit)?"
        rf"(?: {_RELATION})? (?P<much>\d(?: \d)?|10)",
        _rating,
    ),
    # times
    _rule(rf"{_OF}(?P<decade>(?:1[89]|20)?\d0) ?(?:s|ern?(?: jahren?)?)", lambda match: f"decade:{match['decade']}"),
    _table(said.DECADES, _OF, "decade:", "(?: jahren?)?"),
    _rule(
        rf"(?:between|zwischen|from|von)? ?(?P<first>{_YEAR}) (?:and |und |to |bis |until )?(?P<last>{_YEAR})",
        lambda match: f"year>={match['first']} year<={match['last']}",
    ),
    _rule(
        f"(?P<relation>{_any(said.SINCE)}) (?P<year>{_YEAR})",
        lambda match: f"year{said.SINCE[match['relation']]}{match['year']}",
    ),
    _rule(f"(?:from|von) (?P<year>{_YEAR}) (?:on|onwards|an)", lambda match: f"year>={match['year']}"),
    _rule(f"(?:(?:from|in|of|aus|von|the|dem|year|jahr) )+(?P<year>{_YEAR})", lambda match: f"year:{match['year']}"),
    _rule(_YEAR, _bare_year),
    _rule(
        r"added (?:in|within|during)?(?: the)? ?(?:last|past) (?P<many>\d{1,3}) (?P<unit>" + _any(said.AGES) + ")",
        lambda match: f"added<{match['many']}{said.AGES[match['unit']]}",
    ),
    _rule(
        r"(?:watched|seen|played|gesehen) (?:in|within|during)?(?: the)? ?(?:last|past|den letzten) "
        r"(?P<many>\d{1,3}) (?P<unit>" + _any(said.AGES) + ")",
        lambda match: f"played<{match['many']}{said.AGES[match['unit']]}",
    ),
    _rule(
        r"in den letzten (?P<many>\d{1,3}) (?P<unit>" + _any(said.AGES) + ") gesehene?",
        lambda match: f"played<{match['many']}{said.AGES[match['unit']]}",
    ),
    _rule(
        r"in den letzten (?P<many>\d{1,3}) (?P<unit>" + _any(said.AGES) + ") hinzugefugt",
        lambda match: f"added<{match['many']}{said.AGES[match['unit']]}",
    ),
)
