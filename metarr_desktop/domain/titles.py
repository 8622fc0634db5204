"""How titles are compared and ordered."""

from __future__ import annotations

import re
import unicodedata

_ARTICLE = re.compile(r"(?:the|an?|der|die|das|le|la|les|el|los|las|il|lo)\s+(?=\S)|l['’]", re.IGNORECASE)
_NOT_WORD = re.compile(r"[^\w]+")
_NUMBER = re.compile(r"\d+")


def folded(text: str) -> str:
    """The text without case, diacritics, punctuation and surplus blanks: what titles are compared by.

    "Amélie & Co." and "amelie and co" are equal. Letters outside Latin stay what they are.
    """
    plain = unicodedata.normalize("NFKD", text.replace("&", " and "))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return " ".join(_NOT_WORD.sub(" ", plain.casefold()).split())


def sort_key(title: str, sort_title: str = "") -> str:
    """The key lists are ordered by: the sort title, or the title with its leading article put aside; numbers count.

    "The 7th Lantern" sorts as "7th Lantern", and 9 before 10.
    """
    text = sort_title or _ARTICLE.sub("", title, count=1) if _ARTICLE.match(title) or sort_title else title
    return _NUMBER.sub(lambda match: match[0].zfill(8), folded(text) or title.casefold())


def letter(key: str) -> str:
    """The letter under which a sort key stands in the index strip: A to Z, "#" for digits and signs, else its own."""
    first = key[:1].upper()
    return first if first.isalpha() else "#"
