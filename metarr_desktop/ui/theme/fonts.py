"""Type: four sizes and three weights derived from the system's font, with figures of one width.

All of it grows with the text size that the person chose. What paints asks for its font when it paints; what is given a
font wears it (`wear`), and is given it anew when the size changes; so is what is held at a width (`keep_wide`).
"""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget

_SYSTEM = "metarr_system_font"
_PERCENT = "metarr_text_percent"
_WORN = "metarr_font"
_WIDTH = "metarr_width"


class Size(Enum):
    """A type size as a factor of the system's own (13 px in the drawings), with its line height there."""

    SMALL = 0.85
    BODY = 1.0
    TITLE = 1.23
    HERO = 1.69


class Weight(Enum):
    """The three weights in use: plain text, card titles, headings."""

    NORMAL = QFont.Weight.Normal
    MEDIUM = QFont.Weight.Medium
    STRONG = QFont.Weight.DemiBold


def font(size: Size = Size.BODY, weight: Weight = Weight.NORMAL) -> QFont:
    """The application's font in one of our sizes and weights."""
    return _scaled(QFont(QApplication.font()), size, weight)


def fixed_font() -> QFont:
    """The system's fixed font, small: for paths, NFO and log lines."""
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    body = QApplication.font()
    if body.pixelSize() > 0:
        fixed.setPixelSize(body.pixelSize())
    else:
        fixed.setPointSizeF(body.pointSizeF())
    return _scaled(fixed, Size.SMALL, Weight.NORMAL)


def wear(widget: QWidget, size: Size = Size.BODY, weight: Weight = Weight.NORMAL) -> None:
    """Write a widget in one of our sizes and weights, in whatever text size is chosen."""
    _put_on(widget, _Worn(size, weight))


def wear_fixed(widget: QWidget) -> None:
    """Write a widget in the fixed font, in whatever text size is chosen."""
    _put_on(widget, _Worn(is_fixed=True))


def grown(length_px: int) -> int:
    """A length that text has to fit into, at the text size that is chosen. It never shrinks."""
    app = QApplication.instance()
    percent = app.property(_PERCENT) if app is not None else None
    return max(length_px, round(length_px * percent / 100)) if isinstance(percent, int) else length_px


def keep_wide(widget: QWidget, width_px: int) -> None:
    """Hold a widget at a width that text has to fit into, in whatever text size is chosen."""
    widget.setProperty(_WIDTH, width_px)
    widget.setFixedWidth(grown(width_px))


def put_on(app: QApplication, text_percent: int) -> None:
    """Give the whole application the system's font at a text size; what wears one of ours gets it anew."""
    system = app.property(_SYSTEM)
    if not isinstance(system, QFont):
        system = QFont(app.font())
        app.setProperty(_SYSTEM, system)
    app.setProperty(_PERCENT, text_percent)
    wanted = _sized(with_tabular_figures(system), text_percent / 100)
    if wanted != app.font():
        app.setFont(wanted)
        for widget in app.allWidgets():
            worn = widget.property(_WORN)
            if isinstance(worn, _Worn):
                worn.put_on(widget)
            width = widget.property(_WIDTH)
            if isinstance(width, int):
                widget.setFixedWidth(grown(width))


@dataclass(frozen=True, slots=True)
class _Worn:
    """Which of our fonts a widget wears. It rides on the widget."""

    size: Size = Size.BODY
    weight: Weight = Weight.NORMAL
    is_fixed: bool = False

    def put_on(self, widget: QWidget) -> None:
        wanted = self._font()
        widget.setFont(wanted)
        # Where an application has a style sheet, Qt keeps under this name the font that a widget had when it was first
        # polished, and gives it back whenever it is polished anew.
        widget.setProperty("_q_styleSheetWidgetFont", wanted)

    def _font(self) -> QFont:
        return fixed_font() if self.is_fixed else font(self.size, self.weight)


def _put_on(widget: QWidget, worn: _Worn) -> None:
    widget.setProperty(_WORN, worn)
    worn.put_on(widget)


def with_tabular_figures(base: QFont) -> QFont:
    """The same font whose figures all have one width, where it offers them."""
    tabular = QFont(base)
    tabular.setFeature(QFont.Tag("tnum"), 1)
    return tabular


def _scaled(base: QFont, size: Size, weight: Weight) -> QFont:
    sized = _sized(base, size.value)
    sized.setWeight(weight.value)
    return sized


def _sized(base: QFont, factor: float) -> QFont:
    if factor != 1.0 and base.pixelSize() > 0:
        base.setPixelSize(round(base.pixelSize() * factor))
    elif factor != 1.0:
        base.setPointSizeF(base.pointSizeF() * factor)
    return base
