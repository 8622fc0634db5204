"""Where the pictures of screens go, with what was found wrong while they were taken."""

from __future__ import annotations

import os
from collections.abc import Collection

from PIL import Image
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from metarr_desktop.domain.errors import CannotWrite
from metarr_desktop.ui.layout_flaws import flaws
from metarr_desktop.ui.nameless import nameless

_QUALITY = 60  # of PNG: how little is packed, never what is lost; packing harder takes eight times as long for 4 %
_OF_THE_MACHINE = frozenset({"about"})  # shows the system on which it is drawn: not for the documentation


class Album:
    """A folder of PNG files, `SCREEN-LOOK.png`. It must not hold a name twice: the second would hide the first."""

    def __init__(self, folder: str, only: Collection[str] = (), *, is_for_docs: bool = False) -> None:
        """`only` some screens are wanted, else all. `is_for_docs`: files of a quarter of the size, by fewer colours."""
        self._folder = folder
        self._only = frozenset(only)
        self._is_for_docs = is_for_docs
        self.written: list[str] = []
        self._flaws: dict[str, list[str]] = {}

    def wants(self, screen: str) -> bool:
        """Whether there is a page for it."""
        return (not self._only or screen in self._only) and not (self._is_for_docs and screen in _OF_THE_MACHINE)

    def put(self, screen: str, look: str, target: QWidget) -> None:
        """Look through a widget and draw it. Raises CannotWrite, and ValueError for a name that is taken."""
        name = f"{screen}-{look}"
        path = os.path.join(self._folder, f"{name}.png")
        if path in self.written:
            raise ValueError(f"two screens are called {name}")
        os.makedirs(self._folder, exist_ok=True)
        image = target.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        if not image.save(path, quality=_QUALITY):
            raise CannotWrite(path, "the picture could not be written")
        if self._is_for_docs:
            _take_colors(path)
        self.written.append(path)
        unnamed = (f"has no name: {way}" for way in nameless(target))
        for flaw in dict.fromkeys((*flaws(target), *unnamed)):
            self._flaws.setdefault(flaw, []).append(name)

    def note_error(self, error: BaseException) -> None:
        """What nobody foresaw is wrong with the screen that is prepared: the one after the last that was drawn."""
        after = os.path.basename(self.written[-1]).removesuffix(".png") if self.written else "the first"
        self._flaws.setdefault(f"raised: {type(error).__name__} {error}".rstrip(), []).append(f"after {after}")

    def findings(self) -> list[str]:
        """A line for each flaw: the first picture that shows it, how many others do, and what it is."""
        return [
            f"{first}{f' and {len(others)} more' if others else ''}: {flaw}"
            for flaw, (first, *others) in self._flaws.items()
        ]


def _take_colors(path: str) -> None:
    """Leave a picture its 256 main colours."""
    with Image.open(path) as image:
        few = image.convert("RGB").quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
