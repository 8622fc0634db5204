"""A large picture, whole or with its real pixels; what is looked at then can be moved about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from metarr_desktop.ui.theme import fonts
from metarr_desktop.ui.theme.palette import current_palette

_LEAST = QSize(160, 160)
_MIDDLE = QPointF(0.5, 0.5)
_SMALLEST_PX = 200


def halved(image: QImage) -> tuple[QImage, ...]:
    """In a worker: a picture, and the same half as large again and again, so that any size of it is drawn at once."""
    sizes = [image]
    while min(sizes[-1].width(), sizes[-1].height()) > 2 * _SMALLEST_PX:
        half = sizes[-1].size() / 2
        keeps = Qt.AspectRatioMode.IgnoreAspectRatio
        sizes.append(sizes[-1].scaled(half, keeps, Qt.TransformationMode.SmoothTransformation))
    return tuple(sizes)


class ZoomBox(QWidget):
    """Takes the room there is. Real pixels are dragged about; `looked` tells where, as a share of width and height."""

    looked = Signal(QPointF)

    def __init__(self, name: str, *, on_dark: bool = False, parent: QWidget | None = None) -> None:
        """`on_dark`: the picture is mostly air, and made for dark."""
        super().__init__(parent)
        self._sizes: Sequence[QImage] = ()
        self._words = ""
        self._on_dark = on_dark
        self._is_real = False
        self._centre = _MIDDLE
        self._grip: QPointF | None = None
        self.setAccessibleName(name)
        self.setMinimumSize(_LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_sizes(self, sizes: Sequence[QImage]) -> None:
        """Show a picture, as `halved` gives it."""
        self._sizes = sizes
        self._words = ""
        self.update()

    def show_words(self, words: str) -> None:
        """Say why there is none."""
        self._sizes = ()
        self._words = words
        self.update()

    @property
    def words(self) -> str:
        """What stands there in the place of a picture."""
        return self._words

    @property
    def has_picture(self) -> bool:
        """Whether a picture is shown."""
        return bool(self._sizes)

    def set_real(self, is_real: bool) -> None:
        """Show the picture's own pixels, one for each of the screen's, or all of it."""
        self._is_real = is_real
        self.setCursor(Qt.CursorShape.OpenHandCursor if is_real else Qt.CursorShape.ArrowCursor)
        self.update()

    def look_at(self, centre: QPointF) -> None:
        """Have that point of the picture in the middle, of its real pixels; emits nothing."""
        self._centre = QPointF(min(max(centre.x(), 0.0), 1.0), min(max(centre.y(), 0.0), 1.0))
        self.update()

    @property
    def centre(self) -> QPointF:
        """The point in the middle."""
        return self._centre

    def place(self) -> QRectF:
        """Where the picture lies, in this widget's pixels; of real ones it may reach beyond the edges."""
        if not self._sizes:
            return QRectF()
        whole, room = QSizeF(self._sizes[0].size()), QSizeF(self.size())
        if not self._is_real:
            within = room.boundedTo(whole / self.devicePixelRatioF())  # a small one is not blown up
            size = whole.scaled(within, Qt.AspectRatioMode.KeepAspectRatio)
            return QRectF(QPointF((room.width() - size.width()) / 2, (room.height() - size.height()) / 2), size)
        size = whole / self.devicePixelRatioF()
        left = _start(room.width(), size.width(), self._centre.x())
        return QRectF(QPointF(left, _start(room.height(), size.height(), self._centre.y())), size)

    # --- events -----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, or the words."""
        painter = QPainter(self)
        palette = current_palette()
        painter.fillRect(self.rect(), palette.badge if self._on_dark else palette.alt)
        if not self._sizes:
            painter.setPen(palette.on_dark if self._on_dark else palette.text2)
            painter.setFont(fonts.font())
            words = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(QRectF(self.rect()).adjusted(8, 8, -8, -8), int(words), self._words)
            return
        place = self.place()
        wanted = place.width() * self.devicePixelRatioF()
        image = next((one for one in reversed(self._sizes) if one.width() >= wanted), self._sizes[0])
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, image)

    def changeEvent(self, event: QEvent) -> None:
        """Take new fonts and colours."""
        super().changeEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the picture."""
        if self._is_real and self._sizes and event.button() == Qt.MouseButton.LeftButton:
            self._grip = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move it along."""
        if self._grip is None:
            return
        moved, size = event.position() - self._grip, self.place().size()
        self._grip = event.position()
        self.look_at(self._centre - QPointF(moved.x() / size.width(), moved.y() / size.height()))
        self.looked.emit(self._centre)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of it."""
        if self._grip is not None:
            self._grip = None
            self.setCursor(Qt.CursorShape.OpenHandCursor)


def _start(room: float, length: float, centre: float) -> float:
    """Where a length begins within a room so that its point lies in the middle; nothing is empty that need not be."""
    if length <= room:
        return (room - length) / 2
    return min(0.0, max(room - length, room / 2 - length * centre))
