"""The language that people search with: `unwatched genre:crime OR genre:drama -"low tide" missing:sub:de`.

The same language serves the search box, views and `metarr items --where`. The store turns the query into SQL.

Words and terms beside each other have to hold all. OR, in capitals, joins its two neighbours, so that
`kind:movie genre:crime OR genre:thriller` is a movie of one of them; brackets say otherwise. A minus before a word, a
term, quotes or a bracket turns it round. Within quotes a quote is doubled. What is still being typed means what it most
likely will: an open bracket or quote ends with the text, an OR with nothing on one side is no OR.

What people write who know it from elsewhere is read as well, where it can mean nothing else: „these quotes“,
`genre: crime`, `genre:(crime OR drama)`, `year:1990-1999`, `year!=1999`, `NOT watched`, and before a term `or`, `not`,
`|` and `!`.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from metarr_desktop.domain.errors import BadTerm
from metarr_desktop.domain.query_terms import KEYS, STANDING, bad_term, field_named, is_key, limits_of, read_term
from metarr_desktop.domain.query_tree import (
    CURLED,
    JOINING,
    TURNING,
    All,
    Either,
    Not,
    Part,
    Query,
    Relation,
    Term,
    Word,
    all_of,
    either,
    negated,
    query_of,
)

__all__ = ["Query", "Relation", "Term", "field_named", "parse_query"]

_LONGEST = 500
_DEEPEST = 20
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_BLANKS = re.compile(r"\s*")
_KEY = re.compile(r"([a-z_][a-z0-9_]*)(:|<=|>=|<>|!=|<|>|=)", re.IGNORECASE | re.ASCII)
_QUOTED = re.compile(r'"((?:[^"]|"")*)"?')
_CURLED = re.compile(f'[{CURLED}]([^{CURLED}"]*)[{CURLED}"]?')
_PLAIN = re.compile(r"[^\s()]*")
#: What may stand between a word that joins or turns and the term behind it.
_BEFORE_TERM = re.compile(r"[\s(]*(?:-+\(+)*-*")
_UNLIKE = ("!=", "<>")


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
        return self._takes("OR", JOINING)

    def _takes(self, capitals: str, others: Collection[str]) -> bool:
        """Pass over a word in capitals, or over one of the others if a term follows: before words it may be one."""
        match = _PLAIN.match(self._text, self._at)
        if match is None or not (
            match[0] == capitals or (match[0].lower() in others and self._begins_term(match.end()))
        ):
            return False
        self._at = match.end()
        return True

    def _begins_term(self, start: int) -> bool:
        """Whether a term, or a word that is one, comes next."""
        before = _BEFORE_TERM.match(self._text, start)
        at = before.end() if before is not None else start
        key, word = _KEY.match(self._text, at), _PLAIN.match(self._text, at)
        return (key is not None and is_key(key[1].lower())) or (word is not None and word[0].lower() in STANDING)

    def _part(self) -> Part | None:
        """The next part; None for brackets and quotes with nothing in them."""
        is_turned = False
        while self._takes("NOT", TURNING):
            is_turned = not is_turned
            if not self._is_more() or self._text[self._at] == ")" or self._takes_or():
                return None  # nothing is there to be turned
        while self._takes_sign():
            is_turned = not is_turned
        part = self._atom()
        return negated(part) if part is not None and is_turned else part

    def _takes_sign(self) -> bool:
        """Pass over a minus before the next part, or an exclamation mark before a term."""
        sign, after = self._text[self._at], self._text[self._at + 1 : self._at + 2]
        if not after or _ends(after) or not (sign == "-" or (sign == "!" and self._begins_term(self._at + 1))):
            return False
        self._at += 1
        return True

    def _atom(self) -> Part | None:
        sign = self._text[self._at]
        if sign == "(":
            return self._bracket()
        if self._is_quote():
            text = self._quotation()
            return Word(text, is_exact=True) if text.strip() else None
        key = _KEY.match(self._text, self._at)
        if key is not None and not self._is_title_word(key):
            return self._term(key)
        word = self._take(_PLAIN)
        return STANDING.get(word.lower()) or Word(word)

    def _term(self, key: re.Match[str]) -> Part | None:
        self._at = key.end()
        name, sign = key[1].lower(), key[2]
        relation = Relation.IS if sign == "=" or sign in _UNLIKE else Relation(sign)
        self._pass_blanks_before_value(name)
        if self._text[self._at : self._at + 1] == "(" and is_key(name):
            inside = self._bracket()
            part = None if inside is None else _each(inside, name, relation)
        else:
            term = Term(name, relation, self._value())
            try:
                part = all_of([read_term(one) for one in limits_of(term)])
            except BadTerm as error:
                if error.instead:
                    error.corrected = f"{self._text[: key.start()]}{error.instead}{self._text[self._at :]}"
                raise
        return negated(part) if part is not None and sign in _UNLIKE else part

    def _pass_blanks_before_value(self, name: str) -> None:
        """`genre: crime`; but a key that needs no value may stand there before any word."""
        before = self._at
        needs_value = is_key(name) and name != "locked" and KEYS.get(name) != ("",)
        if needs_value and (not self._is_more() or self._text[self._at] == ")" or self._begins_term(self._at)):
            self._at = before

    def _bracket(self) -> Part | None:
        if self._depth == _DEEPEST:
            raise bad_term("search_deep", most=_DEEPEST)
        self._at += 1
        self._depth += 1
        inside = all_of(self.parts())
        self._depth -= 1
        return inside

    def _value(self) -> str:
        return self._quotation() if self._is_quote() else self._take(_PLAIN)

    def _is_quote(self) -> bool:
        return self._at < len(self._text) and self._text[self._at] in f'"{CURLED}'

    def _quotation(self) -> str:
        if self._text[self._at] == '"':
            return self._take(_QUOTED).replace('""', '"')
        return self._take(_CURLED)

    def _is_title_word(self, key: re.Match[str]) -> bool:
        """`Mission:` before a blank is what titles end in, unless it is one of our keys."""
        rest = self._text[key.end() : key.end() + 1]
        return key[2] == ":" and (not rest or _ends(rest) or rest == "(") and not is_key(key[1].lower())


def _each(part: Part, key: str, relation: Relation) -> Part:
    """`genre:(crime OR drama)`: what stands in the bracket, each word as a value of the key. Raises BadTerm."""
    match part:
        case Word():
            return read_term(Term(key, relation, part.text))
        case Not():
            return negated(_each(part.part, key, relation))
        case All() | Either():
            join = all_of if isinstance(part, All) else either
            joined = join(_each(one, key, relation) for one in part.parts)
            assert joined is not None  # neither is ever empty
            return joined
        case Term():
            raise bad_term("search_empty", Term(key, relation, ""))


def _ends(sign: str) -> bool:
    """Whether a minus or a word before that sign stands by itself."""
    return sign.isspace() or sign == ")"
