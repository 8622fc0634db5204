"""The last view, painted over the window until the live page stands beneath it.

What is used before the first paint is chosen by what it costs: PySide makes a class when its name is first asked for,
and the namespace `Qt` with all its enumerations takes 20 ms, an eighth of what an empty window takes; even `fillRect`
asks for it. So a view is drawn as one image, and whatever needs them is set up after the paint (`_Guard`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QPaintEvent

    from metarr_desktop.ui.front.snapshot import Snapshot


class Front(QWidget):
    """Lies over all of its window. Takes every key and click, and does nothing with them: it is a picture."""

    painted = Signal()
    """It stands on the screen; told once."""

    def __init__(self, window: QWidget, snapshot: Snapshot | None) -> None:
        super().__init__(window)
        self._snapshot = snapshot
        self._guard: _Guard | None = None
        self._is_painted = False
        self._words = self.tr("Opening your library")
        self.setAccessibleName(self._words)
        if snapshot is not None:
            self.setAccessibleDescription(self.tr("{view}, as you left it.").format(view=snapshot.title))
        self.setAutoFillBackground(True)
        self.setGeometry(window.rect())
        self.show()

    @property
    def has_view(self) -> bool:
        """Whether it shows a view, and not only words."""
        return self._snapshot is not None

    def lift(self) -> None:
        """Give the window free, and the focus to whom it went meanwhile."""
        focus = self._guard.end() if self._guard is not None else None
        self.clearFocus()
        self.hide()
        self.deleteLater()
        if focus is not None:
            focus.setFocus()

    # --- painting ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The view where it was. A window that came out larger has room beside it, a smaller one cuts it off."""
        painter = QPainter(self)
        if self._snapshot is None:
            self._paint_words(painter)
        else:
            image = self._snapshot.image
            left = self.width() - image.deviceIndependentSize().width() if self.isRightToLeft() else 0
            painter.drawImage(QPointF(left, 0), image)
        painter.end()
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self._stand)

    def _paint_words(self, painter: QPainter) -> None:
        room = painter.fontMetrics().boundingRect(self._words)
        room.moveCenter(self.rect().center())
        painter.drawText(QPointF(room.x(), room.bottom()), self._words)

    def _stand(self) -> None:
        self.painted.emit()
        if self.isVisible():
            self._guard = _Guard(self)


class _Guard(QObject):
    """Keeps keys, clicks and the focus from what is being built beneath a front, which is kept on top and in size."""

    def __init__(self, front: Front) -> None:
        super().__init__(front)
        from PySide6.QtCore import QEvent, Qt

        self._front = front
        self._focus: QWidget | None = None
        kinds = QEvent.Type
        self._swallowed = {
            kinds.KeyPress,  # Tab would lead beneath
            kinds.KeyRelease,
            kinds.ShortcutOverride,  # what a shortcut would do cannot be seen yet
            kinds.MouseButtonPress,
            kinds.MouseButtonRelease,
            kinds.MouseButtonDblClick,
            kinds.Wheel,
            kinds.ContextMenu,
        }
        self._kinds = kinds
        front.setCursor(Qt.CursorShape.BusyCursor)
        front.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        front.raise_()
        front.setFocus()
        front.installEventFilter(self)
        front.window().installEventFilter(self)

    def end(self) -> QWidget | None:
        """Let everything through again; who asked for the focus meanwhile."""
        self._front.removeEventFilter(self)
        self._front.window().removeEventFilter(self)
        return self._focus

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Of the front: nothing reaches it but painting. Of the window: its size, and what is put into it."""
        kind = event.type()
        if watched is not self._front:
            if kind is self._kinds.ChildAdded:
                self._front.raise_()
            elif kind is self._kinds.Resize:
                self._front.resize(self._front.window().size())
            return False
        if kind in self._swallowed:
            event.accept()
            return True
        if kind is self._kinds.FocusOut:
            now = self._front.window().focusWidget()
            if now is not None and now is not self._front:
                self._focus = now
                self._front.setFocus()
        return False
