"""How far a few steps are: a dot a step, the present one long, with the words beside it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.palette import Ink, current_palette
from metarr_desktop.ui.widgets.labels import Label

_DOT = 8
_LONG = 24
_GAP = 6


class StepDots(QWidget):
    """Dots and "Step 1 of 3"."""

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = count
        self._dots = _Dots(count)
        self._words = Label(size=fonts.Size.SMALL, ink=Ink.TEXT2)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(metrics.SPACE_ROW)
        row.addWidget(self._dots)
        row.addWidget(self._words)
        row.addStretch()
        self.set_step(0)

    def set_step(self, step: int) -> None:
        """Show that step (from 0) as the present one."""
        self._dots.show_step(step)
        self._words.setText(self.tr("Step {step} of {count}").format(step=step + 1, count=self._count))


class _Dots(QWidget):
    def __init__(self, count: int) -> None:
        super().__init__()
        self._count = count
        self._step = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_step(self, step: int) -> None:
        self._step = step
        self.update()

    def sizeHint(self) -> QSize:
        return QSize((self._count - 1) * (_DOT + _GAP) + _LONG, _DOT)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        left = 0
        for number in range(self._count):
            width = _LONG if number == self._step else _DOT
            painter.setBrush(palette.accent if number <= self._step else palette.track)
            x = self.width() - left - width if self.isRightToLeft() else left
            painter.drawRoundedRect(QRectF(x, 0, width, _DOT), _DOT / 2, _DOT / 2)
            left += width + _GAP
