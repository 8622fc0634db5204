"""The way to public servers: one connection pool, what is too large, too slow, misdirected or no answer is refused.

httpx                               -> domain.errors
nothing listens, timeout, cut off      Unavailable
redirect to where we do not go         BadInput
larger than the cap                    BadInput

Statuses are the caller's business. Certificates are always checked, and https never falls back to plain http.
"""

from __future__ import annotations

import ipaddress
import time
import zlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import httpx

from metarr_desktop.domain.errors import BadInput, Cancelled, Unavailable

LIMIT_BYTES = 20 * 1024 * 1024
_CONNECT_S = 5.0
_READ_S = 20.0
_WHOLE_ANSWER_S = 60.0
_REDIRECTS = 4
_CONNECTIONS = 32
_PORTIONS = 64 * 1024
_NOT_FORWARDED = frozenset({"authorization", "cookie", "api-key", "client-key", "x-api-key"})


@dataclass(frozen=True, slots=True)
class Response:
    """An answer as it came, unpacked. Header names are lower case; `url` is where it came from in the end."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str


class Transport:
    """Safe to share between threads; close it. `user_agent` names the program and where its people can be reached."""

    def __init__(self, user_agent: str) -> None:
        self._http = httpx.Client(
            timeout=httpx.Timeout(_READ_S, connect=_CONNECT_S),
            limits=httpx.Limits(max_connections=_CONNECTIONS, max_keepalive_connections=_CONNECTIONS),
            headers={"User-Agent": user_agent, "Accept-Encoding": "gzip, deflate"},
            follow_redirects=False,
        )

    def close(self) -> None:
        """Close the connections that are kept open."""
        self._http.close()

    def send(
        self,
        method: str,
        url: str,
        *,
        label: str,
        headers: Mapping[str, str],
        body: bytes | None = None,
        redirects: Collection[str] | None = (),
        limit_bytes: int = LIMIT_BYTES,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> Response:
        """Ask and read the whole answer; `label` names the server in errors, which never quote the address.

        `redirects` are domains beside the server's own that may be followed to; None follows to any public host.
        """
        sent = dict(headers)
        for _ in range(_REDIRECTS + 1):
            response = self._once(method, url, label, sent, body, limit_bytes, is_cancelled)
            location = response.headers.get("location")
            if response.status not in (301, 302, 303, 307, 308) or not location:
                return response
            target = _as_safe(url, urljoin(url, location))
            _refuse_misdirection(url, target, label, redirects)
            if urlsplit(url).netloc != urlsplit(target).netloc:
                sent = {name: value for name, value in sent.items() if name.lower() not in _NOT_FORWARDED}
            if response.status == 303:
                method, body = "GET", None
            url = target
        raise BadInput(f"{label} sends us in circles.")

    def _once(
        self,
        method: str,
        url: str,
        label: str,
        headers: Mapping[str, str],
        body: bytes | None,
        limit_bytes: int,
        is_cancelled: Callable[[], bool],
    ) -> Response:
        try:
            with self._http.stream(method, url, headers=headers, content=body) as response:
                data = _read(response, label, limit_bytes, is_cancelled)
                return Response(response.status_code, dict(response.headers), data, url)
        except httpx.TimeoutException as error:
            raise Unavailable(f"{label} does not answer in time.") from error
        except httpx.ConnectError as error:
            raise Unavailable(f"{label} cannot be reached.") from error
        except httpx.TransportError as error:
            raise Unavailable(f"The connection to {label} broke.") from error
        except (httpx.InvalidURL, ValueError) as error:
            raise BadInput(f"{label} has an address that makes no sense.") from error


def _read(response: httpx.Response, label: str, limit_bytes: int, is_cancelled: Callable[[], bool]) -> bytes:
    """The body, unpacked bit by bit: a small answer may be packed so that it fills the memory."""
    announced = response.headers.get("content-length", "")
    if announced.isdecimal() and int(announced) > limit_bytes:
        raise _too_large(label, limit_bytes)
    unpack = _unpacker(response.headers.get("content-encoding", ""), label)
    deadline_s = time.monotonic() + _WHOLE_ANSWER_S
    body, raw_size = bytearray(), 0
    for chunk in response.iter_raw(_PORTIONS):
        raw_size += len(chunk)
        body += unpack(chunk, limit_bytes + 1 - len(body))
        if len(body) > limit_bytes:
            raise _too_large(label, limit_bytes)
        if is_cancelled():
            raise Cancelled("The work was stopped.")
        if time.monotonic() > deadline_s:
            raise Unavailable(f"{label} takes too long to send its answer.")
    if announced.isdecimal() and raw_size < int(announced):
        raise Unavailable(f"{label} broke off in the middle of its answer.")
    return bytes(body)


def _unpacker(encoding: str, label: str) -> Callable[[bytes, int], bytes]:
    """What turns the next raw bytes into at most that many of the answer's."""
    if encoding in ("", "identity"):
        return lambda chunk, most: chunk
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise BadInput(f"{label} packs its answer in a way we did not ask for ({encoding[:20]}).")
    packed = zlib.decompressobj(zlib.MAX_WBITS | 32)

    def unpack(chunk: bytes, most: int) -> bytes:
        try:
            return packed.decompress(chunk, most)
        except zlib.error as error:
            raise Unavailable(f"{label} sent a damaged answer.") from error

    return unpack


def _too_large(label: str, limit_bytes: int) -> BadInput:
    return BadInput(f"{label} sends more than {limit_bytes >> 20} MiB; it was not read.")


def _as_safe(url: str, target: str) -> str:
    """Where a redirect leads, still by https when we came by it: the Cover Art Archive sends https on to http."""
    there = urlsplit(target)
    is_weaker = urlsplit(url).scheme == "https" and there.scheme == "http"
    return there._replace(scheme="https").geturl() if is_weaker else target


def _refuse_misdirection(url: str, target: str, label: str, redirects: Collection[str] | None) -> None:
    """Raise BadInput for a redirect out of the web, inwards, or to a host of somebody else."""
    here, there = urlsplit(url), urlsplit(target)
    is_web = there.scheme in ("http", "https") and there.hostname
    is_same = here.hostname == there.hostname
    is_inward = not is_same and _is_local(there.hostname or "")
    is_allowed = redirects is None or any(_is_within(there.hostname or "", domain) for domain in redirects)
    if not is_web or is_inward or not (is_same or is_allowed):
        raise BadInput(f"{label} sends us to another place, where we do not go.")


def _is_within(host: str, domain: str) -> bool:
    return host == domain or host.endswith(f".{domain}")


def _is_local(host: str) -> bool:
    if host == "localhost" or host.endswith((".localhost", ".local")):
        return True
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return False
