"""Two languages that nobody speaks, made from the English of the sources: for tests, pictures, and who develops.

Every text that goes through a catalogue stands in `OPENING` and `CLOSING`, so what does not is seen at once. What is
put in (`{name}`, `%n`, `%1`), marks of rich text and the keys of menus stay as they are.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QObject, QTranslator

OPENING, CLOSING = "⟦", "⟧"

_KEPT = re.compile(r"(\{[^{}]*\}|%n|%\d|<[^<>]+>|&\w+;|&&|&(?=\w))")
_PLURAL = re.compile(r"\((\w+)\)")
_ACCENTS = str.maketrans("aceginorsuyzACEGINORSUYZ", "áçéğíñóŕšúýžÁÇÉĞÍÑÓŔŠÚÝŽ")
_HEBREW = str.maketrans("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "אבצדעפגהיזקלמנוףץרסטםשתחךכ" * 2)
_LONGER_BY = 0.35
_FILLING = "·"


class PseudoTranslator(QTranslator):
    """Answers for every text."""

    def __init__(self, is_right_to_left: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = mirrored if is_right_to_left else longer

    def isEmpty(self) -> bool:
        """Never: nobody would ask an empty one."""
        return False

    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str:
        """Any text of ours, and of Qt; what a program reads and no person stays as it is."""
        if not sourceText or context in ("QLocale", "QGuiApplication", "QShortcut"):
            return sourceText
        return self._say(_PLURAL.sub("" if n == 1 else r"\1", sourceText) if n >= 0 else sourceText)


def longer(text: str) -> str:
    """With accents, and longer by a third, as German and French often are."""
    filling = _FILLING * round(len(_KEPT.sub("", text)) * _LONGER_BY)
    return f"{OPENING}{_each_word(text, _ACCENTS)}{filling}{CLOSING}"


def mirrored(text: str) -> str:
    """In letters that are written from right to left."""
    return f"{OPENING}{_each_word(text, _HEBREW)}{CLOSING}"


def _each_word(text: str, letters: dict[int, int]) -> str:
    parts = _KEPT.split(text)
    return "".join(part if index % 2 else part.translate(letters) for index, part in enumerate(parts))
