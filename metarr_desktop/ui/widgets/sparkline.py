"""A small curve over time: what a number was up to now. It says in words what it draws."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from metarr_desktop.ui.theme.palette import current_palette

_HEIGHT = 56
_STROKE = 1.5
_HEADROOM = 1.15  # the highest point stays below the edge


class Sparkline(QWidget):
    """Points are (seconds ago, value), oldest first; the edge where one stops reading is now."""

    def __init__(self, name: str, span_s: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._span_s = span_s
        self._points: list[tuple[float, float]] = []
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_points(self, points: Sequence[tuple[float, float]], spoken: str) -> None:
        """Draw other points; `spoken` says what they come to."""
        self._points = [(ago_s, value) for ago_s, value in points if ago_s <= self._span_s]
        self.setAccessibleDescription(spoken)
        self.setToolTip(spoken)
        self.update()

    @property
    def points(self) -> Sequence[tuple[float, float]]:
        """What is drawn."""
        return self._points

    def sizeHint(self) -> QSize:
        """Wide and low."""
        return QSize(240, _HEIGHT)

    def changeEvent(self, event: QEvent) -> None:
        """Take new colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a line half-way up, the face below the curve, and the curve."""
        palette = current_palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(palette.line, 1))
        for height in (self.height() // 2, self.height() - 1):
            painter.drawLine(QPointF(0, height + 0.5), QPointF(self.width(), height + 0.5))
        if len(self._points) < 2:
            return
        places = [self._place(ago_s, value) for ago_s, value in self._points]
        foot = float(self.height())
        face = QPolygonF([QPointF(places[0].x(), foot), *places, QPointF(places[-1].x(), foot)])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.accent_soft)
        painter.drawPolygon(face)
        painter.setPen(QPen(palette.accent, _STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(places))

    def _place(self, ago_s: float, value: float) -> QPointF:
        most = max(value for _, value in self._points) * _HEADROOM or 1.0
        from_now = ago_s / self._span_s * self.width()
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = from_now if is_mirrored else self.width() - from_now
        return QPointF(x, self.height() - 1 - value / most * (self.height() - 2))
