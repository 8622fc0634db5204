"""The way to public servers as the program has it: opened when somebody first asks, closed with the program."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from metarr_desktop.domain.provider import Answers, ProviderSpec
from metarr_desktop.domain.sources import Choice

if TYPE_CHECKING:
    from metarr_desktop.net.download import Downloader
    from metarr_desktop.net.service import Service
    from metarr_desktop.net.transport import Transport


class Internet:
    """Makes every provider's `Service`, and fetches pictures. Thread-safe; close it.

    `is_offline` is asked before each request; `own_urls` are the addresses of providers that the person set: pictures
    may lie there, in the household too. Who never asks anything never pays for httpx, a quarter of a second.
    """

    def __init__(
        self,
        answers: Answers,
        user_agent: str,
        *,
        is_offline: Callable[[], bool],
        own_urls: Callable[[], Collection[str]],
    ) -> None:
        self._answers = answers
        self._user_agent = user_agent
        self._is_offline = is_offline
        self._own_urls = own_urls
        self._lock = threading.Lock()
        self._transport: Transport | None = None
        self._downloader: Downloader | None = None

    def connect(self, spec: ProviderSpec, choice: Choice) -> Service:
        """A provider's paced and kept way to its server, at the address that the person chose."""
        from metarr_desktop.net.service import Service

        return Service(
            spec,
            self._open(),
            self._answers,
            base_url=choice.base_url,
            rate=choice.rate,
            is_offline=self._is_offline,
        )

    def fetch(self, url: str, *, is_cancelled: Callable[[], bool]) -> bytes:
        """A picture (see `domain.provider.Downloads`)."""
        return self._downloads().fetch(url, is_cancelled=is_cancelled)

    def close(self) -> None:
        """Close the connections that are kept open."""
        with self._lock:
            transport, self._transport, self._downloader = self._transport, None, None
        if transport is not None:
            transport.close()

    def _open(self) -> Transport:
        from metarr_desktop.net.transport import Transport

        with self._lock:
            if self._transport is None:
                self._transport = Transport(self._user_agent)
            return self._transport

    def _downloads(self) -> Downloader:
        from metarr_desktop.net.download import Downloader

        transport = self._open()
        with self._lock:
            if self._downloader is None:
                self._downloader = Downloader(transport, own_urls=self._own_urls, is_offline=self._is_offline)
            return self._downloader
