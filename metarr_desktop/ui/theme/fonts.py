"""Type: four sizes and three weights derived from the system's font, with figures of one width."""

from enum import Enum

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication


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


def with_tabular_figures(base: QFont) -> QFont:
    """The same font whose figures all have one width, where it offers them."""
    tabular = QFont(base)
    tabular.setFeature(QFont.Tag("tnum"), 1)
    return tabular


def _scaled(base: QFont, size: Size, weight: Weight) -> QFont:
    if base.pixelSize() > 0:
        base.setPixelSize(round(base.pixelSize() * size.value))
    else:
        base.setPointSizeF(base.pointSizeF() * size.value)
    base.setWeight(weight.value)
    return base
