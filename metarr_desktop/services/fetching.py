"""Fetching a picture: its bytes from wherever an offer points, looked at in a worker process.

They come from strangers: a picture that crashes or hangs its decoder costs a worker and is a bad picture, and decoding
takes nothing from the window's own interpreter.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from metarr_desktop.domain.errors import BadInput, MetarrError
from metarr_desktop.files.images import BadImage, ImageFacts, look_at
from metarr_desktop.files.pool import Failed, Failure, WorkerPool

if TYPE_CHECKING:
    from metarr_desktop.domain.provider import Downloads


@dataclass(frozen=True, slots=True)
class Fetched:
    """A picture with its facts, and its small form where it is much larger than a card (else empty)."""

    data: bytes
    facts: ImageFacts
    thumbnail: bytes


class Fetching:
    """Thread-safe."""

    def __init__(self, downloads: Downloads, workers: WorkerPool) -> None:
        self._downloads = downloads
        self._workers = workers

    def fetch(self, url: str, is_cancelled: Callable[[], bool] = lambda: False) -> Fetched:
        """The picture at an address. Raises as `domain.provider.Downloads` does, BadInput for bytes that are none."""
        data = self._downloads.fetch(url, is_cancelled=is_cancelled)
        try:
            return self.seen(data, is_cancelled)
        except BadImage as error:
            host = urlsplit(url).hostname or "that address"
            raise BadInput(f"What {host} sends cannot be used as a picture: {error.reason}.") from error

    def seen(self, data: bytes, is_cancelled: Callable[[], bool] = lambda: False) -> Fetched:
        """Bytes that are at hand, looked at. Raises BadImage, Cancelled."""
        ((_, found),) = self._workers.map(look_at, [data], cancelled=is_cancelled)
        if not isinstance(found, Failed):
            return Fetched(data, found.facts, found.thumbnail)
        if found.failure is Failure.FAULT:  # ours: the picture is not to blame
            raise MetarrError("A picture could not be looked at, by a fault of Metarr's own; its log says more.")
        raise BadImage(found.reason)
