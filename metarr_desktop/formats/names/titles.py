"""Titles out of names: readable text, its comparison form, and the year at its end."""

from __future__ import annotations

import re
import time
import unicodedata
from functools import lru_cache

from metarr_desktop.formats.names.patterns import pattern

_UNDECODABLE = pattern("[\ud800-\udfff]")
_BLANKS = pattern(r"[\s_]+")
_DOTTED = pattern(r"[\s._]+")
_INITIALS = pattern(r"(?<![^\W\d_])((?:[^\W\d_]\.){2,}[^\W\d_]?)(?![^\W\d_])")
_ARTICLE_LAST = pattern(r"(.+), (The|A|An|Der|Die|Das|Le|La|Les|El|Los|Las)", re.IGNORECASE)
_YEAR_LAST = pattern(r"(?P<title>.*[^\s._(\[-])[\s._-]*[\s._(\[](?P<year>(?:19|20)\d\d)[)\]]?[\s._-]*")
EARLIEST_YEAR = 1900
_LATEST_YEAR = time.localtime().tm_year + 2  # asked a few times for every name: not worth a look at the clock each


def readable(name: str) -> str:
    """A name as text that can be shown and stored: bytes that were not UTF-8 are read as Windows-1252, the usual
    encoding of old disks, and letters that a Mac has written as two ("u" and its dots) are one, as everywhere else."""
    if name.isascii():
        return name
    if not _UNDECODABLE.search(name):
        return unicodedata.normalize("NFC", name)
    try:
        return name.encode("utf-8", "surrogateescape").decode("cp1252", "replace")
    except UnicodeEncodeError:
        return _UNDECODABLE.sub("\ufffd", name)


def clean(text: str) -> str:
    """The text of a title: separators become spaces, what frames it goes, a trailing article comes to the front.

    Dots are separators only where there are no spaces ("tick, tick... BOOM!" keeps its own), initials stay together.
    """
    if " " in text.strip():
        text = _BLANKS.sub(" ", text)
    elif "." in text:
        initials = _INITIALS.sub(lambda match: match[0].replace(".", "\0"), text)
        text = _DOTTED.sub(" ", initials).replace("\0", ".")
    else:
        text = _BLANKS.sub(" ", text)
    text = text.rstrip(" -_([{,;").lstrip(" -_,;")
    if ", " in text and (match := _ARTICLE_LAST.fullmatch(text)):
        text = f"{match[2]} {match[1]}"
    return text


def without_marks(text: str) -> str:
    """The text with its accents and other marks taken off: "Catalán" is "Catalan"."""
    return "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))


@lru_cache(maxsize=8192)
def fold(title: str) -> str:
    """What two spellings of one title have in common: letters and digits without case, marks and punctuation."""
    if not title.isascii():
        title = without_marks(title)
    return "".join(filter(str.isalnum, title.casefold().replace("&", "and")))


def split_year(text: str) -> tuple[str, int | None]:
    """A title and the year that stands at its end, if one does: "Show (2005)" is "Show" and 2005."""
    if match := _YEAR_LAST.fullmatch(text):
        year = int(match["year"])
        if is_year(year):
            return match["title"], year
    return text, None


def is_year(number: int) -> bool:
    """Whether a film or a show can be from that year: 1900 to two years from now (RULES 3.11)."""
    return EARLIEST_YEAR <= number <= _LATEST_YEAR
