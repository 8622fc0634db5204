"""The way to public servers: one request, one answer; what is too large, too slow or no answer is refused.

httpx                               -> domain.errors
nothing listens, timeout, cut off      Unavailable
a certificate that is not theirs       Unavailable
larger than the cap                    BadInput
redirect to where we do not go         BadInput

Statuses are the caller's business, and so are redirects: `redirected` says where to, if we go there. Certificates are
always checked, and https never falls back to plain http. No error quotes an address or a header: they can carry keys.
"""

from __future__ import annotations

import io
import ssl
import time
import zlib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpx

from metarr_desktop.domain.errors import BadInput, Cancelled, Unavailable
from metarr_desktop.net.wire import Watch, install, is_of_household, watched

LIMIT_BYTES = 20 * 1024 * 1024
LIMIT_S = 45.0
_CONNECT_S = 5.0
_READ_S = 20.0
_IDLE_CONNECTIONS = 32
_PORTION_BYTES = 256 * 1024
_FORWARDED = frozenset({"accept", "accept-language"})


class Unreached(Unavailable):
    """The host is not at the other end: the household is offline, the host is switched off, or another one answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked, and how far we go for it.

    `label` names the server in errors. `redirects` are domains beside its own that may be followed to; None follows to
    any public host. `may_be_local` is for an address that the person set: others never lead into the household.
    `limit_bytes` holds for the answer, packed and unpacked, `limit_s` for all of it from the first byte sent.
    """

    url: str = field(repr=False)
    label: str
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: bytes | None = field(default=None, repr=False)
    redirects: Collection[str] | None = ()
    may_be_local: bool = False
    limit_bytes: int = LIMIT_BYTES
    limit_s: float = LIMIT_S
    is_cancelled: Callable[[], bool] = lambda: False


@dataclass(frozen=True, slots=True)
class Response:
    """An answer as it came, unpacked. Header names are lower case."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)


class Transport:
    """Safe to share between threads; close it. `user_agent` names the program and where its people can be reached."""

    def __init__(self, user_agent: str, now_s: Callable[[], float] = time.monotonic) -> None:
        self._now_s = now_s
        self._http = httpx.Client(
            timeout=httpx.Timeout(_READ_S, connect=_CONNECT_S),
            # As many connections as there are threads: none waits because another's server hangs.
            limits=httpx.Limits(max_connections=None, max_keepalive_connections=_IDLE_CONNECTIONS),
            headers={"User-Agent": user_agent, "Accept-Encoding": "gzip"},
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
            follow_redirects=False,
            # What runs on this machine is not behind a proxy that the environment names.
            mounts={f"all://{host}": None for host in ("localhost", "127.0.0.1", "[::1]")},
        )
        install(self._http)

    def close(self) -> None:
        """Close the connections that are kept open; who still asks is told that the work was stopped."""
        self._http.close()

    def send(self, request: Request, sent: Callable[[], None] = lambda: None) -> Response:
        """Ask once and read the whole answer. `sent` is called when the request has left, for each part of it."""
        if self._http.is_closed:
            raise Cancelled("The work was stopped.")
        label = request.label
        if not request.may_be_local and is_of_household(_parsed(request.url, label).host):
            raise BadInput(f"{label} leads into this household, where it may not send us.")
        deadline_s = self._now_s() + request.limit_s
        watch = Watch(label, request.may_be_local, deadline_s, self._now_s, request.is_cancelled, sent)
        try:
            with watched(watch):
                return self._answered(request, watch)
        except (httpx.LocalProtocolError, httpx.UnsupportedProtocol, httpx.InvalidURL, UnicodeError):
            # Their texts quote what could not be sent.
            raise BadInput(f"{label} was not asked: its address or key has characters that cannot be sent.") from None
        except httpx.TimeoutException as error:
            raise Unavailable(f"{label} does not answer in time.") from error
        except httpx.ConnectError as error:
            raise Unreached(f"{label} {_unreached(error)}.") from error
        except httpx.TransportError as error:
            raise Unavailable(f"The connection to {label} broke.") from error

    def _answered(self, request: Request, watch: Watch) -> Response:
        sending = self._http.stream(request.method, request.url, headers=request.headers, content=request.body)
        with sending as response:
            body = io.BytesIO()
            for portion in _unpacked(response, request):
                watch.check()
                if body.tell() + len(portion) > request.limit_bytes:
                    raise _too_large(request)
                body.write(portion)
            return Response(response.status_code, dict(response.headers), body.getvalue())


def redirected(request: Request, response: Response) -> Request | None:
    """What to ask next when the answer sends us on, None when it does not.

    Whoever came by https goes on by https. Raises BadInput for a way out of the web, into the household, or to a host
    of somebody else. To another host go no headers that could identify us, and no body.
    """
    location = response.headers.get("location")
    if response.status not in (301, 302, 303, 307, 308) or not location:
        return None
    label = request.label
    here = _parsed(request.url, label)
    try:
        there = here.join(location)
    except (httpx.InvalidURL, ValueError):
        raise BadInput(f"{label} sends us to an address that makes no sense.") from None
    if response.status == 303:
        request = replace(request, method="GET", body=None)
    if here.scheme == "https" and there.scheme == "http":
        there = there.copy_with(scheme="https")  # the Cover Art Archive sends https on to http
    if is_same_place(here, there):
        return replace(request, url=str(there))
    is_web = there.scheme in ("http", "https") and there.host
    is_ours = here.host == there.host or request.redirects is None or _is_within(there.host, request.redirects)
    if not is_web or not is_ours or is_of_household(there.host) or request.body is not None:
        raise BadInput(f"{label} sends us to another place, where we do not go.")
    headers = {name: value for name, value in request.headers.items() if name.lower() in _FORWARDED}
    return replace(request, url=str(there), headers=headers, may_be_local=False)


def is_same_place(one: httpx.URL | str, other: httpx.URL | str) -> bool:
    """Whether two addresses are one server's: the same host and port, or the same host by https instead of http."""
    try:
        here, there = httpx.URL(one), httpx.URL(other)
    except (httpx.InvalidURL, ValueError):
        return False
    is_upgrade = (here.scheme, there.scheme, here.port, there.port) == ("http", "https", None, None)
    return here.host == there.host and ((here.scheme, here.port) == (there.scheme, there.port) or is_upgrade)


