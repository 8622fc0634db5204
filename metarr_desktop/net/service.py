"""A web service as providers use it: JSON in, JSON out; paced, tried again, kept, and asked only for what is new.

status                              -> what happens
200                                    kept for its lifetime
304                                    what is kept is good again
401, 403                               Refused, never tried again
404, 410                               NotFound, kept for a day
429                                    the host is left alone for as long as it says, then tried again
5xx, timeout, cut off                  tried again up to five times, each pause longer; then what is kept, however old
a web page, broken JSON                Unavailable, BadInput: not kept
"""

from __future__ import annotations

import hashlib
import json
import logging
import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import quote, urlencode

from metarr_desktop.domain.errors import BadInput, Cancelled, MetarrError, NotFound, Refused, Unavailable
from metarr_desktop.domain.provider import Answer, Answers, Ask, ProviderSpec, Rate
from metarr_desktop.net.pacing import Gate, Times
from metarr_desktop.net.transport import Response, Transport

log = logging.getLogger(__name__)

_TRIES = 5
_FIRST_PAUSE_S = 1.0
_LONGEST_PAUSE_S = 30.0
_UNKNOWN_LIFETIME_S = 86_400.0
_SAID = 500  # characters of an error's text that are looked at

Params = Mapping[str, "str | int | Sequence[str]"]


