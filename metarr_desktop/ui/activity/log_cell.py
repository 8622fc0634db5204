"""How a line of a job's log is painted: the time, a sign, and the text in as many lines as it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from metarr_desktop.ui.activity.log_lines import LogRole, Said
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.palette import current_palette
from metarr_desktop.ui.widgets.cell import mirrored, paint_row_face, paint_sign, sign_place

if TYPE_CHECKING:
    from metarr_desktop.ui.index import Index

_ABOVE = 2
_CLOCK = "00:00:00"
_LEAST_TEXT = 40


class LogCell(QStyledItemDelegate):
    """Rows are as high as their text at the width of the list, beside its scroll bar whether that is there or not."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the text is when it is wrapped."""
        line = index.data(LogRole.LINE)
        if not isinstance(line, Said):
            return QSize(0, 0)
        text = self._wrapped(line, self._view.layoutDirection())
        return QSize(0, round(text.boundingRect().height()) + 2 * _ABOVE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the line."""
        line = index.data(LogRole.LINE)
        if not isinstance(line, Said):
            return
        palette = current_palette()
        measure = QFontMetrics(fonts.fixed_font())
        row = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_row_face(painter, option, row, metrics.RADIUS_CONTROL)
        first = QRect(row.left() + metrics.SPACE_GROUP, row.top() + _ABOVE, row.width(), measure.height())
        clock = QRect(first.left(), first.top(), measure.horizontalAdvance(_CLOCK), first.height())
        painter.setFont(fonts.fixed_font())
        painter.setPen(palette.text2)
        painter.drawText(mirrored(option, clock), Qt.AlignmentFlag.AlignVCenter, line.clock)
        sign = sign_place(clock.right() + 1 + metrics.SPACE, first, metrics.ICON_CHIP)
        paint_sign(painter, option, sign, line.icon, palette.ink(line.ink))
        painter.setPen(palette.text)
        text = self._wrapped(line, option.direction)
        place = QRect(row.left() + _text_left(measure), first.top(), self._text_width(measure), first.height())
        text.draw(painter, QPointF(mirrored(option, place).topLeft()))
        painter.restore()

    def _wrapped(self, line: Said, direction: Qt.LayoutDirection) -> QTextLayout:
        """The text in lines that end between words, and within one only where that is longer than a line."""
        width = self._text_width(QFontMetrics(fonts.fixed_font()))
        layout = QTextLayout(line.text, fonts.fixed_font())
        option = QTextOption(QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft))
        option.setTextDirection(direction)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        top = 0.0
        while (one := layout.createLine()).isValid():
            one.setLineWidth(width)
            one.setPosition(QPointF(0, top))
            top += one.height()
        layout.endLayout()
        return layout

    def _text_width(self, measure: QFontMetrics) -> int:
        bar = self._view.verticalScrollBar().sizeHint().width()
        room = self._view.width() - bar - 2 * self._view.frameWidth() - metrics.SPACE_GROUP
        return max(_LEAST_TEXT, room - _text_left(measure))


def _text_left(measure: QFontMetrics) -> int:
    return metrics.SPACE_GROUP + measure.horizontalAdvance(_CLOCK) + metrics.SPACE + metrics.ICON_CHIP + metrics.SPACE
