"""No key, token or password is ever logged: records are rewritten when they are made, before any handler sees them.

Secrets are known by where they stand (user info in URLs, certain query values, headers, fields of JSON) and by value,
once `hide` was told.
"""

from __future__ import annotations

import base64
import binascii
import json
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote, quote_plus

HIDDEN = "***"

#: Shorter ones may be part of ordinary words; only as a word of its own is such a text the password.
_LONG = 8

_NAMES = (
    r"(?:x-)?(?:api[-_]?key|auth[-_]?token|access[-_]?token|refresh[-_]?token|session[-_]?token|token|plex-token|"
    r"emby-token|mediabrowser-token|client[-_]?key|client[-_]?secret|secret|password|passwd|pass|pwd|pin)"
)
_IN_URL = re.compile(r"(?P<before>\b[A-Za-z][A-Za-z0-9+.-]*://)[^\s/@]+@")
_IN_QUERY = re.compile(rf"(?P<before>[?&;]{_NAMES}=)[^&\s\"'#]+", re.IGNORECASE)
_IN_HEADER = re.compile(
    r"(?P<before>\b(?:(?:proxy-)?authorization|x-(?:api-key|plex-token|emby-token|mediabrowser-token))['\"]?"
    r"\s*[:=,]\s*)(?:b?'[^']*'|b?\"[^\"]*\"|[^\r\n]*)",
    re.IGNORECASE,
)
# Also where the JSON is itself a text within JSON: quotes with backslashes before them.
_IN_JSON = re.compile(
    rf"(?P<before>(?P<quote>\\*['\"]){_NAMES}(?P=quote)\s*:\s*(?P=quote))(?:(?!(?P=quote)).)*", re.IGNORECASE
)
_BEARER = re.compile(r"(?P<before>\bBearer\s+)[\w.~+/=-]{12,}")
_BASIC = re.compile(r"(?P<before>\bBasic\s+)(?P<said>[A-Za-z0-9+/]{4,}={0,2})")
_FORMATTER = logging.Formatter()


class Redactor:
    """What is not to be shown, and how a text reads without it. Thread-safe."""

    def __init__(self) -> None:
        self._secrets: frozenset[str] = frozenset()
        self._pattern: re.Pattern[str] | None = None

    def hide(self, secret: str) -> None:
        """Never let this text through again, however it is written. An empty one is nothing to hide."""
        if secret and secret not in self._secrets:
            self._secrets |= {secret}
            spelt = sorted({form for one in self._secrets for form in _spellings(one)}, key=len, reverse=True)
            self._pattern = re.compile("|".join(map(_as_pattern, spelt)))

    def redact(self, text: str) -> str:
        """The text with every secret replaced."""
        if self._pattern is not None:
            text = self._pattern.sub(HIDDEN, text)
        text = _IN_URL.sub(rf"\g<before>{HIDDEN}@", text)
        for one in (_IN_QUERY, _IN_HEADER, _IN_JSON, _BEARER):
            text = one.sub(rf"\g<before>{HIDDEN}", text)
        return _BASIC.sub(_without_user, text)

    def shows(self, text: str) -> bool:
        """Whether a secret that `hide` was told stands in the text."""
        return self._pattern is not None and self._pattern.search(text) is not None

    def clean(self, record: logging.LogRecord) -> None:
        """Rewrite a record's message, traceback and stack."""
        try:
            said = record.getMessage()
        except Exception as error:  # a wrong format would be printed by the handler with its arguments, as they are
            said = f"{record.msg} (its values do not fit: {type(error).__name__})"
        record.msg, record.args = self.redact(said), None
        if record.exc_info and not record.exc_text:
            record.exc_text = _FORMATTER.formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = self.redact(record.exc_text)
        if record.stack_info:
            record.stack_info = self.redact(record.stack_info)


@contextmanager
def redacting(redactor: Redactor) -> Iterator[None]:
    """Have every record of this process be clean from its making on, whichever handler it goes to, until the end."""
    before = logging.getLogRecordFactory()

    def make(*args: Any, **named: Any) -> logging.LogRecord:
        record: logging.LogRecord = before(*args, **named)
        redactor.clean(record)
        return record

    logging.setLogRecordFactory(make)
    try:
        yield
    finally:
        if logging.getLogRecordFactory() is make:
            logging.setLogRecordFactory(before)


def _spellings(secret: str) -> set[str]:
    """The forms in which a text may stand in addresses, in JSON, in JSON within JSON, and in Python's own words."""
    in_json = json.dumps(secret)[1:-1]
    plain_json = json.dumps(secret, ensure_ascii=False)[1:-1]
    return {
        secret,
        quote(secret, safe=""),
        quote(secret),
        quote_plus(secret),
        in_json,
        plain_json,
        json.dumps(in_json)[1:-1],
        repr(secret)[1:-1],
    }


def _as_pattern(secret: str) -> str:
    return re.escape(secret) if len(secret) >= _LONG else rf"(?<!\w){re.escape(secret)}(?!\w)"


def _without_user(match: re.Match[str]) -> str:
    """Hide what is user and password in base64; "Basic Instinct" is neither."""
    try:
        said = base64.b64decode(match["said"], validate=True)
    except binascii.Error:
        return match[0]
    return f"{match['before']}{HIDDEN}" if b":" in said else match[0]
