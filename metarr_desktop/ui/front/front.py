"""The last view, painted over the window until the live page stands beneath it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from metarr_desktop.ui.front.snapshot import Snapshot

_FOOT = 40  # as high as the job bar, whose numbers are the first to be untrue


class Front(QWidget):
    """Lies over all of its window. Takes every key and click, and does nothing with them: it is a picture."""

    painted = Signal()
    """It stands on the screen."""

    def __init__(self, window: QWidget, snapshot: Snapshot | None) -> None:
        super().__init__(window)
        self._snapshot = snapshot
        self._is_painted = False
        self._had_focus: QWidget | None = None
        self._words = self.tr("Opening your library")
        self.setAccessibleName(self._words)
        if snapshot is not None:
            self.setAccessibleDescription(self.tr("{view}, as you left it.").format(view=snapshot.title))
        self.setCursor(Qt.CursorShape.BusyCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setGeometry(window.rect())
        window.installEventFilter(self)
        self.show()
        self.setFocus()

    @property
    def has_view(self) -> bool:
        """Whether it shows a view, and not only words."""
        return self._snapshot is not None

    def lift(self) -> None:
        """Give the window free, and the focus to whom it went meanwhile."""
        focus, self._had_focus = self._had_focus, None
        self.clearFocus()
        self.hide()
        self.window().removeEventFilter(self)
        self.deleteLater()
        if focus is not None:
            focus.setFocus()

    # --- events -----------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keys are kept from shortcuts: what they would do cannot be seen yet. Clicks and wheels end here."""
        match event.type():
            case QEvent.Type.ShortcutOverride | QEvent.Type.MouseButtonPress | QEvent.Type.MouseButtonDblClick:
                event.accept()
                return True
            case QEvent.Type.MouseButtonRelease | QEvent.Type.Wheel | QEvent.Type.ContextMenu:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Does nothing; Tab would lead beneath."""
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """There is nothing else to come to yet."""
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What is being built beneath asked for the focus: it gets it in the end."""
        super().focusOutEvent(event)
        now = QApplication.focusWidget()
        if self.isVisible() and now is not None and now is not self and now.window() is self.window():
            self._had_focus = now
            self.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Be as large as the window, and on top of what is put into it."""
        if event.type() is QEvent.Type.Resize and isinstance(event, QResizeEvent):
            self.resize(event.size())
        elif event.type() is QEvent.Type.ChildAdded:
            self.raise_()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """The view where it was, and at the foot what is going on."""
        painter = QPainter(self)
        view = self._snapshot
        looks = view.looks if view is not None else None
        own = self.palette()
        face = QColor(looks.face) if looks is not None else own.color(QPalette.ColorRole.Window)
        ink = QColor(looks.ink) if looks is not None else own.color(QPalette.ColorRole.WindowText)
        if view is None:
            painter.fillRect(self.rect(), face)
        else:
            self._paint_view(painter, view, face)
        foot = QRect(0, self.height() - _FOOT, self.width(), _FOOT)
        painter.fillRect(foot, face)
        if looks is not None:
            painter.fillRect(foot.x(), foot.y(), foot.width(), 1, QColor(looks.line))
        painter.setPen(ink)
        painter.drawText(foot.adjusted(16, 0, -16, 0), Qt.AlignmentFlag.AlignVCenter, self._words)
        painter.end()
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()

    def _paint_view(self, painter: QPainter, view: Snapshot, face: QColor) -> None:
        """At its size: a window that came out larger has room beside it, a smaller one cuts it off."""
        size = view.image.deviceIndependentSize().toSize()
        if size.width() < self.width() or size.height() < self.height():
            painter.fillRect(self.rect(), face)
        left = self.width() - size.width() if self.isRightToLeft() else 0
        painter.drawImage(QPointF(left, 0), view.image)
