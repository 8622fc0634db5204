"""No key, token or password reaches a log file: a filter for the log's handlers.

It knows secrets by where they stand (user info in URLs, certain query values, Authorization headers) and by value,
once `hide` was told.
"""

from __future__ import annotations

import logging
import re
from urllib.parse import quote

HIDDEN = "***"

_IN_URL = re.compile(r"(?P<before>\b[A-Za-z][A-Za-z0-9+.-]*://)[^\s/@]+@")
_IN_QUERY = re.compile(
    r"(?P<before>[?&;](?:api_?key|token|x-plex-token|password|passwd|pass|secret|client_secret|access_token|pin)=)"
    r"[^&\s\"'#]+",
    re.IGNORECASE,
)
_IN_HEADER = re.compile(
    r"(?P<before>\b(?:proxy-)?authorization['\"]?\s*[:=,]\s*)(?:b?'[^']*'|b?\"[^\"]*\"|[^\r\n]*)",
    re.IGNORECASE,
)
_FORMATTER = logging.Formatter()


class Redactor(logging.Filter):
    """Put it on every handler of the log (a logger's own filter does not see its children's records)."""

    def __init__(self) -> None:
        super().__init__()
        self._secrets: frozenset[str] = frozenset()

    def hide(self, secret: str) -> None:
        """Never let this text through again, plain or percent-encoded. An empty one is nothing to hide."""
        if secret:
            self._secrets |= {secret, quote(secret, safe="")}

    def redact(self, text: str) -> str:
        """The text with every secret replaced."""
        for secret in sorted(self._secrets, key=len, reverse=True):
            # A short password may be part of ordinary words; only as a word of its own is it the password.
            pattern = re.escape(secret) if len(secret) >= 8 else rf"(?<!\w){re.escape(secret)}(?!\w)"
            text = re.sub(pattern, HIDDEN, text)
        text = _IN_URL.sub(rf"\g<before>{HIDDEN}@", text)
        text = _IN_QUERY.sub(rf"\g<before>{HIDDEN}", text)
        return _IN_HEADER.sub(rf"\g<before>{HIDDEN}", text)

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record's message and traceback; every record passes."""
        record.msg, record.args = self.redact(record.getMessage()), None
        if record.exc_info and not record.exc_text:
            record.exc_text = _FORMATTER.formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = self.redact(record.exc_text)
        if record.stack_info:
            record.stack_info = self.redact(record.stack_info)
        return True