def host_of(request: Request) -> str:
    """The host that is asked. Raises BadInput."""
    return _parsed(request.url, request.label).host


def _parsed(url: str, label: str) -> httpx.URL:
    try:
        return httpx.URL(url)
    except (httpx.InvalidURL, ValueError):
        raise BadInput(f"{label} has an address that makes no sense.") from None


def _is_within(host: str, domains: Collection[str]) -> bool:
    return any(host == domain or host.endswith(f".{domain}") for domain in domains)


def _raw(response: httpx.Response, request: Request) -> Iterator[bytes]:
    announced, size = response.headers.get("content-length", ""), 0
    if announced.isdecimal() and int(announced) > request.limit_bytes:
        raise _too_large(request)
    for chunk in response.iter_raw():
        size += len(chunk)
        if size > request.limit_bytes:
            raise _too_large(request)
        yield chunk


def _unpacked(response: httpx.Response, request: Request) -> Iterator[bytes]:
    """The body in portions that fit into memory: a small answer may be packed so that it fills it.

    gzip may come in several members (RFC 1952, 2.2), and with zeros after the last.
    """
    encoding = response.headers.get("content-encoding", "identity").lower()
    if encoding == "identity":
        yield from _raw(response, request)
        return
    if encoding not in ("gzip", "x-gzip"):
        raise BadInput(f"{request.label} packs its answer in a way we did not ask for.")
    member = None
    for chunk in _raw(response, request):
        rest = chunk
        while rest := rest if member else rest.lstrip(b"\0"):
            member = member or zlib.decompressobj(zlib.MAX_WBITS | 16)
            try:
                yield member.decompress(rest, _PORTION_BYTES)
            except zlib.error as error:
                raise Unavailable(f"{request.label} sent a damaged answer.") from error
            rest = member.unused_data if member.eof else member.unconsumed_tail
            member = None if member.eof else member
    if member is not None:
        raise Unavailable(f"{request.label} broke off in the middle of its answer.")


def _too_large(request: Request) -> BadInput:
    return BadInput(f"{request.label} sends more than {request.limit_bytes >> 20} MiB; it was not read.")


def _unreached(error: BaseException) -> str:
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, ssl.SSLError):
        cause = cause.__cause__ or cause.__context__
    if cause is None:
        return "cannot be reached"
    return "cannot be trusted: its certificate is not its own, or the clock of this machine is wrong"
