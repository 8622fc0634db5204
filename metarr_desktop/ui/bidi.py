"""Names and titles of the other direction within a sentence: kept together, so that they do not turn it around.

"נגה (1997)" in an English sentence, or "Heat (1995)" in a Hebrew one, would pull the signs beside it to the wrong side.
Unicode's isolates keep what is put in apart from what stands around it (UAX 9, FSI … PDI); they are not seen.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from PySide6.QtCore import QLocale, Qt

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"

_LEFT_TO_RIGHT = frozenset(("L",))
_RIGHT_TO_LEFT = frozenset(("R", "AL"))


def isolated(text: str) -> str:
    """The text, kept apart where it has letters of the other direction than the window's; else just as it is."""
    is_mirrored = QLocale().textDirection() is Qt.LayoutDirection.RightToLeft
    if text.isascii() and not is_mirrored:
        return text
    other = _LEFT_TO_RIGHT if is_mirrored else _RIGHT_TO_LEFT
    kinds = {unicodedata.bidirectional(sign) for sign in text}
    is_figures = is_mirrored and " " in text and not kinds & (_LEFT_TO_RIGHT | _RIGHT_TO_LEFT)  # "2391 (2020)"
    if kinds & other or is_figures:
        return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"
    return text


def runs_to_the_left(text: str) -> bool:
    """Whether its first letter is of a script that is written from right to left."""
    kinds = (unicodedata.bidirectional(sign) for sign in text)
    return next((kind for kind in kinds if kind in _LEFT_TO_RIGHT | _RIGHT_TO_LEFT), "L") in _RIGHT_TO_LEFT


def joined(parts: Iterable[str]) -> str:
    """Facts in one line, "2012 · 1 h 32 · Drama", each kept apart from the next; empty ones are left out."""
    return " · ".join(isolated(part) for part in parts if part)
