"""guessit, asked about names that our own reading is not sure of. The only module that knows it; it may be missing."""

from __future__ import annotations

import importlib.util
import logging
import re
from collections.abc import Mapping
from typing import Any

from metarr_desktop.domain.guess import Guess
from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.formats.names.name import LONGEST_NAME
from metarr_desktop.formats.names.patterns import pattern
from metarr_desktop.formats.names.titles import fold

log = logging.getLogger(__name__)

# guessit expands every range, and one of thousands takes it minutes (guessit #719).
_RANGE = pattern(
    r"(?<!\d)(\d{1,6})[ ._]*(?:-|~|&|\+|to|a)[ ._]*(?:s\d+[ ._]?)?(?:ep?|x)?[ ._]?(\d{3,9})(?![\dpi])", re.I
)
_WIDEST_RANGE = 200
_TYPE = {LibraryType.MOVIE: "movie", LibraryType.TV: "episode"}
#: Confidence of a doubtful reading that guessit shares, and of one that it does not.
AGREED, DISPUTED = 0.8, 0.3


def has_reader() -> bool:
    """Whether guessit is installed."""
    return importlib.util.find_spec("guessit") is not None


def weigh(path: str, guess: Guess, library: LibraryType | None) -> Guess:
    """The guess with the confidence that it deserves after guessit was asked.

    The reading itself stays ours. Without guessit, or where it fails, the guess comes back as it was. Costs some
    milliseconds a name, so it is no work for a scan.
    """
    other = _ask(path, library)
    if other is None:
        return guess
    return guess.but(confidence=AGREED if _agree(guess, other) else DISPUTED)


def _ask(path: str, library: LibraryType | None) -> Mapping[str, Any] | None:
    if len(path) > LONGEST_NAME or _has_absurd_range(path.rpartition("/")[2]):
        return None
    try:
        # Here and not above: it takes a fifth of a second, and most libraries hold few names that need it.
        import guessit

        found: Mapping[str, Any] = guessit.guessit(path, {"type": _TYPE[library]} if library in _TYPE else {})
    except ImportError:
        return None
    except Exception:  # guessit fails on odd strings with errors of any class (guessit #385, #636)
        log.debug("guessit failed on %r", path, exc_info=True)
        return None
    return found


def _agree(guess: Guess, other: Mapping[str, Any]) -> bool:
    """Whether both read the same title, and no number that the other contradicts."""
    if fold(str(other.get("title", ""))) != fold(guess.title):
        return False
    if guess.year is not None and other.get("year") not in (None, guess.year):
        return False
    numbers = _numbers(other.get("episode")) or _numbers(other.get("absolute_episode"))
    ours = guess.episodes or guess.absolute
    return numbers == ours and (not ours or guess.season in (None, 1) or other.get("season") in (None, guess.season))


def _has_absurd_range(name: str) -> bool:
    return any(int(last) - int(first) > _WIDEST_RANGE and int(first) < 1900 for first, last in _RANGE.findall(name))


def _numbers(value: object) -> tuple[int, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(one for one in values if isinstance(one, int))
