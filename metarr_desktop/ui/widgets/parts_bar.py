"""What a score is made of: a rectangle a part, as wide as its points of 100, the numbers below in the same order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle

from metarr_desktop.ui.theme import fonts
from metarr_desktop.ui.theme.palette import current_palette

_TOP = 2
_BAR = 5
_NUMBERS = 16
_GAP = 2
_BETWEEN_NUMBERS = 4
_WHOLE = 100


def parts_height() -> int:
    """How high bar and numbers are, at the text size that is chosen."""
    return _TOP + _BAR + _GAP + fonts.grown(_NUMBERS)


def part_colours() -> tuple[QColor, ...]:
    """The colour of each part; the fifth is the quiet one of controls, as the visual target knows four steps."""
    palette = current_palette()
    return (*palette.parts, palette.ctl)


def paint_parts(painter: QPainter, place: QRect, parts: Sequence[float], direction: Qt.LayoutDirection) -> None:
    """Draw bar and numbers into a place `parts_height()` high; its width stands for 100 points."""
    painter.save()
    painter.setFont(fonts.font(fonts.Size.SMALL))
    measure = painter.fontMetrics()
    start, free = float(place.left()), place.left()
    numbers = fonts.grown(_NUMBERS)
    for points, colour in zip(parts, part_colours(), strict=False):
        width = place.width() * points / _WHOLE
        if width > 0:
            bar = QRectF(start, place.top() + _TOP, max(1.0, width - _GAP), _BAR)
            painter.fillRect(_mirrored(direction, place, bar.toRect()), colour)
        text = f"{points:.0f}"
        left = max(round(start), free)
        room = QRect(left, place.bottom() + 1 - numbers, measure.horizontalAdvance(text), numbers)
        painter.setPen(current_palette().text2)
        painter.drawText(_mirrored(direction, place, room), Qt.AlignmentFlag.AlignCenter, text)
        start, free = start + width, room.right() + 1 + _BETWEEN_NUMBERS
    painter.restore()


def _mirrored(direction: Qt.LayoutDirection, place: QRect, part: QRect) -> QRect:
    return QStyle.visualRect(direction, place, part)
