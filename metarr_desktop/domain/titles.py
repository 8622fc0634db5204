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


class _Plain(dict[int, str]):
    """Character -> what it is compared as. Filled as characters come up: a scan folds every name several times."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = char if char.isalnum() or unicodedata.category(char).startswith("M") else " "
        self[code] = plain
        return plain


_PLAIN = _Plain()
_NO_ACCENTS = dict.fromkeys(range(ord(_FIRST_ACCENT), ord(_LAST_ACCENT) + 1))


def folded(text: str) -> str:
    """The text without case, accents, punctuation and surplus blanks: what titles are compared by.

    "Amélie & Co." and "amelie and co" are equal. Folding what is folded changes nothing.
    """
    text = text.replace("&", " and ")
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
        text = unicodedata.normalize("NFC", plain.translate(_NO_ACCENTS))
    return " ".join(text.casefold().translate(_PLAIN).split())


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
