"""The ring around what has the focus, 2 px wide: at a distance of 2 over everything beside a button, within a list."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QPlainTextEdit,
    QScrollArea,
    QSlider,
    QTabBar,
    QWidget,
)
from shiboken6 import isValid

from metarr_desktop.ui.theme import metrics
from metarr_desktop.ui.theme.palette import current_palette
from metarr_desktop.ui.widgets.chip import Chip
from metarr_desktop.ui.widgets.grid_view import GridView
from metarr_desktop.ui.widgets.letter_strip import LetterStrip
from metarr_desktop.ui.widgets.panel import Panel

_REACH = metrics.RING_DISTANCE + metrics.RING
_OUTSIDE = (QAbstractButton, QSlider, QTabBar, Chip)
_WITHIN = (QAbstractItemView, QScrollArea, LetterStrip, Panel)
_MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest}


class FocusRing(QObject):
    """Follows the focus of the whole application. Inputs ring themselves in the style sheet. Make one."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: _Ring | None = None
        self._reach = _REACH
        self._watched: list[QWidget] = []
        app.focusChanged.connect(self._follow)

    def ring(self) -> QWidget | None:
        """The ring on screen, if any."""
        return self._ring

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move with the button and with what holds it."""
        if event.type() in _MOVES:
            self._place()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        """Takes no argument of the signal: its old widget may be half destroyed and must not be touched."""
        now = QApplication.focusWidget()
        for watched in self._watched:
            if isValid(watched):
                watched.removeEventFilter(self)
        self._watched = []
        self._drop()
        if now is None or now.isWindow() or (not isinstance(now, _OUTSIDE) and not _rings_within(now)):
            return
        self._reach = _REACH if isinstance(now, _OUTSIDE) else 0
        holder = _holder(now)
        self._watched = list(_up_to(now, holder))
        for watched in self._watched:
            watched.installEventFilter(self)
        self._ring = _Ring(holder)
        self._place()

    def _place(self) -> None:
        if self._ring is None or not isValid(self._ring):
            return
        target, holder = self._watched[0], self._ring.holder()
        if not isValid(target):
            return
        self._ring.setVisible(target.isVisible())
        place = QRect(target.mapTo(holder, QPoint(0, 0)), target.size())
        reach = self._reach
        self._ring.setGeometry(place.adjusted(-reach, -reach, reach, reach))
        self._ring.raise_()

    def _drop(self) -> None:
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = None


class _Ring(QWidget):
    """The ring itself; the pointer goes through it."""

    def __init__(self, holder: QWidget) -> None:
        super().__init__(holder)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def holder(self) -> QWidget:
        """What it lies on. Not kept: a reference from here would decide when a window dies."""
        parent = self.parentWidget()
        return self if parent is None else parent

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the accent."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(current_palette().accent, metrics.RING))
        inset = metrics.RING / 2
        radius = metrics.RADIUS_CONTROL + metrics.RING_DISTANCE + inset
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)


def _rings_within(widget: QWidget) -> bool:
    """Whether it is a list or the like that the keys have reached.

    One that was clicked into shows by its chosen row where the focus is: a frame around half the window would only
    shout, and have all of it painted anew at every turn of the wheel. Inputs have a border of their own, a wall of
    cards rings the card.
    """
    if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
        return False
    if isinstance(widget, QPlainTextEdit):
        return bool(widget.property("bare"))
    return isinstance(widget, _WITHIN) and not isinstance(widget, GridView)


def _up_to(widget: QWidget, holder: QWidget) -> Iterator[QWidget]:
    """The widget and what lies between it and its holder."""
    step: QWidget | None = widget
    while step is not None and step is not holder:
        yield step
        step = step.parentWidget()


def _holder(widget: QWidget) -> QWidget:
    """What scrolls with the widget, else its window: there the ring is cut by nothing nearer."""
    inner = widget
    parent = widget.parentWidget()
    while parent is not None and not inner.isWindow():
        area = parent.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is parent:
            return inner if inner is not widget else parent
        inner, parent = parent, parent.parentWidget()
    return widget.window()
