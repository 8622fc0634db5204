"""The one style sheet: `resources/styles/window.qss` with the palette's colours filled in once."""

from dataclasses import fields
from functools import cache
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from metarr_desktop.shipped import resources
from metarr_desktop.ui.theme.icons import Icon, coloured_svg
from metarr_desktop.ui.theme.palette import Ink, Palette

_GLYPHS = {
    "glyph_check": (Icon.CHECK, Ink.ON_ACCENT),
    "glyph_partly": (Icon.MINUS, Ink.ON_ACCENT),
    "glyph_radio": (Icon.DOT, Ink.ON_ACCENT),
    "glyph_down": (Icon.CHEVRON_DOWN, Ink.TEXT2),
    "glyph_up": (Icon.CHEVRON_UP, Ink.TEXT2),
    "glyph_right": (Icon.CHEVRON_RIGHT, Ink.TEXT2),
    "glyph_left": (Icon.CHEVRON_LEFT, Ink.TEXT2),
    "glyph_close": (Icon.CLOSE, Ink.TEXT2),
    "glyph_menu_check": (Icon.CHECK, Ink.TEXT),
    "glyph_menu_radio": (Icon.DOT, Ink.TEXT),
}


class _GlyphFiles(QObject):
    """Recoloured icons as files, as style sheets can only name files. They vanish with the application."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._folder = TemporaryDirectory(prefix="metarr-style-")

    def url(self, icon: Icon, color: QColor) -> str:
        file = Path(self._folder.name) / f"{icon.value}-{color.rgba():08x}.svg"
        if not file.exists():
            file.write_bytes(coloured_svg(icon, color))
        return f'url("{file.as_posix()}")'


def style_sheet(app: QApplication, palette: Palette) -> str:
    """The whole style sheet in a palette's colours."""
    files = app.findChild(_GlyphFiles) or _GlyphFiles(app)
    tokens = {
        field.name: value.name(QColor.NameFormat.HexArgb)
        for field in fields(palette)
        if isinstance(value := getattr(palette, field.name), QColor)
    }
    glyphs = {name: files.url(icon, palette.ink(ink)) for name, (icon, ink) in _GLYPHS.items()}
    return _template().substitute(tokens | glyphs)


@cache
def _template() -> Template:
    return Template((resources() / "styles" / "window.qss").read_text(encoding="utf-8"))
