"""How a title of a plan is drawn, above what the plan does with its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import current_palette
from metarr_desktop.ui.widgets.cell import Cell, mirrored, paint_sign, write_line
from metarr_desktop.ui.widgets.count_pill import paint_pill, pill_size

if TYPE_CHECKING:
    from metarr_desktop.ui.index import Index


class PlanCell(Cell):
    """Rows of `TwoLevels`: titles with how many files stand below; subclasses draw those, `member_height` px high."""

    member_height = 0

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Titles and files each have a height, which grows with the text; the width is the tree's."""
        return QSize(200, fonts.grown(self.member_height) if index.parent().isValid() else metrics.ROW_TABLE)


def paint_group(
    painter: QPainter, option: QStyleOptionViewItem, room: QRect, title: str, count: int, *, is_left_out: bool = False
) -> None:
    """A title and the number of its files; a warning where it is left out and has none."""
    palette = current_palette()
    pill = pill_size(count)
    top = room.top() + (room.height() - pill.height()) // 2
    end = QRect(room.right() - pill.width(), top, pill.width(), pill.height())
    if is_left_out and not count:
        paint_sign(painter, option, end.adjusted(0, 1, 0, -1), Icon.WARNING, palette.warn)
    else:
        paint_pill(painter, mirrored(option, end), str(count), palette.hover, palette.text2)
    words = QRect(room)
    words.setRight(end.left() - metrics.SPACE)
    write_line(painter, option, words, isolated(title), fonts.font(weight=fonts.Weight.STRONG), palette.text)
