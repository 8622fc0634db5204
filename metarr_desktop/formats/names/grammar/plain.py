"""The two forms in which keepers of libraries name nearly everything: "Title (Year)" and "Show - S01E02 - Title".

Of words that mean nothing else they need no rules: what is said here is what the rules would say (a property test holds
them together), for a tenth of the time. One word that could mean more, and the rules decide.
"""

from __future__ import annotations

from typing import Any

from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.formats.names.grammar.numerals import Around
from metarr_desktop.formats.names.grammar.titles import COMPLETE, COUNTRIES, SPECIAL_WORDS
from metarr_desktop.formats.names.grammar.vocabulary import VOCABULARY
from metarr_desktop.formats.names.patterns import pattern
from metarr_desktop.formats.names.titles import is_year

_WORDS = r"[A-Z][A-Za-z]*(?: [A-Za-z]+)*"
_FILM = pattern(rf"({_WORDS}(?: \d{{1,4}})?) \((\d{{4}})\)")
_EPISODE = pattern(rf"({_WORDS}(?: \d{{1,3}})?) - S(\d\d)E(\d\d)(?: - ({_WORDS}))?")
#: Words that rules look for, besides the vocabulary.
_MEANING = COMPLETE | COUNTRIES | SPECIAL_WORDS | {"aka", "www"}


def read(text: str, around: Around) -> dict[str, Any] | None:
    """The values of a guess by field, None where the name is not in such a form or one of its words may mean more."""
    if text.endswith(")"):
        film = _FILM.fullmatch(text) if around.library is LibraryType.MOVIE else None
        if film is None or not is_year(int(film[2])) or not _is_plain(film[1]):
            return None
        return {"title": film[1], "year": int(film[2]), "confidence": 1.0}
    episode = _EPISODE.fullmatch(text) if around.library is LibraryType.TV else None
    if episode is None or not _is_plain(episode[1]) or not _is_plain(episode[4] or ""):
        return None
    known: dict[str, Any] = {"title": episode[1], "confidence": 1.0}
    known |= {"season": int(episode[2]), "episodes": (int(episode[3]),)}
    if episode[4]:
        known["episode_title"] = episode[4]
    return known


def _is_plain(text: str) -> bool:
    words = text.lower().split(" ")
    return VOCABULARY.keys().isdisjoint(words) and _MEANING.isdisjoint(words)
