"""The part of a search that is being typed: its last, which completion goes on with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from metarr_desktop.domain.fields import FIELD
from metarr_desktop.domain.kinds import Actor, Scheme
from metarr_desktop.domain.languages import LANGUAGE_WORDS, language_of
from metarr_desktop.domain.query_terms import (
    CODED,
    EPISODES,
    FIELD_OF,
    KEYS,
    OTHER_VALUES,
    STANDING,
    UNNAMED,
    field_named,
    is_key,
)
from metarr_desktop.domain.query_tree import CURLED, quoted
from metarr_desktop.domain.values import FieldType

_BEGUN = re.compile(r"-*([a-z_][a-z0-9_]*)(:|<=|>=|<|>|=)", re.IGNORECASE | re.ASCII)
_RANGED = frozenset({FieldType.INTEGER, FieldType.DECIMAL, FieldType.DATE, FieldType.MOMENT, FieldType.RATINGS})
#: Tag -> English name, which `language_of` reads again.
_LANGUAGES = {tag: next((word for word in words if len(word) > 3), tag) for tag, words in LANGUAGE_WORDS.items()}
_KEY_SIGNS = {"size": ">", "confidence": "<", "complete": "<"}
_SHORTEST = 2  # a single letter begins too much


@dataclass(frozen=True, slots=True)
class Begun:
    """What stands before the last part of a line, the key if it has one, and what is typed of it so far."""

    before: str
    key: str
    typed: str

    def with_value(self, value: str) -> str:
        """The line with that value at its end, ready for the next word."""
        plain = not any(sign.isspace() or sign in f'()"{CURLED}' for sign in value)
        return f"{self.before}{value if plain else quoted(value)} "

    def with_key(self, key: str) -> str:
        """The line with that key at its end."""
        return f"{self.before}{key}"


def last_part(line: str) -> int:
    """Where the last part of a line begins."""
    start, is_quoted = 0, False
    for at, sign in enumerate(line):
        if sign == '"':
            is_quoted = not is_quoted
        elif not is_quoted and (sign.isspace() or sign in "()"):
            start = at + 1
    return start


def begun(line: str) -> Begun:
    """What the end of the line begins: `heat -genre:"Scie` begins a value of genre."""
    start = last_part(line)
    key = _BEGUN.match(line, start)
    if key is not None:
        return Begun(line[: key.end()], key[1].lower(), line[key.end() :].lstrip('"'))
    before = line[:start].rstrip()
    key = _BEGUN.fullmatch(before, last_part(before))
    if key is not None and start > len(before) and is_key(key[1].lower()) and KEYS.get(key[1].lower()) != ("",):
        return Begun(before, key[1].lower(), line[start:].lstrip('"'))  # "genre: cr"
    while line[start : start + 1] == "-":
        start += 1
    return Begun(line[:start], "", line[start:])


def keys_begun(typed: str) -> list[str]:
    """Every key that begins so, with the sign that most often follows it; words that stand alone as they are."""
    wanted = typed.lower()
    if len(wanted) < _SHORTEST:
        return []
    alone = [key for key in STANDING if key.startswith(wanted)]
    named = set(FIELD_OF.values())
    keys = [
        key
        for key in (*KEYS, *FIELD_OF, *(name for name in FIELD if name not in named))
        if key.startswith(wanted) and KEYS.get(key) != ("",)
    ]
    return [*alone, *(f"{key}{_sign(key)}" for key in keys if key not in alone)]


def _sign(key: str) -> str:
    field = field_named(key)
    if key in KEYS:
        return _KEY_SIGNS.get(key, ":")
    return ">" if field is not None and field.type in _RANGED else ":"


def languages_named(codes: Iterable[str]) -> list[str]:
    """What searches call the languages of those codes, in their order; what is no language is left out."""
    return list(dict.fromkeys(_LANGUAGES[tag] for code in codes if (tag := language_of(code)) in _LANGUAGES))


def values_known(key: str) -> list[str]:
    """What a key can be asked for as far as that needs no library."""
    field = field_named(key)
    if key in ("audio", "sub", "language"):
        names = sorted(_LANGUAGES.values())
        return ["any", UNNAMED, *names] if key != "language" else names
    if key == "codec":
        return list(CODED)
    if key == "source":
        return [*Actor, *Scheme]
    if key == "decade":
        return [f"{year}s" for year in range(2020, 1919, -10)]
    if key == "provider":
        return [scheme.value for scheme in Scheme]
    if key == "missing":
        return ["file", EPISODES, "sub", "audio", *FIELD]
    if key == "locked":
        return ["any", *FIELD]
    if field is not None and field.type is FieldType.FLAG:
        return ["yes", "no"]
    return [*KEYS.get(key, ()), *OTHER_VALUES.get(key, {})]
