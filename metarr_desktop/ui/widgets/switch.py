"""On or off, at once: a switch as in the settings of phones."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from metarr_desktop.ui.theme.palette import current_palette

_SIZE = QSize(32, 18)


class Switch(QAbstractButton):
    """A checkable button. Where the knob stands says the state, not the colour alone."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """One size."""
        return _SIZE

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the track and the knob; right to left, on is at the left."""
        palette = current_palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        is_on = self.isChecked()
        edge = palette.accent if is_on else palette.ctl
        face = palette.accent if is_on else palette.base
        if not self.isEnabled():
            edge = face = palette.track
        painter.setPen(QPen(edge, 1))
        painter.setBrush(face)
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        at_end = is_on != self.isRightToLeft()
        radius = track.height() / 2 - 3
        middle = track.right() - track.height() / 2 if at_end else track.left() + track.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.on_accent if is_on else palette.ctl)
        painter.drawEllipse(QPointF(middle, track.center().y()), radius, radius)
