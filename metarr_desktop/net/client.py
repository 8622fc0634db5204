"""HTTP for everyone: one peer, one connection pool, errors in our own words.

httpx                               -> domain.errors
nothing listens, timeout, cut off      Unavailable
401, 403                               Refused
429, 5xx                               Unavailable
404                                    NotFound (`head` answers None)
redirects, other statuses              BadInput
not JSON, too large                    BadInput
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

import httpx

from metarr_desktop.domain.errors import BadInput, NotFound, Refused, Unavailable

LIMIT_BYTES = 20 * 1024 * 1024
CONNECT_TIMEOUT_S = 5.0


@dataclass(frozen=True, slots=True)
class Head:
    """What a server says of a file without sending it; None where it says nothing. `modified_s` is Unix time."""

    size_bytes: int | None
    modified_s: float | None


class HttpClient:
    """One peer behind `base_url`. Safe to share between threads; close it, or use it as a context.

    `auth` is (user, password) for HTTP Basic. Proxies of the environment are not used: what we talk to lives in the
    household. Text that is not UTF-8 travels as surrogate escapes, as our paths do, in both directions.
    """

    def __init__(self, base_url: str, auth: tuple[str, str] | None = None, timeout_s: float = 30.0) -> None:
        try:
            self._http = httpx.Client(
                base_url=base_url,
                auth=auth,
                timeout=httpx.Timeout(timeout_s, connect=min(CONNECT_TIMEOUT_S, timeout_s)),
                follow_redirects=False,
                trust_env=False,
            )
        except (httpx.InvalidURL, ValueError) as error:
            raise BadInput(f"“{_without_userinfo(base_url)}” is not an address.") from error
        self._peer = _without_userinfo(base_url)

    def __repr__(self) -> str:
        return f"HttpClient({self._peer})"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections that are kept open."""
        self._http.close()

    def post_json(self, path: str, data: Any) -> Any:
        """Send `data` as JSON, give the answer's JSON as plain data."""
        body = json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogateescape")
        with self._answer("POST", path, body) as response:
            self._check(response)
            if "json" not in response.headers.get("content-type", ""):
                raise BadInput(f"{self._peer} does not answer with JSON; something else listens there.")
            raw = self._read(response)
        try:
            return json.loads(raw.decode("utf-8", "surrogateescape"))
        except ValueError as error:
            raise BadInput(f"{self._peer} answered with broken JSON.") from error

    def get_bytes(self, path: str) -> bytes:
        """What lies at `path`; BadInput when it is larger than LIMIT_BYTES."""
        with self._answer("GET", path) as response:
            self._check(response)
            return self._read(response)

    def head(self, path: str) -> Head | None:
        """What the server says of `path` without sending it; None when there is nothing (404)."""
        with self._answer("HEAD", path) as response:
            if response.status_code == httpx.codes.NOT_FOUND:
                return None
            self._check(response)
            return Head(_size(response), _modified(response))

    @contextmanager
    def _answer(self, method: str, path: str, body: bytes | None = None) -> Iterator[httpx.Response]:
        headers = {"Content-Type": "application/json"} if body is not None else {}
        try:
            with self._http.stream(method, path, content=body, headers=headers) as response:
                yield response
        except httpx.TimeoutException as error:
            raise Unavailable(f"{self._peer} does not answer in time.") from error
        except httpx.ConnectError as error:
            raise Unavailable(f"{self._peer} does not answer: nothing listens there, or it is switched off.") from error
        except httpx.RemoteProtocolError as error:
            raise Unavailable(f"{self._peer} closed the connection without an answer.") from error
        except (httpx.TransportError, httpx.DecodingError) as error:
            raise Unavailable(f"The connection to {self._peer} broke.") from error

    def _check(self, response: httpx.Response) -> None:
        status = response.status_code
        if status in (401, 403):
            raise Refused(f"{self._peer} wants another user name or password (it answered {status}).")
        if status == 429 or status >= 500:
            raise Unavailable(f"{self._peer} cannot answer now (it answered {status}).")
        if status == 404:
            raise NotFound(f"{self._peer} does not have what was asked for (it answered 404).")
        if not 200 <= status < 300:
            raise BadInput(f"{self._peer} answered {status}, which is not what was asked for.")

    def _read(self, response: httpx.Response) -> bytes:
        announced = _size(response)
        if announced is not None and announced > LIMIT_BYTES:
            raise BadInput(f"{self._peer} sends more than {LIMIT_BYTES >> 20} MiB; it was not read.")
        body = bytearray()
        for chunk in response.iter_bytes():
            body += chunk
            if len(body) > LIMIT_BYTES:
                raise BadInput(f"{self._peer} sends more than {LIMIT_BYTES >> 20} MiB; it was not read.")
        return bytes(body)


def _without_userinfo(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return "the address"  # it cannot be taken apart, so a password in it cannot be cut out
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}" if parts.netloc else url


def _size(response: httpx.Response) -> int | None:
    text = response.headers.get("content-length", "")
    return int(text) if text.isdecimal() else None


def _modified(response: httpx.Response) -> float | None:
    try:
        return parsedate_to_datetime(response.headers["last-modified"]).timestamp()
    except (KeyError, ValueError):
        return None
