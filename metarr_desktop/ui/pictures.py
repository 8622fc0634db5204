"""Pictures of the cache as pixmaps, decoded and cut to shape in workers, kept while there is room."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMetaMethod, QObject, QSize, Signal
from PySide6.QtGui import QGuiApplication, QImage, QImageReader, QPixmap

from metarr_desktop.ui.theme import metrics
from metarr_desktop.ui.widgets.pictures import fit_card

if TYPE_CHECKING:
    from metarr_desktop.domain.errors import MetarrError
    from metarr_desktop.ui.bridge import Bridge

#: From a path within the cache, and the pixels to be filled, to one on disk (see `Browse.picture_path`).
Where = Callable[[str, tuple[int, int] | None], str]

_SCREENS_KEPT = 4
"""How many times the pixels of the largest screen are kept: what is scrolled to and fro, whatever the resolution."""
_KEPT_MOST = 20_000
"""Pictures of which something is remembered, if only that there is none."""
_AT_ONCE = 3
"""Pictures being decoded side by side: a worker is left for what the window asks."""
_WAITING_MOST = 400
"""More were never looked at together: what was scrolled past first is not decoded at all."""


@dataclass(frozen=True, slots=True)
class _Key:
    path: str
    width: int
    height: int
    ratio: float
    radius: float


class Pictures(QObject):
    """Hands out pixmaps at once or later. `arrived` names the cache path of a picture that can be had now."""

    arrived = Signal(str)

    def __init__(self, bridge: Bridge, where: Where, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._where = where
        self._kept: OrderedDict[_Key, QPixmap | None] = OrderedDict()
        self._pixels = 0
        self._wanted: OrderedDict[_Key, None] = OrderedDict()
        self._under_way: set[_Key] = set()
        _meet_types()

    def get(self, path: str, size: QSize, ratio: float = 1.0, radius: float = metrics.RADIUS_PANEL) -> QPixmap | None:
        """The picture filling `size` logical pixels, corners rounded; None when there is none yet (`arrived` tells).

        A file that is gone or broken stays None and is not tried again until `forget`.
        """
        if not path or size.isEmpty():
            return None
        key = _Key(path, size.width(), size.height(), ratio, radius)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if key not in self._under_way:
            self._wanted[key] = None
            self._wanted.move_to_end(key)
            if len(self._wanted) > _WAITING_MOST:
                self._wanted.popitem(last=False)  # looked at again, it is asked for again
            self._begin()
        return None

    def _begin(self) -> None:
        """Decode what was looked at last first: who scrolls waits for what is on screen, not for what was."""
        while self._wanted and len(self._under_way) < _AT_ONCE:
            key, _ = self._wanted.popitem()
            self._under_way.add(key)
            self._bridge.ask(
                self,
                partial(_decoded, self._where, key),
                partial(self._keep, key),
                partial(self._give_up, key),
            )

    @property
    def is_waiting(self) -> bool:
        """Whether a picture is on its way that somebody asked for."""
        return bool(self._wanted)

    def forget_hearers(self) -> None:
        """Tell nothing more to those who listen now: their window is taken down. What was decoded is kept."""
        if self.isSignalConnected(QMetaMethod.fromSignal(self.arrived)):
            self.arrived.disconnect()

    def forget(self, path: str) -> None:
        """Try a picture again: its file was replaced or came back."""
        for key in [key for key in self._kept if key.path == path]:
            self._pixels -= _pixels(self._kept.pop(key))

    def _keep(self, key: _Key, image: QImage) -> None:
        self._remember(key, None if image.isNull() else QPixmap.fromImage(image))
        if not image.isNull():
            self.arrived.emit(key.path)

    def _give_up(self, key: _Key, error: MetarrError) -> None:
        self._remember(key, None)

    def _remember(self, key: _Key, picture: QPixmap | None) -> None:
        self._under_way.discard(key)
        self._kept[key] = picture
        self._pixels += _pixels(picture)
        most = _SCREENS_KEPT * _largest_screen()
        while (self._pixels > most or len(self._kept) > _KEPT_MOST) and len(self._kept) > 1:
            _, old = self._kept.popitem(last=False)
            self._pixels -= _pixels(old)
        self._begin()


def _pixels(picture: QPixmap | None) -> int:
    return picture.width() * picture.height() if picture is not None else 0


def _largest_screen() -> int:
    """Device pixels of the largest screen there is."""
    sizes = [one.size() * one.devicePixelRatio() for one in QGuiApplication.screens()]
    return max((size.width() * size.height() for size in sizes), default=0)


def _meet_types() -> None:
    """In the GUI thread: have PySide make the types that decoding works with.

    It makes a type when that is first met, partly in Python, where another thread may come in between. Two workers that
    met one at once ended the program.
    """
    _reader(":/none").size()
    fit_card(QImage(1, 1, QImage.Format.Format_RGB32), QSize(1, 1))


def _decoded(where: Where, key: _Key) -> QImage:
    """In a worker: the picture, decoded no larger than needed, from its small form where that fills the room."""
    target = QSize(round(key.width * key.ratio), round(key.height * key.ratio))
    reader = _reader(where(key.path, (target.width(), target.height())))
    if _scale(reader, target) > 1:  # the small form of a wide picture may be too low for a high card
        reader = _reader(where(key.path, None))
    return filled(reader, QSize(key.width, key.height), key.ratio, key.radius)


def filled(reader: QImageReader, size: QSize, ratio: float, radius: float) -> QImage:
    """In a worker: a picture that fills `size` logical pixels, decoded no larger than needed, corners rounded."""
    target = QSize(round(size.width() * ratio), round(size.height() * ratio))
    whole, scale = reader.size(), _scale(reader, target)
    if scale < 1:
        reader.setScaledSize(QSize(max(1, round(whole.width() * scale)), max(1, round(whole.height() * scale))))
    return fit_card(reader.read(), size, ratio=ratio, radius=radius)


def _reader(file: str) -> QImageReader:
    reader = QImageReader(file)
    reader.setAutoTransform(True)
    return reader


def _scale(reader: QImageReader, target: QSize) -> float:
    """By how much the picture has to be scaled to fill the room; infinite where it cannot be read."""
    whole = reader.size()
    if whole.isEmpty():
        return math.inf
    return max(target.width() / whole.width(), target.height() / whole.height())
