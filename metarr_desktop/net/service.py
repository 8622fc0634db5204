"""A web service as providers use it: JSON in, JSON out; paced, tried again, kept, and asked only for what is new.

status                              -> what happens
200                                    kept for its lifetime
304                                    what is kept is good again
401, 403                               Refused, never tried again
404, 410                               NotFound, kept for a day
429, 5xx, timeout, cut off             tried again (`net.asking`); then what is kept, however old
a web page, broken JSON                not kept; what is kept, however old; else Unavailable, BadInput
"""

from __future__ import annotations

import hashlib
import json
import logging
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from urllib.parse import quote, urlencode

from metarr_desktop.domain.errors import BadInput, Cancelled, MetarrError, NotFound, Refused, Unavailable
from metarr_desktop.domain.provider import Answer, Answers, Ask, Headers, Heard, LineState, NotKept, ProviderSpec, Rate
from metarr_desktop.net.asking import TRIES, Asking
from metarr_desktop.net.pacing import Gate, Times
from metarr_desktop.net.transport import Request, Response, Transport, Unreached, is_same_place

log = logging.getLogger(__name__)

_UNKNOWN_LIFETIME_S = 86_400.0
_SAID = 500  # characters of an error's text that are looked at
_NAP_S = 0.1
_BLANKS = b"\xef\xbb\xbf \t\r\n"
_USER_INFO = re.compile(r"(?<=://)[^/?#@]*@")

Params = Mapping[str, "str | int | Sequence[str]"]


