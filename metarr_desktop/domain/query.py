"""The language that people search with: `unwatched genre:crime OR genre:drama -"low tide" missing:sub:de`.

The same language serves the search box, views and `metarr items --where`. The store turns the query into SQL.

Words and terms beside each other have to hold all. OR, in capitals, joins its two neighbours, so that
`kind:movie genre:crime OR genre:thriller` is a movie of one of them; brackets say otherwise. A minus before a word, a
term, quotes or a bracket turns it round. Within quotes a quote is doubled. What is still being typed means what it most
likely will: an open bracket or quote ends with the text, an OR with nothing on one side is no OR.
"""

from __future__ import annotations

import re

from metarr_desktop.domain.errors import BadTerm
from metarr_desktop.domain.query_terms import STANDING, bad_term, field_named, is_key, read_term
from metarr_desktop.domain.query_tree import Part, Query, Relation, Term, Word, all_of, either, negated, query_of

__all__ = ["Query", "Relation", "Term", "field_named", "parse_query"]

_LONGEST = 500
_DEEPEST = 20
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_BLANKS = re.compile(r"\s*")
_KEY = re.compile(r"([a-z_][a-z0-9_]*)(:|<=|>=|<|>|=)", re.IGNORECASE | re.ASCII)
_QUOTED = re.compile(r'"((?:[^"]|"")*)"?')
_PLAIN = re.compile(r"[^\s()]*")


def parse_query(text: str) -> Query:
    """The query that those words ask. Raises BadTerm, which names what makes no sense.

    A word that only ends in a colon is a word, for titles do so: `Mission: Impossible`.
    """
    if len(text) > _LONGEST:
        raise bad_term("search_long", most=_LONGEST)
    return query_of(_Reader(_UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", text)).parts())


class _Reader:
    """Reads a search from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._depth = 0

    def parts(self) -> list[Part]:
        """What stands side by side up to the end, or up to the bracket that closes it."""
        parts: list[Part] = []
        is_joined = False
        while self._is_more():
            if self._text[self._at] == ")":
                self._at += 1
                if self._depth:
                    break
            elif self._takes_or():
                is_joined = bool(parts)
            else:
                part = self._part()
                if part is not None:
                    joined = either((parts.pop(), part)) if is_joined else part
                    parts.append(joined or part)
                is_joined = False
        return parts

    def _is_more(self) -> bool:
        self._take(_BLANKS)
        return self._at < len(self._text)

    def _take(self, pattern: re.Pattern[str]) -> str:
        """What the pattern finds here: the first group that it has, else all of it. It always finds something."""
        match = pattern.match(self._text, self._at)
        if match is None:
            return ""
        self._at = match.end()
        return match[pattern.groups]

    def _takes_or(self) -> bool:
        is_or = _PLAIN.match(self._text, self._at)
        if is_or is None or is_or[0] != "OR":
            return False
        self._at = is_or.end()
        return True

    def _part(self) -> Part | None:
        """The next part; None for brackets and quotes with nothing in them."""
        is_turned = False
        while self._text[self._at] == "-" and self._at + 1 < len(self._text) and not _ends(self._text[self._at + 1]):
            self._at += 1
            is_turned = not is_turned
        part = self._atom()
        return negated(part) if part is not None and is_turned else part

    def _atom(self) -> Part | None:
        sign = self._text[self._at]
        if sign == "(":
            return self._bracket()
        if sign == '"':
            text = self._quotation()
            return Word(text, is_exact=True) if text.strip() else None
        key = _KEY.match(self._text, self._at)
        if key is not None and not self._is_title_word(key):
            return self._term(key)
        word = self._take(_PLAIN)
        return STANDING.get(word.lower()) or Word(word)

    def _term(self, key: re.Match[str]) -> Term:
        self._at = key.end()
        term = Term(key[1].lower(), Relation.IS if key[2] == "=" else Relation(key[2]), self._value())
        try:
            return read_term(term)
        except BadTerm as error:
            if error.instead:
                error.corrected = f"{self._text[: key.start()]}{error.instead}{self._text[self._at :]}"
            raise

    def _bracket(self) -> Part | None:
        if self._depth == _DEEPEST:
            raise bad_term("search_deep", most=_DEEPEST)
        self._at += 1
        self._depth += 1
        inside = all_of(self.parts())
        self._depth -= 1
        return inside

    def _value(self) -> str:
        return self._quotation() if self._text[self._at : self._at + 1] == '"' else self._take(_PLAIN)

    def _quotation(self) -> str:
        return self._take(_QUOTED).replace('""', '"')

    def _is_title_word(self, key: re.Match[str]) -> bool:
        """`Mission:` before a blank is what titles end in, unless it is one of our keys."""
        rest = self._text[key.end() : key.end() + 1]
        return key[2] == ":" and (not rest or _ends(rest) or rest == "(") and not is_key(key[1].lower())


def _ends(sign: str) -> bool:
    """Whether a minus or a word before that sign stands by itself."""
    return sign.isspace() or sign == ")"
