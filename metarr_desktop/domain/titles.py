"""How titles are compared and ordered."""

from __future__ import annotations

import re
import unicodedata

# Only articles that hardly ever begin a title as another word: "Die Hard" and "Las Vegas" stay where people look.
_ARTICLE = re.compile(r"(?:the|an?|der|das|le|la|les|el|il)\s+(?=\S)|l['’](?=\S)", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]+")

# The accents that Latin, Greek and Cyrillic share. The marks of other scripts are letters: without them Hindi loses
# its vowels and Japanese takes "ga" for "ka".
_FIRST_ACCENT, _LAST_ACCENT = "\u0300", "\u036f"

#: What an ASCII text becomes, sign by sign: a scan folds every name several times.
_PLAIN = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}


def folded(text: str) -> str:
    """The text without case, accents, punctuation and surplus blanks: what titles are compared by.

    "Amélie & Co." and "amelie and co" are equal. Folding what is folded changes nothing.
    """
    text = text.replace("&", " and ")
    if text.isascii():
        return " ".join(text.translate(_PLAIN).split())
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    text = unicodedata.normalize("NFC", "".join(char for char in plain if not _is_accent(char)))
    return " ".join("".join(char if _is_letter(char) else " " for char in text.casefold()).split())


def _is_accent(char: str) -> bool:
    return _FIRST_ACCENT <= char <= _LAST_ACCENT


def _is_letter(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char).startswith("M")


def sort_key(title: str, sort_title: str = "") -> str:
    """The key lists are ordered by: the sort title, or the title with its leading article put aside; numbers count.

    "The 7th Lantern" sorts as "7th Lantern", and 9 before 10. A sort title is taken at its word.
    """
    article = None if sort_title else _ARTICLE.match(title)
    text = sort_title or title[article.end() if article else 0 :]
    return _NUMBER.sub(lambda match: match[0].zfill(8), folded(text) or text.casefold())


def letter(key: str) -> str:
    """The letter under which a sort key stands in the index strip: A to Z, "#" for digits and signs, else its own."""
    first = key[:1].upper()
    return first if first.isalpha() else "#"
