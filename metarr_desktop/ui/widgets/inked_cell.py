"""Cells that keep the model's own inks: the style sheet writes every table's words in the plain one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QBrush, QFont, QIcon, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from metarr_desktop.ui.roles import Part, Role
from metarr_desktop.ui.theme import metrics
from metarr_desktop.ui.theme.palette import current_palette

if TYPE_CHECKING:
    from metarr_desktop.ui.index import Index


class InkedCell(QStyledItemDelegate):
    """`DecorationRole`, then `Role.PARTS`, else `DisplayRole` in `ForegroundRole` and `FontRole`."""

    def __init__(self, parent: QObject | None = None, *, icon_px: int = metrics.ICON) -> None:
        super().__init__(parent)
        self._icon_px = icon_px

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row's face, the icon and the words."""
        self.initStyleOption(option, index)
        text, option.text, option.icon = option.text, "", QIcon()
        style = option.widget.style() if option.widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        inner = option.rect.adjusted(metrics.SPACE, 0, -metrics.SPACE, 0)
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        words = QRect(inner)
        if isinstance(icon, QIcon):
            sign = QRect(inner.left(), inner.center().y() - self._icon_px // 2, self._icon_px, self._icon_px)
            icon.paint(painter, QStyle.visualRect(option.direction, inner, sign))
            words.setLeft(sign.right() + 1 + metrics.SPACE_GROUP)
        painter.save()
        parts = index.data(Role.PARTS) or (self._whole(text, option, index),)
        for part in _that_matter(parts, words.width()):
            self._paint_part(painter, part, inner, words, option)
        painter.restore()

    def _whole(self, text: str, option: QStyleOptionViewItem, index: Index) -> Part:
        ink = index.data(Qt.ItemDataRole.ForegroundRole)
        font = index.data(Qt.ItemDataRole.FontRole)
        return Part(
            text,
            ink.color() if isinstance(ink, QBrush) else current_palette().text,
            font if isinstance(font, QFont) else option.font,
        )

    def _paint_part(
        self, painter: QPainter, part: Part, inner: QRect, words: QRect, option: QStyleOptionViewItem
    ) -> None:
        """Write at the start of the room that is left, and take from it."""
        painter.setFont(part.font)
        painter.setPen(part.ink)
        leading = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
        cut = painter.fontMetrics().elidedText(part.text, Qt.TextElideMode.ElideRight, max(0, words.width()))
        place = QStyle.visualRect(option.direction, inner, words)
        painter.drawText(place, leading | Qt.AlignmentFlag.AlignVCenter, cut)
        words.setLeft(words.left() + part.width if cut == part.text else words.right() + 1)


def _that_matter(parts: Sequence[Part], room_px: int) -> Sequence[Part]:
    """The parts to write: where there is not room for all, what stands before the first mark gives way to it."""
    kept = list(parts)
    if sum(part.width for part in kept) <= room_px or not any(part.is_marked for part in kept):
        return kept
    dots = replace(kept[0], text="… ", is_marked=True)
    while not kept[0].is_marked and dots.width + sum(part.width for part in kept) > room_px:
        del kept[0]
    if not kept[0].is_marked and not kept[0].text.strip(" ,"):
        del kept[0]
    return [dots, *kept] if len(kept) < len(parts) else kept
