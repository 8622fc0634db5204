"""How an artist is drawn in the list: face, name, albums, and a sign where something is to be seen to."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from metarr_desktop.ui.roles import Card, Role
from metarr_desktop.ui.theme import fonts, icons, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import current_palette
from metarr_desktop.ui.widgets.placeholder import initials

Index = QModelIndex | QPersistentModelIndex

FACE = QSize(32, 32)


class ArtistCell(QStyledItemDelegate):
    """48 px high, from `Role.CARD` and `Role.PICTURE`."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One height for all."""
        return QSize(0, metrics.ROW_LIST)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw it; an artist whose row is under way leaves room."""
        palette = current_palette()
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        frame = option.rect.adjusted(metrics.SPACE, 0, -metrics.SPACE, 0)
        is_here = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_here or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.selection if is_here else palette.hover)
            painter.drawRoundedRect(frame, metrics.RADIUS_CONTROL, metrics.RADIUS_CONTROL)
        card = index.data(Role.CARD)
        if isinstance(card, Card):
            place = QRect(QPoint(frame.left() + metrics.SPACE, frame.top() + metrics.SPACE), FACE)
            paint_face(painter, QStyle.visualRect(option.direction, frame, place), card.title, index.data(Role.PICTURE))
            self._paint_words(painter, option, frame, card, is_strong=is_here)
        painter.restore()

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, frame: QRect, card: Card, *, is_strong: bool
    ) -> None:
        palette = current_palette()
        leading = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
        line = frame.adjusted(FACE.width() + 20, 6, -metrics.SPACE_SECTION, 0)
        line.setHeight(20)
        font = fonts.font(weight=fonts.Weight.STRONG if is_strong else fonts.Weight.NORMAL)
        painter.setFont(font)
        painter.setPen(palette.text)
        cut = QFontMetrics(font).elidedText(card.title, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(QStyle.visualRect(option.direction, frame, line), leading, cut)
        line.translate(0, 20)
        line.setHeight(16)
        painter.setFont(fonts.font(fonts.Size.SMALL))
        painter.setPen(palette.text2)
        painter.drawText(QStyle.visualRect(option.direction, frame, line), leading, card.caption)
        if card.attention is not None:
            sign = QRect(frame.right() - 21, frame.top() + 17, metrics.ICON_BADGE, metrics.ICON_BADGE)
            mirrored = QStyle.visualRect(option.direction, frame, sign)
            icons.paint(painter, Icon.QUESTION, palette.warn, QRectF(mirrored))


def paint_face(painter: QPainter, place: QRect, name: str, picture: object) -> None:
    """A round picture, or the initials in the artist's own hue."""
    if isinstance(picture, QPixmap) and not picture.isNull():
        painter.drawPixmap(place, picture)
        return
    tones = current_palette().placeholder(name)
    circle = QPainterPath()
    circle.addEllipse(QRectF(place))
    painter.fillPath(circle, tones.face)
    font = fonts.font(weight=fonts.Weight.STRONG)
    font.setPixelSize(max(9, round(place.width() * 0.34)))
    painter.setFont(font)
    painter.setPen(tones.ink)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, initials(name))
