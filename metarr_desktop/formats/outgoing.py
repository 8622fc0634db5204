"""What goes to an outgoing webhook, in the words of each kind of receiver.

ntfy:    POST to the server's root, the topic in the body      https://docs.ntfy.sh/publish/#publish-as-json
Discord: POST to the webhook's address, at most 2,000 letters  https://discord.com/developers/docs/resources/webhook
Gotify:  POST to /message with the application's token         https://gotify.net/api-docs
JSON:    POST of all that is known, for programs of one's own
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import SplitResult, urlsplit

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.notices import Form, Notice, Post

_TOKEN_FROM = 8  # letters; what is shorter would be hidden all over the log
_NO_SECRETS = frozenset({"webhooks", "messages"})
_LONGEST_DISCORD = 2000
_LONGEST_NTFY_BYTES = 4096
#: Trouble is loud, the rest is as usual; ntfy counts from 1 to 5, Gotify to 10.
_NTFY = {True: 4, False: 3}
_GOTIFY = {True: 8, False: 4}


def checked(form: Form, url: str) -> str:
    """The address as it is kept. Raises BadInput for one that the form cannot use; it is not quoted."""
    parts = _parts(url.strip())
    if form is Form.NTFY and not parts.path.strip("/"):
        raise BadInput("An ntfy address ends in a topic: https://ntfy.sh/my-topic.")
    if form is Form.GOTIFY and "token=" not in parts.query:
        raise BadInput("A Gotify address carries its application's token: https://gotify.example/message?token=….")
    return parts.geturl()


def host_of(url: str) -> str:
    """What may be shown of an address: its host, never a path, which may be a token. Raises BadInput."""
    parts = _parts(url)
    return f"{parts.hostname}:{parts.port}" if parts.port else str(parts.hostname)


def secrets_in(url: str) -> list[str]:
    """The parts of an address that are, or may be, a token."""
    parts = _parts(url)
    words = [parts.password or "", *parts.path.split("/"), *(one.partition("=")[2] for one in parts.query.split("&"))]
    return [word for word in words if len(word) >= _TOKEN_FROM and word not in _NO_SECRETS]


def post_of(form: Form, url: str, title: str, text: str, notice: Notice, at: str) -> Post:
    """A message for that address. `at` is UTC, `YYYY-MM-DD HH:MM:SS`."""
    is_trouble = notice.event.is_trouble
    match form:
        case Form.NTFY:
            url, topic = _topic_of(url)
            body: Mapping[str, Any] = {
                "topic": topic,
                "title": title,
                "message": _cut_bytes(text, _LONGEST_NTFY_BYTES),
                "priority": _NTFY[is_trouble],
                "tags": ["warning" if is_trouble else "clapper"],
            }
        case Form.DISCORD:
            said = f"**{title}**\n{text}"
            # A title may be “@everyone”: nobody is called.
            body = {"username": "Metarr", "content": _cut(said, _LONGEST_DISCORD), "allowed_mentions": {"parse": []}}
        case Form.GOTIFY:
            url = _message_of(url)
            body = {"title": title, "message": text, "priority": _GOTIFY[is_trouble]}
        case Form.JSON:
            parts = [{"event": one.event, "code": one.phrase.code, **one.phrase.args} for one in notice.parts]
            body = {"event": notice.event, "title": title, "message": text, "parts": parts, "at": f"{at}Z"}
    return Post(host_of(url), url, json.dumps(body, ensure_ascii=False).encode("utf-8", "backslashreplace"))


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_web = False
    if not is_web:
        raise BadInput("That is no address of a webhook: it begins with http:// or https:// and names a server.")
    return parts


def _topic_of(url: str) -> tuple[str, str]:
    parts = _parts(url)
    above, _, topic = parts.path.rstrip("/").rpartition("/")
    return parts._replace(path=f"{above}/").geturl(), topic


def _message_of(url: str) -> str:
    parts = _parts(url)
    path = parts.path.rstrip("/")
    return parts._replace(path=path if path.endswith("/message") else f"{path}/message").geturl()


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _cut_bytes(text: str, longest: int) -> str:
    raw = text.encode("utf-8", "backslashreplace")
    return text if len(raw) <= longest else f"{raw[: longest - 3].decode('utf-8', 'ignore')}…"
