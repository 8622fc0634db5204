"""Cells that keep the model's own inks: the style sheet writes every table's words in the plain one."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QBrush, QFont, QIcon, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from metarr_desktop.ui.theme import metrics
from metarr_desktop.ui.theme.palette import current_palette

Index = QModelIndex | QPersistentModelIndex


class InkedCell(QStyledItemDelegate):
    """`DecorationRole`, then `DisplayRole` in `ForegroundRole` and `FontRole`."""

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
            sign = QRect(inner.left(), inner.center().y() - metrics.ICON // 2, metrics.ICON, metrics.ICON)
            icon.paint(painter, QStyle.visualRect(option.direction, inner, sign))
            words.setLeft(sign.right() + 1 + metrics.SPACE_GROUP)
        ink = index.data(Qt.ItemDataRole.ForegroundRole)
        font = index.data(Qt.ItemDataRole.FontRole)
        painter.save()
        painter.setFont(font if isinstance(font, QFont) else option.font)
        painter.setPen(ink.color() if isinstance(ink, QBrush) else current_palette().text)
        leading = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, words.width())
        place = QStyle.visualRect(option.direction, inner, words)
        painter.drawText(place, leading | Qt.AlignmentFlag.AlignVCenter, cut)
        painter.restore()
