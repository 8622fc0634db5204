"""Pictures of candidates: fetched in workers, two at a time, and forgotten with the page."""

from __future__ import annotations

from collections import OrderedDict
from functools import partial

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage, QPixmap

from metarr_desktop.domain.errors import MetarrError
from metarr_desktop.services.artwork import Artwork
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.widgets.pictures import fit_card

_AT_ONCE = 2  # the bridge has four workers, and a slow server must not hold up every screen
_KEPT = 200


class Glimpses(QObject):
    """Hands out pixmaps at once or later. An address that failed stays without a picture."""

    arrived = Signal(str)
    """The address of a picture that can be had now."""

    def __init__(self, desk: Desk, size: QSize, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._size = size
        self._kept: OrderedDict[str, QPixmap | None] = OrderedDict()
        self._waiting: OrderedDict[str, float] = OrderedDict()
        self._asked: set[str] = set()

    def get(self, url: str, ratio: float) -> QPixmap | None:
        """The picture with rounded corners; None while there is none."""
        if not url or url in self._kept:
            return self._kept.get(url)
        if url not in self._asked:
            self._waiting[url] = ratio
            self._ask_next()
        return None

    def want_no_more(self) -> None:
        """Nobody looks at what was not fetched yet."""
        self._waiting.clear()

    def _ask_next(self) -> None:
        while self._waiting and len(self._asked) < _AT_ONCE:
            url, ratio = self._waiting.popitem(last=False)
            self._asked.add(url)
            artwork, size = self._desk.engine.artwork, self._size
            self._desk.bridge.ask(
                self,
                partial(_fetched, artwork, url, size, ratio),
                partial(self._keep, url),
                partial(self._give_up, url),
            )

    def _keep(self, url: str, image: QImage) -> None:
        self._asked.discard(url)
        self._kept[url] = None if image.isNull() else QPixmap.fromImage(image)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        self._ask_next()
        if not image.isNull():
            self.arrived.emit(url)

    def _give_up(self, url: str, _error: MetarrError) -> None:
        self._keep(url, QImage())


def _fetched(artwork: Artwork, url: str, size: QSize, ratio: float) -> QImage:
    """In a worker."""
    return fit_card(QImage.fromData(artwork.glimpse(url)), size, ratio=ratio)
