"""HTTP for everyone: one peer, one connection pool, errors in our own words.

httpx                               -> domain.errors
nothing listens, timeout, cut off      Unavailable
a certificate that nobody vouches for  UntrustedCertificate
401, 403                               Refused
429, 5xx                               Unavailable
404                                    NotFound (`head` answers None)
405                                    WrongVerb
redirects, other statuses              BadInput
not JSON, too large                    BadInput
"""

from __future__ import annotations

import hashlib
import json
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote, urlencode, urlsplit

import httpx

from metarr_desktop.domain.errors import BadInput, NotFound, Refused, Unavailable, UntrustedCertificate

LIMIT_BYTES = 20 * 1024 * 1024
CONNECT_TIMEOUT_S = 5.0
_NO_BODY: Any = object()


class WrongVerb(BadInput):
    """The address is there and is asked with another verb."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a server says of a file without sending it; None where it says nothing. `modified_s` is Unix time."""

    size_bytes: int | None
    modified_s: float | None


@dataclass(frozen=True, slots=True)
class Body:
    """An answer as it was sent.

    `form` is its content type, lower case, without parameters; `modified_s` as in `Head`.
    """

    bytes: bytes
    form: str
    modified_s: float | None


class HttpClient:
    """One peer behind `base_url`. Safe to share between threads; close it, or use it as a context.

    `auth` is (user, password) for HTTP Basic, `headers` go with every request, `certificate` (PEM) is one that the
    person trusts though nobody vouches for it. Paths are below the path of `base_url`. Proxies of the environment are
    not used: what we talk to lives in the household. Text that is not UTF-8 travels as surrogate escapes, as our paths
    do, in both directions.
    """

    def __init__(
        self,
        base_url: str,
        auth: tuple[str, str] | None = None,
        timeout_s: float = 30.0,
        headers: Mapping[str, str] | None = None,
        certificate: str = "",
    ) -> None:
        try:
            self._http = httpx.Client(
                base_url=base_url,
                auth=auth,
                headers=dict(headers or {}),
                timeout=httpx.Timeout(timeout_s, connect=min(CONNECT_TIMEOUT_S, timeout_s)),
                follow_redirects=False,
                trust_env=False,
                verify=trusting(certificate) if certificate else True,
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
        return self.ask_json("POST", path, data=data)

    def ask_json(
        self, method: str, path: str, params: Mapping[str, str | int] | None = None, data: Any = _NO_BODY
    ) -> Any:
        """The answer's JSON as plain data, asked for as such; `data` goes as JSON where it is given."""
        with self._answer(method, path, params, data, {"Accept": "application/json"}) as response:
            self._check(response)
            if "json" not in response.headers.get("content-type", ""):
                raise BadInput(f"{self._peer} does not answer with JSON; something else listens there.")
            raw = self._read(response)
        try:
            return json.loads(raw.decode("utf-8", "surrogateescape"))
        except ValueError as error:
            raise BadInput(f"{self._peer} answered with broken JSON.") from error

    def ask(self, method: str, path: str, params: Mapping[str, str | int] | None = None, accept: str = "*/*") -> Body:
        """What is answered, whatever its form: for peers that do not heed `accept`."""
        with self._answer(method, path, params, headers={"Accept": accept}) as response:
            self._check(response)
            return self._body(response)

    def tell(self, method: str, path: str, params: Mapping[str, str | int] | None = None, data: Any = _NO_BODY) -> None:
        """Ask for something to be done; what is answered beside the status does not matter."""
        with self._answer(method, path, params, data) as response:
            self._check(response)

    def get_bytes(self, path: str) -> bytes:
        """What lies at `path`; BadInput when it is larger than LIMIT_BYTES."""
        return self.ask("GET", path).bytes

    def head(self, path: str) -> Head | None:
        """What the server says of `path` without sending it; None when there is nothing (404)."""
        with self._answer("HEAD", path) as response:
            if response.status_code == httpx.codes.NOT_FOUND:
                return None
            self._check(response)
            return Head(_size(response), _modified(response))

    @contextmanager
    def _answer(
        self,
        method: str,
        path: str,
        params: Mapping[str, str | int] | None = None,
        data: Any = _NO_BODY,
        headers: Mapping[str, str] | None = None,
    ) -> Iterator[httpx.Response]:
        body, sent = None, dict(headers or {})
        if data is not _NO_BODY:
            body = json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogateescape")
            sent["Content-Type"] = "application/json"
        if params:
            path += "?" + urlencode(params, quote_via=quote, errors="surrogateescape")
        try:
            with self._http.stream(method, path, content=body, headers=sent) as response:
                yield response
        except httpx.TimeoutException as error:
            raise Unavailable(f"{self._peer} does not answer in time.") from error
        except httpx.ConnectError as error:
            if "CERTIFICATE_VERIFY_FAILED" in str(error):
                raise _untrusted(self._peer, self._http.base_url) from error
            raise Unavailable(f"{self._peer} does not answer: nothing listens there, or it is switched off.") from error
        except httpx.RemoteProtocolError as error:
            raise Unavailable(f"{self._peer} closed the connection without an answer.") from error
        except (httpx.TransportError, httpx.DecodingError) as error:
            raise Unavailable(f"The connection to {self._peer} broke.") from error

    def _body(self, response: httpx.Response) -> Body:
        form = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        return Body(self._read(response), form, _modified(response))

    def _check(self, response: httpx.Response) -> None:
        status = response.status_code
        if status in (401, 403):
            raise Refused(f"{self._peer} wants another user name or password (it answered {status}).")
        if status == 429 or status >= 500:
            raise Unavailable(f"{self._peer} cannot answer now (it answered {status}).")
        if status == 404:
            raise NotFound(f"{self._peer} does not have what was asked for (it answered 404).")
        if status == 405:
            raise WrongVerb(f"{self._peer} wants to be asked otherwise (it answered 405).")
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


def trusting(certificate: str) -> ssl.SSLContext:
    """Trusts just that certificate, whatever name it is for: the person looked at it. Raises ValueError."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN  # it may be signed by an authority that nobody knows
    try:
        context.load_verify_locations(cadata=certificate)
    except ssl.SSLError as error:
        raise ValueError("that is no certificate") from error
    return context


def _untrusted(peer: str, url: httpx.URL) -> Unavailable | UntrustedCertificate:
    """The refusal of a certificate, with what a person needs to look at it."""
    try:
        pem = ssl.get_server_certificate((url.host, url.port or 443), timeout=CONNECT_TIMEOUT_S)
    except OSError:
        return Unavailable(f"{peer} does not answer in time.")
    digest = hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem)).hexdigest().upper()
    fingerprint = ":".join(digest[at : at + 2] for at in range(0, len(digest), 2))
    return UntrustedCertificate(peer, fingerprint, pem)


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
