"""Chips: a filter, a fact or a value of a list, with an optional × that removes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, Tone
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind, ToolButton
from metarr_desktop.ui.widgets.flow_layout import FlowLayout
from metarr_desktop.ui.widgets.labels import ElidedLabel, IconLabel, Label

_TONE_INK = {
    Tone.NEUTRAL: Ink.TEXT2,
    Tone.ACCENT: Ink.ACCENT,
    Tone.OK: Ink.OK,
    Tone.WARN: Ink.WARN,
    Tone.ERROR: Ink.ERROR,
    Tone.OUTLINE: Ink.TEXT2,
}
_TEXT_INK = {Tone.NEUTRAL: Ink.TEXT}
SMALL_HEIGHT = 20
"""Of a small chip, in pixels at the ordinary size of text."""


@dataclass(frozen=True, slots=True)
class ChipValue:
    """What a chip shows; `key` is what its signals carry."""

    key: str
    text: str
    icon: Icon | None = None
    tone: Tone = Tone.ACCENT
    is_removable: bool = True


class Chip(QFrame):
    """One chip. Delete or Backspace removes it where it may be removed, Enter and a click open it.

    An `elided` one is cut in the middle where its line has no room for it, with all of its text in its tip.
    """

    removed = Signal(str)
    clicked = Signal(str)

    def __init__(
        self,
        value: ChipValue,
        *,
        small: bool = False,
        draggable: bool = False,
        elided: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.value = value
        self.setProperty("chip", value.tone.value)
        self.setAccessibleName(value.text)
        width = QSizePolicy.Policy.Maximum if elided else QSizePolicy.Policy.Fixed
        self.setSizePolicy(width, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if value.is_removable or draggable else Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 4 if value.is_removable else 6, 0)
        row.setSpacing(metrics.SPACE_GROUP)
        ink = _TONE_INK[value.tone]
        if draggable:
            row.addWidget(IconLabel(Icon.DRAG, ink=Ink.TEXT3, size_px=metrics.ICON_CHIP))
        if value.icon is not None:
            size = metrics.ICON_CHIP if small else metrics.ICON_BADGE
            row.addWidget(IconLabel(value.icon, ink=ink, size_px=size))
        text_size = fonts.Size.SMALL if small else fonts.Size.BODY
        if elided:
            text_ink, middle = _TEXT_INK.get(value.tone, ink), Qt.TextElideMode.ElideMiddle
            row.addWidget(ElidedLabel(value.text, size=text_size, ink=text_ink, mode=middle))
        else:
            label = Label(value.text, size=text_size, ink=Ink.TEXT)
            label.setProperty("ink", None)
            row.addWidget(label)
        if value.is_removable:
            row.addWidget(self._cross(ink))
        self._height = SMALL_HEIGHT if small else metrics.HEIGHT_SMALL
        self.setFixedHeight(fonts.grown(self._height))

    def changeEvent(self, event: QEvent) -> None:
        """Make room for larger text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.setFixedHeight(fonts.grown(self._height))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes, Enter opens."""
        match event.key():
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if self.value.is_removable:
                self.removed.emit(self.value.key)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self.clicked.emit(self.value.key)
            case _:
                super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click within opens it."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit(self.value.key)

    def _cross(self, ink: Ink) -> ToolButton:
        name = self.tr("Remove {what}").format(what=self.value.text)
        cross = ToolButton(Icon.CLOSE, name, ink=ink, tiny=True)
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        cross.setFixedSize(QSize(metrics.ICON, metrics.ICON))
        cross.clicked.connect(lambda: self.removed.emit(self.value.key))
        return cross


class ChipBar(QWidget):
    """Chips in lines, with an optional button after the last that asks for another."""

    removed = Signal(str)
    clicked = Signal(str)
    add_requested = Signal()

    def __init__(
        self, add_text: str = "", *, small: bool = False, elided: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._small = small
        self._elided = elided
        self._chips: tuple[Chip, ...] = ()
        self.setProperty("ordersFocus", True)
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.add_button = Button(add_text, icon=Icon.PLUS, kind=ButtonKind.FLAT, small=True)
        self.add_button.clicked.connect(self.add_requested)
        self._flow.addWidget(self.add_button)
        self.add_button.setVisible(bool(add_text))

    def set_chips(self, values: Sequence[ChipValue]) -> None:
        """Show these chips, in this order."""
        if tuple(chip.value for chip in self._chips) == tuple(values):
            return
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.removeWidget(self.add_button)
        self._chips = tuple(self._chip(value) for value in values)
        self._flow.addWidget(self.add_button)
        self._order_focus()
        self.updateGeometry()

    def chips(self) -> tuple[Chip, ...]:
        """The chips shown, in order."""
        return self._chips

    def _order_focus(self) -> None:
        """As they are read: the button was there before the chips."""
        for one, following in pairwise((*self._chips, self.add_button)):
            QWidget.setTabOrder(one, following)

    def _chip(self, value: ChipValue) -> Chip:
        chip = Chip(value, small=self._small, elided=self._elided)
        chip.removed.connect(self.removed)
        chip.clicked.connect(self.clicked)
        self._flow.addWidget(chip)
        chip.show()
        return chip
