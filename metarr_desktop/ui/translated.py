"""What the rooms below the window say in English, in the person's language.

Errors, what jobs and players kept, why a file cannot be used: all of it are English sentences with values in them
(`domain.sentences`). `packaging/sentences.py` collects them from the source, with named places for the values, into
`resources/translations/sentences.txt` and into the catalogues under the context `Sentence`. Here a sentence is found
again by the words around its places, and said with the same values in the words of the catalogue.

So a sentence that was kept years ago, or by a job that still runs, is said in the language of today, and nothing below
has to know that there are languages. What is in no catalogue stays English.
"""

from __future__ import annotations

import re
import string
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from metarr_desktop.shipped import resources
from metarr_desktop.ui.bidi import isolated

translate = QCoreApplication.translate

_CONTEXT = "Sentence"
_FEW_LETTERS = 4
"""A sentence of fewer ("{reason} at {path}") is too common to be known by its own words: its values have to be, too."""
_WITH_WHOLE_BRACKETS = r"(?:[^()]|\([^()]*\))+?"
"""What is tried first as a value: paths and titles are full of years in brackets, sentences put reasons into them."""
_ANYTHING = ".+?"


class _Known(NamedTuple):
    """A sentence of the list: as it is looked up, its longest words between places, and ways to find its values."""

    text: str
    words: str
    patterns: tuple[re.Pattern[str], ...]
    letters: int


def translated(what: str | BaseException) -> str:
    """A sentence, or several lines of them, in the person's language."""
    return "\n".join(_translated(line) for line in str(what).split("\n"))


def _translated(line: str) -> str:
    return _whole(line) or _after_a_name(line) or line


def _whole(line: str) -> str:
    """The line, where it is one sentence of the list; else ""."""
    whole, with_places = _known()
    if line in whole:
        return translate(_CONTEXT, whole[line]).format()
    for known in with_places:
        if known.words in line and (match := _match(known, line)):
            values = {name: _value(name, value) for name, value in match.groupdict().items()}
            if known.letters < _FEW_LETTERS and list(values.values()) == list(map(isolated, match.groups())):
                continue
            return translate(_CONTEXT, known.text).format_map(values)
    return ""


def _match(known: _Known, line: str) -> re.Match[str] | None:
    return next(filter(None, (pattern.fullmatch(line) for pattern in known.patterns)), None)


def _after_a_name(line: str) -> str:
    """The line, where a sentence of the list stands behind what it is about ("/films/a.nfo: is empty"); else ""."""
    at = line.find(": ")
    while at >= 0:
        if sentence := _whole(line[at + 2 :]):
            return f"{isolated(line[:at])}: {sentence}"
        at = line.find(": ", at + 2)
    return ""


def _value(name: str, value: str) -> str:
    """What stands in a place: a sentence in its turn, a word of ours, or something of the person's as it is."""
    match name.rstrip("0123456789"):
        case "label":
            return translate("Field", translate("Setting", value))
        case "kind" | "plural":
            return _kinds(value)
    return _whole(value) or _after_a_name(value) or isolated(value)


def _kinds(word: str) -> str:
    """A kind of titles, one or several of it."""
    words = {
        "movie": translate("Sentence", "movie"),
        "movies": translate("Sentence", "movies"),
        "series": translate("Sentence", "series"),
        "season": translate("Sentence", "season"),
        "seasons": translate("Sentence", "seasons"),
        "episode": translate("Sentence", "episode"),
        "episodes": translate("Sentence", "episodes"),
        "artist": translate("Sentence", "artist"),
        "artists": translate("Sentence", "artists"),
        "album": translate("Sentence", "album"),
        "albums": translate("Sentence", "albums"),
        "track": translate("Sentence", "track"),
        "tracks": translate("Sentence", "tracks"),
        "collection": translate("Sentence", "collection"),
        "collections": translate("Sentence", "collections"),
        "person": translate("Sentence", "person"),
        "people": translate("Sentence", "people"),
    }
    return words.get(word.lower(), word)


@lru_cache(maxsize=1)
def _known() -> tuple[dict[str, str], Sequence[_Known]]:
    """The list as it is shipped: sentences without places by what they say, and those with, the wordiest first."""
    path = resources() / "translations" / "sentences.txt"
    whole, with_places = dict[str, str](), list[_Known]()
    for text in path.read_text(encoding="utf-8").splitlines():
        parts = [(words, name) for words, name, _, _ in string.Formatter().parse(text)]
        if all(name is None for _, name in parts):
            whole["".join(words for words, _ in parts)] = text
            continue
        patterns = tuple(re.compile(_pattern(parts, value), re.DOTALL) for value in (_WITH_WHOLE_BRACKETS, _ANYTHING))
        longest = max((words for words, _ in parts), key=len)
        letters = sum(sign.isalpha() for words, _ in parts for sign in words)
        with_places.append(_Known(text, longest, patterns, letters))
    return whole, sorted(with_places, key=lambda known: -len(re.sub(r"\{\w+\}", "", known.text)))


def _pattern(parts: Sequence[tuple[str, str | None]], value: str) -> str:
    """What finds the values of a sentence; a place that it has twice holds the same both times."""
    pattern, named = "", set[str]()
    for words, name in parts:
        pattern += re.escape(words)
        if name:
            pattern += f"(?P={name})" if name in named else f"(?P<{name}>{value})"
            named.add(name)
    return pattern