@dataclass(frozen=True, slots=True)
class ServiceState:
    """How a service is: requests in its present window, seconds until it may be asked, and its last error."""

    requests: int
    rate: Rate
    closed_for_s: float
    error: str


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
        self._transport = transport
        self._answers = answers
        self._base_url = (base_url or spec.base_url).rstrip("/")
        self._rate = rate or spec.rate
        self._is_offline = is_offline
        self._now_s = now_s
        self._gate = Gate(spec.label, self._rate, times or Times())
        self._error = ""

    @property
    def base_url(self) -> str:
        return self._base_url

    @property
    def state(self) -> ServiceState:
        return ServiceState(self._gate.in_window, self._rate, self._gate.closed_for_s, self._error)

    def get(
        self,
        path: str,
        params: Params | None = None,
        *,
        ask: Ask,
        headers: Mapping[str, str] | None = None,
        secret: Mapping[str, str] | None = None,
        lifetime_s: float | None = None,
        check: Callable[[Any], None] | None = None,
    ) -> Any:
        """The JSON at that address, from what is kept while it is good (see `domain.provider.Web`)."""
        url = _with_query(self._url(path), params or {})
        sent_url = _with_secrets(url, secret or {})
        return self._kept_or_asked(f"GET {url}", "GET", sent_url, None, headers or {}, ask, lifetime_s, check)

    def post(
        self, path: str, body: Any, *, ask: Ask, headers: Mapping[str, str] | None = None, is_kept: bool = True
    ) -> Any:
        """The JSON that answers a question sent as JSON."""
        url, data = self._url(path), json.dumps(body, sort_keys=True).encode()
        sent = {"Content-Type": "application/json", **(headers or {})}
        if not is_kept:
            if self._is_offline():
                raise Unavailable(f"Metarr is set to stay offline; {self._spec.label} was not asked.")
            return self._json(self._asked("POST", url, data, sent, ask))
        key = f"POST {url} {hashlib.sha256(data).hexdigest()}"
        return self._kept_or_asked(key, "POST", url, data, sent, ask, None)

    # --- what is kept -----------------------------------------------------------------------------------------------

    def _kept_or_asked(
        self,
        key: str,
        method: str,
        url: str,
        body: bytes | None,
        headers: Mapping[str, str],
        ask: Ask,
        lifetime_s: float | None,
        check: Callable[[Any], None] | None = None,
    ) -> Any:
        kept = self._answers.find(key)
        now_s = self._now_s()
        if kept is not None and (self._is_offline() or (kept.expires_s > now_s and not ask.is_fresh)):
            return self._given(kept)
        if self._is_offline():
            raise Unavailable(f"Metarr is set to stay offline; {self._spec.label} was not asked.")
        conditions = _conditions(kept) if kept is not None else {}
        lifetime_s = self._spec.lifetime_s if lifetime_s is None else lifetime_s
        try:
            response = self._asked(method, url, body, {**headers, **conditions}, ask)
        except NotFound:
            self._answers.keep(key, Answer(self._spec.name, 404, b"", now_s, now_s + _UNKNOWN_LIFETIME_S))
            raise
        except Unavailable as error:
            if kept is None or kept.status != 200:
                raise
            log.info("%s; its answer of before is used", error)
            return self._given(kept)
        if response.status == 304 and kept is not None:
            self._answers.keep(key, replace(kept, fetched_s=now_s, expires_s=now_s + lifetime_s))
            return self._given(kept)
        data = self._json(response)  # what cannot be read is not kept
        if check is not None:
            check(data)
        etag, modified = (response.headers.get(name, "") for name in ("etag", "last-modified"))
        kept = Answer(self._spec.name, 200, response.body, now_s, now_s + lifetime_s, etag, modified)
        self._answers.keep(key, kept)
        return data

    def _given(self, answer: Answer) -> Any:
        if answer.status == 404:
            raise NotFound(f"{self._spec.label} does not know it.")
        return json.loads(answer.body)

    # --- asking -----------------------------------------------------------------------------------------------------

    def _url(self, path: str) -> str:
        if path.startswith(("http://", "https://")):
            return path
        return f"{self._base_url}/{path.lstrip('/')}" if path else self._base_url

    def _asked(self, method: str, url: str, body: bytes | None, headers: Mapping[str, str], ask: Ask) -> Response:
        """The answer, after as many tries as are sensible. Raises for every status but 2xx and 304."""
        pause_s = _FIRST_PAUSE_S
        for attempt in range(1, _TRIES + 1):
            self._gate.pass_through(ask.is_cancelled)
            try:
                response = self._try(method, url, body, headers, ask)
                self._error = ""
                return response
            except Unavailable as error:
                self._error = str(error)
                if attempt == _TRIES:
                    raise
                log.debug("%s; try %d of %d", error, attempt, _TRIES)
            except MetarrError as error:
                self._error = "" if isinstance(error, Cancelled | NotFound) else str(error)
                raise
            if not self._gate.closed_for_s:
                self._gate.nap(pause_s * random.uniform(0.5, 1.0), ask.is_cancelled)
            pause_s = min(2 * pause_s, _LONGEST_PAUSE_S)
        raise AssertionError("the last try either answers or raises")

    def _try(self, method: str, url: str, body: bytes | None, headers: Mapping[str, str], ask: Ask) -> Response:
        label = self._spec.label
        try:
            response = self._transport.send(
                method,
                url,
                label=label,
                headers={"Accept": "application/json", **headers},
                body=body,
                redirects=self._spec.redirects,
                is_cancelled=ask.is_cancelled,
            )
        except Unavailable:
            self._gate.failed()
            raise
        except MetarrError:
            self._gate.give_up_turn()
            raise
        status = response.status
        if status == 429 or status >= 500:
            self._unwell(response)
        self._gate.answered()
        if 200 <= status < 300 or status == 304:
            return response
        said = response.body[:_SAID].decode("utf-8", "replace")
        if status in (401, 403):
            raise Refused(f"{label} does not accept the key or the account (it answered {status}).", said)
        if status in (404, 410):
            raise NotFound(f"{label} does not know it.")
        raise BadInput(f"{label} answered {status}, which is not what was asked for.")

    def _unwell(self, response: Response) -> None:
        """Raise Unavailable for a host that cannot answer now, and leave it alone as long as it asks for."""
        wait_s = _retry_after_s(response.headers.get("retry-after", ""), self._now_s())
        if wait_s:
            self._gate.leave_alone(wait_s)
        if response.status == 429 and wait_s:
            self._gate.answered()  # it is well and says when to come again
        else:
            self._gate.failed()
        raise Unavailable(f"{self._spec.label} cannot answer now (it answered {response.status}).")

    def _json(self, response: Response) -> Any:
        body, label = response.body, self._spec.label
        is_page = "html" in response.headers.get("content-type", "") or body.lstrip()[:1] == b"<"
        try:
            return json.loads(body)
        except ValueError as error:
            if is_page:
                raise Unavailable(
                    f"A web page came instead of {label}'s answer; this network may want a sign-in first."
                ) from error
            raise BadInput(f"{label} answered with broken JSON.") from error
        except RecursionError as error:
            raise BadInput(f"{label} answered with JSON that is nested too deep.") from error


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


def _retry_after_s(text: str, now_s: float) -> float:
    """Seconds to wait by a Retry-After header (seconds or an HTTP date, RFC 9110 10.2.3); 0 without one."""
    if text.strip().isdecimal():
        return float(min(int(text), 86_400))
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - now_s)
    except ValueError:
        return 0.0
