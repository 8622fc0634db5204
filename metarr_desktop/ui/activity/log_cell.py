"""How a line of a job's log is painted: the time, a sign, and the text in as many lines as it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from metarr_desktop.ui.activity.log_lines import LogRole, Said
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.palette import current_palette
from metarr_desktop.ui.widgets.cell import mirrored, paint_row_face, paint_sign

if TYPE_CHECKING:
    from metarr_desktop.ui.index import Index

_ABOVE = 2
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere


class LogCell(QStyledItemDelegate):
    """Rows are as high as their text at the width of the list."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the text is when it is wrapped."""
        line = index.data(LogRole.LINE)
        measure = QFontMetrics(fonts.fixed_font())
        if not isinstance(line, Said):
            return QSize(0, measure.height())
        width = self._view.viewport().width()
        room = QRect(0, 0, max(40, width - _text_left(measure) - metrics.SPACE_GROUP), 10_000)
        text = measure.boundingRect(room, int(_WRAPPED), line.text)
        return QSize(0, max(measure.height(), text.height()) + 2 * _ABOVE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the line."""
        line = index.data(LogRole.LINE)
        if not isinstance(line, Said):
            return
        palette = current_palette()
        measure = QFontMetrics(fonts.fixed_font())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_row_face(painter, option, option.rect, metrics.RADIUS_CONTROL)
        inner = option.rect.adjusted(metrics.SPACE_GROUP, _ABOVE, -metrics.SPACE_GROUP, -_ABOVE)
        painter.setFont(fonts.fixed_font())
        painter.setPen(palette.text2)
        clock = QRect(inner.left(), inner.top(), measure.horizontalAdvance(_CLOCK), measure.height())
        painter.drawText(mirrored(option, clock), Qt.AlignmentFlag.AlignVCenter, line.clock)
        left = option.rect.left() + _text_left(measure)
        sign = QRect(left - metrics.ICON_CHIP - metrics.SPACE, inner.top(), metrics.ICON_CHIP, measure.height())
        sign.setTop(inner.top() + (measure.height() - metrics.ICON_CHIP) // 2)
        sign.setHeight(metrics.ICON_CHIP)
        paint_sign(painter, option, sign, line.icon, palette.ink(line.ink))
        painter.setPen(palette.text)
        text = QRect(left, inner.top(), inner.right() - left + 1, inner.height())
        side = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        painter.drawText(mirrored(option, text), int(_WRAPPED) | int(side), line.text)
        painter.restore()


_CLOCK = "00:00:00"


def _text_left(measure: QFontMetrics) -> int:
    return metrics.SPACE_GROUP + measure.horizontalAdvance(_CLOCK) + metrics.SPACE + metrics.ICON_CHIP + metrics.SPACE
