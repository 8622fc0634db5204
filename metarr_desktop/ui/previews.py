"""Small forms of pictures that providers have: fetched in workers, two at a time, while somebody looks at them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

from metarr_desktop.ui.pictures import filled
from metarr_desktop.ui.theme import metrics
from metarr_desktop.ui.widgets.pictures import read_well

if TYPE_CHECKING:
    from metarr_desktop.domain.errors import MetarrError
    from metarr_desktop.ui.bridge import Bridge

#: In a worker: the bytes of a picture, unless what it is handed says that nobody waits any more. Raises MetarrError.
Fetch = Callable[[Callable[[], bool]], bytes]

_AT_ONCE = 2  # the bridge has four workers, and a slow server must not hold up every screen
_KEPT = 300


class Previews(QObject):
    """Hands out pixmaps at once or later. An address that failed is not asked again until `forget_failures`."""

    arrived = Signal(str)
    """The address of a picture that can be had now."""
    failed = Signal(object)
    """`MetarrError`: why one could not be had."""
    ran_dry = Signal()
    """What was wanted is there; the store knows now what those pictures look like."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._kept: OrderedDict[tuple[str, int, int, float], QPixmap] = OrderedDict()
        self._waiting: OrderedDict[str, tuple[Fetch, QSize, float]] = OrderedDict()
        self._asked: set[str] = set()
        self._failures: dict[str, MetarrError] = {}
        self._has_learned = False

    def get(self, url: str, fetch: Fetch, size: QSize, ratio: float) -> QPixmap | None:
        """The picture filling `size` logical pixels, corners rounded; None when there is none yet (`arrived` tells)."""
        key = (url, size.width(), size.height(), ratio)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if url and url not in self._asked and url not in self._failures:
            self._waiting[url] = (fetch, size, ratio)
            self._ask_next()
        return None

    def failure(self, url: str) -> MetarrError | None:
        """Why a picture could not be had."""
        return self._failures.get(url)

    def want_only(self, urls: Collection[str]) -> None:
        """Those are looked at now: what else was waiting is not fetched."""
        for url in [url for url in self._waiting if url not in urls]:
            del self._waiting[url]

    def forget_failures(self) -> None:
        """Try again what could not be had."""
        self._failures.clear()

    def _ask_next(self) -> None:
        while self._waiting and len(self._asked) < _AT_ONCE:
            url, (fetch, size, ratio) = self._waiting.popitem(last=False)
            self._asked.add(url)
            self._bridge.ask(
                self,
                partial(_fetched, partial(fetch, self._bridge.is_closed), size, ratio),
                partial(self._keep, (url, size.width(), size.height(), ratio)),
                partial(self._give_up, url),
            )

    def _keep(self, key: tuple[str, int, int, float], image: QImage) -> None:
        self._kept[key] = QPixmap.fromImage(image)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        self._has_learned = True
        self._go_on(key[0])
        self.arrived.emit(key[0])

    def _give_up(self, url: str, error: MetarrError) -> None:
        self._failures[url] = error
        self._go_on(url)
        self.failed.emit(error)

    def _go_on(self, url: str) -> None:
        self._asked.discard(url)
        self._ask_next()
        if not self._asked and self._has_learned:
            self._has_learned = False
            self.ran_dry.emit()


def _fetched(fetch: Callable[[], bytes], size: QSize, ratio: float) -> QImage:
    """In a worker: the picture as a card shows it. Raises MetarrError."""
    buffer = QBuffer()
    buffer.setData(QByteArray(fetch()))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    return read_well(filled(reader, size, ratio, metrics.RADIUS_PANEL))
