"""One picture in its own shape, or the dashed frame of what is not there."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from metarr_desktop.ui.theme import fonts, icons, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, current_palette
from metarr_desktop.ui.widgets.poster_card import paint_picture

_LEAST_EMPTY = 36  # two lines of small words
_SEE_THROUGH = frozenset({"clearlogo", "clearart", "characterart"})
_ROOM = metrics.RING + metrics.RING_DISTANCE


def fitted(shape: QSize, box: QSize) -> QSize:
    """The largest size of that shape within a box; the box itself where the shape is not known."""
    return box if shape.isEmpty() else shape.scaled(box, Qt.AspectRatioMode.KeepAspectRatio)


def is_see_through(art: str) -> bool:
    """Whether pictures of a kind are mostly air, and made for dark."""
    return art in _SEE_THROUGH


def backed(art: str, picture: QPixmap | None) -> QPixmap | None:
    """A picture that is mostly air on the dark it is made for; a light logo would not be seen on white."""
    if picture is None or not is_see_through(art):
        return picture
    whole = QPixmap(picture.size())
    whole.setDevicePixelRatio(picture.devicePixelRatio())
    whole.fill(Qt.GlobalColor.transparent)
    painter = QPainter(whole)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(current_palette().badge)
    painter.drawRoundedRect(QRectF(QPointF(), picture.deviceIndependentSize()), 4, 4)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return whole


class PictureBox(QWidget):
    """As large as its picture within `box`. With `ring` a line in that ink stands around it."""

    def __init__(self, name: str, box: QSize, *, ring: Ink | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = box
        self._ring = ring
        self._edge = _ROOM if ring is not None else 0
        self._picture: QPixmap | None = None
        self._text = ""
        self._icon: Icon | None = None
        self._is_there = False
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_empty("")

    def set_box(self, box: QSize) -> None:
        """Another room, for what is shown from now on."""
        self._box = box

    def show_picture(self, picture: QPixmap | None, shape: QSize) -> None:
        """Show a picture of that shape; None while it is being read."""
        self._is_there = True
        self._picture = picture
        self._take_size(fitted(shape, self._box))

    def show_empty(self, text: str, icon: Icon | None = None, shape: QSize | None = None) -> None:
        """Say that nothing is there ("not on disk"), by a word or an icon, in the shape that would be."""
        self._is_there = False
        self._text = text
        self._icon = icon
        self.setAccessibleDescription(text)
        self._take_size(fitted(shape or QSize(), self._box).expandedTo(QSize(0, _LEAST_EMPTY)))

    def picture_size(self) -> QSize:
        """What the picture should be scaled to."""
        return self.size() - QSize(2 * self._edge, 2 * self._edge)

    def changeEvent(self, event: QEvent) -> None:
        """Take new fonts and colours."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture or the frame, then the ring."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        place = self.rect().adjusted(self._edge, self._edge, -self._edge, -self._edge)
        palette = current_palette()
        if not self._is_there:
            self._paint_empty(painter, QRectF(place))
            return
        if self._picture is None or self._picture.isNull():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.alt)
            painter.drawRoundedRect(place, metrics.RADIUS_PANEL, metrics.RADIUS_PANEL)
        else:
            paint_picture(painter, place, self._picture)
        if self._ring is not None:
            painter.setPen(QPen(palette.ink(self._ring), metrics.RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            radius = metrics.RADIUS_PANEL + _ROOM
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def _paint_empty(self, painter: QPainter, place: QRectF) -> None:
        palette = current_palette()
        pen = QPen(palette.ctl, 1)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), metrics.RADIUS_PANEL, metrics.RADIUS_PANEL)
        if self._icon is not None:
            sign = QRectF(0, 0, metrics.ICON, metrics.ICON)
            sign.moveCenter(place.center())
            icons.paint(painter, self._icon, palette.text2, sign)
            return
        painter.setPen(palette.text2)
        painter.setFont(fonts.font(fonts.Size.SMALL))
        words = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(place.adjusted(4, 4, -4, -4), int(words), self._text)

    def _take_size(self, size: QSize) -> None:
        self.setFixedSize(size + QSize(2 * self._edge, 2 * self._edge))
        self.update()
