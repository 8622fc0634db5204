"""A line of the outbox as it is drawn: poster, title, how far it came, and why it is not further."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from metarr_desktop.domain.player import ParcelState
from metarr_desktop.ui.players.outbox_lines import POSTER, steps
from metarr_desktop.ui.roles import Role, Step
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.palette import Ink, current_palette
from metarr_desktop.ui.widgets.cell import mirrored, paint_row_face, paint_sign, paint_thumb, sign_place, write_line

if TYPE_CHECKING:
    from metarr_desktop.ui.index import Index

_ICON_GAP = 4
_LINK = 24
_REASON_MOST = 184
_TITLE_LEAST = 160
_SMALL_LINE = 16
_LINE = 20


class OutboxCell(QStyledItemDelegate):
    """Draws a row of `OutboxModel`. `is_tall`: the reason stands below the title, as long as the row.

    Where there is no room for all steps beside the title, only the one where the line is now is drawn.
    """

    def __init__(self, parent: QObject, *, is_tall: bool = False) -> None:
        super().__init__(parent)
        self._is_tall = is_tall
        ways = [steps(state) for state in ParcelState]
        self._way_px = max(_width(way) for way in ways)
        self._step_px = max(_width([step]) for way in ways for step in way)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are of one height; the width is the list's."""
        return QSize(0, metrics.ROW_LIST if self._is_tall else metrics.ROW_OUTBOX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        inner = option.rect
        if self._is_tall:
            paint_row_face(painter, option, option.rect.adjusted(0, 1, 0, -1))
            inner = inner.adjusted(metrics.SPACE_ROW, 0, -metrics.SPACE_ROW, 0)
        title = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        reason = str(index.data(Role.NOTE) or "")
        self._paint_poster(painter, option, inner, index, title)
        words = inner.adjusted(POSTER.width() + metrics.SPACE_ROW, 0, 0, 0)
        way: Sequence[Step] = index.data(Role.STEPS) or ()
        if self._is_tall:
            self._paint_tall(painter, option, words, title, reason, way)
        else:
            self._paint_flat(painter, option, words, title, reason, way)
        painter.restore()

    def _paint_poster(
        self, painter: QPainter, option: QStyleOptionViewItem, inner: QRect, index: Index, title: str
    ) -> None:
        top = inner.top() + (inner.height() - POSTER.height()) // 2
        place = QRect(QPoint(inner.left(), top), POSTER)
        paint_thumb(painter, option, place, index.data(Role.PICTURE), title, radius=2)

    def _paint_flat(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        words: QRect,
        title: str,
        reason: str,
        way: Sequence[Step],
    ) -> None:
        palette = current_palette()
        room = words.width() - _TITLE_LEAST - 2 * metrics.SPACE_ROW
        shown, width = self._fitting(way, room - _REASON_MOST // 2)
        end_px = max(0, min(room - width, _REASON_MOST))
        end = words.adjusted(words.width() - end_px, 0, 0, 0)
        small = fonts.font(fonts.Size.SMALL)
        write_line(painter, option, end, reason, small, palette.text2, side=Qt.AlignmentFlag.AlignRight)
        middle = QRect(end.left() - metrics.SPACE_ROW - width, words.top(), width, words.height())
        _paint_steps(painter, option, middle, shown)
        start = words.adjusted(0, 0, middle.left() - metrics.SPACE_ROW - words.right(), 0)
        write_line(painter, option, start, title, fonts.font(), palette.text)

    def _paint_tall(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        words: QRect,
        title: str,
        reason: str,
        way: Sequence[Step],
    ) -> None:
        palette = current_palette()
        shown, width = self._fitting(way, words.width() - _TITLE_LEAST)
        top = words.top() + (words.height() - _LINE - _SMALL_LINE) // 2
        first = QRect(words.left(), top, words.width(), _LINE)
        _paint_steps(painter, option, first.adjusted(first.width() - width, 0, 0, 0), shown)
        own = first.adjusted(0, 0, -(width + metrics.SPACE_ROW), 0)
        write_line(painter, option, own, title, fonts.font(), palette.text)
        below = QRect(words.left(), first.bottom() + 1, words.width(), _SMALL_LINE)
        write_line(painter, option, below, reason, fonts.font(fonts.Size.SMALL), palette.text2)

    def _fitting(self, way: Sequence[Step], room: int) -> tuple[Sequence[Step], int]:
        """The steps that are drawn into so much room, and how wide they are in every row of the list."""
        if self._way_px <= room:
            return way, self._way_px
        return [step for step in way if step.is_now], self._step_px


def _font(step: Step) -> QFont:
    return fonts.font(fonts.Size.SMALL, fonts.Weight.STRONG if step.is_now else fonts.Weight.NORMAL)


def _step_width(step: Step) -> int:
    return metrics.ICON_BADGE + _ICON_GAP + QFontMetrics(_font(step)).horizontalAdvance(step.name) + 1


def _width(way: Sequence[Step]) -> int:
    return sum(map(_step_width, way)) + max(0, len(way) - 1) * (_LINK + 2 * _ICON_GAP)


def _paint_steps(painter: QPainter, option: QStyleOptionViewItem, place: QRect, way: Sequence[Step]) -> None:
    """Signs and words with lines between them; the line to where it is now is in the ink of what is done."""
    palette = current_palette()
    left = place.left()
    for number, step in enumerate(way):
        if number:
            link = QRect(left + _ICON_GAP, place.center().y(), _LINK, 2)
            is_gone = way[number - 1].ink is Ink.OK
            color = palette.ok if is_gone else palette.line
            painter.fillRect(mirrored(option, link), color)
            left += _LINK + 2 * _ICON_GAP
        paint_sign(painter, option, sign_place(left, place, metrics.ICON_BADGE), step.icon, palette.ink(step.ink))
        words = QRect(left + metrics.ICON_BADGE + _ICON_GAP, place.top(), place.width(), place.height())
        words.setWidth(_step_width(step) - metrics.ICON_BADGE - _ICON_GAP)
        color = palette.ink(step.ink) if step.is_now or step.ink is Ink.OK else palette.text2
        write_line(painter, option, words, step.name, _font(step), color)
        left += _step_width(step)
