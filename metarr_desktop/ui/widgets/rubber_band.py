"""The rectangle that is drawn over a wall to select what it touches."""

from PySide6.QtCore import QItemSelection, QPoint, QRect
from PySide6.QtGui import QPainter, QPen

from metarr_desktop.ui.theme.palette import current_palette

_FACE_OPACITY = 0.4


class RubberBand:
    """One drag: where it began (content coordinates), where the pointer is (viewport), what was selected before."""

    def __init__(self, start: QPoint, before: QItemSelection) -> None:
        self.start = start
        self.before = before
        self.pointer: QPoint | None = None

    def area(self, offset_px: int) -> QRect:
        """What it covers in content coordinates of a view that is scrolled by `offset_px`."""
        end = self.start if self.pointer is None else self.pointer + QPoint(0, offset_px)
        return QRect(self.start, end).normalized()

    def overshoot(self, height_px: int) -> int:
        """How far the pointer is held below (positive) or above (negative) a viewport of this height."""
        y = 0 if self.pointer is None else self.pointer.y()
        return max(0, y - height_px) + min(0, y)

    def paint(self, painter: QPainter, offset_px: int) -> None:
        """Draw it into the viewport."""
        palette = current_palette()
        seen = self.area(offset_px).translated(0, -offset_px)
        painter.setOpacity(_FACE_OPACITY)
        painter.fillRect(seen, palette.selection)
        painter.setOpacity(1)
        painter.setPen(QPen(palette.accent, 1))
        painter.drawRect(seen.adjusted(0, 0, -1, -1))
