"""A sentence over a view that needs to be known while the view stays usable, with one way out or a few."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, Tone
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.flow_layout import FlowLayout
from metarr_desktop.ui.widgets.labels import IconLabel, Label

_SIGNS = {
    Tone.ACCENT: (Icon.INFO, Ink.ACCENT),
    Tone.OK: (Icon.CHECK, Ink.OK),
    Tone.WARN: (Icon.WARNING, Ink.WARN),
    Tone.ERROR: (Icon.OCTAGON, Ink.ERROR),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A way out of a question: the word of its button, and what is done."""

    text: str
    act: Callable[[], object]
    is_primary: bool = False


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
        is_heading: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`is_heading`: the sentence stands above more, strong and in the ink of its tone."""
        super().__init__(parent)
        self._is_heading = is_heading
        self._icon = IconLabel(Icon.INFO)
        self._text = Label(wrap=True, weight=fonts.Weight.STRONG if is_heading else fonts.Weight.NORMAL)
        self.button = Button("", small=True)
        self.button.clicked.connect(self.acted)
        row = QHBoxLayout(self)
        row.setContentsMargins(metrics.SPACE_ROW, metrics.SPACE, metrics.SPACE_ROW, metrics.SPACE)
        row.setSpacing(metrics.SPACE)
        upright = Qt.AlignmentFlag.AlignTop if is_heading else Qt.AlignmentFlag.AlignVCenter
        row.addWidget(self._icon, alignment=upright)
        self._words = words = QVBoxLayout()
        words.setSpacing(metrics.SPACE)
        words.addWidget(self._text)
        self._below = QWidget()  # hidden without choices: an empty layout would leave the sentence no room
        self._choices = FlowLayout(self._below)
        words.addWidget(self._below)
        row.addLayout(words, 1)
        row.addWidget(self.button)
        self.offered: list[Button] = []
        self.show_message(tone, text, icon=icon, action=action)

    def show_message(self, tone: Tone, text: str, *, icon: Icon | None = None, action: str = "") -> None:
        """Say another thing; without an icon the tone's own stands there, without `action` no button."""
        sign, ink = _SIGNS[tone]
        self._icon.set_icon(icon or sign, ink)
        self._text.setText(text)
        if self._is_heading:
            self._text.set_ink(ink)
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self.offer()
        self.setAccessibleName(text)
        self.setProperty("banner", tone.value)
        self.style().unpolish(self)
        self.style().polish(self)

    def put_below(self, widget: QWidget) -> None:
        """Have this under the sentence, above the buttons."""
        self._words.insertWidget(self._words.indexOf(self._below), widget)

    def offer(self, *choices: Choice) -> None:
        """Put these buttons below the sentence, in the place of those before."""
        while (item := self._choices.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.offered = []
        for choice in choices:
            button = Button(
                choice.text, kind=ButtonKind.PRIMARY if choice.is_primary else ButtonKind.NORMAL, small=True
            )
            button.clicked.connect(lambda _checked=False, act=choice.act: act())
            self._choices.addWidget(button)
            self.offered.append(button)
        self._below.setVisible(bool(choices))
