"""A row of small pictures with two lines each: faces of a cast, pictures of a title."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QStyle, QToolTip, QWidget

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

    @property
    def spoken(self) -> str:
        """Both lines."""
        return ", ".join(part for part in (self.title, self.subtitle) if part)


class ThumbRow(QWidget):
    """As many as fit in equal columns, or all of them in lines. Arrow keys go along, Enter and a click activate."""

    activated = Signal(str)
    overflowed = Signal(bool)
    """Whether there are more than one line holds; told when that changes."""

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
        self._is_whole = False
        self._is_full = False
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)

    def set_thumbs(self, thumbs: Sequence[Thumb]) -> None:
        """Show these, in this order; the same ones with more known of them stay as they are."""
        is_same = [one.key for one in thumbs] == [one.key for one in self._thumbs]
        self._thumbs = tuple(thumbs)
        self._current = self._current if is_same else 0
        self._describe()
        self.setVisible(bool(self._thumbs))
        self._look_over()
        self.updateGeometry()
        self.update()

    def set_whole(self, is_whole: bool) -> None:
        """Show all of them, in as many lines as they need, or what one line holds."""
        self._is_whole = is_whole
        self._current = min(self._current, max(self._shown() - 1, 0))
        self.updateGeometry()
        self.update()

    @property
    def is_overflowing(self) -> bool:
        """Whether there are more than one line holds."""
        return len(self._thumbs) > self.capacity()

    def capacity(self) -> int:
        """How many fit beside each other into the width there is."""
        return self._columns(self.width())

    def _columns(self, width: int) -> int:
        return max(1, width // self._column)

    def _shown(self) -> int:
        return len(self._thumbs) if self._is_whole else min(self.capacity(), len(self._thumbs))

    def thumb_rect(self, index: int) -> QRect:
        """The column of one picture, text included."""
        columns = min(self.capacity(), max(1, len(self._thumbs)))
        column = min(self.width() // columns, self._column + metrics.CARD_GAP)
        line, at = divmod(index, columns)
        place = QRect(at * column, line * (self._height() + metrics.SPACE), column, self._height())
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

    def sizeHint(self) -> QSize:
        """Five beside each other."""
        return QSize(5 * self._column, self.heightForWidth(max(self.width(), 5 * self._column)))

    def heightForWidth(self, width: int) -> int:
        """One line, or as many as all of them need."""
        lines = -(-len(self._thumbs) // self._columns(width)) if self._is_whole and self._thumbs else 1
        return lines * (self._height() + metrics.SPACE) - metrics.SPACE

    def minimumSizeHint(self) -> QSize:
        """One."""
        return QSize(self._column, self._height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click activates what it hits."""
        index = self._index_at(event.position().toPoint())
        if index is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._move_to(index)
        self.activated.emit(self._thumbs[index].key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what a click opens."""
        is_over = self._index_at(event.position().toPoint()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_over else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def event(self, event: QEvent) -> bool:
        """The whole of both lines as a tip: they are cut where there is no room."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self._index_at(event.pos())
            lines = (self._thumbs[index].title, self._thumbs[index].subtitle) if index is not None else ()
            QToolTip.showText(event.globalPos(), "\n".join(line for line in lines if line), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go along with the arrows, activate with Enter or Space."""
        towards_end = Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right
        towards_start = Qt.Key.Key_Right if self.isRightToLeft() else Qt.Key.Key_Left
        last = self._shown() - 1
        steps = {towards_end: 1, towards_start: -1, Qt.Key.Key_Home: -last, Qt.Key.Key_End: last}
        if self._is_whole:
            steps |= {Qt.Key.Key_Up: -self.capacity(), Qt.Key.Key_Down: self.capacity()}
        key = Qt.Key(event.key())
        if key in steps and last >= 0:
            target = self._current + steps[key]
            if key not in (Qt.Key.Key_Up, Qt.Key.Key_Down) or 0 <= target <= last:
                self._move_to(min(max(target, 0), last))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and last >= 0:
            self.activated.emit(self._thumbs[self._current].key)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say which one the keys have."""
        super().focusInEvent(event)
        self._describe()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say them all again."""
        super().focusOutEvent(event)
        self._describe()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer fit."""
        super().resizeEvent(event)
        self._look_over()
        if self._is_whole:
            self.updateGeometry()

    def _index_at(self, point: QPoint) -> int | None:
        return next((index for index in range(self._shown()) if self.thumb_rect(index).contains(point)), None)

    def _move_to(self, index: int) -> None:
        self._current = index
        self._describe()
        self.update()
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if isinstance(around, QScrollArea) and (inside := around.widget()) is not None:
            middle = self.mapTo(inside, self.thumb_rect(index).center())
            around.ensureVisible(middle.x(), middle.y(), 0, self._height() // 2 + metrics.SPACE)

    def _describe(self) -> None:
        """To screen readers: the one that the keys have, else all that there are."""
        names = ", ".join(thumb.title for thumb in self._thumbs)
        has_current = self.hasFocus() and self._current < len(self._thumbs)
        self.setAccessibleDescription(self._thumbs[self._current].spoken if has_current else names)
        if has_current and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _look_over(self) -> None:
        if self._is_full != self.is_overflowing:
            self._is_full = self.is_overflowing
            self.overflowed.emit(self._is_full)

    def changeEvent(self, event: QEvent) -> None:
        """Take new fonts and colours."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        for index, thumb in enumerate(self._thumbs[: self._shown()]):
            self._paint_thumb(painter, self.thumb_rect(index), thumb, ringed=index == self._current and self.hasFocus())

    def _height(self) -> int:
        return self._size.height() + _TEXT_GAP + 2 * fonts.grown(_LINE) + 2 * metrics.SPACE_GROUP

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
        line = QRect(column.left() + 2, top, column.width() - 4, fonts.grown(_LINE))
        for text, ink in ((thumb.title, palette.text), (thumb.subtitle, palette.text2)):
            painter.setPen(ink)
            cut = measure.elidedText(text, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, cut)
            line.translate(0, fonts.grown(_LINE))


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
    if fitted.height() > place.height():  # in a portrait the face is above the middle
        fitted.moveTop(place.top() - (fitted.height() - place.height()) // 4)
    painter.drawPixmap(fitted, thumb.picture)