class Service:
    """One provider's way to the network (`domain.provider.Web`). Safe to share between threads.

    `is_offline` is asked before each request: when it says so, only what is kept is given, however old.
    """

    def __init__(
        self,
        spec: ProviderSpec,
        transport: Transport,
        answers: Answers,
        *,
        base_url: str = "",
        rate: Rate | None = None,
        is_offline: Callable[[], bool] = lambda: False,
        times: Times | None = None,
        now_s: Callable[[], float] = time.time,
    ) -> None:
        self._spec = spec
        self._answers = answers
        self._base_url = (base_url or spec.base_url).rstrip("/")
        self._rate = rate or spec.rate
        self._is_offline = is_offline
        self._now_s = now_s
        self._gate = Gate(spec.label, self._rate, times or Times())
        self._asking = Asking(transport, times or Times(), now_s)
        self._error = ""
        self._lock = threading.Lock()
        self._questions: dict[str, threading.Event] = {}

    @property
    def base_url(self) -> str:
        return self._base_url

    @property
    def state(self) -> LineState:
        gate = self._gate
        return LineState(
            gate.in_window, self._rate, gate.closed_for_s, self._error, gate.waiting, self._asking.answer_s
        )

    def get(
        self,
        path: str,
        params: Params | None = None,
        *,
        ask: Ask,
        headers: Headers | None = None,
        secret: Mapping[str, str] | None = None,
        lifetime_s: float | None = None,
        check: Callable[[Any], None] | None = None,
    ) -> Any:
        """The JSON at that address, from what is kept while it is good (see `domain.provider.Web`)."""
        url = _with_query(self._url(path), params or {})
        request = self._request(url, ask)
        if request.may_be_local:
            request = replace(request, url=_with_secrets(url, secret or {}))
        return self._kept_or_asked(f"GET {_shown(url)}", request, headers or {}, ask, lifetime_s, check)

    def post(self, path: str, body: Any, *, ask: Ask, headers: Headers | None = None, is_kept: bool = True) -> Any:
        """The JSON that answers a question sent as JSON. What is not kept may be more than a question: sent once."""
        url, data = self._url(path), json.dumps(body, sort_keys=True).encode()
        request = replace(self._request(url, ask), method="POST", body=data)
        if not is_kept:
            self._may_go_out(ask)
            response = self._asked(_with_headers(request, headers or {}), ask, tries=1)
            if response.status == 404:
                raise self._unknown()
            return self._json(response.body)
        key = f"POST {_shown(url)} {hashlib.sha256(data).hexdigest()}"
        return self._kept_or_asked(key, request, headers or {}, ask, None)

    # --- what is kept -----------------------------------------------------------------------------------------------

    def _kept_or_asked(
        self,
        key: str,
        request: Request,
        headers: Headers,
        ask: Ask,
        lifetime_s: float | None,
        check: Callable[[Any], None] | None = None,
    ) -> Any:
        lifetime_s = self._spec.lifetime_s if lifetime_s is None else lifetime_s
        began_s = self._now_s()
        with self._alone_with(key, ask) as has_waited:
            kept, now_s = self._answers.find(key), self._now_s()
            # What was fetched in the future was fetched under a wrong clock, and would be good for ever.
            is_good = kept is not None and kept.fetched_s <= now_s < kept.expires_s
            is_new = kept is not None and has_waited and kept.fetched_s >= began_s
            is_out_of_reach = (self._is_offline() and not ask.is_live) or (ask.only_kept and ask.is_any_age)
            is_wanted = is_new or (is_good and not ask.is_fresh) or is_out_of_reach
            if kept is not None and is_wanted:
                return self._given(kept, ask)
            self._may_go_out(ask)
            try:
                return self._renewed(key, _with_headers(request, headers), kept, lifetime_s, check, ask)
            except (Unavailable, BadInput) as error:
                if kept is None or kept.status != 200 or ask.is_live:
                    raise
                log.info("%s Its answer of before is used.", error)
                return self._given(kept, ask)

    def _renewed(
        self,
        key: str,
        request: Request,
        kept: Answer | None,
        lifetime_s: float,
        check: Callable[[Any], None] | None,
        ask: Ask,
    ) -> Any:
        """What is asked now, kept from here on."""
        conditions = _conditions(kept) if kept is not None else {}
        response = self._asked(replace(request, headers={**request.headers, **conditions}), ask, tries=TRIES)
        now_s = self._now_s()
        if response.status == 304 and kept is not None:
            self._answers.keep(key, replace(kept, fetched_s=now_s, expires_s=now_s + lifetime_s))
            return self._read(kept)
        if response.status == 404:
            # Over plain http such a page may be the sign-in of a network, which knows nothing of films.
            if request.url.startswith("https://") or not _is_page(response):
                self._answers.keep(key, Answer(self._spec.name, 404, b"", now_s, now_s + _UNKNOWN_LIFETIME_S))
            raise self._unknown()
        data = self._json(response.body)  # what cannot be read is not kept
        if check is not None:
            check(data)
        etag, modified = (response.headers.get(name, "") for name in ("etag", "last-modified"))
        answer = Answer(self._spec.name, 200, response.body, now_s, now_s + lifetime_s, etag, modified)
        self._answers.keep(key, answer)
        return data

    def _given(self, answer: Answer, ask: Ask) -> Any:
        """What is kept, instead of asking."""
        ask.hear(self._spec.name, Heard.KEPT)
        return self._read(answer)

    def _read(self, answer: Answer) -> Any:
        if answer.status == 404:
            raise self._unknown()
        return self._json(answer.body)

    @contextmanager
    def _alone_with(self, key: str, ask: Ask) -> Iterator[bool]:
        """Whoever asks the same waits for the first one's answer; gives whether it was so.

        Raises Cancelled, and NotKept where nobody is to be waited for.
        """
        done, has_waited = threading.Event(), False
        while True:
            with self._lock:
                first = self._questions.setdefault(key, done)
            if first is done:
                break
            if ask.only_kept:
                raise NotKept
            has_waited = True
            if ask.is_cancelled():
                raise Cancelled("The work was stopped.")
            first.wait(_NAP_S)
        try:
            yield has_waited
        finally:
            with self._lock:
                del self._questions[key]
            done.set()

    # --- asking -----------------------------------------------------------------------------------------------------

    def _url(self, path: str) -> str:
        if path.startswith(("http://", "https://")):
            return path
        return f"{self._base_url}/{path.lstrip('/')}" if path else self._base_url

    def _request(self, url: str, ask: Ask) -> Request:
        """A question, as yet without what makes it the provider's."""
        is_own = url.startswith(f"{self._base_url}/") or is_same_place(self._base_url, url)
        return Request(
            url=url,
            label=self._spec.label,
            headers={"Accept": "application/json"},
            redirects=self._spec.redirects,
            may_be_local=is_own,
            is_cancelled=ask.is_cancelled,
        )

    def _may_go_out(self, ask: Ask) -> None:
        if self._is_offline():
            raise Unavailable(f"Metarr is set to stay offline; {self._spec.label} was not asked.")
        if ask.only_kept:
            raise NotKept

    def _asked(self, request: Request, ask: Ask, tries: int) -> Response:
        """The answer: 2xx, 304, or 404. Raises for every other status."""
        try:
            response = self._asking.answer(request, lambda host: self._gate, tries=tries, judge=self._refuse_page)
            response = self._checked(response)
        except Cancelled:
            raise
        except MetarrError as error:
            self._error = str(error)
            ask.hear(self._spec.name, Heard.FAILED)
            raise
        self._error = ""
        ask.hear(self._spec.name, Heard.ASKED)
        return response

    def _checked(self, response: Response) -> Response:
        status, label = response.status, self._spec.label
        if 200 <= status < 300 or status in (304, 404):
            return response
        if status == 410:
            return replace(response, status=404)
        if status in (401, 403):
            said = response.body[:_SAID].decode("utf-8", "replace")
            raise Refused(f"{label} does not accept the key or the account (it answered {status}).", said)
        raise BadInput(f"{label} answered {status}, which is not what was asked for.")

    def _refuse_page(self, response: Response) -> None:
        if 200 <= response.status < 300 and _is_page(response):
            label = self._spec.label
            raise Unreached(f"A web page came instead of {label}'s answer; this network may want a sign-in first.")

    def _unknown(self) -> NotFound:
        return NotFound(f"{self._spec.label} does not know it.")

    def _json(self, body: bytes) -> Any:
        label = self._spec.label
        try:
            data = json.loads(body)
            if b"\\ud" in body.lower():
                # Half of a pair of surrogates cannot be stored; it is no character anyway.
                data = json.loads(json.dumps(data, ensure_ascii=False).encode("utf-8", "replace"))
        except ValueError as error:
            raise BadInput(f"{label} answered with broken JSON.") from error
        except RecursionError as error:
            raise BadInput(f"{label} answered with JSON that is nested too deep.") from error
        return data


