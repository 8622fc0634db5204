"""The regular names, read by a few patterns: most of a kept library. What is not regular gives None."""

from __future__ import annotations

import re
from dataclasses import replace

from metarr_desktop.domain.guess import Guess
from metarr_desktop.domain.kinds import LibraryType, Scheme
from metarr_desktop.domain.values import ExternalId
from metarr_desktop.formats.names.titles import clean, is_year, split_year
from metarr_desktop.formats.names.traits import Traits, edition_in, read_traits, title_end

#: No file holds more; a wider range is a mistake of the name (guessit #719).
MOST_EPISODES = 200

_BRACES = re.compile(r"[{\[(](?P<what>[^{}\[\]()]+)[}\])]")
_ID = re.compile(r"(?P<scheme>imdb|tmdb|tvdb|tvmaze|anidb|anilist|mal)(?:id)?[-=: ](?P<value>tt\d+|\d+)|tt\d{7,}", re.I)
_EDITION_MARK = re.compile(r"edition-(.+)", re.I)

_EPISODE = re.compile(
    r"""(?<![^\W_])s(?P<season>\d{1,4})[ ._-]*(?:e|ep)[ ._]?(?P<first>\d{1,5})
        (?P<more>(?:[ ._]*[-+&~x]?[ ._]*(?:s\d{1,4}[ ._]?)?(?:e|ep)[ ._]?\d{1,5}|-\d{1,4})*)
        (?P<part>[a-d])?(?![^\W_])""",
    re.IGNORECASE | re.VERBOSE,
)
_CROSS = re.compile(
    r"(?<![^\W_])(?P<season>\d{1,2})x(?P<first>\d{2,4})(?P<more>(?:(?:-?(?:\d{1,2})?x|-)\d{2,4})*)(?P<part>[a-d])?(?![^\W_])",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(?P<sign>[-~])?[ ._]*(?:s\d{1,4}[ ._]?|\d{1,2}(?=x))?(?:ep?|x)?[ ._]?(?P<number>\d{1,5})", re.I)
_DATE = re.compile(
    r"(?<!\d)(?:(?P<year>(?:19|20)\d\d)(?P<sep>[-._ ])(?P<month>\d\d)(?P=sep)(?P<day>\d\d)"
    r"|(?P<day2>\d\d)(?P<sep2>[-._])(?P<month2>\d\d)(?P=sep2)(?P<year2>(?:19|20)\d\d))(?!\d)"
)
_YEAR_IN_BRACKETS = re.compile(r"[(\[](?P<year>(?:19|20)\d\d)[)\]]")
_YEAR = re.compile(r"(?<=[ ._-])(?P<year>(?:19|20)\d\d)(?=[ ._-]|$)")
_PART = re.compile(r"[ ._-]*[(\[]?(?<![^\W_])(?:cd|dvd|disc|disk|part|pt)[ ._-]?(?P<part>\d{1,2}|[a-d])[)\]]?$", re.I)
_PLAIN = re.compile(r"[^\W_]+(?:(?:[ ._&'’!?:-]|, )+[^\W_]+)*[!?.'’]*")
_DIGIT = re.compile(r"\d")


def read_regular(stem: str, library: LibraryType | None) -> Guess | None:
    """What a regular name says, None when it takes more than patterns. `stem` is readable and has no extension."""
    rest, base = _take_marks(stem)
    if library is not LibraryType.MOVIE:
        guess = _numbered(rest) or _dated(rest)
        if guess is not None:
            return _with_marks(guess, base)
    rest, part = _take_part(rest)
    guess = _with_year(rest, library) or _plain(rest, library)
    return None if guess is None else _with_marks(replace(guess, part=part or guess.part), base)


def has_episode_mark(text: str) -> bool:
    """Whether "S01E02" or "1x02" stands in the text, even where `read_regular` refuses its numbers."""
    return bool(_EPISODE.search(text) or _CROSS.search(text))


def part_number(mark: str) -> int:
    """The number of a part mark's digits or letter: "2" and "b" are 2."""
    return int(mark) if mark.isdecimal() else ord(mark.lower()) - ord("a") + 1


def _take_marks(stem: str) -> tuple[str, Guess]:
    """The name without its id and edition marks, and what they said."""
    if not any(one in stem for one in "{[("):
        return stem, Guess()
    ids: list[ExternalId] = []
    edition = ""

    def take(match: re.Match[str]) -> str:
        nonlocal edition
        if found := _ID.fullmatch(match["what"]):
            scheme = Scheme(found["scheme"].lower()) if found["scheme"] else Scheme.IMDB
            ids.append(ExternalId(scheme, found["value"] or found[0]))
            return " "
        if found := _EDITION_MARK.fullmatch(match["what"]):
            edition = found[1].strip()
            return " "
        return match[0]

    rest = _BRACES.sub(take, stem)
    return rest.strip() or stem, Guess(edition=edition, ids=tuple(ids))


def _with_marks(guess: Guess, marks: Guess) -> Guess:
    if not (marks.ids or marks.edition):
        return guess
    return replace(guess, ids=marks.ids, edition=marks.edition or guess.edition)


def _take_part(text: str) -> tuple[str, int | None]:
    match = _PART.search(text)
    if match is None or not match.start():
        return text, None
    return text[: match.start()], part_number(match["part"])


def _numbered(text: str) -> Guess | None:
    match = _EPISODE.search(text) or _CROSS.search(text)
    if match is None:
        return None
    episodes = _episodes(int(match["first"]), match["more"])
    if episodes is None:
        return None
    title = _series_title(text[: match.start()])
    if title is None:
        return None
    part = part_number(match["part"]) if match["part"] else None
    guess = Guess(title=title[0], year=title[1], season=int(match["season"]), episodes=episodes, part=part)
    return _with_rest(guess, text[match.end() :])


def _episodes(first: int, more: str) -> tuple[int, ...] | None:
    """All numbers of "02-E04" or "02E03"; None for a range that no file can hold."""
    numbers = [first]
    for match in _RANGE.finditer(more):
        last = int(match["number"])
        if match["sign"] and last > numbers[-1]:
            if last - numbers[-1] >= MOST_EPISODES:
                return None
            numbers.extend(range(numbers[-1] + 1, last + 1))
        else:
            numbers.append(last)
    return tuple(dict.fromkeys(numbers))


def _dated(text: str) -> Guess | None:
    match = _DATE.search(text)
    if match is None:
        return None
    month, day = int(match["month"] or match["month2"]), int(match["day"] or match["day2"])
    if month > 12 and match["month2"]:
        month, day = day, month
    title = _series_title(text[: match.start()])
    if title is None or not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    date = f"{match['year'] or match['year2']}-{month:02}-{day:02}"
    return _with_rest(Guess(title=title[0], year=title[1], air_date=date), text[match.end() :])


def _series_title(text: str) -> tuple[str, int | None] | None:
    """Title and year before the number; None when there is more than a title (a group in front, say)."""
    if text.lstrip().startswith("[") or title_end(text) < len(text):
        return None
    title, year = split_year(text)
    return clean(title), year


def _with_rest(guess: Guess, rest: str) -> Guess:
    """The guess with what follows the number: an episode's title, then technical words."""
    end = min(title_end(rest), *(at for at in (rest.find("["), rest.find("{"), len(rest)) if at >= 0))
    title, part = _take_part(rest[:end]) if guess.part is None else (rest[:end], guess.part)
    guess = replace(guess, episode_title=clean(title.rstrip(".(")), part=part)
    return _with_traits(guess, read_traits(rest[end:])) if end < len(rest) else guess


def _with_year(text: str, library: LibraryType | None) -> Guess | None:
    match = _last_year(text, _YEAR_IN_BRACKETS) or _last_year(text, _YEAR)
    if match is None:
        return None
    before, after = text[: match.start()], text[match.end() :]
    title = clean(before)
    if not title or before.startswith("[") or title_end(before) < len(before):
        return None
    guess = Guess(title=title, year=int(match["year"]), edition=edition_in(after) if after else "")
    if not after.strip():
        return guess
    traits = read_traits(after)
    is_certain = match.re is _YEAR_IN_BRACKETS and not (
        library is LibraryType.TV and any("0" <= c <= "9" for c in after)
    )
    return _with_traits(guess, traits) if is_certain or not traits.others else None


def _last_year(text: str, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """The last plausible year that has a title before it (RULES 3.11: "2001 A Space Odyssey", "2012 (2009)")."""
    last = None
    for match in pattern.finditer(text):
        if is_year(int(match["year"])) and text[: match.start()].strip(" ._-(["):
            last = match
    return last


def _with_traits(guess: Guess, traits: Traits) -> Guess:
    return replace(
        guess,
        edition=guess.edition or traits.edition,
        resolution=traits.resolution,
        source=traits.source,
        video_codec=traits.video_codec,
        audio_codecs=tuple(dict.fromkeys(traits.audio_codecs)),
        hdr=tuple(dict.fromkeys(traits.hdr)),
        languages=tuple(dict.fromkeys(traits.languages)),
        release_group=traits.release_group,
        is_proper=traits.is_proper,
    )


def _plain(text: str, library: LibraryType | None) -> Guess | None:
    """A name of words alone is a title, though without a year not a sure one.

    A number may be an episode's, but not in a movie library ("Toy Story 3"), nor a year in front ("1917").
    """
    if " - " in text or not _PLAIN.fullmatch(text) or title_end(text) < len(text):
        return None
    if _DIGIT.search(text) and library is not LibraryType.MOVIE and not _starts_with_year(text):
        return None
    return Guess(title=clean(text), confidence=0.6)


def _starts_with_year(text: str) -> bool:
    return text[:4].isdecimal() and is_year(int(text[:4])) and not _DIGIT.search(text[4:])
