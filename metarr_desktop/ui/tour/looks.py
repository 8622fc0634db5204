"""In which light, scale, size and language screens are drawn.

A language is spoken by the windows that are made from then on, so looks that differ in it share a process. The scale of
a screen is the process's own: what a window is told of it must not change while it stands.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from metarr_desktop.ui.language import RIGHT_TO_LEFT, speak
from metarr_desktop.ui.theme.palette import DARK, LIGHT, Palette
from metarr_desktop.ui.theme.theme import apply

DESKTOP = QSize(1440, 900)
LAPTOP = QSize(1280, 720)
_ENGLISH = "en"
_DPI = 96


@dataclass(frozen=True, slots=True)
class Look:
    """How screens are dressed. `name` ends the names of their files; `size` is the window's, as a person would say it.

    Without `is_whole` a handful of screens are enough to show what it is like.
    """

    name: str
    palette: Palette
    size: QSize
    language: str = _ENGLISH
    text_percent: int = 100
    is_whole: bool = True

    def wear(self, app: QApplication) -> None:
        """Dress the application; windows made from now on speak the language."""
        speak(app, self.language)
        apply(app, self.palette, self.text_percent)


_LIGHT, _DARK = Look("light", LIGHT, DESKTOP), Look("dark", DARK, DESKTOP)
IN_SHORT = tuple(replace(look, is_whole=False) for look in (_LIGHT, _DARK))


@dataclass(frozen=True, slots=True)
class Turn:
    """The looks that one process draws, and the screen that it has: no larger than their windows."""

    looks: tuple[Look, ...]
    scale: int = 1

    @contextlib.contextmanager
    def on_its_screen(self) -> Iterator[None]:
        """Have Qt, which must not be started yet, draw on that screen, which nobody sees."""
        size, scale = self.looks[0].size, self.scale
        screen = {
            "name": f"{scale * 100} %",
            "x": 0,
            "y": 0,
            "width": size.width() * scale,
            "height": size.height() * scale,
            "logicalDpi": _DPI * scale,
            "logicalBaseDpi": _DPI,
            "dpr": 1,
        }
        with tempfile.TemporaryDirectory(prefix="metarr-") as folder:
            path = os.path.join(folder, "screen.json")
            with open(path, "w", encoding="ascii") as file:
                json.dump({"windowFrameMargins": False, "screens": [screen]}, file)
            os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={path}"
            yield


#: Scales, languages and large text on a small laptop, where words that are longer have least room. Of two cores, the
#: second would have nothing to do while the other draws the third turn: a fourth takes no time.
TURNS = {
    "themes": Turn((_LIGHT, _DARK)),
    "languages": Turn((Look("de", LIGHT, LAPTOP, "de"), Look("rtl", DARK, LAPTOP, RIGHT_TO_LEFT))),
    "200": Turn((Look("200", LIGHT, LAPTOP),), scale=2),
    "large": Turn((Look("large", LIGHT, LAPTOP, text_percent=150),)),
}
FOR_DOCS = {"docs": Turn((_LIGHT, replace(_DARK, is_whole=False)))}
