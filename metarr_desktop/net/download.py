"""Pictures, from wherever a provider's answer points: any public server, each asked at its own pace.

What comes back is bytes that their server calls a picture; whether they are one, `files.images` finds out.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Collection

import httpx

from metarr_desktop.domain.errors import BadInput, NotFound, Unavailable
from metarr_desktop.domain.provider import Rate
from metarr_desktop.net.asking import Asking
from metarr_desktop.net.pacing import Gate, Times
from metarr_desktop.net.transport import Request, Response, Transport, is_same_place

LIMIT_BYTES = 40 * 1024 * 1024
LIMIT_S = 300.0
RATE = Rate(20)


class Downloader:
    """`domain.provider.Downloads`; safe to share between threads.

    `own_urls` are the addresses of providers as the person set them: only there may a picture lie in the household.
    """

    def __init__(
        self,
        transport: Transport,
        *,
        own_urls: Callable[[], Collection[str]] = lambda: (),
        rate: Rate = RATE,
        is_offline: Callable[[], bool] = lambda: False,
        times: Times | None = None,
        now_s: Callable[[], float] = time.time,
    ) -> None:
        self._own_urls = own_urls
        self._rate = rate
        self._is_offline = is_offline
        self._times = times or Times()
        self._asking = Asking(transport, self._times, now_s)
        self._lock = threading.Lock()
        self._gates: dict[str, Gate] = {}

    def fetch(self, url: str, *, is_cancelled: Callable[[], bool]) -> bytes:
        """The picture at that address (see `domain.provider.Downloads`)."""
        host = _host(url)
        if self._is_offline():
            raise Unavailable(f"Metarr is set to stay offline; {host} was not asked for a picture.")
        request = Request(
            url=url,
            label=host,
            headers={"Accept": "image/*"},
            redirects=None,
            may_be_local=any(is_same_place(own, url) for own in self._own_urls()),
            limit_bytes=LIMIT_BYTES,
            limit_s=LIMIT_S,
            is_cancelled=is_cancelled,
        )
        response = self._asking.answer(request, self._gate)
        _check(response, host, is_safe=url.startswith("https://"))
        return response.body

    def _gate(self, host: str) -> Gate:
        with self._lock:
            return self._gates.setdefault(host, Gate(host, self._rate, self._times))


def _host(url: str) -> str:
    """The host that is to be asked. Raises BadInput for what is no address of the web, or names a user."""
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, ValueError):
        raise BadInput("A picture has an address that makes no sense; it was not fetched.") from None
    if parsed.scheme not in ("http", "https") or not parsed.host or parsed.userinfo:
        raise BadInput("A picture has an address where we do not go; it was not fetched.")
    return parsed.host


def _check(response: Response, host: str, is_safe: bool) -> None:
    """Raise for everything but an answer that its server calls a picture, or says nothing of (plain bytes)."""
    status, kind = response.status, response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if status in (404, 410):
        raise NotFound(f"{host} does not have that picture any more.")
    if status != 200:
        raise BadInput(f"{host} does not give that picture out (it answered {status}).")
    if not is_safe and "html" in kind:
        # Over plain http it may be the sign-in of a network: the picture can be there tomorrow.
        raise Unavailable(f"A web page came instead of a picture of {host}; this network may want a sign-in first.")
    is_picture = kind.startswith("image/") and "svg" not in kind
    if not (is_picture or not kind or kind.endswith("/octet-stream")):
        raise BadInput(f"{host} sends something that is no picture ({kind[:40]}).")