def _with_headers(request: Request, headers: Headers) -> Request:
    """The question with a provider's headers; where it goes to another server than its own, they stay at home."""
    told = dict(headers() if callable(headers) else headers) if request.may_be_local else {}
    if request.method == "POST":
        told["Content-Type"] = "application/json"
    return replace(request, headers={**request.headers, **told})


def _is_page(response: Response) -> bool:
    """Whether it is for people to read. Some services give JSON a wrong type, none gives a page a right one."""
    begun = response.body[:200].lstrip(_BLANKS)
    is_named_so = "html" in response.headers.get("content-type", "").lower()
    return begun.startswith(b"<") or (is_named_so and not begun.startswith((b"{", b"[")))


def _shown(url: str) -> str:
    """An address without the user and password that may stand in it."""
    return _USER_INFO.sub("", url)


def _with_query(url: str, params: Params) -> str:
    if not params:
        return url
    return f"{url}{'&' if '?' in url else '?'}{urlencode(dict(params), doseq=True)}"


def _with_secrets(url: str, secret: Mapping[str, str]) -> str:
    """The address with each secret where "{its name}" stands, and behind it those that stand nowhere."""
    in_query = {}
    for name, value in secret.items():
        if f"{{{name}}}" in url:
            url = url.replace(f"{{{name}}}", quote(value, safe=""))
        else:
            in_query[name] = value
    return _with_query(url, in_query)


def _conditions(kept: Answer) -> dict[str, str]:
    if kept.status != 200:
        return {}
    asked = {"If-None-Match": kept.etag, "If-Modified-Since": kept.last_modified}
    return {name: value for name, value in asked.items() if value}
