"""A row of small pictures with two lines each: faces of a cast, pictures of a title."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.palette import current_palette
from metarr_desktop.ui.widgets.placeholder import initials

_LINE = 16
_TEXT_GAP = 4
_FACE = 48


class ThumbShape(StrEnum):
    """Circles for people, rounded rectangles for pictures."""

    CIRCLE = "circle"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Thumb:
    """One picture; `key` is what `activated` carries. Without a picture, initials stand there."""

    key: str
    title: str
    subtitle: str = ""
    picture: QPixmap | None = None


class ThumbRow(QWidget):
    """As many as fit, in equal columns. Arrow keys go along, Enter and a click activate."""

    activated = Signal(str)

    def __init__(
        self,
        name: str,
        *,
        shape: ThumbShape = ThumbShape.CIRCLE,
        size: QSize | None = None,
        column_px: int = 70,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._shape = shape
        self._size = size or QSize(_FACE, _FACE)
        self._column = max(column_px, self._size.width() + metrics.SPACE)
        self._thumbs: tuple[Thumb, ...] = ()
        self._current = 0
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_thumbs(self, thumbs: Sequence[Thumb]) -> None:
        """Show these, in this order."""
        self._thumbs = tuple(thumbs)
        self._current = 0
        self.setAccessibleDescription(", ".join(thumb.title for thumb in self._thumbs))
        self.setVisible(bool(self._thumbs))
        self.update()

    def capacity(self) -> int:
        """How many fit into the width there is."""
        return max(1, self.width() // self._column)

    def thumb_rect(self, index: int) -> QRect:
        """The column of one picture, text included."""
        column = self.width() // min(self.capacity(), max(1, len(self._thumbs)))
        column = min(column, self._column + metrics.CARD_GAP)
        place = QRect(index * column, 0, column, self.height())
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

    def sizeHint(self) -> QSize:
        """Five beside each other."""
        return QSize(5 * self._column, self._height())

    def minimumSizeHint(self) -> QSize:
        """One."""
        return QSize(self._column, self._height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click activates what it hits."""
        for index in range(min(self.capacity(), len(self._thumbs))):
            if self.thumb_rect(index).contains(event.position().toPoint()):
                self._current = index
                self.update()
                self.activated.emit(self._thumbs[index].key)
                return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go along with the arrows, activate with Enter or Space."""
        towards_end = Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right
        towards_start = Qt.Key.Key_Right if self.isRightToLeft() else Qt.Key.Key_Left
        step = {towards_end: 1, towards_start: -1}.get(Qt.Key(event.key()), 0)
        last = min(self.capacity(), len(self._thumbs)) - 1
        if step and last >= 0:
            self._current = min(max(self._current + step, 0), last)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and last >= 0:
            self.activated.emit(self._thumbs[self._current].key)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take new fonts and colours."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        for index, thumb in enumerate(self._thumbs[: self.capacity()]):
            self._paint_thumb(painter, self.thumb_rect(index), thumb, ringed=index == self._current and self.hasFocus())

    def _height(self) -> int:
        return self._size.height() + _TEXT_GAP + 2 * _LINE + 2 * metrics.SPACE_GROUP

    def _paint_thumb(self, painter: QPainter, column: QRect, thumb: Thumb, *, ringed: bool) -> None:
        picture = QRect(column.topLeft(), self._size).translated(0, metrics.SPACE_GROUP)
        picture.moveLeft(column.left() + (column.width() - picture.width()) // 2)
        shape = self._outline(QRectF(picture), metrics.RADIUS_CONTROL)
        painter.save()
        painter.setClipPath(shape)
        _paint_face(painter, picture, thumb)
        painter.restore()
        if ringed:
            painter.setPen(QPen(current_palette().accent, metrics.RING))
            away = metrics.RING_DISTANCE + metrics.RING / 2
            painter.drawPath(self._outline(QRectF(picture).adjusted(-away, -away, away, away), metrics.RADIUS_PANEL))
        self._paint_words(painter, column, picture.bottom() + 1 + _TEXT_GAP, thumb)

    def _outline(self, rect: QRectF, radius: float) -> QPainterPath:
        path = QPainterPath()
        if self._shape is ThumbShape.CIRCLE:
            path.addEllipse(rect)
        else:
            path.addRoundedRect(rect, radius, radius)
        return path

    def _paint_words(self, painter: QPainter, column: QRect, top: int, thumb: Thumb) -> None:
        palette = current_palette()
        small = fonts.font(fonts.Size.SMALL)
        measure = QFontMetrics(small)
        painter.setFont(small)
        line = QRect(column.left() + 2, top, column.width() - 4, _LINE)
        for text, ink in ((thumb.title, palette.text), (thumb.subtitle, palette.text2)):
            painter.setPen(ink)
            cut = measure.elidedText(text, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, cut)
            line.translate(0, _LINE)


def _paint_face(painter: QPainter, place: QRect, thumb: Thumb) -> None:
    if thumb.picture is None or thumb.picture.isNull():
        tones = current_palette().placeholder(thumb.title)
        painter.fillRect(place, tones.face)
        painter.setPen(tones.ink)
        painter.setFont(fonts.font(weight=fonts.Weight.STRONG))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, initials(thumb.title))
        return
    size = thumb.picture.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    fitted = QRect(place.topLeft(), size)
    fitted.moveCenter(place.center())
    painter.drawPixmap(fitted, thumb.picture)
