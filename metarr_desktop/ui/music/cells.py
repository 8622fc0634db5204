"""How an artist is drawn in the list: face, name, albums, and a sign where something is to be seen to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.roles import Card, Role
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import current_palette
from metarr_desktop.ui.widgets.cell import is_chosen, mirrored, paint_row_face, paint_sign, write_line
from metarr_desktop.ui.widgets.placeholder import initials

if TYPE_CHECKING:
    from metarr_desktop.ui.index import Index

FACE = QSize(32, 32)


class ArtistCell(QStyledItemDelegate):
    """48 px high, from `Role.CARD` and `Role.PICTURE`."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One height for all."""
        return QSize(0, metrics.ROW_LIST)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw it; an artist whose row is under way leaves room."""
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        frame = option.rect.adjusted(metrics.SPACE, 0, -metrics.SPACE, 0)
        paint_row_face(painter, option, frame, metrics.RADIUS_CONTROL)
        card = index.data(Role.CARD)
        if isinstance(card, Card):
            place = QRect(QPoint(frame.left() + metrics.SPACE, frame.top() + metrics.SPACE), FACE)
            paint_face(painter, mirrored(option, place), card.title, index.data(Role.PICTURE))
            self._paint_words(painter, option, frame, card)
        painter.restore()

    def _paint_words(self, painter: QPainter, option: QStyleOptionViewItem, frame: QRect, card: Card) -> None:
        palette = current_palette()
        line = frame.adjusted(FACE.width() + 20, 6, -metrics.SPACE_SECTION, 0)
        line.setHeight(20)
        font = fonts.font(weight=fonts.Weight.STRONG if is_chosen(option) else fonts.Weight.NORMAL)
        write_line(painter, option, line, isolated(card.title), font, palette.text)
        line.translate(0, 20)
        line.setHeight(16)
        write_line(painter, option, line, card.caption, fonts.font(fonts.Size.SMALL), palette.text2)
        if card.attention is not None:
            sign = QRect(frame.right() - 21, frame.top() + 17, metrics.ICON_BADGE, metrics.ICON_BADGE)
            paint_sign(painter, option, sign, Icon.QUESTION, palette.warn)


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
