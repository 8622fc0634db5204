"""A number in a pill: how many wait for a person."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.palette import current_palette

_HEIGHT = 16


def pill_size(count: int | str) -> QSize:
    """How large a pill for this number is."""
    ink = QFontMetrics(fonts.font(fonts.Size.SMALL, fonts.Weight.STRONG))
    return QSize(max(_HEIGHT + 4, ink.horizontalAdvance(str(count)) + 12), _HEIGHT)


def paint_pill(painter: QPainter, rect: QRect, text: str, face: QColor, ink: QColor) -> None:
    """Draw a pill with a text in it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(face)
    painter.drawRoundedRect(rect, metrics.RADIUS_PILL, metrics.RADIUS_PILL)
    painter.setPen(ink)
    painter.setFont(fonts.font(fonts.Size.SMALL, fonts.Weight.STRONG))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


class CountPill(QWidget):
    """A number in the accent; hidden at 0."""

    def __init__(self, count: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_count(count)

    def set_count(self, count: int) -> None:
        """Show another number, in the person's way of writing it."""
        self._text = self.locale().toString(count)
        self.setAccessibleName(self._text)
        self.setVisible(count > 0)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the number asks."""
        return pill_size(self._text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pill."""
        palette = current_palette()
        paint_pill(QPainter(self), self.rect(), self._text, palette.accent, palette.on_accent)
