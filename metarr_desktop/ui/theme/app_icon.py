"""The program's own mark, for windows, the task bar and the tray."""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from metarr_desktop.shipped import resources

_SIZES = (16, 22, 24, 32, 48, 64, 128, 256)


def app_icon(mark: QColor | None = None, rim: QColor | None = None) -> QIcon:
    """The mark in every usual size; with a dot in a colour (and a rim around it) when there is something to see."""
    drawing = QSvgRenderer(QByteArray((resources() / "app" / "metarr-desktop.svg").read_bytes()))
    icon = QIcon()
    for edge in _SIZES:
        drawn = QPixmap(QSize(edge, edge))
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawing.render(painter, QRectF(0, 0, edge, edge))
        if mark is not None:
            size = edge * 0.44
            place = QRectF(edge - size, edge - size, size, size)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(rim or mark)
            painter.drawEllipse(place)
            inset = size * 0.14
            painter.setBrush(mark)
            painter.drawEllipse(place.adjusted(inset, inset, -inset, -inset))
        painter.end()
        icon.addPixmap(drawn)
    return icon
