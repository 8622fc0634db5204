"""What was just done, with the way back: a line at the foot of the content that never takes focus."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from metarr_desktop.domain.kinds import BatchId
from metarr_desktop.ui.theme import fonts, metrics, motion
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind, ToolButton
from metarr_desktop.ui.widgets.labels import IconLabel, KeyCap, Label

STAY_MS = 8000
_MOST = 3


@dataclass(frozen=True, slots=True)
class Notice:
    """What a toast says. `action` is the word of its link; an undo of the last change also shows its keys.

    `undoes` is the batch that the link takes back, whatever was done since; `on_action` is done instead where the way
    back is no batch.
    """

    text: str
    icon: Icon = Icon.CHECK
    action: str = ""
    is_undo: bool = False
    undoes: BatchId | None = None
    on_action: Callable[[], None] | None = None


class Toast(QFrame):
    """One notice. It leaves after `stay_ms`, later while the pointer is on it."""

    acted = Signal()
    closed = Signal()

    def __init__(
        self, notice: Notice, *, undo_keys: str = "", stay_ms: int = STAY_MS, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.notice = notice
        self.setProperty("toast", True)
        self.setAccessibleName(notice.text)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(fonts.grown(40))
        row = QHBoxLayout(self)
        row.setContentsMargins(metrics.SPACE_ROW, 0, metrics.SPACE_ROW, 0)
        row.setSpacing(metrics.SPACE_ROW)
        row.addWidget(IconLabel(notice.icon, ink=Ink.TOAST))
        row.addWidget(Label(notice.text, ink=Ink.TOAST))
        row.addStretch()
        if notice.action:
            row.addWidget(self._link(notice.action))
        if notice.is_undo and undo_keys:
            row.addWidget(KeyCap(undo_keys, on_toast=True))
        row.addWidget(self._cross())
        self._timer = QTimer(self, singleShot=True, interval=stay_ms)
        self._timer.timeout.connect(self.dismiss)
        self._timer.start()

    def dismiss(self) -> None:
        """Leave now."""
        self._timer.stop()
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the pointer is here."""
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Count again from the start."""
        super().leaveEvent(event)
        self._timer.start()

    def _link(self, text: str) -> Button:
        link = Button(text, kind=ButtonKind.LINK)
        link.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        link.clicked.connect(self._act)
        return link

    def _cross(self) -> ToolButton:
        cross = ToolButton(Icon.CLOSE, self.tr("Close"), ink=Ink.TOAST, small=True)
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        cross.clicked.connect(self.dismiss)
        return cross

    def _act(self) -> None:
        self.acted.emit()
        self.dismiss()


class ToastStack(QWidget):
    """The toasts over an area, newest at the bottom, 16 px from its foot. Make one per window."""

    def __init__(self, area: QWidget) -> None:
        super().__init__(area)
        self._area = area
        self.undo_keys: Callable[[], str] = _shipped_undo_keys
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(metrics.SPACE)
        self._toasts: list[Toast] = []
        area.installEventFilter(self)
        self.hide()

    def show_notice(self, notice: Notice, *, stay_ms: int = STAY_MS) -> Toast:
        """Say something; connect `acted` of what comes back to the way back."""
        toast = Toast(notice, undo_keys=self.undo_keys(), stay_ms=stay_ms, parent=self)
        toast.closed.connect(lambda: self._forget(toast))
        self._toasts.append(toast)
        self._column.addWidget(toast, alignment=Qt.AlignmentFlag.AlignHCenter)
        for old in self._toasts[:-_MOST]:
            old.dismiss()
        self._settle()
        motion.fade_in(toast)
        # It takes no focus, so nobody would hear of it.
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(toast, notice.text))
        return toast

    def toasts(self) -> tuple[Toast, ...]:
        """Those on screen, oldest first."""
        return tuple(self._toasts)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the foot of the area."""
        if event.type() == QEvent.Type.Resize:
            self._settle()
        return super().eventFilter(watched, event)

    def _forget(self, toast: Toast) -> None:
        if toast in self._toasts:
            self._toasts.remove(toast)
            self._column.removeWidget(toast)
        self._settle()

    def _settle(self) -> None:
        """Take the place first, then show: a toast that passes under the pointer would stay for it."""
        if not self._toasts:
            self.hide()
            return
        size = self._column.sizeHint()
        left = (self._area.width() - size.width()) // 2
        top = self._area.height() - size.height() - metrics.SPACE_PANE
        self.setGeometry(left, top, size.width(), size.height())
        self.show()
        self.raise_()


def _shipped_undo_keys() -> str:
    return QKeySequence(QKeySequence.StandardKey.Undo).toString(QKeySequence.SequenceFormat.NativeText)
