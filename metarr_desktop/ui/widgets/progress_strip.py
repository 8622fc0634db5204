"""The job bar: what runs, how far it is, and the two ways to hold it up."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from metarr_desktop.ui.theme import fonts, metrics, motion
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind, ToolButton
from metarr_desktop.ui.widgets.labels import ElidedLabel

_BAR_WIDTH = 200
_BAR_LEAST = 48


class ProgressStrip(QWidget):
    """Label, bar, sentence ("1,204 of 8,310 · 38/s · 3 min left"), pause and cancel."""

    pause_requested = Signal(bool)
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = ElidedLabel(weight=fonts.Weight.STRONG)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setMinimumWidth(_BAR_LEAST)
        self._bar.setMaximumWidth(_BAR_WIDTH)
        self._text = ElidedLabel(ink=Ink.TEXT2)
        self.pause = ToolButton(Icon.PAUSE, self.tr("Pause"), small=True)
        self.pause.clicked.connect(lambda: self.pause_requested.emit(True))
        self.resume = Button(self.tr("Resume"), icon=Icon.PLAY, small=True)
        self.resume.clicked.connect(lambda: self.pause_requested.emit(False))
        self.cancel = Button(self.tr("Cancel"), kind=ButtonKind.FLAT, small=True)
        self.cancel.clicked.connect(self.cancel_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(metrics.SPACE_ROW, 0, metrics.SPACE_ROW, 0)
        row.setSpacing(metrics.SPACE_ROW)
        for widget in (self._label, self._bar, self._text, self.pause, self.resume, self.cancel):
            row.addWidget(widget)
        row.addStretch()
        self.show_idle("")

    def show_progress(self, label: str, done: int, total: int | None, text: str) -> None:
        """Show a running job; without a total the bar only moves."""
        self._label.setText(label)
        self._text.setText(text)
        motion.show_progress(self._bar, done, total)
        self._bar.setAccessibleName(f"{label}: {text}")
        self._show_parts(running=True)

    def text(self) -> str:
        """The sentence shown now."""
        return self._text.text()

    def show_idle(self, text: str) -> None:
        """Show how the last one ended ("Found 312 movies, 4 need you"), or nothing."""
        self._label.clear()
        self._text.setText(text)
        self._show_parts(running=False)

    def show_paused(self, text: str) -> None:
        """Show that all work rests ("Paused · 3 jobs wait"), and what lets it go on."""
        self.show_idle(text)
        self.pause.hide()
        self.resume.show()

    def _show_parts(self, *, running: bool) -> None:
        for widget in (self._label, self._bar, self.pause, self.cancel):
            widget.setVisible(running)
        self.resume.hide()
