"""What painted rows share: the face behind them, words, signs, small pictures and bars, in the reading direction.

Places are given as they lie where one reads from left to right, in the coordinates of the row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from metarr_desktop.ui.theme import icons, metrics
from metarr_desktop.ui.theme.palette import current_palette
from metarr_desktop.ui.widgets.placeholder import paint_placeholder

if TYPE_CHECKING:
    from metarr_desktop.ui.index import Index
    from metarr_desktop.ui.theme.icons import Icon


class Cell(QStyledItemDelegate):
    """A row's face as the style paints it, then what the cell adds."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw face and content."""
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style() if option.widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self.paint_content(painter, option.rect.adjusted(metrics.SPACE, 0, -metrics.SPACE, 0), option, index)
        painter.restore()

    def paint_content(self, painter: QPainter, inner: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw what the row says; `inner` is the row without its margins at both ends."""
        raise NotImplementedError


def is_chosen(option: QStyleOptionViewItem) -> bool:
    """Whether the row is selected."""
    return bool(option.state & QStyle.StateFlag.State_Selected)


def mirrored(option: QStyleOptionViewItem, place: QRect) -> QRect:
    """Where a place of the row lies in the reading direction."""
    return QStyle.visualRect(option.direction, option.rect, place)


def paint_row_face(
    painter: QPainter, option: QStyleOptionViewItem, whole: QRect, radius: int = metrics.RADIUS_PANEL
) -> None:
    """Behind a row: chosen, under the pointer, or neither; a ring where the keyboard is."""
    palette = current_palette()
    if is_chosen(option) or option.state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.selection if is_chosen(option) else palette.hover)
        painter.drawRoundedRect(whole, radius, radius)
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(palette.accent)
        painter.drawRoundedRect(QRectF(whole).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def write_line(
    painter: QPainter,
    option: QStyleOptionViewItem,
    place: QRect,
    text: str,
    font: QFont,
    color: QColor,
    up_down: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    """One line of text, cut where there is no room."""
    painter.setFont(font)
    painter.setPen(color)
    shown = painter.fontMetrics().elidedText(text, mode, place.width())
    where = QStyle.visualAlignment(option.direction, side | up_down)
    painter.drawText(mirrored(option, place), where, shown)


def paint_sign(painter: QPainter, option: QStyleOptionViewItem, place: QRect, icon: Icon, color: QColor) -> None:
    """An icon in the ink of what it says."""
    icons.paint(painter, icon, color, QRectF(mirrored(option, place)))


def sign_place(left: int, room: QRect, size_px: int = metrics.ICON) -> QRect:
    """The square of an icon that begins at `left`, half-way down the room."""
    return QRect(left, room.top() + (room.height() - size_px) // 2, size_px, size_px)


def paint_thumb(
    painter: QPainter, option: QStyleOptionViewItem, place: QRect, picture: object, title: str, radius: int
) -> None:
    """A small picture; where there is none (yet), the placeholder of its title."""
    where = mirrored(option, place)
    if isinstance(picture, QPixmap) and not picture.isNull():
        painter.drawPixmap(where, picture)
    else:
        paint_placeholder(painter, QRectF(where), title, radius=radius)


def paint_bar(painter: QPainter, option: QStyleOptionViewItem, place: QRect, share: float, color: QColor) -> None:
    """A bar that is full from its start to `share` (0 to 1; what is more counts as full)."""
    radius = place.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(current_palette().track)
    painter.drawRoundedRect(mirrored(option, place), radius, radius)
    if share > 0:
        done = QRect(
            place.topLeft(), QSize(max(place.height(), round(place.width() * min(1.0, share))), place.height())
        )
        painter.setBrush(color)
        painter.drawRoundedRect(mirrored(option, done), radius, radius)
