"""A sentence over a view that needs to be known while the view stays usable, with at most one way out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from metarr_desktop.ui.theme import metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, Tone
from metarr_desktop.ui.widgets.buttons import Button
from metarr_desktop.ui.widgets.labels import IconLabel, Label

_SIGNS = {
    Tone.ACCENT: (Icon.INFO, Ink.ACCENT),
    Tone.OK: (Icon.CHECK, Ink.OK),
    Tone.WARN: (Icon.WARNING, Ink.WARN),
    Tone.ERROR: (Icon.OCTAGON, Ink.ERROR),
}


class Banner(QFrame):
    """Icon and sentence in one of four tones: information, in order, warning, error."""

    acted = Signal()

    def __init__(
        self,
        tone: Tone = Tone.ACCENT,
        text: str = "",
        *,
        icon: Icon | None = None,
        action: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = IconLabel(Icon.INFO)
        self._text = Label(wrap=True)
        self.button = Button("", small=True)
        self.button.clicked.connect(self.acted)
        row = QHBoxLayout(self)
        row.setContentsMargins(metrics.SPACE_ROW, metrics.SPACE, metrics.SPACE_ROW, metrics.SPACE)
        row.setSpacing(metrics.SPACE)
        row.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._text, 1)
        row.addWidget(self.button)
        self.show_message(tone, text, icon=icon, action=action)

    def show_message(self, tone: Tone, text: str, *, icon: Icon | None = None, action: str = "") -> None:
        """Say another thing; without an icon the tone's own stands there, without `action` no button."""
        sign, ink = _SIGNS[tone]
        self._icon.set_icon(icon or sign, ink)
        self._text.setText(text)
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self.setAccessibleName(text)
        self.setProperty("banner", tone.value)
        self.style().unpolish(self)
        self.style().polish(self)
