"""Rows of two lines in a list: a sign, a title with a note at its end, a sentence below; headings between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.roles import Heading, Role, TwoLines
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.palette import current_palette
from metarr_desktop.ui.widgets.cell import paint_row_face, paint_sign, write_line

if TYPE_CHECKING:
    from metarr_desktop.ui.index import Index

_HEADING = 36
_LINE, _SMALL_LINE = 20, 16
_FROM_TOP = 6
_ROUNDED = 2  # an advance is rounded, and a text is cut that lacks a fraction of a pixel
_LEFT = metrics.SPACE_ROW + metrics.ICON + metrics.SPACE_ROW


class TwoLineCell(QStyledItemDelegate):
    """Draws `Role.LINES`. Where there is no room the title is cut in its middle, as names end in what they are."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Headings and rows each have a height; the width is the list's."""
        height = _HEADING if isinstance(index.data(Role.LINES), Heading) else metrics.ROW_LIST
        return QSize(0, fonts.grown(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the heading or the row."""
        line = index.data(Role.LINES)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, Heading):
            place = option.rect.adjusted(metrics.SPACE_ROW, 0, 0, -metrics.SPACE_GROUP)
            small = fonts.font(fonts.Size.SMALL, fonts.Weight.STRONG)
            write_line(painter, option, place, line.title, small, current_palette().text2, Qt.AlignmentFlag.AlignBottom)
        elif isinstance(line, TwoLines):
            self._paint_row(painter, option, line)
        painter.restore()

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, line: TwoLines) -> None:
        palette = current_palette()
        whole = option.rect.adjusted(0, 1, 0, -1)
        paint_row_face(painter, option, whole)
        high = fonts.grown(_LINE)
        top = whole.top() + (_FROM_TOP if line.sentence else (whole.height() - high) // 2)
        sign = QRect(whole.left() + metrics.SPACE_ROW, top + (high - metrics.ICON) // 2, metrics.ICON, metrics.ICON)
        paint_sign(painter, option, sign, line.icon, palette.ink(line.ink))
        words = QRect(whole.left() + _LEFT, top, whole.width() - _LEFT - metrics.SPACE_ROW, high)
        strong = fonts.font(weight=fonts.Weight.STRONG)
        note = note_width(words.width(), line)
        title = words.adjusted(0, 0, -(note + metrics.SPACE) if note else 0, 0)
        write_line(
            painter, option, title, isolated(line.title), strong, palette.text, mode=Qt.TextElideMode.ElideMiddle
        )
        at_end, end = words.adjusted(words.width() - note, 0, 0, 0), Qt.AlignmentFlag.AlignRight
        write_line(painter, option, at_end, line.note, fonts.font(), palette.text2, side=end)
        below = QRect(words.left(), words.bottom() + 1, words.width(), fonts.grown(_SMALL_LINE))
        write_line(painter, option, below, line.sentence, fonts.font(fonts.Size.SMALL), palette.text2)


def note_width(room: int, line: TwoLines) -> int:
    """How much of a line its note gets: what the title leaves, and where both are long, half."""
    title = QFontMetrics(fonts.font(weight=fonts.Weight.STRONG)).horizontalAdvance(line.title)
    left = max(room - title - metrics.SPACE, room // 2)
    note = QFontMetrics(fonts.font()).horizontalAdvance(line.note)
    return min(note + _ROUNDED, left) if note else 0
