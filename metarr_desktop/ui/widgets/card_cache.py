"""Cards of a wall, each painted once: a pixmap a card, kept for as many as some screens hold."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QPixmap

if TYPE_CHECKING:
    from metarr_desktop.ui.roles import Card


class CardKey(NamedTuple):
    """All that a card's face depends on beside the shape of its wall; `picture` is the pixmap's `cacheKey`, or 0."""

    card: Card
    picture: int
    is_chosen: bool
    is_mirrored: bool


class CardCache:
    """The faces that were looked at last. `shape` is what they have in common: another one makes all of them anew."""

    def __init__(self) -> None:
        self._faces: OrderedDict[CardKey, QPixmap] = OrderedDict()
        self._shape: Hashable = None
        self._most = 0

    def fit(self, shape: Hashable, most: int) -> None:
        """Hold `most` faces of that shape."""
        if shape != self._shape:
            self._faces.clear()
            self._shape = shape
        self._most = most

    def get(self, key: CardKey) -> QPixmap | None:
        """The face, if it is here."""
        face = self._faces.get(key)
        if face is not None:
            self._faces.move_to_end(key)
        return face

    def keep(self, key: CardKey, face: QPixmap) -> None:
        """Keep a face, and give up those that were not looked at for longest."""
        self._faces[key] = face
        while len(self._faces) > self._most:
            self._faces.popitem(last=False)

    def clear(self) -> None:
        """Give up all of them."""
        self._faces.clear()

    def __len__(self) -> int:
        return len(self._faces)
