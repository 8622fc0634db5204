"""The floor of a wall: equal cells with a face and a title, painted by hand without a model, a row or a picture."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea

from metarr_desktop.ui.widgets.grid_places import GridPlaces


class BareGrid(QAbstractScrollArea):
    """So many cells of a size."""

    def __init__(self, count: int, cell: QSize, margin: int) -> None:
        super().__init__()
        self._count, self._cell, self._margin = count, cell, margin
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        height = self.viewport().height()
        self.verticalScrollBar().setRange(0, max(0, self._places().height - height))
        self.verticalScrollBar().setPageStep(height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area, offset, places = event.rect(), self.verticalScrollBar().value(), self._places()
        painter.fillRect(area, QColor("white"))
        for row in places.rows_between(area.top() + offset, area.bottom() + offset):
            cell = places.rect(row).translated(0, -offset)
            face = cell.adjusted(8, 8, -8, -50)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor.fromHsv(row % 360, 60, 220))
            painter.drawRoundedRect(face, 6, 6)
            painter.setPen(QColor("black"))
            title = QRect(cell.left() + 8, face.bottom() + 6, cell.width() - 16, 20)
            painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, f"Film {row}")
            painter.drawText(title.translated(0, 20), Qt.AlignmentFlag.AlignVCenter, "1999")

    def _places(self) -> GridPlaces:
        return GridPlaces(self._count, self.viewport().width(), self._cell, self._margin)
